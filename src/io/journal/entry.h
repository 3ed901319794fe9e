/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in a journal: what the base is, and what was done since, as values and as bytes. */
#pragma once

#include "io/store.h"

G_BEGIN_DECLS

/* What the document was when the base was written. */
typedef struct
{
  char *path;                  /* NULL: it had no file yet */
  EntFingerprint *fingerprint; /* of that file; or NULL */
  char *title;                 /* NULL where the journal is sealed */
  gint64 time;                 /* of the last step before the base, as g_get_real_time() */
  guint n_unsaved;             /* steps between what was saved and the base; 0: the base is what was saved */
} EntJournalAbout;

typedef enum
{
  ENT_ENTRY_STEP,  /* something new was done */
  ENT_ENTRY_JOIN,  /* and belongs to the step before */
  ENT_ENTRY_TURN,  /* steps were taken back, or brought again */
  ENT_ENTRY_SAVED, /* the map was saved as it was some steps ago */
} EntEntryKind;

typedef struct
{
  EntEntryKind kind;
  gint64 time;
  char *name;                  /* of the step; or NULL */
  gint32 by;                   /* TURN: so many steps forward, or, below 0, back. SAVED: where from here, 0 or less */
  GPtrArray *changes;          /* of EntChange, as they were applied */
  char *path;                  /* SAVED */
  EntFingerprint *fingerprint; /* SAVED */
} EntJournalEntry;

void ent_journal_about_free (EntJournalAbout *about);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntJournalAbout, ent_journal_about_free)
GBytes *ent_journal_about_encode (const EntJournalAbout *about) G_GNUC_WARN_UNUSED_RESULT;
EntJournalAbout *ent_journal_about_decode (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

/* Takes @changes over. */
EntJournalEntry *ent_journal_entry_new (EntEntryKind kind, const char *name, gint32 by, GPtrArray *changes) G_GNUC_WARN_UNUSED_RESULT;
void ent_journal_entry_free (EntJournalEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntJournalEntry, ent_journal_entry_free)
GBytes *ent_journal_entry_encode (const EntJournalEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
/* From bytes that nobody vouches for: NULL where they are no such entry. */
EntJournalEntry *ent_journal_entry_decode (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

/* An array for changes. */
GPtrArray *ent_journal_changes_new (void);

G_END_DECLS
