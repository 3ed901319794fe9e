/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli merge: several maps become one, one after the other. What they say in different ways is told, and so is
 * who may be the same by the name; nothing is written unless somebody said what is to become of either.
 */
#include "config.h"

#include "analysis/merge-maps.h"
#include "analysis/same-names.h"
#include "cli/command.h"

#include <glib/gi18n.h>
#include <string.h>

/* Lines that a terminal shows together with what stands above them. */
#define MOST_IN_SIGHT 10u

typedef struct
{
  EntCliOutput output;
  char *base, *prefer;
  gboolean join_names, keep_names;
} Options;

static void
options_clear (Options *options)
{
  ent_cli_output_clear (&options->output);
  g_free (options->base);
  g_free (options->prefer);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* One of the files. */
typedef struct
{
  char *name;    /* its path, as it is told */
  EntFile *file; /* owned */
  EntMap *map;   /* owned: what is in it, with the ids of those before it for whoever is the same */
} Guest;

static void
guest_free (gpointer data)
{
  Guest *guest = data;

  g_free (guest->name);
  ent_file_free (guest->file);
  g_clear_object (&guest->map);
  g_free (guest);
}

typedef struct
{
  const Options *options;
  int side;          /* that is preferred; ENT_SIDE_OPEN: none */
  Guest *base;       /* owned, or NULL */
  GPtrArray *guests; /* of Guest, owned, in the order of the line */
  EntMerge *merge;   /* owned: the last one */
  GPtrArray *pairs;  /* sentences about names */
  GPtrArray *told;   /* and about conflicts */
  guint n_open;      /* of the conflicts, that nobody has decided */
  guint n_names;     /* pairs of the same name of which nobody has said what they are */
} Merging;

static void
merging_clear (Merging *self)
{
  g_clear_pointer (&self->base, guest_free);
  g_clear_pointer (&self->guests, g_ptr_array_unref);
  g_clear_pointer (&self->merge, ent_merge_free);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_pointer (&self->told, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merging, merging_clear)

static Guest *
guest_at (const Merging *self, guint place)
{
  return g_ptr_array_index (self->guests, place);
}

static EntMap *
base_map (const Merging *self)
{
  return self->base != NULL ? self->base->map : NULL;
}

/* --- what was typed --- */

/* @side: ENT_SIDE_OPEN for nobody. */
static gboolean
read_side (const EntCliCommand *command, const Options *options, int *side)
{
  static const char *const names[ENT_N_SIDES] = { "base", "first", "last" };
  g_autofree char *shown = ent_cli_show (options->prefer);

  *side = ENT_SIDE_OPEN;
  for (EntSide i = 0; options->prefer != NULL && i < ENT_N_SIDES; i++)
    if (strcmp (options->prefer, names[i]) == 0)
      *side = (int) i;
  if (options->prefer != NULL && *side == ENT_SIDE_OPEN)
    /* Translators: %s is what the user typed */
    ent_cli_misuse (command, _("“%s” cannot be preferred; --prefer takes base, first or last."), shown);
  else if (*side == ENT_SIDE_BASE && options->base == NULL)
    ent_cli_misuse (command, "%s", _("--prefer base needs the map that all began with: --base FILE."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_names (const EntCliCommand *command, const Options *options)
{
  if (!options->join_names || !options->keep_names)
    return TRUE;
  ent_cli_misuse (command, "%s", _("--join-names and --keep-names say opposite things; give one of them."));
  return FALSE;
}

static gboolean
check_inputs (const EntCliCommand *command, char **paths)
{
  guint n = ent_cli_count (paths);

  if (n < 2)
    ent_cli_misuse (command, "%s", _("Two files are needed, or more."));
  for (guint i = 0; i < n; i++)
    if (!ent_cli_is_file_name (command, paths[i], _("FILE has no name.")))
      return FALSE;
  return n >= 2;
}

/* --- files --- */

/* NULL after a message. */
static Guest *
open_guest (const char *path)
{
  const char *undone = _("Nothing was merged: what was read may be half of the map. Open the file in Entorno, save what is there as another file, and merge that.");
  EntFile *file = ent_cli_open (path, undone);
  Guest *guest = file != NULL ? g_new0 (Guest, 1) : NULL;

  if (guest != NULL)
    *guest = (Guest) { ent_cli_show_path (path), file, g_object_ref (file->map) };
  return guest;
}

/* All are read, so that what is wrong with any of them is told at once. */
static gboolean
open_inputs (Merging *self, char **paths)
{
  gboolean fine = TRUE;

  self->guests = g_ptr_array_new_with_free_func (guest_free);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      Guest *guest = open_guest (paths[i]);

      if (guest != NULL)
        g_ptr_array_add (self->guests, guest);
      fine &= guest != NULL;
    }
  if (self->options->base != NULL)
    {
      self->base = open_guest (self->options->base);
      fine &= self->base != NULL;
    }
  return fine;
}

/* What was sealed stays so, whichever of them it was. */
static EntSecret *
find_secret (const Merging *self)
{
  for (guint i = 0; i < self->guests->len; i++)
    if (guest_at (self, i)->file->secret != NULL)
      return guest_at (self, i)->file->secret;
  return self->base != NULL ? self->base->file->secret : NULL;
}

/* --- names --- */

/* The name of the first of the files before @n in which it is. */
static const char *
name_file_of (const Merging *self, guint n, const EntKey *key)
{
  for (guint i = 0; i < n; i++)
    if (ent_map_lookup (guest_at (self, i)->map, key) != NULL)
      return guest_at (self, i)->name;
  return guest_at (self, 0)->name;
}

static char *
say_pair (const Merging *self, EntMap *map, guint n, const EntSamePair *pair)
{
  EntKey mine = ENT_KEY (pair->kind, pair->first), other = ENT_KEY (pair->kind, pair->other);
  g_autofree char *first = ent_words_record ((EntTwoMaps) { map, NULL }, &mine, NULL);
  g_autofree char *last = ent_words_record ((EntTwoMaps) { guest_at (self, n)->map, NULL }, &other, NULL);
  const char *there = name_file_of (self, n, &mine);

  if (!pair->joins)
    /* Translators: 1 and 3: who is called alike, as “Hotel Sol”, 2 and 4: names of files, 5: such as "Similar names" */
    return g_strdup_printf (_("%1$s in “%2$s” and %3$s in “%4$s”: %5$s. They are kept apart."), first, there, last, guest_at (self, n)->name, ent_same_words (pair->why));
  if (self->options->join_names)
    /* Translators: 1 and 3: who is called alike, as “Hotel Sol”, 2 and 4: names of files, 5: such as "Same name" */
    return g_strdup_printf (_("%1$s in “%2$s” and %3$s in “%4$s”: %5$s. They were taken for one."), first, there, last, guest_at (self, n)->name, ent_same_words (pair->why));
  /* Translators: 1 and 3: who is called alike, as “Hotel Sol”, 2 and 4: names of files, 5: such as "Same name" */
  return g_strdup_printf (_("%1$s in “%2$s” and %3$s in “%4$s”: %5$s. --join-names takes them for one, --keep-names for two."), first, there, last, guest_at (self, n)->name, ent_same_words (pair->why));
}

/* Who in the file at @n is in @map by another id has that one from here on. Where nobody has said what the same name
 * means, so it is too, for it is only to be told; what is only alike stays two. */
static gboolean
join_names (Merging *self, EntMap *map, guint n)
{
  Guest *guest = guest_at (self, n);
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GError) error = NULL;
  EntMap *joined;

  if (self->options->keep_names)
    return TRUE;
  pairs = ent_same_find (base_map (self), map, guest->map, NULL);
  for (guint i = 0; i < pairs->len; i++)
    {
      const EntSamePair *pair = g_ptr_array_index (pairs, i);

      if (pair->is_plain)
        continue;
      g_ptr_array_add (self->pairs, say_pair (self, map, n, pair));
      self->n_names += pair->joins && !self->options->join_names;
    }
  joined = ent_same_join (map, guest->map, pairs, &error);
  if (joined == NULL)
    {
      ent_cli_complain ("%s", error->message);
      return FALSE;
    }
  g_object_unref (guest->map);
  guest->map = joined;
  return TRUE;
}

/* --- conflicts --- */

/* Whether @map says what stands on the first side of the conflict. */
static gboolean
says_so (EntMap *map, const EntConflict *conflict)
{
  gconstpointer record = ent_map_lookup (map, &conflict->key);
  g_autofree char *value = record != NULL && conflict->field != NULL ? ent_field_get (conflict->field, record) : NULL;

  if (conflict->kind == ENT_CONFLICT_REMOVED)
    return (record != NULL) == conflict->there[ENT_SIDE_FIRST];
  return record != NULL && (conflict->field == NULL || g_strcmp0 (value, conflict->values[ENT_SIDE_FIRST]) == 0);
}

/* In which of the files before @n that stands; NULL: in none, for the base was preferred to them. */
static const char *
find_first_file (const Merging *self, guint n, const EntConflict *conflict)
{
  for (guint i = 0; i < n; i++)
    if (says_so (guest_at (self, i)->map, conflict))
      return guest_at (self, i)->name;
  return self->side == ENT_SIDE_BASE ? NULL : guest_at (self, 0)->name;
}

/* "“Hotels”: Level: both changed it." and then what stands in which file. */
static char *
say_conflict (const Merging *self, guint n, const EntConflict *conflict)
{
  const char *names[ENT_N_SIDES] = { self->base != NULL && ent_conflict_has_base (self->merge, conflict) ? self->base->name : NULL, find_first_file (self, n, conflict), guest_at (self, n)->name };
  g_autofree char *name = ent_conflict_name (self->merge, conflict), *what = ent_conflict_what (self->merge, conflict);
  g_autoptr (GString) line = g_string_new (NULL);

  /* Translators: 1: whom it is about, 2: a sentence */
  g_string_append_printf (line, _("%1$s: %2$s"), name, what);
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    {
      g_autofree char *value = NULL, *quoted = NULL;

      if (names[side] == NULL)
        continue;
      value = ent_conflict_value (self->merge, conflict, side);
      quoted = ent_text_quote (value, ENT_TEXT_QUOTED);
      g_string_append_c (line, ' ');
      /* Translators: a sentence; 1: name of a file, 2: what stands there */
      g_string_append_printf (line, _("In “%1$s”: “%2$s”."), names[side], quoted);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* NULL after a message. Decisions may bring forth other conflicts, which are decided in the same way. */
static EntMap *
run_merge (Merging *self, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntMap) map = ent_merge_run (self->merge, &error);

  while (map != NULL && self->side != ENT_SIDE_OPEN && ent_merge_n_open (self->merge) > 0)
    {
      ent_merge_prefer (self->merge, (EntSide) self->side);
      g_clear_object (&map);
      map = ent_merge_run (self->merge, &error);
    }
  if (map == NULL)
    {
      ent_cli_complain ("%s", error->message);
      return NULL;
    }
  for (guint i = 0; i < ent_merge_n_conflicts (self->merge); i++)
    g_ptr_array_add (self->told, say_conflict (self, n, ent_merge_conflict_at (self->merge, i)));
  self->n_open += ent_merge_n_open (self->merge);
  return g_steal_pointer (&map);
}

/* --- all of them --- */

/* The file at @n comes into @map; NULL after a message. */
static EntMap *
merge_next (Merging *self, EntMap *map, guint n)
{
  EntMerge *merge;

  if (!join_names (self, map, n))
    return NULL;
  merge = ent_merge_new (base_map (self), map, guest_at (self, n)->map);
  ent_merge_set_fills (merge, TRUE);
  if (self->merge != NULL && self->side == ENT_SIDE_BASE)
    ent_merge_hold (merge, self->merge);
  g_clear_pointer (&self->merge, ent_merge_free);
  self->merge = merge;
  return run_merge (self, n);
}

static void
tell (GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (sentences, i));
}

/* What is to be done stands before what it is about, and once more below a list that has pushed it out of sight. */
static void
complain_about (GPtrArray *sentences, const char *what_to_do)
{
  ent_cli_complain ("%s", what_to_do);
  tell (sentences);
  if (sentences->len > MOST_IN_SIGHT)
    ent_cli_complain ("%s", what_to_do);
}

/* Whether all was decided; else it is told what was not. What is in conflict depends on who is the same, so that is
 * settled first. */
static gboolean
is_decided (const Merging *self)
{
  g_autofree char *what = NULL;

  if (self->n_names > 0)
    {
      /* Translators: how many have the same name in two of the files */
      what = g_strdup_printf (ngettext ("%u pair has the same name: nothing was written. Say --join-names if they are the same, or --keep-names to keep both.",
                                        "%u pairs have the same name: nothing was written. Say --join-names if they are the same, or --keep-names to keep both of each.", self->n_names),
                              self->n_names);
      complain_about (self->pairs, what);
      return FALSE;
    }
  tell (self->pairs);
  if (self->n_open == 0)
    {
      tell (self->told);
      return TRUE;
    }
  /* Translators: in how many places the maps say different things */
  what = g_strdup_printf (ngettext ("%u conflict: nothing was written. Say with --prefer whose version is to be taken, or change one of the files.",
                                    "%u conflicts: nothing was written. Say with --prefer whose version is to be taken, or change one of the files.", self->n_open),
                          self->n_open);
  complain_about (self->told, what);
  return FALSE;
}

static EntExit
merge_files (const EntCliCommand *command, Merging *self, char **paths)
{
  g_autoptr (EntMap) map = NULL;

  if (!open_inputs (self, paths))
    return ENT_EXIT_INPUT;
  self->pairs = g_ptr_array_new_with_free_func (g_free);
  self->told = g_ptr_array_new_with_free_func (g_free);
  map = g_object_ref (guest_at (self, 0)->map);
  for (guint i = 1; map != NULL && i < self->guests->len; i++)
    {
      EntMap *before = g_steal_pointer (&map);

      map = merge_next (self, before, i);
      g_object_unref (before);
    }
  if (map == NULL || !is_decided (self))
    return ENT_EXIT_INPUT;
  return ent_cli_write_map (command, &self->options->output, map, find_secret (self));
}

EntExit
ent_cli_merge (const EntCliCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_auto (Merging) merging = { .options = &options };
  g_autofree GOptionEntry *shared = ent_cli_output_entries (&options.output);
  g_auto (GStrv) paths = NULL;
  EntExit status = ENT_EXIT_FINE;
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "base", 0, 0, G_OPTION_ARG_FILENAME, &options.base, N_("The map that all began with"), N_("FILE") },
    { "prefer", 0, 0, G_OPTION_ARG_STRING, &options.prefer, N_("Whose version is taken where they differ: base, first or last"), N_("WHOSE") },
    { "join-names", 0, 0, G_OPTION_ARG_NONE, &options.join_names, N_("Take those of the same name for the same"), NULL },
    { "keep-names", 0, 0, G_OPTION_ARG_NONE, &options.keep_names, N_("Keep those of the same name apart"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL },
  };
  /* clang-format on */

  if (!ent_cli_parse (command, entries, shared, argc, argv, &status))
    return status;
  if (!check_inputs (command, paths) || !ent_cli_has_output (command, &options.output) ||
      (options.base != NULL && !ent_cli_is_file_name (command, options.base, _("--base has no name of a file."))) ||
       !read_side (command, &options, &merging.side) || !check_names (command, &options))
    return ENT_EXIT_USAGE;
  return merge_files (command, &merging, paths);
}
