/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps made for tests of the layout: the same arguments give the same map. */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_stakeholders;
  guint n_ties;
  guint n_moments;          /* 0 makes one */
  const char *const *names; /* NULL-terminated, taken in turn; NULL: some of every length */
  gboolean unrated;         /* a fresh map: nothing has been assessed */
  gboolean one_sector;      /* everybody in the private sector */
  gboolean desired;         /* half of them should stand elsewhere */
  gboolean pinned;          /* every fifth has a place of its own */
  gboolean on_one_spot;     /* everybody is pinned to the middle of the cell */
} EntFixture;

EntMap *ent_fixture_new (const EntFixture *fixture) G_GNUC_WARN_UNUSED_RESULT;

/* A context that measures as pictures do. */
PangoContext *ent_fixture_context (void) G_GNUC_WARN_UNUSED_RESULT;
EntSceneSpec ent_fixture_spec (EntMedium medium, double width, double height);
/* The map with so many stakeholders and ties on paper, in points. */
EntScene *ent_fixture_scene (PangoContext *context, guint n_stakeholders, guint n_ties, double width, double height) G_GNUC_WARN_UNUSED_RESULT;
static inline const EntSceneSymbol *
symbol_at (const EntScene *scene, guint index)
{
  return &g_array_index (scene->symbols, EntSceneSymbol, index);
}

static inline const EntSceneText *
text_at (const EntScene *scene, guint index)
{
  return &g_array_index (scene->texts, EntSceneText, index);
}

/* How many texts have this role. */
guint ent_fixture_count_texts (const EntScene *scene, EntTextRole role);

static inline EntSceneQuality
measured (const EntScene *scene)
{
  EntSceneQuality quality;

  ent_scene_measure (scene, &quality);
  return quality;
}

/* Nothing lies on anything else or beyond the margins. */
void ent_fixture_assert_apart (const EntScene *scene);
/* From the outline of @symbol: negative inside; for a point outside a corner, less than the distance. */
double ent_fixture_distance_to_outline (const EntSceneSymbol *symbol, EntPoint point);

G_END_DECLS
