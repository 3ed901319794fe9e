/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key on pages of its own: on a wall in letters as large as the sheet has room for, on paper in those
 * of a text, with whole names.
 */
#include <string.h>

#include "scene/labels.h"
#include "scene/page-key.h"

/* From one size of letters to the next that is tried. */
#define SMALLER 0.93
/* The largest: on a wall in those of the title, on paper in those of a key beside a picture. */
#define LARGEST_WALL 0.9
#define LARGEST_PAPER 1.3
#define COLUMNS_WALL 4
#define COLUMNS_PAPER 8
/* A column is no narrower, in em. */
#define NARROWEST_WALL 9.0
#define NARROWEST_PAPER 18.0
/* Between names, before a heading, and between columns, in em. */
#define BETWEEN 0.25
#define BEFORE_HEADING 0.8
#define APART 1.2
/* What a heading keeps below it in its column, in em. */
#define BELOW_HEADING 2.5

/* A line: of a number, of a whole name, or a heading above them. */
typedef struct
{
  guint symbol;
  guint number;        /* 0: there is none */
  gboolean is_bare;    /* not in the picture with name or number: where it is to be looked for is said too */
  const char *heading; /* of the words, or NULL */
} Line;

struct _EntKeyPages
{
  EntLayout layout;
  EntRect body;
  GArray *lines; /* of Line, in their order */
  double em;
  guint n_columns, n_pages;
};

static guint
number_of (const EntKeyPages *self, guint symbol)
{
  return g_array_index (self->layout.scene->symbols, EntSceneSymbol, symbol).key_number;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const Line *one = a, *other = b;

  return (one->number > other->number) - (one->number < other->number);
}

static void
add_heading (EntKeyPages *self, const char *heading)
{
  Line line = { .heading = heading };

  g_array_append_val (self->lines, line);
}

/* Whether not all of what should stand there does. */
static gboolean
is_cut (const EntSceneText *text)
{
  return pango_layout_is_ellipsized (text->layout) || g_str_has_suffix (pango_layout_get_text (text->layout), "…");
}

/* By symbol: whether its name is cut in the picture. */
static gboolean *
find_cut (const EntScene *scene)
{
  gboolean *cut = g_new0 (gboolean, scene->n_stakeholders + 1);

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      int symbol;

      if ((text->role != ENT_TEXT_LABEL && text->role != ENT_TEXT_KEY) || text->id == NULL || !is_cut (text))
        continue;
      symbol = ent_scene_find_symbol (scene, text->id);
      if (symbol >= 0)
        cut[symbol] = TRUE;
    }
  return cut;
}

static void
collect_numbered (EntKeyPages *self, const gboolean *cut)
{
  const EntScene *scene = self->layout.scene;
  guint first = self->lines->len;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      Line line = { .symbol = i, .number = number_of (self, i) };

      if (line.number > 0 && (cut == NULL || scene->key_elsewhere || cut[i]))
        g_array_append_val (self->lines, line);
    }
  qsort (&g_array_index (self->lines, Line, first), self->lines->len - first, sizeof (Line), compare_numbers);
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  const EntKeyPages *self = data;
  const EntStakeholder *one = ent_layout_stakeholder (&self->layout, ((const Line *) a)->symbol);
  const EntStakeholder *other = ent_layout_stakeholder (&self->layout, ((const Line *) b)->symbol);

  return g_utf8_collate (ent_spec_name (self->layout.spec, one), ent_spec_name (self->layout.spec, other));
}

/* Those without a number, in the order of their names: who is @bare, or whose name is cut. */
static void
collect_unnumbered (EntKeyPages *self, const gboolean *cut, gboolean bare, const char *heading)
{
  const EntScene *scene = self->layout.scene;
  guint before = self->lines->len, first = before + 1;

  add_heading (self, heading);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      Line line = { .symbol = i, .is_bare = bare };
      gboolean has_label = g_array_index (scene->symbols, EntSceneSymbol, i).label >= 0;

      if (number_of (self, i) == 0 && (bare ? !has_label : has_label && cut[i]))
        g_array_append_val (self->lines, line);
    }
  if (self->lines->len == first)
    g_array_set_size (self->lines, before);
  else
    g_qsort_with_data (&g_array_index (self->lines, Line, first), (int) (self->lines->len - first), sizeof (Line), compare_names, self);
}

static void
collect (EntKeyPages *self)
{
  const EntWords *words = self->layout.spec->words;
  g_autofree gboolean *cut = NULL;

  if (self->layout.sizes.wall)
    {
      collect_numbered (self, NULL);
      return;
    }
  cut = find_cut (self->layout.scene);
  add_heading (self, ent_words_text_in (words, "key", "Key"));
  collect_numbered (self, cut);
  if (self->lines->len == 1)
    g_array_set_size (self->lines, 0);
  if (!self->layout.spec->has_register)
    collect_unnumbered (self, cut, FALSE, ent_words_text_in (words, "key", "Whole names"));
  collect_unnumbered (self, cut, TRUE, ent_words_text_in (words, "key", "Without room for a number"));
}

/* "Hotel Sol (Private sector, Neutral)" */
static char *
make_bare_text (const EntKeyPages *self, guint symbol, const char *name)
{
  const EntLayout *layout = &self->layout;
  const EntSceneSymbol *of = &g_array_index (layout->scene->symbols, EntSceneSymbol, symbol);
  const EntSector *record = ent_map_sector (layout->map, of->sector);
  const char *sector = record != NULL && record->label != NULL ? record->label : ent_words_choice (layout->spec->words, &ent_sector_choices, of->sector);

  /* Translators: %1$s is a stakeholder, %2$s its sector, %3$s its commitment */
  return g_strdup_printf (ent_words_text (layout->spec->words, "%1$s (%2$s, %3$s)"), name, sector,
                          ent_words_choice (layout->spec->words, &ent_commitment_choices, of->commitment));
}

static PangoLayout *
make_layout (const EntKeyPages *self, const Line *line, EntTextStyle *style)
{
  g_autofree char *name = NULL, *text = NULL;

  if (line->heading != NULL)
    {
      style->bold = TRUE;
      return ent_scene_layout_new (self->layout.context, line->heading, style);
    }
  if (line->number > 0)
    return ent_key_line (&self->layout, line->symbol, line->number, style);
  name = ent_scene_display_text (ent_spec_name (self->layout.spec, ent_layout_stakeholder (&self->layout, line->symbol)));
  text = line->is_bare ? make_bare_text (self, line->symbol, name) : g_steal_pointer (&name);
  return ent_scene_layout_new (self->layout.context, text, style);
}

/* Where the next line stands. */
typedef struct
{
  guint page, column;
  double y;
} Place;

/* Moves to the next column if a line so high does not fit into this one. */
static void
make_room (const EntKeyPages *self, const Line *line, double height, guint n_columns, double em, Place *at)
{
  if (at->y > 0 && line->heading != NULL)
    at->y += BEFORE_HEADING * em;
  if (at->y <= 0 || at->y + height + (line->heading != NULL ? BELOW_HEADING * em : 0) <= self->body.height)
    return;
  at->column = (at->column + 1) % n_columns;
  at->page += at->column == 0;
  at->y = 0;
}

/* Lets the lines flow into @n_columns with letters of @em; adds what falls on page @shown. Returns how
 * many pages they take. */
static guint
flow (EntKeyPages *self, double em, guint n_columns, guint shown)
{
  const EntRect *body = &self->body;
  double width = (body->width - (n_columns - 1) * APART * em) / n_columns;
  Place at = { 0 };

  self->layout.sizes.key = em;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      EntTextStyle style = { .size = em, .width = width, .n_lines = self->layout.sizes.wall ? 2 : 0 };
      PangoLayout *text = make_layout (self, line, &style);
      EntRect logical;

      ent_scene_layout_extents (text, NULL, &logical);
      make_room (self, line, logical.height, n_columns, em, &at);
      if (at.page == shown)
        ent_scene_take_layout (self->layout.scene, line->heading != NULL ? ENT_TEXT_HEADING : ENT_TEXT_KEY,
                               line->heading != NULL ? NULL : ent_layout_stakeholder (&self->layout, line->symbol)->base.id, text, &style,
                               body->x + at.column * (width + APART * em), body->y + at.y);
      else
        g_object_unref (text);
      at.y += logical.height + BETWEEN * em;
    }
  return at.page + 1;
}

/* The largest letters with which all is on one page; the smallest, if none does it. */
static void
choose (EntKeyPages *self)
{
  const EntSceneSizes *sizes = &self->layout.sizes;
  gboolean wall = sizes->wall;
  double least = wall ? sizes->least : MAX (sizes->key, sizes->least), narrowest = wall ? NARROWEST_WALL : NARROWEST_PAPER;
  guint most = wall ? COLUMNS_WALL : COLUMNS_PAPER;

  self->n_pages = G_MAXUINT;
  for (self->em = wall ? sizes->title * LARGEST_WALL : sizes->key * LARGEST_PAPER;; self->em = MAX (self->em * SMALLER, least))
    {
      for (guint n = 1; n <= most && self->n_pages > 1; n++)
        {
          guint pages;

          if (n > 1 && (self->body.width - (n - 1) * APART * self->em) / n < narrowest * self->em)
            break;
          pages = flow (self, self->em, n, G_MAXUINT);
          if (pages < self->n_pages)
            {
              self->n_pages = pages;
              self->n_columns = n;
            }
        }
      if (self->n_pages == 1 || self->em <= least)
        return;
    }
}

EntKeyPages *
ent_key_pages_new (const EntLayout *layout, const EntRect *body)
{
  EntKeyPages *self = g_new0 (EntKeyPages, 1);

  self->layout = *layout;
  self->body = *body;
  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  collect (self);
  if (self->lines->len > 0)
    choose (self);
  return self;
}

void
ent_key_pages_free (EntKeyPages *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->lines);
  g_free (self);
}

guint
ent_key_pages_n (const EntKeyPages *self)
{
  return self->n_pages;
}

void
ent_key_pages_put (EntKeyPages *self, guint n)
{
  flow (self, self->em, self->n_columns, n);
}
