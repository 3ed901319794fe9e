/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/parts/soon.h"

/* A message is seen after a frame or two. */
#define UNTIL_SEEN_MS 50

void
ent_soon_init (EntSoon *self, gpointer owner, EntSoonAnnounce announce)
{
  *self = (EntSoon) { .owner = owner, .announce = announce };
}

static void
perform (const EntSoon *work)
{
  work->func (work->owner, work->data);
  if (work->free_data != NULL)
    work->free_data (work->data);
}

/* Nothing waits any more when others hear of it: they may ask for something else. */
static gboolean
take (EntSoon *self, EntSoon *work)
{
  g_clear_handle_id (&self->id, g_source_remove);
  *work = *self;
  ent_soon_init (self, work->owner, work->announce);
  if (work->func == NULL)
    return FALSE;
  work->announce (work->owner, NULL);
  return TRUE;
}

void
ent_soon_finish (EntSoon *self)
{
  EntSoon work;

  if (take (self, &work))
    perform (&work);
}

void
ent_soon_drop (EntSoon *self)
{
  EntSoon work;

  if (take (self, &work) && work.free_data != NULL)
    work.free_data (work.data);
}

static gboolean
on_seen (gpointer data)
{
  EntSoon *self = data;

  self->id = 0;
  ent_soon_finish (self);
  return G_SOURCE_REMOVE;
}

void
ent_soon_do (EntSoon *self, const char *message, EntSoonFunc func, gpointer data, GDestroyNotify free_data)
{
  EntSoon work = { .owner = self->owner, .func = func, .data = data, .free_data = free_data };

  ent_soon_finish (self);
  if (message == NULL)
    {
      perform (&work);
      return;
    }
  work.announce = self->announce;
  work.id = g_timeout_add (UNTIL_SEEN_MS, on_seen, self);
  *self = work;
  self->announce (self->owner, message);
}
