/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what a reader noticed: text, so that it can be copied and sent
 * to whoever made the file.
 */
#include "config.h"

#include "app/window/files/findings.h"

#include "app/parts/section.h"
#include "io/finding.h"

#include <glib/gi18n.h>

/* The window tells which file it is. */
static char *
say (const EntFinding *finding)
{
  if (finding->line == 0)
    return g_strdup (finding->message);
  /* Translators: 1: number of a line in a file, 2: sentences that say what was found there */
  return g_strdup_printf (_("Line %1$u: %2$s"), finding->line, finding->message);
}

void
ent_findings_show (GtkWindow *parent, const char *name, GPtrArray *findings)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *line = say (g_ptr_array_index (findings, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text->str, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (view), 6);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_titlebar (GTK_WINDOW (window), header);
  /* Translators: %s: name of a file, or title of a map */
  title = g_strdup_printf (_("What was found in “%s”"), name);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 420);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  ent_close_on_escape (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}
