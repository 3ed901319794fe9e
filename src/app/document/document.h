/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one window has open: the map with its history and selection, its file,
 * and what belongs to the window alone and is never saved.
 *
 * Signals: "view-changed": moment, search, filter, picture or theme; "file-changed":
 * name, saved or not; "refused" (const char *): an edit was not done, and why.
 * The map, history and selection have their own. Property "can-edit": FALSE
 * while the map is only to be looked at; the history then refuses every change,
 * and what edits it is bound to be insensitive.
 */
#pragma once

#include "app/panels/view-filter.h"
#include "io/disk/lock.h"
#include "io/store.h"
#include "model/quick/edit-quick.h"

G_BEGIN_DECLS

#define ENT_TYPE_DOCUMENT (ent_document_get_type ())
G_DECLARE_FINAL_TYPE (EntDocument, ent_document, ENT, DOCUMENT, GObject)

/* A new, unsaved map with one moment. */
EntDocument *ent_document_new (void);
/* Takes the map over from the reader with its findings; @file itself stays the caller's. */
EntDocument *ent_document_new_for_file (EntFile *file);
/* An earlier version of the file at @path, written at @written_at (microseconds as g_get_real_time()): to be looked at only,
 * and without a path of its own, so that it is never written over the file of today. */
EntDocument *ent_document_new_for_version (EntFile *file, const char *path, gint64 written_at);
/* @copy of the map as it is now, which is taken over: made in the thread that has read
 * the file, it spares one of those who ask for one the time. */
void ent_document_take_copy (EntDocument *self, EntMap *copy);
/* One that lies ready, of the map as it is now; or NULL. */
EntMap *ent_document_steal_copy (EntDocument *self) G_GNUC_WARN_UNUSED_RESULT;
/* The map as it is now, to be handed to a thread. */
EntMap *ent_document_copy_map (EntDocument *self) G_GNUC_WARN_UNUSED_RESULT;
/* As many as a window asks for at first, for its picture and its journal; on any thread. And all of those are taken over. */
GPtrArray *ent_document_make_copies (EntMap *map) G_GNUC_WARN_UNUSED_RESULT;
void ent_document_take_copies (EntDocument *self, GPtrArray *copies);
/* Takes @map over, which nobody needs any more (or NULL). A large one takes so long to free that it is seen: that is done
 * elsewhere. */
void ent_document_let_go (EntMap *map);

EntMap *ent_document_map (EntDocument *self);
EntHistory *ent_document_history (EntDocument *self);
EntSelection *ent_document_selection (EntDocument *self);

const char *ent_document_path (EntDocument *self); /* NULL: never saved */
/* Of the file at that path, as it was opened or saved last; or NULL. */
const EntFingerprint *ent_document_fingerprint (EntDocument *self);
/* With what it is sealed when it is saved, and was when it was opened; NULL: with nothing. */
EntSecret *ent_document_secret (EntDocument *self);
/* With what the file is sealed as it is, and what was saved before; or NULL. */
EntSecret *ent_document_saved_secret (EntDocument *self);
/* What seals all that is written of the map where nobody is asked, such as its journal: the passphrase that it has, and
 * until a save has taken it away the one that it had; or NULL. */
EntSecret *ent_document_guard (EntDocument *self);
/* For the next save, until which the map is unsaved. Takes a reference. */
void ent_document_set_secret (EntDocument *self, EntSecret *secret);
/* The bytes of that file, where they are few enough to be kept; NULL: unknown. What others made of it has them as its base. */
GBytes *ent_document_base (EntDocument *self);
/* What seals those bytes; or NULL. */
EntSecret *ent_document_base_secret (EntDocument *self);
/* Takes @bytes over, which may be NULL. */
void ent_document_take_base (EntDocument *self, GBytes *bytes);
/* What others have put into the file was taken into the map, in the step since the state @before, if that took one:
 * @file is what was read of it, and @bytes are in it, which are taken over and may be NULL. Saving replaces that without asking; but
 * where the step is undone, the file is known here as it was before. @is_saved: the map is what stands there. */
void ent_document_follow_file (EntDocument *self, const EntFile *file, GBytes *bytes, guint64 before, gboolean is_saved);
/* FALSE: for looking only, as what could be read of a damaged file, or while somebody else has it. The property is this. */
gboolean ent_document_can_edit (EntDocument *self);
/* Who has the file, so that it is only looked at here: lent; NULL: nobody. */
const EntLockHolder *ent_document_holder (EntDocument *self);
void ent_document_set_holder (EntDocument *self, const EntLockHolder *holder);
/* The lock of the file, if it is ours: lent, or NULL. It is removed with the document, and moves with the file. */
EntLock *ent_document_lock (EntDocument *self);
void ent_document_take_lock (EntDocument *self, EntLock *lock); /* takes it over; NULL: none */
EntLock *ent_document_steal_lock (EntDocument *self) G_GNUC_WARN_UNUSED_RESULT;
/* From here on it is a map of its own, without a file, and not saved. */
void ent_document_become_copy (EntDocument *self);
/* Tells whoever listens to "refused", and breaks nothing else off; NULL is nothing. */
void ent_document_refuse (EntDocument *self, const GError *error);
/* "2026-11-30 14:05": of which version of its file this is, until it is saved; or NULL. */
const char *ent_document_version (EntDocument *self);
/* New and untouched: another map may take its place. */
gboolean ent_document_is_blank (EntDocument *self);
gboolean ent_document_is_saved (EntDocument *self);
gboolean ent_document_is_saving (EntDocument *self);
/* When it was saved last, in microseconds as g_get_real_time(); 0: not yet. */
gint64 ent_document_saved_at (EntDocument *self);
/* The map's title, or what stands in its place. */
char *ent_document_dup_title (EntDocument *self) G_GNUC_WARN_UNUSED_RESULT;
/* What it is called where others look, as in the list of windows or of what waits for a printer: the title, and of a sealed
 * map no more than the name of its file. */
char *ent_document_dup_outer_title (EntDocument *self) G_GNUC_WARN_UNUSED_RESULT;
/* The title as the name of a file, without an ending. */
char *ent_document_dup_stem (EntDocument *self) G_GNUC_WARN_UNUSED_RESULT;
/* What the reader noticed: of EntFinding, lent; NULL for a new map. */
GPtrArray *ent_document_findings (EntDocument *self);
/* Takes over what there is in the file as it is now. */
void ent_document_take_findings (EntDocument *self, GPtrArray *findings);

/* Saves at @path: NULL for where it came from. With @replace whatever stands
 * there is replaced; else it must be what was opened or saved last, or nothing. A
 * place that somebody else has open is refused with ENT_IO_ERROR_LOCKED.
 * The map may be edited meanwhile; then it stays unsaved. */
void ent_document_save_async (EntDocument *self, const char *path, gboolean replace, GAsyncReadyCallback callback, gpointer data);
/* How far the save under way is, and whether it is wanted still: lent; NULL: there is none. Stopped, it ends with
 * G_IO_ERROR_CANCELLED, and everything is as before; or it is done, where that came too late. */
EntProgress *ent_document_saving (EntDocument *self);
gboolean ent_document_save_finish (EntDocument *self, GAsyncResult *result, GError **error);

/* What the last save has to tell although it was done, in whole sentences: owned, once; or NULL. */
char *ent_document_take_remark (EntDocument *self) G_GNUC_WARN_UNUSED_RESULT;
/* Whether there are earlier versions of its file, as far as was looked when it was opened or saved. */
gboolean ent_document_has_versions (EntDocument *self);
void ent_document_set_has_versions (EntDocument *self, gboolean has_versions);

/* The moment that is shown and rated: always one of the map. */
const char *ent_document_moment (EntDocument *self);
void ent_document_set_moment (EntDocument *self, const char *moment_id);
/* A new one, of today, which is shown and rated from here on. */
gboolean ent_document_add_moment (EntDocument *self, GError **error);
/* What the search leaves bright: NULL or text. */
const char *ent_document_search (EntDocument *self);
void ent_document_set_search (EntDocument *self, const char *text);
/* Somebody is about to search: texts are made ready bit by bit, while the main loop is idle. */
void ent_document_expect_search (EntDocument *self);
/* What views show, beside the map: the filter lets it through and the search, if there is one, finds it. The first
 * call of a search is O(n), then O(words). */
gboolean ent_document_matches (EntDocument *self, const EntStakeholder *stakeholder);
/* The filter with what it keeps back; to be asked, and to be changed only by the two below. */
EntViewFilter *ent_document_filter (EntDocument *self);
/* Whoever it keeps back is not selected any more. */
void ent_document_set_filter (EntDocument *self, const EntFilter *filter);
void ent_document_set_filter_fades (EntDocument *self, gboolean fades);

/* Who is called what, to be found while somebody types: lent. The first call is O(n). */
EntNameIndex *ent_document_names (EntDocument *self);

/* The ids in the selection that are stakeholders, or ties: owned, NULL-terminated. */
char **ent_document_dup_selected (EntDocument *self, EntRecordKind kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
