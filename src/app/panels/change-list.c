/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who moved between two moments as a list for views. Items are made when a view asks for them. */
#include "app/panels/change-list.h"

#include "app/panels/stakeholder-list.h"

#include <string.h>

struct _EntChangeHeading
{
  GObject parent_instance;
  EntMoveKind kind;
};

G_DEFINE_FINAL_TYPE (EntChangeHeading, ent_change_heading, G_TYPE_OBJECT)

static void
ent_change_heading_class_init (EntChangeHeadingClass *class)
{
}

static void
ent_change_heading_init (EntChangeHeading *self)
{
}

EntMoveKind
ent_change_heading_kind (EntChangeHeading *self)
{
  return self->kind;
}

typedef struct
{
  EntMoveKind kind;
  int move; /* index in the changes; -1: the heading of its kind */
} Line;

struct _EntChangeList
{
  GObject parent_instance;
  EntDocument *document;     /* owned */
  EntMomentChanges *changes; /* owned, or NULL */
  GArray *lines;             /* of Line */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntChangeList, ent_change_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return ENT_CHANGE_LIST (model)->lines->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  EntChangeList *self = ENT_CHANGE_LIST (model);
  const EntMove *move;
  EntChangeHeading *heading;

  if (position >= self->lines->len)
    return NULL;
  move = ent_change_list_move_at (self, position);
  if (move != NULL)
    return ent_stakeholder_item_new (self->document, move->id);
  heading = g_object_new (ENT_TYPE_CHANGE_HEADING, NULL);
  heading->kind = g_array_index (self->lines, Line, position).kind;
  return heading;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
ent_change_list_finalize (GObject *object)
{
  EntChangeList *self = ENT_CHANGE_LIST (object);

  ent_moment_changes_free (self->changes);
  g_array_unref (self->lines);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_change_list_parent_class)->finalize (object);
}

static void
ent_change_list_class_init (EntChangeListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_change_list_finalize;
}

static void
ent_change_list_init (EntChangeList *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
}

EntChangeList *
ent_change_list_new (EntDocument *document)
{
  EntChangeList *self = g_object_new (ENT_TYPE_CHANGE_LIST, NULL);

  self->document = g_object_ref (document);
  return self;
}

static GArray *
list_lines (const EntMomentChanges *changes)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  int last = -1;

  for (guint i = 0; changes != NULL && i < changes->moves->len; i++)
    {
      EntMoveKind kind = g_array_index (changes->moves, EntMove, i).kind;

      if ((int) kind != last)
        g_array_append_val (lines, ((Line) { kind, -1 }));
      last = (int) kind;
      g_array_append_val (lines, ((Line) { kind, (int) i }));
    }
  return lines;
}

/* Whether both rows look the same. A heading tells how many there are below it. */
static gboolean
is_same (const EntMomentChanges *a, const Line *x, const EntMomentChanges *b, const Line *y)
{
  const EntMove *one, *other;

  if (x->kind != y->kind || (x->move < 0) != (y->move < 0))
    return FALSE;
  if (x->move < 0)
    return a->n[x->kind] == b->n[y->kind];
  one = &g_array_index (a->moves, EntMove, x->move);
  other = &g_array_index (b->moves, EntMove, y->move);
  return one->id == other->id && memcmp (one->then, other->then, sizeof one->then) == 0 && memcmp (one->now, other->now, sizeof one->now) == 0;
}

void
ent_change_list_set_changes (EntChangeList *self, EntMomentChanges *changes)
{
  g_autoptr (EntMomentChanges) before = g_steal_pointer (&self->changes);
  g_autoptr (GArray) old_lines = g_steal_pointer (&self->lines);
  const Line *old = (const Line *) old_lines->data, *new;
  guint head = 0, old_end = old_lines->len, new_end;

  self->changes = changes;
  self->lines = list_lines (changes);
  new = (const Line *) self->lines->data;
  new_end = self->lines->len;
  while (head < old_end && head < new_end && is_same (before, &old[head], changes, &new[head]))
    head++;
  while (old_end > head && new_end > head && is_same (before, &old[old_end - 1], changes, &new[new_end - 1]))
    {
      old_end--;
      new_end--;
    }
  if (old_end > head || new_end > head)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old_end - head, new_end - head);
}

const EntMomentChanges *
ent_change_list_changes (EntChangeList *self)
{
  return self->changes;
}

const EntMove *
ent_change_list_move_at (EntChangeList *self, guint position)
{
  int move = position < self->lines->len ? g_array_index (self->lines, Line, position).move : -1;

  return move >= 0 ? &g_array_index (self->changes->moves, EntMove, move) : NULL;
}

int
ent_change_list_position (EntChangeList *self, const char *id)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const EntMove *move = ent_change_list_move_at (self, i);

      if (move != NULL && g_strcmp0 (move->id, id) == 0)
        return (int) i;
    }
  return -1;
}
