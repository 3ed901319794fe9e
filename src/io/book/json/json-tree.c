/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parsing JSON with a stack of our own. */
#include "io/book/json/json-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOOK_EACH 4096u
/* What the numbers of a node can tell apart. */
#define MAX_LENGTH ((gsize) (1u << 28) - 1)

typedef struct
{
  guint32 key;  /* where it stands in the text, + 1; 0: there is none */
  guint32 text; /* where the text or the number stands */
  EntJsonValue first, next;
  guint32 n_children;
  guint32 line : 28, type : 4; /* the text has less than 2²⁸ bytes */
} Node;

struct _EntJson
{
  char *text;
  GArray *nodes; /* of Node, in the order of the file */
};

typedef struct
{
  EntJson *json;
  char *at;
  guint line;
  guint depth;
  EntJsonValue open[ENT_JSON_MAX_DEPTH], last[ENT_JSON_MAX_DEPTH]; /* arrays and objects that are read, and their newest child */
  guint32 key;                                                     /* of the value that comes, as in Node */
} Parser;

static Node *
node (const EntJson *self, EntJsonValue value)
{
  return &g_array_index (self->nodes, Node, value);
}

static gboolean
refuse_here (const Parser *self, GError **error)
{
  if (*self->at == '\0')
    return ent_book_refuse (error, self->line, _("The file breaks off here. Save it again in the program that it is from."));
  return ent_book_refuse (error, self->line, _("This is no JSON here. Save the file again in the program that it is from."));
}

/* --- blanks --- */

static void
step (Parser *self)
{
  if (*self->at == '\n' || (*self->at == '\r' && self->at[1] != '\n'))
    self->line++;
  self->at++;
}

static void
skip_blanks (Parser *self)
{
  while (TRUE)
    if (*self->at == ' ' || *self->at == '\t' || *self->at == '\n' || *self->at == '\r')
      step (self);
    else if (self->at[0] == '/' && self->at[1] == '/')
      self->at += strcspn (self->at, "\r\n");
    else if (self->at[0] == '/' && self->at[1] == '*')
      {
        for (self->at += 2; *self->at != '\0' && (self->at[0] != '*' || self->at[1] != '/');)
          step (self);
        self->at += *self->at != '\0' ? 2 : 0;
      }
    else
      return;
}

/* --- texts --- */

/* Four digits behind \u; 0x10ffff+1: they are none. */
#define NO_UNIT 0x110000u

static guint32
read_unit (const char *p)
{
  guint32 unit = 0;

  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return NO_UNIT;
      unit = unit * 16 + (guint32) digit;
    }
  return unit;
}

/* The letter at "uXXXX" into @out, which is not longer; what follows, or NULL. */
static char *
read_unicode (char *p, char **out)
{
  guint32 unit = read_unit (p + 1), low;

  if (unit == NO_UNIT)
    return NULL;
  p += 5;
  if (unit >= 0xd800 && unit < 0xdc00 && p[0] == '\\' && p[1] == 'u')
    {
      low = read_unit (p + 2);
      if (low >= 0xdc00 && low < 0xe000)
        {
          unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
          p += 6;
        }
    }
  if (unit == 0 || (unit >= 0xd800 && unit < 0xe000))
    unit = 0xfffd;
  *out += g_unichar_to_utf8 (unit, *out);
  return p;
}

/* The quotation at the mark, in place; where it begins, or 0 with @error. Takes its closing mark. */
static guint32
read_text (Parser *self, GError **error)
{
  static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
  guint line = self->line;
  char *start = self->at + 1, *out = start;

  self->at++;
  while (*self->at != '"')
    {
      const char *letter = *self->at == '\\' && self->at[1] != '\0' ? strchr (letters, self->at[1]) : NULL;

      if (*self->at == '\0')
        return (guint32) ent_book_refuse (error, line, _("A quotation begins and nothing ends it. Save the file again in the program that it is from."));
      if (letter != NULL)
        {
          *out++ = meant[letter - letters];
          self->at += 2;
        }
      else if (self->at[0] == '\\' && self->at[1] == 'u')
        {
          char *next = read_unicode (self->at + 1, &out);

          if (next == NULL)
            return (guint32) ent_book_refuse (error, self->line, _("Behind \\u there should be four digits. Save the file again in the program that it is from."));
          self->at = next;
        }
      else if (*self->at == '\\')
        return (guint32) refuse_here (self, error);
      else
        {
          /* a line break in a quotation is none of JSON, and yet meant */
          *out++ = *self->at;
          step (self);
        }
    }
  self->at++;
  *out = '\0';
  return (guint32) (start - self->json->text);
}

/* --- values --- */

static EntJsonValue
add (Parser *self, EntJsonType type)
{
  GArray *nodes = self->json->nodes;
  Node added = { .key = self->key, .first = ENT_JSON_NONE, .next = ENT_JSON_NONE, .line = self->line & 0xfffffffu, .type = type };
  EntJsonValue value = nodes->len;

  g_array_append_val (nodes, added);
  if (self->depth > 0)
    {
      Node *parent = node (self->json, self->open[self->depth - 1]);

      if (parent->n_children++ == 0)
        parent->first = value;
      else
        node (self->json, self->last[self->depth - 1])->next = value;
      self->last[self->depth - 1] = value;
    }
  self->key = 0;
  return value;
}

static gboolean
read_number (Parser *self, GError **error)
{
  gsize length = strspn (self->at, "+-.0123456789eE");
  char *end;

  if (length == 0 || (g_ascii_isalpha (*self->at)) || *self->at == '+')
    return refuse_here (self, error);
  (void) g_ascii_strtod (self->at, &end);
  if (end != self->at + length || length > 1000)
    return refuse_here (self, error);
  node (self->json, add (self, ENT_JSON_NUMBER))->text = (guint32) (self->at - self->json->text);
  self->at += length;
  return TRUE;
}

static gboolean
read_word (Parser *self, GError **error)
{
  static const struct
  {
    const char *word;
    EntJsonType type;
  } words[] = { { "null", ENT_JSON_NULL }, { "false", ENT_JSON_FALSE }, { "true", ENT_JSON_TRUE }, { "NaN", ENT_JSON_NULL }, { "Infinity", ENT_JSON_NULL }, { "-Infinity", ENT_JSON_NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strncmp (self->at, words[i].word, strlen (words[i].word)) == 0)
      {
        (void) add (self, words[i].type);
        self->at += strlen (words[i].word);
        return TRUE;
      }
  return read_number (self, error);
}

static gboolean
read_value (Parser *self, GError **error)
{
  gboolean opens = *self->at == '{' || *self->at == '[';
  EntJsonValue value;
  guint32 text;

  if (self->json->nodes->len >= ENT_JSON_MAX_VALUES)
    return ent_book_refuse (error, self->line, _("The file has more in it than can be imported. Divide it among several files."));
  if (*self->at == '"')
    {
      guint line = self->line;

      text = read_text (self, error);
      if (text == 0)
        return FALSE;
      value = add (self, ENT_JSON_TEXT);
      node (self->json, value)->text = text;
      node (self->json, value)->line = line & 0xfffffffu;
      return TRUE;
    }
  if (!opens)
    return read_word (self, error);
  if (self->depth >= ENT_JSON_MAX_DEPTH)
    return ent_book_refuse (error, self->line, _("Brackets stand within one another more than 64 deep, as in no file with a map. Look whether it is the right one."));
  value = add (self, *self->at == '{' ? ENT_JSON_OBJECT : ENT_JSON_ARRAY);
  self->open[self->depth++] = value;
  self->at++;
  return TRUE;
}

static gboolean
read_key (Parser *self, GError **error)
{
  guint32 text = *self->at == '"' ? read_text (self, error) : (guint32) refuse_here (self, error);

  if (text == 0)
    return FALSE;
  skip_blanks (self);
  if (*self->at != ':')
    return refuse_here (self, error);
  self->at++;
  skip_blanks (self);
  self->key = text + 1;
  return TRUE;
}

/* Over commas and closing brackets to the next value; @is_over: there is none. */
static gboolean
seek_value (Parser *self, gboolean *is_over, GError **error)
{
  while (TRUE)
    {
      gboolean in_object = self->depth > 0 && ent_json_type (self->json, self->open[self->depth - 1]) == ENT_JSON_OBJECT, has_comma;
      guint n = self->depth > 0 ? node (self->json, self->open[self->depth - 1])->n_children : 0;

      skip_blanks (self);
      *is_over = self->depth == 0 && self->json->nodes->len > 0;
      if (*is_over)
        return *self->at == '\0' || refuse_here (self, error);
      has_comma = n > 0 && *self->at == ',';
      if (has_comma)
        {
          self->at++;
          skip_blanks (self);
        }
      if (self->depth == 0 || *self->at != (in_object ? '}' : ']'))
        {
          if (n > 0 && !has_comma)
            return refuse_here (self, error);
          return !in_object || read_key (self, error);
        }
      self->at++;
      self->depth--;
    }
}

/* Behind a number stands a sign or a blank, which nobody needs any more. */
static void
end_numbers (EntJson *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    if (node (self, i)->type == ENT_JSON_NUMBER)
      {
        char *number = self->text + node (self, i)->text;

        number[strspn (number, "+-.0123456789eE")] = '\0';
      }
}

EntJson *
ent_json_parse (char *text, EntProgress *progress, GError **error)
{
  g_autoptr (EntJson) json = g_new0 (EntJson, 1);
  Parser parser = { .json = json, .at = text, .line = 1 };
  gsize length = strlen (text);
  gboolean is_over = FALSE;

  json->text = text;
  json->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  if (length > MAX_LENGTH)
    {
      (void) ent_book_refuse (error, 1, _("The file has more in it than can be imported. Divide it among several files."));
      return NULL;
    }
  while (seek_value (&parser, &is_over, error))
    {
      if (is_over)
        {
          end_numbers (json);
          return g_steal_pointer (&json);
        }
      if (json->nodes->len % LOOK_EACH == LOOK_EACH - 1 && !ent_book_goes_on (progress, 0, ENT_PROGRESS_DONE, (gsize) (parser.at - text), length, error))
        return NULL;
      if (!read_value (&parser, error))
        return NULL;
    }
  return NULL;
}

void
ent_json_free (EntJson *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  if (self->nodes != NULL)
    g_array_unref (self->nodes);
  g_free (self);
}

/* --- looking --- */

EntJsonValue
ent_json_root (const EntJson *self)
{
  return 0;
}

EntJsonType
ent_json_type (const EntJson *self, EntJsonValue value)
{
  return value != ENT_JSON_NONE ? (EntJsonType) node (self, value)->type : ENT_JSON_NULL;
}

guint
ent_json_line (const EntJson *self, EntJsonValue value)
{
  return value != ENT_JSON_NONE ? node (self, value)->line : 0;
}

const char *
ent_json_key (const EntJson *self, EntJsonValue value)
{
  return value != ENT_JSON_NONE && node (self, value)->key > 0 ? self->text + node (self, value)->key - 1 : "";
}

EntJsonValue
ent_json_first (const EntJson *self, EntJsonValue value)
{
  return value != ENT_JSON_NONE ? node (self, value)->first : ENT_JSON_NONE;
}

EntJsonValue
ent_json_next (const EntJson *self, EntJsonValue value)
{
  return value != ENT_JSON_NONE ? node (self, value)->next : ENT_JSON_NONE;
}

guint
ent_json_n_children (const EntJson *self, EntJsonValue value)
{
  return value != ENT_JSON_NONE ? node (self, value)->n_children : 0;
}

EntJsonValue
ent_json_member (const EntJson *self, EntJsonValue object, const char *key)
{
  EntJsonValue exact = ENT_JSON_NONE, alike = ENT_JSON_NONE;

  if (ent_json_type (self, object) != ENT_JSON_OBJECT)
    return ENT_JSON_NONE;
  for (EntJsonValue i = ent_json_first (self, object); i != ENT_JSON_NONE; i = ent_json_next (self, i))
    {
      const char *other = ent_json_key (self, i);

      if (strcmp (other, key) == 0)
        exact = i;
      else if (g_ascii_strcasecmp (other, key) == 0)
        alike = i;
    }
  return exact != ENT_JSON_NONE ? exact : alike;
}

const char *
ent_json_text (const EntJson *self, EntJsonValue value)
{
  switch (ent_json_type (self, value))
    {
    case ENT_JSON_TEXT:
    case ENT_JSON_NUMBER:
      return self->text + node (self, value)->text;
    case ENT_JSON_TRUE:
      return "yes";
    case ENT_JSON_FALSE:
      return "no";
    default:
      return NULL;
    }
}

const char *
ent_json_member_text (const EntJson *self, EntJsonValue object, const char *key)
{
  return ent_json_text (self, ent_json_member (self, object, key));
}

gboolean
ent_json_is_yes (const EntJson *self, EntJsonValue value)
{
  const char *text = ent_json_text (self, value);

  return text != NULL && (g_ascii_strcasecmp (text, "yes") == 0 || g_ascii_strcasecmp (text, "true") == 0 || strcmp (text, "1") == 0);
}
