/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/slides.h"

#include "model/id-set.h"

#define PRIVATE_TIES ((1u << ENT_TIE_TENSION) | (1u << ENT_TIE_BROKEN))
#define ALL_TIES (~0u)

void
ent_slide_free (EntSlide *slide)
{
  if (slide == NULL)
    return;
  ent_id_clear (&slide->step);
  ent_id_clear (&slide->focus);
  ent_id_clear (&slide->from_moment);
  ent_id_clear (&slide->moment);
  g_free (slide);
}

/* Kinds that neither the map nor any step shows need not be laid out. */
static guint32
find_never_shown (EntMap *map)
{
  guint32 hidden = ent_map_info (map)->view.hidden_ties;

  for (guint i = 0; i < ent_map_n_records (map, ENT_RECORD_STEP); i++)
    hidden &= ((const EntStep *) ent_map_record_at (map, ENT_RECORD_STEP, i))->view.hidden_ties;
  return hidden;
}

static EntSlide *
add (GPtrArray *slides, EntSlideKind kind, const EntView *view)
{
  EntSlide *slide = g_new0 (EntSlide, 1);

  slide->kind = kind;
  slide->picture = kind == ENT_SLIDE_MATRIX ? ENT_PICTURE_MATRIX : ENT_PICTURE_MAP;
  slide->view = *view;
  g_ptr_array_add (slides, slide);
  return slide;
}

/* What the rings mean is told before anybody stands in them. */
static void
add_empty (GPtrArray *slides, const EntView *view)
{
  EntSlide *slide = add (slides, ENT_SLIDE_EMPTY, view);

  slide->focus = ent_id (ENT_FOCUS_NOBODY);
  slide->hidden_ties = ALL_TIES;
}

static void
add_sectors (GPtrArray *slides, const EntView *view)
{
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    {
      EntSlide *slide = add (slides, ENT_SLIDE_SECTOR, view);

      slide->sector = (EntSectorId) i;
      slide->focus = ent_id (ent_sector_choices.items[i].name);
      slide->hidden_ties = ALL_TIES;
    }
}

/* Bits of the kinds between stakeholders that stand on the map. */
static guint32
find_kinds (EntMap *map)
{
  guint32 kinds = 0;

  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);

      if ((kinds & (1u << tie->kind)) == 0 && ent_stakeholder_is_on_map (ent_map_stakeholder (map, tie->from)) &&
          ent_stakeholder_is_on_map (ent_map_stakeholder (map, tie->to)))
        kinds |= 1u << tie->kind;
    }
  return kinds;
}

static void
add_ties (GPtrArray *slides, EntMap *map, const EntView *view, gboolean marks)
{
  guint32 hidden = ent_map_info (map)->view.hidden_ties;
  guint32 kinds = find_kinds (map) & ~hidden & ~(marks ? 0 : PRIVATE_TIES);

  for (guint kind = 0; kind < ent_tie_choices.n_items; kind++)
    if ((kinds & (1u << kind)) != 0)
      {
        EntSlide *slide = add (slides, ENT_SLIDE_TIES, view);

        slide->tie = (EntTieKind) kind;
        slide->hidden_ties = ~(1u << kind);
      }
  add (slides, ENT_SLIDE_ALL, view)->hidden_ties = hidden;
}

/* How far it is from where all began. */
static void
add_change (GPtrArray *slides, EntMap *map, const EntView *view, const char *moment_id)
{
  const EntMoment *moment = moment_id != NULL ? ent_map_moment (map, moment_id) : NULL;
  const EntMoment *to = moment != NULL ? moment : ent_map_latest_moment (map);

  if (to == NULL || to->rank == 0)
    return;
  add (slides, ENT_SLIDE_CHANGE, view)->from_moment = ent_id_ref (ent_map_moment_in_time (map, 0)->base.id);
}

static void
add_steps (GPtrArray *slides, EntMap *map, guint32 never_shown)
{
  for (guint i = 0; i < ent_map_n_records (map, ENT_RECORD_STEP); i++)
    {
      const EntStep *step = ent_map_record_at (map, ENT_RECORD_STEP, i);
      EntSlide *slide = add (slides, ENT_SLIDE_STEP, &step->view);

      slide->view.hidden_ties = never_shown;
      slide->hidden_ties = step->view.hidden_ties;
      slide->step = ent_id_ref (step->base.id);
      slide->focus = ent_id (step->focus);
      slide->picture = step->picture == ENT_STEP_MATRIX ? ENT_PICTURE_MATRIX : ENT_PICTURE_MAP;
      if (!ent_step_shows_change (map, step))
        continue;
      slide->from_moment = ent_id (step->from);
      slide->moment = ent_id (step->moment);
    }
}

GPtrArray *
ent_slides_new (EntMap *map, const char *moment, gboolean marks)
{
  GPtrArray *slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  EntView view = ent_map_info (map)->view;

  view.hidden_ties = find_never_shown (map);
  add_empty (slides, &view);
  add_sectors (slides, &view);
  add_ties (slides, map, &view, marks);
  add (slides, ENT_SLIDE_MATRIX, &view);
  add_change (slides, map, &view, moment);
  add_steps (slides, map, view.hidden_ties);
  return slides;
}

guint
ent_slides_find (GPtrArray *slides, const EntSlide *slide, guint place)
{
  for (guint i = 0; i < slides->len; i++)
    {
      const EntSlide *other = g_ptr_array_index (slides, i);

      if (other->kind == slide->kind && other->sector == slide->sector && other->tie == slide->tie && other->step == slide->step)
        return i;
    }
  return MIN (place, slides->len - 1);
}

static EntSlide *
copy (const EntSlide *slide)
{
  EntSlide *other = g_memdup2 (slide, sizeof *slide);

  ent_id_ref (other->step);
  ent_id_ref (other->focus);
  ent_id_ref (other->from_moment);
  ent_id_ref (other->moment);
  return other;
}

static gboolean
is_laid_out_alike (const EntSlide *a, const EntSlide *b)
{
  return a->picture == b->picture && a->focus == b->focus && a->from_moment == b->from_moment && a->moment == b->moment && ent_view_equal (&a->view, &b->view);
}

GPtrArray *
ent_slides_ahead (GPtrArray *slides, int place, guint n)
{
  GPtrArray *ahead = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);

  for (guint i = (guint) (place + 1); i < slides->len && ahead->len < n; i++)
    if (i == 0 || !is_laid_out_alike (g_ptr_array_index (slides, i - 1), g_ptr_array_index (slides, i)))
      g_ptr_array_add (ahead, copy (g_ptr_array_index (slides, i)));
  return ahead;
}

static gboolean
hides_stakeholder (const EntSlide *slide, const EntStakeholder *stakeholder)
{
  return slide->kind == ENT_SLIDE_EMPTY || (slide->kind == ENT_SLIDE_SECTOR && stakeholder->sector > (guint) slide->sector);
}

static void
hide (GHashTable *hidden, EntId id, GHashTable *shown)
{
  if (shown == NULL || !g_hash_table_contains (shown, id))
    g_hash_table_add (hidden, ent_id_ref (id));
}

GHashTable *
ent_slide_hidden (EntMap *map, const EntSlide *slide, GHashTable *shown)
{
  GHashTable *hidden = ent_id_set_new ();
  guint n_stakeholders = slide->kind <= ENT_SLIDE_SECTOR ? ent_map_n_stakeholders (map) : 0;
  guint n_ties = slide->hidden_ties != 0 ? ent_map_n_ties (map) : 0;

  for (guint i = 0; i < n_stakeholders; i++)
    if (hides_stakeholder (slide, ent_map_stakeholder_at (map, i)))
      hide (hidden, ent_map_stakeholder_at (map, i)->base.id, shown);
  for (guint i = 0; i < n_ties; i++)
    if ((slide->hidden_ties & (1u << ent_map_tie_at (map, i)->kind)) != 0)
      hide (hidden, ent_map_tie_at (map, i)->base.id, shown);
  return hidden;
}

GHashTable *
ent_slide_bright (EntMap *map, const EntSlide *slide)
{
  GHashTable *bright;

  if (slide->kind != ENT_SLIDE_TIES)
    return NULL;
  bright = ent_id_set_new ();
  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);

      if (tie->kind != slide->tie)
        continue;
      g_hash_table_add (bright, ent_id_ref (tie->base.id));
      g_hash_table_add (bright, ent_id_ref (tie->from));
      g_hash_table_add (bright, ent_id_ref (tie->to));
    }
  return bright;
}
