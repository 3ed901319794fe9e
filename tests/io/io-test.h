/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of io share: maps to write, files to read. */
#pragma once

#include "io/store.h"

G_BEGIN_DECLS

/* Fills each field of @record that refers to nothing, by the table; @turn picks among the values. */
void fill_record (gpointer record, guint turn);
/* A map in which every field of every kind of record is set somewhere. */
EntMap *new_full_map (void);
/* A map that follows from @seed: stakeholders, ties, ratings, texts of all kinds. */
EntMap *new_random_map (guint32 seed, guint n_stakeholders);

/* Reads what must be readable; the name is "test". */
EntFile *read_text (const char *text);
char *write_text (EntMap *map);
/* The body within a <map> of this format; owned by the caller. */
char *wrap (const char *body);
/* @template @n times, with the number of each, from 0, for its "#". */
char *repeat (const char *template, guint n);
/* The first finding in @line, or NULL. */
const EntFinding *find_finding (EntFile *file, guint line);
void print_findings (EntFile *file);

G_END_DECLS
