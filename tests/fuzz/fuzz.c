/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all targets share. */
#include "fuzz/fuzz.h"

#include <string.h>
#include <time.h>

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  /* a warning of GLib is a fault of ours, whoever runs this */
  g_log_set_always_fatal ((GLogLevelFlags) (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING));
  return 0;
}

gint64
fuzz_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

char *
fuzz_text (const uint8_t *data, size_t size)
{
  const void *zero = size > 0 ? memchr (data, '\0', size) : NULL;
  gsize length = zero != NULL ? (gsize) ((const uint8_t *) zero - data) : size;

  return length > 0 ? g_utf8_make_valid ((const char *) data, (gssize) length) : g_strdup ("");
}
