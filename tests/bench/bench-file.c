/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files: reading beside a bare loop of xmlTextReader over the same file, saving
 * beside a bare xmlTextWriter that writes the same elements.
 */
#include "bench/bench-core.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#include "io/xml/writer.h"
#include "model/edit.h"

#define XML(text) ((const xmlChar *) (text))

/* --- reading --- */

static void
load_ours (gpointer path)
{
  g_autoptr (EntFile) file = bench_open (path);
}

static void
load_bare (gpointer path)
{
  xmlTextReader *reader = xmlReaderForFile (path, NULL, XML_PARSE_NONET);

  if (reader == NULL)
    g_error ("libxml2 does not open %s", (char *) path);
  while (xmlTextReaderRead (reader) == 1)
    ;
  xmlFreeTextReader (reader);
}

void
bench_load (const char *path, guint n)
{
  bench_pairs ("load", n, load_ours, load_bare, (gpointer) path);
}

/* --- saving --- */

typedef enum
{
  EVENT_START, /* text: the name */
  EVENT_ATTRIBUTE,
  EVENT_TEXT,
  EVENT_END,
} EventKind;

typedef struct
{
  EventKind kind;
  char *text, *value;
} Event;

typedef struct
{
  EntFile *file;
  GArray *events;
  char *folder, *path;
} Save;

static void
add_event (GArray *events, EventKind kind, const xmlChar *text, const xmlChar *value)
{
  Event event = { kind, g_strdup ((const char *) text), g_strdup ((const char *) value) };

  g_array_append_val (events, event);
}

static void
add_start (GArray *events, xmlTextReader *reader)
{
  gboolean empty = xmlTextReaderIsEmptyElement (reader) == 1;

  add_event (events, EVENT_START, xmlTextReaderConstName (reader), NULL);
  while (xmlTextReaderMoveToNextAttribute (reader) == 1)
    add_event (events, EVENT_ATTRIBUTE, xmlTextReaderConstName (reader), xmlTextReaderConstValue (reader));
  if (empty)
    add_event (events, EVENT_END, NULL, NULL);
}

/* What the file says, ready to be written by another hand. */
static GArray *
read_events (const char *path)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (Event));
  xmlTextReader *reader = xmlReaderForFile (path, NULL, XML_PARSE_NONET);

  while (reader != NULL && xmlTextReaderRead (reader) == 1)
    switch (xmlTextReaderNodeType (reader))
      {
      case XML_READER_TYPE_ELEMENT:
        add_start (events, reader);
        break;
      case XML_READER_TYPE_END_ELEMENT:
        add_event (events, EVENT_END, NULL, NULL);
        break;
      case XML_READER_TYPE_TEXT:
        add_event (events, EVENT_TEXT, xmlTextReaderConstValue (reader), NULL);
        break;
      default:
        break;
      }
  xmlFreeTextReader (reader);
  return events;
}

static void
save_bare (gpointer data)
{
  const Save *save = data;
  xmlTextWriter *writer = xmlNewTextWriterFilename (save->path, 0);

  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterSetIndentString (writer, XML ("  "));
  xmlTextWriterStartDocument (writer, "1.0", "UTF-8", NULL);
  for (guint i = 0; i < save->events->len; i++)
    {
      const Event *event = &g_array_index (save->events, Event, i);

      if (event->kind == EVENT_START)
        xmlTextWriterStartElement (writer, XML (event->text));
      else if (event->kind == EVENT_ATTRIBUTE)
        xmlTextWriterWriteAttribute (writer, XML (event->text), XML (event->value));
      else if (event->kind == EVENT_TEXT)
        xmlTextWriterWriteString (writer, XML (event->text));
      else
        xmlTextWriterEndElement (writer);
    }
  xmlTextWriterEndDocument (writer);
  xmlFreeTextWriter (writer);
}

static void
put (const Save *save, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  if (bytes == NULL || !ent_store_save (save->path, bytes, NULL, NULL, NULL, &error))
    g_error ("not saved: %s", error != NULL ? error->message : "no bytes");
}

/* As the window saves: read back and compared before anything is replaced. */
static void
save_ours (gpointer data)
{
  const Save *save = data;
  g_autoptr (GBytes) bytes = ent_store_write (save->file->map, NULL);

  put (save, bytes);
}

/* The same without reading back, which the bare writer does not do either. */
static void
save_unread (gpointer data)
{
  const Save *save = data;
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (ent_writer_map (save->file->map, NULL));

  put (save, bytes);
}

static gboolean
is_stable (const Save *save)
{
  g_autoptr (GBytes) once = ent_store_write (save->file->map, NULL);
  g_autoptr (EntFile) again = ent_store_read (once, "again", NULL);
  g_autoptr (GBytes) twice = again != NULL ? ent_store_write (again->map, NULL) : NULL;

  return twice != NULL && g_bytes_equal (once, twice);
}

static void
clear_save (Save *save)
{
  for (guint i = 0; i < save->events->len; i++)
    {
      Event *event = &g_array_index (save->events, Event, i);

      g_free (event->text);
      g_free (event->value);
    }
  g_array_unref (save->events);
  g_unlink (save->path);
  g_rmdir (save->folder);
  g_free (save->path);
  g_free (save->folder);
  ent_file_free (save->file);
}

void
bench_save (const char *path, guint n)
{
  Save save = { bench_open (path), read_events (path), g_dir_make_tmp ("bench-XXXXXX", NULL), NULL };

  save.path = g_build_filename (save.folder, "map.entorno", NULL);
  bench_pairs ("save", n, save_ours, save_bare, &save);
  bench_pairs ("save-unread", n, save_unread, save_bare, &save);
  bench_print_value ("stable", is_stable (&save));
  clear_save (&save);
}

/* --- one change --- */

typedef struct
{
  EntHistory *history;
  const char *id;
  guint power;
} Undo;

/* A change alone is too short for the clock. */
#define CHANGES 200

static void
change_and_take_back (gpointer data)
{
  Undo *undo = data;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < CHANGES; i++)
    {
      undo->power = undo->power % ENT_POWER_MAX + 1;
      if (!ent_edit_rate (undo->history, &undo->id, 1, ent_map_latest_moment (ent_history_map (undo->history))->base.id, ENT_ASPECT_POWER, undo->power, &error))
        g_error ("%s", error->message);
      ent_history_undo (undo->history);
    }
}

void
bench_undo (const char *path, guint n)
{
  g_autoptr (EntFile) file = bench_open (path);
  g_autoptr (EntHistory) history = ent_history_new (file->map, NULL);
  guint middle = ent_map_n_stakeholders (file->map) / 2;
  Undo undo = { history, ent_map_stakeholder_at (file->map, middle)->base.id, 0 };

  change_and_take_back (&undo);
  bench_times ("undo", n, change_and_take_back, &undo);
}

/* --- a copy, as the window hands one to its threads --- */

static void
copy (gpointer map)
{
  g_autoptr (EntMap) once_more = ent_map_copy (map);
}

void
bench_copy (const char *path, guint n)
{
  g_autoptr (EntFile) file = bench_open (path);

  bench_times ("copy", n, copy, file->map);
}
