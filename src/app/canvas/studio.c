/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A queue of jobs and the thread that does them. Pango's font maps are not made
 * for several threads, but each thread has its own: whatever touches one stays
 * in this thread.
 */
#include "app/canvas/studio.h"

#include "app/canvas/shelf.h"

#include <math.h>

/* A step may have hundreds of thousands of changes: so many make a job, or fewer when there is something to be drawn. */
#define MOST_CHANGES 4096
/* No side of a texture is longer: what graphics hardware takes everywhere. */
#define MAX_SIDE 8192

typedef enum
{
  JOB_MAP,
  JOB_CHANGES,
  JOB_DRAFT,
  JOB_LAY_OUT,
  JOB_PAINT,
  JOB_AHEAD,
  JOB_WAKE, /* there is something to make ahead */
  JOB_FREE,
  JOB_QUIT,
} JobKind;

typedef struct
{
  JobKind kind;
  EntStudio *studio;
  EntMap *map;         /* MAP: owned, or NULL */
  GPtrArray *changes;  /* CHANGES: of EntChange, owned */
  EntSceneSpec spec;   /* DRAFT, LAY_OUT, AHEAD: a copy, with owned progress */
  EntProgress *ground; /* the same: owned, of what pages and lights are made from */
  EntScene *scene;     /* PAINT: lent; FREE: owned; LAY_OUT: the result */
  EntRect region;
  double scale;
  EntStudioLook look; /* owned */
  EntStudioPicture *picture;
} Job;

struct _EntStudio
{
  EntStudioFunc func;
  gpointer data;
  GThread *thread;            /* NULL until there is something to do */
  GAsyncQueue *jobs;          /* of Job */
  GPtrArray *changes;         /* of EntChange, owned: not in the queue yet; or NULL */
  EntMap *map;                /* of the thread; or NULL */
  EntShelf *shelf;            /* of the thread */
  PangoContext *context;      /* the same */
  EntProgress *turn, *ground; /* owned: of the layout that was asked for last; or NULL */
  GAsyncQueue *ahead;         /* of Job: for when there are no others */
  Job *making;                /* of the thread: the one of them that is being done; or NULL */
  guint n_layouts, n_ahead;   /* atomic */
  int n_jobs;                 /* atomic: that are not done */
  int closed;                 /* atomic: what is waiting need not be done */
  int ref_count;              /* atomic: of the owner and of results on their way */
};

static EntStudioLook
copy_look (const EntStudioLook *look)
{
  return (EntStudioLook) { .theme = look->theme,
                           .bright = look->bright != NULL ? g_hash_table_ref (look->bright) : NULL,
                           .hidden = look->hidden != NULL ? g_hash_table_ref (look->hidden) : NULL };
}

void
ent_studio_look_clear (EntStudioLook *look)
{
  g_clear_pointer (&look->bright, g_hash_table_unref);
  g_clear_pointer (&look->hidden, g_hash_table_unref);
}

void
ent_studio_picture_free (EntStudioPicture *picture)
{
  if (picture == NULL)
    return;
  g_object_unref (picture->texture);
  g_ptr_array_unref (picture->tiles);
  cairo_surface_destroy (picture->surface);
  g_ptr_array_unref (picture->sheets);
  ent_studio_look_clear (&picture->look);
  g_free (picture);
}

static void
studio_unref (EntStudio *studio)
{
  if (!g_atomic_int_dec_and_test (&studio->ref_count))
    return;
  g_async_queue_unref (studio->jobs);
  g_async_queue_unref (studio->ahead);
  g_clear_pointer (&studio->changes, g_ptr_array_unref);
  g_clear_pointer (&studio->turn, ent_progress_unref);
  g_clear_pointer (&studio->ground, ent_progress_unref);
  g_free (studio);
}

static void
free_change (gpointer change)
{
  ent_change_free (change);
}

static void
job_free (Job *job)
{
  g_clear_object (&job->map);
  g_clear_pointer (&job->changes, g_ptr_array_unref);
  ent_scene_spec_clear (&job->spec);
  g_clear_pointer (&job->spec.progress, ent_progress_unref);
  g_clear_pointer (&job->ground, ent_progress_unref);
  ent_studio_look_clear (&job->look);
  g_clear_pointer (&job->picture, ent_studio_picture_free);
  g_free (job);
}

static cairo_surface_t *
surface_of (GBytes *bytes, int width, int height, gsize stride)
{
  static const cairo_user_data_key_t key;
  cairo_surface_t *surface = cairo_image_surface_create_for_data ((guchar *) g_bytes_get_data (bytes, NULL), CAIRO_FORMAT_ARGB32, width, height, (int) stride);

  if (cairo_surface_set_user_data (surface, &key, g_bytes_ref (bytes), (cairo_destroy_func_t) g_bytes_unref) != CAIRO_STATUS_SUCCESS)
    g_bytes_unref (bytes);
  return surface;
}

/* Textures are converted and copied whole in each frame, however little of them is in
 * view. A tile copies nothing: it is a window onto the pixels of all. */
static void
cut_tiles (EntStudioPicture *picture, GBytes *bytes, int width, int height, gsize stride)
{
  picture->tiles = g_ptr_array_new_with_free_func (g_object_unref);
  picture->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  picture->n_columns = (guint) (width + ENT_STUDIO_TILE - 1) / ENT_STUDIO_TILE;
  for (int y = 0; y < height; y += ENT_STUDIO_TILE)
    for (int x = 0; x < width; x += ENT_STUDIO_TILE)
      {
        int w = MIN (ENT_STUDIO_TILE, width - x), h = MIN (ENT_STUDIO_TILE, height - y);
        g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, (gsize) y * stride + 4 * (gsize) x, (gsize) (h - 1) * stride + 4 * (gsize) w);

        g_ptr_array_add (picture->tiles, gdk_memory_texture_new (w, h, GDK_MEMORY_DEFAULT, part, stride));
        g_ptr_array_add (picture->sheets, surface_of (part, w, h, stride));
      }
}

static EntStudioPicture *
paint (const EntScene *scene, const EntRect *region, double scale, const EntStudioLook *look)
{
  EntDrawOptions options = { .theme = ent_theme (look->theme), .background = TRUE, .bright = look->bright, .hidden = look->hidden };
  EntStudioPicture *picture;
  cairo_surface_t *surface;
  cairo_t *cr;
  int width, height;
  gsize stride;
  double asked = scale;
  g_autoptr (GBytes) bytes = NULL;

  scale = MIN (scale, MAX_SIDE / MAX (region->width, region->height));
  width = MAX (1, (int) ceil (region->width * scale));
  height = MAX (1, (int) ceil (region->height * scale));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -region->x, -region->y);
  ent_draw_scene (cr, scene, &options);
  cairo_destroy (cr);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }

  cairo_surface_flush (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  picture = g_new0 (EntStudioPicture, 1);
  picture->texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
  picture->surface = surface_of (bytes, width, height, stride);
  cut_tiles (picture, bytes, width, height, stride);
  picture->region = (EntRect) { region->x, region->y, width / scale, height / scale };
  picture->scale = scale;
  picture->asked = asked;
  picture->look = copy_look (look);
  return picture;
}

static gboolean
on_result (gpointer data)
{
  Job *job = data;
  EntStudio *studio = job->studio;

  if (!g_atomic_int_get (&studio->closed))
    studio->func (job->kind == JOB_LAY_OUT ? g_steal_pointer (&job->scene) : NULL,
                  g_steal_pointer (&job->picture), studio->data);
  else if (job->kind == JOB_LAY_OUT)
    /* the thread has ended: nobody else touches its objects any more */
    g_clear_pointer (&job->scene, ent_scene_free);
  job_free (job);
  studio_unref (studio);
  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke(): while nobody runs the main loop that would answer
 * on this thread. */
static void
answer (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_atomic_int_inc (&job->studio->ref_count);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_result, job, NULL);
  g_source_attach (source, NULL);
}

static gboolean
lay_out (Job *job)
{
  EntStudio *studio = job->studio;
  guint before = ent_shelf_n_layouts (studio->shelf);

  if (studio->map == NULL)
    return FALSE;
  job->scene = ent_shelf_lay_out (studio->shelf, studio->map, &job->spec, studio->context, job->ground);
  g_atomic_int_add (&studio->n_layouts, ent_shelf_n_layouts (studio->shelf) - before);
  if (job->scene == NULL)
    return FALSE;
  /* the job's */
  job->scene->progress = NULL;
  return TRUE;
}

static void
do_draft (Job *job)
{
  g_autoptr (EntScene) scene = job->studio->map != NULL ? ent_scene_new_draft (job->studio->map, &job->spec, job->studio->context) : NULL;
  EntRect whole = { 0, 0, job->spec.width, job->spec.height };

  if (scene != NULL)
    job->picture = paint (scene, &whole, job->scale, &job->look);
  if (job->picture == NULL)
    {
      job_free (job);
      return;
    }
  job->picture->is_draft = TRUE;
  job->picture->foot = ent_scene_foot (scene);
  answer (job);
}

static void
do_job (Job *job)
{
  EntRect region = job->region;

  if (job->kind == JOB_LAY_OUT)
    {
      if (!lay_out (job))
        {
          answer (job);
          return;
        }
      region.x *= job->scene->width;
      region.y *= job->scene->height;
      region.width *= job->scene->width;
      region.height *= job->scene->height;
    }
  job->picture = paint (job->scene, &region, job->scale, &job->look);
  answer (job);
}

/* A map that has missed a change is not the map any more: what follows would go on from what nobody sees. */
static void
lose_map (EntStudio *studio, const GError *error)
{
  g_warning ("The picture has lost its map: %s", error->message);
  ent_shelf_clear (studio->shelf);
  g_clear_object (&studio->map);
}

static void
follow (EntStudio *studio, Job *job)
{
  if (job->kind == JOB_MAP)
    {
      ent_shelf_clear (studio->shelf);
      g_set_object (&studio->map, job->map);
      return;
    }
  for (guint i = 0; i < job->changes->len && studio->map != NULL && !g_atomic_int_get (&studio->closed); i++)
    {
      g_autoptr (GError) error = NULL;
      const EntChange *change = g_ptr_array_index (job->changes, i);

      if (ent_scene_shows (change))
        ent_shelf_clear (studio->shelf);
      if (!ent_map_apply (studio->map, change, NULL, &error))
        lose_map (studio, error);
    }
}

static void
done (EntStudio *studio)
{
  g_atomic_int_add (&studio->n_jobs, -1);
}

/* What comes next, where it need not wait for what is made ahead: it is painted, or comes from the shelf, or is a draft,
 * which would come too late. FALSE: it needs what is being made, or another time. */
static gboolean
do_between (EntStudio *studio, Job *job)
{
  gboolean closed = g_atomic_int_get (&studio->closed);

  if (job->kind == JOB_LAY_OUT && !closed && ent_progress_is_stopped (job->spec.progress) && ent_progress_is_stopped (job->ground))
    answer (job);
  else if (job->kind == JOB_DRAFT && !closed)
    do_draft (job);
  else if (job->kind == JOB_PAINT ? !closed : job->kind == JOB_LAY_OUT && !closed && ent_shelf_has (studio->shelf, &job->spec))
    do_job (job);
  else if (job->kind == JOB_WAKE || job->kind == JOB_FREE)
    {
      ent_scene_free (job->scene);
      job_free (job);
    }
  else
    return FALSE;
  done (studio);
  return TRUE;
}

/* Nothing that is only made ahead keeps waiting what is asked for; but what that is made from is not begun anew for it. */
static void
give_way (gpointer data)
{
  EntStudio *studio = data;
  Job *making = studio->making, *next;

  while ((next = g_async_queue_try_pop (studio->jobs)) != NULL && do_between (studio, next))
    ;
  if (next == NULL)
    return;
  /* it is this thread's again, before any that come after it */
  g_async_queue_push_front (studio->jobs, next);
  ent_progress_stop (making->spec.progress, 0);
  if (next->kind != JOB_LAY_OUT || !ent_shelf_is_same_ground (&next->spec, &making->spec))
    ent_progress_stop (making->ground, 0);
}

/* What comes of it lies on the shelf. */
static void
make_ahead (Job *job)
{
  EntStudio *studio = job->studio;
  guint before = ent_shelf_n_layouts (studio->shelf);

  studio->making = job;
  if (studio->map != NULL)
    ent_shelf_prepare (studio->shelf, studio->map, &job->spec, studio->context, job->ground);
  studio->making = NULL;
  g_atomic_int_add (&studio->n_ahead, ent_shelf_n_layouts (studio->shelf) - before);
  job_free (job);
}

static Job *
next_job (EntStudio *studio)
{
  Job *job = g_async_queue_try_pop (studio->jobs);

  if (job == NULL)
    job = g_async_queue_try_pop (studio->ahead);
  return job != NULL ? job : g_async_queue_pop (studio->jobs);
}

static gpointer
run (gpointer data)
{
  EntStudio *studio = data;
  gboolean quit = FALSE;

  studio->context = ent_draw_pango_context_new ();
  studio->shelf = ent_shelf_new ();
  while (!quit)
    {
      Job *job = next_job (studio);

      quit = job->kind == JOB_QUIT;
      if (job->kind == JOB_FREE)
        ent_scene_free (job->scene);
      if (job->kind == JOB_MAP || job->kind == JOB_CHANGES)
        follow (studio, job);
      if ((job->kind == JOB_LAY_OUT || job->kind == JOB_PAINT) && !g_atomic_int_get (&studio->closed))
        do_job (job);
      else if (job->kind == JOB_DRAFT && !g_atomic_int_get (&studio->closed))
        do_draft (job);
      else if (job->kind == JOB_AHEAD)
        make_ahead (job);
      else
        job_free (job);
      done (studio);
    }
  g_clear_object (&studio->map);
  g_clear_pointer (&studio->shelf, ent_shelf_free);
  g_clear_object (&studio->context);
  return NULL;
}

EntStudio *
ent_studio_new (EntStudioFunc func, gpointer data)
{
  EntStudio *studio = g_new0 (EntStudio, 1);

  studio->func = func;
  studio->data = data;
  studio->ref_count = 1;
  studio->jobs = g_async_queue_new ();
  studio->ahead = g_async_queue_new ();
  return studio;
}

static void
queue (EntStudio *studio, Job *job)
{
  job->studio = studio;
  g_atomic_int_inc (&studio->n_jobs);
  if (studio->thread == NULL)
    studio->thread = g_thread_new ("studio", run, studio);
  g_async_queue_push (job->kind == JOB_AHEAD ? studio->ahead : studio->jobs, job);
}

static void
push_changes (EntStudio *studio)
{
  Job *job;

  if (studio->changes == NULL)
    return;
  job = g_new0 (Job, 1);
  job->kind = JOB_CHANGES;
  job->changes = g_steal_pointer (&studio->changes);
  queue (studio, job);
}

static void
push (EntStudio *studio, Job *job)
{
  push_changes (studio);
  queue (studio, job);
}

void
ent_studio_supersede (EntStudio *studio, gboolean whole)
{
  if (studio->turn == NULL)
    return;
  ent_progress_stop (studio->turn, 0);
  if (whole)
    ent_progress_stop (studio->ground, 0);
}

guint
ent_studio_n_ahead (EntStudio *studio)
{
  return g_atomic_int_get (&studio->n_ahead);
}

gboolean
ent_studio_is_idle (EntStudio *studio)
{
  return g_atomic_int_get (&studio->n_jobs) == 0;
}

guint
ent_studio_n_layouts (EntStudio *studio)
{
  return g_atomic_int_get (&studio->n_layouts);
}

void
ent_studio_free (EntStudio *studio)
{
  Job *job;

  g_atomic_int_set (&studio->closed, TRUE);
  ent_studio_supersede (studio, TRUE);
  ent_studio_forget_ahead (studio);
  if (studio->thread != NULL)
    {
      job = g_new0 (Job, 1);
      job->kind = JOB_QUIT;
      push (studio, job);
      g_thread_join (studio->thread);
    }
  studio_unref (studio);
}

void
ent_studio_set_map (EntStudio *studio, EntMap *copy)
{
  Job *job = g_new0 (Job, 1);

  job->kind = JOB_MAP;
  job->map = copy;
  push (studio, job);
}

void
ent_studio_change (EntStudio *studio, EntChange *change)
{
  if (studio->changes == NULL)
    studio->changes = g_ptr_array_new_with_free_func (free_change);
  g_ptr_array_add (studio->changes, change);
  if (studio->changes->len == MOST_CHANGES)
    push_changes (studio);
}

void
ent_studio_lay_out (EntStudio *studio, const EntSceneSpec *spec, const EntRect *region, double scale, const EntStudioLook *look)
{
  Job *job = g_new0 (Job, 1);

  job->kind = JOB_LAY_OUT;
  job->spec = ent_scene_spec_copy (spec);
  g_clear_pointer (&studio->turn, ent_progress_unref);
  g_clear_pointer (&studio->ground, ent_progress_unref);
  studio->turn = ent_progress_new ();
  studio->ground = ent_progress_new ();
  job->spec.progress = ent_progress_ref (studio->turn);
  job->ground = ent_progress_ref (studio->ground);
  job->region = *region;
  job->scale = scale;
  job->look = copy_look (look);
  push (studio, job);
}

void
ent_studio_make_ahead (EntStudio *studio, const EntSceneSpec *spec)
{
  Job *job = g_new0 (Job, 1), *wake = g_new0 (Job, 1);

  job->kind = JOB_AHEAD;
  job->spec = ent_scene_spec_copy (spec);
  job->spec.progress = ent_progress_new ();
  job->ground = ent_progress_new ();
  ent_progress_set_between (job->spec.progress, give_way, studio);
  ent_progress_set_between (job->ground, give_way, studio);
  push (studio, job);
  wake->kind = JOB_WAKE;
  push (studio, wake);
}

void
ent_studio_forget_ahead (EntStudio *studio)
{
  Job *job;

  while ((job = g_async_queue_try_pop (studio->ahead)) != NULL)
    {
      job_free (job);
      done (studio);
    }
}

void
ent_studio_draft (EntStudio *studio, const EntSceneSpec *spec, double scale, const EntStudioLook *look)
{
  Job *job = g_new0 (Job, 1);

  job->kind = JOB_DRAFT;
  job->spec = ent_scene_spec_copy (spec);
  job->scale = scale;
  job->look = copy_look (look);
  push (studio, job);
}

void
ent_studio_paint (EntStudio *studio, const EntScene *scene, const EntRect *region, double scale, const EntStudioLook *look)
{
  Job *job = g_new0 (Job, 1);

  job->kind = JOB_PAINT;
  job->scene = (EntScene *) scene;
  job->region = *region;
  job->scale = scale;
  job->look = copy_look (look);
  push (studio, job);
}

void
ent_studio_take_back (EntStudio *studio, EntScene *scene)
{
  Job *job;

  if (scene == NULL)
    return;
  job = g_new0 (Job, 1);
  job->kind = JOB_FREE;
  job->scene = scene;
  push (studio, job);
}
