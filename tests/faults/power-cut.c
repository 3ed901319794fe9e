/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and folders are nodes, which names lead to. A node knows what of it is safe, and what a program sees that looks;
 * changes of names that no folder has flushed yet wait in their order.
 */
#include "faults/power-cut.h"

#include <glib/gstdio.h>
#include <string.h>

#include "folder.h"

#define ALL_SUBSETS_OF 6
#define RANDOM_SUBSETS 24

/* Of what was not flushed. */
typedef enum
{
  LOST,
  DONE,
  FIRST_HALF,
  ZEROS,
  SECOND_HALF,
  N_FATES,
} Fate;

typedef struct
{
  GHashTable *safe, *seen; /* of a folder: name -> Node, which are not owned; else NULL */
  GByteArray *flushed, *written;
  guint dirty_from; /* up to here both are the same */
} Node;

/* One that took a name from a place, gave one to a place, or did both at once. */
typedef struct
{
  Node *from, *to; /* folders; or NULL */
  char *old_name, *new_name;
  Node *node;
  Node *other; /* has the old name then; or NULL */
} Change;

struct _PowerCutDisk
{
  GPtrArray *nodes;       /* owned, of Node */
  GPtrArray *roots;       /* paths */
  GHashTable *root_nodes; /* path -> Node */
  GHashTable *by_number;  /* of files: number -> Node */
  GPtrArray *open;        /* of Change, in their order */
};

/* --- nodes --- */

static void
node_free (gpointer data)
{
  Node *node = data;

  g_clear_pointer (&node->safe, g_hash_table_unref);
  g_clear_pointer (&node->seen, g_hash_table_unref);
  g_clear_pointer (&node->flushed, g_byte_array_unref);
  g_clear_pointer (&node->written, g_byte_array_unref);
  g_free (node);
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->old_name);
  g_free (change->new_name);
  g_free (change);
}

static Node *
node_new (PowerCutDisk *disk, gboolean is_folder)
{
  Node *node = g_new0 (Node, 1);

  if (is_folder)
    {
      node->safe = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      node->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  else
    {
      node->flushed = g_byte_array_new ();
      node->written = g_byte_array_new ();
    }
  g_ptr_array_add (disk->nodes, node);
  return node;
}

PowerCutDisk *
power_cut_disk_new (void)
{
  PowerCutDisk *disk = g_new0 (PowerCutDisk, 1);

  disk->nodes = g_ptr_array_new_with_free_func (node_free);
  disk->roots = g_ptr_array_new_with_free_func (g_free);
  disk->root_nodes = g_hash_table_new (g_str_hash, g_str_equal);
  disk->by_number = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  disk->open = g_ptr_array_new_with_free_func (change_free);
  return disk;
}

void
power_cut_disk_free (PowerCutDisk *disk)
{
  g_ptr_array_unref (disk->open);
  g_hash_table_unref (disk->by_number);
  g_hash_table_unref (disk->root_nodes);
  g_ptr_array_unref (disk->roots);
  g_ptr_array_unref (disk->nodes);
  g_free (disk);
}

static void
set_number (PowerCutDisk *disk, guint64 number, Node *node)
{
  g_hash_table_insert (disk->by_number, g_memdup2 (&number, sizeof number), node);
}

static Node *
load_file (PowerCutDisk *disk, const char *path)
{
  Node *node = node_new (disk, FALSE);
  g_autofree char *data = NULL;
  GStatBuf status;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_no_errno (g_stat (path, &status));
  g_byte_array_append (node->flushed, (const guint8 *) data, (guint) length);
  g_byte_array_append (node->written, (const guint8 *) data, (guint) length);
  node->dirty_from = (guint) length;
  set_number (disk, (guint64) status.st_ino, node);
  return node;
}

static Node *
load_folder (PowerCutDisk *disk, const char *path)
{
  Node *node = node_new (disk, TRUE);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);
      Node *child = g_file_test (inside, G_FILE_TEST_IS_DIR) ? load_folder (disk, inside) : load_file (disk, inside);

      g_hash_table_insert (node->safe, g_strdup (name), child);
      g_hash_table_insert (node->seen, g_strdup (name), child);
    }
  return node;
}

void
power_cut_disk_add (PowerCutDisk *disk, const char *folder)
{
  char *path = g_strdup (folder);

  g_ptr_array_add (disk->roots, path);
  g_hash_table_insert (disk->root_nodes, path, load_folder (disk, folder));
}

/* What a program finds at @path; NULL also for what is outside. */
static Node *
find (PowerCutDisk *disk, const char *path)
{
  Node *node = g_hash_table_lookup (disk->root_nodes, path);
  g_autofree char *above = NULL, *name = NULL;

  if (node != NULL || strcmp (path, "/") == 0)
    return node;
  above = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  node = find (disk, above);
  return node != NULL && node->seen != NULL ? g_hash_table_lookup (node->seen, name) : NULL;
}

/* --- what is done --- */

static void
apply (const Change *change, GHashTable *from, GHashTable *to)
{
  if (from != NULL && change->other != NULL)
    g_hash_table_insert (from, g_strdup (change->old_name), change->other);
  else if (from != NULL)
    g_hash_table_remove (from, change->old_name);
  if (to != NULL)
    g_hash_table_insert (to, g_strdup (change->new_name), change->node);
}

/* @old, @new: paths; NULL: none. */
static void
change_names (PowerCutDisk *disk, const char *old, const char *new, Node *node, Node *other)
{
  Change *change = g_new0 (Change, 1);
  g_autofree char *old_folder = old != NULL ? g_path_get_dirname (old) : NULL, *new_folder = new != NULL ? g_path_get_dirname (new) : NULL;

  change->from = old != NULL ? find (disk, old_folder) : NULL;
  change->to = new != NULL ? find (disk, new_folder) : NULL;
  change->old_name = change->from != NULL ? g_path_get_basename (old) : NULL;
  change->new_name = change->to != NULL ? g_path_get_basename (new) : NULL;
  change->node = node;
  change->other = other;
  apply (change, change->from != NULL ? change->from->seen : NULL, change->to != NULL ? change->to->seen : NULL);
  g_ptr_array_add (disk->open, change);
}

static void
flush_names (PowerCutDisk *disk, Node *folder)
{
  guint i = 0;

  while (i < disk->open->len)
    {
      const Change *change = g_ptr_array_index (disk->open, i);

      if (change->from != folder && change->to != folder)
        {
          i++;
          continue;
        }
      apply (change, change->from != NULL ? change->from->safe : NULL, change->to != NULL ? change->to->safe : NULL);
      g_ptr_array_remove_index (disk->open, i);
    }
}

static void
resize (Node *node, gsize length)
{
  guint before = node->written->len;

  g_byte_array_set_size (node->written, (guint) length);
  if (length > before)
    memset (node->written->data + before, 0, length - before);
  node->dirty_from = MIN (node->dirty_from, MIN (before, (guint) length));
}

static void
write_node (Node *node, const FaultRecord *record)
{
  gsize end = (gsize) record->at + record->length;

  if (end > node->written->len)
    resize (node, end);
  if (record->data == NULL)
    return;
  memcpy (node->written->data + record->at, record->data, record->length);
  node->dirty_from = MIN (node->dirty_from, (guint) record->at);
}

static void
flush_node (Node *node)
{
  g_byte_array_set_size (node->flushed, 0);
  g_byte_array_append (node->flushed, node->written->data, node->written->len);
  node->dirty_from = node->written->len;
}

static Node *
node_of (PowerCutDisk *disk, const FaultRecord *record)
{
  return g_hash_table_lookup (disk->by_number, &record->file);
}

static void
replay_content (PowerCutDisk *disk, const FaultRecord *record)
{
  Node *node = node_of (disk, record);

  if (node == NULL)
    return;
  if (record->call == FAULT_FSYNC)
    flush_node (node);
  else if (record->call == FAULT_TRUNCATE)
    resize (node, (gsize) record->at);
  else
    write_node (node, record);
}

static void
replay (PowerCutDisk *disk, const FaultRecord *record)
{
  Node *node;

  switch (record->call)
    {
    case FAULT_OPEN:
      if (!record->makes)
        break;
      node = node_new (disk, FALSE);
      /* the number of a file that is gone is given to another one */
      set_number (disk, record->file, node);
      change_names (disk, NULL, record->path, node, NULL);
      break;
    case FAULT_MKDIR:
      change_names (disk, NULL, record->path, node_new (disk, TRUE), NULL);
      break;
    case FAULT_RENAME:
      change_names (disk, record->path, record->to, find (disk, record->path), record->swaps ? find (disk, record->to) : NULL);
      break;
    case FAULT_LINK:
      change_names (disk, NULL, record->to, find (disk, record->path), NULL);
      break;
    case FAULT_UNLINK:
    case FAULT_RMDIR:
      change_names (disk, record->path, NULL, NULL, NULL);
      break;
    case FAULT_FSYNC:
      node = record->is_folder ? find (disk, record->path) : NULL;
      if (node != NULL)
        flush_names (disk, node);
      else if (!record->is_folder)
        replay_content (disk, record);
      break;
    case FAULT_WRITE:
    case FAULT_FALLOCATE:
    case FAULT_TRUNCATE:
      replay_content (disk, record);
      break;
    default:
      break;
    }
}

/* --- what may be left --- */

typedef struct
{
  PowerCutDisk *disk;
  GHashTable *known; /* a digest of each state */
  GRand *rand;
  PowerCutState state;
  PowerCutFunc func;
  gpointer data;
} Search;

static gboolean
is_flushed (const Node *node)
{
  return node->flushed->len == node->written->len && node->dirty_from == node->written->len;
}

static GBytes *
after_cut (const Node *node, Fate fate)
{
  g_autoptr (GByteArray) left = g_byte_array_new ();
  guint from = MIN (node->dirty_from, node->written->len), middle = from + (node->written->len - from) / 2;
  const GByteArray *whole = fate == LOST ? node->flushed : node->written;

  if (whole->len > 0)
    g_byte_array_append (left, whole->data, whole->len);
  if (is_flushed (node) || fate == LOST || fate == DONE || left->len == 0)
    return g_bytes_new (left->data, left->len);
  if (fate == FIRST_HALF)
    g_byte_array_set_size (left, middle);
  else
    memset (left->data + from, 0, (fate == ZEROS ? left->len : middle) - from);
  return g_bytes_new (left->data, left->len);
}

static void
collect (Search *search, GHashTable *names, const char *path, GHashTable *folders, Fate fate)
{
  GHashTableIter iter;
  gpointer name, child;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, &child))
    {
      char *inside = g_build_filename (path, name, NULL);
      const Node *node = child;

      if (node->seen != NULL)
        {
          g_hash_table_insert (search->state.contents, inside, NULL);
          collect (search, g_hash_table_lookup (folders, node), inside, folders, fate);
        }
      else
        g_hash_table_insert (search->state.contents, inside, after_cut (node, fate));
    }
}

static GHashTable *
copy_names (GHashTable *names)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer name, node;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, &node))
    g_hash_table_insert (copy, g_strdup (name), node);
  return copy;
}

/* Node of each folder -> its names, with those of the open changes that made it. */
static GHashTable *
names_after (Search *search, const gboolean *made)
{
  GHashTable *folders = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < search->disk->nodes->len; i++)
    {
      Node *node = g_ptr_array_index (search->disk->nodes, i);

      if (node->safe != NULL)
        g_hash_table_insert (folders, node, copy_names (node->safe));
    }
  for (guint i = 0; i < search->disk->open->len; i++)
    {
      const Change *change = g_ptr_array_index (search->disk->open, i);

      if (made[i])
        apply (change, change->from != NULL ? g_hash_table_lookup (folders, change->from) : NULL,
               change->to != NULL ? g_hash_table_lookup (folders, change->to) : NULL);
    }
  return folders;
}

/* TRUE if it was not known yet. */
static gboolean
remember (Search *search)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  g_autoptr (GList) paths = g_list_sort (g_hash_table_get_keys (search->state.contents), (GCompareFunc) strcmp);
  guint head[] = { search->state.told, (guint) search->state.is_at_end };

  g_checksum_update (sum, (const guchar *) head, sizeof head);
  for (GList *l = paths; l != NULL; l = l->next)
    {
      GBytes *bytes = g_hash_table_lookup (search->state.contents, l->data);
      gsize length = 0;
      const guchar *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

      g_checksum_update (sum, l->data, (gssize) strlen (l->data) + 1);
      g_checksum_update (sum, (const guchar *) &length, sizeof length);
      if (length > 0)
        g_checksum_update (sum, data, (gssize) length);
    }
  return g_hash_table_add (search->known, g_strdup (g_checksum_get_string (sum)));
}

static void
clear_bytes (gpointer bytes)
{
  if (bytes != NULL)
    g_bytes_unref (bytes);
}

static void
visit (Search *search, const gboolean *made, Fate fate)
{
  g_autoptr (GHashTable) folders = names_after (search, made);

  search->state.contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_bytes);
  for (guint i = 0; i < search->disk->roots->len; i++)
    {
      const char *root = g_ptr_array_index (search->disk->roots, i);
      Node *node = g_hash_table_lookup (search->disk->root_nodes, root);

      collect (search, g_hash_table_lookup (folders, node), root, folders, fate);
    }
  if (remember (search))
    search->func (&search->state, search->data);
  g_clear_pointer (&search->state.contents, g_hash_table_unref);
}

static gboolean
is_all_flushed (PowerCutDisk *disk)
{
  for (guint i = 0; i < disk->nodes->len; i++)
    {
      const Node *node = g_ptr_array_index (disk->nodes, i);

      if (node->seen == NULL && !is_flushed (node))
        return FALSE;
    }
  return TRUE;
}

static void
visit_fates (Search *search, const gboolean *made)
{
  Fate n = is_all_flushed (search->disk) ? DONE : N_FATES;

  for (Fate fate = LOST; fate < n; fate++)
    visit (search, made, fate);
}

/* The @number of many ways to have made some of @n. */
static void
choose (Search *search, gboolean *made, guint n, guint number)
{
  guint way = number / n, which = number % n;

  for (guint i = 0; i < n; i++)
    switch (way)
      {
      case 0:
        made[i] = i <= which;
        break;
      case 1:
        made[i] = i >= which;
        break;
      case 2:
        made[i] = i == which;
        break;
      case 3:
        made[i] = i != which;
        break;
      default:
        made[i] = g_rand_boolean (search->rand);
      }
}

static void
visit_all (Search *search)
{
  guint n = search->disk->open->len;
  g_autofree gboolean *made = g_new0 (gboolean, n + 1);

  /* none of them */
  visit_fates (search, made);
  if (n <= ALL_SUBSETS_OF)
    for (guint subset = 1; subset < 1U << n; subset++)
      {
        for (guint i = 0; i < n; i++)
          made[i] = (subset >> i & 1) != 0;
        visit_fates (search, made);
      }
  else
    for (guint number = 0; number < 4 * n + RANDOM_SUBSETS; number++)
      {
        choose (search, made, n, number);
        visit_fates (search, made);
      }
}

guint
power_cut_each (PowerCutDisk *disk, const FaultRecord *records, gsize n, PowerCutFunc func, gpointer data)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  Search search = { disk, known, rand, { .roots = disk->roots }, func, data };

  for (gsize done = 0; done <= n; done++)
    {
      search.state.is_at_end = done == n;
      visit_all (&search);
      if (done == n)
        break;
      if (records[done].call == FAULT_MARK)
        search.state.told = (guint) records[done].at;
      replay (disk, &records[done]);
    }
  return g_hash_table_size (known);
}

/* --- looking at it --- */

GBytes *
power_cut_state_bytes (const PowerCutState *state, const char *path)
{
  return g_hash_table_lookup (state->contents, path);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

void
power_cut_state_put (const PowerCutState *state)
{
  /* a folder is before what is in it */
  g_autoptr (GList) paths = g_list_sort (g_hash_table_get_keys (state->contents), compare_paths);

  for (guint i = 0; i < state->roots->len; i++)
    empty_folder (g_ptr_array_index (state->roots, i));
  for (GList *l = paths; l != NULL; l = l->next)
    {
      GBytes *bytes = g_hash_table_lookup (state->contents, l->data);
      gsize length;
      const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

      if (bytes == NULL)
        g_assert_no_errno (g_mkdir (l->data, 0700));
      else
        g_assert_true (g_file_set_contents_full (l->data, text != NULL ? text : "", (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

/* --- judging one file --- */

typedef struct
{
  const PowerCutFile *file;
  PowerCutVerdict verdict;
} Judge;

static gboolean
holds (GBytes *bytes, GBytes *wanted)
{
  return wanted != NULL && bytes != NULL && g_bytes_equal (bytes, wanted);
}

static void
judge_state (const PowerCutState *state, gpointer data)
{
  Judge *judge = data;
  const PowerCutFile *file = judge->file;
  GBytes *bytes = power_cut_state_bytes (state, file->path);
  gboolean is_old = file->old == NULL ? bytes == NULL : holds (bytes, file->old), is_new = holds (bytes, file->new);

  judge->verdict.n_states++;
  if (!is_old && !is_new)
    judge->verdict.n_torn++;
  if (state->is_at_end && file->new != NULL && !is_new)
    judge->verdict.n_undone++;
}

PowerCutVerdict
power_cut_judge (PowerCutDisk *disk, const FaultRecord *records, gsize n, const PowerCutFile *file)
{
  Judge judge = { .file = file };

  power_cut_each (disk, records, n, judge_state, &judge);
  return judge.verdict;
}
