/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of one tie: its ends and its fields. */
#include "app/inspector/inspector-private.h"

#include "app/compat.h"
#include "app/parts/pair.h"
#include "app/inspector/field-row.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>

struct _EntTiePage
{
  GtkBox parent_instance;
  EntDocument *document;
  char *id;
  GtkWidget *from, *to; /* buttons */
  GPtrArray *rows;      /* of EntFieldRow, borrowed */
};

G_DEFINE_FINAL_TYPE (EntTiePage, ent_tie_page, GTK_TYPE_BOX)

static void
on_end_clicked (GtkWidget *button, EntTiePage *self)
{
  const EntTie *tie = ent_map_tie (ent_document_map (self->document), self->id);

  if (tie != NULL)
    ent_selection_set (ent_document_selection (self->document), button == self->from ? tie->from : tie->to);
}

static void
on_delete (GtkButton *button, EntTiePage *self)
{
  g_autofree char *id = g_strdup (self->id);
  const char *ids[] = { id };
  g_autoptr (GError) error = NULL;

  ent_edit_delete (ent_document_history (self->document), ids, 1, &error);
  ent_document_refuse (self->document, error);
}

static GtkWidget *
add_end (EntTiePage *self, GtkBox *content, const char *field_name)
{
  GtkWidget *label = ent_field_label_new (ent_field_label (ent_field_find (ENT_RECORD_TIE, field_name)));
  GtkWidget *button = gtk_button_new ();
  GtkWidget *name = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_lines (GTK_LABEL (name), 2);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_button_set_child (GTK_BUTTON (button), name);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_box_append (content, ent_pair_new (label, button));
  g_signal_connect (button, "clicked", G_CALLBACK (on_end_clicked), self);
  return button;
}

static void
ent_tie_page_finalize (GObject *object)
{
  EntTiePage *self = ENT_TIE_PAGE (object);

  g_free (self->id);
  g_ptr_array_unref (self->rows);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_tie_page_parent_class)->finalize (object);
}

static void
ent_tie_page_class_init (EntTiePageClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_tie_page_finalize;
}

static void
ent_tie_page_init (EntTiePage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
ent_tie_page_new (EntDocument *document)
{
  EntTiePage *self = g_object_new (ENT_TYPE_TIE_PAGE, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *delete_button = gtk_button_new_with_label (_("Delete this tie"));

  self->document = g_object_ref (document);
  gtk_widget_add_css_class (content, "section-content");
  self->from = add_end (self, GTK_BOX (content), "from");
  self->to = add_end (self, GTK_BOX (content), "to");
  ent_field_rows_add (GTK_BOX (content), document, ENT_RECORD_TIE, ENT_GROUP_WHO, NULL, self->rows);
  ent_field_rows_add (GTK_BOX (content), document, ENT_RECORD_TIE, ENT_GROUP_NOTES, NULL, self->rows);
  g_signal_connect (delete_button, "clicked", G_CALLBACK (on_delete), self);
  gtk_box_append (GTK_BOX (self), content);
  ent_section_add_deletion (GTK_BOX (self), document, delete_button);
  return GTK_WIDGET (self);
}

static void
show_end (EntTiePage *self, GtkWidget *button, const char *id)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (ent_document_map (self->document), id);
  const char *name = stakeholder != NULL ? stakeholder->name : "";

  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), name);
  ent_set_tooltip (button, name);
}

void
ent_tie_page_show (EntTiePage *self, const char *id)
{
  const EntTie *tie = ent_map_tie (ent_document_map (self->document), id);

  if (tie == NULL)
    return;
  if (g_strcmp0 (self->id, id) != 0)
    {
      const char *ids[] = { id, NULL };
      EntFieldTarget target = { .kind = ENT_RECORD_TIE, .ids = ids };

      g_free (self->id);
      self->id = g_strdup (id);
      for (guint i = 0; i < self->rows->len; i++)
        ent_field_row_set_target (g_ptr_array_index (self->rows, i), &target);
    }
  for (guint i = 0; i < self->rows->len; i++)
    ent_field_row_update (g_ptr_array_index (self->rows, i));
  show_end (self, self->from, tie->from);
  show_end (self, self->to, tie->to);
}
