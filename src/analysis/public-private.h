/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files that make a copy for others: what goes along with what. */
#pragma once

#include "analysis/public-copy.h"

G_BEGIN_DECLS

/* With which choice @record goes along, its fields aside. */
EntShare ent_public_share_of (gconstpointer record);
/* Whether @field is a text that people read or write. */
gboolean ent_public_is_text (const EntField *field);
/* Whether a text of @field says what somebody is called. */
gboolean ent_public_is_name (const EntField *field);

G_END_DECLS
