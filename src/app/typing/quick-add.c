/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line at the bottom. The sector stays as it was for the last one: a room
 * names many of one kind in a row.
 */
#include "app/typing/quick-add.h"

#include "app/compat.h"
#include "app/typing/offer-list.h"
#include "app/typing/quick-chips.h"
#include "app/parts/section.h"
#include "app/settings.h"

#include <glib/gi18n.h>
#include <string.h>

struct _EntQuickAdd
{
  GtkBox parent_instance;
  EntDocument *document;
  GSettings *settings;
  GtkEditable *name;
  GtkDropDown *sector;
  GtkStringList *labels;
  EntQuickChips *chips;
  GtkPopover *popover; /* over the line, with the offers */
  EntOfferList *offers;
  GtkWidget *button;
  EntSectorId usual; /* of the next one, unless the line says another */
  gboolean showing;  /* the sector is what the line says, not what a hand chose */
  gboolean is_public;
  gboolean taking; /* the line is being changed by an offer */
  char *pasted;    /* several lines, to be added when the entry is done with them */
  guint paste_id;
  EntId inside; /* owned, or NULL */
  char *moment; /* that ratings go to; NULL: the document's */
  char *hint;   /* what the empty line says */
};

enum
{
  ADDED,
  MESSAGE,
  TOLD,
  TYPED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntQuickAdd, ent_quick_add, GTK_TYPE_BOX)

/* --- what is typed --- */

static EntQuickLine *
read_line (EntQuickAdd *self)
{
  return ent_quick_line_new (ent_document_names (self->document), gtk_editable_get_text (self->name), NULL);
}

/* In bytes. */
static guint
cursor_of (EntQuickAdd *self)
{
  const char *text = gtk_editable_get_text (self->name);

  return (guint) (g_utf8_offset_to_pointer (text, gtk_editable_get_position (self->name)) - text);
}

static void
hide_offers (EntQuickAdd *self)
{
  gtk_popover_popdown (self->popover);
}

static void
drop_insiders (EntQuickAdd *self, GArray *offers)
{
  EntMap *map = ent_document_map (self->document);

  for (guint i = offers->len; i-- > 0;)
    {
      EntId id = g_array_index (offers, EntQuickOffer, i).id;

      if (id != NULL && !ent_stakeholder_is_on_map (ent_map_stakeholder (map, id)))
        g_array_remove_index (offers, i);
    }
}

static void
show_offers (EntQuickAdd *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (GTK_ROOT (root)) : NULL;
  GArray *offers = ent_quick_line_offers (ent_document_names (self->document), gtk_editable_get_text (self->name),
                                          cursor_of (self), NULL, ENT_OFFERS_SHOWN);

  if (self->is_public)
    drop_insiders (self, offers);
  ent_offer_list_show (self->offers, offers);
  if (offers->len > 0 && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->name)))
    {
      gtk_popover_popup (self->popover);
      /* as high as its rows are now */
      gtk_popover_present (self->popover);
    }
  else
    hide_offers (self);
}

/* The sector that is said stands in its place as long as it is. */
static void
show_sector (EntQuickAdd *self, const EntQuickLine *line)
{
  EntQuickContext context = { .sector = self->usual };

  self->showing = TRUE;
  gtk_drop_down_set_selected (self->sector, ent_quick_line_sector (line, &context));
  self->showing = FALSE;
}

static void
show_line (EntQuickAdd *self)
{
  g_autoptr (EntQuickLine) line = read_line (self);
  g_auto (GStrv) subjects = ent_document_dup_selected (self->document, ENT_RECORD_STAKEHOLDER);
  g_autofree char *words = NULL;

  ent_quick_chips_show (self->chips, line, (const char *const *) subjects);
  words = ent_quick_chips_dup_words (self->chips);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "", -1);
  show_sector (self, line);
  gtk_widget_set_sensitive (self->button, !ent_quick_line_is_empty (line));
}

/* --- what is done --- */

static const char *
moment_of (EntQuickAdd *self)
{
  return self->moment != NULL && ent_map_moment (ent_document_map (self->document), self->moment) != NULL ? self->moment : ent_document_moment (self->document);
}

static EntQuickContext
context_of (EntQuickAdd *self, char **subjects, gboolean another)
{
  return (EntQuickContext) { .names = ent_document_names (self->document),
                             .sector = self->usual,
                             .inside = self->inside,
                             .moment_id = moment_of (self),
                             .another = another,
                             .subjects = (const char *const *) subjects };
}

static void
keep_sector (EntQuickAdd *self, EntSectorId sector)
{
  self->usual = sector;
  if (self->inside == NULL)
    ent_settings_set_last_sector (self->settings, sector);
}

/* Nothing of it is changed: it is shown, and how to have another. */
static void
tell_known (EntQuickAdd *self, const char *name)
{
  /* Translators: %s: name of a stakeholder */
  g_autofree char *message = g_strdup_printf (_("“%s” is on the map already. Ctrl+Enter adds another one of that name."), name);

  g_signal_emit (self, signals[TOLD], 0, message);
}

static void
tell_namesake (EntQuickAdd *self, const char *name)
{
  /* Translators: %s: name of a stakeholder */
  g_autofree char *message = g_strdup_printf (_("There was already a stakeholder called “%s”. Now there are two."), name);

  g_signal_emit (self, signals[MESSAGE], 0, message);
}

static void
finish (EntQuickAdd *self, const EntQuickLine *line, const EntQuickContext *context, char **ids)
{
  gboolean is_new = ent_quick_line_is_new (line, context);
  EntSectorId sector = ent_quick_line_sector (line, context);

  gtk_editable_set_text (self->name, "");
  ent_selection_set_many (ent_document_selection (self->document), (const char *const *) ids, g_strv_length (ids));
  if (is_new)
    {
      keep_sector (self, sector);
      g_signal_emit (self, signals[ADDED], 0, ids[0]);
      if (line->known != NULL)
        tell_namesake (self, line->name);
    }
  else if (line->name != NULL && line->parts->len == 0)
    tell_known (self, self->is_public ? line->name : ent_map_stakeholder (ent_document_map (self->document), line->known)->name);
  show_line (self);
}

static void
add (EntQuickAdd *self, gboolean another)
{
  g_autoptr (EntQuickLine) line = read_line (self);
  g_auto (GStrv) subjects = ent_document_dup_selected (self->document, ENT_RECORD_STAKEHOLDER);
  EntQuickContext context = context_of (self, subjects, another);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  hide_offers (self);
  if (ent_quick_line_is_empty (line))
    return;
  ids = ent_edit_quick_line (ent_document_history (self->document), line, &context, &error);
  if (ids != NULL)
    finish (self, line, &context, ids);
  else
    ent_document_refuse (self->document, error);
}

/* --- many lines at once --- */

static void
add_many (EntQuickAdd *self, const char *text)
{
  static char *nobody[] = { NULL };
  EntHistory *history = ent_document_history (self->document);
  EntQuickContext context = context_of (self, nobody, FALSE);
  guint before = ent_history_position (history), n;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = ent_edit_quick_lines (history, text, &context, &error);
  g_autofree char *message = NULL;

  if (ids == NULL)
    {
      ent_document_refuse (self->document, error);
      return;
    }
  n = g_strv_length (ids);
  gtk_editable_set_text (self->name, "");
  ent_selection_set_many (ent_document_selection (self->document), (const char *const *) ids, n);
  /* Translators: each of the pasted lines was one stakeholder, new or changed */
  message = g_strdup_printf (ngettext ("%u line was pasted.", "%u lines were pasted, each as one stakeholder.", n), n);
  g_signal_emit (self, signals[ent_history_position (history) != before ? MESSAGE : TOLD], 0, message);
}

static gboolean
on_paste (gpointer data)
{
  EntQuickAdd *self = data;
  g_autofree char *text = g_steal_pointer (&self->pasted);

  self->paste_id = 0;
  add_many (self, text);
  return G_SOURCE_REMOVE;
}

static gboolean
has_lines (const char *text)
{
  const char *end = strpbrk (text, "\r\n");

  return end != NULL && end[strspn (end, "\r\n")] != '\0';
}

/* However it comes in: several lines go to the map, in one step, and not into the entry. */
static void
on_insert_text (GtkEditable *text, const char *new_text, int length, int *position, EntQuickAdd *self)
{
  g_autofree char *lines = g_strndup (new_text, length < 0 ? strlen (new_text) : (gsize) length), *before = NULL;
  const char *after;

  if (!has_lines (lines))
    return;
  g_signal_stop_emission_by_name (text, "insert-text");
  before = gtk_editable_get_chars (self->name, 0, *position);
  after = gtk_editable_get_text (self->name) + strlen (before);
  g_free (self->pasted);
  self->pasted = g_strconcat (before, lines, after, NULL);
  if (self->paste_id == 0)
    self->paste_id = g_idle_add (on_paste, self);
}

/* --- the keyboard --- */

/* A chip is behind the cursor when its words are whole: values at once, what has a mark with the space behind it. */
static gboolean
is_closed (const EntQuickPart *part, guint at)
{
  return part->end < at || part->kind == ENT_QUICK_POWER || part->kind == ENT_QUICK_COMMITMENT;
}

/* The chip before the cursor becomes text, in quotes, which protect it. It is selected: Backspace once more takes it
 * away, and whatever is typed takes its place. */
static gboolean
open_chip (EntQuickAdd *self)
{
  g_autoptr (EntQuickLine) line = NULL;
  const char *text = gtk_editable_get_text (self->name);
  guint at = cursor_of (self);
  const EntQuickPart *part;
  g_autofree char *part_text = NULL, *words = NULL;
  int which, start, end;

  if (gtk_editable_get_selection_bounds (self->name, NULL, NULL))
    return FALSE;
  line = read_line (self);
  which = ent_quick_line_part_before (line, text, at);
  part = which >= 0 ? &g_array_index (line->parts, EntQuickPart, which) : NULL;
  if (part == NULL || !is_closed (part, at))
    return FALSE;
  part_text = g_strndup (text + part->start, part->end - part->start);
  words = ent_quick_protect (part_text);
  start = (int) g_utf8_pointer_to_offset (text, text + part->start);
  end = gtk_editable_get_position (self->name);
  self->taking = TRUE;
  gtk_editable_delete_text (self->name, start, end);
  end = start;
  gtk_editable_insert_text (self->name, words, -1, &end);
  self->taking = FALSE;
  gtk_editable_select_region (self->name, start, end);
  show_line (self);
  return TRUE;
}

static gboolean
on_name_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntQuickAdd *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
  gboolean offered = gtk_widget_get_visible (GTK_WIDGET (self->popover));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  if (keyval == GDK_KEY_BackSpace)
    return open_chip (self);
  if (!offered)
    return FALSE;
  if (!enter)
    return ent_offer_list_press (self->offers, self->name, keyval);
  if (!ent_offer_list_is_moved (self->offers))
    return FALSE;
  ent_quick_offer_take (ent_offer_list_chosen (self->offers), self->name);
  return TRUE;
}

static void
on_taken (EntOfferList *offers, EntQuickAdd *self)
{
  ent_quick_offer_take (ent_offer_list_chosen (offers), self->name);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  gtk_editable_set_position (self->name, -1);
}

gboolean
ent_quick_add_is_empty (EntQuickAdd *self)
{
  return *gtk_editable_get_text (self->name) == '\0';
}

/* An entry is as wide as its placeholder, seen or not: behind a text it would keep the chips from their room. */
static void
show_hint (EntQuickAdd *self)
{
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), ent_quick_add_is_empty (self) ? self->hint : NULL);
}

static void
on_name_changed (GtkEditable *name, EntQuickAdd *self)
{
  if (!self->taking)
    show_line (self);
  show_hint (self);
  g_signal_emit (self, signals[TYPED], 0);
}

/* An entry tells of its text before the cursor is behind it. */
static void
on_cursor_moved (EntQuickAdd *self)
{
  if (!self->taking)
    show_offers (self);
}

static void
on_left (EntQuickAdd *self)
{
  ent_quick_add_set_hint (self, NULL);
  hide_offers (self);
}

static void
on_activate (GtkWidget *widget, EntQuickAdd *self)
{
  add (self, FALSE);
}

static void
on_another (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add (ENT_QUICK_ADD (widget), TRUE);
}

static void
on_sector_chosen (EntQuickAdd *self)
{
  guint chosen = gtk_drop_down_get_selected (self->sector);

  if (!self->showing && chosen < ENT_N_SECTORS)
    self->usual = chosen;
}

void
ent_quick_add_set_hint (EntQuickAdd *self, const char *hint)
{
  const char *what = self->inside != NULL ? _("Name of a person inside") : _("Name @sector 1–5 commitment ->other");

  g_free (self->hint);
  self->hint = g_strdup (hint != NULL ? hint : what);
  show_hint (self);
}

void
ent_quick_add_set_public (EntQuickAdd *self, gboolean is_public)
{
  self->is_public = is_public;
  ent_quick_chips_set_public (self->chips, is_public);
}

void
ent_quick_add_set_inside (EntQuickAdd *self, const char *id)
{
  const EntStakeholder *whole = id != NULL ? ent_map_stakeholder (ent_document_map (self->document), id) : NULL;

  ent_id_clear (&self->inside);
  self->inside = whole != NULL ? ent_id_ref (whole->base.id) : NULL;
  /* most of its people are of its own sector */
  self->usual = whole != NULL ? whole->sector : ent_settings_last_sector (self->settings);
  show_line (self);
  ent_quick_add_set_hint (self, NULL);
}

void
ent_quick_add_set_moment (EntQuickAdd *self, const char *moment_id)
{
  g_return_if_fail (ENT_IS_QUICK_ADD (self));

  g_free (self->moment);
  self->moment = g_strdup (moment_id);
}

/* The next sector, after the chosen one, whose label begins with @letter. */
static gboolean
choose_by_letter (EntQuickAdd *self, gunichar letter)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->labels));
  guint chosen = gtk_drop_down_get_selected (self->sector);
  char text[7] = "";
  g_autofree char *wanted = NULL;

  text[g_unichar_to_utf8 (letter, text)] = '\0';
  wanted = ent_text_fold (text);
  if (wanted == NULL || *wanted == '\0')
    return FALSE;
  for (guint i = 1; i <= n; i++)
    {
      guint other = (chosen + i) % n;
      g_autofree char *label = ent_text_fold (gtk_string_list_get_string (self->labels, other));

      if (label != NULL && g_str_has_prefix (label, wanted))
        {
          gtk_drop_down_set_selected (self->sector, other);
          return TRUE;
        }
    }
  return FALSE;
}

/* The drop-down would open on Enter; here it has to add. */
static gboolean
on_sector_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, EntQuickAdd *self)
{
  guint chosen = gtk_drop_down_get_selected (self->sector);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gunichar letter = gdk_keyval_to_unicode (keyval);

  /* its popup is open and has the keyboard */
  if (focus == NULL || GTK_IS_POPOVER (gtk_widget_get_native (focus)))
    return FALSE;
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter)
    add (self, FALSE);
  else if (keyval == GDK_KEY_Down && chosen + 1 < ENT_N_SECTORS)
    gtk_drop_down_set_selected (self->sector, chosen + 1);
  else if (keyval == GDK_KEY_Up && chosen > 0)
    gtk_drop_down_set_selected (self->sector, chosen - 1);
  else if (g_unichar_isalpha (letter))
    return choose_by_letter (self, letter);
  else
    return FALSE;
  return TRUE;
}

static void
show_labels (EntQuickAdd *self)
{
  EntMap *map = ent_document_map (self->document);
  const char *labels[ENT_N_SECTORS + 1] = { NULL };
  guint chosen = gtk_drop_down_get_selected (self->sector);

  for (guint i = 0; i < ENT_N_SECTORS; i++)
    labels[i] = ent_map_sector_label (map, i);
  self->showing = TRUE;
  gtk_string_list_splice (self->labels, 0, g_list_model_get_n_items (G_LIST_MODEL (self->labels)), labels);
  gtk_drop_down_set_selected (self->sector, chosen);
  self->showing = FALSE;
}

static void
on_map_changed (EntMap *map, const EntChange *change, EntQuickAdd *self)
{
  if (change->key.kind == ENT_RECORD_SECTOR)
    show_labels (self);
}

static gboolean
ent_quick_add_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ENT_QUICK_ADD (widget)->name));
}

static void
ent_quick_add_dispose (GObject *object)
{
  EntQuickAdd *self = ENT_QUICK_ADD (object);

  g_clear_handle_id (&self->paste_id, g_source_remove);
  g_clear_pointer (&self->pasted, g_free);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  ent_id_clear (&self->inside);
  g_clear_pointer (&self->moment, g_free);
  g_clear_pointer (&self->hint, g_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_quick_add_parent_class)->dispose (object);
}

static void
ent_quick_add_class_init (EntQuickAddClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_quick_add_dispose;
  GTK_WIDGET_CLASS (class)->grab_focus = ent_quick_add_grab_focus;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "quick-add.another", NULL, on_another);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Return, GDK_CONTROL_MASK, "quick-add.another", NULL);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "quick-add.another", NULL);
  signals[ADDED] = g_signal_new ("added", ENT_TYPE_QUICK_ADD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MESSAGE] = g_signal_new ("message", ENT_TYPE_QUICK_ADD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TOLD] = g_signal_new ("told", ENT_TYPE_QUICK_ADD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TYPED] = g_signal_new ("typed", ENT_TYPE_QUICK_ADD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ent_quick_add_init (EntQuickAdd *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "quick-add");
  self->settings = ent_settings_new ();
}

/* The list of offers floats, so that nothing moves when it comes and goes. */
static void
build_offers (EntQuickAdd *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->popover = GTK_POPOVER (popover);
  self->offers = ENT_OFFER_LIST (ent_offer_list_new (self->document));
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_TOP);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (popover, FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->offers), 260, -1);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->offers));
  gtk_widget_set_parent (popover, GTK_WIDGET (self->name));
  g_signal_connect (self->offers, "taken", G_CALLBACK (on_taken), self);
}

static void
build_name (EntQuickAdd *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *name = gtk_entry_new ();

  self->name = GTK_EDITABLE (name);
  ent_quick_add_set_hint (self, NULL);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (name), GTK_ENTRY_ICON_PRIMARY, "list-add-symbolic");
  gtk_entry_set_icon_activatable (GTK_ENTRY (name), GTK_ENTRY_ICON_PRIMARY, FALSE);
  gtk_editable_set_enable_undo (self->name, FALSE);
  /* no more, so that what was understood of it can be read beside it */
  gtk_editable_set_width_chars (self->name, 16);
  gtk_widget_set_hexpand (name, TRUE);
  /* Translators: what can be typed in the line at the bottom, in words that it reads in your language too: a name, a
   * sector, a kind, decision power, commitment, another stakeholder to draw a tie to */
  ent_set_tooltip (name, _("For example: Hotel Sol @private #formal 4 supportive ->Hotel association"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of a stakeholder"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_name_key), self);
  gtk_widget_add_controller (name, keys);
  g_signal_connect (name, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect (name, "changed", G_CALLBACK (on_name_changed), self);
  g_signal_connect_swapped (name, "notify::cursor-position", G_CALLBACK (on_cursor_moved), self);
  g_signal_connect (gtk_editable_get_delegate (self->name), "insert-text", G_CALLBACK (on_insert_text), self);
}

static void
build_sector (EntQuickAdd *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->labels = gtk_string_list_new (NULL);
  self->sector = GTK_DROP_DOWN (ent_drop_down_new (self->labels));
  gtk_widget_add_css_class (GTK_WIDGET (self->sector), "quick-sector");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sector), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("quick add", "Sector"), -1);
  ent_set_tooltip (GTK_WIDGET (self->sector), _("Sector of the next stakeholder: type its first letter"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_sector_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->sector), keys);
  g_signal_connect_swapped (self->sector, "notify::selected", G_CALLBACK (on_sector_chosen), self);
}

static void
build_widgets (EntQuickAdd *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  build_name (self);
  build_offers (self);
  build_sector (self);
  self->chips = ENT_QUICK_CHIPS (ent_quick_chips_new (self->document));
  self->button = gtk_button_new_with_mnemonic (_("_Add"));
  gtk_widget_set_sensitive (self->button, FALSE);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self->button, "clicked", G_CALLBACK (on_activate), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->chips));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->sector));
  gtk_box_append (GTK_BOX (self), self->button);
}

GtkWidget *
ent_quick_add_new (EntDocument *document)
{
  EntQuickAdd *self = g_object_new (ENT_TYPE_QUICK_ADD, NULL);

  self->document = g_object_ref (document);
  build_widgets (self);
  show_labels (self);
  self->usual = ent_settings_last_sector (self->settings);
  gtk_drop_down_set_selected (self->sector, self->usual);
  ent_bind_can_edit (document, GTK_WIDGET (self));
  g_signal_connect_object (ent_document_map (document), "changed", G_CALLBACK (on_map_changed), self, 0);
  return GTK_WIDGET (self);
}
