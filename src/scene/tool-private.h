/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of the tool only. */
#pragma once

#include "scene/tool.h"

G_BEGIN_DECLS

/* What dropping @ids with the pointer at @now would do, having been grabbed at
 * @start; scene units. NONE where it would do nothing. */
EntOutcome ent_tool_find_drop (const EntScene *scene, const GPtrArray *ids, EntPoint start, EntPoint now);

G_END_DECLS
