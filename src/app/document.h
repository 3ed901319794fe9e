/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one window has open: the map with its history and selection, its file,
 * and what belongs to the window alone and is never saved.
 *
 * Signals: "view-changed": moment, search, picture or theme; "file-changed":
 * name, saved or not. The map, history and selection have their own.
 */
#pragma once

#include "io/store.h"
#include "model/edit.h"

G_BEGIN_DECLS

#define ENT_TYPE_DOCUMENT (ent_document_get_type ())
G_DECLARE_FINAL_TYPE (EntDocument, ent_document, ENT, DOCUMENT, GObject)

/* A new, unsaved map with one moment. */
EntDocument *ent_document_new (void);
/* Takes the map over from the reader with its findings. */
EntDocument *ent_document_new_for_file (EntFile *file);

EntMap *ent_document_map (EntDocument *self);
EntHistory *ent_document_history (EntDocument *self);
EntSelection *ent_document_selection (EntDocument *self);

const char *ent_document_path (EntDocument *self); /* NULL: never saved */
gboolean ent_document_is_read_only (EntDocument *self);

/* The moment that is shown and rated: always one of the map. */
const char *ent_document_moment (EntDocument *self);
void ent_document_set_moment (EntDocument *self, const char *moment_id);
/* What the search leaves bright: NULL or text. */
const char *ent_document_search (EntDocument *self);
void ent_document_set_search (EntDocument *self, const char *text);
gboolean ent_document_matches (EntDocument *self, const EntStakeholder *stakeholder);

G_END_DECLS
