/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of the sectors along the rim. Each lies over its wedge if it can; where one is too long for that, those
 * beside it make room, and on a wall, where nobody can ask for the rest of a name, it stands on two lines before it
 * is cut.
 */
#include <math.h>
#include <string.h>

#include "scene/map/wedges.h"

/* Between rim and name, and from one line of it to the next, in em. */
#define NAME_GAP 0.3
#define LEADING 1.15
/* From the rim to the baseline of letters that stand on it, or hang from it, beyond the gap. */
#define STANDING 0.22
#define HANGING 0.74
/* What a name keeps free on both sides. */
#define NAME_END 0.3
/* How far a name may stand out of its wedge on a wall before any takes two lines, and before it is cut: its colour still
 * tells whose it is. */
static const double slacks[] = { 1, 2 };
/* How far two that lie too close are moved apart at a time, of what lacks; and how often all are looked at. */
#define STEP 0.5
#define ROUNDS 200
#define TOUCHING 1e-4

#define MOST_LINES 2

/* Where the name of a wedge stands along the rim, in radians. */
typedef struct
{
  guint8 sector;
  gboolean hangs; /* from the rim, in the lower half */
  gboolean on_two;
  char *words[1 + MOST_LINES]; /* owned: all of it, and its two lines; none where it has no two */
  double need_of_all, need_of_two;
  double radius;     /* of the baseline nearest to the disc */
  double start, end; /* of the wedge */
  double width;      /* what it gets */
  double at;         /* its own middle */
} RimName;

typedef struct
{
  EntLayout *layout;
  const EntFrame *frame;
  RimName names[ENT_N_SECTORS];
  guint n;
  double gap;   /* from one to the next */
  double slack; /* how far they may stand out of their wedges, where they must */
} Rim;

double
ent_wedges_around (const EntLayout *layout)
{
  return ENT_WEDGE_RIM * layout->sizes.line + (NAME_GAP + 1.02) * layout->sizes.sector;
}

double
ent_wedge_name_width (const EntLayout *layout, const char *words)
{
  EntTextStyle style = { .size = layout->sizes.sector, .bold = TRUE };
  g_autoptr (PangoLayout) text = ent_scene_layout_new (layout->context, words, &style);
  EntRect logical;

  ent_scene_layout_extents (text, NULL, &logical);
  return logical.width;
}

static double
middle_of (const RimName *name)
{
  return (name->start + name->end) / 2;
}

static double
need_of (const RimName *name)
{
  return name->on_two ? name->need_of_two : name->need_of_all;
}

/* Moves @name by @way, no further than that it stays in its wedge or, where that is the narrower, covers it, but for
 * @slack. */
static void
move_name (RimName *name, double way, double gap, double slack)
{
  double play = fabs (name->end - name->start - gap - name->width) / 2 + slack;

  name->at = CLAMP (name->at + way, middle_of (name) - play, middle_of (name) + play);
}

/* What lacks between the middles of @name and of the @next one clockwise. */
static double
lack_between (const RimName *name, const RimName *next, double gap)
{
  double away = next->at - name->at;

  return (name->width + next->width) / 2 + gap - (away <= 0 ? away + 2 * G_PI : away);
}

/* What lacks between all, together. */
static double
lack_of (const Rim *rim)
{
  double lack = 0;

  for (guint i = 0; i < rim->n; i++)
    lack += MAX (lack_between (&rim->names[i], &rim->names[(i + 1) % rim->n], rim->gap) - TOUCHING, 0);
  return lack;
}

/* Names that their wedges are too narrow for push those beside them along the rim, and these the next. Returns what
 * lacks then. */
static double
push_apart (Rim *rim, double slack)
{
  gboolean apart = FALSE;

  for (guint i = 0; i < rim->n; i++)
    {
      rim->names[i].width = need_of (&rim->names[i]);
      rim->names[i].at = middle_of (&rim->names[i]);
    }
  for (guint round = 0; round < ROUNDS && !apart; round++)
    {
      apart = TRUE;
      for (guint i = 0; i < rim->n; i++)
        {
          RimName *name = &rim->names[i], *next = &rim->names[(i + 1) % rim->n];
          double lack = lack_between (name, next, rim->gap);

          if (lack <= TOUCHING)
            continue;
          apart = FALSE;
          move_name (name, -STEP * lack, rim->gap, slack);
          move_name (next, STEP * lack, rim->gap, slack);
        }
    }
  return lack_of (rim);
}

/* Of two that still lie on each other each gives back what it has of the other's wedge, and no more than lacks. */
static void
cut_names (Rim *rim)
{
  double before[ENT_N_SECTORS] = { 0 }, after[ENT_N_SECTORS] = { 0 }, gap = rim->gap;

  for (guint i = 0; i < rim->n; i++)
    {
      RimName *name = &rim->names[i], *next = &rim->names[(i + 1) % rim->n];
      double lack = MAX (lack_between (name, next, gap), 0);

      after[i] = CLAMP (name->at + (name->width + gap) / 2 - name->end, 0, lack);
      before[(i + 1) % rim->n] = CLAMP (next->start - next->at + (next->width + gap) / 2, 0, lack);
    }
  for (guint i = 0; i < rim->n; i++)
    {
      rim->names[i].width -= before[i] + after[i];
      rim->names[i].at += (before[i] - after[i]) / 2;
    }
}

/* Of the baseline of @line, from the top. */
static double
radius_of (const Rim *rim, const RimName *name, guint line)
{
  gboolean is_far = name->on_two && (line == 0) != name->hangs;

  return name->radius + (is_far ? LEADING * rim->layout->sizes.sector : 0);
}

static guint
add_line (const Rim *rim, const RimName *name, guint line)
{
  EntScene *scene = rim->layout->scene;
  double radius = radius_of (rim, name, line);
  EntTextStyle style = { .size = rim->layout->sizes.sector, .bold = TRUE, .width = name->width * radius };
  guint index = ent_scene_add_arc_text (scene, rim->layout->context, ENT_TEXT_SECTOR, name->words[name->on_two ? 1 + line : 0], &style, radius, name->at, name->hangs);

  g_array_index (scene->texts, EntSceneText, index).sector = name->sector;
  return index;
}

/* Whether the line that is farther out lies on the sheet and on nothing else. */
static gboolean
has_room (const Rim *rim, const RimName *name)
{
  EntScene *scene = rim->layout->scene;
  guint index = add_line (rim, name, name->hangs ? 1 : 0), n;
  EntRect boxes[ENT_TEXT_MAX_BOXES];
  gboolean has = TRUE;

  n = ent_scene_text_boxes (&g_array_index (scene->texts, EntSceneText, index), boxes);
  for (guint i = 0; i < n && has; i++)
    has = ent_rect_contains (&rim->frame->sheet, &boxes[i]) && !ent_frame_meets (rim->frame, &boxes[i]);
  g_array_set_size (scene->texts, index);
  return has;
}

/* Returns what lacks where all stand as well as they can; infinitely much where a second line has no room. */
static double
stand (Rim *rim)
{
  double lack = push_apart (rim, 0);

  if (lack > 0 && rim->slack > 0)
    lack = push_apart (rim, rim->slack);
  for (guint i = 0; i < rim->n; i++)
    if (rim->names[i].on_two && !has_room (rim, &rim->names[i]))
      return INFINITY;
  return lack;
}

/* What lacks with this name on two lines; infinitely much where that is of no use. */
static double
lack_with_two_lines (Rim *rim, RimName *name)
{
  double lack;

  if (name->on_two || name->words[1] == NULL || name->need_of_two >= name->need_of_all)
    return INFINITY;
  name->on_two = TRUE;
  lack = stand (rim);
  name->on_two = FALSE;
  return lack;
}

/* Takes the name on two lines that helps most, of those that help as much the longest. FALSE: none helps. */
static gboolean
break_one (Rim *rim, double *lack)
{
  RimName *best = NULL;

  for (guint i = 0; i < rim->n; i++)
    {
      RimName *name = &rim->names[i];
      double left = lack_with_two_lines (rim, name);

      if (left < *lack || (best != NULL && left <= *lack && name->need_of_all > best->need_of_all))
        {
          *lack = left;
          best = name;
        }
    }
  if (best != NULL)
    best->on_two = TRUE;
  return best != NULL;
}

static void
spread_names (Rim *rim)
{
  double lack = stand (rim);

  for (guint i = 0; i < G_N_ELEMENTS (slacks) && lack > 0 && rim->layout->sizes.wall; i++)
    {
      rim->slack = slacks[i] * rim->layout->sizes.sector / rim->names[0].radius;
      lack = stand (rim);
      while (lack > 0 && break_one (rim, &lack))
        ;
    }
  if (lack <= 0)
    {
      stand (rim);
      return;
    }
  push_apart (rim, 0);
  cut_names (rim);
}

/* Letters stand on the circle, or hang from it by the height of capitals. */
static gboolean
hangs (double middle)
{
  return cos (middle) < -0.1;
}

/* What @words take on a baseline with this radius: a pixel more, so that rounding cuts nothing. */
static double
need_on (const EntLayout *layout, const char *words, double radius)
{
  return (ent_wedge_name_width (layout, words) + 1) / radius;
}

/* Breaks the name where its two lines take least of the rim. */
static void
find_lines (const Rim *rim, RimName *name)
{
  RimName tried = *name;

  tried.on_two = TRUE;
  for (const char *space = strchr (name->words[0], ' '); space != NULL; space = strchr (space + 1, ' '))
    {
      g_autofree char *first = g_strndup (name->words[0], (gsize) (space - name->words[0]));
      double need = MAX (need_on (rim->layout, first, radius_of (rim, &tried, 0)), need_on (rim->layout, space + 1, radius_of (rim, &tried, 1)));

      if (*first == '\0' || space[1] == '\0' || (name->words[1] != NULL && need >= name->need_of_two))
        continue;
      g_free (name->words[1]);
      g_free (name->words[2]);
      name->words[1] = g_steal_pointer (&first);
      name->words[2] = g_strdup (space + 1);
      name->need_of_two = need;
    }
}

static void
measure_name (const Rim *rim, const EntSceneWedge *wedge, RimName *name)
{
  const EntLayout *layout = rim->layout;

  *name = (RimName) { .sector = wedge->sector, .start = wedge->start, .end = wedge->end };
  name->hangs = hangs (middle_of (name));
  name->radius = layout->scene->radius + ENT_WEDGE_RIM * layout->scene->line + (NAME_GAP + (name->hangs ? HANGING : STANDING)) * layout->sizes.sector;
  name->words[0] = ent_scene_display_text (ent_words_sector (layout->spec->words, layout->map, wedge->sector));
  name->need_of_all = need_on (layout, name->words[0], name->radius);
  name->width = MIN (name->need_of_all, wedge->end - wedge->start - rim->gap);
  name->at = middle_of (name);
  if (layout->sizes.wall)
    find_lines (rim, name);
}

void
ent_wedges_add_names (EntLayout *layout, const EntFrame *frame)
{
  const EntScene *scene = layout->scene;
  Rim rim = { .layout = layout, .frame = frame, .gap = 2 * NAME_END * layout->sizes.sector / (scene->radius + ENT_WEDGE_RIM * scene->line) };

  for (guint i = 0; i < scene->wedges->len; i++)
    {
      const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, i);

      if (wedge->end > wedge->start)
        measure_name (&rim, wedge, &rim.names[rim.n++]);
    }
  /* who is alone has the whole circle already */
  if (rim.n > 1)
    spread_names (&rim);
  for (guint i = 0; i < rim.n; i++)
    for (guint line = 0; line < (rim.names[i].on_two ? MOST_LINES : 1); line++)
      add_line (&rim, &rim.names[i], line);
  for (guint i = 0; i < rim.n; i++)
    for (guint k = 0; k < G_N_ELEMENTS (rim.names[i].words); k++)
      g_free (rim.names[i].words[k]);
}
