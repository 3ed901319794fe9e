/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers of stakeholders as people keep them, into a map. */
#include "import-test.h"

#include "book-test.h"
#include "po-test.h"
#include "io/book/sheets/csv.h"

#include <string.h>

/* --- a whole register --- */

/* What a Spanish Excel saves: Windows-1252, semicolons, CRLF. */
static const char spanish[] =
    "Mapa de actores de Puerto Coral;;;;;;\r\n"
    ";;;;;;\r\n"
    ";;;Evaluaci\xf3n;;;\r\n"
    "N\xba;Actor;Sector;Poder;Compromiso;Tel\xe9"
    "fono;Inter\xe9s\r\n"
    "1;Alcald\xed"
    "a;Instituciones;4,5;A favor;301 555;Turismo\r\n"
    "2;Hotel Sol;Sector privado;3;Indiferente;'+57-301;\"Ocupaci\xf3n;\r\nimagen\"\r\n"
    ";;;;;;\r\n"
    "3;Se\xf1oras del mercado;Sector informal;1,5;En contra;=cmd|' /C calc'!A0;Ventas\r\n"
    "4;;;;;;\r\n"
    "5;;;;;;\r\n";

static void
test_a_spanish_register_comes_in_whole (void)
{
  EntReadOptions options = { ENT_ENCODING_FIND, 0, NULL };
  g_autoptr (GBytes) bytes = g_bytes_new_static (spanish, strlen (spanish));
  g_autoptr (EntImport) import = ent_import_new ();
  g_autoptr (EntImported) imported = NULL;

  ent_import_take_book (import, ent_csv_read (bytes, &options, NULL), "actores.csv");
  imported = run_into (import, NULL);
  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 3);
  g_assert_cmpuint (imported->n_added[ENT_SHEET_STAKEHOLDERS], ==, 3);
  g_assert_cmpuint (imported->n_left_out, ==, 0);
  assert_value (imported->map, "Alcaldía", "sector", "institutions");
  assert_value (imported->map, "Alcaldía", "kind", "government");
  assert_value (imported->map, "Alcaldía", "@power", "5");
  assert_value (imported->map, "Alcaldía", "@power reason", "Poder: 4,5");
  assert_value (imported->map, "Alcaldía", "@commitment", "supportive");
  assert_value (imported->map, "Alcaldía", "@commitment reason", "Compromiso: A favor");
  assert_value (imported->map, "Alcaldía", "phone", "301 555");
  assert_value (imported->map, "Alcaldía", "notes", "Interés: Turismo");
  assert_value (imported->map, "Alcaldía", "source-id", "1");
  assert_value (imported->map, "Hotel Sol", "sector", "private");
  assert_value (imported->map, "Hotel Sol", "phone", "+57-301");
  assert_value (imported->map, "Hotel Sol", "notes", "Interés: Ocupación;\n  imagen");
  assert_value (imported->map, "Señoras del mercado", "kind", "informal");
  assert_value (imported->map, "Señoras del mercado", "phone", "=cmd|' /C calc'!A0");
  assert_value (imported->map, "Señoras del mercado", "@power", "2");
  g_assert_cmpstr (ent_map_info (imported->map)->notes, ==, "Mapa de actores de Puerto Coral\nEvaluación");
  assert_remark (imported, 1, "above the titles");
}

/* --- sets --- */

/* Of every set of stakeholders all that is in it, in both languages: a label may have a comma itself. */
static void
test_a_set_comes_in_whole_whatever_its_labels_have_in_them (void)
{
  static const char *const between[] = { "; ", ", ", " | ", "\n" };
  guint n;
  const EntField *fields = ent_fields (ENT_RECORD_STAKEHOLDER, &n);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < 4 * G_N_ELEMENTS (between) && fields[i].type == ENT_FIELD_BITS; k++)
      {
        g_autoptr (GString) text = g_string_new (NULL), every = g_string_new (NULL);
        g_autoptr (EntImported) imported = NULL;

        g_string_printf (text, "Name,%s\nHotel Sol,\"", fields[i].label);
        for (guint item = 0; item < fields[i].choices->n_items; item++)
          {
            const char *label = fields[i].choices->items[item].label;

            g_string_append_printf (text, "%s%s%s", item > 0 ? between[k / 4] : "", k % 2 ? label : in_spanish (fields[i].choices->context, label), k / 2 % 2 ? " (done)" : "");
            g_string_append_printf (every, "%s%s", item > 0 ? "\n" : "", fields[i].choices->items[item].name);
          }
        g_string_append (text, "\"\n");
        imported = import_text (NULL, text->str);
        assert_value (imported->map, "Hotel Sol", fields[i].name, every->str);
      }
}

/* It would make a stakeholder of each action. */
static void
test_a_plan_is_a_plan_whatever_its_ids (void)
{
  static const char *const texts[] = {
    "id,What,Responsible,Due,State,With,with-id\na1,Train the staff,Ana,2026-11-01,Open,,\nb2,Visit,,,Done,,\n",
    "id,Qué,Responsable,Fecha límite,Estado,Con,with-id\na1,Train the staff,Ana,2026-11-01,Abierta,,\nb2,Visit,,,Hecha,,\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EntImported) imported = import_text (NULL, texts[i]);

      g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 0);
      g_assert_cmpuint (ent_map_n_records (imported->map, ENT_RECORD_ACTION), ==, 2);
    }
}

/* --- titles --- */

static void
test_titles_of_two_rows_are_put_together (void)
{
  g_autoptr (EntImported) one = import_text (NULL, "Nombre;Sector;Evaluación;;Contacto;\n;;Poder;Compromiso;Teléfono;Correo\nICBF;Instituciones;4;A favor;300;a@b.co\n");
  g_autoptr (EntImported) three = NULL;
  g_autoptr (EntImported) two = import_text (NULL, "Nombre;Compromiso;;Poder\n;Actual;Deseado;\nICBF;Neutral;A favor;4\n");

  g_assert_cmpuint (ent_map_n_stakeholders (one->map), ==, 1);
  assert_value (one->map, "ICBF", "@power", "4");
  assert_value (one->map, "ICBF", "@commitment", "supportive");
  assert_value (one->map, "ICBF", "phone", "300");
  assert_value (one->map, "ICBF", "email", "a@b.co");
  assert_value (two->map, "ICBF", "@commitment", "neutral");
  assert_value (two->map, "ICBF", "@desired", "supportive");
  assert_value (two->map, "ICBF", "@power", "4");
  assert_no_remarks (one);
  assert_no_remarks (two);
  three = import_text (NULL, ";;Compromiso;\nNombre;Poder;Actual;Deseado\nICBF;4;Neutral;A favor\n");
  assert_value (three->map, "ICBF", "@desired", "supportive");
}

/* A block of what the project is stands above the table of many forms. */
static void
test_what_stands_above_the_table_goes_to_the_notes_of_the_map (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "REGISTRO DE INTERESADOS;;;\nNombre del proyecto:;Entorno;Fecha:;2026-03-14\n;;;\n"
                                                        "Nombre y Apellidos;Rol;Nivel de influencia (1-5);Requisitos\nAna Pérez;Patrocina;4;Ninguno\n");

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 1);
  assert_value (imported->map, "Ana Pérez", "role", "Patrocina");
  assert_value (imported->map, "Ana Pérez", "@power", "4");
  g_assert_nonnull (strstr (ent_map_info (imported->map)->notes, "REGISTRO DE INTERESADOS"));
  g_assert_nonnull (strstr (ent_map_info (imported->map)->notes, "Entorno"));
}

static void
test_a_row_of_data_is_not_taken_for_titles (void)
{
  g_autoptr (EntImported) one = import_text (NULL, "Entidad;Tipo;Relación;Postura\nSENA;Institución;Aliado;Apoyo\nHotel Sol;Empresa;Ninguna;Apoyo\nICBF;Institución;Aliado;Apoyo\n");
  g_autoptr (EntImported) two = import_text (NULL, "Nombre;Observ.\nInstitución Educativa Uno;Organización base\nInstitución Educativa Dos;Organización base\n");

  g_assert_cmpuint (ent_map_n_stakeholders (one->map), ==, 3);
  g_assert_cmpuint (ent_map_n_stakeholders (two->map), ==, 2);
}

static void
test_titles_that_nobody_knows_are_titles_above_numbers (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Quién;Cuánto\nICBF;4\nSENA;3\n");

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 2);
  assert_value (imported->map, "ICBF", "notes", "Cuánto: 4");
}

static void
test_a_list_of_names_needs_no_titles (void)
{
  g_autoptr (EntImported) plain = import_text (NULL, "Policía\nAlcaldía\nHotel Sol, S.A.\nColegio Uno\n");
  g_autoptr (EntImported) titled = import_text (NULL, "Actores\nPolicía\nAlcaldía\n");

  g_assert_cmpuint (ent_map_n_stakeholders (plain->map), ==, 4);
  g_assert_nonnull (somebody (plain->map, "Hotel Sol, S.A."));
  g_assert_cmpuint (ent_map_n_stakeholders (titled->map), ==, 2);
}

static void
test_the_row_of_titles_can_be_said (void)
{
  g_autoptr (EntImport) import = import_of ("Zzz;Yyy\nICBF;Uno\nSENA;Dos\n");
  g_autoptr (EntImported) before = run_into (import, NULL), after = NULL;

  g_assert_cmpuint (ent_map_n_stakeholders (before->map), ==, 3);
  ent_import_set_first_row (import, 0, 1);
  after = run_into (import, NULL);
  g_assert_cmpuint (ent_map_n_stakeholders (after->map), ==, 2);
  assert_value (after->map, "ICBF", "notes", "Yyy: Uno");
  ent_import_set_first_row (import, 0, 999);
  g_assert_cmpuint (ent_import_first_row (import, 0), ==, 3);
}

/* --- rows --- */

static void
test_rows_of_sectors_are_headings (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Actor;Rol;Poder\nSECTOR PRIVADO;;\nHotel Sol;Hospeda;3\nSector: Educación;;\nColegio Uno;Enseña;2\nSociedad civil;;\nJunta;Reúne;2\nInstituciones;;\nICBF;Protege;4\n");

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 4);
  assert_value (imported->map, "Hotel Sol", "sector", "private");
  assert_value (imported->map, "Colegio Uno", "sector", "education");
  assert_value (imported->map, "Junta", "sector", "community");
  assert_value (imported->map, "ICBF", "sector", "institutions");
  assert_value (imported->map, "ICBF", "kind", "government");
  g_assert_cmpint (row_in (imported, 2)->fate, ==, ENT_ROW_HEADING);
  assert_remark (imported, 2, "SECTOR PRIVADO");
}

/* Of whom only the name is known. */
static void
test_a_name_alone_is_somebody (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Actor;Rol;Poder\nPolicía;;\nIglesia;;\nComedor Infantil;;\n");
  g_autoptr (EntImported) beside = import_text (NULL, "Actor;Sector;Poder\nInstituciones;;\nHotel Sol;Privado;3\n");

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 3);
  g_assert_cmpuint (ent_map_n_stakeholders (beside->map), ==, 2);
}

static void
test_cells_that_were_one_are_filled_down (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Sector;Actor\nInstituciones;ICBF\n;SENA\n;Policía\nSector privado;Hotel Sol\n;Bar Luna\n");
  /* not where it is said here and there */
  g_autoptr (EntImported) sparse = import_text (NULL, "Sector;Actor\nSector privado;Hotel Sol\n;ICBF\nSector privado;Bar Luna\n");

  assert_value (imported->map, "SENA", "sector", "institutions");
  assert_value (imported->map, "Policía", "sector", "institutions");
  assert_value (imported->map, "Bar Luna", "sector", "private");
  assert_value (sparse->map, "ICBF", "sector", "community");
}

static void
test_rows_that_were_only_numbered_are_nobody (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "No.;Nombre;Poder\n1;ICBF;4\n2;;\n3.;;\n4;;\n");
  /* of a graph the numbers are all there is */
  g_autoptr (EntImported) nodes = import_text (NULL, "Id\n1\n2\n3\n"), unnamed = import_text (NULL, "Id,Label\n1,\n2,\n");

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 1);
  g_assert_cmpuint (imported->n_left_out, ==, 0);
  g_assert_cmpuint (ent_map_n_stakeholders (nodes->map), ==, 3);
  g_assert_cmpuint (ent_map_n_stakeholders (unnamed->map), ==, 2);
}

static void
test_a_row_without_a_name_is_kept_in_the_notes_of_the_map (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Nombre;Teléfono;Interés\nICBF;300;Niñez\n;301;Turismo\n\"\";302;\n");

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 1);
  g_assert_cmpuint (imported->n_left_out, ==, 2);
  assert_remark (imported, 3, "no name");
  g_assert_cmpstr (ent_map_info (imported->map)->notes, ==, "Teléfono: 301; Interés: Turismo\nTeléfono: 302");
}

static void
test_empty_rows_and_blank_cells_say_nothing (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Nombre;Rol\n\n;\n  ;   \nICBF;Protege\n\n\n;;;;\n");

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 1);
  g_assert_cmpuint (imported->rows->len, ==, 1);
}

static void
test_dashes_of_the_tidy_say_nothing (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Nombre;Teléfono;Poder;Postura;Fecha de riesgo;Etiquetas;Interés;Organización\nICBF;-;-;—;--;.;?;-\n");

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 1);
  assert_value (imported->map, "ICBF", "phone", "");
  assert_value (imported->map, "ICBF", "notes", "");
  assert_value (imported->map, "ICBF", "tag", "");
  assert_no_remarks (imported);
}

/* --- cells --- */

static void
test_what_has_no_field_goes_to_the_notes_with_its_title (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Nombre;Interés;Notas;Página web;\nICBF;Niñez;Primero.\\n;icbf.co;suelto\n");

  assert_value (imported->map, "ICBF", "notes", "Primero.\\n\nInterés: Niñez\nPágina web: icbf.co\nsuelto");
}

static void
test_columns_of_one_title_are_told_apart_in_the_notes (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Nombre;Interés;interés;Comentarios;Comentarios\nICBF;Niñez;Turismo;uno;dos\n");

  assert_value (imported->map, "ICBF", "notes", "uno\nInterés: Niñez\ninterés (2): Turismo\nComentarios (2): dos");
}

static void
test_what_cannot_be_read_goes_to_the_notes_and_is_said (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Nombre;Sector;Poder;Fecha de riesgo;Nivel\nICBF;Instituciones;tal vez;14 de marzo;Local\nSENA;Playa;4;14/3/2026;Veredal\n");

  assert_value (imported->map, "ICBF", "@power", "");
  assert_value (imported->map, "ICBF", "notes", "Poder: tal vez\nFecha de riesgo: 14 de marzo");
  assert_remark (imported, 2, "Poder: “tal vez” could not be understood, and stands in the notes.");
  assert_remark (imported, 2, "Fecha de riesgo: “14 de marzo”");
  assert_value (imported->map, "SENA", "risk-date", "2026-03-14");
  assert_value (imported->map, "SENA", "notes", "Sector: Playa\nNivel: Veredal");
  g_assert_cmpuint (imported->n_remarked, ==, 2);
}

static void
test_a_name_that_is_too_long_stands_whole_in_the_notes (void)
{
  g_autofree char *name = g_strnfill (700, 'x');
  g_autofree char *text = g_strdup_printf ("Nombre;Poder\n%s;4\n", name);
  g_autoptr (EntImported) imported = import_text (NULL, text);
  const EntStakeholder *stakeholder = ent_map_stakeholder_at (imported->map, 0);
  g_autofree char *notes = g_strconcat ("Nombre: ", name, NULL);

  g_assert_cmpuint (strlen (stakeholder->name), ==, 500);
  g_assert_cmpstr (stakeholder->notes, ==, notes);
}

/* V36: of a column that is some so and some so each cell that is no number is said. */
static void
test_rows_of_mixed_numbers_are_listed (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Nombre;Poder (1-5)\nA;1,5\nB;2.5\nC;4\n");

  assert_remark (imported, 2, "1,5");
  assert_remark (imported, 3, "2.5");
  assert_value (imported->map, "C", "@power", "4");
}

static void
test_a_scale_that_asks_can_be_answered (void)
{
  g_autoptr (EntImport) import = import_of ("Nombre;Prioridad;Influencia (1-3)\nA;1;1\nB;2;2\nC;3;3\n");
  const EntMeans power = { ENT_MEANS_ASPECT, NULL, ENT_ASPECT_POWER };
  g_autoptr (EntImported) before = run_into (import, NULL), after = NULL;
  guint table = 9, column = 9;

  assert_value (before->map, "A", "@power", "2");
  g_assert_true (ent_import_asks (import, &table, &column));
  g_assert_cmpuint (column, ==, 2);
  ent_import_set_falling (import, 0, 2, TRUE);
  g_assert_false (ent_import_asks (import, &table, &column));
  after = run_into (import, NULL);
  assert_value (after->map, "A", "@power", "4");
  assert_value (after->map, "C", "@power", "2");
  /* and another column may be meant */
  ent_import_set_means (import, 0, 1, &power);
  g_assert_cmpint (ent_import_means (import, 0, 2)->meaning, ==, ENT_MEANS_NOTES);
  g_assert_true (ent_import_asks (import, &table, &column));
  g_assert_cmpuint (column, ==, 1);
}

static void
test_a_value_can_be_said (void)
{
  g_autoptr (EntImport) import = import_of ("Nombre;Postura\nA;tibio\nB;a favor\n");
  g_autoptr (EntImported) imported = NULL;

  ent_import_set_value (import, 0, 1, "tibio", "neutral");
  ent_import_set_value (import, 0, 1, "a favor", NULL);
  imported = run_into (import, NULL);
  assert_value (imported->map, "A", "@commitment", "neutral");
  assert_value (imported->map, "B", "@commitment", "");
}

static void
test_an_answer_of_yes_and_no_is_read (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Nombre;Aliado;Veto\nA;Sí;No\nB;x;Sí\nC;No;\n");

  assert_value (imported->map, "A", "@ally", "yes");
  assert_value (imported->map, "A", "@ally reason", "");
  assert_value (imported->map, "B", "@ally", "yes");
  assert_value (imported->map, "C", "@ally", "");
  assert_value (imported->map, "A", "veto", "");
  assert_value (imported->map, "B", "veto", "yes");
  assert_no_remarks (imported);
}

static void
test_lists_in_a_cell_are_told_apart (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Nombre;Etiquetas;Pasos hechos;Tipo\nA;playa, bar|niñez;\"1.2; 1.1 Prepararse, 1.1\";Hotel\nB;;9.9;Bar\n");

  assert_value (imported->map, "A", "tag", "playa\nbar\nniñez\nHotel");
  assert_value (imported->map, "A", "steps", "1.1\n1.2");
  assert_remark (imported, 3, "9.9");
}

static void
test_the_sector_of_those_who_say_none_can_be_said (void)
{
  g_autoptr (EntImport) import = import_of ("Nombre;Formal/Informal\nA;\nB;Gobierno\nC;Informal\n");
  g_autoptr (EntImported) imported = NULL;

  ent_import_set_sector (import, ENT_SECTOR_MEDIA);
  imported = run_into (import, NULL);
  assert_value (imported->map, "A", "sector", "media");
  assert_value (imported->map, "B", "sector", "institutions");
  assert_value (imported->map, "C", "sector", "informal");
}

/* --- columns to be ticked --- */

static void
test_what_is_ticked_under_a_title_is_its_word (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "MATRIZ DE ACTORES;;;;;;;;;;;\nActor;Posición;;;Influencia;;;Interés;;;Formal/Informal;;Notas\n"
                                                        ";A favor;Indiferente;En contra;Alta;Media;Baja;Alto;Medio;Bajo;Formal;Informal;\n"
                                                        "ICBF;X;;;X;;;;x;;✓;;ninguna\nHotel;;x;;-;1;;;;;;X;\nBar;;;X;;no;X;;;;;;dos\n");

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 3);
  assert_value (imported->map, "ICBF", "@commitment", "supportive");
  assert_value (imported->map, "ICBF", "@commitment reason", "Posición: A favor");
  assert_value (imported->map, "ICBF", "@power", "4");
  assert_value (imported->map, "ICBF", "kind", "formal");
  assert_value (imported->map, "ICBF", "notes", "ninguna\nInterés: Medio");
  assert_value (imported->map, "Hotel", "@commitment", "neutral");
  assert_value (imported->map, "Hotel", "@power", "3");
  assert_value (imported->map, "Hotel", "kind", "informal");
  assert_value (imported->map, "Bar", "@commitment", "resistant");
  assert_value (imported->map, "Bar", "@power", "2");
  assert_value (imported->map, "Bar", "notes", "dos");
  g_assert_cmpint (row_in (imported, 4)->fate, ==, ENT_ROW_ADDED);
}

/* The current and the desired engagement, as registers of projects have them. */
static void
test_letters_under_degrees_are_what_is_and_what_is_wanted (void)
{
  g_autoptr (EntImported) one = import_text (NULL, "Name,Unaware,Resistant,Neutral,Supportive,Leading,Role\nMinistry,,,C,D,,Funds\nHotels,C,,,,D,Host\nBoard,,,,\"C, D\",,\n");
  g_autoptr (EntImported) other = import_text (NULL, "Nombre;Desconoce;Se resiste;Neutral;De apoyo;Lidera\nMinisterio;;A;;D;\n");

  assert_value (one->map, "Ministry", "@commitment", "neutral");
  assert_value (one->map, "Ministry", "@desired", "supportive");
  assert_value (one->map, "Ministry", "role", "Funds");
  assert_value (one->map, "Hotels", "@commitment", "unaware");
  assert_value (one->map, "Hotels", "@desired", "leading");
  assert_value (one->map, "Board", "@commitment", "supportive");
  assert_value (one->map, "Board", "@desired", "supportive");
  assert_value (other->map, "Ministerio", "@commitment", "resistant");
  assert_value (other->map, "Ministerio", "@desired", "supportive");
  assert_no_remarks (one);
}

static void
test_words_in_rows_are_no_titles_to_be_ticked (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Nombre;Poder;Interés;Urgencia\nA;Alto;Medio;Bajo\nB;Bajo;Alto;Medio\n");

  assert_value (imported->map, "A", "@power", "4");
  assert_value (imported->map, "B", "@power", "2");
}

/* --- who is part of whom --- */

static void
test_a_part_is_joined_by_name_and_by_id (void)
{
  g_autoptr (EntImported) names = import_text (NULL, "Nombre;Parte de\nUnidad de menores;Policía\nPolicía;Ministerio\n");
  g_autoptr (EntImported) ids = import_text (NULL, "id;Nombre;part-of-id\n10;Unidad;20\n20;Policía;\n");

  g_assert_cmpuint (ent_map_n_stakeholders (names->map), ==, 3);
  assert_value (names->map, "Unidad de menores", "part-of", somebody (names->map, "Policía")->base.id);
  assert_value (names->map, "Policía", "part-of", somebody (names->map, "Ministerio")->base.id);
  g_assert_cmpuint (names->n_created, ==, 1);
  assert_remark (names, 3, "“Ministerio” was in no table and has been added.");
  assert_value (ids->map, "Unidad", "part-of", somebody (ids->map, "Policía")->base.id);
}

static void
test_a_whole_that_is_created_is_where_its_part_is (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Nombre;Sector;Organización\nAna;Medios;Radio Coral\nLuis;Instituciones;ICBF\n");

  assert_value (imported->map, "Radio Coral", "sector", "media");
  assert_value (imported->map, "ICBF", "sector", "institutions");
  assert_value (imported->map, "ICBF", "kind", "government");
}

static void
test_circles_of_parts_are_refused_and_said (void)
{
  g_autoptr (EntImported) two = import_text (NULL, "Nombre;Parte de\nA;B\nB;A\n");
  g_autoptr (EntImported) one = import_text (NULL, "Nombre;Parte de\nA;A\n");
  g_autofree char *first = remarks_of (two, 2), *second = remarks_of (two, 3);

  g_assert_nonnull (strstr (*first != '\0' ? first : second, "cannot be a part of itself"));
  assert_remark (one, 2, "cannot be a part of itself");
  assert_value (one->map, "A", "part-of", "");
}

/* As deep as a file may say, and no deeper: what is deeper could not be saved. */
static void
test_a_long_chain_of_parts_is_cut_and_said (void)
{
  g_autoptr (GString) down = g_string_new ("Nombre;Parte de\n"), up = g_string_new ("Nombre;Parte de\n");
  g_autoptr (EntImported) first = NULL, second = NULL;

  for (guint i = 0; i < 2000; i++)
    {
      g_string_append_printf (down, "A%u;A%u\n", i + 1, i);
      g_string_append_printf (up, "A%u;A%u\n", 2000 - i, 1999 - i);
    }
  first = import_text (NULL, down->str);
  second = import_text (NULL, up->str);
  assert_remark (first, 130, "too many are part of each other");
  assert_value (first->map, "A1", "part-of", somebody (first->map, "A0")->base.id);
  assert_value (second->map, "A1", "part-of", somebody (second->map, "A0")->base.id);
  assert_value (second->map, "A128", "part-of", somebody (second->map, "A127")->base.id);
  assert_value (second->map, "A129", "part-of", "");
}

/* --- stopping --- */

static void
test_what_nobody_waits_for_leaves_all_as_it_was (void)
{
  g_autoptr (GString) text = g_string_new ("Nombre;Poder\n");
  g_autoptr (EntMap) target = map_with ("ICBF"), before = ent_map_copy (target);
  g_autoptr (EntImport) import = NULL;
  g_autoptr (EntProgress) whole = ent_progress_new ();
  g_autoptr (EntImported) imported = NULL;
  guint n_looks;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "A%u;4\n", i);
  import = import_of (text->str);
  imported = ent_import_run (import, target, NULL, whole, NULL);
  g_assert_nonnull (imported);
  n_looks = ent_progress_looks (whole);
  g_assert_cmpuint (n_looks, >, 5);
  for (guint i = 0; i < n_looks; i++)
    {
      g_autoptr (EntProgress) progress = ent_progress_new ();
      g_autoptr (GError) error = NULL;

      ent_progress_stop (progress, i);
      g_assert_null (ent_import_run (import, target, NULL, progress, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (ent_map_equal (target, before));
    }
}

/* --- where the ratings go --- */

static void
test_ratings_go_to_the_moment_that_is_said (void)
{
  g_autoptr (EntMap) target = map_with ("ICBF");
  g_autoptr (EntImport) import = import_of ("Nombre;Poder\nICBF;4\n");
  g_autoptr (EntImported) imported = NULL;

  g_assert_true (ent_map_apply_take (target, ent_moment_new_baseline ("t-9876543210", 20270101), NULL, NULL));
  imported = ent_import_run (import, target, "t-0123456789", NULL, NULL);
  g_assert_nonnull (ent_stakeholder_assessment (somebody (imported->map, "ICBF"), "t-0123456789", ENT_ASPECT_POWER));
  ent_imported_free (g_steal_pointer (&imported));
  imported = ent_import_run (import, target, NULL, NULL, NULL);
  g_assert_nonnull (ent_stakeholder_assessment (somebody (imported->map, "ICBF"), "t-9876543210", ENT_ASPECT_POWER));
  g_assert_null (ent_stakeholder_assessment (somebody (imported->map, "ICBF"), "t-0123456789", ENT_ASPECT_POWER));
}

static void
test_a_row_of_sums_is_nobody (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Nombre;Poder;Rol\nHotel Sol;4;\nTotal Play;3;telefonía\nTOTAL;7;\n");

  g_assert_cmpuint (ent_map_n_stakeholders (imported->map), ==, 2);
  assert_remark (imported, 4, "total");
  g_assert_nonnull (strstr (ent_map_info (imported->map)->notes, "TOTAL"));
}

static void
test_a_judgement_in_several_words_is_taken_by_its_first (void)
{
  g_autoptr (EntImported) imported = import_text (NULL, "Nombre;Compromiso\nA;Aliado estratégico\nB;Opositor fuerte\nC;En contra\n");

  assert_value (imported->map, "A", "@commitment", "supportive");
  assert_value (imported->map, "B", "@commitment", "resistant");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/a-plan-is-a-plan-whatever-its-ids", test_a_plan_is_a_plan_whatever_its_ids);
  g_test_add_func ("/import/a-set-comes-in-whole-whatever-its-labels-have-in-them", test_a_set_comes_in_whole_whatever_its_labels_have_in_them);
  g_test_add_func ("/import/a-spanish-register-comes-in-whole", test_a_spanish_register_comes_in_whole);
  g_test_add_func ("/import/titles-of-two-rows-are-put-together", test_titles_of_two_rows_are_put_together);
  g_test_add_func ("/import/what-stands-above-the-table-goes-to-the-notes-of-the-map", test_what_stands_above_the_table_goes_to_the_notes_of_the_map);
  g_test_add_func ("/import/a-row-of-data-is-not-taken-for-titles", test_a_row_of_data_is_not_taken_for_titles);
  g_test_add_func ("/import/titles-that-nobody-knows-are-titles-above-numbers", test_titles_that_nobody_knows_are_titles_above_numbers);
  g_test_add_func ("/import/a-list-of-names-needs-no-titles", test_a_list_of_names_needs_no_titles);
  g_test_add_func ("/import/the-row-of-titles-can-be-said", test_the_row_of_titles_can_be_said);
  g_test_add_func ("/import/rows-of-sectors-are-headings", test_rows_of_sectors_are_headings);
  g_test_add_func ("/import/a-name-alone-is-somebody", test_a_name_alone_is_somebody);
  g_test_add_func ("/import/cells-that-were-one-are-filled-down", test_cells_that_were_one_are_filled_down);
  g_test_add_func ("/import/rows-that-were-only-numbered-are-nobody", test_rows_that_were_only_numbered_are_nobody);
  g_test_add_func ("/import/a-row-without-a-name-is-kept-in-the-notes-of-the-map", test_a_row_without_a_name_is_kept_in_the_notes_of_the_map);
  g_test_add_func ("/import/empty-rows-and-blank-cells-say-nothing", test_empty_rows_and_blank_cells_say_nothing);
  g_test_add_func ("/import/dashes-of-the-tidy-say-nothing", test_dashes_of_the_tidy_say_nothing);
  g_test_add_func ("/import/what-has-no-field-goes-to-the-notes-with-its-title", test_what_has_no_field_goes_to_the_notes_with_its_title);
  g_test_add_func ("/import/columns-of-one-title-are-told-apart-in-the-notes", test_columns_of_one_title_are_told_apart_in_the_notes);
  g_test_add_func ("/import/what-cannot-be-read-goes-to-the-notes-and-is-said", test_what_cannot_be_read_goes_to_the_notes_and_is_said);
  g_test_add_func ("/import/a-name-that-is-too-long-stands-whole-in-the-notes", test_a_name_that_is_too_long_stands_whole_in_the_notes);
  g_test_add_func ("/import/rows-of-mixed-numbers-are-listed", test_rows_of_mixed_numbers_are_listed);
  g_test_add_func ("/import/a-scale-that-asks-can-be-answered", test_a_scale_that_asks_can_be_answered);
  g_test_add_func ("/import/a-value-can-be-said", test_a_value_can_be_said);
  g_test_add_func ("/import/an-answer-of-yes-and-no-is-read", test_an_answer_of_yes_and_no_is_read);
  g_test_add_func ("/import/lists-in-a-cell-are-told-apart", test_lists_in_a_cell_are_told_apart);
  g_test_add_func ("/import/the-sector-of-those-who-say-none-can-be-said", test_the_sector_of_those_who_say_none_can_be_said);
  g_test_add_func ("/import/what-is-ticked-under-a-title-is-its-word", test_what_is_ticked_under_a_title_is_its_word);
  g_test_add_func ("/import/letters-under-degrees-are-what-is-and-what-is-wanted", test_letters_under_degrees_are_what_is_and_what_is_wanted);
  g_test_add_func ("/import/words-in-rows-are-no-titles-to-be-ticked", test_words_in_rows_are_no_titles_to_be_ticked);
  g_test_add_func ("/import/a-part-is-joined-by-name-and-by-id", test_a_part_is_joined_by_name_and_by_id);
  g_test_add_func ("/import/a-whole-that-is-created-is-where-its-part-is", test_a_whole_that_is_created_is_where_its_part_is);
  g_test_add_func ("/import/circles-of-parts-are-refused-and-said", test_circles_of_parts_are_refused_and_said);
  g_test_add_func ("/import/a-long-chain-of-parts-is-cut-and-said", test_a_long_chain_of_parts_is_cut_and_said);
  g_test_add_func ("/import/what-nobody-waits-for-leaves-all-as-it-was", test_what_nobody_waits_for_leaves_all_as_it_was);
  g_test_add_func ("/import/ratings-go-to-the-moment-that-is-said", test_ratings_go_to_the_moment_that_is_said);
  g_test_add_func ("/import/a-row-of-sums-is-nobody", test_a_row_of_sums_is_nobody);
  g_test_add_func ("/import/a-judgement-in-several-words-is-taken-by-its-first", test_a_judgement_in_several_words_is_taken_by_its_first);
  return g_test_run ();
}
