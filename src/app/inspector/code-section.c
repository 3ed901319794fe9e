/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Code's six criteria: whether each is met, since when, and by what it can be seen. */
#include "app/inspector/page-section.h"

#include "analysis/engagement.h"
#include "app/inspector/due-words.h"
#include "app/parts/pair.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>

typedef struct
{
  const EntField *fields[ENT_N_CODE_CRITERIA]; /* the day */
  GtkWidget *ticks[ENT_N_CODE_CRITERIA];
  GtkWidget *report_notice;
  gboolean updating;
} Code;

static void
show_code (EntPageSection *self, gpointer kept)
{
  Code *code = kept;
  const EntStakeholder *one = ent_page_section_one (self);
  g_autofree char *words = one != NULL ? ent_due_report_words (one, ent_date_today ()) : NULL;
  guint n = g_strv_length ((char **) ent_page_section_ids (self)), n_met[ENT_N_CODE_CRITERIA] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      const EntStakeholder *stakeholder = ent_page_section_stakeholder (self, i);

      for (guint c = 0; c < ENT_N_CODE_CRITERIA; c++)
        n_met[c] += stakeholder->code_dates[c] != 0;
    }
  code->updating = TRUE;
  for (guint c = 0; c < ENT_N_CODE_CRITERIA; c++)
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (code->ticks[c]), n_met[c] == n);
      gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (code->ticks[c]), n_met[c] > 0 && n_met[c] < n);
    }
  code->updating = FALSE;
  ent_notice_show (code->report_notice, words);
}

/* Of several, those that have met it already keep the day on which they did. */
static void
on_tick (GtkCheckButton *tick, EntPageSection *self)
{
  Code *code = ent_page_section_kept (self);
  EntDocument *document = ent_page_section_document (self);
  const char *const *ids = ent_page_section_ids (self);
  guint c = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (tick), "criterion"));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  char today[11];

  if (code->updating)
    return;
  ent_date_format (ent_date_today (), today);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const EntStakeholder *stakeholder = ent_page_section_stakeholder (self, i);
      gboolean is_met = stakeholder->code_dates[c] != 0;

      if (gtk_check_button_get_active (tick))
        g_ptr_array_add (texts, is_met ? ent_field_get (code->fields[c], stakeholder) : g_strdup (today));
      else
        g_ptr_array_add (texts, NULL);
    }
  ent_edit_set_field_each (ent_document_history (document), ids, (const char *const *) texts->pdata, texts->len, code->fields[c], &error);
  ent_document_refuse (document, error);
  show_code (self, code);
}

static void
add_criterion (EntPageSection *self, Code *code, guint c, const EntField *day, const EntField *evidence)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *tick = ent_check_button_new (ent_field_label (day));
  GtkWidget *date = ent_page_section_row (self, day->name, ENT_FIELD_ROW_PLAIN);
  GtkWidget *seen = ent_page_section_row (self, evidence->name, ENT_FIELD_ROW_PLAIN);

  code->fields[c] = day;
  code->ticks[c] = tick;
  g_object_set_data (G_OBJECT (tick), "criterion", GUINT_TO_POINTER (c));
  g_signal_connect (tick, "toggled", G_CALLBACK (on_tick), self);
  ent_bind_can_edit (ent_page_section_document (self), tick);
  ent_field_row_set_placeholder (ENT_FIELD_ROW (seen), _("Evidence"));
  gtk_widget_set_hexpand (tick, TRUE);
  gtk_widget_set_hexpand (date, FALSE);
  gtk_box_append (GTK_BOX (box), ent_pair_new (tick, date));
  gtk_box_append (GTK_BOX (box), seen);
  gtk_widget_add_css_class (box, "criterion");
  gtk_box_append (GTK_BOX (self), box);
}

/* In the table each day is followed by its evidence. */
static void
build_code (EntPageSection *self, gpointer kept)
{
  Code *code = kept;
  guint n, c = 0;
  const EntField *fields = ent_fields (ENT_RECORD_STAKEHOLDER, &n);

  for (guint i = 0; i + 1 < n && c < ENT_N_CODE_CRITERIA; i++)
    if (fields[i].group == ENT_GROUP_CODE && fields[i].type == ENT_FIELD_DATE)
      add_criterion (self, code, c++, &fields[i], &fields[i + 1]);
  code->report_notice = ent_notice_new ();
  gtk_box_append (GTK_BOX (self), code->report_notice);
}

static void
show_code_head (GtkWidget *expander, const EntStakeholder *one)
{
  EntCodeStanding standing = { 0 };
  g_autofree char *note = NULL;
  g_autofree char *words = one != NULL ? ent_due_report_words (one, ent_date_today ()) : NULL;

  if (one != NULL)
    ent_code_standing (one, ent_date_today (), &standing);
  if (standing.n_met > 0)
    /* Translators: 1: criteria of The Code that are met, 2: how many there are */
    note = g_strdup_printf (_("%1$u of %2$u criteria"), (guint) standing.n_met, (guint) ENT_N_CODE_CRITERIA);
  ent_section_set_note (expander, note);
  ent_section_set_warning (expander, words);
}

const EntPageSectionSpec ent_code_section = { sizeof (Code), build_code, show_code, show_code_head };
