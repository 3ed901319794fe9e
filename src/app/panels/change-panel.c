/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who moved between two moments. What is compared is compared anew when the main
 * loop is idle, once for all that has changed meanwhile.
 */
#include "config.h"

#include "app/panels/change-panel.h"

#include "app/actions.h"
#include "app/canvas/canvas.h"
#include "app/panels/change-list.h"
#include "app/compat.h"
#include "app/parts/section.h"
#include "app/parts/selection-model.h"
#include "app/panels/stakeholder-list.h"
#include "app/parts/symbol-image.h"

#include <glib/gi18n.h>

struct _EntChangePanel
{
  GtkBox parent_instance;
  EntDocument *document; /* owned */
  GtkWidget *canvas;
  gboolean active;
  char *chosen;         /* the earlier moment, as somebody chose it; or NULL: the one before */
  GtkDropDown *ends[2]; /* from, to */
  gboolean filling;     /* the drop-downs, which nobody has used */
  GtkLabel *summary;
  GtkWidget *add; /* a moment, where there is but one */
  GtkListView *view;
  EntChangeList *list;
  GPtrArray *rows; /* of Row: those that show something now */
  guint update_id;
  gboolean moments_due; /* the drop-downs are to be filled anew */
};

G_DEFINE_FINAL_TYPE (EntChangePanel, ent_change_panel, GTK_TYPE_BOX)

/* --- rows --- */

typedef struct
{
  EntChangePanel *panel;
  GtkListItem *item; /* borrowed, while it shows something */
  GtkWidget *symbol, *number;
  GtkLabel *name, *change;
} Row;

static EntMap *
map_of (EntChangePanel *self)
{
  return ent_document_map (self->document);
}

static const char *
heading_of (EntMoveKind kind)
{
  switch (kind)
    {
    case ENT_MOVE_NEARER:
      return _("Nearer to the children");
    case ENT_MOVE_FARTHER:
      return _("Farther from the children");
    case ENT_MOVE_ASSESSED:
      return _("Newly assessed");
    case ENT_MOVE_UNASSESSED:
      return _("Not assessed any more");
    case ENT_MOVE_POWER:
      return _("Decision power alone");
    case ENT_MOVE_OTHER:
    default:
      return _("Other changes");
    }
}

/* Takes @line over. */
static void
take_line (GString *text, char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  g_free (line);
}

/* Then and now in words, a line for each that has changed. */
static char *
describe_move (const EntMove *move)
{
  GString *text = g_string_new (NULL);
  const guint8 *then = move->then, *now = move->now;

  if (then[ENT_ASPECT_COMMITMENT] != now[ENT_ASPECT_COMMITMENT])
    /* Translators: a change: %1$s is a level of commitment then, %2$s now */
    take_line (text, g_strdup_printf (_("%1$s → %2$s"), ent_choice_label (&ent_commitment_choices, then[ENT_ASPECT_COMMITMENT]),
                                         ent_choice_label (&ent_commitment_choices, now[ENT_ASPECT_COMMITMENT])));
  if (then[ENT_ASPECT_POWER] != now[ENT_ASPECT_POWER])
    /* Translators: a change: %1$s is a level of decision power then, %2$s now */
    take_line (text, g_strdup_printf (_("Decision power: %1$s → %2$s"), ent_choice_label (&ent_power_choices, then[ENT_ASPECT_POWER]),
                                         ent_choice_label (&ent_power_choices, now[ENT_ASPECT_POWER])));
  if (then[ENT_ASPECT_DESIRED] != now[ENT_ASPECT_DESIRED])
    /* Translators: a change: %1$s is the level of commitment that was desired then, %2$s now */
    take_line (text, g_strdup_printf (_("Desired: %1$s → %2$s"), ent_choice_label (&ent_commitment_choices, then[ENT_ASPECT_DESIRED]),
                                         ent_choice_label (&ent_commitment_choices, now[ENT_ASPECT_DESIRED])));
  if (then[ENT_ASPECT_ALLY] != now[ENT_ASPECT_ALLY])
    take_line (text, g_strdup (now[ENT_ASPECT_ALLY] ? _("An ally now") : _("Not an ally any more")));
  return g_string_free (text, FALSE);
}

static void
show_heading (Row *row, EntMoveKind kind)
{
  const EntMomentChanges *changes = ent_change_list_changes (row->panel->list);
  g_autofree char *number = g_strdup_printf ("%u", changes != NULL ? changes->n[kind] : 0);
  g_autofree char *name = NULL;

  gtk_label_set_text (row->name, heading_of (kind));
  gtk_button_set_label (GTK_BUTTON (row->number), number);
  /* Translators: name of a button: selects those who are listed under the heading %s */
  name = g_strdup_printf (_("Select all: %s"), heading_of (kind));
  ent_set_tooltip (row->number, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->number), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_row (Row *row)
{
  EntChangePanel *self = row->panel;
  GObject *item = gtk_list_item_get_item (row->item);
  gboolean heading = ENT_IS_CHANGE_HEADING (item);
  const EntMove *move = ent_change_list_move_at (self->list, gtk_list_item_get_position (row->item));
  const EntStakeholder *stakeholder = heading ? NULL : ent_stakeholder_item_get (ENT_STAKEHOLDER_ITEM (item));
  g_autofree char *text = move != NULL ? describe_move (move) : NULL;

  gtk_widget_set_visible (row->symbol, !heading);
  gtk_widget_set_visible (GTK_WIDGET (row->change), !heading);
  gtk_widget_set_visible (row->number, heading);
  gtk_list_item_set_selectable (row->item, !heading);
  ent_set_css_class (GTK_WIDGET (row->name), "heading", heading);
  if (heading)
    {
      show_heading (row, ent_change_heading_kind (ENT_CHANGE_HEADING (item)));
      return;
    }
  if (stakeholder == NULL)
    return;
  ent_symbol_image_show_stakeholder (ENT_SYMBOL_IMAGE (row->symbol), map_of (self), stakeholder, ent_document_moment (self->document));
  gtk_label_set_text (row->name, stakeholder->name != NULL ? stakeholder->name : "");
  gtk_label_set_text (row->change, text);
}

/* Every number can be asked who is in it. */
static void
on_select_all (GtkButton *button, Row *row)
{
  const EntMomentChanges *changes = ent_change_list_changes (row->panel->list);
  GObject *item = row->item != NULL ? gtk_list_item_get_item (row->item) : NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (!ENT_IS_CHANGE_HEADING (item) || changes == NULL)
    return;
  for (guint i = 0; i < changes->moves->len; i++)
    if (g_array_index (changes->moves, EntMove, i).kind == ent_change_heading_kind (ENT_CHANGE_HEADING (item)))
      g_ptr_array_add (ids, g_array_index (changes->moves, EntMove, i).id);
  ent_selection_set_many (ent_document_selection (row->panel->document), (const char *const *) ids->pdata, ids->len);
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* narrow of itself, and as wide as the panel */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, EntChangePanel *self)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  row->panel = self;
  row->symbol = ent_symbol_image_new ();
  row->number = gtk_button_new ();
  gtk_widget_set_valign (row->symbol, GTK_ALIGN_START);
  gtk_widget_set_valign (row->number, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_button_set_has_frame (GTK_BUTTON (row->number), FALSE);
  row->name = add_label (texts);
  row->change = add_label (texts);
  gtk_widget_add_css_class (GTK_WIDGET (row->change), "caption");
  gtk_box_append (GTK_BOX (box), row->symbol);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), row->number);
  g_signal_connect (row->number, "clicked", G_CALLBACK (on_select_all), row);
  gtk_list_item_set_child (list_item, box);
  /* it goes with the widgets, which outlive the list item */
  g_object_set_data_full (G_OBJECT (box), "row", row, g_free);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, EntChangePanel *self)
{
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), "row");

  row->item = list_item;
  g_ptr_array_add (self->rows, row);
  show_row (row);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, EntChangePanel *self)
{
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), "row");

  row->item = NULL;
  g_ptr_array_remove_fast (self->rows, row);
}

/* --- the sentence --- */

static void
take_sentence (GString *text, guint n, char *sentence)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

static char *
summarize (const EntMomentChanges *changes)
{
  GString *text = g_string_new (NULL);
  const guint *n = changes->n;

  /* Translators: %u is a number of stakeholders */
  take_sentence (text, n[ENT_MOVE_NEARER], g_strdup_printf (ngettext ("%u came nearer to the children.", "%u came nearer to the children.", n[ENT_MOVE_NEARER]), n[ENT_MOVE_NEARER]));
  /* Translators: %u is a number of stakeholders */
  take_sentence (text, n[ENT_MOVE_FARTHER], g_strdup_printf (ngettext ("%u went farther from the children.", "%u went farther from the children.", n[ENT_MOVE_FARTHER]), n[ENT_MOVE_FARTHER]));
  /* Translators: %u is a number of stakeholders */
  take_sentence (text, n[ENT_MOVE_ASSESSED], g_strdup_printf (ngettext ("%u was assessed for the first time.", "%u were assessed for the first time.", n[ENT_MOVE_ASSESSED]), n[ENT_MOVE_ASSESSED]));
  /* Translators: %u is a number of stakeholders */
  take_sentence (text, n[ENT_MOVE_UNASSESSED], g_strdup_printf (ngettext ("%u is not assessed any more.", "%u are not assessed any more.", n[ENT_MOVE_UNASSESSED]), n[ENT_MOVE_UNASSESSED]));
  /* Translators: %u is a number of stakeholders */
  take_sentence (text, changes->n_power_up, g_strdup_printf (ngettext ("%u can decide more.", "%u can decide more.", changes->n_power_up), changes->n_power_up));
  /* Translators: %u is a number of stakeholders */
  take_sentence (text, changes->n_power_down, g_strdup_printf (ngettext ("%u can decide less.", "%u can decide less.", changes->n_power_down), changes->n_power_down));
  if (text->len == 0)
    g_string_append (text, changes->moves->len > 0 ? _("Nobody moved, but something else has changed.") : _("Nothing has changed between these two moments."));
  return g_string_free (text, FALSE);
}

static char *
say_there_is_no_change (EntChangePanel *self)
{
  const EntMoment *moment = ent_map_moment (map_of (self), ent_document_moment (self->document));

  if (ent_map_n_moments (map_of (self)) < 2)
    return g_strdup (_("The map has one moment only. Once there is another, and somebody is rated anew, who moved stands here."));
  /* Translators: %s: name of a moment */
  return g_strdup_printf (_("“%s” is the first moment. Choose a later one to see who has moved since."), moment != NULL && moment->name != NULL ? moment->name : "");
}

/* --- what is compared --- */

const char *
ent_change_panel_from (EntChangePanel *self)
{
  const char *to = ent_document_moment (self->document);
  const EntMoment *moment = self->chosen != NULL ? ent_map_moment (map_of (self), self->chosen) : NULL;

  if (moment == NULL || g_strcmp0 (moment->base.id, to) == 0)
    moment = ent_moment_before (map_of (self), to);
  return moment != NULL ? moment->base.id : NULL;
}

static void
fill_ends (EntChangePanel *self)
{
  guint n = ent_map_n_moments (map_of (self));

  self->moments_due = FALSE;
  for (guint end = 0; end < 2; end++)
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

      for (guint i = 0; i < n; i++)
        {
          const EntMoment *moment = ent_map_moment_in_time (map_of (self), i);

          gtk_string_list_append (names, moment->name != NULL ? moment->name : "");
        }
      gtk_drop_down_set_model (self->ends[end], G_LIST_MODEL (names));
    }
}

static void
show_end (GtkDropDown *list, EntMap *map, const char *id)
{
  const EntMoment *moment = id != NULL ? ent_map_moment (map, id) : NULL;

  gtk_drop_down_set_selected (list, moment != NULL ? moment->rank : GTK_INVALID_LIST_POSITION);
}

static void
update (EntChangePanel *self)
{
  const char *from = ent_change_panel_from (self), *to = ent_document_moment (self->document);
  g_autofree char *text = NULL;

  self->filling = TRUE;
  if (self->moments_due)
    fill_ends (self);
  show_end (self->ends[0], map_of (self), from);
  show_end (self->ends[1], map_of (self), to);
  self->filling = FALSE;
  ent_change_list_set_changes (self->list, from != NULL ? ent_compare_moments (map_of (self), from, to) : NULL);
  for (guint i = 0; i < self->rows->len; i++)
    show_row (g_ptr_array_index (self->rows, i));
  text = from != NULL ? summarize (ent_change_list_changes (self->list)) : say_there_is_no_change (self);
  gtk_label_set_text (self->summary, text);
  gtk_widget_set_visible (self->add, ent_map_n_moments (map_of (self)) < 2);
}

static gboolean
on_update (gpointer data)
{
  EntChangePanel *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (EntChangePanel *self)
{
  if (self->active && self->update_id == 0)
    self->update_id = g_idle_add (on_update, self);
}

/* At once: the canvas lays out with what it has. */
static void
update_canvas (EntChangePanel *self)
{
  ent_canvas_set_from_moment (ENT_CANVAS (self->canvas), self->active ? ent_change_panel_from (self) : NULL);
}

static void
on_view_changed (EntDocument *document, EntChangePanel *self)
{
  update_canvas (self);
  queue_update (self);
}

static void
on_map_changed (EntMap *map, const EntChange *change, EntChangePanel *self)
{
  if (change->key.kind == ENT_RECORD_MOMENT)
    {
      self->moments_due = TRUE;
      update_canvas (self);
    }
  if (change->key.kind == ENT_RECORD_MOMENT || change->key.kind == ENT_RECORD_STAKEHOLDER || change->key.kind == ENT_RECORD_ASSESSMENT)
    queue_update (self);
}

static void
on_end_chosen (GtkDropDown *list, GParamSpec *pspec, EntChangePanel *self)
{
  const EntMoment *moment = ent_map_moment_in_time (map_of (self), gtk_drop_down_get_selected (list));

  if (self->filling || moment == NULL)
    return;
  if (list == self->ends[1])
    {
      ent_document_set_moment (self->document, moment->base.id);
      return;
    }
  g_free (self->chosen);
  self->chosen = g_strdup (moment->base.id);
  update_canvas (self);
  queue_update (self);
}

/* Who is selected elsewhere is shown here, unless somebody walks in the list. */
static void
on_selection_changed (EntSelection *selection, EntChangePanel *self)
{
  const char *focus = ent_selection_focus (selection);
  int position;

  if (!self->active || focus == NULL || (gtk_widget_get_state_flags (GTK_WIDGET (self->view)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    return;
  position = ent_change_list_position (self->list, focus);
  if (position >= 0)
    ent_list_reveal (GTK_WIDGET (self->view), (guint) position);
}

static void
on_activate (GtkListView *view, guint position, EntChangePanel *self)
{
  if (ent_change_list_move_at (self->list, position) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.details", NULL);
}

void
ent_change_panel_set_active (EntChangePanel *self, gboolean active)
{
  g_return_if_fail (ENT_IS_CHANGE_PANEL (self));

  self->active = active;
  update_canvas (self);
  queue_update (self);
}

GtkWidget *
ent_change_panel_list (EntChangePanel *self)
{
  return GTK_WIDGET (self->view);
}

static void
ent_change_panel_dispose (GObject *object)
{
  EntChangePanel *self = ENT_CHANGE_PANEL (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->list);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_change_panel_parent_class)->dispose (object);
}

static void
ent_change_panel_finalize (GObject *object)
{
  g_free (ENT_CHANGE_PANEL (object)->chosen);
  g_ptr_array_unref (ENT_CHANGE_PANEL (object)->rows);
  G_OBJECT_CLASS (ent_change_panel_parent_class)->finalize (object);
}

static void
ent_change_panel_class_init (EntChangePanelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_change_panel_dispose;
  G_OBJECT_CLASS (class)->finalize = ent_change_panel_finalize;
}

static void
ent_change_panel_init (EntChangePanel *self)
{
  self->rows = g_ptr_array_new ();
  self->moments_due = TRUE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self), "change");
}

static void
build_ends (EntChangePanel *self)
{
  GtkWidget *grid = gtk_grid_new (), *narrow = gtk_scrolled_window_new ();
  /* Translators: labels of two lists of moments, one above the other: the earlier and the later moment of a change */
  const char *labels[] = { C_ ("moments", "_From"), C_ ("moments", "_To") };

  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  for (int end = 0; end < 2; end++)
    {
      GtkWidget *list = ent_drop_down_new (gtk_string_list_new (NULL));

      self->ends[end] = GTK_DROP_DOWN (list);
      gtk_widget_set_hexpand (list, TRUE);
      ent_grid_add (GTK_GRID (grid), end, labels[end], list);
      g_signal_connect (list, "notify::selected", G_CALLBACK (on_end_chosen), self);
    }
  gtk_widget_add_css_class (grid, "change-ends");
  /* long names of moments do not make the panel wide */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (narrow), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (narrow), grid);
  gtk_box_append (GTK_BOX (self), narrow);
}

static void
build_list (EntChangePanel *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = ent_change_list_new (self->document);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (ent_selection_model_new (G_LIST_MODEL (self->list), ent_document_selection (self->document))), factory));
  g_signal_connect (self->view, "activate", G_CALLBACK (on_activate), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), ent_commands_list_keys (GTK_WIDGET (self->view), self->canvas));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who moved"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "stakeholders");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);
}

GtkWidget *
ent_change_panel_new (EntDocument *document, GtkWidget *canvas)
{
  EntChangePanel *self = g_object_new (ENT_TYPE_CHANGE_PANEL, NULL);

  self->document = g_object_ref (document);
  self->canvas = canvas;
  build_ends (self);
  self->summary = add_label (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "change-summary");
  self->add = gtk_button_new_with_label (C_ ("command", "New moment"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "win.add-moment");
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->add, "change-add");
  gtk_widget_set_visible (self->add, FALSE);
  gtk_box_append (GTK_BOX (self), self->add);
  build_list (self);
  g_signal_connect_object (document, "view-changed", G_CALLBACK (on_view_changed), self, 0);
  g_signal_connect_object (ent_document_map (document), "changed", G_CALLBACK (on_map_changed), self, 0);
  g_signal_connect_object (ent_document_selection (document), "changed", G_CALLBACK (on_selection_changed), self, 0);
  return GTK_WIDGET (self);
}
