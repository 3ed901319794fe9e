/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes as bytes, for the journal: whatever a change is, coded and decoded it does the
 * same to the same map. What is decoded is not trusted.
 */
#pragma once

#include "model/change.h"

G_BEGIN_DECLS

/* Of one change. Without variants: whatever the bytes are, they nest no deeper than this. */
#define ENT_CHANGE_CODE_TYPE "(yymsmsymsmsmsbmsuum" ENT_CODE_RECORD_ ")"
/* id, fields by name, kept content, assessments, log */
#define ENT_CODE_RECORD_ "(ymsa(ss)" ENT_CODE_KEPT_ "a" ENT_CODE_INNER_ "a" ENT_CODE_INNER_ ")"
#define ENT_CODE_INNER_ "(ymsa(ss)" ENT_CODE_KEPT_ ")"
/* attributes, values of known fields, children */
#define ENT_CODE_KEPT_ "(a(ss)a(ss)a(us))"

/* Floating. O(its bytes) */
GVariant *ent_change_encode (const EntChange *change) G_GNUC_WARN_UNUSED_RESULT;
/* @code: of that type and in normal form. NULL where it is no change that any map could take. */
EntChange *ent_change_decode (GVariant *code) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
