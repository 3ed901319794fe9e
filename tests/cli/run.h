/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the built entorno-cli as a script would, with what it says and how it ends. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int status; /* of the exit; -1 when a signal ended it */
  char *out, *err;
} Run;

/* Arguments without the program, NULL-terminated. */
Run *run_cli (const char *const *arguments) G_GNUC_WARN_UNUSED_RESULT;
/* The same with LANGUAGE set. */
Run *run_cli_in (const char *language, const char *const *arguments) G_GNUC_WARN_UNUSED_RESULT;
void run_free (Run *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

#define RUN(...) run_cli ((const char *const[]) { __VA_ARGS__, NULL })
/* Runs and compares the exit; what it printed is shown when that differs. */
#define assert_exits(run, code)                        \
  G_STMT_START                                         \
  {                                                    \
    if ((run)->status != (code))                       \
      g_test_message ("%s%s", (run)->out, (run)->err); \
    g_assert_cmpint ((run)->status, ==, (code));       \
  }                                                    \
  G_STMT_END
#define assert_contains(text, part)                        \
  G_STMT_START                                             \
  {                                                        \
    if (strstr ((text), (part)) == NULL)                   \
      g_test_message ("no \"%s\" in: %s", (part), (text)); \
    g_assert_nonnull (strstr ((text), (part)));            \
  }                                                        \
  G_STMT_END

/* A folder of this test alone, made new, and another one for what the program keeps of its user; a file in it; what is
 * in that file. */
typedef struct
{
  char *path, *home;
} Folder;
void folder_set_up (Folder *folder, gconstpointer data);
void folder_tear_down (Folder *folder, gconstpointer data);
char *folder_file (const Folder *folder, const char *name) G_GNUC_WARN_UNUSED_RESULT;
GBytes *read_bytes (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* The paths of all earlier versions that are kept, whatever they are of, the one that was kept first first. */
GPtrArray *kept_versions (const Folder *folder) G_GNUC_WARN_UNUSED_RESULT;

/* A file of the project, by its path from the top. */
char *project_file (const char *path) G_GNUC_WARN_UNUSED_RESULT;

#define N_SAMPLES 3
/* The maps that come with the program, by their paths from the top. */
extern const char *const samples[N_SAMPLES];

/* What stands in @text behind @before. */
double number_after (const char *text, const char *before);

#define add_folder_test(path, function) \
  g_test_add (path, Folder, NULL, folder_set_up, function, folder_tear_down)

G_END_DECLS
