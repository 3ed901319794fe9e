/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a map goes on paper. */
#include "config.h"

#include "app/content-choice.h"

#include "app/section.h"

#include <glib/gi18n.h>

/* Of the list: the id of whoever it offers from inside. */
#define INSIDER "insider"

typedef enum
{
  MAP,
  MATRIX,
  INSIDE, /* only in a list with an insider */
  REGISTER,
  REPORT,
} Content;

static Content
content_of (const EntExport *choice)
{
  if (choice->is_document)
    return choice->document == ENT_PAGES_REPORT ? REPORT : REGISTER;
  if (choice->inside != NULL)
    return INSIDE;
  return choice->picture == ENT_PICTURE_MATRIX ? MATRIX : MAP;
}

GtkDropDown *
ent_content_choice_add (GtkGrid *grid, int row, const EntStakeholder *insider, const char *const documents[2], const EntExport *first)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *list = ent_drop_down_new (labels);
  Content chosen = content_of (first);

  gtk_string_list_append (labels, C_ ("command", "Map"));
  gtk_string_list_append (labels, C_ ("command", "Matrix"));
  if (insider != NULL)
    {
      /* Translators: %s: name of an organisation, whose people and departments are drawn */
      g_autofree char *label = g_strdup_printf (_("Inside “%s”"), insider->name != NULL ? insider->name : "");

      gtk_string_list_append (labels, label);
      g_object_set_data_full (G_OBJECT (list), INSIDER, g_strdup (insider->base.id), g_free);
    }
  gtk_string_list_append (labels, documents[0]);
  gtk_string_list_append (labels, documents[1]);
  if (insider == NULL && chosen == INSIDE)
    chosen = MAP;
  else if (insider == NULL && chosen > INSIDE)
    chosen--;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), chosen);
  ent_grid_add (grid, row, _("_Picture"), list);
  return GTK_DROP_DOWN (list);
}

void
ent_content_choice_read (GtkDropDown *list, EntExport *choice)
{
  const char *insider = g_object_get_data (G_OBJECT (list), INSIDER);
  Content content = gtk_drop_down_get_selected (list);

  if (insider == NULL && content >= INSIDE)
    content++;
  choice->picture = content == MATRIX ? ENT_PICTURE_MATRIX : ENT_PICTURE_MAP;
  choice->inside = content == INSIDE ? insider : NULL;
  choice->is_document = content >= REGISTER;
  choice->document = content == REPORT ? ENT_PAGES_REPORT : ENT_PAGES_REGISTER;
}
