/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers for pages, and what holds of every page. */
#pragma once

#include "scene-fixture.h"
#include "scene/pages/page-document.h"

G_BEGIN_DECLS

/* A5 to A0, Letter, and last the least there may be; in points. */
#define PAGE_N_PAPERS 9
extern const double page_papers[PAGE_N_PAPERS][2];
#define PAGE_A4 2

EntSceneSpec page_fixture_spec (const double *paper, gboolean private_marks, const char *language);

/* @with: whom it is done with, or NULL. */
void page_fixture_add_action (EntMap *map, const char *id, const char *what, EntDate due, EntActionState state, const char *with);

const char *page_says (const EntScene *scene, guint i);
gboolean page_has_text (const EntScene *scene, const char *part);
/* In how many texts @part is. */
guint page_count_texts (const EntPages *pages, const char *part);

/* Nothing is cut, outside, too small or upon something else. */
void page_assert_clean (const EntScene *scene);
/* The same of all pages of texts. */
void pages_assert_clean (const EntPages *pages);
/* No word is broken: for names that have no long ones. */
void pages_assert_words (const EntPages *pages);

G_END_DECLS
