/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the names of columns mean, in registers of stakeholders and in the files of other programs. */
#pragma once

#include "io/book/book.h"
#include "model/field.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_MEANS_NOTHING,   /* left out, and said */
  ENT_MEANS_NOTES,     /* into the notes of its row, behind its title */
  ENT_MEANS_ID,        /* by which others refer to it, and by which it is found again */
  ENT_MEANS_FIELD,     /* .field of the record */
  ENT_MEANS_REFERENCE, /* .field of the record, which is an id or several, by ids */
  ENT_MEANS_ASPECT,    /* the rating of .aspect */
  ENT_MEANS_GROUNDS,   /* .field of the rating of .aspect */
  ENT_MEANS_WEIGHT,    /* of a tie: a number */
  ENT_MEANS_OWNER,     /* of a rating or an entry of a log: whose it is, by name */
  ENT_MEANS_OWNER_ID,
  ENT_MEANS_KEY,   /* of the table of the map: which of its fields .. */
  ENT_MEANS_VALUE, /* .. has which value */
} EntMeaning;

typedef struct
{
  EntMeaning meaning;
  const EntField *field; /* or NULL */
  EntAspect aspect;
} EntMeans;

/* How sure it is. */
typedef enum
{
  ENT_HEADER_UNKNOWN,
  ENT_HEADER_BEGINS, /* its first words are known, or the title may be that of several columns */
  ENT_HEADER_KNOWN,
} EntHeaderFit;

gboolean ent_means_equal (const EntMeans *a, const EntMeans *b);
/* What a column called @title is in a table of @kind; *@means is ENT_MEANS_NOTES for what is not known. O(length) */
EntHeaderFit ent_header_find (EntSheetKind kind, const char *title, EntMeans *means);
/* What a sheet called @name has in it, by what it is called; ENT_SHEET_UNKNOWN if that says nothing. */
EntSheetKind ent_header_find_sheet (const char *name);

G_END_DECLS
