/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal of one document on the disk: a base, and each step since. It is written by a
 * thread, in the order in which things were handed over; nobody waits for it.
 *
 * What it holds is in a folder of the user's state folder, which nobody else can look into, in two
 * generations: a new base is written whole beside the generation before, which stays until the
 * next one. So one of them is whole at every moment.
 */
#pragma once

#include "io/journal/entry.h"

G_BEGIN_DECLS

/* For documents with a passphrase: all but where their file is, is sealed on its way to the disk.
 * Both run on any thread. */
typedef GBytes *(*EntSealFunc) (GBytes *bytes, gpointer data, GError **error);
typedef struct
{
  EntSealFunc seal, unseal;
  gpointer data;
} EntSeal;

typedef struct _EntJournal EntJournal;

/* How it stands, on the thread of the journal, whenever that changes. @error: what was handed over last
 * could not be written, it waits and is tried again with whatever comes next; NULL: all is on the disk.
 * @wants_base: a new base is to be handed over. */
typedef void (*EntJournalFunc) (const GError *error, gboolean wants_base, gpointer data);

/* @seal: copied; or NULL. Nothing is written before a base comes. */
EntJournal *ent_journal_new (const EntSeal *seal, EntJournalFunc func, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
/* Waits until all that was handed over was tried. What is on the disk stays. */
void ent_journal_free (EntJournal *self);
/* Goes on with one that was left, and is this process's by now: before anything is handed over. */
void ent_journal_set_id (EntJournal *self, const char *id);
const char *ent_journal_id (EntJournal *self);

/* A new generation. @map is a copy of its own; takes both over. */
void ent_journal_push_base (EntJournal *self, EntJournalAbout *about, EntMap *map);
/* @entries: of EntJournalEntry, with their own freeing; takes them over. */
void ent_journal_push_entries (EntJournal *self, GPtrArray *entries);
/* Nothing that was handed over is wanted any more: the folder goes, until there is a base again. */
void ent_journal_push_clear (EntJournal *self);
/* Once all that was handed over before is on the disk, the journal @id goes, which nobody writes any more. */
void ent_journal_push_drop (EntJournal *self, const char *id);
/* What waits is tried once more. */
void ent_journal_retry (EntJournal *self);
/* Until all that was handed over was tried. */
void ent_journal_wait (EntJournal *self);

G_END_DECLS
