/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of a set of choices: a box to tick for each. Where there is more to
 * say about them they stand under headings, each with its words a click away.
 */
#include "app/inspector/field-row-private.h"

#include "app/compat.h"
#include "app/inspector/guidance-words.h"
#include "app/inspector/help-button.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>

typedef struct
{
  const EntChoices *choices;
  const char *(*heading) (guint member); /* that it stands under */
  const char *(*words) (guint member);
} Checklist;

/* A step is numbered by its phase. */
static const char *
phase_of (guint step)
{
  return ent_choice_label (&ent_phase_choices, (guint) (ent_guidance_choices.items[step].name[0] - '0'));
}

/* As the table of the paper's conclusion has them. */
static const char *
pillar_of (guint foundation)
{
  static const struct
  {
    const char *last; /* of those under it */
    const char *label;
  } pillars[] = {
    { "zero-tolerance", NC_ ("foundation", "Mutual commitment") },
      { "participation", NC_ ("foundation", "Cross-sectoral collaboration") },
        { "evaluation", NC_ ("foundation", "Concrete, long-term results") },
          { "due-diligence", NC_ ("foundation", "Risks and due diligence") },
        };
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (pillars) && (int) foundation > ent_choices_find (&ent_foundation_choices, pillars[i].last, -1))
    i++;
  return g_dpgettext2 (NULL, "foundation", pillars[i].label);
}

static const char *
words_of_foundation (guint foundation)
{
  return ent_choice_help (&ent_foundation_choices, foundation);
}

static const Checklist *
find_checklist (const EntChoices *choices)
{
  static const Checklist checklists[] = {
    { &ent_guidance_choices, phase_of, ent_guidance_words },
    { &ent_foundation_choices, pillar_of, words_of_foundation },
  };

  for (guint i = 0; i < G_N_ELEMENTS (checklists); i++)
    if (checklists[i].choices == choices)
      return &checklists[i];
  return NULL;
}

/* Only the member that was touched is changed, for all records. */
static void
on_bit (GtkCheckButton *check, EntFieldRow *self)
{
  const char *member = g_object_get_data (G_OBJECT (check), "member");
  gboolean in = gtk_check_button_get_active (check);

  if (self->updating)
    return;
  gtk_check_button_set_inconsistent (check, FALSE);
  ent_field_row_write_members (self, NULL, in ? NULL : member, in ? member : NULL);
}

static GtkWidget *
new_check (EntFieldRow *self, guint member)
{
  const EntChoices *choices = self->field->choices;
  GtkWidget *check = ent_check_button_new (ent_choice_label (choices, member));

  ent_set_tooltip (check, ent_choice_help (choices, member));
  g_object_set_data (G_OBJECT (check), "member", (gpointer) choices->items[member].name);
  g_signal_connect (check, "toggled", G_CALLBACK (on_bit), self);
  return check;
}

static GtkWidget *
add_group (GtkBox *list, const char *heading)
{
  GtkWidget *group = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *label = ent_subheading_new (heading);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (group), label);
  gtk_box_append (list, group);
  return group;
}

static GtkWidget *
new_item (const Checklist *checklist, guint member, GtkWidget *check)
{
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_hexpand (check, TRUE);
  gtk_box_append (GTK_BOX (item), check);
  gtk_box_append (GTK_BOX (item), ent_help_button_new (ent_choice_label (checklist->choices, member), checklist->words (member)));
  return item;
}

static GtkWidget *
build_bits (EntFieldRow *self)
{
  const Checklist *checklist = find_checklist (self->field->choices);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *group = list;
  GPtrArray *checks = g_ptr_array_new ();
  const char *heading = NULL;

  g_object_set_data_full (G_OBJECT (list), "checks", checks, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->field->choices->n_items; i++)
    {
      GtkWidget *check = new_check (self, i);

      g_ptr_array_add (checks, check);
      if (checklist != NULL && g_strcmp0 (heading, checklist->heading (i)) != 0)
        {
          heading = checklist->heading (i);
          group = add_group (GTK_BOX (list), heading);
        }
      gtk_box_append (GTK_BOX (group), checklist != NULL ? new_item (checklist, i, check) : check);
    }
  return list;
}

/* How many of those that are shown have each member. */
static void
count_bits (EntFieldRow *self, const char *text, gboolean mixed, guint counts[32])
{
  const EntChoices *choices = self->field->choices;
  guint n = mixed ? self->shown->len : 1;

  for (guint i = 0; i < n; i++)
    {
      const char *members = mixed ? g_ptr_array_index (self->shown, i) : text;
      guint32 bits = 0;

      /* one that we do not know has no box, and stays */
      if (members != NULL)
        ent_field_parse_bits (choices, members, &bits);
      for (guint j = 0; j < choices->n_items; j++)
        counts[j] += (bits >> j) & 1;
    }
}

static void
show_bits (EntFieldRow *self, const char *text, gboolean mixed)
{
  GPtrArray *checks = g_object_get_data (G_OBJECT (self->editor), "checks");
  guint counts[32] = { 0 };
  guint n = mixed ? self->shown->len : 1;

  count_bits (self, text, mixed, counts);
  for (guint i = 0; i < checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (checks, i);

      gtk_check_button_set_active (check, counts[i] == n);
      gtk_check_button_set_inconsistent (check, counts[i] > 0 && counts[i] < n);
    }
}

const EntFieldEditor ent_bits_editor = { build_bits, show_bits, NULL, NULL };
