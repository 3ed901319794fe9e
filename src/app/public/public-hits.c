/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of words that would give something away: text, so that it can be copied and worked off. */
#include "config.h"

#include "app/public/public-hits.h"

#include "analysis/public-copy.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>

/* More of them are not read by anybody. */
#define MOST_SHOWN 500u

typedef struct
{
  EntPublicAnswerFunc func;
  gpointer data;
} Question;

static void
answer (GtkWidget *window, Question *question, EntPublicAnswer given)
{
  g_autofree Question *over = question;

  g_signal_handlers_disconnect_by_data (window, question);
  if (given != ENT_PUBLIC_CANCEL)
    {
      /* the button that was pressed may keep it alive longer than its parent */
      gtk_window_set_transient_for (GTK_WINDOW (window), NULL);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  over->func (given, over->data);
}

static void
on_keep (GtkWidget *button, Question *question)
{
  answer (GTK_WIDGET (gtk_widget_get_root (button)), question, ENT_PUBLIC_KEEP);
}

static void
on_back (GtkWidget *button, Question *question)
{
  answer (GTK_WIDGET (gtk_widget_get_root (button)), question, ENT_PUBLIC_BACK);
}

/* By Escape, or with its parent. */
static void
on_gone (GtkWidget *window, Question *question)
{
  answer (window, question, ENT_PUBLIC_CANCEL);
}

static char *
list_hits (GPtrArray *hits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hits->len && i < MOST_SHOWN; i++)
    {
      g_autofree char *line = ent_public_hit_describe (g_ptr_array_index (hits, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (hits->len > MOST_SHOWN)
    {
      guint n = hits->len - MOST_SHOWN;

      g_string_append_c (text, '\n');
      /* Translators: %u: how many more words there are than the list shows */
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", n), n);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
build_list (GPtrArray *hits)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *view = gtk_text_view_new ();
  g_autofree char *text = list_hits (hits);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (view), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Words that would stay"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
build_content (GPtrArray *hits)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *label = gtk_label_new (NULL);
  g_autofree char *said = NULL;

  /* Translators: %u: how many words */
  said = g_strdup_printf (ngettext ("%u word of what is left out stands in a text that stays. Whoever reads the copy can read it there.",
                                    "%u words of what is left out stand in texts that stay. Whoever reads the copy can read them there.", hits->len),
                          hits->len);
  gtk_label_set_text (GTK_LABEL (label), said);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (box, "dialog-content");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), build_list (hits));
  gtk_box_append (GTK_BOX (box), ent_dim_label_new (_("To take a word out, change that text in the map, or leave it out of the copy. Nothing has been written yet.")));
  return box;
}

void
ent_public_hits_ask (GtkWindow *parent, GPtrArray *hits, EntPublicAnswerFunc func, gpointer data)
{
  Question *question = g_new0 (Question, 1);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *back = gtk_button_new_with_mnemonic (_("Go _back"));
  GtkWidget *keep = gtk_button_new_with_mnemonic (_("_Keep these words…"));

  *question = (Question) { func, data };
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), back);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), keep);
  gtk_window_set_titlebar (GTK_WINDOW (window), header);
  gtk_window_set_title (GTK_WINDOW (window), _("Words that would stay"));
  gtk_window_set_child (GTK_WINDOW (window), build_content (hits));
  gtk_window_set_default_size (GTK_WINDOW (window), 720, 480);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  g_signal_connect (back, "clicked", G_CALLBACK (on_back), question);
  g_signal_connect (keep, "clicked", G_CALLBACK (on_keep), question);
  g_signal_connect (window, "destroy", G_CALLBACK (on_gone), question);
  ent_close_on_escape (GTK_WINDOW (window));
  gtk_window_set_focus (GTK_WINDOW (window), back);
  gtk_window_present (GTK_WINDOW (window));
}
