/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the reading, one after the other. */
#include "analysis/reading/reading.h"

#include <glib/gi18n-lib.h>

#include "analysis/reading/reading-private.h"

/* clang-format off */
static const struct
{
  const char *name;
  const char *title; /* msgid */
  void (*write) (EntReadingWriter *writer);
} parts[ENT_N_READING_SECTIONS] = {
  [ENT_READING_COVERAGE] = { "coverage", NC_("reading", "How the sectors are covered"), ent_reading_write_coverage },
  [ENT_READING_GAPS] = { "gaps", NC_("reading", "Empty and weak cells"), ent_reading_write_gaps },
  [ENT_READING_POWER] = { "power", NC_("reading", "Opponents and silent power"), ent_reading_write_power },
  [ENT_READING_ALLIES] = { "allies", NC_("reading", "Allies"), ent_reading_write_allies },
  [ENT_READING_TIES] = { "ties", NC_("reading", "Who is alone, and who connects others"), ent_reading_write_ties },
  [ENT_READING_WAYS] = { "ways", NC_("reading", "Ways in"), ent_reading_write_ways },
  [ENT_READING_CHANGE] = { "change", NC_("reading", "What has changed"), ent_reading_write_change },
  [ENT_READING_CODE] = { "code", NC_("reading", "The Code"), ent_reading_write_code },
  [ENT_READING_ENGAGEMENT] = { "engagement", NC_("reading", "The work with stakeholders"), ent_reading_write_engagement },
  [ENT_READING_ACTIONS] = { "actions", NC_("reading", "Actions"), ent_reading_write_actions },
};
/* clang-format on */

const char *
ent_reading_part_name (EntReadingPart part)
{
  g_return_val_if_fail ((guint) part < ENT_N_READING_SECTIONS, NULL);

  return parts[part].name;
}

const char *
ent_reading_part_title (EntReadingPart part, const EntWords *words)
{
  g_return_val_if_fail ((guint) part < ENT_N_READING_SECTIONS, NULL);

  return ent_words_text_in (words, "reading", parts[part].title);
}

EntReading *
ent_reading_new (EntMap *map, const EntReadingSpec *spec, EntProgress *progress)
{
  g_autoptr (EntReading) reading = g_new0 (EntReading, 1);
  EntReadingWriter writer;
  gboolean whole = TRUE;

  reading->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_reading_section_free);
  ent_reading_writer_init (&writer, map, spec);
  writer.progress = progress;
  for (guint part = 0; part < ENT_N_READING_SECTIONS && whole; part++)
    {
      EntReadingSection *section;

      if (spec->parts != 0 && !(spec->parts & (1u << part)))
        continue;
      section = ent_reading_section_new (part, ent_reading_part_title (part, spec->words));
      ent_reading_writer_begin (&writer, section);
      parts[part].write (&writer);
      whole = !ent_progress_is_stopped (progress);
      if (section->sentences->len > 0)
        g_ptr_array_add (reading->sections, section);
      else
        ent_reading_section_free (section);
    }
  ent_reading_writer_clear (&writer);
  return whole ? g_steal_pointer (&reading) : NULL;
}

void
ent_reading_free (EntReading *reading)
{
  if (reading == NULL)
    return;
  g_ptr_array_unref (reading->sections);
  g_free (reading);
}

char *
ent_reading_when (EntMap *map, const EntReadingSpec *spec)
{
  const EntMoment *moment = ent_map_moment_or_latest (map, spec->moment);
  g_autofree char *day = ent_words_date (spec->words, spec->today);
  g_autofree char *name = ent_text_quote (moment != NULL ? moment->name : NULL, ENT_TEXT_QUOTED);

  if (*name == '\0')
    /* Translators: of a reading; %s is a day */
    return g_strdup_printf (ent_words_text (spec->words, "Read on %s."), day);
  /* Translators: of a reading; %1$s is the name of a moment, %2$s a day */
  return g_strdup_printf (ent_words_text (spec->words, "Moment “%1$s”, read on %2$s."), name, day);
}
