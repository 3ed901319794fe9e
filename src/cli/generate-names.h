/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented names and reasons. Every word stands in a list here: nobody real is meant. */
#pragma once

#include "model/choices.h"

G_BEGIN_DECLS

/* A number below @n, by chance. */
typedef guint (*EntChance) (gpointer data, guint n);

#define ENT_NAME_LEAST 10 /* characters */
#define ENT_NAME_MOST 40

/* A name of an organisation, department or person of @sector, unlike any in
 * @taken, which gets it. */
char *ent_generate_name (EntSectorId sector, EntUnit unit, GHashTable *taken, EntChance chance, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
/* Why somebody was rated so. Static. */
const char *ent_generate_reason (EntChance chance, gpointer data);
/* What was done on a day of the log, or is to be done. Static. */
const char *ent_generate_deed (EntChance chance, gpointer data);
const char *ent_generate_tag (EntChance chance, gpointer data);

G_END_DECLS
