/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps invented by chance, the same on every machine: for tests and measurements. */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* More does not go into a file. */
#define ENT_GENERATE_MAX_STAKEHOLDERS 50000
/* Three for each pair: beyond that, chance would search long for free places. */
#define ENT_GENERATE_MAX_TIES(n) (3 * (guint64) (n) * ((n) > 0 ? (n) -1 : 0) / 2)

/* A map of @n_stakeholders, some of them departments and people inside others,
 * and @n_ties, at most ENT_GENERATE_MAX_TIES. From seven stakeholders on every
 * sector, kind, level and commitment is there, from eleven ties on every kind.
 * O(stakeholders + ties) but for the ties of a hub. */
EntMap *ent_generate_map (guint n_stakeholders, guint n_ties, guint32 seed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
