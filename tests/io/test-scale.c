/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the values of a column are read: the scales, words and signs that people rate with. */
#include "io/exchange/scale.h"

#include <gio/gio.h>
#include <string.h>

/* Of what stands in @column, with "|" between, each once. */
static EntScale
scale_of (const EntChoices *choices, const char *column, const char *title)
{
  g_auto (GStrv) cells = g_strsplit (column, "|", -1);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; cells[i] != NULL; i++)
    if (*cells[i] != '\0')
      g_ptr_array_add (values, cells[i]);
  return ent_scale_find (choices, values, title);
}

/* What each cell is read as: names of values, or numbers of decision power, "?" for what cannot be read. */
static char *
read_column (const EntChoices *choices, const EntScale *scale, const char *column)
{
  g_auto (GStrv) cells = g_strsplit (column, "|", -1);
  GString *read = g_string_new (NULL);

  for (guint i = 0; cells[i] != NULL; i++)
    {
      int value = ent_scale_read (scale, choices, cells[i]);

      g_string_append_printf (read, "%s%s", i > 0 ? "|" : "", value >= 0 ? choices->items[value].name : "?");
    }
  return g_string_free (read, FALSE);
}

static void
assert_column (const EntChoices *choices, const char *title, const char *column, const char *wanted, gboolean asks)
{
  EntScale scale = scale_of (choices, column, title);
  g_autofree char *read = read_column (choices, &scale, column);

  g_test_message ("%s: %s", title != NULL ? title : "", column);
  g_assert_cmpstr (read, ==, wanted);
  g_assert_cmpint (scale.asks, ==, asks);
}

/* --- numbers as people write them --- */

static double
number_of (EntDecimals decimals, const char *text)
{
  double number = -12345.0;

  return ent_scale_number (decimals, text, &number) ? number : -12345.0;
}

static EntDecimals
decimals_of (const char *column)
{
  return scale_of (NULL, column, NULL).decimals;
}

/* V36 */
static void
test_the_comma_of_a_column_is_found_out_from_all_of_it (void)
{
  g_assert_cmpint (decimals_of ("1,5|2|0,75"), ==, ENT_DECIMALS_COMMA);
  g_assert_cmpint (decimals_of ("1.5|2|0.75"), ==, ENT_DECIMALS_POINT);
  g_assert_cmpint (decimals_of ("1|2|3"), ==, ENT_DECIMALS_NONE);
  g_assert_cmpint (decimals_of ("1.234,5|2"), ==, ENT_DECIMALS_COMMA);
  g_assert_cmpint (decimals_of ("1,234.5|2"), ==, ENT_DECIMALS_POINT);
  g_assert_cmpint (decimals_of ("1.234.567"), ==, ENT_DECIMALS_COMMA);
  g_assert_cmpint (decimals_of ("1,234,567"), ==, ENT_DECIMALS_POINT);
  /* what one alone does not tell another one does */
  g_assert_cmpint (decimals_of ("1,234|0,5"), ==, ENT_DECIMALS_COMMA);
  g_assert_cmpint (decimals_of ("1,234|0.5"), ==, ENT_DECIMALS_POINT);
  g_assert_cmpint (decimals_of ("1,234|1,234,567"), ==, ENT_DECIMALS_POINT);
  g_assert_cmpint (decimals_of ("1,234|2"), ==, ENT_DECIMALS_ASKED);
  g_assert_cmpint (decimals_of ("1,5|2.5"), ==, ENT_DECIMALS_MIXED);
}

static void
test_numbers_are_read_as_their_column_writes_them (void)
{
  static const struct
  {
    EntDecimals decimals;
    const char *text;
    double number;
  } cases[] = {
    { ENT_DECIMALS_COMMA, "1,5", 1.5 },
    { ENT_DECIMALS_COMMA, "0,75", 0.75 },
    { ENT_DECIMALS_COMMA, "1.234,5", 1234.5 },
    { ENT_DECIMALS_COMMA, "1.234", 1234.0 },
    { ENT_DECIMALS_COMMA, "1.234.567", 1234567.0 },
    { ENT_DECIMALS_POINT, "1.5", 1.5 },
    { ENT_DECIMALS_POINT, ".5", 0.5 },
    { ENT_DECIMALS_POINT, "1,234.5", 1234.5 },
    { ENT_DECIMALS_POINT, "1,234", 1234.0 },
    { ENT_DECIMALS_ASKED, "1,234", 1.234 },
    { ENT_DECIMALS_MIXED, "3", 3.0 },
    { ENT_DECIMALS_NONE, " 4 ", 4.0 },
    { ENT_DECIMALS_NONE, "+3", 3.0 },
    { ENT_DECIMALS_NONE, "-3", -3.0 },
    { ENT_DECIMALS_NONE, "−3", -3.0 },
    { ENT_DECIMALS_NONE, "50 %", 50.0 },
    { ENT_DECIMALS_COMMA, "1 234,5", 1234.5 },
  };
  static const struct
  {
    EntDecimals decimals;
    const char *text;
  } others[] = {
    { ENT_DECIMALS_MIXED, "1,5" },
    { ENT_DECIMALS_MIXED, "2.5" },
    { ENT_DECIMALS_COMMA, "1,2,3" },
    { ENT_DECIMALS_COMMA, "1,234.5" },
    { ENT_DECIMALS_POINT, "1.2.3" },
    { ENT_DECIMALS_NONE, "" },
    { ENT_DECIMALS_NONE, "-" },
    { ENT_DECIMALS_NONE, "." },
    { ENT_DECIMALS_NONE, "+-3" },
    { ENT_DECIMALS_NONE, "3a" },
    { ENT_DECIMALS_NONE, "0x10" },
    { ENT_DECIMALS_NONE, "1e3" },
    { ENT_DECIMALS_NONE, "inf" },
    { ENT_DECIMALS_NONE, "nan" },
    { ENT_DECIMALS_NONE, "3 de 5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpfloat (number_of (cases[i].decimals, cases[i].text), ==, cases[i].number);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i].text);
      g_assert_cmpfloat (number_of (others[i].decimals, others[i].text), ==, -12345.0);
    }
}

/* V36: no cell is guessed alone; who reads the report finds each of them. */
static void
test_what_is_mixed_is_no_number_and_spoils_no_other (void)
{
  assert_column (&ent_power_choices, "Poder", "1,5|2.5|4|5|1", "?|?|4|5|1", FALSE);
}

static void
test_the_comma_can_be_said (void)
{
  EntScale scale = scale_of (NULL, "1,234|2", "Peso");
  double number;

  g_assert_cmpint (scale.decimals, ==, ENT_DECIMALS_ASKED);
  g_assert_true (ent_scale_number (scale.decimals, "1,234", &number));
  g_assert_cmpfloat (number, ==, 1.234);
  scale.decimals = ENT_DECIMALS_POINT;
  g_assert_true (ent_scale_number (scale.decimals, "1,234", &number));
  g_assert_cmpfloat (number, ==, 1234.0);
}

/* --- scales of numbers --- */

static void
test_decision_power_is_read_from_each_usual_scale (void)
{
  assert_column (&ent_power_choices, "Poder", "1|2|3|4|5", "1|2|3|4|5", FALSE);
  assert_column (&ent_power_choices, "Poder", "4|5", "4|5", FALSE);
  assert_column (&ent_power_choices, "Nivel de poder (1-3)", "1|2|3", "2|3|4", TRUE);
  assert_column (&ent_power_choices, "Poder (1=bajo, 3=alto)", "1|2|3", "2|3|4", FALSE);
  assert_column (&ent_power_choices, "Poder", "0|5|10", "1|3|5", FALSE);
  assert_column (&ent_power_choices, "Poder", "0|1|2|3|4|5", "1|2|3|3|4|5", FALSE);
  assert_column (&ent_power_choices, "Poder", "0", "1", FALSE);
  assert_column (&ent_power_choices, "Poder", "1|4|7|10", "1|2|4|5", FALSE);
  assert_column (&ent_power_choices, "Poder", "0 %|25 %|50 %|75 %|100 %", "1|2|3|4|5", FALSE);
  assert_column (&ent_power_choices, "Poder", "0|0,25|0,5|0,75|1", "1|2|3|4|5", FALSE);
  assert_column (&ent_power_choices, "Poder", "1,0|2,5|4,0", "1|3|4", FALSE);
  assert_column (&ent_power_choices, "Poder", "0|1|2|3", "1|2|3|4", FALSE);
  /* two of three may as well be of five */
  assert_column (&ent_power_choices, "Poder", "1|3", "1|3", FALSE);
}

static void
test_a_range_in_the_title_is_the_scale (void)
{
  static const char *const titles[] = { "Poder (1-10)", "Poder 1 a 10", "Poder (1 – 10)", "Poder de 1 a 10", "Power 1 to 10", "Power (1..10)", "Poder [1/10]" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    assert_column (&ent_power_choices, titles[i], "1|3|5", "1|2|3", FALSE);
  assert_column (&ent_power_choices, "Power (0-3)", "0|1|3", "1|2|4", FALSE);
  assert_column (&ent_power_choices, "Poder (1-5)", "1|2|3", "1|2|3", FALSE);
  /* a slip of the hand, and it alone is not read */
  assert_column (&ent_power_choices, "Poder (1-5)", "1|2|3|44|5", "1|2|3|?|5", FALSE);
  /* a year is no range */
  assert_column (&ent_power_choices, "Poder 2023-2024", "1|3|5", "1|3|5", FALSE);
}

static void
test_one_slip_of_the_hand_changes_no_other_rating (void)
{
  assert_column (&ent_power_choices, "Poder", "1|2|3|4|5|44", "1|2|3|4|5|?", FALSE);
  assert_column (&ent_power_choices, "Poder", "1|2|3|4|5|10", "1|1|2|2|3|5", FALSE);
}

/* Nobody who is against, however little, is but unaware. */
static void
test_commitment_is_read_from_against_to_for (void)
{
  assert_column (&ent_commitment_choices, "Posición", "-7|-1|0|1|4|5|7", "resistant|resistant|neutral|supportive|supportive|leading|leading", FALSE);
  assert_column (&ent_commitment_choices, "Posición", "-3|-2|-1|0|1|2|3", "resistant|resistant|resistant|neutral|supportive|leading|leading", FALSE);
  assert_column (&ent_commitment_choices, "Posición", "-2|-1|0|+1|+2", "resistant|resistant|neutral|supportive|leading", FALSE);
  assert_column (&ent_commitment_choices, "Posición", "−1|0|1", "resistant|neutral|supportive", FALSE);
  assert_column (&ent_commitment_choices, "Posición", "-1|1", "resistant|supportive", FALSE);
  assert_column (&ent_commitment_choices, "Apoyo", "1|2|3|4|5", "resistant|unaware|neutral|supportive|leading", FALSE);
  assert_column (&ent_commitment_choices, "Apoyo", "0|5|10", "resistant|neutral|leading", FALSE);
  assert_column (&ent_commitment_choices, "Apoyo", "0|1", "?|supportive", FALSE);
  assert_column (&ent_commitment_choices, "Nivel de compromiso", "1|2|3", "unaware|neutral|supportive", TRUE);
}

static void
test_a_title_says_which_way_round_it_is (void)
{
  static const char *const falling[] = { "Influencia (1 = alta, 5 = baja)", "Influencia (1: muy alta - 5: muy baja)", "Influence (1=high, 5=low)", "Poder (1 es mayor)",
                                         "Poder: 1 alto, 5 bajo", "Power (1 is the highest)", "Poder (1 = más poder)", "Power, 1 = most" };
  static const char *const rising[] = { "Influencia (1 = baja, 5 = alta)", "Influencia de 1 (baja) a 5 (alta)", "Poder: 1 bajo, 5 alto", "Power (5 = highest)", "Poder (5: mucho)", "Power 1 - 5 (1 = none)" };

  for (guint i = 0; i < G_N_ELEMENTS (falling); i++)
    assert_column (&ent_power_choices, falling[i], "1|2|3|4|5", "5|4|3|2|1", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (rising); i++)
    assert_column (&ent_power_choices, rising[i], "1|2|3|4|5", "1|2|3|4|5", FALSE);
  assert_column (&ent_commitment_choices, "Postura (1 = a favor, 3 = en contra)", "1|2|3", "supportive|neutral|resistant", FALSE);
  assert_column (&ent_commitment_choices, "Postura (1 = en contra, 3 = a favor)", "1|2|3", "resistant|neutral|supportive", FALSE);
}

static void
test_what_may_be_either_way_round_is_asked (void)
{
  assert_column (&ent_power_choices, "Prioridad", "1|2|3|4|5", "1|2|3|4|5", TRUE);
  assert_column (&ent_power_choices, "Ranking", "1|2|3|4|5|6|7", "1|1|2|2|3|3|4", TRUE);
  assert_column (&ent_power_choices, "Impact ranking", "1|2|3|4|5", "1|2|3|4|5", TRUE);
  assert_column (&ent_power_choices, NULL, "1|2|3|4|5", "1|2|3|4|5", TRUE);
  assert_column (&ent_commitment_choices, "Postura", "1|2|3|4|5", "resistant|unaware|neutral|supportive|leading", TRUE);
  assert_column (&ent_power_choices, "Poder", "1|2|3", "2|3|4", TRUE);
}

static void
test_what_can_be_but_one_way_round_is_not_asked (void)
{
  assert_column (&ent_power_choices, "Puntos", "0|5|10", "1|3|5", FALSE);
  assert_column (&ent_commitment_choices, "Postura", "-2|0|2", "resistant|neutral|leading", FALSE);
  assert_column (&ent_commitment_choices, "Postura", "a favor|en contra", "supportive|resistant", FALSE);
  assert_column (&ent_power_choices, "Nivel de influencia", "1|2|3|4|5", "1|2|3|4|5", FALSE);
  assert_column (&ent_power_choices, "PowValue", "1|2|3|4|5", "1|2|3|4|5", FALSE);
  assert_column (&ent_tie_choices, "Tipo", "1|2|3", "?|?|?", FALSE);
}

static void
test_what_is_answered_turns_the_scale_round (void)
{
  EntScale scale = scale_of (&ent_power_choices, "1|2|3|4|5", "Prioridad");
  g_autofree char *read = NULL;

  scale.falling = TRUE;
  read = read_column (&ent_power_choices, &scale, "1|2|3|4|5");
  g_assert_cmpstr (read, ==, "5|4|3|2|1");
}

/* --- words and signs --- */

static void
test_words_of_degree_are_read (void)
{
  assert_column (&ent_power_choices, "Poder", "Alto|Medio|Bajo", "4|3|2", FALSE);
  assert_column (&ent_power_choices, "Poder", "MUY ALTO|alta|Media|baja|Muy bajo|Nulo", "5|4|3|2|1|1", FALSE);
  assert_column (&ent_power_choices, "Poder", "Media-alta|medio bajo|Alto", "4|2|4", FALSE);
  assert_column (&ent_power_choices, "Poder", "A|M|B", "4|3|2", FALSE);
  assert_column (&ent_power_choices, "Influence", "High|Medium|Low", "4|3|2", FALSE);
  assert_column (&ent_power_choices, "Influence", "H|M|L", "4|3|2", FALSE);
  assert_column (&ent_power_choices, "Influence", "Very high|None|N/A", "5|1|not-assessed", FALSE);
  assert_column (&ent_power_choices, "Poder", "4 - Alto|3 (medio)|2. Bajo|Alto (4)|5 Muy alto", "4|3|2|4|5", FALSE);
  assert_column (&ent_power_choices, "Poder", "Alto|3|tal vez", "4|3|?", FALSE);
  assert_column (&ent_strength_choices, "Fuerza", "Fuerte|Media|Débil", "strong|normal|weak", FALSE);
  assert_column (&ent_strength_choices, "Intensidad", "Alta|Media|Baja", "strong|normal|weak", FALSE);
}

static void
test_words_of_favour_are_read (void)
{
  assert_column (&ent_commitment_choices, "Postura", "a favor|neutral|indiferente|indeciso|en contra", "supportive|neutral|neutral|neutral|resistant", FALSE);
  assert_column (&ent_commitment_choices, "Postura", "A Favor|EN CONTRA|Muy a favor", "supportive|resistant|leading", FALSE);
  assert_column (&ent_commitment_choices, "Support", "S|MS|N|MO|O", "leading|supportive|neutral|resistant|resistant", FALSE);
  assert_column (&ent_commitment_choices, "Support", "champion|supporter|neutral|resistant", "leading|supportive|neutral|resistant", FALSE);
  assert_column (&ent_commitment_choices, "Engagement", "Unaware|Resistant|Neutral|Supportive|Leading", "unaware|resistant|neutral|supportive|leading", FALSE);
  assert_column (&ent_commitment_choices, "Compromiso", "Alto|Medio|Bajo", "supportive|neutral|unaware", FALSE);
  assert_column (&ent_commitment_choices, "Relación predominante", "A favor|Indiferente|En contra", "supportive|neutral|resistant", FALSE);
  assert_column (&ent_commitment_choices, "Position", "High support|Medium support|Low support|Nonmobilized|Low opposition|Medium opposition|High opposition", "leading|supportive|supportive|neutral|resistant|resistant|resistant", FALSE);
}

static void
test_signs_are_read_where_some_are_for (void)
{
  assert_column (&ent_commitment_choices, "Postura", "++|+|0|-|--", "leading|supportive|neutral|resistant|resistant", FALSE);
  assert_column (&ent_commitment_choices, "Postura", "+|±|−", "supportive|neutral|resistant", FALSE);
  assert_column (&ent_commitment_choices, "Postura", "+|+/-|-", "supportive|neutral|resistant", FALSE);
  assert_column (&ent_power_choices, "Poder", "+++|++|+", "4|3|2", FALSE);
  /* a dash alone is an empty cell of somebody tidy */
  assert_column (&ent_commitment_choices, "Postura", "a favor|-", "supportive|?", FALSE);
  assert_column (&ent_power_choices, "Poder", "4|-", "4|?", FALSE);
}

static void
test_an_ally_is_ticked_in_many_ways (void)
{
  assert_column (&ent_ally_choices, "Aliado", "Sí|si|x|X|1|✓|Verdadero", "yes|yes|yes|yes|yes|yes|yes", FALSE);
  assert_column (&ent_ally_choices, "Ally", "No|n|0|FALSE", "no|no|no|no", FALSE);
}

/* --- weights --- */

static void
test_weights_are_weak_or_strong_beside_each_other (void)
{
  assert_column (&ent_strength_choices, "Weight", "1|2|3", "weak|normal|strong", FALSE);
  assert_column (&ent_strength_choices, "Weight", "0.25|1.1|4.3|5", "weak|weak|strong|strong", FALSE);
  assert_column (&ent_strength_choices, "Peso", "0,5|2,5|5", "weak|normal|strong", FALSE);
}

static void
test_weights_that_are_all_alike_are_of_no_strength (void)
{
  assert_column (&ent_strength_choices, "Weight", "1", "normal", FALSE);
  assert_column (&ent_strength_choices, "Weight", "7", "normal", FALSE);
}

/* --- what a map itself says --- */

static void
test_what_is_said_in_the_maps_own_way_needs_no_note (void)
{
  EntScale five = scale_of (&ent_power_choices, "1|2|3|4|5", "Poder"), ten = scale_of (&ent_power_choices, "1|5|10", "Poder"), words = scale_of (&ent_commitment_choices, "De apoyo|a favor", "Postura");
  EntScale turned = five;

  turned.falling = TRUE;
  g_assert_true (ent_scale_is_own (&five, &ent_power_choices, "4"));
  g_assert_false (ent_scale_is_own (&turned, &ent_power_choices, "4"));
  g_assert_false (ent_scale_is_own (&ten, &ent_power_choices, "5"));
  g_assert_true (ent_scale_is_own (&words, &ent_commitment_choices, "De apoyo"));
  g_assert_true (ent_scale_is_own (&words, &ent_commitment_choices, "Supportive"));
  g_assert_false (ent_scale_is_own (&words, &ent_commitment_choices, "a favor"));
}

static void
test_noise_is_read_or_not (void)
{
  static const char *const pieces[] = { "1", "5", "10", "-", "+", ",", ".", "%", " ", "−", "alto", "(", "e", "∞", "999999999999999999999999999999" };
  const EntChoices *all[] = { &ent_power_choices, &ent_commitment_choices, &ent_strength_choices, &ent_ally_choices, &ent_tie_choices };
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) column = g_string_new (NULL);
      const EntChoices *choices = all[i % G_N_ELEMENTS (all)];
      EntScale scale;
      g_autofree char *read = NULL;

      for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
        {
          for (int k = g_rand_int_range (rand, 1, 4); k > 0; k--)
            g_string_append (column, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          g_string_append_c (column, '|');
        }
      scale = scale_of (choices, column->str, i % 2 != 0 ? column->str : NULL);
      g_assert_true (scale.low <= scale.high);
      read = read_column (choices, &scale, column->str);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale/the-comma-of-a-column-is-found-out-from-all-of-it", test_the_comma_of_a_column_is_found_out_from_all_of_it);
  g_test_add_func ("/scale/numbers-are-read-as-their-column-writes-them", test_numbers_are_read_as_their_column_writes_them);
  g_test_add_func ("/scale/what-is-mixed-is-no-number-and-spoils-no-other", test_what_is_mixed_is_no_number_and_spoils_no_other);
  g_test_add_func ("/scale/the-comma-can-be-said", test_the_comma_can_be_said);
  g_test_add_func ("/scale/decision-power-is-read-from-each-usual-scale", test_decision_power_is_read_from_each_usual_scale);
  g_test_add_func ("/scale/a-range-in-the-title-is-the-scale", test_a_range_in_the_title_is_the_scale);
  g_test_add_func ("/scale/one-slip-of-the-hand-changes-no-other-rating", test_one_slip_of_the_hand_changes_no_other_rating);
  g_test_add_func ("/scale/commitment-is-read-from-against-to-for", test_commitment_is_read_from_against_to_for);
  g_test_add_func ("/scale/a-title-says-which-way-round-it-is", test_a_title_says_which_way_round_it_is);
  g_test_add_func ("/scale/what-may-be-either-way-round-is-asked", test_what_may_be_either_way_round_is_asked);
  g_test_add_func ("/scale/what-can-be-but-one-way-round-is-not-asked", test_what_can_be_but_one_way_round_is_not_asked);
  g_test_add_func ("/scale/what-is-answered-turns-the-scale-round", test_what_is_answered_turns_the_scale_round);
  g_test_add_func ("/scale/words-of-degree-are-read", test_words_of_degree_are_read);
  g_test_add_func ("/scale/words-of-favour-are-read", test_words_of_favour_are_read);
  g_test_add_func ("/scale/signs-are-read-where-some-are-for", test_signs_are_read_where_some_are_for);
  g_test_add_func ("/scale/an-ally-is-ticked-in-many-ways", test_an_ally_is_ticked_in_many_ways);
  g_test_add_func ("/scale/weights-are-weak-or-strong-beside-each-other", test_weights_are_weak_or_strong_beside_each_other);
  g_test_add_func ("/scale/weights-that-are-all-alike-are-of-no-strength", test_weights_that_are_all_alike_are_of_no_strength);
  g_test_add_func ("/scale/what-is-said-in-the-maps-own-way-needs-no-note", test_what_is_said_in_the_maps_own_way_needs_no_note);
  g_test_add_func ("/scale/noise-is-read-or-not", test_noise_is_read_or_not);
  return g_test_run ();
}
