/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map with a word in each place, and looking for these words in whatever is made of it. */
#pragma once

#include "cli/run.h"

G_BEGIN_DECLS

#define FOLDER "zqfolder"
#define USER "zquser"

/* Each stands in one place of the map: what no picture and no copy shows unasked. */
#define N_HIDDEN 18
extern const char *const hidden[N_HIDDEN];
/* What a picture on paper may show, and a copy not: names, and what is for those who work with them. */
#define N_NAMED 10
extern const char *const named[N_NAMED];
/* What goes along. */
#define N_PUBLIC 4
extern const char *const public[N_PUBLIC];

extern const char telling_map[];

/* Writes @text as a map into a folder of that name; its path. */
char *write_map (const Folder *folder, const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* All that can be read out of @path, in small letters; NULL: a program is missing, and the test is skipped. */
char *read_all (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* What pdftotext reads, with letters that are joined in print (fi) apart again; NULL: it is missing. */
char *read_pages (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void assert_none (const char *path, const char *all, const char *const *words, guint n);
void assert_redacted (const char *in, const char *out, const char *key, const char *more);

G_END_DECLS
