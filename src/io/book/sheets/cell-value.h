/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What spreadsheets keep as numbers, and the names of cells. All of it independent of the language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ENT_CELL_VALUE_BYTES 40u

/* The shortest decimal that means this number: "4", "0.1". Whole ones have no exponent up to 10^15. */
void ent_cell_value_number (double number, char buffer[ENT_CELL_VALUE_BYTES]);
/* Reads a number in the notation of files; nothing else may stand there. */
gboolean ent_cell_value_parse (const char *text, double *number);

typedef enum
{
  ENT_CELL_FORMAT_NUMBER,
  ENT_CELL_FORMAT_DATE,    /* and dates with a time */
  ENT_CELL_FORMAT_TIME,    /* of the day */
  ENT_CELL_FORMAT_ELAPSED, /* hours, more than a day has too */
} EntCellFormat;

/* What a number in a cell of this format is: one of the formats that have only a number, or one that is written out. */
EntCellFormat ent_cell_value_format_of_number (guint id);
EntCellFormat ent_cell_value_format_of_code (const char *code);
/* "2026-03-14", "2026-03-14 14:05", "14:05"; seconds where there are any. FALSE for what is no day of a calendar. */
gboolean ent_cell_value_date (double serial, EntCellFormat format, gboolean from_1904, char buffer[ENT_CELL_VALUE_BYTES]);
/* The same of what is written as in ISO 8601: "2026-03-14T14:05:00", and "PT14H05M00S". */
gboolean ent_cell_value_iso_date (const char *text, char buffer[ENT_CELL_VALUE_BYTES]);
gboolean ent_cell_value_iso_time (const char *text, char buffer[ENT_CELL_VALUE_BYTES]);

/* "C7" of row 6, column 2. */
void ent_cell_value_cell_name (guint row, guint column, char buffer[ENT_CELL_VALUE_BYTES]);
/* FALSE where no name of a cell stands at @text. What goes beyond any sheet gives numbers that do too. @length is what
 * was read, if given. */
gboolean ent_cell_value_find_cell (const char *text, gsize max_length, guint *row, guint *column, gsize *length);

G_END_DECLS
