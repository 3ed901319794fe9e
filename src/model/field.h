/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of fields: every field of every record kind, described once.
 *
 * Reader and writer, tables, inspector, register, comparing and merging walk
 * it. A value travels as text, in the form that stands in the file; NULL is
 * the default and is never written. A set travels as its members, one a line.
 */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_FIELD_TEXT,     /* char *, one line */
  ENT_FIELD_NOTE,     /* char *, several lines: a child element of its own */
  ENT_FIELD_DATA,     /* char *, a PNG picture in base64: as a note */
  ENT_FIELD_CHOICE,   /* guint8 into choices */
  ENT_FIELD_RATING,   /* guint8, choices by the assessment's aspect */
  ENT_FIELD_BOOL,     /* guint8; "yes" or absent */
  ENT_FIELD_DATE,     /* EntDate */
  ENT_FIELD_COLOUR,   /* char *, #rrggbb */
  ENT_FIELD_LANGUAGE, /* char *, a code as in BCP 47, or with "_" for "-" */
  ENT_FIELD_ID,       /* EntId of a record of kind ref */
  ENT_FIELD_PIN,      /* EntPin; "0.25 0.5" */
  ENT_FIELD_BITS,     /* guint32 over choices: a set */
  ENT_FIELD_TAGS,     /* char **: a set of texts, a child element each */
  ENT_FIELD_IDS,      /* char **: a set of ids, a child element each */
} EntFieldType;

/* Where the inspector shows it. */
typedef enum
{
  ENT_GROUP_NONE, /* identity: not edited as a field */
  ENT_GROUP_WHO,
  ENT_GROUP_RATING,
  ENT_GROUP_ENGAGEMENT,
  ENT_GROUP_CODE,
  ENT_GROUP_CONTACT,
  ENT_GROUP_NOTES,
  ENT_GROUP_VIEW,
} EntFieldGroup;
#define ENT_N_FIELD_GROUPS 8

typedef enum
{
  ENT_FIELD_REQUIRED = 1 << 0, /* a file must give it */
  ENT_FIELD_PRIVATE = 1 << 1,  /* never on a projector */
  ENT_FIELD_IN_VIEW = 1 << 2,  /* of the map: an attribute of its <view> */
  ENT_FIELD_CONTENT = 1 << 3,  /* the text of the record's own element */
  ENT_FIELD_FIXED = 1 << 4,    /* set once, with the record */
  ENT_FIELD_FOCUS = 1 << 5,    /* of a text: the id of a stakeholder or a sector, which is picked; there or not */
} EntFieldFlags;

/* With which choice of the person who makes one it goes into a copy for others. */
typedef enum
{
  ENT_SHARE_NEVER,  /* with none: what a row of the table does not say */
  ENT_SHARE_ALWAYS, /* with its record: what the picture is made of */
  ENT_SHARE_NAMES,  /* else a code stands there, and nothing by which a picture with names tells whose it is */
  ENT_SHARE_PLACE,
  ENT_SHARE_ORGANISATION,
  ENT_SHARE_AUTHORS,
  ENT_SHARE_ROLES,
  ENT_SHARE_TAGS,
  ENT_SHARE_CONTACT,
  ENT_SHARE_NOTES,
  ENT_SHARE_STRATEGY,
  ENT_SHARE_REASONS,
  ENT_SHARE_ENGAGEMENT,
  ENT_SHARE_CODE,
  ENT_SHARE_RISK,
  ENT_SHARE_CONFLICTS, /* vetoes, and ties of tension and broken ones */
  /* of whole records */
  ENT_SHARE_POWER,
  ENT_SHARE_COMMITMENT,
  ENT_SHARE_TIES,
  ENT_SHARE_LOG,
  ENT_SHARE_INSIDE, /* people and departments within organisations */
  ENT_SHARE_ACTIONS,
  ENT_SHARE_STEPS,
} EntShare;
#define ENT_N_SHARES 23

typedef struct
{
  const char *name; /* attribute or child element in the file */
  EntFieldType type;
  guint offset; /* in the record's struct */
  EntFieldGroup group;
  guint flags;
  const EntChoices *choices; /* CHOICE and BITS */
  EntRecordKind ref;         /* ID and IDS */
  guint max_length;          /* characters that an entry accepts; 0: no limit of its own */
  const char *label, *help;  /* msgids; see ent_field_label() */
  const char *headers;       /* names of the column in spreadsheets, English and Spanish, with | between */
  EntShare share;
} EntField;

/* The fields of @kind, in the order of the file. */
const EntField *ent_fields (EntRecordKind kind, guint *n_fields);
const EntField *ent_field_find (EntRecordKind kind, const char *name);
const char *ent_field_label (const EntField *field);
const char *ent_field_help (const EntField *field); /* NULL if there is none */
const char *ent_field_group_label (EntFieldGroup group);

/* Name of the element of a record of @kind in the file. */
const char *ent_record_element (EntRecordKind kind);

/* The value of @field in @record as text, or NULL for the default. A value
 * kept because we do not know it comes back as it was written. */
char *ent_field_get (const EntField *field, gconstpointer record) G_GNUC_WARN_UNUSED_RESULT;
/* The same where nothing need be copied: TRUE, and the text, which is the record's or
 * constant, or NULL for no value. FALSE: only ent_field_get() can say it. */
gboolean ent_field_peek (const EntField *field, gconstpointer record, const char **text);
/* Whether that value is @text. */
gboolean ent_field_holds (const EntField *field, gconstpointer record, const char *text);

/* Whether @text is a value of @field that this version knows; says in @error
 * what would be. NULL is always one. @record gives the aspect of a rating. */
gboolean ent_field_check (const EntField *field, gconstpointer record, const char *text, GError **error);

/* Whether some texts are no values of @field. */
gboolean ent_field_is_closed (const EntField *field);
/* ent_text_clean() with as many lines as @field has. */
char *ent_field_clean (const EntField *field, const char *text, gboolean *altered) G_GNUC_WARN_UNUSED_RESULT;

/* Puts @text, cleaned, into @record. What is no value of a closed field is kept
 * beside the default, and comes back from ent_field_get(): cleaned, or as it
 * came where nothing would be left of it.
 * Only for records outside a map. */
void ent_field_set (const EntField *field, gpointer record, const char *text);

/* The bits of the names in @text, with spaces or line ends between; FALSE if an
 * unknown one is among them, which has no bit. O(names · choices), allocates nothing. */
gboolean ent_field_parse_bits (const EntChoices *choices, const char *text, guint32 *bits);
/* The members of @text, a value of the set @field as ent_field_get() gives it
 * (kept ones too) or NULL: each once, cleaned, in their order. NULL-terminated, may be empty. */
char **ent_field_members (const EntField *field, const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* The same for people, in one line: of what is chosen from their labels, with "; " between as a label may have a comma; tags with
 * commas. What is no choice stands as it is. */
char *ent_field_list_members (const EntField *field, const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* @text without the members of @out but with those of @in; each may be NULL. The
 * others stay, known or not; @text itself where nothing changes, NULL for the empty set. O(members²) */
char *ent_field_change_members (const EntField *field, const char *text, const char *out, const char *in) G_GNUC_WARN_UNUSED_RESULT;

/* Tags as they are typed, with commas between, and as a set: one a line, NULL for none. */
char *ent_tags_from_line (const char *line) G_GNUC_WARN_UNUSED_RESULT;
char *ent_tags_to_line (const char *members) G_GNUC_WARN_UNUSED_RESULT;

/* The choices that a rating of @aspect has. */
const EntChoices *ent_aspect_values (EntAspect aspect);

G_END_DECLS
