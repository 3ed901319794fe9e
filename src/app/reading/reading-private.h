/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of the panel only:
 *   reading-panel.c   the widget, and when the map is read
 *   reading-answer.c  what is asked about one stakeholder
 *   reading-light.c   of whom sentences speak: who is lit on the map
 */
#pragma once

#include "app/canvas/canvas.h"
#include "app/reading/reading-panel.h"
#include "app/reading/reading-place.h"

G_BEGIN_DECLS

struct _EntReadingPanel
{
  GtkBox parent_instance;
  EntDocument *document; /* owned */
  EntCanvas *canvas;
  gboolean active;

  GtkWidget *scroller, *content;
  EntReadingPlace place;
  GtkLabel *status; /* while there is no sentence */
  EntSentenceList *parts[ENT_N_READING_SECTIONS], *answer;
  EntSentenceList *over_time; /* without sentences: */
  GtkWidget *chart;
  GtkWidget *search; /* how far the look for those who are between others is */
  GtkLabel *search_label;
  GtkWidget *search_button; /* stops that, or begins it again */

  EntReading *reading, *ties; /* that the rows show: all that is told at once, and the rest; or NULL */
  EntReadingWork *work;       /* what is being read; or NULL */
  gboolean reads_ties;        /* the rest of it */
  gboolean stale;             /* what is there, or being read, is not of the map as it is now */
  gboolean stopped;           /* somebody has stopped the rest */
  EntDate today;              /* when it was read */
  char *moment;               /* that it is about */
  gint64 begun_at;            /* as g_get_monotonic_time() */
  guint update_id, turn_id, day_id;

  EntReadingQuestion question;
  EntId about;            /* owned, or NULL: whom it is about */
  EntReadingWork *asking; /* or NULL */
  gboolean asks_again;
  GPtrArray *answers; /* of EntReadingSentence, that the rows show; or NULL */
  gboolean light_due; /* the answer that comes is the first to this question */
  gboolean enter_due; /* whatever comes first gets the keyboard */

  EntReadingRow *lit;  /* a weak pointer: whose stakeholders are lit; or NULL */
  int lit_link;        /* those of one of its links only; or -1 */
  gboolean lighting;   /* the selection changes because of it */
  gboolean has_chosen; /* whoever is selected, a sentence has selected */
};

/* reading-panel.c */
/* The answer, then the parts. NULL past the last. */
EntSentenceList *ent_reading_panel_list (EntReadingPanel *self, guint place);
/* To the first sentence, if somebody waits for one. */
void ent_reading_panel_give_keyboard (EntReadingPanel *self);

/* reading-answer.c */
/* Again, of the map as it is now. */
void ent_reading_panel_ask_again (EntReadingPanel *self);
void ent_reading_panel_close_question (EntReadingPanel *self);

/* reading-light.c */
/* Selects and lights whom the sentence of @row speaks of, or with @link from 0 those of that link, as somebody has chosen
 * it: they come into view. */
void ent_reading_panel_choose (EntReadingPanel *self, EntReadingRow *row, int link);
void ent_reading_panel_put_out (EntReadingPanel *self);
/* After sentences were made anew. */
void ent_reading_panel_renew_light (EntReadingPanel *self);
/* The selection was changed elsewhere. */
void ent_reading_panel_follow_selection (EntReadingPanel *self);
/* Shows which sentences speak of the selected. */
void ent_reading_panel_mark_concerned (EntReadingPanel *self);

G_END_DECLS
