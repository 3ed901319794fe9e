/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each step of the guidance in a few sentences of our own, after "Effective ways to engage the private
 * sector" (Down to Zero Alliance, 2019). They stand here and not with the names of the steps: what a
 * picture may say is left out of the search for private words, and these say too much.
 */
#include "app/inspector/guidance-words.h"

#include <glib/gi18n.h>

#include "model/choices.h"

/* clang-format off */

/* in the order of ent_guidance_choices */
static const char *const words[] = {
  N_("Know why you seek them and what kind of partnership fits. Find out who they are, what they do already, and what the law asks of them. Look for the right person: first those in favour, then those who decide. Gather facts, and words that suit the place."),
  N_("Get to know each other as people; the matter is hard to talk about. Show that they share the responsibility and what they gain by acting: reputation, guests, safety. Bring examples of others who did."),
  N_("Say what the partnership is to reach, with aims that can be measured, and what your own part in it is. Write down together what is needed, who gives what, and who answers for what."),
  N_("Understand each other's work, mission and values. Look for where they meet, now and later, and for what can be done there in practice. Name what does not go together before it causes trouble."),
  N_("Talk about what each side can bring in and what each gains, in money or otherwise. Make protection a part of the core business, an investment and not a gift, and have answers to what it costs and what it brings."),
  N_("Choose how to write it down: a letter of support, a memorandum, a contract, or The Code. It helps to tell others of the partnership and to see whether both do what they said."),
  N_("Trust lives on being told. Keep a record of agreements, progress and what was learned; tell the world, and the media, what went well, without ever showing a child."),
  N_("Look back at regular times, together, at what worked and what did not. Do what can be done now, and refine it from what it taught."),
  N_("See that owners and managers stand behind it, not one department alone. Ask whether what works can go to other parts of the company, and whether there is a will to go on for years."),
  N_("Let them see that they matter. Name in public what they did: recognition keeps them going and brings others."),
  N_("Bring the protection of children into their standing rules and practice. Hand the lead to them or to a public institution, keep watching how it goes, and look for funds that last."),
  N_("Bring in other branches, members and companies of the same trade or place. Agree on who does that and who pays, and make what was learned easy to pass on."),
  N_("Invite others: police, municipality, schools, health centres, markets. Agree on whom to ask, what for, and who asks; think of a formal agreement of all, with a chair."),
};

/* clang-format on */

const char *
ent_guidance_words (guint step)
{
  g_return_val_if_fail (step < G_N_ELEMENTS (words), "");

  return _(words[step]);
}
