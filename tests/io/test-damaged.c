/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real map that was cut off or spoiled anywhere: what stands before the fault is there,
 * the fault is told with its line, and the file is never to be written over. And long
 * files, in which lines and texts are past the numbers that a parser likes.
 */
#include "io-test.h"

#include <string.h>

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\">\n<moments><moment id=\"t-1\" name=\"Then\"/></moments>\n"
#define N_PLACES 100
#define BLOCK 512

static char *
read_sample (gsize *length)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENT_SRCDIR"), "data", "samples", "puerto-coral.entorno", NULL);
  char *text;

  g_assert_true (g_file_get_contents (path, &text, length, NULL));
  return text;
}

static EntFile *
read_bytes (const char *data, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return ent_store_read (bytes, "x", error);
}

static guint
line_of (const char *text, gsize at)
{
  guint line = 1;

  for (gsize i = 0; i < at; i++)
    line += text[i] == '\n';
  return line;
}

static const EntFinding *
find_fault (EntFile *file)
{
  const EntFinding *fault = NULL;

  for (guint i = 0; i < file->findings->len; i++)
    {
      const EntFinding *finding = g_ptr_array_index (file->findings, i);

      if (finding->level != ENT_FINDING_ERROR)
        continue;
      g_assert_null (fault);
      fault = finding;
    }
  return fault;
}

/* Stakeholders whose element ends before @at. */
static guint
count_whole (const char *text, gsize at)
{
  g_autofree char *before = g_strndup (text, at);
  guint n = 0;

  for (const char *p = before; (p = strstr (p, "<stakeholder ")) != NULL; p++)
    {
      const char *end = strchr (p, '>');

      if (end != NULL && (end[-1] == '/' || strstr (p, "</stakeholder>") != NULL))
        n++;
    }
  return n;
}

static void
test_what_stands_before_a_cut_is_there (void)
{
  gsize length;
  g_autofree char *text = read_sample (&length);
  guint n_opened = 0;

  for (guint i = 0; i < N_PLACES; i++)
    {
      gsize at = length * i / N_PLACES;
      g_autoptr (GError) error = NULL;
      g_autoptr (EntFile) file = read_bytes (text, at, &error);
      const EntFinding *fault;

      g_assert_true ((file != NULL) != (error != NULL));
      if (file == NULL)
        {
          g_assert_true (g_str_has_prefix (error->message, "x:"));
          g_assert_null (strstr (error->message, "(null)"));
          continue;
        }
      n_opened++;
      fault = find_fault (file);
      g_assert_true (file->damaged);
      g_assert_nonnull (fault);
      g_assert_cmpuint (fault->line, <=, line_of (text, at));
      g_assert_cmpuint (fault->line + 1, >=, line_of (text, at));
      g_assert_cmpuint (ent_map_n_stakeholders (file->map), ==, count_whole (text, at));
      ent_map_check_invariants (file->map);
    }
  /* all but those within the first tag */
  g_assert_cmpuint (n_opened, >=, N_PLACES - 3);
}

/* What disks and other programs do to a file. */
typedef enum
{
  ZERO,
  HIGH_BYTE,
  OPENING,
  ZERO_BLOCK,
  BLOCK_FROM_ELSEWHERE,
  N_SPOILS,
} Spoil;

static void
spoil (char *text, gsize length, gsize at, Spoil how)
{
  gsize n = MIN (BLOCK, length - at);

  switch (how)
    {
    case ZERO:
      text[at] = '\0';
      break;
    case HIGH_BYTE:
      text[at] = '\xfe';
      break;
    case OPENING:
      text[at] = '<';
      break;
    case ZERO_BLOCK:
      memset (text + at, 0, n);
      break;
    case BLOCK_FROM_ELSEWHERE:
    default:
      memmove (text + at, text + length / 3, MIN (n, length - length / 3));
    }
}

static void
test_what_stands_before_a_spoiled_place_is_there (void)
{
  gsize length;
  g_autofree char *text = read_sample (&length);

  for (guint i = 1; i < N_PLACES; i++)
    for (Spoil how = 0; how < N_SPOILS; how++)
      {
        gsize at = length * i / N_PLACES;
        g_autofree char *spoiled = g_memdup2 (text, length);
        g_autoptr (GError) error = NULL;
        g_autoptr (EntFile) file = NULL;
        const EntFinding *fault;

        spoil (spoiled, length, at, how);
        file = read_bytes (spoiled, length, &error);
        g_assert_true ((file != NULL) != (error != NULL));
        if (file == NULL)
          continue;
        ent_map_check_invariants (file->map);
        fault = find_fault (file);
        g_assert_true (file->damaged == (fault != NULL));
        /* a zero and a byte that is no text are nowhere a map */
        g_assert_true (file->damaged || how >= OPENING);
        g_assert_true (how == OPENING || how == BLOCK_FROM_ELSEWHERE || how == ZERO_BLOCK || fault->line == line_of (text, at));
        if (fault != NULL && fault->line >= line_of (text, at))
          g_assert_cmpuint (ent_map_n_stakeholders (file->map), >=, count_whole (text, at));
      }
}

static void
test_lines_past_what_a_parser_counts_are_told (void)
{
  g_autofree char *lines = g_strnfill (70000, '\n'), *mended = NULL, *broken = NULL;
  g_autoptr (EntFile) file = NULL, damaged = NULL;
  const EntFinding *finding;

  mended = g_strconcat (HEAD, lines, "<stakeholders>\n<stakeholder id='s-1' kind='formal' sector='media'/>\n</stakeholders></map>", NULL);
  file = read_bytes (mended, strlen (mended), NULL);
  g_assert_nonnull (file);
  g_assert_nonnull (find_finding (file, 70005));
  broken = g_strconcat (HEAD, lines, "<stakeholders>\n<stakeholder id='s-1' name=1/>\n</stakeholders></map>", NULL);
  damaged = read_bytes (broken, strlen (broken), NULL);
  g_assert_nonnull (damaged);
  finding = find_fault (damaged);
  g_assert_nonnull (finding);
  g_assert_cmpuint (finding->line, ==, 70005);
}

/* The parser has an end for attributes, which tags have sooner, and none for texts. */
static void
test_a_text_is_as_long_as_the_file (void)
{
  gsize length = (gsize) 11 << 20;
  g_autofree char *filler = g_strnfill (length, 'x'), *note = NULL, *attribute = NULL;
  g_autoptr (EntFile) file = NULL, refused = NULL;
  g_autoptr (GError) error = NULL;

  note = g_strconcat (HEAD "<stakeholders><stakeholder id='s-1' name='One' kind='formal' sector='media'><notes>", filler, "</notes></stakeholder></stakeholders></map>", NULL);
  file = read_bytes (note, strlen (note), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->findings->len, ==, 0);
  g_assert_cmpuint (strlen (ent_map_stakeholder (file->map, "s-1")->notes), ==, length);
  attribute = g_strconcat (HEAD "\n<x xmlns='y' a='", filler, "'/></map>", NULL);
  refused = read_bytes (attribute, strlen (attribute), &error);
  g_assert_null (refused);
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_HOSTILE);
  g_assert_true (g_str_has_prefix (error->message, "x:5: "));
}

/* Two megabytes that an entity of three lines would make: nothing of it is built. */
static void
test_an_entity_is_refused_before_it_grows (void)
{
  GString *text = g_string_new ("<?xml version='1.0'?>\n<!DOCTYPE map [<!ENTITY a '");
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) file = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, "'>]>\n<map xmlns='urn:entorno:map:1' version='1.0'>");
  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "<x a='&a;'/>");
  g_string_append (text, "</map>");
  file = read_bytes (text->str, text->len, &error);
  g_string_free (text, TRUE);
  g_assert_null (file);
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_HOSTILE);
  g_assert_true (g_str_has_prefix (error->message, "x:2: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/damaged/what-stands-before-a-cut-is-there", test_what_stands_before_a_cut_is_there);
  g_test_add_func ("/damaged/what-stands-before-a-spoiled-place-is-there", test_what_stands_before_a_spoiled_place_is_there);
  g_test_add_func ("/damaged/lines-past-what-a-parser-counts-are-told", test_lines_past_what_a_parser_counts_are_told);
  g_test_add_func ("/damaged/a-text-is-as-long-as-the-file", test_a_text_is_as_long_as_the_file);
  g_test_add_func ("/damaged/an-entity-is-refused-before-it-grows", test_an_entity_is_refused_before_it_grows);
  return g_test_run ();
}
