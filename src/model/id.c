/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids: each text once, counted, from a table of the whole process. GRefString does
 * the same in three times the time, which was a fifth of reading a map: it takes the
 * hash of every text anew, a letter at a time, to be made, found and freed.
 */
#include "model/record.h"

#include <string.h>

typedef struct
{
  gint n_users;
  guint32 hash;
  char text[]; /* with so little before it, an id of ours takes 32 bytes */
} Node;

/* Each text is at its hash or behind it, with no gap between. */
typedef struct
{
  guint32 hash;
  Node *node; /* NULL: free */
} Slot;

static GMutex lock; /* of all of these */
static Slot *slots;
static gsize n_slots, n_nodes; /* slots: a power of two, and a quarter of them free */
static guint64 seed;           /* a file cannot be made so that all its ids meet */

#define FIRST_SLOTS 1024u
#define ODD G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)

static guint32
hash_text (const char *text, gsize length)
{
  guint64 hash = seed ^ length, word;

  for (; length >= sizeof word; text += sizeof word, length -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      hash = (hash ^ word) * ODD;
      hash ^= hash >> 29;
    }
  word = 0;
  memcpy (&word, text, length);
  hash = (hash ^ word) * ODD;
  return (guint32) (hash >> 32);
}

static Node *
node_of (EntId id)
{
  return (Node *) (gpointer) (id - G_STRUCT_OFFSET (Node, text));
}

static void
grow (void)
{
  Slot *before = slots;
  gsize n_before = n_slots;

  n_slots = MAX (2 * n_slots, FIRST_SLOTS);
  slots = g_new0 (Slot, n_slots);
  if (n_before == 0)
    seed = (guint64) g_random_int () << 32 | g_random_int ();
  for (gsize i = 0; i < n_before; i++)
    if (before[i].node != NULL)
      {
        gsize at = before[i].hash & (n_slots - 1);

        while (slots[at].node != NULL)
          at = (at + 1) & (n_slots - 1);
        slots[at] = before[i];
      }
  g_free (before);
}

static Node *
find_or_add (const char *text, gsize length)
{
  guint32 hash;
  gsize at;

  if (4 * n_nodes >= 3 * n_slots)
    grow ();
  hash = hash_text (text, length);
  for (at = hash & (n_slots - 1); slots[at].node != NULL; at = (at + 1) & (n_slots - 1))
    if (slots[at].hash == hash && strcmp (slots[at].node->text, text) == 0)
      {
        g_atomic_int_inc (&slots[at].node->n_users);
        return slots[at].node;
      }
  slots[at].hash = hash;
  slots[at].node = g_malloc (sizeof (Node) + length + 1);
  *slots[at].node = (Node) { 1, hash };
  memcpy (slots[at].node->text, text, length + 1);
  n_nodes++;
  return slots[at].node;
}

/* What stands behind the freed slot and does not begin behind it moves up. */
static void
take_out (const Node *node)
{
  gsize mask = n_slots - 1, gap = node->hash & mask;

  while (slots[gap].node != node)
    gap = (gap + 1) & mask;
  for (gsize at = (gap + 1) & mask; slots[at].node != NULL; at = (at + 1) & mask)
    if (((at - slots[at].hash) & mask) >= ((at - gap) & mask))
      {
        slots[gap] = slots[at];
        gap = at;
      }
  slots[gap].node = NULL;
  n_nodes--;
}

EntId
ent_id (const char *text)
{
  Node *node;

  if (text == NULL)
    return NULL;
  g_mutex_lock (&lock);
  node = find_or_add (text, strlen (text));
  g_mutex_unlock (&lock);
  return node->text;
}

EntId
ent_id_ref (EntId id)
{
  if (id != NULL)
    g_atomic_int_inc (&node_of (id)->n_users);
  return id;
}

void
ent_id_unref (EntId id)
{
  Node *node;
  gint n_users;

  if (id == NULL)
    return;
  node = node_of (id);
  for (n_users = g_atomic_int_get (&node->n_users); n_users > 1; n_users = g_atomic_int_get (&node->n_users))
    if (g_atomic_int_compare_and_exchange (&node->n_users, n_users, n_users - 1))
      return;
  /* the last one is given back where nobody can find it meanwhile */
  g_mutex_lock (&lock);
  if (g_atomic_int_dec_and_test (&node->n_users))
    {
      take_out (node);
      g_free (node);
    }
  g_mutex_unlock (&lock);
}

void
ent_id_clear (EntId *id)
{
  g_clear_pointer (id, ent_id_unref);
}

#define LONGEST_ID 64

/* Each is looked at when it is read and again when it comes into a map. */
static const guint8 id_letters[256] = {
  ['-'] = 1,
  ['_'] = 1,
  ['.'] = 1,
  ['0' ... '9'] = 1,
  ['A' ... 'Z'] = 1,
  ['a' ... 'z'] = 1,
};

gboolean
ent_id_is_valid (const char *text)
{
  gsize n = 0;

  if (text == NULL || !g_ascii_isalpha (*text))
    return FALSE;
  while (n < LONGEST_ID && id_letters[(guchar) text[n]])
    n++;
  return text[n] == '\0';
}
