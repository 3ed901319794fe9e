/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What entorno-cli says of itself, and what it does with a wrong command line. */
#include "cli/run.h"

#include "cli/cli.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const commands[] = { "render", "check", "measure", "new", "generate", "redact", "compare", "merge", "convert", "read", "atlas", "seal", "unseal" };

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
  { "render", "IN", "-o", "OUT.png", "--view=inside", "--of", "s-nowhere" },
  { "render", "IN", "-o", "OUT.png", "--of=s-gc6qpzq05s", "--view", "inside and" },
  { "measure", "IN", "--view", "inside" },
  { "render", "IN", "-o", "OUT.png", "--from=t-g2tjf8cz2k", "--view", "change too" },
  { "render", "IN", "-o", "OUT.png", "--moment=t-g2tjf8cz2k", "--view", "change" },
  { "render", "IN", "-o", "OUT.png", "--view=change", "--from", "t-nowhere" },
  { "render", "IN", "-o", "OUT.png", "--view=change", "--to", "t-nowhere" },
  /* the first in time has none before it */
  { "render", "IN", "-o", "OUT.png", "--to=t-g2tjf8cz2k", "--view", "change" },
  { "measure", "IN", "--from=t-g2tjf8cz2k", "--to=t-g2tjf8cz2k", "--view", "change" },
  { "render", "IN", "-o", "OUT.png", "--theme", "pink" },
  { "render", "IN", "-o", "OUT.png", "--for", "everybody" },
  { "render", "IN", "-o", "OUT.png", "--theme=projector", "--for", "team" },
  { "read", "IN", "--for", "everybody" },
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
  { "seal", "-o", "OUT.entorno", "FILE" },
  { "seal", "IN", "-o" },
  { "seal", "IN", "-o", "OUT.entorno", "--force", "--passphrase-fd" },
  { "unseal", "IN", "-o", "OUT.entorno", "--passphrase-fd", "x" },
  { "generate", "-o", "OUT.entorno" },
  { "generate", "10" },
  { "generate", "ten", "-o", "OUT.entorno" },
  { "generate", "--", "-5", "-o" },
  { "generate", "999999999", "-o", "OUT.entorno" },
  { "generate", "2", "-o", "OUT.entorno", "--ties", "100" },
  { "generate", "20", "-o", "OUT.entorno", "--ties", "-3" },
  { "generate", "20", "-o", "OUT.entorno", "--ties", "-1" },
  { "generate", "20", "-o", "OUT.entorno", "--ties", "x" },
  { "generate", "20", "-o", "OUT.entorno", "--force=no" },
  { "new", "Title", "-o", "-" },
  { "new", "Title", "-o", "" },
  { "check", "-" },
  { "measure", "-" },
  { "measure", "" },
  { "measure", "IN", "--json=no" },
  { "check", "IN", "--help=no" },
  { "compare", "IN" },
  { "compare", "IN", "IN", "too many" },
  { "compare", "IN", "-" },
  { "merge", "IN", "-o", "OUT.entorno" },
  { "merge", "IN", "IN" },
  { "merge", "IN", "IN", "-o", "OUT.entorno", "-" },
  { "merge", "IN", "IN", "-o", "OUT.entorno", "--join-names", "--keep-names" },
  { "merge", "IN", "IN", "-o", "OUT.entorno", "--prefer", "mine" },
  { "merge", "IN", "IN", "-o", "OUT.entorno", "--prefer", "base" },
  { "merge", "IN", "IN", "-o", "OUT.entorno", "--base", "" },
  { "convert", "IN" },
  { "convert", "IN", "OUT.xyz" },
  { "convert", "IN", "OUT.entorno", "--to", "csv" },
  { "convert", "IN", "OUT.csv", "--to", "zzz" },
  { "convert", "IN", "OUT.csv", "--separator", "ab" },
  { "convert", "IN", "OUT.csv", "--encoding", "ebcdic" },
  { "convert", "IN", "OUT.csv", "--sector", "beach" },
  { "convert", "IN", "OUT.csv", "--from", "zzz" },
  { "convert", "IN", "OUT.csv", "--moment", "t-nowhere" },
  { "convert", "IN", "OUT.dot", "--plan" },
  { "convert", "IN", "OUT.entorno", "--plan" },
  { "convert", "IN", "OUT.csv", "--plan", "--visits" },
  { "convert", "IN", "OUT.csv", "--plan", "--moment", "t-g2tjf8cz2k" },
  { "convert", "IN", "OUT.ics", "--moment", "t-g2tjf8cz2k" },
  { "convert", "IN", "OUT.ics", "--separator", ";" },
  { "convert", "IN", "IN", "OUT.csv" },
  { "convert", "IN", "IN" },
  { "convert", "-", "OUT.csv" },
  { "convert", "IN", "-" },
  { "read" },
  { "read", "-" },
  { "read", "IN", "too many" },
  { "read", "IN", "--moment", "t-nowhere" },
  { "read", "IN", "--from", "t-nowhere" },
  { "read", "IN", "--moment", "t-g2tjf8cz2k", "--from", "t-g2tjf8cz2k" },
  { "read", "IN", "--from", "t-a7edcmpb3u" },
  { "read", "IN", "--date", "yesterday" },
  { "read", "IN", "--lang", "tlh" },
  { "read", "IN", "--json=yes" },
  { "read", "IN", "-o", "OUT.txt" },
  { "render", "-", "-o", "OUT.png" },
  { "render", "IN", "-o", "OUT.png", "--size", "0x100x100" },
  { "render", "IN", "-o", "OUT.png", "--paper", "1e2x1e2mm" },
  { "generate", "20", "-o", "OUT.entorno", "--seed", "-1" },
  { "generate", "20", "-o", "OUT.entorno", "--seed", "4294967296" },
  { "redact", "IN", "--names" },
  { "redact", "IN", "OUT.entorno" },
  { "redact", "IN", "IN", "--names" },
  { "redact", "IN", "OUT.entorno", "--names", "--view", "matrix" },
  { "redact", "IN", "OUT.svg", "--names", "--dpi", "90" },
  { "redact", "IN", "OUT.entorno", "--names", "--accept-words", "--strike-words" },
  { "redact", "IN", "OUT.entorno", "--names", "--key", "OUT.tsv" },
  { "redact", "IN", "OUT.entorno", "--key", "OUT.entorno" },
  { "redact", "IN", "OUT.entorno", "--key", "-" },
  { "redact", "IN", "OUT.entorno", "--names", "--keep", "secrets" },
  { "redact", "IN", "OUT.entorno", "--names", "--keep=log", "--drop", "log" },
  { "redact", "IN", "OUT.entorno", "--names", "--title", " " },
  { "atlas", "-o", "OUT.pdf" },
  { "atlas", "IN" },
  { "atlas", "IN", "-o", "-" },
  { "atlas", "IN", "-o", "OUT.png" },
  { "atlas", "", "-o", "OUT.pdf" },
  { "atlas", "-", "-o", "OUT.pdf" },
  { "atlas", "IN", "-o", "OUT.csv", "--paper", "A5" },
  { "atlas", "IN", "--json", "--theme", "dark" },
  { "atlas", "IN", "-o", "OUT.csv", "--date", "2026-03-14" },
  { "atlas", "IN", "-o", "OUT.pdf", "--paper", "50x50mm" },
  { "atlas", "IN", "-o", "OUT.pdf", "--landscape", "--portrait" },
  { "atlas", "IN", "-o", "OUT.pdf", "--lang", "tlh" },
  { "atlas", "IN", "-o", "OUT.pdf", "--date", "tomorrow" },
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

/* --- every option with every command, and with every other one --- */

enum
{
  RENDER = 1,
  CHECK = 2,
  MEASURE = 4,
  NEW = 8,
  GENERATE = 16,
  REDACT = 32,
  COMPARE = 64,
  MERGE = 128,
  CONVERT = 256,
  READ = 512,
  ATLAS = 1024,
  /* without lines: they ask for a passphrase */
  SEAL = 2048,
  UNSEAL = 4096,
};

/* Each option with the commands that take it; as @commands stands in the table above. */
static const struct
{
  const char *text;
  guint taken_by;
} options[] = {
  { "--view=matrix", RENDER | MEASURE },
  { "--paper=A5", RENDER | MEASURE | ATLAS },
  { "--size=300x200", RENDER | MEASURE },
  { "--landscape", RENDER | MEASURE | ATLAS },
  { "--portrait", RENDER | MEASURE | ATLAS },
  { "--theme=projector", RENDER | MEASURE | ATLAS },
  { "--for=others", RENDER | MEASURE | READ },
  { "--moment=", RENDER | MEASURE | CONVERT | READ }, /* the id follows */
  { "--lang=es", RENDER | MEASURE | READ | ATLAS },
  { "--rings=power", RENDER | MEASURE },
  { "--equal", RENDER | MEASURE },
  { "--dpi=100", RENDER },
  { "--json", MEASURE | COMPARE | READ | ATLAS },
  { "--force", NEW | GENERATE | REDACT | SEAL | UNSEAL | MERGE | CONVERT },
  { "--prefer=last", MERGE },
  { "--join-names", MERGE },
  { "--keep-names", MERGE },
  { "--separator=;", CONVERT },
  { "--to=csv", CONVERT },
  { "--plan", CONVERT },
  /* of a reading or an atlas; render takes them with some views alone */
  { "--date=2026-12-01", READ | ATLAS },
  { "--group=date", 0 },
  /* of what is imported; read has one of its own */
  { "--from=csv", 0 },
  { "--encoding=utf-8", 0 },
  { "--sector=media", 0 },
  { "--titles=1", 0 },
  { "--ties=3", GENERATE },
  { "--seed=2", GENERATE },
};

/* Beginnings of what says the same thing twice, or something that has no meaning beside the other. */
static const char *const senseless[][2] = {
  { "--paper", "--size" },
  { "--size", "--landscape" },
  { "--size", "--portrait" },
  { "--landscape", "--portrait" },
  { "--view", "--rings" },
  { "--view", "--equal" },
  { "--size", "--dpi" },
  { "--dpi", "OUT.pdf" },
  { "--dpi", "OUT.svg" },
};

static void
swallow (const char *text)
{
}

/* In this process: there are hundreds of them. Returns the exit. */
static int
run_here (const Folder *folder, const char *const *texts)
{
  guint n = g_strv_length ((char **) texts);
  g_auto(GStrv) arguments = g_new0 (char *, n + 2);
  g_autofree char **argv = NULL;
  GPrintFunc print, printerr;
  int status;

  arguments[0] = g_strdup ("entorno-cli");
  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (texts[i], "OUT") || g_str_has_prefix (texts[i], "IN"))
      arguments[i + 1] = folder_file (folder, texts[i]);
    else
      arguments[i + 1] = g_strdup (texts[i]);
  /* the options are taken out of it */
  argv = g_memdup2 (arguments, (n + 2) * sizeof (char *));
  print = g_set_print_handler (swallow);
  printerr = g_set_printerr_handler (swallow);
  status = ent_cli_main ((int) n + 1, argv);
  g_set_print_handler (print);
  g_set_printerr_handler (printerr);
  return status;
}

/* An empty map, with the id of its moment. */
static char *
make_map (const Folder *folder)
{
  g_autofree char *path = folder_file (folder, "IN.entorno");
  g_autofree char *text = NULL;
  const char *at;

  g_assert_cmpint (run_here (folder, (const char *const[]) { "new", "T", "-o", "IN.entorno", NULL }), ==, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  at = strstr (text, "<moment id=\"");
  g_assert_nonnull (at);
  at += strlen ("<moment id=\"");
  return g_strdup_printf ("--moment=%.*s", (int) strcspn (at, "\""), at);
}

/* Some commands write several. */
static void
remove_outputs (const Folder *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "OUT"))
      {
        g_autofree char *path = folder_file (folder, name);

        (void) g_remove (path);
      }
}

static void
test_every_option_is_taken_or_refused (Folder *folder, gconstpointer data)
{
  static const char *const lines[][5] = {
    { "render", "IN.entorno", "-o", "OUT.png" },
    { "check", "IN.entorno" },
    { "measure", "IN.entorno" },
    { "new", "T", "-o", "OUT.entorno" },
    { "generate", "3", "-o", "OUT.entorno" },
    { "redact", "--names", "IN.entorno", "OUT.entorno" },
    { "compare", "IN.entorno", "IN.entorno" },
    { "merge", "IN.entorno", "IN.entorno", "-o", "OUT.entorno" },
    { "convert", "IN.entorno", "OUT.csv" },
    { "read", "IN.entorno" },
    { "atlas", "IN.entorno", "-o", "OUT.pdf" },
  };
  g_autofree char *moment = make_map (folder);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    for (guint j = 0; j < G_N_ELEMENTS (options); j++)
      {
        const char *option = g_str_has_prefix (moment, options[j].text) ? moment : options[j].text;
        const char *line[] = { lines[i][0], option, lines[i][1], lines[i][2], lines[i][3], lines[i][4], NULL };

        remove_outputs (folder);
        g_test_message ("%s %s", lines[i][0], option);
        g_assert_cmpint (run_here (folder, line), ==, (options[j].taken_by & 1u << i) != 0 ? 0 : 2);
      }
}

/* And of a flag that a command does not have it is not said how to give it. */
static void
test_a_flag_takes_no_value_where_there_is_one (void)
{
  g_autofree char *sample = project_file (SAMPLE);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    for (guint j = 0; j < G_N_ELEMENTS (options); j++)
      {
        g_autofree char *valued = g_strconcat (options[j].text, "=1", NULL);
        /* of a picture, which a copy for others may be */
        guint taken_by = options[j].taken_by | ((options[j].taken_by & RENDER) != 0 ? REDACT : 0);
        g_autoptr(Run) run = NULL;

        if (strchr (options[j].text, '=') != NULL)
          continue;
        run = RUN (commands[i], sample, valued);
        g_test_message ("%s %s", commands[i], valued);
        assert_exits (run, 2);
        g_assert_cmpint (strstr (run->err, "takes no value") != NULL, ==, (taken_by & 1u << i) != 0);
      }
}

static gboolean
have_no_sense (const char *const *texts)
{
  for (guint i = 0; i < G_N_ELEMENTS (senseless); i++)
    {
      gboolean one = FALSE, other = FALSE;

      for (guint j = 0; texts[j] != NULL; j++)
        {
          one |= g_str_has_prefix (texts[j], senseless[i][0]);
          other |= g_str_has_prefix (texts[j], senseless[i][1]);
        }
      if (one && other)
        return TRUE;
    }
  return FALSE;
}

/* Nothing that was asked for is passed over in silence. */
static void
test_options_without_sense_together_are_refused (Folder *folder, gconstpointer data)
{
  static const char *const outputs[] = { "OUT.png", "OUT.pdf", "OUT.svg" };
  g_autofree char *moment = make_map (folder);

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    for (guint j = 0; j <= i; j++)
      for (guint k = 0; k <= G_N_ELEMENTS (outputs); k++)
        {
          const char *one = g_str_has_prefix (moment, options[i].text) ? moment : options[i].text;
          const char *other = g_str_has_prefix (moment, options[j].text) ? moment : options[j].text;
          const char *render[] = { "render", "IN.entorno", one, other, "-o", outputs[k % G_N_ELEMENTS (outputs)], NULL };
          const char *measure[] = { "measure", "IN.entorno", one, other, NULL };
          gboolean measures = k == G_N_ELEMENTS (outputs);
          const char *const *line = measures ? measure : render;

          if ((options[i].taken_by & options[j].taken_by & (measures ? MEASURE : RENDER)) == 0)
            continue;
          g_test_message ("%s %s %s %s", line[0], one, other, measures ? "" : outputs[k]);
          g_assert_cmpint (run_here (folder, line), ==, have_no_sense (line) ? 2 : 0);
        }
}

static void
test_messages_repeat_little_of_what_was_typed (void)
{
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *endless = g_strnfill (70000, 'a');
  g_autofree char *unknown = g_strconcat ("--", endless, NULL);
  /* turns what follows, and colours it */
  const char *tricky = "\342\201\247\033[31mx";
  const char *const lines[][5] = {
    { endless },
    { "measure", sample, endless },
    { "measure", sample, unknown },
    { "measure", sample, "--paper", endless },
    { "measure", sample, "--size", endless },
    { "measure", sample, "--view", endless },
    { "measure", sample, "--theme", endless },
    { "measure", sample, "--rings", endless },
    { "measure", sample, "--lang", endless },
    { "measure", sample, "--moment", endless },
    { "read", sample, "--date", endless },
    { "read", sample, "--from", endless },
    { "generate", endless },
    { tricky },
    { "measure", sample, tricky },
    { "measure", sample, "--paper", tricky },
    { "measure", sample, "--moment", tricky },
    { "read", sample, "--date", tricky },
    { "generate", tricky },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *line[] = { lines[i][0], lines[i][1], lines[i][2], lines[i][3], lines[i][4], NULL };
      g_autoptr(Run) run = run_cli (line);

      assert_exits (run, 2);
      g_assert_cmpuint (strlen (run->err), <, 1000);
      g_assert_null (strchr (run->err, '\033'));
      g_assert_null (strstr (run->err, "\342\201\247"));
    }
}

/* A script must not take half of an answer for one. */
static void
test_what_cannot_be_printed_is_no_success (void)
{
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *program = g_shell_quote (g_getenv ("ENT_CLI"));
  g_autofree char *line = g_strdup_printf ("%s measure %s >/dev/full", program, sample);
  const char *argv[] = { "/bin/sh", "-c", line, NULL };
  g_autofree char *err = NULL;
  g_autoptr(GError) error = NULL;
  int status = 0;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("this system has no /dev/full");
      return;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &err, &status, NULL));
  g_assert_false (g_spawn_check_wait_status (status, &error));
  g_assert_error (error, G_SPAWN_EXIT_ERROR, 1);
  assert_contains (err, "entorno-cli: ");
}

static void
test_words_are_spanish_where_the_system_is (void)
{
  g_autoptr(Run) run = run_cli_in ("es", (const char *const[]) { "--help", NULL });

  assert_exits (run, 0);
  assert_contains (run->out, "Uso: entorno-cli");
}

/* JSON is UTF-8 by definition: a locale that has fewer letters takes none away. */
static void
test_objects_for_programs_are_utf8_in_every_locale (void)
{
  g_autofree char *sample = project_file (SAMPLE), *other = project_file (samples[2]), *before = g_strdup (g_getenv ("LC_ALL"));
  const char *const lines[][5] = { { "read", sample, "--json", "--lang=es" }, { "atlas", other, "--json" }, { "compare", sample, other, "--json" }, { "measure", sample, "--json" } };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (Run) usual = run_cli (lines[i]), plain = NULL;

      g_setenv ("LC_ALL", "C", TRUE);
      plain = run_cli (lines[i]);
      if (before != NULL)
        g_setenv ("LC_ALL", before, TRUE);
      else
        g_unsetenv ("LC_ALL");
      assert_exits (plain, 0);
      g_assert_true (g_utf8_validate (plain->out, -1, NULL));
      /* the words of a message are not those of another language there, but the names are the same */
      if (i != 2)
        g_assert_cmpstr (plain->out, ==, usual->out);
      if (i < 3)
        assert_contains (plain->out, "\303");
    }
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
  add_folder_test ("/cli/usage/every-option-is-taken-or-refused", test_every_option_is_taken_or_refused);
  g_test_add_func ("/cli/usage/a-flag-takes-no-value-where-there-is-one", test_a_flag_takes_no_value_where_there_is_one);
  add_folder_test ("/cli/usage/options-without-sense-together-are-refused", test_options_without_sense_together_are_refused);
  g_test_add_func ("/cli/usage/messages-repeat-little-of-what-was-typed", test_messages_repeat_little_of_what_was_typed);
  g_test_add_func ("/cli/usage/what-cannot-be-printed-is-no-success", test_what_cannot_be_printed_is_no_success);
  g_test_add_func ("/cli/usage/words-are-spanish-where-the-system-is", test_words_are_spanish_where_the_system_is);

  g_test_add_func ("/cli/usage/objects-for-programs-are-utf8-in-every-locale", test_objects_for_programs_are_utf8_in_every_locale);

  return g_test_run ();
}
