/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each frame is: its tag, its index, the length of its content (8 bytes), the content, and the
 * checksum of all that in 32 digits. In the byte order of the machine: nobody else reads it, and
 * one of another order has other first bytes.
 */
#include "io/journal/frame.h"

#include <string.h>

#include "io/disk/checksum.h"

#define CHECKSUM_LENGTH 32u

static const guint64 first_bytes = G_GUINT64_CONSTANT (0x31306a746e45);

typedef struct
{
  guint64 magic;
  guint32 flags, inverse; /* a flipped bit is seen */
} Start;

typedef struct
{
  guint32 tag, index;
  guint64 length;
} Head;

void
ent_frames_begin (GByteArray *file, EntFramesFlags flags)
{
  Start start = { first_bytes, flags, ~(guint32) flags };

  g_return_if_fail (file != NULL && file->len == 0);

  g_byte_array_append (file, (const guint8 *) &start, sizeof start);
}

void
ent_frames_add (GByteArray *file, guint index, EntFrameTag tag, GBytes *content)
{
  gsize length;
  const void *data = g_bytes_get_data (content, &length);
  Head head = { (guint32) tag, index, length };
  guint at = file->len;
  g_autofree char *checksum = NULL;

  g_return_if_fail (length < G_MAXUINT32 - file->len - sizeof head - CHECKSUM_LENGTH);

  g_byte_array_append (file, (const guint8 *) &head, sizeof head);
  g_byte_array_append (file, data, (guint) length);
  checksum = ent_checksum (file->data + at, file->len - at);
  g_byte_array_append (file, (const guint8 *) checksum, CHECKSUM_LENGTH);
}

static void
clear_frame (gpointer frame)
{
  g_bytes_unref (((EntFrame *) frame)->content);
}

/* The whole length of the frame at @data, of which @left bytes are there; 0 where it is torn. */
static gsize
check_frame (const guint8 *data, gsize left, guint index, Head *head)
{
  g_autofree char *checksum = NULL;

  if (left < sizeof *head + CHECKSUM_LENGTH)
    return 0;
  memcpy (head, data, sizeof *head);
  if (head->index != index || head->length > left - sizeof *head - CHECKSUM_LENGTH)
    return 0;
  checksum = ent_checksum (data, sizeof *head + head->length);
  if (memcmp (checksum, data + sizeof *head + head->length, CHECKSUM_LENGTH) != 0)
    return 0;
  return sizeof *head + head->length + CHECKSUM_LENGTH;
}

GArray *
ent_frames_read (GBytes *file, EntFramesFlags *flags, gsize *good_length)
{
  gsize length, at = sizeof (Start), size;
  const guint8 *data = g_bytes_get_data (file, &length);
  GArray *frames;
  Start start;
  Head head;

  if (length < sizeof start)
    return NULL;
  memcpy (&start, data, sizeof start);
  if (start.magic != first_bytes || start.inverse != ~start.flags)
    return NULL;
  frames = g_array_new (FALSE, FALSE, sizeof (EntFrame));
  g_array_set_clear_func (frames, clear_frame);
  while ((size = check_frame (data + at, length - at, frames->len, &head)) != 0)
    {
      EntFrame frame = { (EntFrameTag) head.tag, g_bytes_new_from_bytes (file, at + sizeof head, head.length) };

      g_array_append_val (frames, frame);
      at += size;
    }
  *flags = (EntFramesFlags) start.flags;
  *good_length = at;
  return frames;
}
