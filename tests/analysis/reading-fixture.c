/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-fixture.h"

#include <string.h>

EntReadingSpec
reading_spec (void)
{
  return (EntReadingSpec) { .today = READ_ON, .words = ent_words_for_language ("en"), .private = TRUE };
}

static void
append_ids (GString *out, const char *before, const EntId *ids)
{
  for (; *ids != NULL; ids++)
    {
      g_string_append_printf (out, "%s%s", before, *ids);
      before = " ";
    }
}

/* It stands for records that are there, and is a text of whole letters. */
static void
check_link (EntMap *map, const EntReadingSentence *sentence, const EntReadingLink *link, guint from)
{
  g_assert_cmpuint (link->start, >=, from);
  g_assert_cmpuint (link->end, >, link->start);
  g_assert_cmpuint (link->end, <=, strlen (sentence->text));
  g_assert_true (g_utf8_validate (sentence->text, link->start, NULL));
  g_assert_true (g_utf8_validate (sentence->text + link->start, link->end - link->start, NULL));
  g_assert_nonnull (link->ids[0]);
  for (EntId *id = link->ids; *id != NULL; id++)
    g_assert_nonnull (ent_map_find (map, link->kind, *id));
}

static void
append_text (GString *out, EntMap *map, const EntReadingSentence *sentence)
{
  guint at = 0;

  for (guint i = 0; i < sentence->links->len; i++)
    {
      const EntReadingLink *link = &g_array_index (sentence->links, EntReadingLink, i);
      g_autofree char *text = g_strndup (sentence->text + link->start, link->end - link->start);

      check_link (map, sentence, link, at);
      g_string_append_len (out, sentence->text + at, link->start - at);
      g_string_append_printf (out, "[%s", text);
      if (link->ids[1] != NULL || strcmp (link->ids[0], text) != 0)
        append_ids (out, link->kind == ENT_RECORD_ACTION ? "!" : "=", link->ids);
      g_string_append_c (out, ']');
      at = link->end;
    }
  g_string_append (out, sentence->text + at);
}

/* The sentence speaks of those of its stretches, each once. */
static void
check_ids_of (const EntReadingSentence *sentence)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < sentence->links->len; i++)
    {
      const EntReadingLink *link = &g_array_index (sentence->links, EntReadingLink, i);

      for (EntId *id = link->ids; *id != NULL && link->kind == ENT_RECORD_STAKEHOLDER; id++)
        if (g_hash_table_add (seen, *id))
          g_assert_true (sentence->ids[n++] == *id);
    }
  g_assert_null (sentence->ids[n]);
}

static void
append_numbers (GString *out, GArray *numbers)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      const EntReadingNumber *number = &g_array_index (numbers, EntReadingNumber, i);

      g_string_append_printf (out, "%s%s %g", i > 0 ? ", " : " {", number->name, number->value);
    }
  if (numbers->len > 0)
    g_string_append_c (out, '}');
}

static void
append_bar (GString *out, const EntSectorCoverage *bar)
{
  if (bar == NULL)
    return;
  g_string_append_printf (out, " <%u:", bar->n);
  for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
    g_string_append_printf (out, " %u", bar->at[i]);
  g_string_append_c (out, '>');
}

static void
append_way (GString *out, const EntWay *way)
{
  EntId *ids = way != NULL ? ent_way_stakeholders (way) : NULL;

  if (ids != NULL)
    append_ids (out, " ~ ", ids);
  ent_map_free_ids (ids);
}

char *
reading_text (EntMap *map, GPtrArray *sentences)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    {
      const EntReadingSentence *sentence = g_ptr_array_index (sentences, i);

      check_ids_of (sentence);
      g_string_append (out, sentence->key);
      if (sentence->sector >= 0)
        g_string_append_printf (out, "@%s", ent_sector_choices.items[sentence->sector].name);
      g_string_append_c (out, ' ');
      append_text (out, map, sentence);
      append_numbers (out, sentence->numbers);
      append_bar (out, sentence->bar);
      append_way (out, sentence->way);
      if (sentence->action != NULL)
        g_string_append_printf (out, " -> %s", sentence->action);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

char *
reading_part_text (EntMap *map, const EntReadingSpec *spec, EntReadingPart part)
{
  EntReadingSpec alone = *spec;
  g_autoptr (EntReading) reading = NULL;
  const EntReadingSection *section;

  alone.parts = 1u << part;
  reading = ent_reading_new (map, &alone, NULL);
  if (reading->sections->len == 0)
    return g_strdup ("");
  g_assert_cmpuint (reading->sections->len, ==, 1);
  section = g_ptr_array_index (reading->sections, 0);
  g_assert_cmpint (section->part, ==, part);
  g_assert_cmpuint (section->sentences->len, >, 0);
  return reading_text (map, section->sentences);
}

/* Line by line, so that it is seen which one it is. */
static void
check_text (const char *text, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1), wanted = g_strsplit (expected, "\n", -1);

  if (strcmp (text, expected) != 0)
    g_test_message ("%s", text);
  for (guint i = 0; lines[i] != NULL && wanted[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, wanted[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (wanted));
}

void
check_part (EntMap *map, EntReadingPart part, const char *expected)
{
  const EntReadingSpec spec = reading_spec ();
  g_autofree char *text = reading_part_text (map, &spec, part);

  check_text (text, expected);
}

void
check_sentences (EntMap *map, GPtrArray *sentences, const char *expected)
{
  g_autofree char *text = reading_text (map, sentences);

  check_text (text, expected);
  g_ptr_array_unref (sentences);
}
