/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports for the tests of io. */
#include "import-test.h"

#include "book-test.h"
#include "model/text.h"

#include <string.h>

void
take_text (EntImport *import, const char *text, const char *file)
{
  ent_import_take_book (import, book_from_csv (text, 0), file);
}

EntImport *
import_of (const char *text)
{
  EntImport *import = ent_import_new ();

  take_text (import, text, "register.csv");
  return import;
}

EntImported *
run_into (EntImport *import, EntMap *target)
{
  g_autoptr (EntMap) into = target != NULL ? g_object_ref (target) : ent_map_new ();
  g_autoptr (EntMap) before = ent_map_copy (into);
  g_autoptr (GError) error = NULL;
  EntImported *imported = ent_import_run (import, into, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (imported);
  g_assert_true (ent_map_equal (into, before));
  ent_map_check_invariants (imported->map);
  return imported;
}

EntImported *
import_text (EntMap *target, const char *text)
{
  g_autoptr (EntImport) import = import_of (text);

  return run_into (import, target);
}

EntMap *
map_with (const char *names)
{
  EntMap *map = ent_map_new ();
  g_auto (GStrv) all = g_strsplit (names, "|", -1);

  ent_map_seed_ids (map, 7);
  g_assert_true (ent_map_apply_take (map, ent_moment_new_baseline ("t-0123456789", 20260101), NULL, NULL));
  for (guint i = 0; all[i] != NULL; i++)
    {
      EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
      g_autofree char *id = ent_map_new_id (map, ENT_RECORD_STAKEHOLDER);

      ent_record_set_id (&stakeholder->base, id);
      stakeholder->name = g_strdup (all[i]);
      g_assert_true (ent_map_apply_take (map, stakeholder, NULL, NULL));
    }
  return map;
}

guint
count_called (EntMap *map, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    n += strcmp (ent_map_stakeholder_at (map, i)->name, name) == 0;
  return n;
}

const EntStakeholder *
somebody (EntMap *map, const char *name)
{
  const EntStakeholder *found = NULL;

  g_assert_cmpuint (count_called (map, name), <=, 1);
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);

      if (strcmp (stakeholder->name, name) == 0 || (found == NULL && g_strcmp0 (stakeholder->source_id, name) == 0))
        found = stakeholder;
    }
  return found;
}

char *
value_of (EntMap *map, const char *name, const char *field)
{
  const EntStakeholder *stakeholder = somebody (map, name);
  g_auto (GStrv) parts = g_strsplit (field, " ", 2);
  const EntAssessment *rating;
  char *value;
  int aspect;

  if (stakeholder == NULL)
    g_error ("nobody is called %s", name);
  if (*field != '@')
    value = ent_field_get (ent_field_find (ENT_RECORD_STAKEHOLDER, field), stakeholder);
  else
    {
      aspect = ent_choices_find (&ent_aspect_choices, parts[0] + 1, -1);
      g_assert_cmpint (aspect, >=, 0);
      rating = ent_map_assessment (map, stakeholder, NULL, (EntAspect) aspect);
      value = rating != NULL ? ent_field_get (ent_field_find (ENT_RECORD_ASSESSMENT, parts[1] != NULL ? parts[1] : "value"), rating) : NULL;
    }
  return value != NULL ? value : g_strdup ("");
}

void
assert_value (EntMap *map, const char *name, const char *field, const char *wanted)
{
  g_autofree char *value = value_of (map, name, field);

  if (strcmp (value, wanted) != 0)
    g_error ("%s of %s is “%s”, not “%s”", field, name, value, wanted);
}

static gboolean
is_end (EntMap *map, const char *id, const char *name)
{
  return strcmp (ent_map_stakeholder (map, id)->name, name) == 0;
}

const EntTie *
tie_of (EntMap *map, const char *from, const char *to)
{
  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);

      if (is_end (map, tie->from, from) && is_end (map, tie->to, to))
        return tie;
    }
  return NULL;
}

guint
count_ties (EntMap *map, const char *from, const char *to)
{
  guint n = 0;

  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);

      n += is_end (map, tie->from, from) && is_end (map, tie->to, to);
    }
  return n;
}

const EntImportRow *
row_in (const EntImported *imported, guint line)
{
  for (guint i = 0; i < imported->rows->len; i++)
    if (((const EntImportRow *) g_ptr_array_index (imported->rows, i))->line == line)
      return g_ptr_array_index (imported->rows, i);
  g_error ("nothing is said of line %u", line);
}

char *
remarks_of (const EntImported *imported, guint line)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < imported->rows->len; i++)
    {
      const EntImportRow *row = g_ptr_array_index (imported->rows, i);

      for (guint k = 0; row->line == line && row->remarks != NULL && k < row->remarks->len; k++)
        g_string_append_printf (all, "%s\n", (const char *) g_ptr_array_index (row->remarks, k));
    }
  return g_string_free (all, FALSE);
}

void
assert_remark (const EntImported *imported, guint line, const char *part)
{
  g_autofree char *remarks = remarks_of (imported, line);

  if (strstr (remarks, part) == NULL)
    g_error ("“%s” is not said of line %u, but: %s", part, line, remarks);
}

void
assert_no_remarks (const EntImported *imported)
{
  for (guint i = 0; i < imported->rows->len; i++)
    {
      const EntImportRow *row = g_ptr_array_index (imported->rows, i);

      if (row->remarks != NULL)
        g_error ("line %u: %s", row->line, (const char *) g_ptr_array_index (row->remarks, 0));
    }
  if (imported->remarks->len > 0)
    g_error ("%s", (const char *) g_ptr_array_index (imported->remarks, 0));
}

void
assert_nothing_new (const EntImported *imported)
{
  for (guint i = 0; i < imported->rows->len; i++)
    {
      const EntImportRow *row = g_ptr_array_index (imported->rows, i);

      if (row->fate == ENT_ROW_ADDED || row->fate == ENT_ROW_CHANGED)
        g_error ("line %u is %s: %s", row->line, row->fate == ENT_ROW_ADDED ? "added" : "changed", row->name);
    }
  for (EntSheetKind kind = 0; kind < ENT_N_SHEET_KINDS; kind++)
    g_assert_cmpuint (imported->n_added[kind] + imported->n_changed[kind], ==, 0);
  g_assert_cmpuint (imported->n_created, ==, 0);
}
