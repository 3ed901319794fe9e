/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said about stakeholders, ties and drops: in tooltips, to assistive
 * technology, beside the pointer.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "app/canvas/canvas-private.h"
#include "app/parts/spoken.h"
#include "model/names.h"
#include "scene/plate.h"

static char *
describe_now (EntCanvas *self, const EntStakeholder *stakeholder)
{
  EntMap *map = ent_canvas_map (self);
  const char *moment = ent_canvas_get_moment (self);
  guint power = ent_map_rating (map, stakeholder, moment, ENT_ASPECT_POWER);
  guint commitment = ent_map_rating (map, stakeholder, moment, ENT_ASPECT_COMMITMENT);
  guint n_ties = stakeholder->ties != NULL ? stakeholder->ties->len : 0;
  g_autofree char *ties = g_strdup_printf (ngettext ("%u tie", "%u ties", n_ties), n_ties);

  if (power == ENT_POWER_NOT_ASSESSED)
    /* Translators: %s are "Supportive" and "3 ties" */
    return g_strdup_printf (_("Decision power not assessed. Commitment: %s. %s."),
                               ent_choice_label (&ent_commitment_choices, commitment), ties);
  /* Translators: %u is a number from 1 to 5, %s are "Decisive", "Supportive" and "3 ties" */
  return g_strdup_printf (_("Decision power: %u, %s. Commitment: %s. %s."), power,
                             ent_choice_label (&ent_power_choices, power),
                             ent_choice_label (&ent_commitment_choices, commitment), ties);
}

/* The moment since which @stakeholder has another commitment, in a picture of a change; NULL: none. */
static const EntMoment *
find_then (EntCanvas *self, const EntStakeholder *stakeholder, guint *commitment)
{
  EntMap *map = ent_canvas_map (self);
  const EntMoment *from = self->from_moment != NULL && self->picture == ENT_PICTURE_MAP ? ent_map_moment (map, self->from_moment) : NULL;

  *commitment = from != NULL ? ent_map_rating (map, stakeholder, from->base.id, ENT_ASPECT_COMMITMENT) : ENT_COMMITMENT_NOT_ASSESSED;
  return from != NULL && *commitment != ent_map_rating (map, stakeholder, ent_canvas_get_moment (self), ENT_ASPECT_COMMITMENT) ? from : NULL;
}

static char *
describe (EntCanvas *self, const EntStakeholder *stakeholder)
{
  g_autofree char *now = describe_now (self, stakeholder);
  guint then;
  const EntMoment *from = find_then (self, stakeholder, &then);

  if (from == NULL)
    return g_steal_pointer (&now);
  /* Translators: %1$s are sentences about somebody, %2$s is the name of an earlier moment, %3$s the commitment then */
  return g_strdup_printf (_("%1$s At “%2$s”: %3$s."), now, from->name != NULL ? from->name : "", ent_choice_label (&ent_commitment_choices, then));
}

char *
ent_canvas_spoken (EntCanvas *self, const EntStakeholder *stakeholder)
{
  g_autofree char *now = ent_spoken_stakeholder (ent_canvas_map (self), stakeholder, ent_canvas_get_moment (self), ent_canvas_shows_marks (self));
  guint then;
  const EntMoment *from = find_then (self, stakeholder, &then);

  if (from == NULL)
    return g_steal_pointer (&now);
  /* Translators: %1$s is what is told about somebody, as "Private sector, Formal, 4 ties", %2$s is the name of an earlier
   * moment, %3$s the commitment then */
  return g_strdup_printf (_("%1$s; at “%2$s”: %3$s"), now, from->name != NULL ? from->name : "", ent_choice_label (&ent_commitment_choices, then));
}

const char *
ent_canvas_name (EntCanvas *self, const EntStakeholder *stakeholder)
{
  const EntWords *words = self->scene != NULL ? self->scene->words : ent_words_for_language (ent_map_info (ent_canvas_map (self))->language);
  const char *name = ent_shown_name (stakeholder, words, !self->projector);

  return name != NULL ? name : "";
}

static const char *
name_of (EntMap *map, const char *id)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (map, id);

  return stakeholder != NULL && stakeholder->name != NULL ? stakeholder->name : "";
}

char *
ent_canvas_describe_tie (EntCanvas *self, const EntTie *tie)
{
  EntMap *map = ent_canvas_map (self);
  const char *kind = ent_choice_label (&ent_tie_choices, tie->kind);

  switch (ent_tie_direction (tie))
    {
    case ENT_DIRECTION_FORWARD:
      /* Translators: "Funds: Municipality → Shelter": kind of the tie, from, to */
      return g_strdup_printf (_("%s: %s → %s"), kind, name_of (map, tie->from), name_of (map, tie->to));
    case ENT_DIRECTION_BOTH:
      /* Translators: as above, both ways */
      return g_strdup_printf (_("%s: %s ⇄ %s"), kind, name_of (map, tie->from), name_of (map, tie->to));
    case ENT_DIRECTION_DEFAULT:
    case ENT_DIRECTION_NONE:
    default:
      /* Translators: as above, without a direction */
      return g_strdup_printf (_("%s: %s – %s"), kind, name_of (map, tie->from), name_of (map, tie->to));
    }
}

char *
ent_canvas_tooltip (EntCanvas *self, const EntHit *hit)
{
  EntMap *map = ent_canvas_map (self);

  if (hit->id == NULL)
    return NULL;
  if (hit->kind == ENT_HIT_TIE)
    {
      const EntTie *tie = ent_map_tie (map, hit->id);

      return tie != NULL && !self->projector ? ent_canvas_describe_tie (self, tie) : NULL;
    }
  else
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder (map, hit->id);
      const EntSceneSymbol *symbol = ent_canvas_symbol (self, hit->id);
      gboolean has_plate = symbol != NULL && ent_plate_is_needed (symbol);
      g_autofree char *rating = stakeholder != NULL ? describe (self, stakeholder) : NULL;

      if (stakeholder == NULL)
        return NULL;
      if (self->projector)
        return has_plate ? NULL : g_strdup (ent_canvas_name (self, stakeholder));
      return has_plate ? g_steal_pointer (&rating) : g_strdup_printf ("%s\n%s", name_of (map, hit->id), rating);
    }
}

static const EntChoices *
ring_choices (EntCanvas *self)
{
  switch (self->scene != NULL ? self->scene->rings_show : ENT_RINGS_COMMITMENT)
    {
    case ENT_RINGS_POWER:
      return &ent_power_choices;
    case ENT_RINGS_LEVEL:
      return &ent_level_choices;
    case ENT_RINGS_COMMITMENT:
    default:
      return &ent_commitment_choices;
    }
}

const char *
ent_canvas_ring_label (EntCanvas *self, guint value)
{
  const EntChoices *choices = ring_choices (self);

  return value < choices->n_items ? ent_choice_label (choices, value) : "";
}

static guint
ring_value_of (EntCanvas *self, const EntSceneSymbol *symbol)
{
  return symbol->ring < self->scene->rings->len
             ? g_array_index (self->scene->rings, EntSceneRing, symbol->ring).value
             : 0;
}

/* "Unaware → Neutral" for one, "3 stakeholders → Neutral" for more. */
static void
add_line (GString *words, guint n, const char *from, const char *to)
{
  if (words->len > 0)
    g_string_append_c (words, '\n');
  if (n == 1)
    /* Translators: what dragging changes, "Unaware → Neutral" */
    g_string_append_printf (words, _("%s → %s"), from, to);
  else
    /* Translators: what dragging several changes, "3 stakeholders → Neutral" */
    g_string_append_printf (words, ngettext ("%u stakeholder → %s", "%u stakeholders → %s", n), n, to);
}

char *
ent_canvas_describe_drop (EntCanvas *self, const EntToolFeedback *feedback)
{
  const EntOutcome *drop = &feedback->drop;
  guint n = feedback->ids->len;
  const EntSceneSymbol *first =
      n > 0 ? ent_canvas_symbol (self, g_ptr_array_index (feedback->ids, 0)) : NULL;
  GString *words;

  if (first == NULL || !feedback->hover.in_cell)
    return g_strdup (_("Outside: nothing changes"));
  if (drop->kind == ENT_OUTCOME_PIN)
    return g_strdup (_("Pinned to this place"));
  if (drop->kind != ENT_OUTCOME_MOVE)
    return g_strdup (_("Nothing changes"));

  words = g_string_new (NULL);
  if (self->scene->picture == ENT_PICTURE_MAP)
    {
      if (drop->value >= 0)
        add_line (words, n, ent_canvas_ring_label (self, ring_value_of (self, first)),
                  ent_canvas_ring_label (self, (guint) drop->value));
      if (first->sector != drop->sector || drop->value < 0)
        add_line (words, n, ent_map_sector_label (ent_canvas_map (self), first->sector),
                  ent_map_sector_label (ent_canvas_map (self), drop->sector));
    }
  if (drop->power >= 0)
    add_line (words, n, ent_choice_label (&ent_power_choices, first->power),
              ent_choice_label (&ent_power_choices, (guint) drop->power));
  if (drop->commitment >= 0)
    add_line (words, n, ent_choice_label (&ent_commitment_choices, first->commitment),
              ent_choice_label (&ent_commitment_choices, (guint) drop->commitment));
  return g_string_free (words, FALSE);
}

char *
ent_canvas_describe_new_tie (EntCanvas *self, const EntToolFeedback *feedback)
{
  const char *kind = ent_choice_label (&ent_tie_choices, self->tie_kind);

  if (feedback->state != ENT_TOOL_PICK || feedback->target >= 0)
    return g_strdup (kind);
  /* Translators: %s is a kind of tie, as "Works with" */
  return g_strdup_printf (_("%s (Ctrl+K: another kind): type a name, or go there with the arrow keys and press Enter"), kind);
}
