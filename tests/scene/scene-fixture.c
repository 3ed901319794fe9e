/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-fixture.h"

#include <math.h>

#include <pango/pangocairo.h>

static const char *const ordinary_names[] = {
  "Public prosecutor",
  "Municipality of Puerto Coral",
  "Ministry of Tourism, regional office",
  "Tourism police",
  "Hotel association",
  "Gran Hotel Coral",
  "Ride-hailing platform",
  "Bay tours cooperative",
  "Beach vendors' network",
  "Motorcycle taxis",
  "Parish of San Telmo",
  "Community action board, Barrio Norte",
  "Foster families network",
  "Grandmothers' circle",
  "School Simón Bolívar",
  "Secretariat of education",
  "Radio Bahía",
  "Influencers and bloggers",
  NULL,
};

/* Where stakeholders of a destination stand: most in institutions and businesses. */
static const guint8 sectors[] = { 0, 1, 2, 1, 0, 3, 1, 5, 0, 4, 2, 1, 3, 6, 0, 5, 2, 4, 1, 3 };
static const guint8 powers[] = { 2, 4, 1, 3, 5, 2, 3, 1, 4, 0, 2, 3 };
static const guint8 commitments[] = { 4, 3, 2, 5, 4, 1, 3, 2, 0, 4, 2, 3, 5 };

static void
take (EntMap *map, gpointer record)
{
  g_autoptr (GError) error = NULL;

  ent_map_apply_take (map, record, NULL, &error);
  g_assert_no_error (error);
}

static void
rate (EntStakeholder *stakeholder, guint moment, EntAspect aspect, guint value)
{
  EntAssessment *assessment = ent_record_new (ENT_RECORD_ASSESSMENT);
  g_autofree char *id = g_strdup_printf ("t-%u", moment);

  assessment->moment = ent_id (id);
  assessment->aspect = aspect;
  assessment->value = value;
  ent_stakeholder_take_assessment (stakeholder, assessment);
}

static void
add_moments (EntMap *map, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      EntMoment *moment = ent_record_new (ENT_RECORD_MOMENT);
      g_autofree char *id = g_strdup_printf ("t-%u", i);

      ent_record_set_id (moment, id);
      moment->name = g_strdup_printf ("Workshop %u", i + 1);
      moment->date = 20260314 + 10000 * i;
      take (map, moment);
    }
}

static void
add_stakeholder (EntMap *map, const EntFixture *fixture, guint i, GRand *rand)
{
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  const char *const *names = fixture->names != NULL ? fixture->names : ordinary_names;
  guint n_names = g_strv_length ((char **) names);
  g_autofree char *id = g_strdup_printf ("s-%u", i);

  g_assert_cmpuint (n_names, >, 0);
  ent_record_set_id (stakeholder, id);
  stakeholder->name = i < n_names || fixture->names != NULL ? g_strdup (names[i % n_names]) : g_strdup_printf ("%s %u", names[i % n_names], i / n_names + 1);
  stakeholder->sector = fixture->one_sector ? ENT_SECTOR_PRIVATE : sectors[i % G_N_ELEMENTS (sectors)];
  stakeholder->kind = stakeholder->sector == ENT_SECTOR_INSTITUTIONS ? ENT_KIND_GOVERNMENT : stakeholder->sector == ENT_SECTOR_INFORMAL ? ENT_KIND_INFORMAL
                                                                                                                                        : ENT_KIND_FORMAL;
  stakeholder->level = i % ENT_N_LEVELS;
  stakeholder->veto = i % 17 == 4;
  if (fixture->pinned && i % 5 == 0)
    stakeholder->pin = (EntPin) { TRUE, (float) g_rand_double (rand), (float) g_rand_double (rand) };
  if (fixture->on_one_spot)
    stakeholder->pin = (EntPin) { TRUE, 0.5, 0.5 };
  for (guint m = 0; m < MAX (fixture->n_moments, 1) && !fixture->unrated; m++)
    {
      rate (stakeholder, m, ENT_ASPECT_POWER, powers[i % G_N_ELEMENTS (powers)]);
      rate (stakeholder, m, ENT_ASPECT_COMMITMENT, commitments[(i + 3 * m) % G_N_ELEMENTS (commitments)]);
      if (i % 6 == 0)
        rate (stakeholder, m, ENT_ASPECT_ALLY, 1);
      if (fixture->desired && i % 2 == 0)
        rate (stakeholder, m, ENT_ASPECT_DESIRED, ENT_COMMITMENT_LEADING);
    }
  take (map, stakeholder);
}

static void
add_tie (EntMap *map, const EntFixture *fixture, guint i, GRand *rand)
{
  EntTie *tie = ent_record_new (ENT_RECORD_TIE);
  g_autofree char *id = g_strdup_printf ("e-%u", i);
  guint a = g_rand_int_range (rand, 0, fixture->n_stakeholders), b = g_rand_int_range (rand, 0, fixture->n_stakeholders);
  g_autofree char *from = g_strdup_printf ("s-%u", a);
  g_autofree char *to = g_strdup_printf ("s-%u", b);

  ent_record_set_id (tie, id);
  tie->from = ent_id (from);
  tie->to = ent_id (to);
  tie->kind = i % ENT_N_TIE_KINDS;
  /* chance may have drawn one tie twice */
  if (a == b || ent_map_find_rival_tie (map, from, to, tie->kind, tie->direction, NULL) != NULL)
    ent_record_free (tie);
  else
    take (map, tie);
}

EntMap *
ent_fixture_new (const EntFixture *fixture)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  EntMap *map = ent_map_new ();

  add_moments (map, MAX (fixture->n_moments, 1));
  for (guint i = 0; i < fixture->n_stakeholders; i++)
    add_stakeholder (map, fixture, i, rand);
  for (guint i = 0; i < fixture->n_ties && fixture->n_stakeholders > 1; i++)
    add_tie (map, fixture, i, rand);
  return map;
}

PangoContext *
ent_fixture_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

EntSceneSpec
ent_fixture_spec (EntMedium medium, double width, double height)
{
  return (EntSceneSpec) {
    .picture = ENT_PICTURE_MAP,
    .medium = medium,
    .width = width,
    .height = height,
    .margin = medium == ENT_MEDIUM_PAPER ? 28 : 16,
    .title = TRUE,
    .legend = TRUE,
    .private_marks = medium != ENT_MEDIUM_PROJECTOR,
  };
}

EntScene *
ent_fixture_scene (PangoContext *context, guint n_stakeholders, guint n_ties, double width, double height)
{
  EntFixture fixture = { .n_stakeholders = n_stakeholders, .n_ties = n_ties };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, width, height);

  return ent_scene_new (map, &spec, context);
}

guint
ent_fixture_count_texts (const EntScene *scene, EntTextRole role)
{
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    n += text_at (scene, i)->role == role;
  return n;
}

double
ent_fixture_distance_to_outline (const EntSceneSymbol *symbol, EntPoint point)
{
  EntPoint corners[ENT_SYMBOL_MAX_CORNERS];
  guint n = ent_symbol_outline (symbol->kind, symbol->x, symbol->y, symbol->radius, corners);
  double distance = -G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    {
      EntPoint a = corners[i], b = corners[(i + 1) % n];
      double dx = b.x - a.x, dy = b.y - a.y;

      distance = MAX (distance, (dy * (point.x - a.x) - dx * (point.y - a.y)) / hypot (dx, dy));
    }
  return distance;
}

void
ent_fixture_assert_apart (const EntScene *scene)
{
  EntSceneQuality quality = measured (scene);

  g_assert_cmpuint (quality.label_label_overlaps, ==, 0);
  g_assert_cmpuint (quality.label_symbol_overlaps, ==, 0);
  g_assert_cmpuint (quality.symbol_symbol_overlaps, ==, 0);
  g_assert_cmpuint (quality.label_rim_overlaps, ==, 0);
  g_assert_cmpuint (quality.outside, ==, 0);
}
