/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures that are kept for a projector: see model/edit.h. */
#pragma once

#include "model/history.h"

G_BEGIN_DECLS

/* Keeps @step, which it takes over, as the last one. Returns the new id, owned by the map. */
const char *ent_edit_add_step (EntHistory *history, EntStep *step, GError **error);
/* So many places later, or earlier where @by is negative; no farther than to an end, and a step that is there already
 * stays, without an error. */
gboolean ent_edit_move_step (EntHistory *history, const char *id, int by, GError **error);

G_END_DECLS
