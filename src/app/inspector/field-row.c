/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field with its label and editor: from the map into the editor and back. */
#include "app/inspector/field-row-private.h"

#include "app/compat.h"
#include "app/parts/pair.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>

/* Letters of a choice for which there is room beside a label. */
#define LONGEST_CHOICE 20

G_DEFINE_FINAL_TYPE (EntFieldRow, ent_field_row, GTK_TYPE_BOX)

static gconstpointer
record_of (EntFieldRow *self, const char *id)
{
  EntMap *map = ent_document_map (self->document);
  const EntStakeholder *stakeholder;
  EntKey key;

  if (self->kind == ENT_RECORD_ASSESSMENT)
    {
      stakeholder = ent_map_stakeholder (map, id);
      return stakeholder != NULL ? ent_map_assessment (map, stakeholder, ent_document_moment (self->document), self->aspect) : NULL;
    }
  if (self->kind == ENT_RECORD_STAKEHOLDER)
    return ent_map_stakeholder (map, id);
  key = ENT_KEY (self->kind, id);
  return ent_map_lookup (map, &key);
}

static char *
value_of (EntFieldRow *self, const char *id)
{
  gconstpointer record = record_of (self, id);

  return record != NULL ? ent_field_get (self->field, record) : NULL;
}

/* The values of all records, owned; of the map itself, one. */
static GPtrArray *
read_values (EntFieldRow *self)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  if (self->ids == NULL)
    g_ptr_array_add (values, value_of (self, NULL));
  for (guint i = 0; self->ids != NULL && self->ids[i] != NULL; i++)
    g_ptr_array_add (values, value_of (self, self->ids[i]));
  return values;
}

static gboolean
is_set (const EntField *field)
{
  return field->type == ENT_FIELD_BITS || field->type == ENT_FIELD_TAGS || field->type == ENT_FIELD_IDS;
}

static gboolean
has_value (EntFieldRow *self, const char *id, const char *value)
{
  gconstpointer record = record_of (self, id);

  return record != NULL ? ent_field_holds (self->field, record, value) : value == NULL;
}

/* What the map holds; @mixed when several records differ. Goes no further than
 * the first that does, but of a set that is mixed @values gets them all, if given. */
static char *
read_value (EntFieldRow *self, gboolean *mixed, GPtrArray **values)
{
  g_autofree char *first = NULL;

  *mixed = FALSE;
  if (self->ids == NULL)
    return value_of (self, NULL);
  if (self->ids[0] == NULL)
    return NULL;
  first = value_of (self, self->ids[0]);
  for (guint i = 1; self->ids[i] != NULL && !*mixed; i++)
    *mixed = !has_value (self, self->ids[i], first);
  if (*mixed && values != NULL && is_set (self->field))
    *values = read_values (self);
  return *mixed ? NULL : g_steal_pointer (&first);
}

static gboolean
write_value (EntFieldRow *self, const char *text, GError **error)
{
  EntHistory *history = ent_document_history (self->document);
  guint n = self->ids != NULL ? g_strv_length (self->ids) : 0;
  EntKey key = ENT_KEY (self->kind, n > 0 ? self->ids[0] : NULL);

  if (self->ids != NULL && n == 0)
    return TRUE;
  if (self->kind == ENT_RECORD_ASSESSMENT)
    return ent_edit_set_grounds (history, (const char *const *) self->ids, n, ent_document_moment (self->document), self->aspect, self->field, text, error);
  if (n > 1)
    return ent_edit_set_field_many (history, (const char *const *) self->ids, n, self->field, text, error);
  return ent_edit_set_field (history, &key, self->field, text, error);
}

/* Under the editor, for the eyes and for those who hear the window. */
static void
show_reason (EntFieldRow *self, const char *message)
{
  if (self->reason == NULL)
    {
      if (message == NULL)
        return;
      self->reason = ent_dim_label_new (NULL);
      gtk_widget_add_css_class (self->reason, "error");
      gtk_box_append (GTK_BOX (self), self->reason);
    }
  if (message != NULL && g_strcmp0 (message, gtk_label_get_text (GTK_LABEL (self->reason))) != 0)
    ent_announce (GTK_WIDGET (self), message);
  gtk_label_set_text (GTK_LABEL (self->reason), message != NULL ? message : "");
  gtk_widget_set_visible (self->reason, message != NULL);
}

void
ent_field_row_show_error (EntFieldRow *self, const char *message)
{
  show_reason (self, message);
  ent_set_css_class (self->editor, "error", message != NULL);
  ent_set_tooltip (self->editor, message != NULL ? message : ent_field_help (self->field));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
show_hint (EntFieldRow *self, gboolean empty)
{
  const char *hint = self->mixed ? _("Several values") : self->hint;

  if (self->placeholder != NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->placeholder), hint != NULL ? hint : "");
      gtk_widget_set_visible (self->placeholder, empty);
    }
  else if (GTK_IS_ENTRY (self->editor))
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->editor), hint);
}

/* Takes @text over. */
static void
keep_loaded (EntFieldRow *self, char *text, gboolean mixed)
{
  g_free (self->loaded);
  self->loaded = text;
  self->mixed = mixed;
  self->revision = ent_map_revision (ent_document_map (self->document));
}

static void
finish_write (EntFieldRow *self, const GError *error)
{
  if (error == NULL)
    {
      gboolean mixed;
      char *text = read_value (self, &mixed, NULL);

      keep_loaded (self, text, mixed);
      show_hint (self, text == NULL && !mixed);
    }
  ent_field_row_show_error (self, error != NULL ? error->message : NULL);
}

void
ent_field_row_write (EntFieldRow *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *held = NULL;
  gboolean mixed;

  if (self->updating)
    return;
  held = read_value (self, &mixed, NULL);
  if (!mixed && g_strcmp0 (held, text) == 0)
    {
      ent_field_row_show_error (self, NULL);
      return;
    }
  write_value (self, text, &error);
  finish_write (self, error);
}

static gboolean
are_equal (GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (g_strcmp0 (g_ptr_array_index (a, i), g_ptr_array_index (b, i)) != 0)
      return FALSE;
  return TRUE;
}

void
ent_field_row_write_members (EntFieldRow *self, GPtrArray *from, const char *out, const char *in)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (GError) error = NULL;

  if (self->updating)
    return;
  held = read_values (self);
  for (guint i = 0; i < held->len; i++)
    g_ptr_array_add (texts, ent_field_change_members (self->field, g_ptr_array_index (from != NULL ? from : held, i), out, in));
  if (are_equal (texts, held))
    {
      ent_field_row_show_error (self, NULL);
      return;
    }
  if (texts->len == 1)
    write_value (self, g_ptr_array_index (texts, 0), &error);
  else if (texts->len > 1)
    ent_edit_set_field_each (ent_document_history (self->document), (const char *const *) self->ids,
                             (const char *const *) texts->pdata, texts->len, self->field, &error);
  finish_write (self, error);
}

static gboolean
has_focus (EntFieldRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* Whether somebody is typing what the map holds, or has still to mend what was typed: then it is left alone. */
static gboolean
is_being_typed (EntFieldRow *self, const EntFieldEditor *editor, const char *text, gboolean mixed)
{
  if (editor->means == NULL || (!has_focus (self) && !self->refused))
    return FALSE;
  if (mixed != self->mixed || g_strcmp0 (text, self->loaded) != 0)
    return !mixed && editor->means (self, text);
  return !mixed || !is_set (self->field) || self->revision == ent_map_revision (ent_document_map (self->document));
}

static void
show_value (EntFieldRow *self, gboolean forced)
{
  gboolean mixed;
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *text = read_value (self, &mixed, &values);
  const EntFieldEditor *editor = ent_field_editor (self->field);

  if (!forced && is_being_typed (self, editor, text, mixed))
    return;
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = g_steal_pointer (&values);
  keep_loaded (self, g_steal_pointer (&text), mixed);
  self->refused = FALSE;
  self->updating = TRUE;
  editor->show (self, self->loaded, mixed);
  self->updating = FALSE;
  ent_field_row_show_error (self, NULL);
  show_hint (self, self->loaded == NULL);
}

static char *
finish (EntFieldRow *self)
{
  const EntFieldEditor *editor = ent_field_editor (self->field);

  return editor->finish != NULL && !self->updating ? editor->finish (self) : NULL;
}

static void
refuse (EntFieldRow *self, const char *reason)
{
  self->refused = TRUE;
  ent_field_row_show_error (self, reason);
}

/* What is no date stays to be mended. */
void
ent_field_row_finish (EntFieldRow *self)
{
  g_autofree char *reason = finish (self);

  if (reason == NULL)
    show_value (self, TRUE);
  else
    refuse (self, reason);
}

gboolean
ent_field_row_take_back (EntFieldRow *self)
{
  const EntFieldEditor *editor = ent_field_editor (self->field);

  if (!self->refused && (editor->means == NULL || editor->means (self, self->loaded)))
    return FALSE;
  show_value (self, TRUE);
  return TRUE;
}

/* Of a name that may not be empty the map's word stands; what is no date stays to be mended. */
static void
on_focus_leave (GtkEventControllerFocus *controller, EntFieldRow *self)
{
  g_autofree char *reason = finish (self);

  if (reason != NULL)
    refuse (self, reason);
  /* where nothing is typed the map's word stands already; and what has the keyboard must not go while it is being left */
  else if (ent_field_editor (self->field)->means != NULL)
    show_value (self, TRUE);
}

/* The editor with the button that offers values for it. */
static GtkWidget *
join_editor (EntFieldRow *self)
{
  GtkWidget *box;

  if (self->beside == NULL)
    return self->editor;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), self->editor);
  gtk_box_append (GTK_BOX (box), self->beside);
  return box;
}

/* Whether it needs the whole width: a text of any length, a set, a phrase, or one choice of which would be cut. */
static gboolean
is_wide (EntFieldRow *self)
{
  const EntField *field = self->field;

  if (field->type == ENT_FIELD_NOTE || field->type == ENT_FIELD_BITS || field->type == ENT_FIELD_IDS)
    return TRUE;
  if (field->type == ENT_FIELD_TEXT)
    return self->beside != NULL;
  for (guint i = 0; field->type == ENT_FIELD_CHOICE && i < field->choices->n_items; i++)
    if (g_utf8_strlen (ent_choice_label (field->choices, i), -1) > LONGEST_CHOICE)
      return TRUE;
  return FALSE;
}

/* The label beside what is short where there is room for both, above what is long. */
static void
add_editor (EntFieldRow *self)
{
  GtkWidget *label, *editor = join_editor (self);

  if ((self->flags & ENT_FIELD_ROW_PLAIN) || self->field->type == ENT_FIELD_BOOL)
    {
      gtk_box_append (GTK_BOX (self), editor);
      return;
    }
  label = ent_field_label_new (ent_field_label (self->field));
  ent_set_tooltip (label, ent_field_help (self->field));
  if (is_wide (self))
    {
      /* above it, over the whole width */
      gtk_label_set_max_width_chars (GTK_LABEL (label), -1);
      gtk_box_append (GTK_BOX (self), label);
      gtk_box_append (GTK_BOX (self), editor);
    }
  else
    gtk_box_append (GTK_BOX (self), ent_pair_new (label, editor));
  if (self->words != NULL)
    gtk_box_append (GTK_BOX (self), self->words);
}

static void
ent_field_row_finalize (GObject *object)
{
  EntFieldRow *self = ENT_FIELD_ROW (object);

  ent_map_free_ids (self->ids);
  g_free (self->loaded);
  g_free (self->hint);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_field_row_parent_class)->finalize (object);
}

static void
ent_field_row_class_init (EntFieldRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_field_row_finalize;
}

static void
ent_field_row_init (EntFieldRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
}

/* What takes the keyboard. */
static GtkWidget *
text_of (EntFieldRow *self)
{
  if (self->field->type != ENT_FIELD_NOTE)
    return self->editor;
  return gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (gtk_overlay_get_child (GTK_OVERLAY (self->editor))));
}

/* What is typed can still be read and copied where it cannot be changed. */
static void
bind_can_edit (EntFieldRow *self)
{
  GtkWidget *text = text_of (self);

  if (GTK_IS_TEXT_VIEW (text) || GTK_IS_ENTRY (text))
    g_object_bind_property (self->document, "can-edit", text, "editable", G_BINDING_SYNC_CREATE);
  else
    g_object_bind_property (self->document, "can-edit", self->editor, "sensitive", G_BINDING_SYNC_CREATE);
  if (self->beside != NULL)
    ent_bind_can_edit (self->document, self->beside);
}

GtkWidget *
ent_field_row_new (EntDocument *document, const EntField *field, EntFieldRowFlags flags)
{
  EntFieldRow *self = g_object_new (ENT_TYPE_FIELD_ROW, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->document = g_object_ref (document);
  self->field = field;
  self->flags = flags;
  self->ids = g_new0 (char *, 1);
  self->editor = ent_field_editor (field)->build (self);
  gtk_widget_set_hexpand (self->editor, TRUE);
  ent_set_tooltip (self->editor, ent_field_help (field));
  if (GTK_IS_ACCESSIBLE (self->editor) && field->type != ENT_FIELD_BOOL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, ent_field_label (field), -1);
  add_editor (self);
  bind_can_edit (self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  return GTK_WIDGET (self);
}

const EntField *
ent_field_row_field (EntFieldRow *self)
{
  return self->field;
}

void
ent_field_row_set_target (EntFieldRow *self, const EntFieldTarget *target)
{
  EntId *ids = ent_map_dup_ids (ent_document_map (self->document), target->ids);

  /* what is typed is of the old one */
  if (has_focus (self))
    g_free (finish (self));
  self->kind = target->kind;
  self->aspect = target->aspect;
  ent_map_free_ids (self->ids);
  self->ids = ids;
  show_value (self, TRUE);
}

void
ent_field_row_select (EntFieldRow *self)
{
  GtkWidget *text = text_of (self);

  gtk_widget_grab_focus (text);
  if (GTK_IS_EDITABLE (text))
    gtk_editable_select_region (GTK_EDITABLE (text), 0, -1);
}

void
ent_field_row_finish_at (GtkWidget *focus)
{
  GtkWidget *row = gtk_widget_get_ancestor (focus, ENT_TYPE_FIELD_ROW);

  /* else it is written already, and a space at its end may be typed on */
  if (row != NULL && ent_field_editor (ENT_FIELD_ROW (row)->field)->finish != NULL)
    ent_field_row_finish (ENT_FIELD_ROW (row));
}

void
ent_field_row_update (EntFieldRow *self)
{
  show_value (self, FALSE);
}

void
ent_field_row_set_placeholder (EntFieldRow *self, const char *text)
{
  g_free (self->hint);
  self->hint = g_strdup (text);
  show_hint (self, self->placeholder != NULL && gtk_widget_get_visible (self->placeholder));
}

GtkWidget *
ent_field_row_editor (EntFieldRow *self)
{
  return self->editor;
}

void
ent_field_rows_add (GtkBox *content, EntDocument *document, EntRecordKind kind, EntFieldGroup group, const char *const *except, GPtrArray *rows)
{
  guint n;
  const EntField *fields = ent_fields (kind, &n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row;

      if (fields[i].group != group || (fields[i].flags & ENT_FIELD_FIXED) || (except != NULL && g_strv_contains (except, fields[i].name)))
        continue;
      row = ent_field_row_new (document, &fields[i], 0);
      gtk_box_append (content, row);
      g_ptr_array_add (rows, row);
    }
}
