/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps and files for the tests of io. */
#include "io-test.h"

#include <string.h>

static char *
pick_choices (const EntField *field, gconstpointer record, guint turn)
{
  const EntChoices *choices = field->type == ENT_FIELD_RATING ? ent_aspect_values (((const EntAssessment *) record)->aspect) : field->choices;

  for (guint i = 0; i < choices->n_items; i++)
    {
      const char *name = choices->items[(turn + i) % choices->n_items].name;
      if (name != NULL)
        return g_strdup (name);
    }
  g_assert_not_reached ();
}

static char *
make_value (const EntField *field, gconstpointer record, guint turn)
{
  switch (field->type)
    {
    case ENT_FIELD_TEXT:
      return g_strdup_printf ("%s %u: <b> & \"q\" 'a' — ñ 日本 ‍x", field->name, turn);
    case ENT_FIELD_NOTE:
      return g_strdup_printf ("  %s\n\tline & <two> ]]> %u\n\n", field->name, turn);
    case ENT_FIELD_DATA:
      return g_strdup ("iVBORw0KGgo=");
    case ENT_FIELD_CHOICE:
    case ENT_FIELD_RATING:
      return pick_choices (field, record, turn);
    case ENT_FIELD_BOOL:
      return g_strdup ("yes");
    case ENT_FIELD_DATE:
      return g_strdup_printf ("2026-%02u-14", 1 + turn % 12);
    case ENT_FIELD_COLOUR:
      return g_strdup_printf ("#%06x", turn * 4711 % 0xffffff);
    case ENT_FIELD_LANGUAGE:
      return g_strdup (turn % 2 != 0 ? "pt-BR" : "es");
    case ENT_FIELD_PIN:
      return g_strdup_printf ("0.%04u 0.5000", turn * 37 % 10000);
    case ENT_FIELD_BITS:
      return g_strdup_printf ("%s\n%s", field->choices->items[0].name, field->choices->items[field->choices->n_items - 1].name);
    case ENT_FIELD_TAGS:
      return g_strdup ("tourism\nfirst & <second>");
    case ENT_FIELD_ID:
    case ENT_FIELD_IDS:
    default:
      return NULL;
    }
}

void
fill_record (gpointer record, guint turn)
{
  guint n;
  const EntField *fields = ent_fields (((EntRecord *) record)->kind, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = NULL;

      if (fields[i].flags & ENT_FIELD_FIXED)
        continue;
      value = make_value (&fields[i], record, turn);
      if (value != NULL)
        ent_field_set (&fields[i], record, value);
    }
}

static void
add (EntMap *map, gpointer record)
{
  g_autoptr (GError) error = NULL;

  ent_map_apply_take (map, record, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
new_record (EntRecordKind kind, const char *id, guint turn)
{
  gpointer record = ent_record_new (kind);

  ent_record_set_id (record, id);
  fill_record (record, turn);
  return record;
}

static void
add_ratings (EntStakeholder *stakeholder, const char *moment, guint turn)
{
  for (EntAspect aspect = 0; aspect < ENT_N_ASPECTS; aspect++)
    {
      EntAssessment *assessment = ent_record_new (ENT_RECORD_ASSESSMENT);

      assessment->moment = ent_id (moment);
      assessment->aspect = (guint8) aspect;
      fill_record (assessment, turn);
      ent_stakeholder_take_assessment (stakeholder, assessment);
    }
}

static void
add_full_stakeholders (EntMap *map)
{
  for (guint i = 0; i < 3; i++)
    {
      const char *ids[] = { "s-1", "s-2", "s-3" }, *logs[] = { "l-1", "l-2", "l-3" };
      EntStakeholder *stakeholder = new_record (ENT_RECORD_STAKEHOLDER, ids[i], i + 1);

      if (i > 0)
        stakeholder->part_of = ent_id ("s-1");
      add_ratings (stakeholder, "t-1", i);
      add_ratings (stakeholder, "t-2", i + 1);
      ent_stakeholder_take_log (stakeholder, new_record (ENT_RECORD_LOG, logs[i], i + 1));
      add (map, stakeholder);
    }
}

EntMap *
new_full_map (void)
{
  EntMap *map = ent_map_new ();
  EntTie *tie;
  EntAction *action;

  add (map, new_record (ENT_RECORD_MAP, "m-full", 1));
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    add (map, new_record (ENT_RECORD_SECTOR, ent_sector_choices.items[i].name, i));
  add (map, new_record (ENT_RECORD_MOMENT, "t-1", 1));
  add (map, new_record (ENT_RECORD_MOMENT, "t-2", 2));
  add_full_stakeholders (map);
  for (guint i = 0; i < ENT_N_TIE_KINDS; i++)
    {
      g_autofree char *id = g_strdup_printf ("e-%u", i);

      tie = new_record (ENT_RECORD_TIE, id, i);
      tie->from = ent_id ("s-2");
      tie->to = ent_id ("s-3");
      tie->kind = (guint8) i;
      tie->direction = i == ENT_TIE_MEMBER_OF ? ENT_DIRECTION_FORWARD : ENT_DIRECTION_BOTH;
      add (map, tie);
    }
  action = new_record (ENT_RECORD_ACTION, "a-1", 1);
  action->with = g_strsplit ("s-3 s-1", " ", -1);
  add (map, action);
  add (map, new_record (ENT_RECORD_STEP, "p-1", 1));
  add (map, new_record (ENT_RECORD_STEP, "p-2", 2));
  return map;
}

static char *
random_text (GRand *rand)
{
  static const char *const pieces[] = { "a", "Ж", "日", "\n", "\r\n", "\t", " ", "&", "<", ">", "\"", "'", "]]>", "--", "\v",
                                        "\033", "\u202e", "\u200d", "😀", "\uffff", "e\u0301", "\302\205", "<!--", "&amp;" };
  GString *text = g_string_new (NULL);

  for (gint i = g_rand_int_range (rand, 0, 12); i > 0; i--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
fill_randomly (GRand *rand, gpointer record)
{
  guint n;
  const EntField *fields = ent_fields (((EntRecord *) record)->kind, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = NULL;

      if ((fields[i].flags & ENT_FIELD_FIXED) || fields[i].type == ENT_FIELD_ID || fields[i].type == ENT_FIELD_IDS)
        continue;
      if (g_rand_boolean (rand) && fields[i].type <= ENT_FIELD_NOTE)
        value = random_text (rand);
      else if (g_rand_int_range (rand, 0, 20) == 0)
        value = g_strdup ("no such value");
      else
        value = make_value (&fields[i], record, (guint) g_rand_int_range (rand, 0, 1000));
      if (g_rand_boolean (rand) || (fields[i].flags & ENT_FIELD_REQUIRED))
        ent_field_set (&fields[i], record, value);
      if (fields[i].type == ENT_FIELD_TEXT && (fields[i].flags & ENT_FIELD_REQUIRED))
        {
          g_autofree char *text = ent_field_get (&fields[i], record);
          if (text == NULL)
            ent_field_set (&fields[i], record, "x");
        }
    }
}

EntMap *
new_random_map (guint32 seed, guint n_stakeholders)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  EntMap *map = ent_map_new ();

  ent_map_seed_ids (map, seed);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = ent_map_new_id (map, ENT_RECORD_MOMENT);
      EntMoment *moment = new_record (ENT_RECORD_MOMENT, id, 0);

      fill_randomly (rand, moment);
      add (map, moment);
    }
  for (guint i = 0; i < n_stakeholders; i++)
    {
      g_autofree char *id = ent_map_new_id (map, ENT_RECORD_STAKEHOLDER);
      EntStakeholder *stakeholder = new_record (ENT_RECORD_STAKEHOLDER, id, 0);

      fill_randomly (rand, stakeholder);
      if (i > 0 && g_rand_boolean (rand))
        ent_field_set (ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of"), stakeholder,
                       ent_map_stakeholder_at (map, (guint) g_rand_int_range (rand, 0, (gint) i))->base.id);
      for (guint m = 0; m < 3; m++)
        if (g_rand_boolean (rand))
          add_ratings (stakeholder, ent_map_moment_at (map, m)->base.id, m);
      add (map, stakeholder);
    }
  for (guint i = 0; n_stakeholders > 0 && i < 3 * n_stakeholders; i++)
    {
      g_autofree char *id = ent_map_new_id (map, ENT_RECORD_TIE);
      EntTie *tie = new_record (ENT_RECORD_TIE, id, 0);

      tie->from = ent_id (ent_map_stakeholder_at (map, (guint) g_rand_int_range (rand, 0, (gint) n_stakeholders))->base.id);
      tie->to = ent_id (ent_map_stakeholder_at (map, (guint) g_rand_int_range (rand, 0, (gint) n_stakeholders))->base.id);
      fill_randomly (rand, tie);
      ent_map_apply_take (map, tie, NULL, NULL);
    }
  return map;
}

EntFile *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  EntFile *file = ent_store_read (bytes, "test", &error);

  g_assert_no_error (error);
  ent_map_check_invariants (file->map);
  return file;
}

char *
write_text (EntMap *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_store_write (map, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

char *
wrap (const char *body)
{
  return g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\">\n%s\n</map>\n", body);
}

char *
repeat (const char *template, guint n)
{
  g_auto (GStrv) pieces = g_strsplit (template, "#", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; pieces[k] != NULL; k++)
      {
        if (k > 0)
          g_string_append_printf (text, "%u", i);
        g_string_append (text, pieces[k]);
      }
  return g_string_free (text, FALSE);
}

const EntFinding *
find_finding (EntFile *file, guint line)
{
  for (guint i = 0; i < file->findings->len; i++)
    {
      const EntFinding *finding = g_ptr_array_index (file->findings, i);
      if (finding->line == line)
        return finding;
    }
  return NULL;
}

void
print_findings (EntFile *file)
{
  for (guint i = 0; i < file->findings->len; i++)
    {
      g_autofree char *text = ent_finding_format (g_ptr_array_index (file->findings, i), file->path);
      g_test_message ("%s", text);
    }
}
