/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people type them, and the calendar, which is made when it is first
 * opened: a list has many dates.
 */
#include "app/inspector/date-entry.h"

#include "app/compat.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkMenuButton *button; /* has this */
  GtkEditable *entry;
  GtkCalendar *calendar; /* once it was opened */
  EntDateFunc func;
  gpointer data;
  guint choose_id; /* a day was selected: chosen, or only the month turned? */
} Chooser;

static void
choose (Chooser *self, EntDate date)
{
  gtk_menu_button_popdown (self->button);
  self->func (date, self->data);
}

static void
on_today (GtkButton *button, Chooser *self)
{
  choose (self, ent_date_today ());
}

static gboolean
on_choose (gpointer data)
{
  Chooser *self = data;
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  self->choose_id = 0;
  choose (self, (EntDate) (g_date_time_get_year (day) * 10000 + g_date_time_get_month (day) * 100 + g_date_time_get_day_of_month (day)));
  return G_SOURCE_REMOVE;
}

/* Is emitted for a press on a day, but also where a month that is turned to is too short for it. */
static void
on_day_selected (GtkCalendar *calendar, Chooser *self)
{
  if (self->choose_id == 0)
    self->choose_id = g_idle_add (on_choose, self);
}

static void
on_turned (GtkCalendar *calendar, Chooser *self)
{
  g_clear_handle_id (&self->choose_id, g_source_remove);
}

static void
show_date (Chooser *self)
{
  EntDate date = ent_date_typed (gtk_editable_get_text (self->entry));
  g_autoptr (GDateTime) day = NULL;

  if (date == 0)
    date = ent_date_today ();
  day = g_date_time_new_local ((int) (date / 10000), (int) (date / 100 % 100), (int) (date % 100), 12, 0, 0);
  if (day != NULL)
    gtk_calendar_select_day (self->calendar, day);
  on_turned (self->calendar, self);
}

static void
on_open (GtkMenuButton *button, gpointer data)
{
  static const char *const turns[] = { "prev-month", "next-month", "prev-year", "next-year" };
  Chooser *self = data;
  GtkWidget *popover, *box, *today;

  if (self->calendar != NULL)
    {
      show_date (self);
      return;
    }
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  today = gtk_button_new_with_label (C_ ("calendar", "Today"));
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  g_signal_connect (self->calendar, "day-selected", G_CALLBACK (on_day_selected), self);
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    g_signal_connect (self->calendar, turns[i], G_CALLBACK (on_turned), self);
  g_signal_connect (today, "clicked", G_CALLBACK (on_today), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  gtk_box_append (GTK_BOX (box), today);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
  show_date (self);
}

static void
chooser_free (gpointer data)
{
  g_clear_handle_id (&((Chooser *) data)->choose_id, g_source_remove);
  g_free (data);
}

GtkWidget *
ent_calendar_button_new (GtkEditable *entry, EntDateFunc func, gpointer data)
{
  Chooser *self = g_new0 (Chooser, 1);
  GtkWidget *button = gtk_menu_button_new ();

  self->button = GTK_MENU_BUTTON (button);
  self->entry = entry;
  self->func = func;
  self->data = data;
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (self->button, on_open, self, chooser_free);
  ent_set_tooltip (button, _("Choose a day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a day"), -1);
  return button;
}
