/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with three stakeholders in its picture, which has the keyboard. */
#pragma once

#include "ui/test-util.h"

#include "app/canvas/canvas.h"
#include "draw/theme.h"

G_BEGIN_DECLS

typedef struct
{
  EntWindow *window;
  EntCanvas *canvas;
  EntDocument *document;
  EntMap *map;
  char *hotel, *police, *radio; /* ids */
} Fixture;

void set_up (Fixture *f, gconstpointer data);
void tear_down (Fixture *f, gconstpointer data);
/* Until the picture shows what the map says. */
void settle (Fixture *f);
/* Those of @kind that are drawn, but for the legend's. */
guint count_ties (const EntScene *scene, EntTieKind kind);
/* Selects @id alone. */
void choose (Fixture *f, const char *id);
/* A detailed action of the canvas, and what comes of it. */
void act_on_canvas (Fixture *f, const char *action);
/* At the moment that is shown. */
guint commitment_of (Fixture *f, const char *id);
guint power_of (Fixture *f, const char *id);
/* NULL: it is not in the picture. */
const EntSceneSymbol *drawn_symbol (Fixture *f, const char *id);
/* Of a document's "refused": one more. */
void count_refusal (EntDocument *document, const char *message, guint *n);
/* The pointer to a place in the canvas. */
void point_at (Fixture *f, EntPoint at);
/* From there it is pressed and moved in eight steps. */
void drag (Fixture *f, EntPoint from, EntPoint to, gboolean let_go);

/* A window as it is painted. */
typedef struct
{
  int width, height;
  guchar *pixels; /* owned; BGRA */
} Shot;
void shoot (GtkWidget *window, Shot *shot);
void shot_clear (Shot *shot);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shot, shot_clear)
EntRgb pixel_at (const Shot *shot, int x, int y);

G_END_DECLS
