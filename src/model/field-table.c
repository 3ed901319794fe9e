/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of fields. To add an attribute is to add a row, and its member in record.h. */
#include "model/field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define AT(type, member) offsetof (type, member)
#define NAME_LENGTH 500
#define LINE_LENGTH 500
#define NOTE_LENGTH 20000
#define ID_LENGTH 64

/* clang-format off */

#define VIEW_FIELDS(type, flags_)                                                                                    \
  { "rings", ENT_FIELD_CHOICE, AT (type, view.rings), ENT_GROUP_VIEW, flags_, &ent_rings_choices, 0, 0,               \
    N_("Rings show"), N_("What the distance from the children stands for."), NULL, ENT_SHARE_ALWAYS },                \
  { "equal-wedges", ENT_FIELD_BOOL, AT (type, view.equal_wedges), ENT_GROUP_VIEW, flags_, NULL, 0, 0,                 \
    N_("Equal wedges"), N_("All sectors get the same angle, whatever is in them."), NULL, ENT_SHARE_ALWAYS },         \
  { "hide", ENT_FIELD_BITS, AT (type, view.hidden_ties), ENT_GROUP_VIEW, flags_, &ent_tie_choices, 0, 0,              \
    N_("Hidden ties"), N_("Kinds of ties that are not drawn."), NULL, ENT_SHARE_ALWAYS },                             \
  { "ghosts", ENT_FIELD_BOOL, AT (type, view.ghosts), ENT_GROUP_VIEW, flags_, NULL, 0, 0,                             \
    N_("Desired commitment"), N_("Draws for all where they should stand, not only for the selected."), NULL, ENT_SHARE_ALWAYS }

static const EntField map_fields[] = {
  { "title", ENT_FIELD_TEXT, AT (EntMapInfo, title), ENT_GROUP_WHO, 0, NULL, 0, NAME_LENGTH,
    N_("Title"), N_("Stands above the map."), NULL, ENT_SHARE_ALWAYS },
  { "place", ENT_FIELD_TEXT, AT (EntMapInfo, place), ENT_GROUP_WHO, 0, NULL, 0, LINE_LENGTH,
    N_("Destination"), N_("The place whose children are protected."), NULL, ENT_SHARE_PLACE },
  { "organisation", ENT_FIELD_TEXT, AT (EntMapInfo, organisation), ENT_GROUP_WHO, 0, NULL, 0, LINE_LENGTH,
    N_("Organisation"), N_("Who makes the map."), NULL, ENT_SHARE_ORGANISATION },
  { "authors", ENT_FIELD_TEXT, AT (EntMapInfo, authors), ENT_GROUP_WHO, 0, NULL, 0, LINE_LENGTH,
    N_("Authors"), N_("The people who made it, as they want to be named."), NULL, ENT_SHARE_AUTHORS },
  { "language", ENT_FIELD_LANGUAGE, AT (EntMapInfo, language), ENT_GROUP_WHO, 0, NULL, 0, 35,
    N_("Language of the picture"), N_("A code such as en or es: the words that the picture itself writes."), NULL, ENT_SHARE_ALWAYS },
  { "confidentiality", ENT_FIELD_TEXT, AT (EntMapInfo, confidentiality), ENT_GROUP_WHO, 0, NULL, 0, LINE_LENGTH,
    N_("Confidentiality line"), N_("Stands at the foot of every sheet."), NULL, ENT_SHARE_ALWAYS },
  { "notes", ENT_FIELD_NOTE, AT (EntMapInfo, notes), ENT_GROUP_NOTES, ENT_FIELD_PRIVATE, NULL, 0, NOTE_LENGTH,
    N_("Notes"), NULL, NULL, ENT_SHARE_NOTES },
  { "logo", ENT_FIELD_DATA, AT (EntMapInfo, logo), ENT_GROUP_NONE, 0, NULL, 0, 0,
    N_("Logo"), N_("A small PNG picture."), NULL, ENT_SHARE_ORGANISATION },
  VIEW_FIELDS (EntMapInfo, ENT_FIELD_IN_VIEW),
};

static const EntField sector_fields[] = {
  { "label", ENT_FIELD_TEXT, AT (EntSector, label), ENT_GROUP_WHO, 0, NULL, 0, 60,
    N_("Name"), N_("Another name for this sector, in this map."), NULL, ENT_SHARE_ALWAYS },
  { "colour", ENT_FIELD_COLOUR, AT (EntSector, colour), ENT_GROUP_WHO, 0, NULL, 0, 7,
    N_("Colour"), N_("Another colour for this sector, in this map."), NULL, ENT_SHARE_ALWAYS },
};

static const EntField stakeholder_fields[] = {
  { "name", ENT_FIELD_TEXT, AT (EntStakeholder, name), ENT_GROUP_WHO, ENT_FIELD_REQUIRED, NULL, 0, NAME_LENGTH,
    N_("Name"), NULL, "Name|Stakeholder|Actor|Organisation|Organization|Nombre|Actor social|Entidad|Organización|Institución", ENT_SHARE_NAMES },
  { "short-name", ENT_FIELD_TEXT, AT (EntStakeholder, short_name), ENT_GROUP_WHO, 0, NULL, 0, 60,
    N_("Short name"), N_("Stands on the map where the name is too long."), "Short name|Acronym|Abbreviation|Label|Sigla|Siglas|Nombre corto|Abreviatura", ENT_SHARE_NAMES },
  { "kind", ENT_FIELD_CHOICE, AT (EntStakeholder, kind), ENT_GROUP_WHO, ENT_FIELD_REQUIRED, &ent_kind_choices, 0, 0,
    N_("Kind"), N_("Formal, informal or government: each needs its own approach."), "Kind|Type|Tipo|Clase|Tipo de actor", ENT_SHARE_ALWAYS },
  { "sector", ENT_FIELD_CHOICE, AT (EntStakeholder, sector), ENT_GROUP_WHO, ENT_FIELD_REQUIRED, &ent_sector_choices, 0, 0,
    N_("Sector"), N_("Its place in the protective environment."), "Sector|Group|Sector del entorno|Grupo|Ámbito", ENT_SHARE_ALWAYS },
  { "level", ENT_FIELD_CHOICE, AT (EntStakeholder, level), ENT_GROUP_WHO, 0, &ent_level_choices, 0, 0,
    N_("Level"), N_("How far its reach goes."), "Level|Scope|Nivel|Alcance", ENT_SHARE_ALWAYS },
  { "unit", ENT_FIELD_CHOICE, AT (EntStakeholder, unit), ENT_GROUP_WHO, 0, &ent_unit_choices, 0, 0,
    N_("Unit"), N_("An organisation, a department of it, or a person in it."), "Unit|Unidad", ENT_SHARE_ALWAYS },
  { "part-of", ENT_FIELD_ID, AT (EntStakeholder, part_of), ENT_GROUP_WHO, 0, NULL, ENT_RECORD_STAKEHOLDER, 0,
    N_("Part of"), N_("The organisation it stands in."), "Part of|Parent|Belongs to|Parte de|Pertenece a", ENT_SHARE_ALWAYS },
  { "role", ENT_FIELD_TEXT, AT (EntStakeholder, role), ENT_GROUP_WHO, 0, NULL, 0, LINE_LENGTH,
    N_("Role in the implementation"), N_("Decides, opens doors, trains, funds, enforces, serves, tells, observes on the spot, convenes members."), "Role|Function|Rol|Función|Papel", ENT_SHARE_ROLES },
  { "veto", ENT_FIELD_BOOL, AT (EntStakeholder, veto), ENT_GROUP_RATING, ENT_FIELD_PRIVATE, NULL, 0, 0,
    N_("Veto"), N_("Nothing happens against it."), "Veto|Veto player|Poder de veto", ENT_SHARE_CONFLICTS },
  { "phase", ENT_FIELD_CHOICE, AT (EntStakeholder, phase), ENT_GROUP_ENGAGEMENT, 0, &ent_phase_choices, 0, 0,
    N_("Phase"), N_("How far the work with it has come."), "Phase|Fase", ENT_SHARE_ENGAGEMENT },
  { "steps", ENT_FIELD_BITS, AT (EntStakeholder, steps), ENT_GROUP_ENGAGEMENT, 0, &ent_guidance_choices, 0, 0,
    N_("Steps done"), N_("What of the guidance has been done with it."), "Steps|Steps done|Pasos|Pasos hechos", ENT_SHARE_ENGAGEMENT },
  { "agreement", ENT_FIELD_CHOICE, AT (EntStakeholder, agreement), ENT_GROUP_ENGAGEMENT, 0, &ent_agreement_choices, 0, 0,
    N_("Agreement"), NULL, "Agreement|Acuerdo|Convenio", ENT_SHARE_ENGAGEMENT },
  { "agreement-date", ENT_FIELD_DATE, AT (EntStakeholder, agreement_date), ENT_GROUP_ENGAGEMENT, 0, NULL, 0, 0,
    N_("Agreed on"), N_("The day on which the agreement was made."), "Agreement date|Fecha del acuerdo|Fecha del convenio", ENT_SHARE_ENGAGEMENT },
  { "collaboration", ENT_FIELD_CHOICE, AT (EntStakeholder, collaboration), ENT_GROUP_ENGAGEMENT, 0, &ent_collaboration_choices, 0, 0,
    N_("Collaboration"), NULL, "Collaboration|Colaboración", ENT_SHARE_ENGAGEMENT },
  { "risk", ENT_FIELD_CHOICE, AT (EntStakeholder, risk), ENT_GROUP_ENGAGEMENT, ENT_FIELD_PRIVATE, &ent_risk_choices, 0, 0,
    N_("Risk assessment"), N_("What working together could do to children or to your organisation."), "Risk|Risk assessment|Riesgo|Evaluación de riesgo", ENT_SHARE_RISK },
  { "risk-date", ENT_FIELD_DATE, AT (EntStakeholder, risk_date), ENT_GROUP_ENGAGEMENT, ENT_FIELD_PRIVATE, NULL, 0, 0,
    N_("Risk assessed on"), NULL, "Risk date|Fecha de riesgo", ENT_SHARE_RISK },
  { "risk-renewal", ENT_FIELD_DATE, AT (EntStakeholder, risk_renewal), ENT_GROUP_ENGAGEMENT, ENT_FIELD_PRIVATE, NULL, 0, 0,
    N_("To be assessed again"), N_("When the risk is to be assessed again; a year after it was, where nothing stands here."), "Risk renewal|Risk review|Renovación de riesgo|Revisión de riesgo", ENT_SHARE_RISK },
  { "next-visit", ENT_FIELD_DATE, AT (EntStakeholder, next_visit), ENT_GROUP_ENGAGEMENT, ENT_FIELD_PRIVATE, NULL, 0, 0,
    N_("Next visit"), N_("When somebody goes there again, or calls."), "Next visit|Next contact|Próxima visita|Próximo contacto", ENT_SHARE_LOG },
  { "foundations", ENT_FIELD_BITS, AT (EntStakeholder, foundations), ENT_GROUP_ENGAGEMENT, 0, &ent_foundation_choices, 0, 0,
    N_("Foundations"), N_("What every partnership should rest on."), "Foundations|Fundamentos", ENT_SHARE_ENGAGEMENT },
  { "code-policy", ENT_FIELD_DATE, AT (EntStakeholder, code_dates[0]), ENT_GROUP_CODE, 0, NULL, 0, 0,
    N_("1 Policy and procedures"), N_("The day on which this criterion of The Code was met."), "Code 1|Código 1", ENT_SHARE_CODE },
  { "code-policy-evidence", ENT_FIELD_TEXT, AT (EntStakeholder, code_evidence[0]), ENT_GROUP_CODE, ENT_FIELD_PRIVATE, NULL, 0, LINE_LENGTH,
    N_("1 Evidence"), N_("By what it can be seen: a document, a list, a photograph, and where it is kept."), "Code 1 evidence|Código 1 evidencia", ENT_SHARE_NOTES },
  { "code-training", ENT_FIELD_DATE, AT (EntStakeholder, code_dates[1]), ENT_GROUP_CODE, 0, NULL, 0, 0,
    N_("2 Employees trained"), N_("The day on which this criterion of The Code was met."), "Code 2|Código 2", ENT_SHARE_CODE },
  { "code-training-evidence", ENT_FIELD_TEXT, AT (EntStakeholder, code_evidence[1]), ENT_GROUP_CODE, ENT_FIELD_PRIVATE, NULL, 0, LINE_LENGTH,
    N_("2 Evidence"), N_("By what it can be seen: a document, a list, a photograph, and where it is kept."), "Code 2 evidence|Código 2 evidencia", ENT_SHARE_NOTES },
  { "code-contracts", ENT_FIELD_DATE, AT (EntStakeholder, code_dates[2]), ENT_GROUP_CODE, 0, NULL, 0, 0,
    N_("3 Clause in contracts"), N_("The day on which this criterion of The Code was met."), "Code 3|Código 3", ENT_SHARE_CODE },
  { "code-contracts-evidence", ENT_FIELD_TEXT, AT (EntStakeholder, code_evidence[2]), ENT_GROUP_CODE, ENT_FIELD_PRIVATE, NULL, 0, LINE_LENGTH,
    N_("3 Evidence"), N_("By what it can be seen: a document, a list, a photograph, and where it is kept."), "Code 3 evidence|Código 3 evidencia", ENT_SHARE_NOTES },
  { "code-travellers", ENT_FIELD_DATE, AT (EntStakeholder, code_dates[3]), ENT_GROUP_CODE, 0, NULL, 0, 0,
    N_("4 Travellers informed"), N_("The day on which this criterion of The Code was met."), "Code 4|Código 4", ENT_SHARE_CODE },
  { "code-travellers-evidence", ENT_FIELD_TEXT, AT (EntStakeholder, code_evidence[3]), ENT_GROUP_CODE, ENT_FIELD_PRIVATE, NULL, 0, LINE_LENGTH,
    N_("4 Evidence"), N_("By what it can be seen: a document, a list, a photograph, and where it is kept."), "Code 4 evidence|Código 4 evidencia", ENT_SHARE_NOTES },
  { "code-stakeholders", ENT_FIELD_DATE, AT (EntStakeholder, code_dates[4]), ENT_GROUP_CODE, 0, NULL, 0, 0,
    N_("5 Stakeholders engaged"), N_("The day on which this criterion of The Code was met."), "Code 5|Código 5", ENT_SHARE_CODE },
  { "code-stakeholders-evidence", ENT_FIELD_TEXT, AT (EntStakeholder, code_evidence[4]), ENT_GROUP_CODE, ENT_FIELD_PRIVATE, NULL, 0, LINE_LENGTH,
    N_("5 Evidence"), N_("By what it can be seen: a document, a list, a photograph, and where it is kept."), "Code 5 evidence|Código 5 evidencia", ENT_SHARE_NOTES },
  { "code-report", ENT_FIELD_DATE, AT (EntStakeholder, code_dates[5]), ENT_GROUP_CODE, 0, NULL, 0, 0,
    N_("6 Yearly report"), N_("The day on which this criterion of The Code was met."), "Code 6|Código 6", ENT_SHARE_CODE },
  { "code-report-evidence", ENT_FIELD_TEXT, AT (EntStakeholder, code_evidence[5]), ENT_GROUP_CODE, ENT_FIELD_PRIVATE, NULL, 0, LINE_LENGTH,
    N_("6 Evidence"), N_("By what it can be seen: a document, a list, a photograph, and where it is kept."), "Code 6 evidence|Código 6 evidencia", ENT_SHARE_NOTES },
  { "contact", ENT_FIELD_TEXT, AT (EntStakeholder, contact), ENT_GROUP_CONTACT, ENT_FIELD_PRIVATE, NULL, 0, LINE_LENGTH,
    N_("Contact person"), N_("The right person to talk to."), "Contact|Contact person|Persona de contacto|Contacto", ENT_SHARE_CONTACT },
  { "position", ENT_FIELD_TEXT, AT (EntStakeholder, position), ENT_GROUP_CONTACT, ENT_FIELD_PRIVATE, NULL, 0, LINE_LENGTH,
    N_("Position"), N_("What this person is there."), "Position|Job title|Cargo|Puesto", ENT_SHARE_CONTACT },
  { "email", ENT_FIELD_TEXT, AT (EntStakeholder, email), ENT_GROUP_CONTACT, ENT_FIELD_PRIVATE, NULL, 0, LINE_LENGTH,
    N_("E-mail"), NULL, "E-mail|Email|Mail|Correo|Correo electrónico", ENT_SHARE_CONTACT },
  { "phone", ENT_FIELD_TEXT, AT (EntStakeholder, phone), ENT_GROUP_CONTACT, ENT_FIELD_PRIVATE, NULL, 0, LINE_LENGTH,
    N_("Phone"), NULL, "Phone|Telephone|Mobile|Teléfono|Celular|Móvil", ENT_SHARE_CONTACT },
  { "source-id", ENT_FIELD_TEXT, AT (EntStakeholder, source_id), ENT_GROUP_NONE, 0, NULL, 0, LINE_LENGTH,
    N_("Id in the source"), N_("What it is called in the file it came from; importing again updates it."), "Id|ID|Código|Source id", ENT_SHARE_NEVER },
  { "pin", ENT_FIELD_PIN, AT (EntStakeholder, pin), ENT_GROUP_NONE, 0, NULL, 0, 0,
    N_("Pin"), N_("Where it was put by hand, within its field of the map."), NULL, ENT_SHARE_NAMES },
  { "tag", ENT_FIELD_TAGS, AT (EntStakeholder, tags), ENT_GROUP_NOTES, 0, NULL, 0, 60,
    N_("Tags"), N_("Words to find it by, with commas between."), "Tags|Tag|Keywords|Etiquetas|Palabras clave", ENT_SHARE_TAGS },
  { "notes", ENT_FIELD_NOTE, AT (EntStakeholder, notes), ENT_GROUP_NOTES, ENT_FIELD_PRIVATE, NULL, 0, NOTE_LENGTH,
    N_("Notes"), NULL, "Notes|Comments|Description|Notas|Observaciones|Comentarios|Descripción", ENT_SHARE_NOTES },
  { "strategy", ENT_FIELD_NOTE, AT (EntStakeholder, strategy), ENT_GROUP_NOTES, ENT_FIELD_PRIVATE, NULL, 0, NOTE_LENGTH,
    N_("Strategy"), N_("How to approach it."), "Strategy|Approach|Estrategia", ENT_SHARE_STRATEGY },
};

static const EntField assessment_fields[] = {
  { "moment", ENT_FIELD_ID, AT (EntAssessment, moment), ENT_GROUP_NONE, ENT_FIELD_REQUIRED | ENT_FIELD_FIXED, NULL, ENT_RECORD_MOMENT, 0,
    N_("Moment"), NULL, NULL, ENT_SHARE_ALWAYS },
  { "aspect", ENT_FIELD_CHOICE, AT (EntAssessment, aspect), ENT_GROUP_NONE, ENT_FIELD_REQUIRED | ENT_FIELD_FIXED, &ent_aspect_choices, 0, 0,
    N_("Aspect"), NULL, NULL, ENT_SHARE_ALWAYS },
  { "value", ENT_FIELD_RATING, AT (EntAssessment, value), ENT_GROUP_RATING, ENT_FIELD_REQUIRED, NULL, 0, 0,
    N_("Value"), NULL, NULL, ENT_SHARE_ALWAYS },
  { "source", ENT_FIELD_CHOICE, AT (EntAssessment, source), ENT_GROUP_RATING, ENT_FIELD_PRIVATE, &ent_source_choices, 0, 0,
    N_("Source"), N_("Whose judgement it is."), NULL, ENT_SHARE_REASONS },
  { "reason", ENT_FIELD_NOTE, AT (EntAssessment, reason), ENT_GROUP_RATING, ENT_FIELD_PRIVATE, NULL, 0, NOTE_LENGTH,
    N_("Reason"), N_("What the judgement rests on: in a year somebody will ask."), NULL, ENT_SHARE_REASONS },
};

static const EntField log_fields[] = {
  { "date", ENT_FIELD_DATE, AT (EntLogEntry, date), ENT_GROUP_WHO, ENT_FIELD_PRIVATE, NULL, 0, 0,
    N_("Date"), NULL, "Date|Fecha", ENT_SHARE_ALWAYS },
  { "kind", ENT_FIELD_CHOICE, AT (EntLogEntry, log_kind), ENT_GROUP_WHO, ENT_FIELD_PRIVATE, &ent_log_choices, 0, 0,
    N_("Kind"), NULL, "Kind|Tipo", ENT_SHARE_ALWAYS },
  { "text", ENT_FIELD_NOTE, AT (EntLogEntry, text), ENT_GROUP_WHO, ENT_FIELD_PRIVATE | ENT_FIELD_CONTENT, NULL, 0, NOTE_LENGTH,
    N_("Text"), NULL, "Text|Texto", ENT_SHARE_ALWAYS },
};

static const EntField tie_fields[] = {
  { "from", ENT_FIELD_ID, AT (EntTie, from), ENT_GROUP_NONE, ENT_FIELD_REQUIRED | ENT_FIELD_FIXED, NULL, ENT_RECORD_STAKEHOLDER, 0,
    N_("From"), NULL, "From|Source|De|Origen", ENT_SHARE_ALWAYS },
  { "to", ENT_FIELD_ID, AT (EntTie, to), ENT_GROUP_NONE, ENT_FIELD_REQUIRED | ENT_FIELD_FIXED, NULL, ENT_RECORD_STAKEHOLDER, 0,
    N_("To"), NULL, "To|Target|A|Hacia|Destino", ENT_SHARE_ALWAYS },
  { "kind", ENT_FIELD_CHOICE, AT (EntTie, kind), ENT_GROUP_WHO, ENT_FIELD_REQUIRED, &ent_tie_choices, 0, 0,
    N_("Kind"), NULL, "Kind|Type|Tipo|Relación", ENT_SHARE_ALWAYS },
  { "direction", ENT_FIELD_CHOICE, AT (EntTie, direction), ENT_GROUP_WHO, 0, &ent_direction_choices, 0, 0,
    N_("Direction"), NULL, "Direction|Dirección", ENT_SHARE_ALWAYS },
  { "strength", ENT_FIELD_CHOICE, AT (EntTie, strength), ENT_GROUP_WHO, 0, &ent_strength_choices, 0, 0,
    N_("Strength"), NULL, "Strength|Weight|Fuerza|Intensidad", ENT_SHARE_ALWAYS },
  { "unclear", ENT_FIELD_BOOL, AT (EntTie, unclear), ENT_GROUP_WHO, 0, NULL, 0, 0,
    N_("Unclear"), N_("Nobody in the room was sure."), "Unclear|Dudoso|No está claro", ENT_SHARE_ALWAYS },
  { "notes", ENT_FIELD_NOTE, AT (EntTie, notes), ENT_GROUP_NOTES, ENT_FIELD_PRIVATE, NULL, 0, NOTE_LENGTH,
    N_("Notes"), NULL, "Notes|Notas", ENT_SHARE_NOTES },
};

static const EntField moment_fields[] = {
  { "name", ENT_FIELD_TEXT, AT (EntMoment, name), ENT_GROUP_WHO, ENT_FIELD_REQUIRED, NULL, 0, NAME_LENGTH,
    N_("Name"), N_("Baseline, after the workshop, one year on."), NULL, ENT_SHARE_ALWAYS },
  { "date", ENT_FIELD_DATE, AT (EntMoment, date), ENT_GROUP_WHO, 0, NULL, 0, 0,
    N_("Date"), NULL, NULL, ENT_SHARE_ALWAYS },
};

static const EntField action_fields[] = {
  { "what", ENT_FIELD_TEXT, AT (EntAction, what), ENT_GROUP_WHO, ENT_FIELD_REQUIRED, NULL, 0, LINE_LENGTH,
    N_("What"), NULL, "What|Action|Qué|Acción", ENT_SHARE_ALWAYS },
  { "responsible", ENT_FIELD_TEXT, AT (EntAction, responsible), ENT_GROUP_WHO, 0, NULL, 0, LINE_LENGTH,
    N_("Responsible"), NULL, "Responsible|Responsable", ENT_SHARE_ALWAYS },
  { "due", ENT_FIELD_DATE, AT (EntAction, due), ENT_GROUP_WHO, 0, NULL, 0, 0,
    N_("Due"), NULL, "Due|Deadline|Plazo|Fecha límite", ENT_SHARE_ALWAYS },
  { "state", ENT_FIELD_CHOICE, AT (EntAction, state), ENT_GROUP_WHO, 0, &ent_state_choices, 0, 0,
    N_("State"), NULL, "State|Status|Estado", ENT_SHARE_ALWAYS },
  { "with", ENT_FIELD_IDS, AT (EntAction, with), ENT_GROUP_WHO, 0, NULL, ENT_RECORD_STAKEHOLDER, 0,
    N_("With"), N_("The stakeholders it is done with."), "With|Con", ENT_SHARE_ALWAYS },
};

static const EntField step_fields[] = {
  { "name", ENT_FIELD_TEXT, AT (EntStep, name), ENT_GROUP_WHO, ENT_FIELD_REQUIRED, NULL, 0, NAME_LENGTH,
    N_("Name"), NULL, NULL, ENT_SHARE_ALWAYS },
  { "picture", ENT_FIELD_CHOICE, AT (EntStep, picture), ENT_GROUP_NONE, 0, &ent_step_choices, 0, 0,
    N_("Picture"), N_("Map, matrix, or the change between two moments."), NULL, ENT_SHARE_ALWAYS },
  { "from", ENT_FIELD_TEXT, AT (EntStep, from), ENT_GROUP_NONE, 0, NULL, 0, ID_LENGTH,
    N_("From"), N_("The moment from which a change is."), NULL, ENT_SHARE_ALWAYS },
  { "moment", ENT_FIELD_TEXT, AT (EntStep, moment), ENT_GROUP_NONE, 0, NULL, 0, ID_LENGTH,
    N_("Moment"), N_("The moment to which a change is."), NULL, ENT_SHARE_ALWAYS },
  { "focus", ENT_FIELD_TEXT, AT (EntStep, focus), ENT_GROUP_WHO, ENT_FIELD_FOCUS, NULL, 0, ID_LENGTH,
    N_("Spotlight"), N_("The sector or stakeholder that stays bright."), NULL, ENT_SHARE_ALWAYS },
  VIEW_FIELDS (EntStep, 0),
};

static const struct
{
  const char *element;
  const EntField *fields;
  guint n_fields;
} tables[ENT_N_RECORD_KINDS] = {
#define TABLE(element_, table) { element_, table, G_N_ELEMENTS (table) }
  [ENT_RECORD_MAP] = TABLE ("map", map_fields),
  [ENT_RECORD_SECTOR] = TABLE ("sector", sector_fields),
  [ENT_RECORD_STAKEHOLDER] = TABLE ("stakeholder", stakeholder_fields),
  [ENT_RECORD_ASSESSMENT] = TABLE ("assessment", assessment_fields),
  [ENT_RECORD_LOG] = TABLE ("log-entry", log_fields),
  [ENT_RECORD_TIE] = TABLE ("tie", tie_fields),
  [ENT_RECORD_MOMENT] = TABLE ("moment", moment_fields),
  [ENT_RECORD_ACTION] = TABLE ("action", action_fields),
  [ENT_RECORD_STEP] = TABLE ("step", step_fields),
};

static const char *const group_labels[ENT_N_FIELD_GROUPS] = {
  [ENT_GROUP_NONE] = "",
  [ENT_GROUP_WHO] = NC_("group", "Who"),
  [ENT_GROUP_RATING] = NC_("group", "Rating"),
  [ENT_GROUP_ENGAGEMENT] = NC_("group", "Engagement"),
  [ENT_GROUP_CODE] = NC_("group", "The Code"),
  [ENT_GROUP_CONTACT] = NC_("group", "Contact"),
  [ENT_GROUP_NOTES] = NC_("group", "Notes"),
  [ENT_GROUP_VIEW] = NC_("group", "View"),
};

/* clang-format on */

const EntField *
ent_fields (EntRecordKind kind, guint *n_fields)
{
  g_return_val_if_fail ((guint) kind < ENT_N_RECORD_KINDS, NULL);

  *n_fields = tables[kind].n_fields;
  return tables[kind].fields;
}

const EntField *
ent_field_find (EntRecordKind kind, const char *name)
{
  guint n;
  const EntField *fields = ent_fields (kind, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (fields[i].name, name) == 0)
      return &fields[i];
  return NULL;
}

const char *
ent_field_label (const EntField *field)
{
  return g_dgettext (GETTEXT_PACKAGE, field->label);
}

const char *
ent_field_help (const EntField *field)
{
  return field->help != NULL ? g_dgettext (GETTEXT_PACKAGE, field->help) : NULL;
}

const char *
ent_field_group_label (EntFieldGroup group)
{
  g_return_val_if_fail ((guint) group < ENT_N_FIELD_GROUPS, "");

  return group == ENT_GROUP_NONE ? "" : g_dpgettext2 (GETTEXT_PACKAGE, "group", group_labels[group]);
}

const char *
ent_record_element (EntRecordKind kind)
{
  g_return_val_if_fail ((guint) kind < ENT_N_RECORD_KINDS, NULL);

  return tables[kind].element;
}
