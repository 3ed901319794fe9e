/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quick-fixture.h"
#include "model/quick/name-key.h"

#include <string.h>

static void
set_up (Fixture *f, gconstpointer data)
{
  EntKey informal = ENT_KEY (ENT_RECORD_SECTOR, "informal");
  g_autoptr (EntChange) label = ent_change_new_set (&informal, ent_field_find (ENT_RECORD_SECTOR, "label"), "Economía popular");

  f->map = new_map_with_moment ();
  add_stakeholder (f->map, "s-hotels", "Hotel association", ENT_SECTOR_PRIVATE);
  add_stakeholder (f->map, "s-gran", "Gran Hotel", ENT_SECTOR_PRIVATE);
  add_stakeholder (f->map, "s-police", "Tourism police", ENT_SECTOR_INSTITUTIONS);
  add_stakeholder (f->map, "s-asoc", "Asociación de Taxistas", ENT_SECTOR_INFORMAL);
  add_stakeholder (f->map, "s-smith", "Smith, Jones and sons", ENT_SECTOR_PRIVATE);
  add_stakeholder (f->map, "s-seven", "Radio 5", ENT_SECTOR_MEDIA);
  g_assert_true (ent_map_apply (f->map, label, NULL, NULL));
  begin_typing (f);
}

/* "Hotel Sol | @private #formal p4 c:supportive ->s-hotels:member-of": a name in parentheses is known,
 * "+" stands before an end that is new. */
static char *
describe (const EntQuickLine *line)
{
  GString *text = g_string_new (NULL);

  if (line->name != NULL)
    g_string_append_printf (text, line->known != NULL ? "(%s)" : "%s", line->name);
  for (guint i = 0; i < line->parts->len; i++)
    {
      const EntQuickPart *part = &g_array_index (line->parts, EntQuickPart, i);

      g_string_append (text, i == 0 ? " |" : "");
      if (part->kind == ENT_QUICK_SECTOR)
        g_string_append_printf (text, " @%s", ent_sector_choices.items[part->value].name);
      else if (part->kind == ENT_QUICK_KIND)
        g_string_append_printf (text, " #%s", ent_kind_choices.items[part->value].name);
      else if (part->kind == ENT_QUICK_TAG)
        g_string_append_printf (text, " tag:%s", part->text);
      else if (part->kind == ENT_QUICK_POWER)
        g_string_append_printf (text, " %u", part->value);
      else if (part->kind == ENT_QUICK_COMMITMENT)
        g_string_append_printf (text, " %s", ent_commitment_choices.items[part->value].name);
      else if (part->kind == ENT_QUICK_UNKNOWN)
        g_string_append_printf (text, " ?%s", part->text != NULL ? part->text : "");
      else
        g_string_append_printf (text, " %s%s%s:%s", part->backwards ? "<-" : part->direction == ENT_DIRECTION_BOTH ? "<->"
                                                                                                                   : "->",
                                part->id != NULL ? "" : "+", part->id != NULL ? part->id : part->text,
                                ent_tie_choices.items[part->value].name);
    }
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *text, *meant;
} lines[] = {
  { "", "" },
  { "  \t ", "" },
  { "Hotel Sol", "Hotel Sol" },
  { "Hotel Sol @private #formal 4 supportive ->Hotel association", "Hotel Sol | @private #formal 4 supportive ->s-hotels:works-with" },
  { "@private Hotel Sol", "Hotel Sol | @private" },
  { "#formal @private 4 supportive Hotel Sol", "Hotel Sol | #formal @private 4 supportive" },
  { "->Gran Hotel @private Hotel Sol", "Hotel Sol | ->s-gran:works-with @private" },

  /* numbers and words that belong to names */
  { "Radio 4", "Radio 4" },
  { "Escuela 20 de Julio", "Escuela 20 de Julio" },
  { "Neutral FM", "Neutral FM" },
  { "Neutral", "Neutral" },
  { "4", "4" },
  { "Radio 4 @media", "Radio 4 | @media" },
  { "@media Radio 4", "Radio 4 | @media" },
  { "Escuela 20 de Julio @education 3", "Escuela 20 de Julio | @education 3" },
  { "Neutral FM @media neutral", "Neutral FM | @media neutral" },
  { "Supportive Housing 4 Women", "Supportive Housing 4 Women" },
  { "Hotel Leading 4 @private", "Hotel Leading 4 | @private" },

  /* the last words */
  { "Hotel Sol supportive", "Hotel Sol | supportive" },
  { "Vendedoras @informal no est\u00e1n al tanto", "Vendedoras | @informal unaware" },
  { "Vendedoras apoyan", "Vendedoras | supportive" },
  { "Family support", "Family support" },
  { "Hotel Sol ->Hotel association colabora con", "Hotel Sol | ->s-hotels:works-with" },
  { "Hotel Sol 4 supportive", "Hotel Sol | 4 supportive" },
  { "Hotel Sol supportive 4", "Hotel Sol | supportive 4" },
  { "Radio 4 supportive", "Radio | 4 supportive" },
  { "Radio 4 4 supportive", "Radio 4 | 4 supportive" },
  { "Radio 4 4", "Radio 4 | 4" },
  { "Hotel Sol, 4", "Hotel Sol | 4" },
  { "Hotel Sol, supportive @private", "Hotel Sol | supportive @private" },
  { "Hotel Sol 6", "Hotel Sol 6" },
  { "Smith, Brown y Cía", "Smith, Brown y Cía" },
  { "Radio 5", "(Radio 5)" },
  { "Radio 5 5", "(Radio 5) | 5" },
  { "Gran Hotel 4", "(Gran Hotel) | 4" },
  { "Gran Hotel 4 @media", "(Gran Hotel) | 4 @media" },

  /* both languages, accents and case, the beginning of a sector */
  { "Hotel Sol @PRIVADO #Informal 4 De Apoyo", "Hotel Sol | @private #informal 4 supportive" },
  { "Radio Bahía @medios no está al tanto", "Radio Bahía | @media unaware" },
  { "Escuela @sector educativo lidera", "Escuela | @education leading" },
  { "Ministerio @i", "Ministerio | @institutions" },
  { "Taxis @inf", "Taxis | @informal" },
  { "Colegio @e #gobierno", "Colegio | @informal #government" },
  { "Colegio @ed #gobierno", "Colegio | @education #government" },
  { "Taxis @economia popular 2", "Taxis | @informal 2" },
  { "Taxis @\"Economía popular\" 2", "Taxis | @informal 2" },
  { "Taxis @econ", "Taxis | @informal" },
  { "Hotel @xyz", "Hotel | ?xyz" },
  { "Hotel @->Gran Hotel", "Hotel | ? ->s-gran:works-with" },
  { "Hotel @\"\"", "Hotel | ?" },
  { "Hotel Sol #tourism #\"near the beach\"", "Hotel Sol | tag:tourism tag:near the beach" },

  /* ties */
  { "Hotel Sol ->Gran Hotel funds", "Hotel Sol | ->s-gran:funds" },
  { "Hotel Sol->gran financia a", "Hotel Sol | ->s-gran:funds" },
  { "Hotel Sol -> Gran Hotel miembro de 4", "Hotel Sol | ->s-gran:member-of 4" },
  { "Hotel Sol <-Tourism police oversees", "Hotel Sol | <-s-police:oversees" },
  { "Hotel Sol <->Tourism police informs", "Hotel Sol | <->s-police:informs" },
  { "Hotel Sol ->gran ho ->tour pol funds", "Hotel Sol | ->s-gran:works-with ->+tour pol:funds" },
  { "Hotel Sol ->Gran Hotel, Tourism police influences", "Hotel Sol | ->s-gran:influences ->s-police:influences" },
  { "Hotel Sol ->Gran Hotel ,Tourism police influences", "Hotel Sol | ->s-gran:influences ->s-police:influences" },
  { "Hotel Sol ->Gran Hotel , Tourism police", "Hotel Sol | ->s-gran:works-with ->s-police:works-with" },
  { "Hotel Sol ->Gran Hotel funds, Tourism police informs", "Hotel Sol | ->s-gran:funds ->s-police:informs" },
  { "Hotel Sol ->Smith, Jones and sons funds", "Hotel Sol | ->s-smith:funds" },
  { "Hotel Sol ->Radio 5", "Hotel Sol | ->s-seven:works-with" },
  { "Hotel Sol ->Radio 5 5", "Hotel Sol | ->s-seven:works-with 5" },
  { "Hotel Sol ->Radio 4", "Hotel Sol | ->+Radio 4:works-with" },
  { "Hotel Sol ->Casa 4 funds", "Hotel Sol | ->+Casa:funds 4" },
  { "Hotel Sol ->Gran Hotel 4 supportive @private", "Hotel Sol | ->s-gran:works-with 4 supportive @private" },
  { "Hotel Sol ->", "Hotel Sol | ?" },
  { "Hotel Sol -> @private", "Hotel Sol | ? @private" },
  { "->Gran Hotel funds", " | ->s-gran:funds" },
  { "Gran Hotel ->hotel", "(Gran Hotel) | ->s-hotels:works-with" },
  { "Hotel association ->hotel", "(Hotel association) | ->s-gran:works-with" },
  { "Gran Hotel ->Gran Hotel", "(Gran Hotel) | ->s-gran:works-with" },

  /* quotes protect */
  { "\"Radio 4 supportive\"", "Radio 4 supportive" },
  { "Hotel \"4\"", "Hotel 4" },
  { "Hotel Sol \"supportive\"", "Hotel Sol supportive" },
  { "“Sol -> Mar” @private", "Sol -> Mar | @private" },
  { "\"@home\" @community", "@home | @community" },
  { "\"never ends 4", "never ends 4" },
  { "Media @ Caribe", "Media @ Caribe" },
  { "C# club", "C# club" },
  { "a@b.example", "a@b.example" },

  /* who is there already */
  { "hotelassociation", "(hotelassociation)" },
  { "HOTEL ASSOC.", "(HOTEL ASSOC.)" },
  { "Asoc. Taxistas neutral", "(Asoc. Taxistas) | neutral" },
};

static void
test_a_line_means_what_its_parts_say (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (EntQuickLine) line = ent_quick_line_new (f->names, lines[i].text, NULL);
      g_autofree char *meant = describe (line);

      g_test_message ("%s", lines[i].text);
      g_assert_cmpstr (meant, ==, lines[i].meant);
    }
}

static void
test_names_that_people_mean_alike_have_one_key (void)
{
  static const char *const same[][2] = {
    { "Hotel Sol", "HOTEL  SÓL" },
    { "Hotel Sol", "HotelSol" },
    { "Asoc. de Hoteles", "Asociación Hoteles" },
    { "Min. de Turismo", "Ministerio del Turismo" },
    { "Fundación Mar", "Fund. Mar" },
    { "Sta. Rita", "Santa Rita" },
    { "Hotel Sol S.A.S.", "Hotel Sol" },
    { "Bar & Grill", "Bar and Grill" },
    { "Univ. Nac.", "Universidad Nacional" },
    { "La", "LA" },
  };
  static const char *const other[][2] = {
    { "Radio 4", "Radio 5" },
    { "Hotel Sol", "Hotel Mar" },
    { "Sol", "Sola" },
    { "Sec", "Secretaría" },
    { "SA", "Sol" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same) + G_N_ELEMENTS (other); i++)
    {
      gboolean alike = i < G_N_ELEMENTS (same);
      const char *const *pair = alike ? same[i] : other[i - G_N_ELEMENTS (same)];
      g_autofree char *first = ent_text_fold (pair[0]), *second = ent_text_fold (pair[1]);
      g_autofree char *one = ent_name_key (first), *two = ent_name_key (second);

      g_test_message ("%s, %s", pair[0], pair[1]);
      g_assert_cmpint (g_str_equal (one, two), ==, alike);
      g_assert_cmpstr (one, !=, "");
    }
}

static EntQuickContext
context_of (Fixture *f)
{
  static const char *const nobody[] = { NULL };

  return (EntQuickContext) { .names = f->names, .sector = ENT_SECTOR_COMMUNITY, .moment_id = "t-first", .subjects = nobody };
}

static char **
run (Fixture *f, const char *text, const EntQuickContext *context, GError **error)
{
  g_autoptr (EntQuickLine) line = ent_quick_line_new (f->names, text, NULL);

  return ent_edit_quick_line (f->history, line, context, error);
}

static const EntStakeholder *
run_one (Fixture *f, const char *text)
{
  EntQuickContext context = context_of (f);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = run (f, text, &context, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  return ent_map_stakeholder (f->map, ids[0]);
}

static guint
rating (Fixture *f, const EntStakeholder *stakeholder, EntAspect aspect)
{
  return ent_map_rating (f->map, stakeholder, "t-first", aspect);
}

static void
test_all_of_a_line_is_one_step (Fixture *f, gconstpointer data)
{
  const EntStakeholder *sol = run_one (f, "Hotel Sol @private #informal 4 supportive #beach ->Hotel association member ->New one");

  g_assert_cmpuint (ent_history_position (f->history), ==, 1);
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Add Hotel Sol");
  g_assert_cmpstr (sol->name, ==, "Hotel Sol");
  g_assert_cmpuint (sol->sector, ==, ENT_SECTOR_PRIVATE);
  g_assert_cmpuint (sol->kind, ==, ENT_KIND_INFORMAL);
  g_assert_cmpuint (rating (f, sol, ENT_ASPECT_POWER), ==, 4);
  g_assert_cmpuint (rating (f, sol, ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_SUPPORTIVE);
  g_assert_cmpstr (sol->tags[0], ==, "beach");
  g_assert_cmpuint (sol->ties->len, ==, 2);
  g_assert_cmpstr (ent_name_index_find (f->names, "new one")->name, ==, "New one");
}

static void
test_kind_follows_the_sector_unless_it_is_said (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (run_one (f, "Council @institutions")->kind, ==, ENT_KIND_GOVERNMENT);
  g_assert_cmpuint (run_one (f, "Vendors @informal")->kind, ==, ENT_KIND_INFORMAL);
  g_assert_cmpuint (run_one (f, "Church")->sector, ==, ENT_SECTOR_COMMUNITY);
  g_assert_cmpuint (run_one (f, "Union @informal #formal")->kind, ==, ENT_KIND_FORMAL);
}

static void
test_a_known_name_is_edited_and_not_added_again (Fixture *f, gconstpointer data)
{
  guint n = ent_map_n_stakeholders (f->map);
  const EntStakeholder *gran = run_one (f, "gran hotel @media 2 ->hotel assoc funds");

  g_assert_cmpstr (gran->base.id, ==, "s-gran");
  g_assert_cmpstr (gran->name, ==, "Gran Hotel");
  g_assert_cmpuint (gran->sector, ==, ENT_SECTOR_MEDIA);
  g_assert_cmpuint (gran->ties->len, ==, 1);
  g_assert_cmpuint (ent_map_n_stakeholders (f->map), ==, n);
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Change Gran Hotel");
  /* what is so already is no step, and no fault */
  run_one (f, "gran hotel @media 2 ->hotel assoc funds");
  g_assert_cmpuint (ent_history_position (f->history), ==, 1);
}

static void
test_another_of_the_same_name_is_added_when_it_is_wanted (Fixture *f, gconstpointer data)
{
  EntQuickContext context = context_of (f);
  g_auto (GStrv) ids = NULL;

  context.another = TRUE;
  ids = run (f, "Gran Hotel", &context, NULL);
  g_assert_nonnull (ids);
  g_assert_cmpstr (ids[0], !=, "s-gran");
  /* the one that came first is meant from here on */
  g_assert_cmpstr (ent_name_index_find (f->names, "gran hotel")->base.id, ==, "s-gran");
}

static void
test_a_line_without_a_name_is_about_the_selected (Fixture *f, gconstpointer data)
{
  const char *const subjects[] = { "s-hotels", "s-gran", NULL };
  EntQuickContext context = context_of (f);
  g_auto (GStrv) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (run (f, "@media", &context, &error));
  g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_NO_RECORD);
  context.subjects = subjects;
  ids = run (f, "@media 3 ->Tourism police informs", &context, NULL);
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Change 2 stakeholders");
  g_assert_cmpuint (ent_map_stakeholder (f->map, "s-police")->ties->len, ==, 2);
  g_assert_cmpuint (rating (f, ent_map_stakeholder (f->map, "s-gran"), ENT_ASPECT_POWER), ==, 3);
}

static void
test_both_ways_make_one_tie (Fixture *f, gconstpointer data)
{
  const EntStakeholder *sol = run_one (f, "Sol ->Gran Hotel informs");
  g_autofree char *id = g_strdup (sol->base.id);

  run_one (f, "Sol <-Gran Hotel informs");
  sol = ent_map_stakeholder (f->map, id);
  g_assert_cmpuint (sol->ties->len, ==, 1);
  g_assert_cmpint (ent_tie_direction (g_ptr_array_index (sol->ties, 0)), ==, ENT_DIRECTION_BOTH);
  run_one (f, "Sol <->Tourism police funds");
  run_one (f, "Sol <->Tourism police works-with");
  g_assert_cmpuint (ent_map_stakeholder (f->map, id)->ties->len, ==, 3);
}

static void
test_typed_ties_take_the_usual_kind_where_none_is_said (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *text;
    EntTieKind kinds[2];
  } cases[] = {
    { "->Hotel association, Tourism police", { ENT_TIE_FUNDS, ENT_TIE_FUNDS } },
    { "->Hotel association ,Tourism police oversees", { ENT_TIE_OVERSEES, ENT_TIE_OVERSEES } },
    { "->Hotel association informs, Tourism police alliance", { ENT_TIE_INFORMS, ENT_TIE_ALLIANCE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntQuickLine) line = ent_quick_line_new (f->names, cases[i].text, "s-gran");
      guint before = ent_history_position (f->history);
      g_auto (GStrv) ids = ent_edit_quick_ties (f->history, line, "s-gran", ENT_TIE_FUNDS, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (g_strv_length (ids), ==, 2);
      for (guint k = 0; k < 2; k++)
        g_assert_cmpuint (ent_map_tie (f->map, ids[k])->kind, ==, cases[i].kinds[k]);
      g_assert_cmpuint (ent_history_position (f->history), ==, before + 1);
    }
}

static void
test_a_typed_tie_to_a_stranger_is_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (EntQuickLine) line = ent_quick_line_new (f->names, "->Gran Hotel, Xyz", "s-hotels");
  g_autoptr (GError) error = NULL;

  g_assert_null (ent_edit_quick_ties (f->history, line, "s-hotels", ENT_TIE_FUNDS, &error));
  g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_NO_RECORD);
  g_assert_cmpuint (ent_map_n_ties (f->map), ==, 0);
}

static void
test_what_cannot_be_done_changes_nothing (Fixture *f, gconstpointer data)
{
  static const char *const refused[] = { "Sol @xyz", "Sol ->", "Gran Hotel ->Gran Hotel", "Sol @private ->Gran Hotel ->" };
  EntQuickContext context = context_of (f);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      g_assert_null (run (f, refused[i], &context, &error));
      g_assert_nonnull (error);
      text = dump_map (f->map);
      g_assert_cmpstr (text, ==, f->start);
    }
}

static void
test_many_lines_are_one_step (Fixture *f, gconstpointer data)
{
  EntQuickContext context = context_of (f);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = ent_edit_quick_lines (f->history, "Hotel Sol @private 4\r\n\r\nHotel Mar\nHotel Luna ->Hotel Sol member\n", &context, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (ids), ==, 3);
  g_assert_cmpuint (ent_history_position (f->history), ==, 1);
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Paste 3 lines");
  /* what the first line says of the sector holds on */
  g_assert_cmpuint (ent_map_stakeholder (f->map, ids[1])->sector, ==, ENT_SECTOR_PRIVATE);
  g_assert_cmpuint (ent_map_stakeholder (f->map, ids[0])->ties->len, ==, 1);
}

static void
test_a_wrong_line_among_many_is_named_and_none_is_added (Fixture *f, gconstpointer data)
{
  static const char *const texts[] = { "Hotel Sol\n\nHotel Mar @xyz\n", "Hotel Sol\nGran Hotel ->Gran Hotel\n" };
  EntQuickContext context = context_of (f);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      g_assert_null (ent_edit_quick_lines (f->history, texts[i], &context, &error));
      g_assert_true (g_str_has_prefix (error->message, "Line 2: "));
      text = dump_map (f->map);
      g_assert_cmpstr (text, ==, f->start);
    }
}

static const struct
{
  const char *text, *offers;
} begun[] = {
  { "Hotel Sol @p", "@private|@media" },
  { "Hotel Sol @inf", "@informal" },
  { "Hotel Sol @econ", "@\"Economía popular\"" },
  { "Hotel Sol #gob", "#government" },
  { "Hotel Sol #", "#formal|#informal|#government|#beach|#\"near the port\"" },
  { "Hotel Sol #bea", "#beach" },
  { "Hotel Sol #nea", "#\"near the port\"" },
  { "gra", "Gran Hotel" },
  { "g", "" },
  { "Gran Hotel", "" },
  { "Hotel Sol ->tour", "Tourism police" },
  { "Hotel Sol ->hotel", "Hotel association|Gran Hotel" },
  { "Hotel Sol ->Gran Hotel fu", "funds" },
  { "Hotel Sol ->Gran Hotel, tour", "Tourism police" },
  { "Hotel Sol sup", "supportive" },
  { "Hotel Sol @private lid", "leading" },
  { "Hotel Sol supportive", "" },
};

static void
test_beginnings_offer_what_they_may_mean (Fixture *f, gconstpointer data)
{
  run_one (f, "Gran Hotel #beach #\"near the port\"");
  for (guint i = 0; i < G_N_ELEMENTS (begun); i++)
    {
      g_autoptr (GArray) offers = ent_quick_line_offers (f->names, begun[i].text, (guint) strlen (begun[i].text), NULL, 8);
      g_autoptr (GString) all = g_string_new (NULL);

      g_test_message ("%s", begun[i].text);
      for (guint k = 0; k < offers->len; k++)
        {
          const EntQuickOffer *offer = &g_array_index (offers, EntQuickOffer, k);
          g_autofree char *insert = g_strchomp (g_strdup (offer->insert));

          g_string_append_printf (all, "%s%s", k > 0 ? "|" : "", insert);
          /* every level of a scale, and every sector, says what it means */
          if (offer->id == NULL && insert[0] != '#')
            g_assert_nonnull (offer->help);
        }
      g_assert_cmpstr (all->str, ==, begun[i].offers);
    }
}

/* Whatever is offered means, once it is taken, what it said. */
static void
test_an_offered_name_is_read_as_that_name (Fixture *f, gconstpointer data)
{
  static const char *const odd[] = { "Clubs \"@home\" 4", "#Fun 4 supportive", "Sol -> Mar", "@pier, supportive", "Neutral, 4" };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *id = g_strdup_printf ("s-odd%u", i), *begun_name = g_utf8_substring (odd[i], 1, 5);
      g_autofree char *text = NULL;
      g_autoptr (GPtrArray) ids = NULL;
      g_autoptr (GArray) offers = NULL;
      g_autoptr (EntQuickLine) subject = NULL, target = NULL;

      add_stakeholder (f->map, id, odd[i], ENT_SECTOR_MEDIA);
      text = g_strdup_printf ("X ->\"%s", begun_name);
      offers = ent_quick_line_offers (f->names, text, (guint) strlen (text), NULL, 8);
      g_test_message ("%s", odd[i]);
      g_assert_cmpuint (offers->len, ==, 1);
      g_clear_pointer (&text, g_free);
      text = g_strdup_printf ("X ->%s", g_array_index (offers, EntQuickOffer, 0).insert);
      target = ent_quick_line_new (f->names, text, NULL);
      g_assert_cmpuint (target->parts->len, ==, 1);
      g_assert_cmpstr (g_array_index (target->parts, EntQuickPart, 0).id, ==, id);
      subject = ent_quick_line_new (f->names, g_array_index (offers, EntQuickOffer, 0).insert, NULL);
      g_assert_cmpstr (subject->known, ==, id);
      g_assert_cmpuint (subject->parts->len, ==, 0);
    }
  while (ent_map_n_stakeholders (f->map) > 6)
    {
      g_autoptr (EntChange) change = ent_change_new_remove (&ENT_KEY (ENT_RECORD_STAKEHOLDER, ent_map_stakeholder_at (f->map, 6)->base.id));

      g_assert_true (ent_map_apply (f->map, change, NULL, NULL));
    }
}

/* As while somebody works on a large map that has just been opened. */
static void
test_the_index_follows_the_map_while_it_is_filled (Fixture *f, gconstpointer data)
{
  EntNameIndex *names = ent_name_index_new (f->map);
  const EntField *name = ent_field_find (ENT_RECORD_STAKEHOLDER, "name");
  const char *ids[] = { "s-hotels" };

  g_assert_true (ent_name_index_fill (names, 2));
  g_assert_true (ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-gran"), name, "Hotel Estelar", NULL));
  g_assert_true (ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-seven"), name, "Radio Mil", NULL));
  g_assert_true (ent_edit_delete (f->history, ids, 1, NULL));
  g_assert_nonnull (ent_edit_add_stakeholder (f->history, "Hotel Nuevo", ENT_SECTOR_PRIVATE, ENT_KIND_FORMAL, NULL));
  while (ent_name_index_fill (names, 1))
    ;
  g_assert_cmpstr (ent_name_index_find (names, "hotel estelar")->base.id, ==, "s-gran");
  g_assert_null (ent_name_index_find (names, "Gran Hotel"));
  g_assert_null (ent_name_index_find (names, "Hotel association"));
  g_assert_cmpstr (ent_name_index_find (names, "radio mil")->base.id, ==, "s-seven");
  g_assert_cmpstr (ent_name_index_find (names, "tourism police")->base.id, ==, "s-police");
  g_assert_nonnull (ent_name_index_find (names, "hotel nuevo"));
  ent_history_undo (f->history);
  ent_history_undo (f->history);
  g_assert_cmpstr (ent_name_index_find (names, "Hotel association")->base.id, ==, "s-hotels");
  g_assert_null (ent_name_index_find (names, "hotel nuevo"));
  ent_name_index_free (names);
}

static void
test_the_index_follows_the_map (Fixture *f, gconstpointer data)
{
  EntKey gran = ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-gran");
  const char *ids[] = { "s-gran" };

  ent_edit_set_field (f->history, &gran, ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), "Hotel Estelar", NULL);
  g_assert_null (ent_name_index_find (f->names, "Gran Hotel"));
  g_assert_nonnull (ent_name_index_find (f->names, "hotel estelar"));
  ent_edit_set_field (f->history, &gran, ent_field_find (ENT_RECORD_STAKEHOLDER, "short-name"), "HE", NULL);
  g_assert_nonnull (ent_name_index_find (f->names, "h.e."));
  ent_edit_delete (f->history, ids, 1, NULL);
  g_assert_null (ent_name_index_find (f->names, "he"));
  ent_history_undo (f->history);
  g_assert_nonnull (ent_name_index_find (f->names, "he"));
}

/* A line of anything is read to its end, and a part says where it stands. */
static void
test_no_line_is_too_odd (Fixture *f, gconstpointer data)
{
  static const char *const bits[] = { "@", "#", "->", "<-", "<->", "\"", "“", "»", ",", " ", "  ", "4", "funds", "supportive", "de apoyo", "Gran Hotel", "ñ", "→", "x", "private" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint n = 0; n < 3000; n++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (EntQuickLine) line = NULL;
      g_autoptr (GArray) offers = NULL;

      for (gint32 i = g_rand_int_range (rand, 0, 9); i > 0; i--)
        g_string_append (text, bits[g_rand_int_range (rand, 0, G_N_ELEMENTS (bits))]);
      line = ent_quick_line_new (f->names, text->str, NULL);
      for (guint i = 0; i < line->parts->len; i++)
        {
          const EntQuickPart *part = &g_array_index (line->parts, EntQuickPart, i);

          g_assert_cmpuint (part->start, <, part->end);
          g_assert_cmpuint (part->end, <=, text->len);
        }
      offers = ent_quick_line_offers (f->names, text->str, (guint) text->len, NULL, 8);
      for (guint i = 0; i < offers->len; i++)
        g_assert_cmpuint (g_array_index (offers, EntQuickOffer, i).start, <=, text->len);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quick/names-that-people-mean-alike-have-one-key", test_names_that_people_mean_alike_have_one_key);
  ADD ("/quick/a-line-means-what-its-parts-say", test_a_line_means_what_its_parts_say);
  ADD ("/quick/all-of-a-line-is-one-step", test_all_of_a_line_is_one_step);
  ADD ("/quick/kind-follows-the-sector-unless-it-is-said", test_kind_follows_the_sector_unless_it_is_said);
  ADD ("/quick/a-known-name-is-edited-and-not-added-again", test_a_known_name_is_edited_and_not_added_again);
  ADD ("/quick/another-of-the-same-name-is-added-when-it-is-wanted", test_another_of_the_same_name_is_added_when_it_is_wanted);
  ADD ("/quick/a-line-without-a-name-is-about-the-selected", test_a_line_without_a_name_is_about_the_selected);
  ADD ("/quick/both-ways-make-one-tie", test_both_ways_make_one_tie);
  ADD ("/quick/typed-ties-take-the-usual-kind-where-none-is-said", test_typed_ties_take_the_usual_kind_where_none_is_said);
  ADD ("/quick/a-typed-tie-to-a-stranger-is-refused", test_a_typed_tie_to_a_stranger_is_refused);
  ADD ("/quick/what-cannot-be-done-changes-nothing", test_what_cannot_be_done_changes_nothing);
  ADD ("/quick/many-lines-are-one-step", test_many_lines_are_one_step);
  ADD ("/quick/a-wrong-line-among-many-is-named-and-none-is-added", test_a_wrong_line_among_many_is_named_and_none_is_added);
  ADD ("/quick/beginnings-offer-what-they-may-mean", test_beginnings_offer_what_they_may_mean);
  ADD ("/quick/the-index-follows-the-map-while-it-is-filled", test_the_index_follows_the_map_while_it_is_filled);
  ADD ("/quick/an-offered-name-is-read-as-that-name", test_an_offered_name_is_read_as_that_name);
  ADD ("/quick/the-index-follows-the-map", test_the_index_follows_the_map);
  ADD ("/quick/no-line-is-too-odd", test_no_line_is_too_odd);
  return g_test_run ();
}
