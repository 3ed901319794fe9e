/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-table MAP: how long the main loop is held up by what a table does with many cells at once,
 * and by a jump over many steps. The longest hold of each, until the window has settled again.
 */
#include "bench/bench.h"

#include <stdio.h>
#include <unistd.h>

#include "app/application.h"
#include "app/canvas/canvas.h"
#include "app/register/register-private.h"
#include "app/window/history-popover.h"
#include "app/window/window-private.h"

#define BEAT_MS 2
/* A window that was quiet for so long has settled. */
#define QUIET_MS 60
#define STEPS 10000
/* What takes longer never ends. */
#define MOST_MS 120000

typedef struct
{
  EntWindow *window;
  EntRegister *table;
  EntHistory *history;
  double wall, cpu, quiet_since;
  BenchTime longest;
} Bench;

static gboolean
on_beat (gpointer data)
{
  Bench *self = data;
  double wall = bench_wall (), cpu = bench_thread_cpu ();
  double held = wall - self->wall - BEAT_MS;

  self->longest.wall = MAX (self->longest.wall, held);
  self->longest.cpu = MAX (self->longest.cpu, cpu - self->cpu);
  self->wall = wall;
  self->cpu = cpu;
  if (held > BEAT_MS)
    self->quiet_since = wall;
  return G_SOURCE_CONTINUE;
}

static gboolean
is_settled (Bench *self)
{
  EntCanvas *canvas = ent_window_canvas (self->window);

  return !ent_window_is_busy (self->window) && (!gtk_widget_get_mapped (GTK_WIDGET (canvas)) || ent_canvas_is_settled (canvas)) &&
         bench_wall () - self->quiet_since > QUIET_MS;
}

/* @what: since @begun. */
static void
iterate (const char *what, double begun)
{
  if (bench_wall () - begun > MOST_MS)
    g_error ("%s: not settled after %d s", what, MOST_MS / 1000);
  g_main_context_iteration (NULL, TRUE);
}

static void
settle (Bench *self, const char *what)
{
  double begun = bench_wall ();

  self->quiet_since = begun;
  do
    {
      iterate (what, begun);
      on_beat (self);
    }
  while (!is_settled (self));
}

static void
hold (Bench *self, const char *name, BenchFunc func)
{
  settle (self, name);
  on_beat (self);
  self->longest = (BenchTime) { 0, 0 };
  func (self);
  on_beat (self);
  settle (self, name);
  printf ("time %s %.3f %.3f\n", name, self->longest.wall, self->longest.cpu);
  (void) fflush (stdout);
}

/* --- cells --- */

static EntRegisterColumn *
column_named (Bench *self, const char *name)
{
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      EntRegisterColumn *column = g_ptr_array_index (self->table->columns, i);
      EntColumn is = ent_register_column_is (column);

      if (g_str_equal (ent_column_name (&is), name))
        return column;
    }
  g_error ("no column %s", name);
}

static char *
column_of (Bench *self, const char *format, guint n_values)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ent_register_n_rows (self->table); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i % n_values + 1);
      g_autoptr (GString) cell = g_string_new (format);

      g_string_replace (cell, "#", number, 0);
      g_string_append_printf (text, "%s\n", cell->str);
    }
  return g_string_free (text, FALSE);
}

static char *held;

static void
paste (gpointer data)
{
  ent_register_paste_text (((Bench *) data)->table, held);
}

/* Takes @text over. */
static void
hold_paste (Bench *self, const char *name, const char *column, char *text)
{
  ent_register_go_to (self->table, 0, column_named (self, column), FALSE);
  g_free (held);
  held = text;
  hold (self, name, paste);
}

static void
choose (Bench *self, const char *first, const char *last)
{
  ent_register_go_to (self->table, 0, column_named (self, first), FALSE);
  ent_register_go_to (self->table, ent_register_n_rows (self->table) - 1, column_named (self, last), TRUE);
}

static void
choose_column (gpointer data)
{
  choose (data, "commitment", "commitment");
}

static void
choose_all (gpointer data)
{
  choose (data, "name", "phone");
}

static void
act (Bench *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->table), action, NULL);
}

static void
fill_down (gpointer data)
{
  act (data, "register.fill-down");
}

static void
clear (gpointer data)
{
  act (data, "register.clear");
}

static void
copy (gpointer data)
{
  act (data, "register.copy");
}

static void
on_refused (EntDocument *document, const char *message, gpointer data)
{
  g_error ("%s", message);
}

static void
undo (gpointer data)
{
  ent_history_undo (((Bench *) data)->history);
}

static void
redo (gpointer data)
{
  ent_history_redo (((Bench *) data)->history);
}

/* --- steps --- */

static void
take_steps (Bench *self)
{
  EntMap *map = ent_history_map (self->history);
  const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "contact");
  EntSelection *selection = ent_document_selection (ent_window_document (self->window));
  guint n = MIN (ent_map_n_stakeholders (map), 8);

  for (guint i = 0; i < STEPS; i++)
    {
      g_autofree char *text = g_strdup_printf ("Step %u", i);
      EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, ent_map_stakeholder_at (map, i % n)->base.id);

      ent_history_break_merge (self->history);
      /* to show who is selected takes longer than the step */
      if (i % 50 == 0)
        ent_selection_set (selection, key.id);
      ent_edit_set_field (self->history, &key, field, text, NULL);
    }
}

static void
open_list (gpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (((Bench *) data)->window), "win.history", NULL);
}

static void
close_list (gpointer data)
{
  gtk_popover_popdown (gtk_menu_button_get_popover (((Bench *) data)->window->history_button));
}

static void
jump (Bench *self, guint position)
{
  g_signal_emit_by_name (gtk_menu_button_get_popover (self->window->history_button), "picked", position);
}

static void
jump_back (gpointer data)
{
  jump (data, ent_history_n_steps (((Bench *) data)->history) - STEPS);
}

static void
jump_on (gpointer data)
{
  jump (data, ent_history_n_steps (((Bench *) data)->history));
}

/* --- all --- */

static void
open_map (Bench *self, GtkApplication *application, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (EntDocument) document = ent_document_new ();
  double begun = bench_wall ();
  EntCanvas *canvas;

  self->window = ent_window_new (application, document);
  gtk_window_present (GTK_WINDOW (self->window));
  ent_window_open (self->window, file);
  canvas = ent_window_canvas (self->window);
  while (ent_window_is_busy (self->window) || (canvas = ent_window_canvas (self->window)) == NULL || ent_canvas_get_scene (canvas) == NULL || !ent_canvas_is_settled (canvas))
    iterate (path, begun);
  self->history = ent_document_history (ent_window_document (self->window));
  g_signal_connect (ent_window_document (self->window), "refused", G_CALLBACK (on_refused), NULL);
  ent_history_set_budget (self->history, G_MAXSIZE / 2);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.view", "s", "register");
  self->table = ENT_REGISTER (self->window->register_page);
}

static void
run_cells (Bench *self)
{
  char *copied;

  hold_paste (self, "paste-numbers", "power", column_of (self, "#", 5));
  hold (self, "undo-numbers", undo);
  hold (self, "redo-numbers", redo);
  hold_paste (self, "paste-texts", "contact", column_of (self, "Person #", G_MAXUINT));
  hold (self, "undo-texts", undo);
  hold (self, "choose-column", choose_column);
  hold (self, "fill-down", fill_down);
  hold (self, "clear", clear);
  hold (self, "choose-table", choose_all);
  hold (self, "copy-table", copy);
  copied = ent_register_copy_text (self->table);
  undo (self);
  undo (self);
  hold_paste (self, "paste-table", "name", copied);
  /* worked over in a spreadsheet */
  hold_paste (self, "paste-other-table", "name", column_of (self, "Name #\tmedia\tformal\t#\tneutral\tleading\tyes\tlocal\tRole #\tno", 5));
  hold (self, "undo-table", undo);
  hold (self, "redo-table", redo);
}

int
main (int argc, char **argv)
{
  Bench self = { 0 };
  g_autoptr (EntApplication) application = NULL;

  if (argc < 2)
    {
      (void) fprintf (stderr, "usage: bench-table MAP\n");
      return 2;
    }
  application = ent_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  self.wall = bench_wall ();
  /* it also wakes who waits for what never comes */
  g_timeout_add_full (G_PRIORITY_HIGH, BEAT_MS, on_beat, &self, NULL);
  open_map (&self, GTK_APPLICATION (application), argv[1]);
  run_cells (&self);
  take_steps (&self);
  hold (&self, "open-steps", open_list);
  hold (&self, "close-steps", close_list);
  hold (&self, "jump-back", jump_back);
  hold (&self, "jump-on", jump_on);
  hold (&self, "open-again", open_list);
  hold (&self, "undo-one", undo);
  hold (&self, "redo-one", redo);
  _exit (0);
}
