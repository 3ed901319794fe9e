/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document of several pages without ink: a picture with its key, the register of the stakeholders, what the map
 * shows in sentences, the action plan, the moments side by side, the report with all of these, and cards and form to fill in
 * by hand. Each page is a
 * scene as large as the paper: that of the map or the matrix as they are, or one of
 * texts, rules and specimens. A pure function of map, spec and fonts, as a scene is.
 */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_PAGES_REGISTER,
  ENT_PAGES_REPORT,
  ENT_PAGES_CARDS,   /* to cut out and lay on the blank map */
  ENT_PAGES_FORM,    /* to rate on: the scales' words, and a row for each stakeholder */
  ENT_PAGES_PICTURE, /* one, and what of its key has no room beside it */
  ENT_PAGES_READING, /* see analysis/reading/reading.h */
  ENT_PAGES_PLAN,
  ENT_PAGES_TIMELINE,
} EntPagesKind;

typedef struct
{
  EntScene *scene; /* owned */
  char *heading;   /* of what begins on it, for a list of contents; NULL: it goes on from the page before */
} EntPage;

typedef struct
{
  GArray *pages; /* of EntPage, at least one */
  char *title;
} EntPages;

/* A table needs so much at each side of the paper, in mm. */
#define ENT_PAGES_LEAST_MM 100
/* Whether paper of @width × @height points is large enough. */
gboolean ent_pages_has_room (double width, double height);

/* For paper: @spec->width × @spec->height points. spec->picture counts only for ENT_PAGES_PICTURE; without
 * spec->private_marks nothing private stands in it. No contact data is ever in it: such
 * documents leave the house. O(n log n + ties), and what map and matrix take. NULL if the progress of @spec
 * was stopped before all was there. */
EntPages *ent_pages_new (EntMap *map, const EntSceneSpec *spec, EntPagesKind kind, PangoContext *context)
    G_GNUC_WARN_UNUSED_RESULT;
/* What ENT_PAGES_TIMELINE shows, for a window or a wall, on one sheet: as high as @spec says, or higher where it takes more. With
 * the title only where @spec has one. O(assessments + moments · stakeholders) */
EntScene *ent_scene_new_timeline (EntMap *map, const EntSceneSpec *spec, PangoContext *context) G_GNUC_WARN_UNUSED_RESULT;
void ent_pages_free (EntPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPages, ent_pages_free)

guint ent_pages_n (const EntPages *pages);
const EntPage *ent_pages_at (const EntPages *pages, guint place);
/* That found no place in one of the pictures, at most. */
guint ent_pages_left_out (const EntPages *pages);
/* As of a scene. */
gboolean ent_pages_has_ties_through_symbols (const EntPages *pages);
/* As ent_scene_missing_letters(), of the first page that has some. */
char *ent_pages_missing_letters (const EntPages *pages) G_GNUC_WARN_UNUSED_RESULT;
/* As ent_scene_append_texts(), with title and headings. */
void ent_pages_append_texts (const EntPages *pages, GString *said);

G_END_DECLS
