/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of changes. A step holds the changes that flip it: applied backwards
 * they take it back and yield those that bring it again, so one array serves
 * undo and redo.
 *
 * Each state of the map has a serial number; the save point is a number too,
 * so it can never be mistaken for a later state, also when the step that led
 * to it is gone.
 */
#include "model/history.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_BUDGET ((gsize) 64 * 1024 * 1024)
#define LEAST_STEPS 50

typedef struct
{
  char *name;
  char *merge_key;        /* NULL: nothing joins it */
  GPtrArray *changes;     /* of EntChange: applied from the last to the first they flip the step */
  GHashTable *latest;     /* while it grows, of EntChange: the last of changes that names each record; else NULL */
  char **before, **after; /* the selection; NULL without one */
  guint64 serial;         /* of the state it leads to */
  gsize size;
} Step;

struct _EntHistory
{
  GObject parent_instance;
  EntMap *map;
  EntSelection *selection; /* or NULL */
  GPtrArray *steps;        /* of Step */
  guint n_done;            /* the steps from here on can be redone */
  guint depth;             /* of begin */
  gboolean is_turning;     /* a step is being taken back or brought again */
  gboolean is_locked;      /* nothing may be applied */
  Step *open;
  guint64 base_serial; /* of the state before the first step */
  guint64 next_serial;
  guint64 saved_serial;
  gsize size, budget;
};

G_DEFINE_FINAL_TYPE (EntHistory, ent_history, G_TYPE_OBJECT)

static guint changing_signal, changed_signal;

static void
free_change (gpointer change)
{
  ent_change_free (change);
}

static void
free_step (gpointer data)
{
  Step *step = data;

  g_free (step->name);
  g_free (step->merge_key);
  g_clear_pointer (&step->latest, g_hash_table_unref);
  g_ptr_array_unref (step->changes);
  g_strfreev (step->before);
  g_strfreev (step->after);
  g_free (step);
}

static void
ent_history_finalize (GObject *object)
{
  EntHistory *self = ENT_HISTORY (object);

  g_clear_pointer (&self->open, free_step);
  g_ptr_array_unref (self->steps);
  g_object_unref (self->map);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (ent_history_parent_class)->finalize (object);
}

static void
ent_history_class_init (EntHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_history_finalize;

  changing_signal = g_signal_new ("changing", ENT_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  changed_signal = g_signal_new ("changed", ENT_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ent_history_init (EntHistory *self)
{
  self->steps = g_ptr_array_new_with_free_func (free_step);
  self->budget = DEFAULT_BUDGET;
  self->next_serial = 1;
}

EntHistory *
ent_history_new (EntMap *map, EntSelection *selection)
{
  EntHistory *self;

  g_return_val_if_fail (ENT_IS_MAP (map), NULL);

  self = g_object_new (ENT_TYPE_HISTORY, NULL);
  self->map = g_object_ref (map);
  self->selection = selection != NULL ? g_object_ref (selection) : NULL;
  return self;
}

EntMap *
ent_history_map (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), NULL);

  return self->map;
}

static Step *
step_at (EntHistory *self, guint place)
{
  return g_ptr_array_index (self->steps, place);
}

static guint64
current_serial (EntHistory *self)
{
  return self->n_done > 0 ? step_at (self, self->n_done - 1)->serial : self->base_serial;
}

void
ent_history_begin_merged (EntHistory *self, const char *name, const char *key)
{
  g_return_if_fail (ENT_IS_HISTORY (self));

  if (self->depth++ > 0)
    return;
  g_signal_emit (self, changing_signal, 0);
  self->open = g_new0 (Step, 1);
  self->open->name = g_strdup (name);
  self->open->merge_key = g_strdup (key);
  self->open->changes = g_ptr_array_new_with_free_func (free_change);
  if (self->selection != NULL)
    self->open->before = ent_selection_dup (self->selection);
}

void
ent_history_begin (EntHistory *self, const char *name)
{
  ent_history_begin_merged (self, name, NULL);
}

static void
drop_redo (EntHistory *self)
{
  for (guint i = self->n_done; i < self->steps->len; i++)
    self->size -= step_at (self, i)->size;
  g_ptr_array_set_size (self->steps, (int) self->n_done);
}

static void
weigh (EntHistory *self, Step *step)
{
  step->size = sizeof *step;
  for (guint i = 0; i < step->changes->len; i++)
    step->size += ent_change_size (g_ptr_array_index (step->changes, i));
  self->size += step->size;
}

static void
trim (EntHistory *self)
{
  guint n = 0;

  while (self->size > self->budget && self->n_done - n > LEAST_STEPS)
    self->size -= step_at (self, n++)->size;
  if (n == 0)
    return;
  self->base_serial = step_at (self, n - 1)->serial;
  g_ptr_array_remove_range (self->steps, 0, n);
  self->n_done -= n;
}

static guint
hash_record (gconstpointer data)
{
  const EntKey *key = &((const EntChange *) data)->key;

  return g_direct_hash (key->id) ^ g_direct_hash (key->moment) * 31 ^ (guint) key->kind * 7 ^ (guint) key->aspect;
}

static gboolean
names_same_record (gconstpointer a, gconstpointer b)
{
  const EntKey *x = &((const EntChange *) a)->key, *y = &((const EntChange *) b)->key;

  return x->kind == y->kind && x->id == y->id && x->moment == y->moment && x->aspect == y->aspect;
}

/* Nothing of the model hangs on such a text: it can be put back out of turn. */
static gboolean
sets_text (const EntChange *change)
{
  return change->kind == ENT_CHANGE_SET && !ent_field_is_closed (change->field) && change->field->type != ENT_FIELD_IDS;
}

/* Takes @change over. A text that was set in this step already, with nothing about
 * its record since, goes back to what it was first: of the two inverses one is enough. */
static void
grow (Step *step, EntChange *change)
{
  EntChange *earlier = g_hash_table_lookup (step->latest, change);

  if (earlier != NULL && sets_text (earlier) && sets_text (change) && earlier->field == change->field)
    {
      step->size -= ent_change_size (earlier);
      g_free (earlier->from);
      earlier->from = g_steal_pointer (&change->from);
      step->size += ent_change_size (earlier);
      ent_change_free (change);
      return;
    }
  g_ptr_array_add (step->changes, change);
  step->size += ent_change_size (change);
  g_hash_table_replace (step->latest, change, change);
}

/* The step before takes the changes of @step in, and frees it; FALSE if they do
 * not belong together. O(changes of @step), amortised */
static gboolean
merge (EntHistory *self, Step *step)
{
  Step *last = self->n_done > 0 ? step_at (self, self->n_done - 1) : NULL;

  if (last == NULL || step->merge_key == NULL || g_strcmp0 (last->merge_key, step->merge_key) != 0 ||
      current_serial (self) == self->saved_serial)
    return FALSE;
  if (last->latest == NULL)
    {
      last->latest = g_hash_table_new (hash_record, names_same_record);
      for (guint i = 0; i < last->changes->len; i++)
        g_hash_table_add (last->latest, g_ptr_array_index (last->changes, i));
    }
  self->size -= last->size;
  g_ptr_array_set_free_func (step->changes, NULL);
  for (guint i = 0; i < step->changes->len; i++)
    grow (last, g_ptr_array_index (step->changes, i));
  self->size += last->size;
  g_strfreev (last->after);
  last->after = g_steal_pointer (&step->after);
  last->serial = self->next_serial++;
  free_step (step);
  return TRUE;
}

/* Nothing more joins it. */
static void
close_step (Step *step)
{
  g_clear_pointer (&step->merge_key, g_free);
  g_clear_pointer (&step->latest, g_hash_table_unref);
}

/* What is selected and there: a step may have removed some, and who puts the
 * selection right hears of it only after the step. NULL without a selection. */
static char **
dup_living (EntHistory *self)
{
  char **ids = self->selection != NULL ? ent_selection_dup (self->selection) : NULL;
  guint n = 0;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (ent_map_stakeholder (self->map, ids[i]) != NULL || ent_map_tie (self->map, ids[i]) != NULL)
      ids[n++] = ids[i];
    else
      g_free (ids[i]);
  if (ids != NULL)
    ids[n] = NULL;
  return ids;
}

void
ent_history_end (EntHistory *self)
{
  Step *step;

  g_return_if_fail (ENT_IS_HISTORY (self));
  /* a rollback inside has closed it already */
  if (self->depth == 0)
    return;
  if (--self->depth > 0)
    return;

  step = g_steal_pointer (&self->open);
  if (step->changes->len == 0)
    {
      free_step (step);
      return;
    }
  step->after = dup_living (self);
  drop_redo (self);
  if (!merge (self, step))
    {
      if (self->n_done > 0)
        close_step (step_at (self, self->n_done - 1));
      step->serial = self->next_serial++;
      g_ptr_array_add (self->steps, step);
      self->n_done++;
      weigh (self, step);
    }
  trim (self);
  g_signal_emit (self, changed_signal, 0);
}

/* Applies @changes from the last to the first; what takes that back, in the order of being applied. */
static GPtrArray *
flip (EntHistory *self, GPtrArray *changes)
{
  GPtrArray *back = g_ptr_array_new_full (changes->len, free_change);

  for (guint i = changes->len; i-- > 0;)
    {
      EntChange *inverse = NULL;
      g_autoptr (GError) error = NULL;

      /* an inverse that is refused means that somebody has gone round the door */
      if (!ent_map_apply (self->map, g_ptr_array_index (changes, i), &inverse, &error))
        g_error ("a step cannot be taken back: %s", error->message);
      g_ptr_array_add (back, inverse);
    }
  return back;
}

void
ent_history_rollback (EntHistory *self)
{
  Step *step;

  g_return_if_fail (ENT_IS_HISTORY (self));
  if (self->depth == 0)
    return;

  step = g_steal_pointer (&self->open);
  self->depth = 0;
  g_ptr_array_unref (flip (self, step->changes));
  if (self->selection != NULL && step->before != NULL)
    ent_selection_set_many (self->selection, (const char *const *) step->before, g_strv_length (step->before));
  free_step (step);
  g_signal_emit (self, changed_signal, 0);
}

gboolean
ent_history_is_open (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), FALSE);

  return self->open != NULL || self->is_turning;
}

void
ent_history_break_merge (EntHistory *self)
{
  g_return_if_fail (ENT_IS_HISTORY (self));

  if (self->n_done > 0)
    close_step (step_at (self, self->n_done - 1));
}

void
ent_history_set_locked (EntHistory *self, gboolean locked)
{
  g_return_if_fail (ENT_IS_HISTORY (self));

  self->is_locked = locked;
}

gboolean
ent_history_is_locked (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), TRUE);

  return self->is_locked;
}

gboolean
ent_history_may_apply (EntHistory *self, GError **error)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), FALSE);

  /* who listens to the map may not write into it while a step is half back */
  if (self->is_turning)
    g_set_error_literal (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_STALE,
                         _("Nothing can be changed while a step is being taken back."));
  else if (self->is_locked)
    g_set_error_literal (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_LOCKED,
                         _("This map cannot be changed here. Save it under another name to go on with it."));
  return !self->is_turning && !self->is_locked;
}

gboolean
ent_history_apply (EntHistory *self, EntChange *change, GError **error)
{
  g_autoptr (EntChange) taken = change;
  EntChange *inverse = NULL;

  g_return_val_if_fail (ENT_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (self->open != NULL, FALSE);

  if (!ent_history_may_apply (self, error) || !ent_map_apply (self->map, taken, &inverse, error))
    return FALSE;
  /* setting what stands there already is no change */
  if (inverse->kind == ENT_CHANGE_SET && g_strcmp0 (inverse->from, inverse->to) == 0)
    ent_change_free (inverse);
  else
    g_ptr_array_add (self->open->changes, inverse);
  return TRUE;
}

static void
turn (EntHistory *self, Step *step)
{
  GPtrArray *back;

  self->is_turning = TRUE;
  back = flip (self, step->changes);
  self->is_turning = FALSE;

  g_ptr_array_unref (step->changes);
  step->changes = back;
  close_step (step);
}

/* What was selected on the way is of no interest: to show it would take longer than the way. */
void
ent_history_go_to (EntHistory *self, guint position)
{
  char **selection = NULL;

  g_return_if_fail (ENT_IS_HISTORY (self));
  g_return_if_fail (position <= self->steps->len);

  if (self->n_done == position || self->open != NULL)
    return;
  g_signal_emit (self, changing_signal, 0);
  while (self->n_done > position)
    {
      self->n_done--;
      turn (self, step_at (self, self->n_done));
      selection = step_at (self, self->n_done)->before;
    }
  while (self->n_done < position)
    {
      self->n_done++;
      turn (self, step_at (self, self->n_done - 1));
      selection = step_at (self, self->n_done - 1)->after;
    }
  if (self->selection != NULL && selection != NULL)
    ent_selection_set_many (self->selection, (const char *const *) selection, g_strv_length (selection));
  g_signal_emit (self, changed_signal, 0);
}

gboolean
ent_history_undo (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), FALSE);

  if (self->n_done == 0 || self->open != NULL)
    return FALSE;
  ent_history_go_to (self, self->n_done - 1);
  return TRUE;
}

gboolean
ent_history_redo (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), FALSE);

  if (self->n_done == self->steps->len || self->open != NULL)
    return FALSE;
  ent_history_go_to (self, self->n_done + 1);
  return TRUE;
}

const char *
ent_history_undo_name (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), NULL);

  return self->n_done > 0 ? step_at (self, self->n_done - 1)->name : NULL;
}

const char *
ent_history_redo_name (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), NULL);

  return self->n_done < self->steps->len ? step_at (self, self->n_done)->name : NULL;
}

guint
ent_history_n_steps (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), 0);

  return self->steps->len;
}

guint
ent_history_position (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), 0);

  return self->n_done;
}

const char *
ent_history_step_name (EntHistory *self, guint step)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), NULL);
  g_return_val_if_fail (step < self->steps->len, NULL);

  return step_at (self, step)->name;
}

guint
ent_history_n_changes (EntHistory *self, guint position)
{
  guint n = 0;

  g_return_val_if_fail (ENT_IS_HISTORY (self), 0);
  g_return_val_if_fail (position <= self->steps->len, 0);

  for (guint i = MIN (position, self->n_done); i < MAX (position, self->n_done); i++)
    n += step_at (self, i)->changes->len;
  return n;
}

guint64
ent_history_state_at (EntHistory *self, guint position)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), 0);
  g_return_val_if_fail (position <= self->steps->len, 0);

  return position > 0 ? step_at (self, position - 1)->serial : self->base_serial;
}

gboolean
ent_history_find_state (EntHistory *self, guint64 state, guint *position)
{
  guint low = 0, high;

  g_return_val_if_fail (ENT_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  /* the first state that is not older */
  for (high = self->steps->len; low < high;)
    {
      guint middle = (low + high) / 2;

      if (ent_history_state_at (self, middle) < state)
        low = middle + 1;
      else
        high = middle;
    }
  *position = ent_history_state_at (self, low) == state ? low : 0;
  return ent_history_state_at (self, low) == state;
}

gboolean
ent_history_saved_position (EntHistory *self, guint *position)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), FALSE);

  return ent_history_find_state (self, self->saved_serial, position);
}

guint64
ent_history_state (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), 0);

  return current_serial (self);
}

void
ent_history_mark_state_saved (EntHistory *self, guint64 state)
{
  g_return_if_fail (ENT_IS_HISTORY (self));

  self->saved_serial = state;
  g_signal_emit (self, changed_signal, 0);
}

void
ent_history_mark_saved (EntHistory *self)
{
  g_return_if_fail (ENT_IS_HISTORY (self));

  ent_history_mark_state_saved (self, current_serial (self));
}

void
ent_history_mark_unsaved (EntHistory *self)
{
  g_return_if_fail (ENT_IS_HISTORY (self));

  self->saved_serial = G_MAXUINT64;
  g_signal_emit (self, changed_signal, 0);
}

gboolean
ent_history_is_saved (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), TRUE);

  return current_serial (self) == self->saved_serial;
}

void
ent_history_set_budget (EntHistory *self, gsize bytes)
{
  g_return_if_fail (ENT_IS_HISTORY (self));

  self->budget = bytes;
  trim (self);
}

gsize
ent_history_size (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), 0);

  return self->size;
}
