/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zip files that tests make: good ones by libzip, and odd ones byte by byte. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *content;
  gssize length; /* -1: to NUL */
} ZipPart;

GBytes *make_zip (const ZipPart *parts, gsize n_parts) G_GNUC_WARN_UNUSED_RESULT;
/* Name, text, name, text, … NULL */
GBytes *make_zip_of (const char *const *names_and_texts) G_GNUC_WARN_UNUSED_RESULT;
#define zip_of(...) make_zip_of ((const char *const[]) { __VA_ARGS__ })
/* The only part, with a password. */
GBytes *make_locked_zip (const char *name, const char *text) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  ODD_ZIP_DESCRIPTOR = 1 << 0, /* the length stands behind the part, as where a program writes into a pipe */
  ODD_ZIP_64 = 1 << 1,
} OddZip;
/* The only part, not packed. @n_said: how many parts its directory says to have. */
GBytes *make_odd_zip (const char *name, const char *text, OddZip odd, guint64 n_said) G_GNUC_WARN_UNUSED_RESULT;

/* @bytes without the last ones from @length on. */
GBytes *cut_bytes (GBytes *bytes, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
