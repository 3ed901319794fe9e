/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tick for each word that would give something away, under one for all of its group: what is not ticked is struck out.
 * The arrows go from one to the next, the space bar ticks, Enter goes on.
 */
#include "config.h"

#include "app/public/public-hits.h"

#include "analysis/public-copy.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>

/* More of them are not read by anybody. */
#define MOST_SHOWN 500u
#define MARGIN 26

typedef struct
{
  EntPublicAnswerFunc func;
  gpointer data;
  GPtrArray *hits;                              /* lent, until it is answered */
  GtkCheckButton *groups[ENT_N_PUBLIC_WEIGHTS]; /* NULL for what there is none of */
  GPtrArray *ticks;                             /* of GtkCheckButton, borrowed, in the order of @hits */
  gboolean setting;
} Question;

static void
question_free (Question *question)
{
  g_ptr_array_unref (question->ticks);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* What is ticked later than this is no answer. */
static void
stop_asking (Question *question)
{
  for (guint i = 0; i < question->ticks->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (question->ticks, i), question);
  for (guint i = 0; i < ENT_N_PUBLIC_WEIGHTS; i++)
    if (question->groups[i] != NULL)
      g_signal_handlers_disconnect_by_data (question->groups[i], question);
}

static void
answer (GtkWidget *window, Question *question, EntPublicAnswer given)
{
  g_autoptr (Question) over = question;

  g_signal_handlers_disconnect_by_data (window, question);
  /* when it was closed, what was in it has gone before it */
  if (given != ENT_PUBLIC_CANCEL)
    {
      stop_asking (question);
      /* the button that was pressed may keep it alive longer than its parent */
      gtk_window_set_transient_for (GTK_WINDOW (window), NULL);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  over->func (given, over->data);
}

static void
on_go_on (GtkWidget *button, Question *question)
{
  answer (GTK_WIDGET (gtk_widget_get_root (button)), question, ENT_PUBLIC_GO_ON);
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

/* --- what is decided --- */

static EntPublicHit *
hit_at (const Question *question, guint i)
{
  return g_ptr_array_index (question->hits, i);
}

/* Ticked, not ticked, or neither. */
static void
update_group (Question *question, EntPublicWeight weight)
{
  guint n = 0, n_stay = 0;

  for (guint i = 0; i < question->hits->len; i++)
    if (hit_at (question, i)->weight == weight)
      {
        n++;
        n_stay += hit_at (question, i)->stays;
      }
  question->setting = TRUE;
  gtk_check_button_set_active (question->groups[weight], n_stay == n);
  gtk_check_button_set_inconsistent (question->groups[weight], n_stay > 0 && n_stay < n);
  question->setting = FALSE;
}

static void
on_tick (GtkCheckButton *tick, Question *question)
{
  guint place;

  if (question->setting || !g_ptr_array_find (question->ticks, tick, &place))
    return;
  hit_at (question, place)->stays = gtk_check_button_get_active (tick);
  update_group (question, hit_at (question, place)->weight);
}

static void
on_group (GtkCheckButton *group, Question *question)
{
  gboolean stay = gtk_check_button_get_active (group);

  if (question->setting)
    return;
  question->setting = TRUE;
  gtk_check_button_set_inconsistent (group, FALSE);
  for (guint i = 0; i < question->hits->len; i++)
    if (question->groups[hit_at (question, i)->weight] == group && hit_at (question, i)->field != NULL)
      {
        hit_at (question, i)->stays = stay;
        if (i < question->ticks->len)
          gtk_check_button_set_active (g_ptr_array_index (question->ticks, i), stay);
      }
  question->setting = FALSE;
}

/* --- the list --- */

static char *
name_group (EntPublicWeight weight, guint n)
{
  const char *const names[] = {
    [ENT_PUBLIC_NAME] = _("Names, and words of names"),
                           [ENT_PUBLIC_WORD] = _("Words that may be names"),
                                                  [ENT_PUBLIC_COMMON] = _("Words that tell little: common ones, days, words of names that go along"),
                                                  };

  /* Translators: 1: what kind of words, 2: how many */
  return g_strdup_printf (_("%1$s (%2$u)"), names[weight], n);
}

static GtkCheckButton *
add_group (Question *question, GtkBox *box, EntPublicWeight weight)
{
  guint n = 0;
  g_autofree char *name = NULL;
  GtkWidget *tick;

  for (guint i = 0; i < question->hits->len; i++)
    n += hit_at (question, i)->weight == weight;
  name = name_group (weight, n);
  tick = gtk_check_button_new_with_label (name);
  gtk_widget_add_css_class (tick, "heading");
  gtk_box_append (box, tick);
  g_signal_connect (tick, "toggled", G_CALLBACK (on_group), question);
  return GTK_CHECK_BUTTON (tick);
}

static void
add_hit (Question *question, GtkBox *box, EntPublicHit *hit)
{
  g_autofree char *text = ent_public_hit_describe (hit);
  GtkWidget *tick = gtk_check_button_new (), *label = gtk_label_new (text);

  if (question->groups[hit->weight] == NULL)
    question->groups[hit->weight] = add_group (question, box, hit->weight);
  /* a picture is drawn as it is */
  if (hit->field == NULL)
    hit->stays = TRUE;
  gtk_widget_set_sensitive (tick, hit->field != NULL);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (tick), label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), hit->stays);
  gtk_widget_set_margin_start (tick, MARGIN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (box, tick);
  g_ptr_array_add (question->ticks, tick);
  g_signal_connect (tick, "toggled", G_CALLBACK (on_tick), question);
}

static GtkWidget *
build_list (Question *question)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < question->hits->len && i < MOST_SHOWN; i++)
    add_hit (question, GTK_BOX (box), hit_at (question, i));
  if (question->hits->len > MOST_SHOWN)
    {
      guint n = question->hits->len - MOST_SHOWN;
      /* Translators: %u: how many more words there are than the list shows */
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more, with its group", "and %u more, each with its group", n), n);

      /* the first ones are the ones that tell most */
      gtk_box_append (GTK_BOX (box), ent_dim_label_new (more));
      for (guint i = MOST_SHOWN; i < question->hits->len; i++)
        if (question->groups[hit_at (question, i)->weight] == NULL)
          question->groups[hit_at (question, i)->weight] = add_group (question, GTK_BOX (box), hit_at (question, i)->weight);
    }
  for (EntPublicWeight weight = 0; weight < ENT_N_PUBLIC_WEIGHTS; weight++)
    if (question->groups[weight] != NULL)
      update_group (question, weight);
  gtk_widget_add_css_class (box, "dialog-content");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
build_content (Question *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *label = gtk_label_new (NULL);
  guint n = question->hits->len;
  g_autofree char *said = NULL;

  /* Translators: %u: how many words */
  said = g_strdup_printf (ngettext ("%u word of what is left out stands in a text that goes along. Tick it if it may stay; otherwise the copy has “…” there.",
                                    "%u words of what is left out stand in texts that go along. Tick those that may stay; in the place of the others the copy has “…”.", n),
                          n);
  gtk_label_set_text (GTK_LABEL (label), said);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (box, "dialog-content");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), build_list (question));
  gtk_box_append (GTK_BOX (box), ent_dim_label_new (_("Your map stays as it is, and nothing has been written yet.")));
  return box;
}

/* Enter would tick; the space bar does that. */
static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter) || !GTK_IS_CHECK_BUTTON (focus))
    return FALSE;
  return gtk_widget_activate (gtk_window_get_default_widget (window));
}

void
ent_public_hits_ask (GtkWindow *parent, GPtrArray *hits, EntPublicAnswerFunc func, gpointer data)
{
  Question *question = g_new0 (Question, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *back = gtk_button_new_with_mnemonic (_("Go _back"));
  GtkWidget *go_on = gtk_button_new_with_mnemonic (_("_Make the copy…"));

  *question = (Question) { .func = func, .data = data, .hits = hits, .ticks = g_ptr_array_new () };
  gtk_widget_add_css_class (go_on, "suggested-action");
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), back);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), go_on);
  gtk_window_set_titlebar (GTK_WINDOW (window), header);
  gtk_window_set_title (GTK_WINDOW (window), _("Words that would stay"));
  gtk_window_set_child (GTK_WINDOW (window), build_content (question));
  gtk_window_set_default_widget (GTK_WINDOW (window), go_on);
  gtk_window_set_default_size (GTK_WINDOW (window), 720, 520);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  g_signal_connect (back, "clicked", G_CALLBACK (on_back), question);
  g_signal_connect (go_on, "clicked", G_CALLBACK (on_go_on), question);
  g_signal_connect (window, "destroy", G_CALLBACK (on_gone), question);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), window);
  gtk_widget_add_controller (window, keys);
  ent_close_on_escape (GTK_WINDOW (window));
  gtk_window_set_focus (GTK_WINDOW (window), g_ptr_array_index (question->ticks, 0));
  gtk_window_present (GTK_WINDOW (window));
}
