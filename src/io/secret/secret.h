/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealing bytes with a passphrase, and opening them again. Knows nothing of maps and files.
 *
 * The key comes from the passphrase by Argon2id, the bytes are sealed in chunks of which none can
 * be changed, left out, doubled or moved unnoticed. data/FORMAT.md has the layout.
 *
 * Errors are of ENT_IO_ERROR, with sentences without the name of a file:
 * PASSPHRASE: another one; TRUNCATED: the end is missing; ALTERED: something else is not as it was
 * sealed; NEWER; HOSTILE: past a limit; MEMORY; NOT_A_MAP: not sealed at all.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The keys from one passphrase and one salt, in memory that is locked, guarded and wiped; with how they
 * were derived. Never changes, so that any thread may use it. The passphrase is not in it. */
typedef struct _EntSecret EntSecret;

/* With a salt of its own, so that no two have the same keys. Takes a second and 256 MiB: not on the main loop.
 * Compares @passphrase in its composed form, whichever way its accents were typed. */
EntSecret *ent_secret_new (const char *passphrase, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* NULL for NULL, which both take: no passphrase. */
EntSecret *ent_secret_ref (EntSecret *secret);
void ent_secret_unref (EntSecret *secret);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSecret, ent_secret_unref)

/* Whether it begins as sealed bytes do, however they go on. */
gboolean ent_secret_is_sealed (gconstpointer data, gsize length);

/* Whether what begins with @data, of which some hundred bytes do, was sealed with @secret. */
gboolean ent_secret_fits (EntSecret *secret, gconstpointer data, gsize length);

/* The same bytes never look the same twice. */
GBytes *ent_secret_seal (EntSecret *secret, GBytes *plain, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* All that was sealed, or NULL. @secret, if given, gets the keys as soon as the passphrase is the right one, also
 * where the bytes behind it are damaged; the caller's. Takes as long as they took to make; the passphrase is not
 * tried where the header is damaged or asks for too much. */
GBytes *ent_secret_open (GBytes *sealed, const char *passphrase, EntSecret **secret, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same at once, for what was sealed with @secret. */
GBytes *ent_secret_open_with (GBytes *sealed, EntSecret *secret, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of damaged bytes what is proved to be as it was sealed: from the beginning to before the damage. NULL: nothing. */
GBytes *ent_secret_rescue (GBytes *sealed, EntSecret *secret) G_GNUC_WARN_UNUSED_RESULT;

/* One piece of many that are written one by one, such as the steps of a journal: it opens under its @number only.
 * It has no header, so it needs one of ent_secret_seal() beside it to be opened by the passphrase. */
GBytes *ent_secret_seal_piece (EntSecret *secret, guint64 number, GBytes *plain) G_GNUC_WARN_UNUSED_RESULT;
GBytes *ent_secret_open_piece (EntSecret *secret, guint64 number, GBytes *sealed, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A sealed piece is longer than its text by this. */
#define ENT_SECRET_PIECE_EXTRA 40u

G_END_DECLS
