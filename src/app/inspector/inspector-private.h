/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the inspector: each shows one kind of record with all its fields. */
#pragma once

#include "app/inspector/inspector.h"

G_BEGIN_DECLS

#define ENT_TYPE_STAKEHOLDER_PAGE (ent_stakeholder_page_get_type ())
G_DECLARE_FINAL_TYPE (EntStakeholderPage, ent_stakeholder_page, ENT, STAKEHOLDER_PAGE, GtkBox)
GtkWidget *ent_stakeholder_page_new (EntDocument *document);
/* Shows these stakeholders, one or several, as they are now. */
void ent_stakeholder_page_show (EntStakeholderPage *self, const char *const *ids);
void ent_stakeholder_page_edit_name (EntStakeholderPage *self);
/* Puts the keyboard into the line of the log, where exactly one is shown. */
void ent_stakeholder_page_write_log (EntStakeholderPage *self);

#define ENT_TYPE_TIE_PAGE (ent_tie_page_get_type ())
G_DECLARE_FINAL_TYPE (EntTiePage, ent_tie_page, ENT, TIE_PAGE, GtkBox)
GtkWidget *ent_tie_page_new (EntDocument *document);
void ent_tie_page_show (EntTiePage *self, const char *id);

#define ENT_TYPE_MAP_PAGE (ent_map_page_get_type ())
G_DECLARE_FINAL_TYPE (EntMapPage, ent_map_page, ENT, MAP_PAGE, GtkBox)
GtkWidget *ent_map_page_new (EntDocument *document);
void ent_map_page_show (EntMapPage *self);
/* Opens the list of moments, with the keyboard in the name of the one that is shown. */
void ent_map_page_open_moments (EntMapPage *self);
/* Puts the picture into the map, or says why not, and what stood there stays. */
void ent_map_page_take_logo (EntMapPage *self, GFile *file);

G_END_DECLS
