/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reading/reading-work.h"

#include "app/parts/language.h"
#include "model/text.h"

struct _EntReadingWork
{
  EntMap *map; /* owned: nobody else has it */
  guint parts;
  EntReadingQuestion question;
  EntId about;  /* owned, or NULL */
  char *moment; /* owned */
  EntProgress *progress;
  EntReading *reading;
  GPtrArray *answer;   /* of EntReadingSentence */
  EntReadingFunc func; /* NULL: nobody waits any more */
  gpointer data;
};

static void
free_work (gpointer data)
{
  EntReadingWork *work = data;

  ent_document_let_go (work->map);
  ent_id_clear (&work->about);
  g_free (work->moment);
  ent_progress_unref (work->progress);
  ent_reading_free (work->reading);
  g_clear_pointer (&work->answer, g_ptr_array_unref);
  g_free (work);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  EntReadingWork *work = data;
  EntReadingSpec spec = { .moment = work->moment,
                          .today = ent_date_today (),
                          .words = ent_window_words (),
                          .parts = work->parts,
                          .private = TRUE };

  if (work->question == ENT_QUESTION_WAYS_IN)
    work->answer = ent_reading_ways_in (work->map, &spec, work->about, work->progress);
  else if (work->question == ENT_QUESTION_REACH)
    work->answer = ent_reading_reach (work->map, &spec, work->about, work->progress);
  else
    work->reading = ent_reading_new (work->map, &spec, work->progress);
  g_task_return_boolean (task, TRUE);
}

/* What was stopped too late to be seen is not wanted either. */
static void
on_done (GObject *object, GAsyncResult *result, gpointer data)
{
  EntReadingWork *work = g_task_get_task_data (G_TASK (result));

  if (ent_progress_is_stopped (work->progress))
    {
      g_clear_pointer (&work->reading, ent_reading_free);
      g_clear_pointer (&work->answer, g_ptr_array_unref);
    }
  if (work->func != NULL)
    work->func (work, work->data);
}

EntReadingWork *
ent_reading_work_begin (EntMap *map, const EntReadingWish *wish, EntReadingFunc func, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_done, NULL);
  EntReadingWork *work = g_new0 (EntReadingWork, 1);

  work->map = map;
  work->parts = wish->parts;
  work->question = wish->question;
  work->about = wish->about != NULL ? ent_id (wish->about) : NULL;
  work->moment = g_strdup (wish->moment);
  work->progress = ent_progress_new ();
  work->func = func;
  work->data = data;
  g_task_set_source_tag (task, ent_reading_work_begin);
  g_task_set_task_data (task, work, free_work);
  g_task_run_in_thread (task, run);
  return work;
}

void
ent_reading_work_stop (EntReadingWork *work)
{
  ent_progress_stop (work->progress, 0);
}

void
ent_reading_work_drop (EntReadingWork *work)
{
  work->func = NULL;
  ent_progress_stop (work->progress, 0);
}

guint
ent_reading_work_percent (EntReadingWork *work)
{
  return ent_progress_percent (work->progress);
}

EntReading *
ent_reading_work_steal_reading (EntReadingWork *work)
{
  return g_steal_pointer (&work->reading);
}

GPtrArray *
ent_reading_work_steal_answer (EntReadingWork *work)
{
  return g_steal_pointer (&work->answer);
}

EntMap *
ent_reading_work_steal_map (EntReadingWork *work)
{
  return g_steal_pointer (&work->map);
}
