/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields travel by name and as text, so that a later version with more of them reads what
 * this one wrote. What is kept travels beside them as it is: put in as text it would be
 * cleaned once more.
 */
#include "io/journal/change-code.h"

#define PAIRS "a(ss)"
#define INNER ENT_CODE_INNER_

/* --- out --- */

/* What came from outside may be no UTF-8 yet: the map cleans it when it takes it. */
static GVariant *
encode_text (const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL)
    return g_variant_new_maybe (G_VARIANT_TYPE_STRING, NULL);
  valid = g_utf8_make_valid (text, -1);
  return g_variant_new_maybe (G_VARIANT_TYPE_STRING, g_variant_new_string (valid));
}

static void
add_pair (GVariantBuilder *pairs, const char *name, const char *value)
{
  g_autofree char *first = g_utf8_make_valid (name, -1), *second = g_utf8_make_valid (value, -1);

  g_variant_builder_add (pairs, "(ss)", first, second);
}

static GVariant *
encode_attributes (GArray *attributes)
{
  GVariantBuilder pairs;

  g_variant_builder_init (&pairs, G_VARIANT_TYPE (PAIRS));
  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    {
      const EntKeptAttribute *attribute = &g_array_index (attributes, EntKeptAttribute, i);

      add_pair (&pairs, attribute->name, attribute->value != NULL ? attribute->value : "");
    }
  return g_variant_builder_end (&pairs);
}

static GVariant *
encode_kept (const EntKept *kept)
{
  GVariantBuilder children;

  g_variant_builder_init (&children, G_VARIANT_TYPE ("a(us)"));
  for (guint i = 0; kept != NULL && kept->children != NULL && i < kept->children->len; i++)
    {
      const EntKeptChild *child = &g_array_index (kept->children, EntKeptChild, i);
      g_autofree char *xml = g_utf8_make_valid (child->xml, -1);

      g_variant_builder_add (&children, "(us)", child->place, xml);
    }
  return g_variant_new ("(@a(ss)@a(ss)@a(us))", encode_attributes (kept != NULL ? kept->attributes : NULL),
                        encode_attributes (kept != NULL ? kept->values : NULL), g_variant_builder_end (&children));
}

/* The fields alone, as if nothing were kept: a kept value would come in the place of the default. */
static GVariant *
encode_fields (gconstpointer record)
{
  const EntRecord *base = record;
  EntRecord *bare = base->kept != NULL ? ent_record_copy (record) : NULL;
  guint n;
  const EntField *fields = ent_fields (base->kind, &n);
  GVariantBuilder pairs;

  if (bare != NULL)
    g_clear_pointer (&bare->kept, ent_kept_free);
  g_variant_builder_init (&pairs, G_VARIANT_TYPE (PAIRS));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = ent_field_get (&fields[i], bare != NULL ? bare : record);

      if (text != NULL)
        add_pair (&pairs, fields[i].name, text);
    }
  ent_record_free (bare);
  return g_variant_builder_end (&pairs);
}

static GVariant *
encode_inner (gconstpointer record)
{
  const EntRecord *base = record;

  return g_variant_new ("(y@ms@a(ss)@" ENT_CODE_KEPT_ ")", (guchar) base->kind, encode_text (base->id), encode_fields (record), encode_kept (base->kept));
}

static GVariant *
encode_list (GPtrArray *records)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("a" INNER));
  for (guint i = 0; records != NULL && i < records->len; i++)
    g_variant_builder_add_value (&list, encode_inner (g_ptr_array_index (records, i)));
  return g_variant_builder_end (&list);
}

/* A stakeholder without its lists, which are not to be copied only to read its fields. */
static GVariant *
encode_record (gconstpointer record)
{
  const EntRecord *base = record;
  const EntStakeholder *whole = base != NULL && base->kind == ENT_RECORD_STAKEHOLDER ? record : NULL;
  g_autofree EntStakeholder *lone = NULL;

  if (record == NULL)
    return g_variant_new_maybe (G_VARIANT_TYPE (ENT_CODE_RECORD_), NULL);
  if (whole != NULL)
    {
      lone = g_memdup2 (whole, sizeof *whole);
      lone->assessments = lone->log = NULL;
    }
  return g_variant_new_maybe (G_VARIANT_TYPE (ENT_CODE_RECORD_),
                              g_variant_new ("(y@ms@a(ss)@" ENT_CODE_KEPT_ "@a" INNER "@a" INNER ")",
                                             (guchar) base->kind, encode_text (base->id),
                                             encode_fields (lone != NULL ? (gconstpointer) lone : record),
                                             encode_kept (base->kept),
                                             encode_list (whole != NULL ? whole->assessments : NULL),
                                             encode_list (whole != NULL ? whole->log : NULL)));
}

GVariant *
ent_change_encode (const EntChange *change)
{
  g_return_val_if_fail (change != NULL, NULL);

  return g_variant_new ("(yy@ms@msy@ms@ms@msb@msuu@m" ENT_CODE_RECORD_ ")",
                        (guchar) change->kind, (guchar) change->key.kind, encode_text (change->key.id), encode_text (change->key.moment),
                        (guchar) change->key.aspect, encode_text (change->field != NULL ? change->field->name : NULL),
                        encode_text (change->from), encode_text (change->to), change->from_known, encode_text (change->owner),
                        change->place, change->to_place, encode_record (change->content));
}

/* --- back --- */

/* Sets are compared member by member, and kept values put in their order one by one: more
 * than anybody has would take hours. */
#define MOST_MEMBERS 10000u
#define MOST_VALUES 256u

static gboolean
is_modest (const EntField *field, const char *text)
{
  guint n = 0;

  if (text == NULL || (field->type != ENT_FIELD_TAGS && field->type != ENT_FIELD_IDS && field->type != ENT_FIELD_BITS))
    return TRUE;
  for (; *text != '\0'; text++)
    n += *text == '\n' || *text == ' ';
  return n < MOST_MEMBERS;
}

static EntKept *
decode_kept (GVariant *code)
{
  EntKept *kept = NULL;
  const char *name, *value;
  guint32 place;
  GVariantIter *attributes, *values, *children;

  g_variant_get (code, ENT_CODE_KEPT_, &attributes, &values, &children);
  if (g_variant_iter_n_children (attributes) + g_variant_iter_n_children (children) > 0)
    kept = ent_kept_new ();
  while (g_variant_iter_next (attributes, "(&s&s)", &name, &value))
    ent_kept_add_attribute (kept, name, value);
  for (guint i = 0; i < MOST_VALUES && g_variant_iter_next (values, "(&s&s)", &name, &value); i++)
    ent_kept_set_value (&kept, name, value);
  while (g_variant_iter_next (children, "(u&s)", &place, &value))
    ent_kept_add_child (kept, place, value);
  g_variant_iter_free (attributes);
  g_variant_iter_free (values);
  g_variant_iter_free (children);
  return kept;
}

/* @fields of a later version that this one does not know are left out. Takes both over. */
static gpointer
decode_fields (guint kind, const char *id, GVariantIter *fields, GVariant *kept)
{
  EntRecord *record = kind < ENT_N_RECORD_KINDS ? ent_record_new (kind) : NULL;
  const char *name, *text;

  while (record != NULL && g_variant_iter_next (fields, "(&s&s)", &name, &text))
    {
      const EntField *field = ent_field_find (kind, name);

      if (field != NULL && is_modest (field, text))
        ent_field_set (field, record, text);
    }
  if (record != NULL)
    {
      ent_record_set_id (record, id);
      g_clear_pointer (&record->kept, ent_kept_free);
      record->kept = decode_kept (kept);
    }
  g_variant_iter_free (fields);
  g_variant_unref (kept);
  return record;
}

static gboolean
decode_list (EntStakeholder *stakeholder, EntRecordKind kind, GVariantIter *list)
{
  g_autoptr (GVariant) code = NULL;

  while ((code = g_variant_iter_next_value (list)) != NULL)
    {
      guchar inner_kind;
      const char *id;
      GVariantIter *fields;
      GVariant *kept;
      gpointer record;

      g_variant_get (code, "(ym&sa(ss)@" ENT_CODE_KEPT_ ")", &inner_kind, &id, &fields, &kept);
      record = decode_fields (inner_kind, id, fields, kept);
      if (record == NULL || inner_kind != kind)
        {
          ent_record_free (record);
          return FALSE;
        }
      if (kind == ENT_RECORD_LOG)
        ent_stakeholder_take_log (stakeholder, record);
      else
        ent_stakeholder_take_assessment (stakeholder, record);
      g_clear_pointer (&code, g_variant_unref);
    }
  return TRUE;
}

static gpointer
decode_record (GVariant *code)
{
  guchar kind;
  const char *id;
  GVariantIter *fields, *assessments, *log;
  GVariant *kept;
  gpointer record;
  gboolean fine;

  g_variant_get (code, "(ym&sa(ss)@" ENT_CODE_KEPT_ "a" INNER "a" INNER ")", &kind, &id, &fields, &kept, &assessments, &log);
  record = decode_fields (kind, id, fields, kept);
  fine = record != NULL;
  if (fine && kind == ENT_RECORD_STAKEHOLDER)
    fine = decode_list (record, ENT_RECORD_ASSESSMENT, assessments) && decode_list (record, ENT_RECORD_LOG, log);
  g_variant_iter_free (assessments);
  g_variant_iter_free (log);
  if (fine)
    return record;
  ent_record_free (record);
  return NULL;
}

typedef struct
{
  guchar kind, key_kind, aspect;
  const char *id, *moment, *field, *from, *to, *owner; /* borrowed */
  gboolean from_known;
  guint32 place, to_place;
  GVariant *content; /* or NULL */
} Parts;

static EntChange *
decode_add (const Parts *parts)
{
  gpointer record = parts->content != NULL ? decode_record (parts->content) : NULL;
  EntChange *change;

  if (record == NULL || ((EntRecord *) record)->kind != parts->key_kind)
    {
      ent_record_free (record);
      return NULL;
    }
  change = ent_change_new_add (record, parts->owner, parts->place);
  change->to_place = parts->to_place;
  return change;
}

static EntChange *
decode_set (const Parts *parts, const EntKey *key)
{
  const EntField *field = parts->field != NULL ? ent_field_find (key->kind, parts->field) : NULL;
  EntChange *change;

  if (field == NULL || !is_modest (field, parts->to))
    return NULL;
  change = ent_change_new_set (key, field, parts->to);
  change->from = g_strdup (parts->from);
  change->from_known = parts->from_known;
  return change;
}

static EntChange *
decode_parts (const Parts *parts)
{
  EntKey key = { .kind = parts->key_kind, .id = (EntId) parts->id, .moment = (EntId) parts->moment, .aspect = parts->aspect };
  EntChange *change;

  if (parts->key_kind >= ENT_N_RECORD_KINDS || parts->aspect >= ENT_N_ASPECTS)
    return NULL;
  switch (parts->kind)
    {
    case ENT_CHANGE_ADD:
      return decode_add (parts);
    case ENT_CHANGE_REMOVE:
      return ent_change_new_remove (&key);
    case ENT_CHANGE_SET:
      return decode_set (parts, &key);
    case ENT_CHANGE_MOVE:
      change = ent_change_new_move (&key, parts->to_place);
      change->place = parts->place;
      return change;
    default:
      return NULL;
    }
}

EntChange *
ent_change_decode (GVariant *code)
{
  Parts parts;
  EntChange *change;

  g_return_val_if_fail (g_variant_is_of_type (code, G_VARIANT_TYPE (ENT_CHANGE_CODE_TYPE)), NULL);

  g_variant_get (code, "(yym&sm&sym&sm&sm&sbm&suu@m" ENT_CODE_RECORD_ ")",
                 &parts.kind, &parts.key_kind, &parts.id, &parts.moment, &parts.aspect, &parts.field, &parts.from, &parts.to,
                 &parts.from_known, &parts.owner, &parts.place, &parts.to_place, &parts.content);
  g_autoptr (GVariant) maybe = parts.content;
  g_autoptr (GVariant) content = g_variant_get_maybe (maybe);

  parts.content = content;
  change = decode_parts (&parts);
  return change;
}
