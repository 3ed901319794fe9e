/* SPDX-License-Identifier: GPL-3.0-or-later */
/* replay [OPTION]... SEED... : gives a target all files of its corpus, and then, for some
 * seconds, files that were altered at random, the same ones in every run. As TAP.
 *
 * The input at hand lies in a file that is mapped into memory: whatever ends the process,
 * the input that did is there.
 */
#include "fuzz/fuzz.h"
#include "fuzz/mutate.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Of the processor, for one input; with sanitizers, and under valgrind more is taken. */
#define MOST_SECONDS 10
#define MOST_KEPT_BYTES ((gsize) 8 << 20)

static double seconds = 5;
static int seed = 1;
static char *dictionary, *at_hand_path;
static char **seeds;

typedef struct
{
  GPtrArray *inputs; /* of GBytes */
  GPtrArray *words;  /* of GBytes, or NULL */
  int at_hand;       /* the file with the input */
  guint8 *kept;      /* the same, mapped */
} Replay;

static const GOptionEntry options[] = {
  { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &seconds, "how long inputs are altered", "S" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "of the altering", "N" },
  { "dictionary", 0, 0, G_OPTION_ARG_FILENAME, &dictionary, "words of the format", "FILE" },
  { "at-hand", 0, 0, G_OPTION_ARG_FILENAME, &at_hand_path, "where the input is that ended the process", "FILE" },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &seeds, NULL, "SEED…" },
  { NULL }
};

static void
die (const char *what)
{
  g_printerr ("replay: %s\n", what);
  exit (2);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_input (Replay *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_file_test (path, G_FILE_TEST_IS_DIR) ? g_dir_open (path, 0, &error) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  char *data;
  gsize length;

  if (folder == NULL)
    {
      if (!g_file_get_contents (path, &data, &length, &error))
        die (error->message);
      g_ptr_array_add (self->inputs, g_bytes_new_take (data, length));
      return;
    }
  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  /* a folder has no order, and every run is to be the same */
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    add_input (self, g_ptr_array_index (names, i));
}

static void
open_at_hand (Replay *self)
{
  if (at_hand_path == NULL)
    return;
  self->at_hand = open (at_hand_path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (self->at_hand < 0 || ftruncate (self->at_hand, (off_t) MOST_KEPT_BYTES) != 0)
    die (g_strerror (errno));
  self->kept = mmap (NULL, MOST_KEPT_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, self->at_hand, 0);
  if (self->kept == MAP_FAILED)
    die (g_strerror (errno));
}

static void
feed (Replay *self, const guint8 *data, gsize length)
{
  /* of its own, so that a byte read past it is seen */
  g_autofree guint8 *own = length > 0 ? g_memdup2 (data, length) : NULL;
  gint64 before;

  if (self->kept != NULL && length <= MOST_KEPT_BYTES)
    {
      if (length > 0)
        memcpy (self->kept, data, length);
      if (ftruncate (self->at_hand, (off_t) length) != 0)
        die (g_strerror (errno));
    }
  before = fuzz_cpu_time ();
  LLVMFuzzerTestOneInput (own != NULL ? own : (const guint8 *) "", length);
  g_assert_cmpint (fuzz_cpu_time () - before, <, MOST_SECONDS * (gint64) G_USEC_PER_SEC);
  if (self->kept != NULL && ftruncate (self->at_hand, (off_t) MOST_KEPT_BYTES) != 0)
    die (g_strerror (errno));
}

static void
feed_corpus (Replay *self)
{
  for (guint i = 0; i < self->inputs->len; i++)
    {
      gsize length;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (self->inputs, i), &length);

      feed (self, data, length);
    }
  g_print ("ok 1 every file of the corpus # %u files\n", self->inputs->len);
}

static void
feed_altered (Replay *self)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) seed);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gint64 end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);
  guint n = 0;

  for (; g_get_monotonic_time () < end; n++)
    {
      GBytes *from = g_ptr_array_index (self->inputs, (guint) g_rand_int_range (rand, 0, (gint32) self->inputs->len));
      GBytes *other = g_ptr_array_index (self->inputs, (guint) g_rand_int_range (rand, 0, (gint32) self->inputs->len));
      gsize length;
      const guint8 *data = g_bytes_get_data (from, &length);

      g_byte_array_set_size (bytes, 0);
      g_byte_array_append (bytes, data, (guint) MIN (length, MUTATE_MOST_BYTES));
      mutate (bytes, rand, self->words, other);
      feed (self, bytes->data, bytes->len);
    }
  g_print ("ok 2 what is altered at random # %u times\n", n);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  Replay self = { 0 };

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    die (error->message);
  self.inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; seeds != NULL && seeds[i] != NULL; i++)
    add_input (&self, seeds[i]);
  if (self.inputs->len == 0)
    die ("there are no seeds");
  if (dictionary != NULL && (self.words = mutate_read_words (dictionary, &error)) == NULL)
    die (error->message);
  LLVMFuzzerInitialize (&argc, &argv);
  open_at_hand (&self);
  g_print ("1..2\n# should this end badly, the input is in %s\n", at_hand_path != NULL ? at_hand_path : "no file: --at-hand");
  feed_corpus (&self);
  feed_altered (&self);
  if (at_hand_path != NULL)
    {
      munmap (self.kept, MOST_KEPT_BYTES);
      close (self.at_hand);
      unlink (at_hand_path);
    }
  g_ptr_array_unref (self.inputs);
  g_clear_pointer (&self.words, g_ptr_array_unref);
  g_strfreev (seeds);
  g_free (dictionary);
  g_free (at_hand_path);
  return 0;
}
