/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps invented by chance. Only numbers of our own: the same seed gives the
 * same bytes whatever the libraries' versions and the locale.
 */
#include "cli/generate.h"

#include "cli/generate-names.h"

/* One stakeholder in so many stands inside another. */
#define INSIDE_ONE_IN 24

typedef struct
{
  EntMap *map;
  guint64 state;
  GHashTable *names;
  GPtrArray *ids;                   /* of EntId, owned: all stakeholders, as they come */
  GArray *in_sector[ENT_N_SECTORS]; /* of guint, places in @ids: organisations */
  GArray *ends;                     /* of guint, places in @ids: both ends of each tie; a hub stands there often */
  GHashTable *pairs;                /* of gint64, owned: two places in @ids and a kind → the ways of their ties */
  EntId moments[2];
} Generator;

/* splitmix64 (Steele, Lea and Flood, 2014) */
static guint
below (gpointer data, guint n)
{
  Generator *self = data;
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  z ^= z >> 31;
  return (guint) ((z >> 32) * n >> 32);
}

static gboolean
percent (Generator *self, guint n)
{
  return below (self, 100) < n;
}

/* An index, by the weights of the first @n numbers. */
static guint
weighted (Generator *self, const guint *weights, guint n)
{
  guint sum = 0, at;

  for (guint i = 0; i < n; i++)
    sum += weights[i];
  at = below (self, sum);
  for (guint i = 0; i < n; i++)
    {
      if (at < weights[i])
        return i;
      at -= weights[i];
    }
  return n - 1;
}

#define WEIGHTED(self, weights) weighted (self, weights, G_N_ELEMENTS (weights))

static void
add (Generator *self, gpointer record)
{
  g_autoptr(GError) error = NULL;

  if (!ent_map_apply_take (self->map, record, NULL, &error))
    g_error ("a generated record is refused: %s", error->message);
}

static EntId
id_at (Generator *self, guint place)
{
  return g_ptr_array_index (self->ids, place);
}

static void
set_new_id (Generator *self, gpointer record)
{
  g_autofree char *id = ent_map_new_id (self->map, ((EntRecord *) record)->kind);

  ent_record_set_id (record, id);
}

static EntDate
some_day (Generator *self, guint year)
{
  return (EntDate) (year * 10000 + (1 + below (self, 12)) * 100 + 1 + below (self, 28));
}

static void
add_moment (Generator *self, guint number, const char *name, EntDate date)
{
  EntMoment *moment = ent_record_new (ENT_RECORD_MOMENT);

  set_new_id (self, moment);
  moment->name = g_strdup (name);
  moment->date = date;
  self->moments[number] = ent_id_ref (moment->base.id);
  add (self, moment);
}

static void
assess (Generator *self, EntStakeholder *stakeholder, guint moment, EntAspect aspect, guint value)
{
  EntAssessment *assessment = ent_record_new (ENT_RECORD_ASSESSMENT);

  assessment->moment = ent_id_ref (self->moments[moment]);
  assessment->aspect = (guint8) aspect;
  assessment->value = (guint8) value;
  if (aspect == ENT_ASPECT_POWER || aspect == ENT_ASPECT_COMMITMENT)
    {
      assessment->source = (guint8) below (self, 4);
      if (percent (self, 25))
        assessment->reason = g_strdup (ent_generate_reason (below, self));
    }
  ent_stakeholder_take_assessment (stakeholder, assessment);
}

static void
rate (Generator *self, EntStakeholder *stakeholder, guint number)
{
  static const guint powers[] = { 0, 20, 28, 26, 16, 10 };
  static const guint commitments[] = { 0, 12, 26, 24, 26, 12 };
  guint power = number < 6 ? number : WEIGHTED (self, powers);
  guint commitment = number < ENT_N_COMMITMENTS ? number : WEIGHTED (self, commitments);

  if (percent (self, 88) || number < 6)
    assess (self, stakeholder, 0, ENT_ASPECT_POWER, power);
  if (percent (self, 84) || number < 6)
    assess (self, stakeholder, 0, ENT_ASPECT_COMMITMENT, commitment);
  if (percent (self, 40))
    assess (self, stakeholder, 0, ENT_ASPECT_DESIRED, MAX (commitment, 3 + below (self, 3)));
  if (commitment >= ENT_COMMITMENT_SUPPORTIVE && percent (self, 45))
    assess (self, stakeholder, 0, ENT_ASPECT_ALLY, TRUE);
  if (percent (self, 35))
    assess (self, stakeholder, 1, ENT_ASPECT_COMMITMENT, MIN (commitment + 1, ENT_COMMITMENT_LEADING));
  if (percent (self, 8))
    assess (self, stakeholder, 1, ENT_ASPECT_POWER, 1 + below (self, ENT_POWER_MAX));
}

static void
engage (Generator *self, EntStakeholder *stakeholder)
{
  stakeholder->phase = (guint8) below (self, 5);
  if (stakeholder->phase == ENT_PHASE_NONE)
    return;
  stakeholder->steps = (1u << (3 * stakeholder->phase - below (self, 3))) - 1;
  stakeholder->agreement = (guint8) below (self, 5);
  stakeholder->collaboration = (guint8) below (self, 4);
  stakeholder->risk = (guint8) below (self, 4);
  if (stakeholder->risk != ENT_RISK_NOT_DONE)
    stakeholder->risk_date = some_day (self, 2026);
  if (stakeholder->agreement == ENT_AGREEMENT_THE_CODE)
    for (guint i = 0; i < G_N_ELEMENTS (stakeholder->code_dates); i++)
      if (percent (self, 60))
        stakeholder->code_dates[i] = some_day (self, 2025);
}

static void
describe (Generator *self, EntStakeholder *stakeholder)
{
  if (percent (self, 15))
    {
      stakeholder->contact = g_strdup_printf ("Señora Ñ. Ejemplo %u", below (self, 1000));
      stakeholder->email = g_strdup_printf ("contact%u@example.org", below (self, 100000));
    }
  if (percent (self, 20))
    {
      stakeholder->tags = g_new0 (char *, 2);
      stakeholder->tags[0] = g_strdup (ent_generate_tag (below, self));
    }
  if (percent (self, 10))
    stakeholder->notes = g_strdup (ent_generate_reason (below, self));
  if (percent (self, 25))
    {
      EntLogEntry *entry = ent_record_new (ENT_RECORD_LOG);

      set_new_id (self, entry);
      entry->date = some_day (self, 2026);
      entry->log_kind = (guint8) below (self, 6);
      entry->text = g_strdup (ent_generate_deed (below, self));
      ent_stakeholder_take_log (stakeholder, entry);
    }
}

static EntKind
kind_of (Generator *self, EntSectorId sector)
{
  if (sector == ENT_SECTOR_INSTITUTIONS)
    return ENT_KIND_GOVERNMENT;
  if (sector == ENT_SECTOR_EDUCATION && percent (self, 40))
    return ENT_KIND_GOVERNMENT;
  if (sector == ENT_SECTOR_INFORMAL || sector == ENT_SECTOR_FAMILY)
    return ENT_KIND_INFORMAL;
  return sector == ENT_SECTOR_COMMUNITY && percent (self, 30) ? ENT_KIND_INFORMAL : ENT_KIND_FORMAL;
}

static void
add_stakeholder (Generator *self, guint number)
{
  static const guint sectors[ENT_N_SECTORS] = { 18, 26, 16, 14, 8, 10, 8 };
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  guint sector = number < ENT_N_SECTORS ? number : WEIGHTED (self, sectors);
  GArray *peers = self->in_sector[sector];
  EntId id;

  set_new_id (self, stakeholder);
  id = ent_id_ref (stakeholder->base.id);
  g_ptr_array_add (self->ids, id);
  stakeholder->sector = (guint8) sector;
  stakeholder->kind = (guint8) kind_of (self, sector);
  stakeholder->level = (guint8) (number < ENT_N_LEVELS ? number : below (self, ENT_N_LEVELS));
  if (number >= INSIDE_ONE_IN && number % INSIDE_ONE_IN == 0)
    {
      stakeholder->unit = number % (2 * INSIDE_ONE_IN) == 0 ? ENT_UNIT_PERSON : ENT_UNIT_DEPARTMENT;
      stakeholder->part_of = ent_id_ref (id_at (self, g_array_index (peers, guint, below (self, peers->len))));
    }
  else
    g_array_append_val (peers, number);
  stakeholder->name = ent_generate_name (sector, stakeholder->unit, self->names, below, self);
  stakeholder->veto = percent (self, 5);
  rate (self, stakeholder, number);
  engage (self, stakeholder);
  describe (self, stakeholder);
  add (self, stakeholder);
}

static EntDirection
direction_of (Generator *self, EntTieKind kind)
{
  EntDirection other = percent (self, 50) ? ENT_DIRECTION_BOTH : ENT_DIRECTION_FORWARD;

  if (!percent (self, 15) || !ent_tie_kind_allows (kind, other) || other == ent_tie_kind_default_direction (kind))
    return ENT_DIRECTION_DEFAULT;
  return other;
}

#define WAY_UP 1u /* from the lower place to the higher */
#define WAY_DOWN 2u
#define WAYS_ALL (WAY_UP | WAY_DOWN)

/* As the map would answer, without a walk over the ties of a hub: FALSE if a tie is in the way. */
static gboolean
claim (Generator *self, guint from, guint to, EntTieKind kind, EntDirection direction)
{
  const gint64 key = ((gint64) MIN (from, to) * self->ids->len + MAX (from, to)) * ENT_N_TIE_KINDS + kind;
  guint ways = GPOINTER_TO_UINT (g_hash_table_lookup (self->pairs, &key));
  guint way = from < to ? WAY_UP : WAY_DOWN;

  if (direction != ENT_DIRECTION_FORWARD)
    way = WAYS_ALL;
  if (from == to || (ways & way) != 0)
    return FALSE;
  g_hash_table_replace (self->pairs, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (ways | way));
  return TRUE;
}

/* FALSE if there is no room for it between the two. */
static gboolean
add_tie_of_kind (Generator *self, guint from, guint to, EntTieKind kind, EntDirection direction)
{
  guint number = ent_map_n_ties (self->map);
  EntTie *tie;

  if (!claim (self, from, to, kind, direction == ENT_DIRECTION_DEFAULT ? ent_tie_kind_default_direction (kind) : direction))
    return FALSE;
  tie = ent_record_new (ENT_RECORD_TIE);
  set_new_id (self, tie);
  tie->from = ent_id_ref (id_at (self, from));
  tie->to = ent_id_ref (id_at (self, to));
  tie->kind = (guint8) kind;
  tie->direction = (guint8) direction;
  tie->strength = (guint8) (number < ENT_N_TIE_KINDS ? number % 3 : (percent (self, 60) ? 0 : 1 + below (self, 2)));
  tie->unclear = percent (self, 8);
  add (self, tie);
  g_array_append_val (self->ends, from);
  g_array_append_val (self->ends, to);
  return TRUE;
}

static gboolean
add_tie (Generator *self, guint from, guint to)
{
  static const guint kinds[ENT_N_TIE_KINDS] = { 26, 8, 9, 10, 14, 10, 7, 5, 6, 2, 3 };
  guint number = ent_map_n_ties (self->map);
  guint kind = number < ENT_N_TIE_KINDS ? number : WEIGHTED (self, kinds);

  return add_tie_of_kind (self, from, to, kind, direction_of (self, kind));
}

/* The other end: a hub, a neighbour in the sector, or anybody, one time in three each. */
static guint
choose_end (Generator *self, guint from)
{
  const GArray *list;

  switch (below (self, 3))
    {
    case 0:
      list = self->ends;
      break;
    case 1:
      list = self->in_sector[ent_map_stakeholder_at (self->map, from)->sector];
      break;
    default:
      return below (self, self->ids->len);
    }
  return list->len > 0 ? g_array_index (list, guint, below (self, list->len)) : from;
}

/* What is still free, one place after the other: each is taken or found taken, so that
 * no more places are looked at than there are ties in the end. */
static void
fill_up (Generator *self, guint n_ties)
{
  for (guint i = 1; i < self->ids->len; i++)
    for (guint j = 0; j < i; j++)
      for (guint kind = 0; kind < ENT_N_TIE_KINDS; kind++)
        {
          if (ent_map_n_ties (self->map) >= n_ties)
            return;
          add_tie_of_kind (self, i, j, kind, ENT_DIRECTION_DEFAULT);
        }
}

static void
add_ties (Generator *self, guint n_ties)
{
  guint n = self->ids->len;
  /* where most places are taken, chance would search long for the others */
  guint64 patience = 64 + 4 * (guint64) n_ties;

  /* a tree of everybody first, so that there is a way from each to each */
  for (guint i = 1; i < n && ent_map_n_ties (self->map) < n_ties; i++)
    add_tie (self, i, below (self, i));
  for (; patience > 0 && ent_map_n_ties (self->map) < n_ties; patience--)
    {
      guint from = below (self, n);

      add_tie (self, from, choose_end (self, from));
    }
  fill_up (self, n_ties);
}

static void
add_actions (Generator *self)
{
  for (guint i = 0; i < self->ids->len / 20; i++)
    {
      EntAction *action = ent_record_new (ENT_RECORD_ACTION);

      set_new_id (self, action);
      action->what = g_strdup (ent_generate_deed (below, self));
      action->due = some_day (self, 2026);
      action->state = (guint8) below (self, 3);
      action->with = g_new0 (char *, 2);
      action->with[0] = g_strdup (id_at (self, below (self, self->ids->len)));
      add (self, action);
    }
}

static void
add_steps (Generator *self)
{
  static const char *const names[] = { "All of it", "Decision power" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      EntStep *step = ent_record_new (ENT_RECORD_STEP);

      set_new_id (self, step);
      step->name = g_strdup (names[i]);
      step->view.rings = i == 0 ? ENT_RINGS_COMMITMENT : ENT_RINGS_POWER;
      add (self, step);
    }
}

static void
set_map_field (Generator *self, const char *name, const char *text)
{
  const EntKey key = ENT_KEY (ENT_RECORD_MAP, NULL);
  g_autoptr(EntChange) change = ent_change_new_set (&key, ent_field_find (ENT_RECORD_MAP, name), text);

  ent_map_apply (self->map, change, NULL, NULL);
}

static void
clear_generator (Generator *self)
{
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    g_array_unref (self->in_sector[i]);
  g_array_unref (self->ends);
  g_hash_table_unref (self->pairs);
  g_ptr_array_unref (self->ids);
  g_hash_table_unref (self->names);
  for (guint i = 0; i < G_N_ELEMENTS (self->moments); i++)
    ent_id_clear (&self->moments[i]);
}

static void
unref_id (gpointer id)
{
  ent_id_unref (id);
}

EntMap *
ent_generate_map (guint n_stakeholders, guint n_ties, guint32 seed)
{
  g_autofree char *title = g_strdup_printf ("Invented map %u, %u, %u", n_stakeholders, n_ties, seed);
  Generator self = {
    .map = ent_map_new (),
    .state = ((guint64) seed << 32) ^ n_stakeholders,
    .names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .ids = g_ptr_array_new_with_free_func (unref_id),
    .ends = g_array_new (FALSE, FALSE, sizeof (guint)),
    .pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };

  g_assert (n_ties <= ENT_GENERATE_MAX_TIES (n_stakeholders));

  for (guint i = 0; i < ENT_N_SECTORS; i++)
    self.in_sector[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  ent_map_seed_ids (self.map, seed);
  set_map_field (&self, "title", title);
  set_map_field (&self, "place", "Puerto Inventado");
  set_map_field (&self, "language", "en");
  add_moment (&self, 0, "Baseline", 20260314);
  add_moment (&self, 1, "After the workshop", 20260919);
  for (guint i = 0; i < n_stakeholders; i++)
    add_stakeholder (&self, i);
  add_ties (&self, n_ties);
  add_actions (&self);
  add_steps (&self);
  clear_generator (&self);
  return self.map;
}
