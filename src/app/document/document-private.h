/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of a document. */
#pragma once

#include "app/document/document.h"

G_BEGIN_DECLS

struct _EntDocument
{
  GObject parent_instance;

  EntMap *map;
  GPtrArray *copies; /* of the map at copy_revision, that nobody has asked for yet */
  guint64 copy_revision;
  EntHistory *history;
  EntSelection *selection;

  char *path;
  EntFingerprint *fingerprint; /* of the file at path, as we know it; or NULL */
  EntSecret *secret;           /* seals what is saved from here on; or NULL */
  EntSecret *saved_secret;     /* seals the file as it is; or NULL */
  GBytes *base;                /* what is in it then; or NULL */
  EntFingerprint *earlier;     /* what it was before what others did was taken into the map; or NULL */
  GBytes *earlier_base;        /* as base */
  EntSecret *earlier_secret;   /* seals that; or NULL */
  guint64 taken_at;            /* the state of the history that this led to */
  GPtrArray *findings;         /* or NULL */
  gboolean damaged;            /* only some of it could be read */
  EntLock *lock;               /* of the file at path, or NULL: somebody else's, or none can be made there */
  EntLockHolder *holder;       /* who else has it, so that nothing is changed here; or NULL */
  char *copied_from;           /* name of the file that it is a copy of, or NULL */
  EntProgress *saving;         /* while it is; or NULL */
  gint64 saved_at;
  char *remark;          /* of the last save, or NULL */
  gboolean has_versions; /* of the file at path */
  char *version;         /* when it was written, of an earlier one; or NULL */
  char *origin;          /* name of the file that it is a version of, or NULL */
  gboolean lost_records; /* some that may be selected were removed in this step */

  char *moment;
  EntNameIndex *names;
  guint names_id;        /* while it is being filled */
  EntViewFilter *filter; /* owned */
  guint read_id;         /* texts are being made ready for a search */
};

/* To whoever listens to "file-changed". */
void ent_document_tell_file (EntDocument *self);
/* As the property "can-edit". */
void ent_document_let_edit (EntDocument *self, gboolean can_edit);

G_END_DECLS
