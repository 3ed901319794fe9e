/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ties in tables of their own, in matrices and in lists. */
#include "import-test.h"

#include "book-test.h"

#include <string.h>

static void
assert_tie (EntMap *map, const char *from, const char *to, EntTieKind kind, EntDirection direction, EntStrength strength, const char *notes)
{
  const EntTie *tie = tie_of (map, from, to);

  if (tie == NULL)
    g_error ("%s is not tied to %s", from, to);
  g_assert_cmpint (tie->kind, ==, kind);
  g_assert_cmpint (ent_tie_direction (tie), ==, direction);
  g_assert_cmpint (tie->strength, ==, strength);
  g_assert_cmpstr (tie->notes, ==, notes);
}

/* --- tables --- */

static void
test_ties_are_read_with_all_they_say (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Desde;Hacia;Tipo de relación;Dirección;Fuerza;Dudoso;Notas;Desde cuándo\n"
                                                        "ICBF;Hotel Sol;Supervisa;;Fuerte;;Cada mes;2020\n"
                                                        "Hotel Sol;Bar Luna;Conflicto;;Débil;Sí;;\n"
                                                        "Bar Luna;ICBF;Informa;En ambos sentidos;;No;;\n");

  g_assert_cmpuint (imported->n_added[ENT_SHEET_TIES], ==, 3);
  assert_tie (imported->map, "ICBF", "Hotel Sol", ENT_TIE_OVERSEES, ENT_DIRECTION_FORWARD, ENT_STRENGTH_STRONG, "Cada mes\nDesde cuándo: 2020");
  assert_tie (imported->map, "Hotel Sol", "Bar Luna", ENT_TIE_TENSION, ENT_DIRECTION_NONE, ENT_STRENGTH_WEAK, NULL);
  g_assert_true (tie_of (imported->map, "Hotel Sol", "Bar Luna")->unclear);
  assert_tie (imported->map, "Bar Luna", "ICBF", ENT_TIE_INFORMS, ENT_DIRECTION_BOTH, ENT_STRENGTH_NORMAL, NULL);
  g_assert_false (tie_of (imported->map, "Bar Luna", "ICBF")->unclear);
}

static void
test_ends_that_are_not_there_are_created_unless_it_is_said (void)
{
  g_autoptr (EntMap) target = map_with ("ICBF");
  g_autoptr (EntImport) import = import_of ("Source,Target\nICBF,Policía\nPolicía,Hotel Sol\nICBF,Hotel Sol\n");
  g_autoptr (EntImported) with = NULL, without = NULL;

  ent_import_set_sector (import, ENT_SECTOR_INFORMAL);
  with = run_into (import, target);
  g_assert_cmpuint (with->n_created, ==, 2);
  g_assert_cmpuint (ent_map_n_ties (with->map), ==, 3);
  assert_value (with->map, "Policía", "sector", "informal");
  assert_value (with->map, "Policía", "kind", "informal");
  assert_remark (with, 2, "“Policía” was in no table and has been added.");
  ent_import_set_creates_ends (import, FALSE);
  without = run_into (import, target);
  g_assert_cmpuint (without->n_created, ==, 0);
  g_assert_cmpuint (ent_map_n_stakeholders (without->map), ==, 1);
  g_assert_cmpuint (ent_map_n_ties (without->map), ==, 0);
  assert_remark (without, 2, "There is no stakeholder called “Policía”.");
  g_assert_cmpuint (without->n_left_out, ==, 3);
}

static void
test_two_files_refer_to_each_other (void)
{
  g_autoptr (EntImport) import = import_of ("Source;Target;Weight\n2;1;1\n");
  g_autoptr (EntImported) imported = NULL;

  take_text (import, "Id;Label\n1;ICBF\n2;SENA\n", "nodes.csv");
  imported = run_into (import, NULL);
  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 2);
  g_assert_nonnull (tie_of (imported->map, "SENA", "ICBF"));
  assert_no_remarks (imported);
}

static void
test_a_row_without_an_end_is_left_out_and_kept (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Source,Target,Label\nA,B,x\nA,,y\n,B,z\nA,-,w\n");

  g_assert_cmpuint (ent_map_n_ties (imported->map), ==, 1);
  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 2);
  assert_remark (imported, 3, "does not say who is at both ends");
  assert_remark (imported, 5, "does not say who is at both ends");
  g_assert_cmpstr (ent_map_info (imported->map)->notes, ==, "Source: A; Label: y\nTarget: B; Label: z\nSource: A; Label: w");
}

/* V35: which row it is, and the others come in. */
static void
test_the_row_with_an_empty_end_is_told_among_a_thousand (void)
{
  g_autoptr (GString) text = g_string_new ("Source,Target\n");
  g_autoptr (EntImported) imported = NULL;

  for (guint line = 2; line <= 1000; line++)
    g_string_append_printf (text, line == 599 ? ",B%u\n" : "A%u,B\n", line);
  imported = import_text (NULL, text->str);
  g_assert_cmpuint (ent_map_n_ties (imported->map), ==, 998);
  g_assert_cmpuint (imported->n_left_out, ==, 1);
  assert_remark (imported, 599, "does not say who is at both ends");
}

static void
test_nobody_is_tied_to_themselves (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Source,Target\nA,A\nA,B\n");

  g_assert_cmpuint (ent_map_n_ties (imported->map), ==, 1);
  assert_remark (imported, 2, "Nobody can be tied to themselves");
}

static void
test_a_name_of_several_tells_none_of_them (void)
{
  g_autoptr (EntMap) target = map_with ("Junta|Junta|ICBF");
  g_autoptr (EntImported) imported = import_text (target, "Source,Target\nICBF,Junta\n");

  g_assert_cmpuint (ent_map_n_ties (imported->map), ==, 0);
  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 3);
  assert_remark (imported, 2, "Several are called “Junta”");
}

static void
test_an_end_that_is_alike_is_taken_and_said (void)
{
  g_autoptr (EntMap) target = map_with ("Asociación de Hoteles|ICBF");
  g_autoptr (EntImported) imported = import_text (target, "Source,Target\nICBF,Asoc. Hoteles\n");

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 2);
  g_assert_nonnull (tie_of (imported->map, "ICBF", "Asociación de Hoteles"));
  assert_remark (imported, 2, "“Asoc. Hoteles” is taken for “Asociación de Hoteles”.");
}

/* As Kumu has them; who is called so is one. */
static void
test_several_ends_in_a_cell_are_several_ties (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "From,To,Type\nA,B | C|D,Alliance\n");
  g_autoptr (EntMap) named = ent_map_new ();
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  g_autoptr (EntImported) one = NULL;

  g_assert_cmpuint (ent_map_n_ties (imported->map), ==, 3);
  g_assert_nonnull (tie_of (imported->map, "A", "C"));
  g_assert_cmpint (row_in (imported, 2)->fate, ==, ENT_ROW_ADDED);
  ent_record_set_id (&stakeholder->base, "s-0123456789");
  stakeholder->name = g_strdup ("Uno | Dos");
  g_assert_true (ent_map_apply_take (named, stakeholder, NULL, NULL));
  one = import_text (named, "From,To\nA,Uno | Dos\n");
  g_assert_cmpuint (ent_map_n_ties (one->map), ==, 1);
  g_assert_cmpuint (ent_map_n_stakeholders (one->map), ==, 2);
}

/* --- several between the same two --- */

static void
test_ties_of_different_kinds_between_two_are_kept (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "From,To,Type\nA,B,Alianza\nA,B,Conflicto\nB,A,Supervisa\nA,B,Supervisa\n");

  g_assert_cmpuint (imported->n_added[ENT_SHEET_TIES], ==, 4);
  g_assert_cmpuint (count_ties (imported->map, "A", "B"), ==, 3);
  g_assert_cmpuint (count_ties (imported->map, "B", "A"), ==, 1);
  g_assert_null (row_in (imported, 3)->remarks);
  g_assert_null (row_in (imported, 5)->remarks);
}

static void
test_ties_of_one_kind_between_two_are_joined_and_said (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "From,To,Type,Description,Weight\nA,B,Alianza,one,1\nB,A,Alianza,two,15\nA,B,Alianza,three,5\nA,B,Alianza,one,1\n");

  g_assert_cmpuint (ent_map_n_ties (imported->map), ==, 1);
  assert_remark (imported, 3, "There can be one tie of this kind");
  g_assert_cmpstr (tie_of (imported->map, "A", "B")->notes, ==, "one\nWeight: 1\ntwo\nWeight: 15\nthree\nWeight: 5");
}

static void
test_two_ties_of_kinds_that_nobody_knows_both_stay (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "From,To,Type\nA,B,zzz\nA,B,yyy\nA,B,zzz\n");

  g_assert_cmpuint (ent_map_n_ties (imported->map), ==, 2);
  assert_remark (imported, 2, "“zzz” could not be understood");
  assert_remark (imported, 3, "whose kind is not known either");
  assert_remark (imported, 4, "There can be one tie of this kind");
}

/* --- weights --- */

/* V37 */
static void
test_weights_stay_as_they_are_written (void)
{
  static const char *const weights[] = { "1.1", "4.3", "0.25", "1000000", "0.333333333333333314829616256247" };
  g_autoptr (GString) text = g_string_new ("Source,Target,Weight\n");
  g_autoptr (EntImported) imported = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    g_string_append_printf (text, "A,B%u,%s\n", i, weights[i]);
  imported = import_text (NULL, text->str);
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      g_autofree char *name = g_strdup_printf ("B%u", i), *notes = g_strconcat ("Weight: ", weights[i], NULL);

      g_assert_cmpstr (tie_of (imported->map, "A", name)->notes, ==, notes);
    }
}

static void
test_weights_are_strengths_beside_each_other (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Source;Target;Peso\nA;B;0,5\nA;C;2,5\nA;D;5\n");
  g_autoptr (EntImported) alike = import_text (NULL, "Source,Target,Weight\nA,B,1\nA,C,1\n");

  assert_tie (imported->map, "A", "B", ENT_TIE_WORKS_WITH, ENT_DIRECTION_NONE, ENT_STRENGTH_WEAK, "Peso: 0,5");
  assert_tie (imported->map, "A", "C", ENT_TIE_WORKS_WITH, ENT_DIRECTION_NONE, ENT_STRENGTH_NORMAL, "Peso: 2,5");
  assert_tie (imported->map, "A", "D", ENT_TIE_WORKS_WITH, ENT_DIRECTION_NONE, ENT_STRENGTH_STRONG, "Peso: 5");
  assert_tie (alike->map, "A", "B", ENT_TIE_WORKS_WITH, ENT_DIRECTION_NONE, ENT_STRENGTH_NORMAL, NULL);
}

static void
test_what_a_comma_is_can_be_said (void)
{
  g_autoptr (EntImport) import = import_of ("Source;Target;Peso\nA;B;1,234\nA;C;3\n");
  g_autoptr (EntImported) comma = run_into (import, NULL), point = NULL;

  g_assert_cmpint (ent_import_scale (import, 0, 2)->decimals, ==, ENT_DECIMALS_ASKED);
  g_assert_cmpint (tie_of (comma->map, "A", "C")->strength, ==, ENT_STRENGTH_STRONG);
  ent_import_set_decimal_comma (import, 0, 2, FALSE);
  point = run_into (import, NULL);
  g_assert_cmpint (tie_of (point->map, "A", "C")->strength, ==, ENT_STRENGTH_WEAK);
  g_assert_cmpint (tie_of (point->map, "A", "B")->strength, ==, ENT_STRENGTH_STRONG);
}

/* --- directions --- */

static void
test_a_direction_that_a_kind_cannot_have_is_its_usual_one (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "From,To,Type,Direction\nA,B,Miembro de,mutual\nC,D,Financia,undirected\nE,F,Alianza,directed\n");

  g_assert_cmpint (ent_tie_direction (tie_of (imported->map, "A", "B")), ==, ENT_DIRECTION_FORWARD);
  assert_remark (imported, 2, "cannot have the direction");
  g_assert_cmpint (ent_tie_direction (tie_of (imported->map, "C", "D")), ==, ENT_DIRECTION_FORWARD);
  g_assert_cmpint (ent_tie_direction (tie_of (imported->map, "E", "F")), ==, ENT_DIRECTION_FORWARD);
}

/* Somebody changed the table that the map was written as. */
static void
test_kind_and_direction_of_a_tie_change_by_its_id (void)
{
  g_autoptr (EntImported) first = import_text (NULL, "From,To,Type\nA,B,Alliance\n");
  const EntTie *tie = tie_of (first->map, "A", "B");
  g_autofree char *text = g_strdup_printf ("id,From,To,Kind,Direction,Strength\n%s,A,B,Influences,Both ways,Strong\n", tie->base.id);
  g_autoptr (EntImported) second = import_text (first->map, text), third = import_text (second->map, text);

  g_assert_cmpuint (ent_map_n_ties (second->map), ==, 1);
  assert_tie (second->map, "A", "B", ENT_TIE_INFLUENCES, ENT_DIRECTION_BOTH, ENT_STRENGTH_STRONG, NULL);
  g_assert_cmpint (row_in (second, 2)->fate, ==, ENT_ROW_CHANGED);
  assert_nothing_new (third);
}

/* --- two tables in one sheet --- */

static void
test_the_two_tables_of_kumu_in_one_sheet_are_two (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Label,Type,Tags,Description\nICBF,Gobierno,a|b,x\nHotel,Privado,,\n\n\nFrom,To,Type,Direction\nICBF,Hotel,Oversees,directed\nHotel,Bar,Alliance,undirected\n");

  g_assert_cmpuint (imported->n_added[ENT_SHEET_STAKEHOLDERS], ==, 2);
  g_assert_cmpuint (imported->n_created, ==, 1);
  g_assert_cmpuint (ent_map_n_ties (imported->map), ==, 2);
  assert_value (imported->map, "ICBF", "tag", "a\nb");
  assert_value (imported->map, "ICBF", "notes", "x");
  g_assert_cmpint (tie_of (imported->map, "ICBF", "Hotel")->kind, ==, ENT_TIE_OVERSEES);
}

/* --- without titles --- */

static void
test_a_matrix_is_ties (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, ";A;B;C\nA;0;2;1\nB;0;0;3\nC;0;0,0;\n");

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 3);
  g_assert_cmpuint (ent_map_n_ties (imported->map), ==, 3);
  assert_tie (imported->map, "A", "B", ENT_TIE_WORKS_WITH, ENT_DIRECTION_FORWARD, ENT_STRENGTH_WEAK, "weight: 2");
  assert_tie (imported->map, "B", "C", ENT_TIE_WORKS_WITH, ENT_DIRECTION_FORWARD, ENT_STRENGTH_STRONG, "weight: 3");
  assert_tie (imported->map, "A", "C", ENT_TIE_WORKS_WITH, ENT_DIRECTION_FORWARD, ENT_STRENGTH_NORMAL, NULL);
}

static void
test_a_mirrored_matrix_has_each_tie_once (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "x;Comunidad;Institución Educativa;Organización Base\nComunidad;-;x;\nInstitución Educativa;x;-;x\nOrganización Base;;x;-\n");

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 3);
  g_assert_cmpuint (ent_map_n_ties (imported->map), ==, 2);
  assert_tie (imported->map, "Comunidad", "Institución Educativa", ENT_TIE_WORKS_WITH, ENT_DIRECTION_NONE, ENT_STRENGTH_NORMAL, NULL);
}

/* V39 */
static void
test_a_ragged_matrix_is_read_or_reported (void)
{
  static const char *const cases[] = { ";A;B;C\nA;0;1\nB;1;0;1\nC\n", ";A;B;C\nA;0;1;1;1\nB;1;0;1\nC;1;1;0\n", ";A;B\nA;0\nB\n", ";A;B;C\nA;1;1;1\nB;1;1;1\n", ";A;A;A\nA;1;1;1\nA;1;1;1\nA;1;1;1\n", ";\n;\n;\n" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntImported) imported = import_text (NULL, cases[i]);

      g_test_message ("%s: %u rows", cases[i], imported->rows->len);
    }
}

static void
test_lists_without_titles_are_ties (void)
{
  g_autoptr (EntImported) pairs = import_text (NULL, "A;B\nB;C\nA;C\n");
  g_autoptr (EntImported) weighed = import_text (NULL, "A;B;1,5\nB;C;3\nA;C;2\n");
  g_autoptr (EntImported) numbers = import_text (NULL, "1,2\n2,3\n1,3\n");
  g_autoptr (EntImported) adjacency = import_text (NULL, "A;B;C;D\nB;C\nC;A\nD;A;B\n");

  g_assert_cmpuint (ent_map_n_ties (pairs->map), ==, 3);
  g_assert_cmpuint (ent_map_n_stakeholders (pairs->map), ==, 3);
  g_assert_cmpint (tie_of (weighed->map, "A", "B")->strength, ==, ENT_STRENGTH_WEAK);
  g_assert_cmpint (tie_of (weighed->map, "B", "C")->strength, ==, ENT_STRENGTH_STRONG);
  g_assert_cmpuint (ent_map_n_ties (numbers->map), ==, 3);
  g_assert_nonnull (tie_of (numbers->map, "2", "3"));
  g_assert_cmpuint (ent_map_n_stakeholders (adjacency->map), ==, 4);
  g_assert_nonnull (tie_of (adjacency->map, "A", "D"));
  g_assert_nonnull (tie_of (adjacency->map, "D", "B"));
}

static void
test_a_table_of_two_columns_is_no_list_of_ties (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Ana Pérez;ICBF\nLuis Gómez;ICBF\nEva Ruiz;SENA\n");

  g_assert_cmpuint (ent_map_n_ties (imported->map), ==, 0);
  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-ties/ties-are-read-with-all-they-say", test_ties_are_read_with_all_they_say);
  g_test_add_func ("/import-ties/ends-that-are-not-there-are-created-unless-it-is-said", test_ends_that_are_not_there_are_created_unless_it_is_said);
  g_test_add_func ("/import-ties/two-files-refer-to-each-other", test_two_files_refer_to_each_other);
  g_test_add_func ("/import-ties/a-row-without-an-end-is-left-out-and-kept", test_a_row_without_an_end_is_left_out_and_kept);
  g_test_add_func ("/import-ties/the-row-with-an-empty-end-is-told-among-a-thousand", test_the_row_with_an_empty_end_is_told_among_a_thousand);
  g_test_add_func ("/import-ties/nobody-is-tied-to-themselves", test_nobody_is_tied_to_themselves);
  g_test_add_func ("/import-ties/a-name-of-several-tells-none-of-them", test_a_name_of_several_tells_none_of_them);
  g_test_add_func ("/import-ties/an-end-that-is-alike-is-taken-and-said", test_an_end_that_is_alike_is_taken_and_said);
  g_test_add_func ("/import-ties/several-ends-in-a-cell-are-several-ties", test_several_ends_in_a_cell_are_several_ties);
  g_test_add_func ("/import-ties/ties-of-different-kinds-between-two-are-kept", test_ties_of_different_kinds_between_two_are_kept);
  g_test_add_func ("/import-ties/ties-of-one-kind-between-two-are-joined-and-said", test_ties_of_one_kind_between_two_are_joined_and_said);
  g_test_add_func ("/import-ties/two-ties-of-kinds-that-nobody-knows-both-stay", test_two_ties_of_kinds_that_nobody_knows_both_stay);
  g_test_add_func ("/import-ties/weights-stay-as-they-are-written", test_weights_stay_as_they_are_written);
  g_test_add_func ("/import-ties/weights-are-strengths-beside-each-other", test_weights_are_strengths_beside_each_other);
  g_test_add_func ("/import-ties/what-a-comma-is-can-be-said", test_what_a_comma_is_can_be_said);
  g_test_add_func ("/import-ties/a-direction-that-a-kind-cannot-have-is-its-usual-one", test_a_direction_that_a_kind_cannot_have_is_its_usual_one);
  g_test_add_func ("/import-ties/kind-and-direction-of-a-tie-change-by-its-id", test_kind_and_direction_of_a_tie_change_by_its_id);
  g_test_add_func ("/import-ties/the-two-tables-of-kumu-in-one-sheet-are-two", test_the_two_tables_of_kumu_in_one_sheet_are_two);
  g_test_add_func ("/import-ties/a-matrix-is-ties", test_a_matrix_is_ties);
  g_test_add_func ("/import-ties/a-mirrored-matrix-has-each-tie-once", test_a_mirrored_matrix_has_each_tie_once);
  g_test_add_func ("/import-ties/a-ragged-matrix-is-read-or-reported", test_a_ragged_matrix_is_read_or_reported);
  g_test_add_func ("/import-ties/lists-without-titles-are-ties", test_lists_without_titles_are_ties);
  g_test_add_func ("/import-ties/a-table-of-two-columns-is-no-list-of-ties", test_a_table_of_two_columns_is_no_list_of_ties);
  return g_test_run ();
}
