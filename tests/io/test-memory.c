/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What FORMAT.md promises of memory. Each file is read by a process of its own, whose
 * peak is measured: what was there before and what is given back later both count.
 */
#include "folder.h"
#include "io-test.h"

#include <string.h>
#include <sys/resource.h>

#include "io/xml/limits.h"

#define HEAD "<map xmlns='urn:entorno:map:1' version='1.0' id='m-1'><moments><moment id='t-1' name='Then'/></moments>\n"
#define PROMISED (256u << 20)
#define TIMES 8u
/* What the parser and a map take before there is anything in them. */
#define BASE (2u << 20)

static gsize
peak (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (gsize) usage.ru_maxrss * 1024;
}

/* In the process of its own: reads the file that the environment names. */
static void
read_and_tell (void)
{
  g_autoptr (GError) error = NULL;
  gsize before = peak ();
  g_autoptr (EntFile) file = ent_store_open (g_getenv ("ENT_TEST_FILE"), NULL, &error);

  g_assert_no_error (error);
  g_assert_false (file->damaged);
  g_print ("took %zu\n", peak () - before);
}

/* How many bytes it takes to read @text. */
static gsize
measure (const char *text)
{
  g_autofree char *folder = new_folder (), *path = g_build_filename (folder, "a.entorno", NULL), *out = NULL;
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "ENT_TEST_FILE", path, TRUE);
  const char *argv[] = { "/proc/self/exe", NULL, NULL };
  g_autofree char *self = g_file_read_link (argv[0], NULL);
  g_autoptr (GError) error = NULL;
  int status;
  gsize taken;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  argv[0] = self;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, NULL));
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (out, "took "));
  taken = (gsize) g_ascii_strtoull (out + strlen ("took "), NULL, 10);
  g_test_message ("%zu bytes took %zu: %.1f times", strlen (text), taken, (double) taken / (double) strlen (text));
  remove_folder (g_steal_pointer (&folder));
  return taken;
}

static gboolean
is_measurable (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the sanitizer's own memory counts too");
  return FALSE;
#else
  return TRUE;
#endif
}

/* As maps are, two megabytes of each. */
static void
test_reading_takes_eight_times_the_file (void)
{
  static const char *const templates[] = {
    "<stakeholders>~<stakeholder id='s-#' name='The association of those who have the number #' kind='formal' sector='private' level='local' email='#@example.org'>"
    "<notes>Met at the harbour in the spring of year #.</notes></stakeholder>\n~</stakeholders>",
    "<stakeholders>~<stakeholder id='s-#' name='Association #' kind='formal' sector='private'>"
    "<assessment moment='t-1' aspect='power' value='3' source='agreed'><reason>Its members follow what its board decides.</reason></assessment>"
    "<assessment moment='t-1' aspect='commitment' value='neutral'/></stakeholder>\n~</stakeholders>",
    "<stakeholders><stakeholder id='s-h7n2c4y9kd' name='One' kind='formal' sector='media'>~"
    "<log-entry id='l-p3x8d#' date='2026-04-02' kind='meeting'>The board agreed to training number #.</log-entry>\n~</stakeholder></stakeholders>",
    "<ties>~<tie id='e-q5b0r#' from='s-h7n2c4#' to='s-c9z4t1#' kind='agreement' strength='strong'/>\n~</ties>",
    "<actions>~<action id='a-y2k6f#' what='Train the reception staff of house #' responsible='Marea Alta' due='2026-06-30'/>\n~</actions>",
    "<stakeholders>~<stakeholder id='s-#' name='Association #' kind='formal' sector='private' x:number='#' x:colour='green' xmlns:x='urn:x'><x:seen when='2026-04-02'/></stakeholder>\n~</stakeholders>",
  };

  if (!is_measurable ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_auto (GStrv) pieces = g_strsplit (templates[i], "~", 3);
      g_autofree char *middle = repeat (pieces[1], (guint) ((2u << 20) / strlen (pieces[1])));
      g_autofree char *text = g_strconcat (HEAD, pieces[0], middle, pieces[2], "</map>", NULL);

      g_assert_cmpuint (measure (text), <=, TIMES * strlen (text) + BASE);
    }
}

/* As much of everything as is read, each as small as it can be. */
static char *
make_worst (void)
{
  const guint n_stakeholders = ENT_LIMIT_STAKEHOLDERS - 2, n_known = ENT_LIMIT_STAKEHOLDERS + ENT_LIMIT_LOG_ENTRIES + ENT_LIMIT_TIES + ENT_LIMIT_ACTIONS + ENT_LIMIT_KEPT + 20;
  g_autofree char *stakeholders = repeat ("<stakeholder id='s#'/>", n_stakeholders), *log = repeat ("<log-entry/>", ENT_LIMIT_LOG_ENTRIES);
  g_autofree char *actions = repeat ("<action/>", ENT_LIMIT_ACTIONS), *kept = repeat ("<x xmlns=''/>", ENT_LIMIT_KEPT), *tags = repeat ("<tag>#</tag>", ENT_LIMIT_ELEMENTS - n_known);
  GString *text = g_string_new (HEAD "<stakeholders>");

  g_string_append_printf (text, "%s<stakeholder>%s%s</stakeholder></stakeholders><actions>%s</actions>%s<ties>", stakeholders, log, tags, actions, kept);
  for (guint i = 0; i < ENT_LIMIT_TIES; i++)
    g_string_append_printf (text, "<tie from='s%u' to='s%u'/>", i % n_stakeholders, (i + 1 + i / n_stakeholders) % n_stakeholders);
  g_string_append (text, "</ties></map>");
  return g_string_free (text, FALSE);
}

static void
test_no_file_takes_more_than_is_promised (void)
{
  g_autofree char *text = NULL;

  if (!is_measurable ())
    return;
  text = make_worst ();
  g_assert_cmpuint (measure (text), <=, MAX (PROMISED, TIMES * strlen (text)));
}

int
main (int argc, char **argv)
{
  if (g_getenv ("ENT_TEST_FILE") != NULL)
    {
      read_and_tell ();
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memory/reading-takes-eight-times-the-file", test_reading_takes_eight_times_the_file);
  g_test_add_func ("/memory/no-file-takes-more-than-is-promised", test_no_file_takes_more_than_is_promised);
  return g_test_run ();
}
