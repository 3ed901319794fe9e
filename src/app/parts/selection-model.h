/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets a list view show and change a selection of ids: of stakeholders the document's one, so that no
 * view keeps one of its own.
 */
#pragma once

#include <gtk/gtk.h>

#include "model/selection.h"

G_BEGIN_DECLS

#define ENT_TYPE_SELECTION_MODEL (ent_selection_model_get_type ())
G_DECLARE_FINAL_TYPE (EntSelectionModel, ent_selection_model, ENT, SELECTION_MODEL, GObject)

/* @model: of EntStakeholderItem or EntActionItem, or of GtkTreeListRow around them; other items
 * cannot be selected. */
EntSelectionModel *ent_selection_model_new (GListModel *model, EntSelection *selection);

G_END_DECLS
