/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports of a public copy: nothing private is in any of them. */
#include "cli/drawn.h"
#include "cli/telling-map.h"

#include "io/book/formats.h"

#include <string.h>

/* The files that were written for the one at @path, which has "map" in its name. */
static void
assert_none_beside (const Folder *folder, const char *prefix, guint *n_files)
{
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder->path, name, NULL), *all = NULL;

      if (!g_str_has_prefix (name, prefix))
        continue;
      all = read_all (path);
      assert_none (path, all, hidden, N_HIDDEN);
      assert_none (path, all, named, N_NAMED);
      (*n_files)++;
    }
}

static void
test_nothing_that_is_left_out_is_in_an_export_of_the_copy (Folder *folder, gconstpointer data)
{
  g_autofree char *in = write_map (folder, telling_map), *out = folder_file (folder, "copy.entorno"), *key = folder_file (folder, "key.tsv");
  guint n_formats;
  const EntBookFormat *formats = ent_book_formats (&n_formats);

  assert_redacted (in, out, key, NULL);
  for (guint i = 0; i < n_formats; i++)
    if (formats[i].write != NULL)
      {
        g_autofree char *prefix = g_strdup_printf ("as-%s", formats[i].name), *ending = g_strndup (formats[i].endings, strcspn (formats[i].endings, "|"));
        g_autofree char *name = g_strconcat (prefix, ending, NULL), *path = folder_file (folder, name);
        g_autoptr (Run) run = RUN ("convert", out, path, "--to", formats[i].name);
        guint n_files = 0;

        assert_exits (run, 0);
        assert_none_beside (folder, prefix, &n_files);
        g_assert_cmpuint (n_files, >, 0);
      }
}

/* Whoever gets it is not told that it was not to be passed on; but where something private goes along, it is said. */
static void
test_a_report_of_the_copy_is_for_others (Folder *folder, gconstpointer data)
{
  g_autofree char *in = write_map (folder, telling_map), *out = folder_file (folder, "report.pdf"), *key = folder_file (folder, "key.tsv");
  const char *const told[] = { "--force", "--keep=risk", "--for=team", "--for=others" };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autoptr (Run) run = RUN ("redact", in, out, "--key", key, "--view", "report", "--lang", "en", "--force", "--accept-words", told[i]);
      g_autofree char *text = NULL;

      assert_exits (run, 0);
      text = ASK ("pdftotext", "-layout", out, "-");
      if (text == NULL)
        return;
      g_assert_cmpint (strstr (text, "For the team only") != NULL, ==, (i == 1 || i == 2));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_folder_test ("/cli/redact-exports/nothing-that-is-left-out-is-in-an-export-of-the-copy", test_nothing_that_is_left_out_is_in_an_export_of_the_copy);
  add_folder_test ("/cli/redact-exports/a-report-of-the-copy-is-for-others", test_a_report_of_the_copy_is_for_others);
  return g_test_run ();
}
