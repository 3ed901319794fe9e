/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the map is read, and where the sentences stand that come of it. One reading is under way at a time. */
#include "config.h"

#include "app/reading/reading-private.h"

#include "app/actions.h"
#include "app/parts/language.h"
#include "app/parts/section.h"
#include "app/reading/bar-key.h"
#include "app/reading/timeline-chart.h"
#include "model/text.h"

#include <glib/gi18n.h>

/* After a change it waits so long for others, in ms. */
#define PAUSE 200
/* What is done sooner than this, in ms, needs no word. */
#define PATIENCE 500
/* How often it is looked how far it is, in ms. */
#define TURN 100
/* And whether it is another day, in s. */
#define DAY_TURN 60

/* All that is told at once. */
#define AT_ONCE (((1u << ENT_N_READING_SECTIONS) - 1) & ~(1u << ENT_READING_TIES))

G_DEFINE_FINAL_TYPE (EntReadingPanel, ent_reading_panel, GTK_TYPE_BOX)

static EntMap *
map_of (EntReadingPanel *self)
{
  return ent_document_map (self->document);
}

EntSentenceList *
ent_reading_panel_list (EntReadingPanel *self, guint place)
{
  if (place == 0)
    return self->answer;
  return place <= ENT_N_READING_SECTIONS ? self->parts[place - 1] : NULL;
}

/* What was asked goes first, then who is lit or selected. */
static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer data)
{
  EntReadingPanel *self = ENT_READING_PANEL (widget);

  if (self->question != ENT_QUESTION_NONE)
    ent_reading_panel_close_question (self);
  else if (ent_selection_n (ent_document_selection (self->document)) > 0)
    ent_selection_clear (ent_document_selection (self->document));
  else
    return FALSE;
  return TRUE;
}

/* The action that the link stands for, where it is one by itself; or NULL. */
static const char *
find_action (EntReadingRow *row, int link)
{
  GArray *links = ent_reading_row_sentence (row)->links;
  const EntReadingLink *followed = link >= 0 && (guint) link < links->len ? &g_array_index (links, EntReadingLink, link) : NULL;

  return followed != NULL && followed->kind == ENT_RECORD_ACTION && followed->ids[1] == NULL ? followed->ids[0] : NULL;
}

static void
on_chosen (EntSentenceList *list, EntReadingRow *row, int link, EntReadingPanel *self)
{
  const char *action = find_action (row, link);

  if (action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-action", "s", action);
  else
    ent_reading_panel_choose (self, row, link);
}

static void
on_leave (EntSentenceList *list, GtkDirectionType direction, EntReadingPanel *self)
{
  int by = direction == GTK_DIR_UP ? -1 : 1, place = 0;

  while (ent_reading_panel_list (self, (guint) place) != list)
    place++;
  for (place += by; place >= 0 && ent_reading_panel_list (self, (guint) place) != NULL; place += by)
    if (ent_sentence_list_enter (ent_reading_panel_list (self, (guint) place), direction))
      return;
}

/* --- others in place of the sentences that are shown --- */

static const EntReadingSection *
find_section (const EntReading *reading, EntReadingPart part)
{
  for (guint i = 0; reading != NULL && i < reading->sections->len; i++)
    if (((const EntReadingSection *) g_ptr_array_index (reading->sections, i))->part == part)
      return g_ptr_array_index (reading->sections, i);
  return NULL;
}

/* Those of @parts, as bits, that @reading has. */
static void
show_parts (EntReadingPanel *self, const EntReading *reading, guint parts)
{
  for (guint part = 0; part < ENT_N_READING_SECTIONS; part++)
    {
      const EntReadingSection *section = find_section (reading, part);

      if ((parts & 1u << part) == 0)
        continue;
      ent_sentence_list_show (self->parts[part], section != NULL ? section->sentences : NULL);
    }
}

/* Takes @reading over in place of *@shown. */
static void
take_reading (EntReadingPanel *self, EntReading **shown, EntReading *reading, guint parts)
{
  ent_reading_place_keep (&self->place);
  /* that nobody is on it needs no sentence in each part */
  show_parts (self, ent_map_n_stakeholders (map_of (self)) > 0 ? reading : NULL, parts);
  ent_reading_free (*shown);
  *shown = reading;
  ent_reading_panel_renew_light (self);
  ent_reading_place_restore (&self->place);
}

/* With one moment there is nothing to be compared. */
static void
show_over_time (EntReadingPanel *self)
{
  gboolean shown = ent_map_n_moments (map_of (self)) > 1 && ent_map_n_stakeholders (map_of (self)) > 0;

  ent_sentence_list_set_waiting (self->over_time, shown);
  if (shown)
    ent_timeline_chart_renew (ENT_TIMELINE_CHART (self->chart));
}

/* What is being read takes so long that it is to be said. */
static gboolean
is_late (EntReadingPanel *self)
{
  return self->work != NULL && g_get_monotonic_time () - self->begun_at >= PATIENCE * G_GINT64_CONSTANT (1000);
}

/* In place of sentences: what will stand here, or that it is on its way. */
static void
show_status (EntReadingPanel *self)
{
  const char *text = NULL;

  if (ent_map_n_stakeholders (map_of (self)) == 0)
    text = _("Here stands, in sentences, what the map shows once somebody is on it: how the sectors are covered, who is to be won and through whom, and what to do next.");
  else if (self->reading == NULL && is_late (self))
    text = _("Reading the map…");
  gtk_widget_set_visible (GTK_WIDGET (self->status), text != NULL);
  gtk_label_set_text (self->status, text != NULL ? text : "");
}

/* Whoever waits for those who are between others sees how far that is, and can do without. */
static void
show_search (EntReadingPanel *self)
{
  gboolean seen = ((self->reads_ties && is_late (self)) || self->stopped) && ent_map_n_stakeholders (map_of (self)) > 0;
  g_autofree char *text = NULL;

  ent_sentence_list_set_waiting (self->parts[ENT_READING_TIES], seen);
  gtk_widget_set_visible (self->search, seen);
  if (!seen)
    return;
  if (self->stopped)
    text = g_strdup (_("Who is alone, and who connects others, was not looked for to its end."));
  else
    /* Translators: %u is how much of it is done, in hundredths */
    text = g_strdup_printf (_("Looking for those who stand between others… %u %%"), ent_reading_work_percent (self->work));
  gtk_label_set_text (self->search_label, text);
  gtk_button_set_label (GTK_BUTTON (self->search_button), self->stopped ? C_ ("reading", "Look again") : C_ ("reading", "Stop"));
}

static gboolean
on_turn (gpointer data)
{
  show_status (data);
  show_search (data);
  return G_SOURCE_CONTINUE;
}

/* --- reading --- */

static void read_map (EntReadingPanel *self);

static void
watch (EntReadingPanel *self)
{
  if (self->work != NULL && self->turn_id == 0)
    self->turn_id = g_timeout_add (TURN, on_turn, self);
  else if (self->work == NULL)
    g_clear_handle_id (&self->turn_id, g_source_remove);
  show_status (self);
  show_search (self);
}

/* Takes @map over. */
static void
begin (EntReadingPanel *self, EntMap *map, gboolean ties, EntReadingFunc func)
{
  EntReadingWish wish = { .parts = ties ? 1u << ENT_READING_TIES : AT_ONCE, .moment = ent_document_moment (self->document) };

  self->reads_ties = ties;
  self->begun_at = g_get_monotonic_time ();
  self->work = ent_reading_work_begin (map, &wish, func, self);
}

static void
on_ties_read (EntReadingWork *work, gpointer data)
{
  EntReadingPanel *self = data;
  EntReading *ties = ent_reading_work_steal_reading (work);

  self->work = NULL;
  if (ties != NULL)
    take_reading (self, &self->ties, ties, 1u << ENT_READING_TIES);
  if (self->stale)
    read_map (self);
  watch (self);
}

void
ent_reading_panel_give_keyboard (EntReadingPanel *self)
{
  /* what is asked is waited for */
  if (self->asking != NULL)
    return;
  for (guint i = 0; self->enter_due && ent_reading_panel_list (self, i) != NULL; i++)
    if (ent_sentence_list_enter (ent_reading_panel_list (self, i), GTK_DIR_DOWN))
      self->enter_due = FALSE;
}

static void
on_read (EntReadingWork *work, gpointer data)
{
  EntReadingPanel *self = data;
  EntReading *reading = ent_reading_work_steal_reading (work);

  self->work = NULL;
  if (reading != NULL)
    {
      take_reading (self, &self->reading, reading, AT_ONCE);
      show_over_time (self);
    }
  /* what was stopped is not looked for until it is asked for, and may not be true any more */
  if (reading != NULL && self->stopped)
    take_reading (self, &self->ties, NULL, 1u << ENT_READING_TIES);
  if (self->stale)
    read_map (self);
  else if (reading != NULL && !self->stopped && self->active)
    begin (self, ent_reading_work_steal_map (work), TRUE, on_ties_read);
  /* whoever went elsewhere meanwhile stays there */
  if (reading != NULL && self->asking == NULL && !gtk_widget_has_focus (self->scroller))
    self->enter_due = FALSE;
  if (reading != NULL)
    ent_reading_panel_give_keyboard (self);
  watch (self);
}

static void
read_map (EntReadingPanel *self)
{
  self->stale = !self->active || self->work != NULL;
  if (self->work != NULL)
    ent_reading_work_stop (self->work);
  if (self->stale)
    return;
  self->today = ent_date_today ();
  begin (self, ent_document_copy_map (self->document), FALSE, on_read);
  watch (self);
}

static void
on_search_button (GtkButton *button, EntReadingPanel *self)
{
  self->stopped = !self->stopped;
  if (self->stopped && self->work != NULL)
    ent_reading_work_stop (self->work);
  else
    read_map (self);
}

/* --- when --- */

static gboolean
on_update (gpointer data)
{
  EntReadingPanel *self = data;

  self->update_id = 0;
  read_map (self);
  ent_reading_panel_ask_again (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (EntReadingPanel *self)
{
  if (!self->active)
    self->stale = TRUE;
  else if (self->update_id == 0)
    self->update_id = g_timeout_add_full (G_PRIORITY_LOW, PAUSE, on_update, self, NULL);
}

/* How pictures are shown is told in no sentence. */
static void
on_map_changed (EntMap *map, const EntChange *change, EntReadingPanel *self)
{
  if (change->key.kind != ENT_RECORD_STEP)
    queue_update (self);
}

static void
on_view_changed (EntDocument *document, EntReadingPanel *self)
{
  if (g_strcmp0 (self->moment, ent_document_moment (document)) == 0)
    return;
  g_free (self->moment);
  self->moment = g_strdup (ent_document_moment (document));
  queue_update (self);
}

/* What is overdue, and what is to be renewed, is another tomorrow. */
static gboolean
on_day_turn (gpointer data)
{
  EntReadingPanel *self = data;

  if (ent_date_today () != self->today)
    queue_update (self);
  return G_SOURCE_CONTINUE;
}

static void
deactivate (EntReadingPanel *self)
{
  self->enter_due = self->light_due = FALSE;
  self->stale = self->stale || self->work != NULL || self->update_id != 0;
  if (self->work != NULL)
    ent_reading_work_stop (self->work);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->day_id, g_source_remove);
  ent_reading_panel_put_out (self);
}

void
ent_reading_panel_set_active (EntReadingPanel *self, gboolean active)
{
  g_return_if_fail (ENT_IS_READING_PANEL (self));

  if (self->active == active)
    return;
  self->active = active;
  if (!active)
    {
      deactivate (self);
      return;
    }
  self->day_id = g_timeout_add_seconds (DAY_TURN, on_day_turn, self);
  ent_reading_panel_mark_concerned (self);
  if (!self->stale && self->today == ent_date_today ())
    return;
  read_map (self);
  ent_reading_panel_ask_again (self);
}

void
ent_reading_panel_enter (EntReadingPanel *self)
{
  GtkWidget *row;

  g_return_if_fail (ENT_IS_READING_PANEL (self));

  /* whoever comes back goes on where that was */
  row = ent_reading_place_find (&self->place);
  if (row != NULL && gtk_widget_grab_focus (row))
    return;
  self->enter_due = TRUE;
  ent_reading_panel_give_keyboard (self);
  /* there it is looked for when the first sentences come */
  if (self->enter_due)
    gtk_widget_grab_focus (self->scroller);
}

gboolean
ent_reading_panel_is_settled (EntReadingPanel *self)
{
  return self->active && !self->stale && self->work == NULL && self->asking == NULL && self->update_id == 0;
}

EntSentenceList *
ent_reading_panel_part (EntReadingPanel *self, EntReadingPart part)
{
  return self->parts[part];
}

EntSentenceList *
ent_reading_panel_answer (EntReadingPanel *self)
{
  return self->answer;
}

EntReadingRow *
ent_reading_panel_lit (EntReadingPanel *self)
{
  return self->lit;
}

/* --- the widget --- */

static void
ent_reading_panel_dispose (GObject *object)
{
  EntReadingPanel *self = ENT_READING_PANEL (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->turn_id, g_source_remove);
  g_clear_handle_id (&self->day_id, g_source_remove);
  g_clear_pointer (&self->work, ent_reading_work_drop);
  g_clear_pointer (&self->asking, ent_reading_work_drop);
  g_clear_weak_pointer (&self->lit);
  ent_reading_place_clear (&self->place);
  ent_id_clear (&self->about);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_reading_panel_parent_class)->dispose (object);
}

/* Rows are gone by now. */
static void
ent_reading_panel_finalize (GObject *object)
{
  EntReadingPanel *self = ENT_READING_PANEL (object);

  ent_reading_free (self->reading);
  ent_reading_free (self->ties);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_free (self->moment);
  G_OBJECT_CLASS (ent_reading_panel_parent_class)->finalize (object);
}

static void
ent_reading_panel_class_init (EntReadingPanelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_reading_panel_dispose;
  G_OBJECT_CLASS (class)->finalize = ent_reading_panel_finalize;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, on_escape, NULL);
  ent_commands_bind_shown (GTK_WIDGET_CLASS (class), "win.ways-in");
  ent_commands_bind_shown (GTK_WIDGET_CLASS (class), "win.reach");
}

static void
ent_reading_panel_init (EntReadingPanel *self)
{
  self->stale = TRUE;
  self->lit_link = -1;
  gtk_widget_add_css_class (GTK_WIDGET (self), "sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self), "reading");
}

static EntSentenceList *
add_list (EntReadingPanel *self)
{
  GtkWidget *list = ent_sentence_list_new ();

  g_signal_connect (list, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect (list, "leave", G_CALLBACK (on_leave), self);
  gtk_box_append (GTK_BOX (self->content), list);
  return ENT_SENTENCE_LIST (list);
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
build_search (EntReadingPanel *self)
{
  self->search = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->search_label = add_label (self->search);
  self->search_button = gtk_button_new ();
  gtk_widget_set_valign (self->search_button, GTK_ALIGN_CENTER);
  g_signal_connect (self->search_button, "clicked", G_CALLBACK (on_search_button), self);
  gtk_box_append (GTK_BOX (self->search), self->search_button);
  gtk_widget_add_css_class (self->search, "reading-search");
  gtk_widget_set_visible (self->search, FALSE);
  ent_sentence_list_add_below (self->parts[ENT_READING_TIES], self->search);
}

static void
build_over_time (EntReadingPanel *self)
{
  self->over_time = add_list (self);
  self->chart = ent_timeline_chart_new (self->document);
  ent_sentence_list_set_title (self->over_time, C_ ("reading", "Over time"));
  ent_sentence_list_add_below (self->over_time, self->chart);
}

static void
build_content (EntReadingPanel *self)
{
  const EntWords *words = ent_window_words ();
  GtkWidget *closer = ent_icon_button_new ("window-close-symbolic", _("Close the answer"));

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->content, "reading-content");
  self->status = add_label (self->content);
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "reading-status");
  gtk_widget_set_visible (GTK_WIDGET (self->status), FALSE);
  self->answer = add_list (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->answer), "answer");
  g_signal_connect_swapped (closer, "clicked", G_CALLBACK (ent_reading_panel_close_question), self);
  ent_sentence_list_add_beside (self->answer, closer);
  for (guint part = 0; part < ENT_N_READING_SECTIONS; part++)
    {
      self->parts[part] = add_list (self);
      ent_sentence_list_set_title (self->parts[part], ent_reading_part_title (part, words));
      if (part == ENT_READING_CHANGE)
        build_over_time (self);
    }
  ent_sentence_list_add_below (self->parts[ENT_READING_COVERAGE], ent_bar_key_new ());
  build_search (self);
}

GtkWidget *
ent_reading_panel_new (EntDocument *document, GtkWidget *canvas)
{
  EntReadingPanel *self = g_object_new (ENT_TYPE_READING_PANEL, NULL);

  self->document = g_object_ref (document);
  self->canvas = ENT_CANVAS (canvas);
  self->moment = g_strdup (ent_document_moment (document));
  build_content (self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->content);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the map shows"), -1);
  gtk_box_append (GTK_BOX (self), self->scroller);
  gtk_widget_add_controller (GTK_WIDGET (self), ent_commands_view_keys ());
  ent_reading_place_init (&self->place, GTK_SCROLLED_WINDOW (self->scroller), self->content);
  g_signal_connect_object (document, "view-changed", G_CALLBACK (on_view_changed), self, 0);
  g_signal_connect_object (map_of (self), "changed", G_CALLBACK (on_map_changed), self, 0);
  g_signal_connect_object (ent_document_selection (document), "changed", G_CALLBACK (ent_reading_panel_follow_selection), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
