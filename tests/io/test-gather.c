/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files of a folder are taken for maps, and that each is read or told of. */
#define _GNU_SOURCE /* symlink() */
#include "io/gather.h"

#include "folder.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAP(title)                               \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
  "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-" title "\" title=\"" title "\"/>\n"

typedef struct
{
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->path = new_folder ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  remove_folder (f->path);
}

static char *
path_of (Fixture *f, const char *name)
{
  return g_build_filename (f->path, name, NULL);
}

/* In the folders that it names, which are made. */
static void
put (Fixture *f, const char *name, const char *text)
{
  g_autofree char *path = path_of (f, name), *folder = g_path_get_dirname (path);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0755));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
put_link (Fixture *f, const char *target, const char *name)
{
  g_autofree char *path = path_of (f, name);

  g_assert_no_errno (symlink (target, path));
}

/* In @places below the folder, or in the folder itself where that is NULL. */
static GPtrArray *
find (Fixture *f, const char *const *places)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  for (guint i = 0; places != NULL && places[i] != NULL; i++)
    g_ptr_array_add (paths, path_of (f, places[i]));
  if (places == NULL)
    g_ptr_array_add (paths, g_strdup (f->path));
  g_ptr_array_add (paths, NULL);
  found = ent_gather_find ((const char *const *) paths->pdata, NULL, &error);
  g_assert_no_error (error);
  return found;
}

static void
assert_names (GPtrArray *found, const char *const *names)
{
  guint n = g_strv_length ((char **) names);

  for (guint i = 0; i < found->len; i++)
    g_test_message ("%s", ((const EntGathered *) g_ptr_array_index (found, i))->name);
  g_assert_cmpuint (found->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (((const EntGathered *) g_ptr_array_index (found, i))->name, ==, names[i]);
}

#define NAMES(...) ((const char *const[]) { __VA_ARGS__, NULL })

static void
test_maps_of_a_folder_and_of_those_in_it_are_found_in_one_order (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  put (f, "Zarza.entorno", MAP ("z"));
  put (f, "árbol.entorno", MAP ("a"));
  put (f, "north/bay.ENTORNO", MAP ("b"));
  put (f, "arena.entorno", MAP ("c"));
  put (f, "notes.txt", "no map");
  put (f, "plan.entorno.bak", "no map");
  put (f, ".hidden.entorno", MAP ("d"));
  put (f, ".~lock.arena.entorno#", "a lock");
  put (f, ".arena.entorno.Xy12ab.part", "half");
  put (f, ".trash/old.entorno", MAP ("e"));
  put (f, ".entorno", MAP ("f"));
  found = find (f, NULL);
  /* by the bytes of the names, as in no language */
  assert_names (found, NAMES ("Zarza.entorno", "arena.entorno", "north/bay.ENTORNO", "árbol.entorno"));
}

static void
test_what_two_ways_lead_to_is_there_once (Fixture *f, gconstpointer data)
{
  g_autofree char *map = path_of (f, "b.entorno"), *hard = path_of (f, "c.entorno");
  g_autoptr (GPtrArray) found = NULL, twice = NULL;

  put (f, "b.entorno", MAP ("b"));
  put_link (f, "b.entorno", "a.entorno");
  g_assert_no_errno (link (map, hard));
  found = find (f, NULL);
  assert_names (found, NAMES ("a.entorno"));
  twice = find (f, NAMES ("c.entorno", "", "c.entorno"));
  g_assert_cmpuint (twice->len, ==, 1);
}

/* Links in a folder lead anywhere, also back. */
static void
test_links_to_folders_are_not_followed (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  put (f, "in/a.entorno", MAP ("a"));
  put_link (f, "..", "in/up");
  put_link (f, "in", "same");
  found = find (f, NULL);
  assert_names (found, NAMES ("a.entorno"));
}

/* But the folder that somebody has named may be one. */
static void
test_a_link_that_was_named_is_followed (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  put (f, "in/a.entorno", MAP ("a"));
  put (f, "in/b.entorno", MAP ("b"));
  put_link (f, "in", "same");
  found = find (f, NAMES ("same"));
  assert_names (found, NAMES ("a.entorno", "b.entorno"));
}

static void
test_a_folder_that_lies_too_deep_is_told_of (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  const EntGathered *last;

  put (f, "1/2/3/4/5/6/7/deep.entorno", MAP ("a"));
  put (f, "1/2/3/4/5/6/7/8/deeper.entorno", MAP ("b"));
  found = find (f, NULL);
  assert_names (found, NAMES ("8", "deep.entorno"));
  last = g_ptr_array_index (found, 0);
  g_assert_error (last->error, ENT_IO_ERROR, ENT_IO_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (last->error->message, "too deep"));
}

static void
test_a_folder_without_permission_is_told_of (Fixture *f, gconstpointer data)
{
  g_autofree char *closed = path_of (f, "closed");
  g_autoptr (GPtrArray) found = NULL;
  const EntGathered *first;

  if (geteuid () == 0)
    {
      g_test_skip ("root may do everything");
      return;
    }
  put (f, "open.entorno", MAP ("a"));
  put (f, "closed/a.entorno", MAP ("b"));
  g_assert_no_errno (g_chmod (closed, 0));
  found = find (f, NULL);
  g_assert_no_errno (g_chmod (closed, 0755));
  assert_names (found, NAMES ("closed", "open.entorno"));
  first = g_ptr_array_index (found, 0);
  g_assert_error (first->error, ENT_IO_ERROR, ENT_IO_ERROR_UNREADABLE);
}

/* Where all of them lie is not in their names, and of two places as much as tells them apart. */
static void
test_names_leave_out_the_folders_that_all_lie_in (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) one = NULL, two = NULL, none = NULL;

  put (f, "land/north/map.entorno", MAP ("a"));
  put (f, "land/northeast/map.entorno", MAP ("b"));
  one = find (f, NAMES ("land/north/map.entorno"));
  assert_names (one, NAMES ("map.entorno"));
  two = find (f, NAMES ("land/northeast", "land/north/map.entorno"));
  assert_names (two, NAMES ("north/map.entorno", "northeast/map.entorno"));
  none = find (f, NAMES ("land/nothing.entorno"));
  assert_names (none, NAMES ("nothing.entorno"));
}

static void
test_who_does_not_wait_gets_none (Fixture *f, gconstpointer data)
{
  g_autoptr (EntProgress) progress = ent_progress_new ();
  g_autoptr (GError) error = NULL;
  const char *const places[] = { f->path, NULL };

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.entorno", i);

      put (f, name, MAP ("a"));
    }
  ent_progress_stop (progress, 3);
  g_assert_null (ent_gather_find (places, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- reading --- */

typedef struct
{
  GString *told;
  GObject *map; /* a weak pointer to the one that was read last */
  EntProgress *stops;
} Told;

static void
on_map (const EntGathered *found, const EntFile *file, const GError *error, gpointer data)
{
  Told *told = data;

  /* one at a time */
  g_assert_null (told->map);
  g_assert_true ((file == NULL) != (error == NULL));
  if (file != NULL)
    {
      g_set_weak_pointer (&told->map, G_OBJECT (file->map));
      g_string_append_printf (told->told, "%s: %s\n", found->name, ent_map_info (file->map)->title);
    }
  else
    g_string_append_printf (told->told, "%s! %s\n", found->name, ent_io_error_reason (error, found->path));
  if (told->stops != NULL)
    ent_progress_stop (told->stops, 0);
}

static void
test_each_is_read_or_told_of (Fixture *f, gconstpointer data)
{
  g_autofree char *pipe = path_of (f, "e.entorno"), *folder = path_of (f, "f.entorno");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Told told = { .told = text };
  g_auto (GStrv) lines = NULL;
  static const char *const expected[] = { "a.entorno: One",
                                          "b.entorno! The file is damaged here.",
                                          "c.entorno! The file is empty.",
                                          "d.entorno: Two",
                                          "e.entorno! The file cannot be opened. It is not a file,",
                                          "f.entorno! The file cannot be opened. It is a folder.",
                                          "g.entorno! The file cannot be opened. It is a link that leads round in a circle.",
                                          "h.entorno! The file cannot be opened. It is not there:",
                                          "i.entorno! This is a text file" };

  put (f, "a.entorno", MAP ("One"));
  put (f, "b.entorno", "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-b\" title=\"Half\">\n<stakeholders>");
  put (f, "c.entorno", "");
  put (f, "d.entorno", MAP ("Two"));
  g_assert_no_errno (mkfifo (pipe, 0600));
  g_assert_no_errno (g_mkdir (folder, 0755));
  put_link (f, "g.entorno", "g.entorno");
  put_link (f, "nowhere", "h.entorno");
  put (f, "i.entorno", "name;sector\n");
  found = find (f, NULL);
  g_assert_true (ent_gather_read (found, NULL, NULL, on_map, &told));
  g_assert_null (told.map);
  lines = g_strsplit (text->str, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (expected) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("%s", lines[i]);
      g_assert_true (g_str_has_prefix (lines[i], expected[i]));
    }
}

/* For a terminal: which file, and where in it. */
static void
on_damaged (const EntGathered *found, const EntFile *file, const GError *error, gpointer data)
{
  g_autofree char *place = g_strconcat (found->path, ":2: ", NULL);

  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_DAMAGED);
  g_assert_true (g_str_has_prefix (error->message, place));
  /* what could be read of it is not in what is made of the others */
  g_assert_nonnull (strstr (error->message, "Half a map does not count here"));
  *(guint *) data += 1;
}

static void
test_what_is_damaged_is_told_with_file_and_line (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  guint n = 0;

  put (f, "b.entorno", "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-b\" title=\"Half\">\n<stakeholders>");
  found = find (f, NULL);
  g_assert_true (ent_gather_read (found, NULL, NULL, on_damaged, &n));
  g_assert_cmpuint (n, ==, 1);
}

static void
test_who_stops_is_told_of_no_more (Fixture *f, gconstpointer data)
{
  g_autoptr (EntProgress) progress = ent_progress_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Told told = { .told = text, .stops = progress };

  put (f, "a.entorno", MAP ("One"));
  put (f, "b.entorno", MAP ("Two"));
  found = find (f, NULL);
  g_assert_false (ent_gather_read (found, NULL, progress, on_map, &told));
  g_assert_cmpstr (text->str, ==, "a.entorno: One\n");
}

static void
test_progress_goes_to_the_end (Fixture *f, gconstpointer data)
{
  g_autoptr (EntProgress) progress = ent_progress_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Told told = { .told = text };

  put (f, "a.entorno", MAP ("One"));
  put (f, "b.entorno", MAP ("Two"));
  put (f, "c.entorno", MAP ("Three"));
  found = find (f, NULL);
  g_assert_true (ent_gather_read (found, NULL, progress, on_map, &told));
  g_assert_cmpuint (ent_progress_percent (progress), ==, 100);
}

#define add(path, function) g_test_add ("/gather/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("maps-of-a-folder-and-of-those-in-it-are-found-in-one-order", test_maps_of_a_folder_and_of_those_in_it_are_found_in_one_order);
  add ("what-two-ways-lead-to-is-there-once", test_what_two_ways_lead_to_is_there_once);
  add ("links-to-folders-are-not-followed", test_links_to_folders_are_not_followed);
  add ("a-link-that-was-named-is-followed", test_a_link_that_was_named_is_followed);
  add ("a-folder-that-lies-too-deep-is-told-of", test_a_folder_that_lies_too_deep_is_told_of);
  add ("a-folder-without-permission-is-told-of", test_a_folder_without_permission_is_told_of);
  add ("names-leave-out-the-folders-that-all-lie-in", test_names_leave_out_the_folders_that_all_lie_in);
  add ("who-does-not-wait-gets-none", test_who_does_not_wait_gets_none);
  add ("each-is-read-or-told-of", test_each_is_read_or_told_of);
  add ("what-is-damaged-is-told-with-file-and-line", test_what_is_damaged_is_told_with_file_and_line);
  add ("who-stops-is-told-of-no-more", test_who_stops_is_told_of_no_more);
  add ("progress-goes-to-the-end", test_progress_goes_to_the_end);
  return g_test_run ();
}
