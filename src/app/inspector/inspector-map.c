/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the map itself: its fields, sectors, moments, actions and steps. */
#include "app/inspector/inspector-private.h"

#include "app/compat.h"
#include "app/inspector/record-list.h"
#include "app/parts/section.h"
#include "draw/logo.h"
#include "model/edit-steps.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

struct _EntMapPage
{
  GtkBox parent_instance;
  EntDocument *document;
  GPtrArray *rows; /* of EntFieldRow, borrowed */
  GtkWidget *moments_section, *actions_section, *steps_section;
  GtkWidget *moments, *steps;
  GtkPicture *logo;
  GtkWidget *logo_remove;
  GtkWidget *logo_error;
  char *logo_shown;
  char *logo_aside; /* what stands in the file and is no logo, of which it is said */
};

G_DEFINE_FINAL_TYPE (EntMapPage, ent_map_page, GTK_TYPE_BOX)

static const char *
add_moment (EntDocument *document, gpointer data, GError **error)
{
  return ent_document_add_moment (document, error) ? ent_document_moment (document) : NULL;
}

static gboolean
remove_moment (EntDocument *document, const char *id, gpointer data, GError **error)
{
  return ent_edit_remove_moment (ent_document_history (document), id, error);
}

/* From here the map as it is, without a spotlight: the command of the window keeps what is shown. */
static const char *
add_step (EntDocument *document, gpointer data, GError **error)
{
  EntStep *step = ent_record_new (ENT_RECORD_STEP);

  step->name = g_strdup (C_ ("step", "New step"));
  step->view = ent_map_info (ent_document_map (document))->view;
  return ent_edit_add_step (ent_document_history (document), step, error);
}

static gboolean
remove_step (EntDocument *document, const char *id, gpointer data, GError **error)
{
  EntKey key = ENT_KEY (ENT_RECORD_STEP, id);

  return ent_edit_remove_record (ent_document_history (document), &key, error);
}

static gboolean
move_step (EntDocument *document, const char *id, int by, gpointer data, GError **error)
{
  return ent_edit_move_step (ent_document_history (document), id, by, error);
}

static const char *
moment_name (EntMap *map, const char *id)
{
  const EntMoment *moment = ent_map_moment (map, id);

  return moment != NULL && moment->name != NULL ? moment->name : "";
}

/* What its picture is of. */
static char *
describe_step (EntDocument *document, const char *id, gpointer data)
{
  EntMap *map = ent_document_map (document);
  const EntStep *step = ent_map_find (map, ENT_RECORD_STEP, id);

  if (step == NULL)
    return NULL;
  if (ent_step_shows_change (map, step))
    /* Translators: a picture that was kept, of who moved; names of two moments */
    return g_strdup_printf (_("Change from “%1$s” to “%2$s”"), moment_name (map, step->from), moment_name (map, step->moment));
  if (step->picture == ENT_STEP_CHANGE && step->from != NULL && g_strcmp0 (step->from, step->moment) == 0)
    return g_strdup (_("Map: the change is from a moment to itself"));
  if (step->picture == ENT_STEP_CHANGE)
    return g_strdup (_("Map: a moment of the change is not there any more"));
  if (ent_kept_value (step->base.kept, "picture") != NULL)
    return g_strdup (_("Map: this version does not know the picture that was kept"));
  return g_strdup (ent_choice_label (&ent_step_choices, step->picture));
}

/* A matrix has no rings. */
static gboolean
step_has (EntDocument *document, const char *id, const EntField *field, gpointer data)
{
  const EntStep *step = ent_map_find (ent_document_map (document), ENT_RECORD_STEP, id);

  return step == NULL || step->picture != ENT_STEP_MATRIX || field->group != ENT_GROUP_VIEW;
}

static GtkWidget *
add_list (EntMapPage *self, const char *title, const EntRecordListSpec *spec, GtkWidget **section)
{
  GtkBox *content;
  GtkWidget *list = ent_record_list_new (self->document, spec);

  *section = ent_section_new (title, FALSE, &content);
  gtk_box_append (content, list);
  gtk_box_append (GTK_BOX (self), *section);
  g_signal_connect_object (*section, "notify::expanded", G_CALLBACK (ent_map_page_show), self, G_CONNECT_SWAPPED);
  return list;
}

/* They have a view of their own. */
static void
add_actions (EntMapPage *self)
{
  GtkBox *content;
  GtkWidget *show = gtk_button_new_with_label (_("Show the action plan"));

  self->actions_section = ent_section_new (_("Actions"), FALSE, &content);
  gtk_widget_set_halign (show, GTK_ALIGN_START);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (show), "win.view('plan')");
  gtk_box_append (content, show);
  gtk_box_append (GTK_BOX (self), self->actions_section);
}

static void
add_fields (EntMapPage *self, EntFieldGroup group, gboolean open)
{
  GtkBox *content;
  GtkWidget *section = ent_section_new (group == ENT_GROUP_WHO ? C_ ("group", "Map") : ent_field_group_label (group), open, &content);

  ent_field_rows_add (content, self->document, ENT_RECORD_MAP, group, NULL, self->rows);
  gtk_box_append (GTK_BOX (self), section);
}

static void
add_sectors (EntMapPage *self)
{
  GtkBox *content;
  GtkWidget *section = ent_section_new (_("Sectors"), FALSE, &content);

  for (guint i = 0; i < ENT_N_SECTORS; i++)
    {
      const char *ids[] = { ent_sector_choices.items[i].name, NULL };
      EntFieldTarget target = { .kind = ENT_RECORD_SECTOR, .ids = ids };
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *label = ent_field_row_new (self->document, ent_field_find (ENT_RECORD_SECTOR, "label"), ENT_FIELD_ROW_PLAIN);
      GtkWidget *colour = ent_field_row_new (self->document, ent_field_find (ENT_RECORD_SECTOR, "colour"), ENT_FIELD_ROW_PLAIN);

      ent_field_row_set_target (ENT_FIELD_ROW (label), &target);
      ent_field_row_set_target (ENT_FIELD_ROW (colour), &target);
      ent_field_row_set_placeholder (ENT_FIELD_ROW (label), ent_choice_label (&ent_sector_choices, i));
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_set_hexpand (ent_field_row_editor (ENT_FIELD_ROW (colour)), FALSE);
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (line), colour);
      gtk_box_append (content, line);
      g_ptr_array_add (self->rows, label);
      g_ptr_array_add (self->rows, colour);
    }
  gtk_box_append (GTK_BOX (self), section);
}

static void
set_logo (EntMapPage *self, const char *text)
{
  EntKey key = ENT_KEY (ENT_RECORD_MAP, NULL);
  g_autoptr (GError) error = NULL;

  ent_edit_set_field (ent_document_history (self->document), &key, ent_field_find (ENT_RECORD_MAP, "logo"), text, &error);
  gtk_widget_set_visible (self->logo_error, error != NULL);
  if (error != NULL)
    gtk_label_set_text (GTK_LABEL (self->logo_error), error->message);
}

static void
refuse_logo (EntMapPage *self, const char *message)
{
  gtk_label_set_text (GTK_LABEL (self->logo_error), message);
  gtk_widget_set_visible (self->logo_error, TRUE);
}

/* The bytes of @path, if they can be a logo; else refused, and why. */
static GBytes *
load_logo (EntMapPage *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  GStatBuf status;
  char *data;
  gsize length;

  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size > ENT_LOGO_MOST_BYTES)
    refuse_logo (self, _("A logo is a PNG file of at most 512 kB. Choose a smaller one."));
  else if (!g_file_get_contents (path, &data, &length, &error))
    refuse_logo (self, error->message);
  else
    return g_bytes_new_take (data, length);
  return NULL;
}

/* Read as a picture before it is taken: nothing else gets into the file. */
void
ent_map_page_take_logo (EntMapPage *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (EntPixels) pixels = { 0 };

  /* the desktop would fetch it from where it is */
  if (path == NULL)
    {
      refuse_logo (self, _("A logo is taken from a file of this machine. Copy the picture into a folder first."));
      return;
    }
  bytes = load_logo (self, path);
  if (bytes == NULL)
    return;
  text = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (!ent_logo_read (text, &pixels, &error))
    {
      refuse_logo (self, g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_INVAL)
                   ? _("A logo has at most 4096 pixels on a side. Choose a smaller one.")
                   : _("This file is not a PNG picture. Choose another one."));
      return;
    }
  set_logo (self, text);
}

static void
on_logo_chosen (GFile *file, const char *problem, gpointer data)
{
  g_autoptr (EntMapPage) self = data;

  if (problem != NULL)
    refuse_logo (self, problem);
  else if (file != NULL)
    ent_map_page_take_logo (self, file);
}

static void
on_choose_logo (GtkButton *button, EntMapPage *self)
{
  EntFileFilter filter = { _("PNG pictures"), "*.png;*.PNG" };
  EntFileQuestion question = { .title = _("Choose a logo"), .filters = &filter, .n_filters = 1 };

  ent_choose_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &question, on_logo_chosen, g_object_ref (self));
}

static void
on_remove_logo (GtkButton *button, EntMapPage *self)
{
  set_logo (self, NULL);
}

static void
add_logo (EntMapPage *self)
{
  GtkBox *content;
  GtkWidget *section = ent_section_new (ent_field_label (ent_field_find (ENT_RECORD_MAP, "logo")), FALSE, &content);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *choose = gtk_button_new_with_label (_("Choose…"));

  self->logo = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_can_shrink (self->logo, TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->logo), -1, 64);
  self->logo_remove = gtk_button_new_with_label (C_ ("logo", "Remove"));
  self->logo_error = ent_dim_label_new (NULL);
  gtk_widget_add_css_class (self->logo_error, "error");
  gtk_widget_set_visible (self->logo_error, FALSE);
  gtk_box_append (GTK_BOX (line), choose);
  gtk_box_append (GTK_BOX (line), self->logo_remove);
  gtk_box_append (content, GTK_WIDGET (self->logo));
  gtk_box_append (content, line);
  gtk_box_append (content, self->logo_error);
  ent_bind_can_edit (self->document, line);
  g_signal_connect (choose, "clicked", G_CALLBACK (on_choose_logo), self);
  g_signal_connect (self->logo_remove, "clicked", G_CALLBACK (on_remove_logo), self);
  gtk_box_append (GTK_BOX (self), section);
}

static void
ent_map_page_finalize (GObject *object)
{
  EntMapPage *self = ENT_MAP_PAGE (object);

  g_free (self->logo_shown);
  g_free (self->logo_aside);
  g_ptr_array_unref (self->rows);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_map_page_parent_class)->finalize (object);
}

static void
ent_map_page_class_init (EntMapPageClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_map_page_finalize;
}

static void
ent_map_page_init (EntMapPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
ent_map_page_new (EntDocument *document)
{
  EntMapPage *self = g_object_new (ENT_TYPE_MAP_PAGE, NULL);
  EntFieldTarget target = { .kind = ENT_RECORD_MAP };
  EntRecordListSpec moments = {
    .kind = ENT_RECORD_MOMENT,
    .add_label = _("Add a moment"),
                    .remove_label = _("Remove this moment"),
                                       .add = add_moment,
                                       .remove = remove_moment,
                    };
  EntRecordListSpec steps = {
    .kind = ENT_RECORD_STEP,
    .add_label = _("Add the map as it is"),
                    .remove_label = _("Remove this step"),
                                       .add = add_step,
                                       .remove = remove_step,
                                       .move = move_step,
                                       .describe = describe_step,
                                       .has = step_has,
                    };

  self->document = g_object_ref (document);
  add_fields (self, ENT_GROUP_WHO, TRUE);
  self->moments = add_list (self, _("Moments"), &moments, &self->moments_section);
  add_actions (self);
  self->steps = add_list (self, _("Steps to project"), &steps, &self->steps_section);
  add_fields (self, ENT_GROUP_VIEW, FALSE);
  add_fields (self, ENT_GROUP_NOTES, FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    ent_field_row_set_target (g_ptr_array_index (self->rows, i), &target);
  add_sectors (self);
  add_logo (self);
  return GTK_WIDGET (self);
}

static void
show_records (EntMapPage *self, GtkWidget *list, EntRecordKind kind, GtkWidget *section)
{
  EntMap *map = ent_document_map (self->document);
  guint n = ent_map_n_records (map, kind);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < n; i++)
    g_strv_builder_add (builder, ((const EntRecord *) ent_map_record_at (map, kind, i))->id);
  ids = g_strv_builder_end (builder);
  ent_section_set_count (section, n);
  /* rows are made when somebody looks */
  if (gtk_expander_get_expanded (GTK_EXPANDER (section)))
    ent_record_list_set_ids (ENT_RECORD_LIST (list), (const char *const *) ids);
}

/* As pictures show it. NULL, with the reason in the row, for what they leave out. */
static GdkTexture *
decode_logo (EntMapPage *self, const char *logo)
{
  g_auto (EntPixels) pixels = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = NULL;

  if (!ent_logo_read (logo, &pixels, &error))
    {
      refuse_logo (self, error->message);
      return NULL;
    }
  gtk_widget_set_visible (self->logo_error, FALSE);
  png = ent_pixels_to_png (&pixels);
  return png != NULL ? gdk_texture_new_from_bytes (png, NULL) : NULL;
}

/* What is no PNG is in the file all the same: why there is no picture of it. */
static void
tell_of_logo (EntMapPage *self, const char *aside)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (g_strcmp0 (aside, self->logo_aside) == 0)
    return;
  g_free (self->logo_aside);
  self->logo_aside = g_strdup (aside);
  gtk_widget_set_visible (self->logo_error, FALSE);
  if (aside == NULL || ent_field_check (ent_field_find (ENT_RECORD_MAP, "logo"), ent_map_info (ent_document_map (self->document)), aside, &error))
    return;
  /* Translators: %s: a sentence that says what is wrong */
  message = g_strdup_printf (_("%s The value is kept as it is."), error->message);
  refuse_logo (self, message);
}

static void
show_logo (EntMapPage *self)
{
  const EntMapInfo *info = ent_map_info (ent_document_map (self->document));
  const char *logo = info->logo, *aside = logo == NULL ? ent_kept_value (info->base.kept, "logo") : NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gtk_widget_set_sensitive (self->logo_remove, logo != NULL || aside != NULL);
  tell_of_logo (self, aside);
  gtk_widget_set_visible (GTK_WIDGET (self->logo), logo != NULL);
  if (g_strcmp0 (logo, self->logo_shown) == 0)
    return;
  g_free (self->logo_shown);
  self->logo_shown = g_strdup (logo);
  if (logo != NULL)
    texture = decode_logo (self, logo);
  else if (aside == NULL)
    gtk_widget_set_visible (self->logo_error, FALSE);
  gtk_picture_set_paintable (self->logo, GDK_PAINTABLE (texture));
}

void
ent_map_page_show (EntMapPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    ent_field_row_update (g_ptr_array_index (self->rows, i));
  show_records (self, self->moments, ENT_RECORD_MOMENT, self->moments_section);
  ent_section_set_count (self->actions_section, ent_map_n_records (ent_document_map (self->document), ENT_RECORD_ACTION));
  show_records (self, self->steps, ENT_RECORD_STEP, self->steps_section);
  show_logo (self);
}

void
ent_map_page_open_moments (EntMapPage *self)
{
  gtk_expander_set_expanded (GTK_EXPANDER (self->moments_section), TRUE);
  ent_record_list_edit (ENT_RECORD_LIST (self->moments), ent_document_moment (self->document));
}
