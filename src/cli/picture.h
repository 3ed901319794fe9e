/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that say which picture of a map is meant, and the picture. */
#pragma once

#include "cli/command.h"
#include "draw/draw.h"
#include "draw/poster.h"

G_BEGIN_DECLS

typedef struct
{
  char *view, *paper, *size, *theme, *moment, *language, *rings, *poster, *overlap, *page, *spotlight, *of, *from, *to, *date, *group, *audience;
  gboolean landscape, portrait, equal;
} EntPictureOptions;

void ent_picture_options_clear (EntPictureOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntPictureOptions, ent_picture_options_clear)

/* Whether any was given. */
gboolean ent_picture_options_any (const EntPictureOptions *options);
/* For ent_cli_parse(); they write into @options. The caller frees the array. */
GOptionEntry *ent_picture_options_entries (EntPictureOptions *options) G_GNUC_WARN_UNUSED_RESULT;

/* What the options mean, without the map. */
typedef struct
{
  EntSheet sheet;  /* of a poster: the picture over all its sheets */
  EntSheet turned; /* the other way to lie, where that was left open; no width: it was not */
  gboolean is_poster;
  EntPoster poster, turned_poster;
  EntPicture picture;
  gboolean inside;      /* one stakeholder, opened */
  gboolean change;      /* between two moments */
  gboolean blank;       /* the map to write on */
  gboolean timeline;    /* on a screen: the moments side by side */
  gboolean is_document; /* of several pages, instead of the picture */
  EntPagesKind document;
  EntDate today;      /* of a reading or a plan; 0: the day it is */
  gboolean by_sector; /* actions, instead of by date */
  EntThemeId theme;
  gboolean for_others; /* nothing private is drawn; so it is on a wall */
  EntRings rings;
  gboolean has_rings;
  guint64 page;          /* from 1 on */
  gboolean key_pages;    /* see EntSceneSpec; of a poster and of what is no paper there are none */
  const EntWords *words; /* NULL: the map's language */
} EntPicturePlan;

/* FALSE after a message unless @sheet is large enough for documents of pages. */
gboolean ent_picture_has_room (const EntCliCommand *command, const EntSheet *sheet);
/* FALSE after a message when an option's value is none of its possible ones, or two
 * options do not go together. */
gboolean ent_picture_plan (const EntCliCommand *command, const EntPictureOptions *options, EntPicturePlan *plan);
/* Settles in @plan how the paper lies where that was left open. NULL after a message when
 * the map has no such moment, or the picture no such page. */
EntScene *ent_picture_scene (const EntCliCommand *command, const EntPictureOptions *options, EntPicturePlan *plan, EntMap *map) G_GNUC_WARN_UNUSED_RESULT;

/* The same for a document of pages. */
EntPages *ent_picture_pages (const EntCliCommand *command, const EntPictureOptions *options, EntPicturePlan *plan, EntMap *map) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
