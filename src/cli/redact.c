/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli redact: a copy for others, a map or a picture, and the key to its codes. */
#include "config.h"

#include "analysis/public-bytes.h"
#include "analysis/public-copy.h"
#include "cli/drawing.h"
#include "io/sheet/tsv-file.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

typedef struct
{
  char *key, *keep, *drop, *title, *dpi; /* as they were typed; NULL: not at all */
  gboolean names, accept_words, strike_words, force;
  EntPictureOptions picture;
  gboolean is_picture; /* and so of a map there is none */
  EntDrawing drawing;
  char **paths;
  const char *in, *out; /* of these */
  char *clean_title;
  guint32 shares;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->key);
  g_free (options->keep);
  g_free (options->drop);
  g_free (options->title);
  g_free (options->dpi);
  g_free (options->clean_title);
  ent_picture_options_clear (&options->picture);
  g_strfreev (options->paths);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static char *
list_groups (void)
{
  GString *list = g_string_new (NULL);
  guint n;
  const EntPublicGroup *groups = ent_public_groups (&n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", groups[i].name);
  return g_string_free (list, FALSE);
}

static gboolean
read_groups (const EntCliCommand *command, const char *option, const char *list, guint32 *shares)
{
  g_auto(GStrv) names = g_strsplit (list != NULL ? list : "", ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const EntPublicGroup *group = ent_public_group_find (g_strstrip (names[i]));
      g_autofree char *all = NULL, *shown = NULL;

      if (group != NULL)
        {
          *shares |= 1u << group->share;
          continue;
        }
      all = list_groups ();
      shown = ent_cli_show (names[i]);
      /* Translators: 1: an option such as --keep, 2: what the user typed, 3: words with commas between */
      ent_cli_misuse (command, _("%1$s does not know “%2$s”; with commas between it takes %3$s."), option, shown, all);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_title (const EntCliCommand *command, Options *options)
{
  guint longest = ent_field_find (ENT_RECORD_MAP, "title")->max_length;

  if (options->title == NULL)
    return TRUE;
  options->clean_title = ent_text_clean (options->title, -1, TRUE, NULL);
  if (options->clean_title == NULL)
    ent_cli_misuse (command, "%s", _("The title is empty."));
  else if ((gsize) g_utf8_strlen (options->clean_title, -1) > longest)
    /* Translators: %u is a number of characters */
    ent_cli_misuse (command, _("The title is too long: it has more than %u characters. Shorten it; the map's notes have room for more."), longest);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_paths (const EntCliCommand *command, Options *options)
{
  if (ent_cli_count (options->paths) != 2)
    {
      ent_cli_misuse (command, "%s", _("Two files are to be named: IN, the map, and OUT, the copy."));
      return FALSE;
    }
  options->in = options->paths[0];
  options->out = options->paths[1];
  if (!ent_cli_is_file_name (command, options->in, _("IN has no name.")) || !ent_cli_is_file_name (command, options->out, _("OUT has no name.")))
    return FALSE;
  if (options->key != NULL && !ent_cli_is_file_name (command, options->key, _("--key names no file.")))
    return FALSE;
  if (ent_cli_are_same_file (options->in, options->out))
    ent_cli_misuse (command, "%s", _("OUT is the map itself, which would lose what the copy leaves out. Choose another name."));
  else if (options->key != NULL && (ent_cli_are_same_file (options->in, options->key) || ent_cli_are_same_file (options->out, options->key)))
    ent_cli_misuse (command, "%s", _("The key needs a file of its own, beside the map and the copy. Choose another name."));
  else
    return TRUE;
  return FALSE;
}

/* Options of a picture tell nothing of a map. */
static gboolean
check_picture (const EntCliCommand *command, Options *options, guint32 kept)
{
  EntPictureOptions *picture = &options->picture;

  options->is_picture = ent_format_for_name (options->out, &options->drawing.format);
  /* what goes along beside the usual is to be seen */
  if (options->is_picture && picture->audience == NULL && kept == 0)
    picture->audience = g_strdup ("others");
  if (options->is_picture)
    return ent_cli_plan_drawing (command, picture, options->dpi, &options->drawing);
  if (!ent_picture_options_any (picture) && options->dpi == NULL)
    return TRUE;
  ent_cli_misuse (command, "%s", _("A map is not drawn: options of a picture need an OUT that ends in .pdf, .svg or .png."));
  return FALSE;
}

/* Without --force nothing that is there is replaced. */
static gboolean
are_free (const EntCliCommand *command, const Options *options)
{
  const char *const paths[] = { options->out, options->key };

  for (guint i = 0; !options->force && i < G_N_ELEMENTS (paths); i++)
    if (paths[i] != NULL && g_file_test (paths[i], G_FILE_TEST_EXISTS))
      {
        g_autofree char *name = ent_cli_show_path (paths[i]);

        /* Translators: %s is a file name */
        ent_cli_misuse (command, _("“%s” is there already and was left as it is. Choose another name, or add --force to replace it."), name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_options (const EntCliCommand *command, Options *options)
{
  guint32 kept = 0, dropped = 0;

  if (!read_groups (command, "--keep", options->keep, &kept) || !read_groups (command, "--drop", options->drop, &dropped) ||
      !check_paths (command, options) || !check_picture (command, options, kept) || !read_title (command, options))
    return FALSE;
  if ((kept & dropped) != 0)
    {
      ent_cli_misuse (command, "%s", _("--keep and --drop name the same; say it to one of them."));
      return FALSE;
    }
  if (options->accept_words && options->strike_words)
    {
      ent_cli_misuse (command, "%s", _("Words are either accepted or struck out; choose --accept-words or --strike-words."));
      return FALSE;
    }
  options->shares = ((ENT_PUBLIC_USUAL | kept) & ~dropped) | (options->names ? 1u << ENT_SHARE_NAMES : 0);
  if ((options->shares & 1u << ENT_SHARE_NAMES) == 0 && options->key == NULL)
    {
      ent_cli_misuse (command, "%s", _("Where the key to the codes is to be written is missing: --key FILE. Or let the names go along: --names."));
      return FALSE;
    }
  if ((options->shares & 1u << ENT_SHARE_NAMES) != 0 && options->key != NULL)
    {
      ent_cli_misuse (command, "%s", _("Where names go along there are no codes, and no key to them. Leave out --key."));
      return FALSE;
    }
  return are_free (command, options);
}

/* FALSE, after lines that tell, where words of what was left out stand in what stays. Whoever strikes words out is told of
 * those that tell little, and stay. */
static gboolean
is_clean (const Options *options, GPtrArray *hits)
{
  g_autofree char *name = ent_cli_show_path (options->in);
  gboolean clean = TRUE;

  if (options->accept_words)
    return TRUE;
  for (guint i = 0; i < hits->len; i++)
    {
      const EntPublicHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *line = ent_public_hit_describe (hit);

      g_printerr ("%s: %s\n", name, line);
      clean &= options->strike_words && hit->weight == ENT_PUBLIC_COMMON;
    }
  if (clean)
    return TRUE;
  /* Translators: %u is a number of words */
  ent_cli_complain (ngettext ("%u word of what the copy leaves out stands in what it keeps. Nothing was written. Change that text, leave it out with --drop, strike the word out with --strike-words, or accept it with --accept-words.",
                              "%u words of what the copy leaves out stand in what it keeps. Nothing was written. Change these texts, leave them out with --drop, strike the words out with --strike-words, or accept them with --accept-words.", hits->len),
                    hits->len);
  return FALSE;
}

/* Who passes the folder on passes on who is who. */
static void
warn_of_key (const Options *options)
{
  g_autofree char *copy = g_path_get_dirname (options->out), *key = g_path_get_dirname (options->key);

  if (ent_cli_are_same_file (copy, key))
    ent_cli_complain ("%s", _("The key lies in the folder of the copy, where whoever gets the folder can read who is who. Put it elsewhere before you pass the copy on."));
}

/* The key first: without it nobody could tell any more who is who in the copy. */
static EntExit
write_both (const Options *options, const EntPublicCopy *copy, GBytes *bytes)
{
  gboolean was_there = options->key != NULL && g_file_test (options->key, G_FILE_TEST_EXISTS);
  g_autoptr(EntCells) key = ent_public_copy_key (copy);
  g_autoptr(GError) error = NULL;
  EntExit status;

  if (options->key != NULL && !ent_tsv_save_private (options->key, key, NULL, &error))
    {
      ent_cli_complain ("%s", error->message);
      return ENT_EXIT_INPUT;
    }
  status = options->is_picture ? ent_cli_write (options->out, g_bytes_ref (bytes), NULL) : ent_cli_write_document (options->out, bytes, copy->map, NULL);
  if (status == ENT_EXIT_FINE && options->key != NULL)
    warn_of_key (options);
  if (status == ENT_EXIT_FINE)
    return status;
  if (options->key != NULL && !was_there)
    (void) g_unlink (options->key);
  return status;
}

/* The bytes of the copy, and what of the words that were left out they say. */
static GBytes *
write_copy (const Options *options, const EntPublicCopy *copy, GPtrArray **hits)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = ent_store_write (copy->map, &error);
  g_autoptr(EntFile) written = bytes != NULL ? ent_store_read (bytes, options->out, &error) : NULL;

  if (written == NULL)
    {
      ent_cli_complain ("%s", error->message);
      return NULL;
    }
  if (ent_map_has_kept (written->map))
    {
      ent_cli_complain ("%s", _("The copy would hold what Entorno itself does not know. Nothing was written. Please report this fault of the program."));
      return NULL;
    }
  *hits = ent_public_copy_search (copy, written->map);
  return g_steal_pointer (&bytes);
}

/* The same without the words that it said. */
static GBytes *
strike_words (const Options *options, EntPublicCopy *copy, GPtrArray **hits)
{
  g_autoptr(GPtrArray) struck = g_steal_pointer (hits);
  g_autoptr(GError) error = NULL;

  if (ent_public_copy_strike (copy, struck, &error))
    return write_copy (options, copy, hits);
  ent_cli_complain ("%s", error->message);
  return NULL;
}

/* What was said of the map by its ids is said of the copy by its own. */
static void
translate_ids (EntPictureOptions *picture, const EntPublicCopy *copy)
{
  char **const ids[] = { &picture->moment, &picture->from, &picture->to, &picture->of, &picture->spotlight };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const char *id = ent_public_copy_id (copy, *ids[i]);

      if (id != NULL)
        {
          g_free (*ids[i]);
          *ids[i] = g_strdup (id);
        }
    }
}

/* The picture of the copy, and what of these words it says beside: appended to @hits. */
static GBytes *
draw_copy (const EntCliCommand *command, Options *options, const EntPublicCopy *copy, GPtrArray *hits, EntExit *status)
{
  g_autoptr(GString) said = g_string_new (NULL);
  g_autofree char *own = ent_words_all (options->drawing.picture.words != NULL ? options->drawing.picture.words : ent_words_for_language (ent_map_info (copy->map)->language));
  EntMap *map = g_object_ref (copy->map);
  GBytes *bytes;
  guint n_before;

  translate_ids (&options->picture, copy);
  bytes = ent_cli_draw (command, &options->picture, &options->drawing, &map, said, status);

  g_clear_object (&map);
  if (bytes == NULL)
    return NULL;
  ent_public_append_file_texts (said, bytes);
  for (guint i = 0; i < hits->len; i++)
    ((EntPublicHit *) g_ptr_array_index (hits, i))->stays = TRUE;
  n_before = hits->len;
  ent_public_copy_search_picture (copy, hits, said->str, own);
  /* of the others the person was told */
  g_ptr_array_remove_range (hits, 0, n_before);
  return bytes;
}

static EntExit
redact (const EntCliCommand *command, Options *options, EntMap *map)
{
  EntPublicChoice choice = { options->shares, options->clean_title };
  g_autoptr(EntPublicCopy) copy = ent_public_copy_new (map, &choice);
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GBytes) bytes = write_copy (options, copy, &hits);
  EntExit status = ENT_EXIT_INPUT;

  if (bytes != NULL && options->strike_words && hits->len > 0)
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      bytes = strike_words (options, copy, &hits);
    }
  if (bytes == NULL || !is_clean (options, hits))
    return ENT_EXIT_INPUT;
  if (!options->is_picture)
    return write_both (options, copy, bytes);
  g_bytes_unref (bytes);
  bytes = draw_copy (command, options, copy, hits, &status);
  if (bytes == NULL)
    return status;
  return is_clean (options, hits) ? write_both (options, copy, bytes) : ENT_EXIT_INPUT;
}

EntExit
ent_cli_redact (const EntCliCommand *command, int argc, char **argv)
{
  g_auto(Options) options = { 0 };
  g_autoptr(EntFile) file = NULL;
  EntExit status = ENT_EXIT_FINE;
  g_autofree GOptionEntry *shared = ent_picture_options_entries (&options.picture);
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &options.key, N_("File for the key: which code is who"), N_("FILE") },
    { "names", 0, 0, G_OPTION_ARG_NONE, &options.names, N_("Let names go along instead of codes"), NULL },
    { "keep", 0, 0, G_OPTION_ARG_STRING, &options.keep, N_("What goes along beside the usual, with commas between"), N_("LIST") },
    { "drop", 0, 0, G_OPTION_ARG_STRING, &options.drop, N_("What of the usual does not go along, with commas between"), N_("LIST") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, N_("Title of the copy; that of the map unless told otherwise"), N_("TITLE") },
    { "accept-words", 0, 0, G_OPTION_ARG_NONE, &options.accept_words, N_("Write it though words of what is left out stand in what stays"), NULL },
    { "strike-words", 0, 0, G_OPTION_ARG_NONE, &options.strike_words, N_("Put “…” where names of what is left out stand in what stays; words that tell little stay, and are told"), NULL },
    { "dpi", 0, 0, G_OPTION_ARG_STRING, &options.dpi, N_("Dots in an inch of paper, for PNG, 20 to 1200; 150 unless told otherwise"), N_("N") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options.force, N_("Replace files that are there"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.paths, NULL, NULL },
    { NULL },
  };
  /* clang-format on */

  if (!ent_cli_parse (command, entries, shared, argc, argv, &status))
    return status;
  if (!check_options (command, &options))
    return ENT_EXIT_USAGE;
  file = ent_cli_open (options.in, _("No copy was made: what was read may be half of the map. Open the file in Entorno, save what is there as another file, and copy that."));
  return file != NULL ? redact (command, &options, file->map) : ENT_EXIT_INPUT;
}
