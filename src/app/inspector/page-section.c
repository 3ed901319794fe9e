/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section of the page of stakeholders. It is what stands under its heading; the
 * heading is the expander around it.
 */
#include "app/inspector/page-section.h"

#include "app/parts/section.h"

struct _EntPageSection
{
  GtkBox parent_instance;
  EntDocument *document;
  const EntPageSectionSpec *spec;
  GtkWidget *expander; /* this is in it */
  gpointer kept;
  char **ids;
  GPtrArray *rows; /* of EntFieldRow, borrowed: show whom this showed when it was unfolded last */
  gboolean is_built;
  gboolean has_others; /* than its rows show */
};

G_DEFINE_FINAL_TYPE (EntPageSection, ent_page_section, GTK_TYPE_BOX)

static void
set_target (EntPageSection *self, EntFieldRow *row)
{
  EntFieldTarget target = { .kind = ENT_RECORD_STAKEHOLDER, .ids = (const char *const *) self->ids };

  ent_field_row_set_target (row, &target);
}

/* A row that is given a target shows it. */
static void
show_rows (EntPageSection *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (self->has_others)
      set_target (self, g_ptr_array_index (self->rows, i));
    else
      ent_field_row_update (g_ptr_array_index (self->rows, i));
}

static void
show_content (EntPageSection *self)
{
  if (self->is_built)
    show_rows (self);
  else
    self->spec->build (self, self->kept);
  self->is_built = TRUE;
  self->has_others = FALSE;
  if (self->spec->show != NULL && self->ids[0] != NULL)
    self->spec->show (self, self->kept);
}

static void
show_if_unfolded (EntPageSection *self)
{
  if (gtk_expander_get_expanded (GTK_EXPANDER (self->expander)))
    show_content (self);
}

static void
ent_page_section_finalize (GObject *object)
{
  EntPageSection *self = ENT_PAGE_SECTION (object);

  ent_map_free_ids (self->ids);
  g_free (self->kept);
  g_ptr_array_unref (self->rows);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_page_section_parent_class)->finalize (object);
}

static void
ent_page_section_class_init (EntPageSectionClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_page_section_finalize;
}

static void
ent_page_section_init (EntPageSection *self)
{
  self->ids = g_new0 (char *, 1);
  self->rows = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
}

EntPageSection *
ent_page_section_add (GtkBox *page, EntDocument *document, const char *title, const EntPageSectionSpec *spec)
{
  EntPageSection *self = g_object_new (ENT_TYPE_PAGE_SECTION, NULL);
  GtkBox *content;

  self->document = g_object_ref (document);
  self->spec = spec;
  self->kept = g_malloc0 (spec->size);
  self->expander = ent_section_new (title, FALSE, &content);
  gtk_box_append (content, GTK_WIDGET (self));
  gtk_box_append (page, self->expander);
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (show_if_unfolded), self, G_CONNECT_SWAPPED);
  return self;
}

void
ent_page_section_show (EntPageSection *self, const char *const *ids)
{
  if (!g_strv_equal ((const char *const *) self->ids, ids))
    {
      EntId *known = ent_map_dup_ids (ent_document_map (self->document), ids);

      ent_map_free_ids (self->ids);
      self->ids = known;
      self->has_others = TRUE;
    }
  if (self->spec->show_head != NULL)
    self->spec->show_head (self->expander, ent_page_section_one (self));
  show_if_unfolded (self);
}

void
ent_page_section_open (EntPageSection *self)
{
  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), TRUE);
}

GtkWidget *
ent_page_section_expander (EntPageSection *self)
{
  return self->expander;
}

gpointer
ent_page_section_kept (EntPageSection *self)
{
  return self->kept;
}

EntDocument *
ent_page_section_document (EntPageSection *self)
{
  return self->document;
}

const char *const *
ent_page_section_ids (EntPageSection *self)
{
  return (const char *const *) self->ids;
}

const EntStakeholder *
ent_page_section_stakeholder (EntPageSection *self, guint i)
{
  return ent_map_stakeholder (ent_document_map (self->document), self->ids[i]);
}

const EntStakeholder *
ent_page_section_one (EntPageSection *self)
{
  return self->ids[0] != NULL && self->ids[1] == NULL ? ent_page_section_stakeholder (self, 0) : NULL;
}

static GtkWidget *
add_row (EntPageSection *self, const EntField *field, EntFieldRowFlags flags)
{
  GtkWidget *row = ent_field_row_new (self->document, field, flags);

  g_ptr_array_add (self->rows, row);
  set_target (self, ENT_FIELD_ROW (row));
  return row;
}

GtkWidget *
ent_page_section_row (EntPageSection *self, const char *field, EntFieldRowFlags flags)
{
  return add_row (self, ent_field_find (ENT_RECORD_STAKEHOLDER, field), flags);
}

void
ent_page_section_add_group (EntPageSection *self, EntFieldGroup group, const char *const *except)
{
  guint first = self->rows->len;

  ent_field_rows_add (GTK_BOX (self), self->document, ENT_RECORD_STAKEHOLDER, group, except, self->rows);
  for (guint i = first; i < self->rows->len; i++)
    set_target (self, g_ptr_array_index (self->rows, i));
}
