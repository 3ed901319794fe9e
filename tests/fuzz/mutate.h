/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alters bytes at random, always in the same way for the same generator. */
#pragma once

#include <glib.h>

/* Never longer than this: what takes time with the square of it still shows. */
#define MUTATE_MOST_BYTES 65536u

/* @words: of GBytes, what the format is made of; @other: another input, of which pieces may be
 * put in. */
void mutate (GByteArray *bytes, GRand *rand, GPtrArray *words, GBytes *other);
/* The words of a dictionary as libFuzzer has them: of GBytes. */
GPtrArray *mutate_read_words (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
