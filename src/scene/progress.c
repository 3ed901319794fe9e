/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few numbers that several threads may look at. */
#include "scene/progress.h"

struct _EntProgress
{
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
ent_progress_ref (EntProgress *progress)
{
  return g_atomic_rc_box_acquire (progress);
}

void
ent_progress_unref (EntProgress *progress)
{
  g_atomic_rc_box_release (progress);
}

void
ent_progress_reach (EntProgress *progress, guint from, guint to, guint n, guint n_all)
{
  gint now, reached;

  if (progress == NULL)
    return;
  now = (gint) (n_all > 0 ? from + (guint) ((guint64) (to - from) * MIN (n, n_all) / n_all) : to);
  do
    reached = g_atomic_int_get (&progress->reached);
  while (now > reached && !g_atomic_int_compare_and_exchange (&progress->reached, reached, now));
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
  if (progress != NULL && progress->between != NULL)
    progress->between (progress->data);
  return progress != NULL && g_atomic_int_add (&progress->looks, 1) >= g_atomic_int_get (&progress->stop);
}

guint
ent_progress_looks (EntProgress *progress)
{
  g_return_val_if_fail (progress != NULL, 0);

  return (guint) g_atomic_int_get (&progress->looks);
}
