/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to the map from the picture: the outcomes of the tool, and the
 * actions with their keys. Each is one step of the history; what the map
 * refuses is said.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "app/canvas/canvas-private.h"

static EntHistory *
history_of (EntCanvas *self)
{
  return ent_document_history (self->document);
}

/* Where nothing can be edited here and now, the reason is said; while it is locked, nothing. */
gboolean
ent_canvas_may_edit (EntCanvas *self)
{
  g_autoptr (GError) error = NULL;

  if (self->document == NULL || self->locked)
    return FALSE;
  if (!ent_history_may_apply (history_of (self), &error))
    ent_document_refuse (self->document, error);
  return error == NULL;
}

static void
say_error (EntCanvas *self, const GError *error)
{
  ent_document_refuse (self->document, error);
}

const char *
ent_canvas_nobody (void)
{
  return _("Nobody is selected. Click a stakeholder, or go to it with the arrow keys.");
}

void
ent_canvas_say_nobody (EntCanvas *self)
{
  g_autoptr (GError) error = g_error_new_literal (ENT_MODEL_ERROR, ENT_MODEL_ERROR_NO_RECORD, ent_canvas_nobody ());

  say_error (self, error);
}

/* The stakeholders that an edit is about: the selected ones, never one that just
 * has the keyboard. Where there is none, that is said. */
static char **
dup_subjects (EntCanvas *self, guint *n_subjects)
{
  char **ids = ent_document_dup_selected (self->document, ENT_RECORD_STAKEHOLDER);

  *n_subjects = g_strv_length (ids);
  if (*n_subjects == 0)
    ent_canvas_say_nobody (self);
  return ids;
}

/* What the rings show, as an aspect; level is none. */
static EntAspect
ring_aspect (EntCanvas *self)
{
  return self->scene->rings_show == ENT_RINGS_POWER ? ENT_ASPECT_POWER : ENT_ASPECT_COMMITMENT;
}

static gboolean
shows_level (EntCanvas *self)
{
  return self->scene->picture == ENT_PICTURE_MAP && self->scene->rings_show == ENT_RINGS_LEVEL;
}

/* A rating that says something may be asked about. */
static void
tell_rated (EntCanvas *self, const char *const *ids, guint n_ids, guint aspects, const GError *error)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (error != NULL || aspects == 0)
    return;
  for (guint i = 0; i < n_ids; i++)
    g_strv_builder_add (all, ids[i]);
  list = g_strv_builder_end (all);
  ent_canvas_emit_rated (self, (const char *const *) list, aspects);
}

static void
move_on_matrix (EntCanvas *self, const EntOutcome *outcome)
{
  EntHistory *history = history_of (self);
  const char *const *ids = (const char *const *) outcome->ids->pdata;
  guint n = outcome->ids->len;
  g_autofree char *name = g_strdup_printf (ngettext ("Move %u stakeholder", "Move %u stakeholders", n), n);
  g_autoptr (GError) error = NULL;
  gboolean done = TRUE;

  ent_history_begin (history, name);
  if (outcome->power >= 0)
    done = ent_edit_rate (history, ids, n, ent_canvas_get_moment (self), ENT_ASPECT_POWER,
                          (guint) outcome->power, &error);
  if (done && outcome->commitment >= 0)
    done = ent_edit_rate (history, ids, n, ent_canvas_get_moment (self), ENT_ASPECT_COMMITMENT,
                          (guint) outcome->commitment, &error);
  if (done)
    ent_history_end (history);
  else
    ent_history_rollback (history);
  say_error (self, error);
  tell_rated (self, ids, n, (outcome->power > 0 ? 1 << ENT_ASPECT_POWER : 0) | (outcome->commitment > 0 ? 1 << ENT_ASPECT_COMMITMENT : 0), error);
}

static void
move (EntCanvas *self, const EntOutcome *outcome)
{
  const char *const *ids = (const char *const *) outcome->ids->pdata;
  guint n = outcome->ids->len;
  g_autoptr (GError) error = NULL;

  if (self->scene->picture == ENT_PICTURE_MATRIX)
    {
      move_on_matrix (self, outcome);
      return;
    }
  if (shows_level (self))
    {
      int level = outcome->value;

      /* without a change of ring: the level that they have, all the same one */
      if (level < 0)
        level = ent_map_stakeholder (ent_canvas_map (self), ids[0])->level;
      ent_edit_move_to_level (history_of (self), ids, n, outcome->sector, level, &error);
    }
  else
    ent_edit_move (history_of (self), ids, n, outcome->sector, ent_canvas_get_moment (self),
                   ring_aspect (self), outcome->value, &error);
  say_error (self, error);
  if (!shows_level (self) && outcome->value > 0)
    tell_rated (self, ids, n, 1U << ring_aspect (self), error);
}

static char *
pin_text (const EntPin *pin)
{
  char angle[G_ASCII_DTOSTR_BUF_SIZE], radius[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (angle, sizeof angle, "%.3f", (double) pin->angle);
  g_ascii_formatd (radius, sizeof radius, "%.3f", (double) pin->radius);
  return g_strdup_printf ("%s %s", angle, radius);
}

static void
set_pin (EntCanvas *self, const char *id, const EntPin *pin)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = pin_text (pin);

  ent_edit_set_field (history_of (self), &ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, "pin"),
                      text, &error);
  say_error (self, error);
}

static void
add_tie (EntCanvas *self, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  const char *id = ent_edit_add_tie (history_of (self), from, to, self->tie_kind, ENT_DIRECTION_DEFAULT, &error);

  if (id != NULL)
    /* selected: K gives it another kind at once */
    ent_selection_set (ent_canvas_selection (self), id);
  say_error (self, error);
}

static void
select_band (EntCanvas *self, const EntOutcome *outcome)
{
  EntSelection *selection = ent_canvas_selection (self);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; outcome->extend && i < ent_selection_n (selection); i++)
    g_ptr_array_add (all, g_strdup (ent_selection_at (selection, i)));
  for (guint i = 0; i < outcome->ids->len; i++)
    if (!outcome->extend || !ent_selection_contains (selection, g_ptr_array_index (outcome->ids, i)))
      g_ptr_array_add (all, g_strdup (g_ptr_array_index (outcome->ids, i)));
  ent_selection_set_many (selection, (const char *const *) all->pdata, all->len);
}

static void
open_menu (EntCanvas *self, const char *id)
{
  EntSelection *selection = ent_canvas_selection (self);
  GdkRectangle at = { (int) self->pointer.x, (int) self->pointer.y, 1, 1 };

  if (id != NULL && !ent_selection_contains (selection, id))
    ent_selection_set (selection, id);
  ent_canvas_open_menu (self, id, &at);
}

static void
carry_out_edit (EntCanvas *self, const EntOutcome *outcome)
{
  if (!ent_canvas_may_edit (self))
    return;
  switch (outcome->kind)
    {
    case ENT_OUTCOME_MOVE:
      move (self, outcome);
      break;
    case ENT_OUTCOME_PIN:
      set_pin (self, outcome->id, &outcome->pin);
      break;
    case ENT_OUTCOME_TIE:
      add_tie (self, outcome->from, outcome->to);
      break;
    case ENT_OUTCOME_RENAME:
    default:
      ent_canvas_begin_rename (self, outcome->id);
      break;
    }
}

void
ent_canvas_carry_out (EntCanvas *self, const EntOutcome *outcome)
{
  EntSelection *selection = ent_canvas_selection (self);

  switch (outcome->kind)
    {
    case ENT_OUTCOME_SELECT:
      ent_selection_set (selection, outcome->id);
      break;
    case ENT_OUTCOME_TOGGLE:
      ent_selection_toggle (selection, outcome->id);
      break;
    case ENT_OUTCOME_BAND:
      select_band (self, outcome);
      break;
    case ENT_OUTCOME_MENU:
      if (!self->projector)
        open_menu (self, outcome->id);
      break;
    case ENT_OUTCOME_PAN:
      ent_viewport_pan (&self->viewport, outcome->dx, outcome->dy);
      ent_canvas_viewport_changed (self);
      break;
    case ENT_OUTCOME_MOVE:
    case ENT_OUTCOME_PIN:
    case ENT_OUTCOME_TIE:
    case ENT_OUTCOME_RENAME:
      carry_out_edit (self, outcome);
      break;
    case ENT_OUTCOME_NONE:
    default:
      break;
    }
}

void
ent_canvas_rename_to (EntCanvas *self, const char *id, const char *name)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (ent_canvas_map (self), id);
  g_autofree char *clean = ent_text_clean (name, -1, TRUE, NULL);
  g_autoptr (GError) error = NULL;

  /* an empty name is a slip: the old one stays */
  if (stakeholder == NULL || clean == NULL || g_strcmp0 (stakeholder->name, clean) == 0)
    return;
  ent_edit_set_field (history_of (self), &ENT_KEY (ENT_RECORD_STAKEHOLDER, id),
                      ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), clean, &error);
  ent_history_break_merge (history_of (self));
  say_error (self, error);
}

/* Each subject with the value that it shall have; those with the same are
 * changed at once, all together in one step. */
typedef gboolean (*SetFunc) (EntCanvas *self, const char *const *ids, guint n_ids, int value, GError **error);

static gboolean
set_each (EntCanvas *self, char **ids, const int *values, guint n_ids, const char *step, SetFunc func)
{
  EntHistory *history = history_of (self);
  g_autoptr (GError) error = NULL;
  g_autofree gboolean *done = g_new0 (gboolean, MAX (n_ids, 1));
  gboolean good = TRUE;

  /* the edit of one alone names it */
  if (n_ids > 1)
    ent_history_begin (history, step);
  for (guint i = 0; good && i < n_ids; i++)
    {
      g_autoptr (GPtrArray) same = g_ptr_array_new ();

      for (guint k = i; k < n_ids; k++)
        if (!done[k] && values[k] == values[i])
          {
            done[k] = TRUE;
            g_ptr_array_add (same, ids[k]);
          }
      if (same->len > 0 && values[i] >= 0)
        good = func (self, (const char *const *) same->pdata, same->len, values[i], &error);
    }
  if (n_ids > 1 && good)
    ent_history_end (history);
  else if (n_ids > 1)
    ent_history_rollback (history);
  say_error (self, error);
  return good;
}

static gboolean
set_ring (EntCanvas *self, const char *const *ids, guint n_ids, int value, GError **error)
{
  if (shows_level (self))
    return ent_edit_set_field_many (history_of (self), ids, n_ids,
                                    ent_field_find (ENT_RECORD_STAKEHOLDER, "level"),
                                    ent_level_choices.items[value].name, error);
  return ent_edit_rate (history_of (self), ids, n_ids, ent_canvas_get_moment (self), ring_aspect (self),
                        (guint) value, error);
}

static gboolean
set_sector (EntCanvas *self, const char *const *ids, guint n_ids, int value, GError **error)
{
  return ent_edit_set_field_many (history_of (self), ids, n_ids, ent_field_find (ENT_RECORD_STAKEHOLDER, "sector"),
                                  ent_sector_choices.items[value].name, error);
}

static int
ring_of (EntCanvas *self, const EntStakeholder *stakeholder)
{
  if (shows_level (self))
    return stakeholder->level;
  return (int) ent_map_rating (ent_canvas_map (self), stakeholder, ent_canvas_get_moment (self),
                               ring_aspect (self));
}

static int
outermost_value (EntCanvas *self)
{
  return shows_level (self) ? ENT_N_LEVELS - 1 : ENT_POWER_MAX;
}

/* Which value the ring one further in or out has; -1 at the end. */
static int
next_ring (EntCanvas *self, int value, gboolean in)
{
  const GArray *rings = self->scene->rings;

  for (guint i = 0; i < rings->len; i++)
    {
      if (g_array_index (rings, EntSceneRing, i).value != value)
        continue;
      if (in)
        return i > 0 ? g_array_index (rings, EntSceneRing, i - 1).value : -1;
      return i + 1 < rings->len ? g_array_index (rings, EntSceneRing, i + 1).value : -1;
    }
  /* the matrix has no rings: higher is closer */
  value += in ? 1 : -1;
  return value >= 0 && value <= outermost_value (self) ? value : -1;
}

/* Of those who have moved, onto a ring that says something. */
static void
tell_moved (EntCanvas *self, char **ids, const int *values, guint n_ids)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();

  for (guint i = 0; i < n_ids; i++)
    if (values[i] > 0)
      g_ptr_array_add (moved, ids[i]);
  if (moved->len > 0)
    tell_rated (self, (const char *const *) moved->pdata, moved->len, 1U << ring_aspect (self), NULL);
}

/* The value that a subject gets, -1 for the one it has. */
typedef int (*NextFunc) (EntCanvas *self, const EntStakeholder *stakeholder, const char *action, GVariant *parameter);

static void
move_subjects (EntCanvas *self, const char *action, GVariant *parameter, NextFunc next, SetFunc func)
{
  g_auto (GStrv) ids = NULL;
  g_autofree int *values = NULL;
  g_autofree char *step = NULL;
  guint n;

  if (self->scene == NULL || !ent_canvas_may_edit (self))
    return;
  ids = dup_subjects (self, &n);
  if (n == 0)
    return;
  values = g_new0 (int, n);
  for (guint i = 0; i < n; i++)
    values[i] = next (self, ent_map_stakeholder (ent_canvas_map (self), ids[i]), action, parameter);
  step = g_strdup_printf (ngettext ("Move %u stakeholder", "Move %u stakeholders", n), n);
  if (set_each (self, ids, values, n, step, func) && func == set_ring && !shows_level (self))
    tell_moved (self, ids, values, n);
}

static int
next_ring_of (EntCanvas *self, const EntStakeholder *stakeholder, const char *action, GVariant *parameter)
{
  return next_ring (self, ring_of (self, stakeholder), g_str_equal (action, "canvas.ring-in"));
}

static void
on_ring (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_subjects (ENT_CANVAS (widget), name, parameter, next_ring_of, set_ring);
}

static int
next_sector_of (EntCanvas *self, const EntStakeholder *stakeholder, const char *action, GVariant *parameter)
{
  if (parameter != NULL)
    return ent_choices_find (&ent_sector_choices, g_variant_get_string (parameter, NULL), -1);
  return (stakeholder->sector + (g_str_equal (action, "canvas.sector-next") ? 1 : ENT_N_SECTORS - 1)) % ENT_N_SECTORS;
}

static void
on_sector (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_subjects (ENT_CANVAS (widget), name, parameter, next_sector_of, set_sector);
}

static void
on_rate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  EntAspect aspect = g_str_equal (name, "canvas.rate") ? ENT_ASPECT_POWER : ENT_ASPECT_COMMITMENT;
  guint value = g_variant_get_uint32 (parameter);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  guint n;

  if (self->document == NULL || value > ENT_POWER_MAX || !ent_canvas_may_edit (self))
    return;
  ids = dup_subjects (self, &n);
  if (n > 0)
    ent_edit_rate (history_of (self), (const char *const *) ids, n, ent_canvas_get_moment (self), aspect,
                   value, &error);
  say_error (self, error);
  if (n > 0 && value > 0)
    tell_rated (self, (const char *const *) ids, n, 1U << aspect, error);
}

static void
on_rename (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  g_auto (GStrv) ids = NULL;
  guint n;

  if (self->document == NULL || !ent_canvas_may_edit (self))
    return;
  ids = dup_subjects (self, &n);
  if (n > 0)
    ent_canvas_begin_rename (self, ids[n - 1]);
}

/* Who gets the keyboard when @ids are gone: the next one in reading order. */
static EntId
find_heir (EntCanvas *self, char **ids)
{
  const GArray *order = ent_canvas_order (self);
  int at = ent_canvas_focus_index (self);

  if (order == NULL || at < 0)
    return NULL;
  for (guint pass = 0; pass < 2; pass++)
    for (int next = at; (next = ent_reading_next (order, next, pass == 0)) >= 0;)
      {
        EntId id = g_array_index (self->scene->symbols, EntSceneSymbol, next).id;

        if (!g_strv_contains ((const char *const *) ids, id))
          return ent_id_ref (id);
      }
  return NULL;
}

static void
on_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  EntId heir;

  if (self->document == NULL || !ent_canvas_may_edit (self))
    return;
  ids = ent_selection_dup (ent_canvas_selection (self));
  if (ids[0] == NULL)
    {
      ent_canvas_say_nobody (self);
      return;
    }
  heir = find_heir (self, ids);
  if (ent_edit_delete (history_of (self), (const char *const *) ids, g_strv_length (ids), &error))
    {
      ent_selection_clear (ent_canvas_selection (self));
      ent_id_clear (&self->focus);
      self->focus = g_steal_pointer (&heir);
    }
  ent_id_unref (heir);
  say_error (self, error);
}

static void
on_duplicate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) copies = NULL;
  guint n;

  if (self->document == NULL || !ent_canvas_may_edit (self))
    return;
  ids = dup_subjects (self, &n);
  if (n == 0)
    return;
  copies = ent_edit_duplicate (history_of (self), (const char *const *) ids, n, &error);
  if (copies != NULL)
    ent_selection_set_many (ent_canvas_selection (self), (const char *const *) copies, g_strv_length (copies));
  say_error (self, error);
}

static void
on_pin (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_auto (GStrv) ids = NULL;
  guint n;

  if (self->scene == NULL || self->scene->picture != ENT_PICTURE_MAP || !ent_canvas_may_edit (self))
    return;
  ids = dup_subjects (self, &n);
  if (n == 0)
    return;
  texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    {
      const EntSceneSymbol *symbol = ent_canvas_symbol (self, ids[i]);
      EntPin pin;

      /* who stands inside another one has no place to be pinned to */
      if (ent_map_stakeholder (ent_canvas_map (self), ids[i])->pin.set || symbol == NULL ||
          !ent_tool_pin_at (self->scene, symbol->x, symbol->y, &pin))
        g_ptr_array_add (texts, NULL);
      else
        g_ptr_array_add (texts, pin_text (&pin));
    }
  ent_history_begin (history_of (self), _("Pin or release"));
  ent_edit_set_field_each (history_of (self), (const char *const *) ids, (const char *const *) texts->pdata, n,
                           ent_field_find (ENT_RECORD_STAKEHOLDER, "pin"), &error);
  ent_history_end (history_of (self));
  say_error (self, error);
}

/* From whom a tie begins: the one selected last; where a tie is, that was just drawn, from whom it began. */
static EntId
find_beginning (EntCanvas *self)
{
  g_auto (GStrv) ties = ent_document_dup_selected (self->document, ENT_RECORD_TIE);
  g_auto (GStrv) ids = NULL;
  guint n;

  if (ties[0] != NULL && ties[1] == NULL && ent_selection_n (ent_canvas_selection (self)) == 1)
    return ent_id (ent_map_tie (ent_canvas_map (self), ties[0])->from);
  ids = dup_subjects (self, &n);
  return n > 0 ? ent_id (ids[n - 1]) : NULL;
}

static void
on_tie_start (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  EntId from;

  if (self->scene == NULL || !ent_canvas_may_edit (self))
    return;
  from = find_beginning (self);
  if (from == NULL)
    return;
  ent_tool_begin_tie (self->tool, from);
  ent_canvas_walk_to (self, ent_scene_find_symbol (self->scene, from), ENT_WALK_ONLY);
  ent_id_unref (from);
  ent_canvas_update_cursor (self);
  gtk_widget_queue_draw (widget);
}

static gboolean
is_drawing_tie (EntCanvas *self)
{
  EntToolState state = ent_tool_feedback (self->tool)->state;

  return state == ENT_TOOL_TIE || state == ENT_TOOL_PICK;
}

/* The kind of the tie that is being drawn, or of the next one, which nobody sees yet: it is said. */
static void
set_kind_to_draw (EntCanvas *self, EntTieKind kind)
{
  g_autoptr (GError) error = NULL;

  self->tie_kind = kind;
  ent_canvas_update_tie (self);
  if (is_drawing_tie (self))
    return;
  g_set_error (&error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_NO_RECORD,
               /* Translators: %s: a kind of tie, as "Alliance" */
               _("No tie is selected. The next one that you draw will be “%s”."), ent_choice_label (&ent_tie_choices, kind));
  say_error (self, error);
}

static void
on_tie_kind (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  int kind = parameter != NULL ? ent_choices_find (&ent_tie_choices, g_variant_get_string (parameter, NULL), -1) : -1;

  if (self->document == NULL || !ent_canvas_may_edit (self))
    return;
  ids = ent_document_dup_selected (self->document, ENT_RECORD_TIE);
  if (ids[0] == NULL || is_drawing_tie (self))
    set_kind_to_draw (self, kind >= 0 ? (EntTieKind) kind : (self->tie_kind + 1) % ENT_N_TIE_KINDS);
  else
    {
      guint n = g_strv_length (ids);
      gboolean done = kind >= 0 ? ent_edit_set_tie_kinds (history_of (self), (const char *const *) ids, n, (EntTieKind) kind, &error)
                                : ent_edit_cycle_tie_kinds (history_of (self), (const char *const *) ids, n, &error);

      if (done)
        self->tie_kind = ent_map_tie (ent_canvas_map (self), ids[n - 1])->kind;
    }
  say_error (self, error);
  gtk_widget_queue_draw (widget);
}

/* Everything that changes the map. */
static const struct
{
  const char *name, *parameter;
  GtkWidgetActionActivateFunc run;
} edits[] = {
  { "canvas.rename", NULL, on_rename },
  { "canvas.cut", NULL, ent_canvas_on_cut },
  { "canvas.paste", NULL, ent_canvas_on_paste },
  { "canvas.delete", NULL, on_delete },
  { "canvas.duplicate", NULL, on_duplicate },
  { "canvas.pin", NULL, on_pin },
  { "canvas.rate", "u", on_rate },
  { "canvas.set-commitment", "u", on_rate },
  { "canvas.set-sector", "s", on_sector },
  { "canvas.sector-next", NULL, on_sector },
  { "canvas.sector-previous", NULL, on_sector },
  { "canvas.ring-in", NULL, on_ring },
  { "canvas.ring-out", NULL, on_ring },
  { "canvas.tie-start", NULL, on_tie_start },
  { "canvas.tie-kind-next", NULL, on_tie_kind },
  { "canvas.set-tie-kind", "s", on_tie_kind },
};

void
ent_canvas_class_add_edit_actions (GtkWidgetClass *class)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_class_install_action (class, edits[i].name, edits[i].parameter, edits[i].run);
}

/* Also while nobody is selected: a key then says so, and one that is disabled
 * says nothing. */
void
ent_canvas_update_actions (EntCanvas *self)
{
  gboolean editable = ent_canvas_is_editable (self);

  if (self->tool != NULL)
    ent_tool_set_editable (self->tool, editable);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), edits[i].name, editable);
}
