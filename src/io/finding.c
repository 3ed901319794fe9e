/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings and their line for people. */
#include "io/finding.h"

#include "model/text.h"

EntFinding *
ent_finding_new (EntFindingLevel level, guint line, const char *record, const char *message)
{
  EntFinding *finding = g_new0 (EntFinding, 1);

  finding->level = level;
  finding->line = line;
  finding->record = g_strdup (record);
  finding->message = g_strdup (message);
  return finding;
}

void
ent_finding_free (EntFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->record);
  g_free (finding->message);
  g_free (finding);
}

char *
ent_finding_format (const EntFinding *finding, const char *name)
{
  g_autofree char *shown = ent_text_quote (name, 0);

  g_return_val_if_fail (finding != NULL, NULL);

  if (finding->line == 0)
    return g_strdup_printf ("%s: %s", shown, finding->message);
  return g_strdup_printf ("%s:%u: %s", shown, finding->line, finding->message);
}
