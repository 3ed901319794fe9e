/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of lists, and where in the file each field stands. */
#include "io/xml/format.h"

#include <string.h>

#include "model/text.h"

static const char *const lists[ENT_N_RECORD_KINDS] = {
  [ENT_RECORD_SECTOR] = "sectors",
  [ENT_RECORD_STAKEHOLDER] = "stakeholders",
  [ENT_RECORD_TIE] = "ties",
  [ENT_RECORD_MOMENT] = "moments",
  [ENT_RECORD_ACTION] = "actions",
  [ENT_RECORD_STEP] = "steps",
};

char *
ent_format_display_stem (const char *path)
{
  char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, ENT_FORMAT_SUFFIX))
    name[strlen (name) - strlen (ENT_FORMAT_SUFFIX)] = '\0';
  return name;
}

gboolean
ent_format_is_name (const char *name)
{
  return ent_text_has_ending (name, ENT_FORMAT_SUFFIX);
}

char *
ent_format_quote_name (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  return ent_text_quote (name, ENT_TEXT_QUOTED);
}

const char *
ent_format_list (EntRecordKind kind)
{
  g_return_val_if_fail ((guint) kind < ENT_N_RECORD_KINDS, NULL);

  return lists[kind];
}

int
ent_format_find_list (const char *name)
{
  for (int kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    if (lists[kind] != NULL && strcmp (lists[kind], name) == 0)
      return kind;
  return -1;
}

gboolean
ent_format_is_child (const EntField *field)
{
  return !(field->flags & ENT_FIELD_CONTENT) &&
         (field->type == ENT_FIELD_NOTE || field->type == ENT_FIELD_DATA || field->type == ENT_FIELD_TAGS ||
          field->type == ENT_FIELD_IDS);
}

gboolean
ent_format_is_attribute (const EntField *field)
{
  return !(field->flags & ENT_FIELD_CONTENT) && !ent_format_is_child (field);
}
