/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How those of whom a sentence speaks are brought forward on the map, and how it is shown which sentences speak of whom. */
#include "app/reading/reading-private.h"

#include "analysis/standing.h"
#include "model/id-set.h"

/* --- on the map --- */

/* What stands for it on the map itself; NULL: it is gone. */
static EntId
find_on_map (EntMap *map, const char *id)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (map, id);

  return stakeholder != NULL ? ent_stakeholder_on_map (map, stakeholder)->base.id : NULL;
}

/* A step within an organisation leads nowhere on the map. */
static void
add_step (GArray *path, GHashTable *bright, EntMap *map, const EntWayStep *step)
{
  EntId from = find_on_map (map, step->from), to = find_on_map (map, step->to);
  EntCanvasStep shown;

  if (from == NULL || to == NULL || from == to)
    return;
  shown = (EntCanvasStep) { .from = ent_id_ref (from), .to = ent_id_ref (to), .tie = step->tie != NULL ? ent_id_ref (step->tie) : NULL };
  g_array_append_val (path, shown);
  if (step->tie != NULL)
    g_hash_table_add (bright, ent_id_ref (step->tie));
}

/* As far as it is told: the rest may be the whole map. */
static GArray *
make_path (EntMap *map, const EntWay *way, GHashTable *bright)
{
  GArray *path = ent_canvas_path_new ();

  for (guint i = 0; i < MIN (way->steps->len, ENT_MOST_STEPS); i++)
    add_step (path, bright, map, &g_array_index (way->steps, EntWayStep, i));
  return path;
}

/* Those of @ids that are there; of a way its end comes last: it is the one that is asked about. */
static GPtrArray *
find_there (EntMap *map, const EntId *ids, const EntWay *way)
{
  GPtrArray *there = g_ptr_array_new ();
  EntId end = way != NULL ? g_array_index (way->steps, EntWayStep, way->steps->len - 1).to : NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    if (ids[i] != end && ent_map_stakeholder (map, ids[i]) != NULL)
      g_ptr_array_add (there, (gpointer) ids[i]);
  if (end != NULL && ent_map_stakeholder (map, end) != NULL)
    g_ptr_array_add (there, (gpointer) end);
  return there;
}

/* Selects them and lights just them, without their neighbours; who is inside an organisation is lit as that. With @way,
 * which may be NULL, its ties too, as a path. FALSE: nobody is there. */
static gboolean
light_on_map (EntReadingPanel *self, const EntId *ids, const EntWay *way)
{
  EntMap *map = ent_document_map (self->document);
  g_autoptr (GPtrArray) there = find_there (map, ids, way);
  g_autoptr (GHashTable) bright = ent_id_set_new ();
  g_autoptr (GArray) path = way != NULL ? make_path (map, way, bright) : NULL;

  for (guint i = 0; i < there->len; i++)
    g_hash_table_add (bright, ent_id_ref (find_on_map (map, g_ptr_array_index (there, i))));
  ent_selection_set_many (ent_document_selection (self->document), (const char *const *) there->pdata, there->len);
  if (there->len > 0)
    ent_canvas_set_lit (self->canvas, bright, path);
  return there->len > 0;
}

/* --- in the panel --- */

static gboolean
speaks_of_selected (EntReadingPanel *self, const EntReadingSentence *sentence)
{
  EntSelection *selection = ent_document_selection (self->document);

  for (EntId *id = sentence->ids; *id != NULL; id++)
    if (ent_selection_contains (selection, *id))
      return TRUE;
  return FALSE;
}

/* Where a sentence is lit, that is told already. */
void
ent_reading_panel_mark_concerned (EntReadingPanel *self)
{
  gboolean any = self->active && self->lit == NULL && ent_selection_n (ent_document_selection (self->document)) > 0;

  for (guint i = 0; ent_reading_panel_list (self, i) != NULL; i++)
    for (guint k = 0; ent_sentence_list_row (ent_reading_panel_list (self, i), k) != NULL; k++)
      {
        EntReadingRow *row = ent_sentence_list_row (ent_reading_panel_list (self, i), k);

        ent_reading_row_set_concerned (row, any && speaks_of_selected (self, ent_reading_row_sentence (row)));
      }
}

static void
set_lit (EntReadingPanel *self, EntReadingRow *row, int link)
{
  if (self->lit != NULL)
    ent_reading_row_set_lit (self->lit, FALSE);
  g_set_weak_pointer (&self->lit, row);
  self->lit_link = link;
  if (row != NULL)
    ent_reading_row_set_lit (row, TRUE);
}

void
ent_reading_panel_put_out (EntReadingPanel *self)
{
  set_lit (self, NULL, -1);
  ent_canvas_set_lit (self->canvas, NULL, NULL);
}

/* Of actions, with whom they are to be done. */
static EntId *
stakeholders_of (EntReadingPanel *self, const EntReadingLink *link)
{
  EntMap *map = ent_document_map (self->document);
  g_autoptr (GPtrArray) with = g_ptr_array_new ();

  if (link->kind != ENT_RECORD_ACTION)
    return ent_map_dup_ids (map, (const char *const *) link->ids);
  for (EntId *id = link->ids; *id != NULL; id++)
    {
      const EntAction *action = ent_map_find (map, ENT_RECORD_ACTION, *id);

      for (guint i = 0; action != NULL && action->with != NULL && action->with[i] != NULL; i++)
        g_ptr_array_add (with, (gpointer) action->with[i]);
    }
  g_ptr_array_add (with, NULL);
  return ent_map_dup_ids (map, (const char *const *) with->pdata);
}

/* Selects and lights whom the sentence of @row speaks of, or with @place from 0 those of that link. The view stays where it
 * is. One by itself is selected as everywhere: it brings those with it to whom it is tied. */
static void
light (EntReadingPanel *self, EntReadingRow *row, int place)
{
  const EntReadingSentence *sentence = ent_reading_row_sentence (row);
  const EntReadingLink *link = place >= 0 && (guint) place < sentence->links->len ? &g_array_index (sentence->links, EntReadingLink, place) : NULL;
  EntId *ids = link != NULL ? stakeholders_of (self, link) : ent_map_dup_ids (ent_document_map (self->document), (const char *const *) sentence->ids);

  self->lighting = TRUE;
  if (link != NULL && ids[0] != NULL && ids[1] == NULL)
    {
      ent_reading_panel_put_out (self);
      ent_selection_set (ent_document_selection (self->document), ids[0]);
    }
  else if (light_on_map (self, ids, link == NULL ? sentence->way : NULL))
    set_lit (self, row, place);
  else
    ent_reading_panel_put_out (self);
  self->lighting = FALSE;
  self->has_chosen = ids[0] != NULL;
  ent_reading_panel_mark_concerned (self);
  ent_map_free_ids (ids);
}

void
ent_reading_panel_follow_selection (EntReadingPanel *self)
{
  if (self->lighting)
    return;
  self->has_chosen = FALSE;
  if (!self->active)
    return;
  ent_reading_panel_put_out (self);
  ent_reading_panel_mark_concerned (self);
}

/* The sentence that is lit says the same, or something else of the same, or is gone. */
void
ent_reading_panel_renew_light (EntReadingPanel *self)
{
  /* a key that was pressed in it may hold it for a while yet */
  if (self->lit != NULL && gtk_widget_get_parent (GTK_WIDGET (self->lit)) == NULL)
    ent_reading_panel_put_out (self);
  if (self->lit == NULL && self->active && ent_canvas_get_bright (self->canvas) != NULL)
    ent_reading_panel_put_out (self);
  if (self->lit != NULL && self->lit_link < 0)
    light (self, self->lit, -1);
  else
    ent_reading_panel_mark_concerned (self);
}

void
ent_reading_panel_let_go (EntReadingPanel *self)
{
  g_return_if_fail (ENT_IS_READING_PANEL (self));

  /* nor what is still on its way */
  self->light_due = FALSE;
  if (self->has_chosen)
    ent_selection_clear (ent_document_selection (self->document));
}

void
ent_reading_panel_choose (EntReadingPanel *self, EntReadingRow *row, int link)
{
  light (self, row, link);
  ent_canvas_reveal_lit (self->canvas);
}
