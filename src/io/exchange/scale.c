/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scales of numbers, and signs. */
#include "io/exchange/scale.h"

#include <math.h>
#include <string.h>

#include "io/exchange/value-words.h"
#include "model/text.h"

/* One of at least so many numbers that is so many times the next one is none of the scale. */
#define SLIP_AMONG 5u
#define SLIP_TIMES 4.0

/* In bytes: what is longer is no title. */
#define LONGEST_TITLE 300u

/* --- numbers --- */

/* The parts of a number as it is written: 1.234,5 has two groups and a rest. */
typedef struct
{
  gboolean valid;
  guint n_points, n_commas;
  gboolean groups_point, groups_comma; /* after each stand three digits, and at most three before the first */
  char last;                           /* the mark that comes last; 0: none */
} Writing;

static gboolean
is_grouped (const char *text, char mark)
{
  const char *first = strchr (text, mark);
  gsize before = first != NULL ? strspn (text + strspn (text, "+-"), "0123456789") : 0;

  if (first == NULL || before == 0 || before > 3)
    return FALSE;
  for (const char *p = first; *p == mark; p += 4)
    if (strspn (p + 1, "0123456789") != 3)
      return FALSE;
  return TRUE;
}

static Writing
look_at (const char *text)
{
  Writing found = { .valid = FALSE };
  const char *p = text + strspn (text, "+-");
  gboolean digits = FALSE;

  if (p - text > 1)
    return found;
  for (; *p != '\0'; p++)
    {
      digits |= g_ascii_isdigit (*p);
      if (*p == '.' || *p == ',')
        found.last = *p;
      else if (!g_ascii_isdigit (*p))
        return found;
      found.n_points += *p == '.';
      found.n_commas += *p == ',';
    }
  found.valid = digits && (found.n_points <= 1 || found.n_commas <= 1);
  found.groups_point = is_grouped (text, '.');
  found.groups_comma = is_grouped (text, ',');
  return found;
}

/* Without blanks, signs of per cent, and the minus of typographers. */
static char *
plain_number (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2212 || c == 0x2013)
        g_string_append_c (plain, '-');
      else if (!g_unichar_isspace (c) && c != '%')
        g_string_append_unichar (plain, c);
    }
  return g_strdup (plain->str);
}

gboolean
ent_scale_number (EntDecimals decimals, const char *text, double *number)
{
  g_autofree char *plain = plain_number (text);
  Writing writing = look_at (plain);
  gboolean comma = decimals == ENT_DECIMALS_COMMA || decimals == ENT_DECIMALS_ASKED;
  char *out = plain;

  if (!writing.valid)
    return FALSE;
  if (decimals == ENT_DECIMALS_MIXED && writing.last != 0)
    return FALSE;
  /* one mark ends the whole number, the other parts its thousands */
  if ((comma ? writing.n_commas : writing.n_points) > 1 || ((comma ? writing.n_points : writing.n_commas) > 0 && writing.last == (comma ? '.' : ',') && (comma ? writing.n_commas : writing.n_points) > 0))
    return FALSE;
  for (const char *p = plain; *p != '\0'; p++)
    if (*p != (comma ? '.' : ','))
      *out++ = *p == ',' ? '.' : *p;
  *out = '\0';
  *number = g_ascii_strtod (plain, NULL);
  return isfinite (*number);
}

/* What each number of the column says about its marks, put together. */
static EntDecimals
find_decimals (GPtrArray *values, gboolean *all_numbers)
{
  gboolean point = FALSE, comma = FALSE, unclear = FALSE;

  *all_numbers = values->len > 0;
  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *plain = plain_number (g_ptr_array_index (values, i));
      Writing writing = look_at (plain);

      *all_numbers &= writing.valid;
      if (!writing.valid || writing.last == 0)
        continue;
      if (writing.n_points > 0 && writing.n_commas > 0)
        *(writing.last == ',' ? &comma : &point) = TRUE;
      else if (writing.last == ',' && writing.groups_comma && writing.n_commas == 1)
        unclear = TRUE;
      else if (writing.last == ',' && writing.groups_comma)
        point = TRUE;
      else if (writing.last == ',')
        comma = TRUE;
      else if (!writing.groups_point || writing.n_points == 1)
        point = TRUE;
      else
        comma = TRUE;
    }
  if (point && comma)
    return ENT_DECIMALS_MIXED;
  if (comma)
    return ENT_DECIMALS_COMMA;
  if (point)
    return ENT_DECIMALS_POINT;
  return unclear ? ENT_DECIMALS_ASKED : ENT_DECIMALS_NONE;
}

/* --- the scale --- */

/* "(1-5)", "1 a 10", "0…10", "de 1 a 3" in a title. */
static gboolean
find_range (const char *title, double *low, double *high)
{
  g_autoptr (GRegex) regex = g_regex_new ("(-?\\d+)\\s*(?:-|–|—|\\.\\.|…|a|to|al|/)\\s*\\+?(\\d+)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (title == NULL || !g_regex_match (regex, title, 0, &match))
    return FALSE;
  first = g_match_info_fetch (match, 1);
  second = g_match_info_fetch (match, 2);
  if (strlen (first) > 4 || strlen (second) > 3)
    return FALSE;
  *low = g_ascii_strtod (first, NULL);
  *high = g_ascii_strtod (second, NULL);
  return *low < *high && *high <= 100;
}

/* What a title says of its numbers: "(1 = low)", "power", "rank". */
typedef enum
{
  WAY_UNKNOWN,
  WAY_LIKELY, /* rising, as what is called so mostly does */
  WAY_RISING,
  WAY_FALLING,
} Way;

#define HIGH_WORDS "(?:alt|high|max|mas\\b|most|much|best|mejor|mayor|strong|fuerte|a favor|apoyo|in favo|support)"
#define LOW_WORDS "(?:baj|low|min|menos|least|little|worst|peor|menor|weak|debil|nad|nul|ningun|none|en contra|against|oppos)"
#define IS "\\s*(?:[=:(,–-]|es\\b|is\\b)?\\s*(?:the\\s+|el\\s+|la\\s+|lo\\s+)?(?:muy\\s+|very\\s+)?"

/* @title: folded. */
static Way
find_way (const char *title)
{
  static const struct
  {
    const char *pattern;
    Way way;
  } ways[] = {
    { "\\b[01]" IS HIGH_WORDS, WAY_FALLING },
    { "\\b[01]" IS LOW_WORDS, WAY_RISING },
    { "\\b(?:[3-9]|10|100)" IS HIGH_WORDS, WAY_RISING },
    { "\\b(?:[3-9]|10|100)" IS LOW_WORDS, WAY_FALLING },
    { "\\b(?:rank|ranking|rango|orden|order|prioridad|priority|lugar)\\b", WAY_UNKNOWN },
    { "\\b(?:power|poder|influence|influencia|level|nivel|grado|degree|commitment|compromiso|support|apoyo|impact|impacto|powvalue|posvalue|capacidad)\\b", WAY_LIKELY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_regex_match_simple (ways[i].pattern, title, 0, 0))
      return ways[i].way;
  return WAY_UNKNOWN;
}

/* The usual scale in which all from @least to @most are. */
static void
find_usual (double least, double most, double *low, double *high)
{
  static const double ends[][2] = { { 0, 1 }, { 1, 3 }, { 1, 5 }, { 0, 5 }, { 1, 10 }, { 0, 10 }, { 0, 100 }, { -1, 1 }, { -2, 2 }, { -3, 3 }, { -5, 5 }, { -7, 7 }, { -10, 10 }, { -100, 100 } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (least >= ends[i][0] && most <= ends[i][1])
      {
        *low = ends[i][0];
        *high = ends[i][1];
        return;
      }
  *low = least;
  *high = most;
}

static gboolean
is_rating (const EntChoices *choices)
{
  return choices == &ent_power_choices || choices == &ent_commitment_choices;
}

/* What is known of the numbers of a column. */
typedef struct
{
  double least, most, second; /* the second is the most but one */
  guint n;
} Numbers;

static Numbers
look_at_numbers (const EntScale *scale, GPtrArray *values)
{
  Numbers found = { 0 };
  double number;

  for (guint i = 0; i < values->len; i++)
    {
      if (!ent_scale_number (scale->decimals, g_ptr_array_index (values, i), &number))
        continue;
      found.least = found.n == 0 ? number : MIN (found.least, number);
      if (found.n == 0 || number > found.most)
        {
          found.second = found.n == 0 ? number : found.most;
          found.most = number;
        }
      else if (found.n == 1 || number > found.second)
        found.second = number;
      found.n++;
    }
  return found;
}

/* How many of @values are from @low to @high. */
static guint
count_within (const EntScale *scale, GPtrArray *values, double low, double high)
{
  guint n = 0;
  double number;

  for (guint i = 0; i < values->len; i++)
    n += ent_scale_number (scale->decimals, g_ptr_array_index (values, i), &number) && number >= low && number <= high;
  return n;
}

/* Of 1, 2, 3, 4 and 44 the last is a slip of the hand. */
static double
leave_out_slip (const Numbers *numbers)
{
  return numbers->n >= SLIP_AMONG && numbers->second > 0.0 && numbers->most >= SLIP_TIMES * numbers->second ? numbers->second : numbers->most;
}

static void
find_ends (EntScale *scale, GPtrArray *values, const char *title, gboolean rating)
{
  Numbers numbers = look_at_numbers (scale, values);
  double most = leave_out_slip (&numbers), low, high;
  gboolean whole = scale->decimals == ENT_DECIMALS_NONE;

  scale->low = numbers.least;
  scale->high = numbers.most;
  if (find_range (title, &low, &high) && 2 * count_within (scale, values, low, high) >= numbers.n)
    {
      scale->low = low;
      scale->high = high;
    }
  else if (rating && most <= 3 && numbers.least >= 1 && numbers.n < 3)
    {
      /* two of them may as well be of five */
      scale->low = 1;
      scale->high = 5;
    }
  else if (rating && whole && numbers.least == 0 && most == 3 && numbers.n == 4)
    scale->high = 3;
  else if (rating)
    find_usual (numbers.least, most, &scale->low, &scale->high);
}

static EntScale
find_scale (EntDecimals decimals, gboolean all_numbers, const EntChoices *choices, GPtrArray *values, const char *title)
{
  gboolean is_title = title != NULL && strlen (title) <= LONGEST_TITLE;
  g_autofree char *folded = ent_text_fold (is_title ? title : "");
  EntScale scale = { .decimals = decimals };
  Way way;

  scale.is_number = all_numbers && (choices == NULL || is_rating (choices) || choices == &ent_strength_choices);
  for (guint i = 0; i < values->len; i++)
    {
      const char *text = g_ptr_array_index (values, i);

      scale.has_signs |= *text == '+' && text[strspn (text, "+/- ")] == '\0';
    }
  if (!scale.is_number)
    return scale;
  find_ends (&scale, values, is_title ? title : NULL, is_rating (choices));
  way = find_way (folded);
  scale.falling = is_rating (choices) && scale.low >= 0.0 && way == WAY_FALLING;
  scale.opposes = g_regex_match_simple ("contra|against|oppos|opos|resist|postura|posicion|position|stance|actitud|attitude", folded, 0, 0);
  /* 0 is nothing, and minus is against, whatever else a scale may mean; the first of three is as often the most */
  scale.asks = is_rating (choices) && scale.low > 0.0 && (way == WAY_UNKNOWN || (way == WAY_LIKELY && scale.high <= 3.0));
  return scale;
}

EntScale
ent_scale_find (const EntChoices *choices, GPtrArray *values, const char *title)
{
  gboolean all_numbers;
  EntDecimals decimals = find_decimals (values, &all_numbers);

  return find_scale (decimals, all_numbers, choices, values, title);
}

EntScale
ent_scale_find_with (EntDecimals decimals, const EntChoices *choices, GPtrArray *values, const char *title)
{
  gboolean all_numbers;

  find_decimals (values, &all_numbers);
  return find_scale (decimals, all_numbers, choices, values, title);
}

/* --- reading --- */

static int
read_sign (const EntChoices *choices, const char *text)
{
  static const struct
  {
    const char *sign;
    int commitment, power;
  } signs[] = {
    { "+++", ENT_COMMITMENT_LEADING, 4 },
    { "++", ENT_COMMITMENT_LEADING, 3 },
    { "+", ENT_COMMITMENT_SUPPORTIVE, 2 },
    { "0", ENT_COMMITMENT_NEUTRAL, 1 },
    { "+/-", ENT_COMMITMENT_NEUTRAL, -1 },
    { "±", ENT_COMMITMENT_NEUTRAL, -1 },
    { "-", ENT_COMMITMENT_RESISTANT, 1 },
    { "--", ENT_COMMITMENT_RESISTANT, -1 },
    { "---", ENT_COMMITMENT_RESISTANT, -1 },
  };
  g_autofree char *plain = plain_number (text);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strcmp (signs[i].sign, plain) == 0)
      return choices == &ent_commitment_choices ? signs[i].commitment : signs[i].power;
  return -1;
}

/* From against to for: nobody who is against, however little, is but unaware. */
static int
read_favour (const EntScale *scale, double number)
{
  if (number < 0.0)
    return ENT_COMMITMENT_RESISTANT;
  if (number == 0.0)
    return ENT_COMMITMENT_NEUTRAL;
  return scale->high > 1.0 && number > scale->high * 0.6 ? ENT_COMMITMENT_LEADING : ENT_COMMITMENT_SUPPORTIVE;
}

static int
read_strength (const EntScale *scale, double number)
{
  double part = scale->high > scale->low ? (number - scale->low) / (scale->high - scale->low) : 0.5;

  if (part < 1.0 / 3.0)
    return ENT_STRENGTH_WEAK;
  return part > 2.0 / 3.0 ? ENT_STRENGTH_STRONG : ENT_STRENGTH_NORMAL;
}

static int
read_number (const EntScale *scale, const EntChoices *choices, double number)
{
  double part;

  if (choices == &ent_strength_choices || choices == NULL)
    return read_strength (scale, number);
  if (number < scale->low || number > scale->high)
    return -1;
  if (scale->falling)
    number = scale->low + scale->high - number;
  if (scale->low < 0.0 && choices == &ent_commitment_choices)
    return read_favour (scale, number);
  /* yes and no: who is not for it may be anything else */
  if (scale->high == 1.0 && scale->decimals == ENT_DECIMALS_NONE && choices == &ent_commitment_choices)
    return number == 1.0 ? ENT_COMMITMENT_SUPPORTIVE : -1;
  if (scale->high <= scale->low)
    return 3;
  part = (number - scale->low) / (scale->high - scale->low);
  /* the most of three is as much as the word for it */
  if (scale->low == 1.0 && scale->high == 3.0 && scale->opposes && choices == &ent_commitment_choices)
    return part < 0.25 ? ENT_COMMITMENT_RESISTANT : part > 0.75 ? ENT_COMMITMENT_SUPPORTIVE
                                                                : ENT_COMMITMENT_NEUTRAL;
  if (scale->low == 1.0 && scale->high == 3.0)
    return (int) lround (2.0 + part * 2.0);
  if (scale->low == 0.0 && scale->high == 3.0)
    return (int) lround (1.0 + part * 3.0);
  return (int) lround (1.0 + part * 4.0);
}

int
ent_scale_read (const EntScale *scale, const EntChoices *choices, const char *text)
{
  double number;
  int sign = scale->has_signs && is_rating (choices) ? read_sign (choices, text) : -1;

  if (sign >= 0)
    return sign;
  if (scale->is_number && ent_scale_number (scale->decimals, text, &number))
    return read_number (scale, choices, number);
  return choices != NULL ? ent_value_word (choices, text) : -1;
}

gboolean
ent_scale_is_own (const EntScale *scale, const EntChoices *choices, const char *text)
{
  if (scale->is_number)
    return choices == &ent_power_choices && scale->low == 1.0 && scale->high == 5.0 && !scale->falling && strlen (text) == 1;
  return ent_value_is_own (choices, text);
}
