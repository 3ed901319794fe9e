/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing a table of stakeholders by the block. A paste is planned first: every
 * cell is understood before anything is changed.
 */
#include "model/edit-cells.h"
#include "model/edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const EntCellRange *range;
  const EntCells *cells;
  EntSectorId sector;
  EntColumnReader *reader; /* owned */
  guint first;             /* row of the block: below titles */
  guint n_rows, n_columns; /* that count */
  guint n_cells;
  GPtrArray *ids;   /* of EntId, owned: a row each, new ones too */
  EntCells *values; /* owned: as the map holds them; NULL is the default */
} Plan;

void
ent_pasted_clear (EntPasted *pasted)
{
  g_clear_pointer (&pasted->ids, g_strfreev);
}

static void
unref_id (gpointer id)
{
  ent_id_unref (id);
}

static void
plan_clear (Plan *plan)
{
  g_clear_pointer (&plan->reader, ent_column_reader_free);
  g_clear_pointer (&plan->ids, g_ptr_array_unref);
  g_clear_pointer (&plan->values, ent_cells_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static const EntField *
field_named (const char *name)
{
  return ent_field_find (ENT_RECORD_STAKEHOLDER, name);
}

/* --- what is meant --- */

static const char *
cell_at (const Plan *plan, guint row, guint column)
{
  return ent_cells_get (plan->cells, plan->first + row, column);
}

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
row_is_empty (const EntCells *cells, guint row)
{
  for (guint c = 0; c < cells->n_columns; c++)
    if (is_said (ent_cells_get (cells, row, c)))
      return FALSE;
  return TRUE;
}

static gboolean
column_is_empty (const EntCells *cells, guint column)
{
  for (guint r = 0; r < cells->n_rows; r++)
    if (is_said (ent_cells_get (cells, r, column)))
      return FALSE;
  return TRUE;
}

static gboolean
has_titles (const Plan *plan)
{
  if (plan->cells->n_rows < 2)
    return FALSE;
  for (guint c = 0; c < plan->n_columns; c++)
    if (!ent_column_is_called (&plan->range->columns[c], ent_cells_get (plan->cells, 0, c)))
      return FALSE;
  return TRUE;
}

static int
column_of (const Plan *plan, const EntField *field)
{
  for (guint c = 0; c < plan->n_columns; c++)
    if (plan->range->columns[c].field == field)
      return (int) c;
  return -1;
}

/* How much of the block there is, and whether the table has room for it. */
static gboolean
measure (Plan *plan, GError **error)
{
  const EntCells *cells = plan->cells;
  guint n_there = plan->range->n_ids;

  plan->n_columns = cells->n_columns;
  while (plan->n_columns > plan->range->n_columns && column_is_empty (cells, plan->n_columns - 1))
    plan->n_columns--;
  if (cells->n_rows == 0 || plan->n_columns == 0)
    {
      g_set_error_literal (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, _("Nothing was pasted: no cells were copied. Copy cells in a spreadsheet first, or here."));
      return FALSE;
    }
  if (plan->n_columns > plan->range->n_columns)
    {
      g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE,
                   /* Translators: 1 and 2: numbers */
                   _("Nothing was pasted: the copied cells have %1$u columns, and from the chosen cell on there are only %2$u. Choose a cell farther left, or show more columns."),
                      plan->n_columns, plan->range->n_columns);
      return FALSE;
    }
  plan->first = has_titles (plan) ? 1 : 0;
  plan->n_rows = cells->n_rows - plan->first;
  while (plan->n_rows > n_there && row_is_empty (cells, plan->first + plan->n_rows - 1))
    plan->n_rows--;
  if (plan->n_rows > n_there && column_of (plan, field_named ("name")) < 0)
    {
      g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE,
                   /* Translators: 1 and 2: numbers */
                   _("Nothing was pasted: the copied cells have %1$u rows, and from the chosen cell on there are only %2$u stakeholders. Choose a cell higher up, or copy the names too: then those who are missing are added."),
                      plan->n_rows, n_there);
      return FALSE;
    }
  return TRUE;
}

/* Says which cell it was, counted in what was copied: there it has to be mended. */
static gboolean
blame_cell (const Plan *plan, guint row, guint column, GError **error)
{
  g_autofree char *message = NULL;

  if (error == NULL || *error == NULL)
    return FALSE;
  message = g_strdup ((*error)->message);
  g_clear_error (error);
  /* Translators: 1 and 2: numbers, 3: title of a column, 4: a whole sentence that says why */
  g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, _("Nothing was pasted. Row %1$u, column %2$u of the copied cells (%3$s): %4$s"), plan->first + row + 1, column + 1, ent_column_title (&plan->range->columns[column]), message);
  return FALSE;
}

/* A row each, those that are added with the ids that they will have. */
static void
list_rows (Plan *plan, EntMap *map)
{
  int names = column_of (plan, field_named ("name"));
  gboolean refers = column_of (plan, field_named ("part-of")) >= 0;

  plan->ids = g_ptr_array_new_full (plan->n_rows, unref_id);
  for (guint r = 0; r < plan->n_rows; r++)
    {
      const char *name = names >= 0 ? cell_at (plan, r, (guint) names) : NULL;
      g_autofree char *fresh = r < plan->range->n_ids ? NULL : ent_map_new_id (map, ENT_RECORD_STAKEHOLDER);

      g_ptr_array_add (plan->ids, ent_id (fresh != NULL ? fresh : plan->range->ids[r]));
      if (refers && is_said (name))
        ent_column_reader_expect (plan->reader, name, g_ptr_array_index (plan->ids, r));
    }
}

static gboolean
read_values (Plan *plan, GError **error)
{
  const EntField *names = field_named ("name");

  plan->values = ent_cells_new (plan->n_rows, plan->n_columns);
  for (guint r = 0; r < plan->n_rows; r++)
    for (guint c = 0; c < plan->n_columns; c++)
      {
        const EntColumn *column = &plan->range->columns[c];
        const char *text = cell_at (plan, r, c);
        char *value = NULL;

        /* a shorter row says nothing about the rest, and who is new has defaults */
        if (text == NULL || (*text == '\0' && r >= plan->range->n_ids && column->field != names))
          continue;
        if (!ent_column_read (plan->reader, column, text, &value, error))
          return blame_cell (plan, r, c, error);
        ent_cells_take (plan->values, r, c, value);
        plan->n_cells++;
      }
  return TRUE;
}

static gboolean
make_plan (Plan *plan, EntMap *map, EntChoiceWord words, GError **error)
{
  if (!measure (plan, error))
    return FALSE;
  plan->reader = ent_column_reader_new (map, words);
  list_rows (plan, map);
  return read_values (plan, error);
}

/* --- doing it --- */

static guint
rating_named (EntAspect aspect, const char *name)
{
  int value = name != NULL ? ent_choices_find (ent_aspect_values (aspect), name, -1) : 0;

  return (guint) MAX (value, 0);
}

static void
rate_new (const Plan *plan, EntStakeholder *stakeholder, EntAspect aspect, guint value)
{
  EntAssessment *assessment;

  if (value == 0)
    return;
  assessment = ent_record_new (ENT_RECORD_ASSESSMENT);
  assessment->moment = ent_id (plan->range->moment_id);
  assessment->aspect = (guint8) aspect;
  assessment->value = (guint8) value;
  ent_stakeholder_take_assessment (stakeholder, assessment);
}

/* All it has but what it is part of, which may not be there yet. */
static EntStakeholder *
build_new (const Plan *plan, guint row)
{
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  int kinds = column_of (plan, field_named ("kind"));

  ent_record_set_id (stakeholder, g_ptr_array_index (plan->ids, row));
  stakeholder->sector = (guint8) plan->sector;
  for (guint c = 0; c < plan->n_columns; c++)
    {
      const EntColumn *column = &plan->range->columns[c];
      const char *value = ent_cells_get (plan->values, row, c);

      if (value == NULL)
        continue;
      if (column->field == NULL)
        rate_new (plan, stakeholder, column->aspect, rating_named (column->aspect, value));
      else if (column->field->type != ENT_FIELD_ID)
        ent_field_set (column->field, stakeholder, value);
    }
  if (kinds < 0 || ent_cells_get (plan->values, row, (guint) kinds) == NULL)
    stakeholder->kind = (guint8) ent_edit_kind_for_sector (stakeholder->sector);
  return stakeholder;
}

static gboolean
holds (EntMap *map, const EntStakeholder *stakeholder, const EntCellRange *range, const EntColumn *column, const char *value)
{
  if (column->field == NULL)
    return ent_map_rating (map, stakeholder, range->moment_id, column->aspect) == rating_named (column->aspect, value);
  return ent_field_holds (column->field, stakeholder, value);
}

typedef gboolean (*SetFunc) (EntHistory *history, const EntKey *key, const EntField *field, const char *text, GError **error);

/* What stands there already is no change. */
static gboolean
set_value (EntHistory *history, const EntCellRange *range, const char *id, const EntColumn *column, const char *value, SetFunc set, GError **error)
{
  EntMap *map = ent_history_map (history);
  const EntStakeholder *stakeholder = ent_map_stakeholder (map, id);

  if (stakeholder == NULL || holds (map, stakeholder, range, column, value))
    return TRUE;
  if (column->field == NULL)
    return ent_edit_rate_within (history, id, range->moment_id, column->aspect, rating_named (column->aspect, value), error);
  return set (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, id), column->field, value, error);
}

static gboolean
put_row (EntHistory *history, const Plan *plan, guint row, GError **error)
{
  EntId id = g_ptr_array_index (plan->ids, row);

  if (row >= plan->range->n_ids)
    return ent_edit_apply_add (history, build_new (plan, row), NULL, error) != NULL || blame_cell (plan, row, 0, error);
  for (guint c = 0; c < plan->n_columns; c++)
    {
      const EntColumn *column = &plan->range->columns[c];

      if (cell_at (plan, row, c) == NULL || (column->field != NULL && column->field->type == ENT_FIELD_ID))
        continue;
      if (!set_value (history, plan->range, id, column, ent_cells_get (plan->values, row, c), ent_edit_put_within, error))
        return blame_cell (plan, row, c, error);
    }
  return TRUE;
}

/* Once everybody is there. First all out that change: two may change places, and
 * neither is part of itself on the way. */
static gboolean
put_parts (EntHistory *history, const Plan *plan, guint column, GError **error)
{
  EntMap *map = ent_history_map (history);
  const EntColumn *part_of = &plan->range->columns[column];

  for (guint pass = 0; pass < 2; pass++)
    for (guint r = 0; r < plan->n_rows; r++)
      {
        const char *id = g_ptr_array_index (plan->ids, r), *value = ent_cells_get (plan->values, r, column);
        const EntStakeholder *stakeholder = ent_map_stakeholder (map, id);

        if (cell_at (plan, r, column) == NULL || stakeholder == NULL || (pass == 0 && g_strcmp0 (stakeholder->part_of, value) == 0))
          continue;
        if (!set_value (history, plan->range, id, part_of, pass == 0 ? NULL : value, ent_edit_put_within, error))
          return blame_cell (plan, r, column, error);
      }
  return TRUE;
}

static gboolean
carry_out (EntHistory *history, const Plan *plan, GError **error)
{
  int part_of = column_of (plan, field_named ("part-of"));

  for (guint r = 0; r < plan->n_rows; r++)
    if (!put_row (history, plan, r, error))
      return FALSE;
  return part_of < 0 || put_parts (history, plan, (guint) part_of, error);
}

gboolean
ent_edit_paste_cells (EntHistory *history, const EntCellRange *range, EntSectorId sector, EntChoiceWord words, const EntCells *cells, EntPasted *pasted, GError **error)
{
  g_auto (Plan) plan = { .range = range, .cells = cells, .sector = sector };
  g_autofree char *name = NULL;
  gboolean done;

  if (!ent_history_may_apply (history, error) || !make_plan (&plan, ent_history_map (history), words, error))
    return FALSE;
  /* Translators: name of a step that can be undone */
  name = g_strdup_printf (ngettext ("Paste %u cell", "Paste %u cells", plan.n_cells), plan.n_cells);
  ent_history_begin (history, name);
  done = ent_edit_close (history, carry_out (history, &plan, error));
  if (done && pasted != NULL)
    {
      *pasted = (EntPasted) { plan.n_cells, plan.n_rows > range->n_ids ? plan.n_rows - range->n_ids : 0, NULL, plan.n_columns };
      pasted->ids = g_new0 (char *, plan.n_rows + 1);
      for (guint r = 0; r < plan.n_rows; r++)
        pasted->ids[r] = g_strdup (g_ptr_array_index (plan.ids, r));
    }
  return done;
}

/* --- one value for many --- */

gboolean
ent_edit_fill_down (EntHistory *history, const EntCellRange *range, GError **error)
{
  EntMap *map = ent_history_map (history);
  guint n_cells = range->n_ids > 0 ? (range->n_ids - 1) * range->n_columns : 0;
  const EntStakeholder *first = range->n_ids > 0 ? ent_map_stakeholder (map, range->ids[0]) : NULL;
  g_autofree char *name = NULL;
  gboolean done = TRUE;

  if (!ent_history_may_apply (history, error))
    return FALSE;
  if (n_cells == 0 || first == NULL)
    {
      g_set_error_literal (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, _("Choose the cell whose value is wanted, together with those below it: Shift and the arrow down."));
      return FALSE;
    }
  for (guint c = 0; c < range->n_columns; c++)
    if (range->columns[c].field == field_named ("name"))
      {
        g_set_error_literal (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, _("Nothing was filled: each stakeholder has a name of its own. Choose cells of other columns."));
        return FALSE;
      }
  /* Translators: name of a step that can be undone: the value of a cell of a table is taken for those below */
  name = g_strdup_printf (ngettext ("Fill down %u cell", "Fill down %u cells", n_cells), n_cells);
  ent_history_begin (history, name);
  for (guint c = 0; done && c < range->n_columns; c++)
    {
      g_autofree char *value = ent_column_get (&range->columns[c], map, ent_map_stakeholder (map, range->ids[0]), range->moment_id);

      for (guint r = 1; done && r < range->n_ids; r++)
        done = set_value (history, range, range->ids[r], &range->columns[c], value, ent_edit_set_within, error);
    }
  return ent_edit_close (history, done);
}

gboolean
ent_edit_clear_cells (EntHistory *history, const EntCellRange *range, GError **error)
{
  guint n_cells = range->n_ids * range->n_columns;
  g_autofree char *name = NULL;
  gboolean done = TRUE;

  if (!ent_history_may_apply (history, error))
    return FALSE;
  for (guint c = 0; c < range->n_columns; c++)
    if (range->columns[c].field != NULL && (range->columns[c].field->flags & ENT_FIELD_REQUIRED) != 0)
      {
        /* Translators: %s: title of a column, as Name or Sector */
        g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, _("Nothing was emptied: “%s” is a column in which something has to stand. Choose cells of other columns."), ent_column_title (&range->columns[c]));
        return FALSE;
      }
  /* Translators: name of a step that can be undone: the values of cells of a table are taken out */
  name = g_strdup_printf (ngettext ("Empty %u cell", "Empty %u cells", n_cells), n_cells);
  ent_history_begin (history, name);
  for (guint r = 0; done && r < range->n_ids; r++)
    for (guint c = 0; done && c < range->n_columns; c++)
      done = set_value (history, range, range->ids[r], &range->columns[c], NULL, ent_edit_set_within, error);
  return ent_edit_close (history, done);
}
