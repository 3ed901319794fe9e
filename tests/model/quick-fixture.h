/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map in which lines are typed, for the tests of what they mean. */
#pragma once

#include "map-fixture.h"
#include "model/quick/edit-quick.h"

typedef struct
{
  EntMap *map;
  EntHistory *history;
  EntNameIndex *names;
  char *start;
} Fixture;

/* Whoever is in f->map now is there from the start. */
void begin_typing (Fixture *f);
/* Whatever was done goes back to the start. */
void tear_down (Fixture *f, gconstpointer data);
