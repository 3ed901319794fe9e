/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every command changes nothing of the map, or is one step that undo takes back and redo brings again, to the byte.
 * Whoever adds a command finds it here already: it is run, or stands in the list of those that are not, with a reason.
 */
#include "ui/test-util.h"

#include "app/actions.h"
#include "app/canvas/canvas.h"
#include "app/plan/plan-private.h"
#include "app/projector/projector.h"
#include "app/window/window-private.h"
#include "io/store.h"
#include "model/edit-actions.h"
#include "model/edit.h"

#include <string.h>

/* Not run here, and why. */
static const struct
{
  const char *action, *reason;
} left_out[] = {
  { "win.undo", "is the way back" },
  { "win.redo", "is the way on" },
  { "win.open", "asks in a dialog of files" },
  { "win.save-as", "asks in a dialog of files" },
  { "win.print", "asks in the dialog of printers" },
  { "win.reload", "is a step where others have changed the file, or puts another document into the window, which has its own way back" },
  { "win.unreload", "is that way back" },
  { "win.edit-file", "is for a file that somebody else had open" },
  { "win.compare", "asks in a dialog of files" },
  { "win.merge", "asks in a dialog of files" },
  { "win.atlas", "asks in a dialog of files" },
  { "win.import", "asks in a dialog of files" },
  { "win.import-clipboard", "comes later, when the clipboard has answered: tests of importing undo it" },
  { "win.findings", "is for a file in which something was wrong" },
  { "win.earlier-versions", "is for a file that was saved over" },
  { "win.recover", "is for work that was not saved when a program ended" },
  { "win.cancel-work", "is for work under way" },
  { "canvas.paste", "comes later, when the clipboard has answered: tests of the clipboard undo it" },
  { "win.close", "ends the window" },
  { "app.quit", "ends the program" },
};

/* With parameters, from menus and buttons: those in the table have theirs. */
static const char *const more[] = {
  "canvas.set-commitment(uint32 5)",
  "canvas.set-commitment(uint32 0)",
  "canvas.set-sector('media')",
  "canvas.set-tie-kind('tension')",
  "win.add-action(('Visit', @as [], false))",
  "win.show-action('a-nowhere')",
};

/* So many of them must change the map, or the test would show nothing. */
#define LEAST_CHANGING 17

typedef enum
{
  NOBODY,
  STAKEHOLDER,
  TIE,
  N_CHOSEN,
} Chosen;

typedef struct
{
  EntWindow *window;
  EntDocument *document;
  EntHistory *history;
  char *hotel, *tie; /* ids */
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = test_temporary ("undo.entorno");
  const char *police;

  f->window = test_window ();
  f->document = ent_window_document (f->window);
  f->history = ent_document_history (f->document);
  f->hotel = g_strdup (test_add (f->window, "Gran Hotel", ENT_SECTOR_PRIVATE));
  police = test_add (f->window, "Tourism police", ENT_SECTOR_INSTITUTIONS);
  g_assert_nonnull (ent_edit_add_inside (f->history, f->hotel, "Reception", ENT_SECTOR_PRIVATE, ENT_KIND_FORMAL, NULL));
  g_assert_true (ent_edit_rate (f->history, (const char *const[]) { f->hotel }, 1, ent_document_moment (f->document), ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_NEUTRAL, NULL));
  f->tie = g_strdup (ent_edit_add_tie (f->history, f->hotel, police, ENT_TIE_WORKS_WITH, ENT_DIRECTION_DEFAULT, NULL));
  g_assert_nonnull (ent_edit_add_action (f->history, ent_action_new ("Train the reception staff"), NULL));
  g_assert_nonnull (ent_edit_add_action (f->history, ent_action_new ("Visit the hotel"), NULL));
  /* there is something to show all of */
  ent_document_set_search (f->document, "Hotel");
  ent_window_save_at (f->window, path, FALSE);
  test_wait_for_file (f->window);
  gtk_widget_grab_focus (f->window->canvas);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  test_close (f->window);
  g_free (f->hotel);
  g_free (f->tie);
}

static void
settle (Fixture *f)
{
  test_drain ();
  g_assert_true (test_wait_until (ent_canvas_is_settled (ent_window_canvas (f->window)), 10000));
  test_drain ();
}

static GBytes *
write_map (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = ent_store_write (ent_document_map (f->document), &error);

  g_assert_no_error (error);
  return bytes;
}

static gboolean
class_has_action (GtkWidgetClass *class, const char *wanted)
{
  const char *name, *property;
  const GVariantType *type;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (class, i, &owner, &name, &type, &property); i++)
    if (strcmp (name, wanted) == 0)
      return TRUE;
  return FALSE;
}

/* The widget in @root that does this, itself included, or NULL. */
static GtkWidget *
find_doer (GtkWidget *root, const char *name)
{
  if (class_has_action (GTK_WIDGET_GET_CLASS (root), name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_doer (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* With its first action chosen. */
static GtkWidget *
open_plan (Fixture *f)
{
  EntPlanView *plan;

  test_activate (f->window, "win.view('plan')");
  plan = ENT_PLAN_VIEW (f->window->plan_page);
  ent_plan_view_set_grouping (plan, ENT_PLAN_AS_IN_MAP);
  ent_plan_view_go_to (plan, 0, ENT_PLAN_COLUMN_WHAT, FALSE);
  settle (f);
  return f->window->plan_page;
}

/* Some are in what has to be opened first. */
static GtkWidget *
open_doer (Fixture *f, const char *name)
{
  GtkWidget *found;

  /* those of the application are reached from everywhere */
  if (g_str_has_prefix (name, "app."))
    return GTK_WIDGET (f->window);
  found = find_doer (GTK_WIDGET (f->window), name);
  /* while there is a projector */
  if (g_str_has_prefix (name, "win.step-"))
    test_activate (f->window, "win.project");
  if (found == NULL && g_str_has_prefix (name, "projector."))
    {
      test_activate (f->window, "win.project");
      return f->window->projector;
    }
  if (found == NULL && g_str_has_prefix (name, "plan."))
    return open_plan (f);
  if (found == NULL)
    {
      test_activate (f->window, "win.view('register')");
      found = find_doer (GTK_WIDGET (f->window), name);
    }
  return found;
}

static void
close_popovers (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root), *next; child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      close_popovers (child);
      if (GTK_IS_POPOVER (child) && gtk_widget_get_visible (child))
        gtk_popover_popdown (GTK_POPOVER (child));
    }
}

/* Whatever the command has opened. */
static void
close_all_else (Fixture *f)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != f->window)
      gtk_window_destroy (l->data);
  close_popovers (GTK_WIDGET (f->window));
  /* what was begun in the picture, or is being typed */
  gtk_widget_grab_focus (f->window->canvas);
  gtk_widget_activate_action (f->window->canvas, "canvas.escape", NULL);
  test_wait_for_file (f->window);
  settle (f);
}

static void
choose (Fixture *f, Chosen chosen)
{
  EntSelection *selection = ent_document_selection (f->document);

  ent_selection_set (selection, chosen == STAKEHOLDER ? f->hotel : chosen == TIE ? f->tie
                                                                                 : NULL);
  settle (f);
}

/* Leaves the map as it was. Returns whether the command changed it meanwhile. */
static gboolean
check (Fixture *f, const char *action, GBytes *before, guint position)
{
  g_autoptr (GBytes) after = write_map (f), undone = NULL, redone = NULL, again = NULL;
  guint now = ent_history_position (f->history);

  if (g_bytes_equal (before, after))
    {
      if (now != position)
        g_error ("%s is a step that changes nothing", action);
      return FALSE;
    }
  if (now != position + 1)
    g_error ("%s changes the map in %d steps", action, (int) now - (int) position);
  ent_history_undo (f->history);
  undone = write_map (f);
  if (!g_bytes_equal (before, undone))
    g_error ("undo does not bring back what was before %s", action);
  ent_history_redo (f->history);
  redone = write_map (f);
  if (!g_bytes_equal (after, redone))
    g_error ("redo does not bring again what %s did", action);
  ent_history_undo (f->history);
  again = write_map (f);
  g_assert_true (g_bytes_equal (before, again));
  return TRUE;
}

/* Whether it changed the map; sets @was_run. */
static gboolean
run (Fixture *f, const char *action, Chosen chosen, gboolean *was_run)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GBytes) before = NULL;
  GtkWidget *doer;
  guint position;

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  choose (f, chosen);
  before = write_map (f);
  position = ent_history_position (f->history);
  doer = open_doer (f, name);
  if (doer == NULL)
    g_error ("nobody does %s", action);
  if (!test_is_enabled (doer, action))
    {
      close_all_else (f);
      return FALSE;
    }
  *was_run = TRUE;
  g_assert_true (gtk_widget_activate_action_variant (doer, name, target));
  settle (f);
  close_all_else (f);
  return check (f, action, before, position);
}

static gboolean
is_left_out (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    if (g_str_equal (left_out[i].action, action))
      return TRUE;
  return FALSE;
}

static guint n_changing;

/* In a window of its own, so that no command stands in the way of the next. */
static void
check_command (const char *action)
{
  gboolean was_run = FALSE, changes = FALSE;
  Fixture f;

  if (is_left_out (action))
    return;
  set_up (&f, NULL);
  for (guint chosen = 0; chosen < N_CHOSEN; chosen++)
    changes |= run (&f, action, chosen, &was_run);
  tear_down (&f, NULL);
  if (!was_run)
    g_error ("%s was never run: say here how it can be, or why not", action);
  n_changing += changes;
}

static void
test_every_command_of_the_table_is_undone_or_changes_nothing (void)
{
  guint n;
  const EntCommand *commands = ent_commands (&n);

  n_changing = 0;
  for (guint i = 0; i < n; i++)
    check_command (commands[i].action);
  g_test_message ("%u of %u commands change the map", n_changing, n);
  g_assert_cmpuint (n_changing, >=, LEAST_CHANGING);
}

static gboolean
takes_nothing (const GVariantType *type, const char *property)
{
  return type == NULL && property == NULL;
}

static void
check_class (GtkWidgetClass *class)
{
  const char *name, *property;
  const GVariantType *type;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (class, i, &owner, &name, &type, &property); i++)
    if (takes_nothing (type, property) && (g_str_has_prefix (name, "win.") || g_str_has_prefix (name, "canvas.")) && ent_command_find (name) == NULL)
      check_command (name);
}

/* What only menus, buttons and keys beside the table do. */
static void
test_every_other_action_is_undone_or_changes_nothing (void)
{
  g_autoptr (GTypeClass) window = g_type_class_ref (ENT_TYPE_WINDOW);
  g_autoptr (GTypeClass) canvas = g_type_class_ref (ENT_TYPE_CANVAS);

  check_class (GTK_WIDGET_CLASS (window));
  check_class (GTK_WIDGET_CLASS (canvas));
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    check_command (more[i]);
}

static void
test_what_is_left_out_is_there (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    if (ent_command_find (left_out[i].action) == NULL && !g_str_equal (left_out[i].action, "win.cancel-work"))
      g_error ("%s is no command, and need not be left out", left_out[i].action);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/undo-commands/what-is-left-out-is-there", test_what_is_left_out_is_there);
  g_test_add_func ("/undo-commands/every-command-of-the-table-is-undone-or-changes-nothing", test_every_command_of_the_table_is_undone_or_changes_nothing);
  g_test_add_func ("/undo-commands/every-other-action-is-undone-or-changes-nothing", test_every_other_action_is_undone_or_changes_nothing);
  return g_test_run ();
}
