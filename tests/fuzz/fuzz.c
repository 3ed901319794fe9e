/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all targets share. */
#include "fuzz/fuzz.h"

#include <string.h>
#include <time.h>

/* clang-format off */
const char fuzz_map[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\" title=\"Bay\" language=\"es\">"
    "<moments><moment id=\"t-1\" name=\"Then\" date=\"2026-01-01\"/><moment id=\"t-2\" name=\"Now\" date=\"2026-06-01\"/></moments>"
    "<stakeholders>"
    "<stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\" pin=\"0.1 0.2\"><tag>a</tag><notes>n</notes>"
    "<assessment moment=\"t-1\" aspect=\"power\" value=\"3\"/><log-entry id=\"l-1\" date=\"2026-02-02\" kind=\"visit\">text</log-entry></stakeholder>"
    "<stakeholder id=\"s-2\" name=\"Two\" kind=\"government\" sector=\"institutions\" part-of=\"s-1\" unit=\"person\"/>"
    "<stakeholder id=\"s-3\" name=\"Three\" kind=\"formal\" sector=\"media\"/>"
    "<stakeholder id=\"s-4\" name=\"Four\" kind=\"informal\" sector=\"family\" part-of=\"s-8\"/>"
    "</stakeholders>"
    "<ties><tie id=\"e-1\" from=\"s-1\" to=\"s-2\" kind=\"funds\" direction=\"both\"/></ties>"
    "<actions><action id=\"a-1\" what=\"Go\"><with stakeholder=\"s-1\"/></action></actions>"
    "<steps><step id=\"p-1\" name=\"S\" picture=\"change\" from=\"t-1\" moment=\"t-2\" focus=\"s-1\"/></steps></map>";
/* clang-format on */

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
