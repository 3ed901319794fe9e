/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What names that are not the same may have in common: articles aside, in brackets, by their first letters, by their
 * words. It tells who may be meant, for somebody to decide. Names come folded, as ent_text_fold() has them.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @folded without articles and "of", in English and Spanish, with one space between words: two that are equal in it are
 * one name, said with more or less care. @folded itself where nothing would be left. O(n) */
char *ent_name_plain (const char *folded) G_GNUC_WARN_UNUSED_RESULT;
/* Keys, as ent_name_key() has them, of what stands before brackets at the end of the name. NULL: there are none, or
 * nothing before them. O(n) */
char *ent_name_before_brackets (const char *folded) G_GNUC_WARN_UNUSED_RESULT;
/* Keys of what somebody may call it for short: what stands in brackets at the end, the first letters of its words, and
 * those of the first few with the rest of them ("jac" and "jactaganga" for "Junta de Acción Comunal Taganga"). Owned by
 * the array, which may be empty. O(n · words), of which those beyond a few are not looked at */
GPtrArray *ent_name_shorts (const char *folded) G_GNUC_WARN_UNUSED_RESULT;
/* The words by which it is told apart, each once: those of ent_name_words() without such as "association" and "hotel".
 * Owned by the array, which may be empty. O(n) but for very many words */
GPtrArray *ent_name_distinctive (const char *folded) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
