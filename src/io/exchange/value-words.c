/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for values. Where a word is a judgement by degrees, high is 4 and not 5: who says that much is
 * decided by somebody has not said that all is.
 */
#include "io/exchange/value-words.h"

#include <string.h>

#include "model/quick/quick-words.h"
#include "model/text.h"

typedef struct
{
  const EntChoices *choices;
  guint value;
  const char *words; /* folded, with | between; the first two are the labels in English and Spanish */
} Row;

/* clang-format off */
static const Row rows[] = {
  { &ent_sector_choices, ENT_SECTOR_INSTITUTIONS, "institutions|instituciones|public|publico|public sector|sector publico|publica|gubernamental|government|gobierno|gov|institutional|instituciones publicas|state|estado|estatal|justice|justicia|police|policia|health|salud" },
  { &ent_sector_choices, ENT_SECTOR_PRIVATE, "private sector|sector privado|private|privado|privada|empresarial|business|companies|empresas|tourism|turismo|turistico|turistica|sector turistico|hoteleria|hotelero|hotelera|agencias de viajes|gastronomia|sector empresarial|private company|empresa privada|comercio|industry|industria" },
  { &ent_sector_choices, ENT_SECTOR_INFORMAL, "informal sector|sector informal|informal|economia informal|economia popular|informal economy" },
  { &ent_sector_choices, ENT_SECTOR_COMMUNITY, "community|comunidad|comunitario|comunitaria|civil society|sociedad civil|ngo|ngos|ong|ongs|osc|church|iglesia|iglesias|academia civil|base social" },
  { &ent_sector_choices, ENT_SECTOR_FAMILY, "family|familia|families|familias|parents|padres|madres y padres" },
  { &ent_sector_choices, ENT_SECTOR_EDUCATION, "education system|sistema educativo|education|educacion|educativo|educativa|school|schools|escuela|escuelas|colegio|colegios|academia|university|universidad|universidades|sector educativo" },
  { &ent_sector_choices, ENT_SECTOR_MEDIA, "media|medios de comunicacion|medios|medio|press|prensa|comunicacion|periodismo" },

  { &ent_kind_choices, ENT_KIND_FORMAL, "formal|formales|private|privado|privada|registered|registrado|empresa|company|business|ngo|ong|organizacion|civil society|sociedad civil|f" },
  { &ent_kind_choices, ENT_KIND_INFORMAL, "informal|informales|unregistered|no registrado|no formal|i" },
  { &ent_kind_choices, ENT_KIND_GOVERNMENT, "government|gobierno|public|publico|publica|gubernamental|state|estado|estatal|gov|gob|institucion publica|entidad publica|authority|autoridad|g" },

  { &ent_level_choices, ENT_LEVEL_LOCAL, "local|municipal|barrial|distrital|district|municipality|municipio|city|ciudad" },
  { &ent_level_choices, ENT_LEVEL_REGIONAL, "regional|departamental|provincial|province|provincia|estadal|state level" },
  { &ent_level_choices, ENT_LEVEL_NATIONAL, "national|nacional|country|pais|federal" },
  { &ent_level_choices, ENT_LEVEL_INTERNATIONAL, "international|internacional|global|mundial|worldwide" },

  { &ent_unit_choices, ENT_UNIT_ORGANISATION, "organisation|organization|organizacion|entidad|institucion|grupo|group" },
  { &ent_unit_choices, ENT_UNIT_DEPARTMENT, "department|departamento|area|unit|unidad|oficina|seccion" },
  { &ent_unit_choices, ENT_UNIT_PERSON, "person|persona|individual|individuo|people" },

  { &ent_power_choices, 0, "not assessed|sin evaluar|no evaluado|sin dato|sin datos|n a|na|nd|n d|s d|s i|desconocido|unknown" },
  { &ent_power_choices, 1, "none|ninguno|ninguna|nulo|nula|muy bajo|muy baja|very low|mb|vl|nada" },
  { &ent_power_choices, 2, "little|poco|poca|bajo|baja|medio bajo|media baja|medium low|low|l|b|minor|menor|escaso|escasa" },
  { &ent_power_choices, 3, "some|algo|medio|media|medium|m|moderate|moderado|moderada|regular|intermedio|mediano|mediana|average|med" },
  { &ent_power_choices, 4, "much|mucho|mucha|alto|alta|medio alto|media alta|medium high|high|h|a|major|fuerte|strong|considerable" },
  { &ent_power_choices, 5, "decisive|decisivo|decisiva|muy alto|muy alta|very high|ma|vh|total|maximo|maxima|critical|critico|critica" },

  { &ent_commitment_choices, ENT_COMMITMENT_NOT_ASSESSED, "not assessed|sin evaluar|no evaluado|sin dato|sin datos|n a|na|nd|n d|s d|s i|unknown|desconocido|desconocida|por definir|tbd" },
  { &ent_commitment_choices, ENT_COMMITMENT_RESISTANT, "resistant|se resiste|resistente|en contra|against|opposed|opposes|opponent|oponente|opositor|opositora|oposicion|opposition|contrario|contraria|adversary|adversario|blocker|bloqueador|critic|critico|detractor|enemigo|enemy|negative|negativo|negativa|hostil|hostile|o|mo|so|ho|high opposition|medium opposition|low opposition|moderate opposition|moderately opposed|strongly opposed|oposicion alta|oposicion media|oposicion baja|oposicion moderada|rechazo|conflicto|muy en contra|strongly against|sabotea" },
  { &ent_commitment_choices, ENT_COMMITMENT_UNAWARE, "unaware|no esta al tanto|nada comprometido|nada comprometida|sin compromiso|no comprometido|no comprometida|no al tanto|desconoce|desconoce el tema|no conoce|no sabe|not aware|uninformed|desinformado|desinformada|sin informacion|bajo|baja|low|l|b|apathetic|apatico" },
  { &ent_commitment_choices, ENT_COMMITMENT_NEUTRAL, "neutral|indiferente|poco comprometido|poco comprometida|indifferent|indeciso|indecisa|undecided|n|neutro|neutra|ambivalent|ambivalente|nonmobilized|non mobilized|no movilizado|no movilizada|medio|media|medium|m|ni a favor ni en contra|expectante|abstiene|abstencion" },
  { &ent_commitment_choices, ENT_COMMITMENT_SUPPORTIVE, "supportive|de apoyo|apoya|apoyo|a favor|favor|favorable|favour|in favour|in favor|for|supporter|support|supports|ally|aliado|aliada|positive|positivo|positiva|ms|ls|low support|medium support|moderate support|moderately supportive|apoyo moderado|apoyo medio|apoyo bajo|alto|alta|high|h|a|partidario|partidaria|colaborador|colaboradora|cooperativo|cooperativa|algo a favor|interesado|comprometido|comprometida|committed|engaged" },
  { &ent_commitment_choices, ENT_COMMITMENT_LEADING, "leading|lidera|lider|leader|champion|impulsor|impulsora|promotor|promotora|promoter|advocate|s|hs|ss|high support|strong support|strongly supports|apoyo alto|apoyo fuerte|muy alto|muy alta|very high|muy a favor|muy comprometido|muy comprometida|totalmente a favor|activista|driver" },

  { &ent_phase_choices, ENT_PHASE_INITIATE, "initiate|iniciar|inicio|iniciacion|initiation" },
  { &ent_phase_choices, ENT_PHASE_ENGAGE, "engage|involucrar|involucramiento|engagement" },
  { &ent_phase_choices, ENT_PHASE_CONSOLIDATE, "consolidate|consolidar|consolidacion|consolidation" },
  { &ent_phase_choices, ENT_PHASE_SUSTAIN, "sustain|sostener|sostenibilidad|sustaining|mantener" },

  { &ent_foundation_choices, 0, "the work serves children s rights|el trabajo sirve a los derechos de la ninez" },
  { &ent_foundation_choices, 1, "willing to change its practices|dispuesto a cambiar sus practicas" },
  { &ent_foundation_choices, 2, "zero tolerance with procedures|tolerancia cero con procedimientos" },
  { &ent_foundation_choices, 3, "across the sectors|entre todos los sectores" },
  { &ent_foundation_choices, 4, "children are heard|se escucha a ninas y ninos" },
  { &ent_foundation_choices, 5, "for the long term|a largo plazo" },
  { &ent_foundation_choices, 6, "monitored and evaluated|con seguimiento y evaluacion" },
  { &ent_foundation_choices, 7, "risk assessed beforehand|riesgo evaluado de antemano" },

  { &ent_agreement_choices, ENT_AGREEMENT_LETTER, "letter|letter of intent|carta|carta de intencion|carta de compromiso" },
  { &ent_agreement_choices, ENT_AGREEMENT_MEMORANDUM, "memorandum|mou|memorandum of understanding|memorando|memorando de entendimiento|memorandum de entendimiento|convenio|convenio marco" },
  { &ent_agreement_choices, ENT_AGREEMENT_CONTRACT, "contract|contrato" },
  { &ent_agreement_choices, ENT_AGREEMENT_THE_CODE, "the code|el codigo|codigo de conducta|code of conduct|code" },

  { &ent_collaboration_choices, 1, "philanthropic|filantropica|filantropico|donor|donante" },
  { &ent_collaboration_choices, 2, "transactional|transaccional" },
  { &ent_collaboration_choices, 3, "integrative|integradora|integrador|integrativa" },

  { &ent_risk_choices, 1, "low|low risk|bajo|baja|riesgo bajo|b|l" },
  { &ent_risk_choices, 2, "medium|medium risk|medio|media|moderate|moderado|riesgo medio|m" },
  { &ent_risk_choices, 3, "high|high risk|alto|alta|riesgo alto|a|h|muy alto|critico|critical" },

  { &ent_source_choices, ENT_SOURCE_SELF, "self|propia|ellos mismos|autoevaluacion|self assessment|lo dijeron ellos mismos|they said so themselves" },
  { &ent_source_choices, ENT_SOURCE_OTHERS, "others|otros|terceros|lo dijeron otros|others said so" },
  { &ent_source_choices, ENT_SOURCE_AGREED, "agreed|acordado|consenso|consensus|acordado en el grupo|agreed in the group|grupo|group" },

  { &ent_log_choices, ENT_LOG_MEETING, "meeting|reunion|call|llamada|encuentro" },
  { &ent_log_choices, ENT_LOG_TRAINING, "training|formacion|capacitacion|taller|workshop" },
  { &ent_log_choices, ENT_LOG_AGREEMENT, "agreement|acuerdo|convenio" },
  { &ent_log_choices, ENT_LOG_VISIT, "visit|visita|inspeccion|inspection" },
  { &ent_log_choices, ENT_LOG_REPORT, "report|informe|reporte" },

  { &ent_tie_choices, ENT_TIE_WORKS_WITH, "works with|trabaja con|colaboracion|collaboration|collaborates with|coordina con|coordinacion|cooperation|cooperacion|partner|socio|conoce|knows" },
  { &ent_tie_choices, ENT_TIE_ALLIANCE, "alliance|alianza|aliados|allies|ally|aliado|partnership" },
  { &ent_tie_choices, ENT_TIE_AGREEMENT, "agreement|acuerdo|convenio|contract|contrato|mou" },
  { &ent_tie_choices, ENT_TIE_MEMBER_OF, "member of|miembro de|member|miembro|membership|membresia|belongs to|pertenece a|part of|parte de|afiliado a|asociado a" },
  { &ent_tie_choices, ENT_TIE_INFORMS, "informs|informa|information|informacion|flujo de informacion|information exchange|communicates with|comunica" },
  { &ent_tie_choices, ENT_TIE_INFLUENCES, "influences|influye|influencia|influence|incide en|advises|asesora" },
  { &ent_tie_choices, ENT_TIE_OVERSEES, "oversees|supervisa|supervision|controla|control|regulates|regula|regulacion|formal command|mando|linea de mando|manages|dirige|licenses|inspects|inspecciona|autoriza" },
  { &ent_tie_choices, ENT_TIE_FUNDS, "funds|financia|funding|financiacion|financiamiento|money|dinero|flujo de dinero|flow of funds|donates to|dona a|paga a" },
  { &ent_tie_choices, ENT_TIE_TENSION, "tension|conflict|conflicto|conflictiva|conflictivo|en conflicto|tensa|tenso" },
  { &ent_tie_choices, ENT_TIE_BROKEN, "broken|roto|rota|ruptura|interrumpida|interrumpido" },
  { &ent_tie_choices, ENT_TIE_TO_BUILD, "to be built|to build|por construir|potencial|potential|inexistente|missing|por crear" },

  { &ent_direction_choices, ENT_DIRECTION_NONE, "none|no direction|undirected|sin direccion|ninguna|no dirigido|no dirigida|no" },
  { &ent_direction_choices, ENT_DIRECTION_FORWARD, "forward|one way|directed|en un sentido|dirigido|dirigida|unidireccional|unidirectional|ida|1|yes|si" },
  { &ent_direction_choices, ENT_DIRECTION_BOTH, "both|both ways|mutual|en ambos sentidos|mutuo|mutua|bidireccional|bidirectional|reciproco|reciproca|ambos" },

  { &ent_strength_choices, ENT_STRENGTH_NORMAL, "normal|medium|medio|media|moderate|moderada|m" },
  { &ent_strength_choices, ENT_STRENGTH_WEAK, "weak|debil|baja|bajo|low|poca|l|b|d" },
  { &ent_strength_choices, ENT_STRENGTH_STRONG, "strong|fuerte|alta|alto|high|mucha|h|a|s|f" },

  { &ent_state_choices, ENT_STATE_OPEN, "open|abierta|abierto|pending|pendiente|en curso|in progress|por hacer|to do|todo" },
  { &ent_state_choices, ENT_STATE_DONE, "done|hecha|hecho|completed|completada|completado|terminada|finished|cerrada|closed|ok" },
  { &ent_state_choices, ENT_STATE_DROPPED, "dropped|descartada|descartado|cancelled|canceled|cancelada|cancelado" },

  { &ent_ally_choices, TRUE, "yes|si|y|true|s|x|1|verdadero|✓|✔|☑|aliado|ally" },
  { &ent_ally_choices, FALSE, "no|n|false|0|falso|☐" },

  { &ent_aspect_choices, ENT_ASPECT_POWER, "power|decision power|poder de decision|poder" },
  { &ent_aspect_choices, ENT_ASPECT_COMMITMENT, "commitment|compromiso" },
  { &ent_aspect_choices, ENT_ASPECT_DESIRED, "desired|desired commitment|compromiso deseado" },
  { &ent_aspect_choices, ENT_ASPECT_ALLY, "ally|aliado" },

  { &ent_rings_choices, 0, "commitment|compromiso" },
  { &ent_rings_choices, 1, "power|decision power|poder de decision" },
  { &ent_rings_choices, 2, "level|nivel" },

  { &ent_step_choices, 0, "map|mapa" },
  { &ent_step_choices, 1, "matrix|matriz" },
  { &ent_step_choices, 2, "change|cambios" },
};
/* clang-format on */

char *
ent_words_fold (const char *text)
{
  g_autofree char *folded = ent_text_fold (text);
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c == '(' || c == '[') && plain->len > 0)
        break;
      if (g_unichar_type (c) == G_UNICODE_FORMAT)
        continue;
      if (c < 128 && !g_ascii_isalnum ((char) c))
        {
          gap = plain->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (plain, ' ');
      gap = FALSE;
      g_string_append_unichar (plain, c);
    }
  return g_strdup (plain->str);
}

/* The first meaning of a word stays. */
static void
learn (GHashTable *table, const char *words, guint value)
{
  g_auto (GStrv) all = g_strsplit (words, "|", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree char *folded = ent_words_fold (all[i]);

      if (*folded != '\0' && !g_hash_table_contains (table, folded))
        g_hash_table_insert (table, g_steal_pointer (&folded), GUINT_TO_POINTER (value + 1));
    }
}

static GHashTable *
make_table (const EntChoices *choices)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < choices->n_items; i++)
    {
      /* as the register shows it: "4 · Much" */
      g_autofree char *numbered = choices == &ent_power_choices ? g_strdup_printf ("%u %s", i, ent_choice_label (choices, i)) : NULL;

      if (choices->items[i].name != NULL)
        learn (table, choices->items[i].name, i);
      if (numbered != NULL)
        learn (table, numbered, i);
      learn (table, ent_choice_label (choices, i), i);
      learn (table, choices->items[i].label, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].choices == choices)
      learn (table, rows[i].words, rows[i].value);
  return table;
}

static GHashTable *
table_of (const EntChoices *choices)
{
  static GMutex mutex;
  static GHashTable *tables; /* of EntChoices → words; as long as the program */
  GHashTable *table;

  g_mutex_lock (&mutex);
  if (tables == NULL)
    tables = g_hash_table_new (NULL, NULL);
  table = g_hash_table_lookup (tables, choices);
  if (table == NULL)
    {
      table = make_table (choices);
      g_hash_table_insert (tables, (gpointer) choices, table);
    }
  g_mutex_unlock (&mutex);
  return table;
}

static int
quick_word (const EntChoices *choices, const char *text)
{
  if (choices == &ent_sector_choices)
    return ent_quick_word (ENT_QUICK_WORDS_SECTOR, text);
  if (choices == &ent_kind_choices)
    return ent_quick_word (ENT_QUICK_WORDS_KIND, text);
  if (choices == &ent_commitment_choices)
    return ent_quick_word (ENT_QUICK_WORDS_COMMITMENT, text);
  return choices == &ent_tie_choices ? ent_quick_word (ENT_QUICK_WORDS_TIE, text) : -1;
}

/* "Aliado estratégico": an ally, whatever else. Two letters say too little. */
static int
first_word (GHashTable *table, const char *folded)
{
  const char *end = strchr (folded, ' ');
  g_autofree char *word = end != NULL && end - folded >= 4 ? g_strndup (folded, (gsize) (end - folded)) : NULL;

  return word != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (table, word)) - 1 : -1;
}

int
ent_value_word (const EntChoices *choices, const char *text)
{
  g_autofree char *folded = ent_words_fold (text);
  int found = GPOINTER_TO_INT (g_hash_table_lookup (table_of (choices), folded)) - 1;
  gsize n_digits = strspn (folded, "0123456789");

  if (found < 0)
    found = quick_word (choices, text);
  /* "4 - Alto" */
  if (found < 0 && n_digits > 0 && folded[n_digits] == ' ' && !g_ascii_isdigit (folded[n_digits + 1]))
    found = GPOINTER_TO_INT (g_hash_table_lookup (table_of (choices), folded + n_digits + 1)) - 1;
  return found < 0 && choices == &ent_commitment_choices ? first_word (table_of (choices), folded) : found;
}

gboolean
ent_value_is_own (const EntChoices *choices, const char *text)
{
  g_autofree char *folded = ent_words_fold (text);
  int value = GPOINTER_TO_INT (g_hash_table_lookup (table_of (choices), folded)) - 1;

  if (value < 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].choices == choices && (int) rows[i].value == value)
      {
        g_auto (GStrv) words = g_strsplit (rows[i].words, "|", 3);

        if (strcmp (words[0], folded) == 0 || g_strcmp0 (words[1], folded) == 0)
          return TRUE;
      }
  return g_strcmp0 (choices->items[value].name, text) == 0 || g_strcmp0 (ent_choice_label (choices, (guint) value), text) == 0;
}
