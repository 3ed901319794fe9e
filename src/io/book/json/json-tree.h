/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file in JSON, as a tree that takes a known part of the file's size: values lie in one row,
 * texts where they stand in the file. It keeps what a parser into numbers loses: how they are
 * written, and in which line.
 */
#pragma once

#include <gio/gio.h>

#include "io/book/book.h"

G_BEGIN_DECLS

#define ENT_JSON_MAX_DEPTH 64u
#define ENT_JSON_MAX_VALUES 8000000u

typedef enum
{
  ENT_JSON_NULL, /* so is what programs write for no number: NaN, Infinity */
  ENT_JSON_FALSE,
  ENT_JSON_TRUE,
  ENT_JSON_NUMBER,
  ENT_JSON_TEXT,
  ENT_JSON_ARRAY,
  ENT_JSON_OBJECT,
} EntJsonType;

typedef struct _EntJson EntJson;
typedef guint32 EntJsonValue; /* ENT_JSON_NONE: there is none, of which all may be asked */
#define ENT_JSON_NONE G_MAXUINT32

/* Takes @text over, UTF-8. RFC 8259, with a comma too many, comments and NaN borne; two of one key stay both. What is in no
 * text, and half of a letter in two, become U+FFFD. NULL with an error that names the line. O(n), and no deeper than
 * ENT_JSON_MAX_DEPTH */
EntJson *ent_json_parse (char *text, EntProgress *progress, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ent_json_free (EntJson *self); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntJson, ent_json_free)

EntJsonValue ent_json_root (const EntJson *self);
EntJsonType ent_json_type (const EntJson *self, EntJsonValue value);
guint ent_json_line (const EntJson *self, EntJsonValue value); /* where it begins */
/* Of an object's member. */
const char *ent_json_key (const EntJson *self, EntJsonValue value);
/* Of arrays and objects. */
EntJsonValue ent_json_first (const EntJson *self, EntJsonValue value);
EntJsonValue ent_json_next (const EntJson *self, EntJsonValue value);
guint ent_json_n_children (const EntJson *self, EntJsonValue value);
/* The object's member called @key, the last of several, by letters of any case if none is called exactly so. O(members) */
EntJsonValue ent_json_member (const EntJson *self, EntJsonValue object, const char *key);
/* The text, the number as it is written, "yes" and "no"; NULL: null, an array, an object. Owned by @self. */
const char *ent_json_text (const EntJson *self, EntJsonValue value);
/* ent_json_text() of a member. */
const char *ent_json_member_text (const EntJson *self, EntJsonValue object, const char *key);
gboolean ent_json_is_yes (const EntJson *self, EntJsonValue value);

G_END_DECLS
