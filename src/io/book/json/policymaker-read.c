/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PolicyMaker: a project is an object of tables. Its players are stakeholders; where they stand
 * and how much they can is in numbers, which are read as they are. What people wrote in other
 * tables goes into the notes of the map.
 */
#include "io/book/json/json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/text.h"

typedef struct
{
  EntJsonReader *in;
  EntTextGraph *graph;
  GString *notes;
  GString *tables; /* names of those that went into the notes */
} Reader;

/* The table, or ENT_JSON_NONE. */
static EntJsonValue
find_table (const EntJson *json, const char *name)
{
  EntJsonValue table = ent_json_member (json, ent_json_root (json), name);

  return ent_json_type (json, table) == ENT_JSON_ARRAY ? table : ENT_JSON_NONE;
}

gboolean
ent_json_is_policymaker (const EntJson *json)
{
  EntJsonValue first = ent_json_first (json, find_table (json, "Player"));

  return ent_json_member (json, first, "Player_name") != ENT_JSON_NONE || ent_json_member (json, first, "Player_ID") != ENT_JSON_NONE;
}

/* --- players --- */

/* Into which column; NULL: under its own name. */
static const char *
column_name (const char *key)
{
  static const struct
  {
    const char *key, *name;
  } columns[] = { { "Player_name", "name" }, { "Player_abbrev", "short-name" }, { "Player_opportunity", "opportunity" }, { "Player_obstacle", "obstacle" }, { "Player_details", "notes" }, { "Sector", "Sector" }, { "Level", "Level" }, { "PosValue", "PosValue" }, { "PowValue", "PowValue" } };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_ascii_strcasecmp (columns[i].key, key) == 0)
      return columns[i].name;
  return NULL;
}

/* How PolicyMaker itself works with a player. */
static gboolean
is_inner (const char *key)
{
  static const char *const keys[] = { "Player_ID", "Project_ID", "id", "Custom_sort", "Include", "Include_Strat_Creation", "Org_or_indiv", "CalcFuturePosMethod", "CalcFuturePowMethod",
                                      "PosCalcMethod", "Position_rating", "FutPosition_rating", "FutPower_rating", "Strength_of_influence", "Strength_of_position", "Support_vs_opposition", NULL };

  return ent_text_is_among (key, keys);
}

static gboolean
read_player (Reader *self, EntJsonValue record, GError **error)
{
  const EntJson *json = self->in->json;
  const char *id = ent_json_member_text (json, record, "Player_ID"), *name = ent_json_member_text (json, record, "Player_name");
  guint row;

  if (id == NULL && name == NULL)
    {
      ent_json_leave_out (self->in, record);
      return TRUE;
    }
  row = ent_text_graph_node (self->graph, id != NULL ? id : name, ent_json_line (json, record), NULL, error);
  if (row == 0)
    return FALSE;
  for (EntJsonValue i = ent_json_first (json, record); i != ENT_JSON_NONE; i = ent_json_next (json, i))
    {
      const char *key = ent_json_key (json, i), *column = column_name (key), *text = is_inner (key) ? NULL : ent_json_cell (self->in, i);
      int number;

      if (text == NULL || *text == '\0')
        continue;
      number = column != NULL ? ent_book_sheet_column (self->graph->nodes, column, error) : ent_text_graph_column (self->graph->nodes, key, error);
      if (number < 0 || !ent_book_sheet_put (self->graph->nodes, row, (guint) number, text, -1, error))
        return FALSE;
    }
  return TRUE;
}

/* --- other tables --- */

/* Name of the player that the record is about, or NULL. */
static const char *
player_of (const Reader *self, EntJsonValue record)
{
  static const char *const keys[] = { "Player_ID", "Conseq_player_ID", "Coal_Ent_ID" };
  guint row = 0;

  for (guint i = 0; row == 0 && i < G_N_ELEMENTS (keys); i++)
    {
      const char *id = ent_json_member_text (self->in->json, record, keys[i]);

      row = id != NULL ? ent_text_graph_find (self->graph, id) : 0;
    }
  return row > 0 ? ent_book_sheet_get (self->graph->nodes, row, 1) : NULL;
}

/* What is written in the record, without its numbers; FALSE: nothing is. */
static gboolean
add_record (Reader *self, const char *table, EntJsonValue record)
{
  static const char *const but[] = { "Custom_sort", NULL };
  const EntJson *json = self->in->json;
  const char *player = player_of (self, record);
  gboolean has_text = FALSE;

  for (EntJsonValue i = ent_json_first (json, record); i != ENT_JSON_NONE; i = ent_json_next (json, i))
    {
      const char *text = ent_json_type (json, i) == ENT_JSON_TEXT && !ent_text_is_among (ent_json_key (json, i), but) ? ent_json_text (json, i) : "";

      if (*text == '\0' || ent_text_is_number (text))
        continue;
      if (!has_text)
        g_string_append_printf (self->notes, "%s%s%s%s: ", self->notes->len > 0 ? "\n" : "", table, player != NULL ? ", " : "", player != NULL ? player : "");
      g_string_append_printf (self->notes, "%s%s", has_text ? "; " : "", text);
      has_text = TRUE;
      if (self->notes->len > (gsize) ENT_BOOK_MAX_CELL)
        return TRUE;
    }
  return has_text;
}

static gboolean
read_table (Reader *self, EntJsonValue table, GError **error)
{
  const EntJson *json = self->in->json;
  const char *name = ent_json_key (json, table);
  gboolean has_text = FALSE;

  for (EntJsonValue i = ent_json_first (json, table); i != ENT_JSON_NONE && self->notes->len <= (gsize) ENT_BOOK_MAX_CELL; i = ent_json_next (json, i))
    {
      if (!ent_json_goes_on (self->in, error))
        return FALSE;
      has_text |= add_record (self, name, i);
    }
  if (has_text)
    g_string_append_printf (self->tables, "%s%s", self->tables->len > 0 ? ", " : "", name);
  return TRUE;
}

static gboolean
read_tables (Reader *self, GError **error)
{
  /* the program's own words, the same in each project */
  static const char *const but[] = { "Player", "Project", "List_options", "PlayQues", "Question", "ReportLbl", "ReportTbl", "ScaleParm", "SuggStr", NULL };
  const EntJson *json = self->in->json;
  g_autofree char *shown = NULL;

  for (EntJsonValue i = ent_json_first (json, ent_json_root (json)); i != ENT_JSON_NONE; i = ent_json_next (json, i))
    if (ent_json_type (json, i) == ENT_JSON_ARRAY && !ent_text_is_among (ent_json_key (json, i), but) && !read_table (self, i, error))
      return FALSE;
  if (self->tables->len == 0)
    return TRUE;
  shown = ent_text_quote (self->tables->str, 400);
  ent_book_note (self->graph->book, ENT_FINDING_NOTE, 0,
                 /* Translators: %s: names of tables, with commas between */
                 _("What is written in the tables %s has no other place in a map. It went into the notes of the map, without numbers and positions."), shown);
  return ent_text_graph_put_map (self->graph, "notes", self->notes->str, error);
}

static EntBook *
read_all (Reader *self, GError **error)
{
  const EntJson *json = self->in->json;
  EntJsonValue project = ent_json_first (json, find_table (json, "Project"));
  const char *title = ent_json_member_text (json, project, "User_label");

  if (title == NULL || *title == '\0')
    title = ent_json_member_text (json, project, "System_label");
  if (title != NULL && !ent_text_graph_put_map (self->graph, "title", title, error))
    return NULL;
  for (EntJsonValue i = ent_json_first (json, find_table (json, "Player")); i != ENT_JSON_NONE; i = ent_json_next (json, i))
    if (!ent_json_goes_on (self->in, error) || !read_player (self, i, error))
      return NULL;
  return read_tables (self, error) ? ent_text_graph_finish (self->graph, error) : NULL;
}

EntBook *
ent_json_read_policymaker (EntJsonReader *in, GError **error)
{
  g_autoptr (EntTextGraph) graph = ent_text_graph_new ();
  g_autoptr (GString) notes = g_string_new (NULL), tables = g_string_new (NULL);
  Reader self = { in, graph, notes, tables };

  return read_all (&self, error);
}
