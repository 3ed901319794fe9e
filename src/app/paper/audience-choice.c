/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For whom a picture or document is. */
#include "config.h"

#include "app/paper/audience-choice.h"

#include "app/parts/dialog.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>

enum
{
  TEAM,
  OTHERS,
};

/* What differs by for whom it is. */
typedef enum
{
  PICTURE, /* of the map, the change, or an organisation from inside */
  MATRIX,
  REGISTER,
  REPORT,
  READING,
  PLAN,
  NOTHING, /* is private: numbers alone, or what is to be written on */
} Content;

static Content
content_of (const EntExport *choice)
{
  if (!choice->is_document)
    return choice->blank ? NOTHING : choice->picture == ENT_PICTURE_MATRIX ? MATRIX
                                                                           : PICTURE;
  switch (choice->document)
    {
    case ENT_PAGES_REGISTER:
      return REGISTER;
    case ENT_PAGES_REPORT:
      return REPORT;
    case ENT_PAGES_READING:
      return READING;
    case ENT_PAGES_PLAN:
      return PLAN;
    case ENT_PAGES_TIMELINE:
    case ENT_PAGES_CARDS:
    case ENT_PAGES_FORM:
    case ENT_PAGES_PICTURE:
    default:
      return NOTHING;
    }
}

static const char *
note_for_team (Content content)
{
  switch (content)
    {
    case PICTURE:
      return _("This picture can show vetoes, tension, broken ties and, inside an organisation, the names of people. Keep it within your team.");
    case MATRIX:
      return _("This picture can show vetoes and strategies. Keep it within your team.");
    case REGISTER:
      return _("These pages can show vetoes and people inside organisations. Keep them within your team.");
    case PLAN:
      return _("These pages name who is responsible, and can name people inside organisations. Keep them within your team.");
    case REPORT:
    case READING:
      return _("These pages can name who resists, vetoes, risks, visits and people inside organisations. Keep them within your team.");
    case NOTHING:
    default:
      return "";
    }
}

static const char *
note_for_others (Content content)
{
  switch (content)
    {
    case PICTURE:
      return _("Vetoes, tension, broken ties and names of people inside organisations are left out. The map shows where each stakeholder stands, also who resists.");
    case MATRIX:
      return _("Vetoes and strategies are left out. The matrix shows where each stakeholder stands, also who resists.");
    case REGISTER:
      return _("Vetoes and people inside organisations are left out. The table says where each stakeholder stands, also who resists.");
    case PLAN:
      return _("Who is responsible and the names of people inside organisations are left out. What you wrote yourselves in actions is printed as it stands: read it once more.");
    case REPORT:
      return _("Vetoes, risks, visits, suggestions and people inside organisations are left out. Map, matrix and register show where each stakeholder stands, also who resists. What you wrote yourselves in actions is printed as it stands: read it once more.");
    case READING:
      return _("Who resists, vetoes, risks, visits, suggestions and people inside organisations are left out. What you wrote yourselves in actions is printed as it stands: read it once more.");
    case NOTHING:
    default:
      return "";
    }
}

static void
on_chosen (EntAudienceChoice *self)
{
  if (self->follows)
    return;
  self->is_chosen = TRUE;
  self->for_others = gtk_drop_down_get_selected (self->audience) == OTHERS;
}

void
ent_audience_choice_add (EntAudienceChoice *self, GtkGrid *grid, int row)
{
  const char *names[] = { C_ ("audience", "Our own team: everything"), C_ ("audience", "To hand on: nothing private"), NULL };

  self->audience = ent_grid_add_choice (grid, row, _("For _whom"), names, TEAM);
  self->label = gtk_grid_get_child_at (grid, 0, row);
  self->note = ent_grid_add_text (grid, row + 1);
  /* the dialog of print is as wide as its widest tab */
  gtk_label_set_width_chars (self->note, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
  g_signal_connect_swapped (self->audience, "notify::selected", G_CALLBACK (on_chosen), self);
}

void
ent_audience_choice_follow (EntAudienceChoice *self, const EntExport *choice)
{
  Content content = content_of (choice);
  gboolean is_for_wall = ent_theme_is_for_wall (choice->theme), is_asked = content != NOTHING;
  gboolean for_others = is_for_wall || (self->is_chosen ? self->for_others : content == REPORT);

  self->follows = TRUE;
  gtk_drop_down_set_selected (self->audience, for_others ? OTHERS : TEAM);
  self->follows = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->audience), !is_for_wall);
  gtk_widget_set_visible (GTK_WIDGET (self->audience), is_asked);
  gtk_widget_set_visible (self->label, is_asked);
  gtk_widget_set_visible (GTK_WIDGET (self->note), is_asked);
  gtk_label_set_text (self->note, for_others ? note_for_others (content) : note_for_team (content));
}

void
ent_audience_choice_read (const EntAudienceChoice *self, EntExport *choice)
{
  choice->for_others = gtk_drop_down_get_selected (self->audience) == OTHERS;
}
