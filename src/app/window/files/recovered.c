/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing here decides for people: what they neither open nor delete is offered again.
 */
#include "config.h"

#include "app/window/files/recovered.h"

#include "app/compat.h"
#include "app/parts/section.h"
#include "app/window/window-private.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>

#define WIDTH 720
/* Around the list, as .dialog-content has it. */
#define PADDING 18
/* What does not fit in scrolls. */
#define MOST_HEIGHT 448

/* One of them, with the widgets that are about it. */
typedef struct
{
  EntWindow *window; /* borrowed: the list goes before it */
  GtkWidget *list;
  char *id, *title;
} Item;

static void
item_free (gpointer data, GClosure *closure)
{
  Item *item = data;

  g_free (item->id);
  g_free (item->title);
  g_free (item);
}

char *
ent_recovered_dup_title (const EntRecovery *recovery)
{
  if (recovery->title != NULL)
    return g_strdup (recovery->title);
  if (recovery->path != NULL)
    return ent_format_display_stem (recovery->path);
  return g_strdup (recovery->is_damaged ? _("Damaged") : _("New map"));
}

/* Where the file is, and when somebody worked on it. */
static char *
describe_place (const EntRecovery *recovery)
{
  g_autofree char *name = recovery->path != NULL ? g_filename_display_name (recovery->path) : NULL, *shown = ent_text_quote (name, 0), *text = NULL;
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (recovery->time / G_USEC_PER_SEC);

  text = when != NULL ? g_date_time_format (when, "%Y-%m-%d %H:%M") : NULL;
  if (text == NULL)
    text = g_strdup ("–");
  if (name == NULL)
    /* Translators: %s: day and time, of a map that has no file */
    return g_strdup_printf (_("Never saved. Last changed: %s"), text);
  /* Translators: 1: path of a file, 2: day and time */
  return g_strdup_printf (_("In %1$s. Last changed: %2$s"), shown, text);
}

static char *
describe_steps (const EntRecovery *recovery)
{
  if (recovery->is_in_file)
    return g_strdup (_("all of it is in the saved file"));
  if (recovery->path == NULL)
    /* Translators: how many steps a map that has no file is made of */
    return g_strdup_printf (ngettext ("%u step", "%u steps", recovery->n_unsaved), recovery->n_unsaved);
  /* Translators: how many */
  return g_strdup_printf (ngettext ("%u step that is not in the saved file", "%u steps that are not in the saved file", recovery->n_unsaved), recovery->n_unsaved);
}

/* "12 stakeholders, 5 ties, 3 steps that are not in the saved file" */
static char *
describe_contents (const EntRecovery *recovery)
{
  g_autofree char *stakeholders = NULL, *ties = NULL, *steps = NULL;

  if (recovery->is_damaged)
    return g_strdup (_("It cannot be read any more. It stays until you delete it."));
  if (recovery->is_sealed)
    return g_strdup (_("It is sealed with the passphrase of the map, which is asked for when it is opened."));
  /* Translators: how many */
  stakeholders = g_strdup_printf (ngettext ("%u stakeholder", "%u stakeholders", recovery->n_stakeholders), recovery->n_stakeholders);
  /* Translators: how many */
  ties = g_strdup_printf (ngettext ("%u tie", "%u ties", recovery->n_ties), recovery->n_ties);
  steps = describe_steps (recovery);
  /* Translators: what a map holds: 1: so many stakeholders, 2: so many ties, 3: so many steps */
  return g_strdup_printf (_("%1$s, %2$s; %3$s"), stakeholders, ties, steps);
}

static void
on_open (GtkButton *button, Item *item)
{
  EntWindow *window = item->window;
  g_autofree char *id = g_strdup (item->id);

  gtk_window_destroy (GTK_WINDOW (item->list));
  ent_window_open_recovered (window, id);
}

typedef struct
{
  EntWindow *window; /* owned */
  char *id;
} Deletion;

static void
on_delete_answer (guint button, gpointer data)
{
  g_autofree Deletion *deletion = data;
  g_autoptr (EntWindow) window = deletion->window;
  g_autofree char *id = deletion->id;
  g_autoptr (GError) error = NULL;

  if (window->document == NULL || button != 0)
    return;
  if (!ent_recovery_discard (id, &error))
    ent_window_say (window, ENT_MESSAGE_ERROR, error->message, NULL, NULL);
  /* the list is made anew, of what is left */
  ent_window_recover (window);
}

static void
on_delete (GtkButton *button, Item *item)
{
  const char *const buttons[] = { _("_Delete"), _("_Cancel"), NULL };
  /* Translators: %s: title of a map */
  g_autofree char *heading = g_strdup_printf (_("Delete the work on “%s” that was not saved?"), item->title);
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->window = g_object_ref (item->window);
  deletion->id = g_strdup (item->id);
  ent_ask (GTK_WINDOW (item->list), heading, _("It cannot be brought back. The saved file, if there is one, stays as it is."), buttons, 1, on_delete_answer, deletion);
}

static GtkWidget *
build_line (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
add_button (GtkWidget *row, const char *label, const Item *item, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  Item *own = g_memdup2 (item, sizeof *item);

  own->id = g_strdup (item->id);
  own->title = g_strdup (item->title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* which one, for those who only hear it */
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, item->title, -1);
  g_signal_connect_data (button, "clicked", callback, own, item_free, 0);
  gtk_box_append (GTK_BOX (row), button);
}

static GtkWidget *
build_row (EntWindow *window, GtkWidget *list, const EntRecovery *recovery)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *title = ent_recovered_dup_title (recovery), *contents = describe_contents (recovery);
  Item item = { .window = window, .list = list, .id = recovery->id, .title = title };

  gtk_box_append (GTK_BOX (words), build_line (title, "heading"));
  if (!recovery->is_damaged)
    {
      g_autofree char *place = describe_place (recovery);

      gtk_box_append (GTK_BOX (words), build_line (place, "dim-label"));
    }
  gtk_box_append (GTK_BOX (words), build_line (contents, "dim-label"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  if (!recovery->is_damaged)
    add_button (row, _("_Open"), &item, G_CALLBACK (on_open));
  add_button (row, _("_Delete…"), &item, G_CALLBACK (on_delete));
  gtk_widget_add_css_class (row, "recovered-row");
  return row;
}

static GtkWidget *
build_rows (EntWindow *window, GtkWidget *list, GPtrArray *left)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  int height = 0;

  for (guint i = 0; i < left->len; i++)
    gtk_box_append (GTK_BOX (rows), build_row (window, list, g_ptr_array_index (left, i)));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), rows);
  /* as high as lines that break are in this width, whatever the size of letters */
  gtk_widget_measure (rows, GTK_ORIENTATION_VERTICAL, WIDTH - 2 * PADDING, NULL, &height, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), MIN (height, MOST_HEIGHT));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
build_content (EntWindow *window, GtkWidget *list, GPtrArray *left)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *later = gtk_button_new_with_mnemonic (left->len > 0 ? _("_Later") : _("_Close"));

  gtk_widget_add_css_class (content, "dialog-content");
  gtk_box_append (GTK_BOX (content), build_line (left->len > 0
                                                 ? _("The program ended before this was saved. Open it to go on: no file is written until you save. What you leave here is offered again.")
                                                 : _("Nothing is left that was not saved."),
                                                      "recovered-words"));
  if (left->len > 0)
    gtk_box_append (GTK_BOX (content), build_rows (window, list, left));
  gtk_widget_set_halign (later, GTK_ALIGN_END);
  g_signal_connect_swapped (later, "clicked", G_CALLBACK (gtk_window_destroy), list);
  gtk_box_append (GTK_BOX (content), later);
  return content;
}

void
ent_recovered_show (EntWindow *window, GPtrArray *left)
{
  gboolean was_shown = window->recovered_list != NULL;
  GtkWidget *list;

  if (was_shown)
    gtk_window_destroy (GTK_WINDOW (window->recovered_list));
  /* the last of them was deleted */
  if (was_shown && left->len == 0)
    return;
  list = gtk_window_new ();
  gtk_window_set_titlebar (GTK_WINDOW (list), gtk_header_bar_new ());
  gtk_window_set_title (GTK_WINDOW (list), _("Recovered work"));
  gtk_window_set_child (GTK_WINDOW (list), build_content (window, list, left));
  gtk_window_set_default_size (GTK_WINDOW (list), WIDTH, -1);
  gtk_window_set_modal (GTK_WINDOW (list), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (list), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (list), TRUE);
  ent_close_on_escape (GTK_WINDOW (list));
  g_set_weak_pointer (&window->recovered_list, list);
  gtk_window_present (GTK_WINDOW (list));
}
