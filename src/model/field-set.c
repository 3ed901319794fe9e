/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets as text: their members told apart, and changed one by one. */
#include "model/field.h"

#include <string.h>

/* The next member of the names of a closed set, with @length bytes; NULL at the end. */
static const char *
next_name (const char **text, gsize *length)
{
  const char *name = *text + strspn (*text, " \n");

  *length = strcspn (name, " \n");
  *text = name + *length;
  return *length > 0 ? name : NULL;
}

gboolean
ent_field_parse_bits (const EntChoices *choices, const char *text, guint32 *bits)
{
  gboolean known = TRUE;
  const char *name;
  gsize length;

  *bits = 0;
  while ((name = next_name (&text, &length)) != NULL)
    {
      int value = ent_choices_find (choices, name, (gssize) length);

      if (value >= 0)
        *bits |= 1u << value;
      else
        known = FALSE;
    }
  return known;
}

static void
add_member (GPtrArray *members, char *member)
{
  if (member != NULL && !g_ptr_array_find_with_equal_func (members, member, g_str_equal, NULL))
    g_ptr_array_add (members, member);
  else
    g_free (member);
}

static GPtrArray *
split (const EntField *field, const char *text)
{
  GPtrArray *members = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  gsize length;

  if (text == NULL)
    return members;
  if (field->type == ENT_FIELD_BITS)
    while ((name = next_name (&text, &length)) != NULL)
      add_member (members, g_strndup (name, length));
  else
    while (TRUE)
      {
        length = strcspn (text, "\n");
        add_member (members, ent_text_clean (text, (gssize) length, TRUE, NULL));
        if (text[length] == '\0')
          break;
        text += length + 1;
      }
  return members;
}

char **
ent_field_members (const EntField *field, const char *text)
{
  GPtrArray *members = split (field, text);

  g_ptr_array_add (members, NULL);
  return (char **) g_ptr_array_free (members, FALSE);
}

char *
ent_field_list_members (const EntField *field, const char *text)
{
  g_auto (GStrv) members = ent_field_members (field, text);

  for (guint i = 0; members[i] != NULL && field->type == ENT_FIELD_BITS; i++)
    {
      int value = ent_choices_find (field->choices, members[i], -1);

      if (value >= 0)
        {
          g_free (members[i]);
          members[i] = g_strdup (ent_choice_label (field->choices, (guint) value));
        }
    }
  return g_strjoinv (field->type == ENT_FIELD_BITS ? "; " : ", ", members);
}

char *
ent_field_change_members (const EntField *field, const char *text, const char *out, const char *in)
{
  g_autoptr (GPtrArray) members = split (field, text);
  g_auto (GStrv) leaving = ent_field_members (field, out);
  g_auto (GStrv) coming = ent_field_members (field, in);
  guint before = members->len;
  gboolean changed = FALSE;

  for (guint i = before; i-- > 0;)
    if (g_strv_contains ((const char *const *) leaving, g_ptr_array_index (members, i)) &&
        !g_strv_contains ((const char *const *) coming, g_ptr_array_index (members, i)))
      {
        g_ptr_array_remove_index (members, i);
        changed = TRUE;
      }
  before = members->len;
  for (guint i = 0; coming[i] != NULL; i++)
    add_member (members, g_strdup (coming[i]));
  if (!changed && members->len == before)
    return g_strdup (text);
  if (members->len == 0)
    return NULL;
  g_ptr_array_add (members, NULL);
  return g_strjoinv ("\n", (char **) members->pdata);
}

char *
ent_tags_from_line (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, ",", -1);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    add_member (members, ent_text_clean (parts[i], -1, TRUE, NULL));
  if (members->len == 0)
    return NULL;
  g_ptr_array_add (members, NULL);
  return g_strjoinv ("\n", (char **) members->pdata);
}

char *
ent_tags_to_line (const char *members)
{
  g_auto (GStrv) list = members != NULL ? g_strsplit (members, "\n", -1) : NULL;

  return list != NULL ? g_strjoinv (", ", list) : NULL;
}
