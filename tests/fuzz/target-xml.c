/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map from bytes, and what becomes of it: it is read or refused with a reason, never
 * both; what is read keeps the rules of a map, can be saved, and reads back as the same;
 * and an edit of it can be taken back.
 */
#include "fuzz/fuzz.h"

#include "io/store.h"
#include "model/edit.h"

#include <string.h>

#define NAME "x"
/* Of each kind, to be edited. */
#define MOST_RECORDS 6u

static void
check_refusal (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, ENT_IO_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_prefix (error->message, NAME ":"));
}

static void
check_findings (const EntFile *file)
{
  guint before = 0, n_errors = 0;

  for (guint i = 0; i < file->findings->len; i++)
    {
      const EntFinding *finding = g_ptr_array_index (file->findings, i);

      g_assert_true (g_utf8_validate (finding->message, -1, NULL));
      g_assert_true (finding->line >= before || finding->line == 0);
      before = MAX (before, finding->line);
      n_errors += finding->level == ENT_FINDING_ERROR;
    }
  g_assert_cmpuint (n_errors, ==, file->damaged ? 1 : 0);
}

static GBytes *
write_map (EntMap *map)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = ent_store_write (map, &error);

  g_assert_no_error (error);
  ent_map_check_invariants (map);
  return bytes;
}

/* What was written is free of everything that had to be mended. */
static void
check_saved (GBytes *bytes, const EntMap *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) again = ent_store_read (bytes, NAME, &error);
  g_autoptr (GBytes) twice = NULL;

  g_assert_no_error (error);
  g_assert_false (again->damaged);
  g_assert_false (again->mended);
  twice = write_map (again->map);
  g_assert_cmpmem (g_bytes_get_data (twice, NULL), g_bytes_get_size (twice), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
check_edit (EntMap *map, GBytes *bytes)
{
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);
  g_autoptr (GBytes) after = NULL;
  const char *first;

  if (ent_map_n_stakeholders (map) == 0)
    return;
  first = ent_map_stakeholder_at (map, 0)->base.id;
  g_assert_true (ent_edit_delete (history, &first, 1, NULL));
  after = write_map (map);
  g_assert_true (ent_history_undo (history));
  g_bytes_unref (after);
  after = write_map (map);
  g_assert_cmpmem (g_bytes_get_data (after, NULL), g_bytes_get_size (after), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Each field is set to an id, which most refuse or keep, and to nothing. */
static void
clear_fields (EntHistory *history, const EntKey *key)
{
  guint n;
  const EntField *fields = ent_fields (key->kind, &n);

  for (guint i = 0; i < n; i++)
    {
      ent_history_apply (history, ent_change_new_set (key, &fields[i], key->id), NULL);
      ent_history_apply (history, ent_change_new_set (key, &fields[i], NULL), NULL);
    }
}

static void
check_fields (EntMap *map, GBytes *bytes)
{
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);
  g_autoptr (GBytes) after = NULL;

  ent_history_begin (history, "x");
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < MIN (ent_map_n_records (map, kind), MOST_RECORDS); i++)
      clear_fields (history, &ENT_KEY (kind, ((const EntRecord *) ent_map_record_at (map, kind, i))->id));
  clear_fields (history, &ENT_KEY (ENT_RECORD_MAP, NULL));
  for (guint i = 0; i < MIN (ent_map_n_stakeholders (map), MOST_RECORDS); i++)
    {
      const EntStakeholder *owner = ent_map_stakeholder_at (map, i);

      for (guint k = 0; owner->assessments != NULL && k < MIN (owner->assessments->len, MOST_RECORDS); k++)
        {
          const EntAssessment *assessment = g_ptr_array_index (owner->assessments, k);

          clear_fields (history, &ENT_KEY_ASSESSMENT (owner->base.id, assessment->moment, assessment->aspect));
        }
    }
  ent_history_end (history);
  ent_map_check_invariants (map);
  ent_history_undo (history);
  after = write_map (map);
  g_assert_cmpmem (g_bytes_get_data (after, NULL), g_bytes_get_size (after), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  /* nothing has no address there either */
  g_autoptr (GBytes) bytes = g_bytes_new_static (size > 0 ? data : NULL, size), saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) file = ent_store_read (bytes, NAME, &error);

  if (file == NULL)
    {
      check_refusal (error);
      return 0;
    }
  g_assert_no_error (error);
  ent_map_check_invariants (file->map);
  check_findings (file);
  saved = write_map (file->map);
  check_saved (saved, file->map);
  check_edit (file->map, saved);
  check_fields (file->map, saved);
  return 0;
}
