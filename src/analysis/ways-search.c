/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Yen's shortest loopless ways, from a source that stands before all those with whom ways begin. Each way that is found is left
 * at each of its vertices in turn for the best other one (Lawler, "A procedure for computing the k best solutions to discrete
 * optimization problems", Management Science 18 (7), 1972: not before the vertex at which it left another way itself, so none is
 * found twice). What is left to the target is known from one search from its end, so that each of these searches looks
 * at little more than the way it finds (A*; Hart, Nilsson and Raphael, 1968).
 *
 * The same tells, without any search, what the best other way costs at least: as much as if it might go through those again whom
 * it has passed. So it is searched for only when no other that waits can be better, mostly once for each way that is found
 * and not at each vertex of it: a way over thousands of them would take thousands of searches that long.
 */
#include "analysis/ways-search.h"

/* Cost and, of what costs the same, steps: compared and summed up as one number. */
#define STEP 1u
#define COST(cost) ((guint64) (cost) << 32)
#define COST_OF(sum) ((guint) ((sum) >> 32))
#define STEPS_OF(sum) ((guint) (sum))
#define NOWHERE G_MAXUINT64

/* The source before all those with whom ways begin. */
#define BEFORE_ALL G_MAXUINT

/* --- whom to look at next --- */

typedef struct
{
  guint64 sum;
  guint at;
} Entry;

static gboolean
is_before (const Entry *a, const Entry *b)
{
  return a->sum != b->sum ? a->sum < b->sum : a->at < b->at;
}

/* @queue: of Entry, a heap. */
static void
push (GArray *queue, guint64 sum, guint at)
{
  const Entry entry = { sum, at };
  guint i = queue->len;
  Entry *entries;

  g_array_append_val (queue, entry);
  entries = (Entry *) (gpointer) queue->data;
  for (; i > 0 && is_before (&entry, &entries[(i - 1) / 2]); i = (i - 1) / 2)
    entries[i] = entries[(i - 1) / 2];
  entries[i] = entry;
}

static Entry
pop (GArray *queue)
{
  Entry *entries = (Entry *) (gpointer) queue->data;
  const Entry top = entries[0], last = entries[queue->len - 1];
  guint i = 0;

  g_array_set_size (queue, queue->len - 1);
  for (guint child = 1; child < queue->len; child = 2 * i + 1)
    {
      if (child + 1 < queue->len && is_before (&entries[child + 1], &entries[child]))
        child++;
      if (!is_before (&entries[child], &last))
        break;
      entries[i] = entries[child];
      i = child;
    }
  entries[i] = last;
  return top;
}

/* --- searching --- */

typedef struct _Found Found;

/* A way; or what is known of one before it is searched for: then it has no vertices of its own but the next one. */
struct _Found
{
  EntLinkWay way;    /* first: it is one */
  guint64 sum;       /* before: it is not less */
  const Found *from; /* which it leaves; NULL: the first one of all leaves none */
  guint leaves;      /* place in it from which on it is another way than that */
  guint next;        /* before: who stands at that place, or somebody who comes later in order */
};

typedef struct
{
  const EntLinks *links;
  EntLinks *turned; /* owned */
  const guint *further;
  const GArray *begins;
  guint target;
  guint8 *is_begin;
  guint64 *rest; /* of each, to the target; NOWHERE */
  GArray *queue; /* of Entry */
  GArray *stack; /* of guint */
  /* What follows holds where the number of the search stands beside it. */
  guint round;
  guint64 *reached;
  guint *in_reached;
  guint *in_taken;  /* already on the way */
  guint *in_barred; /* not to be the next after the vertex at which it is left */
  guint *in_best;   /* on a best way to the target */
} Search;

static Search *
search_new (const EntLinks *links, const guint *further, const GArray *begins, guint target)
{
  guint n = links->n;
  Search *self = g_new0 (Search, 1);

  self->links = links;
  self->turned = ent_links_new_turned (links);
  self->further = further;
  self->begins = begins;
  self->target = target;
  self->is_begin = g_new0 (guint8, n);
  self->rest = g_new (guint64, n);
  self->queue = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->stack = g_array_new (FALSE, FALSE, sizeof (guint));
  self->reached = g_new (guint64, n);
  self->in_reached = g_new0 (guint, n);
  self->in_taken = g_new0 (guint, n);
  self->in_barred = g_new0 (guint, n);
  self->in_best = g_new0 (guint, n);
  for (guint i = 0; i < begins->len; i++)
    self->is_begin[g_array_index (begins, guint, i)] = TRUE;
  return self;
}

static void
search_free (Search *self)
{
  ent_links_free (self->turned);
  g_free (self->is_begin);
  g_free (self->rest);
  g_array_unref (self->queue);
  g_array_unref (self->stack);
  g_free (self->reached);
  g_free (self->in_reached);
  g_free (self->in_taken);
  g_free (self->in_barred);
  g_free (self->in_best);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static guint64
cost_of (const Search *self, const EntLink *link)
{
  return COST (link->cost + self->further[link->from]) + STEP;
}

/* Dijkstra from the target, against the links. */
static void
find_rest (Search *self)
{
  for (guint v = 0; v < self->links->n; v++)
    self->rest[v] = NOWHERE;
  self->rest[self->target] = 0;
  push (self->queue, 0, self->target);
  while (self->queue->len > 0)
    {
      const Entry entry = pop (self->queue);

      /* no way goes on through those with whom ways begin */
      if (entry.sum != self->rest[entry.at] || self->is_begin[entry.at])
        continue;
      for (guint i = self->turned->first[entry.at]; i < self->turned->first[entry.at + 1]; i++)
        {
          const EntLink *link = &self->turned->links[i];
          guint64 sum = entry.sum + cost_of (self, link);

          if (sum < self->rest[link->from])
            {
              self->rest[link->from] = sum;
              push (self->queue, sum, link->from);
            }
        }
    }
}

static void
reach (Search *self, guint at, guint64 sum)
{
  if (self->rest[at] == NOWHERE || (self->in_reached[at] == self->round && self->reached[at] <= sum))
    return;
  self->in_reached[at] = self->round;
  self->reached[at] = sum;
  push (self->queue, sum + self->rest[at], at);
}

/* Whether a way that is left at @spur may take @link. */
static gboolean
is_open (const Search *self, const EntLink *link, guint spur)
{
  return !self->is_begin[link->to] && self->in_taken[link->to] != self->round &&
         (link->from != spur || self->in_barred[link->to] != self->round);
}

static void
go_on (Search *self, guint at, guint spur)
{
  for (guint i = self->links->first[at]; i < self->links->first[at + 1]; i++)
    {
      const EntLink *link = &self->links->links[i];

      if (is_open (self, link, spur))
        reach (self, link->to, self->reached[at] + cost_of (self, link));
    }
}

/* From @spur until all are reached that are on one of the best ways to the target. FALSE: there is no way. */
static gboolean
spread (Search *self, guint spur)
{
  guint64 best = NOWHERE;

  g_array_set_size (self->queue, 0);
  if (spur != BEFORE_ALL)
    reach (self, spur, 0);
  for (guint i = 0; spur == BEFORE_ALL && i < self->begins->len; i++)
    if (self->in_barred[g_array_index (self->begins, guint, i)] != self->round)
      reach (self, g_array_index (self->begins, guint, i), 0);
  while (self->queue->len > 0 && g_array_index (self->queue, Entry, 0).sum <= best)
    {
      const Entry entry = pop (self->queue);

      if (entry.at == self->target)
        best = entry.sum;
      else if (entry.sum == self->reached[entry.at] + self->rest[entry.at])
        go_on (self, entry.at, spur);
    }
  return best != NOWHERE;
}

/* Whether a best way to where @link ends takes it. */
static gboolean
is_on_best (const Search *self, const EntLink *link, guint spur)
{
  return self->in_reached[link->from] == self->round && self->in_reached[link->to] == self->round &&
         self->reached[link->from] + cost_of (self, link) == self->reached[link->to] && is_open (self, link, spur);
}

/* Marks all from whom a best way leads to the target. */
static void
mark_best (Search *self, guint spur)
{
  guint at = self->target;

  self->in_best[at] = self->round;
  g_array_append_val (self->stack, at);
  while (self->stack->len > 0)
    {
      at = g_array_index (self->stack, guint, self->stack->len - 1);
      g_array_set_size (self->stack, self->stack->len - 1);
      for (guint i = self->turned->first[at]; i < self->turned->first[at + 1]; i++)
        {
          const EntLink *link = &self->turned->links[i];

          if (self->in_best[link->from] == self->round || !is_on_best (self, link, spur))
            continue;
          self->in_best[link->from] = self->round;
          g_array_append_val (self->stack, link->from);
        }
    }
}

/* The first in order after @at; there is one. */
static guint
next_on_best (const Search *self, guint at, guint spur)
{
  for (guint i = 0; at == BEFORE_ALL && i < self->begins->len; i++)
    if (self->in_best[g_array_index (self->begins, guint, i)] == self->round)
      return g_array_index (self->begins, guint, i);
  for (guint i = self->links->first[at]; i < self->links->first[at + 1]; i++)
    {
      const EntLink *link = &self->links->links[i];

      if (self->in_best[link->to] == self->round && is_on_best (self, link, spur))
        return link->to;
    }
  g_assert_not_reached ();
}

/* --- one way after the other --- */

/* With how many vertices both begin. */
static guint
count_alike (const EntLinkWay *a, const EntLinkWay *b)
{
  guint n = 0;

  g_assert (a != NULL && b != NULL);
  while (n < a->n && n < b->n && a->at[n] == b->at[n])
    n++;
  return n;
}

static gboolean
is_searched (const Found *found)
{
  return found->way.at != NULL;
}

static guint
n_known (const Found *found)
{
  return is_searched (found) ? found->way.n : found->leaves + 1;
}

static guint
vertex_of (const Found *found, guint place)
{
  if (is_searched (found))
    return found->way.at[place];
  return place < found->leaves ? found->from->way.at[place] : found->next;
}

/* Two that wait never begin with the same vertices as far as both are known: one would be found twice. */
static int
compare_found (const Found *a, const Found *b)
{
  guint n = MIN (n_known (a), n_known (b));

  if (a->sum != b->sum)
    return a->sum < b->sum ? -1 : 1;
  for (guint i = a->from == b->from ? MIN (a->leaves, b->leaves) : 0; i < n; i++)
    if (vertex_of (a, i) != vertex_of (b, i))
      return vertex_of (a, i) < vertex_of (b, i) ? -1 : 1;
  return 0;
}

/* The way that goes with @from to its vertex at @place, that not included, and from there on as is marked. */
static Found *
follow (const Search *self, const Found *from, guint place, guint spur)
{
  g_autoptr (GArray) at = g_array_new (FALSE, FALSE, sizeof (guint));
  Found *found = g_new0 (Found, 1);
  guint next = spur;

  if (place > 0)
    g_array_append_vals (at, from->way.at, place);
  do
    {
      next = next_on_best (self, next, spur);
      g_array_append_val (at, next);
    }
  while (next != self->target);
  for (guint i = 0; i + 1 < at->len; i++)
    found->sum += cost_of (self, ent_links_find (self->links, g_array_index (at, guint, i), g_array_index (at, guint, i + 1)));
  found->from = from;
  found->leaves = place;
  found->way.cost = COST_OF (found->sum);
  found->way.n = at->len;
  found->way.at = (guint *) (gpointer) g_array_free (g_steal_pointer (&at), FALSE);
  return found;
}

/* The best way that is like @from, NULL for the first one of all, before @place, but goes on there as none of @ways does. NULL
 * if there is none. */
static Found *
leave (Search *self, const GPtrArray *ways, const Found *from, guint place)
{
  guint spur = place > 0 ? from->way.at[place - 1] : BEFORE_ALL;

  self->round++;
  for (guint i = 0; i < place; i++)
    self->in_taken[from->way.at[i]] = self->round;
  for (guint i = 0; i < ways->len; i++)
    {
      const EntLinkWay *other = g_ptr_array_index (ways, i);

      if (place < other->n && count_alike (&from->way, other) >= place)
        self->in_barred[other->at[place]] = self->round;
    }
  if (!spread (self, spur))
    return NULL;
  mark_best (self, spur);
  return follow (self, from, place, spur);
}

/* --- what waits to be searched for --- */

/* One that leaves another: where, and after what that has cost. */
typedef struct
{
  const Found *from;
  guint place;
  guint64 sum;
} Exit;

static gboolean
is_barred (const GPtrArray *ways, const guint *alike, guint place, guint at)
{
  for (guint i = 0; i < ways->len; i++)
    {
      const EntLinkWay *other = g_ptr_array_index (ways, i);

      if (alike[i] >= place && place < other->n && other->at[place] == at)
        return TRUE;
    }
  return FALSE;
}

/* That it goes on to @at, which costs @sum: the better of the two is kept. */
static void
consider (const Search *self, const Exit *out, guint at, guint64 sum, Found *best)
{
  if (self->rest[at] == NOWHERE || sum + self->rest[at] >= best->sum)
    return;
  *best = (Found) { .sum = sum + self->rest[at], .from = out->from, .leaves = out->place, .next = at };
}

static void
look_aside (const Search *self, const GPtrArray *ways, const guint *alike, const Exit *out, GPtrArray *waiting)
{
  const guint *first = self->links->first;
  Found best = { .sum = NOWHERE };
  guint at = out->place > 0 ? out->from->way.at[out->place - 1] : BEFORE_ALL;

  for (guint i = 0; at == BEFORE_ALL && i < self->begins->len; i++)
    if (!is_barred (ways, alike, 0, g_array_index (self->begins, guint, i)))
      consider (self, out, g_array_index (self->begins, guint, i), 0, &best);
  for (guint i = 0; at != BEFORE_ALL && i < first[at + 1] - first[at]; i++)
    {
      const EntLink *link = &self->links->links[first[at] + i];

      if (is_open (self, link, BEFORE_ALL) && !is_barred (ways, alike, out->place, link->to))
        consider (self, out, link->to, out->sum + cost_of (self, link), &best);
    }
  if (best.sum != NOWHERE)
    g_ptr_array_add (waiting, g_memdup2 (&best, sizeof best));
}

/* All that leave @from, which is the last of @ways. O(links of those on it) */
static void
wait_for_others (Search *self, const GPtrArray *ways, const Found *from, GPtrArray *waiting)
{
  g_autofree guint *alike = g_new (guint, ways->len);
  Exit out = { from, 0, 0 };

  self->round++;
  for (guint i = 0; i < ways->len; i++)
    alike[i] = count_alike (&from->way, g_ptr_array_index (ways, i));
  for (; out.place < from->way.n; out.place++)
    {
      if (out.place > 1)
        out.sum += cost_of (self, ent_links_find (self->links, from->way.at[out.place - 2], from->way.at[out.place - 1]));
      if (out.place > 0)
        self->in_taken[from->way.at[out.place - 1]] = self->round;
      if (out.place >= from->leaves)
        look_aside (self, ways, alike, &out, waiting);
    }
}

static void
free_found (gpointer found)
{
  ent_link_way_free (found);
}

/* The best of all that wait, which is searched for where that has not been done; NULL: there is none any more, or nobody waits for
 * it. */
static Found *
take_best (Search *self, const GPtrArray *ways, GPtrArray *waiting, EntProgress *progress)
{
  while (waiting->len > 0)
    {
      guint best = 0;
      Found *found, *searched;

      for (guint i = 1; i < waiting->len; i++)
        if (compare_found (g_ptr_array_index (waiting, i), g_ptr_array_index (waiting, best)) < 0)
          best = i;
      found = g_ptr_array_steal_index_fast (waiting, best);
      if (is_searched (found))
        return found;
      if (ent_progress_is_stopped (progress))
        {
          free_found (found);
          return NULL;
        }
      /* what comes of it may be worse than others */
      searched = leave (self, ways, found->from, found->leaves);
      if (searched != NULL)
        g_ptr_array_add (waiting, searched);
      free_found (found);
    }
  return NULL;
}

GPtrArray *
ent_links_find_ways (const EntLinks *links, const guint *further, const GArray *begins, guint target, guint most, EntProgress *progress)
{
  g_autoptr (GPtrArray) ways = g_ptr_array_new_with_free_func (free_found), waiting = g_ptr_array_new_with_free_func (free_found);
  g_autoptr (Search) search = search_new (links, further, begins, target);
  Found *found;

  g_assert (!search->is_begin[target]);
  find_rest (search);
  for (found = leave (search, ways, NULL, 0); found != NULL; found = take_best (search, ways, waiting, progress))
    {
      g_ptr_array_add (ways, found);
      if (ways->len == most)
        break;
      wait_for_others (search, ways, found, waiting);
    }
  return g_steal_pointer (&ways);
}

void
ent_link_way_free (EntLinkWay *way)
{
  if (way == NULL)
    return;
  g_free (way->at);
  g_free (way);
}

/* --- whom one reaches --- */

/* Dijkstra: of ways to the same one that are equally good, that which was found first is kept. */
GArray *
ent_links_find_reach (const EntLinks *links, const guint *further, const GArray *starts)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (EntLinkReached));
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autofree guint64 *reached = g_new (guint64, links->n);
  g_autofree int *via = g_new (int, links->n);

  for (guint v = 0; v < links->n; v++)
    reached[v] = NOWHERE;
  for (guint i = 0; i < starts->len; i++)
    {
      guint start = g_array_index (starts, guint, i);

      reached[start] = 0;
      via[start] = -1;
      push (queue, 0, start);
    }
  while (queue->len > 0)
    {
      const Entry entry = pop (queue);
      const EntLinkReached next = { entry.at, COST_OF (entry.sum), STEPS_OF (entry.sum), via[entry.at] };
      guint further_from_here = via[entry.at] < 0 ? 0 : further[entry.at];

      if (entry.sum != reached[entry.at])
        continue;
      g_array_append_val (found, next);
      for (guint i = links->first[entry.at]; further_from_here != ENT_NO_FURTHER && i < links->first[entry.at + 1]; i++)
        {
          const EntLink *link = &links->links[i];
          guint64 sum = entry.sum + COST (link->cost + further_from_here) + STEP;

          if (sum >= reached[link->to])
            continue;
          reached[link->to] = sum;
          via[link->to] = (int) found->len - 1;
          push (queue, sum, link->to);
        }
    }
  return found;
}
