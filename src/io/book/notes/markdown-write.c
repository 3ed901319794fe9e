/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing Markdown, as CommonMark and the tables of GitHub have it. */
#include "io/book/notes/notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/graphs/text-graph.h"
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

static const char *
value_of (const EntBookSheet *sheet, guint row, const char *name)
{
  int column = ent_book_sheet_find_column (sheet, name);

  return column >= 0 ? ent_book_sheet_get (sheet, row, (guint) column) : NULL;
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
    if (g_strcmp0 (value_of (map, row, "field"), field) == 0)
      return value_of (map, row, "value");
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
    if (g_strcmp0 (value_of (sheet, row, "id"), name) == 0 && value_of (sheet, row, "label") != NULL)
      return value_of (sheet, row, "label");
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
  const char *name = value_of (self->nodes, row, "name"), *short_name = value_of (self->nodes, row, "short-name"), *power = value_of (self->nodes, row, "power");
  const char *cells[] = { label_of (&ent_kind_choices, value_of (self->nodes, row, "kind")), power, label_of (&ent_commitment_choices, value_of (self->nodes, row, "commitment")), value_of (self->nodes, row, "role") };

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
      if (!ent_text_writes_on (self->progress, i, rows[sector]->len, error))
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
      const char *id = value_of (self->nodes, row, "id"), *name = value_of (self->nodes, row, "name"), *sector = value_of (self->nodes, row, "sector");
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
  const char *direction = value_of (ties, row, "direction"), *strength = value_of (ties, row, "strength");
  const char *arrow = g_strcmp0 (direction, "forward") == 0 ? "→" : g_strcmp0 (direction, "both") == 0 ? "↔"
                                                                                                       : "–";
  g_autofree char *from = escaped_name (self, value_of (ties, row, "from"), TRUE), *to = escaped_name (self, value_of (ties, row, "to"), FALSE);
  g_autofree char *kind = escape (label_of (&ent_tie_choices, value_of (ties, row, "kind")), FALSE);

  g_string_append (self->out, "- ");
  g_string_append_printf (self->out,
                          /* Translators: 1 and 3: names, 2: an arrow from the one to the other, 4: the kind of the tie between them */
                          _("%1$s %2$s %3$s: %4$s"), from, arrow, to, kind);
  if (strength != NULL && strcmp (strength, "normal") != 0)
    g_string_append_printf (self->out, ", %s", label_of (&ent_strength_choices, strength));
  if (g_strcmp0 (value_of (ties, row, "unclear"), "yes") == 0)
    g_string_append_printf (self->out, ", %s", ent_field_label (ent_field_find (ENT_RECORD_TIE, "unclear")));
  g_string_append_c (self->out, '\n');
}

static void
append_moment (Writer *self, const EntBookSheet *moments, guint row)
{
  const char *name = value_of (moments, row, "name"), *date = value_of (moments, row, "date");

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
  const char *what = value_of (actions, row, "what"), *state = value_of (actions, row, "state"), *with = value_of (actions, row, "with");
  g_auto (GStrv) ids = g_strsplit (with != NULL ? with : "", "\n", -1);

  g_string_append_printf (self->out, "- [%c] ", g_strcmp0 (state, "done") == 0 ? 'x' : ' ');
  append_escaped (self->out, what != NULL ? what : "", FALSE);
  append_labelled (self, "responsible", value_of (actions, row, "responsible"));
  append_labelled (self, "due", value_of (actions, row, "due"));
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
      if (!ent_text_writes_on (self->progress, row, n_rows (sheet), error))
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
  g_ptr_array_add (files, ent_book_file_new (NULL, g_string_free_to_bytes (g_steal_pointer (&out))));
  return TRUE;
}
