/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other files beside the map of the window: which ones, and what they were made from. What differs is shown, or all of
 * them become one.
 */
#include "config.h"

#include "app/window/merge/joining-private.h"

#include "app/compat.h"
#include "app/settings.h"

#include <glib/gi18n.h>
#include <string.h>

void
ent_window_compare_with (EntWindow *self, const char *path)
{
  Joining *joining = ent_joining_new (self, TRUE);

  ent_joining_add (joining, path);
  ent_joining_begin (joining);
}

static GBytes *
dup_base (EntWindow *self)
{
  GBytes *bytes = ent_document_base (self->document);

  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

/* --- what they were made from --- */

/* In the order of the buttons. */
enum
{
  ANSWER_COPY,
  ANSWER_NO_COPY,
  ANSWER_CANCEL,
};

static void
on_base_answer (guint button, gpointer data)
{
  Joining *self = data;

  g_object_ref (self->window);
  if (self->window->document == NULL || button == ANSWER_CANCEL)
    {
      ent_joining_free (self);
      return;
    }
  if (button == ANSWER_COPY)
    self->base_bytes = dup_base (self->window);
  ent_joining_begin (self);
}

/* Whether they were made from what this map was is known to people alone; taken for that wrongly, what was done here
 * before would be taken back. */
static void
ask_about_base (Joining *self)
{
  guint n = self->guests->len;
  const char *const buttons[] = { _("_Yes, from a copy"), _("_No, or not sure"), _("_Cancel"), NULL };
  g_autofree char *heading = NULL;

  if (n > 1)
    heading = g_strdup (_("Did the groups start from a copy of this map?"));
  else
    /* Translators: %s: name of a file */
    heading = g_strdup_printf (_("Did “%s” start from a copy of this map?"), ent_joining_guest (self, 0)->name);
  ent_ask (GTK_WINDOW (self->window), heading,
           _("If yes, only what two of you changed is asked, and what a group removed goes. "
             "If not, or you are not sure, nothing is removed and every difference is asked."),
              buttons, ANSWER_NO_COPY, on_base_answer, self);
  g_object_unref (self->window);
}

static void
begin_merging (Joining *self)
{
  if (ent_document_base (self->window->document) != NULL)
    ask_about_base (self);
  else
    ent_joining_begin (self);
}

/* --- which ones --- */

/* Whether the map of the window is in the file at @path. */
static gboolean
is_own_file (EntWindow *self, const char *path)
{
  g_autoptr (EntFingerprint) place = ent_fingerprint_look (path);
  const EntFingerprint *own = ent_document_fingerprint (self->document);

  return own != NULL && ent_fingerprint_is_same_file (own, place);
}

static void
merge_own_file (EntWindow *self)
{
  Joining *joining = ent_joining_new (self, FALSE);

  ent_joining_add (joining, ent_document_path (self->document));
  joining->replaces = TRUE;
  joining->base_bytes = dup_base (self);
  ent_joining_begin (joining);
}

void
ent_window_merge_with (EntWindow *self, const char *path)
{
  const char *const paths[] = { path, NULL };

  ent_window_merge_all (self, paths);
}

void
ent_window_merge_all (EntWindow *self, const char *const *paths)
{
  Joining *joining = ent_joining_new (self, FALSE);

  for (guint i = 0; paths[i] != NULL; i++)
    if (!is_own_file (self, paths[i]))
      ent_joining_add (joining, paths[i]);
  if (joining->guests->len > 0)
    {
      begin_merging (joining);
      return;
    }
  ent_joining_free (joining);
  if (paths[0] != NULL)
    merge_own_file (self);
}

static void
say_where_from (EntWindow *self)
{
  ent_window_say (self, ENT_MESSAGE_ERROR, _("Only files of this machine can be opened. Copy the map into a folder first."), NULL, NULL);
}

static void
on_other_file (GFile *file, const char *problem, gpointer data)
{
  g_autoptr (EntWindow) self = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (self->document == NULL)
    return;
  if (problem != NULL)
    ent_window_say (self, ENT_MESSAGE_ERROR, problem, NULL, NULL);
  else if (path != NULL)
    ent_window_compare_with (self, path);
  else if (file != NULL)
    say_where_from (self);
}

/* In one order, in whichever they were clicked: it tells which of them is the first to say something. */
static int
compare_paths (gconstpointer a, gconstpointer b)
{
  g_autofree char *one = g_filename_display_basename (*(char *const *) a), *other = g_filename_display_basename (*(char *const *) b);
  g_autofree char *key = g_utf8_collate_key_for_filename (one, -1), *other_key = g_utf8_collate_key_for_filename (other, -1);

  return strcmp (key, other_key);
}

static void
on_files (GListModel *files, const char *problem, gpointer data)
{
  g_autoptr (EntWindow) self = data;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  gboolean all_here = TRUE;

  if (self->document == NULL)
    return;
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
      all_here &= path != NULL;
    }
  g_ptr_array_sort (paths, compare_paths);
  g_ptr_array_add (paths, NULL);
  if (problem != NULL)
    ent_window_say (self, ENT_MESSAGE_ERROR, problem, NULL, NULL);
  else if (!all_here)
    say_where_from (self);
  else if (paths->len > 1)
    ent_window_merge_all (self, (const char *const *) paths->pdata);
}

void
ent_window_ask_for_other (EntWindow *self, gboolean compares)
{
  EntFileFilter filters[] = { { _("Maps"), "*.entorno" }, { _("All files"), "*" } };
  g_autofree char *folder = ent_recent_folder (self->settings);
  EntFileQuestion question = { .title = compares ? _("Compare with a file") : _("Merge files"), .accept = compares ? _("_Compare") : _("_Merge"), .folder = folder, .filters = filters, .n_filters = G_N_ELEMENTS (filters) };

  if (compares)
    ent_choose_file (GTK_WINDOW (self), &question, on_other_file, g_object_ref (self));
  else
    ent_choose_files (GTK_WINDOW (self), &question, on_files, g_object_ref (self));
}
