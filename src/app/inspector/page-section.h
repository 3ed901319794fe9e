/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section of the page of stakeholders: a heading that folds. What stands under it
 * is made when it is first opened, and follows whom is shown only while it is open:
 * most pages are looked at with most of them folded.
 */
#pragma once

#include "app/inspector/field-row.h"

G_BEGIN_DECLS

#define ENT_TYPE_PAGE_SECTION (ent_page_section_get_type ())
G_DECLARE_FINAL_TYPE (EntPageSection, ent_page_section, ENT, PAGE_SECTION, GtkBox)

typedef struct
{
  gsize size; /* of what it keeps between the calls: all zero at first, and freed with it */
  /* What stands in it: called once. */
  void (*build) (EntPageSection *self, gpointer kept);
  /* What its rows do not show themselves, while it is open; or NULL. */
  void (*show) (EntPageSection *self, gpointer kept);
  /* What its heading says, also while it is folded; or NULL. @one: NULL where several are shown. */
  void (*show_head) (GtkWidget *expander, const EntStakeholder *one);
} EntPageSectionSpec;

/* The sections that have a file of their own. */
extern const EntPageSectionSpec ent_engagement_section, ent_foundations_section, ent_code_section, ent_log_section;

/* Gives the keyboard to the line of an open log, which comes into sight. */
void ent_log_section_write (EntPageSection *self);

/* Appends it to @page, folded; @spec is static. */
EntPageSection *ent_page_section_add (GtkBox *page, EntDocument *document, const char *title, const EntPageSectionSpec *spec);
/* Shows these stakeholders, one or several, as they are now. */
void ent_page_section_show (EntPageSection *self, const char *const *ids);
/* Unfolds it; what stands in it is there then. */
void ent_page_section_open (EntPageSection *self);
GtkWidget *ent_page_section_expander (EntPageSection *self);
gpointer ent_page_section_kept (EntPageSection *self);

/* --- for those who build one --- */

EntDocument *ent_page_section_document (EntPageSection *self);
/* Whom it shows: lent, NULL-terminated. */
const char *const *ent_page_section_ids (EntPageSection *self);
const EntStakeholder *ent_page_section_stakeholder (EntPageSection *self, guint i);
/* The only one that is shown, or NULL. */
const EntStakeholder *ent_page_section_one (EntPageSection *self);
/* A row for the field of the stakeholders, which follows whom is shown; to be put somewhere. */
GtkWidget *ent_page_section_row (EntPageSection *self, const char *field, EntFieldRowFlags flags);
/* Appends the rows of a group, except for those named, if any. */
void ent_page_section_add_group (EntPageSection *self, EntFieldGroup group, const char *const *except);

G_END_DECLS
