/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of frames, one behind the other: of whatever a crash leaves of it, all frames
 * before the torn one are good.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ENT_FRAME_ABOUT = 1, /* what the base is: never sealed */
  ENT_FRAME_BASE = 2,  /* the file of the map */
  ENT_FRAME_ENTRY = 3,

} EntFrameTag;

typedef enum
{
  ENT_FRAMES_SEALED = 1 << 0,
} EntFramesFlags;

typedef struct
{
  EntFrameTag tag;
  GBytes *content;
} EntFrame;

/* What stands at the start of the file. */
void ent_frames_begin (GByteArray *file, EntFramesFlags flags);
/* @index: of the frame within its file, from 0: one of another place is not taken for it. */
void ent_frames_add (GByteArray *file, guint index, EntFrameTag tag, GBytes *content);

/* The good frames of @file, in their order: of EntFrame, with slices of @file. @good_length: so
 * many bytes they take, with the start; less than the file where it is torn. NULL: no such file. */
GArray *ent_frames_read (GBytes *file, EntFramesFlags *flags, gsize *good_length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
