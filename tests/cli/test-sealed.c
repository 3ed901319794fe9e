/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealed maps on the command line: the passphrase comes by a file descriptor, and every command that
 * reads maps takes it.
 */
#define _GNU_SOURCE /* posix_openpt() */
#include "cli/run.h"

#include "io/secret/secret-private.h"
#include "io/store.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

/* None that is in use while a program is started. */
#define FD 30
#define FD_TEXT "30"
#define FD_OPTION "--passphrase-fd=30"
#define PASSPHRASE "cuatro palabras y una ñ"
#define PASSPHRASE_LINE "cuatro palabras y una ñ\n"

static void
in_child (gpointer fd)
{
  /* the copy is not closed by exec */
  if (dup2 (GPOINTER_TO_INT (fd), FD) < 0)
    _exit (126);
}

/* Runs with @input at the file descriptor FD. */
static Run *
run_with (const char *input, gssize length, const char *const *arguments)
{
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  Run *run = g_new0 (Run, 1);
  int status = 0, fd = g_file_open_tmp (NULL, &path, &error);

  g_assert_no_error (error);
  g_unlink (path);
  length = length < 0 ? (gssize) strlen (input) : length;
  g_assert_cmpint (write (fd, input, (gsize) length), ==, length);
  g_assert_cmpint (lseek (fd, 0, SEEK_SET), ==, 0);
  g_ptr_array_add (argv, (gpointer) g_getenv ("ENT_CLI"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_LEAVE_DESCRIPTORS_OPEN, in_child, GINT_TO_POINTER (fd),
                &run->out, &run->err, &status, &error);
  g_assert_no_error (error);
  close (fd);
  run->status = WIFEXITED (status) ? WEXITSTATUS (status) : -1;
  return run;
}

#define RUN_WITH(input, ...) run_with (input, -1, (const char *const[]) { __VA_ARGS__, FD_OPTION, NULL })

/* The sample, sealed, in the folder of the test; so that it opens quickly. */
static char *
seal_sample (Folder *folder)
{
  g_autofree char *sample = project_file (samples[0]);
  char *path = folder_file (folder, "sealed.entorno");
  g_autoptr (GError) error = NULL;
  g_autoptr (EntSecret) secret = ent_secret_new_with (PASSPHRASE, 1, ENT_SEALED_LEAST_KIB, &error);
  g_autoptr (GBytes) plain = read_bytes (sample), sealed = ent_secret_seal (secret, plain, &error);

  g_assert_no_error (error);
  g_assert_true (ent_store_save (path, sealed, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static void
test_sealed_and_unsealed_it_is_the_same_map (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (samples[0]), *sealed = folder_file (folder, "sealed.entorno"), *back = folder_file (folder, "back.entorno");
  g_autoptr (GBytes) before = read_bytes (sample), between = NULL, after = NULL;
  g_autoptr (Run) seal = RUN_WITH (PASSPHRASE_LINE, "seal", sample, "-o", sealed), unseal = NULL;

  assert_exits (seal, 0);
  g_assert_cmpstr (seal->out, ==, "");
  g_assert_cmpstr (seal->err, ==, "");
  between = read_bytes (sealed);
  g_assert_true (ent_secret_is_sealed (g_bytes_get_data (between, NULL), g_bytes_get_size (between)));
  unseal = RUN_WITH (PASSPHRASE_LINE, "unseal", sealed, "-o", back);
  assert_exits (unseal, 0);
  after = read_bytes (back);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_every_command_that_reads_takes_the_passphrase (Folder *folder, gconstpointer data)
{
  g_autofree char *sealed = seal_sample (folder), *picture = folder_file (folder, "a.svg"), *drawn = NULL;
  g_autoptr (Run) check = RUN_WITH (PASSPHRASE_LINE, "check", sealed), measure = RUN_WITH (PASSPHRASE_LINE, "measure", sealed, "--json");
  g_autoptr (Run) render = RUN_WITH (PASSPHRASE_LINE, "render", sealed, "-o", picture);
  g_autoptr (Run) read_out = RUN_WITH (PASSPHRASE_LINE, "read", sealed, "--date=2026-12-01");
  g_autofree char *sample = project_file (samples[0]);
  g_autoptr (Run) plain = RUN ("read", sample, "--date=2026-12-01");
  g_autoptr (Run) atlas = RUN_WITH (PASSPHRASE_LINE, "atlas", sealed, "--json");

  assert_exits (read_out, 0);
  g_assert_cmpstr (read_out->out, ==, plain->out);
  assert_exits (atlas, 0);
  assert_contains (atlas->out, "\"Puerto Coral\"");
  g_assert_cmpstr (atlas->err, ==, "");
  assert_exits (check, 0);
  assert_exits (measure, 0);
  assert_contains (measure->out, "\"stakeholders\"");
  assert_exits (render, 0);
  g_assert_true (g_file_get_contents (picture, &drawn, NULL, NULL));
}

static void
test_without_it_nothing_is_read_and_it_is_said_how_to_give_it (Folder *folder, gconstpointer data)
{
  g_autofree char *sealed = seal_sample (folder), *picture = folder_file (folder, "a.svg");
  g_autoptr (Run) check = RUN ("check", sealed), render = RUN ("render", sealed, "-o", picture), wrong = RUN_WITH ("cuatro\n", "check", sealed);
  g_autoptr (Run) read_out = RUN ("read", sealed), wrongly = RUN_WITH ("cuatro\n", "read", "--json", sealed);

  assert_exits (read_out, 1);
  assert_contains (read_out->err, "--passphrase-fd");
  g_assert_cmpstr (read_out->out, ==, "");
  assert_exits (wrongly, 1);
  g_assert_cmpstr (wrongly->out, ==, "");
  assert_exits (check, 1);
  assert_contains (check->err, sealed);
  assert_contains (check->err, "--passphrase-fd");
  assert_exits (render, 1);
  g_assert_false (g_file_test (picture, G_FILE_TEST_EXISTS));
  assert_exits (wrong, 1);
  assert_contains (wrong->err, "not the passphrase");
}

static void
test_the_passphrase_is_the_first_line (Folder *folder, gconstpointer data)
{
  static const char *const inputs[] = { PASSPHRASE, PASSPHRASE_LINE, "cuatro palabras y una ñ\r\n", "cuatro palabras y una ñ\nmore\n" };
  g_autofree char *sealed = seal_sample (folder);

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_autoptr (Run) run = RUN_WITH (inputs[i], "check", sealed);

      assert_exits (run, 0);
    }
}

/* Each keyboard has its own way to an accent. */
static void
test_an_accent_is_the_same_however_it_was_typed (Folder *folder, gconstpointer data)
{
  static const char *const composed = "contraseña de la peña", *const apart = "contrasen\u0303a de la pen\u0303a";
  g_autofree char *sample = project_file (samples[0]), *one = folder_file (folder, "one.entorno"), *two = folder_file (folder, "two.entorno");
  g_autoptr (Run) seal_one = RUN_WITH (composed, "seal", sample, "-o", one), seal_two = RUN_WITH (apart, "seal", sample, "-o", two);
  g_autoptr (Run) open_one = RUN_WITH (apart, "check", one), open_two = RUN_WITH (composed, "check", two);
  g_autoptr (Run) without = RUN_WITH ("contrasena de la pena", "check", one);

  assert_exits (seal_one, 0);
  assert_exits (seal_two, 0);
  assert_exits (open_one, 0);
  assert_exits (open_two, 0);
  assert_exits (without, 1);
}

static void
test_spaces_at_its_ends_belong_to_it (Folder *folder, gconstpointer data)
{
  g_autofree char *sealed = seal_sample (folder);
  g_autoptr (Run) before = RUN_WITH (" " PASSPHRASE_LINE, "check", sealed), after = RUN_WITH (PASSPHRASE " \n", "check", sealed);

  assert_exits (before, 1);
  assert_exits (after, 1);
}

static void
test_what_is_no_passphrase_is_wrong_use (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (samples[0]), *path = folder_file (folder, "a.entorno"), *long_line = g_strnfill (2000, 'a');
  const struct
  {
    const char *input;
    gssize length;
    const char *fd, *told;
  } cases[] = {
    { "", 0, FD_TEXT, "empty" },
    { "\nfour words", -1, FD_TEXT, "empty" },
    { long_line, -1, FD_TEXT, "1024" },
    { "a\0b", 3, FD_TEXT, "1024" },
    { "four words, and a NUL\0", 22, FD_TEXT, "1024" },
    { "contrase\xf1"
      "a",
      -1, FD_TEXT, "UTF-8" },
    { "seven77", -1, FD_TEXT, "8 characters" },
    /* characters count, not bytes */
    { "ñññññññ\n", -1, FD_TEXT, "8 characters" },
    { "four words", -1, "77", "descriptor 77" },
    { "four words", -1, "three", "three" },
    { "four words", -1, "-1", "-1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *option = g_strconcat ("--passphrase-fd=", cases[i].fd, NULL);
      g_autoptr (Run) run = run_with (cases[i].input, cases[i].length, (const char *const[]) { "seal", sample, "-o", path, option, NULL });

      assert_exits (run, 2);
      assert_contains (run->err, cases[i].told);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_seal_and_unseal_say_what_there_is_nothing_to_do_about (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (samples[0]), *sealed = seal_sample (folder), *path = folder_file (folder, "b.entorno");
  g_autoptr (Run) twice = RUN_WITH (PASSPHRASE_LINE, "seal", sealed, "-o", path), plain = RUN_WITH (PASSPHRASE_LINE, "unseal", sample, "-o", path);
  g_autoptr (Run) without = RUN ("seal", sample, "-o", path), over = RUN_WITH (PASSPHRASE_LINE, "seal", sample, "-o", sealed);

  assert_exits (twice, 1);
  assert_exits (plain, 1);
  assert_exits (without, 2);
  assert_contains (without->err, "--passphrase-fd");
  assert_exits (over, 2);
  assert_contains (over->err, "--force");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Also what was kept of it before it was sealed. */
static void
test_what_a_sealed_map_replaces_is_kept_sealed (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_file (folder, "map.entorno");
  g_autoptr (Run) first = RUN ("generate", "3", "-o", path), second = RUN ("generate", "4", "-o", path, "--force");
  g_autoptr (Run) seal = RUN_WITH (PASSPHRASE_LINE, "seal", path, "-o", path, "--force");
  g_autoptr (GPtrArray) versions = kept_versions (folder);

  assert_exits (first, 0);
  assert_exits (second, 0);
  assert_exits (seal, 0);
  g_assert_cmpuint (versions->len, ==, 2);
  for (guint i = 0; i < versions->len; i++)
    {
      g_autoptr (GBytes) bytes = read_bytes (g_ptr_array_index (versions, i));

      g_assert_true (ent_secret_is_sealed (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
    }
}

/* Whatever it is called. */
static void
test_no_picture_replaces_a_sealed_map (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (samples[0]), *sealed = seal_sample (folder), *other = folder_file (folder, "map.svg");
  g_autoptr (GBytes) before = read_bytes (sealed), after = NULL;
  g_autoptr (Run) run = NULL;

  g_assert_no_errno (g_rename (sealed, other));
  run = RUN ("render", sample, "-o", other);
  assert_exits (run, 2);
  after = read_bytes (other);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_what_writes_a_new_map_takes_none (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_file (folder, "a.entorno");
  g_autoptr (Run) run = RUN_WITH (PASSPHRASE_LINE, "new", "Title", "-o", path);

  assert_exits (run, 2);
}

/* --- at a terminal --- */

/* A terminal of one's own with the program in it: its other end. */
static int
begin_at_terminal (const char *path, GPid *pid, char **slave)
{
  int master = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);

  g_assert_no_errno (grantpt (master));
  g_assert_no_errno (unlockpt (master));
  *slave = g_strdup (ptsname (master));
  *pid = fork ();
  if (*pid == 0)
    {
      int fd = setsid () < 0 ? -1 : open (*slave, O_RDWR);

      if (fd < 0 || dup2 (fd, 0) < 0 || dup2 (fd, 2) < 0)
        _exit (126);
      execl (g_getenv ("ENT_CLI"), "entorno-cli", "check", "--passphrase-fd=0", path, NULL);
      _exit (127);
    }
  return master;
}

static void
wait_for_words (int master, const char *words)
{
  g_autoptr (GString) said = g_string_new (NULL);
  struct pollfd ready = { .fd = master, .events = POLLIN };

  while (strstr (said->str, words) == NULL)
    {
      char piece[100];
      gssize n;

      g_assert_cmpint (poll (&ready, 1, 20000), ==, 1);
      n = read (master, piece, sizeof piece);
      g_assert_cmpint (n, >, 0);
      g_string_append_len (said, piece, n);
    }
}

static void
test_given_up_the_terminal_shows_again_what_is_typed (Folder *folder, gconstpointer data)
{
  g_autofree char *path = seal_sample (folder), *slave = NULL;
  struct termios terminal;
  int status, master, fd;
  GPid pid;

  master = begin_at_terminal (path, &pid, &slave);
  fd = open (slave, O_RDWR | O_NOCTTY | O_CLOEXEC);
  wait_for_words (master, "Passphrase:");
  g_assert_no_errno (tcgetattr (fd, &terminal));
  g_assert_false (terminal.c_lflag & ECHO);
  g_assert_cmpint (write (master, "\003", 1), ==, 1);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGINT);
  g_assert_no_errno (tcgetattr (fd, &terminal));
  g_assert_true (terminal.c_lflag & ECHO);
  close (fd);
  close (master);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_folder_test ("/cli/sealed/same-map", test_sealed_and_unsealed_it_is_the_same_map);
  add_folder_test ("/cli/sealed/every-command", test_every_command_that_reads_takes_the_passphrase);
  add_folder_test ("/cli/sealed/without", test_without_it_nothing_is_read_and_it_is_said_how_to_give_it);
  add_folder_test ("/cli/sealed/first-line", test_the_passphrase_is_the_first_line);
  add_folder_test ("/cli/sealed/accents", test_an_accent_is_the_same_however_it_was_typed);
  add_folder_test ("/cli/sealed/spaces", test_spaces_at_its_ends_belong_to_it);
  add_folder_test ("/cli/sealed/no-passphrase", test_what_is_no_passphrase_is_wrong_use);
  add_folder_test ("/cli/sealed/nothing-to-do", test_seal_and_unseal_say_what_there_is_nothing_to_do_about);
  add_folder_test ("/cli/sealed/replaced-is-kept-sealed", test_what_a_sealed_map_replaces_is_kept_sealed);
  add_folder_test ("/cli/sealed/no-picture", test_no_picture_replaces_a_sealed_map);
  add_folder_test ("/cli/sealed/new", test_what_writes_a_new_map_takes_none);
  add_folder_test ("/cli/sealed/given-up", test_given_up_the_terminal_shows_again_what_is_typed);
  return g_test_run ();
}
