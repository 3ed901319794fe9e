/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that mean harm, or are damaged, for all readers of graphs in XML: tests are made of these. */
#pragma once

#include "book-check.h"

G_BEGIN_DECLS

typedef struct
{
  BookReader read;
  const char *root;  /* "graphml" */
  const char *graph; /* a whole file, with ñ in it, and line breaks */
} HostileCase;

/* Adds the tests below @path; @hostile is borrowed. */
void add_hostile_tests (const char *path, const HostileCase *hostile);

G_END_DECLS
