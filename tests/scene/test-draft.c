/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a room sees until the picture is there: it is true, and none of it moves when that comes. */
#include "scene-fixture.h"

static PangoContext *context;

static gboolean
is_there (const EntScene *whole, const EntSceneText *wanted)
{
  for (guint i = 0; i < whole->texts->len; i++)
    {
      const EntSceneText *text = text_at (whole, i);

      if (text->role == wanted->role && text->x == wanted->x && text->y == wanted->y && text->size == wanted->size &&
          g_str_equal (pango_layout_get_text (text->layout), pango_layout_get_text (wanted->layout)))
        return TRUE;
    }
  return FALSE;
}

static void
assert_part_of (const EntScene *draft, const EntScene *whole)
{
  g_assert_cmpfloat (draft->width, ==, whole->width);
  g_assert_cmpfloat (draft->height, ==, whole->height);
  g_assert_cmpuint (draft->symbols->len + draft->ties->len + draft->rings->len, ==, 0);
  for (guint i = 0; i < draft->texts->len; i++)
    if (!is_there (whole, text_at (draft, i)))
      g_error ("“%s” is not where it was", pango_layout_get_text (text_at (draft, i)->layout));
  if (draft->wedges->len == 0)
    return;
  g_assert_cmpfloat (draft->centre.x, ==, whole->centre.x);
  g_assert_cmpfloat (draft->centre.y, ==, whole->centre.y);
  g_assert_cmpfloat (draft->core, ==, whole->core);
  g_assert_cmpfloat (draft->radius, <=, whole->radius);
  g_assert_cmpuint (draft->wedges->len, ==, whole->wedges->len);
  for (guint i = 0; i < draft->wedges->len; i++)
    g_assert_cmpfloat (g_array_index (draft->wedges, EntSceneWedge, i).start, ==, g_array_index (whole->wedges, EntSceneWedge, i).start);
}

static const char *const focuses[] = { NULL, ENT_FOCUS_NOBODY, "private", "s-1", "nothing" };

static void
test_nothing_moves_when_the_picture_comes (void)
{
  static const struct
  {
    guint n_stakeholders;
    double width, height;
  } cases[] = { { 0, 1024, 768 }, { 3, 1024, 768 }, { 14, 1366, 768 }, { 24, 800, 600 }, { 30, 1024, 768 } };
  guint n_with_wedges = 0, n_smaller = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EntFixture fixture = { .n_stakeholders = cases[i].n_stakeholders, .n_ties = cases[i].n_stakeholders, .n_moments = 2 };
      g_autoptr (EntMap) map = ent_fixture_new (&fixture);
      EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, cases[i].width, cases[i].height);
      g_autoptr (EntScene) ground = NULL;

      spec.title = spec.legend = TRUE;
      ground = ent_scene_new (map, &spec, context);
      for (guint f = 0; f < G_N_ELEMENTS (focuses); f++)
        {
          g_autoptr (EntScene) draft = NULL, whole = NULL;

          spec.focus = focuses[f];
          draft = ent_scene_new_draft (map, &spec, context);
          whole = ent_scene_new_from (ground, map, &spec, context);
          g_assert_nonnull (draft);
          assert_part_of (draft, whole);
          n_with_wedges += draft->wedges->len > 0;
          n_smaller += draft->radius < whole->radius;
        }
    }
  /* else it would show a title alone */
  g_assert_cmpuint (n_with_wedges, >, 20);
  g_assert_cmpuint (n_smaller, >, 0);
}

static void
test_nor_inside_nor_in_a_change (void)
{
  EntFixture fixture = { .n_stakeholders = 14, .n_ties = 14, .n_moments = 2 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  EntSceneSpec specs[] = {
    ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1024, 768),
    ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1024, 768),
    ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1024, 768),
  };

  specs[0].inside = "s-1";
  specs[1].from_moment_id = specs[2].from_moment_id = ent_map_moment_in_time (map, 0)->base.id;
  specs[2].focus = "private";
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autoptr (EntScene) draft = NULL, whole = NULL;

      specs[i].title = specs[i].legend = TRUE;
      draft = ent_scene_new_draft (map, &specs[i], context);
      whole = ent_scene_new (map, &specs[i], context);
      g_assert_nonnull (draft);
      assert_part_of (draft, whole);
      g_assert_cmpuint (draft->wedges->len, >, 0);
    }
}

/* Nobody is placed: it takes no longer for many. */
static void
test_it_looks_for_no_places (void)
{
  EntFixture fixture = { .n_stakeholders = 60, .n_ties = 120 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1024, 768);
  g_autoptr (EntProgress) progress = ent_progress_new ();
  g_autoptr (EntScene) draft = NULL;

  spec.title = TRUE;
  spec.focus = ENT_FOCUS_NOBODY;
  spec.progress = progress;
  draft = ent_scene_new_draft (map, &spec, context);
  g_assert_nonnull (draft);
  g_assert_cmpuint (ent_progress_looks (progress), <, 8);
}

static void
test_the_foot_is_known (void)
{
  EntFixture fixture = { .n_stakeholders = 6 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1024, 768);
  g_autoptr (EntChange) change = NULL;
  g_autofree char *line = g_strdup ("Not for the press");

  spec.title = TRUE;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (EntScene) draft = ent_scene_new_draft (map, &spec, context), whole = ent_scene_new (map, &spec, context);

      g_assert_cmpfloat (ent_scene_foot (draft), ==, ent_scene_foot (whole));
      g_assert_cmpint (ent_scene_foot (draft) > 0, ==, i == 1);
      g_assert_cmpfloat (ent_scene_foot (draft), <, 200);
      if (i == 0)
        {
          change = ent_change_new_set (&ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "confidentiality"), line);
          g_assert_true (ent_map_apply (map, change, NULL, NULL));
        }
    }
}

static void
test_where_nothing_is_known_there_is_none (void)
{
  EntFixture fixture = { .n_stakeholders = 6 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  EntSceneSpec specs[] = {
    ent_fixture_spec (ENT_MEDIUM_SCREEN, 1024, 768),
    ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1024, 768),
    ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1024, 768),
    ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 60, 50),
  };

  specs[1].picture = ENT_PICTURE_MATRIX;
  specs[2].page = 1;
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    g_assert_null (ent_scene_new_draft (map, &specs[i], context));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/scene/draft/nothing-moves-when-the-picture-comes", test_nothing_moves_when_the_picture_comes);
  g_test_add_func ("/scene/draft/nor-inside-nor-in-a-change", test_nor_inside_nor_in_a_change);
  g_test_add_func ("/scene/draft/it-looks-for-no-places", test_it_looks_for_no_places);
  g_test_add_func ("/scene/draft/the-foot-is-known", test_the_foot_is_known);
  g_test_add_func ("/scene/draft/where-nothing-is-known-there-is-none", test_where_nothing_is_known_there_is_none);
  result = g_test_run ();
  g_object_unref (context);
  return result;
}
