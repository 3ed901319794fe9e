/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reading made in a thread, over a copy of the map: the window goes on meanwhile. */
#pragma once

#include "analysis/reading/reading.h"
#include "app/document/document.h"

G_BEGIN_DECLS

/* What is asked about one stakeholder. */
typedef enum
{
  ENT_QUESTION_NONE,
  ENT_QUESTION_WAYS_IN, /* who leads to it */
  ENT_QUESTION_REACH,   /* whom it leads to */
} EntReadingQuestion;

typedef struct
{
  guint parts; /* of the reading, as in EntReadingSpec; without a question */
  EntReadingQuestion question;
  const char *about; /* an id of the map */
  const char *moment;
} EntReadingWish;

typedef struct _EntReadingWork EntReadingWork;

/* Called in the main loop, once. The work is lent, and gone afterwards. */
typedef void (*EntReadingFunc) (EntReadingWork *work, gpointer data);

/* Takes @map over, which nobody else has. The words are those of the window. */
EntReadingWork *ent_reading_work_begin (EntMap *map, const EntReadingWish *wish, EntReadingFunc func, gpointer data);
/* It is not wanted any more, and ends soon: @func is called all the same. */
void ent_reading_work_stop (EntReadingWork *work);
/* The same, and @func is not called. */
void ent_reading_work_drop (EntReadingWork *work);
/* In hundredths. */
guint ent_reading_work_percent (EntReadingWork *work);

/* What came of it, to be taken over: NULL where it was stopped. */
EntReading *ent_reading_work_steal_reading (EntReadingWork *work) G_GNUC_WARN_UNUSED_RESULT;
/* Of EntReadingSentence: the answer to a question. */
GPtrArray *ent_reading_work_steal_answer (EntReadingWork *work) G_GNUC_WARN_UNUSED_RESULT;
/* The copy of the map, once it is done, for the next one. */
EntMap *ent_reading_work_steal_map (EntReadingWork *work) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
