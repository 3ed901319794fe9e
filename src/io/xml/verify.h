/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what was written reads back as the map it came from. */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* @back has everything that @map has. Kept content may stand elsewhere in it
 * than in @map, where what it stood behind is gone; and what was kept aside
 * only for the sake of a record that is gone may have become a record. */
gboolean ent_verify (EntMap *map, EntMap *back);

G_END_DECLS
