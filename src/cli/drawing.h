/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a map as bytes, as the options of render say; what it has not goes to stderr. */
#pragma once

#include "cli/picture.h"

G_BEGIN_DECLS

typedef struct
{
  EntFormat format; /* given by the name of the file */
  EntPicturePlan picture;
  guint64 dpi;
  gboolean has_pages; /* the picture is followed by those of its key */
} EntDrawing;

/* @dpi: as it was typed, or NULL. FALSE after a message when the options do not go together, or with the format. */
gboolean ent_cli_plan_drawing (const EntCliCommand *command, const EntPictureOptions *options, const char *dpi, EntDrawing *plan);
/* @missing: letters that no font here has, or NULL for none. */
void ent_cli_complain_of_letters (const char *missing);
/* Lets go of *@map as soon as it can. @said, which may be NULL, gets all texts of the picture. NULL after a message: *@status tells. */
GBytes *ent_cli_draw (const EntCliCommand *command, const EntPictureOptions *options, EntDrawing *plan, EntMap **map, GString *said, EntExit *status) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
