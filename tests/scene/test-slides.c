/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sequence for a room: what comes after what, that nothing moves meanwhile, that all of it is read from the middle
 * of the room, and that nothing private is in it.
 */
#include <string.h>

#include "scene-fixture.h"
#include "scene/slides.h"

/* In every text that is nobody's business. */
#define SENTINEL "Xyzzy"

static PangoContext *context;
static EntView ground_view;

static void
take (EntMap *map, gpointer record, const char *id, const char *owner)
{
  ent_record_set_id (record, id);
  g_assert_true (ent_map_apply_take (map, record, owner, NULL));
}

static void
add_stakeholder (EntMap *map, const char *id, EntSectorId sector, const char *part_of)
{
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);

  stakeholder->name = g_strdup (id);
  stakeholder->sector = (guint8) sector;
  stakeholder->unit = part_of != NULL ? ENT_UNIT_DEPARTMENT : ENT_UNIT_ORGANISATION;
  stakeholder->part_of = ent_id (part_of);
  take (map, stakeholder, id, NULL);
}

static void
add_tie (EntMap *map, const char *id, const char *from, const char *to, EntTieKind kind)
{
  EntTie *tie = ent_record_new (ENT_RECORD_TIE);

  tie->from = ent_id (from);
  tie->to = ent_id (to);
  tie->kind = (guint8) kind;
  take (map, tie, id, NULL);
}

static void
add_step (EntMap *map, const char *id, const char *focus, guint32 hidden_ties, EntRings rings)
{
  EntStep *step = ent_record_new (ENT_RECORD_STEP);

  step->name = g_strdup (id);
  step->focus = g_strdup (focus);
  step->view.rings = (guint8) rings;
  step->view.hidden_ties = hidden_ties;
  take (map, step, id, NULL);
}

/* Three on the map, one inside; a tie of each of four kinds, one of them to whoever is inside. */
static EntMap *
make_small (void)
{
  EntMap *map = ent_map_new_begun ();

  add_stakeholder (map, "s-police", ENT_SECTOR_INSTITUTIONS, NULL);
  add_stakeholder (map, "s-hotel", ENT_SECTOR_PRIVATE, NULL);
  add_stakeholder (map, "s-desk", ENT_SECTOR_PRIVATE, "s-hotel");
  add_stakeholder (map, "s-radio", ENT_SECTOR_MEDIA, NULL);
  add_tie (map, "e-alliance", "s-hotel", "s-police", ENT_TIE_ALLIANCE);
  add_tie (map, "e-tension", "s-hotel", "s-radio", ENT_TIE_TENSION);
  add_tie (map, "e-informs", "s-police", "s-radio", ENT_TIE_INFORMS);
  add_tie (map, "e-inside", "s-desk", "s-radio", ENT_TIE_FUNDS);
  return map;
}

static void
describe (GString *words, const EntSlide *slide)
{
  switch (slide->kind)
    {
    case ENT_SLIDE_EMPTY:
      g_string_append (words, "empty ");
      g_assert_cmpstr (slide->focus, ==, ENT_FOCUS_NOBODY);
      break;
    case ENT_SLIDE_SECTOR:
      g_string_append_printf (words, "%s ", ent_sector_choices.items[slide->sector].name);
      g_assert_cmpstr (slide->focus, ==, ent_sector_choices.items[slide->sector].name);
      break;
    case ENT_SLIDE_TIES:
      g_string_append_printf (words, "%s ", ent_tie_choices.items[slide->tie].name);
      break;
    case ENT_SLIDE_ALL:
      g_string_append (words, "all ");
      break;
    case ENT_SLIDE_MATRIX:
      g_string_append (words, "matrix ");
      g_assert_cmpint (slide->picture, ==, ENT_PICTURE_MATRIX);
      break;
    case ENT_SLIDE_CHANGE:
      g_string_append_printf (words, "since-%s ", slide->from_moment);
      break;
    case ENT_SLIDE_STEP:
    default:
      g_string_append_printf (words, "%s ", slide->step);
    }
}

#define SECTORS "institutions private informal community family education media "

static void
test_the_sequence_follows_the_map (void)
{
  static const struct
  {
    gboolean has_people, has_steps, marks;
    guint32 hidden_ties;
    const char *sequence;
  } cases[] = {
    /* a sector without anybody is a finding, and has its slide */
    { FALSE, FALSE, FALSE, 0, "empty " SECTORS "all matrix " },
    { TRUE, FALSE, FALSE, 0, "empty " SECTORS "alliance informs all matrix " },
    { TRUE, FALSE, TRUE, 0, "empty " SECTORS "alliance informs tension all matrix " },
    { TRUE, FALSE, TRUE, 1u << ENT_TIE_ALLIANCE, "empty " SECTORS "informs tension all matrix " },
    { TRUE, TRUE, FALSE, 0, "empty " SECTORS "alliance informs all matrix p-one p-two " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntMap) map = cases[i].has_people ? make_small () : ent_map_new_begun ();
      g_autoptr (GPtrArray) slides = NULL;
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *hidden = g_strdup ("alliance");

      if (cases[i].hidden_ties != 0)
        {
          g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "hide"), hidden);

          g_assert_true (ent_map_apply (map, change, NULL, NULL));
        }
      if (cases[i].has_steps)
        {
          add_step (map, "p-one", "media", 0, ENT_RINGS_COMMITMENT);
          add_step (map, "p-two", NULL, 1u << ENT_TIE_INFORMS, ENT_RINGS_POWER);
        }
      slides = ent_slides_new (map, NULL, cases[i].marks);
      for (guint k = 0; k < slides->len; k++)
        describe (words, g_ptr_array_index (slides, k));
      g_assert_cmpstr (words->str, ==, cases[i].sequence);
    }
}

/* The ties kind by kind and all of them are one picture. */
static void
test_ahead_are_those_that_are_laid_out_otherwise (void)
{
  static const struct
  {
    int place;
    guint n;
    const char *ahead;
  } cases[] = {
    { -1, 2, "empty institutions " },
    { 0, 3, "institutions private informal " },
    { 6, 3, "media alliance matrix " },
    { 7, 3, "alliance matrix p-one " },
    { 8, 3, "matrix p-one p-two " },
    { 10, 9, "matrix p-one p-two " },
    { 13, 3, "" },
  };
  g_autoptr (EntMap) map = make_small ();
  g_autoptr (GPtrArray) slides = NULL;

  add_step (map, "p-one", "media", 0, ENT_RINGS_COMMITMENT);
  add_step (map, "p-two", NULL, 1u << ENT_TIE_INFORMS, ENT_RINGS_POWER);
  slides = ent_slides_new (map, NULL, FALSE);
  g_assert_cmpuint (slides->len, ==, 14);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) ahead = ent_slides_ahead (slides, cases[i].place, cases[i].n);
      g_autoptr (GString) words = g_string_new (NULL);

      for (guint k = 0; k < ahead->len; k++)
        describe (words, g_ptr_array_index (ahead, k));
      g_assert_cmpstr (words->str, ==, cases[i].ahead);
    }
}

static void
test_the_change_comes_where_there_is_one (void)
{
  g_autoptr (EntMap) map = make_small ();
  const char *first = ent_map_latest_moment (map)->base.id;
  EntMoment *moment = ent_moment_new_baseline ("t-later", 20990101);
  const struct
  {
    const char *moment;
    gboolean has_change;
  } cases[] = { { NULL, TRUE }, { "t-later", TRUE }, { first, FALSE }, { "t-gone", TRUE } };

  take (map, moment, "t-later", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) slides = ent_slides_new (map, cases[i].moment, FALSE);
      const EntSlide *last = g_ptr_array_index (slides, slides->len - 1);

      g_assert_cmpint (last->kind, ==, cases[i].has_change ? ENT_SLIDE_CHANGE : ENT_SLIDE_MATRIX);
      g_assert_cmpstr (last->from_moment, ==, cases[i].has_change ? first : NULL);
    }
}

static void
test_a_step_shows_the_picture_that_was_kept (void)
{
  static const struct
  {
    EntStepPicture step;
    const char *from, *moment;
    EntPicture picture;
    gboolean is_change;
  } cases[] = {
    { ENT_STEP_MAP, NULL, NULL, ENT_PICTURE_MAP, FALSE },
    { ENT_STEP_MATRIX, NULL, NULL, ENT_PICTURE_MATRIX, FALSE },
    { ENT_STEP_CHANGE, "t-then", "t-later", ENT_PICTURE_MAP, TRUE },
    { ENT_STEP_CHANGE, "t-later", "t-then", ENT_PICTURE_MAP, TRUE },
    { ENT_STEP_CHANGE, "t-gone", "t-later", ENT_PICTURE_MAP, FALSE },
    { ENT_STEP_CHANGE, "t-then", "t-gone", ENT_PICTURE_MAP, FALSE },
    { ENT_STEP_CHANGE, "t-then", "t-then", ENT_PICTURE_MAP, FALSE },
    { ENT_STEP_CHANGE, NULL, NULL, ENT_PICTURE_MAP, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntMap) map = make_small ();
      g_autoptr (GPtrArray) slides = NULL;
      EntStep *step = ent_record_new (ENT_RECORD_STEP);
      const EntSlide *slide;

      take (map, ent_moment_new_baseline ("t-then", 20980101), "t-then", NULL);
      take (map, ent_moment_new_baseline ("t-later", 20990101), "t-later", NULL);
      step->name = g_strdup ("Kept");
      step->picture = (guint8) cases[i].step;
      step->from = g_strdup (cases[i].from);
      step->moment = g_strdup (cases[i].moment);
      take (map, step, "p-one", NULL);
      slides = ent_slides_new (map, NULL, FALSE);
      slide = g_ptr_array_index (slides, slides->len - 1);
      g_assert_cmpint (slide->kind, ==, ENT_SLIDE_STEP);
      g_assert_cmpint (slide->picture, ==, cases[i].picture);
      g_assert_cmpstr (slide->from_moment, ==, cases[i].is_change ? cases[i].from : NULL);
      g_assert_cmpstr (slide->moment, ==, cases[i].is_change ? cases[i].moment : NULL);
    }
}

static void
rate (EntMap *map, const char *id, const char *moment, EntCommitment commitment)
{
  EntAssessment *rating = ent_record_new (ENT_RECORD_ASSESSMENT);

  rating->moment = ent_id (moment);
  rating->aspect = ENT_ASPECT_COMMITMENT;
  rating->value = (guint8) commitment;
  take (map, rating, NULL, id);
}

static void
test_in_a_change_those_in_the_light_keep_their_arrows (void)
{
  static const struct
  {
    const char *focus;
    guint n_arrows;
  } cases[] = { { NULL, 2 }, { "private", 1 }, { "s-police", 1 }, { "s-radio", 0 }, { "family", 0 } };
  g_autoptr (EntMap) map = make_small ();

  take (map, ent_moment_new_baseline ("t-later", 20990101), "t-later", NULL);
  rate (map, "s-hotel", ent_map_moment_in_time (map, 0)->base.id, ENT_COMMITMENT_RESISTANT);
  rate (map, "s-police", ent_map_moment_in_time (map, 0)->base.id, ENT_COMMITMENT_LEADING);
  rate (map, "s-hotel", "t-later", ENT_COMMITMENT_LEADING);
  rate (map, "s-police", "t-later", ENT_COMMITMENT_NEUTRAL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1024, 768);
      g_autoptr (EntScene) scene = NULL;
      guint n = 0;

      spec.title = TRUE;
      spec.from_moment_id = ent_map_moment_in_time (map, 0)->base.id;
      spec.focus = cases[i].focus;
      scene = ent_scene_new (map, &spec, context);
      for (guint g = 0; g < scene->ghosts->len; g++)
        n += (guint) g_array_index (scene->ghosts, EntSceneGhost, g).symbol < scene->n_stakeholders;
      g_assert_cmpuint (n, ==, cases[i].n_arrows);
    }
}

static char *
names_of_hidden (EntMap *map, const EntSlide *slide, GHashTable *shown)
{
  static const char *const ids[] = { "s-police", "s-hotel", "s-radio", "e-alliance", "e-tension", "e-informs" };
  g_autoptr (GHashTable) hidden = ent_slide_hidden (map, slide, shown);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      EntId id = ent_id (ids[i]);

      if (g_hash_table_contains (hidden, id))
        g_string_append_printf (words, "%s ", id);
      ent_id_unref (id);
    }
  return g_string_free (words, FALSE);
}

static void
test_a_slide_hides_what_comes_later (void)
{
  g_autoptr (EntMap) map = make_small ();
  g_autoptr (GPtrArray) slides = NULL;
  static const struct
  {
    guint place;
    const char *hidden;
  } cases[] = {
    { 0, "s-police s-hotel s-radio e-alliance e-tension e-informs " },
    { 1, "s-hotel s-radio e-alliance e-tension e-informs " },
    { 2, "s-radio e-alliance e-tension e-informs " },
    { 7, "e-alliance e-tension e-informs " }, /* of the seven sectors the last */
    { 8, "e-tension e-informs " },            /* alliances */
    { 10, "" },                               /* all: what is private is not even laid out */
    { 11, "" },                               /* the matrix has no ties */
    { 12, "e-informs " },                     /* as the step says */
  };

  add_step (map, "p-one", NULL, 1u << ENT_TIE_INFORMS, ENT_RINGS_COMMITMENT);
  slides = ent_slides_new (map, NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EntSlide *slide = g_ptr_array_index (slides, cases[i].place);
      g_autofree char *hidden = names_of_hidden (map, slide, NULL);

      g_assert_cmpstr (hidden, ==, cases[i].hidden);
    }
}

/* Who is added while a room looks at an earlier slide is seen at once. */
static void
test_what_is_shown_all_the_same_is_not_hidden (void)
{
  g_autoptr (EntMap) map = make_small ();
  g_autoptr (GPtrArray) slides = ent_slides_new (map, NULL, FALSE);
  g_autoptr (GHashTable) shown = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) ent_id_unref, NULL);
  g_autofree char *hidden = NULL;

  g_hash_table_add (shown, ent_id ("s-radio"));
  hidden = names_of_hidden (map, g_ptr_array_index (slides, 1), shown);
  g_assert_cmpstr (hidden, ==, "s-hotel e-alliance e-tension e-informs ");
}

static void
test_a_slide_is_found_again_after_an_edit (void)
{
  g_autoptr (EntMap) map = make_small ();
  g_autoptr (GPtrArray) before = ent_slides_new (map, NULL, FALSE), after = NULL, none = NULL;
  const EntSlide *matrix = g_ptr_array_index (before, 11), *informs = g_ptr_array_index (before, 9);
  g_autoptr (EntChange) remove = ent_change_new_remove (&ENT_KEY (ENT_RECORD_TIE, "e-informs"));

  g_assert_cmpint (matrix->kind, ==, ENT_SLIDE_MATRIX);
  add_tie (map, "e-agreement", "s-police", "s-radio", ENT_TIE_AGREEMENT);
  after = ent_slides_new (map, NULL, FALSE);
  g_assert_cmpuint (ent_slides_find (after, matrix, 11), ==, 12);
  g_assert_cmpuint (ent_slides_find (after, informs, 9), ==, 10);
  g_assert_true (ent_map_apply (map, remove, NULL, NULL));
  none = ent_slides_new (map, NULL, FALSE);
  /* all stands there now */
  g_assert_cmpuint (ent_slides_find (none, informs, 10), ==, 10);
}

/* Each as a projector makes it: *@ground, made when there is none, is what lights are made from, as long as the view is
 * the same. */
static EntScene *
make_scene (EntMap *map, const EntSlide *slide, gboolean marks, EntScene **ground)
{
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1024, 768);

  spec.picture = slide->picture;
  spec.view = &slide->view;
  spec.title = spec.legend = TRUE;
  spec.conflict_marks = marks;
  spec.from_moment_id = slide->from_moment;
  if (slide->picture == ENT_PICTURE_MATRIX || slide->kind == ENT_SLIDE_CHANGE)
    return ent_scene_new (map, &spec, context);
  if (*ground == NULL)
    {
      ground_view = slide->view;
      *ground = ent_scene_new (map, &spec, context);
    }
  g_assert_cmpuint (slide->view.rings, ==, ground_view.rings);
  g_assert_cmpuint (slide->view.equal_wedges, ==, ground_view.equal_wedges);
  g_assert_cmpuint (slide->view.ghosts, ==, ground_view.ghosts);
  g_assert_cmpuint (slide->view.hidden_ties, ==, ground_view.hidden_ties);
  spec.focus = slide->focus;
  return ent_scene_new_from (*ground, map, &spec, context);
}

static EntMap *
make_large (void)
{
  EntFixture fixture = { .n_stakeholders = 20, .n_ties = 14, .n_moments = 2 };
  EntMap *map = ent_fixture_new (&fixture);

  add_step (map, "p-one", ent_map_stakeholder_at (map, 3)->base.id, 0, ENT_RINGS_COMMITMENT);
  add_step (map, "p-two", "media", 1u << ENT_TIE_INFORMS, ENT_RINGS_COMMITMENT);
  add_step (map, "p-three", NULL, 1u << ENT_TIE_WORKS_WITH, ENT_RINGS_COMMITMENT);
  return map;
}

static void
test_nothing_moves_and_all_is_read (void)
{
  g_autoptr (EntMap) map = make_large ();

  for (guint marks = 0; marks < 2; marks++)
    {
      g_autoptr (GPtrArray) slides = ent_slides_new (map, NULL, (gboolean) marks);
      g_autoptr (EntScene) ground = NULL;
      guint n_compared = 0;

      for (guint i = 0; i < slides->len; i++)
        {
          const EntSlide *slide = g_ptr_array_index (slides, i);
          g_autoptr (EntScene) scene = make_scene (map, slide, (gboolean) marks, &ground);

          for (guint t = 0; t < scene->texts->len; t++)
            g_assert_cmpfloat (text_at (scene, t)->size, >=, 24 - 1e-6);
          /* the change has no ties, and so another picture, as the matrix is one */
          if (slide->picture != ENT_PICTURE_MAP || slide->kind == ENT_SLIDE_CHANGE)
            continue;
          g_assert_cmpuint (scene->n_stakeholders, ==, ground->n_stakeholders);
          for (guint s = 0; s < scene->n_stakeholders; s++)
            {
              g_assert_true (symbol_at (scene, s)->id == symbol_at (ground, s)->id);
              g_assert_cmpfloat (symbol_at (scene, s)->x, ==, symbol_at (ground, s)->x);
              g_assert_cmpfloat (symbol_at (scene, s)->y, ==, symbol_at (ground, s)->y);
              n_compared++;
            }
        }
      g_assert_cmpuint (n_compared, >=, 260u);
    }
}

static char *
secret (void)
{
  return g_strdup (SENTINEL);
}

/* Somebody of whom all is known, and ties, actions and notes of the map. */
static EntMap *
make_secretive (void)
{
  EntMap *map = make_small ();
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  EntAssessment *rating = ent_record_new (ENT_RECORD_ASSESSMENT);
  EntLogEntry *entry = ent_record_new (ENT_RECORD_LOG);
  EntAction *action = ent_record_new (ENT_RECORD_ACTION);
  EntTie *tie = ent_record_new (ENT_RECORD_TIE);
  g_autoptr (EntChange) notes = ent_change_new_set (&ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "notes"), SENTINEL);

  stakeholder->name = g_strdup ("Shelter");
  stakeholder->contact = secret ();
  stakeholder->position = secret ();
  stakeholder->email = secret ();
  stakeholder->phone = secret ();
  stakeholder->notes = secret ();
  stakeholder->strategy = secret ();
  stakeholder->role = secret ();
  stakeholder->source_id = secret ();
  stakeholder->tags = g_new0 (char *, 2);
  stakeholder->tags[0] = secret ();
  rating->moment = ent_id_ref (ent_map_latest_moment (map)->base.id);
  rating->aspect = ENT_ASPECT_COMMITMENT;
  rating->value = ENT_COMMITMENT_RESISTANT;
  rating->reason = secret ();
  ent_stakeholder_take_assessment (stakeholder, rating);
  ent_record_set_id (entry, "l-one");
  entry->text = secret ();
  ent_stakeholder_take_log (stakeholder, entry);
  take (map, stakeholder, "s-shelter", NULL);
  action->what = secret ();
  action->responsible = secret ();
  take (map, action, "a-one", NULL);
  tie->from = ent_id ("s-shelter");
  tie->to = ent_id ("s-radio");
  tie->notes = secret ();
  take (map, tie, "e-shelter", NULL);
  g_assert_true (ent_map_apply (map, notes, NULL, NULL));
  return map;
}

static void
check_not_private (const EntScene *scene)
{
  for (guint t = 0; t < scene->texts->len; t++)
    g_assert_null (strstr (pango_layout_get_text (text_at (scene, t)->layout), SENTINEL));
}

static void
test_nothing_private_is_in_any_slide (void)
{
  g_autoptr (EntMap) map = make_secretive ();
  gboolean has_shelter = FALSE;

  add_step (map, "p-one", "s-shelter", 0, ENT_RINGS_COMMITMENT);
  for (guint marks = 0; marks < 2; marks++)
    {
      g_autoptr (GPtrArray) slides = ent_slides_new (map, NULL, (gboolean) marks);
      g_autoptr (EntScene) ground = NULL;

      for (guint i = 0; i < slides->len; i++)
        {
          const EntSlide *slide = g_ptr_array_index (slides, i);
          g_autoptr (EntScene) scene = make_scene (map, slide, (gboolean) marks, &ground);

          check_not_private (scene);
          for (guint t = 0; t < scene->texts->len; t++)
            has_shelter |= strstr (pango_layout_get_text (text_at (scene, t)->layout), "Shelter") != NULL;
        }
    }
  g_assert_true (has_shelter);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/scene/slides/the-sequence-follows-the-map", test_the_sequence_follows_the_map);
  g_test_add_func ("/scene/slides/ahead-are-those-that-are-laid-out-otherwise", test_ahead_are_those_that_are_laid_out_otherwise);
  g_test_add_func ("/scene/slides/the-change-comes-where-there-is-one", test_the_change_comes_where_there_is_one);
  g_test_add_func ("/scene/slides/a-step-shows-the-picture-that-was-kept", test_a_step_shows_the_picture_that_was_kept);
  g_test_add_func ("/scene/slides/in-a-change-those-in-the-light-keep-their-arrows", test_in_a_change_those_in_the_light_keep_their_arrows);
  g_test_add_func ("/scene/slides/a-slide-hides-what-comes-later", test_a_slide_hides_what_comes_later);
  g_test_add_func ("/scene/slides/what-is-shown-all-the-same-is-not-hidden", test_what_is_shown_all_the_same_is_not_hidden);
  g_test_add_func ("/scene/slides/a-slide-is-found-again-after-an-edit", test_a_slide_is_found_again_after_an_edit);
  g_test_add_func ("/scene/slides/nothing-moves-and-all-is-read", test_nothing_moves_and_all_is_read);
  g_test_add_func ("/scene/slides/nothing-private-is-in-any-slide", test_nothing_private_is_in_any_slide);
  result = g_test_run ();
  g_object_unref (context);
  return result;
}
