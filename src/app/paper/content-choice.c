/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a map goes on paper. */
#include "config.h"

#include "app/paper/content-choice.h"

#include "app/parts/section.h"

#include <glib/gi18n.h>

/* Of the list: the id of whoever it offers from inside; the moment since which it offers the change; what it offers. */
#define INSIDER "insider"
#define FROM "from"
#define OFFERED "offered"

typedef enum
{
  MAP,
  MATRIX,
  CHANGE, /* where there is a moment before */
  INSIDE, /* where there is somebody to be opened */
  REGISTER,
  REPORT,
  READING,
  PLAN,
  TIMELINE,
  KIT_SHEET,
  KIT_CARDS,
  KIT_FORM,
} Content;

/* First those that the dialogs have names for, in their order. */
static const struct
{
  Content content;
  EntPagesKind kind;
} documents_of[] = {
  { REGISTER, ENT_PAGES_REGISTER },
  { REPORT, ENT_PAGES_REPORT },
  { READING, ENT_PAGES_READING },
  { PLAN, ENT_PAGES_PLAN },
  { TIMELINE, ENT_PAGES_TIMELINE },
  { KIT_CARDS, ENT_PAGES_CARDS },
  { KIT_FORM, ENT_PAGES_FORM },
};

static Content
content_of (const EntExport *choice)
{
  for (guint i = 0; choice->is_document && i < G_N_ELEMENTS (documents_of); i++)
    if (documents_of[i].kind == choice->document)
      return documents_of[i].content;
  if (choice->blank)
    return KIT_SHEET;
  if (choice->from != NULL)
    return CHANGE;
  if (choice->inside != NULL)
    return INSIDE;
  return choice->picture == ENT_PICTURE_MATRIX ? MATRIX : MAP;
}

static void
offer (GtkStringList *labels, GArray *offered, Content content, const char *label)
{
  gtk_string_list_append (labels, label);
  g_array_append_val (offered, content);
}

GtkDropDown *
ent_content_choice_add (GtkGrid *grid, int row, const char *from, const EntStakeholder *insider, const char *const documents[ENT_N_CONTENT_DOCUMENTS], const EntExport *first)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *list = ent_drop_down_new (labels);
  GArray *offered = g_array_new (FALSE, FALSE, sizeof (Content));

  offer (labels, offered, MAP, C_ ("command", "Map"));
  offer (labels, offered, MATRIX, C_ ("command", "Matrix"));
  if (from != NULL)
    offer (labels, offered, CHANGE, C_ ("command", "Change"));
  if (insider != NULL)
    {
      /* Translators: %s: name of an organisation, whose people and departments are drawn */
      g_autofree char *label = g_strdup_printf (_("Inside “%s”"), insider->name != NULL ? insider->name : "");

      offer (labels, offered, INSIDE, label);
      g_object_set_data_full (G_OBJECT (list), INSIDER, g_strdup (insider->base.id), g_free);
    }
  for (guint i = 0; i < ENT_N_CONTENT_DOCUMENTS; i++)
    offer (labels, offered, documents_of[i].content, documents[i]);
  /* for rooms without a projector */
  offer (labels, offered, KIT_SHEET, C_ ("export", "Kit for paper: empty map to write on"));
  offer (labels, offered, KIT_CARDS, C_ ("export", "Kit for paper: cards to cut out"));
  offer (labels, offered, KIT_FORM, C_ ("export", "Kit for paper: rating form"));
  for (guint i = 0; i < offered->len; i++)
    if (g_array_index (offered, Content, i) == content_of (first))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (list), i);
  g_object_set_data_full (G_OBJECT (list), FROM, g_strdup (from), g_free);
  g_object_set_data_full (G_OBJECT (list), OFFERED, offered, (GDestroyNotify) g_array_unref);
  ent_grid_add (grid, row, _("_Picture"), list);
  return GTK_DROP_DOWN (list);
}

void
ent_content_choice_read (GtkDropDown *list, EntExport *choice)
{
  const GArray *offered = g_object_get_data (G_OBJECT (list), OFFERED);
  Content content = g_array_index (offered, Content, gtk_drop_down_get_selected (list));

  choice->picture = content == MATRIX ? ENT_PICTURE_MATRIX : ENT_PICTURE_MAP;
  ent_export_clear (choice);
  choice->inside = content == INSIDE ? g_strdup (g_object_get_data (G_OBJECT (list), INSIDER)) : NULL;
  choice->from = content == CHANGE ? g_strdup (g_object_get_data (G_OBJECT (list), FROM)) : NULL;
  choice->blank = content == KIT_SHEET;
  choice->is_document = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (documents_of); i++)
    if (documents_of[i].content == content)
      {
        choice->is_document = TRUE;
        choice->document = documents_of[i].kind;
      }
}
