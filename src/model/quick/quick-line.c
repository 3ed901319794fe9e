/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a typed line means. Where words may be read in two ways, who is in the
 * map decides, and else the name wins: a name that lost a word is found out too late.
 */
#include "model/quick/quick-private.h"

#include <string.h>

#include "model/quick/quick-words.h"

/* Words that a value may have: "no está al tanto", "medios de comunicación". */
#define LONGEST_VALUE 4
/* Words that all the values behind a name may have: a number, a commitment and a kind of tie. What is farther from the
 * end need not be looked at, or the time would grow with the square of the length. */
#define MOST_OF_VALUES (1 + 2 * LONGEST_VALUE)

typedef struct
{
  EntNameIndex *names;
  const char *text;
  GArray *tokens;
  EntQuickLine *line;
  GString *name;
  const char *except; /* id of whom a part of a name does not mean; or NULL */
} Parser;

static EntQuickToken *
token_at (const Parser *self, guint i)
{
  return &g_array_index (self->tokens, EntQuickToken, i);
}

/* The words [from, to) with one space between. */
static char *
join (const Parser *self, guint from, guint to)
{
  GString *words = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (words, "%s%s", i > from ? " " : "", token_at (self, i)->text);
  return g_string_free (words, FALSE);
}

static EntQuickPart *
add_part (Parser *self, EntQuickPartKind kind, guint from, guint to, guint value)
{
  EntQuickPart part = { .kind = kind, .start = token_at (self, from)->start, .end = token_at (self, to - 1)->end, .value = value };

  g_array_append_val (self->line->parts, part);
  return &g_array_index (self->line->parts, EntQuickPart, self->line->parts->len - 1);
}

/* --- values --- */

typedef struct
{
  EntQuickPartKind kind;
  guint value, from, to; /* tokens */
} Value;

static gboolean
read_value (const Parser *self, guint from, guint to, gboolean ties, Value *value)
{
  const EntQuickToken *first = token_at (self, from);

  value->from = from;
  if (first->quoted)
    return FALSE;
  if (strlen (first->text) == 1 && first->text[0] >= '1' && first->text[0] <= '0' + ENT_POWER_MAX)
    {
      value->kind = ENT_QUICK_POWER;
      value->value = (guint) (first->text[0] - '0');
      value->to = from + 1;
      return TRUE;
    }
  for (value->to = MIN (to, from + LONGEST_VALUE); value->to > from; value->to--)
    {
      g_autofree char *words = join (self, from, value->to);
      int found = ent_quick_word (ENT_QUICK_WORDS_COMMITMENT, words);

      value->kind = ENT_QUICK_COMMITMENT;
      if (found < 0 && ties)
        {
          value->kind = ENT_QUICK_TIE;
          found = ent_quick_word (ENT_QUICK_WORDS_TIE, words);
        }
      value->value = (guint) found;
      if (found >= 0)
        return TRUE;
    }
  return FALSE;
}

/* All of [from, to) as values, each kind of them once at most; a comma between is only heard. NULL: it is not. */
static GArray *
read_values (const Parser *self, guint from, guint to, gboolean ties)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Value));
  gboolean had[ENT_QUICK_UNKNOWN] = { FALSE };

  while (from < to)
    {
      Value value;

      if (!read_value (self, from, to, ties, &value) || had[value.kind])
        return NULL;
      had[value.kind] = TRUE;
      g_array_append_val (values, value);
      from = value.to;
    }
  return g_steal_pointer (&values);
}

static void
add_values (Parser *self, const GArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const Value *value = &g_array_index (values, Value, i);

      if (value->kind != ENT_QUICK_TIE)
        add_part (self, value->kind, value->from, value->to, value->value);
    }
}

static gboolean
is_just_a_number (const GArray *values)
{
  return values->len == 1 && g_array_index (values, Value, 0).kind == ENT_QUICK_POWER;
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/* A comma at the end of a word belongs to the sentence. */
static gboolean
has_comma (const Parser *self, guint i)
{
  const EntQuickToken *token = token_at (self, i);

  return !token->quoted && g_str_has_suffix (token->text, ",");
}

/* --- names --- */

static void
add_name (Parser *self, guint from, guint to)
{
  g_autofree char *words = join (self, from, to);

  g_string_append_printf (self->name, "%s%s", self->name->len > 0 ? " " : "", words);
}

/* Whether [from, to) is somebody known, with nothing but values behind: the longest such name. */
static gboolean
read_known (Parser *self, guint from, guint to)
{
  for (guint end = to; end > from && to - end <= MOST_OF_VALUES; end--)
    {
      g_autofree char *words = join (self, from, end);
      const EntStakeholder *known = ent_name_index_find (self->names, words);
      g_autoptr (GArray) values = known != NULL ? read_values (self, end, to, FALSE) : NULL;

      if (values == NULL)
        continue;
      add_name (self, from, end);
      add_values (self, values);
      return TRUE;
    }
  return FALSE;
}

/* Where the name of [from, to) ends and what follows is meant as values; @to if nothing is. */
static guint
end_of_name (const Parser *self, guint from, guint to, gboolean last, GArray **values)
{
  for (guint end = from + 1; end < to; end++)
    {
      g_autoptr (GArray) read = read_values (self, end, to, FALSE);
      gboolean comma = has_comma (self, end - 1);

      if (read == NULL || (!last && !comma))
        continue;
      /* "Radio 4" is a name, in "Radio 4 4" only the second is meant */
      if (is_just_a_number (read) && !comma && !is_number (token_at (self, end - 1)->text))
        continue;
      *values = g_steal_pointer (&read);
      return end;
    }
  return to;
}

/* Unmarked words from @from up to @to. */
static void
read_run (Parser *self, guint from, guint to, gboolean after_mark, gboolean last)
{
  g_autoptr (GArray) values = NULL;
  Value value;
  guint end;

  for (gboolean had[ENT_QUICK_UNKNOWN] = { FALSE };
       after_mark && from < to && read_value (self, from, to, FALSE, &value) && !had[value.kind];
       from = value.to)
    {
      had[value.kind] = TRUE;
      add_part (self, value.kind, value.from, value.to, value.value);
    }
  if (from == to || read_known (self, from, to))
    return;
  end = end_of_name (self, from, to, last, &values);
  if (values != NULL && has_comma (self, end - 1))
    {
      char *text = token_at (self, end - 1)->text;

      text[strlen (text) - 1] = '\0';
    }
  add_name (self, from, end);
  if (values != NULL)
    add_values (self, values);
}

/* --- marked parts --- */

int
ent_quick_find_sector (EntMap *map, const char *text, gboolean begun)
{
  g_autofree char *folded = ent_text_fold (text);

  for (EntSectorId i = 0; i < ENT_N_SECTORS; i++)
    {
      g_autofree char *label = ent_text_fold (ent_map_sector_label (map, i));

      if (begun ? ent_map_sector (map, i)->label != NULL && g_str_has_prefix (label, folded) : g_str_equal (label, folded))
        return (int) i;
    }
  return begun ? ent_quick_word_prefix (ENT_QUICK_WORDS_SECTOR, text) : ent_quick_word (ENT_QUICK_WORDS_SECTOR, text);
}

/* Returns the token after it. */
static guint
read_sector (Parser *self, guint i, guint end)
{
  EntMap *map = ent_name_index_map (self->names);
  int sector;

  for (guint to = MIN (end, i + LONGEST_VALUE); to > i; to--)
    {
      g_autofree char *words = join (self, i, to);

      sector = ent_quick_find_sector (map, words, FALSE);
      if (sector < 0)
        continue;
      add_part (self, ENT_QUICK_SECTOR, i, to, (guint) sector);
      return to;
    }
  sector = *token_at (self, i)->text != '\0' ? ent_quick_find_sector (map, token_at (self, i)->text, TRUE) : -1;
  if (sector >= 0)
    add_part (self, ENT_QUICK_SECTOR, i, i + 1, (guint) sector);
  else
    add_part (self, ENT_QUICK_UNKNOWN, i, i + 1, 0)->text = g_strdup (token_at (self, i)->text);
  return i + 1;
}

static guint
read_tag (Parser *self, guint i)
{
  const char *text = token_at (self, i)->text;
  int kind = ent_quick_word (ENT_QUICK_WORDS_KIND, text);

  if (kind >= 0)
    add_part (self, ENT_QUICK_KIND, i, i + 1, (guint) kind);
  else
    add_part (self, ENT_QUICK_TAG, i, i + 1, 0)->text = g_strdup (text);
  return i + 1;
}

/* --- ties --- */

static const EntStakeholder *
find_end (const Parser *self, const char *text, gboolean part)
{
  const EntStakeholder *known = ent_name_index_find (self->names, text);
  g_autoptr (GPtrArray) ids = NULL;

  if (known != NULL || !part)
    return known;
  ids = ent_name_index_match (self->names, text, self->except, 1);
  return ids->len > 0 ? ent_map_stakeholder (ent_name_index_map (self->names), g_ptr_array_index (ids, 0)) : NULL;
}

/* Whether somebody is meant by [from, end), and what stands from @end to @to by values and a kind. */
static gboolean
splits_at (const Parser *self, guint from, guint end, guint to, gboolean part, GArray **values, const EntStakeholder **known)
{
  g_autofree char *words = join (self, from, end);
  g_autoptr (GArray) read = read_values (self, end, to, TRUE);

  /* "Radio 4" is not part of "Radio 5" */
  *known = read != NULL && !(part && is_just_a_number (read)) ? find_end (self, words, part) : NULL;
  if (*known == NULL)
    return FALSE;
  *values = g_steal_pointer (&read);
  return TRUE;
}

/* The end of the name in [from, to): the longest known one; else the longest that is part of one; else all that is
 * no value, and somebody new. */
static guint
end_of_target (const Parser *self, guint from, guint to, GArray **values, const EntStakeholder **known)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint end = to; end > from && to - end <= MOST_OF_VALUES; end--)
      if (splits_at (self, from, end, to, pass == 1, values, known))
        return end;
  *known = NULL;
  for (guint end = from + 1; end < to; end++)
    {
      g_autoptr (GArray) read = read_values (self, end, to, TRUE);

      if (read == NULL || is_just_a_number (read))
        continue;
      *values = g_steal_pointer (&read);
      return end;
    }
  return to;
}

static int
kind_among (const GArray *values)
{
  for (guint i = 0; values != NULL && i < values->len; i++)
    if (g_array_index (values, Value, i).kind == ENT_QUICK_TIE)
      return (int) g_array_index (values, Value, i).value;
  return -1;
}

/* The one other end that [from, to) names. Returns the kind that is said, or -1. */
static int
read_target (Parser *self, guint arrow, guint from, guint to)
{
  EntQuickMark mark = token_at (self, arrow)->mark;
  const EntStakeholder *known = NULL;
  g_autoptr (GArray) values = NULL;
  guint end = end_of_target (self, from, to, &values, &known);
  int kind = kind_among (values);
  EntQuickPart *part = add_part (self, ENT_QUICK_TIE, from, end, kind >= 0 ? (guint) kind : ENT_TIE_WORKS_WITH);

  part->text = join (self, from, end);
  part->id = known != NULL ? ent_id_ref (known->base.id) : NULL;
  part->says_kind = kind >= 0;
  part->backwards = mark == ENT_MARK_FROM;
  part->direction = mark == ENT_MARK_BOTH ? ENT_DIRECTION_BOTH : ENT_DIRECTION_FORWARD;
  if (kind >= 0)
    part->end = token_at (self, to - 1)->end;
  if (from == arrow + 1)
    part->start = token_at (self, arrow)->start;
  if (values != NULL)
    add_values (self, values);
  return kind;
}

static gboolean
is_known_whole (const Parser *self, guint from, guint to)
{
  for (guint end = to; end > from && to - end <= MOST_OF_VALUES; end--)
    {
      const EntStakeholder *known;
      g_autoptr (GArray) values = NULL;

      if (splits_at (self, from, end, to, FALSE, &values, &known))
        return TRUE;
    }
  return FALSE;
}

/* Names with commas between; a kind that is said at the end is that of all. */
static void
read_targets (Parser *self, guint arrow, guint end)
{
  guint from = arrow + 1, first = self->line->parts->len;
  gboolean whole = is_known_whole (self, from, end);

  if (from == end)
    {
      add_part (self, ENT_QUICK_UNKNOWN, arrow, arrow + 1, 0);
      return;
    }
  for (guint to = from + 1; to <= end; to++)
    {
      gboolean comma = to < end && !whole && has_comma (self, to - 1);
      int kind;

      if (to < end && !comma)
        continue;
      if (comma)
        {
          char *text = token_at (self, to - 1)->text;

          text[strlen (text) - 1] = '\0';
        }
      kind = read_target (self, arrow, from, to);
      for (guint i = first; kind >= 0 && i < self->line->parts->len; i++)
        {
          EntQuickPart *part = &g_array_index (self->line->parts, EntQuickPart, i);

          if (part->kind != ENT_QUICK_TIE || part->says_kind)
            continue;
          part->value = (guint) kind;
          part->says_kind = TRUE;
        }
      from = to;
    }
}

/* --- the line --- */

static void
parse (Parser *self)
{
  gboolean after_mark = FALSE;

  for (guint i = 0, n = self->tokens->len; i < n;)
    {
      EntQuickMark mark = token_at (self, i)->mark;
      guint end = i + 1;

      while (end < n && token_at (self, end)->mark == ENT_MARK_NONE)
        end++;
      if (mark == ENT_MARK_SECTOR)
        i = read_sector (self, i, end);
      else if (mark == ENT_MARK_TAG)
        i = read_tag (self, i);
      else if (mark == ENT_MARK_NONE)
        {
          read_run (self, i, end, after_mark, end == n);
          i = end;
        }
      else
        {
          read_targets (self, i, end);
          i = end;
        }
      after_mark = TRUE;
    }
}

static void
clear_part (gpointer data)
{
  EntQuickPart *part = data;

  g_free (part->text);
  ent_id_clear (&part->id);
}

static EntQuickLine *
read_line (EntNameIndex *names, const char *text, const char *except)
{
  EntQuickLine *line = g_new0 (EntQuickLine, 1);
  Parser parser = { names, text, ent_quick_tokens (text), line, g_string_new (NULL), except };
  const EntStakeholder *known;

  line->parts = g_array_new (FALSE, FALSE, sizeof (EntQuickPart));
  g_array_set_clear_func (line->parts, clear_part);
  parse (&parser);
  line->name = ent_text_clean (parser.name->str, -1, TRUE, NULL);
  known = line->name != NULL ? ent_name_index_find (names, line->name) : NULL;
  line->known = known != NULL ? ent_id_ref (known->base.id) : NULL;
  g_array_unref (parser.tokens);
  g_string_free (parser.name, TRUE);
  return line;
}

static gboolean
is_tied_to (const EntQuickLine *line, EntId id)
{
  for (guint i = 0; i < line->parts->len; i++)
    if (g_array_index (line->parts, EntQuickPart, i).id == id)
      return TRUE;
  return FALSE;
}

/* Whom a line is about may be named behind the arrow, and is not who is meant there by a part of a name. */
EntQuickLine *
ent_quick_line_new (EntNameIndex *names, const char *text, const char *except)
{
  EntQuickLine *line = read_line (names, text, except);
  g_autoptr (EntQuickLine) first = NULL;

  if (line->known == NULL || !is_tied_to (line, line->known))
    return line;
  first = line;
  return read_line (names, text, first->known);
}

void
ent_quick_line_free (EntQuickLine *line)
{
  if (line == NULL)
    return;
  g_free (line->name);
  ent_id_clear (&line->known);
  g_array_unref (line->parts);
  g_free (line);
}

gboolean
ent_quick_line_is_empty (const EntQuickLine *line)
{
  return line->name == NULL && line->parts->len == 0;
}

int
ent_quick_line_part_before (const EntQuickLine *line, const char *text, guint at)
{
  for (guint i = line->parts->len; i-- > 0;)
    {
      guint end = g_array_index (line->parts, EntQuickPart, i).end;

      if (end == at || (end + 1 == at && text[end] == ' '))
        return (int) i;
    }
  return -1;
}
