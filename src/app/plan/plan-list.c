/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan as a list for views. */
#include "app/plan/plan-list.h"

#include "model/filter.h"

#include <string.h>

struct _EntActionItem
{
  GObject parent_instance;
  EntDocument *document;
  EntId id;
};

G_DEFINE_FINAL_TYPE (EntActionItem, ent_action_item, G_TYPE_OBJECT)

static void
ent_action_item_finalize (GObject *object)
{
  EntActionItem *self = ENT_ACTION_ITEM (object);

  ent_id_unref (self->id);
  g_object_unref (self->document);
  G_OBJECT_CLASS (ent_action_item_parent_class)->finalize (object);
}

static void
ent_action_item_class_init (EntActionItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_action_item_finalize;
}

static void
ent_action_item_init (EntActionItem *self)
{
}

EntId
ent_action_item_id (EntActionItem *self)
{
  return self->id;
}

const EntAction *
ent_action_item_get (EntActionItem *self)
{
  return ent_map_find (ent_document_map (self->document), ENT_RECORD_ACTION, self->id);
}

struct _EntPlanHeading
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (EntPlanHeading, ent_plan_heading, G_TYPE_OBJECT)

static void
ent_plan_heading_class_init (EntPlanHeadingClass *class)
{
}

static void
ent_plan_heading_init (EntPlanHeading *self)
{
}

/* --- the list --- */

typedef struct
{
  EntId id;     /* owned; NULL: a heading */
  guint group;  /* index in the plan */
  guint8 what;  /* of that group, as in EntPlanGroup */
  guint n_rows; /* of a heading: below it */
} Line;

struct _EntPlanList
{
  GObject parent_instance;
  EntDocument *document; /* owned */
  EntPlanGrouping grouping;
  EntDate today; /* as it was set, or 0 */
  EntPlan *plan; /* owned, or NULL */
  GArray *lines; /* of Line */
  guint turn;    /* how often it was made */
  gboolean outdated;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntPlanList, ent_plan_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static const Line *
line_at (EntPlanList *self, guint position)
{
  return position < self->lines->len ? &g_array_index (self->lines, Line, position) : NULL;
}

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return ENT_PLAN_LIST (model)->lines->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  EntPlanList *self = ENT_PLAN_LIST (model);
  const Line *line = line_at (self, position);
  EntActionItem *item;

  if (line == NULL)
    return NULL;
  if (line->id == NULL)
    return g_object_new (ENT_TYPE_PLAN_HEADING, NULL);
  item = g_object_new (ENT_TYPE_ACTION_ITEM, NULL);
  item->document = g_object_ref (self->document);
  item->id = ent_id_ref (line->id);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
ent_plan_list_finalize (GObject *object)
{
  EntPlanList *self = ENT_PLAN_LIST (object);

  ent_plan_free (self->plan);
  g_array_unref (self->lines);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_plan_list_parent_class)->finalize (object);
}

static void
ent_plan_list_class_init (EntPlanListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_plan_list_finalize;
}

static void
clear_line (gpointer data)
{
  ent_id_clear (&((Line *) data)->id);
}

static GArray *
new_lines (void)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  g_array_set_clear_func (lines, clear_line);
  return lines;
}

static void
ent_plan_list_init (EntPlanList *self)
{
  self->lines = new_lines ();
  self->outdated = TRUE;
}

/* Names and sectors of those whom actions are done with stand in it too. */
static void
on_map_changed (EntMap *map, const EntChange *change, EntPlanList *self)
{
  switch (change->key.kind)
    {
    case ENT_RECORD_ACTION:
    case ENT_RECORD_STAKEHOLDER:
    case ENT_RECORD_SECTOR:
      self->outdated = TRUE;
      break;
    default:
      break;
    }
}

static void
on_view_changed (EntPlanList *self)
{
  self->outdated = TRUE;
}

EntPlanList *
ent_plan_list_new (EntDocument *document)
{
  EntPlanList *self = g_object_new (ENT_TYPE_PLAN_LIST, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (ent_document_map (document), "changed", G_CALLBACK (on_map_changed), self, 0);
  g_signal_connect_object (document, "view-changed", G_CALLBACK (on_view_changed), self, G_CONNECT_SWAPPED);
  return self;
}

void
ent_plan_list_set_grouping (EntPlanList *self, EntPlanGrouping grouping)
{
  self->outdated |= grouping != self->grouping;
  self->grouping = grouping;
}

EntPlanGrouping
ent_plan_list_grouping (EntPlanList *self)
{
  return self->grouping;
}

void
ent_plan_list_set_today (EntPlanList *self, EntDate today)
{
  self->today = today;
  self->outdated = TRUE;
}

EntDate
ent_plan_list_today (EntPlanList *self)
{
  return self->plan != NULL ? self->plan->today : 0;
}

/* What it says, and the names of those whom it is done with. */
static gboolean
is_found (EntPlanList *self, const EntAction *action, const char *const *words)
{
  g_autoptr (GString) text = g_string_new (action->what);
  g_autofree char *folded = NULL;

  if (words == NULL)
    return TRUE;
  if (action->responsible != NULL)
    g_string_append_printf (text, "\n%s", action->responsible);
  for (guint i = 0; action->with != NULL && action->with[i] != NULL; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder (ent_document_map (self->document), action->with[i]);

      if (stakeholder != NULL && stakeholder->name != NULL)
        g_string_append_printf (text, "\n%s", stakeholder->name);
    }
  folded = ent_text_fold (text->str);
  return ent_search_words_in (words, folded);
}

static void
add_group (EntPlanList *self, GArray *lines, guint group, const char *const *words)
{
  const EntPlanGroup *which = &g_array_index (self->plan->groups, EntPlanGroup, group);
  guint heading = lines->len, n = 0;

  if (self->grouping != ENT_PLAN_AS_IN_MAP)
    g_array_append_val (lines, ((Line) { .group = group, .what = which->what }));
  for (guint i = which->first; i < which->first + which->n_rows; i++)
    {
      EntId id = g_array_index (self->plan->rows, EntPlanRow, i).id;
      const EntAction *action = ent_map_find (ent_document_map (self->document), ENT_RECORD_ACTION, id);

      if (!is_found (self, action, words))
        continue;
      n++;
      g_array_append_val (lines, ((Line) { .id = ent_id_ref (id), .group = group, .what = which->what }));
    }
  if (self->grouping == ENT_PLAN_AS_IN_MAP)
    return;
  if (n > 0)
    g_array_index (lines, Line, heading).n_rows = n;
  else
    g_array_set_size (lines, heading);
}

/* Where the group has another place, or a heading other numbers, the row is the same all the same. */
static gboolean
is_same (const Line *one, const Line *other)
{
  return one->id == other->id && (one->id != NULL || one->what == other->what);
}

/* More runs of rows than these that come or go are told of at once: each costs views a look at all of their rows. */
#define FEW 8

static guint
hash_line (gconstpointer data)
{
  const Line *line = data;

  return line->id != NULL ? g_direct_hash (line->id) : line->what + 1u;
}

static gboolean
equal_lines (gconstpointer a, gconstpointer b)
{
  return is_same (a, b);
}

/* For each of @old where it is in @new, or -1. */
static int *
find_places (const GArray *old, const GArray *new)
{
  g_autoptr (GHashTable) places = g_hash_table_new (hash_line, equal_lines);
  int *found = g_new (int, MAX (old->len, 1));

  for (guint i = 0; i < new->len; i++)
    g_hash_table_insert (places, &g_array_index (new, Line, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < old->len; i++)
    found[i] = (int) GPOINTER_TO_UINT (g_hash_table_lookup (places, &g_array_index (old, Line, i))) - 1;
  return found;
}

/* Marks in @found with -1 all but the most that are in the same order in both: the longest rising sequence (Fredman,
 * "On computing the length of longest increasing subsequences", 1975), with the way back to it. O(n log n) */
static void
keep_rising (int *found, guint n)
{
  g_autofree guint *ends = g_new (guint, n + 1), *before = g_new (guint, n + 1);
  guint length = 0, next;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0, high = length;

      if (found[i] < 0)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (found[ends[middle]] < found[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? ends[low - 1] : G_MAXUINT;
      ends[low] = i;
      length = MAX (length, low + 1);
    }
  next = length > 0 ? ends[length - 1] : G_MAXUINT;
  for (guint i = n; i-- > 0;)
    if (i == next)
      next = before[i];
    else
      found[i] = -1;
}

/* The runs that go and that come, where @found says which stay. */
static guint
count_runs (const int *found, guint n_old, guint n_new)
{
  guint n = 0, next = 0;

  for (guint i = 0; i < n_old; i++)
    {
      n += found[i] < 0 && (i == 0 || found[i - 1] >= 0);
      n += found[i] >= 0 && (guint) found[i] != next;
      next = found[i] >= 0 ? (guint) found[i] + 1 : next;
    }
  return n + (next != n_new);
}

/* Those that go, from the end, so that the places before them stay true. */
static void
take_out (EntPlanList *self, const int *found)
{
  for (guint end = self->lines->len; end > 0; end--)
    {
      guint first = end;

      while (first > 0 && found[first - 1] < 0)
        first--;
      if (first == end)
        continue;
      g_array_remove_range (self->lines, first, end - first);
      g_list_model_items_changed (G_LIST_MODEL (self), first, end - first, 0);
      end = first + 1;
    }
}

/* Those that come: what is left is in the order of @new. */
static void
put_in (EntPlanList *self, const GArray *new)
{
  for (guint i = 0; i < new->len; i++)
    {
      guint n = 0;

      while (i + n < new->len && (i >= self->lines->len || !is_same (&g_array_index (new, Line, i + n), &g_array_index (self->lines, Line, i))))
        n++;
      for (guint k = 0; k < n; k++)
        {
          Line line = g_array_index (new, Line, i + k);

          ent_id_ref (line.id);
          g_array_insert_val (self->lines, i + k, line);
        }
      if (n > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), i, 0, n);
      i += n;
    }
}

static void
replace_lines (EntPlanList *self, GArray *lines)
{
  g_autofree int *found = find_places (self->lines, lines);
  guint before = self->lines->len, runs;

  keep_rising (found, before);
  /* whoever stays tells of the plan as it is now, also while the others go */
  for (guint i = 0; i < before; i++)
    if (found[i] >= 0)
      {
        g_array_index (self->lines, Line, i).group = g_array_index (lines, Line, found[i]).group;
        g_array_index (self->lines, Line, i).n_rows = g_array_index (lines, Line, found[i]).n_rows;
      }
  runs = count_runs (found, before, lines->len);
  if (runs > 0 && runs <= FEW)
    {
      take_out (self, found);
      put_in (self, lines);
    }
  g_array_unref (self->lines);
  self->lines = lines;
  if (runs > FEW)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, lines->len);
}

gboolean
ent_plan_list_settle (EntPlanList *self)
{
  EntDate today = self->today != 0 ? self->today : ent_date_today ();
  g_auto (GStrv) words = NULL;
  GArray *lines;

  if (!self->outdated && self->plan != NULL && self->plan->today == today)
    return FALSE;
  self->outdated = FALSE;
  self->turn++;
  ent_plan_free (self->plan);
  self->plan = ent_plan_new (ent_document_map (self->document), self->grouping, today);
  words = ent_search_words (ent_document_search (self->document));
  lines = new_lines ();
  for (guint i = 0; i < self->plan->groups->len; i++)
    add_group (self, lines, i, (const char *const *) words);
  replace_lines (self, lines);
  return TRUE;
}

guint
ent_plan_list_turn (EntPlanList *self)
{
  return self->turn;
}

const EntPlan *
ent_plan_list_plan (EntPlanList *self)
{
  return self->plan;
}

guint
ent_plan_list_n_actions (EntPlanList *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n += g_array_index (self->lines, Line, i).id != NULL;
  return n;
}

EntId
ent_plan_list_id_at (EntPlanList *self, guint position)
{
  const Line *line = line_at (self, position);

  return line != NULL ? line->id : NULL;
}

int
ent_plan_list_position (EntPlanList *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->lines->len; i++)
    if (g_strcmp0 (g_array_index (self->lines, Line, i).id, id) == 0)
      return (int) i;
  return -1;
}

char *
ent_plan_list_dup_heading (EntPlanList *self, guint position, const EntWords *words, guint *n_rows)
{
  const Line *line = line_at (self, position);

  if (line == NULL || line->id != NULL)
    return NULL;
  *n_rows = line->n_rows;
  /* one that is about to go */
  if (line->group >= self->plan->groups->len)
    return g_strdup ("");
  return ent_plan_heading (self->plan, words, ent_document_map (self->document), line->group);
}
