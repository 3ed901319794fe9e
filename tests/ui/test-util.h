/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the window share: an application, windows with a map in
 * them, finding widgets, waiting, and a real pointer and keyboard.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/application.h"
#include "app/window/window.h"

G_BEGIN_DECLS

/* In place of g_test_init(): also GTK, fonts and settings that are always the same. */
void test_init (int *argc, char ***argv);
/* The one application of the program, registered. */
EntApplication *test_application (void);
/* A shown window with a new map, or with the file at @path. */
EntWindow *test_window (void);
EntWindow *test_window_for (const char *path);
/* Closes it without questions and lets everything go that follows. */
void test_close (EntWindow *window);

/* A stakeholder in the window's map; the id is the map's. */
const char *test_add (EntWindow *window, const char *name, EntSectorId sector);
const char *test_sample (void); /* the path of a sample map, static */
/* A path in a folder of its own, which goes with the program; free it. */
char *test_temporary (const char *name) G_GNUC_WARN_UNUSED_RESULT;

void test_drain (void);
/* Spins the main loop until @cond holds or @ms are over; its value then. */
#define test_wait_until(cond, ms)                                           \
  G_GNUC_EXTENSION ({                                                       \
    gint64 end_ = g_get_monotonic_time () + (ms) *G_GINT64_CONSTANT (1000); \
    while (!(cond) && g_get_monotonic_time () < end_)                       \
      test_tick_ ();                                                        \
    (cond);                                                                 \
  })
void test_tick_ (void);

/* NULL if there is none. The types are exact or derived. */
GtkWidget *test_find_type (GtkWidget *root, GType type);
GtkWidget *test_find_label (GtkWidget *root, const char *text);
/* The button with this label or tooltip. */
GtkWidget *test_find_button (GtkWidget *root, const char *text);
/* Unfolds all sections in @root: what stands in one is made when it is first opened. */
void test_open_sections (GtkWidget *root);
/* The row of this field that is shown; sections are unfolded where it is in none that was. */
GtkWidget *test_find_field (GtkWidget *root, EntRecordKind kind, const char *name);
/* The box of the set's member @n, in the editor of a field. */
GtkWidget *test_nth_check (GtkWidget *editor, guint n);
void test_click (GtkWidget *button);
void test_activate (EntWindow *window, const char *action);
/* Whether a button in @widget with this detailed action could be pressed. */
gboolean test_is_enabled (GtkWidget *widget, const char *action);
/* The window on top with this title, or NULL. */
GtkWidget *test_find_window (const char *title);
/* This button of the question that is put over @window, or NULL. */
GtkWidget *test_find_question (EntWindow *window, const char *button);
/* Until nothing is read or written for @window any more. */
void test_wait_for_file (EntWindow *window);

/* Of the PDF at @path. */
guint test_count_pages (const char *path);

gboolean test_have_xdotool (void);
/* TRUE: the test is skipped. */
gboolean test_lacks_pointer (void);
void test_xdotool (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* The first key of some for @window: waits until it is the active one. */
void test_press_key (GtkWindow *window, const char *key);

G_END_DECLS
