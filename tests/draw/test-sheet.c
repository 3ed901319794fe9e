/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers, how they lie, and margins. */
#include "draw/sheet.h"

#include <math.h>

#define ASSERT_ABOUT(value, expected) g_assert_cmpfloat (fabs ((value) - (expected)), <, 0.01)

static void
test_papers_are_upright_and_found_by_name (void)
{
  for (guint i = 0; i < ent_n_papers; i++)
    {
      g_autofree char *lower = g_ascii_strdown (ent_papers[i].name, -1);

      g_assert_cmpuint (ent_paper_find (ent_papers[i].name), ==, i);
      g_assert_cmpuint (ent_paper_find (lower), ==, i);
      g_assert_cmpfloat (ent_papers[i].width, <, ent_papers[i].height);
    }
  g_assert_cmpuint (ent_paper_find ("A9"), ==, ent_n_papers);
  g_assert_cmpuint (ent_paper_find (""), ==, ent_n_papers);
}

static void
test_paper_lies_as_it_is_told (void)
{
  EntSheet as_it_is = ent_sheet_of_paper (254, 508, ENT_LIES_AS_IT_IS);
  EntSheet longer = ent_sheet_of_paper (254, 508, ENT_LIES_ON_ITS_LONG_SIDE);
  EntSheet shorter = ent_sheet_of_paper (508, 254, ENT_LIES_ON_ITS_SHORT_SIDE);

  g_assert_cmpint (as_it_is.medium, ==, ENT_MEDIUM_PAPER);
  ASSERT_ABOUT (as_it_is.width, 720);
  ASSERT_ABOUT (as_it_is.height, 1440);
  ASSERT_ABOUT (longer.width, 1440);
  ASSERT_ABOUT (longer.height, 720);
  ASSERT_ABOUT (shorter.width, 720);
  ASSERT_ABOUT (shorter.height, 1440);
}

/* 10 mm on A4, twice that on A0, whose sides are four times as long; however it lies. */
static void
test_margins_grow_with_the_root_of_the_sheet (void)
{
  EntSheet a4 = ent_sheet_of_paper (210, 297, ENT_LIES_ON_ITS_LONG_SIDE);
  EntSheet upright = ent_sheet_of_paper (210, 297, ENT_LIES_ON_ITS_SHORT_SIDE);
  EntSheet a0 = ent_sheet_of_paper (841, 1189, ENT_LIES_ON_ITS_LONG_SIDE);
  EntSheet screen = { ENT_MEDIUM_SCREEN, 1366, 768 };

  ASSERT_ABOUT (ent_sheet_margin (&a4), 28.35);
  ASSERT_ABOUT (ent_sheet_margin (&upright), 28.35);
  ASSERT_ABOUT (ent_sheet_margin (&a0), 56.73);
  ASSERT_ABOUT (ent_sheet_margin (&screen), 16);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draw/sheet/papers-are-upright-and-found-by-name", test_papers_are_upright_and_found_by_name);
  g_test_add_func ("/draw/sheet/paper-lies-as-it-is-told", test_paper_lies_as_it_is_told);
  g_test_add_func ("/draw/sheet/margins-grow-with-the-root-of-the-sheet", test_margins_grow_with_the_root_of_the_sheet);

  return g_test_run ();
}
