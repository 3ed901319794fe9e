/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people are called in a picture, which may hang on a wall. */
#include "model/names.h"

static gboolean
is_hidden (const EntStakeholder *stakeholder, gboolean private)
{
  return !private && stakeholder->unit == ENT_UNIT_PERSON && !ent_stakeholder_is_on_map (stakeholder);
}

const char *
ent_shown_name (const EntStakeholder *stakeholder, const EntWords *words, gboolean private)
{
  if (!is_hidden (stakeholder, private))
    return stakeholder->name;
  if (stakeholder->position != NULL)
    return stakeholder->position;
  return ent_words_choice (words, &ent_unit_choices, ENT_UNIT_PERSON);
}

const char *
ent_shown_short_name (const EntStakeholder *stakeholder, gboolean private)
{
  return is_hidden (stakeholder, private) ? NULL : stakeholder->short_name;
}
