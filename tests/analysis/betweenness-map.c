/* SPDX-License-Identifier: GPL-3.0-or-later */
/* betweenness-map N TIES SEED: an invented map and its brokers as lines, for betweenness-peer.py.
 *
 *   stakeholder ID          on the map
 *   inside ID WHOLE
 *   tie FROM TO KIND
 *   broker ID BETWEENNESS   whoever is not named has none
 */
#include "analysis/brokers.h"
#include "cli/generate.h"

#include <stdio.h>
#include <stdlib.h>

static void
print_map (EntMap *map)
{
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);

      if (ent_stakeholder_is_on_map (stakeholder))
        printf ("stakeholder %s\n", stakeholder->base.id);
      else
        printf ("inside %s %s\n", stakeholder->base.id, stakeholder->part_of);
    }
  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);

      printf ("tie %s %s %s\n", tie->from, tie->to, ent_tie_choices.items[tie->kind].name);
    }
}

static void
print_brokers (EntMap *map)
{
  g_autoptr (GArray) brokers = ent_find_brokers (map, G_MAXUINT, NULL);

  for (guint i = 0; i < brokers->len; i++)
    {
      const EntBroker *broker = &g_array_index (brokers, EntBroker, i);
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      printf ("broker %s %s\n", broker->id, g_ascii_dtostr (number, sizeof number, broker->betweenness));
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (EntMap) map = NULL;

  if (argc != 4)
    return 2;
  map = ent_generate_map ((guint) atoi (argv[1]), (guint) atoi (argv[2]), (guint32) atoi (argv[3]));
  print_map (map);
  print_brokers (map);
  return 0;
}
