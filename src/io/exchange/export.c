/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map in a format of others, and what that cannot hold. */
#include "io/exchange/export-book.h"

#include <glib/gi18n-lib.h>

#include "io/book/sheets/csv.h"

GPtrArray *
ent_export_map (EntMap *map, const EntBookFormat *format, const char *moment_id, const EntWriteOptions *options, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_book_file_free);
  EntProgress *first = ent_progress_part (options->progress, 0, ENT_PROGRESS_DONE / 2);
  EntProgress *second = ent_progress_part (options->progress, ENT_PROGRESS_DONE / 2, ENT_PROGRESS_DONE);
  EntExportOptions book_options = { moment_id, format->has_names, format->holds, first };
  EntWriteOptions write_options = { options->separator, second };
  g_autoptr (EntBook) book = ent_export_book (map, &book_options, error);
  gboolean done = book != NULL && format->write (book, &write_options, files, error);

  g_clear_pointer (&first, ent_progress_unref);
  g_clear_pointer (&second, ent_progress_unref);
  return done ? g_steal_pointer (&files) : NULL;
}

GBytes *
ent_export_actions (EntMap *map, const EntWriteOptions *options, GError **error)
{
  EntExportOptions book_options = { .sheets = 1u << ENT_SHEET_ACTIONS, .progress = options->progress };
  g_autoptr (EntBook) book = ent_export_book (map, &book_options, error);

  return book != NULL ? ent_csv_write_only (book, options, error) : NULL;
}

/* --- what is left out --- */

typedef struct
{
  guint n_ratings_elsewhere; /* that no table of stakeholders at the latest moment shows */
  guint n_log;
} Contents;

static Contents
look_through (EntMap *map)
{
  Contents found = { 0 };

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);

      found.n_log += stakeholder->log != NULL ? stakeholder->log->len : 0;
      for (guint k = 0; stakeholder->assessments != NULL && k < stakeholder->assessments->len; k++)
        {
          const EntAssessment *assessment = g_ptr_array_index (stakeholder->assessments, k);

          found.n_ratings_elsewhere += ent_map_assessment (map, stakeholder, NULL, assessment->aspect) != assessment;
        }
    }
  return found;
}

static gboolean
is_held (const EntBookFormat *format, EntSheetKind kind)
{
  return (format->holds & (1u << (guint) kind)) != 0;
}

/* Where there is any. */
static void lose (GPtrArray *losses, gboolean any, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
lose (GPtrArray *losses, gboolean any, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (any)
    g_ptr_array_add (losses, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void
find_lost_records (EntMap *map, const EntBookFormat *format, GPtrArray *losses)
{
  Contents contents = look_through (map);
  guint n_ties = ent_map_n_ties (map), n_moments = ent_map_n_moments (map);
  guint n_actions = ent_map_n_records (map, ENT_RECORD_ACTION), n_steps = ent_map_n_records (map, ENT_RECORD_STEP);

  if (!is_held (format, ENT_SHEET_TIES))
    /* Translators: %u: a number */
    lose (losses, n_ties > 0, ngettext ("%u tie is left out.", "%u ties are left out.", n_ties), n_ties);
  if (!is_held (format, ENT_SHEET_RATINGS))
    /* Translators: %u: a number */
    lose (losses, contents.n_ratings_elsewhere > 0, ngettext ("%u rating of another moment is left out.", "%u ratings of other moments are left out.", contents.n_ratings_elsewhere), contents.n_ratings_elsewhere);
  if (!is_held (format, ENT_SHEET_MOMENTS))
    /* Translators: %u: a number */
    lose (losses, n_moments > 0, ngettext ("The name and date of %u moment are left out.", "The names and dates of %u moments are left out.", n_moments), n_moments);
  if (!is_held (format, ENT_SHEET_LOG))
    /* Translators: %u: a number */
    lose (losses, contents.n_log > 0, ngettext ("%u entry of a log is left out.", "%u entries of logs are left out.", contents.n_log), contents.n_log);
  if (!is_held (format, ENT_SHEET_ACTIONS))
    /* Translators: %u: a number */
    lose (losses, n_actions > 0, ngettext ("%u action is left out.", "%u actions are left out.", n_actions), n_actions);
  if (!is_held (format, ENT_SHEET_STEPS))
    /* Translators: %u: a number */
    lose (losses, n_steps > 0, ngettext ("%u kept picture is left out.", "%u kept pictures are left out.", n_steps), n_steps);
}

static gboolean
has_own_sectors (EntMap *map)
{
  for (EntSectorId i = 0; i < ENT_N_SECTORS; i++)
    if (ent_map_sector (map, i)->label != NULL || ent_map_sector (map, i)->colour != NULL)
      return TRUE;
  return FALSE;
}

GPtrArray *
ent_export_losses (EntMap *map, const EntBookFormat *format)
{
  GPtrArray *losses = g_ptr_array_new_with_free_func (g_free);

  find_lost_records (map, format, losses);
  if (format->limits != NULL)
    g_ptr_array_add (losses, g_strdup (g_dgettext (GETTEXT_PACKAGE, format->limits)));
  if (!is_held (format, ENT_SHEET_MAP))
    g_ptr_array_add (losses, g_strdup (_("What is said of the map itself is left out: its title, place, organisation, authors and notes.")));
  if (!is_held (format, ENT_SHEET_SECTORS))
    lose (losses, has_own_sectors (map), "%s", _("Names and colours that this map gives to sectors are left out."));
  lose (losses, ent_map_info (map)->logo != NULL, "%s", _("The logo is left out."));
  lose (losses, ent_map_has_kept (map), "%s", _("What a newer version or another program put into the file of the map is left out."));
  return losses;
}
