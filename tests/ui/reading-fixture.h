/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that shows the reading of a small map: the hotels are an ally and lead, the guild supports, the police could
 * decide and do not know, the radio is against it.
 */
#pragma once

#include "ui/canvas-fixture.h"

#include "app/reading/reading-panel.h"
#include "app/window/window-private.h"

G_BEGIN_DECLS

/* With sanitizers, on a machine that is busy with others. */
#define LONG_MS 60000

typedef struct
{
  Fixture base;
  char *guild;
  EntId direct, first, second; /* ties: from the hotels to the police, and there by the guild */
  EntReadingPanel *panel;
} Reading;

void open_up (Reading *f, gconstpointer data);
void close_down (Reading *f, gconstpointer data);
void settle_reading (Reading *f);

void rate (Reading *f, const char *id, EntAspect aspect, guint value);
EntId tie (Reading *f, const char *from, const char *to, EntTieKind kind);
/* NULL: nothing there says such a thing. */
EntReadingRow *row_in (EntSentenceList *list, const char *key);
EntReadingRow *row_of (Reading *f, EntReadingPart part, const char *key);
const char *words_of (EntReadingRow *row);
void activate (Reading *f, EntReadingRow *row);
/* By a command, "win.ways-in" or "win.reach". */
void ask (Reading *f, const char *action, const char *about);
/* In the window. */
void press (Reading *f, const char *key);

G_END_DECLS
