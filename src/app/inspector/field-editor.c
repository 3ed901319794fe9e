/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editors of the field types: each knows how its widget shows the text
 * that the table of fields deals in, and how it gives it back.
 */
#include "app/inspector/field-row-private.h"

#include "app/compat.h"
#include "app/inspector/date-entry.h"
#include "app/inspector/picker.h"
#include "app/parts/section.h"
#include "draw/theme.h"
#include "model/words-data.h"

#include <glib/gi18n.h>
#include <string.h>

/* Letters of a date, and those for which there is room, so that the hint can be read. */
#define DATE_LENGTH 10
#define DATE_ROOM 12

/* A text, or NULL for what would be written as nothing. */
static char *
clean (const char *text, gboolean one_line)
{
  return ent_text_clean (text, -1, one_line, NULL);
}

static void
on_text_changed (GtkEditable *editable, EntFieldRow *self)
{
  g_autofree char *text = clean (gtk_editable_get_text (editable), TRUE);

  ent_field_row_write (self, text);
}

static GtkWidget *
build_entry (EntFieldRow *self, GCallback on_changed)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  /* undo is the document's */
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  if (self->field->max_length > 0 && self->field->type == ENT_FIELD_TEXT)
    gtk_entry_set_max_length (GTK_ENTRY (entry), (int) self->field->max_length);
  g_signal_connect (entry, "changed", on_changed, self);
  return entry;
}

static const char *const roles[] = {
  NC_ ("role", "Decides"),
       NC_ ("role", "Opens doors"),
            NC_ ("role", "Trains"),
                 NC_ ("role", "Funds"),
                      NC_ ("role", "Enforces"),
                           NC_ ("role", "Serves"),
                                NC_ ("role", "Tells"),
                                     NC_ ("role", "Observes on the spot"),
                                          NC_ ("role", "Convenes members"),
                                     };

/* Somebody may have several roles: what stands there stays. A choice is a step of its own, also among what is typed. */
static void
on_role (GtkListBox *list, GtkListBoxRow *row, EntFieldRow *self)
{
  EntHistory *history = ent_document_history (self->document);
  const char *role = g_dpgettext2 (NULL, "role", roles[gtk_list_box_row_get_index (row)]);
  g_autofree char *held = clean (gtk_editable_get_text (GTK_EDITABLE (self->editor)), TRUE);
  g_autofree char *both = held != NULL ? g_strconcat (held, ", ", role, NULL) : g_strdup (role);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->beside));
  ent_history_break_merge (history);
  gtk_editable_set_text (GTK_EDITABLE (self->editor), both);
  ent_history_break_merge (history);
}

static GtkWidget *
build_roles (EntFieldRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      GtkWidget *label = gtk_label_new (g_dpgettext2 (NULL, "role", roles[i]));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (GTK_LIST_BOX (list), label);
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "picker");
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  ent_set_tooltip (button, _("Roles to choose from"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Roles to choose from"), -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_role), self);
  return button;
}

static GtkWidget *
build_text (EntFieldRow *self)
{
  if (self->field == ent_field_find (ENT_RECORD_STAKEHOLDER, "role"))
    self->beside = build_roles (self);
  return build_entry (self, G_CALLBACK (on_text_changed));
}

static void
show_text (EntFieldRow *self, const char *text, gboolean mixed)
{
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text != NULL ? text : "");
}

static gboolean
text_means (EntFieldRow *self, const char *text)
{
  g_autofree char *mine = clean (gtk_editable_get_text (GTK_EDITABLE (self->editor)), TRUE);

  return g_strcmp0 (mine, text) == 0;
}

static GtkTextBuffer *
buffer_of (EntFieldRow *self)
{
  return g_object_get_data (G_OBJECT (self->editor), "buffer");
}

static char *
read_buffer (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return clean (text, FALSE);
}

static void
on_buffer_changed (GtkTextBuffer *buffer, EntFieldRow *self)
{
  g_autofree char *text = read_buffer (buffer);

  if (self->placeholder != NULL)
    gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (buffer) == 0);
  ent_field_row_write (self, text);
}

static gboolean
on_grown_frame (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_resize (view);
  return G_SOURCE_REMOVE;
}

/* GTK forgets what a text view asks for while it is given a width, and there its lines are broken. */
static void
on_grown (GtkWidget *view)
{
  gtk_widget_add_tick_callback (view, on_grown_frame, NULL, NULL);
}

static GtkWidget *
build_note (EntFieldRow *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, ent_field_label (self->field), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), self->flags & ENT_FIELD_ROW_SHORT ? 46 : 84);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 220);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), "notify::upper", G_CALLBACK (on_grown), view, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (scroller, "note");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);

  self->placeholder = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->placeholder), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->placeholder), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->placeholder), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (self->placeholder), 4);
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_widget_add_css_class (self->placeholder, "note-placeholder");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);

  g_object_set_data_full (G_OBJECT (overlay), "buffer", g_object_ref (buffer), g_object_unref);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_buffer_changed), self, 0);
  return overlay;
}

static void
show_note (EntFieldRow *self, const char *text, gboolean mixed)
{
  gtk_text_buffer_set_text (buffer_of (self), text != NULL ? text : "", -1);
}

static gboolean
note_means (EntFieldRow *self, const char *text)
{
  g_autofree char *mine = read_buffer (buffer_of (self));

  return g_strcmp0 (mine, text) == 0;
}

/* Half a date is nothing wrong yet. */
static void
on_date_changed (GtkEditable *editable, EntFieldRow *self)
{
  if (!self->updating)
    ent_field_row_show_error (self, NULL);
}

static void
on_date_activate (GtkEntry *entry, EntFieldRow *self)
{
  ent_field_row_finish (self);
}

static gboolean
on_date_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntFieldRow *self)
{
  return keyval == GDK_KEY_Escape && ent_field_row_take_back (self) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
on_day (EntDate date, gpointer data)
{
  EntFieldRow *self = data;
  char text[11];

  ent_date_format (date, text);
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
  ent_field_row_finish (self);
}

static char *
finish_date (EntFieldRow *self)
{
  g_autofree char *text = clean (gtk_editable_get_text (GTK_EDITABLE (self->editor)), TRUE);
  EntDate date = text != NULL ? ent_date_typed (text) : 0;
  char iso[11];

  /* also where records differ: nothing was typed */
  if (g_strcmp0 (text, self->loaded) == 0)
    return NULL;
  if (text != NULL && date == 0)
    return ent_date_describe_refusal (text);
  ent_date_format (date, iso);
  ent_field_row_write (self, text != NULL ? iso : NULL);
  return NULL;
}

static GtkWidget *
build_date (EntFieldRow *self)
{
  GtkWidget *entry = build_entry (self, G_CALLBACK (on_date_changed));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), DATE_ROOM);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), DATE_ROOM);
  gtk_entry_set_max_length (GTK_ENTRY (entry), DATE_LENGTH);
  self->hint = g_strdup (C_ ("date", "year-month-day"));
  g_signal_connect (entry, "activate", G_CALLBACK (on_date_activate), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_date_key), self);
  gtk_widget_add_controller (entry, keys);
  self->beside = ent_calendar_button_new (GTK_EDITABLE (entry), on_day, self);
  return entry;
}

/* The languages that pictures have words in: English, which has no table, and those that have one. */
static const char *
language_code (guint i)
{
  return i == 0 ? ent_words_language (ent_words_for_language (NULL)) : ent_words_catalogues[i - 1].language;
}

/* As it calls itself. */
static const char *
language_name (const char *code)
{
  static const struct
  {
    const char *code, *name;
  } names[] = { { "en", "English" }, { "es", "Español" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].code, code) == 0)
      return names[i].name;
  return code;
}

static void
on_language (GtkDropDown *dropdown, GParamSpec *pspec, EntFieldRow *self)
{
  guint chosen = gtk_drop_down_get_selected (dropdown);

  if (chosen <= ent_words_n_catalogues)
    ent_field_row_write (self, language_code (chosen));
}

static GtkWidget *
build_language (EntFieldRow *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *dropdown;

  for (guint i = 0; i <= ent_words_n_catalogues; i++)
    gtk_string_list_append (names, language_name (language_code (i)));
  dropdown = ent_drop_down_new (names);
  ent_set_tooltip (dropdown, _("The language of the words that the picture itself writes."));
  g_signal_connect (dropdown, "notify::selected", G_CALLBACK (on_language), self);
  return dropdown;
}

/* Another language that the file names stands at the end, as it is written there. */
static void
show_language (EntFieldRow *self, const char *text, gboolean mixed)
{
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->editor)));
  const char *other[] = { text, NULL };
  guint n = ent_words_n_catalogues + 1, chosen = 0;

  while (text != NULL && chosen < n && strcmp (language_code (chosen), text) != 0)
    chosen++;
  gtk_string_list_splice (names, n, g_list_model_get_n_items (G_LIST_MODEL (names)) - n, chosen == n ? other : NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor), chosen);
}

static void
on_toggled (GtkCheckButton *check, EntFieldRow *self)
{
  gtk_check_button_set_inconsistent (check, FALSE);
  ent_field_row_write (self, gtk_check_button_get_active (check) ? "yes" : NULL);
}

static GtkWidget *
build_bool (EntFieldRow *self)
{
  GtkWidget *check = gtk_check_button_new_with_label (ent_field_label (self->field));

  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), self);
  return check;
}

static void
show_bool (EntFieldRow *self, const char *text, gboolean mixed)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->editor), text != NULL);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->editor), mixed);
}

static void
on_colour (GObject *button, GParamSpec *pspec, EntFieldRow *self)
{
  GdkRGBA *rgba = NULL;
  g_autofree char *text = NULL;

  g_object_get (button, "rgba", &rgba, NULL);
  text = g_strdup_printf ("#%02x%02x%02x", (guint) (rgba->red * 255 + 0.5), (guint) (rgba->green * 255 + 0.5), (guint) (rgba->blue * 255 + 0.5));
  gdk_rgba_free (rgba);
  ent_field_row_write (self, text);
}

static void
on_reset_colour (GtkButton *button, EntFieldRow *self)
{
  ent_field_row_write (self, NULL);
}

static GtkWidget *
build_colour (EntFieldRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *colour = ent_colour_button_new (ent_field_label (self->field));
  GtkWidget *reset = gtk_button_new_from_icon_name ("edit-clear-symbolic");

  gtk_widget_add_css_class (box, "linked");
  ent_set_tooltip (reset, _("The usual colour"));
  gtk_box_append (GTK_BOX (box), colour);
  gtk_box_append (GTK_BOX (box), reset);
  g_signal_connect (colour, "notify::rgba", G_CALLBACK (on_colour), self);
  g_signal_connect (reset, "clicked", G_CALLBACK (on_reset_colour), self);
  return box;
}

/* The one in force. */
static void
show_colour (EntFieldRow *self, const char *text, gboolean mixed)
{
  GtkWidget *colour = gtk_widget_get_first_child (self->editor);
  int sector = self->kind == ENT_RECORD_SECTOR && self->ids[0] != NULL ? ent_choices_find (&ent_sector_choices, self->ids[0], -1) : -1;
  EntRgb usual = sector >= 0 ? ent_theme_sector (ent_theme (ENT_THEME_LIGHT), (guint) sector, NULL) : 0x999999;
  GdkRGBA rgba = { (float) (usual >> 16 & 0xff) / 255, (float) (usual >> 8 & 0xff) / 255, (float) (usual & 0xff) / 255, 1 };

  if (text != NULL)
    gdk_rgba_parse (&rgba, text);
  gtk_widget_set_sensitive (gtk_widget_get_last_child (self->editor), text != NULL);
  g_object_set (colour, "rgba", &rgba, NULL);
}

static void
on_picked (EntPicker *picker, const char *id, EntFieldRow *self)
{
  ent_field_row_write (self, id);
}

static GtkWidget *
build_id (EntFieldRow *self)
{
  GtkWidget *picker = ent_picker_new (self->document, C_ ("part of", "Nothing"), TRUE);

  ent_picker_set_label (ENT_PICKER (picker), ent_field_label (self->field));
  g_signal_connect (picker, "picked", G_CALLBACK (on_picked), self);
  return picker;
}

static void
show_id (EntFieldRow *self, const char *text, gboolean mixed)
{
  ent_picker_set_id (ENT_PICKER (self->editor), text);
  if (mixed)
    ent_picker_set_several (ENT_PICKER (self->editor));
  ent_picker_set_except (ENT_PICKER (self->editor), self->ids != NULL ? self->ids[0] : NULL);
}

static GtkWidget *
build_focus (EntFieldRow *self)
{
  GtkWidget *picker = ent_picker_new (self->document, C_ ("spotlight", "Nobody"), TRUE);

  ent_picker_add_sectors (ENT_PICKER (picker));
  ent_picker_set_label (ENT_PICKER (picker), ent_field_label (self->field));
  g_signal_connect (picker, "picked", G_CALLBACK (on_picked), self);
  return picker;
}

static void
show_focus (EntFieldRow *self, const char *text, gboolean mixed)
{
  ent_picker_set_id (ENT_PICKER (self->editor), text);
  if (mixed)
    ent_picker_set_several (ENT_PICKER (self->editor));
}

/* The tags that all have of those that differ; NULL if there are none. */
static char *
common_tags (EntFieldRow *self)
{
  g_auto (GStrv) first = ent_field_members (self->field, g_ptr_array_index (self->shown, 0));
  g_autoptr (GPtrArray) common = g_ptr_array_new ();

  for (guint i = 0; first[i] != NULL; i++)
    g_ptr_array_add (common, first[i]);
  for (guint i = 1; i < self->shown->len && common->len > 0; i++)
    {
      g_auto (GStrv) others = ent_field_members (self->field, g_ptr_array_index (self->shown, i));

      for (guint j = common->len; j-- > 0;)
        if (!g_strv_contains ((const char *const *) others, g_ptr_array_index (common, j)))
          g_ptr_array_remove_index (common, j);
    }
  if (common->len == 0)
    return NULL;
  g_ptr_array_add (common, NULL);
  return g_strjoinv ("\n", (char **) common->pdata);
}

/* Where records differ only the tags of all are in the line: each keeps its others. */
static void
on_tags_changed (GtkEditable *editable, EntFieldRow *self)
{
  g_autofree char *members = ent_tags_from_line (gtk_editable_get_text (editable));
  g_autofree char *common = self->shown != NULL ? common_tags (self) : NULL;

  if (self->shown != NULL)
    ent_field_row_write_members (self, self->shown, common, members);
  else
    ent_field_row_write (self, members);
}

static GtkWidget *
build_tags (EntFieldRow *self)
{
  return build_entry (self, G_CALLBACK (on_tags_changed));
}

static void
show_tags (EntFieldRow *self, const char *text, gboolean mixed)
{
  g_autofree char *common = mixed ? common_tags (self) : NULL;
  g_autofree char *line = ent_tags_to_line (mixed ? common : text);

  show_text (self, line, mixed);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->editor), GTK_ENTRY_ICON_SECONDARY, mixed ? "dialog-information-symbolic" : NULL);
  if (mixed)
    gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->editor), GTK_ENTRY_ICON_SECONDARY,
                                     _("Several values: only the tags that all of them have are here. The others stay."));
}

static gboolean
tags_mean (EntFieldRow *self, const char *text)
{
  g_autofree char *mine = ent_tags_from_line (gtk_editable_get_text (GTK_EDITABLE (self->editor)));

  return g_strcmp0 (mine, text) == 0;
}

static void
on_remove_member (GtkButton *button, EntFieldRow *self)
{
  ent_field_row_write_members (self, NULL, g_object_get_data (G_OBJECT (button), "id"), NULL);
}

static void
on_member_picked (EntPicker *picker, const char *id, EntFieldRow *self)
{
  ent_field_row_write_members (self, NULL, NULL, id);
}

/* Many have room for a few, and how one is added stands above them: in a popover it would be off the screen. */
static GtkWidget *
build_ids (EntFieldRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *members = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *picker = ent_picker_new (self->document, _("Add a stakeholder"), FALSE);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), members);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 220);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  g_object_set_data (G_OBJECT (box), "members", members);
  gtk_box_append (GTK_BOX (box), picker);
  gtk_box_append (GTK_BOX (box), scroller);
  g_signal_connect (picker, "picked", G_CALLBACK (on_member_picked), self);
  return box;
}

static GtkWidget *
build_member (EntFieldRow *self, const char *id, const char *name)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (remove, "flat");
  ent_set_tooltip (remove, C_ ("member of a list", "Remove"));
  g_object_set_data_full (G_OBJECT (remove), "id", g_strdup (id), g_free);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove_member), self);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), remove);
  return row;
}

/* Those that are shown already stay: one of their buttons may have the keyboard. */
static void
show_ids (EntFieldRow *self, const char *text, gboolean mixed)
{
  g_auto (GStrv) members = ent_field_members (self->field, text);
  GtkWidget *box = g_object_get_data (G_OBJECT (self->editor), "members");
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; members[i] != NULL; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder (ent_document_map (self->document), members[i]);

      g_ptr_array_add (names, stakeholder != NULL ? stakeholder->name : members[i]);
      g_string_append_printf (shown, "%s %s\n", members[i], (const char *) g_ptr_array_index (names, i));
    }
  if (g_strcmp0 (g_object_get_data (G_OBJECT (box), "shown"), shown->str) == 0)
    return;
  g_object_set_data_full (G_OBJECT (box), "shown", g_strdup (shown->str), g_free);
  ent_box_clear (GTK_BOX (box));
  for (guint i = 0; i < names->len; i++)
    gtk_box_append (GTK_BOX (box), build_member (self, members[i], g_ptr_array_index (names, i)));
}

const EntFieldEditor *
ent_field_editor (const EntField *field)
{
  static const EntFieldEditor text = { build_text, show_text, text_means, NULL };
  static const EntFieldEditor note = { build_note, show_note, note_means, NULL };
  static const EntFieldEditor truth = { build_bool, show_bool, NULL, NULL };
  static const EntFieldEditor date = { build_date, show_text, text_means, finish_date };
  static const EntFieldEditor colour = { build_colour, show_colour, NULL, NULL };
  static const EntFieldEditor id = { build_id, show_id, NULL, NULL };
  static const EntFieldEditor tags = { build_tags, show_tags, tags_mean, NULL };
  static const EntFieldEditor ids = { build_ids, show_ids, NULL, NULL };
  static const EntFieldEditor language = { build_language, show_language, NULL, NULL };
  static const EntFieldEditor focus = { build_focus, show_focus, NULL, NULL };

  if (field->flags & ENT_FIELD_FOCUS)
    return &focus;
  switch (field->type)
    {
    case ENT_FIELD_NOTE:
      return &note;
    case ENT_FIELD_CHOICE:
      return &ent_choice_editor;
    case ENT_FIELD_BOOL:
      return &truth;
    case ENT_FIELD_DATE:
      return &date;
    case ENT_FIELD_COLOUR:
      return &colour;
    case ENT_FIELD_LANGUAGE:
      return &language;
    case ENT_FIELD_ID:
      return &id;
    case ENT_FIELD_BITS:
      return &ent_bits_editor;
    case ENT_FIELD_TAGS:
      return &tags;
    case ENT_FIELD_IDS:
      return &ids;
    default:
      return &text;
    }
}
