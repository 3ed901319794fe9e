/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map is written on one machine and opened on another, whose language has other
 * points, digits, letters and orders: the bytes are the same everywhere.
 */
#include "folder.h"
#include "io-test.h"

#include <locale.h>
#include <string.h>

/* A comma for the point, other digits, an i without a dot. */
static const char *const places[][2] = { { "fr_FR", "fr_FR.UTF-8" }, { "de_DE", "de_DE.UTF-8" }, { "ar_EG", "ar_EG.UTF-8" }, { "tr_TR", "tr_TR.UTF-8" } };

#define HEAD "<moments><moment id=\"t-1\" name=\"x\" date=\"2026-03-14\"/></moments>"

/* Sets it up from its source, which machines have that lack the locale itself. */
static gboolean
make_locale (const char *folder, const char *source, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const char *argv[] = { "localedef", "-i", source, "-f", "UTF-8", path, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, NULL, NULL);
  return setlocale (LC_ALL, name) != NULL;
}

static char *
read_and_write (const char *text)
{
  g_autoptr (EntFile) file = read_text (text);

  g_assert_cmpuint (file->findings->len, ==, 0);
  return write_text (file->map);
}

static void
test_a_map_is_the_same_in_every_language (void)
{
  g_autofree char *folder = new_folder (), *odd = NULL, *odd_written = NULL;
  g_autoptr (EntMap) map = new_full_map ();
  g_autofree char *written = write_text (map);
  guint n = 0;

  odd = wrap (HEAD "<stakeholders><stakeholder id=\"s-1\" name=\"I\304\260i\304\261\" kind=\"formal\" sector=\"media\" pin=\"0.1250 0.0000\" risk-date=\"2026-03-14\"/></stakeholders>");
  odd_written = read_and_write (odd);
  g_setenv ("LOCPATH", folder, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *again = NULL, *odd_again = NULL;

      if (!make_locale (folder, places[i][0], places[i][1]))
        continue;
      n++;
      again = read_and_write (written);
      odd_again = read_and_write (odd_written);
      g_assert_cmpstr (again, ==, written);
      g_assert_cmpstr (odd_again, ==, odd_written);
    }
  (void) setlocale (LC_ALL, "C");
  if (n == 0)
    g_test_skip ("locales cannot be made here");
  remove_folder (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/locale/a-map-is-the-same-in-every-language", test_a_map_is_the_same_in_every_language);
  return g_test_run ();
}
