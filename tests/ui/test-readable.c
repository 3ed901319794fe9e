/* SPDX-License-Identifier: GPL-3.0-or-later */
/* That what the window says in words can be read: no grey on grey in any theme,
 * and nothing cut or wider than a small screen where letters are large.
 */
#include "ui/canvas-fixture.h"

#include "app/reading/reading-panel.h"
#include "app/window/window-private.h"
#include "draw/theme.h"

#include <math.h>

/* Of small letters, after WCAG 2.1. */
#define LEAST_CONTRAST 4.5

/* Of the pixel that differs most from the one there is most of. */
static double
contrast_in (const Shot *shot, const GdkRectangle *box)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key, value;
  guint most = 0;
  EntRgb ground = 0;
  double best = 1;

  for (int y = box->y; y < box->y + box->height; y++)
    for (int x = box->x; x < box->x + box->width; x++)
      {
        gpointer pixel = GUINT_TO_POINTER (pixel_at (shot, x, y));
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pixel)) + 1;

        g_hash_table_insert (counts, pixel, GUINT_TO_POINTER (n));
        if (n > most)
          {
            most = n;
            ground = GPOINTER_TO_UINT (pixel);
          }
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    best = MAX (best, ent_rgb_contrast (GPOINTER_TO_UINT (key), ground));
  return best;
}

/* Where the words of @label stand in @window; FALSE if some of it is scrolled out of sight. */
static gboolean
find_words (GtkWidget *label, GtkWidget *window, GdkRectangle *box)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (label, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds, in_scroller;

  if (!gtk_widget_compute_bounds (label, window, &bounds) || bounds.size.width < 2 || bounds.size.height < 2)
    return FALSE;
  if (scroller != NULL && (!gtk_widget_compute_bounds (label, scroller, &in_scroller) ||
                           !graphene_rect_contains_rect (&GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (scroller), (float) gtk_widget_get_height (scroller)), &in_scroller)))
    return FALSE;
  *box = (GdkRectangle) { (int) floorf (bounds.origin.x), (int) floorf (bounds.origin.y),
                          (int) ceilf (bounds.size.width), (int) ceilf (bounds.size.height) };
  return gdk_rectangle_intersect (box, &(GdkRectangle) { 0, 0, gtk_widget_get_width (window), gtk_widget_get_height (window) }, box);
}

/* What is selected or suggested has the system's own colours; what cannot be used may be pale. */
static gboolean
must_be_read (GtkWidget *label)
{
  if (!GTK_IS_LABEL (label) || !gtk_widget_is_sensitive (label) || *gtk_label_get_text (GTK_LABEL (label)) == '\0')
    return FALSE;
  for (GtkWidget *widget = label; widget != NULL; widget = gtk_widget_get_parent (widget))
    if ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED) != 0 || gtk_widget_has_css_class (widget, "suggested-action"))
      return FALSE;
  return TRUE;
}

typedef struct
{
  guint n_looked_at, n_pale;
} Words;

static void
check_words (GtkWidget *widget, GtkWidget *window, const Shot *shot, const char *theme, Words *words)
{
  GdkRectangle box;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (must_be_read (widget) && find_words (widget, window, &box))
    {
      double contrast = contrast_in (shot, &box);

      words->n_looked_at++;
      if (contrast < LEAST_CONTRAST)
        {
          g_test_message ("%s: \"%s\" has %.2f", theme, gtk_label_get_text (GTK_LABEL (widget)), contrast);
          words->n_pale++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_words (child, window, shot, theme, words);
}

static void
light_a_sentence (Fixture *f)
{
  EntReadingPanel *panel = ENT_READING_PANEL (f->window->reading_panel);

  g_assert_true (test_wait_until (ent_reading_panel_is_settled (panel), 10000));
  gtk_widget_activate (GTK_WIDGET (ent_sentence_list_row (ent_reading_panel_part (panel, ENT_READING_COVERAGE), 0)));
  settle (f);
}

/* Where the words of the first link of @row are in @window. */
static GdkRectangle
find_first_link (EntReadingRow *row, GtkWidget *window)
{
  const EntReadingLink *link = &g_array_index (ent_reading_row_sentence (row)->links, EntReadingLink, 0);
  GtkWidget *label = ent_reading_row_label (row);
  PangoRectangle first, last;
  graphene_point_t at;
  int left, top;

  gtk_label_get_layout_offsets (GTK_LABEL (label), &left, &top);
  pango_layout_index_to_pos (gtk_label_get_layout (GTK_LABEL (label)), (int) link->start, &first);
  pango_layout_index_to_pos (gtk_label_get_layout (GTK_LABEL (label)), (int) link->end - 1, &last);
  g_assert_true (gtk_widget_compute_point (label, window, &GRAPHENE_POINT_INIT ((float) (left + PANGO_PIXELS (first.x)), (float) (top + PANGO_PIXELS (first.y))), &at));
  return (GdkRectangle) { (int) at.x, (int) at.y, PANGO_PIXELS (last.x + last.width - first.x), PANGO_PIXELS (first.height) };
}

/* Of a sentence that is lit, and of one that is not. */
static guint
count_pale_links (Fixture *f, const Shot *shot, const char *theme)
{
  EntSentenceList *list = ent_reading_panel_part (ENT_READING_PANEL (f->window->reading_panel), ENT_READING_COVERAGE);
  guint n_pale = 0;

  for (guint i = 0; i < 2; i++)
    {
      GdkRectangle box = find_first_link (ent_sentence_list_row (list, i), GTK_WIDGET (f->window));
      double contrast = contrast_in (shot, &box);

      g_test_message ("%s: a link has %.2f", theme, contrast);
      n_pale += contrast < LEAST_CONTRAST;
    }
  return n_pale;
}

static void
test_no_word_is_grey_on_grey (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *theme;
    gboolean dark;
  } themes[] = { { "Default", FALSE }, { "Default", TRUE }, { "HighContrast", FALSE }, { "HighContrast", TRUE } };
  /* fewer are in sight only where something is missing */
  static const struct
  {
    const char *name;
    guint least;
  } views[] = { { "map", 36 }, { "register", 45 }, { "change", 26 }, { "reading", 40 } };
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (f->window));
  guint n_pale = 0;

  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)), 10000));
  for (guint i = 0; i < G_N_ELEMENTS (themes) * G_N_ELEMENTS (views); i++)
    {
      g_auto (Shot) shot = { 0 };
      Words words = { 0 };

      g_object_set (settings, "gtk-theme-name", themes[i / G_N_ELEMENTS (views)].theme, "gtk-application-prefer-dark-theme", themes[i / G_N_ELEMENTS (views)].dark, NULL);
      g_object_set (f->window, "view", views[i % G_N_ELEMENTS (views)].name, NULL);
      /* in each view of each theme once with somebody selected, and once without */
      if ((i + i / G_N_ELEMENTS (views)) % 2 == 0)
        ent_selection_clear (ent_document_selection (f->document));
      else
        ent_selection_set (ent_document_selection (f->document), f->hotel);
      settle (f);
      if (g_str_equal (views[i % G_N_ELEMENTS (views)].name, "reading"))
        light_a_sentence (f);
      shoot (GTK_WIDGET (f->window), &shot);
      check_words (GTK_WIDGET (f->window), GTK_WIDGET (f->window), &shot, themes[i / G_N_ELEMENTS (views)].theme, &words);
      if (g_str_equal (views[i % G_N_ELEMENTS (views)].name, "reading"))
        n_pale += count_pale_links (f, &shot, themes[i / G_N_ELEMENTS (views)].theme);
      g_test_message ("%s, %s: %u", themes[i / G_N_ELEMENTS (views)].theme, views[i % G_N_ELEMENTS (views)].name, words.n_looked_at);
      g_assert_cmpuint (words.n_looked_at, >=, views[i % G_N_ELEMENTS (views)].least);
      n_pale += words.n_pale;
    }
  g_object_set (settings, "gtk-theme-name", "Default", "gtk-application-prefer-dark-theme", FALSE, NULL);
  g_assert_cmpuint (n_pale, ==, 0);
}

static void
set_letters (Fixture *f, double scale)
{
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (f->window)), "gtk-xft-dpi", (int) (scale * 96 * 1024), NULL);
  settle (f);
}

static void
set_width (Fixture *f, int width)
{
  gtk_window_set_default_size (GTK_WINDOW (f->window), width, 700);
  g_assert_true (test_wait_until (gtk_widget_get_width (GTK_WIDGET (f->window)) == width, 10000));
  settle (f);
}

static int
least_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* With everything at the bottom that can be there, words as long as in other languages. */
static void
test_large_letters_leave_the_window_on_a_small_screen (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  EntKey sector = ENT_KEY (ENT_RECORD_SECTOR, "institutions"), moment = ENT_KEY (ENT_RECORD_MOMENT, ent_document_moment (f->document));
  EntFilter filter = { .chosen = { [ENT_FACET_SECTOR] = 1u << ENT_SECTOR_PRIVATE } };

  g_assert_true (ent_edit_set_field (history, &sector, ent_field_find (ENT_RECORD_SECTOR, "label"), "Medios de comunicación", NULL));
  g_assert_true (ent_edit_set_field (history, &moment, ent_field_find (ENT_RECORD_MOMENT, "name"), "Después del taller de mayo", NULL));
  g_assert_nonnull (ent_edit_add_moment (history, "Un año después", 0, NULL));
  set_width (f, 1000);
  set_letters (f, 1.5);
  ent_document_set_filter (f->document, &filter);
  settle (f);
  g_assert_true (gtk_widget_get_visible (f->window->hidden_bar));
  test_wait_until (least_width (GTK_WIDGET (f->window)) <= 1000, 5000);
  g_assert_cmpint (least_width (GTK_WIDGET (f->window)), <=, 1000);
  set_letters (f, 1);
}

/* One whose words are cut, or NULL. */
static const char *
find_cut (GtkWidget *widget)
{
  const char *cut = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    return gtk_label_get_text (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && cut == NULL; child = gtk_widget_get_next_sibling (child))
    cut = find_cut (child);
  return cut;
}

static void
assert_whole (GtkWidget *widget)
{
  g_assert_true (test_wait_until (gtk_widget_get_mapped (widget), 5000));
  /* what is new has its size in the next frame */
  test_wait_until (find_cut (widget) == NULL, 5000);
  g_assert_cmpstr (find_cut (widget), ==, NULL);
}

static void
test_large_letters_cut_no_value_of_the_details (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);

  const char *long_name = test_add (f->window, "Municipality of Puerto Coral", ENT_SECTOR_INSTITUTIONS);

  g_assert_nonnull (ent_edit_add_tie (history, f->hotel, long_name, ENT_TIE_INFLUENCES, ENT_DIRECTION_DEFAULT, NULL));
  g_assert_true (ent_edit_rate (history, (const char *const[]) { f->hotel }, 1, ent_document_moment (f->document), ENT_ASPECT_POWER, 4, NULL));
  set_width (f, 1000);
  g_object_set (f->window, "right-panel", TRUE, NULL);
  set_letters (f, 1.5);
  choose (f, f->hotel);
  assert_whole (f->window->inspector);
  choose (f, ent_map_tie_at (f->map, 0)->base.id);
  assert_whole (f->window->inspector);
  set_letters (f, 1);
}

static void
set_field (Fixture *f, const char *name, const char *text)
{
  g_assert_true (ent_edit_set_field (ent_document_history (f->document), &ENT_KEY (ENT_RECORD_STAKEHOLDER, f->hotel),
                                     ent_field_find (ENT_RECORD_STAKEHOLDER, name), text, NULL));
}

/* The longest of what can be chosen, and all that is said of what is due. */
static void
test_nothing_is_cut_of_the_work_with_somebody (Fixture *f, gconstpointer data)
{
  static const char *const fields[][2] = {
    { "phase", "consolidate" },
    { "collaboration", "philanthropic" },
    { "risk", "medium" },
    { "risk-date", "2020-01-01" },
    { "next-visit", "2020-01-01" },
    { "code-report", "2020-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    set_field (f, fields[i][0], fields[i][1]);
  g_assert_nonnull (ent_edit_add_log (ent_document_history (f->document), f->hotel, 20260301, ENT_LOG_AGREEMENT, "Signed", NULL));
  choose (f, f->hotel);
  for (guint i = 0; i < 2; i++)
    {
      set_letters (f, i == 0 ? 1 : 1.5);
      /* a choice that is too long for large letters stands whole in its list only */
      set_field (f, "agreement", i == 0 ? "memorandum" : "letter");
      test_open_sections (f->window->inspector);
      settle (f);
      assert_whole (f->window->inspector);
      test_wait_until (least_width (f->window->inspector) <= 324, 5000);
      g_assert_cmpint (least_width (f->window->inspector), <=, 324);
    }
  set_letters (f, 1);
}

/* What is offered for a role is a phrase, and so are some choices. */
static void
test_what_is_long_has_the_whole_width (Fixture *f, gconstpointer data)
{
  const char *const one[] = { f->hotel };
  GtkWidget *role;

  g_assert_true (ent_edit_rate (ent_document_history (f->document), one, 1, ent_document_moment (f->document), ENT_ASPECT_POWER, 4, NULL));
  g_assert_true (ent_edit_set_grounds (ent_document_history (f->document), one, 1, ent_document_moment (f->document), ENT_ASPECT_POWER,
                                       ent_field_find (ENT_RECORD_ASSESSMENT, "source"), "self", NULL));
  choose (f, f->hotel);
  role = test_find_field (f->window->inspector, ENT_RECORD_STAKEHOLDER, "role");
  g_assert_true (test_wait_until (gtk_widget_get_width (role) > 0.7 * gtk_widget_get_width (f->window->inspector), 5000));
  g_assert_nonnull (test_find_label (f->window->inspector, "They said so themselves"));
  assert_whole (f->window->inspector);
}

static gboolean
is_scrolled (GtkWidget *text)
{
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (text));

  return gtk_adjustment_get_upper (down) > gtk_adjustment_get_page_size (down);
}

static void
test_a_reason_has_the_lines_that_it_needs (Fixture *f, gconstpointer data)
{
  const char *const one[] = { f->hotel };
  GtkWidget *text;

  g_assert_true (ent_edit_rate (ent_document_history (f->document), one, 1, ent_document_moment (f->document), ENT_ASPECT_POWER, 4, NULL));
  g_assert_true (ent_edit_set_grounds (ent_document_history (f->document), one, 1, ent_document_moment (f->document), ENT_ASPECT_POWER,
                                       ent_field_find (ENT_RECORD_ASSESSMENT, "reason"),
                                       "It speaks for nine of ten beds in the bay, and the council asks it before it decides anything about the beach.", NULL));
  choose (f, f->hotel);
  text = test_find_type (test_find_field (f->window->inspector, ENT_RECORD_ASSESSMENT, "reason"), GTK_TYPE_TEXT_VIEW);
  g_assert_nonnull (text);
  g_assert_true (test_wait_until (gtk_widget_get_height (text) > 0 && !is_scrolled (text), 5000));
}

/* The map beside them would be laid out anew whenever one is opened. */
static void
test_no_section_makes_the_details_wider (Fixture *f, gconstpointer data)
{
  const char *const chosen[] = { f->hotel, NULL };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (chosen); i++)
    {
      if (chosen[i / 2] != NULL)
        choose (f, chosen[i / 2]);
      else
        ent_selection_clear (ent_document_selection (f->document));
      set_letters (f, i % 2 == 0 ? 1 : 1.5);
      test_open_sections (f->window->inspector);
      settle (f);
      /* letters of another size are measured in the next frame */
      test_wait_until (least_width (f->window->inspector) <= 324, 5000);
      g_assert_cmpint (least_width (f->window->inspector), <=, 324);
    }
  set_letters (f, 1);
}

static void
test_large_letters_cut_no_name_beside_the_map (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  EntKey sector = ENT_KEY (ENT_RECORD_SECTOR, "media");

  g_assert_true (ent_edit_set_field (history, &sector, ent_field_find (ENT_RECORD_SECTOR, "label"), "Medios de comunicación", NULL));
  g_assert_nonnull (test_add (f->window, "Municipality of Puerto Coral", ENT_SECTOR_INSTITUTIONS));
  set_width (f, 1000);
  g_object_set (f->window, "left-panel", TRUE, NULL);
  set_letters (f, 1.5);
  assert_whole (f->window->sidebar);
  choose (f, f->hotel);
  test_activate (f->window, "win.inside");
  settle (f);
  g_assert_true (gtk_widget_get_mapped (f->window->inside_bar));
  assert_whole (f->window->inside_bar);
  set_letters (f, 1);
}

/* Whether words beside which something stands have a third of the row at least. */
static gboolean
have_room (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_parent (widget);

  if (GTK_IS_LABEL (widget) && gtk_widget_get_hexpand (widget) && gtk_widget_get_next_sibling (widget) != NULL &&
      3 * gtk_widget_get_width (widget) < gtk_widget_get_width (row))
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!have_room (child))
      return FALSE;
  return TRUE;
}

static void
test_keys_leave_room_for_what_they_do (Fixture *f, gconstpointer data)
{
  GtkWidget *shortcuts;

  set_letters (f, 1.5);
  test_activate (f->window, "win.shortcuts");
  shortcuts = test_find_window ("Keyboard shortcuts");
  g_assert_nonnull (shortcuts);
  g_assert_true (test_wait_until (gtk_widget_get_mapped (shortcuts) && gtk_widget_get_width (shortcuts) > 0, 5000));
  g_assert_true (test_wait_until (have_room (shortcuts), 5000));
  gtk_window_destroy (GTK_WINDOW (shortcuts));
  set_letters (f, 1);
}

#define ADD(path, test) g_test_add ("/ui/readable/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("large-letters-leave-the-window-on-a-small-screen", test_large_letters_leave_the_window_on_a_small_screen);
  ADD ("large-letters-cut-no-value-of-the-details", test_large_letters_cut_no_value_of_the_details);
  ADD ("large-letters-cut-no-name-beside-the-map", test_large_letters_cut_no_name_beside_the_map);
  ADD ("nothing-is-cut-of-the-work-with-somebody", test_nothing_is_cut_of_the_work_with_somebody);
  ADD ("what-is-long-has-the-whole-width", test_what_is_long_has_the_whole_width);
  ADD ("a-reason-has-the-lines-that-it-needs", test_a_reason_has_the_lines_that_it_needs);
  ADD ("no-section-makes-the-details-wider", test_no_section_makes_the_details_wider);
  ADD ("keys-leave-room-for-what-they-do", test_keys_leave_room_for_what_they_do);
  ADD ("no-word-is-grey-on-grey", test_no_word_is_grey_on_grey);
  return g_test_run ();
}
