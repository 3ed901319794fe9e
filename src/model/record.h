/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of a map as plain structs.
 *
 * Everything a record owns is freed with it. Records inside an EntMap are
 * handed out const: they change only through ent_map_apply(), and a pointer is
 * good until the next change; what must last keeps the id.
 *
 * Texts are NULL when absent, never empty.
 */
#pragma once

#include "model/choices.h"
#include "model/text.h"

G_BEGIN_DECLS

/* An id: an interned, counted string, so two ids are equal when their pointers
 * are. NULL is no id. */
typedef char *EntId;

EntId ent_id (const char *text); /* a new reference; @text may be NULL */
EntId ent_id_ref (EntId id);     /* accepts NULL */
void ent_id_unref (EntId id);    /* accepts NULL */
void ent_id_clear (EntId *id);
gboolean ent_id_is_valid (const char *text); /* letters, digits, - _ . up to 64 bytes, first a letter */

typedef enum
{
  ENT_RECORD_MAP,
  ENT_RECORD_SECTOR,
  ENT_RECORD_STAKEHOLDER,
  ENT_RECORD_ASSESSMENT,
  ENT_RECORD_LOG,
  ENT_RECORD_TIE,
  ENT_RECORD_MOMENT,
  ENT_RECORD_ACTION,
  ENT_RECORD_STEP,
} EntRecordKind;
#define ENT_N_RECORD_KINDS 9

/* What a newer version or another program put into a file and we do not know.
 * It stays with its record and is written back. */
typedef struct
{
  char *name; /* with its prefix, if it has one */
  char *value;
} EntKeptAttribute;

typedef struct
{
  guint place; /* number of known child elements before it */
  char *xml;   /* an element, comment or processing instruction, complete */
} EntKeptChild;

typedef struct
{
  GArray *attributes; /* of EntKeptAttribute, or NULL */
  GArray *values;     /* of EntKeptAttribute: a known field, a value that we do not know; or NULL */
  GArray *children;   /* of EntKeptChild, or NULL */
} EntKept;

EntKept *ent_kept_new (void);
EntKept *ent_kept_copy (const EntKept *kept); /* NULL gives NULL */
void ent_kept_free (EntKept *kept);           /* accepts NULL */
gboolean ent_kept_equal (const EntKept *a, const EntKept *b);
void ent_kept_add_attribute (EntKept *kept, const char *name, const char *value);
void ent_kept_add_child (EntKept *kept, guint place, const char *xml);
/* The value kept for the field @name, or NULL. */
const char *ent_kept_value (const EntKept *kept, const char *name);
/* Sets or, with NULL, removes it; creates and frees *@kept as needed. */
void ent_kept_set_value (EntKept **kept, const char *name, const char *value);

typedef struct
{
  EntRecordKind kind;
  guint slot;    /* kept by the map: ask ent_map_place() */
  EntId id;      /* assessments have none */
  EntKept *kept; /* usually NULL */
} EntRecord;

/* What the picture shows: of the map, and of each step. */
typedef struct
{
  guint8 rings; /* EntRings */
  guint8 equal_wedges;
  guint8 ghosts;       /* of all, not only of the selected */
  guint32 hidden_ties; /* bits 1 << EntTieKind */
} EntView;

/* Each may be NULL, which is equal to NULL alone. */
gboolean ent_view_equal (const EntView *a, const EntView *b);

typedef struct
{
  EntRecord base; /* the id is the document's */
  char *title, *place, *organisation, *authors, *language;
  char *confidentiality, *notes;
  char *logo; /* a PNG in base64 */
  EntView view;
} EntMapInfo;

typedef struct
{
  EntRecord base; /* the id is one of the seven; slot == EntSectorId */
  char *label, *colour;
} EntSector;

typedef struct
{
  EntRecord base;
  EntId moment;
  guint8 aspect; /* EntAspect */
  guint8 value;  /* power 0-5, EntCommitment, or 0/1 for ally */
  guint8 source; /* EntSource */
  char *reason;
} EntAssessment;

typedef struct
{
  EntRecord base;
  EntId stakeholder; /* whose log it stands in */
  EntDate date;
  guint8 log_kind; /* EntLogKind */
  char *text;
} EntLogEntry;

#define ENT_N_CODE_CRITERIA 6

typedef struct
{
  guint8 set;
  float angle, radius; /* 0-1 within the stakeholder's cell */
} EntPin;

typedef struct
{
  EntRecord base;
  /* Kept by the map, never in a copy outside it. Here, because each tie that is read
   * or copied comes by: what is looked at together lies together. */
  GPtrArray *ties;  /* of EntTie, borrowed, in no order that means anything; or NULL */
  GPtrArray *parts; /* of EntStakeholder, the same; or NULL */

  char *name, *short_name;
  guint8 kind;   /* EntKind */
  guint8 sector; /* EntSectorId */
  guint8 level;  /* EntLevel */
  guint8 unit;   /* EntUnit */
  guint8 veto;
  guint8 phase, agreement, collaboration, risk;
  EntDate agreement_date, risk_date;
  EntDate risk_renewal; /* when the risk is to be assessed again; 0: a year after it was */
  EntDate next_visit;
  EntDate code_dates[ENT_N_CODE_CRITERIA]; /* The Code's six criteria, in their order: the day each was met */
  guint32 steps;                           /* bits 1 << index in ent_guidance_choices */
  guint32 foundations;                     /* bits 1 << index in ent_foundation_choices */
  EntPin pin;
  EntId part_of;
  char *source_id, *role;
  char *contact, *position, *email, *phone;
  char *notes, *strategy;
  char *code_evidence[ENT_N_CODE_CRITERIA]; /* by what it can be seen that each was met */
  char **tags;                              /* NULL-terminated, or NULL */
  GPtrArray *assessments;                   /* of EntAssessment, owned, in file order; or NULL */
  GPtrArray *log;                           /* of EntLogEntry, owned, in file order; or NULL */
} EntStakeholder;

typedef struct
{
  EntRecord base;
  EntId from, to;
  guint8 kind;      /* EntTieKind */
  guint8 direction; /* EntDirection as written; see ent_tie_direction() */
  guint8 strength;  /* EntStrength */
  guint8 unclear;
  char *notes;
} EntTie;

typedef struct
{
  EntRecord base;
  char *name;
  EntDate date;
  guint rank;       /* kept by the map: place in time, from 0 */
  guint n_assessed; /* kept by the map: assessments made at it */
} EntMoment;

typedef struct
{
  EntRecord base;
  char *what, *responsible;
  EntDate due;
  guint8 state; /* EntActionState */
  char **with;  /* ids of stakeholders, NULL-terminated, or NULL */
} EntAction;

typedef struct
{
  EntRecord base;
  char *name;
  guint8 picture; /* EntStepPicture */
  /* Of a change: ids of the moments that it is from and to. As the focus they may be of nothing that is there. */
  char *from, *moment;
  char *focus; /* id of a stakeholder or a sector in the spotlight */
  EntView view;
} EntStep;

/* A record of @kind with defaults in every field and no id. */
gpointer ent_record_new (EntRecordKind kind) G_GNUC_WARN_UNUSED_RESULT;
/* A deep copy, with the assessments and log of a stakeholder, without what the map keeps. */
gpointer ent_record_copy (gconstpointer record) G_GNUC_WARN_UNUSED_RESULT;
void ent_record_free (gpointer record); /* accepts NULL */
/* Field by field, kept content and contained records included. */
gboolean ent_record_equal (gconstpointer a, gconstpointer b);
void ent_record_set_id (gpointer record, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntRecord, ent_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntStakeholder, ent_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTie, ent_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMoment, ent_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntAction, ent_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntStep, ent_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLogEntry, ent_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntAssessment, ent_record_free)

/* Adds to the stakeholder's own list and takes @assessment or @entry over.
 * For building a record before it is added to a map. */
void ent_stakeholder_take_assessment (EntStakeholder *stakeholder, EntAssessment *assessment);
void ent_stakeholder_take_log (EntStakeholder *stakeholder, EntLogEntry *entry);

/* FORWARD for member-of whatever is written; FORWARD or BOTH for informs,
 * influences, oversees and funds; NONE by default for the others. */
EntDirection ent_tie_direction (const EntTie *tie);
/* Those of the words for its kind that @id says of it, who is at one of its ends: what goes one way is called otherwise at the end. */
const EntChoices *ent_tie_choices_at (const EntTie *tie, const char *id);
EntDirection ent_tie_kind_default_direction (EntTieKind kind);
gboolean ent_tie_kind_allows (EntTieKind kind, EntDirection direction);

G_END_DECLS
