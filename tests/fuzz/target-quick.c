/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line that is typed while a room talks: whatever it is, its parts lie within it, an
 * offer never takes the place of more than what stands before the cursor, it is carried
 * out as one step or refused whole, and the step can be taken back.
 */
#include "fuzz/fuzz.h"

#include "model/edit.h"
#include "model/quick/edit-quick.h"

#include <string.h>

#define MOST_OFFERS 8
/* At each place offers look at everybody: in a long line at some of them. */
#define MOST_PLACES 12

typedef struct
{
  EntMap *map, *start;
  EntHistory *history;
  EntNameIndex *names;
} Room;

static void
take (EntMap *map, gpointer record)
{
  g_autoptr (GError) error = NULL;

  ent_map_apply_take (map, record, NULL, &error);
  g_assert_no_error (error);
}

static EntMap *
new_map (void)
{
  static const char *const names[] = { "Hotel association", "The \"Sun\" @ 5", "Smith, Jones", "Neutral FM", "4" };
  EntMap *map = ent_map_new ();
  EntMoment *moment = ent_moment_new_baseline ("t-first", 20260101);

  ent_map_seed_ids (map, 1);
  take (map, moment);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%u", i);
      EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);

      ent_record_set_id (&stakeholder->base, id);
      stakeholder->name = g_strdup (names[i]);
      stakeholder->sector = (guint8) (i % ENT_N_SECTORS);
      take (map, stakeholder);
    }
  return map;
}

/* One for all inputs: what each does to it is taken back. */
static Room *
room (void)
{
  static Room self;

  if (self.map == NULL)
    {
      self.map = new_map ();
      self.start = ent_map_copy (self.map);
      self.history = ent_history_new (self.map, NULL);
      self.names = ent_name_index_new (self.map);
    }
  return &self;
}

static void
check_line (Room *self, const char *text, const char *except)
{
  g_autoptr (EntQuickLine) line = ent_quick_line_new (self->names, text, except);
  gsize length = strlen (text);
  guint before = 0;

  for (guint i = 0; i < line->parts->len; i++)
    {
      const EntQuickPart *part = &g_array_index (line->parts, EntQuickPart, i);

      g_assert_cmpuint (before, <=, part->start);
      g_assert_cmpuint (part->start, <, part->end);
      g_assert_cmpuint (part->end, <=, length);
      g_assert_true (g_utf8_validate (text + part->start, part->end - part->start, NULL));
      g_assert_true (part->text == NULL || g_utf8_validate (part->text, -1, NULL));
      before = part->start;
    }
  g_assert_true (line->name == NULL || (*line->name != '\0' && g_utf8_validate (line->name, -1, NULL)));
  for (gsize at = 0, step = length / MOST_PLACES + 1; at <= length; at += step)
    {
      guint place = (guint) (g_utf8_find_prev_char (text, text + at + 1) - text);
      g_autoptr (GArray) offers = ent_quick_line_offers (self->names, text, place, except, MOST_OFFERS);

      g_assert_cmpuint (offers->len, <=, MOST_OFFERS);
      for (guint i = 0; i < offers->len; i++)
        g_assert_cmpuint (g_array_index (offers, EntQuickOffer, i).start, <=, place);
      g_assert_cmpint (ent_quick_line_part_before (line, text, place), <, (int) line->parts->len);
    }
}

static void
check_edit (Room *self, const char *text, guint8 ways)
{
  const char *const subjects[] = { ways & 1 ? "s-0" : NULL, NULL };
  EntQuickContext context = { .names = self->names, .sector = (EntSectorId) (ways % ENT_N_SECTORS), .moment_id = "t-first", .inside = ways & 2 ? "s-1" : NULL, .another = (ways & 4) != 0, .subjects = subjects };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = ent_edit_quick_lines (self->history, text, &context, &error);

  g_assert_true ((ids == NULL) == (error != NULL));
  ent_map_check_invariants (self->map);
  if (ids == NULL)
    g_assert_cmpuint (ent_history_position (self->history), ==, 0);
  while (ent_history_undo (self->history))
    ;
  g_assert_true (ent_map_equal (self->map, self->start));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = NULL, *protected = NULL;
  Room *self = room ();

  if (size == 0)
    return 0;
  text = fuzz_text (data + 1, size - 1);
  check_line (self, text, *data & 8 ? "s-2" : NULL);
  check_edit (self, text, *data);
  protected = ent_quick_protect (text);
  check_line (self, protected, NULL);
  return 0;
}
