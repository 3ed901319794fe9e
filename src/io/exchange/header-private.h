/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of titles only. */
#pragma once

#include "io/exchange/header-words.h"

G_BEGIN_DECLS

/* What a question above a column of stakeholders asks for; FALSE: it is none, or nothing that is known. O(length) */
gboolean ent_header_find_question (const char *title, EntMeans *means);

G_END_DECLS
