/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of ties. */
#include "io/exchange/import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/text.h"

/* One row as it is understood. */
typedef struct
{
  ImportRun *run;
  ImportTable *table;
  guint row;
  EntImportRow *report; /* borrowed */
  EntTieKind kind;
  EntDirection direction;
  guint8 strength;
  gboolean unclear;
  gboolean says_kind, says_direction, says_strength, says_unclear;
  char *ref, *said_notes; /* owned, or NULL */
  char *unread_kind;      /* the line in the notes about a kind that is none of ours; owned, or NULL */
  GPtrArray *notes;       /* of char *: lines for the notes */
} Row;

static void
row_clear (Row *self)
{
  g_free (self->ref);
  g_free (self->said_notes);
  g_free (self->unread_kind);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static const char *
cell_of (const Row *self, guint column)
{
  return ent_import_table_cell (self->table, self->row, column);
}

static void
note (Row *self, guint column)
{
  char *line = ent_import_note_line (self->table, column, cell_of (self, column));

  if (line != NULL)
    g_ptr_array_add (self->notes, line);
}

static void
note_unread (Row *self, guint column)
{
  g_autofree char *quoted = ent_text_quote (cell_of (self, column), ENT_TEXT_QUOTED);
  g_autofree char *title = ent_text_quote (ent_import_table_title (self->table, column), ENT_TEXT_QUOTED);

  note (self, column);
  /* Translators: 1: title of a column, 2: what stands in a cell */
  ent_import_remark (self->report, _("%1$s: “%2$s” could not be understood, and stands in the notes."), title, quoted);
}

/* --- understanding --- */

static void
take_choice (Row *self, const ImportColumn *column, const char *value)
{
  const char *field = column->means.field != NULL ? column->means.field->name : "strength";
  int found = value != NULL ? ent_choices_find (column->choices, value, -1) : -1;

  if (found < 0)
    return;
  if (strcmp (field, "unclear") == 0)
    {
      self->unclear = found > 0;
      self->says_unclear = TRUE;
    }
  else if (strcmp (field, "kind") == 0)
    {
      self->kind = (EntTieKind) found;
      self->says_kind = TRUE;
    }
  else if (strcmp (field, "direction") == 0)
    {
      self->direction = (EntDirection) found;
      self->says_direction = TRUE;
    }
  else
    {
      self->strength = (guint8) found;
      self->says_strength = TRUE;
    }
}

static void
read_column (Row *self, guint i)
{
  const ImportColumn *column = ent_import_table_column (self->table, i);
  const char *text = cell_of (self, i);
  g_autofree char *value = NULL;

  if (text == NULL)
    return;
  switch (column->means.meaning)
    {
    case ENT_MEANS_ID:
      g_free (self->ref);
      self->ref = ent_text_clean (text, -1, TRUE, NULL);
      return;
    case ENT_MEANS_NOTES:
      note (self, i);
      return;
    case ENT_MEANS_WEIGHT:
      /* a tie is weak or strong; how much so exactly the notes keep, unless all are 1 */
      if (column->scale.low < column->scale.high || strcmp (text, "1") != 0)
        note (self, i);
      if (ent_import_read_choice (column, text, &value) && column->scale.low < column->scale.high)
        take_choice (self, column, value);
      return;
    case ENT_MEANS_FIELD:
      if (column->means.field->type == ENT_FIELD_ID)
        return;
      if (!ent_import_read_cell (column, text, &value))
        {
          note_unread (self, i);
          if (strcmp (column->means.field->name, "kind") == 0)
            self->unread_kind = ent_import_note_line (self->table, i, text);
        }
      else if (column->choices != NULL)
        take_choice (self, column, value);
      else
        {
          g_free (self->said_notes);
          self->said_notes = g_steal_pointer (&value);
        }
      return;
    default:
      return;
    }
}

/* Ends by id go before those by name. NULL: nobody. */
static const char *
end_of (const Row *self, const char *field)
{
  int column = ent_import_table_find (self->table, ENT_MEANS_REFERENCE, field, 0);
  const char *text;

  if (column < 0 || cell_of (self, (guint) column) == NULL)
    column = ent_import_table_find (self->table, ENT_MEANS_FIELD, field, 0);
  text = column >= 0 ? cell_of (self, (guint) column) : NULL;
  return text != NULL && !ent_import_says_nothing (text) ? text : NULL;
}

/* --- into the map --- */

/* The direction that the model can hold; the usual one is not written. */
static void
settle_direction (Row *self)
{
  EntDirection usual = ent_tie_kind_default_direction (self->kind);

  if (!self->says_direction || self->direction == ENT_DIRECTION_DEFAULT)
    self->direction = ENT_DIRECTION_DEFAULT;
  else if (!ent_tie_kind_allows (self->kind, self->direction))
    {
      if (self->kind != ENT_TIE_MEMBER_OF || self->direction != ENT_DIRECTION_NONE)
        /* Translators: 1: kind of a tie, 2: its direction */
        ent_import_remark (self->report, _("A tie of the kind “%1$s” cannot have the direction “%2$s”, and has its usual one."), ent_choice_label (&ent_tie_choices, self->kind),
                                            ent_choice_label (&ent_direction_choices, self->direction));
      self->direction = ENT_DIRECTION_DEFAULT;
    }
  else if (self->direction == usual)
    self->direction = ENT_DIRECTION_DEFAULT;
}

static char *
join_notes (const Row *self, const char *there, gboolean replaces)
{
  char *joined;

  if (!ent_import_join_notes (there, self->notes, replaces, &joined))
    ent_import_remark (self->report, _("The notes would be too long: what the row says that has no field is left out."));
  return joined;
}

static gboolean
set (const Row *self, const EntTie *tie, const char *field, const char *value)
{
  return ent_import_set (self->run, self->report, &ENT_KEY (ENT_RECORD_TIE, tie->base.id), ent_field_find (ENT_RECORD_TIE, field), value);
}

/* Where one end is not the one that the tie has as its first, only what is the same from both can be said of it. */
static gboolean
change_direction (const Row *self, const EntTie *tie, const EntStakeholder *from)
{
  EntDirection wanted = self->direction != ENT_DIRECTION_DEFAULT ? self->direction : ent_tie_kind_default_direction (self->kind);

  if (!self->says_direction || ent_tie_direction (tie) == wanted || (wanted == ENT_DIRECTION_FORWARD && tie->from != from->base.id))
    return FALSE;
  return set (self, tie, "direction", ent_direction_choices.items[self->direction].name);
}

/* TRUE: the map says something else now. */
static gboolean
change_tie (const Row *self, const EntTie *tie, const EntStakeholder *from)
{
  gboolean stays = self->said_notes == NULL || ent_import_notes_hold (tie->notes, self->said_notes);
  g_autofree char *notes = join_notes (self, stays ? tie->notes : self->said_notes, stays);
  gboolean changed = FALSE;

  if (self->says_kind && tie->kind != self->kind)
    changed |= set (self, tie, "kind", ent_tie_choices.items[self->kind].name);
  changed |= change_direction (self, tie, from);
  if (self->says_strength)
    changed |= set (self, tie, "strength", ent_strength_choices.items[self->strength].name);
  if (self->says_unclear)
    changed |= set (self, tie, "unclear", self->unclear ? "yes" : NULL);
  return (notes != NULL && set (self, tie, "notes", notes)) || changed;
}

/* Another row said the same tie: what this one has beside it stands with that. */
static void
join_tie (Row *self, const EntTie *tie)
{
  g_autofree char *notes = NULL;

  if (self->said_notes != NULL)
    g_ptr_array_insert (self->notes, 0, g_steal_pointer (&self->said_notes));
  notes = join_notes (self, tie->notes, FALSE);
  if (notes != NULL)
    set (self, tie, "notes", notes);
  ent_import_remark (self->report, _("There can be one tie of this kind between the two: this one and an earlier row have become one, with the notes of both."));
}

static const char *
add_tie (Row *self, const EntStakeholder *from, const EntStakeholder *to)
{
  EntTie *tie = ent_record_new (ENT_RECORD_TIE);
  g_autofree char *id = ent_import_new_id (self->run, ENT_RECORD_TIE, self->ref);
  g_autofree char *notes = join_notes (self, self->said_notes, FALSE);

  ent_record_set_id (tie, id);
  tie->from = ent_id_ref (from->base.id);
  tie->to = ent_id_ref (to->base.id);
  tie->kind = (guint8) self->kind;
  tie->direction = (guint8) self->direction;
  tie->strength = self->strength;
  tie->unclear = (guint8) self->unclear;
  tie->notes = g_strdup (notes);
  return ent_import_add (self->run, self->report, tie, NULL) ? ent_map_tie (self->run->map, id)->base.id : NULL;
}

/* One of ours, between the same two. */
static const EntTie *
find_by_ref (const Row *self, const EntStakeholder *from, const EntStakeholder *to)
{
  const EntTie *tie = self->ref != NULL ? ent_map_tie (self->run->map, self->ref) : NULL;

  return tie != NULL && tie->from == from->base.id && tie->to == to->base.id ? tie : NULL;
}

static const EntTie *
find_rival (const Row *self, const EntStakeholder *from, const EntStakeholder *to, EntTieKind kind, EntDirection direction)
{
  return ent_map_find_rival_tie (self->run->map, from->base.id, to->base.id, kind, direction, NULL);
}

/* The file has two ties of different kinds between the two, and we have neither: both stay, and the second one is drawn as
 * some other kind and as unclear. The one of an earlier import, or NULL and the row says another kind; where it is the
 * same one once more, or no kind is left, @tie. */
static const EntTie *
take_other_kind (Row *self, const EntTie *tie, const EntStakeholder *from, const EntStakeholder *to)
{
  static const EntTieKind others[] = { ENT_TIE_ALLIANCE, ENT_TIE_AGREEMENT, ENT_TIE_INFLUENCES, ENT_TIE_INFORMS, ENT_TIE_OVERSEES, ENT_TIE_FUNDS };
  EntDirection direction = self->direction != ENT_DIRECTION_DEFAULT ? self->direction : ENT_DIRECTION_NONE;

  if (self->unread_kind == NULL || tie->notes == NULL || ent_import_notes_hold (tie->notes, self->unread_kind))
    return tie;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const EntTie *rival;

      if (!ent_tie_kind_allows (others[i], direction))
        continue;
      rival = find_rival (self, from, to, others[i], direction);
      if (rival != NULL && !ent_import_notes_hold (rival->notes, self->unread_kind))
        continue;
      self->kind = others[i];
      self->unclear = TRUE;
      self->direction = direction == ent_tie_kind_default_direction (others[i]) ? ENT_DIRECTION_DEFAULT : direction;
      /* Translators: %s: kind of a tie */
      ent_import_remark (self->report, _("Between the two is another tie already whose kind is not known either: this one is drawn as “%s”, and as unclear."), ent_choice_label (&ent_tie_choices, others[i]));
      return rival;
    }
  return tie;
}

/* The tie that the row is about; NULL: a new one. */
static const EntTie *
find_tie (Row *self, const EntStakeholder *from, const EntStakeholder *to)
{
  EntDirection direction = self->direction != ENT_DIRECTION_DEFAULT ? self->direction : ent_tie_kind_default_direction (self->kind);
  const EntTie *tie = find_by_ref (self, from, to);

  if (tie == NULL)
    tie = find_rival (self, from, to, self->kind, direction);
  return tie != NULL && g_hash_table_contains (self->run->ties, tie->base.id) ? take_other_kind (self, tie, from, to) : tie;
}

/* One tie of the row, which may name several at its end. */
static void
tie_two (Row *self, const EntStakeholder *from, const EntStakeholder *to, EntRowFate *fate, EntId *id)
{
  const EntTie *tie;

  if (from == to)
    {
      g_autofree char *quoted = ent_text_quote (from->name, ENT_TEXT_QUOTED);

      /* Translators: %s: name of a stakeholder */
      ent_import_remark (self->report, _("Nobody can be tied to themselves, as “%s” is here: the tie is left out."), quoted);
      return;
    }
  tie = find_tie (self, from, to);
  if (tie == NULL)
    {
      *id = (EntId) add_tie (self, from, to);
      if (*id == NULL)
        return;
      *fate = ENT_ROW_ADDED;
    }
  else if (g_hash_table_contains (self->run->ties, tie->base.id))
    {
      *id = tie->base.id;
      join_tie (self, tie);
      *fate = *fate == ENT_ROW_LEFT_OUT ? ENT_ROW_JOINED : *fate;
    }
  else
    {
      *id = tie->base.id;
      if (change_tie (self, tie, from) && *fate != ENT_ROW_ADDED)
        *fate = ENT_ROW_CHANGED;
      *fate = *fate == ENT_ROW_LEFT_OUT ? ENT_ROW_EQUAL : *fate;
    }
  g_hash_table_add (self->run->ties, ent_id_ref (*id));
}

/* Whether somebody is called so, or has this id. */
static gboolean
is_somebody (const Row *self, const char *text)
{
  return ent_import_find_person (self->run, text, NULL) != NULL;
}

/* "A | B" is two, unless somebody is called so. */
static void
tie_all (Row *self, const EntStakeholder *from, const char *to, EntRowFate *fate, EntId *id)
{
  g_auto (GStrv) ends = strchr (to, '|') == NULL || is_somebody (self, to) ? NULL : g_strsplit (to, "|", -1);
  const EntStakeholder *end = ends == NULL ? ent_import_find_end (self->run, to, self->report) : NULL;

  if (end != NULL)
    tie_two (self, from, end, fate, id);
  for (guint i = 0; ends != NULL && ends[i] != NULL; i++)
    {
      const char *text = g_strstrip (ends[i]);

      if (i > 0 && ++self->run->n_more_ends > IMPORT_MOST_ENDS)
        {
          ent_import_remark (self->report, _("The row names more ends of ties than can be imported: the others are left out."));
          return;
        }
      end = *text != '\0' ? ent_import_find_end (self->run, text, self->report) : NULL;
      if (end != NULL)
        tie_two (self, from, end, fate, id);
    }
}

static void
import_row (Row *self)
{
  const char *from = end_of (self, "from"), *to = end_of (self, "to");
  const EntStakeholder *first;
  const EntTie *tie;
  EntRowFate fate = ENT_ROW_LEFT_OUT;
  EntId id = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < self->table->columns->len; i++)
    read_column (self, i);
  settle_direction (self);
  if (from == NULL || to == NULL)
    ent_import_remark (self->report, _("The row does not say who is at both ends of the tie. It is left out, and what it says stands in the notes of the map."));
  else
    {
      first = ent_import_find_end (self->run, from, self->report);
      if (first != NULL)
        tie_all (self, first, to, &fate, &id);
    }
  if (fate == ENT_ROW_LEFT_OUT)
    ent_import_row_keep (self->run, self->table, self->row);
  tie = id != NULL ? ent_map_tie (self->run->map, id) : NULL;
  if (tie != NULL)
    {
      from = ent_map_stakeholder (self->run->map, tie->from)->name;
      to = ent_map_stakeholder (self->run->map, tie->to)->name;
    }
  name = g_strdup_printf ("%s – %s", from != NULL ? from : "", to != NULL ? to : "");
  ent_import_row_end (self->run, self->report, fate, id, name);
}

void
ent_import_ties (ImportRun *run, ImportTable *table, EntProgress *progress)
{
  guint n = table->to - table->from;

  for (guint row = table->first; row < n && ent_progress_goes_on (progress, 0, ENT_PROGRESS_DONE, row, n); row++)
    {
      g_auto (Row) tie = { run, table, row, .kind = ENT_TIE_WORKS_WITH };

      if (ent_import_table_row_is_empty (table, row))
        continue;
      run->row = row;
      tie.notes = g_ptr_array_new_with_free_func (g_free);
      tie.report = ent_import_row_new (run, table, row);
      import_row (&tie);
    }
}
