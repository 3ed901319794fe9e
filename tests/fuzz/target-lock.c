/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside a document on a share says who has it, whoever wrote it: texts that can be
 * shown on one line, numbers that mean something, and the same again when it is written anew.
 * So does what says whose a journal is.
 */
#include "fuzz/fuzz.h"

#include "io/disk/lock.h"
#include "io/journal/owner.h"

#include <string.h>

/* As a sentence about it bears. */
#define MOST_LETTERS 100

static void
check_text (const char *text)
{
  if (text == NULL)
    return;
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (text, -1), >, 0);
  g_assert_cmpint (g_utf8_strlen (text, -1), <=, MOST_LETTERS);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (at)));
}

static void
check_holder (const EntLockHolder *holder)
{
  check_text (holder->person);
  check_text (holder->host);
  check_text (holder->running.machine);
  check_text (holder->running.boot);
  check_text (holder->id);
  g_assert_cmpint (holder->since, >=, 0);
  g_assert_cmpint (holder->seen, >=, 0);
  g_assert_cmpint (holder->running.pid, >=, 0);
  /* nobody is taken for gone who is not known */
  if (holder->id == NULL)
    g_assert_false (ent_lock_holder_is_here (holder));
  g_assert_true (ent_lock_holder_is_old (holder, G_MAXINT64) == (holder->seen > 0 && holder->seen < G_MAXINT64 - (gint64) 24 * 60 * 60));
}

static void
assert_same_holder (const EntLockHolder *a, const EntLockHolder *b)
{
  g_assert_cmpstr (a->person, ==, b->person);
  g_assert_cmpstr (a->host, ==, b->host);
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpint (a->since, ==, b->since);
  g_assert_cmpint (a->seen, ==, b->seen);
  g_assert_cmpstr (a->running.machine, ==, b->running.machine);
  g_assert_cmpstr (a->running.boot, ==, b->running.boot);
  g_assert_cmpuint (a->running.space, ==, b->running.space);
  g_assert_cmpint (a->running.pid, ==, b->running.pid);
  g_assert_cmpuint (a->running.started, ==, b->running.started);
}

static void
check_lock (const char *data, gsize length)
{
  g_autoptr (EntLockHolder) holder = ent_lock_parse (data, length), again = NULL, copy = NULL;
  g_autofree char *text = NULL;

  check_holder (holder);
  copy = ent_lock_holder_copy (holder);
  assert_same_holder (copy, holder);
  text = ent_lock_format (holder);
  g_assert_cmpuint (strlen (text), <=, ENT_LOCK_BYTES);
  again = ent_lock_parse (text, strlen (text));
  assert_same_holder (again, holder);
}

static void
check_owner (const char *data, gsize length)
{
  g_autofree char *text = g_strndup (data, length), *written = NULL;
  g_autoptr (EntOwner) owner = ent_owner_parse (text), again = NULL;

  if (owner == NULL)
    return;
  g_assert_nonnull (owner->machine);
  g_assert_cmpuint (owner->pid, >, 0);
  written = ent_owner_format (owner);
  again = ent_owner_parse (written);
  g_assert_nonnull (again);
  g_assert_cmpstr (again->machine, ==, owner->machine);
  g_assert_cmpstr (again->boot, ==, owner->boot);
  g_assert_cmpuint (again->pid, ==, owner->pid);
  g_assert_cmpuint (again->started, ==, owner->started);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  check_lock ((const char *) data, size);
  check_owner ((const char *) data, size);
  return 0;
}
