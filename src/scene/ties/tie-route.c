/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the way of each bundle of ties: all ties between the same two run
 * side by side along one curve. Short bundles choose first, as they have the
 * fewest ways; with few ties, all choose twice, the second time knowing the
 * rest. Everything depends on places and order only, so that the same map
 * gives the same picture.
 */
#include "scene/ties/tie-route.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scene/ties/tie-route-cost.h"

#define GAP 5.0         /* between ties side by side, in widths of a line */
#define CLEARANCE 7.0   /* to symbols */
#define END_SPREAD 0.45 /* of a symbol's radius: that far from its middle ties may start */
#define DETOUR 5.0      /* ways of a higher price bulge more than the eye likes */

#define NARROWEST 0.3  /* of GAP, in strands */
#define STRAND_GAP 3.0 /* between ways of different ties round one corner, in widths of a line */
#define FEW 80         /* ties: below, each has a curve for itself */
#define BUSY 250       /* bundles: above it, crossings with other ties are not counted any more */
#define CROWDED 2500   /* few ways for each; and strands no more, but on paper, which is not waited for at each edit */
#define CROWDED_PAPER 4000
#define FLOODED 12000 /* hits on symbols cannot be seen any more */
#define FLOODED_SHARE 2.0

typedef struct
{
  guint low, high; /* symbols */
  guint tie;
} Member;

typedef struct
{
  guint low, high;
  guint first, n; /* in members */
  guint number;   /* its own, for the field */
  double length;
  double gap;
  /* From the middle of low to the middle of high, owned: few ways have as many points as
   * an EntCurve has room for, and that is as much as a hundred bundles take. */
  EntPoint *points;
  guint8 n_points;
} Bundle;

typedef struct
{
  EntScene *scene;
  EntTieField *field; /* NULL when nothing is looked at but the centre */
  Member *members;
  GArray *bundles; /* of Bundle */
  guint effort;
  gboolean crossings;
  gboolean thorough; /* texts are worth as much trying as symbols */
  gboolean by_web;   /* and any number of turns */
  guint steps;
  EntTieGround *ground; /* of what stands now, and the web over it; NULL until they are needed */
  EntTieWeb *web;
} Router;

static void
clear_bundle (gpointer data)
{
  g_free (((Bundle *) data)->points);
}

static void
keep_curve (Bundle *bundle, const EntCurve *curve)
{
  g_free (bundle->points);
  bundle->points = g_memdup2 (curve->points, curve->n_points * sizeof (EntPoint));
  bundle->n_points = curve->n_points;
}

/* Only its points are set. */
static void
get_curve (const Bundle *bundle, EntCurve *curve)
{
  curve->n_points = bundle->n_points;
  if (bundle->n_points > 0)
    memcpy (curve->points, bundle->points, bundle->n_points * sizeof (EntPoint));
}

static int
compare_members (const void *a, const void *b)
{
  const Member *one = a, *other = b;

  if (one->low != other->low)
    return one->low < other->low ? -1 : 1;
  if (one->high != other->high)
    return one->high < other->high ? -1 : 1;
  return one->tie < other->tie ? -1 : one->tie > other->tie;
}

static int
compare_bundles (const void *a, const void *b)
{
  const Bundle *one = a, *other = b;

  if (one->length != other->length)
    return one->length < other->length ? -1 : 1;
  return one->number < other->number ? -1 : one->number > other->number;
}

static const EntSceneSymbol *
symbol_at (const Router *router, guint index)
{
  return &g_array_index (router->scene->symbols, EntSceneSymbol, index);
}

static EntSceneTie *
tie_of (const Router *router, const Bundle *bundle, guint k)
{
  return &g_array_index (router->scene->ties, EntSceneTie, router->members[bundle->first + k].tie);
}

static void
collect_members (Router *router)
{
  EntScene *scene = router->scene;
  guint n = 0;

  router->members = g_new (Member, scene->ties->len + 1);
  for (guint i = 0; i < scene->ties->len; i++)
    {
      const EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, i);
      if (tie->from >= 0 && tie->to >= 0)
        router->members[n++] = (Member) { MIN (tie->from, tie->to), MAX (tie->from, tie->to), i };
    }
  qsort (router->members, n, sizeof (Member), compare_members);

  router->bundles = g_array_new (FALSE, FALSE, sizeof (Bundle));
  g_array_set_clear_func (router->bundles, clear_bundle);
  for (guint i = 0, end; i < n; i = end)
    {
      const Member *m = &router->members[i];
      for (end = i + 1; end < n && router->members[end].low == m->low && router->members[end].high == m->high;)
        end++;
      const EntSceneSymbol *a = symbol_at (router, m->low), *b = symbol_at (router, m->high);
      Bundle bundle = {
        .low = m->low,
        .high = m->high,
        .first = i,
        .n = end - i,
        .number = router->bundles->len,
        .length = ent_length (a->x - b->x, a->y - b->y),
        .gap = GAP * scene->tie_line,
      };
      g_array_append_val (router->bundles, bundle);
    }
  g_array_sort (router->bundles, compare_bundles);
}

/* Whether nearly every way runs into symbols or too close to them: together with
 * what ties keep from them they cover more than the map has. */
static gboolean
is_flooded (const EntScene *scene)
{
  double covered = 0;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      double reach = g_array_index (scene->symbols, EntSceneSymbol, i).radius + CLEARANCE * scene->line;

      covered += reach * reach;
    }
  return covered > FLOODED_SHARE * scene->radius * scene->radius;
}

static void
begin (Router *router, EntScene *scene)
{
  *router = (Router) { .scene = scene };
  collect_members (router);

  guint n = router->bundles->len;
  router->effort = n <= BUSY ? 2 : n <= CROWDED ? 1
                                                : 0;
  if (n <= FLOODED && !is_flooded (scene))
    router->field = ent_tie_field_new (scene, n);
  router->crossings = n <= BUSY && router->field != NULL;
  router->steps = n <= BUSY ? 14 : n <= CROWDED ? 10
                                                : 6;
}

static void
end (Router *router)
{
  g_clear_pointer (&router->field, ent_tie_field_free);
  g_clear_pointer (&router->web, ent_tie_web_free);
  g_clear_pointer (&router->ground, ent_tie_ground_free);
  g_clear_pointer (&router->bundles, g_array_unref);
  g_clear_pointer (&router->members, g_free);
}

static EntPassage
make_passage (const Router *router, const Bundle *bundle)
{
  const EntScene *scene = router->scene;
  const EntSceneSymbol *a = symbol_at (router, bundle->low), *b = symbol_at (router, bundle->high);
  double half = bundle->gap * (bundle->n - 1) / 2;

  return (EntPassage) {
    .from = { a->x, a->y },
    .to = { b->x, b->y },
    .centre = scene->centre,
    .keep_out = scene->core + half + 4 * scene->line,
    .radius = scene->radius,
  };
}

static EntTieTrial
make_trial (const Router *router, const Bundle *bundle)
{
  return (EntTieTrial) {
    .from = bundle->low,
    .to = bundle->high,
    .from_radius = symbol_at (router, bundle->low)->radius,
    .to_radius = symbol_at (router, bundle->high)->radius,
    .bundle = bundle->number,
    .half = bundle->gap * (bundle->n - 1) / 2,
    /* among so many that are run through, coming near to some is nothing */
    .clearance = router->effort > 0 ? CLEARANCE * router->scene->line : 0,
    .steps = router->steps,
    .crossings = router->crossings,
  };
}

static void
try_way (const Router *router, const EntTieTrial *trial, const EntWay *way, EntWay *best, EntTieFaults *least)
{
  if (way->price >= least->cost)
    return;
  EntTieFaults faults = ent_tie_field_judge (router->field, way, trial, least->cost);
  if (faults.cost < least->cost)
    {
      *least = faults;
      *best = *way;
    }
}

/* Past either side of whatever the best way so far runs into. */
static void
try_round_blockers (const Router *router, const EntPassage *passage, const EntTieTrial *trial, EntWay *best, EntTieFaults *least)
{
  EntTieBlocker blockers[4];
  double dx = passage->to.x - passage->from.x, dy = passage->to.y - passage->from.y;
  double length = MAX (ent_length (dx, dy), 1e-6);

  for (guint round = 0; round < router->effort && least->symbols + least->texts > 0; round++)
    {
      guint n = ent_tie_field_blockers (router->field, &best->curve, trial, blockers, G_N_ELEMENTS (blockers));
      for (guint i = 0; i < n; i++)
        for (int side = -1; side <= 1; side += 2)
          for (guint far = 1; far <= router->effort; far++)
            {
              double off = side * (blockers[i].radius + trial->half + 0.7 * far * trial->clearance);
              EntPoint by = { blockers[i].x - dy / length * off, blockers[i].y + dx / length * off };
              EntWay way;

              ent_passage_way_by (passage, by, &way);
              try_way (router, trial, &way, best, least);
            }
    }
}

static void
try_more (const Router *router, const EntPassage *passage, const EntTieTrial *trial, EntWay *best, EntTieFaults *least)
{
  EntWay ways[ENT_MAX_WAYS];
  guint n = ent_passage_more_ways (passage, ways);

  for (guint i = 0; i < n; i++)
    try_way (router, trial, &ways[i], best, least);
}

/* Any way at all: by points on a mesh around the chord. */
static void
try_by_mesh (const Router *router, const EntPassage *passage, const EntTieTrial *trial, EntWay *best, EntTieFaults *least)
{
  static const double alongs[] = { 0.5, 0.3, 0.7, 0.15, 0.85 };
  static const double acrosses[] = { 0.06, 0.12, 0.2, 0.3, 0.42, 0.56, 0.75 };
  double dx = passage->to.x - passage->from.x, dy = passage->to.y - passage->from.y;

  for (guint i = 0; i < G_N_ELEMENTS (acrosses); i++)
    for (guint j = 0; j < G_N_ELEMENTS (alongs); j++)
      for (int side = -1; side <= 1; side += 2)
        {
          double u = alongs[j], v = side * acrosses[i];
          EntPoint by = { passage->from.x + dx * u - dy * v, passage->from.y + dy * u + dx * v };
          EntWay way;

          ent_passage_way_by (passage, by, &way);
          try_way (router, trial, &way, best, least);
        }
}

static EntTieEnds
ends_of (const Bundle *bundle)
{
  return (EntTieEnds) { (int) bundle->low, (int) bundle->high };
}

static void
spin_web (Router *router)
{
  if (router->web != NULL)
    return;
  router->ground = ent_tie_ground_new (router->scene);
  router->web = ent_tie_web_new (router->scene, router->ground);
}

static GArray *
find_threads_of (const Router *router, const Bundle *bundle)
{
  return ent_tie_web_find (router->web, ends_of (bundle));
}

static void
fill_strand (const Router *router, const GArray *threads, const Bundle *bundle, EntTieStrand *strand)
{
  strand->ends = ends_of (bundle);
  strand->half = bundle->gap * (bundle->n - 1) / 2;
  if (threads->len > 0)
    strand->n_corners = ent_tie_web_corners (router->web, threads, strand->ends, strand->corners);
}

static guint
count_hits (const Router *router, const Bundle *bundle, const EntCurve *curve)
{
  EntPoint samples[ENT_CURVE_MAX_SAMPLES];
  guint n = ent_curve_flatten (curve, 4, samples);

  return ent_tie_ground_hits (router->ground, ends_of (bundle), samples, n);
}

/* Ties between the same two come closer together where something stands beside their way. */
static void
narrow (const Router *router, Bundle *bundle)
{
  double wanted = bundle->gap;
  EntCurve curve;
  guint least;

  get_curve (bundle, &curve);
  least = count_hits (router, bundle, &curve);
  while (bundle->gap > NARROWEST * wanted)
    {
      guint hits = 0;

      for (int side = -1; side <= 1; side += 2)
        {
          double shift = side * bundle->gap * (bundle->n - 1) / 2;
          EntCurve beside;

          ent_curve_offset (&curve, 0, shift, 0, &beside);
          hits = MAX (hits, count_hits (router, bundle, &beside));
        }
      if (hits <= least)
        return;
      bundle->gap *= 0.7;
    }
}

/* Between all that stands, which leads past everything that can be passed. */
static void
try_by_web (Router *router, const Bundle *bundle, const EntTieTrial *trial, EntWay *best, EntTieFaults *least)
{
  g_autoptr (GArray) threads = NULL;
  EntTieStrand strand = { 0 };
  EntTieTrial middle = *trial;
  EntTieFaults faults;
  EntWay way = { .price = 12 };

  spin_web (router);
  threads = find_threads_of (router, bundle);
  fill_strand (router, threads, bundle, &strand);
  if (strand.n_corners == 0)
    return;
  ent_tie_strand_curve (&strand, router->ground, &way.curve);
  /* those side by side come as close to each other as there is room */
  middle.half = 0;
  faults = ent_tie_field_judge (router->field, &way, &middle, G_MAXDOUBLE);
  /* what it only comes near to it does not run through */
  if (faults.symbols > 0 && count_hits (router, bundle, &way.curve) == 0)
    faults.symbols = 0;
  /* however many turns it takes */
  if (faults.symbols < least->symbols || (faults.symbols == least->symbols && faults.texts < least->texts))
    {
      *least = faults;
      *best = way;
    }
}

static gboolean
needs_more (const Router *router, const EntTieFaults *least)
{
  if (router->effort < 2)
    return FALSE;
  return least->symbols > 0 || least->cost > ENT_TIE_COST_CORE || (router->thorough && least->texts > 0);
}

/* A detour a little flatter, if nothing is in the way of that: arcs come in a few bulges only. */
static void
try_flatter (const Router *router, const EntTieTrial *trial, EntWay *best, EntTieFaults *least)
{
  static const double parts[] = { 0.8, 0.92 };
  EntWay found = *best;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      EntWay way = found;

      ent_curve_straighten (&way.curve, parts[i]);
      way.price *= parts[i];
      try_way (router, trial, &way, best, least);
    }
}

static EntTieFaults
choose_way (Router *router, const Bundle *bundle, EntWay *best)
{
  EntWay ways[ENT_MAX_WAYS];
  EntPassage passage = make_passage (router, bundle);
  EntTieTrial trial = make_trial (router, bundle);
  EntTieFaults least = { .cost = G_MAXDOUBLE };
  guint n = ent_passage_ways (&passage, router->effort, ways);

  *best = ways[0];
  if (router->field == NULL)
    return least;
  for (guint i = 0; i < n; i++)
    try_way (router, &trial, &ways[i], best, &least);
  try_round_blockers (router, &passage, &trial, best, &least);
  if (needs_more (router, &least))
    try_more (router, &passage, &trial, best, &least);
  if (needs_more (router, &least))
    try_by_mesh (router, &passage, &trial, best, &least);
  if (router->by_web && needs_more (router, &least))
    try_by_web (router, bundle, &trial, best, &least);
  if (router->effort > 1 && best->price > DETOUR)
    try_flatter (router, &trial, best, &least);
  return least;
}

static void
take_way (Router *router, Bundle *bundle)
{
  EntWay way;

  choose_way (router, bundle, &way);
  keep_curve (bundle, &way.curve);
}

static void
lay (const Router *router, const Bundle *bundle)
{
  EntTieTrial trial = make_trial (router, bundle);
  EntCurve curve;

  if (!router->crossings)
    return;
  get_curve (bundle, &curve);
  ent_tie_field_lay (router->field, &curve, &trial, bundle->n);
}

/* Two symbols upon each other leave no way between them: a straight line then. */
static void
join_straight (const EntPoint *from, guint n_from, EntPoint a, const EntPoint *to, guint n_to, EntPoint b, EntCurve *curve)
{
  EntPoint start = ent_curve_rim (from, n_from, a, b), stop = ent_curve_rim (to, n_to, b, a);

  curve->n_points = 4;
  for (guint i = 0; i < 4; i++)
    curve->points[i] = (EntPoint) { start.x + (stop.x - start.x) * i / 3, start.y + (stop.y - start.y) * i / 3 };
}

static void
set_points (EntSceneTie *tie, const EntCurve *curve)
{
  gsize size = curve->n_points * sizeof (EntPoint);

  g_clear_pointer (&tie->many, g_free);
  tie->n_points = curve->n_points;
  if (curve->n_points <= ENT_TIE_FEW_POINTS)
    memcpy (tie->few, curve->points, size);
  else
    tie->many = g_memdup2 (curve->points, size);
}

static void
place_tie (const Router *router, const Bundle *bundle, guint k)
{
  const EntSceneSymbol *a = symbol_at (router, bundle->low), *b = symbol_at (router, bundle->high);
  EntSceneTie *tie = tie_of (router, bundle, k);
  EntPoint from[ENT_SYMBOL_MAX_CORNERS], to[ENT_SYMBOL_MAX_CORNERS];
  guint n_from = ent_symbol_outline (a->kind, a->x, a->y, a->radius, from);
  guint n_to = ent_symbol_outline (b->kind, b->x, b->y, b->radius, to);
  double shift = bundle->gap * (k - (bundle->n - 1) / 2.0);
  double start = CLAMP (shift, -END_SPREAD * a->radius, END_SPREAD * a->radius);
  double stop = CLAMP (shift, -END_SPREAD * b->radius, END_SPREAD * b->radius);
  EntCurve middle, curve;

  get_curve (bundle, &middle);
  get_curve (bundle, &curve);
  if (bundle->n > 1)
    ent_curve_offset (&middle, start, shift, stop, &curve);
  if (!ent_curve_trim (&curve, from, n_from, to, n_to))
    join_straight (from, n_from, (EntPoint) { a->x, a->y }, to, n_to, (EntPoint) { b->x, b->y }, &curve);
  if (tie->from != (int) bundle->low)
    ent_curve_reverse (&curve);

  set_points (tie, &curve);
  /* marks stand out on both sides of the line */
  double grow = MAX (4 * tie->width, 6 * router->scene->line);
  tie->bounds = ent_curve_bounds (&curve);
  tie->bounds.x -= grow;
  tie->bounds.y -= grow;
  tie->bounds.width += 2 * grow;
  tie->bounds.height += 2 * grow;
}

static void
place_ties (const Router *router, const Bundle *bundle)
{
  for (guint k = 0; k < bundle->n; k++)
    place_tie (router, bundle, k);
}

/* Where there is nothing but the ends, a bow if nothing is in its way. */
static void
round_corners (const Router *router, Bundle *bundle, const EntTieStrand *strand)
{
  EntTieTrial trial = make_trial (router, bundle);
  EntPassage passage = make_passage (router, bundle);
  EntTieFaults least = { .cost = G_MAXDOUBLE };
  EntWay ways[ENT_MAX_WAYS], best;
  guint n = strand->n_corners == 2 ? MIN (ent_passage_ways (&passage, 1, ways), 4) : 0;

  ent_tie_strand_curve (strand, router->ground, &best.curve);
  best.price = 3;
  if (n > 0)
    least = ent_tie_field_judge (router->field, &best, &trial, G_MAXDOUBLE);
  for (guint i = 0; i < n; i++)
    try_way (router, &trial, &ways[i], &best, &least);
  keep_curve (bundle, &best.curve);
}

/* All ways along the web, each where it pays where others run already: short ones first, as
 * everywhere, so that one more moves few. */
static void
route_in_strands (Router *router)
{
  EntScene *scene = router->scene;
  guint n = router->bundles->len;
  const Bundle *bundles = (const Bundle *) (gconstpointer) router->bundles->data;
  g_autofree EntTieStrand *strands = g_new0 (EntTieStrand, n);
  g_autoptr (GPtrArray) ways = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  spin_web (router);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (ways, find_threads_of (router, &bundles[i]));
      ent_tie_web_use (router->web, ways->pdata[i], 1);
      fill_strand (router, ways->pdata[i], &bundles[i], &strands[i]);
    }
  ent_tie_strands_spread (strands, n, router->ground, STRAND_GAP * scene->tie_line);
  for (guint i = 0; i < n; i++)
    {
      Bundle *bundle = &g_array_index (router->bundles, Bundle, i);

      if (strands[i].n_corners == 0)
        take_way (router, bundle);
      else
        round_corners (router, bundle, &strands[i]);
      ent_progress_reach (scene->progress, 0, ENT_PROGRESS_LAID_OUT, i, n);
      if (strands[i].n_corners > 0 && bundle->n > 1)
        narrow (router, bundle);
    }
}

static void
route_one_by_one (Router *router)
{
  guint n_rounds = router->crossings ? 2 : 1;

  for (guint round = 0; round < n_rounds; round++)
    for (guint i = 0; i < router->bundles->len; i++)
      {
        Bundle *bundle = &g_array_index (router->bundles, Bundle, i);

        take_way (router, bundle);
        lay (router, bundle);
        ent_progress_reach (router->scene->progress, 0, ENT_PROGRESS_LAID_OUT,
                            (gsize) round * router->bundles->len + i,
                            (gsize) n_rounds * router->bundles->len);
      }
}

static guint
count_ties (const EntScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->ties->len; i++)
    n += g_array_index (scene->ties, EntSceneTie, i).from >= 0;
  return n;
}

static gboolean
is_for_strands (const EntScene *scene)
{
  guint n = count_ties (scene);

  return n > FEW && n <= (scene->medium == ENT_MEDIUM_PAPER ? CROWDED_PAPER : CROWDED) && !is_flooded (scene);
}

gboolean
ent_tie_comes_last (const EntScene *scene)
{
  return is_for_strands (scene) || count_ties (scene) > CROWDED;
}

void
ent_tie_route_all (EntScene *scene)
{
  Router router;

  begin (&router, scene);
  if (is_for_strands (scene))
    route_in_strands (&router);
  else
    route_one_by_one (&router);
  for (guint i = 0; i < router.bundles->len; i++)
    place_ties (&router, &g_array_index (router.bundles, Bundle, i));
  end (&router);
}

/* The way that a bundle has, read off its ties: between the two in its middle,
 * which may lie the other way round. */
static void
read_curve (const Router *router, Bundle *bundle)
{
  EntCurve halves[2];

  for (guint i = 0; i < 2; i++)
    {
      const EntSceneTie *tie = tie_of (router, bundle, (bundle->n - 1 + i) / 2);
      halves[i].n_points = tie->n_points;
      for (guint j = 0; j < tie->n_points; j++)
        halves[i].points[j] = ent_tie_points (tie)[j];
      if (tie->from != (int) bundle->low)
        ent_curve_reverse (&halves[i]);
    }
  if (halves[0].n_points == halves[1].n_points)
    for (guint j = 0; j < halves[0].n_points; j++)
      {
        halves[0].points[j].x = (halves[0].points[j].x + halves[1].points[j].x) / 2;
        halves[0].points[j].y = (halves[0].points[j].y + halves[1].points[j].y) / 2;
      }
  keep_curve (bundle, &halves[0]);
}

void
ent_tie_route_again (EntScene *scene, gboolean anyhow)
{
  Router router;

  begin (&router, scene);
  router.thorough = TRUE;
  router.by_web = anyhow;
  for (guint i = 0; i < router.bundles->len; i++)
    {
      Bundle *bundle = &g_array_index (router.bundles, Bundle, i);
      read_curve (&router, bundle);
      if (router.field != NULL)
        lay (&router, bundle);
    }
  for (guint i = 0; i < router.bundles->len && router.field != NULL; i++)
    {
      Bundle *bundle = &g_array_index (router.bundles, Bundle, i);
      EntTieTrial trial = make_trial (&router, bundle);
      EntWay now = { .price = 0 }, way;
      EntTieFaults faults;

      get_curve (bundle, &now.curve);
      faults = ent_tie_field_judge (router.field, &now, &trial, G_MAXDOUBLE);

      if (faults.symbols + faults.texts == 0)
        continue;
      EntTieFaults least = choose_way (&router, bundle, &way);
      if (least.symbols > faults.symbols ||
          (least.symbols == faults.symbols && least.texts >= faults.texts))
        continue;
      keep_curve (bundle, &way.curve);
      if (router.ground != NULL && bundle->n > 1)
        narrow (&router, bundle);
      lay (&router, bundle);
      place_ties (&router, bundle);
    }
  end (&router);
}
