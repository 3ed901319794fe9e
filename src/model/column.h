/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column of a table of stakeholders: one of their fields, or an aspect that is
 * rated at a moment. Its values as they stand in a cell, and as people write
 * them there: by name or label, in any language that the program has words in.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

typedef struct
{
  const EntField *field; /* of stakeholders; NULL for an aspect */
  EntAspect aspect;      /* meant when field is NULL */
} EntColumn;

/* The label of @value in another language of the program, counted from 0; NULL past the last one. */
typedef const char *(*EntChoiceWord) (guint language, const EntChoices *choices, guint value);

/* By its name in the file, which is a field's or an aspect's; FALSE if there is none. */
gboolean ent_column_find (const char *name, EntColumn *column);
const char *ent_column_name (const EntColumn *column);
const char *ent_column_title (const EntColumn *column);
/* What is chosen from, or NULL. */
const EntChoices *ent_column_choices (const EntColumn *column);
/* How @value, of what is chosen from, is shown: by its label, decision power as "4 · Much". */
char *ent_column_label (const EntColumn *column, EntMap *map, guint value) G_GNUC_WARN_UNUSED_RESULT;
/* Whether people would call the column @header: its label, or one of the names that spreadsheets have for it. */
gboolean ent_column_is_called (const EntColumn *column, const char *header);

/* The value as the map holds it, a field's text or the name of a rating that holds
 * at @moment_id; NULL for the default, which of a rating is that nobody has rated. */
char *ent_column_get (const EntColumn *column, EntMap *map, const EntStakeholder *stakeholder, const char *moment_id) G_GNUC_WARN_UNUSED_RESULT;
/* The same as it goes into a cell that another program reads: labels, but decision
 * power as its number, dates as 2026-03-14, sets of words with "; " between, tags with commas. NULL for nothing. */
char *ent_column_write (const EntColumn *column, EntMap *map, const EntStakeholder *stakeholder, const char *moment_id) G_GNUC_WARN_UNUSED_RESULT;

/* Understands what people write into cells. It remembers what things are called:
 * it serves while the map stays as it is. */
typedef struct _EntColumnReader EntColumnReader;
EntColumnReader *ent_column_reader_new (EntMap *map, EntChoiceWord words) G_GNUC_WARN_UNUSED_RESULT;
void ent_column_reader_free (EntColumnReader *self);
/* @id is going to be called @name. */
void ent_column_reader_expect (EntColumnReader *self, const char *name, const char *id);
/* Stores in @value what ent_column_get() would give, owned, for @text, NULL or empty for
 * nothing. FALSE: it is no value; the error says what would be, and nothing is stored. */
gboolean ent_column_read (EntColumnReader *self, const EntColumn *column, const char *text, char **value, GError **error);
/* The same of a date, in any of the ways in which people write one: of a stakeholder or of any other record. */
gboolean ent_column_read_date (const char *text, char **value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntColumnReader, ent_column_reader_free)

G_END_DECLS
