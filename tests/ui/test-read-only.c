/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map that could be read in part only: it can be looked at, and nothing in
 * the window changes it until it is saved under another name.
 */
#include "ui/test-util.h"

#include "app/inspector/field-row.h"
#include "app/inspector/inspector-private.h"
#include "app/inspector/log-line.h"
#include "app/inspector/rating.h"
#include "app/register/register-private.h"
#include "app/window/window-private.h"

#include <string.h>
#include <unistd.h>

typedef struct
{
  EntWindow *window;
  EntDocument *document;
  EntMap *map;
  GtkWidget *inspector;
} Fixture;

/* The sample without its end. */
static char *
damage_sample (void)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  char *path = test_temporary ("damaged.entorno");
  char *cut;

  g_file_get_contents (test_sample (), &contents, NULL, &error);
  g_assert_no_error (error);
  cut = strstr (contents, "</ties>");
  g_assert_nonnull (cut);
  g_file_set_contents (path, contents, cut - contents, &error);
  g_assert_no_error (error);
  return path;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = damage_sample ();

  f->window = test_window_for (path);
  f->document = ent_window_document (f->window);
  f->map = ent_document_map (f->document);
  f->inspector = test_find_type (GTK_WIDGET (f->window), ENT_TYPE_INSPECTOR);
  g_assert_false (ent_document_can_edit (f->document));
  g_assert_cmpuint (ent_map_n_ties (f->map), >, 0);
  ent_selection_set (ent_document_selection (f->document), ent_map_stakeholder_at (f->map, 0)->base.id);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  test_drain ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  test_close (f->window);
}

/* With a parameter of the right type, where it takes one. */
static char *
detailed (const char *name, const GVariantType *type)
{
  if (type == NULL)
    return g_strdup (name);
  if (g_variant_type_equal (type, G_VARIANT_TYPE_UINT32))
    return g_strdup_printf ("%s(uint32 2)", name);
  if (g_variant_type_equal (type, G_VARIANT_TYPE_STRING))
    return g_strdup_printf ("%s('media')", name);
  return g_strdup_printf ("%s((1, 1))", name);
}

/* What only looks, and may be done; all others edit. */
static const char *const looking[] = {
  "canvas.neighbour", "canvas.walk", "canvas.extend", "canvas.next", "canvas.previous", "canvas.toggle", "canvas.select-all",
  "canvas.escape", "canvas.activate", "canvas.zoom-in", "canvas.zoom-out", "canvas.zoom-100", "canvas.fit", "canvas.pan",
  "canvas.menu", "canvas.legend", "canvas.copy", NULL
};

static guint
count_enabled_edits (GtkWidget *canvas)
{
  const char *name, *property;
  const GVariantType *type;
  GType owner;
  guint n = 0;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (canvas), i, &owner, &name, &type, &property); i++)
    {
      g_autofree char *action = detailed (name, type);

      if (g_str_has_prefix (name, "canvas.") && !g_strv_contains (looking, name) && test_is_enabled (canvas, action))
        n++;
    }
  return n;
}

static void
test_every_editing_action_is_disabled (Fixture *f, gconstpointer data)
{
  static const char *const actions[] = { "win.undo", "win.redo", "win.quick-add", "win.add-moment", "win.log", "win.add-action(('Visit', @as [], false))" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_assert_false (test_is_enabled (GTK_WIDGET (f->window), actions[i]));
  g_assert_cmpuint (count_enabled_edits (GTK_WIDGET (ent_window_canvas (f->window))), ==, 0);
  g_assert_true (test_is_enabled (GTK_WIDGET (f->window), "win.save-as"));
}

static gboolean
is_field (GtkWidget *widget)
{
  return ENT_IS_FIELD_ROW (widget);
}

static gboolean
is_rating (GtkWidget *widget)
{
  return ENT_IS_RATING (widget);
}

static gboolean
is_check (GtkWidget *widget)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

static void
collect (GtkWidget *root, gboolean (*match) (GtkWidget *widget), GPtrArray *all)
{
  if (match (root))
    g_ptr_array_add (all, root);
  else if (GTK_IS_EXPANDER (root) && !gtk_expander_get_expanded (GTK_EXPANDER (root)))
    collect (gtk_expander_get_child (GTK_EXPANDER (root)), match, all);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, match, all);
}

static gboolean
takes_edits (GtkWidget *editor)
{
  GtkWidget *text = test_find_type (editor, GTK_TYPE_TEXT_VIEW);

  if (text != NULL)
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (text));
  if (GTK_IS_ENTRY (editor))
    return gtk_editable_get_editable (GTK_EDITABLE (editor));
  return gtk_widget_get_sensitive (editor);
}

static void
assert_all_editors (Fixture *f, gboolean take)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) ratings = g_ptr_array_new ();
  g_autoptr (GPtrArray) checks = g_ptr_array_new ();

  test_open_sections (f->inspector);
  collect (f->inspector, is_field, rows);
  collect (f->inspector, is_rating, ratings);
  g_assert_cmpuint (rows->len, >, 50);
  collect (test_find_type (f->inspector, ENT_TYPE_STAKEHOLDER_PAGE), is_check, checks);
  g_assert_cmpuint (ratings->len, ==, 3);
  /* ally, veto, steps, foundations, criteria */
  g_assert_cmpuint (checks->len, ==, 2 + ent_guidance_choices.n_items + ent_foundation_choices.n_items + ENT_N_CODE_CRITERIA);
  for (guint i = 0; i < rows->len; i++)
    if (takes_edits (ent_field_row_editor (g_ptr_array_index (rows, i))) != take)
      g_error ("the editor of %s", ent_field_row_field (g_ptr_array_index (rows, i))->name);
  for (guint i = 0; i < ratings->len; i++)
    g_assert_cmpint (gtk_widget_get_sensitive (g_ptr_array_index (ratings, i)), ==, take);
  for (guint i = 0; i < checks->len; i++)
    g_assert_cmpint (gtk_widget_is_sensitive (g_ptr_array_index (checks, i)), ==, take);
  g_assert_cmpint (gtk_widget_get_sensitive (test_find_type (f->inspector, ENT_TYPE_LOG_LINE)), ==, take);
  g_assert_cmpint (gtk_widget_get_sensitive (test_find_type (GTK_WIDGET (f->window), ENT_TYPE_QUICK_ADD)), ==, take);
}

static void
test_every_editor_refuses (Fixture *f, gconstpointer data)
{
  static const char *const buttons[] = { "Delete this stakeholder", "Add a moment", "Add an entry", "Choose…" };
  EntRegisterColumn name = { .field = ent_field_find (ENT_RECORD_STAKEHOLDER, "name") };
  EntRegisterColumn power = { .aspect = ENT_ASPECT_POWER, .choices = &ent_power_choices };
  const char *id = ent_map_stakeholder_at (f->map, 0)->base.id;
  g_autoptr (GError) error = NULL;
  guint64 revision = ent_map_revision (f->map);

  assert_all_editors (f, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_assert_false (gtk_widget_is_sensitive (test_find_button (f->inspector, buttons[i])));
  g_assert_false (ent_register_column_set_text (&name, f->document, id, "Another name", &error));
  g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_LOCKED);
  g_assert_false (ent_register_column_set_number (&power, f->document, id, 1, NULL) &&
                  ent_register_column_set_number (&power, f->document, id, 2, NULL));
  /* whatever gets round the widgets comes to the same door */
  gtk_editable_set_text (GTK_EDITABLE (test_find_field (f->inspector, ENT_RECORD_STAKEHOLDER, "role")), "Funds");
  g_assert_true (gtk_widget_has_css_class (test_find_field (f->inspector, ENT_RECORD_STAKEHOLDER, "role"), "error"));
  g_signal_emit_by_name (test_find_button (f->inspector, "Delete this stakeholder"), "clicked");
  g_assert_nonnull (strstr (ent_window_message (f->window), "cannot be changed"));
  g_assert_cmpuint (ent_map_revision (f->map), ==, revision);
}

static void
test_saved_under_another_name_it_can_be_edited (Fixture *f, gconstpointer data)
{
  g_autofree char *path = test_temporary ("rescued.entorno");

  ent_window_save_at (f->window, path, FALSE);
  g_assert_true (test_wait_until (!ent_window_is_busy (f->window), 20000));
  test_drain ();
  g_assert_true (test_is_enabled (GTK_WIDGET (f->window), "win.quick-add"));
  g_assert_true (test_is_enabled (GTK_WIDGET (f->window), "win.add-moment"));
  g_assert_cmpuint (count_enabled_edits (GTK_WIDGET (ent_window_canvas (f->window))), >, 10);
  assert_all_editors (f, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (test_find_field (f->inspector, ENT_RECORD_STAKEHOLDER, "role")), "Funds");
  g_assert_cmpstr (ent_map_stakeholder_at (f->map, 0)->role, ==, "Funds");
}

static void
test_the_damaged_file_stays_by_whatever_name_it_is_saved (Fixture *f, gconstpointer data)
{
  const char *path = ent_document_path (f->document);
  g_autofree char *soft = test_temporary ("soft.entorno"), *before = NULL, *after = NULL;

  g_assert_cmpint (symlink (path, soft), ==, 0);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  ent_window_save_at (f->window, soft, FALSE);
  g_assert_false (ent_window_is_busy (f->window));
  g_assert_nonnull (strstr (ent_window_message (f->window), "stays as it is"));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/read-only/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("every-editing-action-is-disabled", test_every_editing_action_is_disabled);
  ADD ("every-editor-refuses", test_every_editor_refuses);
  ADD ("saved-under-another-name-it-can-be-edited", test_saved_under_another_name_it_can_be_edited);
  ADD ("the-damaged-file-stays-by-whatever-name-it-is-saved", test_the_damaged_file_stays_by_whatever_name_it_is_saved);
  return g_test_run ();
}
