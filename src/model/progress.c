/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few numbers that several threads may look at. */
#include "model/progress.h"

struct _EntProgress
{
  EntProgress *whole;              /* owned, of which it is a part; or NULL */
  guint from, to;                  /* thousandths of that */
  gint reached;                    /* atomic: thousandths */
  gint looks;                      /* atomic: how often the work has looked whether it is stopped */
  gint stop;                       /* atomic: so many of them found that it was not */
  void (*between) (gpointer data); /* or NULL */
  gpointer data;
};

EntProgress *
ent_progress_new (void)
{
  EntProgress *progress = g_atomic_rc_box_new0 (EntProgress);

  progress->stop = G_MAXINT;
  return progress;
}

EntProgress *
ent_progress_part (EntProgress *progress, guint from, guint to)
{
  EntProgress *part;

  if (progress == NULL)
    return NULL;
  part = ent_progress_new ();
  part->whole = ent_progress_ref (progress);
  part->from = from;
  part->to = to;
  return part;
}

EntProgress *
ent_progress_ref (EntProgress *progress)
{
  return g_atomic_rc_box_acquire (progress);
}

static void
clear (gpointer data)
{
  g_clear_pointer (&((EntProgress *) data)->whole, ent_progress_unref);
}

void
ent_progress_unref (EntProgress *progress)
{
  g_atomic_rc_box_release_full (progress, clear);
}

void
ent_progress_reach (EntProgress *progress, guint from, guint to, gsize n, gsize n_all)
{
  gint now, reached;

  if (progress == NULL)
    return;
  now = (gint) (n_all > 0 ? from + (guint) ((guint64) (to - from) * MIN (n, n_all) / n_all) : to);
  do
    reached = g_atomic_int_get (&progress->reached);
  while (now > reached && !g_atomic_int_compare_and_exchange (&progress->reached, reached, now));
  if (progress->whole != NULL)
    ent_progress_reach (progress->whole, progress->from, progress->to, (gsize) now, ENT_PROGRESS_DONE);
}

guint
ent_progress_percent (EntProgress *progress)
{
  g_return_val_if_fail (progress != NULL, 0);

  return (guint) g_atomic_int_get (&progress->reached) / 10;
}

void
ent_progress_stop (EntProgress *progress, guint after)
{
  g_return_if_fail (progress != NULL);

  g_atomic_int_set (&progress->stop, after > 0 ? g_atomic_int_get (&progress->looks) + (gint) after : 0);
}

void
ent_progress_set_between (EntProgress *progress, void (*between) (gpointer data), gpointer data)
{
  g_return_if_fail (progress != NULL);

  progress->between = between;
  progress->data = data;
}

gboolean
ent_progress_is_stopped (EntProgress *progress)
{
  gboolean stopped;

  if (progress == NULL)
    return FALSE;
  if (progress->between != NULL)
    progress->between (progress->data);
  stopped = g_atomic_int_add (&progress->looks, 1) >= g_atomic_int_get (&progress->stop);
  return (progress->whole != NULL && ent_progress_is_stopped (progress->whole)) || stopped;
}

guint
ent_progress_looks (EntProgress *progress)
{
  g_return_val_if_fail (progress != NULL, 0);

  return (guint) g_atomic_int_get (&progress->looks);
}
