/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/parts/stakeholder-search.h"

#include "app/compat.h"
#include "app/parts/symbol-image.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_SHOWN 12

struct _EntStakeholderSearch
{
  GtkPopover parent_instance;
  EntDocument *document;
  char *except;
  gboolean has_sectors;
  GtkEditable *search;
  GtkListBox *list;
  char *shown; /* what was searched for when the list was filled last */
};

enum
{
  PICKED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntStakeholderSearch, ent_stakeholder_search, GTK_TYPE_POPOVER)

/* @image: before the name; or NULL. */
static void
add_row (EntStakeholderSearch *self, const char *id, const char *name, GtkWidget *image)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (image != NULL)
    gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  gtk_list_box_append (self->list, row);
}

static void
add_match (EntStakeholderSearch *self, const EntStakeholder *stakeholder)
{
  GtkWidget *image = ent_symbol_image_new ();

  ent_symbol_image_show_stakeholder (ENT_SYMBOL_IMAGE (image), ent_document_map (self->document), stakeholder, ent_document_moment (self->document));
  add_row (self, stakeholder->base.id, stakeholder->name, image);
}

/* Those with @text in their name, or all with NULL. How many. */
static guint
add_sectors (EntStakeholderSearch *self, const char *text)
{
  EntMap *map = ent_document_map (self->document);
  g_autofree char *needle = text != NULL ? ent_text_fold (text) : NULL;
  guint n = 0;

  for (guint i = 0; self->has_sectors && i < ENT_N_SECTORS; i++)
    {
      const char *name = ent_map_sector_label (map, (EntSectorId) i);
      g_autofree char *folded = ent_text_fold (name);

      if (needle != NULL && strstr (folded, needle) == NULL)
        continue;
      add_row (self, ent_sector_choices.items[i].name, name, NULL);
      n++;
    }
  return n;
}

/* Before anything is typed: those that came first. */
static GPtrArray *
list_first (EntStakeholderSearch *self, guint most)
{
  EntMap *map = ent_document_map (self->document);
  GPtrArray *ids = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_id_unref);
  guint n = ent_map_n_stakeholders (map);

  for (guint i = 0; i < n && ids->len < most; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);

      if (stakeholder->name != NULL && g_strcmp0 (stakeholder->base.id, self->except) != 0)
        g_ptr_array_add (ids, ent_id_ref (stakeholder->base.id));
    }
  return ids;
}

static void
fill (EntStakeholderSearch *self)
{
  const char *text = gtk_editable_get_text (self->search);
  g_autofree char *clean = ent_text_clean (text, -1, TRUE, NULL);
  g_autoptr (GPtrArray) ids = NULL;
  GtkWidget *row;
  guint most;

  g_free (self->shown);
  self->shown = g_strdup (text);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL && GTK_IS_LIST_BOX_ROW (row))
    gtk_list_box_remove (self->list, row);
  most = MOST_SHOWN - add_sectors (self, clean);
  ids = clean != NULL ? ent_name_index_match (ent_document_names (self->document), clean, self->except, most) : list_first (self, most);
  for (guint i = 0; i < ids->len; i++)
    add_match (self, ent_map_stakeholder (ent_document_map (self->document), g_ptr_array_index (ids, i)));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
pick (EntStakeholderSearch *self, GtkListBoxRow *row)
{
  g_autofree char *id = NULL;

  if (row == NULL)
    return;
  id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));
  /* who hears of it may drop the popover, or ask what it was opened for */
  g_object_ref (self);
  g_signal_emit (self, signals[PICKED], 0, id);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_object_unref (self);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, EntStakeholderSearch *self)
{
  pick (self, row);
}

/* Of those that are found now. */
static GtkListBoxRow *
find_selected (EntStakeholderSearch *self)
{
  /* the entry tells of changes late, and fingers are fast */
  if (g_strcmp0 (self->shown, gtk_editable_get_text (self->search)) != 0)
    fill (self);
  return gtk_list_box_get_selected_row (self->list);
}

static void
on_search_activate (GtkSearchEntry *entry, EntStakeholderSearch *self)
{
  pick (self, find_selected (self));
}

static void
on_search_changed (GtkSearchEntry *entry, EntStakeholderSearch *self)
{
  fill (self);
}

static gboolean
on_search_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntStakeholderSearch *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return FALSE;
  row = gtk_list_box_get_row_at_index (self->list, keyval == GDK_KEY_Down ? index + 1 : MAX (index - 1, 0));
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  return TRUE;
}

static void
ent_stakeholder_search_show (GtkWidget *widget)
{
  EntStakeholderSearch *self = ENT_STAKEHOLDER_SEARCH (widget);

  fill (self);
  GTK_WIDGET_CLASS (ent_stakeholder_search_parent_class)->show (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_set_position (self->search, -1);
}

/* What was typed is for this time only. */
static void
ent_stakeholder_search_closed (GtkPopover *popover)
{
  gtk_editable_set_text (ENT_STAKEHOLDER_SEARCH (popover)->search, "");
}

static void
ent_stakeholder_search_finalize (GObject *object)
{
  EntStakeholderSearch *self = ENT_STAKEHOLDER_SEARCH (object);

  g_free (self->except);
  g_free (self->shown);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_stakeholder_search_parent_class)->finalize (object);
}

static void
ent_stakeholder_search_class_init (EntStakeholderSearchClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_stakeholder_search_finalize;
  GTK_WIDGET_CLASS (class)->show = ent_stakeholder_search_show;
  GTK_POPOVER_CLASS (class)->closed = ent_stakeholder_search_closed;
  signals[PICKED] = g_signal_new ("picked", ENT_TYPE_STAKEHOLDER_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ent_stakeholder_search_init (EntStakeholderSearch *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *search = gtk_search_entry_new ();

  self->search = GTK_EDITABLE (search);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_placeholder (self->list, gtk_label_new (_("No stakeholder has this name")));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "picker");
  gtk_widget_set_size_request (box, 260, -1);
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_search_key), self);
  gtk_widget_add_controller (search, keys);
  g_signal_connect (search, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect (search, "activate", G_CALLBACK (on_search_activate), self);
  /* the entry keeps Escape for itself */
  g_signal_connect_swapped (search, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
}

GtkWidget *
ent_stakeholder_search_new (EntDocument *document)
{
  EntStakeholderSearch *self = g_object_new (ENT_TYPE_STAKEHOLDER_SEARCH, NULL);

  self->document = g_object_ref (document);
  return GTK_WIDGET (self);
}

void
ent_stakeholder_search_set_except (EntStakeholderSearch *self, const char *id)
{
  if (g_strcmp0 (id, self->except) == 0)
    return;
  g_free (self->except);
  self->except = g_strdup (id);
}

void
ent_stakeholder_search_add_sectors (EntStakeholderSearch *self)
{
  self->has_sectors = TRUE;
  gtk_list_box_set_placeholder (self->list, gtk_label_new (_("No stakeholder and no sector has this name")));
}

void
ent_stakeholder_search_open (EntStakeholderSearch *self, const char *text)
{
  gtk_editable_set_text (self->search, text);
  gtk_popover_popup (GTK_POPOVER (self));
}

gboolean
ent_stakeholder_search_take (EntStakeholderSearch *self)
{
  g_autofree char *typed = ent_text_clean (gtk_editable_get_text (self->search), -1, TRUE, NULL);
  GtkListBoxRow *row = find_selected (self);

  /* the first is selected before anything is typed */
  if (typed == NULL && (row == NULL || gtk_list_box_row_get_index (row) == 0))
    return TRUE;
  pick (self, row);
  if (row == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      ent_announce (GTK_WIDGET (self), _("No stakeholder has this name"));
    }
  return row != NULL;
}
