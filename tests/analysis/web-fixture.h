/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps for the tests of ways and brokers, written down in a line or two. */
#pragma once

#include "../model/map-fixture.h"

/* @people, with spaces between: `hotel`, of the private sector, or `school@education`; `hotel/4` for its decision power, `hotel*`
 * for an ally, `hotel:supportive` for its commitment, all at t-first; `boss<hotel` for a person inside it; in this order.
 * @ties, with commas between: `e1 hotel-agency` in the direction of its kind, `e1 hotel>agency` forward, `e1 hotel=agency` both
 * ways, each followed by the names of a kind and a strength and by `unclear`, where they are not works-with and normal. */
EntMap *new_web (const char *people, const char *ties) G_GNUC_WARN_UNUSED_RESULT;
