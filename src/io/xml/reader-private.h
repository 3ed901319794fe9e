/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the reader share: the parse (reader.c), which element is
 * what (reader-elements.c), attributes and sets (reader-records.c), what is
 * unknown (reader-kept.c), and, when all is read, references
 * (reader-resolve.c).
 *
 * Invariants: a record belongs to its frame until its element ends, then to
 * its stakeholder or to the items of its list, then to the map. Until then
 * EntRecord.slot holds the line of its start tag.
 */
#pragma once

#include <libxml/parser.h>

#include "io/xml/format.h"
#include "io/xml/limits.h"
#include "io/xml/prescan.h"
#include "io/store.h"
#include "model/id-table.h"

G_BEGIN_DECLS

/* Thousandths, by what it takes of the time: looked over, and parsed. What is left is for the map. */
#define ENT_READER_SCANNED 80u
#define ENT_READER_PARSED 740u

typedef enum
{
  ENT_FRAME_DOCUMENT,
  ENT_FRAME_MAP,
  ENT_FRAME_LIST,
  ENT_FRAME_RECORD,
  ENT_FRAME_FIELD,
  ENT_FRAME_VIEW,
} EntFrameRole;

/* An open element that we know. */
typedef struct
{
  EntFrameRole role;
  EntRecordKind kind;    /* of the list's records, or of the record */
  EntRecord *record;     /* RECORD: owned; FIELD and VIEW: whose it is, borrowed */
  const EntField *field; /* FIELD */
  guint line;
  guint n_known;      /* RECORD: known child elements so far */
  guint64 seen;       /* MAP and RECORD: bits of the fields that were given */
  const char *after;  /* MAP: name of the known child before */
  GPtrArray *members; /* RECORD: of char *, owned: of its set; or NULL */
  GPtrArray *late;    /* RECORD: of char *, owned: kept nodes that stand behind all of it; or NULL */
  char *tag;          /* FIELD: its start tag without ">" */
  char *member;       /* FIELD of ids: the id */
} EntFrame;

/* What stands in a list, in its order. */
typedef struct
{
  EntRecord *record; /* owned, or NULL */
  char *xml;         /* owned: a kept node; NULL for a record */
  gboolean late;     /* it stands behind the whole list */
} EntItem;

/* Why an element is kept whole and not read. */
typedef enum
{
  ENT_KEEP_UNKNOWN,
  ENT_KEEP_EXTRA,    /* we know it, but not what is in it */
  ENT_KEEP_REPEATED, /* it may stand there only once */
  ENT_KEEP_NO_VALUE, /* what makes it one of its kind is missing or unknown */
} EntKeepReason;

/* What an attribute was found to be: the parser has each name once, so it is found
 * again by its address. */
typedef struct
{
  const char *name;
  EntRecordKind kind;
  const EntField *field;
} EntKnownName;

#define ENT_READER_N_NAMES 256

/* document, map, list, stakeholder, assessment, field: no more of ours stand in each other */
#define ENT_READER_MAX_FRAMES 6

typedef struct
{
  const char *name; /* of the file, for messages */
  xmlParserCtxt *context;
  const EntPrescan *scan;
  guint n_elements; /* started so far */

  EntFrame frames[ENT_READER_MAX_FRAMES];
  guint n_frames;
  GString *text;  /* of the element on top */
  GString *value; /* of one attribute: only to end it with NUL */

  GString *capture;                 /* an element that is kept whole */
  guint capture_depth;              /* open elements in it; 0: none */
  guint8 declared[ENT_LIMIT_DEPTH]; /* namespaces by each of these, as it will be written */
  guint n_declared;                 /* by all of them */
  gboolean capture_open;            /* its last start tag waits for its end */
  guint capture_line;
  EntKeepReason capture_reason;
  gboolean capture_ours; /* its name is of our namespace */
  char *capture_name;

  const EntField *content[ENT_N_RECORD_KINDS]; /* the field that is the element's text, or NULL */
  guint64 required[ENT_N_RECORD_KINDS];        /* bits of the fields that a record must have */
  const char *uri;                             /* the parser's own of our namespace, once it was there */
  EntKnownName names[ENT_READER_N_NAMES];
  EntMap *map;
  EntMapInfo *info;                            /* owned until the end; NULL before the root element */
  GArray *items[ENT_N_RECORD_KINDS];           /* of EntItem; sectors and lists */
  guint sectors_seen;                          /* bits */
  EntIdTable *ids;                             /* of those that are taken, owned: the kind, from 1 */
  EntId last_moment;                           /* owned; most ratings name the same few */
  GHashTable *renamed;                         /* text of an id that is none, owned → EntId, owned */
  guint n_records[ENT_N_RECORD_KINDS], n_kept; /* against the limits */
  gboolean root_seen, root_ended;
  gboolean at_end; /* the parser has had all there is */

  GPtrArray *findings; /* of EntFinding */
  GPtrArray *quotes;   /* of char *, owned: what the next report quotes */
  GHashTable *named;   /* EntId → EntStakeholder, of the first n_named items; NULL: no finding was about one that is not in the map yet */
  guint n_named;
  guint n_unlisted;
  gboolean mended;

  EntProgress *progress;     /* borrowed, or NULL */
  gsize n_resolved, n_items; /* put into the map, of all */
  gboolean stopped;          /* nobody waits any more: there is no file */

  GError *error; /* not a map at all, or one that is refused: reading ends, there is no file */
  char *damage;  /* reading ends, what there is stays */
  guint damage_line;
} EntReader;

gboolean ent_reader_has_ended (const EntReader *reader);
guint ent_reader_line (const EntReader *reader);
EntFrame *ent_reader_top (EntReader *reader);
/* Appends to a list, and takes both over. */
void ent_reader_add_item (EntReader *reader, EntRecordKind kind, EntRecord *record, char *xml, gboolean late);
void ent_reader_report (EntReader *reader, EntFindingLevel level, guint line, const char *record, const char *format, ...)
    G_GNUC_PRINTF (5, 6);
/* Ends reading: there is no file. */
void ent_reader_refuse (EntReader *reader, EntIoError code, guint line, const char *message);
/* Whom a message about @record names: the stakeholder of a rating that is being read. */
const EntRecord *ent_reader_subject (EntReader *reader, const EntRecord *record);
/* Text of the file as it may stand in a message: short, and without tricks.
 * All of it in findings goes through here. Valid until the next report. */
const char *ent_reader_quote (EntReader *reader, const char *text);
/* The same, of the name of a stakeholder; NULL: there is none of that id, or it is not listed any more what is found. */
const char *ent_reader_name_stakeholder (EntReader *reader, EntId id);
/* The same, of what a record is called; of a rating, with its aspect; of a tie, by both ends. */
const char *ent_reader_call (EntReader *reader, const EntRecord *record);

/* reader-elements.c */
void ent_reader_start (EntReader *reader, const char *name, const char *prefix, const char *uri, gsize n_namespaces, const xmlChar **namespaces, gsize n_attributes, const xmlChar **attributes);
void ent_reader_end (EntReader *reader, const char *name, const char *prefix);
void ent_reader_text (EntReader *reader, const char *text, gsize length);
void ent_reader_clear_frame (EntFrame *frame);

/* reader-records.c */
/* One start tag as the parser hands it out. */
typedef struct
{
  const char *name, *prefix, *uri;
  gsize n_namespaces;
  const xmlChar **namespaces; /* prefix, URI */
  gsize n_attributes;
  const xmlChar **attributes; /* name, prefix, URI, start, end of value */
} EntStartTag;

/* The value of the attribute @name without prefix; FALSE if it is not there. */
gboolean ent_start_tag_find (const EntStartTag *tag, const char *name, const char **value, gsize *length);
/* The same, owned, or NULL. */
char *ent_start_tag_get (const EntStartTag *tag, const char *name);
/* The choice that the attribute @name says, or -1. */
int ent_start_tag_choice (const EntStartTag *tag, const char *name, const EntChoices *choices);
/* Ends reading if a tag of @length bytes, as it would be written, is past the limit:
 * with its characters escaped and what it lacked it may be longer than it was. */
void ent_reader_check_tag (EntReader *reader, gsize length);
void ent_reader_read_attributes (EntReader *reader, const EntStartTag *tag, EntFrame *frame);
void ent_reader_read_view (EntReader *reader, const EntStartTag *tag, EntFrame *map_frame);
/* Keeps all attributes of an element within @record. */
void ent_reader_keep_attributes (EntReader *reader, const EntStartTag *tag, EntRecord *record, const char *element);
/* FALSE if @text says nothing. */
gboolean ent_reader_set_field (EntReader *reader, EntRecord *record, const EntField *field, const char *text, guint line);
/* Fills in what a record must have, and looks how long it has become. */
void ent_reader_complete (EntReader *reader, const EntStartTag *tag, EntFrame *frame);
void ent_reader_take_members (EntReader *reader, EntFrame *frame);
EntId ent_reader_new_id (EntReader *reader, EntRecordKind kind);

/* reader-kept.c */
/* @late: it says again what stands before it, and must still do so when all is
 * written in our order. */
void ent_reader_keep (EntReader *reader, const char *xml, gboolean late);
/* Counts what is kept because it is not known; ends reading past the limit. */
void ent_reader_count_kept (EntReader *reader);
void ent_reader_capture_start (EntReader *reader, const EntStartTag *tag, EntKeepReason reason);
void ent_reader_capture_nested (EntReader *reader, const EntStartTag *tag);
void ent_reader_capture_end (EntReader *reader, const char *name, const char *prefix);
void ent_reader_capture_text (EntReader *reader, const char *text, gsize length);
/* The field element on top, as far as it is read, becomes a kept one. */
void ent_reader_capture_field (EntReader *reader);
char *ent_reader_format_tag (const EntStartTag *tag);
void ent_reader_keep_comment (EntReader *reader, const char *text);
void ent_reader_keep_instruction (EntReader *reader, const char *target, const char *data);
/* Text where none should be. */
void ent_reader_flush_stray (EntReader *reader);
EntKept *ent_reader_kept_of (EntRecord *record);
/* Keeps what cannot stand in the map: before the known child element number `place`. */
void ent_reader_keep_aside (EntRecord *owner, GArray *aside);

/* reader-resolve.c */
/* Puts everything into the map, unless it is stopped. */
void ent_reader_resolve (EntReader *reader, gboolean as_written);

G_END_DECLS
