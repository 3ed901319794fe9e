/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "web-fixture.h"

#include <string.h>

/* What stands behind @mark in @word, which ends before it then; NULL where there is none. */
static char *
cut (char *word, char mark)
{
  char *found = strchr (word, mark);

  if (found == NULL)
    return NULL;
  *found = '\0';
  return found + 1;
}

static guint
find_choice (const EntChoices *choices, const char *name)
{
  int value = ent_choices_find (choices, name, -1);

  g_assert_cmpint (value, >=, 0);
  return (guint) value;
}

static void
add_one (EntMap *map, const char *text)
{
  g_autofree char *word = g_strdup (text);
  const char *whole = cut (word, '<'), *commitment = cut (word, ':'), *ally = cut (word, '*');
  const char *power = cut (word, '/'), *sector = cut (word, '@');

  add_stakeholder (map, word, word, sector != NULL ? (EntSectorId) find_choice (&ent_sector_choices, sector) : ENT_SECTOR_PRIVATE);
  if (whole != NULL)
    {
      set_field (map, ENT_RECORD_STAKEHOLDER, word, "unit", "person");
      set_field (map, ENT_RECORD_STAKEHOLDER, word, "part-of", whole);
    }
  if (commitment != NULL)
    add_assessment (map, word, "t-first", ENT_ASPECT_COMMITMENT, find_choice (&ent_commitment_choices, commitment));
  if (power != NULL)
    add_assessment (map, word, "t-first", ENT_ASPECT_POWER, (guint) g_ascii_digit_value (*power));
  if (ally != NULL)
    add_assessment (map, word, "t-first", ENT_ASPECT_ALLY, TRUE);
}

static void
set_tie_field (EntMap *map, const char *id, const char *word)
{
  if (strcmp (word, "unclear") == 0)
    set_field (map, ENT_RECORD_TIE, id, word, "yes");
  else if (ent_choices_find (&ent_strength_choices, word, -1) >= 0)
    set_field (map, ENT_RECORD_TIE, id, "strength", word);
  else
    g_assert_cmpint (ent_choices_find (&ent_tie_choices, word, -1), >=, 0);
}

/* Two of one kind would be in each other's way before the kind is set: it is looked for first. */
static EntTieKind
find_kind (char **words)
{
  for (char **word = words; *word != NULL; word++)
    if (ent_choices_find (&ent_tie_choices, *word, -1) >= 0)
      return (EntTieKind) ent_choices_find (&ent_tie_choices, *word, -1);
  return ENT_TIE_WORKS_WITH;
}

static void
add_one_tie (EntMap *map, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  char mark = strpbrk (words[1], "->=")[0];
  const char *to = cut (words[1], mark);

  add_tie (map, words[0], words[1], to, find_kind (words + 2));
  if (mark != '-')
    set_field (map, ENT_RECORD_TIE, words[0], "direction", mark == '>' ? "forward" : "both");
  for (char **word = words + 2; *word != NULL; word++)
    set_tie_field (map, words[0], *word);
}

EntMap *
new_web (const char *people, const char *ties)
{
  EntMap *map = new_map_with_moment ();
  g_auto (GStrv) all_people = g_strsplit (people, " ", -1), all_ties = g_strsplit (ties, ", ", -1);

  for (char **one = all_people; *one != NULL; one++)
    add_one (map, *one);
  for (char **one = all_ties; *one != NULL && **one != '\0'; one++)
    add_one_tie (map, *one);
  return map;
}
