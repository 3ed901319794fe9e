/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left of a name when two spellings of it are compared. Names come folded, as ent_text_fold() has them: what is
 * made of one several times is folded once. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The same text for names that people take for the same: without case, accents, spaces, punctuation,
 * articles and forms of a company, and with common abbreviations in English and Spanish as what they
 * stand for ("Asoc. de Hoteles" and "Asociación Hoteles"). "" if nothing is left. O(n) */
char *ent_name_key (const char *folded) G_GNUC_WARN_UNUSED_RESULT;
/* The words of which that is made, in their order; owned by the array, which may be empty. O(n) */
GPtrArray *ent_name_words (const char *folded) G_GNUC_WARN_UNUSED_RESULT;
/* Without spaces and punctuation alone: for names that somebody ran together. */
char *ent_name_letters (const char *folded) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
