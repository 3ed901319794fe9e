/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What entorno-cli says of itself, and what it does with a wrong command line. */
#include "cli/run.h"

#include <string.h>

static const char *const commands[] = { "render", "check", "measure", "new", "generate" };

#define SAMPLE "data/samples/puerto-coral.entorno"

static void
test_help_lists_what_works (void)
{
  g_autoptr(Run) run = RUN ("--help");

  assert_exits (run, 0);
  g_assert_cmpstr (run->err, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    assert_contains (run->out, commands[i]);
}

static void
test_every_command_has_help (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr(Run) run = RUN (commands[i], "--help");
      g_autofree char *usage = g_strdup_printf ("entorno-cli %s", commands[i]);

      assert_exits (run, 0);
      g_assert_cmpstr (run->err, ==, "");
      assert_contains (run->out, usage);
    }
}

static void
test_version_is_told (void)
{
  g_autoptr(Run) run = RUN ("--version");

  assert_exits (run, 0);
  g_assert_true (g_str_has_prefix (run->out, "entorno-cli "));
}

static void
test_no_command_is_wrong_use (void)
{
  g_autoptr(Run) run = run_cli ((const char *const[]) { NULL });

  assert_exits (run, 2);
  g_assert_cmpstr (run->out, ==, "");
  assert_contains (run->err, "--help");
}

static void
test_unknown_command_is_wrong_use (void)
{
  g_autoptr(Run) run = RUN ("paint");

  assert_exits (run, 2);
  assert_contains (run->err, "paint");
}

/* The last argument of each is what the message must name. */
static const char *const wrong[][9] = {
  { "render", "FILE" },
  { "render", "IN", "-o" },
  { "render", "IN", "-o", "OUT.gif" },
  { "render", "IN", "-o", "OUT.pdf", "--paper", "A9" },
  { "render", "IN", "-o", "OUT.pdf", "--paper", "0x10mm" },
  { "render", "IN", "-o", "OUT.pdf", "--paper", "300x200" },
  { "render", "IN", "-o", "OUT.png", "--size", "0x0" },
  { "render", "IN", "-o", "OUT.png", "--size", "800" },
  { "render", "IN", "-o", "OUT.png", "--size", "nanx600" },
  { "render", "IN", "-o", "OUT.png", "--size", "99999999x600" },
  { "render", "IN", "-o", "OUT.png", "--paper", "A4", "--size=800x600" },
  { "render", "IN", "-o", "OUT.png", "--landscape", "--portrait" },
  { "render", "IN", "-o", "OUT.png", "--size=800x600", "--portrait" },
  { "render", "IN", "-o", "OUT.png", "--view", "poster" },
  { "render", "IN", "-o", "OUT.png", "--theme", "pink" },
  { "render", "IN", "-o", "OUT.png", "--moment", "t-nowhere" },
  { "render", "IN", "-o", "OUT.png", "--lang", "tlh" },
  { "render", "IN", "-o", "OUT.png", "--lang", "eng" },
  { "render", "IN", "-o", "OUT.png", "--rings", "money" },
  { "render", "IN", "-o", "OUT.png", "--dpi", "0" },
  { "render", "IN", "-o", "OUT.png", "--dpi", "x" },
  { "render", "IN", "-o", "OUT.png", "--bogus" },
  { "render", "IN", "IN", "-o", "OUT.png" },
  { "check" },
  { "measure" },
  { "measure", "IN", "--size", "1x1" },
  { "measure", "IN", "--moment", "t-nowhere" },
  { "new", "-o", "OUT.entorno" },
  { "new", "Title" },
  { "new", " ", "-o", "OUT.entorno" },
  { "new", "Two", "titles", "-o", "OUT.entorno" },
  { "generate", "-o", "OUT.entorno" },
  { "generate", "10" },
  { "generate", "ten", "-o", "OUT.entorno" },
  { "generate", "--", "-5", "-o" },
  { "generate", "999999999", "-o", "OUT.entorno" },
  { "generate", "2", "-o", "OUT.entorno", "--ties", "100" },
  { "generate", "20", "-o", "OUT.entorno", "--ties", "-3" },
  { "generate", "20", "-o", "OUT.entorno", "--seed", "-1" },
  { "generate", "20", "-o", "OUT.entorno", "--seed", "4294967296" },
};

static void
test_wrong_use_exits_with_2_and_writes_nothing (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto(GStrv) arguments = g_new0 (char *, G_N_ELEMENTS (wrong[i]) + 1);
      g_autofree char *line = NULL;
      g_autoptr(GDir) dir = NULL;
      g_autoptr(Run) run = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (wrong[i]) && wrong[i][j] != NULL; j++)
        if (strcmp (wrong[i][j], "IN") == 0)
          arguments[j] = g_strdup (sample);
        else if (g_str_has_prefix (wrong[i][j], "OUT"))
          arguments[j] = folder_file (folder, wrong[i][j]);
        else
          arguments[j] = g_strdup (wrong[i][j]);
      line = g_strjoinv (" ", arguments);
      g_test_message ("%s", line);
      run = run_cli ((const char *const *) arguments);
      assert_exits (run, 2);
      g_assert_cmpstr (run->out, ==, "");
      assert_contains (run->err, wrong[i][0]);
      dir = g_dir_open (folder->path, 0, NULL);
      g_assert_null (g_dir_read_name (dir));
    }
}

static void
test_options_of_another_command_are_refused (void)
{
  g_autofree char *sample = project_file (SAMPLE);
  g_autoptr(Run) check = RUN ("check", sample, "--json");
  g_autoptr(Run) measure = RUN ("measure", sample, "--dpi", "100");

  assert_exits (check, 2);
  assert_exits (measure, 2);
}

static void
test_words_are_spanish_where_the_system_is (void)
{
  g_autoptr(Run) run = run_cli_in ("es", (const char *const[]) { "--help", NULL });

  assert_exits (run, 0);
  assert_contains (run->out, "Uso: entorno-cli");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/usage/help-lists-what-works", test_help_lists_what_works);
  g_test_add_func ("/cli/usage/every-command-has-help", test_every_command_has_help);
  g_test_add_func ("/cli/usage/version-is-told", test_version_is_told);
  g_test_add_func ("/cli/usage/no-command-is-wrong-use", test_no_command_is_wrong_use);
  g_test_add_func ("/cli/usage/unknown-command-is-wrong-use", test_unknown_command_is_wrong_use);
  add_folder_test ("/cli/usage/wrong-use-exits-with-2-and-writes-nothing", test_wrong_use_exits_with_2_and_writes_nothing);
  g_test_add_func ("/cli/usage/options-of-another-command-are-refused", test_options_of_another_command_are_refused);
  g_test_add_func ("/cli/usage/words-are-spanish-where-the-system-is", test_words_are_spanish_where_the_system_is);

  return g_test_run ();
}
