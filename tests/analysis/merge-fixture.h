/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map and what two have made of it, to be changed by tests and merged. */
#pragma once

#include "../model/map-fixture.h"
#include "analysis/merge-maps.h"

typedef struct
{
  EntMap *base, *first, *last;
} Three;

void three_set_up (Three *three, gconstpointer data);
void three_tear_down (Three *three, gconstpointer data);

/* Takes @change over. */
void apply_change (EntMap *map, EntChange *change);
void add_entry (EntMap *map, const char *owner, const char *id, const char *text);
char *get_field (EntMap *map, EntRecordKind kind, const char *id, const char *name);
/* What comes of it must be whole. */
EntMap *run_merge (EntMerge *merge);

#define set_stakeholder(map, id, name, value) set_field (map, ENT_RECORD_STAKEHOLDER, id, name, value)

#define assert_field(map, kind, id, name, expected)            \
  G_STMT_START                                                 \
  {                                                            \
    g_autofree char *value_ = get_field (map, kind, id, name); \
    g_assert_cmpstr (value_, ==, expected);                    \
  }                                                            \
  G_STMT_END
#define assert_stakeholder(map, id, name, expected) assert_field (map, ENT_RECORD_STAKEHOLDER, id, name, expected)
