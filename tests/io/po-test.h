/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program says in Spanish, read from its translation: tests look at both languages in one process. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Owned by the program; @context or NULL. Fails where there is none. */
const char *in_spanish (const char *context, const char *msgid);

G_END_DECLS
