/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Has every step of a map on the disk within a second of being made: listens to the map and its
 * history, and hands what it hears to a journal. It begins with the first step: of a document that
 * nobody has changed there is nothing to be kept.
 *
 * Signal "failing" (const char *): the journal cannot be written, with sentences that say so; or NULL:
 * it can again.
 */
#pragma once

#include "io/journal/journal.h"
#include "model/history.h"

G_BEGIN_DECLS

#define ENT_TYPE_JOURNAL_KEEPER (ent_journal_keeper_get_type ())
G_DECLARE_FINAL_TYPE (EntJournalKeeper, ent_journal_keeper, ENT, JOURNAL_KEEPER, GObject)

/* Lives on the main context of the caller. @seal may be NULL; its data is needed until the keeper is closed. */
EntJournalKeeper *ent_journal_keeper_new (EntHistory *history, const EntSeal *seal);
/* @copy of the map as it is now, which is taken over (NULL is nothing): it spares the first step the time to make one. */
void ent_journal_keeper_take_copy (EntJournalKeeper *self, EntMap *copy);
/* Does not wait for the first step: what is not saved already is kept from here on. */
void ent_journal_keeper_begin (EntJournalKeeper *self);
/* Goes on in the place of @before, which listens no more: of the same history, but sealed otherwise. What that one keeps
 * goes when all of it is on the disk here, and not a moment earlier. */
void ent_journal_keeper_replace (EntJournalKeeper *self, EntJournalKeeper *before);
/* Goes on with the journal @id, which is this process's, from what the map is now. */
void ent_journal_keeper_adopt (EntJournalKeeper *self, const char *id);
/* Where the document comes from, if it has a file: before anything is changed. */
void ent_journal_keeper_set_file (EntJournalKeeper *self, const char *path, const EntFingerprint *fingerprint);
/* The document is on the disk, and the history knows in which state; where nothing was done since, the
 * journal goes. */
void ent_journal_keeper_note_saved (EntJournalKeeper *self, const char *path, const EntFingerprint *fingerprint);
/* What is known of the file is other than it was: what others did there was taken into the map, or that was undone. The
 * history knows whether the map is what stands there. */
void ent_journal_keeper_note_file (EntJournalKeeper *self, const char *path, const EntFingerprint *fingerprint);
/* Somebody has chosen not to keep what was done: the journal goes, and nothing is listened to any more. */
void ent_journal_keeper_give_up (EntJournalKeeper *self);
/* Hears nothing any more, and waits until all that it has heard was tried: nothing is sealed after that. What is in the
 * journal stays for the next start, unless the map was saved as it is. */
void ent_journal_keeper_close (EntJournalKeeper *self);
/* All that was done up to now is handed over and tried: waits for the disk. */
void ent_journal_keeper_flush (EntJournalKeeper *self);

G_END_DECLS
