/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading workbooks of LibreOffice: what programs write, and what is made to do harm. */
#include "io/book/sheets/ods.h"

#include <string.h>

#include "book-sample.h"
#include "book-check.h"
#include "zip-fixture.h"

#define NAMES                                                                                                                      \
  " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'" \
  " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"     \
  " xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0' xmlns:draw='urn:oasis:names:tc:drawing'"  \
  " xmlns:dc='http://purl.org/dc/elements/1.1/'"
#define CONTENT(styles, body)                                                                                  \
  "<?xml version='1.0' encoding='UTF-8'?>\n<office:document-content" NAMES "><office:automatic-styles>" styles \
  "</office:automatic-styles><office:body><office:spreadsheet>" body "</office:spreadsheet></office:body></office:document-content>"
#define TYPE "application/vnd.oasis.opendocument.spreadsheet"

static GBytes *
workbook_of (const char *content)
{
  return zip_of ("mimetype", TYPE, "content.xml", content, NULL);
}

/* One table, T: its rows. */
static GBytes *
table_with (const char *rows)
{
  g_autofree char *content = g_strconcat (CONTENT ("", "<table:table table:name='T'>"), NULL);
  char *end = strstr (content, "</office:spreadsheet>");
  g_autofree char *head = g_strndup (content, (gsize) (end - content)), *whole = g_strconcat (head, rows, "</table:table>", end, NULL);

  return workbook_of (whole);
}

static void
assert_table (const char *rows, const char *shown)
{
  g_autoptr (GBytes) bytes = table_with (rows);

  assert_book (ent_ods_read, bytes, shown);
}

/* --- cells --- */

static void
test_cells_of_all_types_are_read (void)
{
  static const struct
  {
    const char *cell, *text;
  } cases[] = {
    { "<table:table-cell office:value-type='string'><text:p>Íñigo &amp; Co</text:p></table:table-cell>", "Íñigo & Co" },
    { "<table:table-cell><text:p>no type</text:p></table:table-cell>", "no type" },
    { "<table:table-cell office:value-type='string' office:string-value='attribute'/>", "attribute" },
    { "<table:table-cell office:value-type='string' office:string-value='attribute'><text:p>shown</text:p></table:table-cell>", "shown" },
    { "<table:table-cell office:value-type='float' office:value='4.0'><text:p>4,0 de</text:p></table:table-cell>", "4" },
    { "<table:table-cell office:value-type='float' office:value='0.1'><text:p>0</text:p></table:table-cell>", "0.1" },
    { "<table:table-cell office:value-type='percentage' office:value='0.5'><text:p>50 %</text:p></table:table-cell>", "0.5" },
    { "<table:table-cell office:value-type='currency' office:currency='EUR' office:value='12.5'><text:p>12,50 €</text:p></table:table-cell>", "12.5" },
    { "<table:table-cell office:value-type='float' office:value='odd'><text:p>as shown</text:p></table:table-cell>", "as shown" },
    { "<table:table-cell office:value-type='float'><text:p>as shown</text:p></table:table-cell>", "as shown" },
    { "<table:table-cell office:value-type='date' office:date-value='2026-03-14'><text:p>14/03/26</text:p></table:table-cell>", "2026-03-14" },
    { "<table:table-cell office:value-type='date' office:date-value='2026-03-14T14:05:00'><text:p>14/03/26</text:p></table:table-cell>", "2026-03-14 14:05" },
    { "<table:table-cell office:value-type='time' office:time-value='PT14H05M00S'><text:p>2 PM</text:p></table:table-cell>", "14:05" },
    { "<table:table-cell office:value-type='boolean' office:boolean-value='true'><text:p>VERDADERO</text:p></table:table-cell>", "TRUE" },
    { "<table:table-cell office:value-type='boolean' office:boolean-value='false'><text:p>FALSO</text:p></table:table-cell>", "FALSE" },
    { "<table:table-cell table:formula='of:=1+1' office:value-type='float' office:value='2'><text:p>2</text:p></table:table-cell>", "2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rows = g_strdup_printf ("<table:table-row>%s</table:table-row>", cases[i].cell), *shown = g_strdup_printf ("[T]%s¶", cases[i].text);

      assert_table (rows, shown);
    }
}

static void
test_text_is_what_is_shown_of_it (void)
{
  static const struct
  {
    const char *inside, *text;
  } cases[] = {
    { "<text:p>one</text:p><text:p>two</text:p><text:p/><text:p>four</text:p>", "one\ntwo\n\nfour" },
    { "<text:p>a<text:s/>b<text:s text:c='3'/>c</text:p>", "a b   c" },
    { "<text:p><text:s text:c='2'/>a <text:s/></text:p>", "  a  " },
    { "<text:p>\n  in\n   lines  \n</text:p>", "in lines" },
    { "<text:p>  as  LibreOffice </text:p>", "  as  LibreOffice " },
    { "<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc" },
    { "<text:p>a <text:span>b</text:span> <text:span>c<text:span>d</text:span></text:span></text:p>", "a b cd" },
    { "<text:p><text:a>link</text:a>s</text:p>", "links" },
    { "<office:annotation><dc:creator>who</dc:creator><text:p>note</text:p></office:annotation><text:p>a</text:p>", "a" },
    { "<text:p>a<office:annotation><text:p>note</text:p></office:annotation>b</text:p>", "ab" },
    { "<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame><text:p>a</text:p>", "a" },
    { "<table:table><table:table-row><table:table-cell><text:p>within</text:p></table:table-cell></table:table-row></table:table><text:p>a</text:p>", "a" },
    { "<text:p><text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:ruby></text:p>", "東京" },
    { "white space between\n<text:p>a</text:p>\n", "a" },
    { "<text:h>a</text:h>", "a" },
    { "<text:p>a&#13;b</text:p>", "a b" },
    { "<text:p>a<text:s text:c='x'/>b<text:s text:c='0'/>c<text:s text:c='-5'/>d</text:p>", "a b c d" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rows = g_strdup_printf ("<table:table-row><table:table-cell office:value-type='string'>%s</table:table-cell></table:table-row>", cases[i].inside);
      g_autofree char *shown = g_strdup_printf ("[T]%s¶", cases[i].text);

      assert_table (rows, shown);
    }
}

#define CELL(text) "<table:table-cell office:value-type='string'><text:p>" text "</text:p></table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"

static void
test_cells_and_rows_that_are_alike_are_repeated (void)
{
  assert_table (ROW ("<table:table-cell table:number-columns-repeated='2'/>" CELL ("c")) "<table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>" ROW ("<table:table-cell table:number-columns-repeated='3'><text:p>x</text:p></table:table-cell><table:table-cell table:number-columns-repeated='16381'/>"),
                "[T]||c¶¶¶x|x|x¶");
  assert_table ("<table:table-row table:number-rows-repeated='3'>" CELL ("a") "<table:table-cell/>" CELL ("b") "</table:table-row>" ROW (CELL ("end")), "[T]a||b¶a||b¶a||b¶end¶");
}

static void
test_rows_in_groups_are_rows (void)
{
  assert_table ("<table:table-column/><table:table-header-rows>" ROW (CELL ("head")) "</table:table-header-rows><table:table-row-group><table:table-rows>" ROW (CELL ("1")) "<table:table-row-group>" ROW (CELL ("2")) "</table:table-row-group></table:table-rows></table:table-row-group>"
                                                                                                                                                                                                                       "<table:table-row table:visibility='collapse'>" CELL ("3") "</table:table-row>",
                "[T]head¶1¶2¶3¶");
}

static void
test_empty_rows_stay_and_rows_have_their_numbers (void)
{
  g_autoptr (GBytes) bytes = table_with ("<table:table-row table:number-rows-repeated='2'><table:table-cell/></table:table-row>" ROW (CELL ("3")) "<table:table-row table:number-rows-repeated='1048573'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>");
  g_autoptr (EntBook) book = read_book (ent_ods_read, bytes);
  g_autofree char *shown = show_book (book);
  const EntBookSheet *sheet = g_ptr_array_index (book->sheets, 0);

  g_assert_cmpstr (shown, ==, "[T]¶¶3¶");
  g_assert_cmpuint (book->n_cells, ==, 1);
  for (guint row = 0; row < ent_book_sheet_n_rows (sheet); row++)
    g_assert_cmpuint (ent_book_sheet_line (sheet, row), ==, row + 1);
}

#define COVERED "<table:covered-table-cell/>"

static void
test_merged_cells_go_down_and_not_to_the_right (void)
{
  assert_table (ROW ("<table:table-cell table:number-rows-spanned='3' table:number-columns-spanned='2'><text:p>a</text:p></table:table-cell>" COVERED CELL ("1"))
                    ROW (COVERED "<table:covered-table-cell><text:p>not seen</text:p></table:covered-table-cell>" CELL ("2")) ROW (COVERED COVERED CELL ("3")) ROW (CELL ("b") "<table:table-cell/>" CELL ("4")),
                "[T]a||1¶a||2¶a||3¶b||4¶");
  /* to the last row that there is */
  assert_table (ROW ("<table:table-cell table:number-rows-spanned='1048576'><text:p>a</text:p></table:table-cell>" CELL ("1")) ROW (COVERED CELL ("2")) "<table:table-row table:number-rows-repeated='9999'>" COVERED "</table:table-row>",
                "[T]a|1¶a|2¶");
}

static void
test_errors_and_missing_results_are_noted (void)
{
  g_autoptr (GBytes) bytes = table_with (ROW (CELL ("a") "<table:table-cell table:formula='of:=NA()' office:value-type='string' office:string-value='' calcext:value-type='error'><text:p>#N/A</text:p></table:table-cell>"
                                                         "<table:table-cell table:formula='of:=A1'/><table:table-cell table:formula='of:=\"\"' office:value-type='string' office:string-value=''><text:p/></table:table-cell>"));
  g_autoptr (EntBook) book = read_book (ent_ods_read, bytes);
  g_autofree char *shown = show_book (book);

  g_assert_cmpstr (shown, ==, "[T]a¶");
  g_assert_cmpuint (book->findings->len, ==, 2);
  g_assert_nonnull (find_note (book, "The cell B1 of the sheet “T” has the error “#N/A”"));
  g_assert_nonnull (find_note (book, "the result of 1 formula"));
}

/* --- workbooks --- */

#define TABLE(name, style) "<table:table table:name='" name "' table:style-name='" style "'>" ROW (CELL (name)) "</table:table>"

static void
test_tables_come_in_their_order_and_hidden_ones_are_said (void)
{
  g_autoptr (GBytes) bytes = workbook_of (CONTENT ("<style:style style:name='ta1' style:family='table'><style:table-properties table:display='true'/></style:style>"
                                                   "<style:style style:name='ta2' style:family='table'><style:table-properties table:display='false'/></style:style>"
                                                   "<style:style style:name='ta3' style:family='table-cell'/>"
                                                   "<style:style style:name='ta1' style:family='table-row'><style:table-properties table:display='false'/></style:style>",
                                                   "<table:tracked-changes><table:deletion><table:cell-content-deletion>" TABLE ("Deleted", "ta1") "</table:cell-content-deletion></table:deletion></table:tracked-changes>" TABLE ("B", "ta1") TABLE ("Secret", "ta2") TABLE ("A (ignore)", "ta3") TABLE ("A", "ta3") "<table:table table:name='Empty'>" ROW ("<table:table-cell/>") "</table:table>" TABLE ("&apos;file:///x.ods&apos;#$S", "ta1") "<table:dde-links>" TABLE ("Link", "") "</table:dde-links>"));
  g_autoptr (EntBook) book = read_book (ent_ods_read, bytes);
  g_autofree char *shown = show_book (book);

  g_assert_cmpstr (shown, ==, "[B]B¶[A]A¶");
  g_assert_cmpuint (book->findings->len, ==, 2);
  g_assert_nonnull (find_note (book, "The sheet “Secret” is hidden"));
  g_assert_nonnull (find_note (book, "The sheet “A (ignore)” was left out"));
}

static void
test_flat_files_are_read_too (void)
{
  static const char flat[] = "\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?>\n<office:document" NAMES " office:mimetype='" TYPE "'><office:styles/><office:body><office:spreadsheet>" TABLE ("S", "") "</office:spreadsheet></office:body></office:document>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (flat, sizeof flat - 1), cut = g_bytes_new_static (flat, sizeof flat - 20);
  g_autoptr (GBytes) large = g_bytes_new_take (g_strnfill (ENT_BOOK_MAX_BYTES + 1, ' '), ENT_BOOK_MAX_BYTES + 1);

  assert_book (ent_ods_read, bytes, "[S]S¶");
  assert_refused (ent_ods_read, cut, "damaged");
  assert_refused (ent_ods_read, large, "larger than 64 MiB");
}

static void
test_what_is_no_workbook_is_called_by_its_kind (void)
{
  g_autoptr (GBytes) document = zip_of ("content.xml", "<office:document-content" NAMES "><office:body><office:text><text:p>letter</text:p></office:text></office:body></office:document-content>", NULL);
  g_autoptr (GBytes) archive = zip_of ("photo.jpg", "x", NULL), other = zip_of ("content.xml", "<html><body/></html>", NULL);
  static const char flat[] = "<html><body>page</body></html>";
  g_autoptr (GBytes) page = g_bytes_new_static (flat, sizeof flat - 1);

  assert_refused (ent_ods_read, document, "not a workbook");
  assert_refused (ent_ods_read, archive, "not a workbook");
  assert_refused (ent_ods_read, other, "not a workbook");
  assert_refused (ent_ods_read, page, "not a workbook");
}

static void
test_a_password_is_said (void)
{
  static const char manifest[] = "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><manifest:file-entry manifest:full-path='content.xml'>"
                                 "<manifest:encryption-data><manifest:algorithm/></manifest:encryption-data></manifest:file-entry></manifest:manifest>";
  g_autoptr (GBytes) locked = zip_of ("mimetype", TYPE, "META-INF/manifest.xml", manifest, "content.xml", "\x01\x02\x03noise", NULL);

  assert_refused (ent_ods_read, locked, "save it without one");
}

/* --- what is made to do harm --- */

static void
test_numbers_of_times_cannot_be_made_to_fill_memory (void)
{
  static const struct
  {
    const char *rows, *words;
  } cases[] = {
    { "<table:table-row table:number-rows-repeated='1000000'>" CELL ("x") "</table:table-row>", "Row 1000000, column 1: The table has more rows" },
    { "<table:table-row table:number-rows-repeated='99999999999999999999'>" CELL ("x") "</table:table-row>", "The table has more rows" },
    { ROW ("<table:table-cell table:number-columns-repeated='16384'><text:p>x</text:p></table:table-cell>"), "Row 1, column 16384: The table has more columns" },
    { ROW ("<table:table-cell table:number-columns-repeated='99999999999999999999'><text:p>x</text:p></table:table-cell>"), "The table has more columns" },
    { "<table:table-row table:number-rows-repeated='150000'><table:table-cell table:number-columns-repeated='400'><text:p>x</text:p></table:table-cell></table:table-row>", "more in it than can be imported" },
    { "<table:table-row table:number-rows-repeated='1000000'><table:table-cell/></table:table-row>" ROW (CELL ("x")), "Row 1000001, column 1: The table has more rows" },
    { "<table:table-row table:number-rows-repeated='4000000000'><table:table-cell/></table:table-row><table:table-row table:number-rows-repeated='4000000000'><table:table-cell/></table:table-row>" ROW (CELL ("x")), "The table has more rows" },
    { ROW ("<table:table-cell><text:p><text:s text:c='4000000000'/>x</text:p></table:table-cell>"), "This cell is too long" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = table_with (cases[i].rows);

      assert_refused (ent_ods_read, bytes, "");
      assert_refused (ent_ods_read, bytes, cases[i].words);
    }
}

static void
test_numbers_of_times_that_make_no_sense_are_one (void)
{
  assert_table ("<table:table-row table:number-rows-repeated='-5'>" CELL ("a") "</table:table-row><table:table-row table:number-rows-repeated='0'><table:table-cell table:number-columns-repeated='-1'><text:p>b</text:p></table:table-cell>"
                                                                               "<table:table-cell table:number-columns-repeated='2x'><text:p>c</text:p></table:table-cell><table:table-cell table:number-columns-repeated=''><text:p>d</text:p></table:table-cell></table:table-row>"
                                                                               "<table:table-row table:number-rows-repeated='1.5'>" CELL ("e") "</table:table-row>",
                "[T]a¶b|c|d¶e¶");
}

static void
test_long_rows_and_texts_are_refused (void)
{
  g_autofree char *text = g_strnfill (ENT_BOOK_MAX_CELL + 1, 'x');
  g_autofree char *cell = g_strdup_printf (ROW (CELL ("%s")), text), *attribute = g_strdup_printf (ROW ("<table:table-cell office:string-value='%.*s'/>"), 1000000, text);
  g_autoptr (GBytes) long_cell = table_with (cell), long_attribute = table_with (attribute), many = NULL;
  g_autoptr (EntBook) book = read_book (ent_ods_read, long_attribute);
  g_autoptr (GString) rows = g_string_new ("<table:table-row>");

  assert_refused (ent_ods_read, long_cell, "This cell is too long");
  /* within the limits each, and too much together; not so alike that it is taken for a bomb */
  for (gsize i = 0; i < ENT_BOOK_MAX_CELL; i += 100)
    text[i] = (char) g_random_int_range ('a', 'z');
  for (guint i = 0; i < 150; i++)
    g_string_append_printf (rows, CELL ("%.*s"), 1000000 - (int) i, text + i);
  g_string_append (rows, "</table:table-row>");
  many = table_with (rows->str);
  assert_refused (ent_ods_read, many, "more in it than can be imported");
}

static void
test_entities_are_refused (void)
{
  g_autoptr (GBytes) laughs = workbook_of ("<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>" CONTENT ("", TABLE ("&b;", "")));
  static const char flat[] = "<!DOCTYPE x SYSTEM 'http://localhost/'><office:document/>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (flat, sizeof flat - 1);
  g_autoptr (GBytes) manifest = zip_of ("META-INF/manifest.xml", "<!DOCTYPE x><x/>", "content.xml", CONTENT ("", ""), NULL);

  assert_refused (ent_ods_read, laughs, "document type");
  assert_refused (ent_ods_read, bytes, "document type");
  assert_refused (ent_ods_read, manifest, "document type");
}

static void
test_hidden_tables_are_counted (void)
{
  g_autoptr (GString) body = g_string_new ("<office:document-content" NAMES "><office:body><office:spreadsheet>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntBook) book = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (body, "<table:table table:name='(ignore)'/>");
  g_string_append (body, "</office:spreadsheet></office:body></office:document-content>");
  bytes = workbook_of (body->str);
  book = read_book (ent_ods_read, bytes);
  g_assert_cmpuint (book->findings->len, ==, ENT_BOOK_MAX_NOTES + 1);
  g_assert_nonnull (find_note (book, "9800 more sheets were left out"));
}

static void
test_a_file_that_is_cut_anywhere_is_refused (void)
{
  g_autoptr (GBytes) bytes = table_with (ROW (CELL ("a") CELL ("b")));

  for (gsize i = 1; i < 50; i++)
    {
      g_autoptr (GBytes) cut = cut_bytes (bytes, g_bytes_get_size (bytes) * i / 50);

      assert_refused (ent_ods_read, cut, "damaged or incomplete");
    }
}

/* Whatever the XML: it is read or refused. */
static void
test_noise_is_read_or_refused (void)
{
  static const char *const names[] = { "table:table", "table:table-row", "table:table-cell", "table:covered-table-cell", "text:p", "text:span", "text:s", "office:annotation", "table:table-row", "table:table-cell", "text:p", "office:body", "office:spreadsheet", "style:style", "style:table-properties" };
  static const char *const attributes[] = { "", "", " table:number-rows-repeated='3'", " table:number-columns-repeated='2'", " office:value-type='float' office:value='7'", " table:number-rows-spanned='4'", " table:name='N'", " table:formula='x'" };
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  EntReadOptions options = { 0 };

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) xml = g_string_new (NULL);
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
            const char *name = names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))];

            g_string_append_printf (xml, "<%s%s>%s", name, attributes[g_rand_int_range (rand, 0, G_N_ELEMENTS (attributes))], n % 2 == 0 ? "x" : "");
            g_ptr_array_add (open, (gpointer) name);
          }
      bytes = table_with (xml->str);
      book = ent_ods_read (bytes, &options, &error);
      g_assert_true ((book == NULL) == (error != NULL));
      shown = book != NULL ? show_book (book) : NULL;
    }
}

static void
test_reading_can_be_stopped_between_rows_that_are_alike (void)
{
  g_autoptr (GBytes) bytes = table_with ("<table:table-row table:number-rows-repeated='100000'>" CELL ("x") "</table:table-row>");
  g_autoptr (EntProgress) progress = ent_progress_new ();
  EntReadOptions options = { .progress = progress };
  g_autoptr (GError) error = NULL;

  ent_progress_stop (progress, 20);
  g_assert_null (ent_ods_read (bytes, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ods/cells-of-all-types-are-read", test_cells_of_all_types_are_read);
  g_test_add_func ("/ods/text-is-what-is-shown-of-it", test_text_is_what_is_shown_of_it);
  g_test_add_func ("/ods/cells-and-rows-that-are-alike-are-repeated", test_cells_and_rows_that_are_alike_are_repeated);
  g_test_add_func ("/ods/rows-in-groups-are-rows", test_rows_in_groups_are_rows);
  g_test_add_func ("/ods/empty-rows-stay-and-rows-have-their-numbers", test_empty_rows_stay_and_rows_have_their_numbers);
  g_test_add_func ("/ods/merged-cells-go-down-and-not-to-the-right", test_merged_cells_go_down_and_not_to_the_right);
  g_test_add_func ("/ods/errors-and-missing-results-are-noted", test_errors_and_missing_results_are_noted);
  g_test_add_func ("/ods/tables-come-in-their-order-and-hidden-ones-are-said", test_tables_come_in_their_order_and_hidden_ones_are_said);
  g_test_add_func ("/ods/flat-files-are-read-too", test_flat_files_are_read_too);
  g_test_add_func ("/ods/what-is-no-workbook-is-called-by-its-kind", test_what_is_no_workbook_is_called_by_its_kind);
  g_test_add_func ("/ods/a-password-is-said", test_a_password_is_said);
  g_test_add_func ("/ods/numbers-of-times-cannot-be-made-to-fill-memory", test_numbers_of_times_cannot_be_made_to_fill_memory);
  g_test_add_func ("/ods/numbers-of-times-that-make-no-sense-are-one", test_numbers_of_times_that_make_no_sense_are_one);
  g_test_add_func ("/ods/long-rows-and-texts-are-refused", test_long_rows_and_texts_are_refused);
  g_test_add_func ("/ods/entities-are-refused", test_entities_are_refused);
  g_test_add_func ("/ods/hidden-tables-are-counted", test_hidden_tables_are_counted);
  g_test_add_func ("/ods/a-file-that-is-cut-anywhere-is-refused", test_a_file_that_is_cut_anywhere_is_refused);
  g_test_add_func ("/ods/noise-is-read-or-refused", test_noise_is_read_or_refused);
  g_test_add_func ("/ods/reading-can-be-stopped-between-rows-that-are-alike", test_reading_can_be_stopped_between_rows_that_are_alike);
  return g_test_run ();
}
