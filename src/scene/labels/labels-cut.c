/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The beginnings of names that are too long for the places there are. */
#include <string.h>

#include "scene/labels/labels-private.h"

/* A name is cut to no fewer letters; one of so many to so many. */
#define CUT_LEAST 4
#define CUT_LONG 40
#define CUT_MOST 26

/* The first words of a long name, as far as no other begins so; NULL if there are none. */
static char *
cut_long_name (const Placing *self, const char *name)
{
  gsize length = ent_beginnings_shortest (self->beginnings, name), next;

  if (length == 0 || g_utf8_strlen (name, -1) < CUT_LONG || g_utf8_strlen (name, (gssize) length) > CUT_MOST)
    return NULL;
  while ((next = ent_beginnings_next (name, length)) > 0 && g_utf8_strlen (name, (gssize) next) <= CUT_MOST)
    length = next;
  return ent_beginnings_text (name, length);
}

char *
ent_placing_cut_name (const Placing *self, const char *name)
{
  const char *end;
  g_autofree char *first = NULL;
  gsize least;

  if (name == NULL)
    return NULL;
  end = strpbrk (name, ",;:(/");
  if (end == NULL)
    return cut_long_name (self, name);
  least = ent_beginnings_shortest (self->beginnings, name);
  if (least == 0 || (gsize) (end - name) < least || g_utf8_strlen (name, end - name) < CUT_LEAST)
    return NULL;
  first = g_strndup (name, (gsize) (end - name));
  return g_strconcat (g_strchomp (first), "…", NULL);
}

EntBeginnings *
ent_placing_collect_beginnings (const EntLayout *layout)
{
  EntBeginnings *beginnings = ent_beginnings_new ();

  for (guint i = 0; i < layout->scene->n_stakeholders; i++)
    {
      g_autofree char *name = ent_scene_display_text (ent_spec_name (layout->spec, ent_layout_stakeholder (layout, i)));

      ent_beginnings_add (beginnings, name);
    }
  return beginnings;
}
