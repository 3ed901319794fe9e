/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Well-formed files with faults of sense: mended or kept aside, and reported
 * with line and id; what is kept aside is written back.
 */
#include "io-test.h"

#include <string.h>

#include "io/xml/format.h"
#include "io/xml/limits.h"
#include "model/edit.h"

#define MOMENT "<moments><moment id=\"t-1\" name=\"Then\"/></moments>\n"
#define ONE "<stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\"/>\n"
#define TWO "<stakeholder id=\"s-2\" name=\"Two\" kind=\"formal\" sector=\"media\"/>\n"

typedef struct
{
  const char *name, *body;
  guint line; /* in the file: the body begins in line 3 */
  EntFindingLevel level;
  const char *record; /* or NULL */
  const char *word;   /* in the message */
  const char *back;   /* in what is written, or NULL */
} Fault;

static const Fault faults[] = {
  { "duplicate-id", MOMENT "<stakeholders>" ONE "<stakeholder id=\"s-1\" name=\"Two\" kind=\"formal\" sector=\"media\"/>\n</stakeholders>",
    5, ENT_FINDING_MENDED, NULL, "“Two” has the same id", "name=\"Two\"" },
  { "no-id", MOMENT "<stakeholders>" ONE "<stakeholder name=\"Two\" kind=\"formal\" sector=\"media\"/>\n</stakeholders>",
    5, ENT_FINDING_MENDED, NULL, "no id", "name=\"Two\"" },
  { "no-id-and-no-name-to-be-seen", MOMENT "<stakeholders>" ONE "<stakeholder name=\"&#x202e; \" kind=\"formal\" sector=\"media\"/>\n</stakeholders>",
    5, ENT_FINDING_MENDED, NULL, "An element <stakeholder> has no id.", NULL },
  { "no-name", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" kind=\"formal\" sector=\"media\"/></stakeholders>",
    5, ENT_FINDING_MENDED, "s-1", "Name", "name=\"Unnamed\"" },
  { "invisible-name", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"\u200d\u2066\u2069\u00ad\" kind=\"formal\" sector=\"media\"/></stakeholders>",
    5, ENT_FINDING_MENDED, "s-1", "lacks", "name=\"Unnamed\"" },
  { "open-isolate", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"\u2067One\" kind=\"formal\" sector=\"media\"/></stakeholders>",
    5, ENT_FINDING_MENDED, "s-1", "taken out", "name=\"\u2067One\u2069\"" },
  { "turned-value", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"One\" kind=\"mart\u202eian\" sector=\"media\"/></stakeholders>",
    5, ENT_FINDING_MENDED, "s-1", "was cleaned of", "kind=\"martian\"" },
  { "unseen-value", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"One\" kind=\"\302\205\" sector=\"media\"/></stakeholders>",
    5, ENT_FINDING_KEPT_ASIDE, "s-1", "Kind", "kind=\"\302\205\"" },
  { "blank-choice", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\" unit=\" \"/></stakeholders>",
    5, ENT_FINDING_MENDED, "s-1", "Unit", NULL },
  { "blank-text", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\" email=\"  \"/></stakeholders>",
    5, ENT_FINDING_MENDED, "s-1", "E-mail", NULL },
  { "blank-set", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\" steps=\" \"/></stakeholders>",
    5, ENT_FINDING_MENDED, "s-1", "Steps", NULL },
  { "unseen-rating", MOMENT "<stakeholders><stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\">\n<assessment moment=\"t-1\" aspect=\"power\" value=\"\302\205\"/></stakeholder></stakeholders>",
    5, ENT_FINDING_KEPT_ASIDE, "s-1", "Decision power", "value=\"\302\205\"" },
  { "tag-twice", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\"><tag>a</tag><tag>a</tag></stakeholder></stakeholders>",
    5, ENT_FINDING_MENDED, "s-1", "twice", "<tag>a</tag>" },
  { "tag-often", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\"><tag>a</tag><tag>a</tag><tag>b</tag><tag>a</tag><tag>a</tag></stakeholder></stakeholders>",
    5, ENT_FINDING_MENDED, "s-1", "twice", "<tag>a</tag>\n      <tag>b</tag>\n    </stakeholder>" },
  { "no-kind", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"One\" sector=\"institutions\"/></stakeholders>",
    5, ENT_FINDING_MENDED, "s-1", "Kind", "kind=\"government\"" },
  { "no-sector", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"One\" kind=\"formal\"/></stakeholders>",
    5, ENT_FINDING_MENDED, "s-1", "Sector", "sector=\"institutions\"" },
  { "no-moment-name", "<moments>\n<moment id=\"t-1\"/></moments>", 4, ENT_FINDING_MENDED, "t-1", "Name", NULL },
  { "no-action-text", MOMENT "<actions>\n<action id=\"a-1\"/></actions>", 5, ENT_FINDING_MENDED, "a-1", "What", NULL },
  { "no-tie-kind", MOMENT "<stakeholders>" ONE TWO "</stakeholders><ties><tie id=\"e-1\" from=\"s-1\" to=\"s-2\"/></ties>",
    6, ENT_FINDING_MENDED, "e-1", "Kind", "kind=\"works-with\"" },
  { "no-moment", "<stakeholders>" ONE "</stakeholders>", 2, ENT_FINDING_MENDED, NULL, "moment", "<moment " },
  { "wrong-value", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"One\" kind=\"martian\" sector=\"media\"/></stakeholders>",
    5, ENT_FINDING_KEPT_ASIDE, "s-1", "martian", "kind=\"martian\"" },
  { "wrong-date", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\" risk-date=\"2026-02-30\"/></stakeholders>",
    5, ENT_FINDING_KEPT_ASIDE, "s-1", "2026-02-30", "risk-date=\"2026-02-30\"" },
  { "wrong-pin", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\" pin=\"1e308 nan\"/></stakeholders>",
    5, ENT_FINDING_KEPT_ASIDE, "s-1", "1e308", "pin=\"1e308 nan\"" },
  { "wrong-picture", MOMENT "<steps>\n<step id=\"p-1\" name=\"S\" picture=\"globe\"/></steps>",
    5, ENT_FINDING_KEPT_ASIDE, "p-1", "Picture cannot be “globe”", "picture=\"globe\"" },
  { "wrong-step", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\" steps=\"1.1 9.9\"/></stakeholders>",
    5, ENT_FINDING_KEPT_ASIDE, "s-1", "one or more of 1.1, ", "steps=\"1.1 9.9\"" },
  { "wrong-rating", MOMENT "<stakeholders><stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\">\n<assessment moment=\"t-1\" aspect=\"power\" value=\"6\"/></stakeholder></stakeholders>",
    5, ENT_FINDING_KEPT_ASIDE, "s-1", "6", "value=\"6\"" },
  { "no-rating", MOMENT "<stakeholders><stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\">\n<assessment moment=\"t-1\" aspect=\"power\"/></stakeholder></stakeholders>",
    5, ENT_FINDING_MENDED, "s-1", "Value", "value=\"not-assessed\"" },
  { "unknown-aspect", MOMENT "<stakeholders><stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\">\n<assessment moment=\"t-1\" aspect=\"charm\" value=\"high\"/></stakeholder></stakeholders>",
    5, ENT_FINDING_KEPT_ASIDE, NULL, "<assessment>", "<assessment moment=\"t-1\" aspect=\"charm\" value=\"high\"/>" },
  { "rated-at-no-moment", MOMENT "<stakeholders><stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\">\n<assessment moment=\"t-9\" aspect=\"power\" value=\"3\"/></stakeholder></stakeholders>",
    5, ENT_FINDING_KEPT_ASIDE, "s-1", "t-9", "<assessment moment=\"t-9\" aspect=\"power\" value=\"3\"/>" },
  { "rated-twice", MOMENT "<stakeholders><stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\"><assessment moment=\"t-1\" aspect=\"power\" value=\"2\"/>\n<assessment moment=\"t-1\" aspect=\"power\" value=\"3\"/></stakeholder></stakeholders>",
    5, ENT_FINDING_KEPT_ASIDE, "s-1", "Decision power", "<assessment moment=\"t-1\" aspect=\"power\" value=\"3\"/>" },
  { "part-of-nothing", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\" part-of=\"s-9\"/></stakeholders>",
    5, ENT_FINDING_KEPT_ASIDE, "s-1", "s-9", "part-of=\"s-9\"" },
  { "part-of-itself", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\" part-of=\"s-1\"/></stakeholders>",
    5, ENT_FINDING_MENDED, "s-1", "circle", NULL },
  { "circle-of-parts", MOMENT "<stakeholders><stakeholder id=\"s-1\" name=\"A\" kind=\"formal\" sector=\"media\" part-of=\"s-3\"/><stakeholder id=\"s-2\" name=\"B\" kind=\"formal\" sector=\"media\" part-of=\"s-1\"/>\n<stakeholder id=\"s-3\" name=\"C\" kind=\"formal\" sector=\"media\" part-of=\"s-2\"/></stakeholders>",
    5, ENT_FINDING_MENDED, "s-3", "circle", "part-of=\"s-3\"" },
  { "tie-to-nowhere", MOMENT "<stakeholders>" ONE TWO "</stakeholders><ties><tie id=\"e-1\" from=\"s-1\" to=\"s-9\" kind=\"funds\"/></ties>",
    6, ENT_FINDING_KEPT_ASIDE, "e-1", "s-9", "<tie id=\"e-1\" from=\"s-1\" to=\"s-9\" kind=\"funds\"/>" },
  { "tie-without-end", MOMENT "<stakeholders>" ONE TWO "</stakeholders><ties><tie id=\"e-1\" from=\"s-1\" kind=\"funds\"/></ties>",
    6, ENT_FINDING_KEPT_ASIDE, "e-1", "to is missing", "<tie id=\"e-1\" from=\"s-1\" kind=\"funds\"/>" },
  { "tie-to-itself", MOMENT "<stakeholders>" ONE TWO "</stakeholders><ties><tie id=\"e-1\" from=\"s-1\" to=\"s-1\" kind=\"funds\"/></ties>",
    6, ENT_FINDING_KEPT_ASIDE, "e-1", "itself", "<tie id=\"e-1\" from=\"s-1\" to=\"s-1\" kind=\"funds\"/>" },
  { "tie-twice", MOMENT "<stakeholders>" ONE TWO "</stakeholders><ties><tie id=\"e-1\" from=\"s-1\" to=\"s-2\" kind=\"alliance\"/>\n<tie id=\"e-2\" from=\"s-2\" to=\"s-1\" kind=\"alliance\" strength=\"weak\"/></ties>",
    7, ENT_FINDING_KEPT_ASIDE, "e-2", "Alliance", "<tie id=\"e-2\" from=\"s-2\" to=\"s-1\" kind=\"alliance\" strength=\"weak\"/>" },
  { "tie-in-a-wrong-way", MOMENT "<stakeholders>" ONE TWO "</stakeholders><ties><tie id=\"e-1\" from=\"s-1\" to=\"s-2\" kind=\"member-of\" direction=\"both\"/></ties>",
    6, ENT_FINDING_NOTE, "e-1", "direction", "direction=\"both\"" },
  { "action-with-nobody", MOMENT "<stakeholders>" ONE "</stakeholders><actions><action id=\"a-1\" what=\"Go\"><with stakeholder=\"s-9\"/><with stakeholder=\"s-1\"/></action></actions>",
    5, ENT_FINDING_KEPT_ASIDE, "a-1", "s-9", "<with stakeholder=\"s-9\"/>" },
  { "unknown-sector", MOMENT "<sectors>\n<sector id=\"pirates\" label=\"Arr\"/></sectors>",
    5, ENT_FINDING_KEPT_ASIDE, NULL, "<sector>", "<sector id=\"pirates\" label=\"Arr\"/>" },
  { "sector-twice", MOMENT "<sectors><sector id=\"media\" label=\"A\"/>\n<sector id=\"media\" label=\"B\"/></sectors>",
    5, ENT_FINDING_KEPT_ASIDE, NULL, "<sector>", "<sector id=\"media\" label=\"B\"/>" },
  { "notes-twice", MOMENT "<stakeholders><stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\"><notes>a</notes>\n<notes>b</notes></stakeholder></stakeholders>",
    5, ENT_FINDING_KEPT_ASIDE, NULL, "<notes>", "<notes>b</notes>" },
  { "view-twice", MOMENT "<view rings=\"level\"/>\n<ties/>\n<view rings=\"power\"/>", 6, ENT_FINDING_KEPT_ASIDE, NULL, "<view>", "<view rings=\"level\"/>\n  <view rings=\"power\"/>" },
  { "early-view-twice", "<view rings=\"level\"/>\n" MOMENT "<view rings=\"power\"/>", 5, ENT_FINDING_KEPT_ASIDE, NULL, "<view>", "<view rings=\"level\"/>\n  <view rings=\"power\"/>" },
  { "logo-twice", MOMENT "<logo>iVBORw0KGgo=</logo><notes>a</notes>\n<logo>iVBORw0KGgoA</logo>", 5, ENT_FINDING_KEPT_ASIDE, NULL, "<logo>", "<logo>iVBORw0KGgoA</logo>" },
  { "logo-that-is-no-png", MOMENT "<notes>a</notes>\n<logo>R0lGODlh</logo>", 5, ENT_FINDING_KEPT_ASIDE, "m-1", "a PNG picture", "<logo>R0lGODlh</logo>" },
  { "logo-that-is-no-base64", MOMENT "<notes>a</notes>\n<logo>a%b</logo>", 5, ENT_FINDING_KEPT_ASIDE, "m-1", "a PNG picture", "<logo>a%b</logo>" },
  { "strategy-twice-before-notes", MOMENT "<stakeholders><stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\"><strategy>a</strategy>\n<strategy>b</strategy><notes>n</notes></stakeholder></stakeholders>",
    5, ENT_FINDING_KEPT_ASIDE, NULL, "<strategy>", "<strategy>b</strategy>" },
  { "sector-twice-out-of-order", MOMENT "<sectors><sector id=\"media\" label=\"A\"/><sector id=\"family\" label=\"F\"/>\n<sector id=\"media\" label=\"B\"/></sectors>",
    5, ENT_FINDING_KEPT_ASIDE, NULL, "<sector>", "<sector id=\"media\" label=\"B\"/>" },
  { "markup-in-notes", MOMENT "<stakeholders><stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\">\n<notes x=\"1\">a <b>c</b> &amp; d</notes></stakeholder></stakeholders>",
    5, ENT_FINDING_NOTE, NULL, "x", "<notes x=\"1\">a <b>c</b> &amp; d</notes>" },
  { "repeated-name", MOMENT "<stakeholders>" ONE "<stakeholder id=\"s-2\" name=\" one \" kind=\"formal\" sector=\"media\"/></stakeholders>",
    5, ENT_FINDING_NOTE, "s-2", "line 4", NULL },
  { "strange-characters", MOMENT "<stakeholders>\n<stakeholder id=\"s-1\" name=\"O\u202ene\" kind=\"formal\" sector=\"media\"/></stakeholders>",
    5, ENT_FINDING_MENDED, "s-1", "taken out", "name=\"One\"" },
  { "list-attribute-twice", MOMENT "<ties x=\"1\"/>\n<ties x=\"2\"/>", 5, ENT_FINDING_MENDED, NULL, "left out", "<ties x=\"1\"/>" },
  { "stray-text", MOMENT "<stakeholders>" ONE "hello &amp; goodbye\n</stakeholders>", 6, ENT_FINDING_NOTE, NULL, "Text", "hello &amp; goodbye" },
};

static void
test_fault (gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *text = wrap (fault->body), *back = NULL, *again = NULL, *line = NULL;
  g_autoptr (EntFile) file = read_text (text), reread = NULL;
  const EntFinding *finding = find_finding (file, fault->line);

  print_findings (file);
  g_assert_nonnull (finding);
  g_assert_cmpint ((int) finding->level, ==, (int) fault->level);
  if (fault->record != NULL)
    g_assert_cmpstr (finding->record, ==, fault->record);
  g_assert_nonnull (strstr (finding->message, fault->word));
  g_assert_cmpint (file->mended, ==, fault->level == ENT_FINDING_MENDED);
  line = ent_finding_format (finding, "a.entorno");
  g_assert_true (g_str_has_prefix (line, "a.entorno:"));

  back = write_text (file->map);
  if (fault->back != NULL && strstr (back, fault->back) == NULL)
    g_error ("not written back: %s", back);
  reread = read_text (back);
  again = write_text (reread->map);
  g_assert_cmpstr (back, ==, again);
  g_assert_false (reread->mended);
}

/* Where there is a name, nobody has to look for an id. */
static void
test_whom_it_is_about_is_said_by_name (void)
{
  static const char *const said[] = {
    "“Port” has the same id in the file as something before it.",
    "A tie of “Police” (Alliance) leads to nowhere: nobody in the file has the id “s-gone”, which stands in “to”.",
    "A tie of “School” (Informs) does not say who is at its other end: from is missing.",
    "A tie (Funds) goes from “School” to itself.",
    "A tie of “Police” and “School” (Works with) says again what one before it says.",
    "“Police – School”: Strength cannot be “mighty”;",
    "The direction of the tie “School – Police” does not go with its kind: Member of.",
  };
  g_autofree char *text = wrap (MOMENT "<stakeholders>"
                                       "<stakeholder id=\"s-1\" name=\"Police\" kind=\"government\" sector=\"institutions\"/>"
                                       "<stakeholder id=\"s-2\" name=\"School\" kind=\"government\" sector=\"education\"/>"
                                       "<stakeholder id=\"s-1\" name=\"Port\" kind=\"government\" sector=\"institutions\"/>"
                                       "</stakeholders><ties>"
                                       "<tie id=\"e-1\" from=\"s-1\" to=\"s-2\" kind=\"works-with\" strength=\"mighty\"/>"
                                       "<tie id=\"e-2\" from=\"s-1\" to=\"s-gone\" kind=\"alliance\"/>"
                                       "<tie id=\"e-3\" to=\"s-2\" kind=\"informs\"/>"
                                       "<tie id=\"e-4\" from=\"s-2\" to=\"s-2\" kind=\"funds\"/>"
                                       "<tie id=\"e-5\" from=\"s-1\" to=\"s-2\" kind=\"works-with\"/>"
                                       "<tie id=\"e-6\" from=\"s-2\" to=\"s-1\" kind=\"member-of\" direction=\"both\"/>"
                                       "</ties>");
  g_autoptr (EntFile) file = read_text (text);

  print_findings (file);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < file->findings->len; k++)
        {
          const char *message = ((const EntFinding *) g_ptr_array_index (file->findings, k))->message;

          found |= g_str_has_prefix (message, said[i]);
          g_assert_null (strstr (message, "e-"));
        }
      if (!found)
        g_error ("nothing says: %s", said[i]);
    }
}

static void
test_a_kind_of_a_later_version_is_called_as_the_file_has_it (void)
{
  g_autofree char *text = wrap (MOMENT "<stakeholders><stakeholder id=\"s-1\" name=\"Police\" kind=\"government\" sector=\"institutions\"/></stakeholders>\n"
                                       "<ties><tie id=\"e-1\" from=\"s-1\" to=\"s-gone\" kind=\"sponsors\"/></ties>");
  g_autoptr (EntFile) file = read_text (text);
  guint n = 0;

  print_findings (file);
  for (guint i = 0; i < file->findings->len; i++)
    n += g_str_has_prefix (((const EntFinding *) g_ptr_array_index (file->findings, i))->message, "A tie of “Police” (sponsors) leads to nowhere:");
  g_assert_cmpuint (n, ==, 1);
}

static void
test_a_language_that_is_no_code_is_told_and_kept (void)
{
  g_autoptr (EntFile) file = read_text ("<?xml version=\"1.0\"?>\n\n<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-1\" language=\"Spanish (Peru)\">\n" MOMENT "</map>");
  g_autofree char *back = write_text (file->map);
  const EntFinding *finding = find_finding (file, 3);

  print_findings (file);
  g_assert_cmpuint (file->findings->len, ==, 1);
  g_assert_nonnull (finding);
  g_assert_cmpint ((int) finding->level, ==, ENT_FINDING_KEPT_ASIDE);
  g_assert_nonnull (strstr (finding->message, "Language of the picture cannot be “Spanish (Peru)”"));
  g_assert_false (file->mended);
  g_assert_null (ent_map_info (file->map)->language);
  g_assert_nonnull (strstr (back, " language=\"Spanish (Peru)\""));
}

static void
test_references_follow_a_mended_id (void)
{
  g_autofree char *text = wrap (
      "<moments><moment id=\"1\" name=\"Then\"/></moments><stakeholders>"
      "<stakeholder id=\"17\" name=\"One\" kind=\"formal\" sector=\"media\"><assessment moment=\"1\" aspect=\"ally\" value=\"yes\"/></stakeholder>"
      "<stakeholder id=\"x y\" name=\"Two\" kind=\"formal\" sector=\"media\" part-of=\"17\"/></stakeholders>"
      "<ties><tie id=\"e-1\" from=\"17\" to=\"x y\" kind=\"funds\"/></ties>"
      "<actions><action id=\"a-1\" what=\"Go\"><with stakeholder=\"17\"/></action></actions>"
      "<steps><step id=\"p-1\" name=\"S\" picture=\"change\" from=\"1\" moment=\"t-2\" focus=\"17\"/></steps>");
  g_autoptr (EntFile) file = read_text (text);
  const EntStep *step = ent_map_find (file->map, ENT_RECORD_STEP, "p-1");
  const EntStakeholder *one = ent_map_stakeholder_at (file->map, 0), *two = ent_map_stakeholder_at (file->map, 1);
  const EntTie *tie = ent_map_tie (file->map, "e-1");

  print_findings (file);
  g_assert_cmpuint (file->findings->len, ==, 3);
  g_assert_true (tie->from == one->base.id && tie->to == two->base.id && two->part_of == one->base.id);
  g_assert_cmpuint (ent_map_rating (file->map, one, NULL, ENT_ASPECT_ALLY), ==, 1);
  g_assert_cmpstr (((const EntAction *) ent_map_find (file->map, ENT_RECORD_ACTION, "a-1"))->with[0], ==, one->base.id);
  g_assert_cmpstr (step->focus, ==, one->base.id);
  g_assert_cmpstr (step->from, ==, ent_map_moment_in_time (file->map, 0)->base.id);
  g_assert_cmpstr (step->moment, ==, "t-2");
}

static void
test_references_stay_with_the_first (void)
{
  g_autofree char *text = wrap (MOMENT "<stakeholders>" ONE TWO "<stakeholder id=\"s-1\" name=\"Three\" kind=\"formal\" sector=\"media\"/></stakeholders>"
                                       "<ties><tie id=\"e-1\" from=\"s-1\" to=\"s-2\" kind=\"funds\"/></ties>");
  g_autoptr (EntFile) file = read_text (text);

  g_assert_cmpuint (ent_map_n_stakeholders (file->map), ==, 3);
  g_assert_cmpstr (ent_map_stakeholder (file->map, ent_map_tie (file->map, "e-1")->from)->name, ==, "One");
}

static void
test_findings_are_in_order_and_not_endless (void)
{
  GString *body = g_string_new (MOMENT "<stakeholders>\n");
  g_autofree char *text = NULL;
  g_autoptr (EntFile) file = NULL;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (body, "<stakeholder id=\"s-%u\" name=\"%u\" kind=\"x\" sector=\"media\"/>\n", i, i);
  g_string_append (body, "</stakeholders>");
  text = wrap (body->str);
  g_string_free (body, TRUE);
  file = read_text (text);
  g_assert_cmpuint (file->findings->len, ==, 1001);
  for (guint i = 1; i < 1000; i++)
    g_assert_cmpuint (((EntFinding *) g_ptr_array_index (file->findings, i - 1))->line, <=, ((EntFinding *) g_ptr_array_index (file->findings, i))->line);
  g_assert_nonnull (strstr (((EntFinding *) g_ptr_array_index (file->findings, 1000))->message, "500"));
}

/* The one for whose sake it was kept aside goes: saving must still work. */
static void
test_saving_works_when_the_rival_goes (void)
{
  g_autofree char *text = wrap (MOMENT "<stakeholders><stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\"><tag>a</tag><!--c--><notes>a</notes><notes>b</notes></stakeholder>" TWO "</stakeholders>"
                                       "<ties><tie id=\"e-1\" from=\"s-1\" to=\"s-2\" kind=\"alliance\"/><!--d--><tie id=\"e-2\" from=\"s-2\" to=\"s-1\" kind=\"alliance\"/></ties>");
  g_autoptr (EntFile) file = read_text (text), reread = NULL;
  g_autofree char *back = NULL;
  g_autoptr (EntChange) remove = ent_change_new_remove (&ENT_KEY (ENT_RECORD_TIE, "e-1"));
  g_autoptr (EntChange) notes = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-1"), ent_field_find (ENT_RECORD_STAKEHOLDER, "notes"), NULL);
  g_autoptr (EntChange) tags = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-1"), ent_field_find (ENT_RECORD_STAKEHOLDER, "tag"), NULL);

  g_assert_true (ent_map_apply (file->map, remove, NULL, NULL));
  g_assert_true (ent_map_apply (file->map, notes, NULL, NULL));
  g_assert_true (ent_map_apply (file->map, tags, NULL, NULL));
  back = write_text (file->map);
  g_assert_nonnull (strstr (back, "<!--c-->"));
  g_assert_nonnull (strstr (back, "<!--d-->"));
  reread = read_text (back);
  g_assert_nonnull (ent_map_tie (reread->map, "e-2"));
  g_assert_cmpstr (ent_map_stakeholder (reread->map, "s-1")->notes, ==, "b");
}

/* One that says nothing is not written: the next one counts, and can be saved. */
static void
test_of_elements_that_say_nothing_the_next_one_counts (void)
{
  g_autofree char *text = wrap (MOMENT "<notes/><notes/><stakeholders><stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\"><notes></notes><notes>b</notes><notes/></stakeholder></stakeholders>"
                                       "<view/><view rings=\"level\"/><view/>");
  g_autoptr (EntFile) file = read_text (text), reread = NULL;
  g_autofree char *back = write_text (file->map), *again = NULL;

  g_assert_cmpstr (ent_map_stakeholder (file->map, "s-1")->notes, ==, "b");
  g_assert_cmpint (ent_map_info (file->map)->view.rings, ==, ENT_RINGS_LEVEL);
  reread = read_text (back);
  again = write_text (reread->map);
  g_assert_cmpstr (again, ==, back);
}

/* Whatever stands behind it, nothing or what we do not know, is read in its place then. */
static void
test_saving_works_when_what_was_said_twice_is_unsaid (void)
{
  static const char *const others[] = { "<view/>", "<view></view>", "<view later=\"1\"/>", "<view><later/></view>", "<view rings=\"power\"/>" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *body = g_strconcat (MOMENT "<stakeholders><stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\"><notes>a</notes><notes/></stakeholder></stakeholders>"
                                                  "<view rings=\"level\"/>",
                                           others[i], NULL);
      g_autofree char *text = wrap (body), *back = NULL;
      g_autoptr (EntFile) file = read_text (text);
      g_autoptr (EntChange) rings = ent_change_new_set (&ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "rings"), NULL);
      g_autoptr (EntChange) notes = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-1"), ent_field_find (ENT_RECORD_STAKEHOLDER, "notes"), NULL);

      g_assert_true (ent_map_apply (file->map, rings, NULL, NULL));
      g_assert_true (ent_map_apply (file->map, notes, NULL, NULL));
      back = write_text (file->map);
      g_assert_nonnull (strstr (back, "<view"));
    }
}

/* They are one text then, of which no letter is missing. */
static void
test_saving_works_when_what_parts_two_texts_goes (void)
{
  g_autofree char *text = wrap (MOMENT "<moments>one</moments>two<ties/>three<actions/>four &amp; five"
                                       "<stakeholders>six" ONE "seven" TWO "eight<stakeholder id=\"s-3\" name=\"Three\" kind=\"formal\" sector=\"media\">nine<notes>a</notes>ten</stakeholder></stakeholders>");
  static const char *const words[] = { "one", "two", "three", "four &amp; five", "six", "seven", "eight", "nine", "ten" };
  g_autoptr (EntFile) file = read_text (text), reread = NULL;
  g_autofree char *first = write_text (file->map), *back = NULL, *again = NULL;
  g_autoptr (EntChange) remove = ent_change_new_remove (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-2"));
  g_autoptr (EntChange) notes = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-3"), ent_field_find (ENT_RECORD_STAKEHOLDER, "notes"), NULL);

  g_assert_true (ent_map_apply (file->map, remove, NULL, NULL));
  g_assert_true (ent_map_apply (file->map, notes, NULL, NULL));
  back = write_text (file->map);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (first, words[i]) == NULL || strstr (back, words[i]) == NULL)
      g_error ("%s is gone from %s", words[i], back);
  reread = read_text (back);
  g_assert_false (reread->mended);
  again = write_text (reread->map);
  g_assert_cmpstr (back, ==, again);
}

/* Each is part of the one before it; the first stands in line 4. */
static EntFile *
read_chain (guint n)
{
  g_autoptr (GString) body = g_string_new (MOMENT);
  g_autofree char *text = NULL;

  g_string_append (body, "<stakeholders><stakeholder id=\"s-1\" name=\"1\" kind=\"formal\" sector=\"media\"/>\n");
  for (guint i = 2; i <= n; i++)
    g_string_append_printf (body, "<stakeholder id=\"s-%u\" name=\"%u\" kind=\"formal\" sector=\"media\" part-of=\"s-%u\"/>\n", i, i, i - 1);
  g_string_append (body, "</stakeholders>");
  text = wrap (body->str);
  return read_text (text);
}

static void
test_a_chain_of_parts_has_its_most_links_and_no_more (void)
{
  g_autoptr (EntFile) longest = read_chain (ENT_LIMIT_PART_DEPTH), longer = read_chain (ENT_LIMIT_PART_DEPTH + 2), reread = NULL;
  g_autofree char *last = g_strdup_printf ("s-%u", ENT_LIMIT_PART_DEPTH), *next = g_strdup_printf ("s-%u", ENT_LIMIT_PART_DEPTH + 1);
  g_autofree char *one_more = g_strdup_printf ("s-%u", ENT_LIMIT_PART_DEPTH + 2), *kept = g_strdup_printf ("part-of=\"%s\"", last), *back = NULL;
  const EntFinding *finding;

  g_assert_cmpuint (longest->findings->len, ==, 0);
  g_assert_nonnull (ent_map_stakeholder (longest->map, last)->part_of);
  print_findings (longer);
  g_assert_cmpuint (longer->findings->len, ==, 1);
  finding = find_finding (longer, 4 + ENT_LIMIT_PART_DEPTH);
  g_assert_nonnull (finding);
  g_assert_cmpint ((int) finding->level, ==, ENT_FINDING_KEPT_ASIDE);
  g_assert_cmpstr (finding->record, ==, next);
  g_assert_nonnull (ent_map_stakeholder (longer->map, last)->part_of);
  g_assert_null (ent_map_stakeholder (longer->map, next)->part_of);
  /* another chain begins there */
  g_assert_cmpstr (ent_map_stakeholder (longer->map, one_more)->part_of, ==, next);
  back = write_text (longer->map);
  g_assert_nonnull (strstr (back, kept));
  reread = read_text (back);
  g_assert_cmpuint (reread->findings->len, ==, 1);
}

/* Of one who is not there: it gives way to another one, comes back with undo, and stays where another one is refused. */
static void
test_what_was_kept_of_part_of_comes_back_with_undo (void)
{
  g_autofree char *text = wrap (MOMENT "<stakeholders>" ONE TWO "<stakeholder id=\"s-3\" name=\"Three\" kind=\"formal\" sector=\"media\" part-of=\"s-9\"/></stakeholders>");
  g_autoptr (EntFile) file = read_text (text);
  g_autoptr (EntHistory) history = ent_history_new (file->map, NULL);
  const EntField *part_of = ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of");
  g_autofree char *before = write_text (file->map), *after = NULL, *back = NULL, *refused = NULL;

  g_assert_true (ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-3"), part_of, "s-1", NULL));
  after = write_text (file->map);
  g_assert_nonnull (strstr (after, "part-of=\"s-1\""));
  g_assert_true (ent_history_undo (history));
  ent_map_check_invariants (file->map);
  back = write_text (file->map);
  g_assert_cmpstr (back, ==, before);
  g_assert_true (ent_history_redo (history));
  g_assert_true (ent_history_undo (history));
  g_assert_false (ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-3"), part_of, "s-3", NULL));
  ent_map_check_invariants (file->map);
  refused = write_text (file->map);
  g_assert_cmpstr (refused, ==, before);
}

/* Nobody keeps people from building it: saving must still work. */
static void
test_a_longer_chain_than_is_read_is_saved (void)
{
  g_autoptr (EntFile) file = read_chain (ENT_LIMIT_PART_DEPTH), reread = NULL;
  g_autofree char *last = g_strdup_printf ("s-%u", ENT_LIMIT_PART_DEPTH), *back = NULL;
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  g_autoptr (GError) error = NULL;

  ent_record_set_id (&stakeholder->base, "s-next");
  stakeholder->name = g_strdup ("Next");
  stakeholder->part_of = ent_id (last);
  ent_map_apply_take (file->map, stakeholder, NULL, &error);
  g_assert_no_error (error);
  back = write_text (file->map);
  reread = read_text (back);
  g_assert_cmpuint (reread->findings->len, ==, 1);
}

/* What each must have to be without a fault. */
static const char *const required[ENT_N_RECORD_KINDS] = {
  [ENT_RECORD_MAP] = "",
  [ENT_RECORD_SECTOR] = " id=\"media\"",
  [ENT_RECORD_STAKEHOLDER] = " id=\"x-1\" name=\"X\" kind=\"formal\" sector=\"media\"",
  [ENT_RECORD_ASSESSMENT] = " moment=\"t-1\" aspect=\"power\" value=\"2\"",
  [ENT_RECORD_LOG] = " id=\"x-1\"",
  [ENT_RECORD_TIE] = " id=\"x-1\" from=\"s-1\" to=\"s-2\" kind=\"alliance\"",
  [ENT_RECORD_MOMENT] = " id=\"x-1\" name=\"X\"",
  [ENT_RECORD_ACTION] = " id=\"x-1\" what=\"X\"",
  [ENT_RECORD_STEP] = " id=\"x-1\" name=\"X\"",
};

static char *
wrap_record (EntRecordKind kind, const char *record)
{
  g_autofree char *body = NULL, *list = NULL;

  if (kind == ENT_RECORD_ASSESSMENT || kind == ENT_RECORD_LOG)
    body = g_strdup_printf (MOMENT "<stakeholders><stakeholder id=\"s-1\" name=\"One\" kind=\"formal\" sector=\"media\">%s</stakeholder></stakeholders>", record);
  else if (kind == ENT_RECORD_MAP)
    body = g_strconcat (MOMENT, record, NULL);
  else if (kind == ENT_RECORD_MOMENT || kind == ENT_RECORD_STAKEHOLDER)
    body = g_strdup_printf (MOMENT "<%s>%s</%s>", ent_format_list (kind), record, ent_format_list (kind));
  else
    body = g_strdup_printf (MOMENT "<stakeholders>" ONE TWO "</stakeholders><%s>%s</%s>", ent_format_list (kind), record, ent_format_list (kind));
  return wrap (body);
}

/* @record without the attribute that begins at @at with a space. */
static char *
without_attribute (const char *record, gsize at)
{
  const char *end = strchr (strchr (record + at, '"') + 1, '"') + 1;

  return g_strdup_printf ("%.*s%s", (int) at, record, end);
}

/* Told, mended or kept aside, and good the second time. */
static void
test_whatever_is_missing_is_mended_or_kept (void)
{
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      g_autofree char *record = g_strdup_printf ("<%s%s/>", ent_record_element (kind), required[kind]);

      for (const char *p = strchr (record, ' '); p != NULL && kind != ENT_RECORD_MAP; p = strchr (p + 1, ' '))
        {
          g_autofree char *less = without_attribute (record, (gsize) (p - record)), *text = wrap_record (kind, less), *back = NULL, *again = NULL;
          g_autoptr (EntFile) file = read_text (text), reread = NULL;
          gboolean told = FALSE;

          g_test_message ("%s", less);
          print_findings (file);
          for (guint i = 0; i < file->findings->len; i++)
            {
              const EntFinding *finding = g_ptr_array_index (file->findings, i);

              told |= finding->line > 0 && (finding->level == ENT_FINDING_MENDED || finding->level == ENT_FINDING_KEPT_ASIDE);
            }
          g_assert_true (told);
          g_assert_false (file->damaged);
          back = write_text (file->map);
          reread = read_text (back);
          g_assert_false (reread->mended);
          again = write_text (reread->map);
          g_assert_cmpstr (back, ==, again);
        }
    }
}

/* Scripts write every column of a table, with or without anything in it. */
static void
test_an_empty_attribute_is_as_good_as_absent (void)
{
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EntField *fields = ent_fields (kind, &n);
      const char *in_view = kind == ENT_RECORD_MAP ? "view" : NULL;
      g_autoptr (GString) given = g_string_new (NULL);
      g_autofree char *text = NULL, *record = NULL;
      g_autoptr (EntFile) file = NULL;

      for (guint i = 0; i < n; i++)
        if (ent_format_is_attribute (&fields[i]) && !(fields[i].flags & ENT_FIELD_REQUIRED) &&
            (in_view == NULL || fields[i].flags & ENT_FIELD_IN_VIEW))
          g_string_append_printf (given, " %s=\"\"", fields[i].name);
      record = g_strdup_printf ("<%s%s%s/>", in_view != NULL ? in_view : ent_record_element (kind), required[kind], given->str);
      text = wrap_record (kind, record);
      file = read_text (text);
      g_test_message ("%s", record);
      print_findings (file);
      g_assert_cmpuint (file->findings->len, ==, 0);
      g_assert_false (file->mended);
    }
}

/* As many unknown attributes as are read, with what mending adds, can be saved. */
static void
test_an_element_full_of_attributes_is_saved (void)
{
  GString *body = g_string_new (MOMENT "<stakeholders><stakeholder");
  g_autofree char *text = NULL, *back = NULL;
  g_autoptr (EntFile) file = NULL;

  for (guint i = 0; i < 64; i++)
    g_string_append_printf (body, " a%u=\"%u\"", i, i);
  g_string_append (body, "/></stakeholders>");
  text = wrap (body->str);
  g_string_free (body, TRUE);
  file = read_text (text);
  back = write_text (file->map);
  g_assert_nonnull (strstr (back, " a63=\"63\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/mending/", faults[i].name, NULL);
      g_test_add_data_func (path, &faults[i], test_fault);
    }
  g_test_add_func ("/mending/whom-it-is-about-is-said-by-name", test_whom_it_is_about_is_said_by_name);
  g_test_add_func ("/mending/a-kind-of-a-later-version-is-called-as-the-file-has-it", test_a_kind_of_a_later_version_is_called_as_the_file_has_it);
  g_test_add_func ("/mending/a-language-that-is-no-code-is-told-and-kept", test_a_language_that_is_no_code_is_told_and_kept);
  g_test_add_func ("/mending/a-chain-of-parts-has-its-most-links-and-no-more", test_a_chain_of_parts_has_its_most_links_and_no_more);
  g_test_add_func ("/mending/a-longer-chain-than-is-read-is-saved", test_a_longer_chain_than_is_read_is_saved);
  g_test_add_func ("/mending/what-was-kept-of-part-of-comes-back-with-undo", test_what_was_kept_of_part_of_comes_back_with_undo);
  g_test_add_func ("/mending/references-follow-a-mended-id", test_references_follow_a_mended_id);
  g_test_add_func ("/mending/references-stay-with-the-first", test_references_stay_with_the_first);
  g_test_add_func ("/mending/whatever-is-missing-is-mended-or-kept", test_whatever_is_missing_is_mended_or_kept);
  g_test_add_func ("/mending/an-empty-attribute-is-as-good-as-absent", test_an_empty_attribute_is_as_good_as_absent);
  g_test_add_func ("/mending/an-element-full-of-attributes-is-saved", test_an_element_full_of_attributes_is_saved);
  g_test_add_func ("/mending/findings-are-in-order-and-not-endless", test_findings_are_in_order_and_not_endless);
  g_test_add_func ("/mending/of-elements-that-say-nothing-the-next-one-counts", test_of_elements_that_say_nothing_the_next_one_counts);
  g_test_add_func ("/mending/saving-works-when-what-was-said-twice-is-unsaid", test_saving_works_when_what_was_said_twice_is_unsaid);
  g_test_add_func ("/mending/saving-works-when-what-parts-two-texts-goes", test_saving_works_when_what_parts_two_texts_goes);
  g_test_add_func ("/mending/saving-works-when-the-rival-goes", test_saving_works_when_the_rival_goes);
  return g_test_run ();
}
