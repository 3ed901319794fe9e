/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a stakeholder is called where others look on.
 *
 * On a wall nothing private is seen. Who stands on the map itself is a public matter
 * and has its name there. A person within an organisation is an employee whom a room
 * may know, rated by others: it is called by its position, which is an office, or
 * else just a person. Departments are offices too and keep their names.
 */
#pragma once

#include "model/words.h"

G_BEGIN_DECLS

/* The whole name, and the short one; each NULL where there is none. @private: that may be
 * seen. Borrowed from @stakeholder or @words. */
const char *ent_shown_name (const EntStakeholder *stakeholder, const EntWords *words, gboolean private);
const char *ent_shown_short_name (const EntStakeholder *stakeholder, gboolean private);

G_END_DECLS
