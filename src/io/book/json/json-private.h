/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the readers of JSON, each of which knows one kind of file. */
#pragma once

#include "io/book/graphs/text-graph.h"
#include "io/book/json/json-tree.h"

G_BEGIN_DECLS

#define ENT_JSON_FORMAT "entorno-map"
#define ENT_JSON_VERSION 1

typedef struct
{
  const EntJson *json;
  EntProgress *progress;
  GString *text;       /* of the cell that was asked for last */
  guint n_left_out;    /* values that have no place in a cell */
  guint left_out_line; /* of the first */
  gsize n_records;
} EntJsonReader;

/* What of @value stands in a cell: a text, or those of a list, each on its line; NULL: nothing does. Until it is asked again. */
const char *ent_json_cell (EntJsonReader *self, EntJsonValue value);
/* The members of @object into the row, each into the column of its name; those of an object in it into NAME.NAME. */
gboolean ent_json_put_members (EntJsonReader *self, EntBookSheet *sheet, guint row, EntJsonValue object, GError **error);
/* That @value was not read into anything. */
void ent_json_leave_out (EntJsonReader *self, EntJsonValue value);
/* For each record: FALSE with @error when it was stopped. */
gboolean ent_json_goes_on (EntJsonReader *self, GError **error);
/* Says what was left out. */
void ent_json_note_rest (EntJsonReader *self, EntBook *book);
/* The sheets of a map whose tables are objects and arrays; in the order in which they are written. */
const char *ent_json_sheet_name (guint i, EntSheetKind *kind); /* NULL: there are no more */

gboolean ent_json_is_own (const EntJson *json);
EntBook *ent_json_read_own (EntJsonReader *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ent_json_is_kumu (const EntJson *json);
EntBook *ent_json_read_kumu (EntJsonReader *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ent_json_is_policymaker (const EntJson *json);
EntBook *ent_json_read_policymaker (EntJsonReader *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ent_json_is_graph (const EntJson *json);
EntBook *ent_json_read_graph (EntJsonReader *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- writing --- */

/* Whether the column @name has several values, each on its line, which are a list. */
gboolean ent_json_is_set (const char *name);
/* Those as a list, or the one as a text. */
void ent_json_append_value (GString *out, const char *name, const char *value);

G_END_DECLS
