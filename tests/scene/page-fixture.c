/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"

#include <string.h>

const double page_papers[PAGE_N_PAPERS][2] = {
  { 420, 595 }, { 595, 420 }, { 595, 842 }, { 842, 595 }, { 842, 1191 }, { 2384, 3370 }, { 612, 792 }, { 792, 612 }, { 284, 284 }
};

EntSceneSpec
page_fixture_spec (const double *paper, gboolean private_marks, const char *language)
{
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, paper[0], paper[1]);

  spec.private_marks = private_marks;
  spec.words = ent_words_for_language (language);
  spec.today = 20261201;
  return spec;
}

void
page_fixture_add_action (EntMap *map, const char *id, const char *what, EntDate due, EntActionState state, const char *with)
{
  EntAction *action = ent_record_new (ENT_RECORD_ACTION);
  g_autoptr (GError) error = NULL;
  const char *const ids[] = { with, NULL };

  ent_record_set_id (action, id);
  action->what = g_strdup (what);
  action->responsible = g_strdup ("Rosario Vélez");
  action->due = due;
  action->state = (guint8) state;
  action->with = with != NULL ? g_strdupv ((char **) ids) : NULL;
  ent_map_apply_take (map, action, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
overlap (const EntRect *a, const EntRect *b)
{
  /* rounding aside */
  return a->x < b->x + b->width - 0.1 && b->x < a->x + a->width - 0.1 && a->y < b->y + b->height - 0.1 && b->y < a->y + a->height - 0.1;
}

const char *
page_says (const EntScene *scene, guint i)
{
  return pango_layout_get_text (text_at (scene, i)->layout);
}

gboolean
page_has_text (const EntScene *scene, const char *part)
{
  for (guint i = 0; i < scene->texts->len; i++)
    if (strstr (page_says (scene, i), part) != NULL)
      return TRUE;
  return FALSE;
}

guint
page_count_texts (const EntPages *pages, const char *part)
{
  guint n = 0;

  for (guint page = 0; page < ent_pages_n (pages); page++)
    {
      const EntScene *scene = ent_pages_at (pages, page)->scene;

      for (guint i = 0; i < scene->texts->len; i++)
        n += strstr (page_says (scene, i), part) != NULL;
    }
  return n;
}

/* Headings of columns are not broken within a word; on paper as small as a card they may be. */
static void
assert_whole (const EntScene *scene)
{
  for (guint i = 0; i < scene->texts->len && scene->width >= 420; i++)
    for (int line = 1; text_at (scene, i)->role == ENT_TEXT_SUBTITLE && line < pango_layout_get_line_count (text_at (scene, i)->layout); line++)
      {
        int start = pango_layout_get_line_readonly (text_at (scene, i)->layout, line)->start_index;

        if (page_says (scene, i)[start - 1] != ' ')
          g_error ("“%s” is broken", page_says (scene, i));
      }
}

void
page_assert_clean (const EntScene *scene)
{
  EntSceneQuality quality;

  ent_scene_measure (scene, &quality);
  g_assert_cmpuint (quality.outside, ==, 0);
  g_assert_cmpfloat (quality.smallest_letter, >=, 6);
  assert_whole (scene);
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntRect *ink = &text_at (scene, i)->ink;

      /* a badge lies on its symbol */
      if (text_at (scene, i)->role == ENT_TEXT_BADGE)
        continue;
      for (guint j = i + 1; j < scene->texts->len; j++)
        if (text_at (scene, j)->role != ENT_TEXT_BADGE && overlap (ink, &text_at (scene, j)->ink))
          g_error ("“%s” lies on “%s”", page_says (scene, i), page_says (scene, j));
      for (guint j = 0; j < scene->symbols->len; j++)
        if (overlap (ink, &g_array_index (scene->symbols, EntSceneSymbol, j).bounds))
          g_error ("“%s” lies on a symbol", page_says (scene, i));
      for (guint j = 0; scene->bars != NULL && j < scene->bars->len; j++)
        if (overlap (ink, &g_array_index (scene->bars, EntSceneBar, j).rect))
          g_error ("“%s” lies on a bar", page_says (scene, i));
    }
}

void
pages_assert_clean (const EntPages *pages)
{
  for (guint page = 0; page < ent_pages_n (pages); page++)
    if (ent_pages_at (pages, page)->scene->picture == ENT_PICTURE_PAGE)
      page_assert_clean (ent_pages_at (pages, page)->scene);
}

/* Whether a line begins in the midst of a word. */
static gboolean
breaks_a_word (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);

  for (int i = 1; i < pango_layout_get_line_count (layout); i++)
    {
      int start = pango_layout_get_line_readonly (layout, i)->start_index;

      if (g_ascii_isalpha (text[start]) && g_ascii_isalpha (text[start - 1]))
        return TRUE;
    }
  return FALSE;
}

void
pages_assert_words (const EntPages *pages)
{
  for (guint page = 0; page < ent_pages_n (pages); page++)
    {
      const EntScene *scene = ent_pages_at (pages, page)->scene;

      for (guint i = 0; i < scene->texts->len; i++)
        if (breaks_a_word (text_at (scene, i)->layout))
          g_error ("broken on %g × %g: %s", scene->width, scene->height, page_says (scene, i));
    }
}
