/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps invented by chance, the same on every machine: for tests and measurements. */
#pragma once

#include "io/xml/limits.h"
#include "model/map.h"

G_BEGIN_DECLS

/* So many, with all that is invented about them and all ties, fit into a file. */
#define ENT_GENERATE_MAX_STAKEHOLDERS 50000u
/* As many as a file can have, or one of each kind between any two. */
#define ENT_GENERATE_MAX_TIES(n) MIN (ENT_LIMIT_TIES, ENT_N_TIE_KINDS *(guint64) (n) * ((n) > 0 ? (n) -1 : 0) / 2)

/* A map of @n_stakeholders, some of them departments and people inside others,
 * and @n_ties, at most ENT_GENERATE_MAX_TIES. From seven stakeholders on every
 * sector, kind, level and commitment is there, from eleven ties on every kind if there is room.
 * O(stakeholders + ties), but for the map's own search for a tie in the way. */
EntMap *ent_generate_map (guint n_stakeholders, guint n_ties, guint32 seed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
