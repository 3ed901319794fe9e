/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-window CASE [MAP]...: what needs a display.
 *
 *   empty                 a GtkApplication with an empty window, until its first frame
 *   start [MAP]           Entorno until its first frame
 *   open MAP              Entorno until the whole picture of MAP is shown
 *   frames SMALL LARGE    frames of a pan and of a zoom, beside frames of one colour
 *   stall MAP             how long the main loop is held up: opened, zoomed, exported
 */
#include "bench/bench.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/application.h"
#include "app/canvas/canvas.h"
#include "app/paper/export.h"
#include "app/window/window.h"

#define WIDTH 1920
#define HEIGHT 1080

/* --- memory --- */

/* In MiB: "VmRSS" or "VmHWM". */
static double
memory (const char *name)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL) || (line = strstr (text, name)) == NULL)
    return 0;
  return g_ascii_strtod (line + strlen (name) + 1, NULL) / 1024;
}

/* bench.py takes the time from the start of the process to this line. */
static void
say_and_leave (void)
{
  bench_print_value ("memory", memory ("VmRSS"));
  bench_print_value ("peak", memory ("VmHWM"));
  printf ("done\n");
  (void) fflush (stdout);
  _exit (0);
}

/* --- starting --- */

static void
on_first_frame (GdkFrameClock *clock, gpointer data)
{
  say_and_leave ();
}

static void
watch_window (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_first_frame), NULL);
}

static void
on_window_added (GtkApplication *application, GtkWindow *window, gpointer data)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    watch_window (GTK_WIDGET (window));
  else
    g_signal_connect_after (window, "realize", G_CALLBACK (watch_window), NULL);
}

static void
on_activate_empty (GtkApplication *application, gpointer data)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_application (GApplication *application, int argc, char **argv)
{
  g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return g_application_run (application, argc, argv);
}

static int
empty (int argc, char **argv)
{
  g_autoptr (GtkApplication) application = gtk_application_new ("org.entorno.Bench", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate_empty), NULL);
  return run_application (G_APPLICATION (application), 1, argv);
}

static int
start (int argc, char **argv)
{
  g_autoptr (EntApplication) application = ent_application_new ();

  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);
  return run_application (G_APPLICATION (application), argc, argv);
}

/* --- until all is shown --- */

static EntWindow *
shown_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ENT_IS_WINDOW (window))
        return ENT_WINDOW (window);
    }
  return NULL;
}

static gboolean
is_shown (EntWindow *window)
{
  EntCanvas *canvas = ent_window_canvas (window);
  const EntScene *scene = ent_canvas_get_scene (canvas);

  return !ent_window_is_busy (window) && scene != NULL && scene->n_stakeholders > 0 && ent_canvas_is_settled (canvas);
}

static gboolean
on_look (gpointer data)
{
  EntWindow *window = shown_window ();

  if (window != NULL && is_shown (window))
    say_and_leave ();
  return G_SOURCE_CONTINUE;
}

static int
open_map (int argc, char **argv)
{
  g_autoptr (EntApplication) application = ent_application_new ();

  g_timeout_add (5, on_look, NULL);
  return run_application (G_APPLICATION (application), argc, argv);
}

/* --- stalls --- */

#define BEAT_MS 2

typedef struct
{
  double wall, cpu;
  BenchTime longest;
} Pulse;

static gboolean
on_beat (gpointer data)
{
  Pulse *pulse = data;
  double wall = bench_wall (), cpu = bench_thread_cpu ();

  pulse->longest.wall = MAX (pulse->longest.wall, wall - pulse->wall - BEAT_MS);
  pulse->longest.cpu = MAX (pulse->longest.cpu, cpu - pulse->cpu);
  pulse->wall = wall;
  pulse->cpu = cpu;
  return G_SOURCE_CONTINUE;
}

static void
end_phase (Pulse *pulse, const char *name)
{
  printf ("time %s %.3f %.3f\n", name, pulse->longest.wall, pulse->longest.cpu);
  (void) fflush (stdout);
  pulse->longest = (BenchTime) { 0, 0 };
}

static EntWindow *
new_window (GtkApplication *application)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  EntWindow *window = ent_window_new (application, document);

  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (window)) || gtk_widget_get_width (GTK_WIDGET (window)) <= 0)
    g_main_context_iteration (NULL, TRUE);
  return window;
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  if (!ent_export_finish (result, NULL, &error))
    g_error ("%s", error->message);
  *(gboolean *) done = TRUE;
}

static void
export_map (EntWindow *window)
{
  g_autofree char *folder = g_dir_make_tmp ("bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "map.pdf", NULL);
  EntExport choice = { .format = ENT_FORMAT_PDF, .paper = ent_paper_find ("A0"), .lie = ENT_LIES_ON_ITS_LONG_SIDE, .legend = TRUE };
  gboolean done = FALSE;

  ent_export_async (ent_window_document (window), &choice, path, NULL, NULL, on_exported, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_unlink (path);
  g_rmdir (folder);
}

static int
stall (int argc, char **argv)
{
  g_autoptr (EntApplication) application = ent_application_new ();
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[1]);
  EntWindow *window;
  Pulse pulse = { 0 };

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  window = new_window (GTK_APPLICATION (application));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  pulse.wall = bench_wall ();
  pulse.cpu = bench_thread_cpu ();
  /* before all else, as soon as the loop is free */
  g_timeout_add_full (G_PRIORITY_HIGH, BEAT_MS, on_beat, &pulse, NULL);

  ent_window_open (window, file);
  while (ent_window_is_busy (window))
    g_main_context_iteration (NULL, TRUE);
  end_phase (&pulse, "open");
  while (!is_shown (window))
    g_main_context_iteration (NULL, TRUE);
  end_phase (&pulse, "lay-out");
  export_map (window);
  end_phase (&pulse, "export");
  gtk_widget_activate_action (GTK_WIDGET (ent_window_canvas (window)), "canvas.zoom-in", NULL);
  while (!is_shown (window))
    g_main_context_iteration (NULL, TRUE);
  end_phase (&pulse, "zoom");
  (void) fflush (stdout);
  _exit (0);
}

/* --- frames --- */

#define FRAMES 30

typedef enum
{
  FRAMES_EMPTY,
  FRAMES_PAN_SMALL,
  FRAMES_PAN_LARGE,
  FRAMES_ZOOM_LARGE,
  N_FRAMES,
} FrameKind;

typedef struct
{
  GtkWidget *window, *stack, *pages[N_FRAMES];
  double wall, cpu;
  GArray *walls, *cpus; /* of double */
  guint frame;
} Frames;

#define BENCH_TYPE_SHEET (bench_sheet_get_type ())
G_DECLARE_FINAL_TYPE (BenchSheet, bench_sheet, BENCH, SHEET, GtkWidget)
struct _BenchSheet
{
  GtkWidget parent_instance;
  guint frame;
};
G_DEFINE_FINAL_TYPE (BenchSheet, bench_sheet, GTK_TYPE_WIDGET)

static void
bench_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA colour = { 1, 1, (float) (BENCH_SHEET (widget)->frame++ % 40) / 40, 1 };

  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)));
}

static void
bench_sheet_class_init (BenchSheetClass *class)
{
  GTK_WIDGET_CLASS (class)->snapshot = bench_sheet_snapshot;
}

static void
bench_sheet_init (BenchSheet *self)
{
}

static void
on_before_paint (GdkFrameClock *clock, gpointer data)
{
  Frames *self = data;

  self->wall = bench_wall ();
  self->cpu = bench_thread_cpu ();
}

static void
on_after_paint (GdkFrameClock *clock, gpointer data)
{
  Frames *self = data;
  double wall = bench_wall () - self->wall, cpu = bench_thread_cpu () - self->cpu;

  g_array_append_val (self->walls, wall);
  g_array_append_val (self->cpus, cpu);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

static double
median (GArray *numbers)
{
  g_array_sort (numbers, compare_numbers);
  return numbers->len > 0 ? g_array_index (numbers, double, numbers->len / 2) : 0;
}

/* What a person does with the wheel and the keys. */
static void
move (Frames *self, FrameKind kind)
{
  GtkWidget *page = self->pages[kind];

  self->frame++;
  if (kind == FRAMES_PAN_SMALL || kind == FRAMES_PAN_LARGE)
    gtk_widget_activate_action (page, "canvas.pan", "(ii)", self->frame % 2 == 0 ? 7 : -7, self->frame % 2 == 0 ? 5 : -5);
  else if (kind == FRAMES_ZOOM_LARGE)
    gtk_widget_activate_action (page, self->frame % 2 == 0 ? "canvas.zoom-in" : "canvas.zoom-out", NULL);
  gtk_widget_queue_draw (page);
}

static BenchTime
time_frames (Frames *self, FrameKind kind)
{
  guint warm = 3;

  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->pages[kind]);
  g_array_set_size (self->walls, 0);
  while (self->walls->len < FRAMES)
    {
      guint before = self->walls->len;

      move (self, kind);
      while (self->walls->len == before)
        g_main_context_iteration (NULL, TRUE);
      if (warm > 0 && self->walls->len >= warm)
        {
          g_array_set_size (self->walls, 0);
          g_array_set_size (self->cpus, 0);
          warm = 0;
        }
    }
  return (BenchTime) { median (self->walls), median (self->cpus) };
}

static GtkWidget *
canvas_for (Frames *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFile) file = ent_store_open (path, NULL, &error);
  g_autoptr (EntDocument) document = NULL;
  GtkWidget *canvas = ent_canvas_new ();

  if (file == NULL)
    g_error ("%s", error->message);
  document = ent_document_new_for_file (file);
  ent_canvas_set_document (ENT_CANVAS (canvas), document);
  gtk_stack_add_child (GTK_STACK (self->stack), canvas);
  return canvas;
}

static void
settle (Frames *self, FrameKind kind)
{
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->pages[kind]);
  while (ent_canvas_get_scene (ENT_CANVAS (self->pages[kind])) == NULL || !ent_canvas_is_settled (ENT_CANVAS (self->pages[kind])))
    g_main_context_iteration (NULL, TRUE);
}

/* A zoom leaves a sharp picture to be painted; what is panned meanwhile is the old one
 * made larger, which is a frame of the zoom and not of the pan. And who is panned to the
 * end of the way does not move any more. */
static void
fit (Frames *self, FrameKind kind)
{
  gtk_widget_activate_action (self->pages[kind], "canvas.fit", NULL);
  settle (self, kind);
}

static void
make_pages (Frames *self, char **argv)
{
  GdkFrameClock *clock;

  self->window = gtk_window_new ();
  self->stack = gtk_stack_new ();
  self->pages[FRAMES_EMPTY] = g_object_new (BENCH_TYPE_SHEET, NULL);
  gtk_stack_add_child (GTK_STACK (self->stack), self->pages[FRAMES_EMPTY]);
  self->pages[FRAMES_PAN_SMALL] = canvas_for (self, argv[1]);
  self->pages[FRAMES_PAN_LARGE] = canvas_for (self, argv[2]);
  self->pages[FRAMES_ZOOM_LARGE] = self->pages[FRAMES_PAN_LARGE];
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (self->window), self->stack);
  gtk_window_present (GTK_WINDOW (self->window));
  self->walls = g_array_new (FALSE, FALSE, sizeof (double));
  self->cpus = g_array_new (FALSE, FALSE, sizeof (double));
  clock = gtk_widget_get_frame_clock (self->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), self);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), self);
}

static int
frames (int argc, char **argv)
{
  Frames self = { 0 };
  guint n = argc > 3 ? (guint) atoi (argv[3]) : 5;

  gtk_init ();
  make_pages (&self, argv);
  settle (&self, FRAMES_PAN_SMALL);
  settle (&self, FRAMES_PAN_LARGE);
  for (guint i = 0; i < n; i++)
    {
      BenchTime blank, few, many, zoom;

      fit (&self, FRAMES_PAN_SMALL);
      fit (&self, FRAMES_PAN_LARGE);
      blank = time_frames (&self, FRAMES_EMPTY);
      few = time_frames (&self, FRAMES_PAN_SMALL);
      many = time_frames (&self, FRAMES_PAN_LARGE);
      zoom = time_frames (&self, FRAMES_ZOOM_LARGE);
      bench_print_pair ("pan-empty", many, blank);
      bench_print_pair ("pan-small", many, few);
      bench_print_pair ("zoom-empty", zoom, blank);
    }
  (void) fflush (stdout);
  _exit (0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    int n_maps; /* at least */
    int (*run) (int argc, char **argv);
  } cases[] = { { "empty", 0, empty }, { "start", 0, start }, { "open", 1, open_map }, { "frames", 2, frames }, { "stall", 1, stall } };

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (cases); i++)
    if (strcmp (argv[1], cases[i].name) == 0 && argc - 2 >= cases[i].n_maps)
      return cases[i].run (argc - 1, argv + 1);
  (void) fprintf (stderr, "usage: bench-window empty | start [MAP] | open MAP | frames SMALL LARGE [TURNS] | stall MAP\n");
  return 2;
}
