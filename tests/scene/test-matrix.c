/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix shows everybody in the field of their decision power and
 * commitment, with a name, a number or, where there is room for neither, counted
 * as left out; and nothing lies upon anything else.
 */
#include <math.h>
#include <string.h>

#include <pango/pangocairo.h>

#include "scene-fixture.h"

#define AIR 1.0 /* scene units that boxes are grown by, as when a scene is measured */

static const char *const names[] = {
  "Public prosecutor",
  "Municipality of Puerto Coral",
  "Ministry of Tourism, regional office",
  "Tourism police",
  "Hotel Sol",
  "Association of hotels and restaurants of the coast",
  "Beach vendors' network",
  "Radio Bahía",
  "Technical tourism college",
  "Grandmothers' circle",
};

static void
take (EntMap *map, gpointer record)
{
  g_autoptr (GError) error = NULL;

  ent_map_apply_take (map, record, NULL, &error);
  g_assert_no_error (error);
}

static void
rate (EntStakeholder *stakeholder, EntAspect aspect, guint value)
{
  EntAssessment *assessment = ent_record_new (ENT_RECORD_ASSESSMENT);

  assessment->moment = ent_id ("t-1");
  assessment->aspect = aspect;
  assessment->value = value;
  ent_stakeholder_take_assessment (stakeholder, assessment);
}

/* @n stakeholders anywhere in the matrix, the not assessed included, whose names begin with @word;
 * if that is NULL, each with another word. */
static EntMap *
make_map_of (guint n, guint seed, const char *word)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  EntMap *map = ent_map_new ();
  EntMoment *moment = ent_record_new (ENT_RECORD_MOMENT);

  ent_record_set_id (moment, "t-1");
  moment->name = g_strdup ("Baseline");
  take (map, moment);
  for (guint i = 0; i < n; i++)
    {
      EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
      g_autofree char *id = g_strdup_printf ("s-%u", i);

      ent_record_set_id (stakeholder, id);
      stakeholder->name = word != NULL ? g_strdup_printf ("%s%s %u", word, names[i % G_N_ELEMENTS (names)], i) : g_strdup_printf ("Bay%u shop of boats and engines", i);
      stakeholder->kind = g_rand_int_range (rand, 0, ENT_N_KINDS);
      stakeholder->veto = g_rand_int_range (rand, 0, 6) == 0;
      if (g_rand_int_range (rand, 0, 6) == 0)
        stakeholder->strategy = g_strdup ("Visit before the season starts, with the figures of the police.");
      if (g_rand_int_range (rand, 0, 8) > 0)
        rate (stakeholder, ENT_ASPECT_POWER, g_rand_int_range (rand, 1, ENT_POWER_MAX + 1));
      if (g_rand_int_range (rand, 0, 8) > 0)
        rate (stakeholder, ENT_ASPECT_COMMITMENT, g_rand_int_range (rand, 1, ENT_N_COMMITMENTS));
      if (g_rand_int_range (rand, 0, 6) == 0)
        rate (stakeholder, ENT_ASPECT_ALLY, 1);
      take (map, stakeholder);
    }
  return map;
}

static EntMap *
make_map (guint n, guint seed)
{
  return make_map_of (n, seed, "");
}

/* @n who have not been assessed, all in one field. */
static EntMap *
make_unassessed (guint n)
{
  EntMap *map = ent_map_new ();

  for (guint i = 0; i < n; i++)
    {
      EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
      g_autofree char *id = g_strdup_printf ("s-%u", i);

      ent_record_set_id (stakeholder, id);
      stakeholder->name = g_strdup (names[i % G_N_ELEMENTS (names)]);
      take (map, stakeholder);
    }
  return map;
}

typedef struct
{
  const char *name;
  EntMedium medium;
  double width, height, margin;
} Sheet;

static const Sheet sheets[] = {
  { "A3", ENT_MEDIUM_PAPER, 1190.55, 841.89, 28 },
  { "A4 upright", ENT_MEDIUM_PAPER, 595.28, 841.89, 28 },
  { "screen", ENT_MEDIUM_SCREEN, 1280, 800, 16 },
  { "wall", ENT_MEDIUM_PROJECTOR, 1920, 1080, 20 },
  { "old wall", ENT_MEDIUM_PROJECTOR, 1024, 768, 20 },
};

/* Where there is little room. */
static const Sheet narrow_sheets[] = {
  { "A5", ENT_MEDIUM_PAPER, 595.28, 419.53, 24 },
  { "window", ENT_MEDIUM_SCREEN, 757, 645, 12 },
  { "wide window", ENT_MEDIUM_SCREEN, 1366, 768, 16 },
  { "old wall", ENT_MEDIUM_PROJECTOR, 1024, 768, 16 },
  { "wall", ENT_MEDIUM_PROJECTOR, 1920, 1080, 20 },
};

static EntScene *
make_page (EntMap *map, const Sheet *sheet, const char *language, guint page)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  EntSceneSpec spec = {
    .picture = ENT_PICTURE_MATRIX,
    .medium = sheet->medium,
    .width = sheet->width,
    .height = sheet->height,
    .margin = sheet->margin,
    .words = ent_words_for_language (language),
    .title = TRUE,
    .legend = TRUE,
    .private_marks = sheet->medium != ENT_MEDIUM_PROJECTOR,
    .page = page,
  };

  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  EntScene *scene = ent_scene_new (map, &spec, context);
  g_object_unref (context);
  return scene;
}

static EntScene *
make_scene_in (EntMap *map, const Sheet *sheet, const char *language)
{
  return make_page (map, sheet, language, 0);
}

static EntScene *
make_scene (EntMap *map, const Sheet *sheet)
{
  return make_scene_in (map, sheet, "en");
}

static guint
count_role (const EntScene *scene, EntTextRole role)
{
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    n += text_at (scene, i)->role == role;
  return n;
}

static gboolean
lies_within (const EntRect *inner, const EntRect *outer)
{
  return inner->x >= outer->x - 1e-6 && inner->y >= outer->y - 1e-6 &&
         inner->x + inner->width <= outer->x + outer->width + 1e-6 &&
         inner->y + inner->height <= outer->y + outer->height + 1e-6;
}

static gboolean
overlaps (const EntRect *a, const EntRect *b)
{
  return a->x - AIR < b->x + b->width + AIR && b->x - AIR < a->x + a->width + AIR &&
         a->y - AIR < b->y + b->height + AIR && b->y - AIR < a->y + a->height + AIR;
}

/* On a wall a field may stand for several values of decision power: its own is
 * the highest of them. */
static const EntSceneCell *
find_cell (const EntScene *scene, guint power, guint commitment)
{
  const EntSceneCell *found = NULL;

  for (guint i = 0; i < scene->cells->len; i++)
    {
      const EntSceneCell *cell = &g_array_index (scene->cells, EntSceneCell, i);

      if (cell->commitment != commitment || (cell->power == 0) != (power == 0) || cell->power < power)
        continue;
      if (found == NULL || cell->power < found->power)
        found = cell;
    }
  return found;
}

static void
check_places (const EntScene *scene)
{
  guint n_named = 0, n_numbered = 0;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = symbol_at (scene, i);
      const EntSceneCell *cell = find_cell (scene, symbol->power, symbol->commitment);

      g_assert_nonnull (cell);
      g_assert_true (lies_within (&symbol->bounds, &cell->rect));
      if (symbol->label >= 0)
        {
          g_assert_true (text_at (scene, symbol->label)->id == symbol->id);
          g_assert_true (lies_within (&text_at (scene, symbol->label)->ink, &cell->rect));
          n_named++;
        }
      n_numbered += symbol->key_number > 0;
      g_assert_false (symbol->label >= 0 && symbol->key_number > 0);
    }
  g_assert_cmpuint (n_named + n_numbered + scene->n_left_out, ==, scene->n_stakeholders);
}

static void
check_overlaps (const EntScene *scene)
{
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = text_at (scene, i);

      EntRect sheet = { scene->margin - 1, scene->margin - 1, scene->width - 2 * scene->margin + 2, scene->height - 2 * scene->margin + 2 };
      if (!lies_within (&text->ink, &sheet))
        g_error ("\"%s\" at %g %g, %g wide, leaves the sheet", pango_layout_get_text (text->layout),
                 text->ink.x, text->ink.y, text->ink.width);
      for (guint j = i + 1; j < scene->texts->len; j++)
        if (text->role == ENT_TEXT_LABEL || text_at (scene, j)->role == ENT_TEXT_LABEL)
          if (overlaps (&text->ink, &text_at (scene, j)->ink))
            g_error ("\"%s\" lies upon \"%s\" at %g %g", pango_layout_get_text (text->layout),
                     pango_layout_get_text (text_at (scene, j)->layout), text->ink.x, text->ink.y);
      for (guint j = 0; j < scene->n_stakeholders && text->role != ENT_TEXT_BADGE; j++)
        if (overlaps (&text->ink, &symbol_at (scene, j)->bounds))
          g_error ("\"%s\" at %g %g lies upon the symbol at %g %g", pango_layout_get_text (text->layout),
                   text->ink.x, text->ink.y, symbol_at (scene, j)->x, symbol_at (scene, j)->y);
    }
  for (guint i = 0; i < scene->n_stakeholders; i++)
    for (guint j = i + 1; j < scene->n_stakeholders; j++)
      g_assert_false (overlaps (&symbol_at (scene, i)->bounds, &symbol_at (scene, j)->bounds));
}

static void
test_everybody_stands_in_their_field (void)
{
  static const guint counts[] = { 0, 1, 20, 45, 150 };

  for (guint s = 0; s < G_N_ELEMENTS (sheets); s++)
    for (guint c = 0; c < G_N_ELEMENTS (counts); c++)
      {
        g_autoptr (EntMap) map = make_map (counts[c], c);
        g_autoptr (EntScene) scene = make_scene (map, &sheets[s]);

        g_test_message ("%s, %u", sheets[s].name, counts[c]);
        g_assert_cmpuint (scene->n_stakeholders, ==, counts[c]);
        check_places (scene);
      }
}

static void
test_nothing_overlaps (void)
{
  static const guint counts[] = { 0, 1, 20, 45 };

  for (guint s = 0; s < G_N_ELEMENTS (sheets); s++)
    for (guint c = 0; c < G_N_ELEMENTS (counts); c++)
      {
        g_autoptr (EntMap) map = make_map (counts[c], 10 + c);
        g_autoptr (EntScene) scene = make_scene (map, &sheets[s]);

        g_test_message ("%s, %u", sheets[s].name, counts[c]);
        check_overlaps (scene);
      }
}

/* Accents that are piled up stand higher and lower than lines do. */
static void
test_accents_have_room (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (sheets); s++)
    {
      g_autoptr (EntMap) map = make_map_of (20, 7, "E\u0302\u0301\u0301\u0301 g\u0316\u0316\u0316\u0316 ");
      g_autoptr (EntScene) scene = make_scene (map, &sheets[s]);

      g_test_message ("%s", sheets[s].name);
      check_places (scene);
      check_overlaps (scene);
    }
}

static void
test_all_names_stand_on_paper (void)
{
  for (guint seed = 0; seed < 4; seed++)
    {
      g_autoptr (EntMap) map = make_map (45, seed);
      g_autoptr (EntScene) scene = make_scene (map, &sheets[0]);

      for (guint i = 0; i < scene->n_stakeholders; i++)
        g_assert_cmpint (symbol_at (scene, i)->label, >=, 0);
    }
}

static void
test_unassessed_crowd_has_names (void)
{
  g_autoptr (EntMap) map = make_unassessed (45);
  g_autoptr (EntScene) scene = make_scene (map, &sheets[0]);
  check_places (scene);
  check_overlaps (scene);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    g_assert_cmpint (symbol_at (scene, i)->label, >=, 0);
}

static void
test_strategy_follows_the_field (void)
{
  static const guint8 tones[6][6] = {
    /* not assessed, resistant, unaware, neutral, supportive, leading */
    { 7, 7, 7, 7, 7, 7 },
    { 7, 6, 5, 5, 4, 4 },
    { 7, 6, 5, 5, 4, 4 },
    { 7, 6, 5, 5, 4, 4 },
    { 7, 3, 2, 2, 1, 1 },
    { 7, 3, 2, 2, 1, 1 },
  };
  g_autoptr (EntMap) map = make_map (5, 1);
  g_autoptr (EntScene) scene = make_scene (map, &sheets[0]);
  guint n_strategies = 0;

  g_assert_cmpuint (scene->cells->len, ==, 36);
  for (guint i = 0; i < scene->cells->len; i++)
    {
      const EntSceneCell *cell = &g_array_index (scene->cells, EntSceneCell, i);
      guint8 power, commitment;

      g_assert_cmpuint (cell->tone, ==, tones[cell->power][cell->commitment]);
      g_assert_true (ent_scene_field_at (scene, cell->rect.x + cell->rect.width / 2,
                                         cell->rect.y + cell->rect.height / 2, &power, &commitment));
      g_assert_cmpuint (power, ==, cell->power);
      g_assert_cmpuint (commitment, ==, cell->commitment);
    }
  for (guint i = 0; i < scene->texts->len; i++)
    n_strategies += text_at (scene, i)->role == ENT_TEXT_STRATEGY;
  /* six blocks, and the two arms of the one for those not assessed */
  g_assert_cmpuint (n_strategies, ==, 8);
}

/* Where the name of a strategy runs on into the next field, no edge goes through it. */
static void
test_no_edge_goes_through_a_strategy (void)
{
  g_autoptr (EntMap) map = make_map (5, 1);
  guint n_crossed = 0;

  for (guint s = 0; s < G_N_ELEMENTS (sheets); s++)
    {
      g_autoptr (EntScene) scene = make_scene (map, &sheets[s]);

      for (guint i = 0; i < scene->texts->len; i++)
        for (guint c = 0; c < scene->cells->len && text_at (scene, i)->role == ENT_TEXT_STRATEGY; c++)
          {
            const EntSceneCell *cell = &g_array_index (scene->cells, EntSceneCell, c);
            const EntRect *ink = &text_at (scene, i)->ink;

            if (ink->x >= cell->rect.x || ink->x + ink->width <= cell->rect.x ||
                ink->y + ink->height <= cell->rect.y || ink->y >= cell->rect.y + cell->rect.height)
              continue;
            n_crossed++;
            g_assert_cmpfloat (cell->rect.y + cell->open_left, >=, ink->y + ink->height);
          }
    }
  g_assert_cmpuint (n_crossed, >, 0);
}

static void
test_own_strategy_is_private (void)
{
  g_autoptr (EntMap) map = ent_map_new ();
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);

  ent_record_set_id (stakeholder, "s-1");
  stakeholder->name = g_strdup ("Hotel Sol");
  stakeholder->strategy = g_strdup ("Through the mayor");
  take (map, stakeholder);
  for (guint s = 0; s < G_N_ELEMENTS (sheets); s++)
    {
      g_autoptr (EntScene) scene = make_scene (map, &sheets[s]);
      gboolean is_shown = FALSE;

      for (guint i = 0; i < scene->texts->len; i++)
        is_shown |= strstr (pango_layout_get_text (text_at (scene, i)->layout), "Through the mayor") != NULL;
      g_assert_cmpint (is_shown, ==, sheets[s].medium != ENT_MEDIUM_PROJECTOR);
    }
}

#define LONG_STRATEGY "Go together with the family commissioner; bring the numbers of the last season, those of the police and those of the school, and ask for the day on which the council meets, before anybody else asks for another one."

/* @n who have a long strategy and stand in the field of others. */
static EntMap *
make_strategists (guint n, guint n_others)
{
  EntMap *map = make_unassessed (n_others);

  for (guint i = 0; i < n; i++)
    {
      EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
      g_autofree char *id = g_strdup_printf ("long-%u", i);

      ent_record_set_id (stakeholder, id);
      stakeholder->name = g_strdup_printf ("Port %u", i);
      stakeholder->strategy = g_strdup (LONG_STRATEGY);
      take (map, stakeholder);
    }
  return map;
}

/* Lines of the shortest and of the longest strategy; whether none is cut. */
static gboolean
measure_strategies (const EntScene *scene, int *least, int *most)
{
  gboolean whole = TRUE;

  *least = G_MAXINT;
  *most = 0;
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = text_at (scene, i);
      int n_lines = pango_layout_get_line_count (text->layout);

      if (text->role != ENT_TEXT_HINT)
        continue;
      *least = MIN (*least, n_lines);
      *most = MAX (*most, n_lines);
      whole &= strcmp (pango_layout_get_text (text->layout), LONG_STRATEGY) == 0 && !pango_layout_is_ellipsized (text->layout);
    }
  g_assert_cmpint (*most, >, 0);
  return whole;
}

static void
check_whole_strategies (const Sheet *sheet, guint n)
{
  g_autoptr (EntMap) map = make_strategists (n, 2);
  g_autoptr (EntScene) scene = make_scene (map, sheet);
  int least, most;

  g_test_message ("%s, %u", sheet->name, n);
  g_assert_true (measure_strategies (scene, &least, &most));
  check_places (scene);
  check_overlaps (scene);
}

/* What of them is cut stands nowhere else on the sheet. */
static void
test_strategies_are_whole_where_their_field_has_room (void)
{
  for (guint s = 0; s < 3; s++)
    check_whole_strategies (&sheets[s], 1);
}

static void
test_rows_leave_to_strategies_what_they_do_not_need (void)
{
  for (guint s = 0; s < 2; s++)
    check_whole_strategies (&sheets[s], 2);
}

/* Nobody's is cut for another's, and no name is pushed out. */
static void
test_strategies_share_the_room_of_their_field (void)
{
  guint n_cut = 0;

  for (guint n = 3; n <= 24; n += 3)
    {
      g_autoptr (EntMap) map = make_strategists (n, 2);
      g_autoptr (EntScene) scene = make_scene (map, &sheets[0]);
      int least, most;

      g_test_message ("%u", n);
      n_cut += !measure_strategies (scene, &least, &most);
      g_assert_cmpint (least, ==, most);
      for (guint i = 0; i < scene->n_stakeholders; i++)
        g_assert_cmpint (symbol_at (scene, i)->label, >=, 0);
      check_places (scene);
      check_overlaps (scene);
    }
  g_assert_cmpuint (n_cut, >, 0);
}

static void
test_letters_on_a_wall_are_large (void)
{
  g_autoptr (EntMap) map = make_map (45, 3);
  g_autoptr (EntScene) scene = make_scene (map, &sheets[3]);

  for (guint i = 0; i < scene->texts->len; i++)
    g_assert_cmpfloat (text_at (scene, i)->size, >=, scene->height / 32 - 1e-6);
}

static void
test_same_map_gives_the_same_matrix (void)
{
  g_autoptr (EntMap) map = make_map (45, 3);
  g_autoptr (EntScene) a = make_scene (map, &sheets[1]);
  g_autoptr (EntScene) b = make_scene (map, &sheets[1]);

  g_assert_cmpuint (a->texts->len, ==, b->texts->len);
  for (guint i = 0; i < a->n_stakeholders; i++)
    {
      g_assert_cmpfloat (symbol_at (a, i)->x, ==, symbol_at (b, i)->x);
      g_assert_cmpfloat (symbol_at (a, i)->y, ==, symbol_at (b, i)->y);
    }
}

static void
test_crowd_is_counted (void)
{
  g_autoptr (EntMap) map = make_map (2000, 1);
  g_autoptr (EntScene) scene = make_scene (map, &sheets[1]);

  check_places (scene);
  g_assert_cmpuint (scene->n_left_out, >, 0);
}

static void
test_nobody_is_without_name_and_number (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (narrow_sheets); s++)
    for (guint seed = 0; seed < 4; seed++)
      {
        g_autoptr (EntMap) map = seed == 3 ? make_unassessed (33) : make_map (45, 20 + seed);
        g_autoptr (EntScene) scene = make_scene_in (map, &narrow_sheets[s], seed % 2 ? "es" : "en");

        g_test_message ("%s, %u", narrow_sheets[s].name, seed);
        check_places (scene);
        check_overlaps (scene);
        g_assert_cmpuint (scene->n_left_out, ==, 0);
      }
}

/* A number tells nothing without its line; on a wall that stands on pages of its own. */
static void
test_each_number_has_a_line (void)
{
  guint n_all = 0;

  for (guint s = 0; s < G_N_ELEMENTS (narrow_sheets); s++)
    {
      g_autoptr (EntMap) map = make_map (60, 5);
      g_autoptr (EntScene) scene = make_scene (map, &narrow_sheets[s]);
      guint n_numbers = count_role (scene, ENT_TEXT_KEY_NUMBER), n_lines = count_role (scene, ENT_TEXT_KEY);

      if (narrow_sheets[s].medium == ENT_MEDIUM_PROJECTOR)
        for (guint page = 2; page < scene->n_pages; page++)
          {
            g_autoptr (EntScene) turned = make_page (map, &narrow_sheets[s], "en", page);

            n_lines += count_role (turned, ENT_TEXT_KEY);
          }
      g_test_message ("%s: %u", narrow_sheets[s].name, n_numbers);
      g_assert_cmpuint (n_numbers, ==, n_lines);
      n_all += n_numbers;
    }
  g_assert_cmpuint (n_all, >, 0);
}

/* Who is meant must be read somewhere: what of a name is cut off stands in no key. */
static void
test_what_is_left_of_a_name_says_who_it_is (void)
{
  guint n_cut = 0;

  for (guint s = 0; s < G_N_ELEMENTS (narrow_sheets); s++)
    for (guint seed = 5; seed < 9; seed++)
      {
        g_autoptr (EntMap) map = make_map_of (45, seed, NULL);
        g_autoptr (EntScene) scene = make_scene (map, &narrow_sheets[s]);

        for (guint i = 0; i < scene->n_stakeholders; i++)
          {
            const EntSceneSymbol *symbol = symbol_at (scene, i);
            const char *name = ent_map_stakeholder (map, symbol->id)->name, *shown, *end;

            if (symbol->label < 0 || (symbol->flags & ENT_SYMBOL_SHORTENED) == 0)
              continue;
            shown = pango_layout_get_text (text_at (scene, (guint) symbol->label)->layout);
            end = strstr (shown, "…");
            if (end == NULL)
              continue;
            n_cut++;
            g_test_message ("%s of %s", shown, name);
            g_assert_true (memchr (shown, ' ', (gsize) (end - shown)) != NULL || 10 * (end - shown) >= 6 * (gssize) strlen (name));
          }
      }
  g_assert_cmpuint (n_cut, >, 0);
}

/* A circle close to figures is read as one of them. */
static void
test_numbers_keep_away_from_their_symbols (void)
{
  guint n = 0;

  for (guint s = 0; s < G_N_ELEMENTS (narrow_sheets); s++)
    {
      g_autoptr (EntMap) map = make_map (45, 5);
      g_autoptr (EntScene) scene = make_scene (map, &narrow_sheets[s]);
      double least = G_MAXDOUBLE;

      for (guint i = 0; i < scene->texts->len; i++)
        if (text_at (scene, i)->role == ENT_TEXT_KEY_NUMBER)
          {
            const EntSceneText *number = text_at (scene, i);
            const EntRect *bounds = &symbol_at (scene, (guint) ent_scene_find_symbol (scene, number->id))->bounds;

            least = MIN (least, (number->ink.x - bounds->x - bounds->width) / number->size);
            n++;
          }
      g_test_message ("%s: %g em", narrow_sheets[s].name, least);
      g_assert_cmpfloat (least, >=, 0.15);
    }
  g_assert_cmpuint (n, >, 0);
}

static void
check_words (const EntSceneText *text)
{
  const PangoLogAttr *attributes = pango_layout_get_log_attrs_readonly (text->layout, NULL);
  const char *string = pango_layout_get_text (text->layout);

  for (int i = 1; i < pango_layout_get_line_count (text->layout); i++)
    {
      int start = pango_layout_get_line_readonly (text->layout, i)->start_index;

      if (!attributes[g_utf8_pointer_to_offset (string, string + start)].is_line_break)
        g_error ("\"%s\" is broken within a word", string);
    }
}

static void
test_no_word_is_broken (void)
{
  static const char *const languages[] = { "en", "es" };
  static const guint counts[] = { 0, 20, 45 };

  for (guint s = 0; s < G_N_ELEMENTS (narrow_sheets); s++)
    for (guint c = 0; c < G_N_ELEMENTS (counts); c++)
      for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
        {
          g_autoptr (EntMap) map = make_map (counts[c], 30 + c);
          g_autoptr (EntScene) scene = make_scene_in (map, &narrow_sheets[s], languages[l]);

          g_test_message ("%s, %u, %s", narrow_sheets[s].name, counts[c], languages[l]);
          for (guint i = 0; i < scene->texts->len; i++)
            check_words (text_at (scene, i));
        }
}

/* Columns where nobody stands leave their room to the one where all do. */
static void
test_crowded_field_gets_the_room (void)
{
  g_autoptr (EntMap) map = make_unassessed (16);
  g_autoptr (EntScene) scene = make_scene (map, &narrow_sheets[4]);
  guint n_named = 0;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    n_named += symbol_at (scene, i)->label >= 0;
  g_assert_cmpuint (n_named, >=, 11);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/matrix/everybody-stands-in-their-field", test_everybody_stands_in_their_field);
  g_test_add_func ("/scene/matrix/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/scene/matrix/accents-have-room", test_accents_have_room);
  g_test_add_func ("/scene/matrix/all-names-stand-on-paper", test_all_names_stand_on_paper);
  g_test_add_func ("/scene/matrix/unassessed-crowd-has-names", test_unassessed_crowd_has_names);
  g_test_add_func ("/scene/matrix/strategy-follows-the-field", test_strategy_follows_the_field);
  g_test_add_func ("/scene/matrix/no-edge-goes-through-a-strategy", test_no_edge_goes_through_a_strategy);
  g_test_add_func ("/scene/matrix/own-strategy-is-private", test_own_strategy_is_private);
  g_test_add_func ("/scene/matrix/strategies-are-whole-where-their-field-has-room", test_strategies_are_whole_where_their_field_has_room);
  g_test_add_func ("/scene/matrix/rows-leave-to-strategies-what-they-do-not-need", test_rows_leave_to_strategies_what_they_do_not_need);
  g_test_add_func ("/scene/matrix/strategies-share-the-room-of-their-field", test_strategies_share_the_room_of_their_field);
  g_test_add_func ("/scene/matrix/letters-on-a-wall-are-large", test_letters_on_a_wall_are_large);
  g_test_add_func ("/scene/matrix/same-map-same-matrix", test_same_map_gives_the_same_matrix);
  g_test_add_func ("/scene/matrix/nobody-is-without-name-and-number", test_nobody_is_without_name_and_number);
  g_test_add_func ("/scene/matrix/each-number-has-a-line", test_each_number_has_a_line);
  g_test_add_func ("/scene/matrix/what-is-left-of-a-name-says-who-it-is", test_what_is_left_of_a_name_says_who_it_is);
  g_test_add_func ("/scene/matrix/numbers-keep-away-from-their-symbols", test_numbers_keep_away_from_their_symbols);
  g_test_add_func ("/scene/matrix/no-word-is-broken", test_no_word_is_broken);
  g_test_add_func ("/scene/matrix/crowded-field-gets-the-room", test_crowded_field_gets_the_room);
  g_test_add_func ("/scene/matrix/crowd-is-counted", test_crowd_is_counted);
  return g_test_run ();
}
