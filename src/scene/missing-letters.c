/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that no font on this machine has: Pango draws a box with a number instead. */
#include "scene/scene.h"

/* Told at most. */
#define MOST 10

static void
collect (GString *found, const PangoGlyphString *glyphs)
{
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      PangoGlyph glyph = glyphs->glyphs[i].glyph;
      gunichar c = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
      char utf8[7] = "";

      if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0 || glyph == PANGO_GLYPH_EMPTY || !g_unichar_validate (c) || !g_unichar_isgraph (c))
        continue;
      utf8[g_unichar_to_utf8 (c, utf8)] = '\0';
      if (g_utf8_strlen (found->str, -1) < MOST && g_utf8_strchr (found->str, -1, c) == NULL)
        g_string_append (found, utf8);
    }
}

char *
ent_scene_missing_letters (const EntScene *scene)
{
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < scene->texts->len; i++)
    {
      PangoLayout *layout = g_array_index (scene->texts, EntSceneText, i).layout;

      if (layout == NULL || pango_layout_get_unknown_glyphs_count (layout) == 0)
        continue;
      for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
        for (GSList *run = ((PangoLayoutLine *) l->data)->runs; run != NULL; run = run->next)
          collect (found, ((PangoGlyphItem *) run->data)->glyphs);
    }
  return g_string_free (found, found->len == 0);
}
