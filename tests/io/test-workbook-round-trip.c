/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written as a workbook is the same when it is read back, by this program and by LibreOffice. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "book-sample.h"
#include "book-check.h"
#include "folder.h"
#include "io/book/sheets/csv.h"
#include "io/book/sheets/ods.h"
#include "io/book/sheets/xlsx.h"
#include "io/book/sheets/zip-part.h"

static const struct
{
  const char *ending;
  BookReader read;
  BookWriter write;
} formats[] = {
  { "xlsx", ent_xlsx_read, ent_xlsx_write },
  { "ods", ent_ods_read, ent_ods_write },
};

static EntBookSheet *
add_sheet (EntBook *book, EntSheetKind kind, const char *name)
{
  EntBookSheet *sheet = ent_book_add_sheet (book, kind, name, NULL);

  g_assert_nonnull (sheet);
  return sheet;
}

/* Rows with "¶" between, cells with "|". */
static void
fill (EntBookSheet *sheet, const char *cells)
{
  g_auto (GStrv) rows = g_strsplit (cells, "¶", -1);

  for (guint r = 0; rows[r] != NULL; r++)
    {
      g_auto (GStrv) columns = g_strsplit (rows[r], "|", -1);

      for (guint c = 0; columns[c] != NULL; c++)
        put_cell (sheet, r, c, columns[c]);
    }
}

static char *
part_of (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntZip) zip = ent_zip_open (bytes, NULL, &error);
  g_autoptr (GBytes) part = NULL;

  g_assert_no_error (error);
  part = ent_zip_bytes (zip, name, (gsize) 64 * 1024 * 1024, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (part, NULL), g_bytes_get_size (part));
}

static void
assert_has (const char *text, const char *piece)
{
  if (strstr (text, piece) == NULL)
    g_error ("“%s” is not in: %s", piece, text);
}

/* --- cells --- */

static char *
random_text (GRand *rand)
{
  static const char *const pieces[] = { "a", "Ñandú", "日本", "😀", " ", "  ", "\t", "\n", "\n\n", "<b>", "&amp;", "\"", "'", "=1+1", "-", "007", "12", "_x000D_", "_x", "_x005F_x", "]]>", "http://x.org", "1e5", "TRUE" };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
test_any_text_reads_back_the_same (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (EntBook) book = ent_book_new ();
      g_autofree char *before = NULL;

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        {
          g_autofree char *name = g_strdup_printf ("Sheet %d", n);
          EntBookSheet *sheet = add_sheet (book, ENT_SHEET_TIES, name);

          for (guint r = 0; r < 12; r++)
            for (guint c = 0; c < 6; c++)
              {
                g_autofree char *text = random_text (rand);

                put_cell (sheet, r, c, text);
              }
          /* no row at the end has nothing in it */
          put_cell (sheet, 13, 2, "end");
        }
      before = show_book (book);
      for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
        {
          g_autoptr (GBytes) bytes = write_book (formats[k].write, book);

          assert_book (formats[k].read, bytes, before);
        }
    }
}

/* What no XML holds is left out, and each line end is one. */
static void
test_letters_that_cannot_be_written_are_left_out (void)
{
  static const char *const shown[] = { "[S]abc¶a\nb\nc\nd¶", "[S]a\001b\033c¶a\nb\nc\nd¶" };

  for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
    {
      g_autoptr (EntBook) book = ent_book_new ();
      EntBookSheet *sheet = add_sheet (book, ENT_SHEET_TIES, "S");
      g_autoptr (GBytes) bytes = NULL;

      put_cell (sheet, 0, 0, "a\001b\033\xef\xbf\xbe\xef\xbf\xbf"
                             "c");
      put_cell (sheet, 1, 0, "a\rb\r\nc\nd");
      bytes = write_book (formats[k].write, book);
      /* Excel has a way to write them */
      assert_book (formats[k].read, bytes, shown[k == 0 ? 1 : 0]);
    }
}

static void
test_small_whole_numbers_are_numbers_and_all_else_is_text (void)
{
  g_autoptr (EntBook) book = ent_book_new ();
  g_autoptr (GBytes) xlsx = NULL, ods = NULL;
  g_autofree char *sheet = NULL, *content = NULL;

  /* power, change, phone, code, mixed, formula, long */
  fill (add_sheet (book, ENT_SHEET_STAKEHOLDERS, "S"), "1|2|3|4|5|6|7¶5|-7|+57|007|1|=A1|1234567890123456¶0||+58|8|x|@x|1¶15|3||9|2|-1|");
  xlsx = write_book (ent_xlsx_write, book);
  ods = write_book (ent_ods_write, book);
  sheet = part_of (xlsx, "xl/worksheets/sheet1.xml");
  assert_has (sheet, "<c r=\"A1\" s=\"1\" t=\"inlineStr\">");
  assert_has (sheet, "<c r=\"A2\" s=\"2\"><v>5</v></c>");
  assert_has (sheet, "<c r=\"A3\" s=\"2\"><v>0</v></c>");
  assert_has (sheet, "<c r=\"B2\" s=\"2\"><v>-7</v></c>");
  assert_has (sheet, "<c r=\"C2\" s=\"2\" t=\"inlineStr\">");
  assert_has (sheet, "<c r=\"D3\" s=\"2\" t=\"inlineStr\">");
  assert_has (sheet, "<c r=\"E2\" s=\"2\" t=\"inlineStr\">");
  assert_has (sheet, "<c r=\"F2\" s=\"2\" t=\"inlineStr\">");
  assert_has (sheet, "<c r=\"G3\" s=\"2\" t=\"inlineStr\">");
  g_assert_null (strstr (sheet, "<f>"));
  content = part_of (ods, "content.xml");
  assert_has (content, "office:value=\"-7\"");
  g_assert_null (strstr (content, "office:value=\"8\""));
  g_assert_null (strstr (content, "table:formula"));
}

static void
test_texts_longer_than_a_cell_holds_are_refused_with_their_place (void)
{
  g_autofree char *fits = g_strnfill (32767, 'x'), *too_long = g_strnfill (32768, 'x');
  g_autoptr (GString) wide = g_string_new (NULL), coded = g_string_new (NULL);
  const char *const refused[] = { too_long, NULL, NULL };
  const char *texts[G_N_ELEMENTS (refused)];

  for (guint i = 0; i < 16384; i++)
    g_string_append (wide, "😀");
  for (guint i = 0; i < 4000; i++)
    g_string_append (coded, "_x000D_");
  texts[0] = refused[0];
  texts[1] = wide->str;
  texts[2] = coded->str;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EntBook) book = ent_book_new ();
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_book_file_free);
      EntBookSheet *sheet = add_sheet (book, ENT_SHEET_TIES, "Ties");
      EntWriteOptions options = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      put_cell (sheet, 0, 0, fits);
      put_cell (sheet, 6, 2, texts[i]);
      g_assert_false (ent_xlsx_write (book, &options, files, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      assert_has (error->message, "row 7, column 3 of the sheet “Ties” (C7)");
      g_assert_cmpuint (files->len, ==, 0);
      /* where it does fit */
      bytes = write_book (ent_ods_write, book);
    }
}

/* --- sheets --- */

static void
test_names_of_sheets_are_made_such_as_programs_allow (void)
{
  static const struct
  {
    const char *name, *written;
  } cases[] = {
    { "Ties", "Ties" },
    { "TIES", "TIES 2" },
    { "a[b]c:d*e?f/g\\h", "a-b-c-d-e-f-g-h" },
    { "'quoted'", "quoted" },
    { "Who's who", "Who's who" },
    { "History", "History 2" },
    { NULL, "Sheet 7" },
    { " ' ", "Sheet 8" },
    { "Relaciones entre los interesados del mapa", "Relaciones entre los interesado" },
    { "Relaciones entre los interesados de otro mapa", "Relaciones entre los interesa 2" },
    { "Ñandú 😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "Ñandú 😀😀😀😀😀😀😀😀😀😀😀😀" },
    { "line\nbreak", "line-break" },
    { "ties", "ties 3" },
  };
  g_autoptr (EntBook) book = ent_book_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    put_cell (add_sheet (book, ENT_SHEET_TIES, cases[i].name), 0, 0, "x");
  for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
    {
      g_autoptr (GBytes) bytes = write_book (formats[k].write, book);
      g_autoptr (EntBook) again = read_book (formats[k].read, bytes);

      g_assert_cmpuint (again->sheets->len, ==, G_N_ELEMENTS (cases));
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        g_assert_cmpstr (ent_book_sheet_name (g_ptr_array_index (again->sheets, i)), ==, cases[i].written);
    }
}

static void
test_a_sheet_is_as_people_want_it (void)
{
  g_autoptr (EntBook) book = ent_book_new ();
  g_autoptr (GBytes) xlsx = NULL, ods = NULL;
  g_autofree char *first = NULL, *second = NULL, *content = NULL, *settings = NULL;

  fill (add_sheet (book, ENT_SHEET_STAKEHOLDERS, "Who's who"), "Name|Note¶Sol|two\nlines");
  fill (add_sheet (book, ENT_SHEET_LEGEND, "Legend"), "Field|Meaning¶Power|a word that stands here and goes on and on, longer than the widest column is");
  xlsx = write_book (ent_xlsx_write, book);
  first = part_of (xlsx, "xl/worksheets/sheet1.xml");
  second = part_of (xlsx, "xl/worksheets/sheet2.xml");
  assert_has (first, "<pane ySplit=\"1\"");
  assert_has (first, "<autoFilter ref=\"A1:B2\"/>");
  assert_has (first, "<col min=\"1\" max=\"1\" width=\"8.7109375\"");
  assert_has (first, "<c r=\"B2\" s=\"3\"");
  assert_has (second, "<pane ySplit=\"1\"");
  assert_has (second, "width=\"60.7109375\"");
  g_assert_null (strstr (second, "autoFilter"));
  ods = write_book (ent_ods_write, book);
  content = part_of (ods, "content.xml");
  settings = part_of (ods, "settings.xml");
  assert_has (content, "table:target-range-address=\"'Who''s who'.A1:'Who''s who'.B2\"");
  g_assert_null (strstr (content, "'Legend'."));
  assert_has (settings, "config:name=\"Who's who\"");
}

static void
test_empty_sheets_are_no_sheets_and_an_empty_book_is_a_workbook (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
    {
      g_autoptr (EntBook) book = ent_book_new (), nothing = ent_book_new ();
      g_autoptr (GBytes) bytes = NULL, empty = write_book (formats[k].write, nothing);

      add_sheet (book, ENT_SHEET_LOG, "Empty");
      put_cell (add_sheet (book, ENT_SHEET_TIES, "Ties"), 0, 0, "x");
      bytes = write_book (formats[k].write, book);
      assert_book (formats[k].read, bytes, "[Ties]x¶");
      assert_book (formats[k].read, empty, "");
    }
}

/* --- the file --- */

/* Programs look there. */
static void
test_an_ods_says_first_what_it_is (void)
{
  g_autoptr (EntBook) book = ent_book_new ();
  g_autoptr (GBytes) bytes = write_book (ent_ods_write, book);
  const char *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpmem (data + 30, 8, "mimetype", 8);
  g_assert_cmpmem (data + 38, 46, "application/vnd.oasis.opendocument.spreadsheet", 46);
}

static void
set_zone (const char *zone)
{
  g_setenv ("TZ", zone, TRUE);
  tzset ();
}

static void
test_equal_books_give_equal_bytes (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
    {
      g_autoptr (EntBook) book = ent_book_new ();
      g_autoptr (GBytes) first = NULL, second = NULL, third = NULL;

      fill (add_sheet (book, ENT_SHEET_TIES, "S"), "a|b¶1|2");
      first = write_book (formats[k].write, book);
      set_zone ("America/Bogota");
      second = write_book (formats[k].write, book);
      set_zone ("Australia/Lord_Howe");
      third = write_book (formats[k].write, book);
      set_zone ("UTC");
      g_assert_true (g_bytes_equal (first, second));
      g_assert_true (g_bytes_equal (first, third));
    }
}

/* In Spanish a number has a comma, and the file must not. */
static void
test_the_language_does_not_matter (void)
{
  static const char *const locales[] = { "es_ES.UTF-8", "es_CO.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8" };
  g_autoptr (EntBook) book = ent_book_new ();
  g_autoptr (GBytes) first = NULL, second = NULL;
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));
  const char *found = NULL;

  fill (add_sheet (book, ENT_SHEET_TIES, "S"), "a|b¶1|2");
  first = write_book (ent_xlsx_write, book);
  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (locales); i++)
    found = setlocale (LC_NUMERIC, locales[i]);
  if (found == NULL)
    {
      g_test_skip ("no locale with a decimal comma is installed");
      return;
    }
  second = write_book (ent_xlsx_write, book);
  (void) setlocale (LC_NUMERIC, before);
  g_assert_true (g_bytes_equal (first, second));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* What is in a map is nobody else's business. */
static void
test_no_file_is_left_for_the_time_in_between (void)
{
  g_autoptr (EntBook) book = ent_book_new ();
  EntBookSheet *sheet = add_sheet (book, ENT_SHEET_TIES, "S");
  const char *folder = g_get_tmp_dir ();
  guint before = count_files (folder);
  g_autoptr (GBytes) bytes = NULL;

  for (guint r = 0; r < 3000; r++)
    put_cell (sheet, r, 0, "secret");
  bytes = write_book (ent_xlsx_write, book);
  g_assert_cmpuint (count_files (folder), ==, before);
  for (guint after = 1; after < 40; after += 3)
    {
      g_autoptr (EntProgress) progress = ent_progress_new ();
      EntWriteOptions options = { .progress = progress };
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_book_file_free);

      ent_progress_stop (progress, after);
      for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
        {
          g_autoptr (GError) error = NULL;

          if (!formats[k].write (book, &options, files, &error))
            {
              g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
              g_assert_cmpuint (files->len, ==, 0);
            }
          g_ptr_array_set_size (files, 0);
        }
      g_assert_cmpuint (count_files (folder), ==, before);
    }
}

/* As root any folder can be written to, so one that is not there. */
static void
test_a_folder_for_temporary_files_that_is_missing_is_said (void)
{
  g_autoptr (EntBook) book = ent_book_new ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_book_file_free);
  EntWriteOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_strdup (g_get_tmp_dir ()), *away = g_strconcat (folder, "-away", NULL);

  g_assert_cmpint (g_rename (folder, away), ==, 0);
  g_assert_false (ent_xlsx_write (book, &options, files, &error));
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  assert_has (error->message, folder);
}

/* --- LibreOffice --- */

/* Its own settings, as a user who has none. NULL where it is not installed. */
static char *
convert (const char *folder, const char *file, const char *filter)
{
  g_autofree char *program = g_find_program_in_path ("soffice"), *timeout = g_find_program_in_path ("timeout");
  static guint n = 0;
  /* a new one each time: one that is still ending would be asked to do it, and not do it */
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile-%u", folder, ++n), *out = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;
  const char *const arguments[] = { timeout, "-k", "5", "50", program, profile, "--headless", "--norestore", "--convert-to", filter, "--outdir", folder, file, NULL };

  if (program == NULL || timeout == NULL)
    return NULL;
  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, &status, &error))
    g_error ("%s", error->message);
  g_test_message ("%s", out);
  g_assert_cmpint (status, ==, 0);
  return g_steal_pointer (&out);
}

/* Cells of all kinds of content, but for a tab: LibreOffice 7.4 writes one in an ods, and reads nothing. */
static EntBook *
make_book_for_others (void)
{
  EntBook *book = ent_book_new ();
  EntBookSheet *sheet = add_sheet (book, ENT_SHEET_STAKEHOLDERS, "People");

  fill (sheet, "Name|Power|Phone|Note¶Íñigo & Co <x>|5|+57 301 555|two\nlines¶=1+1|-3|007|\"quoted\", and so on¶¶日本 😀|12|0|_x000D_ stays¶  two blanks|1|-1|a;b¶'Sol'|2|1e5|2026-03-14");
  return book;
}

static void
assert_same_for_libreoffice (guint k)
{
  g_autoptr (EntBook) book = make_book_for_others (), again = NULL;
  g_autoptr (GBytes) bytes = write_book (formats[k].write, book), csv = NULL;
  char *folder = new_folder ();
  g_autofree char *name = g_strdup_printf ("book.%s", formats[k].ending), *file = g_build_filename (folder, name, NULL), *converted = g_build_filename (folder, "book.csv", NULL);
  g_autofree char *said = NULL, *contents = NULL, *before = show_book (book), *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error));
  /* comma, quotation marks, UTF-8, as the cells are and not as they are shown */
  said = convert (folder, file, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false");
  if (said == NULL)
    g_test_skip ("LibreOffice (soffice) is not installed");
  else
    {
      EntReadOptions options = { .encoding = ENT_ENCODING_UTF_8, .separator = ',' };

      g_assert_true (g_file_get_contents (converted, &contents, &length, &error));
      csv = g_bytes_new_take (g_steal_pointer (&contents), length);
      again = ent_csv_read (csv, &options, &error);
      g_assert_no_error (error);
      after = show_book (again);
      g_assert_cmpstr (strchr (after, ']'), ==, strchr (before, ']'));
    }
  remove_folder (folder);
}

static void
test_libreoffice_reads_the_same_cells_of_xlsx (void)
{
  assert_same_for_libreoffice (0);
}

static void
test_libreoffice_reads_the_same_cells_of_ods (void)
{
  assert_same_for_libreoffice (1);
}

/* What it saves itself, of what was written here. */
static void
test_what_libreoffice_saves_is_read (void)
{
  static const struct
  {
    const char *ending;
    BookReader read;
  } saved[] = { { "xlsx", ent_xlsx_read }, { "fods", ent_ods_read }, { "ods", ent_ods_read } };
  g_autoptr (EntBook) book = make_book_for_others ();
  char *folder = new_folder ();
  g_autofree char *file = g_build_filename (folder, "in", "first.ods", NULL), *within = g_path_get_dirname (file), *before = NULL;
  g_autoptr (GBytes) bytes = NULL;

  put_cell (add_sheet (book, ENT_SHEET_TIES, "Other"), 2, 1, "there");
  before = show_book (book);
  bytes = write_book (ent_ods_write, book);
  g_assert_cmpint (g_mkdir (within, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  for (guint i = 0; i < G_N_ELEMENTS (saved); i++)
    {
      g_autofree char *said = convert (folder, file, saved[i].ending), *path = g_strdup_printf ("%s/first.%s", folder, saved[i].ending), *contents = NULL;
      g_autoptr (GBytes) other = NULL;
      gsize length;

      if (said == NULL)
        {
          g_test_skip ("LibreOffice (soffice) is not installed");
          break;
        }
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      other = g_bytes_new_take (g_steal_pointer (&contents), length);
      assert_book (saved[i].read, other, before);
    }
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  char *folder = g_build_filename (g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp", "entorno-test-XXXXXX", NULL);
  int result;

  /* its own, for what has to be counted in it; GLib looks but once where that is */
  g_assert_nonnull (g_mkdtemp (folder));
  g_setenv ("TMPDIR", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook-round-trip/any-text-reads-back-the-same", test_any_text_reads_back_the_same);
  g_test_add_func ("/workbook-round-trip/letters-that-cannot-be-written-are-left-out", test_letters_that_cannot_be_written_are_left_out);
  g_test_add_func ("/workbook-round-trip/small-whole-numbers-are-numbers-and-all-else-is-text", test_small_whole_numbers_are_numbers_and_all_else_is_text);
  g_test_add_func ("/workbook-round-trip/texts-longer-than-a-cell-holds-are-refused-with-their-place", test_texts_longer_than_a_cell_holds_are_refused_with_their_place);
  g_test_add_func ("/workbook-round-trip/names-of-sheets-are-made-such-as-programs-allow", test_names_of_sheets_are_made_such_as_programs_allow);
  g_test_add_func ("/workbook-round-trip/a-sheet-is-as-people-want-it", test_a_sheet_is_as_people_want_it);
  g_test_add_func ("/workbook-round-trip/empty-sheets-are-no-sheets-and-an-empty-book-is-a-workbook", test_empty_sheets_are_no_sheets_and_an_empty_book_is_a_workbook);
  g_test_add_func ("/workbook-round-trip/an-ods-says-first-what-it-is", test_an_ods_says_first_what_it_is);
  g_test_add_func ("/workbook-round-trip/equal-books-give-equal-bytes", test_equal_books_give_equal_bytes);
  g_test_add_func ("/workbook-round-trip/the-language-does-not-matter", test_the_language_does_not_matter);
  g_test_add_func ("/workbook-round-trip/no-file-is-left-for-the-time-in-between", test_no_file_is_left_for_the_time_in_between);
  g_test_add_func ("/workbook-round-trip/a-folder-for-temporary-files-that-is-missing-is-said", test_a_folder_for_temporary_files_that_is_missing_is_said);
  g_test_add_func ("/workbook-round-trip/libreoffice-reads-the-same-cells-of-xlsx", test_libreoffice_reads_the_same_cells_of_xlsx);
  g_test_add_func ("/workbook-round-trip/libreoffice-reads-the-same-cells-of-ods", test_libreoffice_reads_the_same_cells_of_ods);
  g_test_add_func ("/workbook-round-trip/what-libreoffice-saves-is-read", test_what_libreoffice_saves_is_read);
  result = g_test_run ();
  remove_folder (folder);
  return result;
}
