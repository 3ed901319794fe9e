/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures on a wall that were laid out lately. What a key turns to is made from them: a page or a spotlight
 * moves nobody, so nobody is placed anew for it. For one thread, that of their Pango objects.
 */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

typedef struct _EntShelf EntShelf;

EntShelf *ent_shelf_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ent_shelf_free (EntShelf *shelf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntShelf, ent_shelf_free)

/* The map has changed: nothing on it is true any more. */
void ent_shelf_clear (EntShelf *shelf);
/* What ent_scene_new() makes of the same. The progress of @spec stops it before it is a page or a spotlight;
 * @ground, which may be NULL, while what that is made from is laid out. NULL when either did. Where only the
 * first is stopped, what was laid out stays for the next. */
EntScene *ent_shelf_lay_out (EntShelf *shelf, EntMap *map, const EntSceneSpec *spec, PangoContext *context, EntProgress *ground) G_GNUC_WARN_UNUSED_RESULT;
/* Puts there what ent_shelf_lay_out() then needs, and copies nothing. Whether it is there: FALSE when it was stopped,
 * and for what is never kept. */
gboolean ent_shelf_prepare (EntShelf *shelf, EntMap *map, const EntSceneSpec *spec, PangoContext *context, EntProgress *ground);
/* Whether all of that is there already, so that nobody is placed for it and no light is made. */
gboolean ent_shelf_has (EntShelf *shelf, const EntSceneSpec *spec);
/* Whether both are pages, lights or changes of one picture, with or without marks of conflict. */
gboolean ent_shelf_is_same_ground (const EntSceneSpec *a, const EntSceneSpec *b);
/* How often it was begun to place everybody, stopped or not, and how often a light was made. */
guint ent_shelf_n_layouts (const EntShelf *shelf);
guint ent_shelf_n_lights (const EntShelf *shelf);

G_END_DECLS
