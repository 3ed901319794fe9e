/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of one stakeholder: a line to write the next entry, and the entries, the latest first. */
#include "app/inspector/page-section.h"

#include "app/inspector/log-line.h"
#include "app/inspector/record-list.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *line, *list;
} Log;

static gboolean
remove_entry (EntDocument *document, const char *id, gpointer data, GError **error)
{
  EntKey key = ENT_KEY (ENT_RECORD_LOG, id);

  return ent_edit_remove_record (ent_document_history (document), &key, error);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const EntLogEntry *one = *(const EntLogEntry *const *) a, *other = *(const EntLogEntry *const *) b;

  return one->date == other->date ? 0 : one->date > other->date ? -1
                                                                : 1;
}

/* The ids, the latest first: of one day the one that was written last; those without a day are the end. */
static char **
order_entries (const EntStakeholder *one)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = one != NULL && one->log != NULL ? one->log->len : 0; i-- > 0;)
    g_ptr_array_add (entries, g_ptr_array_index (one->log, i));
  /* leaves those of one day in their order */
  g_ptr_array_sort (entries, compare_days);
  for (guint i = 0; i < entries->len; i++)
    g_strv_builder_add (builder, ((const EntLogEntry *) g_ptr_array_index (entries, i))->base.id);
  return g_strv_builder_end (builder);
}

static void
show_log (EntPageSection *self, gpointer kept)
{
  Log *log = kept;
  const EntStakeholder *one = ent_page_section_one (self);
  g_auto (GStrv) ids = order_entries (one);

  ent_log_line_set_stakeholder (ENT_LOG_LINE (log->line), one != NULL ? one->base.id : NULL);
  ent_record_list_set_ids (ENT_RECORD_LIST (log->list), (const char *const *) ids);
}

static void
on_begun (EntLogLine *line, const char *id, EntPageSection *self)
{
  Log *log = ent_page_section_kept (self);

  ent_record_list_edit (ENT_RECORD_LIST (log->list), id);
}

static void
build_log (EntPageSection *self, gpointer kept)
{
  EntRecordListSpec spec = { .kind = ENT_RECORD_LOG, .remove_label = _("Remove this entry"), .remove = remove_entry, .latest_first = TRUE };
  Log *log = kept;

  log->line = ent_log_line_new (ent_page_section_document (self));
  log->list = ent_record_list_new (ent_page_section_document (self), &spec);
  g_signal_connect (log->line, "begun", G_CALLBACK (on_begun), self);
  gtk_box_append (GTK_BOX (self), log->line);
  gtk_box_append (GTK_BOX (self), log->list);
}

static void
show_log_head (GtkWidget *expander, const EntStakeholder *one)
{
  ent_section_set_count (expander, one != NULL && one->log != NULL ? one->log->len : 0);
}

/* With the frame after the next one: before, what was folded has no place. */
static gboolean
on_reveal_tick (GtkWidget *expander, GdkFrameClock *clock, gpointer n_frames)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (expander, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *all = gtk_widget_get_first_child (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)));
  graphene_rect_t place;

  if ((*(guint *) n_frames)++ == 0)
    return G_SOURCE_CONTINUE;
  /* its entries are to be seen as well */
  if (gtk_widget_compute_bounds (expander, all, &place))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), place.origin.y);
  return G_SOURCE_REMOVE;
}

void
ent_log_section_write (EntPageSection *self)
{
  Log *log = ent_page_section_kept (self);

  gtk_widget_grab_focus (log->line);
  gtk_widget_add_tick_callback (ent_page_section_expander (self), on_reveal_tick, g_new0 (guint, 1), g_free);
}

const EntPageSectionSpec ent_log_section = { sizeof (Log), build_log, show_log, show_log_head };
