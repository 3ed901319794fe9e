/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reader and writer agree on beside the table of fields. data/FORMAT.md
 * tells the same to people.
 */
#pragma once

#include "io/xml/limits.h"
#include "model/field.h"

G_BEGIN_DECLS

#define ENT_FORMAT_NAMESPACE "urn:entorno:map:1"
/* A later major version has another number at its end. */
#define ENT_FORMAT_NAMESPACE_STEM "urn:entorno:map:"
#define ENT_FORMAT_VERSION "1.0"
/* How names of files end. */
#define ENT_FORMAT_SUFFIX ".entorno"
#define ENT_FORMAT_MAJOR 1u

/* Places of kept nodes outside the root element, as EntKeptNode.after. */
#define ENT_FORMAT_BEFORE_ROOT "<"
#define ENT_FORMAT_AFTER_ROOT ">"

/* Unknown attributes of an element that is no record (a list, the view, a
 * note) are kept with the record around it, by names such as "notes/lang":
 * no attribute's own name has a slash. */
#define ENT_FORMAT_SEPARATOR '/'
/* So is the version, where it is a later one. */
#define ENT_FORMAT_ROOT "map"

/* Whether files of maps are called so, in any case of letters: @name may be a path. */
gboolean ent_format_is_name (const char *name);
/* The name of the file at @path as it is shown: without folder and ending, in UTF-8. Owned. */
char *ent_format_display_stem (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* The name of the file at @path as it stands within a sentence, whatever bytes it is made of: see ent_text_quote(). Owned. */
char *ent_format_quote_name (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* The element around the records of @kind, or NULL where they have none. */
const char *ent_format_list (EntRecordKind kind);
/* The kind whose list is called @name, or -1. */
int ent_format_find_list (const char *name);

/* Whether the field stands in an attribute: of the record, or of the map's <view>. */
gboolean ent_format_is_attribute (const EntField *field);
/* Whether the field stands in child elements. */
gboolean ent_format_is_child (const EntField *field);

G_END_DECLS
