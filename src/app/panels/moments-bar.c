/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The moments of the map as dots on a line. */
#include "config.h"

#include "app/panels/moments-bar.h"

#include "app/actions.h"
#include "app/compat.h"
#include "app/inspector/field-row.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>
#include <math.h>

#define MOMENTS_IN_MENU 60u
/* Of more, those around the chosen one have dots. */
#define MOST_DOTS 12u
/* What the line takes of the window at most, pixels. */
#define WIDEST 560
#define NARROWEST 120

struct _EntMomentsBar
{
  GtkBox parent_instance;
  EntDocument *document; /* owned */
  GtkScrolledWindow *scroller;
  GtkWidget *line; /* the dots */
  GtkMenuButton *menu, *edit;
  GtkWidget *editor;  /* in the popover of edit, once it was opened; or NULL */
  GtkWidget *rows[2]; /* name, date */
  GtkWidget *remove;
  char *shown;         /* all that the dots say, to see whether they are to be made anew */
  char *in_menu;       /* the same of the menu */
  char *edited;        /* id of the moment in the popover */
  guint first, n_dots; /* which of the moments, by time, have dots */
  guint most_names;
  gboolean has_menu;
  guint overflow_id, reveal_id;
};

enum
{
  MESSAGE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntMomentsBar, ent_moments_bar, GTK_TYPE_BOX)

static EntMap *
map_of (EntMomentsBar *self)
{
  return ent_document_map (self->document);
}

static const EntMoment *
chosen (EntMomentsBar *self)
{
  const char *id = ent_document_moment (self->document);

  return id != NULL ? ent_map_moment (map_of (self), id) : NULL;
}

static const char *
name_of (const EntMoment *moment)
{
  return moment->name != NULL ? moment->name : "";
}

/* --- dots --- */

static char *
describe_moment (const EntMoment *moment)
{
  char date[11];

  if (moment->date == 0)
    return g_strdup (name_of (moment));
  ent_date_format (moment->date, date);
  /* Translators: a moment of the map: its name, its date */
  return g_strdup_printf (_("%s (%s)"), name_of (moment), date);
}

/* What is heard of a dot. */
static char *
describe_dot (const EntMoment *moment, guint n, gboolean is_chosen)
{
  char date[11];

  ent_date_format (moment->date, date);
  if (moment->date != 0 && is_chosen)
    /* Translators: a moment of the map: %1$s its name, %2$s its date, %3$u its place in time among %4$u */
    return g_strdup_printf (_("%1$s, %2$s, chosen, %3$u of %4$u"), name_of (moment), date, moment->rank + 1, n);
  if (moment->date != 0)
    /* Translators: a moment of the map: %1$s its name, %2$s its date, %3$u its place in time among %4$u */
    return g_strdup_printf (_("%1$s, %2$s, %3$u of %4$u"), name_of (moment), date, moment->rank + 1, n);
  if (is_chosen)
    /* Translators: a moment of the map: %1$s its name, %2$u its place in time among %3$u */
    return g_strdup_printf (_("%1$s, chosen, %2$u of %3$u"), name_of (moment), moment->rank + 1, n);
  /* Translators: a moment of the map: %1$s its name, %2$u its place in time among %3$u */
  return g_strdup_printf (_("%1$s, %2$u of %3$u"), name_of (moment), moment->rank + 1, n);
}

static GtkWidget *
build_dot (EntMomentsBar *self, const EntMoment *moment)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *label = gtk_label_new (name_of (moment));
  g_autofree char *text = describe_moment (moment);

  gtk_widget_add_css_class (dot, "moment-dot");
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  /* names of one kind begin alike, and end in what tells them apart */
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "moment");
  gtk_widget_set_focus_on_click (button, FALSE);
  ent_set_tooltip (button, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", moment->base.id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.moment");
  g_object_set_data_full (G_OBJECT (button), "moment", g_strdup (moment->base.id), g_free);
  return button;
}

static void
add_link (EntMomentsBar *self)
{
  GtkWidget *link = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (link, "moment-link");
  gtk_widget_set_valign (link, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->line), link);
}

/* Where there are more, the line goes on. */
static void
build_dots (EntMomentsBar *self)
{
  ent_box_clear (GTK_BOX (self->line));
  for (guint i = 0; i < self->n_dots; i++)
    {
      if (i > 0 || self->first > 0)
        add_link (self);
      gtk_box_append (GTK_BOX (self->line), build_dot (self, ent_map_moment_in_time (map_of (self), self->first + i)));
    }
  if (self->first + self->n_dots < ent_map_n_moments (map_of (self)))
    add_link (self);
}

/* The dot of the chosen moment; or NULL. */
static GtkWidget *
find_dot (EntMomentsBar *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->line); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (child), "moment"), ent_document_moment (self->document)) == 0)
      return child;
  return NULL;
}

/* One stop for Tab, as in a list; arrows choose. */
static void
show_chosen (EntMomentsBar *self)
{
  gboolean has_focus = gtk_widget_get_focus_child (self->line) != NULL && (gtk_widget_get_state_flags (self->line) & GTK_STATE_FLAG_FOCUS_WITHIN);
  guint n = ent_map_n_moments (map_of (self));
  GtkWidget *dot = find_dot (self);

  for (GtkWidget *child = gtk_widget_get_first_child (self->line); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *id = g_object_get_data (G_OBJECT (child), "moment");
      const EntMoment *moment = id != NULL ? ent_map_moment (map_of (self), id) : NULL;
      g_autofree char *text = NULL;

      if (moment == NULL)
        continue;
      text = describe_dot (moment, n, child == dot);
      gtk_widget_set_visible (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (child))), child == dot || n <= self->most_names);
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      gtk_widget_set_focusable (child, child == dot || dot == NULL);
    }
  if (has_focus && dot != NULL)
    gtk_widget_grab_focus (dot);
}

/* So that the chosen one has a dot, with as little change as that takes. */
static void
choose_dots (EntMomentsBar *self)
{
  guint n = ent_map_n_moments (map_of (self));
  const EntMoment *moment = chosen (self);
  guint at = moment != NULL ? moment->rank : 0;

  self->n_dots = MIN (n, MOST_DOTS);
  self->first = MIN (self->first, n - self->n_dots);
  if (at < self->first || at >= self->first + self->n_dots)
    self->first = MIN (at - MIN (at, MOST_DOTS / 2), n - self->n_dots);
}

static void
update_dots (EntMomentsBar *self)
{
  g_autoptr (GString) all = g_string_new (NULL);

  choose_dots (self);
  g_string_append_printf (all, "%u", self->first);
  for (guint i = 0; i < self->n_dots; i++)
    {
      const EntMoment *moment = ent_map_moment_in_time (map_of (self), self->first + i);
      g_autofree char *text = describe_moment (moment);

      g_string_append_printf (all, "\n%s %s", moment->base.id, text);
    }
  if (g_strcmp0 (all->str, self->shown) != 0)
    {
      gboolean had_focus = (gtk_widget_get_state_flags (self->line) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

      g_free (self->shown);
      self->shown = g_strdup (all->str);
      build_dots (self);
      if (had_focus && find_dot (self) != NULL)
        gtk_widget_grab_focus (find_dot (self));
    }
  show_chosen (self);
}

void
ent_moments_bar_set_most_names (EntMomentsBar *self, guint most)
{
  g_return_if_fail (ENT_IS_MOMENTS_BAR (self));

  if (most == self->most_names)
    return;
  self->most_names = most;
  /* where there is no room for more than one name, it gives way too */
  gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (gtk_scrolled_window_get_child (self->scroller)), most > 1 ? GTK_SCROLL_NATURAL : GTK_SCROLL_MINIMUM);
  show_chosen (self);
}

/* --- the menu --- */

/* The first of those in the menu, of @n in time: a longer menu than MOMENTS_IN_MENU would
 * hold GTK 4.18 up for seconds. Those before and after @shown are in it, so that one can
 * walk to all; the last one always is. */
static guint
first_moment_in_menu (EntMap *map, guint n, const EntMoment *shown)
{
  guint at = shown != NULL ? shown->rank : n - 1;

  if (n <= MOMENTS_IN_MENU)
    return 0;
  return MIN (at - MIN (at, MOMENTS_IN_MENU / 2), n - MOMENTS_IN_MENU);
}

static void
append_moment (GMenu *menu, const EntMoment *moment, const char *text)
{
  g_autofree char *label = ent_menu_label (text);
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

  g_menu_item_set_label (item, label);
  g_menu_item_set_action_and_target (item, "win.moment", "s", moment->base.id);
  g_menu_append_item (menu, item);
}

static void
update_menu (EntMomentsBar *self)
{
  static const char *const commands[] = { "win.moment-previous", "win.moment-next", "", "win.add-moment", "win.edit-moment", "win.edit-moments", NULL };
  EntMap *map = map_of (self);
  guint n = ent_map_n_moments (map), first = first_moment_in_menu (map, n, chosen (self));
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) moments = g_menu_new ();
  g_autoptr (GMenu) rest = NULL;
  g_autoptr (GString) all = g_string_new (ent_document_moment (self->document));

  if (!self->has_menu)
    return;
  for (guint i = 0; i < n && i < MOMENTS_IN_MENU; i++)
    {
      const EntMoment *moment = ent_map_moment_in_time (map, i + 1 < MOMENTS_IN_MENU ? first + i : n - 1);
      g_autofree char *text = describe_moment (moment);

      append_moment (moments, moment, text);
      g_string_append_printf (all, "\n%s %s", moment->base.id, text);
    }
  if (g_strcmp0 (self->in_menu, all->str) == 0)
    return;
  g_free (self->in_menu);
  self->in_menu = g_strdup (all->str);
  rest = ent_commands_menu (commands);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moments));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  gtk_menu_button_set_menu_model (self->menu, G_MENU_MODEL (menu));
}

void
ent_moments_bar_fill_menu (EntMomentsBar *self)
{
  self->has_menu = TRUE;
  update_menu (self);
}

GMenuModel *
ent_moments_bar_menu (EntMomentsBar *self)
{
  return gtk_menu_button_get_menu_model (self->menu);
}

GtkMenuButton *
ent_moments_bar_menu_button (EntMomentsBar *self)
{
  return self->menu;
}

/* --- room --- */

/* Where the first one begins that is whole when @value is the left end of what is in view. */
static double
find_beginning (EntMomentsBar *self, double value)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->line); child != NULL && value > 0; child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t at;

      if (gtk_widget_compute_bounds (child, self->line, &at) && at.origin.x >= value)
        return at.origin.x;
    }
  return value;
}

/* Brings the chosen one into view, with a little of those beside it; no name is cut at the left, and for that there may be room
 * behind the last. */
static gboolean
on_reveal (gpointer data)
{
  EntMomentsBar *self = data;
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->scroller);
  double page = gtk_adjustment_get_page_size (across), value, most;
  GtkWidget *dot = find_dot (self);
  graphene_rect_t at;

  self->reveal_id = 0;
  if (dot == NULL || !gtk_widget_compute_bounds (dot, self->line, &at))
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_direction (self->line) == GTK_TEXT_DIR_RTL)
    {
      gtk_adjustment_clamp_page (across, at.origin.x - 40, at.origin.x + at.size.width + 40);
      return G_SOURCE_REMOVE;
    }
  most = MAX (gtk_adjustment_get_upper (across) - gtk_widget_get_margin_end (self->line) - page, 0);
  value = MAX (gtk_adjustment_get_value (across), at.origin.x + at.size.width + 40 - page);
  value = CLAMP (MIN (value, at.origin.x - 40), 0, most);
  value = find_beginning (self, value);
  /* the value follows once there is that room */
  gtk_widget_set_margin_end (self->line, (int) ceil (MAX (value - most, 0)));
  gtk_adjustment_set_value (across, value);
  return G_SOURCE_REMOVE;
}

static void
queue_reveal (EntMomentsBar *self)
{
  if (self->reveal_id == 0)
    self->reveal_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, on_reveal, self, NULL);
}

static gboolean
on_overflow (gpointer data)
{
  EntMomentsBar *self = data;
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->scroller);
  gboolean overflows = gtk_adjustment_get_upper (across) > gtk_adjustment_get_page_size (across) + 0.5;

  self->overflow_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->menu), overflows || ent_map_n_moments (map_of (self)) > MOST_DOTS);
  /* a name may have become longer */
  queue_reveal (self);
  return G_SOURCE_REMOVE;
}

/* Not while sizes are being given out. */
static void
queue_overflow (EntMomentsBar *self)
{
  if (self->overflow_id == 0)
    self->overflow_id = g_idle_add (on_overflow, self);
}

/* --- the chosen one --- */

void
ent_moments_bar_step (EntMomentsBar *self, int step)
{
  const EntMoment *moment = chosen (self);
  int rank = moment != NULL ? (int) moment->rank + step : -1;

  if (rank >= 0 && rank < (int) ent_map_n_moments (map_of (self)))
    ent_document_set_moment (self->document, ent_map_moment_in_time (map_of (self), (guint) rank)->base.id);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, EntMomentsBar *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (state & gtk_accelerator_get_default_mod_mask ())
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      ent_moments_bar_step (self, rtl ? 1 : -1);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      ent_moments_bar_step (self, rtl ? -1 : 1);
      return TRUE;
    case GDK_KEY_F2:
      ent_moments_bar_edit (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* The moment that is chosen once @moment is gone: the one that takes over its values. */
static const EntMoment *
find_heir (EntMomentsBar *self, const EntMoment *moment)
{
  const EntMoment *next = ent_map_moment_in_time (map_of (self), moment->rank + 1);

  return next != NULL || moment->rank == 0 ? next : ent_map_moment_in_time (map_of (self), moment->rank - 1);
}

static char *
describe_removal (EntMomentsBar *self, const EntMoment *moment)
{
  const EntMoment *next = ent_map_moment_in_time (map_of (self), moment->rank + 1);

  if (next == NULL)
    /* Translators: %s: name of a moment */
    return g_strdup_printf (_("The moment “%s” is removed, with the ratings that were made at it."), name_of (moment));
  /* Translators: %1$s and %2$s: names of moments */
  return g_strdup_printf (_("The moment “%1$s” is removed. Its ratings hold at “%2$s” now, where that has none of its own."), name_of (moment), name_of (next));
}

static void
on_remove (GtkButton *button, EntMomentsBar *self)
{
  const EntMoment *moment = self->edited != NULL ? ent_map_moment (map_of (self), self->edited) : NULL;
  const EntMoment *heir = moment != NULL ? find_heir (self, moment) : NULL;
  g_autofree char *id = NULL, *message = NULL;
  g_autoptr (GError) error = NULL;

  if (heir == NULL)
    return;
  id = g_strdup (moment->base.id);
  message = describe_removal (self, moment);
  gtk_menu_button_popdown (self->edit);
  ent_document_set_moment (self->document, heir->base.id);
  if (ent_edit_remove_moment (ent_document_history (self->document), id, &error))
    g_signal_emit (self, signals[MESSAGE], 0, message);
  else
    ent_document_refuse (self->document, error);
}

static void
show_edited (EntMomentsBar *self)
{
  const char *ids[] = { ent_document_moment (self->document), NULL };
  EntFieldTarget target = { .kind = ENT_RECORD_MOMENT, .ids = ids };

  g_free (self->edited);
  self->edited = g_strdup (ids[0]);
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    {
      ent_field_row_set_target (ENT_FIELD_ROW (self->rows[i]), &target);
      ent_field_row_update (ENT_FIELD_ROW (self->rows[i]));
    }
}

static void
build_editor (EntMomentsBar *self)
{
  static const char *const fields[] = { "name", "date" };
  GtkWidget *popover = gtk_popover_new ();

  self->editor = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      self->rows[i] = ent_field_row_new (self->document, ent_field_find (ENT_RECORD_MOMENT, fields[i]), 0);
      gtk_box_append (GTK_BOX (self->editor), self->rows[i]);
    }
  self->remove = gtk_button_new_with_label (_("Remove this moment"));
  gtk_widget_add_css_class (self->remove, "destructive");
  gtk_widget_set_halign (self->remove, GTK_ALIGN_START);
  g_signal_connect (self->remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (self->editor), self->remove);
  gtk_widget_set_size_request (self->editor, 320, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), self->editor);
  gtk_menu_button_set_popover (self->edit, popover);
}

static void
on_open_editor (GtkMenuButton *button, gpointer data)
{
  EntMomentsBar *self = data;

  if (self->editor == NULL)
    build_editor (self);
  show_edited (self);
  gtk_widget_set_sensitive (self->remove, ent_map_n_moments (map_of (self)) > 1 && ent_document_can_edit (self->document));
}

/* After the popover has given the keyboard to whatever comes first. */
static gboolean
on_select_tick (GtkWidget *row, GdkFrameClock *clock, gpointer data)
{
  ent_field_row_select (ENT_FIELD_ROW (row));
  return G_SOURCE_REMOVE;
}

void
ent_moments_bar_edit (EntMomentsBar *self)
{
  g_return_if_fail (ENT_IS_MOMENTS_BAR (self));

  /* the line below may have had its room */
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_menu_button_popup (self->edit);
  if (self->editor != NULL)
    gtk_widget_add_tick_callback (self->rows[0], on_select_tick, NULL, NULL);
}

/* --- the bar --- */

void
ent_moments_bar_update (EntMomentsBar *self)
{
  g_return_if_fail (ENT_IS_MOMENTS_BAR (self));

  update_dots (self);
  update_menu (self);
  queue_overflow (self);
  queue_reveal (self);
  if (self->editor == NULL || !gtk_widget_get_mapped (self->editor))
    return;
  if (g_strcmp0 (self->edited, ent_document_moment (self->document)) != 0)
    gtk_menu_button_popdown (self->edit);
  else
    for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
      ent_field_row_update (ENT_FIELD_ROW (self->rows[i]));
}

static void
ent_moments_bar_dispose (GObject *object)
{
  EntMomentsBar *self = ENT_MOMENTS_BAR (object);

  g_clear_handle_id (&self->overflow_id, g_source_remove);
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_moments_bar_parent_class)->dispose (object);
}

static void
ent_moments_bar_finalize (GObject *object)
{
  EntMomentsBar *self = ENT_MOMENTS_BAR (object);

  g_free (self->shown);
  g_free (self->in_menu);
  g_free (self->edited);
  G_OBJECT_CLASS (ent_moments_bar_parent_class)->finalize (object);
}

static void
ent_moments_bar_class_init (EntMomentsBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_moments_bar_dispose;
  G_OBJECT_CLASS (class)->finalize = ent_moments_bar_finalize;
  signals[MESSAGE] = g_signal_new ("message", ENT_TYPE_MOMENTS_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
build_line (EntMomentsBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->line, keys);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (self->scroller, TRUE);
  gtk_scrolled_window_set_max_content_width (self->scroller, WIDEST);
  gtk_scrolled_window_set_min_content_width (self->scroller, NARROWEST);
  gtk_scrolled_window_set_child (self->scroller, self->line);
  /* names as they are, and some of them out of view, rather than all of them cut off */
  gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (gtk_scrolled_window_get_child (self->scroller)), GTK_SCROLL_NATURAL);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "changed", G_CALLBACK (queue_overflow), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->scroller));
}

static GtkMenuButton *
add_menu_button (EntMomentsBar *self, const char *icon, const char *name, const char *tooltip)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  ent_set_tooltip (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (self), button);
  return GTK_MENU_BUTTON (button);
}

static void
ent_moments_bar_init (EntMomentsBar *self)
{
  g_autofree char *edit = ent_command_tooltip ("win.edit-moment", NULL), *add = ent_command_tooltip ("win.add-moment", NULL);
  GtkWidget *button;

  gtk_widget_add_css_class (GTK_WIDGET (self), "moments");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Moments"), -1);
  build_line (self);
  self->most_names = MOST_DOTS;
  self->menu = add_menu_button (self, "pan-up-symbolic", _("All moments"), _("All moments"));
  gtk_widget_set_visible (GTK_WIDGET (self->menu), FALSE);
  self->edit = add_menu_button (self, "document-edit-symbolic", ent_command_label (ent_command_find ("win.edit-moment")), edit);
  gtk_menu_button_set_create_popup_func (self->edit, on_open_editor, self, NULL);
  button = ent_icon_button_new ("list-add-symbolic", ent_command_label (ent_command_find ("win.add-moment")));
  ent_set_tooltip (button, add);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.add-moment");
  gtk_box_append (GTK_BOX (self), button);
}

GtkWidget *
ent_moments_bar_new (EntDocument *document)
{
  EntMomentsBar *self = g_object_new (ENT_TYPE_MOMENTS_BAR, NULL);

  self->document = g_object_ref (document);
  ent_moments_bar_update (self);
  return GTK_WIDGET (self);
}
