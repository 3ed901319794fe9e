/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sheets of a workbook of Excel refer to, and stands in other parts of its file. */
#pragma once

#include "io/book/sheets/zip-part.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *part; /* NULL: the file does not say which */
  gboolean hidden;
  gboolean is_table; /* and not a chart or the like */
} EntXlsxSheet;

typedef struct
{
  EntZip *zip;
  GPtrArray *sheets; /* of EntXlsxSheet, in the order of the workbook */
  gboolean from_1904;
  GArray *formats;    /* of guint8, an EntCellFormat for each style of cells */
  GPtrArray *strings; /* of the chunk; "" for those with nothing in them */
  GStringChunk *texts;
} EntXlsx;

/* Reads all parts but the sheets. FALSE with an error: clear it all the same. */
gboolean ent_xlsx_open (EntXlsx *xlsx, GBytes *bytes, EntProgress *progress, GError **error);
void ent_xlsx_clear (EntXlsx *xlsx);

/* "_x000D_" and the like become the letters that they stand for. O(length) */
void ent_xlsx_decode (GString *text);
/* The other way: what would be taken for such a code is written as one, and what XML cannot hold is left out. NULL where
 * @text may stand as it is. O(length) */
char *ent_xlsx_encode (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntXlsx, ent_xlsx_clear)

G_END_DECLS
