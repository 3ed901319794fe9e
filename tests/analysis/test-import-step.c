/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is imported comes into the open map as one step, which can be taken back. */
#include "analysis/compare-maps.h"
#include "model/edit.h"

#include "io/import-test.h"

/* Into this one, and each behind the other. */
static const char *const registers[] = {
  "Nombre;Sector;Poder;Compromiso;Interés;Parte de;Etiquetas;Aliado;Veto\nRadio;Medios;Alto;A favor;Noticias;;a, b;Sí;No\nhotel sol;Sector privado;1,5;En contra;\"Ventas\nimagen\";Cadena;;No;Sí\nCadena;Sector privado;;;;;c;;\n",
  "Nombre;Poder;Compromiso;Parte de;Interés\nRadio;Bajo;Neutral;Hotel Sol;Música\nJunta;;;;\nJunta;4;;;\n;9;;;\n",
  "From,To,Type,Weight,Direction\nRadio,Hotel Sol,Informs,1.5,mutual\nRadio,Hotel Sol,Informs,2,directed\nRadio,Nobody,zzz,1,\nRadio,Nobody,yyy,3,\nRadio,Radio,Funds,,\n",
  "id,Name,Date\nt-1111111111,After,2027-01-01\n",
  "Stakeholder,stakeholder-id,moment-id,Moment,Aspect,Value,Reason\nRadio,,t-1111111111,After,Power,5,Seen\nRadio,,,After,Commitment,Leading,\n",
  "id,What,Responsible,Due,State,With\na-1111111111,Talk,Ana,2026-05-01,Done,Radio; Hotel Sol\n",
  "Name,field,Value\nTitle,title,Bay\nDestination,place,Coast\nNotes,notes,\"Uno\ndos\"\n",
};

static void
test_an_import_is_one_step_that_can_be_taken_back (void)
{
  g_autoptr (EntMap) open = map_with ("Hotel Sol|Radio|Alcaldía"), start = ent_map_copy (open);
  g_autoptr (EntHistory) history = ent_history_new (open, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (registers); i++)
    {
      g_autoptr (EntMap) before = ent_map_copy (open);
      g_autoptr (EntImported) imported = import_text (open, registers[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (EntMapChanges) changes = ent_compare_maps (open, imported->map, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (changes->n_beyond, ==, 0);
      g_assert_true (ent_edit_apply_changes (history, "Import", changes->changes, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (ent_history_position (history), ==, i + 1);
      g_assert_true (ent_map_equal (open, imported->map));
      ent_map_check_invariants (open);
      g_assert_true (ent_history_undo (history));
      g_assert_true (ent_map_equal (open, before));
      g_assert_true (ent_history_redo (history));
      g_assert_true (ent_map_equal (open, imported->map));
    }
  while (ent_history_undo (history))
    ent_map_check_invariants (open);
  g_assert_true (ent_map_equal (open, start));
}

/* What is there already is no step. */
static void
test_the_same_once_more_is_no_step (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (registers); i++)
    {
      g_autoptr (EntMap) open = map_with ("Hotel Sol|Radio|Alcaldía");
      g_autoptr (EntImported) first = import_text (open, registers[i]), again = import_text (first->map, registers[i]);
      g_autoptr (EntMapChanges) changes = ent_compare_maps (first->map, again->map, NULL);

      g_assert_cmpuint (changes->changes->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-step/an-import-is-one-step-that-can-be-taken-back", test_an_import_is_one_step_that_can_be_taken_back);
  g_test_add_func ("/import-step/the-same-once-more-is-no-step", test_the_same_once_more_is_no_step);
  return g_test_run ();
}
