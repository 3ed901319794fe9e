/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked about one stakeholder, and its answer above all else. It has a thread of its own, for it is waited for. */
#include "config.h"

#include "app/reading/reading-private.h"

#include <glib/gi18n.h>

static void
show_question (EntReadingPanel *self)
{
  const EntStakeholder *about = ent_map_stakeholder (ent_document_map (self->document), self->about);
  const char *name = about != NULL && about->name != NULL ? about->name : "";
  g_autofree char *title = NULL;

  if (self->question == ENT_QUESTION_WAYS_IN)
    /* Translators: a heading; %s is a stakeholder */
    title = g_strdup_printf (_("Ways in to %s"), name);
  else
    /* Translators: a heading; %s is a stakeholder */
    title = g_strdup_printf (_("Whom %s can reach"), name);
  ent_sentence_list_set_title (self->answer, title);
  ent_sentence_list_set_waiting (self->answer, TRUE);
}

/* The first that speaks of anybody. */
static void
light_first (EntReadingPanel *self)
{
  EntReadingRow *row;

  for (guint i = 0; (row = ent_sentence_list_row (self->answer, i)) != NULL; i++)
    if (ent_reading_row_sentence (row)->ids[0] != NULL)
      {
        ent_reading_panel_choose (self, row, -1);
        return;
      }
}

/* Takes @answers over; NULL: there is no question any more. */
static void
take_answers (EntReadingPanel *self, GPtrArray *answers)
{
  ent_reading_place_keep (&self->place);
  ent_sentence_list_show (self->answer, answers);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  self->answers = answers;
  if (self->light_due)
    light_first (self);
  else
    ent_reading_panel_renew_light (self);
  self->light_due = FALSE;
  ent_reading_place_restore (&self->place);
}

static void
on_answered (EntReadingWork *work, gpointer data)
{
  EntReadingPanel *self = data;
  GPtrArray *answers = ent_reading_work_steal_answer (work);

  self->asking = NULL;
  if (self->asks_again)
    {
      g_clear_pointer (&answers, g_ptr_array_unref);
      ent_reading_panel_ask_again (self);
      return;
    }
  take_answers (self, answers);
  ent_reading_panel_give_keyboard (self);
  self->enter_due = FALSE;
}

void
ent_reading_panel_close_question (EntReadingPanel *self)
{
  gboolean has_keyboard = (gtk_widget_get_state_flags (GTK_WIDGET (self->answer)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  self->question = ENT_QUESTION_NONE;
  self->light_due = self->asks_again = FALSE;
  g_clear_pointer (&self->asking, ent_reading_work_drop);
  ent_id_clear (&self->about);
  ent_sentence_list_set_waiting (self->answer, FALSE);
  take_answers (self, NULL);
  if (has_keyboard)
    ent_reading_panel_enter (self);
}

void
ent_reading_panel_ask_again (EntReadingPanel *self)
{
  EntReadingWish wish = { .question = self->question, .about = self->about, .moment = ent_document_moment (self->document) };

  self->asks_again = self->asking != NULL;
  if (self->asking != NULL)
    ent_reading_work_stop (self->asking);
  if (self->question == ENT_QUESTION_NONE || self->asking != NULL)
    return;
  if (ent_map_stakeholder (ent_document_map (self->document), self->about) == NULL)
    {
      ent_reading_panel_close_question (self);
      return;
    }
  show_question (self);
  self->asking = ent_reading_work_begin (ent_document_copy_map (self->document), &wish, on_answered, self);
}

void
ent_reading_panel_ask (EntReadingPanel *self, EntReadingQuestion question, const char *about)
{
  g_return_if_fail (ENT_IS_READING_PANEL (self));
  g_return_if_fail (question != ENT_QUESTION_NONE && about != NULL);

  self->question = question;
  ent_id_clear (&self->about);
  self->about = ent_id (about);
  self->light_due = self->enter_due = TRUE;
  ent_reading_panel_ask_again (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}
