/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attributes of DOT. Defaults hold until the group ends in which they were said: what they
 * replace is kept in a log and taken back then, since a copy for each group would take time
 * that the file decides.
 */
#include "io/book/graphs/dot-attributes.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  int slot;
  EntDotValue before; /* owned */
} Change;

void
ent_dot_values_init (EntDotValues *self)
{
  self->values = g_array_new (FALSE, TRUE, sizeof (EntDotValue));
  self->log = g_array_new (FALSE, FALSE, sizeof (Change));
}

void
ent_dot_values_go_back (EntDotValues *self, guint n_changes)
{
  for (guint i = self->log->len; i > n_changes; i--)
    {
      Change *change = &g_array_index (self->log, Change, i - 1);
      EntDotValue *value = &g_array_index (self->values, EntDotValue, change->slot);

      g_free (value->text);
      *value = change->before;
    }
  if (self->log->len > n_changes)
    g_array_set_size (self->log, n_changes);
}

void
ent_dot_values_clear (EntDotValues *self)
{
  ent_dot_values_go_back (self, 0);
  g_array_unref (self->values);
  g_array_unref (self->log);
}

void
ent_dot_values_set (EntDotValues *self, int slot, char *text, gboolean is_html)
{
  Change change = { .slot = slot };
  EntDotValue *value;

  if ((guint) slot >= self->values->len)
    g_array_set_size (self->values, (guint) slot + 1);
  value = &g_array_index (self->values, EntDotValue, slot);
  change.before = *value;
  g_array_append_val (self->log, change);
  value->text = text;
  value->is_html = is_html;
}

const EntDotValue *
ent_dot_values_get (const EntDotValues *self, guint slot)
{
  const EntDotValue *value = slot < self->values->len ? &g_array_index (self->values, EntDotValue, slot) : NULL;

  return value != NULL && value->text != NULL ? value : NULL;
}

/* --- names --- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, *(const char *const *) b);
}

gboolean
ent_dot_is_look (const char *name)
{
  /* in the order of their bytes */
  static const char *const names[] = {
    "Damping", "K", "_background", "_draw_", "_hdraw_", "_hldraw_", "_ldraw_", "_tdraw_", "_tldraw_",
    "area", "arrowhead", "arrowsize", "arrowtail", "bb", "beautify", "bgcolor", "center", "charset", "clusterrank",
    "color", "colorscheme", "compound", "concentrate", "constraint", "decorate", "defaultdist", "dim", "dimen", "diredgeconstraints", "distortion",
    "dpi", "epsilon", "esep", "fillcolor", "fixedsize", "fontcolor", "fontname", "fontnames", "fontpath", "fontsize", "forcelabels",
    "gradientangle", "head_lp", "headclip", "headport", "height", "image", "imagepath", "imagepos", "imagescale", "inputscale",
    "label_scheme", "labelangle", "labeldistance", "labelfloat", "labelfontcolor", "labelfontname", "labelfontsize", "labeljust", "labelloc", "landscape",
    "layer", "layerlistsep", "layers", "layerselect", "layersep", "layout", "len", "levels", "levelsgap", "lhead", "lheight", "linelength",
    "lp", "ltail", "lwidth", "margin", "maxiter", "mclimit", "mindist", "minlen", "mode", "model", "newrank", "nodesep", "nojustify",
    "normalize", "notranslate", "nslimit", "nslimit1", "oneblock", "ordering", "orientation", "outputorder", "overlap", "overlap_scaling", "overlap_shrink",
    "pack", "packmode", "pad", "page", "pagedir", "pencolor", "penwidth", "peripheries", "pos", "quadtree", "quantum", "rank",
    "rankdir", "ranksep", "ratio", "rects", "regular", "remincross", "repulsiveforce", "resolution", "root", "rotate", "rotation", "samehead",
    "sametail", "samplepoints", "scale", "searchsize", "sep", "shape", "shapefile", "showboxes", "sides", "size", "skew", "smoothing",
    "sortv", "splines", "start", "stylesheet", "tail_lp", "tailclip", "tailport", "truecolor", "vertices", "viewport", "voro_margin",
    "width", "xdotversion", "xlp", "z"
  };

  return bsearch (name, names, G_N_ELEMENTS (names), sizeof names[0], compare_names) != NULL;
}

gboolean
ent_dot_is_label (const char *name)
{
  static const char *const names[] = { "xlabel", "tooltip", "headlabel", "taillabel", "edgetooltip", "labeltooltip", "headtooltip", "tailtooltip", "URL", "href" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      return TRUE;
  return FALSE;
}

int
ent_dot_slot (EntBookSheet *sheet, const char *name, GError **error)
{
  /* attributes that are the standard columns themselves */
  static const char *const of_ties[] = { "id", "kind", "weight" };
  gboolean of_tie = ent_book_sheet_kind (sheet) == ENT_SHEET_TIES, is_standard = !of_tie && strcmp (name, "name") == 0;
  int column;

  if (strcmp (name, "label") == 0)
    return ENT_DOT_LABEL;
  if (of_tie && strcmp (name, "dir") == 0)
    return ENT_DOT_DIRECTION;
  if (strcmp (name, "style") == 0)
    return of_tie ? ENT_DOT_STYLE : ENT_DOT_LOOK;
  if (ent_dot_is_look (name))
    return ENT_DOT_LOOK;
  for (guint i = 0; of_tie && i < G_N_ELEMENTS (of_ties); i++)
    is_standard |= strcmp (of_ties[i], name) == 0;
  column = is_standard ? ent_book_sheet_column (sheet, name, error) : ent_text_graph_column (sheet, name, error);
  return column < 0 ? -1 : column + ENT_DOT_COLUMNS;
}
