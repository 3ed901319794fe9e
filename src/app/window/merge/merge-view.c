/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One conflict at a time: whom it is about, what stands on each side, and which of them shall stand. Nothing is
 * merged before all are decided.
 */
#include "config.h"

#include "app/window/merge/merge-view.h"

#include "app/actions.h"
#include "app/parts/dialog.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>

#define WIDTH 560
#define MARGIN 18
/* Of a value, in characters: who wants to read more compares the files. */
#define MOST_VALUE 600
#define MOST_LINE 200
#define MOST_LINES 6
/* The sides, and both. */
#define N_CHOICES (ENT_SIDE_BOTH + 1)

/* Goes with its window. */
typedef struct
{
  EntMerge *merge; /* the caller's */
  GtkWindow *window;
  guint place;
  gboolean is_showing; /* what is chosen follows the conflict, not the other way round */
  GtkLabel *progress, *name, *what;
  GtkWidget *choices[N_CHOICES]; /* by what is decided; NULL: never */
  GtkLabel *values[N_CHOICES];
  GtkWidget *previous, *next, *rest, *merge_button;
} View;

static void show_conflict (View *view);

static void
show_progress (View *view)
{
  guint n = ent_merge_n_conflicts (view->merge), n_open = ent_merge_n_open (view->merge);
  g_autofree char *text = NULL;

  if (n_open > 0)
    /* Translators: 1: number of the conflict that is shown, 2: how many there are, 3: how many are not decided */
    text = g_strdup_printf (_("Conflict %1$u of %2$u, %3$u open"), view->place + 1, n, n_open);
  else
    /* Translators: 1: number of the conflict that is shown, 2: how many there are */
    text = g_strdup_printf (_("Conflict %1$u of %2$u, all decided"), view->place + 1, n);
  gtk_label_set_text (view->progress, text);
  gtk_widget_set_sensitive (view->previous, view->place > 0);
  gtk_widget_set_sensitive (view->next, view->place + 1 < n);
  gtk_widget_set_sensitive (view->rest, n_open > 0);
  gtk_widget_set_sensitive (view->merge_button, n_open == 0);
}

/* Of what both have made nothing was before, and only notes can both stand. */
static gboolean
can_be (View *view, const EntConflict *conflict, int decision)
{
  if (decision == ENT_SIDE_BASE)
    return ent_conflict_has_base (view->merge, conflict);
  return decision != ENT_SIDE_BOTH || ent_conflict_can_be_both (conflict);
}

/* Line by line: of two notes it is to be seen where the one ends. */
static char *
quote_lines (const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", MOST_LINES);
  guint most = lines[0] != NULL && lines[1] != NULL ? MOST_LINE : MOST_VALUE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = lines[i];

      lines[i] = ent_text_quote (line, most);
    }
  return g_strjoinv ("\n", lines);
}

static void
show_choice (View *view, const EntConflict *conflict, int decision)
{
  GtkWidget *choice = view->choices[decision];
  g_autofree char *value = ent_conflict_value (view->merge, conflict, decision);
  g_autofree char *quoted = quote_lines (value);

  gtk_label_set_text (view->values[decision], quoted);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), conflict->decision == decision);
  /* what is chosen is heard with what it would be */
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, quoted, -1);
  gtk_widget_set_visible (choice, can_be (view, conflict, decision));
  gtk_widget_set_visible (GTK_WIDGET (view->values[decision]), gtk_widget_get_visible (choice));
}

static void
show_conflict (View *view)
{
  const EntConflict *conflict = ent_merge_conflict_at (view->merge, view->place);
  g_autofree char *name = ent_conflict_name (view->merge, conflict), *what = ent_conflict_what (view->merge, conflict);

  view->is_showing = TRUE;
  gtk_label_set_text (view->name, name);
  gtk_label_set_text (view->what, what);
  for (int decision = 0; decision < N_CHOICES; decision++)
    if (view->choices[decision] != NULL)
      show_choice (view, conflict, decision);
  view->is_showing = FALSE;
  show_progress (view);
}

static void
on_chosen (GtkCheckButton *button, GParamSpec *pspec, View *view)
{
  if (view->is_showing || !gtk_check_button_get_active (button))
    return;
  for (int decision = 0; decision < N_CHOICES; decision++)
    if (view->choices[decision] == GTK_WIDGET (button))
      ent_merge_decide (view->merge, view->place, decision);
  show_progress (view);
}

/* --- from one to the next --- */

/* On what is chosen, or on the first that can be. */
static void
focus_choices (View *view)
{
  int decision = ent_merge_conflict_at (view->merge, view->place)->decision;

  gtk_widget_grab_focus (view->choices[decision != ENT_SIDE_OPEN ? decision : (int) ENT_SIDE_FIRST]);
}

static void
go_to (View *view, guint place)
{
  view->place = place;
  show_conflict (view);
  focus_choices (view);
}

static void
on_previous (GtkButton *button, View *view)
{
  go_to (view, view->place - 1);
}

static void
on_next (GtkButton *button, View *view)
{
  go_to (view, view->place + 1);
}

/* The one after this that nobody has decided, and after the last one from the first on; or what merges. */
static void
go_to_open (View *view)
{
  guint n = ent_merge_n_conflicts (view->merge);

  for (guint i = 1; i <= n; i++)
    if (ent_merge_conflict_at (view->merge, (view->place + i) % n)->decision == ENT_SIDE_OPEN)
      {
        go_to (view, (view->place + i) % n);
        return;
      }
  gtk_widget_grab_focus (view->merge_button);
}

/* Enter chooses, and on what is chosen it goes on. */
static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, View *view)
{
  GtkWidget *focus = gtk_window_get_focus (view->window);

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || !GTK_IS_CHECK_BUTTON (focus) || !gtk_check_button_get_active (GTK_CHECK_BUTTON (focus)))
    return FALSE;
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return FALSE;
  go_to_open (view);
  return TRUE;
}

/* The buttons are dead then, and the keyboard goes on to the one that is left. */
static void
decide_rest (View *view, EntSide side)
{
  ent_merge_decide_rest (view->merge, side);
  show_conflict (view);
  gtk_widget_grab_focus (view->merge_button);
}

static void
on_rest_here (GtkButton *button, View *view)
{
  decide_rest (view, ENT_SIDE_FIRST);
}

static void
on_rest_there (GtkButton *button, View *view)
{
  decide_rest (view, ENT_SIDE_LAST);
}

/* --- building --- */

static GtkLabel *
add_label (GtkBox *box, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_button (GtkBox *box, const char *label, GCallback callback, View *view)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect (button, "clicked", callback, view);
  gtk_box_append (box, button);
  return button;
}

static void
add_choice (View *view, GtkBox *box, int side, const char *label)
{
  GtkWidget *choice = gtk_check_button_new_with_mnemonic (label);

  view->choices[side] = choice;
  if (side != (int) ENT_SIDE_FIRST)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (choice), GTK_CHECK_BUTTON (view->choices[ENT_SIDE_FIRST]));
  gtk_box_append (box, choice);
  view->values[side] = add_label (box, NULL);
  gtk_label_set_selectable (view->values[side], FALSE);
  gtk_widget_set_margin_start (GTK_WIDGET (view->values[side]), 2 * MARGIN);
  gtk_widget_set_margin_bottom (GTK_WIDGET (view->values[side]), 6);
  g_signal_connect (choice, "notify::active", G_CALLBACK (on_chosen), view);
}

static GtkWidget *
build_choices (View *view, const char *name)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *quoted = ent_text_quote (name, ENT_TEXT_QUOTED);
  /* Translators: %s: name of a file; the version that is in it */
  g_autofree char *there = g_strdup_printf (_("As in “%s”"), quoted);
  g_autofree char *escaped = ent_menu_label (there);

  add_choice (view, box, ENT_SIDE_FIRST, _("As _here, in this window"));
  add_choice (view, box, ENT_SIDE_LAST, escaped);
  add_choice (view, box, ENT_SIDE_BOTH, _("Both, _one below the other"));
  if (ent_merge_has_base (view->merge))
    add_choice (view, box, ENT_SIDE_BASE, _("As it was _before both"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), view);
  gtk_widget_add_controller (GTK_WIDGET (box), keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 400);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 180);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (box));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkBox *
add_row (GtkBox *box)
{
  GtkBox *row = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));

  gtk_box_append (box, GTK_WIDGET (row));
  return row;
}

static GtkWidget *
build_content (View *view, const char *name, const char *which)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkBox *box = GTK_BOX (content), *row;

  gtk_widget_set_margin_start (content, MARGIN);
  gtk_widget_set_margin_end (content, MARGIN);
  gtk_widget_set_margin_top (content, MARGIN);
  gtk_widget_set_margin_bottom (content, MARGIN);
  if (which != NULL)
    gtk_label_set_text (add_label (box, "dim-label"), which);
  view->progress = add_label (box, "dim-label");
  view->name = add_label (box, "heading");
  view->what = add_label (box, NULL);
  gtk_box_append (box, build_choices (view, name));
  row = add_row (box);
  view->previous = add_button (row, _("_Previous"), G_CALLBACK (on_previous), view);
  view->next = add_button (row, _("_Next"), G_CALLBACK (on_next), view);
  view->rest = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_hexpand (view->rest, TRUE);
  gtk_widget_set_halign (view->rest, GTK_ALIGN_END);
  add_button (GTK_BOX (view->rest), _("The rest as h_ere"), G_CALLBACK (on_rest_here), view);
  add_button (GTK_BOX (view->rest), _("The rest as in the _file"), G_CALLBACK (on_rest_there), view);
  gtk_box_append (row, view->rest);
  return content;
}

/* Of two notes neither need be lost. */
static void
propose_both (EntMerge *merge)
{
  for (guint i = 0; i < ent_merge_n_conflicts (merge); i++)
    {
      const EntConflict *conflict = ent_merge_conflict_at (merge, i);

      if (conflict->decision == ENT_SIDE_OPEN && ent_conflict_can_be_both (conflict))
        ent_merge_decide (merge, i, ENT_SIDE_BOTH);
    }
}

void
ent_merge_ask (GtkWindow *parent, EntMerge *merge, const char *name, const char *which, EntDialogAnswer answer, gpointer data)
{
  GtkWidget *merge_button, *window = ent_dialog_new (parent, _("Merge"), _("_Merge"), &merge_button);
  View *view = g_new0 (View, 1);

  g_return_if_fail (ent_merge_n_open (merge) > 0);

  *view = (View) { .merge = merge, .window = GTK_WINDOW (window), .merge_button = merge_button };
  while (ent_merge_conflict_at (merge, view->place)->decision != ENT_SIDE_OPEN)
    view->place++;
  propose_both (merge);
  gtk_window_set_child (GTK_WINDOW (window), build_content (view, name, which));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, -1);
  g_object_set_data_full (G_OBJECT (window), "view", view, g_free);
  /* Enter on a choice goes on to the next conflict */
  gtk_window_set_default_widget (GTK_WINDOW (window), NULL);
  ent_dialog_set_answer (window, merge_button, answer, data);
  show_conflict (view);
  gtk_window_present (GTK_WINDOW (window));
  focus_choices (view);
}
