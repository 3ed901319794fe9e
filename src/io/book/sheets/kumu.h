/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook as Kumu imports one: a sheet "Elements" and a sheet "Connections", whose ends are ids. */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

/* @book: with names as files have them. What Kumu knows has its names (Label, Type, Tags, Description; From, To, Direction);
 * the other fields are attributes of one's own. The type of an element is its sector. */
gboolean ent_kumu_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);

G_END_DECLS
