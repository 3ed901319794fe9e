/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the window for what takes its words from a table: see model/words.h. */
#pragma once

#include "model/words.h"

G_BEGIN_DECLS

/* The first of the languages of the process that there are words in, as gettext would choose it. */
const EntWords *ent_window_words (void);

G_END_DECLS
