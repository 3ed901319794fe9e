/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines to write on. */
#include "scene/pages/kit.h"

/* From one line to the next, in em, and the least that a hand needs, in mm. */
#define LINE 2.0
#define LINE_LEAST_MM 8.0
/* Between a label and its line, and from one line to the label beside it, in em. */
#define GAP 0.4
#define GAP_BESIDE 1.2
/* Below the last, in em. */
#define AIR 0.4
/* From the foot of letters to the line on which they stand, of their height; and how thick it is, of a normal line. */
#define DESCENT 0.22
#define THIN 0.6

/* Returns where the label ends. */
static double
add_label (EntLayout *layout, const char *label, double em, double x, double foot)
{
  EntScene *scene = layout->scene;
  EntTextStyle style = { .size = em };
  guint index = ent_scene_add_text (scene, layout->context, ENT_TEXT_SUBTITLE, label, &style, x, 0);
  EntRect logical;

  ent_scene_layout_extents (g_array_index (scene->texts, EntSceneText, index).layout, NULL, &logical);
  ent_scene_move_text (scene, index, 0, foot - (1 - DESCENT) * logical.height);
  return x + logical.width;
}

EntRect
ent_kit_add_lines (EntLayout *layout, const char *const *labels, guint n, double em, double x, double y, double width, gboolean stacked)
{
  double line = MAX (LINE * em, LINE_LEAST_MM * ENT_POINTS_PER_MM);
  double beside = stacked ? 0 : GAP_BESIDE * em;
  double each = stacked ? width : (width - (n - 1) * beside) / n;

  for (guint i = 0; i < n; i++)
    {
      double left = stacked ? x : x + i * (each + beside), foot = y + (stacked ? i + 1 : 1) * line - DESCENT * em;
      double from = add_label (layout, labels[i], em, left, foot) + GAP * em;
      EntSceneRule rule = { { from, foot }, { left + each, foot }, THIN * layout->scene->line, -1 };

      g_array_append_val (layout->scene->rules, rule);
    }
  return (EntRect) { x, y, width, (stacked ? n : 1) * line + AIR * em };
}

EntRect
ent_kit_add_workshop_lines (EntLayout *layout, double em, double x, double y, double width, gboolean stacked)
{
  const EntWords *words = layout->spec->words;
  /* Translators: on a sheet that is filled in by hand, before a line to write on */
  const char *const labels[] = { ent_words_text_in (words, "form", "Place"), ent_words_text_in (words, "form", "Date"), ent_words_text_in (words, "form", "Facilitator") };

  return ent_kit_add_lines (layout, labels, G_N_ELEMENTS (labels), em, x, y, width, stacked);
}
