/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed vocabularies of the model: every value that is chosen, not typed.
 * Each has its name in files, its label for people, and the order that readers
 * of the map know. Numbers are for memory only and never reach a file.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ENT_SECTOR_INSTITUTIONS,
  ENT_SECTOR_PRIVATE,
  ENT_SECTOR_INFORMAL,
  ENT_SECTOR_COMMUNITY,
  ENT_SECTOR_FAMILY,
  ENT_SECTOR_EDUCATION,
  ENT_SECTOR_MEDIA,
} EntSectorId;
#define ENT_N_SECTORS 7

typedef enum
{
  ENT_KIND_FORMAL,
  ENT_KIND_INFORMAL,
  ENT_KIND_GOVERNMENT,
} EntKind;
#define ENT_N_KINDS 3

typedef enum
{
  ENT_LEVEL_NONE,
  ENT_LEVEL_LOCAL,
  ENT_LEVEL_REGIONAL,
  ENT_LEVEL_NATIONAL,
  ENT_LEVEL_INTERNATIONAL,
} EntLevel;
#define ENT_N_LEVELS 5

typedef enum
{
  ENT_UNIT_ORGANISATION,
  ENT_UNIT_DEPARTMENT,
  ENT_UNIT_PERSON,
} EntUnit;

/* Decision power is a number from 1 (none) to 5 (decisive). */
#define ENT_POWER_NOT_ASSESSED 0
#define ENT_POWER_MAX 5

/* Ordered from far to near: a higher value is closer to the children. */
typedef enum
{
  ENT_COMMITMENT_NOT_ASSESSED,
  ENT_COMMITMENT_RESISTANT,
  ENT_COMMITMENT_UNAWARE,
  ENT_COMMITMENT_NEUTRAL,
  ENT_COMMITMENT_SUPPORTIVE,
  ENT_COMMITMENT_LEADING,
} EntCommitment;
#define ENT_N_COMMITMENTS 6

/* What is assessed anew at each moment. */
typedef enum
{
  ENT_ASPECT_POWER,
  ENT_ASPECT_COMMITMENT,
  ENT_ASPECT_DESIRED,
  ENT_ASPECT_ALLY,
} EntAspect;
#define ENT_N_ASPECTS 4

typedef enum
{
  ENT_SOURCE_NONE,
  ENT_SOURCE_SELF,
  ENT_SOURCE_OTHERS,
  ENT_SOURCE_AGREED,
} EntSource;

typedef enum
{
  ENT_PHASE_NONE,
  ENT_PHASE_INITIATE,
  ENT_PHASE_ENGAGE,
  ENT_PHASE_CONSOLIDATE,
  ENT_PHASE_SUSTAIN,
} EntPhase;

typedef enum
{
  ENT_AGREEMENT_NONE,
  ENT_AGREEMENT_LETTER,
  ENT_AGREEMENT_MEMORANDUM,
  ENT_AGREEMENT_CONTRACT,
  ENT_AGREEMENT_THE_CODE,
} EntAgreement;

typedef enum
{
  ENT_COLLABORATION_NONE,
  ENT_COLLABORATION_PHILANTHROPIC,
  ENT_COLLABORATION_TRANSACTIONAL,
  ENT_COLLABORATION_INTEGRATIVE,
} EntCollaboration;

typedef enum
{
  ENT_RISK_NOT_DONE,
  ENT_RISK_LOW,
  ENT_RISK_MEDIUM,
  ENT_RISK_HIGH,
} EntRisk;

typedef enum
{
  ENT_LOG_OTHER,
  ENT_LOG_MEETING,
  ENT_LOG_TRAINING,
  ENT_LOG_AGREEMENT,
  ENT_LOG_VISIT,
  ENT_LOG_REPORT,
} EntLogKind;

typedef enum
{
  ENT_TIE_WORKS_WITH,
  ENT_TIE_ALLIANCE,
  ENT_TIE_AGREEMENT,
  ENT_TIE_MEMBER_OF,
  ENT_TIE_INFORMS,
  ENT_TIE_INFLUENCES,
  ENT_TIE_OVERSEES,
  ENT_TIE_FUNDS,
  ENT_TIE_TENSION,
  ENT_TIE_BROKEN,
  ENT_TIE_TO_BUILD,
} EntTieKind;
#define ENT_N_TIE_KINDS 11

/* DEFAULT is what the tie's kind has by nature; ent_tie_direction() resolves it. */
typedef enum
{
  ENT_DIRECTION_DEFAULT,
  ENT_DIRECTION_NONE,
  ENT_DIRECTION_FORWARD,
  ENT_DIRECTION_BOTH,
} EntDirection;

typedef enum
{
  ENT_STRENGTH_NORMAL,
  ENT_STRENGTH_WEAK,
  ENT_STRENGTH_STRONG,
} EntStrength;

typedef enum
{
  ENT_STATE_OPEN,
  ENT_STATE_DONE,
  ENT_STATE_DROPPED,
} EntActionState;

/* What the distance from the children stands for. */
typedef enum
{
  ENT_RINGS_COMMITMENT,
  ENT_RINGS_POWER,
  ENT_RINGS_LEVEL,
} EntRings;

/* What a step shows. */
typedef enum
{
  ENT_STEP_MAP,
  ENT_STEP_MATRIX,
  ENT_STEP_CHANGE,
} EntStepPicture;

typedef struct
{
  const char *name;  /* in files; NULL for a value that is written by leaving it out */
  const char *label; /* for people: an English msgid, see ent_choice_label() */
  const char *help;  /* one sentence, msgid, or NULL */
} EntChoice;

typedef struct
{
  const char *context; /* of the labels' msgids */
  guint n_items;
  const EntChoice *items; /* the index is the value in memory; 0 is the default */
} EntChoices;

extern const EntChoices ent_sector_choices;
extern const EntChoices ent_kind_choices;
extern const EntChoices ent_level_choices;
extern const EntChoices ent_unit_choices;
extern const EntChoices ent_power_choices;
extern const EntChoices ent_commitment_choices;
extern const EntChoices ent_aspect_choices;
extern const EntChoices ent_source_choices;
extern const EntChoices ent_phase_choices;
extern const EntChoices ent_guidance_choices;
extern const EntChoices ent_foundation_choices; /* what every partnership should rest on */
extern const EntChoices ent_agreement_choices;
extern const EntChoices ent_collaboration_choices;
extern const EntChoices ent_risk_choices;
extern const EntChoices ent_log_choices;
extern const EntChoices ent_tie_choices;
extern const EntChoices ent_tie_end_choices; /* kinds of ties as the one says them whom the tie goes to: see ent_tie_choices_at() */
extern const EntChoices ent_direction_choices;
extern const EntChoices ent_strength_choices;
extern const EntChoices ent_state_choices;
extern const EntChoices ent_rings_choices;
extern const EntChoices ent_step_choices;
extern const EntChoices ent_ally_choices;

/* The value called @name, or -1. @name need not end with NUL at @length (-1: it does). */
int ent_choices_find (const EntChoices *choices, const char *name, gssize length);

/* How many values stand in @set, as bits 1 << value. */
guint ent_choices_count (guint32 set);

/* The value that @word stands for, or -1. */
typedef int (*EntChoiceFind) (gpointer data, const char *word);
/* The next of the words in *@text, which have any of @separators between: the longest one that @find knows, for a label may have
 * a separator within, else what stands before the next separator, and *@value is -1. Stripped; NULL at the end. O(length) */
char *ent_choices_next_word (const char **text, const char *separators, EntChoiceFind find, gpointer data, int *value) G_GNUC_WARN_UNUSED_RESULT;

/* The label in the language of the process. Pictures use the words of the
 * scene instead, with the same context and msgid. */
const char *ent_choice_label (const EntChoices *choices, guint value);
const char *ent_choice_help (const EntChoices *choices, guint value);

G_END_DECLS
