/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quick-fixture.h"

void
begin_typing (Fixture *f)
{
  f->history = ent_history_new (f->map, NULL);
  f->names = ent_name_index_new (f->map);
  f->start = dump_map (f->map);
}

void
tear_down (Fixture *f, gconstpointer data)
{
  undo_to_start (f->history, f->start);
  g_free (f->start);
  ent_name_index_free (f->names);
  g_object_unref (f->history);
  g_assert_finalize_object (f->map);
}
