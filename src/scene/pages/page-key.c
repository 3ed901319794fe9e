/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key on pages of its own: on a wall in letters as large as the sheet has room for, on paper in those
 * of a text, with whole names.
 */
#include <string.h>

#include "scene/labels/labels.h"
#include "scene/pages/page-key.h"

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
/* No line is lower, in em. */
#define LEAST_LINE 1.1
/* Few are higher. */
#define HIGHEST_LINE 1.5

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
  GArray *lines;  /* of Line, in their order */
  GArray *starts; /* of guint: the first line of each page */
  double em;
  guint n_columns;
};

/* While lines are collected or put on a page. */
typedef struct
{
  EntKeyPages *pages;
  EntLayout *layout;
  const EntRect *body;
  guint most_pages; /* lines are no longer noted after the first one beyond */
} Flow;

static guint
number_of (const Flow *self, guint symbol)
{
  return g_array_index (self->layout->scene->symbols, EntSceneSymbol, symbol).key_number;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const Line *one = a, *other = b;

  return (one->number > other->number) - (one->number < other->number);
}

static void
add_heading (Flow *self, const char *heading)
{
  Line line = { .heading = heading };

  g_array_append_val (self->pages->lines, line);
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

      if ((text->role != ENT_TEXT_LABEL && text->role != ENT_TEXT_KEY) || text->id == NULL || !ent_scene_text_is_cut (text))
        continue;
      symbol = ent_scene_find_symbol (scene, text->id);
      if (symbol >= 0)
        cut[symbol] = TRUE;
    }
  return cut;
}

static void
collect_numbered (Flow *self, const gboolean *cut)
{
  const EntScene *scene = self->layout->scene;
  guint first = self->pages->lines->len;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      Line line = { .symbol = i, .number = number_of (self, i) };

      if (line.number > 0 && (cut == NULL || scene->key_on_next_page || cut[i]))
        g_array_append_val (self->pages->lines, line);
    }
  if (self->pages->lines->len > first)
    qsort (&g_array_index (self->pages->lines, Line, first), self->pages->lines->len - first, sizeof (Line), compare_numbers);
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  const Flow *self = data;
  const EntStakeholder *one = ent_layout_stakeholder (self->layout, ((const Line *) a)->symbol);
  const EntStakeholder *other = ent_layout_stakeholder (self->layout, ((const Line *) b)->symbol);

  return g_utf8_collate (ent_spec_name (self->layout->spec, one), ent_spec_name (self->layout->spec, other));
}

/* Those without a number, in the order of their names: who is @bare, or whose name is cut. */
static void
collect_unnumbered (Flow *self, const gboolean *cut, gboolean bare, const char *heading)
{
  const EntScene *scene = self->layout->scene;
  guint before = self->pages->lines->len, first = before + 1;

  add_heading (self, heading);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      Line line = { .symbol = i, .is_bare = bare };
      gboolean has_label = g_array_index (scene->symbols, EntSceneSymbol, i).label >= 0;

      if (number_of (self, i) == 0 && (bare ? !has_label : has_label && cut[i]))
        g_array_append_val (self->pages->lines, line);
    }
  if (self->pages->lines->len == first)
    g_array_set_size (self->pages->lines, before);
  else
    g_qsort_with_data (&g_array_index (self->pages->lines, Line, first), (int) (self->pages->lines->len - first), sizeof (Line), compare_names, self);
}

static void
collect (Flow *self)
{
  const EntWords *words = self->layout->spec->words;
  g_autofree gboolean *cut = NULL;

  cut = find_cut (self->layout->scene);
  if (self->layout->sizes.wall)
    {
      collect_numbered (self, NULL);
      collect_unnumbered (self, cut, FALSE, ent_words_text_in (words, "key", "Whole names"));
      return;
    }
  add_heading (self, ent_words_text_in (words, "key", "Key"));
  collect_numbered (self, cut);
  if (self->pages->lines->len == 1)
    g_array_set_size (self->pages->lines, 0);
  if (!self->layout->spec->has_register)
    collect_unnumbered (self, cut, FALSE, ent_words_text_in (words, "key", "Whole names"));
  collect_unnumbered (self, cut, TRUE, ent_words_text_in (words, "key", "Without room for a number"));
}

/* "Hotel Sol (Private sector, Neutral)" */
static char *
make_bare_text (const Flow *self, guint symbol, const char *name)
{
  const EntLayout *layout = self->layout;
  const EntSceneSymbol *of = &g_array_index (layout->scene->symbols, EntSceneSymbol, symbol);

  /* Translators: %1$s is a stakeholder, %2$s its sector, %3$s its commitment */
  return g_strdup_printf (ent_words_text (layout->spec->words, "%1$s (%2$s, %3$s)"), name, ent_words_sector (layout->spec->words, layout->map, of->sector),
                          ent_words_choice (layout->spec->words, &ent_commitment_choices, of->commitment));
}

static PangoLayout *
make_layout (const Flow *self, const Line *line, EntTextStyle *style)
{
  g_autofree char *name = NULL, *text = NULL;

  if (line->heading != NULL)
    {
      style->bold = TRUE;
      return ent_scene_layout_new (self->layout->context, line->heading, style);
    }
  if (line->number > 0)
    return ent_key_line (self->layout, line->symbol, line->number, style);
  name = ent_scene_display_text (ent_spec_name (self->layout->spec, ent_layout_stakeholder (self->layout, line->symbol)));
  text = line->is_bare ? make_bare_text (self, line->symbol, name) : g_steal_pointer (&name);
  return ent_scene_layout_new (self->layout->context, text, style);
}

/* Where the next line stands. */
typedef struct
{
  guint page, column;
  double y;
} Place;

/* Moves to the next column if a line so high does not fit into this one. */
static void
make_room (const Flow *self, const Line *line, double height, guint n_columns, double em, Place *at)
{
  if (at->y > 0 && line->heading != NULL)
    at->y += BEFORE_HEADING * em;
  if (at->y <= 0 || at->y + height + (line->heading != NULL ? BELOW_HEADING * em : 0) <= self->body->height)
    return;
  at->column = (at->column + 1) % n_columns;
  at->page += at->column == 0;
  at->y = 0;
}

static void
put_line (const Flow *self, const Line *line, PangoLayout *text, const EntTextStyle *style, double x, double y)
{
  gboolean heading = line->heading != NULL;

  ent_scene_take_layout (self->layout->scene, heading ? ENT_TEXT_HEADING : ENT_TEXT_KEY,
                         heading ? NULL : ent_layout_stakeholder (self->layout, line->symbol)->base.id, text, style, x, y);
}

/* Lets the lines from @first on flow into @n_columns with letters of @em. Puts those of the first page if it is
 * @shown, and then looks no further; else notes in @starts which line begins which page. */
static void
flow (Flow *self, double em, guint n_columns, guint first, gboolean shown, GArray *starts)
{
  const EntRect *body = self->body;
  const GArray *lines = self->pages->lines;
  double width = (body->width - (n_columns - 1) * APART * em) / n_columns;
  Place at = { 0 };

  self->layout->sizes.key = em;
  for (guint i = first; i < lines->len && !ent_progress_is_stopped (self->layout->scene->progress); i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      /* a name is whole, unless it were higher than the page */
      EntTextStyle style = { .size = em, .width = width, .n_lines = (int) CLAMP (body->height / (HIGHEST_LINE * em), 1, 1000) };
      g_autoptr (PangoLayout) text = make_layout (self, line, &style);
      EntRect logical;

      ent_scene_layout_extents (text, NULL, &logical);
      make_room (self, line, logical.height, n_columns, em, &at);
      if (shown && at.page > 0)
        return;
      if (shown)
        put_line (self, line, g_steal_pointer (&text), &style, body->x + at.column * (width + APART * em), body->y + at.y);
      else if (at.page == starts->len)
        g_array_append_val (starts, i);
      if (!shown && starts->len > self->most_pages)
        return;
      at.y += logical.height + BETWEEN * em;
    }
}

/* How many columns there may be. */
static guint
most_columns (const Flow *self, double em)
{
  gboolean wall = self->layout->sizes.wall;
  double narrowest = wall ? NARROWEST_WALL : NARROWEST_PAPER;

  return (guint) CLAMP ((self->body->width / em + APART) / (narrowest + APART), 1, wall ? COLUMNS_WALL : COLUMNS_PAPER);
}

/* Whether so many columns hold all, if each name has only one line: else it is in vain to look. */
static gboolean
may_hold (const Flow *self, double em, guint n_columns)
{
  return self->pages->lines->len <= n_columns * (self->body->height / ((LEAST_LINE + BETWEEN) * em) + 1);
}

/* Lets all flow into so many columns, or on so many pages and the first line of the next. Returns whether they are on
 * one page. */
static gboolean
try_columns (Flow *self, double em, guint n_columns, guint most_pages)
{
  g_array_set_size (self->pages->starts, 0);
  self->pages->em = em;
  self->pages->n_columns = n_columns;
  self->most_pages = most_pages;
  flow (self, em, n_columns, 0, FALSE, self->pages->starts);
  return self->pages->starts->len <= 1;
}

/* The largest letters with which all is on one page; the smallest, in as many columns as there may be, if none does
 * it. */
static void
choose (Flow *self)
{
  const EntSceneSizes sizes = self->layout->sizes;
  double least = sizes.wall ? sizes.least : MAX (sizes.key, sizes.least), em = sizes.wall ? sizes.title * LARGEST_WALL : sizes.key * LARGEST_PAPER;

  while (TRUE)
    {
      guint most = most_columns (self, em);

      for (guint n = 1; n <= most; n++)
        if (may_hold (self, em, n) && try_columns (self, em, n, 1))
          return;
      if (em <= least)
        {
          try_columns (self, em, most, G_MAXUINT);
          return;
        }
      em = MAX (em * SMALLER, least);
    }
}

EntKeyPages *
ent_key_pages_new (EntLayout *layout, const EntRect *body)
{
  EntKeyPages *pages = g_atomic_rc_box_new0 (EntKeyPages);
  Flow self = { .pages = pages, .layout = layout, .body = body };

  pages->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  pages->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  collect (&self);
  if (pages->lines->len > 0)
    choose (&self);
  return pages;
}

static void
clear_pages (gpointer data)
{
  EntKeyPages *pages = data;

  g_array_unref (pages->lines);
  g_array_unref (pages->starts);
}

EntKeyPages *
ent_key_pages_ref (EntKeyPages *pages)
{
  return g_atomic_rc_box_acquire (pages);
}

void
ent_key_pages_unref (EntKeyPages *pages)
{
  if (pages != NULL)
    g_atomic_rc_box_release_full (pages, clear_pages);
}

guint
ent_key_pages_n (const EntKeyPages *pages)
{
  return pages->starts->len;
}

void
ent_key_pages_put (EntKeyPages *pages, EntLayout *layout, const EntRect *body, guint n)
{
  Flow self = { .pages = pages, .layout = layout, .body = body };

  if (n < pages->starts->len)
    flow (&self, pages->em, pages->n_columns, g_array_index (pages->starts, guint, n), TRUE, NULL);
}
