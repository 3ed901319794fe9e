/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/journal/entry.h"

#include "io/journal/change-code.h"

/* path, device, inode, size, mtime, ctime, checksum, names; a path is no text */
#define FINGERPRINT "(aytttxxsu)"
#define ABOUT "(aymsxum" FINGERPRINT ")"
#define ENTRY "(yxmsiaym" FINGERPRINT "a" ENT_CHANGE_CODE_TYPE ")"

static GVariant *
encode_path (const char *path)
{
  return g_variant_new_bytestring (path != NULL ? path : "");
}

static char *
decode_path (GVariant *code)
{
  const char *path = g_variant_get_bytestring (code);

  return *path != '\0' ? g_strdup (path) : NULL;
}

static GVariant *
encode_fingerprint (const EntFingerprint *fingerprint)
{
  if (fingerprint == NULL)
    return g_variant_new_maybe (G_VARIANT_TYPE (FINGERPRINT), NULL);
  return g_variant_new_maybe (NULL, g_variant_new ("(@aytttxxsu)", encode_path (fingerprint->real_path),
                                                   fingerprint->device, fingerprint->inode, fingerprint->size,
                                                   fingerprint->mtime_ns, fingerprint->ctime_ns,
                                                   fingerprint->checksum != NULL ? fingerprint->checksum : "",
                                                   (guint32) fingerprint->n_names));
}

/* Takes @code, a maybe, over. */
static EntFingerprint *
decode_fingerprint (GVariant *code)
{
  g_autoptr (GVariant) maybe = code, inner = g_variant_get_maybe (code), path = NULL;
  EntFingerprint *fingerprint;
  guint32 n_names;

  if (inner == NULL)
    return NULL;
  fingerprint = g_new0 (EntFingerprint, 1);
  g_variant_get (inner, "(@aytttxxsu)", &path, &fingerprint->device, &fingerprint->inode, &fingerprint->size,
                 &fingerprint->mtime_ns, &fingerprint->ctime_ns, &fingerprint->checksum, &n_names);
  fingerprint->real_path = g_strdup (g_variant_get_bytestring (path));
  fingerprint->n_names = n_names;
  /* of a file that was not read */
  if (*fingerprint->checksum == '\0')
    g_clear_pointer (&fingerprint->checksum, g_free);
  return fingerprint;
}

static GVariant *
encode_text (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  return g_variant_new_maybe (G_VARIANT_TYPE_STRING, valid != NULL ? g_variant_new_string (valid) : NULL);
}

static GBytes *
to_bytes (GVariant *code)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (code);

  return g_variant_get_data_as_bytes (owned);
}

/* NULL where @bytes are not exactly what such a value is written as. */
static GVariant *
from_bytes (const char *type, GBytes *bytes)
{
  g_autoptr (GVariant) code = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), bytes, FALSE));

  return g_variant_is_normal_form (code) ? g_steal_pointer (&code) : NULL;
}

void
ent_journal_about_free (EntJournalAbout *about)
{
  if (about == NULL)
    return;
  g_free (about->path);
  g_free (about->title);
  ent_fingerprint_free (about->fingerprint);
  g_free (about);
}

GBytes *
ent_journal_about_encode (const EntJournalAbout *about)
{
  g_return_val_if_fail (about != NULL, NULL);

  return to_bytes (g_variant_new ("(@ay@msxu@m" FINGERPRINT ")", encode_path (about->path), encode_text (about->title),
                                  about->time, (guint32) about->n_unsaved, encode_fingerprint (about->fingerprint)));
}

EntJournalAbout *
ent_journal_about_decode (GBytes *bytes)
{
  g_autoptr (GVariant) code = from_bytes (ABOUT, bytes), path = NULL;
  GVariant *fingerprint;
  EntJournalAbout *about;
  guint32 n_unsaved;

  if (code == NULL)
    return NULL;
  about = g_new0 (EntJournalAbout, 1);
  g_variant_get (code, "(@aymsxu@m" FINGERPRINT ")", &path, &about->title, &about->time, &n_unsaved, &fingerprint);
  about->path = decode_path (path);
  about->n_unsaved = n_unsaved;
  about->fingerprint = decode_fingerprint (fingerprint);
  return about;
}

static void
free_change (gpointer change)
{
  ent_change_free (change);
}

GPtrArray *
ent_journal_changes_new (void)
{
  return g_ptr_array_new_with_free_func (free_change);
}

EntJournalEntry *
ent_journal_entry_new (EntEntryKind kind, const char *name, gint32 by, GPtrArray *changes)
{
  EntJournalEntry *entry = g_new0 (EntJournalEntry, 1);

  entry->kind = kind;
  entry->time = g_get_real_time ();
  entry->name = g_strdup (name);
  entry->by = by;
  entry->changes = changes;
  return entry;
}

void
ent_journal_entry_free (EntJournalEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->name);
  g_clear_pointer (&entry->changes, g_ptr_array_unref);
  g_free (entry->path);
  ent_fingerprint_free (entry->fingerprint);
  g_free (entry);
}

GBytes *
ent_journal_entry_encode (const EntJournalEntry *entry)
{
  GVariantBuilder changes;

  g_return_val_if_fail (entry != NULL, NULL);

  g_variant_builder_init (&changes, G_VARIANT_TYPE ("a" ENT_CHANGE_CODE_TYPE));
  for (guint i = 0; entry->changes != NULL && i < entry->changes->len; i++)
    g_variant_builder_add_value (&changes, ent_change_encode (g_ptr_array_index (entry->changes, i)));
  return to_bytes (g_variant_new ("(yx@msi@ay@m" FINGERPRINT "@a" ENT_CHANGE_CODE_TYPE ")", (guchar) entry->kind, entry->time,
                                  encode_text (entry->name), entry->by, encode_path (entry->path),
                                  encode_fingerprint (entry->fingerprint), g_variant_builder_end (&changes)));
}

static gboolean
decode_changes (EntJournalEntry *entry, GVariant *list)
{
  gsize n = g_variant_n_children (list);

  entry->changes = ent_journal_changes_new ();
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) code = g_variant_get_child_value (list, i);
      EntChange *change = ent_change_decode (code);

      if (change == NULL)
        return FALSE;
      g_ptr_array_add (entry->changes, change);
    }
  return TRUE;
}

EntJournalEntry *
ent_journal_entry_decode (GBytes *bytes)
{
  g_autoptr (GVariant) code = from_bytes (ENTRY, bytes), path = NULL, changes = NULL;
  g_autoptr (EntJournalEntry) entry = NULL;
  GVariant *fingerprint;
  guchar kind;

  if (code == NULL)
    return NULL;
  entry = g_new0 (EntJournalEntry, 1);
  g_variant_get (code, "(yxmsi@ay@m" FINGERPRINT "@a" ENT_CHANGE_CODE_TYPE ")", &kind, &entry->time, &entry->name, &entry->by,
                 &path, &fingerprint, &changes);
  entry->kind = kind;
  entry->path = decode_path (path);
  entry->fingerprint = decode_fingerprint (fingerprint);
  if (kind > ENT_ENTRY_SAVED || !decode_changes (entry, changes))
    return NULL;
  return g_steal_pointer (&entry);
}
