/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles that are questions, as forms put them above their answers: "1. ¿Cuál es el nombre de la institución?" What is asked
 * for is one of a few words in it.
 */
#include "io/exchange/header-private.h"

#include <string.h>

#include "io/exchange/value-words.h"

#define QUESTION_WORDS 4u /* a title of so many words may be a question without a mark */

typedef struct
{
  const char *words; /* parts of words, folded, with | between: one of them is in it */
  const char *with;  /* and one of these, or NULL */
  const char *field; /* a field or an aspect */
} Question;

/* In the order in which they are tried: who is to be written to is asked for by the name too. */
static const Question questions[] = {
  { "correo|e mail|email|mail", NULL, "email" },
  { "telefono|celular|whatsapp|phone|mobile", NULL, "phone" },
  { "contacto|contact|responde|llena|diligencia|fills in", "nombre|name|persona|person|quien|who", "contact" },
  { "cargo|puesto|job|position", NULL, "position" },
  { "sector", NULL, "sector" },
  { "poder|influencia|influye|decidir|decision|decide|power|influence", NULL, "power" },
  { "compromet|compromiso|apoya|apoyo|a favor|commit|support", NULL, "commitment" },
  { "nombre|name|llama|called", NULL, "name" },
  { "formal", NULL, "kind" },
  { "rol|papel|funcion|role", NULL, "role" },
  { "alcance|cobertura|reach|scope", NULL, "level" },
  { "observacion|comentario|comment|algo mas|anything else", NULL, "notes" },
};

/* Whether a word of @folded, or several, begin as one of @parts. */
static gboolean
has_one (const char *folded, const char *parts)
{
  g_auto (GStrv) all = g_strsplit (parts, "|", -1);

  for (guint i = 0; all[i] != NULL; i++)
    for (const char *at = strstr (folded, all[i]); at != NULL; at = strstr (at + 1, all[i]))
      if (at == folded || at[-1] == ' ')
        return TRUE;
  return FALSE;
}

static gboolean
is_question (const char *title, const char *folded)
{
  guint n_words = 1;

  for (const char *p = folded; *p != '\0'; p++)
    n_words += *p == ' ';
  return strchr (title, '?') != NULL || n_words >= QUESTION_WORDS;
}

gboolean
ent_header_find_question (const char *title, EntMeans *means)
{
  g_autofree char *folded = ent_words_fold (title);

  if (!is_question (title, folded))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      int aspect = ent_choices_find (&ent_aspect_choices, questions[i].field, -1);

      if (!has_one (folded, questions[i].words) || (questions[i].with != NULL && !has_one (folded, questions[i].with)))
        continue;
      *means = aspect >= 0 ? (EntMeans) { ENT_MEANS_ASPECT, NULL, (EntAspect) aspect }
                           : (EntMeans) { ENT_MEANS_FIELD, ent_field_find (ENT_RECORD_STAKEHOLDER, questions[i].field), 0 };
      return TRUE;
    }
  return FALSE;
}
