/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading workbooks of Excel: what programs write, and what is made to do harm. */
#include "io/book/sheets/xlsx.h"

#include <string.h>

#include "book-sample.h"
#include "book-check.h"
#include "zip-fixture.h"

#define SHEETS "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

#define ROOT "<Relationships xmlns='" PACKAGE "'><Relationship Id='rId1' Type='" OFFICE "/officeDocument' Target='xl/workbook.xml'/></Relationships>"
#define WORKBOOK(sheets) "<workbook xmlns='" SHEETS "' xmlns:r='" OFFICE "'><sheets>" sheets "</sheets></workbook>"
#define RELATIONS(relations) "<Relationships xmlns='" PACKAGE "'>" relations "</Relationships>"
#define RELATION(id, type, target) "<Relationship Id='" id "' Type='" OFFICE "/" type "' Target='" target "'/>"
#define USUAL RELATIONS (RELATION ("rId1", "worksheet", "worksheets/sheet1.xml") RELATION ("rId2", "styles", "styles.xml") RELATION ("rId3", "sharedStrings", "sharedStrings.xml"))

#define SHEET(data) "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<worksheet xmlns='" SHEETS "'>" data "</worksheet>"
#define STRINGS(items) "<sst xmlns='" SHEETS "'>" items "</sst>"
#define STYLES(styles) "<styleSheet xmlns='" SHEETS "'>" styles "</styleSheet>"
#define NO_STRINGS STRINGS ("<si><t>zero</t></si><si><t>one</t></si>")
#define NO_STYLES STYLES ("")

/* One sheet, S: what stands in its worksheet. */
static GBytes *
workbook_with (const char *worksheet, const char *strings, const char *styles)
{
  g_autofree char *sheet = g_strconcat ("<worksheet xmlns='" SHEETS "'>", worksheet, "</worksheet>", NULL);

  return zip_of ("[Content_Types].xml", "<Types/>", "_rels/.rels", ROOT, "xl/workbook.xml", WORKBOOK ("<sheet name='S' sheetId='1' r:id='rId1'/>"),
                 "xl/_rels/workbook.xml.rels", USUAL, "xl/worksheets/sheet1.xml", sheet, "xl/sharedStrings.xml", strings, "xl/styles.xml", styles, NULL);
}

static void
assert_sheet (const char *worksheet, const char *shown)
{
  g_autoptr (GBytes) bytes = workbook_with (worksheet, NO_STRINGS, NO_STYLES);

  assert_book (ent_xlsx_read, bytes, shown);
}

/* --- cells --- */

static void
test_cells_of_all_types_are_read (void)
{
  static const struct
  {
    const char *cell, *text;
  } cases[] = {
    { "<c r='A1' t='s'><v>1</v></c>", "one" },
    { "<c r='A1' t='s'><v> 1 </v></c>", "one" },
    { "<c r='A1'><v>4</v></c>", "4" },
    { "<c r='A1' t='n'><v>4.0</v></c>", "4" },
    { "<c r='A1'><v>0.10000000000000001</v></c>", "0.1" },
    { "<c r='A1'><v>1.5E3</v></c>", "1500" },
    { "<c r='A1'><v>12345678901234567890</v></c>", "12345678901234567890" },
    { "<c r='A1'><v>0007</v></c>", "7" },
    { "<c r='A1'><v>odd</v></c>", "odd" },
    { "<c r='A1' t='str'><f>A2&amp;\"x\"</f><v>Íñigo &amp; Co</v></c>", "Íñigo & Co" },
    { "<c r='A1' t='str'><v> kept </v></c>", " kept " },
    { "<c r='A1' t='inlineStr'><is><t>here</t></is></c>", "here" },
    { "<c r='A1' t='inlineStr'><is><t>\n  here\n</t></is></c>", "here" },
    { "<c r='A1' t='inlineStr'><is><t xml:space='preserve'> here </t></is></c>", " here " },
    { "<c r='A1' t='inlineStr'><is><r><t xml:space='preserve'>in </t></r><r><rPr><b/></rPr><t>runs</t></r><rPh sb='0' eb='1'><t>no</t></rPh></is></c>", "in runs" },
    { "<c r='A1' t='b'><v>1</v></c>", "TRUE" },
    { "<c r='A1' t='b'><v>0</v></c>", "FALSE" },
    { "<c r='A1' t='d'><v>2026-03-14T00:00:00</v></c>", "2026-03-14" },
    { "<c r='A1' t='d'><v>someday</v></c>", "someday" },
    { "<c r='A1'><f>1+1</f><v>2</v></c>", "2" },
    { "<c r='A1' t='unknown'><v>3</v></c>", "3" },
    { "<c r='A1' t='str'><v>one_x000D_\ntwo_x000A_three_x005F_x0041_</v></c>", "one\ntwo\nthree_x0041_" },
    { "<c r='A1' t='str'><v>_xD83D__xDE00_ _xD83D_ _x00_ _xzzzz_ _x0000_!</v></c>", "😀 _xD83D_ _x00_ _xzzzz_ !" },
    { "<c r='A1' t='str'><v>a&#13;&#10;b&#13;c</v></c>", "a\nb\nc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sheet = g_strdup_printf ("<sheetData><row r='1'>%s</row></sheetData>", cases[i].cell);
      g_autofree char *shown = g_strdup_printf ("[S]%s¶", cases[i].text);

      assert_sheet (sheet, shown);
    }
}

static void
test_shared_texts_are_joined_of_their_runs (void)
{
  g_autoptr (GBytes) bytes = workbook_with ("<sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c><c t='s'><v>3</v></c><c t='s'><v>4</v></c></row></sheetData>",
                                            STRINGS ("<si><r><rPr><b/></rPr><t>bo</t></r><r><t xml:space='preserve'>ld </t></r></si>"
                                                     "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr fontId='1'/></si>"
                                                     "<si><t>\n  indented\n </t></si><si/><si><t>last_x0021_</t></si>"),
                                            NO_STYLES);

  assert_book (ent_xlsx_read, bytes, "[S]bold |東京|indented||last!¶");
}

static void
test_cells_stand_where_they_say (void)
{
  assert_sheet ("<sheetData><row r='2'><c r='C2'><v>3</v></c><c r='A2'><v>1</v></c></row><row r='4'><c r='B4'><v>4</v></c></row><row r='1'><c r='A1'><v>0</v></c></row></sheetData>",
                "[S]0¶1||3¶¶|4¶");
  /* or where they come, if they do not say */
  assert_sheet ("<sheetData><row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row><row r='5'><c r='B5'><v>5</v></c><c><v>6</v></c></row></sheetData>",
                "[S]1||3¶4¶¶¶|5|6¶");
  assert_sheet ("<sheetData><row r='x'><c r='?'><v>1</v></c><c r='0'><v>2</v></c></row><row r='0'><c r=''><v>3</v></c></row></sheetData>",
                "[S]1|2¶3¶");
}

/* Kumu's tables are parted by two of them, and whoever imports says where a row stands. */
static void
test_empty_rows_stay_and_rows_have_their_numbers (void)
{
  g_autoptr (GBytes) bytes = workbook_with ("<sheetData><row r='2'><c r='A2'><v>2</v></c></row><row r='3'/><row r='5'><c r='A5'><v>5</v></c><c r='B5'/></row><row r='6'><c r='A6' s='1'/></row></sheetData>",
                                            NO_STRINGS, NO_STYLES);
  g_autoptr (EntBook) book = read_book (ent_xlsx_read, bytes);
  g_autofree char *shown = show_book (book);
  const EntBookSheet *sheet = g_ptr_array_index (book->sheets, 0);

  g_assert_cmpstr (shown, ==, "[S]¶2¶¶¶5¶");
  g_assert_cmpuint (ent_book_sheet_n_columns (sheet), ==, 1);
  for (guint row = 0; row < ent_book_sheet_n_rows (sheet); row++)
    g_assert_cmpuint (ent_book_sheet_line (sheet, row), ==, row + 1);
}

static void
test_dates_are_told_by_their_formats (void)
{
  static const char styles[] = STYLES ("<numFmts count='2'><numFmt numFmtId='164' formatCode='dd\\/mm\\/yyyy;@'/><numFmt numFmtId='165' formatCode='0.0 \"d\"'/></numFmts>"
                                       "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
                                       "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='20'/><xf numFmtId='46'/></cellXfs>"
                                       "<dxfs><dxf><numFmt numFmtId='165' formatCode='yyyy'/></dxf></dxfs>");
  static const char sheet[] = "<sheetData><row><c s='0'><v>46095</v></c><c s='1'><v>46095</v></c><c s='2'><v>46095.586805555555</v></c><c s='3'><v>46095</v></c>"
                              "<c s='4'><v>0.25</v></c><c s='5'><v>1.5</v></c><c s='1'><v>-5</v></c><c s='99'><v>46095</v></c><c s='1' t='s'><v>0</v></c></row></sheetData>";
  g_autoptr (GBytes) bytes = workbook_with (sheet, NO_STRINGS, styles), old = NULL;

  assert_book (ent_xlsx_read, bytes, "[S]46095|2026-03-14|2026-03-14 14:05|46095|06:00|36:00|-5|46095|zero¶");
  old = zip_of ("_rels/.rels", ROOT, "xl/workbook.xml", "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='S' r:id='rId1'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels", USUAL, "xl/worksheets/sheet1.xml", SHEET ("<sheetData><row><c s='0'><v>44633</v></c></row></sheetData>"),
                "xl/styles.xml", STYLES ("<cellXfs><xf numFmtId='14'/></cellXfs>"), NULL);
  assert_book (ent_xlsx_read, old, "[S]2026-03-14¶");
}

static void
test_merged_cells_go_down_and_not_to_the_right (void)
{
  assert_sheet ("<sheetData><row><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row><row r='2'><c r='C2'><v>3</v></c></row><row r='4'><c r='C4'><v>4</v></c></row></sheetData>"
                "<mergeCells><mergeCell ref='A1:A3'/><mergeCell ref='B1:B1'/><mergeCell ref='C2:E2'/><mergeCell ref='C4:D9'/></mergeCells>",
                "[S]1|2¶1||3¶1¶||4¶");
  /* of a block, the first column; and what is merged of nothing is nothing */
  assert_sheet ("<sheetData><row><c r='A1'><v>1</v></c></row><row r='3'><c r='D3'><v>2</v></c></row></sheetData>"
                "<mergeCells><mergeCell ref='A1:C3'/><mergeCell ref='E1:E3'/><mergeCell ref='A1'/><mergeCell/><mergeCell ref='A3:A1'/><mergeCell ref=':'/></mergeCells>",
                "[S]1¶1¶1|||2¶");
  /* down a whole column: to the last row that there is */
  assert_sheet ("<sheetData><row><c r='A1'><v>1</v></c></row><row r='3'><c r='B3'><v>2</v></c></row></sheetData><mergeCells><mergeCell ref='A1:A1048576'/></mergeCells>",
                "[S]1¶1¶1|2¶");
}

static void
test_errors_and_missing_texts_are_noted (void)
{
  g_autoptr (GBytes) bytes = workbook_with ("<sheetData><row><c><v>1</v></c><c t='e'><f>NA()</f><v>#N/A</v></c><c t='s'><v>2</v></c><c t='s'><v>-1</v></c></row>"
                                            "<row><c><f>A1+1</f></c><c t='str'><f>\"\"</f><v></v></c><c><f>A2</f></c></row></sheetData>",
                                            NO_STRINGS, NO_STYLES);
  g_autoptr (EntBook) book = read_book (ent_xlsx_read, bytes);
  g_autofree char *shown = show_book (book);

  g_assert_cmpstr (shown, ==, "[S]1¶");
  g_assert_cmpuint (book->findings->len, ==, 4);
  g_assert_nonnull (find_note (book, "The cell B1 of the sheet “S” has the error “#N/A”"));
  g_assert_cmpuint (find_note (book, "B1")->line, ==, 1);
  g_assert_nonnull (find_note (book, "The text of the cell C1"));
  g_assert_nonnull (find_note (book, "The text of the cell D1"));
  g_assert_nonnull (find_note (book, "the results of 2 formulas"));
}

static void
test_many_errors_are_counted (void)
{
  g_autoptr (GString) sheet = g_string_new ("<sheetData>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntBook) book = NULL;

  for (guint i = 0; i < ENT_BOOK_MAX_NOTES + 7; i++)
    g_string_append (sheet, "<row><c t='e'><v>#REF!</v></c></row>");
  g_string_append (sheet, "</sheetData>");
  bytes = workbook_with (sheet->str, NO_STRINGS, NO_STYLES);
  book = read_book (ent_xlsx_read, bytes);
  g_assert_cmpuint (book->findings->len, ==, ENT_BOOK_MAX_NOTES + 1);
  g_assert_nonnull (find_note (book, "7 more cells"));
}

/* --- workbooks --- */

static void
test_sheets_come_in_their_order_and_hidden_ones_are_said (void)
{
#define ONE(n) SHEET ("<sheetData><row><c><v>" n "</v></c></row></sheetData>")
  g_autoptr (GBytes) bytes = zip_of ("_rels/.rels", ROOT, "xl/workbook.xml",
                                     WORKBOOK ("<sheet name='Nodes &amp; co' r:id='b'/><sheet name='Secret' state='hidden' r:id='a'/><sheet name='Very' state='veryHidden' r:id='a'/>"
                                               "<sheet name='Notes (Ignore)' r:id='a'/><sheet name='Chart' r:id='c'/><sheet name='Lost' r:id='d'/><sheet name='Nowhere' r:id='e'/>"
                                               "<sheet name='Empty' r:id='f'/><sheet name='Ties' state='visible' r:id='a'/>"),
                                     "xl/_rels/workbook.xml.rels",
                                     RELATIONS (RELATION ("a", "worksheet", "worksheets/sheet1.xml") RELATION ("b", "worksheet", "/xl/other/../Sheets/./two.xml") RELATION ("c", "chartsheet", "chart.xml")
                                                    RELATION ("d", "worksheet", "none.xml") RELATION ("f", "worksheet", "three.xml")),
                                     "xl/worksheets/sheet1.xml", ONE ("1"), "xl/sheets/two.xml", ONE ("2"), "xl/chart.xml", "<chartsheet/>", "xl/three.xml", SHEET ("<sheetData/>"), NULL);
  g_autoptr (EntBook) book = read_book (ent_xlsx_read, bytes);
  g_autofree char *shown = show_book (book);

  g_assert_cmpstr (shown, ==, "[Nodes & co]2¶[Ties]1¶");
  g_assert_cmpuint (book->findings->len, ==, 5);
  g_assert_nonnull (find_note (book, "The sheet “Secret” is hidden"));
  g_assert_nonnull (find_note (book, "The sheet “Very” is hidden"));
  g_assert_nonnull (find_note (book, "The sheet “Notes (Ignore)” was left out"));
  g_assert_nonnull (find_note (book, "The sheet “Lost” is not in the file"));
  g_assert_nonnull (find_note (book, "The sheet “Nowhere” is not in the file"));
}

/* Strict ones have other namespaces, and some programs prefixes everywhere; the workbook may stand anywhere. */
static void
test_workbooks_of_other_programs_are_read (void)
{
#define STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships"
  g_autoptr (GBytes) strict = zip_of ("_rels/.rels", "<Relationships><Relationship Id='x' Type='" STRICT "/officeDocument' Target='/book.xml'/></Relationships>",
                                      "book.xml", "<x:workbook xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main' xmlns:rr='" STRICT "'><x:sheets><x:sheet name='S' sheetId='7' rr:id='x'/></x:sheets></x:workbook>",
                                      "_rels/book.xml.rels", "<Relationships><Relationship Id='x' Type='" STRICT "/worksheet' Target='Sheet.xml'/><Relationship Id='y' Type='" STRICT "/sharedStrings' Target='strings.xml'/></Relationships>",
                                      "sheet.xml", "<x:worksheet xmlns:x='x'><x:sheetData><x:row><x:c t='s'><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>",
                                      "strings.xml", "<x:sst xmlns:x='x'><x:si><x:t>text</x:t></x:si></x:sst>", NULL);
  g_autoptr (GBytes) rootless = zip_of ("xl\\workbook.xml", WORKBOOK ("<sheet name='S' r:id='a'/>"), "xl\\_rels\\workbook.xml.rels", RELATIONS (RELATION ("a", "worksheet", "sheet.xml")), "xl\\sheet.xml", ONE ("1"), NULL);

  assert_book (ent_xlsx_read, strict, "[S]text¶");
  assert_book (ent_xlsx_read, rootless, "[S]1¶");
}

static void
test_what_is_no_workbook_is_called_by_its_kind (void)
{
  g_autoptr (GBytes) document = zip_of ("_rels/.rels", RELATIONS (RELATION ("a", "officeDocument", "word/document.xml")), "word/document.xml", "<w:document xmlns:w='w'/>", NULL);
  g_autoptr (GBytes) archive = zip_of ("photo.jpg", "x", NULL), binary = zip_of ("_rels/.rels", RELATIONS (RELATION ("a", "officeDocument", "xl/workbook.bin")), "xl/workbook.bin", "x", NULL);
  g_autoptr (GBytes) headless = zip_of ("_rels/.rels", ROOT, NULL), bare = zip_of ("_rels/.rels", ROOT, "xl/workbook.xml", "", NULL);

  assert_refused (ent_xlsx_read, document, "not a workbook");
  assert_refused (ent_xlsx_read, archive, "not a workbook");
  assert_refused (ent_xlsx_read, binary, ".xlsb");
  assert_refused (ent_xlsx_read, headless, "lacks its part “xl/workbook.xml”");
  assert_refused (ent_xlsx_read, bare, "damaged");
}

/* --- what is made to do harm --- */

/* A column of a format, as whoever colours all of it has it. */
static void
test_rows_without_anything_cost_nothing (void)
{
  g_autoptr (GString) sheet = g_string_new ("<dimension ref='A1:XFD1048576'/><cols><col min='1' max='16384' style='3'/></cols><sheetData><row r='1'><c r='A1'><v>1</v></c></row>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntBook) book = NULL;

  for (guint i = 2; i < 100000; i++)
    g_string_append_printf (sheet, "<row r='%u'><c r='XFD%u' s='2'/></row>", i, i);
  g_string_append (sheet, "<row r='1048576'><c r='A1048576' s='2'><v></v></c></row></sheetData>");
  bytes = workbook_with (sheet->str, NO_STRINGS, NO_STYLES);
  book = read_book (ent_xlsx_read, bytes);
  g_assert_cmpuint (ent_book_sheet_n_rows (g_ptr_array_index (book->sheets, 0)), ==, 1);
  g_assert_cmpuint (book->n_cells, ==, 1);
}

static void
test_cells_beyond_the_limits_are_refused_with_their_place (void)
{
  static const struct
  {
    const char *cell, *words;
  } cases[] = {
    { "<c r='XFE1'><v>1</v></c>", "Row 1, column 16385: The table has more columns" },
    { "<c r='ZZZZZZ1'><v>1</v></c>", "The table has more columns" },
    { "<c r='ZZZZZZZZZZZZZZZZZZZZ1'><v>1</v></c>", "The table has more columns" },
    { "<c r='SG1'><v>1</v></c>", "Row 1, column 501: The table has more columns" },
    { "<c r='A200001'><v>1</v></c>", "Row 200001, column 1: The table has more rows" },
    { "<c r='A99999999999999999999'><v>1</v></c>", "The table has more rows" },
  };
  g_autofree char *text = g_strnfill (ENT_BOOK_MAX_CELL + 1, 'x');
  g_autofree char *inside = g_strdup_printf ("<sheetData><row><c t='str'><v>%s</v></c></row></sheetData>", text), *strings = g_strdup_printf (STRINGS ("<si><t>%s</t></si>"), text);
  g_autoptr (GBytes) long_inside = workbook_with (inside, NO_STRINGS, NO_STYLES);
  g_autoptr (GBytes) long_shared = workbook_with ("<sheetData><row><c t='s'><v>0</v></c></row></sheetData>", strings, NO_STYLES);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sheet = g_strdup_printf ("<sheetData><row>%s</row></sheetData>", cases[i].cell);
      g_autoptr (GBytes) bytes = workbook_with (sheet, NO_STRINGS, NO_STYLES);

      assert_refused (ent_xlsx_read, bytes, "Sheet “S”.");
      assert_refused (ent_xlsx_read, bytes, cases[i].words);
    }
  assert_refused (ent_xlsx_read, long_inside, "This cell is too long");
  assert_refused (ent_xlsx_read, long_shared, "This cell is too long");
}

static void
test_entities_are_refused_in_each_part (void)
{
#define LAUGHS "<!DOCTYPE x [<!ENTITY a 'haha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>"
  g_autoptr (GBytes) sheet = zip_of ("_rels/.rels", ROOT, "xl/workbook.xml", WORKBOOK ("<sheet name='S' r:id='rId1'/>"), "xl/_rels/workbook.xml.rels", USUAL,
                                     "xl/worksheets/sheet1.xml", LAUGHS SHEET ("<sheetData><row><c t='str'><v>&c;</v></c></row></sheetData>"), NULL);
  g_autoptr (GBytes) strings = workbook_with ("<sheetData/>", LAUGHS STRINGS ("<si><t>&c;</t></si>"), NO_STYLES);
  g_autoptr (GBytes) styles = workbook_with ("<sheetData/>", NO_STRINGS, LAUGHS NO_STYLES);
  g_autoptr (GBytes) root = zip_of ("_rels/.rels", "<!DOCTYPE x SYSTEM 'http://localhost/x'>" ROOT, NULL);

  assert_refused (ent_xlsx_read, sheet, "document type");
  assert_refused (ent_xlsx_read, strings, "document type");
  assert_refused (ent_xlsx_read, styles, "document type");
  assert_refused (ent_xlsx_read, root, "document type");
}

static void
test_merged_cells_cannot_be_made_to_take_for_ever (void)
{
  g_autoptr (GString) sheet = g_string_new ("<sheetData><row r='1'><c r='A1'><v>1</v></c></row><row r='100000'><c r='B100000'><v>2</v></c></row></sheetData><mergeCells>");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (sheet, "<mergeCell ref='A1:A100000'/>");
  g_string_append (sheet, "</mergeCells>");
  bytes = workbook_with (sheet->str, NO_STRINGS, NO_STYLES);
  assert_refused (ent_xlsx_read, bytes, "more in it than can be imported");
}

/* A row takes memory, whatever is in it. */
static void
test_many_tall_sheets_are_refused (void)
{
  g_autoptr (GString) sheets = g_string_new (NULL);
  g_autofree char *workbook = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (sheets, "<sheet name='S%u' r:id='rId1'/>", i);
  workbook = g_strdup_printf (WORKBOOK ("%s"), sheets->str);
  bytes = zip_of ("_rels/.rels", ROOT, "xl/workbook.xml", workbook, "xl/_rels/workbook.xml.rels", USUAL,
                  "xl/worksheets/sheet1.xml", SHEET ("<sheetData><row><c r='A200000'><v>1</v></c></row></sheetData>"), NULL);
  assert_refused (ent_xlsx_read, bytes, "more in it than can be imported");
}

static void
test_more_sheets_than_a_book_holds_are_refused (void)
{
  g_autoptr (GString) sheets = g_string_new (NULL);
  g_autofree char *workbook = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i <= ENT_BOOK_MAX_SHEETS; i++)
    g_string_append_printf (sheets, "<sheet name='S%u' r:id='rId1'/>", i);
  workbook = g_strdup_printf (WORKBOOK ("%s"), sheets->str);
  bytes = zip_of ("_rels/.rels", ROOT, "xl/workbook.xml", workbook, "xl/_rels/workbook.xml.rels", USUAL, "xl/worksheets/sheet1.xml", ONE ("1"), NULL);
  assert_refused (ent_xlsx_read, bytes, "more than 200 tables");
}

static void
test_a_file_that_is_cut_anywhere_is_refused (void)
{
  g_autoptr (GBytes) bytes = workbook_with ("<sheetData><row><c t='s'><v>0</v></c></row></sheetData>", NO_STRINGS, NO_STYLES);

  for (gsize i = 0; i < 50; i++)
    {
      g_autoptr (GBytes) cut = cut_bytes (bytes, g_bytes_get_size (bytes) * i / 50);

      assert_refused (ent_xlsx_read, cut, "damaged or incomplete");
    }
}

/* Whatever the XML: it is read or refused. */
static void
test_noise_is_read_or_refused (void)
{
  static const char *const names[] = { "sheetData", "row", "c", "v", "is", "t", "r", "rPh", "f", "mergeCell", "row", "c", "v" };
  static const char *const attributes[] = { "", "", " r='9'", " r='B2'", " t='s'", " t='str'", " t='e'", " t='b'", " t='d'", " s='1'", " r='D1' t='inlineStr'", " ref='A1:A9'", " xml:space='preserve'" };
  static const char *const texts[] = { "", "", "1", "0.5", " text ", "_x000D_", "2026-03-14" };
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  EntReadOptions options = { 0 };

#define ANY(list) list[g_rand_int_range (rand, 0, G_N_ELEMENTS (list))]
  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) xml = g_string_new ("<sheetData>");
      g_autoptr (GPtrArray) open = g_ptr_array_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (EntBook) book = NULL;
      g_autofree char *shown = NULL;

      for (int n = g_rand_int_range (rand, 0, 40); n > 0 || open->len > 0; n--)
        if (open->len > 0 && (n <= 0 || g_rand_int_range (rand, 0, 3) == 0))
          {
            g_string_append_printf (xml, "</%s>", (const char *) g_ptr_array_index (open, open->len - 1));
            g_ptr_array_set_size (open, (int) open->len - 1);
          }
        else
          {
            const char *name = ANY (names);

            g_string_append_printf (xml, "<%s%s>%s", name, ANY (attributes), ANY (texts));
            g_ptr_array_add (open, (gpointer) name);
          }
      g_string_append (xml, "</sheetData>");
      bytes = workbook_with (xml->str, NO_STRINGS, NO_STYLES);
      book = ent_xlsx_read (bytes, &options, &error);
      g_assert_true ((book == NULL) == (error != NULL));
      shown = book != NULL ? show_book (book) : NULL;
    }
}

static void
test_reading_can_be_stopped (void)
{
  g_autoptr (GString) sheet = g_string_new ("<sheetData>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntProgress) progress = ent_progress_new ();
  EntReadOptions options = { .progress = progress };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (sheet, "<row><c t='str'><v>%u</v></c></row>", i);
  g_string_append (sheet, "</sheetData>");
  bytes = workbook_with (sheet->str, NO_STRINGS, NO_STYLES);
  ent_progress_stop (progress, 8);
  g_assert_null (ent_xlsx_read (bytes, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (ent_progress_percent (progress), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx/cells-of-all-types-are-read", test_cells_of_all_types_are_read);
  g_test_add_func ("/xlsx/shared-texts-are-joined-of-their-runs", test_shared_texts_are_joined_of_their_runs);
  g_test_add_func ("/xlsx/cells-stand-where-they-say", test_cells_stand_where_they_say);
  g_test_add_func ("/xlsx/empty-rows-stay-and-rows-have-their-numbers", test_empty_rows_stay_and_rows_have_their_numbers);
  g_test_add_func ("/xlsx/dates-are-told-by-their-formats", test_dates_are_told_by_their_formats);
  g_test_add_func ("/xlsx/merged-cells-go-down-and-not-to-the-right", test_merged_cells_go_down_and_not_to_the_right);
  g_test_add_func ("/xlsx/errors-and-missing-texts-are-noted", test_errors_and_missing_texts_are_noted);
  g_test_add_func ("/xlsx/many-errors-are-counted", test_many_errors_are_counted);
  g_test_add_func ("/xlsx/sheets-come-in-their-order-and-hidden-ones-are-said", test_sheets_come_in_their_order_and_hidden_ones_are_said);
  g_test_add_func ("/xlsx/workbooks-of-other-programs-are-read", test_workbooks_of_other_programs_are_read);
  g_test_add_func ("/xlsx/what-is-no-workbook-is-called-by-its-kind", test_what_is_no_workbook_is_called_by_its_kind);
  g_test_add_func ("/xlsx/rows-without-anything-cost-nothing", test_rows_without_anything_cost_nothing);
  g_test_add_func ("/xlsx/cells-beyond-the-limits-are-refused-with-their-place", test_cells_beyond_the_limits_are_refused_with_their_place);
  g_test_add_func ("/xlsx/entities-are-refused-in-each-part", test_entities_are_refused_in_each_part);
  g_test_add_func ("/xlsx/merged-cells-cannot-be-made-to-take-for-ever", test_merged_cells_cannot_be_made_to_take_for_ever);
  g_test_add_func ("/xlsx/many-tall-sheets-are-refused", test_many_tall_sheets_are_refused);
  g_test_add_func ("/xlsx/more-sheets-than-a-book-holds-are-refused", test_more_sheets_than_a_book_holds_are_refused);
  g_test_add_func ("/xlsx/a-file-that-is-cut-anywhere-is-refused", test_a_file_that_is_cut_anywhere_is_refused);
  g_test_add_func ("/xlsx/noise-is-read-or-refused", test_noise_is_read_or_refused);
  g_test_add_func ("/xlsx/reading-can-be-stopped", test_reading_can_be_stopped);
  return g_test_run ();
}
