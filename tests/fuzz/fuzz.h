/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a fuzz target is: one file with one function that is given any bytes at all. It
 * ends the process if anything that should hold does not, and returns else. libFuzzer
 * calls it, which looks for inputs that reach more of the code, and so does replay.c,
 * which has no such eyes and needs no clang.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include <glib.h>

/* The names are libFuzzer's. Returns 0. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
/* Called once, before the first input; fuzz.c. */
int LLVMFuzzerInitialize (int *argc, char ***argv);

/* Microseconds of the processor that this thread has had: whatever else the machine does. */
gint64 fuzz_cpu_time (void);
/* Text as GTK hands it over: the bytes up to the first zero as valid UTF-8. Owned. */
char *fuzz_text (const uint8_t *data, size_t size) G_GNUC_WARN_UNUSED_RESULT;

/* A map in small as it stands in a file, with a record of each kind; one is part of somebody who is not there. */
extern const char fuzz_map[];
