/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists that views show: they follow the map, the search and the one selection. */
#include "ui/test-util.h"

#include "app/compat.h"
#include "app/parts/selection-model.h"
#include "app/panels/stakeholder-list.h"

#include <string.h>

typedef struct
{
  EntDocument *document;
  EntStakeholderList *list;
  guint position, removed, added, n_signals;
} Fixture;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Fixture *f)
{
  f->position = position;
  f->removed = removed;
  f->added = added;
  f->n_signals++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = ent_document_new ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->list);
  g_assert_finalize_object (f->document);
}

static const char *
add (Fixture *f, const char *name, EntSectorId sector)
{
  return ent_edit_add_stakeholder (ent_document_history (f->document), name, sector, ENT_KIND_FORMAL, NULL);
}

static void
watch (Fixture *f, int sector, gboolean by_name)
{
  f->list = ent_stakeholder_list_new (f->document, sector, by_name);
  g_signal_connect (f->list, "items-changed", G_CALLBACK (on_items_changed), f);
}

static char *
names (Fixture *f)
{
  GString *all = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (f->list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EntStakeholderItem) item = g_list_model_get_item (G_LIST_MODEL (f->list), i);

      g_string_append_printf (all, "%s%s", i > 0 ? "," : "", ent_stakeholder_item_get (item)->name);
    }
  return g_string_free (all, FALSE);
}

static void
assert_names (Fixture *f, const char *expected)
{
  g_autofree char *all = names (f);

  g_assert_cmpstr (all, ==, expected);
}

static void
test_an_added_one_goes_to_its_place (Fixture *f, gconstpointer data)
{
  add (f, "Zoo", ENT_SECTOR_PRIVATE);
  add (f, "airport", ENT_SECTOR_PRIVATE);
  watch (f, ENT_SECTOR_PRIVATE, TRUE);
  assert_names (f, "airport,Zoo");
  add (f, "Hotel", ENT_SECTOR_PRIVATE);
  add (f, "School", ENT_SECTOR_EDUCATION);
  assert_names (f, "airport,Hotel,Zoo");
  g_assert_cmpuint (f->n_signals, ==, 1);
  g_assert_cmpuint (f->position, ==, 1);
  g_assert_cmpuint (f->removed, ==, 0);
  g_assert_cmpuint (f->added, ==, 1);
}

static void
test_undo_brings_a_row_back_to_its_place (Fixture *f, gconstpointer data)
{
  const char *ids[1];

  add (f, "C", ENT_SECTOR_PRIVATE);
  ids[0] = add (f, "A", ENT_SECTOR_PRIVATE);
  add (f, "B", ENT_SECTOR_PRIVATE);
  watch (f, -1, FALSE);
  g_assert_true (ent_edit_delete (ent_document_history (f->document), ids, 1, NULL));
  assert_names (f, "C,B");
  ent_history_undo (ent_document_history (f->document));
  assert_names (f, "C,A,B");
}

static void
test_a_new_name_moves_the_row (Fixture *f, gconstpointer data)
{
  EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, add (f, "B", ENT_SECTOR_PRIVATE));

  add (f, "C", ENT_SECTOR_PRIVATE);
  watch (f, ENT_SECTOR_PRIVATE, TRUE);
  ent_edit_set_field (ent_document_history (f->document), &key, ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), "D", NULL);
  assert_names (f, "C,D");
}

static void
test_a_new_sector_takes_the_row_along (Fixture *f, gconstpointer data)
{
  EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, add (f, "B", ENT_SECTOR_PRIVATE));
  g_autoptr (EntStakeholderList) media = ent_stakeholder_list_new (f->document, ENT_SECTOR_MEDIA, TRUE);

  watch (f, ENT_SECTOR_PRIVATE, TRUE);
  ent_edit_set_field (ent_document_history (f->document), &key, ent_field_find (ENT_RECORD_STAKEHOLDER, "sector"), "media", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (media)), ==, 1);
}

static void
count_told (EntStakeholderItem *item, guint *n_told)
{
  (*n_told)++;
}

/* A row shows all of its cells anew each time. */
static void
test_an_item_is_told_once_a_step_when_it_is_done (Fixture *f, gconstpointer data)
{
  static const char *const fields[] = { "contact", "phone", "role" };
  EntHistory *history = ent_document_history (f->document);
  EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, add (f, "B", ENT_SECTOR_PRIVATE));
  g_autoptr (EntStakeholderItem) item = NULL;
  guint n_told = 0;

  add (f, "C", ENT_SECTOR_PRIVATE);
  watch (f, ENT_SECTOR_PRIVATE, TRUE);
  item = g_list_model_get_item (G_LIST_MODEL (f->list), 0);
  g_signal_connect (item, "changed", G_CALLBACK (count_told), &n_told);
  ent_history_begin (history, "Three");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_true (ent_history_apply (history, ent_change_new_set (&key, ent_field_find (ENT_RECORD_STAKEHOLDER, fields[i]), "x"), NULL));
  g_assert_cmpuint (n_told, ==, 0);
  ent_history_end (history);
  g_assert_cmpuint (n_told, ==, 1);
  ent_history_undo (history);
  g_assert_cmpuint (n_told, ==, 2);
}

static void
test_a_step_of_many_tells_once (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  const char *ids[20];

  add (f, "A", ENT_SECTOR_PRIVATE);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = add (f, "B", i % 2 == 0 ? ENT_SECTOR_PRIVATE : ENT_SECTOR_MEDIA);
  add (f, "E", ENT_SECTOR_PRIVATE);
  watch (f, ENT_SECTOR_PRIVATE, TRUE);
  g_assert_true (ent_edit_delete (history, ids, G_N_ELEMENTS (ids), NULL));
  assert_names (f, "A,E");
  g_assert_cmpuint (f->n_signals, ==, 1);
  g_assert_cmpuint (f->position, ==, 1);
  g_assert_cmpuint (f->removed, ==, 10);
  g_assert_cmpuint (f->added, ==, 0);
  ent_history_undo (history);
  g_assert_cmpuint (f->n_signals, ==, 2);
  g_assert_cmpuint (f->added, ==, 10);
}

/* Those between keep the keyboard, and stay in view. */
static void
test_a_step_of_few_leaves_the_others_alone (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  const char *ids[2];

  ids[0] = add (f, "A", ENT_SECTOR_PRIVATE);
  add (f, "B", ENT_SECTOR_PRIVATE);
  ids[1] = add (f, "C", ENT_SECTOR_PRIVATE);
  watch (f, ENT_SECTOR_PRIVATE, TRUE);
  g_assert_true (ent_edit_delete (history, ids, 2, NULL));
  assert_names (f, "B");
  g_assert_cmpuint (f->n_signals, ==, 2);
  g_assert_cmpuint (f->removed, ==, 1);
  ent_history_undo (history);
  assert_names (f, "A,B,C");
  g_assert_cmpuint (f->n_signals, ==, 4);
  g_assert_cmpuint (f->removed + f->added, ==, 1);
}

typedef struct
{
  Fixture *f;
  const char *id;
  gboolean deletes;
} Writer;

static void
on_removed_write (GListModel *model, guint position, guint removed, guint added, Writer *writer)
{
  EntHistory *history = ent_document_history (writer->f->document);

  if (removed == 0 || writer->id == NULL)
    return;
  if (writer->deletes)
    g_assert_true (ent_edit_delete (history, &writer->id, 1, NULL));
  else
    g_assert_true (ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, writer->id), ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), "A", NULL));
  writer->id = NULL;
}

/* As a cell does that takes over what was typed when its row goes. */
static void
test_who_is_told_may_write (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  Writer writer = { .f = f };

  watch (f, ENT_SECTOR_PRIVATE, TRUE);
  g_signal_connect (f->list, "items-changed", G_CALLBACK (on_removed_write), &writer);
  for (guint i = 0; i < 2; i++)
    {
      const char *id = add (f, "C", ENT_SECTOR_PRIVATE);

      add (f, "B", ENT_SECTOR_PRIVATE);
      writer.id = id;
      writer.deletes = i == 1;
      ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), "AA", NULL);
      assert_names (f, i == 0 ? "A,B" : "A,B,B");
    }
}

static void
test_within_a_step_a_position_is_right (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  const char *id;

  add (f, "A", ENT_SECTOR_PRIVATE);
  watch (f, ENT_SECTOR_PRIVATE, TRUE);
  ent_history_begin (history, "Add two");
  add (f, "C", ENT_SECTOR_PRIVATE);
  id = add (f, "B", ENT_SECTOR_PRIVATE);
  g_assert_cmpuint (f->n_signals, ==, 0);
  g_assert_cmpint (ent_stakeholder_list_position (f->list, id), ==, 1);
  ent_history_rollback (history);
  assert_names (f, "A");
}

static void
change_at_random (Fixture *f)
{
  EntHistory *history = ent_document_history (f->document);
  EntMap *map = ent_document_map (f->document);
  g_autofree char *name = g_strdup_printf ("%c", 'A' + g_test_rand_int_range (0, 6));
  guint n = ent_map_n_stakeholders (map);
  const char *id = n > 0 ? ent_map_stakeholder_at (map, (guint) g_test_rand_int_range (0, (int) n))->base.id : NULL;
  EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, id);

  switch (id == NULL ? 0 : g_test_rand_int_range (0, 6))
    {
    case 1:
      g_assert_true (ent_edit_delete (history, &id, 1, NULL));
      break;
    case 2:
      g_assert_true (ent_edit_set_field (history, &key, ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), name, NULL));
      break;
    case 3:
      g_assert_true (ent_edit_set_field (history, &key, ent_field_find (ENT_RECORD_STAKEHOLDER, "sector"), g_test_rand_bit () ? "media" : "private", NULL));
      break;
    case 4:
      g_assert_true (ent_history_apply (history, ent_change_new_move (&key, (guint) g_test_rand_int_range (0, (int) n)), NULL));
      break;
    default:
      add (f, name, ENT_SECTOR_PRIVATE);
    }
}

/* What a view has that follows the signals. */
static void
on_followed (GListModel *model, guint position, guint removed, guint added, GPtrArray *followed)
{
  if (removed > 0)
    g_ptr_array_remove_range (followed, position, removed);
  for (guint i = position; i < position + added; i++)
    g_ptr_array_insert (followed, (int) i, g_list_model_get_item (model, i));
}

static void
follow_at_random (Fixture *f, gboolean by_name)
{
  g_autoptr (EntStakeholderList) list = ent_stakeholder_list_new (f->document, ENT_SECTOR_PRIVATE, by_name);
  g_autoptr (GPtrArray) followed = g_ptr_array_new_with_free_func (g_object_unref);
  EntHistory *history = ent_document_history (f->document);

  on_followed (G_LIST_MODEL (list), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), followed);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_followed), followed);
  for (guint step = 0; step < 300; step++)
    {
      g_autoptr (EntStakeholderList) anew = NULL;
      int what = g_test_rand_int_range (0, 8);

      ent_history_begin (history, "At random");
      for (int n = g_test_rand_int_range (1, 14); n > 0; n--)
        change_at_random (f);
      if (what == 0)
        ent_history_rollback (history);
      else
        ent_history_end (history);
      if (what == 1)
        ent_history_undo (history);
      if (what == 2)
        ent_document_set_search (f->document, g_test_rand_bit () ? "A" : NULL);
      anew = ent_stakeholder_list_new (f->document, ENT_SECTOR_PRIVATE, by_name);
      g_assert_cmpuint (followed->len, ==, g_list_model_get_n_items (G_LIST_MODEL (anew)));
      for (guint i = 0; i < followed->len; i++)
        {
          g_autoptr (EntStakeholderItem) item = g_list_model_get_item (G_LIST_MODEL (anew), i);

          g_assert_cmpstr (ent_stakeholder_item_id (followed->pdata[i]), ==, ent_stakeholder_item_id (item));
        }
    }
}

static void
test_who_follows_has_what_a_new_list_has (Fixture *f, gconstpointer data)
{
  follow_at_random (f, TRUE);
  follow_at_random (f, FALSE);
}

static void
count (EntStakeholderItem *item, guint *n)
{
  (*n)++;
}

static void
test_a_rating_tells_only_its_own_row (Fixture *f, gconstpointer data)
{
  const char *first = add (f, "A", ENT_SECTOR_PRIVATE);
  guint n_first = 0, n_second = 0;
  g_autoptr (EntStakeholderItem) one = NULL;
  g_autoptr (EntStakeholderItem) other = NULL;

  add (f, "B", ENT_SECTOR_PRIVATE);
  watch (f, -1, FALSE);
  one = g_list_model_get_item (G_LIST_MODEL (f->list), 0);
  other = g_list_model_get_item (G_LIST_MODEL (f->list), 1);
  g_signal_connect (one, "changed", G_CALLBACK (count), &n_first);
  g_signal_connect (other, "changed", G_CALLBACK (count), &n_second);
  g_assert_true (ent_edit_rate (ent_document_history (f->document), &first, 1, ent_document_moment (f->document), ENT_ASPECT_POWER, 4, NULL));
  g_assert_cmpuint (n_first, >, 0);
  g_assert_cmpuint (n_second, ==, 0);
  g_assert_cmpuint (f->n_signals, ==, 0);
}

static void
test_a_place_gives_the_same_item_while_it_lives (Fixture *f, gconstpointer data)
{
  g_autoptr (EntStakeholderItem) one = NULL;
  g_autoptr (EntStakeholderItem) again = NULL;

  add (f, "A", ENT_SECTOR_PRIVATE);
  watch (f, -1, FALSE);
  one = g_list_model_get_item (G_LIST_MODEL (f->list), 0);
  again = g_list_model_get_item (G_LIST_MODEL (f->list), 0);
  g_assert_true (one == again);
}

static void
test_an_item_may_outlive_others_and_its_list (Fixture *f, gconstpointer data)
{
  g_autoptr (EntStakeholderItem) kept = NULL;
  EntStakeholderItem *gone;

  add (f, "A", ENT_SECTOR_PRIVATE);
  add (f, "B", ENT_SECTOR_PRIVATE);
  watch (f, -1, FALSE);
  kept = g_list_model_get_item (G_LIST_MODEL (f->list), 0);
  gone = g_list_model_get_item (G_LIST_MODEL (f->list), 1);
  g_assert_finalize_object (gone);
  /* the one that is there is told, the one that is gone is made anew */
  assert_names (f, "A,B");
  g_clear_object (&f->list);
  g_assert_cmpstr (ent_stakeholder_item_get (kept)->name, ==, "A");
  g_assert_finalize_object (g_steal_pointer (&kept));
}

static void
test_the_search_filters_without_case_and_accents (Fixture *f, gconstpointer data)
{
  add (f, "Asociación de Hoteles", ENT_SECTOR_PRIVATE);
  add (f, "Radio Bahía", ENT_SECTOR_MEDIA);
  watch (f, -1, FALSE);
  ent_document_set_search (f->document, "ASOCIACION hotel");
  assert_names (f, "Asociación de Hoteles");
  /* a change of what was found is followed too */
  add (f, "Hotel Sol, asociacion", ENT_SECTOR_PRIVATE);
  assert_names (f, "Asociación de Hoteles,Hotel Sol, asociacion");
  ent_document_set_search (f->document, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, 3);
}

static void
test_views_share_one_selection (Fixture *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->document);
  const char *first = add (f, "A", ENT_SECTOR_PRIVATE);
  const char *second = add (f, "B", ENT_SECTOR_PRIVATE);
  g_autoptr (EntSelectionModel) model = NULL;

  watch (f, -1, FALSE);
  model = ent_selection_model_new (G_LIST_MODEL (f->list), selection);
  ent_selection_set (selection, second);
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (model), 0));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (model), 1));
  g_assert_true (gtk_selection_model_select_item (GTK_SELECTION_MODEL (model), 0, FALSE));
  g_assert_cmpuint (ent_selection_n (selection), ==, 2);
  g_assert_true (gtk_selection_model_select_item (GTK_SELECTION_MODEL (model), 0, TRUE));
  g_assert_cmpuint (ent_selection_n (selection), ==, 1);
  g_assert_cmpstr (ent_selection_focus (selection), ==, first);
  g_assert_true (gtk_selection_model_select_all (GTK_SELECTION_MODEL (model)));
  g_assert_cmpuint (ent_selection_n (selection), ==, 2);
  g_assert_true (gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (model), 0));
  g_assert_false (ent_selection_contains (selection, first));
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer n)
{
  return ++*(guint *) n < 4 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* The list may have become shorter before the frame in which it scrolls. */
static void
test_a_row_that_is_gone_is_not_scrolled_to (void)
{
  EntWindow *window = test_window_for (test_sample ());
  GtkWidget *list = test_find_type (GTK_WIDGET (window), GTK_TYPE_LIST_VIEW);
  guint n_frames = 0;

  g_assert_nonnull (list);
  ent_list_reveal (list, g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) - 1);
  ent_document_set_search (ent_window_document (window), "port authority");
  ent_list_reveal (list, G_MAXUINT - 1);
  gtk_widget_add_tick_callback (list, on_frame, &n_frames, NULL);
  g_assert_true (test_wait_until (n_frames == 4, 10000));
  test_close (window);
}

static guint
n_listed (EntWindow *window)
{
  GtkWidget *list = test_find_type (GTK_WIDGET (window), GTK_TYPE_LIST_VIEW);

  return list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) - ENT_N_SECTORS : 0;
}

/* Where many rows go that had the selected one in view, GTK shows some of them once more. */
static void
test_a_long_list_comes_and_goes_with_the_search (void)
{
  static const struct
  {
    const char *search;
    guint n;
  } steps[] = { { "qqq", 0 }, { NULL, 2500 }, { "hotel", 1250 }, { "hotel 1", 0 }, { NULL, 2500 } };
  EntWindow *window = test_window ();
  EntDocument *document = ent_window_document (window);
  EntMap *map = ent_document_map (document);

  for (guint i = 0; i < 2500; i++)
    {
      EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
      g_autofree char *id = g_strdup_printf ("s-%u", i);

      ent_record_set_id (stakeholder, id);
      stakeholder->name = g_strdup_printf ("%s %c%c", i % 2 == 0 ? "Hotel" : "Bar", 'a' + (int) (i / 26 % 26), 'a' + (int) (i % 26));
      stakeholder->sector = (guint8) (i % ENT_N_SECTORS);
      g_assert_true (ent_map_apply_take (map, stakeholder, NULL, NULL));
    }
  ent_history_begin (ent_document_history (document), "all");
  ent_history_end (ent_document_history (document));
  ent_document_set_search (document, "bar");
  ent_document_set_search (document, NULL);
  g_assert_true (test_wait_until (n_listed (window) == 2500, 20000));
  ent_selection_set (ent_document_selection (document), "s-1200");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      ent_document_set_search (document, steps[i].search);
      g_assert_true (test_wait_until (n_listed (window) == steps[i].n, 20000));
      test_drain ();
    }
  test_close (window);
}

static void
test_a_long_one_is_there_when_the_loop_is_idle (Fixture *f, gconstpointer data)
{
  GListModel *model;

  for (guint i = 2001; i > 0; i--)
    {
      g_autofree char *name = g_strdup_printf ("Hotel %u", i);

      add (f, name, ENT_SECTOR_PRIVATE);
    }
  watch (f, ENT_SECTOR_PRIVATE, TRUE);
  model = G_LIST_MODEL (f->list);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_true (test_wait_until (g_list_model_get_n_items (model) == 2001, 10000));
  g_assert_cmpuint (f->n_signals, ==, 1);
  /* whoever asks before that need not wait */
  g_clear_object (&f->list);
  watch (f, ENT_SECTOR_PRIVATE, TRUE);
  g_assert_cmpint (ent_stakeholder_list_position (f->list, ent_map_stakeholder_at (ent_document_map (f->document), 0)->base.id), ==, 2000);
  /* who comes while it is put in order is in it, once */
  g_clear_object (&f->list);
  f->n_signals = 0;
  watch (f, ENT_SECTOR_PRIVATE, TRUE);
  g_main_context_iteration (NULL, FALSE);
  add (f, "Hostal", ENT_SECTOR_PRIVATE);
  g_assert_true (test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (f->list)) == 2002, 10000));
  g_assert_cmpint (ent_stakeholder_list_position (f->list, ent_map_stakeholder_at (ent_document_map (f->document), 2001)->base.id), ==, 0);
  /* told with the others, or alone where a fast machine had put them in order already */
  g_assert_cmpuint (f->n_signals, <=, 2);
}

static void
add_hotels (EntDocument *document, guint n)
{
  for (guint i = n; i > 0; i--)
    {
      g_autofree char *name = g_strdup_printf ("Hotel %u", i);

      ent_edit_add_stakeholder (ent_document_history (document), name, ENT_SECTOR_PRIVATE, ENT_KIND_FORMAL, NULL);
    }
}

static void
test_a_long_one_waits_for_none_of_another_document (Fixture *f, gconstpointer data)
{
  EntDocument *other = ent_document_new ();
  EntStakeholderList *others[3];

  add_hotels (f->document, 2001);
  add_hotels (other, 6000);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    others[i] = ent_stakeholder_list_new (other, -1, TRUE);
  watch (f, -1, TRUE);
  g_assert_true (test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (f->list)) == 2001, 10000));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (others[2])), ==, 0);
  /* nor does it matter that a document goes before its lists are full */
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_object_unref (others[i]);
  g_assert_finalize_object (other);
  test_drain ();
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/lists/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("an-added-one-goes-to-its-place", test_an_added_one_goes_to_its_place);
  ADD ("undo-brings-a-row-back-to-its-place", test_undo_brings_a_row_back_to_its_place);
  ADD ("a-new-name-moves-the-row", test_a_new_name_moves_the_row);
  ADD ("a-new-sector-takes-the-row-along", test_a_new_sector_takes_the_row_along);
  ADD ("a-step-of-many-tells-once", test_a_step_of_many_tells_once);
  ADD ("a-step-of-few-leaves-the-others-alone", test_a_step_of_few_leaves_the_others_alone);
  ADD ("who-is-told-may-write", test_who_is_told_may_write);
  ADD ("within-a-step-a-position-is-right", test_within_a_step_a_position_is_right);
  ADD ("who-follows-has-what-a-new-list-has", test_who_follows_has_what_a_new_list_has);
  ADD ("a-rating-tells-only-its-own-row", test_a_rating_tells_only_its_own_row);
  ADD ("a-place-gives-the-same-item-while-it-lives", test_a_place_gives_the_same_item_while_it_lives);
  ADD ("an-item-may-outlive-others-and-its-list", test_an_item_may_outlive_others_and_its_list);
  ADD ("the-search-filters-without-case-and-accents", test_the_search_filters_without_case_and_accents);
  ADD ("an-item-is-told-once-a-step-when-it-is-done", test_an_item_is_told_once_a_step_when_it_is_done);
  ADD ("views-share-one-selection", test_views_share_one_selection);
  ADD ("a-long-one-is-there-when-the-loop-is-idle", test_a_long_one_is_there_when_the_loop_is_idle);
  ADD ("a-long-one-waits-for-none-of-another-document", test_a_long_one_waits_for_none_of_another_document);
  g_test_add_func ("/lists/a-row-that-is-gone-is-not-scrolled-to", test_a_row_that_is_gone_is_not_scrolled_to);
  g_test_add_func ("/lists/a-long-list-comes-and-goes-with-the-search", test_a_long_list_comes_and_goes_with_the_search);
  return g_test_run ();
}
