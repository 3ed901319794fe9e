/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a scene onto cairo, in a theme: the same code for the window, the
 * projector, the printer and every kind of file.
 */
#pragma once

#include <cairo.h>

#include "scene/pages/page-document.h"
#include "scene/scene.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_THEME_LIGHT,
  ENT_THEME_DARK, /* the window at night */
  ENT_THEME_PROJECTOR,
  ENT_THEME_PROJECTOR_DARK, /* for a dark room */
  ENT_THEME_MONO,
} EntThemeId;

typedef struct _EntTheme EntTheme;
const EntTheme *ent_theme (EntThemeId id);
/* "light", "dark", "projector", "projector-dark", "mono"; FALSE if @name is none. */
gboolean ent_theme_find (const char *name, EntThemeId *id);

/* Whether it is for a wall: large letters on a screen, and nothing private. */
gboolean ent_theme_is_for_wall (EntThemeId id);

/* For measuring and painting alike: no hinting of metrics, one unit an em-unit. */
PangoContext *ent_draw_pango_context_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* How much of a scene is painted, and what is brought forward. */
typedef struct
{
  const EntTheme *theme;
  gboolean background;  /* the sheet too; needed for PDF and SVG to stay fast */
  GHashTable *bright;   /* EntIds (set) that stay bright while the rest dims; NULL: nothing dims */
  GHashTable *hidden;   /* EntIds (set) of stakeholders and ties of which nothing is painted; NULL: none */
  GHashTable *selected; /* EntIds (set) with a ring of selection; NULL: none */
  guint n_threads;      /* 1 or 2, which give the same bytes; 0: as many of them as the machine has processors */
  gboolean fast;        /* ties without antialiasing: while the view moves */
} EntDrawOptions;

/* Paints in scene units; the caller has put the transform. */
void ent_draw_scene (cairo_t *cr, const EntScene *scene, const EntDrawOptions *options);
/* One symbol as on the map, centred at 0,0: for lists, buttons, drags. */
void ent_draw_symbol (cairo_t *cr, const EntSceneSymbol *symbol, const EntTheme *theme, double line);
/* How many stand at each commitment, as a bar in @rect with all that is drawn of it: for lists and sentences. */
void ent_draw_bar (cairo_t *cr, const EntTheme *theme, const EntRect *rect, const guint counts[ENT_N_COMMITMENTS]);
/* The ground of a cell in @rect, outlined: for tables. */
void ent_draw_tone (cairo_t *cr, const EntTheme *theme, const EntRect *rect, EntCoverageTone tone);
/* A tie's line with its marks, for lists: points as in the scene. */
void ent_draw_tie (cairo_t *cr, const EntSceneTie *tie, const EntTheme *theme);

typedef enum
{
  ENT_FORMAT_PDF,
  ENT_FORMAT_SVG,
  ENT_FORMAT_PNG,
} EntFormat;
/* By the ending of a file name, without case. */
gboolean ent_format_for_name (const char *name, EntFormat *format);

/* The whole picture as the bytes of a file; never touches a file. @dpi counts for
 * PNG of paper; a scene in pixels is drawn one to one. NULL on error, with what
 * can be done in @error (too large, out of memory). */
GBytes *ent_draw_export (const EntScene *scene, const EntTheme *theme, EntFormat format, double dpi, const char *title, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One page of a document, with the sheet under it. */
void ent_draw_page (cairo_t *cr, const EntPages *pages, guint n, const EntTheme *theme);
/* All pages as the bytes of a PDF with an outline; other formats hold just one page. As ent_draw_export(). */
GBytes *ent_draw_export_pages (const EntPages *pages, const EntTheme *theme, EntFormat format, double dpi, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
