/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to so many cells that people wait for it: the window says so first. It
 * is one step of the history all the same, done without a pause, so that nothing of it is
 * seen, saved or undone by halves.
 */
#include "app/register/register-private.h"

#include <glib/gi18n.h>

/* As many take about a third of a second on a small machine. */
#define MANY_CELLS 50000

static void
announce (gpointer owner, const char *message)
{
  ent_register_emit_working (owner, message);
}

void
ent_register_init_work (EntRegister *self)
{
  self->many_cells = MANY_CELLS;
  ent_soon_init (&self->work, self, announce);
}

void
ent_register_finish_work (EntRegister *self)
{
  ent_soon_finish (&self->work);
}

void
ent_register_work (EntRegister *self, guint n_cells, EntSoonFunc func, gpointer data, GDestroyNotify free_data)
{
  g_autofree char *message = NULL;

  if (n_cells >= self->many_cells)
    /* Translators: %u: a number */
    message = g_strdup_printf (ngettext ("One moment: %u cell is being changed.", "One moment: %u cells are being changed.", n_cells), n_cells);
  ent_soon_do (&self->work, message, func, data, free_data);
}
