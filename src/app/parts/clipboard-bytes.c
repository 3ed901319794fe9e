/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/parts/clipboard-bytes.h"

#define PIECE ((gsize) 64 * 1024)

typedef struct
{
  GInputStream *stream;
  GByteArray *bytes;
  gsize most;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->stream);
  g_byte_array_unref (reading->bytes);
  g_free (reading);
}

static void read_piece (GTask *task);

static void
on_piece (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (piece == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* the rest is taken too: under X11 a program that is left with it waits, and answers nobody any more */
  g_byte_array_append (reading->bytes, g_bytes_get_data (piece, NULL), (guint) MIN (g_bytes_get_size (piece), reading->most + 1 - reading->bytes->len));
  if (g_bytes_get_size (piece) > 0)
    read_piece (g_steal_pointer (&task));
  else
    {
      g_input_stream_close_async (reading->stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
      g_task_return_pointer (task, g_byte_array_free_to_bytes (g_byte_array_ref (reading->bytes)), (GDestroyNotify) g_bytes_unref);
    }
}

/* Takes over @task. */
static void
read_piece (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (reading->stream, PIECE, G_PRIORITY_DEFAULT, NULL, on_piece, task);
}

static void
on_stream (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;

  reading->stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  if (reading->stream == NULL)
    g_task_return_error (task, error);
  else
    read_piece (g_steal_pointer (&task));
}

void
ent_clipboard_read_bytes_async (GdkClipboard *clipboard, const char *kind, gsize most, GAsyncReadyCallback callback, gpointer data)
{
  const char *kinds[] = { kind, NULL };
  GTask *task = g_task_new (clipboard, NULL, callback, data);
  Reading *reading = g_new0 (Reading, 1);

  reading->bytes = g_byte_array_new ();
  reading->most = most;
  g_task_set_source_tag (task, ent_clipboard_read_bytes_async);
  g_task_set_task_data (task, reading, free_reading);
  gdk_clipboard_read_async (clipboard, kinds, G_PRIORITY_DEFAULT, NULL, on_stream, task);
}

GBytes *
ent_clipboard_read_bytes_finish (GdkClipboard *clipboard, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
