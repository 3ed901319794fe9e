/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to so many cells that people wait for it: the window says so first. It
 * is one step of the history all the same, done without a pause, so that nothing of it is
 * seen, saved or undone by halves.
 */
#include "app/register/register-private.h"

#include <glib/gi18n.h>

/* As many take about a third of a second on a small machine. */
#define MANY_CELLS 50000
/* A message is seen after a frame or two. */
#define UNTIL_SEEN_MS 50

void
ent_register_init_work (EntRegister *self)
{
  self->many_cells = MANY_CELLS;
}

static gboolean
take_work (EntRegister *self, EntRegisterWork *work)
{
  *work = self->work;
  self->work = (EntRegisterWork) { NULL, NULL, NULL };
  g_clear_handle_id (&self->work_id, g_source_remove);
  return work->func != NULL;
}

static void
do_work (EntRegister *self, const EntRegisterWork *work)
{
  work->func (self, work->data);
  if (work->free_data != NULL)
    work->free_data (work->data);
}

void
ent_register_finish_work (EntRegister *self)
{
  EntRegisterWork work;

  if (!take_work (self, &work))
    return;
  /* it may tell how it went */
  ent_register_emit_working (self, NULL);
  do_work (self, &work);
}

void
ent_register_drop_work (EntRegister *self)
{
  EntRegisterWork work;

  if (!take_work (self, &work))
    return;
  ent_register_emit_working (self, NULL);
  if (work.free_data != NULL)
    work.free_data (work.data);
}

static gboolean
on_seen (gpointer data)
{
  EntRegister *self = data;

  self->work_id = 0;
  ent_register_finish_work (self);
  return G_SOURCE_REMOVE;
}

void
ent_register_work (EntRegister *self, guint n_cells, const EntRegisterWork *work)
{
  g_autofree char *message = NULL;

  ent_register_finish_work (self);
  if (n_cells < self->many_cells)
    {
      do_work (self, work);
      return;
    }
  self->work = *work;
  self->work_id = g_timeout_add (UNTIL_SEEN_MS, on_seen, self);
  /* Translators: %u: a number */
  message = g_strdup_printf (ngettext ("One moment: %u cell is being changed.", "One moment: %u cells are being changed.", n_cells), n_cells);
  ent_register_emit_working (self, message);
}
