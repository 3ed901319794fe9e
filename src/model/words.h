/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a picture, in the language of the map and not of the process:
 * a table that is handed to the scene, made at build time from the translations.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

typedef struct _EntWords EntWords;

/* @language as in BCP 47 or POSIX ("es", "es-CO", "es_CO.UTF-8"); NULL where there are no words in it. Static: never freed. */
const EntWords *ent_words_find (const char *language);
/* The same; English for NULL and what is not known. */
const EntWords *ent_words_for_language (const char *language);
/* Those of the first that there are words in, as gettext would choose it; English where there are none in any. For what speaks the
 * language of the process: ent_words_for_languages (g_get_language_names ()). */
const EntWords *ent_words_for_languages (const char *const *languages);
/* "en", "es": the language that was found. */
const char *ent_words_language (const EntWords *words);

/* @msgid as written, marked for translation by being in this call. */
const char *ent_words_text (const EntWords *words, const char *msgid) G_GNUC_FORMAT (2);
const char *ent_words_text_in (const EntWords *words, const char *context, const char *msgid) G_GNUC_FORMAT (3);
/* The form of "%u stakeholder" / "%u stakeholders" for @n. */
const char *ent_words_plural (const EntWords *words, const char *singular, const char *plural, gulong n)
    G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);
const char *ent_words_choice (const EntWords *words, const EntChoices *choices, guint value);
/* The same in the language at place @language of those that pictures have words in; NULL past the last. An EntChoiceWord: a
 * spreadsheet may come from a colleague. */
const char *ent_words_choice_in (guint language, const EntChoices *choices, guint value);
/* Its own name in @map, or what the sector is called in the language of @words. */
const char *ent_words_sector (const EntWords *words, EntMap *map, guint sector);
/* What a value means, in a sentence; "" where nothing is said of it. */
const char *ent_words_choice_help (const EntWords *words, const EntChoices *choices, guint value);
/* What pictures may say in any map, a text in a line: in English and in the language of @words, of plurals the first form. */
char *ent_words_all (const EntWords *words) G_GNUC_WARN_UNUSED_RESULT;
/* "14 March 2026", "14 de marzo de 2026". */
char *ent_words_date (const EntWords *words, guint32 date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
