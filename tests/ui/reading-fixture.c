/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/reading-fixture.h"

#include "model/edit.h"

void
rate (Reading *f, const char *id, EntAspect aspect, guint value)
{
  g_assert_true (ent_edit_rate (ent_document_history (f->base.document), &id, 1, ent_document_moment (f->base.document), aspect, value, NULL));
}

EntId
tie (Reading *f, const char *from, const char *to, EntTieKind kind)
{
  return ent_id (ent_edit_add_tie (ent_document_history (f->base.document), from, to, kind, ENT_DIRECTION_DEFAULT, NULL));
}

void
settle_reading (Reading *f)
{
  g_assert_true (test_wait_until (ent_reading_panel_is_settled (f->panel), LONG_MS));
  settle (&f->base);
}

void
open_up (Reading *f, gconstpointer data)
{
  set_up (&f->base, data);
  f->guild = g_strdup (test_add (f->base.window, "Traders' guild", ENT_SECTOR_PRIVATE));
  rate (f, f->base.hotel, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING);
  rate (f, f->base.hotel, ENT_ASPECT_ALLY, 1);
  rate (f, f->guild, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_SUPPORTIVE);
  rate (f, f->base.police, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_UNAWARE);
  rate (f, f->base.police, ENT_ASPECT_POWER, 5);
  rate (f, f->base.radio, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_RESISTANT);
  f->direct = tie (f, f->base.hotel, f->base.police, ENT_TIE_WORKS_WITH);
  f->first = tie (f, f->base.hotel, f->guild, ENT_TIE_WORKS_WITH);
  f->second = tie (f, f->guild, f->base.police, ENT_TIE_WORKS_WITH);
  ent_id_unref (tie (f, f->base.radio, f->base.police, ENT_TIE_TENSION));
  ent_selection_clear (ent_document_selection (f->base.document));
  g_object_set (f->base.window, "view", "reading", NULL);
  f->panel = ENT_READING_PANEL (f->base.window->reading_panel);
  settle_reading (f);
}

void
close_down (Reading *f, gconstpointer data)
{
  g_free (f->guild);
  ent_id_clear (&f->direct);
  ent_id_clear (&f->first);
  ent_id_clear (&f->second);
  tear_down (&f->base, data);
}

EntReadingRow *
row_in (EntSentenceList *list, const char *key)
{
  EntReadingRow *row = NULL;

  for (guint i = 0; (row = ent_sentence_list_row (list, i)) != NULL; i++)
    if (g_str_equal (ent_reading_row_sentence (row)->key, key))
      break;
  return row;
}

EntReadingRow *
row_of (Reading *f, EntReadingPart part, const char *key)
{
  return row_in (ent_reading_panel_part (f->panel, part), key);
}

const char *
words_of (EntReadingRow *row)
{
  g_assert_nonnull (row);
  return gtk_label_get_text (GTK_LABEL (ent_reading_row_label (row)));
}

void
activate (Reading *f, EntReadingRow *row)
{
  g_assert_nonnull (row);
  gtk_widget_activate (GTK_WIDGET (row));
  settle (&f->base);
}

void
ask (Reading *f, const char *action, const char *about)
{
  choose (&f->base, about);
  test_activate (f->base.window, action);
  settle_reading (f);
}

void
press (Reading *f, const char *key)
{
  test_press_key (GTK_WINDOW (f->base.window), key);
  test_drain ();
}
