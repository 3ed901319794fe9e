/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records and their values as people call them, for sentences about two maps. In the language of the process. */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* Two maps of one past: what is not in @map is looked for in @other. */
typedef struct
{
  EntMap *map, *other;
} EntTwoMaps;

/* Whom @key is about: of a rating or an entry of the log, the stakeholder that has it, who is @owner. */
char *ent_words_record (EntTwoMaps maps, const EntKey *key, const char *owner) G_GNUC_WARN_UNUSED_RESULT;
/* What of it: a field's label; of a rating and an entry of the log, which one too. */
char *ent_words_field (EntTwoMaps maps, const EntKey *key, const EntField *field) G_GNUC_WARN_UNUSED_RESULT;
/* An entry of the log, as "Log entry of 2026-04-02". */
char *ent_words_entry (EntTwoMaps maps, const EntKey *key) G_GNUC_WARN_UNUSED_RESULT;
/* @text, a value of @field or NULL for none: by labels and names. NULL where nothing stands there. */
char *ent_words_value (EntTwoMaps maps, const EntKey *key, const EntField *field, const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
