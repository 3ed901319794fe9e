/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading of a map that can come from anywhere, whatever its names are: each stretch of a sentence is cut at whole letters
 * and stands for somebody who is there. In which language, of which moment and whether with what is private follows from the
 * bytes.
 */
#include "fuzz/fuzz.h"

#include "analysis/reading/reading.h"
#include "io/store.h"

#include <string.h>

/* Brokers and ways of more take long, and show nothing new. */
#define MOST_STAKEHOLDERS 300u

static void
check_text (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p++)
    g_assert_true ((guchar) *p >= 0x20 && *p != 0x7F);
}

static void
check_sentence (EntMap *map, const EntReadingSentence *sentence)
{
  guint at = 0;

  check_text (sentence->text);
  if (sentence->action != NULL)
    check_text (sentence->action);
  for (guint i = 0; i < sentence->links->len; i++)
    {
      const EntReadingLink *link = &g_array_index (sentence->links, EntReadingLink, i);

      g_assert_true (at <= link->start && link->start <= link->end && link->end <= strlen (sentence->text));
      g_assert_true (g_utf8_validate (sentence->text + link->start, link->end - link->start, NULL));
      g_assert_nonnull (link->ids[0]);
      for (EntId *id = link->ids; *id != NULL; id++)
        g_assert_nonnull (ent_map_find (map, link->kind, *id));
      at = link->end;
    }
  for (EntId *id = sentence->ids; *id != NULL; id++)
    g_assert_nonnull (ent_map_stakeholder (map, *id));
}

static void
check_sentences (EntMap *map, GPtrArray *sentences)
{
  g_assert_cmpuint (sentences->len, >, 0);
  for (guint i = 0; i < sentences->len; i++)
    check_sentence (map, g_ptr_array_index (sentences, i));
}

static void
check_asked (EntMap *map, const EntReadingSpec *spec, const char *id)
{
  g_autoptr (GPtrArray) ways = ent_reading_ways_in (map, spec, id, NULL), reach = ent_reading_reach (map, spec, id, NULL);

  check_sentences (map, ways);
  check_sentences (map, reach);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (size > 0 ? data : NULL, size);
  g_autoptr (EntFile) file = ent_store_read (bytes, "x", NULL);
  g_autoptr (EntReading) reading = NULL;
  guint bits = g_bytes_hash (bytes), n;
  EntReadingSpec spec = { .today = 20261201, .words = ent_words_for_language ((bits & 1) != 0 ? "es" : "en"), .private = (bits & 2) != 0 };

  if (file == NULL || ent_map_n_stakeholders (file->map) > MOST_STAKEHOLDERS)
    return 0;
  n = ent_map_n_moments (file->map);
  if (n > 0 && (bits & 4) != 0)
    spec.moment = ent_map_moment_at (file->map, bits / 8 % n)->base.id;
  if (n > 0 && (bits & 8) != 0)
    spec.from = ent_map_moment_at (file->map, bits / 16 % n)->base.id;
  reading = ent_reading_new (file->map, &spec, NULL);
  g_assert_cmpuint (reading->sections->len, >, 0);
  for (guint i = 0; i < reading->sections->len; i++)
    check_sentences (file->map, ((const EntReadingSection *) g_ptr_array_index (reading->sections, i))->sentences);
  if (ent_map_n_stakeholders (file->map) > 0)
    check_asked (file->map, &spec, ent_map_stakeholder_at (file->map, bits % ent_map_n_stakeholders (file->map))->base.id);
  return 0;
}
