/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the tests of what a map shows: people inside organisations, and lists of ids that read well. */
#pragma once

#include "../model/map-fixture.h"

/* A person called @id inside @whole, of the sector @sector. */
void add_person (EntMap *map, const char *id, const char *whole, EntSectorId sector);
/* @ids, which it takes over, are those that @expected names in this order, with spaces between. */
void check_ids (GPtrArray *ids, const char *expected);
/* An invented map of 2,000 in four moments, on which ratings were made and withdrawn at the last of them, which comes first
 * in the file; half of its stakeholders have no tie. */
EntMap *new_invented_map (void);
