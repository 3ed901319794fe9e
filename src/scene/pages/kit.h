/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sheets share that are filled in by hand. */
#pragma once

#include "scene/scene-private.h"

G_BEGIN_DECLS

/* Lines to write on, each after one of the @n @labels: side by side over @width, or @stacked. @em: of the labels.
 * Returns what they take, from @x, @y on. The scene has rules. */
EntRect ent_kit_add_lines (EntLayout *layout, const char *const *labels, guint n, double em, double x, double y, double width, gboolean stacked);
/* Those of the map: where and when it is filled in, and who leads. */
EntRect ent_kit_add_workshop_lines (EntLayout *layout, double em, double x, double y, double width, gboolean stacked);

G_END_DECLS
