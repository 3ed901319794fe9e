/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the work with a stakeholder has come, and what it rests on. What is short
 * stands first: thirteen steps fill a small screen.
 */
#include "app/inspector/page-section.h"

#include "app/compat.h"
#include "app/inspector/due-words.h"
#include "app/parts/pair.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *agreement_date, *risk_date, *risk_renewal; /* rows */
  GtkWidget *visit_notice, *risk_notice;
} Engagement;

static GtkWidget *
append_row (EntPageSection *self, const char *field, EntFieldRowFlags flags)
{
  GtkWidget *row = ent_page_section_row (self, field, flags);

  gtk_box_append (GTK_BOX (self), row);
  return row;
}

/* Its words are short enough for the day to stand in the same line. */
static GtkWidget *
append_risk (EntPageSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *risk = ent_page_section_row (self, "risk", ENT_FIELD_ROW_PLAIN);
  GtkWidget *day = ent_page_section_row (self, "risk-date", ENT_FIELD_ROW_PLAIN);
  const EntField *field = ent_field_row_field (ENT_FIELD_ROW (risk));
  GtkWidget *label = ent_field_label_new (ent_field_label (field));

  gtk_widget_set_hexpand (day, FALSE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), -1);
  ent_set_tooltip (label, ent_field_help (field));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), ent_pair_new (risk, day));
  gtk_box_append (GTK_BOX (self), box);
  return day;
}

static GtkWidget *
append_notice (EntPageSection *self)
{
  GtkWidget *notice = ent_notice_new ();

  gtk_box_append (GTK_BOX (self), notice);
  return notice;
}

static void
build_engagement (EntPageSection *self, gpointer kept)
{
  Engagement *engagement = kept;

  append_row (self, "phase", ENT_FIELD_ROW_WORDS);
  append_row (self, "next-visit", 0);
  engagement->visit_notice = append_notice (self);
  append_row (self, "agreement", 0);
  engagement->agreement_date = append_row (self, "agreement-date", 0);
  append_row (self, "collaboration", ENT_FIELD_ROW_WORDS);
  engagement->risk_date = append_risk (self);
  engagement->risk_renewal = append_row (self, "risk-renewal", 0);
  engagement->risk_notice = append_notice (self);
  append_row (self, "steps", 0);
}

/* A day is asked for where there is something that it is the day of. */
static void
show_dates (EntPageSection *self, Engagement *engagement)
{
  gboolean agreed = FALSE, assessed = FALSE;

  for (guint i = 0; ent_page_section_ids (self)[i] != NULL; i++)
    {
      const EntStakeholder *stakeholder = ent_page_section_stakeholder (self, i);

      agreed |= stakeholder->agreement != ENT_AGREEMENT_NONE || stakeholder->agreement_date != 0;
      assessed |= stakeholder->risk != ENT_RISK_NOT_DONE || stakeholder->risk_date != 0 || stakeholder->risk_renewal != 0;
    }
  gtk_widget_set_visible (engagement->agreement_date, agreed);
  gtk_widget_set_visible (engagement->risk_date, assessed);
  gtk_widget_set_visible (engagement->risk_renewal, assessed);
}

/* Where no day is set for it: the day that holds then. */
static void
show_usual_renewal (EntPageSection *self, Engagement *engagement)
{
  const EntStakeholder *one = ent_page_section_one (self);
  char text[11];

  if (one != NULL && one->risk_date != 0)
    ent_date_format (ent_date_year_after (one->risk_date), text);
  ent_field_row_set_placeholder (ENT_FIELD_ROW (engagement->risk_renewal),
                                 one != NULL && one->risk_date != 0 ? text : C_ ("date", "year-month-day"));
}

static void
show_engagement (EntPageSection *self, gpointer kept)
{
  Engagement *engagement = kept;
  const EntStakeholder *one = ent_page_section_one (self);
  EntDate today = ent_date_today ();
  g_autofree char *visit = one != NULL ? ent_due_visit_words (one, today) : NULL;
  g_autofree char *risk = one != NULL ? ent_due_risk_words (one, today) : NULL;

  show_dates (self, engagement);
  show_usual_renewal (self, engagement);
  ent_notice_show (engagement->visit_notice, visit);
  ent_notice_show (engagement->risk_notice, risk);
}

static void
show_engagement_head (GtkWidget *expander, const EntStakeholder *one)
{
  EntDate today = ent_date_today ();
  guint n = one != NULL ? ent_choices_count (one->steps) : 0;
  g_autofree char *note = NULL;
  g_autofree char *risk = one != NULL ? ent_due_risk_words (one, today) : NULL;
  g_autofree char *visit = one != NULL ? ent_due_visit_words (one, today) : NULL;

  if (n > 0)
    /* Translators: 1: steps of the guidance that are done, 2: how many there are */
    note = g_strdup_printf (_("%1$u of %2$u steps"), n, ent_guidance_choices.n_items);
  ent_section_set_note (expander, note);
  ent_section_set_warning (expander, risk != NULL ? risk : visit);
}

static void
build_foundations (EntPageSection *self, gpointer kept)
{
  append_row (self, "foundations", ENT_FIELD_ROW_PLAIN);
}

static void
show_foundations_head (GtkWidget *expander, const EntStakeholder *one)
{
  guint n = one != NULL ? ent_choices_count (one->foundations) : 0;
  /* Translators: 1: foundations of the partnership that are laid, 2: how many there are */
  g_autofree char *note = n > 0 ? g_strdup_printf (_("%1$u of %2$u"), n, ent_foundation_choices.n_items) : NULL;

  ent_section_set_note (expander, note);
}

const EntPageSectionSpec ent_engagement_section = { sizeof (Engagement), build_engagement, show_engagement, show_engagement_head };
const EntPageSectionSpec ent_foundations_section = { 0, build_foundations, NULL, show_foundations_head };
