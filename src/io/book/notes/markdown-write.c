/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing Markdown, as CommonMark and the tables of GitHub have it. */
#include "io/book/notes/notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/choices.h"
#include "model/field.h"

typedef struct
{
  const EntBook *book;
  GString *out;
  const EntBookSheet *nodes;
  GHashTable *names; /* id of a stakeholder → name */
  EntProgress *progress;
} Writer;

static guint
n_rows (const EntBookSheet *sheet)
{
  return sheet != NULL ? ent_book_sheet_n_rows (sheet) : 0;
}

/* The label of the value called @name, or @name if there is none; NULL for NULL. */
static const char *
label_of (const EntChoices *choices, const char *name)
{
  int value = name != NULL ? ent_choices_find (choices, name, -1) : -1;

  return value >= 0 ? ent_choice_label (choices, (guint) value) : name;
}

/* --- letters --- */

/* Whether what begins here, at the beginning of a line, would be a list or a heading. */
static gboolean
begins_block (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  return strchr ("#-+>=~", *text) != NULL || (digits > 0 && (text[digits] == '.' || text[digits] == ')'));
}

/* On one line. A sign that could mean something has a backslash before it; @at_start: nothing stands before on the line. */
static void
append_escaped (GString *out, const char *text, gboolean at_start)
{
  if (at_start && *text != '\0' && begins_block (text))
    {
      gsize digits = strspn (text, "0123456789");

      g_string_append_len (out, text, (gssize) digits);
      text += digits;
      g_string_append_c (out, '\\');
      g_string_append_c (out, *text++);
    }
  for (; *text != '\0'; text++)
    if (*text == '\n' || *text == '\r')
      g_string_append_c (out, ' ');
    else
      {
        if (strchr ("\\`*_[]<>|&~$#", *text) != NULL)
          g_string_append_c (out, '\\');
        g_string_append_c (out, *text);
      }
}

static char *
escape (const char *text, gboolean at_start)
{
  GString *out = g_string_new (NULL);

  append_escaped (out, text != NULL ? text : "", at_start);
  return g_string_free (out, FALSE);
}

static void
append_heading (Writer *self, const char *marks, const char *text)
{
  g_string_append_printf (self->out, "%s%s ", self->out->len > 0 ? "\n" : "", marks);
  append_escaped (self->out, text, FALSE);
  g_string_append (self->out, "\n\n");
}

/* --- the map itself --- */

static const char *
map_value (const Writer *self, const char *field)
{
  const EntBookSheet *map = ent_book_sheet (self->book, ENT_SHEET_MAP);

  for (guint row = 1; row < n_rows (map); row++)
    if (g_strcmp0 (ent_book_sheet_get_named (map, row, "field"), field) == 0)
      return ent_book_sheet_get_named (map, row, "value");
  return NULL;
}

static void
write_map (Writer *self)
{
  static const char *const fields[] = { "place", "organisation", "authors", "confidentiality" };
  const char *title = map_value (self, "title");

  append_heading (self, "#", title != NULL ? title : _("Stakeholder map"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = map_value (self, fields[i]);

      if (value == NULL)
        continue;
      g_string_append_printf (self->out, "- **%s**: ", ent_field_label (ent_field_find (ENT_RECORD_MAP, fields[i])));
      append_escaped (self->out, value, FALSE);
      g_string_append_c (self->out, '\n');
    }
}

/* --- stakeholders --- */

/* The name that the map has for the sector, else the usual one. */
static const char *
sector_label (const Writer *self, guint sector)
{
  const EntBookSheet *sheet = ent_book_sheet (self->book, ENT_SHEET_SECTORS);
  const char *name = ent_sector_choices.items[sector].name;

  for (guint row = 1; row < n_rows (sheet); row++)
    if (g_strcmp0 (ent_book_sheet_get_named (sheet, row, "id"), name) == 0 && ent_book_sheet_get_named (sheet, row, "label") != NULL)
      return ent_book_sheet_get_named (sheet, row, "label");
  return ent_choice_label (&ent_sector_choices, sector);
}

static void
append_table_head (Writer *self)
{
  const char *titles[] = { ent_field_label (ent_field_find (ENT_RECORD_STAKEHOLDER, "name")), ent_field_label (ent_field_find (ENT_RECORD_STAKEHOLDER, "kind")),
                           ent_choice_label (&ent_aspect_choices, ENT_ASPECT_POWER), ent_choice_label (&ent_aspect_choices, ENT_ASPECT_COMMITMENT),
                           ent_field_label (ent_field_find (ENT_RECORD_STAKEHOLDER, "role")) };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_string_append_printf (self->out, "| %s ", titles[i]);
  g_string_append (self->out, "|\n|---|---|---|---|---|\n");
}

static void
append_stakeholder (Writer *self, guint row)
{
  const char *name = ent_book_sheet_get_named (self->nodes, row, "name"), *short_name = ent_book_sheet_get_named (self->nodes, row, "short-name"), *power = ent_book_sheet_get_named (self->nodes, row, "power");
  const char *cells[] = { label_of (&ent_kind_choices, ent_book_sheet_get_named (self->nodes, row, "kind")), power, label_of (&ent_commitment_choices, ent_book_sheet_get_named (self->nodes, row, "commitment")), ent_book_sheet_get_named (self->nodes, row, "role") };

  g_string_append (self->out, "| ");
  append_escaped (self->out, name != NULL ? name : "", FALSE);
  if (short_name != NULL)
    {
      g_string_append (self->out, " (");
      append_escaped (self->out, short_name, FALSE);
      g_string_append_c (self->out, ')');
    }
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_string_append (self->out, " | ");
      append_escaped (self->out, cells[i] != NULL ? cells[i] : "", FALSE);
      /* what the number means */
      if (cells[i] == power && power != NULL && label_of (&ent_power_choices, power) != power)
        g_string_append_printf (self->out, " (%s)", label_of (&ent_power_choices, power));
    }
  g_string_append (self->out, " |\n");
}

/* Those of the sector @sector, or of none where it is ENT_N_SECTORS. */
static gboolean
write_sector (Writer *self, guint sector, GArray *const *rows, GError **error)
{
  if (rows[sector]->len == 0)
    return TRUE;
  append_heading (self, "##", sector < ENT_N_SECTORS ? sector_label (self, sector) : _("Without a sector"));
  append_table_head (self);
  for (guint i = 0; i < rows[sector]->len; i++)
    {
      if (!ent_book_rows_go_on (self->progress, 0, ENT_PROGRESS_DONE, i, rows[sector]->len, error))
        return FALSE;
      append_stakeholder (self, g_array_index (rows[sector], guint, i));
    }
  return TRUE;
}

static gboolean
write_stakeholders (Writer *self, GError **error)
{
  GArray *rows[ENT_N_SECTORS + 1];
  gboolean is_written = TRUE;

  for (guint i = 0; i <= ENT_N_SECTORS; i++)
    rows[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint row = 1; row < n_rows (self->nodes); row++)
    {
      const char *id = ent_book_sheet_get_named (self->nodes, row, "id"), *name = ent_book_sheet_get_named (self->nodes, row, "name"), *sector = ent_book_sheet_get_named (self->nodes, row, "sector");
      int value = sector != NULL ? ent_choices_find (&ent_sector_choices, sector, -1) : -1;

      g_array_append_val (rows[value >= 0 ? value : ENT_N_SECTORS], row);
      if (id != NULL)
        g_hash_table_insert (self->names, (gpointer) id, (gpointer) (name != NULL ? name : id));
    }
  for (guint i = 0; i <= ENT_N_SECTORS && is_written; i++)
    is_written = write_sector (self, i, rows, error);
  for (guint i = 0; i <= ENT_N_SECTORS; i++)
    g_array_unref (rows[i]);
  return is_written;
}

/* --- the rest --- */

static char *
escaped_name (const Writer *self, const char *id, gboolean at_start)
{
  const char *name = id != NULL ? g_hash_table_lookup (self->names, id) : NULL;

  return escape (name != NULL ? name : id, at_start);
}

static void
append_tie (Writer *self, const EntBookSheet *ties, guint row)
{
  const char *direction = ent_book_sheet_get_named (ties, row, "direction"), *strength = ent_book_sheet_get_named (ties, row, "strength");
  const char *arrow = g_strcmp0 (direction, "forward") == 0 ? "→" : g_strcmp0 (direction, "both") == 0 ? "↔"
                                                                                                       : "–";
  g_autofree char *from = escaped_name (self, ent_book_sheet_get_named (ties, row, "from"), TRUE), *to = escaped_name (self, ent_book_sheet_get_named (ties, row, "to"), FALSE);
  g_autofree char *kind = escape (label_of (&ent_tie_choices, ent_book_sheet_get_named (ties, row, "kind")), FALSE);

  g_string_append (self->out, "- ");
  g_string_append_printf (self->out,
                          /* Translators: 1 and 3: names, 2: an arrow from the one to the other, 4: the kind of the tie between them */
                          _("%1$s %2$s %3$s: %4$s"), from, arrow, to, kind);
  if (strength != NULL && strcmp (strength, "normal") != 0)
    g_string_append_printf (self->out, ", %s", label_of (&ent_strength_choices, strength));
  if (g_strcmp0 (ent_book_sheet_get_named (ties, row, "unclear"), "yes") == 0)
    g_string_append_printf (self->out, ", %s", ent_field_label (ent_field_find (ENT_RECORD_TIE, "unclear")));
  g_string_append_c (self->out, '\n');
}

static void
append_moment (Writer *self, const EntBookSheet *moments, guint row)
{
  const char *name = ent_book_sheet_get_named (moments, row, "name"), *date = ent_book_sheet_get_named (moments, row, "date");

  g_string_append (self->out, "- ");
  append_escaped (self->out, name != NULL ? name : "", TRUE);
  if (date != NULL)
    g_string_append_printf (self->out, " (%s)", date);
  g_string_append_c (self->out, '\n');
}

static void
append_labelled (Writer *self, const char *field, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (self->out, "; %s: ", ent_field_label (ent_field_find (ENT_RECORD_ACTION, field)));
  append_escaped (self->out, value, FALSE);
}

static void
append_action (Writer *self, const EntBookSheet *actions, guint row)
{
  const char *what = ent_book_sheet_get_named (actions, row, "what"), *state = ent_book_sheet_get_named (actions, row, "state"), *with = ent_book_sheet_get_named (actions, row, "with");
  g_auto (GStrv) ids = g_strsplit (with != NULL ? with : "", "\n", -1);

  g_string_append_printf (self->out, "- [%c] ", g_strcmp0 (state, "done") == 0 ? 'x' : ' ');
  append_escaped (self->out, what != NULL ? what : "", FALSE);
  append_labelled (self, "responsible", ent_book_sheet_get_named (actions, row, "responsible"));
  append_labelled (self, "due", ent_book_sheet_get_named (actions, row, "due"));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *name = g_hash_table_lookup (self->names, ids[i]);

      if (i == 0)
        append_labelled (self, "with", name != NULL ? name : ids[i]);
      else
        {
          g_string_append (self->out, ", ");
          append_escaped (self->out, name != NULL ? name : ids[i], FALSE);
        }
    }
  if (g_strcmp0 (state, "dropped") == 0)
    append_labelled (self, "state", label_of (&ent_state_choices, state));
  g_string_append_c (self->out, '\n');
}

static gboolean
write_list (Writer *self, EntSheetKind kind, const char *heading, void (*append) (Writer *self, const EntBookSheet *sheet, guint row), GError **error)
{
  const EntBookSheet *sheet = ent_book_sheet (self->book, kind);

  if (n_rows (sheet) > 1)
    append_heading (self, "##", heading);
  for (guint row = 1; row < n_rows (sheet); row++)
    {
      if (!ent_book_rows_go_on (self->progress, 0, ENT_PROGRESS_DONE, row, n_rows (sheet), error))
        return FALSE;
      append (self, sheet, row);
    }
  return TRUE;
}

gboolean
ent_markdown_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) out = g_string_new (NULL);
  Writer self = { book, out, ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS), names, options->progress };

  write_map (&self);
  if (!write_stakeholders (&self, error) || !write_list (&self, ENT_SHEET_TIES, _("Ties"), append_tie, error) ||
                                                         !write_list (&self, ENT_SHEET_MOMENTS, _("Moments"), append_moment, error) || !write_list (&self, ENT_SHEET_ACTIONS, _("Actions"), append_action, error))
    return FALSE;
  ent_book_files_add (files, g_string_free_to_bytes (g_steal_pointer (&out)));
  return TRUE;
}
