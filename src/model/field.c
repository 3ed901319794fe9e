/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of fields as text: reading them out, checking, putting them in. */
#include "model/field.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/map.h"

/* A pin is kept to 1/10,000 of its cell, so that its text and its number agree. */
#define PIN_STEPS 10000.0
#define LONGEST_SUBTAG 8 /* of the code of a language: RFC 5646, 2.1 */
#define ASCII_LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

static gpointer
member (gconstpointer record, const EntField *field)
{
  return (char *) record + field->offset;
}

const EntChoices *
ent_aspect_values (EntAspect aspect)
{
  switch (aspect)
    {
    case ENT_ASPECT_POWER:
      return &ent_power_choices;
    case ENT_ASPECT_ALLY:
      return &ent_ally_choices;
    case ENT_ASPECT_COMMITMENT:
    case ENT_ASPECT_DESIRED:
    default:
      return &ent_commitment_choices;
    }
}

static const EntChoices *
choices_of (const EntField *field, gconstpointer record)
{
  if (field->type == ENT_FIELD_RATING)
    return ent_aspect_values (((const EntAssessment *) record)->aspect);
  return field->choices;
}

static const char *
get_choice (const EntField *field, gconstpointer record)
{
  guint8 value = *(const guint8 *) member (record, field);
  const EntChoices *choices = choices_of (field, record);

  if ((value == 0 && !(field->flags & ENT_FIELD_REQUIRED)) || value >= choices->n_items)
    return NULL;
  return choices->items[value].name;
}

static char *
get_bits (const EntField *field, gconstpointer record)
{
  guint32 bits = *(const guint32 *) member (record, field);
  GString *text;

  if (bits == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < field->choices->n_items; i++)
    if (bits & (1u << i))
      {
        if (text->len > 0)
          g_string_append_c (text, '\n');
        g_string_append (text, field->choices->items[i].name);
      }
  return g_string_free (text, FALSE);
}

static char *
get_pin (const EntPin *pin)
{
  char angle[G_ASCII_DTOSTR_BUF_SIZE], radius[G_ASCII_DTOSTR_BUF_SIZE];

  if (!pin->set)
    return NULL;
  g_ascii_formatd (angle, sizeof angle, "%.4f", pin->angle);
  g_ascii_formatd (radius, sizeof radius, "%.4f", pin->radius);
  return g_strdup_printf ("%s %s", angle, radius);
}

static char *
get_date (EntDate date)
{
  char text[11];

  if (date == 0)
    return NULL;
  ent_date_format (date, text);
  return g_strdup (text);
}

char *
ent_field_get (const EntField *field, gconstpointer record)
{
  const EntKept *kept = ((const EntRecord *) record)->kept;
  gpointer place = member (record, field);

  if (kept != NULL && kept->values != NULL)
    {
      const char *value = ent_kept_value (kept, field->name);
      if (value != NULL)
        return g_strdup (value);
    }

  switch (field->type)
    {
    case ENT_FIELD_TEXT:
    case ENT_FIELD_NOTE:
    case ENT_FIELD_DATA:
    case ENT_FIELD_COLOUR:
    case ENT_FIELD_LANGUAGE:
    case ENT_FIELD_ID:
      return g_strdup (*(char **) place);
    case ENT_FIELD_CHOICE:
    case ENT_FIELD_RATING:
      return g_strdup (get_choice (field, record));
    case ENT_FIELD_BOOL:
      return *(guint8 *) place ? g_strdup ("yes") : NULL;
    case ENT_FIELD_DATE:
      return get_date (*(EntDate *) place);
    case ENT_FIELD_PIN:
      return get_pin (place);
    case ENT_FIELD_BITS:
      return get_bits (field, record);
    case ENT_FIELD_TAGS:
    case ENT_FIELD_IDS:
      return *(char ***) place != NULL ? g_strjoinv ("\n", *(char ***) place) : NULL;
    default:
      g_assert_not_reached ();
    }
}

gboolean
ent_field_peek (const EntField *field, gconstpointer record, const char **text)
{
  const EntKept *kept = ((const EntRecord *) record)->kept;
  gpointer place = member (record, field);

  *text = NULL;
  if (kept != NULL && kept->values != NULL)
    return FALSE;
  switch (field->type)
    {
    case ENT_FIELD_TEXT:
    case ENT_FIELD_NOTE:
    case ENT_FIELD_DATA:
    case ENT_FIELD_COLOUR:
    case ENT_FIELD_LANGUAGE:
    case ENT_FIELD_ID:
      *text = *(char **) place;
      return TRUE;
    case ENT_FIELD_CHOICE:
    case ENT_FIELD_RATING:
      *text = get_choice (field, record);
      return TRUE;
    case ENT_FIELD_BOOL:
      *text = *(guint8 *) place ? "yes" : NULL;
      return TRUE;
    case ENT_FIELD_DATE:
      return *(EntDate *) place == 0;
    case ENT_FIELD_BITS:
      return *(guint32 *) place == 0;
    case ENT_FIELD_PIN:
      return !((const EntPin *) place)->set;
    case ENT_FIELD_TAGS:
    case ENT_FIELD_IDS:
      return *(char ***) place == NULL;
    default:
      g_assert_not_reached ();
    }
}

gboolean
ent_field_holds (const EntField *field, gconstpointer record, const char *text)
{
  g_autofree char *held = NULL;
  const char *plain;

  if (ent_field_peek (field, record, &plain))
    return g_strcmp0 (plain, text) == 0;
  held = ent_field_get (field, record);
  return g_strcmp0 (held, text) == 0;
}

/* The members as a record holds them: NULL if there are none. */
static char **
parse_list (const EntField *field, const char *text)
{
  g_auto (GStrv) members = ent_field_members (field, text);

  return members[0] != NULL ? g_steal_pointer (&members) : NULL;
}

static gboolean
parse_fraction (const char **text, float *fraction)
{
  char *end;
  double value = g_ascii_strtod (*text, &end);

  if (end == *text || !(value >= 0.0 && value <= 1.0))
    return FALSE;
  *text = end;
  *fraction = (float) (round (value * PIN_STEPS) / PIN_STEPS);
  return TRUE;
}

static gboolean
parse_pin (const char *text, EntPin *pin)
{
  const char *p = text;

  *pin = (EntPin) { .set = TRUE };
  if (parse_fraction (&p, &pin->angle) && *p == ' ' && parse_fraction (&p, &pin->radius) && *p == '\0')
    return TRUE;
  *pin = (EntPin) { 0 };
  return FALSE;
}

static gboolean
is_colour (const char *text)
{
  if (text[0] != '#' || strlen (text) != 7)
    return FALSE;
  for (guint i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_base64 (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text) && strchr ("+/= \n", *text) == NULL)
      return FALSE;
  return TRUE;
}

/* Of a picture: its first eight bytes are always the same, and so is the ninth. */
static gboolean
is_png (const char *text)
{
  static const char signature[] = "iVBORw0KGgo";
  guint n = 0;

  for (; signature[n] != '\0' && *text != '\0'; text++)
    if (*text == signature[n])
      n++;
    else if (*text != ' ' && *text != '\n')
      return FALSE;
  return signature[n] == '\0' && is_base64 (text);
}

/* Whether its form is that of a code; which there are grows every year. */
static gboolean
is_language (const char *text)
{
  gsize first = strspn (text, ASCII_LETTERS), length = first;

  while (length > 0 && length <= LONGEST_SUBTAG && (text[length] == '-' || text[length] == '_'))
    {
      text += length + 1;
      length = strspn (text, ASCII_LETTERS "0123456789");
      /* "x" and "i" say nothing without what follows them */
      first = MAX (first, 2);
    }
  return first > 1 && length > 0 && length <= LONGEST_SUBTAG && text[length] == '\0';
}

static gboolean
replace_text (char **place, const char *text, gboolean known)
{
  g_free (*place);
  *place = known ? g_strdup (text) : NULL;
  return known;
}

static gboolean
set_choice (const EntField *field, gpointer record, const char *text)
{
  const EntChoices *choices = choices_of (field, record);
  int value = text != NULL ? ent_choices_find (choices, text, -1) : 0;

  *(guint8 *) member (record, field) = (guint8) MAX (value, 0);
  return value >= 0;
}

static gboolean
set_id (EntId *place, const char *text)
{
  gboolean valid = text == NULL || ent_id_is_valid (text);

  ent_id_clear (place);
  *place = valid ? ent_id (text) : NULL;
  return valid;
}

/* Puts @text (cleaned, or NULL) into its member; FALSE if it is no value, and the default stands there. */
static gboolean
set_member (const EntField *field, gpointer record, const char *text)
{
  gpointer place = member (record, field);

  switch (field->type)
    {
    case ENT_FIELD_TEXT:
    case ENT_FIELD_NOTE:
      return replace_text (place, text, TRUE);
    case ENT_FIELD_DATA:
      return replace_text (place, text, text == NULL || is_png (text));
    case ENT_FIELD_COLOUR:
      return replace_text (place, text, text == NULL || is_colour (text));
    case ENT_FIELD_LANGUAGE:
      return replace_text (place, text, text == NULL || is_language (text));
    case ENT_FIELD_CHOICE:
    case ENT_FIELD_RATING:
      return set_choice (field, record, text);
    case ENT_FIELD_BOOL:
      *(guint8 *) place = text != NULL && strcmp (text, "yes") == 0;
      return text == NULL || *(guint8 *) place || strcmp (text, "no") == 0;
    case ENT_FIELD_DATE:
      *(EntDate *) place = ent_date_parse (text);
      return text == NULL || *(EntDate *) place != 0;
    case ENT_FIELD_ID:
      return set_id (place, text);
    case ENT_FIELD_PIN:
      *(EntPin *) place = (EntPin) { 0 };
      return text == NULL || parse_pin (text, place);
    case ENT_FIELD_BITS:
      return ent_field_parse_bits (field->choices, text != NULL ? text : "", place);
    case ENT_FIELD_TAGS:
    case ENT_FIELD_IDS:
      g_strfreev (*(char ***) place);
      *(char ***) place = parse_list (field, text);
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_one_line (const EntField *field)
{
  return field->type != ENT_FIELD_NOTE && field->type != ENT_FIELD_DATA && field->type != ENT_FIELD_BITS &&
         field->type != ENT_FIELD_TAGS && field->type != ENT_FIELD_IDS;
}

gboolean
ent_field_is_closed (const EntField *field)
{
  return field->type != ENT_FIELD_TEXT && field->type != ENT_FIELD_NOTE && field->type != ENT_FIELD_TAGS && field->type != ENT_FIELD_IDS;
}

char *
ent_field_clean (const EntField *field, const char *text, gboolean *altered)
{
  return ent_text_clean (text, -1, is_one_line (field), altered);
}

/* @text as it is put in, or kept where it is no value; NULL if it says nothing.
 * What is no value and made of nothing that can be shown is kept raw, if a file
 * can hold it: cleaned it would be the default. */
static char *
clean_value (const EntField *field, const char *text)
{
  gboolean altered;
  char *clean = ent_field_clean (field, text, &altered);

  if (clean != NULL || !altered || !ent_field_is_closed (field) || !ent_text_can_be_written (text))
    return clean;
  return g_strdup (text);
}

void
ent_field_set (const EntField *field, gpointer record, const char *text)
{
  EntRecord *base = record;
  g_autofree char *clean = clean_value (field, text);
  gboolean known = set_member (field, record, clean);

  /* as a file has it: an attribute is one line */
  if (!known && field->type == ENT_FIELD_BITS)
    g_strdelimit (clean, "\n", ' ');
  if (!known || (base->kept != NULL && base->kept->values != NULL))
    ent_kept_set_value (&base->kept, field->name, known ? NULL : clean);
}

static char *
list_choices (const EntChoices *choices)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < choices->n_items; i++)
    if (choices->items[i].name != NULL)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", choices->items[i].name);
  return g_string_free (list, FALSE);
}

static char *
say_choices (const EntField *field, gconstpointer record, const char *quoted)
{
  g_autofree char *list = list_choices (choices_of (field, record));

  if (field->type == ENT_FIELD_BITS)
    /* Translators: 1: name of a field, 2: what was found, 3: words with commas between */
    return g_strdup_printf (_("%1$s cannot be “%2$s”; what can stand there is one or more of %3$s."), ent_field_label (field), quoted, list);
  /* Translators: 1: name of a field, 2: what was found, 3: words with commas between */
  return g_strdup_printf (_("%1$s cannot be “%2$s”; what can stand there is one of %3$s."), ent_field_label (field), quoted, list);
}

/* What is wrong with @quoted, and what would be right. */
static char *
say_wrong (const EntField *field, gconstpointer record, const char *quoted)
{
  const char *label = ent_field_label (field);

  switch (field->type)
    {
    case ENT_FIELD_CHOICE:
    case ENT_FIELD_RATING:
    case ENT_FIELD_BITS:
      return say_choices (field, record, quoted);
    case ENT_FIELD_BOOL:
      /* Translators: 1: name of a field, 2: what was found. Files have the words "yes" and "no" in every language. */
      return g_strdup_printf (_("%1$s cannot be “%2$s”; what can stand there is yes or no."), label, quoted);
    case ENT_FIELD_DATE:
      /* Translators: 1: name of a field, 2: what was found */
      return g_strdup_printf (_("%1$s cannot be “%2$s”; what can stand there is a day written as 2026-03-14."), label, quoted);
    case ENT_FIELD_COLOUR:
      /* Translators: 1: name of a field, 2: what was found */
      return g_strdup_printf (_("%1$s cannot be “%2$s”; what can stand there is a colour written as #3b6fb6."), label, quoted);
    case ENT_FIELD_PIN:
      /* Translators: 1: name of a field, 2: what was found */
      return g_strdup_printf (_("%1$s cannot be “%2$s”; what can stand there is two numbers from 0 to 1."), label, quoted);
    case ENT_FIELD_DATA:
      /* Translators: 1: name of a field, 2: what was found */
      return g_strdup_printf (_("%1$s cannot be “%2$s”; what can stand there is a PNG picture in base64."), label, quoted);
    case ENT_FIELD_LANGUAGE:
      /* Translators: 1: name of a field, 2: what was found */
      return g_strdup_printf (_("%1$s cannot be “%2$s”; what can stand there is the code of a language, such as es or pt-BR."), label, quoted);
    case ENT_FIELD_ID:
    default:
      /* Translators: 1: name of a field, 2: what was found */
      return g_strdup_printf (_("%1$s cannot be “%2$s”; what can stand there is an id of letters and digits."), label, quoted);
    }
}

/* A record of its own to try a value in: the caller's stays as it is. */
static gboolean
is_value (const EntField *field, gconstpointer record, const char *text)
{
  const EntRecord *base = record;
  g_autoptr (EntAssessment) trial = NULL;
  gpointer place;

  if (field->type == ENT_FIELD_RATING || field->type == ENT_FIELD_CHOICE)
    return ent_choices_find (choices_of (field, record), text, -1) >= 0;
  if (field->type == ENT_FIELD_TAGS || field->type == ENT_FIELD_IDS || field->type == ENT_FIELD_TEXT || field->type == ENT_FIELD_NOTE)
    return TRUE;
  place = ent_record_new (base->kind);
  trial = place;
  return set_member (field, place, text);
}

gboolean
ent_field_check (const EntField *field, gconstpointer record, const char *text, GError **error)
{
  g_autofree char *clean = clean_value (field, text);
  g_autofree char *sentence = NULL, *quoted = NULL;

  if (clean == NULL || is_value (field, record, clean))
    return TRUE;
  quoted = ent_text_quote (clean, ENT_TEXT_QUOTED);
  sentence = say_wrong (field, record, quoted);
  g_set_error_literal (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, sentence);
  return FALSE;
}
