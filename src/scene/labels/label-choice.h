/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses for each label one of its spots, so that no two chosen ones meet:
 * geometry alone, for some thousand spots.
 */
#pragma once

#include "scene/scene-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint label;    /* those of one label stand together, cheapest first */
  EntRect box;    /* with the air that it keeps */
  guint n_points; /* of its line, which keeps @air around it; 0: it has none */
  EntPoint points[ENT_LEADER_MAX_POINTS];
  guint spot; /* of the label, for whoever asks */
  double air;
  double cost;
  EntRect around; /* all of it and its air, as ent_label_choice_around() tells; only for whoever asks */
} EntLabelChoice;

EntRect ent_label_choice_around (const EntLabelChoice *choice);

/* Whether two labels cannot both have these. */
gboolean ent_label_choices_meet (const EntLabelChoice *a, const EntLabelChoice *b);
/* Whether they cannot even if their lines may cross where these can be told apart: at open angles, off their ends. */
gboolean ent_label_choices_clash (const EntLabelChoice *a, const EntLabelChoice *b);
/* How often the line of one crosses that of the other. */
guint ent_label_choices_cross (const EntLabelChoice *a, const EntLabelChoice *b);
/* The labels, heavy ones first. @weights: by label. O(n log n) */
guint *ent_label_order (const double *weights, guint n_labels) G_GNUC_WARN_UNUSED_RESULT;
/* @choices: of EntLabelChoice. @weights: by label, what it weighs that it has one, about 1 to 5.
 * Writes for each of @n_labels the index of its choice, or -1, into @chosen; no good ones where @progress, which may be
 * NULL, is stopped. O(choices²) */
void ent_label_choose (const GArray *choices, guint n_labels, const double *weights, EntProgress *progress, int *chosen);

G_END_DECLS
