/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few ways to spoil an input, each of which has found faults in readers: bits and bytes,
 * pieces that are gone, doubled or from elsewhere, words of the format, numbers.
 */
#include "fuzz/mutate.h"

#include <string.h>

#define MOST_STEPS 6
#define MOST_COPIES 400

/* A place up to and with @n. */
static guint
any (GRand *rand, guint n)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) n + 1);
}

static void
insert (GByteArray *bytes, guint at, gconstpointer data, gsize length)
{
  guint n = (guint) MIN (length, MUTATE_MOST_BYTES - bytes->len), tail = bytes->len - at;

  g_byte_array_set_size (bytes, bytes->len + n);
  memmove (bytes->data + at + n, bytes->data + at, tail);
  memcpy (bytes->data + at, data, n);
}

static void
spoil_byte (GByteArray *bytes, GRand *rand)
{
  static const guint8 odd[] = { 0, 0x7f, 0x80, 0xc0, 0xff, '<', '>', '"', '\'', '&', ';', '/', ' ', '\n', '\r', '\t', '-' };
  guint8 *byte = &bytes->data[any (rand, bytes->len - 1)];

  switch (any (rand, 2))
    {
    case 0:
      *byte ^= (guint8) (1u << any (rand, 7));
      break;
    case 1:
      *byte = odd[any (rand, G_N_ELEMENTS (odd) - 1)];
      break;
    default:
      *byte = (guint8) any (rand, 255);
    }
}

static void
cut_piece (GByteArray *bytes, GRand *rand)
{
  guint at = any (rand, bytes->len - 1);

  g_byte_array_remove_range (bytes, at, 1 + any (rand, MIN (bytes->len - at - 1, 200)));
}

/* Often enough to be deep, or many. */
static void
repeat_piece (GByteArray *bytes, GRand *rand)
{
  guint from = any (rand, bytes->len - 1), n = 1 + any (rand, MIN (bytes->len - from - 1, 200));
  g_autofree guint8 *piece = g_memdup2 (bytes->data + from, n);

  for (guint i = any (rand, 3) == 0 ? any (rand, MOST_COPIES) : 1; i > 0; i--)
    insert (bytes, from, piece, n);
}

static void
move_piece (GByteArray *bytes, GRand *rand)
{
  guint from = any (rand, bytes->len - 1), n = 1 + any (rand, MIN (bytes->len - from - 1, 200));
  g_autofree guint8 *piece = g_memdup2 (bytes->data + from, n);

  g_byte_array_remove_range (bytes, from, n);
  insert (bytes, any (rand, bytes->len), piece, n);
}

static void
put_in_of_other (GByteArray *bytes, GRand *rand, GBytes *other)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (other, &length);
  guint from;

  if (length == 0)
    return;
  from = any (rand, (guint) length - 1);
  insert (bytes, any (rand, bytes->len), data + from, 1 + any (rand, MIN ((guint) length - from - 1, 1000)));
}

static void
put_in_word (GByteArray *bytes, GRand *rand, GPtrArray *words)
{
  static const char *const numbers[] = { "0", "-1", "1e308", "nan", "65536", "2147483648", "99999999999999999999", "0.5 0.5" };
  gsize length;
  const void *data;

  if (words == NULL || words->len == 0 || any (rand, 9) == 0)
    {
      const char *number = numbers[any (rand, G_N_ELEMENTS (numbers) - 1)];

      insert (bytes, any (rand, bytes->len), number, strlen (number));
      return;
    }
  data = g_bytes_get_data (g_ptr_array_index (words, any (rand, words->len - 1)), &length);
  insert (bytes, any (rand, bytes->len), data, length);
}

void
mutate (GByteArray *bytes, GRand *rand, GPtrArray *words, GBytes *other)
{
  for (guint i = 1 + any (rand, MOST_STEPS - 1); i > 0; i--)
    {
      guint way = bytes->len > 0 ? any (rand, 6) : 6;

      if (way <= 1)
        spoil_byte (bytes, rand);
      else if (way == 2)
        cut_piece (bytes, rand);
      else if (way == 3)
        repeat_piece (bytes, rand);
      else if (way == 4)
        move_piece (bytes, rand);
      else if (way == 5)
        put_in_of_other (bytes, rand, other);
      else
        put_in_word (bytes, rand, words);
    }
}

/* What stands between the first quotation mark of @line and its last; NULL: nothing does. */
static GBytes *
read_word (const char *line)
{
  const char *from = strchr (line, '"'), *to = strrchr (line, '"');
  g_autoptr (GString) word = g_string_new (NULL);

  if (*line == '#' || from == to)
    return NULL;
  for (from++; from < to; from++)
    {
      if (*from == '\\' && from[1] == 'x' && g_ascii_isxdigit (from[2]) && g_ascii_isxdigit (from[3]))
        {
          g_string_append_c (word, (char) (g_ascii_xdigit_value (from[2]) * 16 + g_ascii_xdigit_value (from[3])));
          from += 3;
          continue;
        }
      from += *from == '\\';
      g_string_append_c (word, *from);
    }
  return g_string_free_to_bytes (g_steal_pointer (&word));
}

GPtrArray *
mutate_read_words (const char *path, GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      GBytes *word = read_word (lines[i]);

      if (word != NULL)
        g_ptr_array_add (words, word);
    }
  return g_steal_pointer (&words);
}
