/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing into a map that has something: who is there already, and what stays. */
#include "import-test.h"

#include "book-test.h"
#include "model/edit.h"

#include <string.h>

/* --- the same once more --- */

static const char *const registers[] = {
  "Nombre;Sector;Tipo;Poder;Compromiso;Teléfono;Interés;Notas;Parte de;Etiquetas;Aliado\n"
  "Alcaldía;Instituciones;Gobierno;Alto;A favor;300;Turismo;\"Uno\ndos\";;a, b;Sí\n"
  "Unidad;Instituciones;Gobierno;Medio;Neutral;-;;;Alcaldía;;No\n"
  "Hotel Sol;Sector privado;Formal;1,5;En contra;;Ventas;;Cadena Sol;c;x\n",
  "id;Nombre;Unidad;Nivel;Veto;Fase;Riesgo;Fecha de riesgo;Pasos;Código 1\n"
  "A-1;ICBF;Organización;Nacional;No;Iniciar;Bajo;14/3/2026;\"2.1, 1.1; 1.1\";2026-01-01\n"
  "A-2;Unidad;Departamento;Local;Sí;;Alto;;;\n",
  /* names twice, no ids */
  "Nombre;Poder\nJunta de Acción Comunal;4\nJunta de Acción Comunal;3\nJunta de Acción Comunal;2\nICBF;5\n",
  /* names that are alike */
  "Nombre;Poder\nAsociación de Hoteles;4\nAsoc. Hoteles;3\n",
  /* of a form whose rows are numbered */
  "No.;Nombre;Poder\n1;ICBF;4\n2;SENA;3\n3;;\n",
  /* two tables, one of ties */
  "ID,Label,Type\n1,ICBF,Gobierno\n2,SENA,Gobierno\n3,Hotel,Privado\n\n\nFrom,To,Type,Weight\n1,2,Alianza,1.5\n1,2,Conflicto,2\n2,1,Alianza,3\n1,3,zzz,1\n1,3,yyy,1\n3,1 | 2,funds,2\n",
  /* what nobody can read */
  "Nombre;Poder;Sector\nICBF;tal vez;Playa\n;quizás;\n",
  "a;b;1\nb;c;2\na;c;3\n",
  ";A;B;C\nA;0;2;1\nB;1;0;3\nC;0;0;0\n",
};

static void
test_importing_again_changes_nothing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (registers); i++)
    {
      g_autoptr (EntImported) first = NULL, second = NULL;
      g_autoptr (EntImported) third = NULL;

      g_test_message ("register %u", i);
      first = import_text (NULL, registers[i]);
      second = import_text (first->map, registers[i]);
      g_assert_cmpuint (first->n_added[ENT_SHEET_STAKEHOLDERS] + first->n_added[ENT_SHEET_TIES], >, 0);
      assert_nothing_new (second);
      g_assert_true (ent_map_equal (second->map, first->map));
      third = import_text (second->map, registers[i]);
      g_assert_true (ent_map_equal (third->map, first->map));
    }
}

static void
test_importing_again_updates_what_the_file_says (void)
{
  g_autoptr (EntImported) first = import_text (NULL, "Código;Nombre;Poder;Teléfono\nA-1;ICBF;4;300\nA-2;SENA;2;301\n");
  g_autoptr (EntImported) second = import_text (first->map, "Código;Nombre;Poder;Teléfono;Rol\nA-1;ICBF Regional;5;;Protege\nA-2;SENA;2;301;\nA-3;Policía;3;302;\n");

  g_assert_cmpuint (ent_map_n_stakeholders (second->map), ==, 3);
  g_assert_cmpuint (second->n_changed[ENT_SHEET_STAKEHOLDERS], ==, 1);
  g_assert_cmpuint (second->n_added[ENT_SHEET_STAKEHOLDERS], ==, 1);
  g_assert_null (somebody (second->map, "ICBF"));
  assert_value (second->map, "ICBF Regional", "@power", "5");
  assert_value (second->map, "ICBF Regional", "role", "Protege");
  /* a cell without anything in it changes nothing */
  assert_value (second->map, "ICBF Regional", "phone", "300");
  g_assert_cmpint (row_in (second, 3)->fate, ==, ENT_ROW_EQUAL);
}

static void
test_columns_that_are_not_there_change_nothing (void)
{
  g_autoptr (EntImported) first = import_text (NULL, "Nombre;Sector;Poder;Compromiso;Rol;Notas;Etiquetas;Parte de\nICBF;Instituciones;4;A favor;Protege;Uno;a;Gobierno\n");
  g_autoptr (EntImported) second = import_text (first->map, "Nombre\nICBF\nGobierno\n");

  assert_nothing_new (second);
  g_assert_true (ent_map_equal (second->map, first->map));
}

/* --- what somebody wrote since --- */

static void
edit (EntMap *map, const char *name, const char *field, const char *text)
{
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);
  const char *id = somebody (map, name)->base.id;

  if (*field == '@')
    g_assert_true (ent_edit_set_grounds (history, &id, 1, ent_map_latest_moment (map)->base.id, ENT_ASPECT_POWER, ent_field_find (ENT_RECORD_ASSESSMENT, field + 1), text, NULL));
  else
    g_assert_true (ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, field), text, NULL));
}

static void
test_a_reason_that_somebody_wrote_stays_with_its_rating (void)
{
  static const char text[] = "Nombre;Poder\nICBF;Alto\n";
  g_autoptr (EntImported) first = import_text (NULL, text), again = NULL, other = NULL;

  assert_value (first->map, "ICBF", "@power reason", "Poder: Alto");
  edit (first->map, "ICBF", "@reason", "Lo vimos en la reunión");
  again = import_text (first->map, text);
  assert_nothing_new (again);
  assert_value (again->map, "ICBF", "@power reason", "Lo vimos en la reunión");
  /* of another rating it is none */
  other = import_text (first->map, "Nombre;Poder\nICBF;Bajo\n");
  assert_value (other->map, "ICBF", "@power", "2");
  assert_value (other->map, "ICBF", "@power reason", "Poder: Bajo");
}

static void
test_a_reason_in_the_file_stands_with_what_the_file_says (void)
{
  static const char text[] = "Nombre;Compromiso;Compromiso: Motivo;Compromiso: Fuente\nICBF;A favor;Vino a todo;Lo dijeron otros\nSENA;De apoyo;Ayuda;\n";
  g_autoptr (EntImported) first = import_text (NULL, text), again = import_text (first->map, text);

  assert_value (first->map, "ICBF", "@commitment reason", "Vino a todo\nCompromiso: A favor");
  assert_value (first->map, "ICBF", "@commitment source", "others");
  assert_value (first->map, "SENA", "@commitment reason", "Ayuda");
  assert_nothing_new (again);
}

static void
test_notes_that_somebody_wrote_beside_those_of_the_file_stay (void)
{
  static const char text[] = "Nombre;Notas;Interés\nICBF;\"Uno\ndos\";Niñez\nSENA;;Empleo\n";
  g_autoptr (EntImported) first = import_text (NULL, text), again = NULL, other = NULL;

  assert_value (first->map, "ICBF", "notes", "Uno\ndos\nInterés: Niñez");
  edit (first->map, "ICBF", "notes", "Antes\nUno\ndos\nInterés: Niñez\nLlamar el lunes");
  edit (first->map, "SENA", "notes", "Interés: Empleo\nLlamar el martes");
  again = import_text (first->map, text);
  assert_nothing_new (again);
  /* a line about the same is brought up to date */
  other = import_text (first->map, "Nombre;Interés\nICBF;Familias\nSENA;Empleo\n");
  assert_value (other->map, "ICBF", "notes", "Antes\nUno\ndos\nInterés: Familias\nLlamar el lunes");
  g_assert_cmpuint (other->n_changed[ENT_SHEET_STAKEHOLDERS], ==, 1);
}

/* One that went on in other lines has taken those with it. */
static void
test_notes_of_several_lines_are_brought_up_to_date_as_a_whole (void)
{
  g_autoptr (EntImported) first = import_text (NULL, "Nombre;Interés;Otra\nICBF;\"Niñez\nEmpleo\n\nTurismo\";x\n");
  g_autoptr (EntImported) second = import_text (first->map, "Nombre;Interés\nICBF;Familias\n");
  g_autoptr (EntImported) third = import_text (second->map, "Nombre;Interés\nICBF;\"Familias\nNiñez\"\n");

  assert_value (first->map, "ICBF", "notes", "Interés: Niñez\n  Empleo\n  \n  Turismo\nOtra: x");
  assert_value (second->map, "ICBF", "notes", "Interés: Familias\nOtra: x");
  assert_value (third->map, "ICBF", "notes", "Interés: Familias\n  Niñez\nOtra: x");
}

static void
test_a_no_takes_back_a_yes_and_nothing_takes_back_none (void)
{
  g_autoptr (EntImported) first = import_text (NULL, "Nombre;Aliado;Veto\nA;Sí;Sí\nB;Sí;Sí\nC;No;No\n");
  g_autoptr (EntImported) second = import_text (first->map, "Nombre;Aliado;Veto\nA;No;No\nB;;\nC;No;No\n");

  assert_value (second->map, "A", "@ally", "no");
  assert_value (second->map, "A", "veto", "");
  assert_value (second->map, "B", "@ally", "yes");
  assert_value (second->map, "B", "veto", "yes");
  assert_value (second->map, "C", "@ally", "");
  g_assert_cmpuint (second->n_changed[ENT_SHEET_STAKEHOLDERS], ==, 1);
}

static void
test_tags_are_added_to_those_that_are_there (void)
{
  g_autoptr (EntImported) first = import_text (NULL, "Nombre;Etiquetas\nA;uno, dos\n");
  g_autoptr (EntImported) second = import_text (first->map, "Nombre;Etiquetas\nA;dos, tres\n");

  assert_value (second->map, "A", "tag", "uno\ndos\ntres");
}

/* --- who is the same --- */

static void
test_who_has_the_same_name_is_updated_unless_it_is_said (void)
{
  g_autoptr (EntMap) target = map_with ("Alcaldía|Hotel Sol");
  g_autoptr (EntImport) import = import_of ("Nombre;Poder\nALCALDIA;4\nBar Luna;3\n");
  g_autoptr (EntImported) same = run_into (import, target), two = NULL, none = NULL;
  const EntImportMatch *match;

  g_assert_cmpuint (ent_map_n_stakeholders (same->map), ==, 3);
  g_assert_cmpuint (same->matches->len, ==, 1);
  match = g_ptr_array_index (same->matches, 0);
  g_assert_cmpint (match->kind, ==, ENT_MATCH_SAME);
  g_assert_cmpint (match->decision, ==, ENT_MATCH_UPDATE);
  g_assert_cmpstr (match->name, ==, "ALCALDIA");
  g_assert_cmpstr (match->other, ==, "Alcaldía");
  g_assert_false (match->in_file);
  assert_value (same->map, "Alcaldía", "@power", "4");
  ent_import_decide (import, match->table, match->row, ENT_MATCH_ADD);
  two = run_into (import, target);
  g_assert_cmpuint (ent_map_n_stakeholders (two->map), ==, 4);
  assert_value (two->map, "Alcaldía", "@power", "");
  ent_import_decide (import, match->table, match->row, ENT_MATCH_SKIP);
  none = run_into (import, target);
  g_assert_cmpuint (ent_map_n_stakeholders (none->map), ==, 3);
  assert_value (none->map, "Alcaldía", "@power", "");
  g_assert_cmpint (row_in (none, 2)->fate, ==, ENT_ROW_LEFT_OUT);
}

static void
test_who_is_only_alike_is_proposed_and_never_taken (void)
{
  g_autoptr (EntMap) target = map_with ("Asociación de Hoteles|Ministerio de Educación Nacional");
  g_autoptr (EntImport) import = import_of ("Nombre;Poder\nAsoc. Hoteles;4\nMinisterio de Salud;3\n");
  g_autoptr (EntImported) apart = run_into (import, target), one = NULL;
  const EntImportMatch *match;

  g_assert_cmpuint (ent_map_n_stakeholders (apart->map), ==, 4);
  g_assert_cmpuint (apart->matches->len, ==, 1);
  match = g_ptr_array_index (apart->matches, 0);
  g_assert_cmpint (match->kind, ==, ENT_MATCH_ALIKE);
  g_assert_cmpint (match->decision, ==, ENT_MATCH_ADD);
  ent_import_decide (import, match->table, match->row, ENT_MATCH_UPDATE);
  one = run_into (import, target);
  g_assert_cmpuint (ent_map_n_stakeholders (one->map), ==, 3);
  assert_value (one->map, "Asociación de Hoteles", "@power", "4");
}

static void
test_two_rows_of_one_name_are_two_unless_it_is_said (void)
{
  g_autoptr (EntImport) import = import_of ("Nombre;Poder\nJunta;4\nJunta;2\n");
  g_autoptr (EntImported) two = run_into (import, NULL), one = NULL;
  const EntImportMatch *match;

  g_assert_cmpuint (count_called (two->map, "Junta"), ==, 2);
  g_assert_cmpuint (two->matches->len, ==, 1);
  match = g_ptr_array_index (two->matches, 0);
  g_assert_true (match->in_file);
  g_assert_cmpint (match->decision, ==, ENT_MATCH_ADD);
  ent_import_decide (import, match->table, match->row, ENT_MATCH_UPDATE);
  one = run_into (import, NULL);
  g_assert_cmpuint (count_called (one->map, "Junta"), ==, 1);
  assert_value (one->map, "Junta", "@power", "2");
}

static void
test_namesakes_are_updated_in_their_order (void)
{
  g_autoptr (EntImported) first = import_text (NULL, "Nombre;Poder\nJunta;4\nJunta;2\nICBF;3\n");
  g_autoptr (EntImported) second = import_text (first->map, "Nombre;Poder\nJunta;5\nJunta;2\nICBF;3\n");

  g_assert_cmpuint (count_called (second->map, "Junta"), ==, 2);
  g_assert_cmpuint (second->n_changed[ENT_SHEET_STAKEHOLDERS], ==, 1);
  g_assert_cmpuint (ent_map_rating (second->map, ent_map_stakeholder_at (second->map, 0), NULL, ENT_ASPECT_POWER), ==, 5);
  g_assert_cmpuint (ent_map_rating (second->map, ent_map_stakeholder_at (second->map, 1), NULL, ENT_ASPECT_POWER), ==, 2);
}

static void
test_an_id_goes_before_a_name (void)
{
  g_autoptr (EntImported) first = import_text (NULL, "Código;Nombre;Poder\nA-1;Junta;4\nA-2;Junta;2\n");
  /* the other way round, and one has another name */
  g_autoptr (EntImported) second = import_text (first->map, "Código;Nombre;Poder\nA-2;Junta;1\nA-1;Junta Norte;5\n");

  g_assert_cmpuint (ent_map_n_stakeholders (second->map), ==, 2);
  assert_value (second->map, "Junta Norte", "@power", "5");
  assert_value (second->map, "Junta Norte", "source-id", "A-1");
  assert_value (second->map, "Junta", "@power", "1");
  g_assert_cmpuint (second->matches->len, ==, 0);
}

/* Who has a row of their own by id is not taken for somebody new of the same name. */
static void
test_a_new_row_of_a_name_does_not_take_who_has_a_row (void)
{
  g_autoptr (EntImported) first = import_text (NULL, "Código;Nombre;Poder\nA-1;Junta;4\n");
  g_autoptr (EntImported) second = import_text (first->map, "Código;Nombre;Poder\nA-9;Junta;1\nA-1;Junta;4\n");

  g_assert_cmpuint (count_called (second->map, "Junta"), ==, 2);
  g_assert_cmpint (row_in (second, 3)->fate, ==, ENT_ROW_EQUAL);
  g_assert_cmpuint (ent_map_rating (second->map, ent_map_stakeholder_at (second->map, 0), NULL, ENT_ASPECT_POWER), ==, 4);
}

static void
test_an_id_that_stands_twice_is_one_and_said (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Código;Nombre;Poder\nA-1;ICBF;4\nA-1;ICBF Regional;5\n");

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 1);
  assert_value (imported->map, "ICBF Regional", "@power", "5");
  assert_remark (imported, 3, "An earlier row has the same id");
}

/* Two registers, each of which numbers its rows. */
static void
test_a_number_of_a_row_renames_nobody (void)
{
  g_autoptr (EntImported) first = import_text (NULL, "No.;Nombre;Poder\n1;Hotel Sol;4\n2;Bar Luna;2\n");
  g_autoptr (EntImported) second = import_text (first->map, "No.;Nombre;Poder\n1;Policía;5\n2;Hotel Sol;3\n");

  g_assert_cmpuint (ent_map_n_stakeholders (second->map), ==, 3);
  assert_value (second->map, "Hotel Sol", "@power", "3");
  assert_value (second->map, "Bar Luna", "@power", "2");
  assert_value (second->map, "Policía", "@power", "5");
}

static void
test_numbers_that_begin_anew_in_each_section_are_of_different_rows (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "No.;Nombre;Poder\nSector privado;;\n1;Hotel Sol;4\n2;Bar Luna;2\nComunidad;;\n1;Junta;3\n2;Iglesia;1\n");

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 4);
  assert_value (imported->map, "Hotel Sol", "@power", "4");
  assert_value (imported->map, "Junta", "@power", "3");
}

/* Of a graph they are ids, as long as the name is the same. */
static void
test_a_number_finds_who_has_the_same_name (void)
{
  g_autoptr (EntImported) first = import_text (NULL, "Id,Label\n1,Junta\n2,Junta\n");
  g_autoptr (EntImported) second = import_text (first->map, "Id,Label,Role\n2,Junta,b\n1,Junta,a\n"), ties = NULL;

  g_assert_cmpstr (ent_map_stakeholder_at (second->map, 0)->role, ==, "a");
  g_assert_cmpstr (ent_map_stakeholder_at (second->map, 1)->role, ==, "b");
  ties = import_text (second->map, "Source,Target\n1,2\n");
  g_assert_cmpuint (ent_map_n_stakeholders (ties->map), ==, 2);
  g_assert_cmpuint (ent_map_n_ties (ties->map), ==, 1);
}

static void
test_ties_of_a_row_that_is_left_out_are_of_who_is_there (void)
{
  g_autoptr (EntMap) target = map_with ("Hotel Sol");
  g_autoptr (EntImport) import = import_of ("Id,Label\n7,Hotel Sol\n8,Bar Luna\n");
  g_autoptr (EntImported) imported = NULL;

  take_text (import, "Source,Target\n7,8\n", "edges.csv");
  ent_import_decide (import, 0, 1, ENT_MATCH_SKIP);
  imported = run_into (import, target);
  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 2);
  g_assert_nonnull (tie_of (imported->map, "Hotel Sol", "Bar Luna"));
}

static void
test_who_is_found_by_name_keeps_its_spelling (void)
{
  g_autoptr (EntMap) target = map_with ("Radio Bahía");
  g_autoptr (EntImported) imported = import_text (target, "Nombre;Rol\nRADIO BAHIA;informa\n");

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 1);
  assert_value (imported->map, "Radio Bahía", "role", "informa");
}

/* Of a map the ids are ours. */
static void
test_ids_of_the_map_itself_are_found (void)
{
  g_autoptr (EntMap) target = map_with ("Hotel Sol|Bar Luna");
  g_autofree char *text = g_strdup_printf ("id,Name,Role\n%s,Bar Sol,b\n%s,Hotel Luna,a\n", ent_map_stakeholder_at (target, 1)->base.id, ent_map_stakeholder_at (target, 0)->base.id);
  g_autoptr (EntImported) imported = import_text (target, text);

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 2);
  assert_value (imported->map, "Bar Sol", "role", "b");
  assert_value (imported->map, "Bar Sol", "source-id", "");
  assert_value (imported->map, "Hotel Luna", "role", "a");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-again/importing-again-changes-nothing", test_importing_again_changes_nothing);
  g_test_add_func ("/import-again/importing-again-updates-what-the-file-says", test_importing_again_updates_what_the_file_says);
  g_test_add_func ("/import-again/columns-that-are-not-there-change-nothing", test_columns_that_are_not_there_change_nothing);
  g_test_add_func ("/import-again/a-reason-that-somebody-wrote-stays-with-its-rating", test_a_reason_that_somebody_wrote_stays_with_its_rating);
  g_test_add_func ("/import-again/a-reason-in-the-file-stands-with-what-the-file-says", test_a_reason_in_the_file_stands_with_what_the_file_says);
  g_test_add_func ("/import-again/notes-that-somebody-wrote-beside-those-of-the-file-stay", test_notes_that_somebody_wrote_beside_those_of_the_file_stay);
  g_test_add_func ("/import-again/notes-of-several-lines-are-brought-up-to-date-as-a-whole", test_notes_of_several_lines_are_brought_up_to_date_as_a_whole);
  g_test_add_func ("/import-again/a-no-takes-back-a-yes-and-nothing-takes-back-none", test_a_no_takes_back_a_yes_and_nothing_takes_back_none);
  g_test_add_func ("/import-again/tags-are-added-to-those-that-are-there", test_tags_are_added_to_those_that_are_there);
  g_test_add_func ("/import-again/who-has-the-same-name-is-updated-unless-it-is-said", test_who_has_the_same_name_is_updated_unless_it_is_said);
  g_test_add_func ("/import-again/who-is-only-alike-is-proposed-and-never-taken", test_who_is_only_alike_is_proposed_and_never_taken);
  g_test_add_func ("/import-again/two-rows-of-one-name-are-two-unless-it-is-said", test_two_rows_of_one_name_are_two_unless_it_is_said);
  g_test_add_func ("/import-again/namesakes-are-updated-in-their-order", test_namesakes_are_updated_in_their_order);
  g_test_add_func ("/import-again/an-id-goes-before-a-name", test_an_id_goes_before_a_name);
  g_test_add_func ("/import-again/a-new-row-of-a-name-does-not-take-who-has-a-row", test_a_new_row_of_a_name_does_not_take_who_has_a_row);
  g_test_add_func ("/import-again/an-id-that-stands-twice-is-one-and-said", test_an_id_that_stands_twice_is_one_and_said);
  g_test_add_func ("/import-again/a-number-of-a-row-renames-nobody", test_a_number_of_a_row_renames_nobody);
  g_test_add_func ("/import-again/numbers-that-begin-anew-in-each-section-are-of-different-rows", test_numbers_that_begin_anew_in_each_section_are_of_different_rows);
  g_test_add_func ("/import-again/a-number-finds-who-has-the-same-name", test_a_number_finds_who_has_the_same_name);
  g_test_add_func ("/import-again/ties-of-a-row-that-is-left-out-are-of-who-is-there", test_ties_of_a_row_that_is_left_out_are_of_who_is_there);
  g_test_add_func ("/import-again/who-is-found-by-name-keeps-its-spelling", test_who_is_found_by_name_keeps_its_spelling);
  g_test_add_func ("/import-again/ids-of-the-map-itself-are-found", test_ids_of_the_map_itself_are_found);
  return g_test_run ();
}
