/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene's life, and what can be asked of it that needs only its geometry. */
#include "scene/scene.h"

#include "model/id-set.h"

#include <math.h>

#include "scene/map/map-layout.h"
#include "scene/matrix/matrix.h"
#include "scene/pages/page-key.h"
#include "scene/scene-private.h"
#include "scene/map/wedges.h"

EntSceneSpec
ent_scene_spec_copy (const EntSceneSpec *spec)
{
  EntSceneSpec copy = *spec;

  copy.moment_id = g_strdup (spec->moment_id);
  copy.from_moment_id = g_strdup (spec->from_moment_id);
  copy.inside = g_strdup (spec->inside);
  copy.focus = g_strdup (spec->focus);
  copy.view = spec->view != NULL ? g_memdup2 (spec->view, sizeof *spec->view) : NULL;
  copy.ghosts_of = NULL;
  copy.logo = NULL;
  copy.progress = NULL;
  return copy;
}

void
ent_scene_spec_clear (EntSceneSpec *copy)
{
  g_free ((char *) copy->moment_id);
  g_free ((char *) copy->from_moment_id);
  g_free ((char *) copy->inside);
  g_free ((char *) copy->focus);
  g_free ((EntView *) copy->view);
}

static void
clear_symbol (gpointer data)
{
  EntSceneSymbol *symbol = data;

  ent_id_clear (&symbol->id);
}

static void
clear_text (gpointer data)
{
  EntSceneText *text = data;

  ent_id_clear (&text->id);
  g_clear_object (&text->layout);
}

static void
clear_tie (gpointer data)
{
  EntSceneTie *tie = data;

  ent_id_clear (&tie->id);
  g_clear_pointer (&tie->many, g_free);
}

static GArray *
array_new (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  if (clear != NULL)
    g_array_set_clear_func (array, clear);
  return array;
}

EntScene *
ent_scene_new_empty (const EntSceneSpec *spec)
{
  EntScene *scene = g_new0 (EntScene, 1);

  scene->picture = spec->picture;
  scene->medium = spec->medium;
  scene->width = spec->width;
  scene->height = spec->height;
  scene->margin = spec->margin;
  scene->words = spec->words;
  scene->progress = spec->progress;
  scene->n_pages = 1;
  scene->rings_show = MIN (spec->view->rings, ENT_RINGS_LEVEL);
  scene->wedges = array_new (sizeof (EntSceneWedge), NULL);
  scene->rings = array_new (sizeof (EntSceneRing), NULL);
  scene->cells = array_new (sizeof (EntSceneCell), NULL);
  scene->ties = array_new (sizeof (EntSceneTie), clear_tie);
  scene->ghosts = array_new (sizeof (EntSceneGhost), NULL);
  scene->leaders = array_new (sizeof (EntSceneLeader), NULL);
  scene->symbols = array_new (sizeof (EntSceneSymbol), clear_symbol);
  scene->texts = array_new (sizeof (EntSceneText), clear_text);
  scene->by_id = g_hash_table_new (NULL, NULL);
  if (spec->blank)
    scene->rules = array_new (sizeof (EntSceneRule), NULL);
  return scene;
}

void
ent_scene_free (EntScene *scene)
{
  if (scene == NULL)
    return;
  g_hash_table_unref (scene->by_id);
  g_array_unref (scene->wedges);
  g_array_unref (scene->rings);
  g_array_unref (scene->cells);
  g_clear_pointer (&scene->rules, g_array_unref);
  g_clear_pointer (&scene->bars, g_array_unref);
  g_array_unref (scene->ties);
  g_array_unref (scene->ghosts);
  g_array_unref (scene->leaders);
  g_array_unref (scene->symbols);
  g_array_unref (scene->texts);
  g_clear_pointer (&scene->logo_pixels.pixels, g_bytes_unref);
  ent_key_pages_unref (scene->key);
  g_free (scene->ground);
  g_free (scene->language);
  g_free (scene->confidentiality);
  g_free (scene);
}

static GArray *
copy_array (GArray *array, gsize size, GDestroyNotify clear)
{
  GArray *copy = array_new (size, clear);

  return g_array_append_vals (copy, array->data, array->len);
}

/* What the elements hold is theirs. */
static void
own_contents (EntScene *scene)
{
  for (guint i = 0; i < scene->ties->len; i++)
    {
      EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, i);

      ent_id_ref (tie->id);
      tie->many = g_memdup2 (tie->many, tie->many != NULL ? tie->n_points * sizeof *tie->many : 0);
    }
  for (guint i = 0; i < scene->symbols->len; i++)
    ent_id_ref (g_array_index (scene->symbols, EntSceneSymbol, i).id);
  for (guint i = 0; i < scene->texts->len; i++)
    {
      EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      ent_id_ref (text->id);
      g_object_ref (text->layout);
    }
}

EntScene *
ent_scene_copy (const EntScene *scene)
{
  EntScene *copy = g_memdup2 (scene, sizeof *scene);
  GHashTableIter iter;
  gpointer key, value;

  copy->language = g_strdup (scene->language);
  copy->confidentiality = g_strdup (scene->confidentiality);
  if (scene->logo_pixels.pixels != NULL)
    g_bytes_ref (scene->logo_pixels.pixels);
  if (scene->key != NULL)
    copy->key = ent_key_pages_ref (scene->key);
  copy->ground = ent_map_ground_copy (scene->ground);
  copy->wedges = copy_array (scene->wedges, sizeof (EntSceneWedge), NULL);
  copy->rings = copy_array (scene->rings, sizeof (EntSceneRing), NULL);
  copy->cells = copy_array (scene->cells, sizeof (EntSceneCell), NULL);
  copy->rules = scene->rules != NULL ? copy_array (scene->rules, sizeof (EntSceneRule), NULL) : NULL;
  copy->bars = scene->bars != NULL ? copy_array (scene->bars, sizeof (EntSceneBar), NULL) : NULL;
  copy->ties = copy_array (scene->ties, sizeof (EntSceneTie), clear_tie);
  copy->ghosts = copy_array (scene->ghosts, sizeof (EntSceneGhost), NULL);
  copy->leaders = copy_array (scene->leaders, sizeof (EntSceneLeader), NULL);
  copy->symbols = copy_array (scene->symbols, sizeof (EntSceneSymbol), clear_symbol);
  copy->texts = copy_array (scene->texts, sizeof (EntSceneText), clear_text);
  own_contents (copy);
  copy->by_id = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, scene->by_id);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->by_id, key, value);
  return copy;
}

/* Sheets from a stamp to the side of a house; what is beyond is no sheet. */
#define SMALLEST 40.0
#define LARGEST 200000.0
/* Width to height at which a matrix makes the most of its sheet. */
#define MATRIX_SHAPE 1.4

const char *
ent_spec_resolve (EntMap *map, const EntSceneSpec *spec, EntSceneSpec *resolved)
{
  const EntMapInfo *info = ent_map_info (map);
  const EntMoment *latest = ent_map_latest_moment (map);

  *resolved = *spec;
  if (resolved->view == NULL)
    resolved->view = &info->view;
  if (resolved->words == NULL)
    resolved->words = ent_words_for_language (info->language);
  if (resolved->moment_id == NULL || ent_map_moment (map, resolved->moment_id) == NULL)
    resolved->moment_id = latest != NULL ? latest->base.id : NULL;
  /* a change is between two moments, and drawn in rings */
  if (resolved->from_moment_id != NULL &&
      (spec->picture != ENT_PICTURE_MAP || ent_map_moment (map, spec->from_moment_id) == NULL || g_strcmp0 (spec->from_moment_id, resolved->moment_id) == 0))
    resolved->from_moment_id = NULL;
  if (resolved->inside != NULL && ent_map_stakeholder (map, resolved->inside) == NULL)
    resolved->inside = NULL;
  resolved->blank = spec->blank && spec->picture == ENT_PICTURE_MAP && resolved->inside == NULL;
  resolved->width = CLAMP (resolved->width, SMALLEST, LARGEST);
  resolved->height = CLAMP (resolved->height, SMALLEST, LARGEST);
  /* in the spotlight most have neither name nor number, and are not left out */
  resolved->key_pages = spec->key_pages && spec->medium == ENT_MEDIUM_PAPER && spec->focus == NULL && !resolved->blank;
  resolved->margin = CLAMP (resolved->margin, 0, MIN (resolved->width, resolved->height) / 4);
  return spec->words == NULL && info->language != NULL ? info->language : ent_words_language (resolved->words);
}

void
ent_scene_describe (EntScene *scene, EntMap *map, const char *language)
{
  scene->language = g_strdelimit (g_strdup (language), "_", '-');
  if (ent_map_info (map)->confidentiality != NULL)
    scene->confidentiality = ent_scene_display_text (ent_map_info (map)->confidentiality);
}

/* The light that @spec asks for. Those in it are found with all ties: names stay when some of these are hidden. */
static EntScene *
light (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  g_autoptr (EntScene) before = ent_spec_hides_marks (spec) ? ent_scene_copy (scene) : NULL;

  /* other names have numbers in that light, or none */
  g_clear_pointer (&scene->key, ent_key_pages_unref);
  ent_scene_light (scene, map, spec, context);
  if (before == NULL || ent_scene_hide_marks (scene, map, spec, context))
    return scene;
  ent_scene_free (scene);
  scene = g_steal_pointer (&before);
  g_clear_pointer (&scene->key, ent_key_pages_unref);
  ent_scene_hide_marks (scene, map, spec, context);
  ent_scene_light (scene, map, spec, context);
  return scene;
}

static EntScene *
add_change (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  g_clear_pointer (&scene->key, ent_key_pages_unref);
  ent_scene_add_change (scene, map, spec, context);
  ent_frame_say_left_out (scene, spec);
  return scene;
}

/* What @spec asks for beyond the picture of all at one moment, once that is laid out: change, light, fewer marks, a page. NULL if
 * it was stopped. */
static EntScene *
turn (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  if (!ent_progress_is_stopped (spec->progress))
    {
      if (spec->from_moment_id != NULL)
        scene = add_change (scene, map, spec, context);
      if (spec->picture == ENT_PICTURE_MAP && spec->focus != NULL && spec->page == 0)
        scene = light (scene, map, spec, context);
      else if (ent_spec_hides_marks (spec))
        ent_scene_hide_marks (scene, map, spec, context);
      else if (spec->told_kind > 0)
        ent_scene_tell_again (scene, map, spec, context);
      if (spec->medium == ENT_MEDIUM_PROJECTOR || spec->key_pages)
        ent_scene_turn_page (scene, map, spec, context);
    }
  if (!ent_progress_is_stopped (spec->progress))
    return scene;
  ent_scene_free (scene);
  return NULL;
}

static EntScene *
lay_out (EntMap *map, const EntSceneSpec *spec, const char *language, PangoContext *context)
{
  EntScene *scene = ent_scene_new_empty (spec);

  ent_scene_describe (scene, map, language);
  if (spec->picture == ENT_PICTURE_MATRIX)
    ent_scene_lay_out_matrix (scene, map, spec, context);
  else
    ent_scene_lay_out_map (scene, map, spec, context);
  return scene;
}

/* Whether a window is too small for letters that are read with ease: somebody has neither name nor number, or there is
 * no legend. */
static gboolean
lacks_room (const EntScene *scene, const EntSceneSpec *spec)
{
  gboolean has_legend = FALSE;

  for (guint i = 0; i < scene->texts->len && !has_legend; i++)
    has_legend = g_array_index (scene->texts, EntSceneText, i).role == ENT_TEXT_LEGEND;
  return scene->n_left_out > 0 || (spec->legend && !has_legend);
}

/* On a wall marks of a veto, which few rooms ask for, take nobody's place: they have room of their own only where they would lie
 * on something, and nobody goes without a name or a number for it. */
static EntScene *
lay_out_with_vetoes (EntMap *map, const EntSceneSpec *spec, const char *language, PangoContext *context)
{
  EntSceneSpec last = *spec;
  EntScene *scene, *roomy;

  last.vetoes_last = TRUE;
  scene = lay_out (map, &last, language, context);
  ent_scene_add_vetoes (scene, map, spec, context);
  if (ent_progress_is_stopped (spec->progress) || !ent_scene_vetoes_overlap (scene))
    return scene;
  roomy = lay_out (map, spec, language, context);
  if (roomy->n_left_out > scene->n_left_out)
    {
      ent_scene_free (roomy);
      return scene;
    }
  ent_scene_free (scene);
  return roomy;
}

EntScene *
ent_scene_new (EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  EntSceneSpec resolved, ground;
  const char *language = ent_spec_resolve (map, spec, &resolved);
  EntScene *scene;

  ground = resolved;
  ground.from_moment_id = NULL;
  ground.conflict_marks |= ent_spec_hides_marks (&resolved);
  if (ground.medium == ENT_MEDIUM_PROJECTOR && ground.picture == ENT_PICTURE_MAP)
    scene = lay_out_with_vetoes (map, &ground, language, context);
  else
    scene = lay_out (map, &ground, language, context);
  if (resolved.medium == ENT_MEDIUM_SCREEN && lacks_room (scene, &ground) && !ent_progress_is_stopped (resolved.progress))
    {
      ent_scene_free (scene);
      resolved.small_letters = ground.small_letters = TRUE;
      scene = lay_out (map, &ground, language, context);
    }
  if (resolved.from_moment_id == NULL)
    ent_frame_say_left_out (scene, &resolved);
  scene = turn (scene, map, &resolved, context);
  if (scene != NULL && scene->logo.width > 0)
    {
      scene->logo_pixels = *resolved.logo;
      g_bytes_ref (scene->logo_pixels.pixels);
    }
  return scene;
}

EntScene *
ent_scene_new_from (const EntScene *picture, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  EntScene *scene;
  EntSceneSpec resolved;

  g_return_val_if_fail (picture != NULL && picture->page == 0, NULL);

  ent_spec_resolve (map, spec, &resolved);
  scene = ent_scene_copy (picture);
  scene->progress = spec->progress;
  return turn (scene, map, &resolved, context);
}

gboolean
ent_scene_shows (const EntChange *change)
{
  return change->key.kind != ENT_RECORD_LOG && change->key.kind != ENT_RECORD_ACTION && change->key.kind != ENT_RECORD_STEP;
}

double
ent_scene_fit (EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  EntSceneSpec resolved;
  g_autoptr (EntScene) scene = NULL;
  EntLayout layout = { 0 };
  EntFrame frame;
  EntPoint centre;
  double radius;

  ent_spec_resolve (map, spec, &resolved);
  resolved.from_moment_id = NULL;
  scene = ent_scene_new_empty (&resolved);
  ent_layout_init (&layout, scene, map, &resolved, context);
  ent_layout_add_stakeholders (&layout);
  if (spec->picture == ENT_PICTURE_MATRIX)
    {
      ent_layout_frame (&layout, ENT_LEGEND_OF_MATRIX, 0, FALSE, 0, &frame);
      /* names stand in lines: what is wide is worth more than what is high */
      return MIN (frame.body.width, MATRIX_SHAPE * frame.body.height);
    }
  ent_layout_frame (&layout, ~0U, 0, TRUE, ent_wedges_around (&layout), &frame);
  ent_frame_circle (&frame, FALSE, ent_wedges_around (&layout), &centre, &radius);
  return radius;
}

double
ent_scene_foot (const EntScene *scene)
{
  double foot = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      /* the other is below the title */
      if (text->role == ENT_TEXT_SUBTITLE && text->ink.y > scene->height / 2)
        foot = MAX (foot, scene->height - text->ink.y);
    }
  return foot;
}

int
ent_scene_find_symbol (const EntScene *scene, const char *id)
{
  gpointer found = g_hash_table_lookup (scene->by_id, id);
  EntId known;

  if (found != NULL)
    return GPOINTER_TO_INT (found) - 1;
  /* the same letters may stand elsewhere */
  known = ent_id (id);
  if (known != id)
    found = g_hash_table_lookup (scene->by_id, known);
  ent_id_unref (known);
  return GPOINTER_TO_INT (found) - 1;
}

static gboolean
is_end_hidden (const EntScene *scene, int symbol, GHashTable *hidden)
{
  EntId id = symbol >= 0 && (guint) symbol < scene->symbols->len ? g_array_index (scene->symbols, EntSceneSymbol, symbol).id : NULL;

  return ent_id_set_has (hidden, id);
}

gboolean
ent_scene_tie_is_hidden (const EntScene *scene, const EntSceneTie *tie, GHashTable *hidden)
{
  return hidden != NULL && (ent_id_set_has (hidden, tie->id) || is_end_hidden (scene, tie->from, hidden) ||
                            is_end_hidden (scene, tie->to, hidden));
}

gboolean
ent_scene_cell_at (const EntScene *scene, double x, double y, EntSectorId *sector, guint8 *value)
{
  double radius = hypot (x - scene->centre.x, y - scene->centre.y);
  double angle = atan2 (x - scene->centre.x, scene->centre.y - y);
  const EntSceneWedge *wedge = NULL;
  const EntSceneRing *ring = NULL;

  if (scene->picture != ENT_PICTURE_MAP || radius < scene->core || radius > scene->radius)
    return FALSE;
  for (guint i = 0; i < scene->wedges->len && wedge == NULL; i++)
    {
      const EntSceneWedge *w = &g_array_index (scene->wedges, EntSceneWedge, i);
      double from_start = fmod (angle - w->start + 4 * G_PI, 2 * G_PI);

      if (from_start < w->end - w->start)
        wedge = w;
    }
  for (guint i = 0; i < scene->rings->len && ring == NULL; i++)
    {
      const EntSceneRing *r = &g_array_index (scene->rings, EntSceneRing, i);

      if (radius <= r->outer)
        ring = r;
    }
  if (wedge == NULL || ring == NULL)
    return FALSE;
  *sector = wedge->sector;
  *value = ring->value;
  return TRUE;
}

gboolean
ent_scene_field_at (const EntScene *scene, double x, double y, guint8 *power, guint8 *commitment)
{
  if (scene->picture != ENT_PICTURE_MATRIX)
    return FALSE;
  for (guint i = 0; i < scene->cells->len; i++)
    {
      const EntSceneCell *cell = &g_array_index (scene->cells, EntSceneCell, i);

      if (x >= cell->rect.x && x < cell->rect.x + cell->rect.width && y >= cell->rect.y &&
          y < cell->rect.y + cell->rect.height)
        {
          *power = cell->power;
          *commitment = cell->commitment;
          return TRUE;
        }
    }
  return FALSE;
}
