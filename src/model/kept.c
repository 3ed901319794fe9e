/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content of files that this version does not know, kept with its record. */
#include "model/record.h"

#include <string.h>

static void
clear_attribute (gpointer data)
{
  EntKeptAttribute *attribute = data;

  g_free (attribute->name);
  g_free (attribute->value);
}

static void
clear_child (gpointer data)
{
  g_free (((EntKeptChild *) data)->xml);
}

EntKept *
ent_kept_new (void)
{
  return g_new0 (EntKept, 1);
}

static void
append_attribute (GArray **array, const char *name, const char *value)
{
  EntKeptAttribute attribute = { g_strdup (name), g_strdup (value) };

  if (*array == NULL)
    {
      *array = g_array_new (FALSE, FALSE, sizeof (EntKeptAttribute));
      g_array_set_clear_func (*array, clear_attribute);
    }
  g_array_append_val (*array, attribute);
}

void
ent_kept_add_attribute (EntKept *kept, const char *name, const char *value)
{
  append_attribute (&kept->attributes, name, value);
}

void
ent_kept_add_child (EntKept *kept, guint place, const char *xml)
{
  EntKeptChild child = { place, g_strdup (xml) };

  if (kept->children == NULL)
    {
      kept->children = g_array_new (FALSE, FALSE, sizeof (EntKeptChild));
      g_array_set_clear_func (kept->children, clear_child);
    }
  g_array_append_val (kept->children, child);
}

static void
copy_attributes (GArray **to, GArray *from)
{
  for (guint i = 0; from != NULL && i < from->len; i++)
    {
      const EntKeptAttribute *attribute = &g_array_index (from, EntKeptAttribute, i);
      append_attribute (to, attribute->name, attribute->value);
    }
}

EntKept *
ent_kept_copy (const EntKept *kept)
{
  EntKept *copy;

  if (kept == NULL)
    return NULL;
  copy = ent_kept_new ();
  copy_attributes (&copy->attributes, kept->attributes);
  copy_attributes (&copy->values, kept->values);
  for (guint i = 0; kept->children != NULL && i < kept->children->len; i++)
    {
      const EntKeptChild *child = &g_array_index (kept->children, EntKeptChild, i);
      ent_kept_add_child (copy, child->place, child->xml);
    }
  return copy;
}

void
ent_kept_free (EntKept *kept)
{
  if (kept == NULL)
    return;
  g_clear_pointer (&kept->attributes, g_array_unref);
  g_clear_pointer (&kept->values, g_array_unref);
  g_clear_pointer (&kept->children, g_array_unref);
  g_free (kept);
}

static gboolean
attributes_equal (GArray *a, GArray *b)
{
  guint n_a = a != NULL ? a->len : 0, n_b = b != NULL ? b->len : 0;

  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    {
      const EntKeptAttribute *x = &g_array_index (a, EntKeptAttribute, i);
      const EntKeptAttribute *y = &g_array_index (b, EntKeptAttribute, i);

      if (!g_str_equal (x->name, y->name) || g_strcmp0 (x->value, y->value) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
children_equal (GArray *a, GArray *b)
{
  guint n_a = a != NULL ? a->len : 0, n_b = b != NULL ? b->len : 0;

  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    {
      const EntKeptChild *x = &g_array_index (a, EntKeptChild, i);
      const EntKeptChild *y = &g_array_index (b, EntKeptChild, i);

      if (x->place != y->place || g_strcmp0 (x->xml, y->xml) != 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
ent_kept_equal (const EntKept *a, const EntKept *b)
{
  static const EntKept nothing = { 0 };

  if (a == NULL)
    a = &nothing;
  if (b == NULL)
    b = &nothing;
  return attributes_equal (a->attributes, b->attributes) && attributes_equal (a->values, b->values) &&
         children_equal (a->children, b->children);
}

const char *
ent_kept_value (const EntKept *kept, const char *name)
{
  for (guint i = 0; kept != NULL && kept->values != NULL && i < kept->values->len; i++)
    {
      const EntKeptAttribute *value = &g_array_index (kept->values, EntKeptAttribute, i);
      if (g_str_equal (value->name, name))
        return value->value;
    }
  return NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (((const EntKeptAttribute *) a)->name, ((const EntKeptAttribute *) b)->name);
}

void
ent_kept_set_value (EntKept **kept, const char *name, const char *value)
{
  GArray *values = *kept != NULL ? (*kept)->values : NULL;

  for (guint i = 0; values != NULL && i < values->len; i++)
    if (g_str_equal (g_array_index (values, EntKeptAttribute, i).name, name))
      {
        g_array_remove_index (values, i);
        break;
      }
  if (value != NULL)
    {
      if (*kept == NULL)
        *kept = ent_kept_new ();
      append_attribute (&(*kept)->values, name, value);
      /* by name: setting and taking back gives the same record, whatever the order */
      g_array_sort ((*kept)->values, compare_names);
    }
  else if (values != NULL && values->len == 0)
    {
      g_clear_pointer (&(*kept)->values, g_array_unref);
      if ((*kept)->attributes == NULL && (*kept)->children == NULL)
        g_clear_pointer (kept, ent_kept_free);
    }
}
