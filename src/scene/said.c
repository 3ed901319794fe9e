/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a picture says, in words: what is drawn of texts, and what its file has beside the drawing. */
#include "scene/pages/page-document.h"

static void
append (GString *said, const char *text)
{
  if (text != NULL)
    g_string_append_printf (said, "%s\n", text);
}

void
ent_scene_append_texts (const EntScene *scene, GString *said)
{
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->layout != NULL)
        append (said, pango_layout_get_text (text->layout));
    }
  append (said, scene->language);
  append (said, scene->confidentiality);
}

void
ent_pages_append_texts (const EntPages *pages, GString *said)
{
  append (said, pages->title);
  for (guint i = 0; i < ent_pages_n (pages); i++)
    {
      append (said, ent_pages_at (pages, i)->heading);
      ent_scene_append_texts (ent_pages_at (pages, i)->scene, said);
    }
}
