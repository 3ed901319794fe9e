/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One number that several threads may look at. */
#include "scene/progress.h"

struct _EntProgress
{
  gint reached; /* atomic: thousandths */
};

EntProgress *
ent_progress_new (void)
{
  return g_atomic_rc_box_new0 (EntProgress);
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
