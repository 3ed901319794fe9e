/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that are large, odd, or made to do harm: what is imported is a whole map that can be saved, and soon. */
#include "import-test.h"

#include "book-test.h"
#include "io/book/book.h"
#include "io/store.h"

#include <string.h>
#include <time.h>

/* Of the processor, in microseconds: far more than it takes, and far less than what grows with the square would. */
#define SOON ((gint64) 20 * G_USEC_PER_SEC)
/* With the sanitizers all takes twenty times as long. */
#ifdef __SANITIZE_ADDRESS__
#define SLOWER 20u
#else
#define SLOWER 1u
#endif

static gint64
cpu_time (void)
{
  return (gint64) clock () * G_USEC_PER_SEC / CLOCKS_PER_SEC;
}

/* Runs it, and says how long it took. */
static EntImported *
run_soon (EntImport *import, EntMap *target)
{
  gint64 start = cpu_time (), took;
  EntImported *imported;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntMap) empty = ent_map_new ();

  imported = ent_import_run (import, target != NULL ? target : empty, NULL, NULL, &error);
  took = cpu_time () - start;
  g_test_message ("%" G_GINT64_FORMAT " ms", took / 1000);
  g_assert_no_error (error);
  g_assert_cmpint (took, <, SOON);
  return imported;
}

static EntImport *
import_soon (const char *text)
{
  gint64 start = cpu_time (), took;
  EntImport *import = import_of (text);

  took = cpu_time () - start;
  g_test_message ("reading %" G_GINT64_FORMAT " ms", took / 1000);
  g_assert_cmpint (took, <, SOON);
  return import;
}

static void
assert_can_be_saved (EntMap *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_store_write (map, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
}

/* @template @n times, with the number of each for its "#". */
static char *
rows_of (const char *titles, const char *template, guint n)
{
  g_auto (GStrv) pieces = g_strsplit (template, "#", -1);
  GString *text = g_string_new (titles);

  for (guint i = 0; i < n; i++)
    {
      for (guint k = 0; pieces[k] != NULL; k++)
        {
          if (k > 0)
            g_string_append_printf (text, "%u", i);
          g_string_append (text, pieces[k]);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static EntImported *
import_rows (const char *titles, const char *template, guint n)
{
  g_autofree char *text = rows_of (titles, template, n);
  g_autoptr (EntImport) import = import_soon (text);

  return run_soon (import, NULL);
}

/* --- many --- */

static void
test_more_stakeholders_than_a_map_holds_are_left_out_and_said (void)
{
  g_autoptr (EntImported) imported = import_rows ("Nombre;Poder;Interés\n", "Actor #;4;algo #", 110000);

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 100000);
  g_assert_cmpuint (imported->n_left_out, ==, 10000);
  g_assert_cmpuint (imported->remarks->len, ==, 1);
  assert_remark (imported, 100002, "The map is full");
  assert_can_be_saved (imported->map);
}

static void
test_many_ties_are_imported_soon (void)
{
  g_autoptr (GString) text = g_string_new ("Source;Target;Type;Weight\n");
  g_autoptr (EntImport) import = NULL;
  g_autoptr (EntImported) imported = NULL;

  for (guint i = 0; i < 60000 / SLOWER; i++)
    g_string_append_printf (text, "A%u;A%u;Alianza;%u\n", i % 5000, (i * 7 + 1) % 5001, i % 9);
  import = import_soon (text->str);
  imported = run_soon (import, NULL);
  g_assert_cmpuint (ent_map_n_ties (imported->map), >, 2000);
}

static void
test_one_name_many_times_is_soon_imported_and_again (void)
{
  g_autofree char *text = rows_of ("Nombre;Poder\n", "Junta de Acción Comunal;#", 20000);
  g_autoptr (EntImport) import = import_soon (text);
  g_autoptr (EntImported) first = run_soon (import, NULL), second = run_soon (import, first->map);

  g_assert_cmpuint (ent_map_n_stakeholders (first->map), ==, 20000);
  g_assert_cmpuint (ent_map_n_stakeholders (second->map), ==, 20000);
  g_assert_true (ent_map_equal (first->map, second->map));
}

static void
test_one_id_many_times_is_soon_imported (void)
{
  g_autoptr (EntImported) imported = import_rows ("Código;Nombre;Interés;Notas\n", "A-1;Nombre #;algo #;nota #", 20000);

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 1);
  assert_can_be_saved (imported->map);
}

static void
test_many_columns_are_soon_imported (void)
{
  g_autoptr (GString) text = g_string_new ("Nombre");
  g_autoptr (EntImport) import = NULL;
  g_autoptr (EntImported) imported = NULL;

  for (guint i = 1; i < 500; i++)
    g_string_append_printf (text, ";%s %u", i % 3 == 0 ? "Poder" : i % 3 == 1 ? "Tipo"
                                                                              : "Otra",
                            i);
  g_string_append_c (text, '\n');
  for (guint row = 0; row < 4000 / SLOWER; row++)
    {
      g_string_append_printf (text, "A%u", row);
      for (guint i = 1; i < 500; i++)
        g_string_append_printf (text, ";%u", (row * i) % 11);
      g_string_append_c (text, '\n');
    }
  import = import_soon (text->str);
  imported = run_soon (import, NULL);
  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 4000 / SLOWER);
}

/* And all of them are on the scale: those that come last too. */
static void
test_many_different_values_make_one_scale (void)
{
  g_autoptr (EntImported) imported = import_rows ("Nombre;Poder\n", "A#;#", 5001);

  assert_value (imported->map, "A0", "@power", "1");
  assert_value (imported->map, "A2500", "@power", "3");
  assert_value (imported->map, "A5000", "@power", "5");
  g_assert_cmpuint (imported->n_remarked, ==, 0);
}

static void
test_notes_of_many_lines_are_soon_brought_up_to_date (void)
{
  g_autoptr (GString) text = g_string_new ("Código;Nombre;Otra\n");
  g_autoptr (EntImport) import = NULL;
  g_autoptr (EntImported) first = NULL, second = NULL;

  g_string_append (text, "A-1;ICBF;\"");
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%u: línea\n", i);
  g_string_append (text, "\"\n");
  for (guint i = 0; i < 50; i++)
    g_string_append_printf (text, "A-1;ICBF;\"%u: otra\nmás\"\n", i);
  import = import_soon (text->str);
  first = run_soon (import, NULL);
  second = run_soon (import, first->map);
  g_assert_true (ent_map_equal (first->map, second->map));
  assert_can_be_saved (first->map);
}

static void
test_ties_between_the_same_two_are_soon_joined (void)
{
  g_autofree char *text = rows_of ("From,To,Type,Description,Weight\n", "A,B,Alliance,seen #,#", 20000);
  g_autoptr (EntImport) import = import_soon (text);
  g_autoptr (EntImported) imported = run_soon (import, NULL), again = run_soon (import, imported->map);

  g_assert_cmpuint (ent_map_n_ties (imported->map), ==, 1);
  g_assert_cmpuint (strlen (ent_map_tie_at (imported->map, 0)->notes), <, 30000);
  assert_remark (imported, 20001, "The notes would be too long");
  g_assert_true (ent_map_equal (again->map, imported->map));
  assert_can_be_saved (imported->map);
}

/* --- much in one cell --- */

static char *
list_of (const char *piece, const char *separator, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s%x", i > 0 ? separator : "", piece, i);
  return g_string_free (text, FALSE);
}

static void
test_more_ends_than_rows_are_left_out_and_said (void)
{
  g_autofree char *ends = list_of ("", "|", 110000 / SLOWER), *text = g_strdup_printf ("From;To\nX;%s\nY;%s\n", ends, ends);
  g_autoptr (EntImport) import = import_soon (text);
  g_autoptr (EntImported) imported = run_soon (import, NULL);

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), <=, 100000);
  g_assert_cmpuint (ent_map_n_ties (imported->map), <=, 2 + ENT_BOOK_MAX_ROWS);
  g_assert_cmpuint (row_in (imported, 2)->remarks->len, <=, 30);
  assert_can_be_saved (imported->map);
}

static void
test_more_tags_than_anybody_has_go_to_the_notes (void)
{
  g_autofree char *tags = list_of ("t", ",", 100000), *text = g_strdup_printf ("Nombre;Etiquetas;Pasos\nA;\"%s\";\"%s\"\n", tags, tags);
  g_autoptr (EntImport) import = import_soon (text);
  g_autoptr (EntImported) imported = run_soon (import, NULL);

  assert_value (imported->map, "A", "tag", "");
  assert_remark (imported, 2, "Etiquetas");
  assert_can_be_saved (imported->map);
}

static void
test_an_action_with_everybody_is_soon_imported (void)
{
  g_autofree char *names = list_of ("A", ";", 20000), *people = g_strdelimit (g_strconcat ("Nombre\n", names, NULL), ";", '\n');
  g_autofree char *actions = g_strdup_printf ("id,What,With\na-0123456789,Talk,\"%s;%s\"\n", names, names);
  g_autoptr (EntImport) import = import_soon (people);
  g_autoptr (EntImported) imported = NULL;

  take_text (import, actions, "actions.csv");
  imported = run_soon (import, NULL);
  g_assert_cmpuint (ent_map_n_records (imported->map, ENT_RECORD_ACTION), ==, 1);
  assert_can_be_saved (imported->map);
}

/* Each may be a megabyte. */
static void
test_cells_of_a_megabyte_are_a_map_that_can_be_saved (void)
{
  static const char *const columns[] = { "id", "Nombre", "Nombre corto", "Tipo", "Sector", "Parte de", "Rol", "Contacto", "Cargo", "Correo", "Teléfono", "Etiquetas", "Notas", "Estrategia", "Poder", "Compromiso: Motivo", "Otra" };
  g_autofree char *much = g_strnfill (1000000, 'x');
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (EntImport) import = NULL;
  g_autoptr (EntImported) imported = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ";" : "", columns[i]);
  for (guint row = 0; row < 2; row++)
    for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
      g_string_append_printf (text, "%s%s%u", i > 0 ? ";" : "\n", much, row);
  import = import_soon (text->str);
  imported = run_soon (import, NULL);
  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), >=, 2);
  assert_can_be_saved (imported->map);
}

static void
test_fields_of_a_map_are_no_longer_than_it_may_say (void)
{
  g_autofree char *much = g_strnfill (200000, 'x'), *text = g_strdup_printf ("Name,field,Value\nTitle,title,%s\nNotes,notes,%s\nDestination,place,Bay\n", much, much);
  g_autoptr (EntImport) import = import_soon (text);
  g_autoptr (EntImported) imported = run_soon (import, NULL);

  g_assert_null (ent_map_info (imported->map)->title);
  g_assert_cmpstr (ent_map_info (imported->map)->place, ==, "Bay");
  assert_can_be_saved (imported->map);
}

/* --- what leads on and on --- */

static void
test_a_chain_of_parts_without_end_is_soon_cut (void)
{
  g_autoptr (GString) down = g_string_new ("Nombre;Parte de\n"), up = g_string_new ("Nombre;Parte de\n"), round = g_string_new ("Nombre;Parte de\n");
  const GString *all[] = { down, up, round };

  for (guint i = 0; i < 50000; i++)
    {
      g_string_append_printf (down, "A%u;A%u\n", i + 1, i);
      g_string_append_printf (up, "A%u;A%u\n", i, i + 1);
      g_string_append_printf (round, "A%u;A%u\n", i, (i + 1) % 50000);
    }
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (EntImport) import = import_soon (all[i]->str);
      g_autoptr (EntImported) imported = run_soon (import, NULL);

      g_assert_cmpuint (ent_map_n_stakeholders (imported->map), >=, 50000);
    }
}

static void
test_more_moments_than_a_map_holds_are_left_out (void)
{
  g_autofree char *text = rows_of ("id,Name,Date\n", "t-#,Moment #,2026-01-01", 20000);
  g_autoptr (EntImport) import = import_soon (text);
  g_autoptr (EntImported) imported = NULL;

  g_assert_cmpint (ent_import_table_kind (import, 0), ==, ENT_SHEET_MOMENTS);
  imported = run_soon (import, NULL);
  g_assert_cmpuint (ent_map_n_moments (imported->map), ==, 500);
  assert_can_be_saved (imported->map);
}

/* --- any cells --- */

static const char *const words[] = {
  "",
  "",
  "",
  "A",
  "B",
  "C",
  "ICBF",
  "Hotel Sol",
  "A & B",
  "s-0123456789",
  "t-0123456789",
  "1",
  "2",
  "3",
  "4",
  "5",
  "0",
  "-7",
  "1,5",
  "2.5",
  "1,234",
  "50 %",
  "+",
  "++",
  "-",
  "?",
  "alto",
  "bajo",
  "a favor",
  "en contra",
  "sí",
  "no",
  "x",
  "Institución",
  "Sector privado",
  "Comunidad",
  "Sector: Medios",
  "formal",
  "gobierno",
  "Alianza",
  "Conflicto",
  "mutual",
  "2026-03-14",
  "14/3/2026",
  "31/2/2026",
  "two\nlines",
  "Interés: algo",
  "a, b; c",
  "1.1; 2.2",
  "=1+1",
  "\u202eabc",
  "\xe2\x80\x8b",
  "\x01",
  "😀",
  "¿?",
  "part-of-id",
};
static const char *const titles[] = {
  "",
  "id",
  "ID",
  "No.",
  "Nombre",
  "Name",
  "Actor",
  "Organización",
  "Tipo",
  "Type",
  "Sector",
  "Grupo",
  "Poder",
  "Influencia (1-3)",
  "Prioridad",
  "Compromiso",
  "Posición",
  "Postura",
  "Aliado",
  "Veto",
  "Parte de",
  "part-of-id",
  "Etiquetas",
  "Notas",
  "Interés",
  "Interés",
  "Pasos",
  "Riesgo",
  "Fecha de riesgo",
  "Pin",
  "Compromiso: Motivo",
  "Poder: Fuente",
  "From",
  "To",
  "Desde",
  "Hacia",
  "from-id",
  "to-id",
  "Weight",
  "Direction",
  "Fuerza",
  "Dudoso",
  "stakeholder-id",
  "moment-id",
  "Momento",
  "Aspecto",
  "Valor",
  "field",
  "value",
  "Nivel",
  "Unidad",
  "Fase",
  "Código 1",
  "Zzz",
};

static char *
random_table (GRand *rand)
{
  GString *text = g_string_new (NULL);
  gint n_rows = g_rand_int_range (rand, 0, 9), n_columns = g_rand_int_range (rand, 1, 9);

  for (gint row = 0; row < n_rows; row++)
    {
      for (gint column = 0; column < n_columns; column++)
        {
          gboolean title = row == 0 ? g_rand_int_range (rand, 0, 8) > 0 : g_rand_int_range (rand, 0, 20) == 0;
          const char *cell = title ? titles[g_rand_int_range (rand, 0, G_N_ELEMENTS (titles))] : words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];

          g_string_append_printf (text, "%s\"%s\"", column > 0 ? ";" : "", cell);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* The first line in which the two differ. */
static char *
find_difference (EntMap *one, EntMap *other)
{
  g_autoptr (GBytes) first = ent_store_write (one, NULL), second = ent_store_write (other, NULL);
  g_autofree char *a = g_strndup (g_bytes_get_data (first, NULL), g_bytes_get_size (first)), *b = g_strndup (g_bytes_get_data (second, NULL), g_bytes_get_size (second));
  g_auto (GStrv) ours = g_strsplit (a, "\n", -1), theirs = g_strsplit (b, "\n", -1);
  guint i = 0;

  while (ours[i] != NULL && g_strcmp0 (ours[i], theirs[i]) == 0)
    i++;
  return g_strdup_printf ("%s\n%s\n%s\n%s", i > 1 ? ours[i - 2] : "", i > 0 ? ours[i - 1] : "", ours[i], theirs[i]);
}

/* Of ids that are names of others as well, and of several rows, each import makes something else. */
static gboolean
has_ids (EntImport *import)
{
  for (guint table = 0; table < ent_import_n_tables (import); table++)
    for (guint column = 0; column < ent_import_n_columns (import, table); column++)
      if (ent_import_means (import, table, column)->meaning == ENT_MEANS_ID)
        return TRUE;
  return FALSE;
}

/* Kinds of tables are taken at random as well; what is imported once more is there already. */
static void
test_any_cells_are_a_whole_map (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 600 / SLOWER; i++)
    {
      g_autoptr (EntImport) import = ent_import_new ();
      g_autoptr (EntMap) target = i % 3 == 0 ? NULL : map_with ("ICBF|A|A|hotel sol");
      g_autoptr (EntImported) first = NULL, second = NULL;
      g_autoptr (GString) all = g_string_new (NULL);

      for (gint n = g_rand_int_range (rand, 1, 3); n > 0; n--)
        {
          g_autofree char *text = random_table (rand);

          take_text (import, text, "x.csv");
          g_string_append_printf (all, "%s----\n", text);
        }
      for (guint table = 0; table < ent_import_n_tables (import); table++)
        if (g_rand_int_range (rand, 0, 4) == 0)
          ent_import_set_table_kind (import, table, (EntSheetKind) g_rand_int_range (rand, 0, ENT_SHEET_LEGEND));
      first = run_into (import, target);
      assert_can_be_saved (first->map);
      second = run_into (import, first->map);
      if (!has_ids (import) && !ent_map_equal (second->map, first->map))
        {
          g_autofree char *difference = find_difference (first->map, second->map);

          g_error ("%swhat is imported twice is not the same as once:\n%s", all->str, difference);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-hostile/more-stakeholders-than-a-map-holds-are-left-out-and-said", test_more_stakeholders_than_a_map_holds_are_left_out_and_said);
  g_test_add_func ("/import-hostile/many-ties-are-imported-soon", test_many_ties_are_imported_soon);
  g_test_add_func ("/import-hostile/one-name-many-times-is-soon-imported-and-again", test_one_name_many_times_is_soon_imported_and_again);
  g_test_add_func ("/import-hostile/one-id-many-times-is-soon-imported", test_one_id_many_times_is_soon_imported);
  g_test_add_func ("/import-hostile/many-columns-are-soon-imported", test_many_columns_are_soon_imported);
  g_test_add_func ("/import-hostile/many-different-values-make-one-scale", test_many_different_values_make_one_scale);
  g_test_add_func ("/import-hostile/notes-of-many-lines-are-soon-brought-up-to-date", test_notes_of_many_lines_are_soon_brought_up_to_date);
  g_test_add_func ("/import-hostile/ties-between-the-same-two-are-soon-joined", test_ties_between_the_same_two_are_soon_joined);
  g_test_add_func ("/import-hostile/more-ends-than-rows-are-left-out-and-said", test_more_ends_than_rows_are_left_out_and_said);
  g_test_add_func ("/import-hostile/more-tags-than-anybody-has-go-to-the-notes", test_more_tags_than_anybody_has_go_to_the_notes);
  g_test_add_func ("/import-hostile/an-action-with-everybody-is-soon-imported", test_an_action_with_everybody_is_soon_imported);
  g_test_add_func ("/import-hostile/cells-of-a-megabyte-are-a-map-that-can-be-saved", test_cells_of_a_megabyte_are_a_map_that_can_be_saved);
  g_test_add_func ("/import-hostile/fields-of-a-map-are-no-longer-than-it-may-say", test_fields_of_a_map_are_no_longer_than_it_may_say);
  g_test_add_func ("/import-hostile/a-chain-of-parts-without-end-is-soon-cut", test_a_chain_of_parts_without_end_is_soon_cut);
  g_test_add_func ("/import-hostile/more-moments-than-a-map-holds-are-left-out", test_more_moments_than_a_map_holds_are_left_out);
  g_test_add_func ("/import-hostile/any-cells-are-a-whole-map", test_any_cells_are_a_whole_map);
  return g_test_run ();
}
