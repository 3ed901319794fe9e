/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading: what a map shows and what to do next, in sentences with numbers, each of which knows whom it speaks of.
 * Window, command line and paper show the same one. Its words come from a table (model/words.h), so that it can be read in
 * the language of the map and in that of the window alike.
 *
 * It says what was found and never ranks: children, families and survivors decide little by nature, and no sentence holds
 * that against anybody.
 */
#pragma once

#include "analysis/coverage.h"
#include "analysis/ways.h"
#include "model/progress.h"
#include "model/words.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_READING_COVERAGE,   /* sector by sector */
  ENT_READING_GAPS,       /* empty and weak cells */
  ENT_READING_POWER,      /* opponents, silent power */
  ENT_READING_ALLIES,     /* and whom they reach */
  ENT_READING_TIES,       /* alone, apart, brokers */
  ENT_READING_WAYS,       /* to those who are to be won */
  ENT_READING_CHANGE,     /* since the moment before */
  ENT_READING_CODE,       /* The Code */
  ENT_READING_ENGAGEMENT, /* agreements, risk assessments, visits */
  ENT_READING_ACTIONS,
  ENT_N_READING_SECTIONS,
} EntReadingPart;

/* A stretch of a sentence that stands for somebody: a number or a name. */
typedef struct
{
  guint start, end;   /* bytes of the text */
  EntRecordKind kind; /* of stakeholders or of actions */
  EntId *ids;         /* owned, NULL-terminated */
} EntReadingLink;

/* A number of a sentence, for programs. */
typedef struct
{
  const char *name; /* static, as in "in-favour" */
  double value;
} EntReadingNumber;

typedef struct
{
  const char *key;        /* static, the same in every language: "silent-power" */
  char *text;             /* one whole sentence or two, without markup */
  GArray *links;          /* of EntReadingLink, in the order of the text */
  GArray *numbers;        /* of EntReadingNumber */
  EntId *ids;             /* all stakeholders that it speaks of, each once, owned, NULL-terminated; may be empty */
  int sector;             /* that it is about, or -1 */
  EntSectorCoverage *bar; /* that a bar shows beside it; or NULL */
  EntWay *way;            /* that it tells; or NULL */
  char *action;           /* what to do about it, to make an action of it; or NULL where nothing is to be done */
  EntId *with;            /* the stakeholders whom that names, each once, owned, NULL-terminated; NULL without an action */
} EntReadingSentence;

typedef struct
{
  EntReadingPart part;
  char *title;
  GPtrArray *sentences; /* of EntReadingSentence, at least one */
} EntReadingSection;

typedef struct
{
  GPtrArray *sections; /* of EntReadingSection, in the order of EntReadingPart; those that have nothing to say are left out */
} EntReading;

typedef struct
{
  const char *moment; /* NULL: the latest */
  const char *from;   /* the moment with which it is compared; NULL: the one before */
  EntDate today;
  const EntWords *words;
  guint parts;      /* bits 1 << EntReadingPart; 0: all */
  gboolean private; /* see below */
} EntReadingSpec;

/* What is not private may be handed on and stand on a wall. It says nothing of vetoes, risks and visits, has no proposals and no
 * ways in, counts those who resist, who decide and are not in favour, or who turned away, without naming them, and names neither
 * people inside organisations nor who is responsible for an action. What is asked about one, below, has its ways all the same. */

/* Quadratic for the brokers, see analysis/brokers.h; the rest O(n log n + ties) for each of few ways. NULL where
 * @progress, which may be NULL, was stopped. */
EntReading *ent_reading_new (EntMap *map, const EntReadingSpec *spec, EntProgress *progress) G_GNUC_WARN_UNUSED_RESULT;
void ent_reading_free (EntReading *reading); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntReading, ent_reading_free)

/* Of which moment it is, and on which day it was made: “Moment “Baseline”, read on 14 March 2026.” */
char *ent_reading_when (EntMap *map, const EntReadingSpec *spec) G_GNUC_WARN_UNUSED_RESULT;

/* The name of a part in files and on the command line: "coverage". */
const char *ent_reading_part_name (EntReadingPart part);
/* What stands above it. */
const char *ent_reading_part_title (EntReadingPart part, const EntWords *words);

/* Sentences for "Ways in to …": one for each way, and why the first is the best, or why there is none; and with whom ways
 * begin where those are not the allies. Of EntReadingSentence, owned; NULL where @progress, which may be NULL, was stopped. */
GPtrArray *ent_reading_ways_in (EntMap *map, const EntReadingSpec *spec, const char *target, EntProgress *progress) G_GNUC_WARN_UNUSED_RESULT;
/* The same for "Who can be reached from …": how many, and the ways to the nearest thirty who are to be won, then how many more
 * there are. O(ties log n); @progress is looked at before each way. */
GPtrArray *ent_reading_reach (EntMap *map, const EntReadingSpec *spec, const char *from, EntProgress *progress) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
