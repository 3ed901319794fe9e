/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that is projected. */
#pragma once

#include "ui/canvas-fixture.h"

#include "app/canvas/canvas-private.h"
#include "app/projector/projector.h"
#include "app/window/window-private.h"

#define WAIT_FOR(canvas, condition) \
  g_assert_true (test_wait_until (ent_canvas_get_scene (canvas) != NULL && ent_canvas_is_settled (canvas) && (condition), 30000))

typedef struct
{
  EntProjector *projector;
  EntCanvas *canvas;
  EntShowing *showing;
} Shown;

/* Until the first picture is there. */
static inline Shown
project (Fixture *f, const char *action)
{
  Shown shown;

  test_activate (f->window, action);
  shown.projector = ENT_PROJECTOR (f->window->projector);
  shown.canvas = ENT_CANVAS (ent_projector_get_canvas (shown.projector));
  shown.showing = ent_projector_get_showing (shown.projector);
  WAIT_FOR (shown.canvas, TRUE);
  return shown;
}

static inline void
act (const Shown *shown, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shown->projector), action, NULL));
}

static inline void
tie (Fixture *f, const char *from, const char *to, EntTieKind kind)
{
  g_assert_nonnull (ent_edit_add_tie (ent_document_history (f->document), from, to, kind, ENT_DIRECTION_DEFAULT, NULL));
}
