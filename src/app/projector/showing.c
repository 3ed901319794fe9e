/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/projector/showing.h"

#include "model/id-set.h"

#include <glib/gi18n.h>

/* So many pictures are made before they are asked for: of each a presenter may tell something, or nothing. */
#define AHEAD 5

struct _EntShowing
{
  GObject parent_instance;
  EntDocument *document; /* owned */
  GPtrArray *slides;     /* of EntSlide */
  char *moment;          /* that they are made for */
  int place;
  gboolean marks;
  GHashTable *hidden; /* owned set of EntId, or NULL */
  GHashTable *bright; /* the same: who stays bright */
  GHashTable *fresh;  /* owned set of EntId: added or moved since the slide came, and shown whatever it hides */
  guint refresh_id;
};

G_DEFINE_FINAL_TYPE (EntShowing, ent_showing, G_TYPE_OBJECT)

static guint changed;

static EntMap *
map_of (EntShowing *self)
{
  return ent_document_map (self->document);
}

static void
find_shown (EntShowing *self)
{
  const EntSlide *slide = ent_showing_slide (self);

  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_clear_pointer (&self->bright, g_hash_table_unref);
  if (slide == NULL)
    return;
  self->hidden = ent_slide_hidden (map_of (self), slide, self->fresh);
  self->bright = ent_slide_bright (map_of (self), slide);
}

/* The sequence as the map has it now. */
static void
renew (EntShowing *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->slides);

  g_free (self->moment);
  self->moment = g_strdup (ent_document_moment (self->document));
  self->slides = ent_slides_new (map_of (self), self->moment, self->marks);
  if (old != NULL && self->place >= 0)
    self->place = (int) ent_slides_find (self->slides, g_ptr_array_index (old, (guint) self->place), (guint) self->place);
  find_shown (self);
}

static gboolean
on_refresh (gpointer data)
{
  EntShowing *self = data;

  self->refresh_id = 0;
  renew (self);
  g_signal_emit (self, changed, 0);
  return G_SOURCE_REMOVE;
}

/* Who comes, or goes to another sector, and a tie that comes or gets another kind, are seen whatever the slide hides. */
static gboolean
is_seen_at_once (const EntChange *change)
{
  if (change->key.kind != ENT_RECORD_STAKEHOLDER && change->key.kind != ENT_RECORD_TIE)
    return FALSE;
  return change->kind == ENT_CHANGE_ADD || (change->kind == ENT_CHANGE_SET && (g_str_equal (change->field->name, "sector") || (change->key.kind == ENT_RECORD_TIE && g_str_equal (change->field->name, "kind"))));
}

/* Once for all the changes of a step, and before the picture is laid out. */
static void
queue_refresh (EntShowing *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_refresh, self, NULL);
}

static void
on_view_changed (EntShowing *self)
{
  if (self->refresh_id == 0 && g_strcmp0 (self->moment, ent_document_moment (self->document)) != 0)
    queue_refresh (self);
}

static void
on_map_changed (EntMap *map, const EntChange *change, EntShowing *self)
{
  gboolean is_about_people = change->key.kind == ENT_RECORD_STAKEHOLDER || change->key.kind == ENT_RECORD_TIE;

  if (is_seen_at_once (change))
    g_hash_table_add (self->fresh, ent_id (change->kind == ENT_CHANGE_ADD ? ((const EntRecord *) change->content)->id : change->key.id));
  if (is_about_people || change->key.kind == ENT_RECORD_STEP || change->key.kind == ENT_RECORD_MOMENT || change->key.kind == ENT_RECORD_MAP || change->key.kind == ENT_RECORD_SECTOR)
    queue_refresh (self);
}

static void
ent_showing_dispose (GObject *object)
{
  EntShowing *self = ENT_SHOWING (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (map_of (self), self);
      g_signal_handlers_disconnect_by_data (self->document, self);
    }
  g_clear_object (&self->document);
  g_clear_pointer (&self->slides, g_ptr_array_unref);
  g_clear_pointer (&self->moment, g_free);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_clear_pointer (&self->bright, g_hash_table_unref);
  g_clear_pointer (&self->fresh, g_hash_table_unref);
  G_OBJECT_CLASS (ent_showing_parent_class)->dispose (object);
}

static void
ent_showing_class_init (EntShowingClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_showing_dispose;
  changed = g_signal_new ("changed", ENT_TYPE_SHOWING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ent_showing_init (EntShowing *self)
{
  self->fresh = ent_id_set_new ();
}

EntShowing *
ent_showing_new (EntDocument *document, int place)
{
  EntShowing *self = g_object_new (ENT_TYPE_SHOWING, NULL);

  self->document = g_object_ref (document);
  self->place = ENT_SHOWING_WINDOW;
  renew (self);
  self->place = CLAMP (place, ENT_SHOWING_WINDOW, (int) self->slides->len - 1);
  find_shown (self);
  g_signal_connect (map_of (self), "changed", G_CALLBACK (on_map_changed), self);
  g_signal_connect_swapped (document, "view-changed", G_CALLBACK (on_view_changed), self);
  return self;
}

void
ent_showing_go (EntShowing *self, int place)
{
  g_return_if_fail (ENT_IS_SHOWING (self));

  place = CLAMP (place, 0, (int) self->slides->len - 1);
  if (place == self->place)
    return;
  self->place = place;
  g_hash_table_remove_all (self->fresh);
  find_shown (self);
  g_signal_emit (self, changed, 0);
}

void
ent_showing_step (EntShowing *self, int by)
{
  g_return_if_fail (ENT_IS_SHOWING (self));

  if (self->place == ENT_SHOWING_WINDOW)
    ent_showing_go (self, by > 0 ? 0 : (int) self->slides->len - 1);
  else
    ent_showing_go (self, self->place + by);
}

int
ent_showing_place (EntShowing *self)
{
  return self->place;
}

guint
ent_showing_n (EntShowing *self)
{
  return self->slides->len;
}

const EntSlide *
ent_showing_slide (EntShowing *self)
{
  return self->place >= 0 ? g_ptr_array_index (self->slides, (guint) self->place) : NULL;
}

const char *
ent_showing_focus (EntShowing *self)
{
  const EntSlide *slide = ent_showing_slide (self);

  if (slide == NULL || (slide->kind == ENT_SLIDE_EMPTY && g_hash_table_size (self->fresh) > 0))
    return NULL;
  return slide->focus;
}

GPtrArray *
ent_showing_ahead (EntShowing *self)
{
  return ent_slides_ahead (self->slides, self->place, AHEAD);
}

const char *
ent_showing_lit (const char *light)
{
  return g_strcmp0 (light, ENT_FOCUS_NOBODY) != 0 ? light : NULL;
}

char *
ent_showing_title (EntShowing *self, int place)
{
  const EntSlide *slide;
  const EntStep *step;

  g_return_val_if_fail (ENT_IS_SHOWING (self), NULL);

  if (place == ENT_SHOWING_WINDOW)
    return g_strdup (_("The picture of this window"));
  if (place < 0 || (guint) place >= self->slides->len)
    return NULL;
  slide = g_ptr_array_index (self->slides, (guint) place);
  switch (slide->kind)
    {
    case ENT_SLIDE_EMPTY:
      return g_strdup (C_ ("slide", "The empty map"));
    case ENT_SLIDE_SECTOR:
      return g_strdup (ent_map_sector_label (map_of (self), slide->sector));
    case ENT_SLIDE_TIES:
      /* Translators: a slide; %s is a kind of tie, as "Works with" */
      return g_strdup_printf (C_ ("slide", "Ties: %s"), ent_choice_label (&ent_tie_choices, slide->tie));
    case ENT_SLIDE_ALL:
      return g_strdup (C_ ("slide", "Everybody, with all ties"));
    case ENT_SLIDE_MATRIX:
      return g_strdup (C_ ("slide", "Matrix"));
    case ENT_SLIDE_CHANGE:
      return g_strdup (C_ ("slide", "The change"));
    case ENT_SLIDE_STEP:
    default:
      step = ent_map_find (map_of (self), ENT_RECORD_STEP, slide->step);
      return g_strdup (step != NULL && step->name != NULL ? step->name : "");
    }
}

GHashTable *
ent_showing_hidden (EntShowing *self)
{
  return self->hidden;
}

GHashTable *
ent_showing_bright (EntShowing *self)
{
  return self->bright;
}

void
ent_showing_set_marks (EntShowing *self, gboolean marks)
{
  g_return_if_fail (ENT_IS_SHOWING (self));

  if (self->marks == marks)
    return;
  self->marks = marks;
  renew (self);
  g_signal_emit (self, changed, 0);
}

gboolean
ent_showing_marks (EntShowing *self)
{
  return self->marks;
}
