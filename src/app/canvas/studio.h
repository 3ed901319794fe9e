/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread that lays out and paints for one canvas, one job after the other, so
 * that the window never waits for a picture. Scenes, with their Pango objects,
 * are made, painted and freed in this thread only; elsewhere just their
 * geometry is read.
 */
#pragma once

#include <gtk/gtk.h>

#include "draw/draw.h"

G_BEGIN_DECLS

/* How a picture is to look, without where anything lies. */
typedef struct
{
  EntThemeId theme;
  GHashTable *bright; /* set of EntId, never changed once it is here; or NULL */
  GHashTable *hidden; /* the same: of which nothing is painted */
} EntStudioLook;

void ent_studio_look_clear (EntStudioLook *look);

/* Pixels of a side of a tile. */
#define ENT_STUDIO_TILE 256

/* A part of a scene as pixels. */
typedef struct
{
  GdkTexture *texture;      /* owned */
  GPtrArray *tiles;         /* of GdkTexture: the same pixels cut up, row by row */
  cairo_surface_t *surface; /* owned: the same pixels, for windows that are painted with cairo */
  GPtrArray *sheets;        /* of cairo_surface_t, as tiles */
  guint n_columns;          /* of tiles */
  EntRect region;           /* what it shows, scene units */
  double scale;             /* pixels of the texture a scene unit */
  double asked;             /* the scale that was asked for: more than `scale` where that is too large to paint */
  EntStudioLook look;       /* owned */
  gboolean is_draft;        /* see ent_studio_draft() */
  double foot;              /* of a draft: see ent_scene_foot() */
} EntStudioPicture;

void ent_studio_picture_free (EntStudioPicture *picture); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntStudioPicture, ent_studio_picture_free)

typedef struct _EntStudio EntStudio;

/* Called in the main loop. @scene is new when a layout was asked for, else
 * NULL; it goes back through ent_studio_take_back(). @picture is the callee's;
 * NULL when there was no memory for it. Both are NULL for a layout that was
 * superseded, or has no map. A draft comes before the picture that was asked for after it, or not at all. */
typedef void (*EntStudioFunc) (EntScene *scene, EntStudioPicture *picture, gpointer data);

EntStudio *ent_studio_new (EntStudioFunc func, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
/* Waits for the job at hand: a layout ends where it next looks whether it is wanted, and what is being painted is
 * painted to its end. @func is not called any more. Scenes must have been given back. */
void ent_studio_free (EntStudio *studio);

/* The studio works on a map of its own: @copy, taken over, which then follows the
 * original by its changes, also taken over. So an edit costs no copy. NULL: none; nor is there one after a change
 * that it does not take, until the next is set. */
void ent_studio_set_map (EntStudio *studio, EntMap *copy);
void ent_studio_change (EntStudio *studio, EntChange *change);

/* Lays the map out by @spec, of which everything is copied, and paints @region
 * (in fractions of the scene's size) at @scale. */
void ent_studio_lay_out (EntStudio *studio, const EntSceneSpec *spec, const EntRect *region, double scale, const EntStudioLook *look);
/* Paints what of the same is known at once, to be shown until it is laid out; nothing comes where nothing is. */
void ent_studio_draft (EntStudio *studio, const EntSceneSpec *spec, double scale, const EntStudioLook *look);
/* What was asked for to be laid out last is not waited for any more: @func is called soon, and has nothing of it,
 * unless it is done already. Not @whole: another page or light of the same is wanted, for which what all of them
 * are made from is laid out to its end. */
void ent_studio_supersede (EntStudio *studio, gboolean whole);
/* What @spec asks for is laid out when there is nothing else to do, so that it is there when it is asked for. It gives way:
 * what is only painted is painted in between, and so are drafts and what ent_shelf_has(); for all else it is stopped, but for what that
 * is made from itself. */
void ent_studio_make_ahead (EntStudio *studio, const EntSceneSpec *spec);
/* What has not been begun is not made ahead any more. */
void ent_studio_forget_ahead (EntStudio *studio);
/* How often it was begun to place everybody for what was asked for: what was stopped counts too. And how often ahead. */
guint ent_studio_n_layouts (EntStudio *studio);
guint ent_studio_n_ahead (EntStudio *studio);
/* Whether all is done, also ahead; of results some may be on their way. Changes do not count until they are sent: with what is
 * asked for next, or when there are many. */
gboolean ent_studio_is_idle (EntStudio *studio);
/* Paints @region (scene units) of @scene, which must not be given back before. */
void ent_studio_paint (EntStudio *studio, const EntScene *scene, const EntRect *region, double scale, const EntStudioLook *look);
/* Frees @scene after the jobs that use it. Accepts NULL. */
void ent_studio_take_back (EntStudio *studio, EntScene *scene);

G_END_DECLS
