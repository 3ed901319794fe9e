/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is pressed, typed and chosen, in whatever order: nothing breaks, nothing is complained of, and undoing all
 * of it gives the first map, to the byte. What is done is written to the log, and comes from a seed:
 * ENT_RANDOM_SEED and ENT_RANDOM_STEPS in the environment look for more than the run of every day does.
 */
#include "ui/test-util.h"

#include "app/actions.h"
#include "app/canvas/canvas.h"
#include "app/register/register.h"
#include "app/window/window-private.h"
#include "io/store.h"
#include "model/edit.h"

#include <stdlib.h>
#include <string.h>

#define USUAL_SEED 7
#define USUAL_STEPS 70
/* After so many it is undone to the beginning and done again. */
#define STEPS_BETWEEN_CHECKS 35

/* What asks outside of the program, or ends it. */
static const char *const left_out[] = { "win.open", "win.compare", "win.merge", "win.atlas", "win.import", "win.import-clipboard", "win.save", "win.save-as", "win.print", "win.close", "app.quit", "win.open-recent", "win.show-folder", "win.findings", "win.reload", "win.unreload", "win.edit-file" };

/* With a parameter, or with no key. */
static const char *const more[] = {
  "canvas.set-commitment(uint32 5)",
  "canvas.set-commitment(uint32 0)",
  "canvas.set-sector('media')",
  "canvas.set-tie-kind('tension')",
  "canvas.extend('left')",
  "canvas.walk('up')",
  "canvas.activate",
  "canvas.escape",
  "win.add-action(('Visit', @as [], false))",
};

static const char *const words[] = {
  "Hotel Sol",
  "gran hotel",
  "Radio 4",
  "@private",
  "@",
  "@xyz",
  "#formal",
  "#beach",
  "#",
  "4",
  "supportive",
  "->",
  "<->",
  "->police funds",
  "<-Hotel Sol, Casa",
  "\"",
  "\"Neutral FM\"",
  "\xd7\x9e\xd7\x9c\xd7\x95\xd7\x9f",
  "e\xcc\x81\xcc\x81\xcc\x81",
  "\xe2\x80\xae(abc)",
  ",",
  "\t",
};

typedef struct
{
  EntWindow *window;
  EntDocument *document;
  EntHistory *history;
  EntMap *map;
  GRand *rand;
} Fixture;

static guint
environment_number (const char *name, guint usual)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) strtoul (text, NULL, 10) : usual;
}

static guint
below (Fixture *f, guint n)
{
  return (guint) g_rand_int_range (f->rand, 0, (gint32) n);
}

/* GTK 4.8 says this of a popover over a widget that is scrolled out of sight. */
static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  return strstr (message, "gdk_monitor_get_geometry") == NULL;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  guint seed = environment_number ("ENT_RANDOM_SEED", USUAL_SEED);

  /* each test begins without */
  g_test_log_set_fatal_handler (is_fatal, NULL);
  f->rand = g_rand_new_with_seed (seed);
  f->window = test_window_for (test_sample ());
  f->document = ent_window_document (f->window);
  f->history = ent_document_history (f->document);
  f->map = ent_document_map (f->document);
  g_test_message ("seed %u", seed);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  test_close (f->window);
  g_rand_free (f->rand);
}

static GBytes *
write_map (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = ent_store_write (f->map, &error);

  g_assert_no_error (error);
  return bytes;
}

/* --- commands --- */

static gboolean
is_left_out (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    if (g_str_equal (left_out[i], action))
      return TRUE;
  return FALSE;
}

static const char *
some_command (Fixture *f)
{
  guint n, chosen;
  const EntCommand *commands = ent_commands (&n);

  chosen = below (f, n + G_N_ELEMENTS (more));
  return chosen < n ? commands[chosen].action : more[chosen - n];
}

static GtkWidget *
find_doer (Fixture *f, const char *name)
{
  if (g_str_has_prefix (name, "projector."))
    return f->window->projector;
  if (g_str_has_prefix (name, "register."))
    return f->window->register_page != NULL ? test_find_type (f->window->register_page, ENT_TYPE_REGISTER) : NULL;
  if (g_str_has_prefix (name, "plan."))
    return f->window->plan_page;
  if (g_str_has_prefix (name, "quick-add."))
    return f->window->quick_add;
  return g_str_has_prefix (name, "canvas.") ? f->window->canvas : GTK_WIDGET (f->window);
}

static void
run_command (Fixture *f)
{
  const char *action = some_command (f);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkWidget *doer;

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  doer = is_left_out (name) ? NULL : find_doer (f, name);
  if (doer == NULL)
    return;
  g_test_message ("%s", action);
  gtk_widget_activate_action_variant (doer, name, target);
}

/* --- who is selected, which moment --- */

static const char *
some_id (Fixture *f)
{
  guint stakeholders = ent_map_n_stakeholders (f->map), ties = ent_map_n_ties (f->map), chosen;

  if (stakeholders + ties == 0)
    return NULL;
  chosen = below (f, stakeholders + ties);
  return chosen < stakeholders ? ent_map_stakeholder_at (f->map, chosen)->base.id : ent_map_tie_at (f->map, chosen - stakeholders)->base.id;
}

static void
choose (Fixture *f)
{
  EntSelection *selection = ent_document_selection (f->document);
  guint n = below (f, 4);

  g_test_message ("%u selected", n);
  ent_selection_clear (selection);
  for (guint i = 0; i < n; i++)
    {
      const char *id = some_id (f);

      if (id != NULL)
        ent_selection_add (selection, id);
    }
}

static void
change_moments (Fixture *f)
{
  guint n = ent_map_n_moments (f->map);
  const EntMoment *moment = ent_map_moment_at (f->map, below (f, n));

  /* there always is one */
  g_assert_nonnull (moment);
  g_test_message ("moment %u of %u", moment->date, n);
  switch (below (f, 3))
    {
    case 0:
      ent_edit_add_moment (f->history, "Another", below (f, 2) ? 0 : 20200101 + below (f, 28), NULL);
      break;
    case 1:
      ent_edit_remove_moment (f->history, moment->base.id, NULL);
      break;
    default:
      ent_document_set_moment (f->document, moment->base.id);
    }
}

static void
go_through_history (Fixture *f)
{
  guint position = below (f, ent_history_n_steps (f->history) + 1);

  g_test_message ("to step %u", position);
  ent_history_go_to (f->history, position);
}

/* --- the line --- */

static char *
some_line (Fixture *f)
{
  GString *text = g_string_new (NULL);

  for (guint i = below (f, 6); i > 0; i--)
    g_string_append_printf (text, "%s ", words[below (f, G_N_ELEMENTS (words))]);
  if (below (f, 8) == 0)
    g_string_append_printf (text, "\n%s\n", words[below (f, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static void
type_line (Fixture *f)
{
  GtkEditable *entry = GTK_EDITABLE (test_find_type (f->window->quick_add, GTK_TYPE_ENTRY));
  g_autofree char *text = some_line (f);

  g_test_message ("types: %s", text);
  gtk_widget_grab_focus (f->window->quick_add);
  gtk_editable_set_text (entry, text);
  gtk_editable_set_position (entry, (int) below (f, 40) - 1);
  if (below (f, 4) > 0)
    g_signal_emit_by_name (entry, "activate");
}

/* --- whatever can be pressed --- */

static gboolean
is_pressed_here (GtkWidget *widget)
{
  const char *action;

  if (!GTK_IS_BUTTON (widget) && !GTK_IS_CHECK_BUTTON (widget) && !GTK_IS_EXPANDER (widget) && !GTK_IS_LIST_BOX_ROW (widget) && !GTK_IS_DROP_DOWN (widget) && !GTK_IS_ENTRY (widget))
    return FALSE;
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return FALSE;
  action = GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;
  if (action != NULL && (is_left_out (action) || g_str_has_prefix (action, "window.")))
    return FALSE;
  return gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL;
}

static void
collect (GtkWidget *root, GPtrArray *found)
{
  if (is_pressed_here (root))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, found);
}

static void
press (Fixture *f, GtkWidget *widget)
{
  if (GTK_IS_DROP_DOWN (widget))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), below (f, g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (widget))) + 1) - 1);
  else if (GTK_IS_ENTRY (widget) && below (f, 3) > 0)
    gtk_editable_set_text (GTK_EDITABLE (widget), words[below (f, G_N_ELEMENTS (words))]);
  else if (GTK_IS_BUTTON (widget))
    g_signal_emit_by_name (widget, "clicked");
  else
    gtk_widget_activate (widget);
}

static void
collect_popovers (GtkWidget *root, GPtrArray *found)
{
  if (GTK_IS_POPOVER (root) && gtk_popover_get_autohide (GTK_POPOVER (root)) && gtk_widget_get_visible (root))
    g_ptr_array_add (found, g_object_ref (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_popovers (child, found);
}

/* As whoever goes on elsewhere does; @widget, if any, is in those that stay. */
static void
close_popovers (GtkWidget *root, GtkWidget *widget)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  collect_popovers (root, found);
  for (guint i = 0; i < found->len; i++)
    if (widget == NULL || !gtk_widget_is_ancestor (widget, g_ptr_array_index (found, i)))
      gtk_popover_popdown (g_ptr_array_index (found, i));
}

/* What has the keyboard is scrolled to, once it has a place. */
static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds, seen;

  if (scroller == NULL)
    return TRUE;
  seen = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (scroller), (float) gtk_widget_get_height (scroller));
  return gtk_widget_compute_bounds (widget, scroller, &bounds) && bounds.size.height > 0 && graphene_rect_intersection (&bounds, &seen, NULL);
}

/* In the window, its popovers, and the projector: dialogs ask outside. */
static void
press_something (Fixture *f)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GtkWidget) widget = NULL;
  GtkWidget *root = GTK_WIDGET (f->window);

  if (f->window->projector != NULL && below (f, 3) == 0)
    root = f->window->projector;
  collect (root, found);
  if (found->len == 0)
    return;
  /* it may go with what is closed or scrolled */
  widget = g_object_ref (found->pdata[below (f, found->len)]);
  g_test_message ("presses %s: %s", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_tooltip_text (widget) != NULL ? gtk_widget_get_tooltip_text (widget) : "");
  close_popovers (root, widget);
  if (gtk_widget_get_mapped (widget))
    gtk_widget_grab_focus (widget);
  /* nobody presses what cannot be seen */
  if (test_wait_until (!gtk_widget_get_mapped (widget) || is_in_sight (widget), 200) && gtk_widget_get_mapped (widget))
    press (f, widget);
}

static void
close_dialogs (Fixture *f)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != f->window && (l->data != f->window->projector || below (f, 3) == 0))
      gtk_window_destroy (l->data);
}

/* --- time --- */

static void
pass_time (Fixture *f)
{
  guint how = below (f, 4);

  if (how == 0)
    return;
  for (guint i = 0; i < (how == 1 ? 1 : 200) && g_main_context_iteration (NULL, FALSE); i++)
    ;
  /* one that is not seen does not settle */
  if (how == 3)
    test_wait_until (ent_canvas_is_settled (ent_window_canvas (f->window)), 100);
}

static void
do_something (Fixture *f)
{
  typedef void (*Doing) (Fixture * f);
  static const Doing doings[] = { run_command, run_command, run_command, run_command, choose, choose, type_line, press_something, press_something, press_something, change_moments, go_through_history, close_dialogs };

  Doing doing = doings[below (f, G_N_ELEMENTS (doings))];

  if (doing != press_something)
    close_popovers (GTK_WIDGET (f->window), NULL);
  doing (f);
  pass_time (f);
}

static void
check_undo (Fixture *f, GBytes *first)
{
  g_autoptr (GBytes) last = NULL, undone = NULL, redone = NULL;
  guint n;

  ent_window_take_over (f->window);
  test_drain ();
  last = write_map (f);
  n = ent_history_position (f->history);
  g_test_message ("%u steps", n);
  ent_history_go_to (f->history, 0);
  undone = write_map (f);
  g_assert_true (g_bytes_equal (first, undone));
  test_drain ();
  ent_history_go_to (f->history, n);
  redone = write_map (f);
  g_assert_true (g_bytes_equal (last, redone));
}

static void
test_whatever_is_done_can_be_undone (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) first = write_map (f);
  guint n = environment_number ("ENT_RANDOM_STEPS", USUAL_STEPS);

  for (guint i = 1; i <= n; i++)
    {
      do_something (f);
      if (i % STEPS_BETWEEN_CHECKS == 0)
        check_undo (f, first);
    }
  check_undo (f, first);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add ("/random-commands/whatever-is-done-can-be-undone", Fixture, NULL, set_up, test_whatever_is_done_can_be_undone, tear_down);
  return g_test_run ();
}
