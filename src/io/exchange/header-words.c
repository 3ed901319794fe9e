/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of columns, by the table of fields and by what else they are called. */
#include "io/exchange/header-words.h"

#include <string.h>

#include "io/exchange/export-book.h"
#include "io/exchange/header-private.h"
#include "io/exchange/value-words.h"

/* So long are the beginnings that count: "a" begins too many titles. */
#define SHORTEST_BEGINNING 4u
/* In bytes: what is longer is no title, and would be looked at word by word. */
#define LONGEST_TITLE 300u

typedef struct
{
  EntSheetKind kind;
  const char *field; /* a field, an aspect, or NULL */
  EntMeaning meaning;
  EntHeaderFit fit;
  const char *titles; /* with | between */
} Row;

/* clang-format off */
static const Row rows[] = {
  { ENT_SHEET_STAKEHOLDERS, NULL, ENT_MEANS_ID, ENT_HEADER_KNOWN, "id|identifier|identificador|código|codigo|code|external id|external_id|source id|player id" },
  /* of the row, where no other says whose it is */
  { ENT_SHEET_STAKEHOLDERS, NULL, ENT_MEANS_ID, ENT_HEADER_BEGINS, "no|n°|n °|n o|nro|num|número|#|item|ítem|consecutivo" },
  { ENT_SHEET_STAKEHOLDERS, "name", ENT_MEANS_FIELD, ENT_HEADER_KNOWN,
    "stakeholder name|nombre y apellidos|nombre completo|nombre del actor|nombre del interesado|nombre de la organización|nombre de la institución|nombre de la entidad|interesado|interesados|parte interesada|partes interesadas|grupo de interés|actores|actor clave|player|player name|vertex|node|nodo|full name|razón social|involucrado|involucrados" },
  { ENT_SHEET_STAKEHOLDERS, "name", ENT_MEANS_FIELD, ENT_HEADER_BEGINS, "label|title|título|etiqueta" },
  { ENT_SHEET_STAKEHOLDERS, "short-name", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "abbrev|player abbrev|abreviación|acrónimo|nombre abreviado" },
  { ENT_SHEET_STAKEHOLDERS, "kind", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "formal informal|formalidad|formal o informal|tipo formal informal|naturaleza|naturaleza jurídica|carácter" },
  { ENT_SHEET_STAKEHOLDERS, "kind", ENT_MEANS_FIELD, ENT_HEADER_BEGINS, "type|tipo|clase|tipo de actor|tipo de organización|tipo de entidad|element type|node type|stakeholder type" },
  { ENT_SHEET_STAKEHOLDERS, "sector", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "sector del entorno protector|entorno|entorno protector" },
  { ENT_SHEET_STAKEHOLDERS, "sector", ENT_MEANS_FIELD, ENT_HEADER_BEGINS, "group|grupo|stakeholder analysis group|ámbito|category|categoría|clasif|clasificación|tipo de sector" },
  { ENT_SHEET_STAKEHOLDERS, "level", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "nivel territorial|cobertura|ámbito territorial|ámbito geográfico|alcance territorial|nivel de actuación|reach|coverage" },
  { ENT_SHEET_STAKEHOLDERS, "unit", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "unit|unidad" },
  { ENT_SHEET_STAKEHOLDERS, "part-of", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "part of|parte de|organization unit|organization_unit|organisation or group|parent organisation|parent organization|entidad a la que pertenece|dependencia|adscripción|empresa|company" },
  { ENT_SHEET_STAKEHOLDERS, "part-of", ENT_MEANS_FIELD, ENT_HEADER_BEGINS, "organisation|organization|organización|institución|entidad" },
  { ENT_SHEET_STAKEHOLDERS, "part-of", ENT_MEANS_REFERENCE, ENT_HEADER_KNOWN, "part-of-id" },
  { ENT_SHEET_STAKEHOLDERS, "role", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "role in the implementation|rol en la implementación|rol en el proyecto|papel en la implementación|rol o función|responsabilidad" },
  { ENT_SHEET_STAKEHOLDERS, "veto", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "veto|tiene veto|puede vetar" },
  { ENT_SHEET_STAKEHOLDERS, "agreement", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "tipo de acuerdo|acuerdo firmado" },
  { ENT_SHEET_STAKEHOLDERS, "agreement-date", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "agreed on|acordado el|fecha de firma|firmado el" },
  { ENT_SHEET_STAKEHOLDERS, "risk", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "risk level|nivel de riesgo" },
  { ENT_SHEET_STAKEHOLDERS, "risk-date", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "risk assessed on|riesgo evaluado el" },
  { ENT_SHEET_STAKEHOLDERS, "risk-renewal", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "to be assessed again|volver a evaluar el" },
  { ENT_SHEET_STAKEHOLDERS, "code-policy", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "1 policy and procedures|1 política y procedimientos" },
  { ENT_SHEET_STAKEHOLDERS, "code-training", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "2 employees trained|2 personal capacitado|2 personal formado" },
  { ENT_SHEET_STAKEHOLDERS, "code-contracts", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "3 clause in contracts|3 cláusula en contratos" },
  { ENT_SHEET_STAKEHOLDERS, "code-travellers", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "4 travellers informed|4 viajeros informados" },
  { ENT_SHEET_STAKEHOLDERS, "code-stakeholders", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "5 stakeholders engaged|5 actores involucrados" },
  { ENT_SHEET_STAKEHOLDERS, "code-report", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "6 yearly report|6 informe anual" },
  { ENT_SHEET_STAKEHOLDERS, "code-policy-evidence", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "1 evidence|1 evidencia" },
  { ENT_SHEET_STAKEHOLDERS, "code-training-evidence", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "2 evidence|2 evidencia" },
  { ENT_SHEET_STAKEHOLDERS, "code-contracts-evidence", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "3 evidence|3 evidencia" },
  { ENT_SHEET_STAKEHOLDERS, "code-travellers-evidence", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "4 evidence|4 evidencia" },
  { ENT_SHEET_STAKEHOLDERS, "code-stakeholders-evidence", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "5 evidence|5 evidencia" },
  { ENT_SHEET_STAKEHOLDERS, "code-report-evidence", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "6 evidence|6 evidencia" },
  { ENT_SHEET_STAKEHOLDERS, "contact", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "contact name|nombre del contacto|representante|responsable|enlace|focal point|punto focal" },
  { ENT_SHEET_STAKEHOLDERS, "contact", ENT_MEANS_FIELD, ENT_HEADER_BEGINS, "info de contacto|información de contacto|datos de contacto|contact info" },
  { ENT_SHEET_STAKEHOLDERS, "position", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "designation|role or job title|job|puesto depto y dependencia|puesto o cargo|cargo del contacto|título del cargo" },
  { ENT_SHEET_STAKEHOLDERS, "email", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "e mail address|email address|correo e|mail|dirección de correo" },
  { ENT_SHEET_STAKEHOLDERS, "phone", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "phone number|tel|telephone number|número de teléfono|teléfono de contacto|teléfono celular" },
  { ENT_SHEET_STAKEHOLDERS, "tag", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "labels|palabra clave" },
  { ENT_SHEET_STAKEHOLDERS, "notes", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "note|comment|nota|observación|comentario|remarks" },
  { ENT_SHEET_STAKEHOLDERS, "strategy", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "estrategia de abordaje|estrategias|abordaje" },
  { ENT_SHEET_STAKEHOLDERS, "source-id", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "source-id|id in the source|id en el origen" },
  { ENT_SHEET_STAKEHOLDERS, "pin", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "pin|posición fijada" },
  { ENT_SHEET_STAKEHOLDERS, "power", ENT_MEANS_ASPECT, ENT_HEADER_KNOWN,
    "decision power|power|power level|influence|influence level|influence_level|powvalue|pow value|poder|poder de decisión|nivel de poder|nivel de influencia|influencia|capacidad de decisión|grado de poder|grado de influencia|poder influencia|influencia poder|power influence|impacto|impact" },
  { ENT_SHEET_STAKEHOLDERS, "commitment", ENT_MEANS_ASPECT, ENT_HEADER_KNOWN,
    "commitment|commitment level|support|support level|support_level|attitude|current attitude|position on the issue|stance|posvalue|pos value|compromiso|nivel de compromiso|apoyo|nivel de apoyo|actitud|actitud actual|posición|postura|compromiso actual|current commitment|current support|apoyo actual|posición actual|postura actual|posición frente al tema|relación predominante|grado de compromiso|current engagement|engagement|participación actual|nivel de participación actual|disposición" },
  { ENT_SHEET_STAKEHOLDERS, "desired", ENT_MEANS_ASPECT, ENT_HEADER_KNOWN,
    "desired|desired commitment|target attitude|desired attitude|desired engagement|desired support|target support|compromiso deseado|actitud deseada|participación deseada|apoyo deseado|nivel de participación deseado|posición deseada|compromiso esperado" },
  { ENT_SHEET_STAKEHOLDERS, "ally", ENT_MEANS_ASPECT, ENT_HEADER_KNOWN, "ally|aliado|aliada|es aliado|aliados" },

  { ENT_SHEET_TIES, NULL, ENT_MEANS_ID, ENT_HEADER_KNOWN, "id" },
  { ENT_SHEET_TIES, "from", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "from|source|de|desde|origen|actor 1|actor a|vertex 1|from name|stakeholder 1|nodo 1|actor origen|source node" },
  { ENT_SHEET_TIES, "to", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "to|target|a|hacia|destino|actor 2|actor b|vertex 2|to name|stakeholder 2|nodo 2|actor destino|hasta|con|target node" },
  { ENT_SHEET_TIES, "from", ENT_MEANS_REFERENCE, ENT_HEADER_KNOWN, "from-id" },
  { ENT_SHEET_TIES, "to", ENT_MEANS_REFERENCE, ENT_HEADER_KNOWN, "to-id" },
  { ENT_SHEET_TIES, "kind", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "kind|edge type|connection type|relationship|relation|relación|tipo de relación|tipo de vínculo|vínculo|tie|tipo de lazo|naturaleza de la relación" },
  { ENT_SHEET_TIES, "kind", ENT_MEANS_FIELD, ENT_HEADER_BEGINS, "type|tipo|label|etiqueta|interaction" },
  { ENT_SHEET_TIES, "direction", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "direction|dirección|directed|sentido|dirigido|dirigida" },
  { ENT_SHEET_TIES, "strength", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "strength|fuerza|intensidad|intensity|nivel de relación" },
  { ENT_SHEET_TIES, NULL, ENT_MEANS_WEIGHT, ENT_HEADER_KNOWN, "weight|peso|ponderación" },
  { ENT_SHEET_TIES, "notes", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "description|descripción|comments|comentarios|observaciones|note" },

  { ENT_SHEET_MOMENTS, NULL, ENT_MEANS_ID, ENT_HEADER_KNOWN, "id" },
  { ENT_SHEET_MOMENTS, "name", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "nombre|momento" },
  { ENT_SHEET_MOMENTS, "date", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "fecha" },
  { ENT_SHEET_SECTORS, NULL, ENT_MEANS_ID, ENT_HEADER_KNOWN, "id" },
  { ENT_SHEET_SECTORS, "label", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "nombre" },
  { ENT_SHEET_SECTORS, "colour", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "color" },
  { ENT_SHEET_ACTIONS, NULL, ENT_MEANS_ID, ENT_HEADER_KNOWN, "id" },
  { ENT_SHEET_ACTIONS, "with", ENT_MEANS_REFERENCE, ENT_HEADER_KNOWN, "with-id" },
  { ENT_SHEET_STEPS, NULL, ENT_MEANS_ID, ENT_HEADER_KNOWN, "id" },
  { ENT_SHEET_STEPS, "name", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "nombre" },
  { ENT_SHEET_STEPS, "picture", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "imagen" },
  { ENT_SHEET_STEPS, "from", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "de" },
  { ENT_SHEET_STEPS, "moment", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "momento" },
  { ENT_SHEET_STEPS, "focus", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "foco" },
  { ENT_SHEET_STEPS, "rings", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "los anillos muestran" },
  { ENT_SHEET_STEPS, "equal-wedges", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "cuñas iguales" },
  { ENT_SHEET_STEPS, "hide", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "vínculos ocultos" },
  { ENT_SHEET_STEPS, "ghosts", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "compromiso deseado" },
  { ENT_SHEET_LOG, NULL, ENT_MEANS_ID, ENT_HEADER_KNOWN, "id" },
  { ENT_SHEET_LOG, NULL, ENT_MEANS_OWNER, ENT_HEADER_KNOWN, "stakeholder|actor" },
  { ENT_SHEET_LOG, NULL, ENT_MEANS_OWNER_ID, ENT_HEADER_KNOWN, "stakeholder-id" },
  { ENT_SHEET_RATINGS, NULL, ENT_MEANS_OWNER, ENT_HEADER_KNOWN, "stakeholder|actor" },
  { ENT_SHEET_RATINGS, NULL, ENT_MEANS_OWNER_ID, ENT_HEADER_KNOWN, "stakeholder-id" },
  { ENT_SHEET_RATINGS, "moment", ENT_MEANS_REFERENCE, ENT_HEADER_KNOWN, "moment-id" },
  { ENT_SHEET_RATINGS, "moment", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "momento" },
  { ENT_SHEET_RATINGS, "aspect", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "aspecto" },
  { ENT_SHEET_RATINGS, "value", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "valor" },
  { ENT_SHEET_RATINGS, "source", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "fuente" },
  { ENT_SHEET_RATINGS, "reason", ENT_MEANS_FIELD, ENT_HEADER_KNOWN, "motivo" },
  { ENT_SHEET_MAP, NULL, ENT_MEANS_KEY, ENT_HEADER_KNOWN, "field" },
  { ENT_SHEET_MAP, NULL, ENT_MEANS_VALUE, ENT_HEADER_KNOWN, "value|valor" },
};

static const struct
{
  EntSheetKind kind;
  const char *names;
} sheet_names[] = {
  { ENT_SHEET_STAKEHOLDERS, "stakeholders|elements|nodes|node|nodos|nodo|vertices|actores|actores clave|interesados|registro|registro de interesados|stakeholder register" },
  { ENT_SHEET_TIES, "ties|connections|edges|links|relations|relation|relaciones|relación|vínculos|conexiones|aristas" },
  { ENT_SHEET_MOMENTS, "moments|momentos" },
  { ENT_SHEET_RATINGS, "ratings|valoraciones|evaluaciones" },
  { ENT_SHEET_LOG, "log|bitácora|registro de contactos" },
  { ENT_SHEET_ACTIONS, "actions|acciones" },
  { ENT_SHEET_SECTORS, "sectors|sectores" },
  { ENT_SHEET_STEPS, "steps|pasos" },
  { ENT_SHEET_MAP, "map|mapa" },
  { ENT_SHEET_LEGEND, "legend|leyenda" },
};
/* clang-format on */

typedef struct
{
  EntMeans means;
  EntHeaderFit fit;
} Entry;

gboolean
ent_means_equal (const EntMeans *a, const EntMeans *b)
{
  return a->meaning == b->meaning && a->field == b->field && (a->aspect == b->aspect || (a->meaning != ENT_MEANS_ASPECT && a->meaning != ENT_MEANS_GROUNDS));
}

/* "part-of-id" stays apart from "part of id". */
static char *
fold_title (const char *title)
{
  g_autofree char *folded = g_str_has_suffix (title, ENT_COLUMN_REF) ? g_strdup (title) : ent_words_fold (title);

  /* "#" has no letters */
  return *folded != '\0' ? g_steal_pointer (&folded) : g_strstrip (g_strdup (title));
}

/* What was said first stays. */
static void
learn (GHashTable *table, const char *titles, const EntMeans *means, EntHeaderFit fit)
{
  g_auto (GStrv) all = g_strsplit (titles, "|", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree char *folded = fold_title (all[i]);
      Entry entry = { *means, fit };

      if (*folded != '\0' && !g_hash_table_contains (table, folded))
        g_hash_table_insert (table, g_steal_pointer (&folded), g_memdup2 (&entry, sizeof entry));
    }
}

static void
learn_grounds (GHashTable *table)
{
  static const char *const grounds[] = { "reason", "source" };

  for (EntAspect aspect = 0; aspect < ENT_N_ASPECTS; aspect++)
    for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
      {
        EntMeans means = { ENT_MEANS_GROUNDS, ent_field_find (ENT_RECORD_ASSESSMENT, grounds[i]), aspect };
        g_autofree char *name = ent_export_grounds_title (aspect, means.field, TRUE);
        g_autofree char *title = ent_export_grounds_title (aspect, means.field, FALSE);

        learn (table, name, &means, ENT_HEADER_KNOWN);
        learn (table, title, &means, ENT_HEADER_KNOWN);
      }
}

/* Names of these that are met in both languages, beside what the process speaks. */
static void
learn_foreign_grounds (GHashTable *table)
{
  static const struct
  {
    EntAspect aspect;
    const char *field, *titles;
  } foreign[] = {
    { ENT_ASPECT_POWER, "reason", "decision power reason|poder de decisión motivo" },
    { ENT_ASPECT_POWER, "source", "decision power source|poder de decisión fuente" },
    { ENT_ASPECT_COMMITMENT, "reason", "commitment reason|compromiso motivo|justificación|justification" },
    { ENT_ASPECT_COMMITMENT, "source", "commitment source|compromiso fuente" },
    { ENT_ASPECT_DESIRED, "reason", "desired commitment reason|compromiso deseado motivo" },
    { ENT_ASPECT_DESIRED, "source", "desired commitment source|compromiso deseado fuente" },
    { ENT_ASPECT_ALLY, "reason", "ally reason|aliado motivo" },
    { ENT_ASPECT_ALLY, "source", "ally source|aliado fuente" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      EntMeans means = { ENT_MEANS_GROUNDS, ent_field_find (ENT_RECORD_ASSESSMENT, foreign[i].field), foreign[i].aspect };

      learn (table, foreign[i].titles, &means, ENT_HEADER_KNOWN);
    }
}

static void
learn_fields (GHashTable *table, EntRecordKind kind)
{
  guint n_fields;
  const EntField *fields = ent_fields (kind, &n_fields);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n_fields; i++)
      {
        EntMeans means = { ENT_MEANS_FIELD, &fields[i], 0 };

        if (pass == 0)
          {
            learn (table, fields[i].name, &means, ENT_HEADER_KNOWN);
            learn (table, ent_field_label (&fields[i]), &means, ENT_HEADER_KNOWN);
            learn (table, fields[i].label, &means, ENT_HEADER_KNOWN);
          }
        else if (fields[i].headers != NULL)
          learn (table, fields[i].headers, &means, ENT_HEADER_KNOWN);
      }
}

static EntMeans
means_of (const Row *row)
{
  EntMeans means = { .meaning = row->meaning };
  EntRecordKind record;

  if (row->field == NULL)
    return means;
  ent_sheet_record_kind (row->kind, &record);
  means.field = row->meaning != ENT_MEANS_ASPECT ? ent_field_find (record, row->field) : NULL;
  means.aspect = means.field == NULL ? (EntAspect) MAX (ent_choices_find (&ent_aspect_choices, row->field, -1), 0) : 0;
  return means;
}

/* The rows above go before the table of fields: there the same words stand for what is rarer. */
static GHashTable *
make_table (EntSheetKind kind)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  EntRecordKind record;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].kind == kind)
      {
        EntMeans means = means_of (&rows[i]);

        learn (table, rows[i].titles, &means, rows[i].fit);
        if (means.meaning == ENT_MEANS_ASPECT)
          learn (table, ent_choice_label (&ent_aspect_choices, means.aspect), &means, ENT_HEADER_KNOWN);
      }
  if (kind == ENT_SHEET_STAKEHOLDERS)
    {
      learn_grounds (table);
      learn_foreign_grounds (table);
    }
  if (ent_sheet_record_kind (kind, &record) && kind != ENT_SHEET_MAP)
    learn_fields (table, record);
  return table;
}

static GHashTable *
table_of (EntSheetKind kind)
{
  static GHashTable *tables[ENT_N_SHEET_KINDS];

  if (g_once_init_enter (&tables[kind]))
    {
      GHashTable *made = make_table (kind);

      g_once_init_leave (&tables[kind], made);
    }
  return tables[kind];
}

/* The longest beginning of whole words that is known. */
static const Entry *
find_beginning (GHashTable *table, const char *folded)
{
  g_autofree char *begun = g_strdup (folded);

  for (char *end = strrchr (begun, ' '); end != NULL; end = strrchr (begun, ' '))
    {
      const Entry *found;

      *end = '\0';
      if (strlen (begun) < SHORTEST_BEGINNING)
        return NULL;
      found = g_hash_table_lookup (table, begun);
      if (found != NULL && found->means.meaning != ENT_MEANS_ID)
        return found;
    }
  return NULL;
}

EntHeaderFit
ent_header_find (EntSheetKind kind, const char *title, EntMeans *means)
{
  gboolean is_title = strlen (title) <= LONGEST_TITLE;
  g_autofree char *folded = is_title ? fold_title (title) : g_strdup ("");
  const Entry *found = g_hash_table_lookup (table_of (kind), folded);
  EntHeaderFit fit = found != NULL ? found->fit : ENT_HEADER_UNKNOWN;

  if (found == NULL)
    {
      /* "7. E-mail" of a form */
      gsize n_digits = strspn (folded, "0123456789");

      found = n_digits > 0 && folded[n_digits] == ' ' ? g_hash_table_lookup (table_of (kind), folded + n_digits + 1) : NULL;
      if (found == NULL)
        found = find_beginning (table_of (kind), folded);
      fit = found != NULL ? ENT_HEADER_BEGINS : ENT_HEADER_UNKNOWN;
    }
  if (found == NULL && kind == ENT_SHEET_STAKEHOLDERS && ent_header_find_question (title, means))
    return ENT_HEADER_BEGINS;
  *means = found != NULL ? found->means : (EntMeans) { .meaning = ENT_MEANS_NOTES };
  return fit;
}

EntSheetKind
ent_header_find_sheet (const char *name)
{
  g_autofree char *folded = ent_words_fold (name);

  for (guint i = 0; i < G_N_ELEMENTS (sheet_names); i++)
    {
      g_auto (GStrv) names = g_strsplit (sheet_names[i].names, "|", -1);

      for (guint k = 0; names[k] != NULL; k++)
        {
          g_autofree char *other = ent_words_fold (names[k]);

          if (strcmp (folded, other) == 0)
            return sheet_names[i].kind;
        }
    }
  return ENT_SHEET_UNKNOWN;
}
