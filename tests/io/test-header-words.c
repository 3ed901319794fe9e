/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns mean what a person would say, in the registers and files that are met, and what this program writes in one
 * language it reads in the other.
 */
#include "book-test.h"
#include "po-test.h"

#include "io/exchange/export-book.h"
#include "io/exchange/header-words.h"
#include "io/exchange/import.h"
#include "io/exchange/value-words.h"

#include <string.h>

/* A field by its name, a rating as "@power", its reason as "@power reason". */
static char *
show_means (const EntMeans *means)
{
  static const char *const others[] = { "nothing", "notes", "id", NULL, NULL, NULL, NULL, "weight", "owner", "owner-id", "key", "value" };

  switch (means->meaning)
    {
    case ENT_MEANS_FIELD:
      return g_strdup (means->field->name);
    case ENT_MEANS_REFERENCE:
      return g_strconcat (means->field->name, "-id", NULL);
    case ENT_MEANS_ASPECT:
      return g_strconcat ("@", ent_aspect_choices.items[means->aspect].name, NULL);
    case ENT_MEANS_GROUNDS:
      return g_strconcat ("@", ent_aspect_choices.items[means->aspect].name, " ", means->field->name, NULL);
    default:
      return g_strdup (others[means->meaning]);
    }
}

static char *
show_table (EntImport *import, guint table)
{
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < ent_import_n_columns (import, table); i++)
    {
      g_autofree char *means = show_means (ent_import_means (import, table, i));

      g_string_append_printf (shown, "%s%s", i > 0 ? "," : "", means);
    }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

static EntImport *
import_of (const char *text)
{
  EntImport *import = ent_import_new ();

  ent_import_take_book (import, book_from_csv (text, 0), "register.csv");
  return import;
}

static void
assert_table (const char *text, EntSheetKind kind, const char *wanted)
{
  g_autoptr (EntImport) import = import_of (text);
  g_autofree char *shown = NULL;

  g_assert_cmpuint (ent_import_n_tables (import), ==, 1);
  shown = show_table (import, 0);
  if (strcmp (shown, wanted) == 0 && ent_import_table_kind (import, 0) == kind)
    return;
  g_test_message ("%s%s, not %s", text, shown, wanted);
  g_test_fail ();
}

/* --- registers --- */

static void
test_registers_in_english_are_understood (void)
{
  /* leapchange */
  assert_table ("name,email,role,department,phone,location,influence,support,interest,external_id\n"
                "Ana,a@b.co,Sponsor,Sales,123,Bogotá,high,champion,costs,17\nLuis,l@b.co,User,IT,124,Cali,low,resistant,time,18\n",
                ENT_SHEET_STAKEHOLDERS, "name,email,role,notes,phone,notes,@power,@commitment,notes,id");
  /* disembark */
  assert_table ("name,email,phone,position,organization_unit,manager_name,notes,influence_level,interest_level,support_level,risk_level\n"
                "Ana,a@b.co,123,Director,Sales,Luis,x,high,low,high,low\n",
                ENT_SHEET_STAKEHOLDERS, "name,email,phone,position,part-of,notes,notes,@power,notes,@commitment,risk");
  /* techno-pm */
  assert_table ("Name,Designation,Department,Role,Contact,Category\nAna,Director,Sales,Sponsor,123,Internal\n",
                ENT_SHEET_STAKEHOLDERS, "name,position,notes,role,contact,tag");
  /* stakeholdermap.com */
  assert_table ("Stakeholder Name,Category,Stakeholder Analysis Group,Organisation or Group,Role or Job title,Address,Phone,Email,Website,Comms sent to date,Comments\n"
                "Ana,Customer,Key players,Hotel Sol,Manager,Street 1,123,a@b.co,b.co,2,none\n",
                ENT_SHEET_STAKEHOLDERS, "name,tag,tag,part-of,position,notes,phone,email,notes,notes,notes");
  /* with what a person would still need, and current and target attitude */
  assert_table ("ID,Stakeholder,Role,Interest,Power,Current attitude,Target attitude,Strategy\nSTK-001,Hotel Sol,Host,Income,High,Neutral,Supportive,Talk\n",
                ENT_SHEET_STAKEHOLDERS, "id,name,role,notes,@power,@commitment,@desired,strategy");
}

static void
test_registers_in_spanish_are_understood (void)
{
  assert_table ("Nombre y Apellidos;Puesto/Depto. y dependencia;Rol;Requisitos;Expectativas/Intereses;Nivel de Influencia (1-5);Info. de contacto;Clasif.\n"
                "Ana Pérez;Directora, SENA;Patrocina;Ninguno;Empleo;4;300 123;Interno\n",
                ENT_SHEET_STAKEHOLDERS, "name,position,role,notes,notes,@power,contact,tag");
  assert_table ("N°;Actor;Tipo de actor;Sector;Formal/Informal;Nivel de poder;Postura;Relación predominante;Interés;Observaciones\n"
                "1;ICBF;Institucional;Instituciones;Formal;Alto;A favor;A favor;Niñez;Ninguna\n",
                ENT_SHEET_STAKEHOLDERS, "id,name,notes,sector,kind,@power,@commitment,notes,notes,notes");
  assert_table ("Entidad;Sector;Función;Cargo;Teléfono;Correo electrónico;Influencia;Apoyo\nICBF;Instituciones;Protege;Director;300;a@b.co;Alta;Alto\n",
                ENT_SHEET_STAKEHOLDERS, "name,sector,role,position,phone,email,@power,@commitment");
  assert_table ("#;Actor;Poder\n1;ICBF;4\n", ENT_SHEET_STAKEHOLDERS, "id,name,@power");
  assert_table ("Parte interesada;Grupo;Poder;Compromiso\nICBF;Instituciones;Alta;Alto\n", ENT_SHEET_STAKEHOLDERS, "name,sector,@power,@commitment");
  assert_table ("Nombre del actor;Ámbito territorial;Actitud actual;Actitud deseada;Aliado;Estrategia de abordaje\nICBF;Local;Neutral;A favor;Sí;Hablar\n",
                ENT_SHEET_STAKEHOLDERS, "name,level,@commitment,@desired,@ally,strategy");
}

/* Whose name it is the rest of the table tells. */
static void
test_an_organisation_is_a_name_unless_there_is_one (void)
{
  static const char *const titles[] = { "Organización", "Institución", "Entidad", "Organisation", "Organization", "Empresa", "Nombre de la organización", "Nombre de la institución" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *alone = g_strdup_printf ("%s;Poder\nICBF;4\n", titles[i]);

      assert_table (alone, ENT_SHEET_STAKEHOLDERS, "name,@power");
    }
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *beside = g_strdup_printf ("Nombre;%s;Poder\nAna;ICBF;4\n", titles[i]), *before = g_strdup_printf ("%s;Nombre;Poder\nICBF;Ana;4\n", titles[i]);

      assert_table (beside, ENT_SHEET_STAKEHOLDERS, "name,part-of,@power");
      assert_table (before, ENT_SHEET_STAKEHOLDERS, "part-of,name,@power");
    }
}

static void
test_what_stands_below_tells_what_a_type_is (void)
{
  assert_table ("Nombre;Tipo\nA;Formal\nB;Informal\nC;Gobierno\n", ENT_SHEET_STAKEHOLDERS, "name,kind");
  assert_table ("Nombre;Tipo\nA;Público\nB;Privado\nC;Público\n", ENT_SHEET_STAKEHOLDERS, "name,kind");
  assert_table ("Nombre;Tipo\nA;Educación\nB;Sector privado\nC;Medios\n", ENT_SHEET_STAKEHOLDERS, "name,sector");
  assert_table ("Nombre;Categoría\nA;Hotel\nB;Restaurante\nC;Playa\n", ENT_SHEET_STAKEHOLDERS, "name,tag");
  assert_table ("Label;Type\nA;Person\nB;Organization\nC;Organization\n", ENT_SHEET_STAKEHOLDERS, "name,unit");
  assert_table ("Nombre;Tipo;Sector\nA;Hotel;Privado\nB;Bar;Privado\n", ENT_SHEET_STAKEHOLDERS, "name,tag,sector");
}

static void
test_what_stands_below_tells_what_a_position_is (void)
{
  assert_table ("Nombre;Posición\nA;A favor\nB;En contra\n", ENT_SHEET_STAKEHOLDERS, "name,@commitment");
  assert_table ("Nombre;Posición\nA;Gerente\nB;Directora\n", ENT_SHEET_STAKEHOLDERS, "name,position");
  assert_table ("Name;Position\nA;Supportive\nB;Opposed\nC;Neutral\n", ENT_SHEET_STAKEHOLDERS, "name,@commitment");
  assert_table ("Name;Position\nA;Manager\nB;Director\n", ENT_SHEET_STAKEHOLDERS, "name,position");
  assert_table ("Name;Position\nA;+\nB;-\nC;0\n", ENT_SHEET_STAKEHOLDERS, "name,@commitment");
  assert_table ("Name;Position;Support\nA;Manager;High\nB;Director;Low\n", ENT_SHEET_STAKEHOLDERS, "name,position,@commitment");
}

/* As Google Forms has them. */
static void
test_questions_of_a_form_are_understood (void)
{
  assert_table ("Marca temporal;1. ¿Cuál es el nombre de la institución u organización?;2. ¿A qué sector pertenece?;3. ¿Cuánto poder de decisión tiene? (1 a 5);"
                "4. ¿Qué tan comprometida está con la protección?;6. Nombre de la persona de contacto;7. Correo electrónico\n"
                "2025/03/12 9:41:02 a. m. GMT-5;Hotel Sol;Sector privado;3;Poco comprometida;Ana;ana@example.org\n"
                "2025/03/12 9:43:22 a. m. GMT-5;ICBF;Institucional;5;Muy comprometida;Jorge;j@example.org\n",
                ENT_SHEET_STAKEHOLDERS, "notes,name,sector,@power,@commitment,contact,email");
  /* nothing is known, and when it was answered is nobody's name */
  assert_table ("Hora;Quien\n12/03/2025 9:41;Hotel Sol\n12/03/2025 9:43;ICBF\n", ENT_SHEET_STAKEHOLDERS, "notes,name");
}

static void
test_titles_are_read_as_people_write_them (void)
{
  static const char *const names[] = { "NOMBRE", "nombre", " Nombre ", "Nombre:", "Nombre *", "Nombre (obligatorio)", "Nombre\nde actor", "Nombre_del_actor", "NOMBRE DEL ACTOR", "\xe2\x80\x8bNombre",
                                       "Nombre\xc2\xa0" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      EntMeans means;

      g_test_message ("%s", names[i]);
      g_assert_cmpint (ent_header_find (ENT_SHEET_STAKEHOLDERS, names[i], &means), !=, ENT_HEADER_UNKNOWN);
      g_assert_cmpstr (means.field->name, ==, "name");
    }
}

static void
test_an_unknown_title_goes_to_the_notes (void)
{
  static const char *const unknown[] = { "Requisitos", "Interés", "Dirección", "Página web", "Zzz", "", " ", "123", "¿?", "日本" };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      EntMeans means;

      g_assert_cmpint (ent_header_find (ENT_SHEET_STAKEHOLDERS, unknown[i], &means), ==, ENT_HEADER_UNKNOWN);
      g_assert_cmpint (means.meaning, ==, ENT_MEANS_NOTES);
    }
}

/* --- files of other programs --- */

static void
test_tables_of_graphs_are_understood (void)
{
  /* Kumu */
  assert_table ("Label,Type,Tags,Description,Image\nICBF,Gobierno,a|b,x,http://x\n", ENT_SHEET_STAKEHOLDERS, "name,kind,tag,notes,notes");
  assert_table ("ID,Label,Type\n1,ICBF,Gobierno\n", ENT_SHEET_STAKEHOLDERS, "id,name,kind");
  assert_table ("From,To,Label,Type,Tags,Description,Direction\nA,B,meets,Alliance,x,y,mutual\n", ENT_SHEET_TIES, "from,to,notes,kind,notes,notes,direction");
  /* Gephi */
  assert_table ("Id,Label,timeset,modularity_class\n1,ICBF,,3\n", ENT_SHEET_STAKEHOLDERS, "id,name,notes,notes");
  assert_table ("Source,Target,Type,Id,Label,timeset,Weight\n1,2,Directed,0,,,1.5\n", ENT_SHEET_TIES, "from,to,direction,id,notes,notes,weight");
  assert_table ("source,target,type\n1,2,Undirected\n", ENT_SHEET_TIES, "from,to,direction");
  /* Onodo, whose From and To are dates */
  assert_table ("Name,Type,Description,Visible (0 = hidden)\nICBF,Gobierno,x,1\n", ENT_SHEET_STAKEHOLDERS, "name,kind,notes,notes");
  assert_table ("Source,Type,Target,Directed (1),Date,From,To\nA,informa,B,1,,2010,2012\n", ENT_SHEET_TIES, "from,kind,to,direction,notes,notes,notes");
  assert_table ("Origen,Tipo,Destino,Dirigida\nA,informa,B,1\n", ENT_SHEET_TIES, "from,kind,to,direction");
  /* NodeXL, whose titles stand in the second row */
  assert_table ("Visual Properties,,,\nVertex 1,Vertex 2,Color,Width\nA,B,red,2\n", ENT_SHEET_TIES, "from,to,notes,notes");
  assert_table ("Vertex,Color\nA,red\nB,blue\n", ENT_SHEET_STAKEHOLDERS, "name,notes");
  /* Graph Commons */
  assert_table ("Node Type,Name,Description,Image,Reference\nGobierno,ICBF,x,,\n", ENT_SHEET_STAKEHOLDERS, "kind,name,notes,notes,notes");
  assert_table ("From Type,From Name,Edge Type,To Type,To Name,Weight\nPerson,A,INFORMS,Person,B,1\n", ENT_SHEET_TIES, "notes,from,kind,notes,to,weight");
  /* PolicyMaker */
  assert_table ("Player_ID,Player_name,Player_abbrev,Sector,Level,PosValue,PowValue,Player_opportunity,Player_obstacle\n1,ICBF,I,Government,National,3,2,x,y\n",
                ENT_SHEET_STAKEHOLDERS, "id,name,short-name,sector,level,@commitment,@power,notes,notes");
}

static void
test_ties_are_found_by_their_ends (void)
{
  static const char *const ends[][2] = { { "Desde", "Hacia" }, { "Origen", "Destino" }, { "De", "A" }, { "Source", "Target" }, { "From", "To" }, { "Actor 1", "Actor 2" }, { "Vertex 1", "Vertex 2" }, { "Actor A", "Actor B" } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s;%s;Tipo de relación;Intensidad\nX;Y;Alianza;Fuerte\n", ends[i][0], ends[i][1]);

      assert_table (text, ENT_SHEET_TIES, "from,to,kind,strength");
    }
}

static void
test_sheets_are_known_by_what_they_are_called (void)
{
  static const struct
  {
    const char *name;
    EntSheetKind kind;
  } cases[] = {
    { "Elements", ENT_SHEET_STAKEHOLDERS },
    { "Nodes", ENT_SHEET_STAKEHOLDERS },
    { "nodo", ENT_SHEET_STAKEHOLDERS },
    { "Vertices", ENT_SHEET_STAKEHOLDERS },
    { "Actores", ENT_SHEET_STAKEHOLDERS },
    { "Connections", ENT_SHEET_TIES },
    { "Edges", ENT_SHEET_TIES },
    { "Relaciones", ENT_SHEET_TIES },
    { "relación", ENT_SHEET_TIES },
    { "Hoja1", ENT_SHEET_UNKNOWN },
    { "Sheet1", ENT_SHEET_UNKNOWN },
    { "", ENT_SHEET_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (ent_header_find_sheet (cases[i].name), ==, cases[i].kind);
}

/* --- what this program writes --- */

static void
assert_field (EntSheetKind kind, const char *title, const EntField *field)
{
  EntMeans means;
  EntHeaderFit fit = ent_header_find (kind, title, &means);

  if (fit != ENT_HEADER_UNKNOWN && means.meaning == ENT_MEANS_FIELD && means.field == field)
    return;
  g_test_message ("“%s” is not “%s” in a table of kind %d", title, field->name, (int) kind);
  g_test_fail ();
}

static void
test_labels_of_all_fields_are_understood_in_both_languages (void)
{
  static const EntSheetKind kinds[] = { ENT_SHEET_STAKEHOLDERS, ENT_SHEET_RATINGS, ENT_SHEET_LOG, ENT_SHEET_TIES, ENT_SHEET_MOMENTS, ENT_SHEET_ACTIONS, ENT_SHEET_SECTORS, ENT_SHEET_STEPS };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      EntRecordKind record;
      guint n_fields;
      const EntField *fields;

      g_assert_true (ent_sheet_record_kind (kinds[i], &record));
      fields = ent_fields (record, &n_fields);
      for (guint k = 0; k < n_fields; k++)
        {
          assert_field (kinds[i], fields[k].name, &fields[k]);
          assert_field (kinds[i], fields[k].label, &fields[k]);
          assert_field (kinds[i], in_spanish (NULL, fields[k].label), &fields[k]);
        }
    }
}

static void
assert_means (EntSheetKind kind, const char *title, const char *wanted)
{
  EntMeans means;
  EntHeaderFit fit = ent_header_find (kind, title, &means);
  g_autofree char *shown = show_means (&means);

  g_test_message ("%s", title);
  g_assert_cmpstr (shown, ==, wanted);
  g_assert_cmpint (fit, ==, ENT_HEADER_KNOWN);
}

static void
test_titles_of_ratings_and_their_grounds_are_understood_in_both_languages (void)
{
  static const char *const grounds[] = { "reason", "source" };

  for (EntAspect aspect = 0; aspect < ENT_N_ASPECTS; aspect++)
    {
      const EntChoice *choice = &ent_aspect_choices.items[aspect];
      g_autofree char *wanted = g_strconcat ("@", choice->name, NULL);

      assert_means (ENT_SHEET_STAKEHOLDERS, choice->name, wanted);
      assert_means (ENT_SHEET_STAKEHOLDERS, choice->label, wanted);
      assert_means (ENT_SHEET_STAKEHOLDERS, in_spanish ("aspect", choice->label), wanted);
      for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
        {
          const EntField *field = ent_field_find (ENT_RECORD_ASSESSMENT, grounds[i]);
          g_autofree char *meant = g_strconcat (wanted, " ", field->name, NULL);
          g_autofree char *name = ent_export_grounds_title (aspect, field, TRUE), *title = ent_export_grounds_title (aspect, field, FALSE);
          g_autofree char *spanish = g_strconcat (in_spanish ("aspect", choice->label), ": ", in_spanish (NULL, field->label), NULL);

          assert_means (ENT_SHEET_STAKEHOLDERS, name, meant);
          assert_means (ENT_SHEET_STAKEHOLDERS, title, meant);
          assert_means (ENT_SHEET_STAKEHOLDERS, spanish, meant);
        }
    }
}

static void
test_other_titles_of_tables_are_understood_in_both_languages (void)
{
  assert_means (ENT_SHEET_RATINGS, "Stakeholder", "owner");
  assert_means (ENT_SHEET_RATINGS, in_spanish (NULL, "Stakeholder"), "owner");
  assert_means (ENT_SHEET_LOG, in_spanish (NULL, "Stakeholder"), "owner");
  assert_means (ENT_SHEET_LOG, "stakeholder-id", "owner-id");
  assert_means (ENT_SHEET_RATINGS, "moment-id", "moment-id");
  assert_means (ENT_SHEET_STAKEHOLDERS, "part-of-id", "part-of-id");
  assert_means (ENT_SHEET_ACTIONS, "with-id", "with-id");
  assert_means (ENT_SHEET_TIES, "from-id", "from-id");
  assert_means (ENT_SHEET_MAP, "field", "key");
  assert_means (ENT_SHEET_MAP, "Value", "value");
  assert_means (ENT_SHEET_MAP, in_spanish (NULL, "Value"), "value");
}

static const EntChoices *const all_choices[] = { &ent_sector_choices, &ent_kind_choices, &ent_level_choices, &ent_unit_choices, &ent_power_choices, &ent_commitment_choices,
                                                 &ent_aspect_choices, &ent_source_choices, &ent_phase_choices, &ent_guidance_choices, &ent_foundation_choices, &ent_agreement_choices, &ent_collaboration_choices,
                                                 &ent_risk_choices, &ent_log_choices, &ent_tie_choices, &ent_direction_choices, &ent_strength_choices, &ent_state_choices,
                                                 &ent_rings_choices, &ent_step_choices, &ent_ally_choices };

/* Of ratings others than the map's own words are kept as their reason. */
static gboolean
is_rating (const EntChoices *choices)
{
  return choices == &ent_power_choices || choices == &ent_commitment_choices || choices == &ent_ally_choices;
}

static void
assert_word (const EntChoices *choices, const char *text, guint value)
{
  int found = text != NULL ? ent_value_word (choices, text) : (int) value;

  /* "1.1 Prepararse" begins with its name */
  if (found < 0)
    found = ent_choices_find (choices, text, (gssize) strcspn (text, " "));
  if (found == (int) value && (text == NULL || !is_rating (choices) || ent_value_is_own (choices, text)))
    return;
  g_test_message ("“%s” is not %s of %s", text, choices->items[value].label, choices->context);
  g_test_fail ();
}

static void
test_labels_of_all_choices_are_understood_in_both_languages (void)
{
  /* of what has no name nothing is said */
  for (guint i = 0; i < G_N_ELEMENTS (all_choices); i++)
    for (guint value = 0; value < all_choices[i]->n_items; value++)
      {
        const EntChoice *choice = &all_choices[i]->items[value];

        assert_word (all_choices[i], choice->name, value);
        assert_word (all_choices[i], choice->label, value);
        if (choice->name != NULL)
          assert_word (all_choices[i], in_spanish (all_choices[i]->context, choice->label), value);
      }
}

static void
test_other_words_are_a_reading (void)
{
  g_assert_false (ent_value_is_own (&ent_power_choices, "Alto"));
  g_assert_false (ent_value_is_own (&ent_commitment_choices, "a favor"));
  g_assert_false (ent_value_is_own (&ent_sector_choices, "Policía"));
  g_assert_false (ent_value_is_own (&ent_kind_choices, "no such word"));
  g_assert_cmpint (ent_value_word (&ent_kind_choices, "no such word"), ==, -1);
  g_assert_cmpint (ent_value_word (&ent_kind_choices, ""), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/header-words/registers-in-english-are-understood", test_registers_in_english_are_understood);
  g_test_add_func ("/header-words/registers-in-spanish-are-understood", test_registers_in_spanish_are_understood);
  g_test_add_func ("/header-words/an-organisation-is-a-name-unless-there-is-one", test_an_organisation_is_a_name_unless_there_is_one);
  g_test_add_func ("/header-words/what-stands-below-tells-what-a-type-is", test_what_stands_below_tells_what_a_type_is);
  g_test_add_func ("/header-words/questions-of-a-form-are-understood", test_questions_of_a_form_are_understood);
  g_test_add_func ("/header-words/what-stands-below-tells-what-a-position-is", test_what_stands_below_tells_what_a_position_is);
  g_test_add_func ("/header-words/titles-are-read-as-people-write-them", test_titles_are_read_as_people_write_them);
  g_test_add_func ("/header-words/an-unknown-title-goes-to-the-notes", test_an_unknown_title_goes_to_the_notes);
  g_test_add_func ("/header-words/tables-of-graphs-are-understood", test_tables_of_graphs_are_understood);
  g_test_add_func ("/header-words/ties-are-found-by-their-ends", test_ties_are_found_by_their_ends);
  g_test_add_func ("/header-words/sheets-are-known-by-what-they-are-called", test_sheets_are_known_by_what_they_are_called);
  g_test_add_func ("/header-words/labels-of-all-fields-are-understood-in-both-languages", test_labels_of_all_fields_are_understood_in_both_languages);
  g_test_add_func ("/header-words/titles-of-ratings-and-their-grounds-are-understood-in-both-languages", test_titles_of_ratings_and_their_grounds_are_understood_in_both_languages);
  g_test_add_func ("/header-words/other-titles-of-tables-are-understood-in-both-languages", test_other_titles_of_tables_are_understood_in_both_languages);
  g_test_add_func ("/header-words/labels-of-all-choices-are-understood-in-both-languages", test_labels_of_all_choices_are_understood_in_both_languages);
  g_test_add_func ("/header-words/other-words-are-a-reading", test_other_words_are_a_reading);
  return g_test_run ();
}
