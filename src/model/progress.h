/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far work in another thread has come, for whoever waits for it. It only ever
 * grows: where something is done again, it stands still meanwhile. And whether
 * anybody still waits: work that nobody does is stopped, and what came of it is
 * thrown away.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EntProgress EntProgress;

EntProgress *ent_progress_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* What one step of the work tells and looks at: all of it is @progress from thousandth @from to @to, and where that
 * is stopped, so is this. NULL for NULL. */
EntProgress *ent_progress_part (EntProgress *progress, guint from, guint to) G_GNUC_WARN_UNUSED_RESULT;
EntProgress *ent_progress_ref (EntProgress *progress);
void ent_progress_unref (EntProgress *progress);

/* All of it, in thousandths. */
#define ENT_PROGRESS_DONE 1000u

/* That @n of @n_all steps are done that lead from @from to @to. @progress may be NULL. */
void ent_progress_reach (EntProgress *progress, guint from, guint to, gsize n, gsize n_all);
/* In hundredths, from any thread. */
guint ent_progress_percent (EntProgress *progress);

/* From any thread: nobody waits any more, for good. With @after > 0 the work is found wanted so many times more
 * when it looks: tests stop it in its midst so. */
void ent_progress_stop (EntProgress *progress, guint after);
/* What the thread that works does in between, each time it looks. To be set before the work begins. */
void ent_progress_set_between (EntProgress *progress, void (*between) (gpointer data), gpointer data);
/* Work looks often enough that nobody waits long for it to end: reading and writing after each block of bytes and some
 * hundred records, a layout between its attempts and among the names it places; the routing of ties and drawing do not
 * look. FALSE for NULL. */
gboolean ent_progress_is_stopped (EntProgress *progress);
/* How often it has looked. */
guint ent_progress_looks (EntProgress *progress);

/* In a loop over @n_all records, at number @n: tells that, and looks, but only once in so many that it costs nothing.
 * FALSE: it is stopped. */
#define ENT_PROGRESS_EACH 256u
static inline gboolean
ent_progress_goes_on (EntProgress *progress, guint from, guint to, gsize n, gsize n_all)
{
  if (progress == NULL || n % ENT_PROGRESS_EACH != ENT_PROGRESS_EACH - 1)
    return TRUE;
  ent_progress_reach (progress, from, to, n, n_all);
  return !ent_progress_is_stopped (progress);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntProgress, ent_progress_unref)

G_END_DECLS
