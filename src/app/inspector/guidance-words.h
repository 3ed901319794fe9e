/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be done in each step of the guidance, in words. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @step: its place in ent_guidance_choices. In the language of the process. */
const char *ent_guidance_words (guint step);

G_END_DECLS
