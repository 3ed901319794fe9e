/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of DOT.
 *
 * In a quotation only \" and a backslash before a line break mean something to the
 * language; all others are for whoever shows a label, and go on as they are. So an id
 * keeps its backslashes, which tell it from others.
 */
#include "io/book/graphs/dot-words.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#include "io/book/graphs/text-graph.h"
#include "model/text.h"

/* --- blanks and comments --- */

void
ent_dot_reader_init (EntDotReader *self, const char *text)
{
  *self = (EntDotReader) { .text = text, .at = text, .at_line = 1, .value = g_string_new (NULL) };
}

void
ent_dot_reader_clear (EntDotReader *self)
{
  g_string_free (self->value, TRUE);
}

static gboolean
is_break (char c)
{
  return c == '\n' || c == '\r';
}

/* Over one letter; CR LF is one line end. */
static void
step (EntDotReader *self)
{
  if (*self->at == '\n' || (*self->at == '\r' && self->at[1] != '\n'))
    self->at_line++;
  self->at++;
}

static gboolean
skip_comment (EntDotReader *self, GError **error)
{
  guint line = self->at_line;

  if (self->at[0] != '/' || self->at[1] != '*')
    {
      self->at += strcspn (self->at, "\r\n");
      return TRUE;
    }
  for (self->at += 2; self->at[0] != '*' || self->at[1] != '/'; step (self))
    if (*self->at == '\0')
      return ent_book_refuse (error, line, _("A comment begins with /* and nothing ends it. Save the file again in the program that it is from."));
  self->at += 2;
  return TRUE;
}

static gboolean
skip_blanks (EntDotReader *self, GError **error)
{
  while (TRUE)
    {
      gboolean at_start = self->at == self->text || is_break (self->at[-1]);

      if (*self->at == ' ' || *self->at == '\t' || *self->at == '\v' || *self->at == '\f' || is_break (*self->at))
        step (self);
      else if ((*self->at == '/' && (self->at[1] == '/' || self->at[1] == '*')) || (*self->at == '#' && at_start))
        {
          if (!skip_comment (self, error))
            return FALSE;
        }
      else
        return TRUE;
    }
}

gboolean
ent_dot_peek (EntDotReader *self, char *letter, GError **error)
{
  if (!skip_blanks (self, error))
    return FALSE;
  *letter = *self->at;
  return TRUE;
}

/* --- words --- */

gboolean
ent_dot_refuse (const EntDotReader *self, GError **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *problem = NULL;

  if (self->word == ENT_DOT_END)
    return ent_book_refuse (error, self->line, _("The file breaks off here. Save it again in the program that it is from."));
  if (self->word == ENT_DOT_ID || self->value->len > 0)
    shown = ent_text_quote (self->value->str, ENT_TEXT_QUOTED);
  else
    {
      g_autofree char *word = g_strndup (self->at - 1, 1);

      shown = ent_text_quote (word, 0);
    }
  problem = g_strdup_printf (
      /* Translators: %s: a word or a sign out of the file */
      _("“%s” does not belong here, as far as the language DOT goes. Save the file again in the program that it is from."), shown);
  return ent_book_refuse (error, self->line, problem);
}

/* One quotation, onto the value. Line breaks in it become LF. */
static gboolean
read_quotation (EntDotReader *self, GError **error)
{
  guint line = self->at_line;

  for (self->at++; *self->at != '"'; step (self))
    {
      if (*self->at == '\0')
        return ent_book_refuse (error, line, _("A quotation begins and nothing ends it. Save the file again in the program that it is from."));
      if (*self->at == '\\' && self->at[1] == '"')
        self->at++;
      else if (*self->at == '\\' && self->at[1] == '\\')
        g_string_append_c (self->value, *self->at++);
      else if (*self->at == '\\' && is_break (self->at[1]))
        {
          self->at++;
          if (self->at[0] == '\r' && self->at[1] == '\n')
            step (self);
          continue;
        }
      if (*self->at == '\r' && self->at[1] == '\n')
        continue;
      g_string_append_c (self->value, (char) (*self->at == '\r' ? '\n' : *self->at));
    }
  self->at++;
  return TRUE;
}

static gboolean
read_quotations (EntDotReader *self, GError **error)
{
  char letter = '"';

  while (letter == '"')
    {
      if (!read_quotation (self, error) || !ent_dot_peek (self, &letter, error))
        return FALSE;
      if (letter != '+')
        return TRUE;
      self->at++;
      if (!ent_dot_peek (self, &letter, error))
        return FALSE;
    }
  return ent_book_refuse (error, self->at_line, _("Behind a + there should be another quotation. Save the file again in the program that it is from."));
}

static gboolean
read_html (EntDotReader *self, GError **error)
{
  guint line = self->at_line, depth = 1;
  const char *start = self->at + 1;

  for (self->at++; depth > 0; step (self))
    {
      if (*self->at == '\0')
        return ent_book_refuse (error, line, _("A label in HTML begins and nothing ends it. Save the file again in the program that it is from."));
      if (*self->at == '<')
        depth++;
      else if (*self->at == '>')
        depth--;
    }
  g_string_append_len (self->value, start, self->at - 1 - start);
  self->is_html = TRUE;
  return TRUE;
}

static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c) || c == '_' || (guchar) c >= 0x80;
}

static void
read_name (EntDotReader *self)
{
  static const struct
  {
    const char *text;
    EntDotWord word;
  } keywords[] = { { "strict", ENT_DOT_STRICT }, { "graph", ENT_DOT_GRAPH }, { "digraph", ENT_DOT_DIGRAPH }, { "subgraph", ENT_DOT_SUBGRAPH }, { "node", ENT_DOT_NODE }, { "edge", ENT_DOT_EDGE } };
  const char *start = self->at;

  while (is_letter (*self->at) || g_ascii_isdigit (*self->at))
    self->at++;
  g_string_append_len (self->value, start, self->at - start);
  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (g_ascii_strcasecmp (keywords[i].text, self->value->str) == 0)
      self->word = keywords[i].word;
}

/* FALSE: there is none here. */
static gboolean
read_numeral (EntDotReader *self)
{
  const char *p = self->at + (*self->at == '-');
  gsize whole = strspn (p, "0123456789"), rest = p[whole] == '.' ? strspn (p + whole + 1, "0123456789") : 0;

  if (whole + rest == 0)
    return FALSE;
  p += whole + (p[whole] == '.' ? rest + 1 : 0);
  g_string_append_len (self->value, self->at, p - self->at);
  self->at = p;
  return TRUE;
}

static gboolean
read_sign (EntDotReader *self, GError **error)
{
  static const char signs[] = "{}[]=:,;";
  static const EntDotWord words[] = { ENT_DOT_OPEN, ENT_DOT_CLOSE, ENT_DOT_OPEN_LIST, ENT_DOT_CLOSE_LIST, ENT_DOT_EQUALS, ENT_DOT_COLON, ENT_DOT_COMMA, ENT_DOT_SEMICOLON };
  const char *sign = strchr (signs, *self->at);

  if (self->at[0] == '-' && (self->at[1] == '-' || self->at[1] == '>'))
    {
      self->word = self->at[1] == '>' ? ENT_DOT_ARROW : ENT_DOT_LINE;
      self->at += 2;
      return TRUE;
    }
  if (sign != NULL)
    {
      self->word = words[sign - signs];
      self->at++;
      return TRUE;
    }
  self->word = ENT_DOT_ID;
  g_string_append_c (self->value, *self->at);
  return ent_dot_refuse (self, error);
}

gboolean
ent_dot_next (EntDotReader *self, GError **error)
{
  if (!skip_blanks (self, error))
    return FALSE;
  g_string_truncate (self->value, 0);
  self->is_html = FALSE;
  self->line = self->at_line;
  self->word = ENT_DOT_ID;
  if (*self->at == '\0')
    self->word = ENT_DOT_END;
  else if (*self->at == '"')
    return read_quotations (self, error);
  else if (*self->at == '<')
    return read_html (self, error);
  else if (is_letter (*self->at))
    read_name (self);
  else if (!read_numeral (self))
    return read_sign (self, error);
  return TRUE;
}

/* --- what letters mean --- */

#define LONGEST_ENTITY 10

/* The letter that an entity at @p stands for, and where it ends; 0: it is none. */
static gunichar
read_entity (const char *p, const char **end)
{
  const char *stop = p + 1;
  char name[LONGEST_ENTITY + 1];
  gsize length;
  guint64 code = 0;

  while (g_ascii_isalnum (*stop) || *stop == '#')
    stop++;
  length = (gsize) (stop - p - 1);
  if (*stop != ';' || length == 0 || length > LONGEST_ENTITY)
    return 0;
  memcpy (name, p + 1, length);
  name[length] = '\0';
  *end = stop + 1;
  if (name[0] != '#')
    {
      const htmlEntityDesc *entity = htmlEntityLookup ((const xmlChar *) name);

      return strcmp (name, "apos") == 0 ? '\'' : entity != NULL ? entity->value
                                                                : 0;
    }
  if (!g_ascii_string_to_unsigned (name[1] == 'x' || name[1] == 'X' ? name + 2 : name + 1, name[1] == 'x' || name[1] == 'X' ? 16 : 10, 1, 0x10ffff, &code, NULL))
    return 0;
  return g_unichar_validate ((gunichar) code) ? (gunichar) code : 0;
}

/* What a tag stands for between words: a line break or nothing. */
static void
append_tag (GString *out, const char *tag)
{
  static const char *const breaks[] = { "br", "/tr", "hr", "/table" };

  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    if (g_ascii_strncasecmp (tag, breaks[i], strlen (breaks[i])) == 0 && out->len > 0)
      {
        g_string_append_c (out, '\n');
        return;
      }
  if (g_ascii_strncasecmp (tag, "/td", 3) == 0)
    g_string_append_c (out, ' ');
}

static void
append_name (GString *out, const char *name)
{
  if (name != NULL)
    g_string_append (out, name);
}

/* The letter behind a backslash. */
static void
append_escape (GString *out, char letter, const EntDotNames *names)
{
  switch (letter)
    {
    case 'n':
    case 'l':
    case 'r':
      g_string_append_c (out, '\n');
      break;
    case 'N':
      append_name (out, names->node);
      break;
    case 'G':
      append_name (out, names->graph);
      break;
    case 'T':
      append_name (out, names->tail);
      break;
    case 'H':
      append_name (out, names->head);
      break;
    case 'E':
      append_name (out, names->tail);
      g_string_append (out, names->directed ? "->" : "--");
      append_name (out, names->head);
      break;
    default:
      g_string_append_c (out, letter);
    }
}

char *
ent_dot_label (const char *value, gboolean is_html, const EntDotNames *names, gsize limit)
{
  GString *out = g_string_new (NULL);
  const char *end;

  for (const char *p = value; *p != '\0' && out->len <= limit;)
    {
      gunichar entity = *p == '&' ? read_entity (p, &end) : 0;

      if (entity != 0)
        {
          g_string_append_unichar (out, entity);
          p = end;
        }
      else if (is_html && *p == '<')
        {
          append_tag (out, p + 1);
          p += strcspn (p, ">");
          p += *p == '>';
        }
      else if (*p == '\\' && p[1] != '\0')
        {
          /* a letter of several bytes goes on behind its first one */
          append_escape (out, p[1], names);
          p += 2;
        }
      else
        g_string_append_c (out, *p++);
    }
  while (out->len > 0 && out->len <= limit && (out->str[out->len - 1] == '\n' || (is_html && out->str[out->len - 1] == ' ')))
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

char *
ent_dot_plain (const char *value)
{
  GString *out = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++)
    {
      if (p[0] == '\\' && p[1] == '\\')
        p++;
      g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}
