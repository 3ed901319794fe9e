/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed vocabularies: names in files, labels for people, help. */
#include "model/choices.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* clang-format off */

#define CHOICES(symbol, context_, ...)                                    \
  static const EntChoice symbol##_items[] = { __VA_ARGS__ };              \
  const EntChoices symbol##_choices = { context_, G_N_ELEMENTS (symbol##_items), symbol##_items };

CHOICES (ent_sector, "sector",
  { "institutions", NC_("sector", "Institutions"), N_("Ministries, municipality, police, prosecutors, the child protection authority.") },
  { "private", NC_("sector", "Private sector"), N_("Hotels, agencies, transport, platforms, and their associations.") },
  { "informal", NC_("sector", "Informal sector"), N_("Vendors, guides, drivers and others who work without a licence or a firm.") },
  { "community", NC_("sector", "Community"), N_("Neighbourhood boards, churches, clubs, organisations of civil society.") },
  { "family", NC_("sector", "Family"), N_("Parents, grandparents, foster families and their groups.") },
  { "education", NC_("sector", "Education system"), N_("Schools, colleges, counsellors, the education authority.") },
  { "media", NC_("sector", "Media"), N_("Newspapers, radio, television, people with an audience online.") })

CHOICES (ent_kind, "kind",
  { "formal", NC_("kind", "Formal"), N_("A registered organisation or business.") },
  { "informal", NC_("kind", "Informal"), N_("People who work or meet without being registered.") },
  { "government", NC_("kind", "Government"), N_("A body of the state, at any level.") })

CHOICES (ent_level, "level",
  { NULL, NC_("level", "Not said"), NULL },
  { "local", NC_("level", "Local"), NULL },
  { "regional", NC_("level", "Regional"), NULL },
  { "national", NC_("level", "National"), NULL },
  { "international", NC_("level", "International"), NULL })

CHOICES (ent_unit, "unit",
  { "organisation", NC_("unit", "Organisation"), NULL },
  { "department", NC_("unit", "Department"), NULL },
  { "person", NC_("unit", "Person"), NULL })

CHOICES (ent_power, "power",
  { "not-assessed", NC_("power", "Not assessed"), N_("Nobody has said yet how much they can decide.") },
  { "1", NC_("power", "None"), N_("Others decide for them.") },
  { "2", NC_("power", "Little"), N_("They are asked now and then.") },
  { "3", NC_("power", "Some"), N_("Their word counts in their own field.") },
  { "4", NC_("power", "Much"), N_("Decisions are seldom taken without them.") },
  { "5", NC_("power", "Decisive"), N_("They decide, or can stop a decision.") })

CHOICES (ent_commitment, "commitment",
  { "not-assessed", NC_("commitment", "Not assessed"), N_("Nobody has said yet where they stand.") },
  { "resistant", NC_("commitment", "Resistant"), N_("They know of the matter and work against it.") },
  { "unaware", NC_("commitment", "Unaware"), N_("They do not know of the matter or of their part in it.") },
  { "neutral", NC_("commitment", "Neutral"), N_("They know of it and do neither good nor harm.") },
  { "supportive", NC_("commitment", "Supportive"), N_("They help when they are asked.") },
  { "leading", NC_("commitment", "Leading"), N_("They act by themselves and bring others along.") })

CHOICES (ent_aspect, "aspect",
  { "power", NC_("aspect", "Decision power"), N_("How much the stakeholder can decide in this matter.") },
  { "commitment", NC_("aspect", "Commitment"), N_("How far the stakeholder stands up for the protection of children.") },
  { "desired", NC_("aspect", "Desired commitment"), N_("Where the stakeholder should stand; the distance is the work to do.") },
  { "ally", NC_("aspect", "Ally"), N_("Somebody to talk to first, who is in favour.") })

CHOICES (ent_source, "source",
  { NULL, NC_("source", "Not said"), NULL },
  { "self", NC_("source", "They said so themselves"), NULL },
  { "others", NC_("source", "Others said so"), NULL },
  { "agreed", NC_("source", "Agreed in the group"), NULL })

CHOICES (ent_phase, "phase",
  { NULL, NC_("phase", "Not begun"), NULL },
  { "initiate", NC_("phase", "Initiate"), N_("Prepare, connect, clarify the purpose.") },
  { "engage", NC_("phase", "Engage"), N_("Find what both sides gain, create value, agree on it.") },
  { "consolidate", NC_("phase", "Consolidate"), N_("Communicate, learn, show commitment, give credit.") },
  { "sustain", NC_("phase", "Sustain"), N_("Keep the effort up, replicate it, broaden it.") })

CHOICES (ent_guidance, "guidance",
  { "1.1", NC_("guidance", "1.1 Prepare"), NULL },
  { "1.2", NC_("guidance", "1.2 Connect"), NULL },
  { "1.3", NC_("guidance", "1.3 Clarify the purpose"), NULL },
  { "2.1", NC_("guidance", "2.1 Ensure that both complement each other"), NULL },
  { "2.2", NC_("guidance", "2.2 Create value"), NULL },
  { "2.3", NC_("guidance", "2.3 Consider a formal agreement"), NULL },
  { "3.1", NC_("guidance", "3.1 Communicate"), NULL },
  { "3.2", NC_("guidance", "3.2 Keep learning"), NULL },
  { "3.3", NC_("guidance", "3.3 Stay committed to the partnership"), NULL },
  { "3.4", NC_("guidance", "3.4 Give credit where it is due"), NULL },
  { "4.1", NC_("guidance", "4.1 Sustain the effort"), NULL },
  { "4.2", NC_("guidance", "4.2 Replicate"), NULL },
  { "4.3", NC_("guidance", "4.3 Broaden the scope"), NULL })

CHOICES (ent_foundation, "foundation",
  { "shared-aim", NC_("foundation", "The work serves children's rights"), N_("Mutual commitment: what is done together contributes to the organisation's own mission for children.") },
  { "willing-to-change", NC_("foundation", "Willing to change its practices"), N_("Mutual commitment: the partner takes a step itself, beyond giving.") },
  { "zero-tolerance", NC_("foundation", "Zero tolerance, with procedures"), N_("Mutual commitment, at the least: a policy against every form of sexual exploitation of children, with clear procedures for employees, partners and suppliers.") },
  { "cross-sector", NC_("foundation", "Across the sectors"), N_("Government, which has the first duty, civil society, communities of faith and the private sector work together.") },
  { "participation", NC_("foundation", "Children are heard"), N_("Prevention, recovery and the law are worked on by those whom they concern; children take part, and their opinions count.") },
  { "long-term", NC_("foundation", "For the long term"), N_("Lasting results: not a single gift or event.") },
  { "evaluation", NC_("foundation", "Monitored and evaluated"), N_("Lasting results: it can be seen, and is told openly, whether the aims were met.") },
  { "due-diligence", NC_("foundation", "Risk assessed beforehand"), N_("Due diligence: the organisation made its own assessment of the risks before the partnership began.") })

CHOICES (ent_agreement, "agreement",
  { NULL, NC_("agreement", "None"), NULL },
  { "letter", NC_("agreement", "Letter of intent"), NULL },
  { "memorandum", NC_("agreement", "Memorandum of understanding"), NULL },
  { "contract", NC_("agreement", "Contract"), NULL },
  { "the-code", NC_("agreement", "The Code"), NULL })

CHOICES (ent_collaboration, "collaboration",
  { NULL, NC_("collaboration", "None"), NULL },
  { "philanthropic", NC_("collaboration", "Philanthropic"), N_("One side gives, the other receives.") },
  { "transactional", NC_("collaboration", "Transactional"), N_("Both give and receive, in defined activities.") },
  { "integrative", NC_("collaboration", "Integrative"), N_("Both pursue the aim together, as part of what they are.") })

CHOICES (ent_risk, "risk",
  { NULL, NC_("risk", "Not done"), NULL },
  { "low", NC_("risk", "Low risk"), NULL },
  { "medium", NC_("risk", "Medium risk"), NULL },
  { "high", NC_("risk", "High risk"), NULL })

CHOICES (ent_log, "log",
  { NULL, NC_("log", "Other"), NULL },
  { "meeting", NC_("log", "Meeting"), NULL },
  { "training", NC_("log", "Training"), NULL },
  { "agreement", NC_("log", "Agreement"), NULL },
  { "visit", NC_("log", "Visit"), NULL },
  { "report", NC_("log", "Report"), NULL })

CHOICES (ent_tie, "tie",
  { "works-with", NC_("tie", "Works with"), N_("They know each other and work together.") },
  { "alliance", NC_("tie", "Alliance"), N_("They pursue the aim together.") },
  { "agreement", NC_("tie", "Agreement"), N_("They have signed something.") },
  { "member-of", NC_("tie", "Member of"), N_("One belongs to the other, an umbrella body.") },
  { "informs", NC_("tie", "Informs"), N_("One passes information on to the other.") },
  { "influences", NC_("tie", "Influences"), N_("The other listens to the one.") },
  { "oversees", NC_("tie", "Oversees"), N_("One supervises, licenses or inspects the other.") },
  { "funds", NC_("tie", "Funds"), N_("Money goes from one to the other.") },
  { "tension", NC_("tie", "Tension"), N_("There is conflict between them.") },
  { "broken", NC_("tie", "Broken"), N_("They used to work together and no longer do.") },
  { "to-build", NC_("tie", "To be built"), N_("It does not exist yet and should.") })

/* Without a word: a kind that both ends say alike. */
CHOICES (ent_tie_end, "tie, from its other end",
  /* Translators: of a tie, as the one says it whom it goes to: “Hotel association has as a member Hostal La Palma” */
  [ENT_TIE_MEMBER_OF] = { NULL, NC_("tie, from its other end", "Has as a member"), NULL },
  [ENT_TIE_INFORMS] = { NULL, NC_("tie, from its other end", "Is informed by"), NULL },
  [ENT_TIE_INFLUENCES] = { NULL, NC_("tie, from its other end", "Is influenced by"), NULL },
  [ENT_TIE_OVERSEES] = { NULL, NC_("tie, from its other end", "Is overseen by"), NULL },
  [ENT_TIE_FUNDS] = { NULL, NC_("tie, from its other end", "Is funded by"), NULL },
  [ENT_TIE_TO_BUILD] = { NULL, NULL, NULL })

CHOICES (ent_direction, "direction",
  { NULL, NC_("direction", "As usual for its kind"), NULL },
  { "none", NC_("direction", "No direction"), NULL },
  { "forward", NC_("direction", "One way"), NULL },
  { "both", NC_("direction", "Both ways"), NULL })

CHOICES (ent_strength, "strength",
  { "normal", NC_("strength", "Normal"), NULL },
  { "weak", NC_("strength", "Weak"), NULL },
  { "strong", NC_("strength", "Strong"), NULL })

CHOICES (ent_state, "state",
  { "open", NC_("state", "Open"), NULL },
  { "done", NC_("state", "Done"), NULL },
  { "dropped", NC_("state", "Dropped"), NULL })

CHOICES (ent_rings, "rings",
  { "commitment", NC_("rings", "Commitment"), NULL },
  { "power", NC_("rings", "Decision power"), NULL },
  { "level", NC_("rings", "Level"), NULL })

CHOICES (ent_step, "step",
  { "map", NC_("step", "Map"), NULL },
  { "matrix", NC_("step", "Matrix"), NULL },
  { "change", NC_("step", "Change"), NULL })

CHOICES (ent_ally, "ally",
  { "no", NC_("ally", "No"), NULL },
  { "yes", NC_("ally", "Yes"), NULL })

/* clang-format on */

guint
ent_choices_count (guint32 set)
{
  return (guint) __builtin_popcount (set);
}

int
ent_choices_find (const EntChoices *choices, const char *name, gssize length)
{
  gsize n = length < 0 ? strlen (name) : (gsize) length;

  for (guint i = 0; i < choices->n_items; i++)
    {
      const char *other = choices->items[i].name;

      if (other != NULL && *other == *name && strncmp (other, name, n) == 0 && other[n] == '\0')
        return (int) i;
    }
  return -1;
}

/* So many pieces may one label have. */
#define MOST_PIECES 4

char *
ent_choices_next_word (const char **text, const char *separators, EntChoiceFind find, gpointer data, int *value)
{
  const char *end = *text, *first = NULL;
  char *longest = NULL;

  if (end == NULL)
    return NULL;
  *value = -1;
  for (guint i = 0; i < MOST_PIECES && end != NULL; i++)
    {
      const char *stop = end + strcspn (end, separators);
      g_autofree char *word = g_strstrip (g_strndup (*text, (gsize) (stop - *text)));
      int found = find (data, word);

      end = *stop != '\0' ? stop + 1 : NULL;
      if (i > 0 && found < 0)
        continue;
      g_free (longest);
      longest = g_steal_pointer (&word);
      *value = found;
      first = end;
    }
  *text = first;
  return longest;
}

const char *
ent_choice_label (const EntChoices *choices, guint value)
{
  g_return_val_if_fail (value < choices->n_items, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, choices->context, choices->items[value].label);
}

const char *
ent_choice_help (const EntChoices *choices, guint value)
{
  g_return_val_if_fail (value < choices->n_items, NULL);

  return choices->items[value].help != NULL ? g_dgettext (GETTEXT_PACKAGE, choices->items[value].help) : NULL;
}
