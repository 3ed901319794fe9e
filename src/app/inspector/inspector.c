/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the page for what is selected, and keeps it up to date: any number
 * of changes are shown together, with the next turn of the main loop.
 */
#include "app/inspector/inspector-private.h"

#include "app/compat.h"
#include "app/window/first-frame.h"
#include "app/parts/section.h"
#include "app/parts/symbol-image.h"

#include <glib/gi18n.h>

struct _EntInspector
{
  GtkBox parent_instance;
  EntDocument *document;
  GtkWidget *symbol;
  GtkLabel *title, *subtitle;
  GtkStack *stack; /* NULL until it is seen or asked, as all that it is made of */
  GtkScrolledWindow *scroller;
  GtkWidget *stakeholder_page, *tie_page, *map_page; /* NULL until it is shown */
  char *shown;                                       /* id of what is shown, "" for the map */
  guint update_id;
};

G_DEFINE_FINAL_TYPE (EntInspector, ent_inspector, GTK_TYPE_BOX)

/* Each page is many widgets, and most windows need one: @page is made when it is first shown. */
static void
show_page (EntInspector *self, GtkWidget **page, GtkWidget *(*make) (EntDocument *document))
{
  if (*page == NULL)
    {
      *page = make (self->document);
      gtk_widget_add_css_class (*page, "inspector-page");
      gtk_stack_add_child (self->stack, *page);
    }
  gtk_stack_set_visible_child (self->stack, *page);
}

static void
show_header (EntInspector *self, const EntStakeholder *stakeholder, const char *title, const char *subtitle)
{
  gtk_widget_set_visible (self->symbol, stakeholder != NULL);
  if (stakeholder != NULL)
    ent_symbol_image_show_stakeholder (ENT_SYMBOL_IMAGE (self->symbol), ent_document_map (self->document), stakeholder,
                                       ent_document_moment (self->document));
  gtk_label_set_text (self->title, title);
  ent_set_tooltip (GTK_WIDGET (self->title), title);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL);
  gtk_label_set_text (self->subtitle, subtitle != NULL ? subtitle : "");
}

static void
show_stakeholders (EntInspector *self, const char *const *ids)
{
  EntMap *map = ent_document_map (self->document);
  const EntStakeholder *first = ent_map_stakeholder (map, ids[0]);
  guint n = g_strv_length ((char **) ids);

  show_page (self, &self->stakeholder_page, ent_stakeholder_page_new);
  ent_stakeholder_page_show (ENT_STAKEHOLDER_PAGE (self->stakeholder_page), ids);
  if (n == 1)
    show_header (self, first, first->name != NULL ? first->name : "", ent_map_sector_label (map, first->sector));
  else
    {
      g_autofree char *title = g_strdup_printf (ngettext ("%u stakeholder", "%u stakeholders", n), n);

      show_header (self, NULL, title, _("What you change is changed for all of them."));
    }
}

static GtkWidget *
build_header (EntInspector *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->symbol = ent_symbol_image_new ();
  gtk_widget_set_valign (self->symbol, GTK_ALIGN_CENTER);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->subtitle = GTK_LABEL (ent_dim_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_lines (self->title, 3);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "inspector-title");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (self->subtitle));
  gtk_box_append (GTK_BOX (header), self->symbol);
  gtk_box_append (GTK_BOX (header), text);
  gtk_widget_add_css_class (header, "inspector-header");
  return header;
}

static void
build (EntInspector *self)
{
  gtk_box_append (GTK_BOX (self), build_header (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  /* one that is not shown would ask for the width that it needs at its least height */
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->stack));
  /* a reason has the lines that it needs */
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (gtk_scrolled_window_get_child (self->scroller)), GTK_SCROLL_NATURAL);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->scroller));
}

static void
show_now (EntInspector *self)
{
  EntMap *map = ent_document_map (self->document);
  const char *focus = ent_selection_focus (ent_document_selection (self->document));
  g_auto (GStrv) ids = ent_document_dup_selected (self->document, ENT_RECORD_STAKEHOLDER);
  const char *shown = focus != NULL ? focus : "";
  const EntTie *tie = focus != NULL ? ent_map_tie (map, focus) : NULL;

  if (self->stack == NULL)
    build (self);
  if (tie != NULL)
    {
      show_page (self, &self->tie_page, ent_tie_page_new);
      ent_tie_page_show (ENT_TIE_PAGE (self->tie_page), focus);
      show_header (self, NULL, ent_choice_label (&ent_tie_choices, tie->kind), ent_choice_help (&ent_tie_choices, tie->kind));
    }
  else if (ids[0] != NULL)
    show_stakeholders (self, (const char *const *) ids);
  else
    {
      g_autofree char *title = ent_document_dup_title (self->document);

      show_page (self, &self->map_page, ent_map_page_new);
      ent_map_page_show (ENT_MAP_PAGE (self->map_page));
      show_header (self, NULL, title, _("The map"));
      shown = "";
    }
  if (g_strcmp0 (shown, self->shown) != 0)
    {
      g_free (self->shown);
      self->shown = g_strdup (shown);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
}

static gboolean
on_update (gpointer data)
{
  EntInspector *self = data;

  self->update_id = 0;
  show_now (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (EntInspector *self)
{
  if (self->update_id == 0 && self->stack != NULL)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_update, self, NULL);
}

static void
ent_inspector_dispose (GObject *object)
{
  EntInspector *self = ENT_INSPECTOR (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->document);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (ent_inspector_parent_class)->dispose (object);
}

static void
ent_inspector_class_init (EntInspectorClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_inspector_dispose;
}

static void
ent_inspector_init (EntInspector *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "inspector");
}

static void
on_seen (GtkWidget *widget)
{
  EntInspector *self = ENT_INSPECTOR (widget);

  if (self->document != NULL && self->stack == NULL)
    show_now (self);
}

GtkWidget *
ent_inspector_new (EntDocument *document)
{
  EntInspector *self = g_object_new (ENT_TYPE_INSPECTOR, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (ent_document_map (document), "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_document_selection (document), "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "view-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  ent_after_first_frame (GTK_WIDGET (self), on_seen);
  return GTK_WIDGET (self);
}

void
ent_inspector_focus_first (EntInspector *self)
{
  ent_inspector_update_now (self);
  if (gtk_stack_get_visible_child (self->stack) == self->stakeholder_page)
    ent_stakeholder_page_edit_name (ENT_STAKEHOLDER_PAGE (self->stakeholder_page));
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

void
ent_inspector_write_log (EntInspector *self)
{
  ent_inspector_update_now (self);
  if (self->stakeholder_page != NULL && gtk_stack_get_visible_child (self->stack) == self->stakeholder_page)
    ent_stakeholder_page_write_log (ENT_STAKEHOLDER_PAGE (self->stakeholder_page));
}

void
ent_inspector_show_moments (EntInspector *self)
{
  ent_selection_clear (ent_document_selection (self->document));
  ent_inspector_update_now (self);
  ent_map_page_open_moments (ENT_MAP_PAGE (self->map_page));
}

void
ent_inspector_update_now (EntInspector *self)
{
  g_clear_handle_id (&self->update_id, g_source_remove);
  show_now (self);
}
