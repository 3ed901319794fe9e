/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/book/sheets/book-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/xml/prescan.h"

/* Spreadsheets keep no more. */
#define MOST_DIGITS 15u
/* For the button that the name of a column gets. */
#define BUTTON_WIDTH 3u

/* --- names --- */

static gboolean
is_allowed (gunichar c)
{
  return !g_unichar_iscntrl (c) && (c > 127 || strchr ("[]:*?/\\", (int) c) == NULL);
}

/* The first letters of @text that take @n_units. */
static char *
cut (const char *text, gsize n_units)
{
  gsize n = 0;
  const char *p = text;

  while (*p != '\0')
    {
      n += g_utf8_get_char (p) > 0xffff ? 2 : 1;
      if (n > n_units)
        break;
      p = g_utf8_next_char (p);
    }
  return g_strndup (text, (gsize) (p - text));
}

/* Takes off what may not begin or end a name; takes @name over. */
static char *
strip (char *name)
{
  gsize from, to = strlen (name);

  while (to > 0 && strchr (" '", name[to - 1]) != NULL)
    to--;
  name[to] = '\0';
  from = strspn (name, " '");
  memmove (name, name + from, strlen (name + from) + 1);
  return name;
}

static char *
make_legal (const char *name)
{
  g_autoptr (GString) legal = g_string_new (NULL);

  for (const char *p = name != NULL ? name : ""; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (legal, is_allowed (g_utf8_get_char (p)) ? g_utf8_get_char (p) : '-');
  return strip (cut (legal->str, ENT_BOOK_LAYOUT_NAME_UNITS));
}

/* Excel keeps it for itself. */
static gboolean
is_kept_back (const char *folded)
{
  return strcmp (folded, "history") == 0;
}

/* @taken: folded names, owned, of the sheets before. */
static char *
name_sheet (const char *name, guint number, GHashTable *taken)
{
  g_autofree char *legal = make_legal (name);
  char *chosen = g_strdup (legal), *folded;

  if (*chosen == '\0')
    {
      g_free (chosen);
      /* Translators: name of a sheet of a workbook that has no other; %u: its number */
      chosen = g_strdup_printf (_("Sheet %u"), number);
    }
  folded = g_utf8_casefold (chosen, -1);
  for (guint i = 2; g_hash_table_contains (taken, folded) || is_kept_back (folded); i++)
    {
      g_autofree char *behind = g_strdup_printf (" %u", i), *before = cut (*legal != '\0' ? legal : chosen, ENT_BOOK_LAYOUT_NAME_UNITS - strlen (behind));

      g_free (chosen);
      g_free (folded);
      chosen = g_strconcat (before, behind, NULL);
      folded = g_utf8_casefold (chosen, -1);
    }
  g_hash_table_add (taken, folded);
  return chosen;
}

/* --- columns --- */

/* Of the longest line; no more than @most. */
static guint
width_of (const char *text, guint most)
{
  guint width = 0, widest = 0;

  for (const char *p = text; *p != '\0' && widest < most; p = g_utf8_next_char (p))
    {
      width = *p == '\n' ? 0 : width + (g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1);
      widest = MAX (widest, width);
    }
  return widest;
}

static gboolean
is_whole (const char *text)
{
  const char *digits = text + (*text == '-');
  gsize n = strspn (digits, "0123456789");

  return n > 0 && n <= MOST_DIGITS && digits[n] == '\0' && (*digits != '0' || (n == 1 && digits == text));
}

static void
layout_free (gpointer data)
{
  EntBookLayout *layout = data;

  g_free (layout->name);
  g_free (layout->widths);
  g_free (layout->is_number);
  g_free (layout);
}

static EntBookLayout *
layout_new (const EntBookSheet *sheet)
{
  EntBookLayout *self = g_new0 (EntBookLayout, 1);

  self->sheet = sheet;
  self->n_columns = ent_book_sheet_n_columns (sheet);
  self->widths = g_new (guint, self->n_columns);
  self->is_number = g_new0 (gboolean, self->n_columns);
  for (guint column = 0; column < self->n_columns; column++)
    self->widths[column] = ENT_BOOK_LAYOUT_MIN_WIDTH;
  return self;
}

/* What a column is while its cells are gone through. */
typedef enum
{
  EMPTY,
  NUMBERS,
  TEXTS,
} Content;

static void
look_at_row (EntBookLayout *self, guint row, guint8 *contents)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *text = ent_book_sheet_get (self->sheet, row, column);
      guint width = text != NULL ? width_of (text, ENT_BOOK_LAYOUT_MAX_WIDTH) + (row == 0 ? BUTTON_WIDTH : 1) : 0;

      self->widths[column] = MIN (MAX (self->widths[column], width), ENT_BOOK_LAYOUT_MAX_WIDTH);
      if (text != NULL && row > 0 && contents[column] != TEXTS)
        contents[column] = is_whole (text) ? NUMBERS : TEXTS;
    }
}

static gboolean
look_at_cells (EntBookLayout *self, EntProgress *progress, GError **error)
{
  g_autofree guint8 *contents = g_new0 (guint8, self->n_columns);
  guint n_rows = ent_book_sheet_n_rows (self->sheet);

  for (guint row = 0; row < n_rows; row++)
    {
      if (row % ENT_PROGRESS_EACH == 0 && !ent_io_goes_on (progress, error))
        return FALSE;
      look_at_row (self, row, contents);
    }
  for (guint column = 0; column < self->n_columns; column++)
    self->is_number[column] = contents[column] == NUMBERS;
  return TRUE;
}

GPtrArray *
ent_book_layouts (const EntBook *book, EntProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (layout_free);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const EntBookSheet *sheet = g_ptr_array_index (book->sheets, i);
      EntBookLayout *layout;

      if (ent_book_sheet_n_rows (sheet) == 0)
        continue;
      layout = layout_new (sheet);
      g_ptr_array_add (layouts, layout);
      layout->name = name_sheet (ent_book_sheet_name (sheet), layouts->len, taken);
      if (!look_at_cells (layout, progress, error))
        return NULL;
    }
  return g_steal_pointer (&layouts);
}

/* --- cells --- */

gboolean
ent_book_layout_is_number (const EntBookLayout *self, guint row, guint column)
{
  return row > 0 && column < self->n_columns && self->is_number[column];
}

gboolean
ent_book_layout_wraps (const char *text)
{
  return strchr (text, '\n') != NULL || width_of (text, ENT_BOOK_LAYOUT_MAX_WIDTH + 1) > ENT_BOOK_LAYOUT_MAX_WIDTH;
}
