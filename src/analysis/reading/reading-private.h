/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the parts of the reading make their sentences.
 *
 * A number or a name that stands for somebody goes into a sentence as a text with marks around it, made by the functions
 * below; when the sentence is whole, the marks become its links. So a translation may put them in any order.
 */
#pragma once

#include "analysis/reading/reading.h"

G_BEGIN_DECLS

/* Names that one sentence gives before it says how many more there are. */
#define ENT_READING_NAMES 5

typedef struct
{
  EntMap *map;
  const EntReadingSpec *spec;
  const EntWords *words;
  EntProgress *progress;                    /* or NULL; where it was stopped, it does not matter what is written */
  EntReadingSection *section;               /* that is being written */
  GPtrArray *texts;                         /* owned char *: what goes into the next sentence */
  GPtrArray *links;                         /* of EntReadingLink, owned, without their places: the same */
  GPtrArray *in_sectors[ENT_N_SECTORS + 1]; /* of EntId, those of the map, see ent_reading_in_sector(); NULL until it is asked for */
  EntCoverage *coverage;                    /* at the moment that is read, owned; NULL until it is asked for */
} EntReadingWriter;

void ent_reading_writer_init (EntReadingWriter *writer, EntMap *map, const EntReadingSpec *spec);
void ent_reading_writer_clear (EntReadingWriter *writer);
/* Sentences go there from now on. */
void ent_reading_writer_begin (EntReadingWriter *writer, EntReadingSection *section);
EntReadingSection *ent_reading_section_new (EntReadingPart part, const char *title) G_GNUC_WARN_UNUSED_RESULT;
void ent_reading_section_free (EntReadingSection *section); /* accepts NULL */

/* What follows is good until the next sentence is said. */

/* Its name, for whom it speaks. */
const char *ent_reading_name (EntReadingWriter *writer, const char *id);
/* How many of @ids (EntId) there are, for all of them. */
const char *ent_reading_number (EntReadingWriter *writer, GPtrArray *ids);
/* @n, without anybody behind it. */
const char *ent_reading_count (EntReadingWriter *writer, guint n);
/* @text for @ids of records of @kind. */
const char *ent_reading_link (EntReadingWriter *writer, const char *text, EntRecordKind kind, GPtrArray *ids);
/* @text as it is; taken over. */
const char *ent_reading_take (EntReadingWriter *writer, char *text);
/* What is said of one in a list, or NULL for the name alone. Good until the next sentence is said. */
typedef const char *(*EntReadingDescribe) (EntReadingWriter *writer, const char *id);
/* The first of @ids, with commas between, and how many more. */
const char *ent_reading_names (EntReadingWriter *writer, GPtrArray *ids, EntReadingDescribe describe);
/* Who is on the map in @sector, of EntId, in the order of the map; ENT_N_SECTORS: in all. Belongs to the writer. */
GPtrArray *ent_reading_in_sector (EntReadingWriter *writer, guint sector);
/* At the moment that is read: counted once. */
const EntCoverage *ent_reading_coverage (EntReadingWriter *writer);
/* The name of a sector, for all who are in it. */
const char *ent_reading_sector (EntReadingWriter *writer, guint sector);
/* The same for nobody. */
const char *ent_reading_sector_name (EntReadingWriter *writer, guint sector);
/* Name and decision power, where that is known: “Police (decision power 4)”. */
const char *ent_reading_with_power (EntReadingWriter *writer, const char *id);
/* Name, and of people and departments inside an organisation that one's: “Reception (Gran Hotel)”. */
const char *ent_reading_with_whole (EntReadingWriter *writer, const char *id);
/* Name, decision power and commitment. */
const char *ent_reading_with_rating (EntReadingWriter *writer, const char *id);

/* Ends the sentence: it is the last one of the section. */
EntReadingSentence *ent_reading_say (EntReadingWriter *writer, const char *key, const char *format, ...) G_GNUC_PRINTF (3, 4);
/* The same of @ids: how many they are is its number "stakeholders". */
EntReadingSentence *ent_reading_say_of (EntReadingWriter *writer, const char *key, GPtrArray *ids, const char *format, ...) G_GNUC_PRINTF (4, 5);
/* Another whole sentence behind it. */
void ent_reading_say_more (EntReadingWriter *writer, EntReadingSentence *sentence, const char *format, ...) G_GNUC_PRINTF (3, 4);
void ent_reading_add_number (EntReadingSentence *sentence, const char *name, double value);
/* What could be done about it, in a few words: with those for whom their names and numbers stand, and no others. For
 * others nothing is proposed. */
void ent_reading_propose (EntReadingWriter *writer, EntReadingSentence *sentence, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* The parts. Where the progress of @writer was stopped, what they say does not matter. */
void ent_reading_write_coverage (EntReadingWriter *writer);
void ent_reading_write_gaps (EntReadingWriter *writer);
void ent_reading_write_power (EntReadingWriter *writer);
void ent_reading_write_allies (EntReadingWriter *writer);
void ent_reading_write_ties (EntReadingWriter *writer);
void ent_reading_write_ways (EntReadingWriter *writer);
void ent_reading_write_change (EntReadingWriter *writer);
void ent_reading_write_code (EntReadingWriter *writer);
void ent_reading_write_engagement (EntReadingWriter *writer);
void ent_reading_write_actions (EntReadingWriter *writer);

/* Resistant, or with much decision power and neither supportive nor leading. */
gboolean ent_reading_is_to_be_won (EntReadingWriter *writer, const char *id);
/* How many @id reaches, of what ent_find_reach() found. */
void ent_reading_say_reach (EntReadingWriter *writer, const char *id, GArray *reached);
/* The way told step by step, each with its tie. */
EntReadingSentence *ent_reading_say_way (EntReadingWriter *writer, const char *key, EntWay *way);

G_END_DECLS
