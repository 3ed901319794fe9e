/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenes placed by hand, and pictures compared with those kept in golden/. */
#pragma once

#include "draw/draw.h"

/* Empty, @line 1. */
EntScene *picture_scene_new (double width, double height);
void picture_scene_free (EntScene *scene);
G_GNUC_UNUSED static inline void
picture_scene_clear (EntScene **scene)
{
  g_clear_pointer (scene, picture_scene_free);
}
#define g_auto_scene __attribute__ ((cleanup (picture_scene_clear))) EntScene *

EntSceneSymbol *picture_add_symbol (EntScene *scene, const char *id, EntKind kind, EntCommitment commitment, double x, double y, double radius);
/* From left to right, bent a little downwards. */
EntSceneTie *picture_add_tie (EntScene *scene, EntTieKind kind, EntStrength strength, double x, double y, double length);
/* @x, @y: top left; lines broken at @width, 0: never. */
EntSceneText *picture_add_text (EntScene *scene, EntTextRole role, const char *text, double size, double width, double x, double y);
/* A map of seven wedges and six rings with a stakeholder or two in each, ties,
 * labels, title: @people of them. */
EntScene *picture_map_new (double width, double height, guint people);

/* How often @what stands in @bytes, which may hold NULs; the first in @where, which may be NULL. */
guint picture_count (GBytes *bytes, const char *what, const char **where);

/* Compares with golden/@name.png under the folder of the test; writes
 * @name.out.png beside the build on a difference, golden itself if
 * UPDATE_IMAGES is set. */
void picture_check (const char *name, cairo_surface_t *surface);
/* @scene in @theme, @scale pixels a unit. */
cairo_surface_t *picture_paint (const EntScene *scene, EntThemeId theme, double scale);
