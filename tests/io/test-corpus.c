/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of tests/fuzz/corpus/xml, each made to do harm, broken, or another kind of
 * file: what is answered, and in which line. The same files are the seeds of fuzzing.
 */
#include "io-test.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* Of the processor, for one of them: they are small. With sanitizers all takes longer. */
#define MOST_SECONDS 4
/* FORMAT.md has 256 MiB for any file. */
#define MOST_BYTES (64u << 20)

typedef struct
{
  const char *name;
  gboolean opens;
  int how;          /* opens: the level of the finding, or CLEAN; else an EntIoError */
  guint line;       /* where the finding is, or the fault */
  const char *word; /* in what is said of it */
} Answer;

#define NOTHING (-1)
#define REFUSED(code) FALSE, ENT_IO_ERROR_##code
#define OPENS(level) TRUE, ENT_FINDING_##level
#define CLEAN TRUE, NOTHING

/* clang-format off */
static const Answer answers[] = {
  { "archive.xml", REFUSED (NOT_A_MAP), 1, "ZIP" },
  { "attribute-twice.xml", OPENS (ERROR), 6, "twice" },
  { "attribute-twice-by-two-prefixes.xml", OPENS (ERROR), 4, "twice" },
  { "attribute-without-quotes.xml", OPENS (ERROR), 6, "" },
  { "attribute-without-space.xml", OPENS (ERROR), 6, "" },
  { "attributes-as-many-as-kept.xml", CLEAN, 0, "" },
  { "attributes-one-too-many.xml", REFUSED (HOSTILE), 4, "128" },
  { "attributes-unknown-too-many.xml", REFUSED (HOSTILE), 4, "64" },
  { "base-of-a-page.xml", CLEAN, 0, "" },
  { "byte-cut-letter.xml", OPENS (ERROR), 6, "C3" },
  { "byte-ffff.xml", OPENS (ERROR), 6, "" },
  { "byte-not-utf-8.xml", OPENS (ERROR), 6, "F1" },
  { "byte-overlong.xml", OPENS (ERROR), 6, "C0" },
  { "byte-past-unicode.xml", OPENS (ERROR), 6, "F4" },
  { "byte-surrogate.xml", OPENS (ERROR), 6, "ED" },
  { "byte-zero.xml", OPENS (ERROR), 6, "zero byte" },
  { "cdata-end-in-text.xml", OPENS (ERROR), 5, "" },
  { "character-control.xml", OPENS (ERROR), 6, "" },
  { "character-escape.xml", OPENS (ERROR), 6, "" },
  { "character-vertical-tab.xml", OPENS (ERROR), 6, "" },
  { "colon-in-a-name.xml", OPENS (ERROR), 4, "" },
  { "comment-of-one-dash.xml", OPENS (ERROR), 6, "" },
  { "comment-with-dashes.xml", OPENS (ERROR), 4, "" },
  { "cut-in-a-comment.xml", OPENS (ERROR), 4, "" },
  { "cut-in-an-end-tag.xml", OPENS (ERROR), 5, "" },
  { "cut-in-an-instruction.xml", OPENS (ERROR), 4, "" },
  { "cut-in-cdata.xml", OPENS (ERROR), 4, "" },
  { "days-that-are-none.xml", OPENS (KEPT_ASIDE), 5, "2026-02-30" },
  { "deep-as-allowed.xml", CLEAN, 0, "" },
  { "deeper-than-allowed.xml", REFUSED (HOSTILE), 5, "64" },
  { "defaulted-attributes.xml", REFUSED (HOSTILE), 2, "document type" },
  { "document-in-pdf.xml", REFUSED (NOT_A_MAP), 1, "PDF" },
  { "document-type-behind-a-comment.xml", REFUSED (HOSTILE), 3, "document type" },
  { "document-type-behind-the-root.xml", REFUSED (HOSTILE), 4, "document type" },
  { "document-type-in-a-comment.xml", CLEAN, 0, "" },
  { "document-type-in-an-attribute.xml", OPENS (ERROR), 4, "<" },
  { "document-type-in-cdata.xml", CLEAN, 0, "" },
  { "document-type-in-the-root.xml", REFUSED (HOSTILE), 4, "document type" },
  { "document-type-of-small-letters.xml", REFUSED (DAMAGED), 2, "" },
  { "empty.xml", REFUSED (NOT_A_MAP), 1, "empty" },
  { "encoding-ebcdic.xml", REFUSED (NOT_A_MAP), 1, "" },
  { "encoding-mark-and-declaration.xml", CLEAN, 0, "" },
  { "encoding-small-letters.xml", CLEAN, 0, "" },
  { "encoding-unknown.xml", REFUSED (NOT_A_MAP), 1, "x-klingon" },
  { "encoding-utf-16-that-says-utf-8.xml", REFUSED (NOT_A_MAP), 1, "UTF-16" },
  { "encoding-utf-16-with-a-mark.xml", REFUSED (NOT_A_MAP), 1, "UTF-16" },
  { "encoding-utf-7.xml", REFUSED (NOT_A_MAP), 1, "UTF-7" },
  { "encoding-utf-7-unsaid.xml", REFUSED (NOT_A_MAP), 1, "" },
  { "encoding-windows-1252.xml", REFUSED (NOT_A_MAP), 1, "windows-1252" },
  { "entity-not-parsed.xml", REFUSED (HOSTILE), 2, "document type" },
  { "entity-of-a-file.xml", REFUSED (HOSTILE), 2, "document type" },
  { "entity-of-a-page.xml", REFUSED (HOSTILE), 2, "document type" },
  { "entity-of-itself.xml", REFUSED (HOSTILE), 2, "document type" },
  { "entity-of-parameters.xml", REFUSED (HOSTILE), 2, "document type" },
  { "entity-unknown-in-text.xml", OPENS (ERROR), 6, "nbsp" },
  { "entity-without-a-document-type.xml", REFUSED (HOSTILE), 4, "document type" },
  { "entity-without-an-end.xml", OPENS (ERROR), 6, "" },
  { "everything-in-the-wrong-place.xml", OPENS (KEPT_ASIDE), 5, "" },
  { "graph-of-another-program.xml", REFUSED (NOT_A_MAP), 2, "graphml" },
  { "id-like-a-path.xml", OPENS (MENDED), 5, "not an id" },
  { "id-of-65-letters.xml", OPENS (MENDED), 5, "not an id" },
  { "id-of-all-the-same.xml", OPENS (KEPT_ASIDE), 8, "itself" },
  { "inclusion-of-a-file.xml", CLEAN, 0, "" },
  { "instruction-called-xml.xml", OPENS (ERROR), 4, "" },
  { "instruction-for-a-catalogue.xml", CLEAN, 0, "" },
  { "instruction-for-a-style-sheet.xml", CLEAN, 0, "" },
  { "laughs-in-an-attribute.xml", REFUSED (HOSTILE), 2, "document type" },
  { "laughs-in-text.xml", REFUSED (HOSTILE), 2, "document type" },
  { "laughs-quadratic.xml", REFUSED (HOSTILE), 2, "document type" },
  { "logo-that-is-none.xml", OPENS (KEPT_ASIDE), 4, "PNG" },
  { "markup-in-names.xml", CLEAN, 0, "" },
  { "names-that-deceive.xml", OPENS (MENDED), 5, "" },
  { "namespace-none-inside.xml", CLEAN, 0, "" },
  { "namespace-of-ours-changed-inside.xml", CLEAN, 0, "" },
  { "namespaces-too-many.xml", REFUSED (HOSTILE), 4, "128" },
  { "nothing-in-anything.xml", OPENS (KEPT_ASIDE), 2, "" },
  { "nothing-said-before-something.xml", CLEAN, 0, "" },
  { "part-of-nobody.xml", OPENS (KEPT_ASIDE), 5, "s-9" },
  { "parts-round-in-a-circle.xml", OPENS (MENDED), 7, "circle" },
  { "picture.xml", REFUSED (NOT_A_MAP), 1, "picture" },
  { "pins-that-are-none.xml", OPENS (KEPT_ASIDE), 5, "nan" },
  { "prefix-for-all-of-ours.xml", CLEAN, 0, "" },
  { "prefix-taken-away.xml", OPENS (ERROR), 4, "" },
  { "prefix-without-a-namespace.xml", OPENS (ERROR), 6, "z" },
  { "prefix-without-a-namespace-on-an-attribute.xml", OPENS (ERROR), 6, "z" },
  { "prefix-xml-turned.xml", OPENS (ERROR), 4, "" },
  { "prefix-xmlns-declared.xml", OPENS (ERROR), 4, "" },
  { "program.xml", REFUSED (NOT_A_MAP), 1, "neither text" },
  { "reference-control.xml", OPENS (ERROR), 6, "" },
  { "reference-empty.xml", OPENS (ERROR), 6, "" },
  { "reference-endless.xml", OPENS (ERROR), 6, "" },
  { "reference-noncharacter.xml", OPENS (ERROR), 6, "" },
  { "reference-surrogate.xml", OPENS (ERROR), 6, "" },
  { "reference-too-large.xml", OPENS (ERROR), 6, "" },
  { "reference-zero.xml", OPENS (ERROR), 6, "" },
  { "root-and-junk.xml", OPENS (ERROR), 6, "" },
  { "root-in-root.xml", OPENS (NOTE), 4, "<map>" },
  { "root-twice.xml", OPENS (ERROR), 6, "" },
  { "schema-of-a-page.xml", CLEAN, 0, "" },
  { "spaces.xml", REFUSED (NOT_A_MAP), 1, "white space" },
  { "spaces-and-lines-in-attributes.xml", OPENS (MENDED), 5, "" },
  { "subset-of-a-file.xml", REFUSED (HOSTILE), 2, "document type" },
  { "subset-of-a-page.xml", REFUSED (HOSTILE), 2, "document type" },
  { "table-in-csv.xml", REFUSED (NOT_A_MAP), 1, "CSV" },
  { "tags-that-stand-often.xml", OPENS (MENDED), 5, "twice" },
  { "two-faults.xml", OPENS (ERROR), 6, "" },
  { "version-later.xml", OPENS (NOTE), 2, "later" },
  { "version-much-later.xml", REFUSED (NEWER), 2, "later" },
  { "version-none.xml", OPENS (MENDED), 2, "version" },
  { "version-zero.xml", OPENS (NOTE), 2, "0.0" },
  { "web-page.xml", REFUSED (NOT_A_MAP), 1, "web page" },
  { "whole-map-in-small.xml", CLEAN, 0, "" },
  { "xml-1.1.xml", REFUSED (NOT_A_MAP), 1, "1.1" },
  { "xml-2.0.xml", REFUSED (NOT_A_MAP), 1, "2.0" },
  { "xml-declared-and-not-ended.xml", REFUSED (DAMAGED), 2, "" },
  { "xml-declared-twice.xml", REFUSED (DAMAGED), 2, "" },
  { "xml-id-that-is-none.xml", CLEAN, 0, "" },
  { "xml-id-twice.xml", CLEAN, 0, "" },
  { "zeros.xml", REFUSED (DAMAGED), 1, "zeros" },
  { "zeros-behind-a-line.xml", REFUSED (NOT_A_MAP), 1, "neither text" },
  { "zeros-behind-a-map.xml", OPENS (ERROR), 5, "zero byte" },
};
/* clang-format on */

static char *
corpus_path (const char *name)
{
  return g_build_filename (g_getenv ("ENT_SRCDIR"), "tests", "fuzz", "corpus", "xml", name, NULL);
}

static gint64
cpu_time (void)
{
  return (gint64) clock () * G_USEC_PER_SEC / CLOCKS_PER_SEC;
}

static void
check_refused (const Answer *answer, const GError *error)
{
  g_autofree char *start = g_strdup_printf ("x:%u: ", answer->line);

  g_test_message ("%s", error->message);
  g_assert_error (error, ENT_IO_ERROR, answer->how);
  g_assert_true (g_str_has_prefix (error->message, start));
  g_assert_nonnull (strstr (error->message, answer->word));
}

static void
check_opened (const Answer *answer, EntFile *file)
{
  gboolean found = answer->how == NOTHING;

  print_findings (file);
  ent_map_check_invariants (file->map);
  g_assert_cmpint (file->damaged, ==, answer->how == ENT_FINDING_ERROR);
  if (answer->how == NOTHING)
    g_assert_cmpuint (file->findings->len, ==, 0);
  for (guint i = 0; i < file->findings->len; i++)
    {
      const EntFinding *finding = g_ptr_array_index (file->findings, i);

      found |= (int) finding->level == answer->how && finding->line == answer->line && strstr (finding->message, answer->word) != NULL;
    }
  g_assert_true (found);
}

static void
test_answer (gconstpointer data)
{
  const Answer *answer = data;
  g_autofree char *path = corpus_path (answer->name), *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) file = NULL;
  gsize length;
  gint64 before;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  bytes = g_bytes_new (text, length);
  before = cpu_time ();
  file = ent_store_read (bytes, "x", &error);
  g_assert_cmpint (cpu_time () - before, <, MOST_SECONDS * (gint64) G_USEC_PER_SEC);
  g_assert_true ((file != NULL) == answer->opens);
  if (answer->opens)
    check_opened (answer, file);
  else
    check_refused (answer, error);
}

/* A file without an answer here would only show that nothing crashes. */
static void
test_every_file_has_an_answer (void)
{
  g_autofree char *folder = corpus_path (NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir), n++)
    {
      gboolean found = FALSE;

      for (guint i = 0; !found && i < G_N_ELEMENTS (answers); i++)
        found = strcmp (answers[i].name, name) == 0;
      if (!found)
        g_error ("%s has no answer", name);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (answers));
}

static void
test_none_takes_much_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the sanitizer's own memory counts too");
#else
  struct rusage before, after;

  getrusage (RUSAGE_SELF, &before);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    test_answer (&answers[i]);
  getrusage (RUSAGE_SELF, &after);
  g_assert_cmpuint ((gsize) (after.ru_maxrss - before.ru_maxrss) * 1024, <, MOST_BYTES);
#endif
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *path = g_strconcat ("/corpus/", answers[i].name, NULL);
      g_test_add_data_func (path, &answers[i], test_answer);
    }
  g_test_add_func ("/corpus/every-file-has-an-answer", test_every_file_has_an_answer);
  g_test_add_func ("/corpus/none-takes-much-memory", test_none_takes_much_memory);
  return g_test_run ();
}
