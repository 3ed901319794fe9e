/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of importing share: running one, and looking at what came of it. */
#pragma once

#include "io/exchange/import.h"

G_BEGIN_DECLS

/* The tables of @text, read as CSV; and those of another file added to them. */
EntImport *import_of (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void take_text (EntImport *import, const char *text, const char *file);
/* Runs it into @target (NULL: an empty map), which must stay as it was, and whatever comes of it is a whole map. */
EntImported *run_into (EntImport *import, EntMap *target) G_GNUC_WARN_UNUSED_RESULT;
/* Both. */
EntImported *import_text (EntMap *target, const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* A map with one moment, and with stakeholders called @names, with "|" between. */
EntMap *map_with (const char *names) G_GNUC_WARN_UNUSED_RESULT;

/* The only one who is called @name, or has this source id; NULL: nobody, and it fails where there are several. */
const EntStakeholder *somebody (EntMap *map, const char *name);
guint count_called (EntMap *map, const char *name);
/* A field of them, "" for nothing; or "@power", "@power reason" and the like at the latest moment. Owned. */
char *value_of (EntMap *map, const char *name, const char *field) G_GNUC_WARN_UNUSED_RESULT;
void assert_value (EntMap *map, const char *name, const char *field, const char *wanted);
/* The tie from the one to the other, of any kind; NULL: none. */
const EntTie *tie_of (EntMap *map, const char *from, const char *to);
guint count_ties (EntMap *map, const char *from, const char *to);

/* What is said of the row in @line: remarks with line ends between, "" for none; and what became of it. */
char *remarks_of (const EntImported *imported, guint line) G_GNUC_WARN_UNUSED_RESULT;
const EntImportRow *row_in (const EntImported *imported, guint line);
void assert_remark (const EntImported *imported, guint line, const char *part);
/* Nothing is said of any row. */
void assert_no_remarks (const EntImported *imported);
/* Nothing was added or changed. */
void assert_nothing_new (const EntImported *imported);

G_END_DECLS
