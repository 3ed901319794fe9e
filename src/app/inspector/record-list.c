/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short list of records with all their fields. */
#include "app/inspector/record-list.h"

#include "app/parts/section.h"

#include <glib/gi18n.h>
#include <string.h>

/* More records than this are neither read nor worth waiting for. */
#define MOST_SHOWN 100

typedef struct
{
  char *id;
  GtkWidget *box;
  GPtrArray *rows; /* of EntFieldRow, borrowed */
  GtkWidget *description;
} Entry;

struct _EntRecordList
{
  GtkBox parent_instance;
  EntDocument *document;
  EntRecordListSpec spec;
  GPtrArray *entries; /* of Entry, in order */
  GtkBox *list;
  GtkWidget *more;
  GtkWidget *error;
  char *edit_id; /* of the record that is to be edited once it is there, or NULL */
};

G_DEFINE_FINAL_TYPE (EntRecordList, ent_record_list, GTK_TYPE_BOX)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->id);
  g_ptr_array_unref (entry->rows);
  g_free (entry);
}

static void
show_error (EntRecordList *self, const GError *error)
{
  gtk_label_set_text (GTK_LABEL (self->error), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->error, error != NULL);
}

static void
on_add (GtkButton *button, EntRecordList *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup (self->spec.add (self->document, self->spec.data, &error));

  show_error (self, error);
  if (id != NULL)
    ent_record_list_edit (self, id);
}

static void
on_remove (GtkButton *button, EntRecordList *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "id"));
  g_autoptr (GError) error = NULL;

  self->spec.remove (self->document, id, self->spec.data, &error);
  show_error (self, error);
}

static void
move (EntRecordList *self, GtkWidget *widget, int by)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (widget), "id"));
  g_autoptr (GError) error = NULL;

  if (!ent_document_can_edit (self->document))
    return;
  self->spec.move (self->document, id, by, self->spec.data, &error);
  show_error (self, error);
}

static void
on_earlier (GtkButton *button, EntRecordList *self)
{
  move (self, GTK_WIDGET (button), -1);
}

static void
on_later (GtkButton *button, EntRecordList *self)
{
  move (self, GTK_WIDGET (button), 1);
}

static gboolean
on_move_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, EntRecordList *self)
{
  gboolean up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK || (!up && key != GDK_KEY_Down && key != GDK_KEY_KP_Down))
    return GDK_EVENT_PROPAGATE;
  move (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)), up ? -1 : 1);
  return GDK_EVENT_STOP;
}

static void
add_mover (EntRecordList *self, GtkBox *line, const char *id, gboolean later)
{
  GtkWidget *button = later ? ent_icon_button_new ("go-down-symbolic", _("Later (Alt+Down)")) : ent_icon_button_new ("go-up-symbolic", _("Earlier (Alt+Up)"));

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_signal_connect (button, "clicked", later ? G_CALLBACK (on_later) : G_CALLBACK (on_earlier), self);
  ent_bind_can_edit (self->document, button);
  gtk_box_append (line, button);
}

static void
make_movable (EntRecordList *self, Entry *entry, GtkBox *line)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  add_mover (self, line, entry->id, FALSE);
  add_mover (self, line, entry->id, TRUE);
  /* before an entry takes the arrows */
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_move_key), self);
  g_object_set_data_full (G_OBJECT (entry->box), "id", g_strdup (entry->id), g_free);
  gtk_widget_add_controller (entry->box, key);
}

/* One-line fields that stand together, beside the button that removes: dates and choices. */
static gboolean
is_short (const EntField *field)
{
  return field->type == ENT_FIELD_DATE || field->type == ENT_FIELD_CHOICE;
}

static GtkWidget *
add_field (EntRecordList *self, Entry *entry, const EntField *field)
{
  const char *ids[] = { entry->id, NULL };
  EntFieldTarget target = { .kind = self->spec.kind, .ids = ids };
  /* what is picked does not say what it is picked for */
  GtkWidget *row = ent_field_row_new (self->document, field, field->flags & ENT_FIELD_FOCUS ? 0 : ENT_FIELD_ROW_PLAIN | ENT_FIELD_ROW_SHORT);

  gtk_widget_set_hexpand (row, TRUE);
  ent_field_row_set_placeholder (ENT_FIELD_ROW (row), ent_field_label (field));
  ent_field_row_set_target (ENT_FIELD_ROW (row), &target);
  g_ptr_array_add (entry->rows, row);
  return row;
}

static Entry *
build_entry (EntRecordList *self, const char *id)
{
  Entry *entry = g_new0 (Entry, 1);
  GtkWidget *remove = ent_icon_button_new ("user-trash-symbolic", self->spec.remove_label);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* one above the other: side by side a long word of a choice is cut off */
  GtkWidget *shorts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  guint n;
  const EntField *fields = ent_fields (self->spec.kind, &n);

  gtk_widget_set_valign (remove, GTK_ALIGN_START);
  entry->id = g_strdup (id);
  entry->rows = g_ptr_array_new ();
  entry->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (entry->box, "record");
  for (guint i = 0; i < n; i++)
    {
      if (fields[i].group == ENT_GROUP_NONE || !is_short (&fields[i]))
        continue;
      gtk_box_append (GTK_BOX (shorts), add_field (self, entry, &fields[i]));
    }
  gtk_widget_set_hexpand (shorts, TRUE);
  gtk_box_append (GTK_BOX (line), shorts);
  if (self->spec.move != NULL)
    make_movable (self, entry, GTK_BOX (line));
  gtk_box_append (GTK_BOX (line), remove);
  for (guint i = 0; i < n; i++)
    if (fields[i].group != ENT_GROUP_NONE && fields[i].group != ENT_GROUP_VIEW && !is_short (&fields[i]))
      gtk_box_append (GTK_BOX (entry->box), add_field (self, entry, &fields[i]));
  entry->description = ent_dim_label_new (NULL);
  gtk_widget_set_visible (entry->description, self->spec.describe != NULL);
  gtk_box_append (GTK_BOX (entry->box), entry->description);
  /* what it is called comes first, a note last */
  if (fields[n - 1].type == ENT_FIELD_NOTE)
    gtk_box_prepend (GTK_BOX (entry->box), line);
  else
    gtk_box_append (GTK_BOX (entry->box), line);
  g_object_set_data_full (G_OBJECT (remove), "id", g_strdup (id), g_free);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
  ent_bind_can_edit (self->document, remove);
  return entry;
}

static void
ent_record_list_finalize (GObject *object)
{
  EntRecordList *self = ENT_RECORD_LIST (object);

  g_free (self->edit_id);
  g_ptr_array_unref (self->entries);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_record_list_parent_class)->finalize (object);
}

static void
ent_record_list_class_init (EntRecordListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_record_list_finalize;
}

static void
ent_record_list_init (EntRecordList *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
}

static void
append_adder (EntRecordList *self)
{
  GtkWidget *add = gtk_button_new_with_label (self->spec.add_label);

  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect (add, "clicked", G_CALLBACK (on_add), self);
  ent_bind_can_edit (self->document, add);
  gtk_box_append (GTK_BOX (self), add);
}

GtkWidget *
ent_record_list_new (EntDocument *document, const EntRecordListSpec *spec)
{
  EntRecordList *self = g_object_new (ENT_TYPE_RECORD_LIST, NULL);

  self->document = g_object_ref (document);
  self->spec = *spec;
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  self->error = ent_dim_label_new (NULL);
  gtk_widget_set_visible (self->error, FALSE);
  gtk_widget_add_css_class (self->error, "error");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  self->more = ent_dim_label_new (NULL);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_box_append (GTK_BOX (self), self->more);
  gtk_box_append (GTK_BOX (self), self->error);
  if (spec->add_label != NULL)
    append_adder (self);
  return GTK_WIDGET (self);
}

static Entry *
take_entry (GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);

      if (strcmp (entry->id, id) == 0)
        return g_ptr_array_steal_index (entries, i);
    }
  return NULL;
}

static void
show_more (EntRecordList *self, guint n)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->more, n > 0);
  if (n == 0)
    return;
  /* Translators: below a list: how many more there are that it does not show */
  text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
  gtk_label_set_text (GTK_LABEL (self->more), text);
}

static EntFieldRow *
first_text (const Entry *entry)
{
  for (guint i = 0; i < entry->rows->len; i++)
    {
      EntFieldRow *row = g_ptr_array_index (entry->rows, i);

      if (!is_short (ent_field_row_field (row)))
        return row;
    }
  return NULL;
}

/* With the frame after the next one: before, the scrolled window does not know where it is. */
static gboolean
on_edit_tick (GtkWidget *row, GdkFrameClock *clock, gpointer n_frames)
{
  if ((*(guint *) n_frames)++ == 0)
    return G_SOURCE_CONTINUE;
  ent_field_row_select (ENT_FIELD_ROW (row));
  return G_SOURCE_REMOVE;
}

static void
edit_if_there (EntRecordList *self)
{
  for (guint i = 0; i < self->entries->len && self->edit_id != NULL; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      EntFieldRow *row = strcmp (entry->id, self->edit_id) == 0 ? first_text (entry) : NULL;

      if (row == NULL)
        continue;
      gtk_widget_add_tick_callback (GTK_WIDGET (row), on_edit_tick, g_new0 (guint, 1), g_free);
      g_clear_pointer (&self->edit_id, g_free);
    }
}

void
ent_record_list_set_ids (EntRecordList *self, const char *const *ids)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->entries);
  GtkWidget *previous = NULL;
  guint n = g_strv_length ((char **) ids);
  guint n_more = n > MOST_SHOWN ? n - MOST_SHOWN : 0;
  guint first = self->spec.latest_first ? 0 : n_more;

  show_more (self, n_more);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  for (guint i = first; i < first + n - n_more; i++)
    {
      Entry *entry = take_entry (before, ids[i]);

      if (entry == NULL)
        {
          entry = build_entry (self, ids[i]);
          gtk_box_insert_child_after (self->list, entry->box, previous);
        }
      else
        gtk_box_reorder_child_after (self->list, entry->box, previous);
      previous = entry->box;
      g_ptr_array_add (self->entries, entry);
    }
  for (guint i = 0; i < before->len; i++)
    gtk_box_remove (self->list, ((Entry *) g_ptr_array_index (before, i))->box);
  ent_record_list_update (self);
  edit_if_there (self);
}

void
ent_record_list_edit (EntRecordList *self, const char *id)
{
  g_free (self->edit_id);
  self->edit_id = g_strdup (id);
  edit_if_there (self);
}

void
ent_record_list_update (EntRecordList *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      for (guint r = 0; r < entry->rows->len; r++)
        {
          EntFieldRow *row = g_ptr_array_index (entry->rows, r);

          ent_field_row_update (row);
          if (self->spec.has != NULL)
            gtk_widget_set_visible (GTK_WIDGET (row), self->spec.has (self->document, entry->id, ent_field_row_field (row), self->spec.data));
        }
      if (self->spec.describe != NULL)
        {
          g_autofree char *text = self->spec.describe (self->document, entry->id, self->spec.data);

          gtk_label_set_text (GTK_LABEL (entry->description), text != NULL ? text : "");
        }
    }
}
