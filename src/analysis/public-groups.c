/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be chosen for a copy for others, and how much of it a map holds. */
#include "analysis/public-private.h"

#include <glib/gi18n-lib.h>

/* clang-format off */

static const EntPublicGroup groups[] = {
  { ENT_SHARE_NAMES, "names", NC_("public copy", "Names of stakeholders"), N_("Without them everybody is called by a code: A1, A2 …") },
  { ENT_SHARE_PLACE, "place", NC_("public copy", "Destination"), N_("The name of the place.") },
  { ENT_SHARE_ORGANISATION, "organisation", NC_("public copy", "Organisation"), N_("Who makes the map, and the logo.") },
  { ENT_SHARE_AUTHORS, "authors", NC_("public copy", "Authors"), N_("The people who made the map.") },
  { ENT_SHARE_POWER, "power", NC_("public copy", "Decision power"), N_("How much each can decide, at each moment.") },
  { ENT_SHARE_COMMITMENT, "commitment", NC_("public copy", "Commitment"), N_("Commitment, desired commitment, and who is an ally.") },
  { ENT_SHARE_REASONS, "reasons", NC_("public copy", "Reasons of ratings"), N_("Why a rating is what it is, and whose judgement it was.") },
  { ENT_SHARE_TIES, "ties", NC_("public copy", "Ties"), N_("All but tension and broken ties.") },
  { ENT_SHARE_CONFLICTS, "conflicts", NC_("public copy", "Conflicts"), N_("Ties of tension, broken ties, and vetoes.") },
  { ENT_SHARE_INSIDE, "inside", NC_("public copy", "People inside"), N_("People and departments within organisations.") },
  { ENT_SHARE_ROLES, "roles", NC_("public copy", "Roles"), N_("The role of each in the implementation, as it was typed.") },
  { ENT_SHARE_ENGAGEMENT, "engagement", NC_("public copy", "Engagement"), N_("Phases, steps done, agreements, collaboration.") },
  { ENT_SHARE_CODE, "code", NC_("public copy", "The Code"), N_("The days on which its criteria were met.") },
  { ENT_SHARE_RISK, "risk", NC_("public copy", "Risk assessments"), N_("How high the risk is, and when that was found.") },
  { ENT_SHARE_CONTACT, "contact", NC_("public copy", "Contact data"), N_("Contact persons, positions, e-mail addresses, phones.") },
  { ENT_SHARE_NOTES, "notes", NC_("public copy", "Notes"), N_("Of the map, of stakeholders, of ties.") },
  { ENT_SHARE_STRATEGY, "strategy", NC_("public copy", "Strategies"), N_("How each is to be approached.") },
  { ENT_SHARE_TAGS, "tags", NC_("public copy", "Tags"), N_("The words that stakeholders are found by.") },
  { ENT_SHARE_LOG, "log", NC_("public copy", "Log"), N_("Meetings, visits and reports, with their days.") },
  { ENT_SHARE_ACTIONS, "actions", NC_("public copy", "Actions"), N_("What is to be done, by whom, and with whom.") },
  { ENT_SHARE_STEPS, "steps", NC_("public copy", "Pictures to project"), N_("Those that were kept with the map, and their names.") },
};

/* clang-format on */

const EntPublicGroup *
ent_public_groups (guint *n_groups)
{
  *n_groups = G_N_ELEMENTS (groups);
  return groups;
}

const EntPublicGroup *
ent_public_group_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (groups[i].name, name))
      return &groups[i];
  return NULL;
}

const EntPublicGroup *
ent_public_group_of (EntShare share)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (groups[i].share == share)
      return &groups[i];
  return NULL;
}

const char *
ent_public_label (const EntPublicGroup *group)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "public copy", group->label);
}

const char *
ent_public_help (const EntPublicGroup *group)
{
  return g_dgettext (GETTEXT_PACKAGE, group->help);
}

static EntShare
share_of_tie (const EntTie *tie)
{
  return tie->kind == ENT_TIE_TENSION || tie->kind == ENT_TIE_BROKEN ? ENT_SHARE_CONFLICTS : ENT_SHARE_TIES;
}

EntShare
ent_public_share_of (gconstpointer record)
{
  switch (((const EntRecord *) record)->kind)
    {
    case ENT_RECORD_STAKEHOLDER:
      return ent_stakeholder_is_on_map (record) ? ENT_SHARE_ALWAYS : ENT_SHARE_INSIDE;
    case ENT_RECORD_ASSESSMENT:
      return ((const EntAssessment *) record)->aspect == ENT_ASPECT_POWER ? ENT_SHARE_POWER : ENT_SHARE_COMMITMENT;
    case ENT_RECORD_LOG:
      return ENT_SHARE_LOG;
    case ENT_RECORD_TIE:
      return share_of_tie (record);
    case ENT_RECORD_ACTION:
      return ENT_SHARE_ACTIONS;
    case ENT_RECORD_STEP:
      return ENT_SHARE_STEPS;
    case ENT_RECORD_MAP:
    case ENT_RECORD_SECTOR:
    case ENT_RECORD_MOMENT:
    default:
      return ENT_SHARE_ALWAYS;
    }
}

gboolean
ent_public_is_text (const EntField *field)
{
  /* some texts of one line are ids */
  if (field->type == ENT_FIELD_TEXT)
    return (field->flags & ENT_FIELD_FOCUS) == 0 && (field->group != ENT_GROUP_NONE || field->share == ENT_SHARE_NEVER);
  return field->type == ENT_FIELD_NOTE || field->type == ENT_FIELD_TAGS || field->type == ENT_FIELD_LANGUAGE;
}

gboolean
ent_public_is_name (const EntField *field)
{
  return field->share == ENT_SHARE_NAMES || (field->share == ENT_SHARE_CONTACT && field->type == ENT_FIELD_TEXT) ||
         field->share == ENT_SHARE_AUTHORS || field->share == ENT_SHARE_ORGANISATION || field->share == ENT_SHARE_PLACE;
}

/* --- how much --- */

static void
count_record (gconstpointer record, guint *counts)
{
  guint n;
  const EntField *fields = ent_fields (((const EntRecord *) record)->kind, &n);

  counts[ent_public_share_of (record)]++;
  for (guint i = 0; i < n; i++)
    counts[fields[i].share] += !ent_field_holds (&fields[i], record, NULL);
}

static void
count_all (GPtrArray *records, guint *counts)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    count_record (g_ptr_array_index (records, i), counts);
}

void
ent_public_count (EntMap *map, guint counts[ENT_N_SHARES])
{
  for (guint i = 0; i < ENT_N_SHARES; i++)
    counts[i] = 0;
  count_record (ent_map_info (map), counts);
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < ent_map_n_records (map, kind); i++)
      {
        gconstpointer record = ent_map_record_at (map, kind, i);

        count_record (record, counts);
        if (kind == ENT_RECORD_STAKEHOLDER)
          {
            count_all (((const EntStakeholder *) record)->assessments, counts);
            count_all (((const EntStakeholder *) record)->log, counts);
          }
      }
  /* short names are not another name each */
  counts[ENT_SHARE_NAMES] = ent_map_n_stakeholders (map);
}
