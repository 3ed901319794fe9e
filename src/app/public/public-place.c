/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a copy for others and its key go: asked one after the other, and about each file that would be replaced. */
#include "config.h"

#include "app/public/public-private.h"

#include "app/parts/replacing.h"
#include "app/settings.h"
#include "app/window/window-private.h"

#include <glib/gi18n.h>

#define KEY_SUFFIX ".tsv"

static void ask_for_key (EntPublicPlan *plan);

/* --- the key --- */

enum
{
  ANSWER_ELSEWHERE,
  ANSWER_THERE,
};

static void
on_beside_answer (guint button, gpointer data)
{
  EntPublicPlan *plan = data;

  if (button == ANSWER_THERE && !ent_public_plan_is_closed (plan))
    ent_public_plan_save (plan, plan->path, plan->key);
  else if (button == ANSWER_ELSEWHERE && !ent_public_plan_is_closed (plan))
    {
      g_clear_pointer (&plan->key, g_free);
      ask_for_key (plan);
    }
  else
    ent_public_plan_free (plan);
}

/* Who passes the folder on passes on who is who. */
static void
ask_about_key_beside (EntPublicPlan *plan)
{
  const char *const buttons[] = { _("_Another place…"), _("_Keep it there"), _("_Cancel"), NULL };

  ent_ask (GTK_WINDOW (plan->window), _("Keep the key beside the copy?"),
                                         _("The key tells who is who. It would lie in the folder of the copy, where whoever gets the folder can read it. Nothing has been written yet."),
                                            buttons, ANSWER_ELSEWHERE, on_beside_answer, plan);
}

static gboolean
is_beside (const EntPublicPlan *plan)
{
  g_autofree char *copy = g_path_get_dirname (plan->path), *key = g_path_get_dirname (plan->key);
  g_autoptr (EntFingerprint) one = ent_fingerprint_look (copy), other = ent_fingerprint_look (key);

  return ent_fingerprint_is_same_file (one, other);
}

/* --- both --- */

void
ent_public_plan_go_on (EntPublicPlan *plan)
{
  if (ent_public_plan_has_codes (plan) && plan->key == NULL)
    ask_for_key (plan);
  else if (plan->key != NULL && is_beside (plan))
    ask_about_key_beside (plan);
  else
    ent_public_plan_save (plan, plan->path, plan->key);
}

static void
on_replace_answer (guint button, gpointer data)
{
  EntPublicPlan *plan = data;

  if (button == 0 && !ent_public_plan_is_closed (plan))
    ent_public_plan_go_on (plan);
  else
    ent_public_plan_free (plan);
}

/* With our ending. */
static void
take_place (EntPublicPlan *plan, char **place, const char *path, const char *suffix)
{
  gboolean added = !g_str_has_suffix (path, suffix);

  *place = added ? g_strconcat (path, suffix, NULL) : g_strdup (path);
  if (added && g_file_test (*place, G_FILE_TEST_EXISTS))
    ent_ask_to_replace (GTK_WINDOW (plan->window), *place, on_replace_answer, plan);
  else
    ent_public_plan_go_on (plan);
}

/* What was chosen; NULL, and it is said, if that is no place. */
static char *
path_of (EntPublicPlan *plan, GFile *file, const char *problem)
{
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (ent_public_plan_is_closed (plan))
    g_clear_pointer (&path, g_free);
  else if (problem != NULL)
    ent_public_plan_say (plan, ENT_MESSAGE_ERROR, problem);
  else if (file != NULL && path == NULL)
    ent_public_plan_say (plan, ENT_MESSAGE_ERROR, plan->form == ENT_PUBLIC_MAP ? _("A map can only be saved in a folder of this machine. Choose another place.") : _("A picture can only be saved in a folder of this machine. Choose another place."));
  return path;
}

static void
on_key_place (GFile *file, const char *problem, gpointer data)
{
  EntPublicPlan *plan = data;
  g_autofree char *path = path_of (plan, file, problem);

  if (path != NULL)
    take_place (plan, &plan->key, path, KEY_SUFFIX);
  else
    ent_public_plan_free (plan);
}

static char *
folder_of_map (const EntPublicPlan *plan)
{
  const char *path = ent_document_path (plan->window->document);

  return path != NULL ? g_path_get_dirname (path) : ent_recent_folder (plan->window->settings);
}

static void
ask_for_key (EntPublicPlan *plan)
{
  EntFileFilter filter = { _("Tables"), "*" KEY_SUFFIX };
  /* with the map, which tells no less */
  g_autofree char *stem = ent_format_display_stem (plan->path), *folder = folder_of_map (plan);
  /* Translators: name of a file that tells which code is who in a copy; %s: the name of that */
  g_autofree char *name = g_strdup_printf (_("%s (key).tsv"), stem);
  EntFileQuestion question = {
    .title = _("Save the key: which code is who"), .accept = _("_Save"), .save = TRUE, .name = name, .folder = folder, .filters = &filter, .n_filters = 1 };

  ent_choose_file (GTK_WINDOW (plan->window), &question, on_key_place, plan);
}

static void
on_place (GFile *file, const char *problem, gpointer data)
{
  EntPublicPlan *plan = data;
  g_autofree char *path = path_of (plan, file, problem);

  if (path != NULL)
    take_place (plan, &plan->path, path, ent_public_plan_suffix (plan));
  else
    ent_public_plan_free (plan);
}

char *
ent_public_plan_suggest_name (const EntPublicPlan *plan)
{
  const char *title = ent_map_info (plan->copy->map)->title;
  g_autofree char *stem = ent_text_quote (title != NULL ? title : _("Map"), ENT_TEXT_QUOTED);

  /* Translators: name of a file; 1: the title of the copy, as a name of a file, 2: the ending, as in: .entorno */
  return g_strdup_printf (_("%1$s (public copy)%2$s"), g_strdelimit (stem, "/\\:", '-'), ent_public_plan_suffix (plan));
}

void
ent_public_plan_ask_place (EntPublicPlan *plan)
{
  const char *suffix = ent_public_plan_suffix (plan);
  g_autofree char *patterns = g_strconcat ("*", suffix, NULL), *folder = folder_of_map (plan);
  EntFileFilter filter = { plan->form == ENT_PUBLIC_MAP ? _("Maps") : _("Pictures"), patterns };
  g_autofree char *name = ent_public_plan_suggest_name (plan);
  EntFileQuestion question = {
    .title = _("Save the public copy"), .accept = _("_Save"), .save = TRUE, .name = name, .folder = folder, .filters = &filter, .n_filters = 1 };

  ent_choose_file (GTK_WINDOW (plan->window), &question, on_place, plan);
}
