/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GEXF: the format of Gephi, and the one that knows of time. */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

/* What signs the files that are written. */
#define ENT_GEXF_CREATOR "Entorno"

/* As in EntBookFormat, of any version. Ratings that change with time become tables of moments and ratings; of other
 * values that do, the last one is taken. */
EntBook *ent_gexf_read (GBytes *bytes, const EntReadOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Version 1.3. Where a moment has a date, ratings are written for all dates; else those that stand with the stakeholders. */
gboolean ent_gexf_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);

G_END_DECLS
