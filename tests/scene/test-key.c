/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key of a picture on paper: nobody is lost, on however many pages, and it is read from 1 on. */
#include <string.h>

#include "cli/generate.h"
#include "long-form.h"
#include "scene-fixture.h"
#include "scene/labels/labels.h"
#include "scene/pages/page-document.h"

typedef struct
{
  guint n;
  double width, height; /* points */
} Crowd;

/* On A5 both ways, A4, a card; one of them has hardly room for numbers. */
static const Crowd crowds[] = {
  { 45, 595, 420 },
  { 60, 420, 595 },
  { 150, 595, 420 },
  { 90, 284, 284 },
  { 300, 842, 595 },
  { 300, 595, 420 },
};

static PangoContext *context;

/* The largest are laid out in the long form of the tests only. */
static guint
n_crowds (void)
{
  return in_long_form (G_N_ELEMENTS (crowds), G_N_ELEMENTS (crowds) - 2);
}

static EntMap *
make_map (guint n)
{
  EntFixture fixture = { .n_stakeholders = n, .n_ties = n };

  return ent_fixture_new (&fixture);
}

static EntSceneSpec
make_spec (const Crowd *crowd, EntPicture picture)
{
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, crowd->width, crowd->height);

  spec.picture = picture;
  return spec;
}

static const char *
says (const EntSceneText *text)
{
  return pango_layout_get_text (text->layout);
}

/* Whether on a page from @first on a line of the key begins with @start, "" for any, and names @id, as a whole or not. */
static gboolean
has_line (const EntPages *pages, guint first, const char *id, const char *start, gboolean whole)
{
  for (guint page = first; page < ent_pages_n (pages); page++)
    {
      const EntScene *scene = ent_pages_at (pages, page)->scene;

      for (guint i = 0; i < scene->texts->len; i++)
        {
          const EntSceneText *text = text_at (scene, i);

          if (text->role == ENT_TEXT_KEY && g_strcmp0 (text->id, id) == 0 && g_str_has_prefix (says (text), start) &&
              (!whole || !pango_layout_is_ellipsized (text->layout)))
            return TRUE;
        }
    }
  return FALSE;
}

static guint
count_cut_lines (const EntScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    n += text_at (scene, i)->role == ENT_TEXT_KEY && pango_layout_is_ellipsized (text_at (scene, i)->layout);
  return n;
}

static void
check_everybody (const EntPages *pages, guint *n_keyed, guint *n_cut)
{
  const EntScene *scene = ent_pages_at (pages, 0)->scene;

  *n_cut += count_cut_lines (scene);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);
      g_autofree char *number = symbol->key_number > 0 ? g_strdup_printf ("%u\u2002", symbol->key_number) : g_strdup ("");

      if (symbol->label < 0)
        {
          *n_keyed += 1;
          /* in the key somewhere, and whole somewhere */
          g_assert_true (has_line (pages, 0, symbol->id, number, FALSE));
          g_assert_true (has_line (pages, 0, symbol->id, number, TRUE));
        }
      else if (ent_scene_text_is_cut (text_at (scene, (guint) symbol->label)))
        {
          *n_cut += 1;
          g_assert_true (has_line (pages, 1, symbol->id, "", TRUE));
        }
    }
}

static void
check_pages (const EntPages *pages)
{
  for (guint page = 0; page < ent_pages_n (pages); page++)
    {
      const EntScene *scene = ent_pages_at (pages, page)->scene;
      EntSceneQuality quality;

      g_assert_cmpuint (scene->page, ==, page);
      g_assert_cmpuint (scene->n_pages, ==, ent_pages_n (pages));
      ent_scene_measure (scene, &quality);
      g_assert_cmpuint (quality.outside, ==, 0);
      g_assert_cmpfloat (quality.smallest_letter, >=, 6);
    }
}

static void
test_everybody_is_in_the_key_on_some_page (void)
{
  guint n_keyed = 0, n_cut = 0;

  for (guint i = 0; i < n_crowds (); i++)
    for (EntPicture picture = ENT_PICTURE_MAP; picture <= ENT_PICTURE_MATRIX; picture++)
      {
        EntSceneSpec spec = make_spec (&crowds[i], picture);
        g_autoptr (EntMap) map = make_map (crowds[i].n);
        g_autoptr (EntPages) pages = ent_pages_new (map, &spec, ENT_PAGES_PICTURE, context);

        g_test_message ("%u on %g × %g, %u: %u pages, %u left out", crowds[i].n, crowds[i].width, crowds[i].height, picture, ent_pages_n (pages), ent_pages_left_out (pages));
        check_pages (pages);
        check_everybody (pages, &n_keyed, &n_cut);
      }
  g_assert_cmpuint (n_keyed, >, 0);
  g_assert_cmpuint (n_cut, >, 0);
}

static void
test_who_has_room_beside_the_picture_needs_no_page (void)
{
  const Crowd few = { 20, 842, 595 };
  EntSceneSpec spec = make_spec (&few, ENT_PICTURE_MAP);
  g_autoptr (EntMap) map = make_map (few.n);
  g_autoptr (EntPages) pages = ent_pages_new (map, &spec, ENT_PAGES_PICTURE, context);

  g_assert_cmpuint (ent_pages_n (pages), ==, 1);
}

static void
test_the_report_has_the_pages_of_its_keys (void)
{
  EntSceneSpec spec = make_spec (&crowds[2], ENT_PICTURE_MAP);
  g_autoptr (EntMap) map = make_map (crowds[2].n);
  g_autoptr (EntPages) pages = ent_pages_new (map, &spec, ENT_PAGES_REPORT, context);
  guint n = 0;

  for (guint page = 0; page < ent_pages_n (pages); page++)
    {
      const EntScene *scene = ent_pages_at (pages, page)->scene;

      g_assert_cmpfloat (scene->height, ==, crowds[2].height);
      n += scene->picture != ENT_PICTURE_PAGE && scene->page > 0;
    }
  g_assert_cmpuint (n, >, 0);
}

/* A picture that has one page alone: what there is no room for is said in it. */
static void
test_one_page_says_how_many_are_left_out (void)
{
  guint n_said = 0;

  for (guint i = 0; i < n_crowds (); i++)
    for (EntPicture picture = ENT_PICTURE_MAP; picture <= ENT_PICTURE_MATRIX; picture++)
      {
        EntSceneSpec spec = make_spec (&crowds[i], picture);
        g_autoptr (EntMap) map = make_map (crowds[i].n);
        g_autoptr (EntScene) scene = ent_scene_new (map, &spec, context);
        g_autofree char *note = g_strdup_printf (scene->n_left_out == 1 ? "%u name does not fit" : "%u names do not fit", scene->n_left_out);
        guint n = 0;

        for (guint j = 0; j < scene->texts->len; j++)
          if (g_str_has_prefix (says (text_at (scene, j)), note))
            {
              n++;
              g_assert_true (text_at (scene, j)->role == ENT_TEXT_SUBTITLE || !pango_layout_is_ellipsized (text_at (scene, j)->layout));
            }
        g_test_message ("%u on %g × %g, %u: %u", crowds[i].n, crowds[i].width, crowds[i].height, picture, scene->n_left_out);
        g_assert_cmpuint (n, ==, scene->n_left_out > 0 ? 1 : 0);
        n_said += n;
      }
  g_assert_cmpuint (n_said, >, 0);
}

static void
test_the_last_line_is_for_who_is_left_out (void)
{
  g_assert_cmpuint (ent_key_names (10, 10, 0), ==, 10);
  g_assert_cmpuint (ent_key_names (10, 11, 0), ==, 9);
  g_assert_cmpuint (ent_key_names (10, 10, 1), ==, 9);
  g_assert_cmpuint (ent_key_names (10, 5, 1), ==, 5);
  g_assert_cmpuint (ent_key_names (0, 5, 1), ==, 0);
  /* on pages of its own */
  g_assert_cmpuint (ent_key_names (G_MAXUINT, 5, 1), ==, 5);
}

/* Where the key has no line, the one below the title tells who is left out, if there is one. */
static void
test_the_line_below_the_title_can_tell_who_is_left_out (void)
{
  EntSceneSpec spec = make_spec (&crowds[0], ENT_PICTURE_MAP);
  g_autoptr (EntMap) map = make_map (12);

  for (guint title = 0; title < 2; title++)
    {
      g_autoptr (EntScene) scene = NULL;

      spec.title = title > 0;
      scene = ent_scene_new (map, &spec, context);
      g_assert_cmpint (ent_frame_can_say_left_out (scene, &spec), ==, spec.title);
    }
}

/* From the left to the right, and down. */
static void
test_the_key_is_read_from_1_on (void)
{
  guint n_columns = 0;

  for (guint n = 30; n <= 90; n += in_long_form (10, 30))
    for (guint i = 1; i < 3; i++)
      {
        EntSceneSpec spec = make_spec (&crowds[i], ENT_PICTURE_MAP);
        g_autoptr (EntMap) map = make_map (n);
        g_autoptr (EntScene) scene = ent_scene_new (map, &spec, context);
        const EntSceneText *before = NULL;

        for (guint j = 0; j < scene->texts->len; j++)
          {
            const EntSceneText *text = text_at (scene, j);

            if (text->role != ENT_TEXT_KEY || text->id == NULL)
              continue;
            if (before == NULL)
              g_assert_true (g_str_has_prefix (says (text), "1\u2002"));
            else if (text->y <= before->y)
              {
                g_assert_cmpfloat (text->x, >, before->x);
                n_columns++;
              }
            before = text;
          }
      }
  g_assert_cmpuint (n_columns, >, 0);
}

/* Whoever reads the map needs both. */
static void
test_in_a_small_window_the_key_leaves_room_for_a_legend (void)
{
  guint n_keyed = 0;

  for (guint seed = 1; seed <= in_long_form (6, 2); seed++)
    {
      EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_SCREEN, 757, 645);

      spec.margin = 13;
      g_autoptr (EntMap) map = ent_generate_map (45, 60, seed);
      g_autoptr (EntScene) scene = ent_scene_new (map, &spec, context);
      guint n_legend = 0;

      for (guint i = 0; i < scene->texts->len; i++)
        {
          n_legend += text_at (scene, i)->role == ENT_TEXT_LEGEND;
          n_keyed += text_at (scene, i)->role == ENT_TEXT_KEY;
        }
      g_test_message ("%u: %u", seed, n_legend);
      g_assert_cmpuint (n_legend, >, 0);
      g_assert_cmpuint (scene->n_left_out, ==, 0);
    }
  g_assert_cmpuint (n_keyed, >, 0);
}

/* Looked at between any two steps. */
static void
test_a_document_that_is_stopped_is_none (void)
{
  static const EntPagesKind kinds[] = { ENT_PAGES_PICTURE, ENT_PAGES_REPORT, ENT_PAGES_REGISTER };
  const Crowd some = { 30, 420, 595 };
  g_autoptr (EntMap) map = make_map (some.n);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      EntSceneSpec spec = make_spec (&some, ENT_PICTURE_MAP);
      g_autoptr (EntProgress) wanted = ent_progress_new ();
      g_autoptr (EntPages) pages = NULL;
      guint n;

      spec.progress = wanted;
      pages = ent_pages_new (map, &spec, kinds[i], context);
      g_assert_nonnull (pages);
      n = ent_progress_looks (wanted);
      for (guint part = 0; part < 8; part++)
        {
          g_autoptr (EntProgress) progress = ent_progress_new ();

          ent_progress_stop (progress, n * part / 8);
          spec.progress = progress;
          g_assert_null (ent_pages_new (map, &spec, kinds[i], context));
        }
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/key/everybody-is-in-it-on-some-page", test_everybody_is_in_the_key_on_some_page);
  g_test_add_func ("/key/who-has-room-beside-the-picture-needs-no-page", test_who_has_room_beside_the_picture_needs_no_page);
  g_test_add_func ("/key/the-report-has-the-pages-of-its-keys", test_the_report_has_the_pages_of_its_keys);
  g_test_add_func ("/key/one-page-says-how-many-are-left-out", test_one_page_says_how_many_are_left_out);
  g_test_add_func ("/key/the-last-line-is-for-who-is-left-out", test_the_last_line_is_for_who_is_left_out);
  g_test_add_func ("/key/the-line-below-the-title-can-tell-who-is-left-out", test_the_line_below_the_title_can_tell_who_is_left_out);
  g_test_add_func ("/key/is-read-from-1-on", test_the_key_is_read_from_1_on);
  g_test_add_func ("/key/leaves-room-for-a-legend-in-a-small-window", test_in_a_small_window_the_key_leaves_room_for_a_legend);
  g_test_add_func ("/key/a-document-that-is-stopped-is-none", test_a_document_that_is_stopped_is_none);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
