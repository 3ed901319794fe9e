/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of the reading, with what they link to. */
#include <string.h>

#include "analysis/reading/reading-private.h"
#include "analysis/standing.h"
#include "model/names.h"

/* Around a linked stretch: MARK, its place among the links as letters, TEXT_BEGINS, the text, TEXT_ENDS. No text of a map has
 * such characters, see ent_text_clean(). */
#define MARK '\001'
#define TEXT_BEGINS '\002'
#define TEXT_ENDS '\003'

static void
clear_link (gpointer data)
{
  EntReadingLink *link = data;

  ent_map_free_ids (link->ids);
}

static void
free_link (gpointer data)
{
  clear_link (data);
  g_free (data);
}

void
ent_reading_writer_init (EntReadingWriter *writer, EntMap *map, const EntReadingSpec *spec)
{
  *writer = (EntReadingWriter) {
    .map = map,
    .spec = spec,
    .words = spec->words,
    .texts = g_ptr_array_new_with_free_func (g_free),
    .links = g_ptr_array_new_with_free_func (free_link),
  };
}

void
ent_reading_writer_clear (EntReadingWriter *writer)
{
  g_ptr_array_unref (writer->texts);
  g_ptr_array_unref (writer->links);
  for (guint sector = 0; sector <= ENT_N_SECTORS; sector++)
    g_clear_pointer (&writer->in_sectors[sector], g_ptr_array_unref);
  g_clear_pointer (&writer->coverage, g_free);
}

void
ent_reading_writer_begin (EntReadingWriter *writer, EntReadingSection *section)
{
  writer->section = section;
}

static void
free_sentence (gpointer data)
{
  EntReadingSentence *sentence = data;

  g_free (sentence->text);
  g_array_unref (sentence->links);
  g_array_unref (sentence->numbers);
  ent_map_free_ids (sentence->ids);
  g_free (sentence->bar);
  ent_way_unref (sentence->way);
  g_free (sentence->action);
  ent_map_free_ids (sentence->with);
  g_free (sentence);
}

EntReadingSection *
ent_reading_section_new (EntReadingPart part, const char *title)
{
  EntReadingSection *section = g_new0 (EntReadingSection, 1);

  section->part = part;
  section->title = g_strdup (title);
  section->sentences = g_ptr_array_new_with_free_func (free_sentence);
  return section;
}

void
ent_reading_section_free (EntReadingSection *section)
{
  if (section == NULL)
    return;
  g_free (section->title);
  g_ptr_array_unref (section->sentences);
  g_free (section);
}

/* --- what goes into a sentence --- */

const char *
ent_reading_take (EntReadingWriter *writer, char *text)
{
  g_ptr_array_add (writer->texts, text);
  return text;
}

static EntId *
dup_ids (EntId const *ids, guint n)
{
  EntId *copy = g_new0 (EntId, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = ent_id_ref (ids[i]);
  return copy;
}

const char *
ent_reading_link (EntReadingWriter *writer, const char *text, EntRecordKind kind, GPtrArray *ids)
{
  EntReadingLink *link;

  if (ids->len == 0)
    return ent_reading_take (writer, g_strdup (text));
  link = g_new0 (EntReadingLink, 1);
  link->kind = kind;
  link->ids = dup_ids ((EntId *) ids->pdata, ids->len);
  g_ptr_array_add (writer->links, link);
  return ent_reading_take (writer, g_strdup_printf ("%c%u%c%s%c", MARK, writer->links->len - 1, TEXT_BEGINS, text, TEXT_ENDS));
}

/* As it is called there. */
static char *
dup_name (EntReadingWriter *writer, const EntStakeholder *stakeholder)
{
  return ent_text_quote (ent_shown_name (stakeholder, writer->words, writer->spec->private), ENT_TEXT_QUOTED);
}

static const char *
link_one (EntReadingWriter *writer, const char *text, const char *id)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_id_unref);

  g_ptr_array_add (one, ent_id (id));
  return ent_reading_link (writer, text, ENT_RECORD_STAKEHOLDER, one);
}

const char *
ent_reading_name (EntReadingWriter *writer, const char *id)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (writer->map, id);
  g_autofree char *name = stakeholder != NULL ? dup_name (writer, stakeholder) : ent_text_quote (id, ENT_TEXT_QUOTED);

  return link_one (writer, name, id);
}

const char *
ent_reading_with_whole (EntReadingWriter *writer, const char *id)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (writer->map, id);
  g_autofree char *name = NULL, *whole = NULL, *both = NULL;

  if (stakeholder == NULL || ent_stakeholder_is_on_map (stakeholder))
    return ent_reading_name (writer, id);
  name = dup_name (writer, stakeholder);
  whole = dup_name (writer, ent_stakeholder_on_map (writer->map, stakeholder));
  /* Translators: a person or department in a list; %2$s is its organisation */
  both = g_strdup_printf (ent_words_text_in (writer->words, "inside", "%1$s (%2$s)"), name, whole);
  return link_one (writer, both, id);
}

const char *
ent_reading_count (EntReadingWriter *writer, guint n)
{
  return ent_reading_take (writer, g_strdup_printf ("%u", n));
}

const char *
ent_reading_number (EntReadingWriter *writer, GPtrArray *ids)
{
  return ent_reading_link (writer, ent_reading_count (writer, ids->len), ENT_RECORD_STAKEHOLDER, ids);
}

static void
find_sectors (EntReadingWriter *writer)
{
  for (guint sector = 0; sector <= ENT_N_SECTORS; sector++)
    writer->in_sectors[sector] = g_ptr_array_new ();
  for (guint i = 0; i < ent_map_n_stakeholders (writer->map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (writer->map, i);

      if (!ent_stakeholder_is_on_map (stakeholder))
        continue;
      g_ptr_array_add (writer->in_sectors[stakeholder->sector], stakeholder->base.id);
      g_ptr_array_add (writer->in_sectors[ENT_N_SECTORS], stakeholder->base.id);
    }
}

GPtrArray *
ent_reading_in_sector (EntReadingWriter *writer, guint sector)
{
  if (writer->in_sectors[sector] == NULL)
    find_sectors (writer);
  return writer->in_sectors[sector];
}

const EntCoverage *
ent_reading_coverage (EntReadingWriter *writer)
{
  if (writer->coverage == NULL)
    {
      writer->coverage = g_new (EntCoverage, 1);
      ent_coverage_count (writer->map, writer->spec->moment, writer->coverage);
    }
  return writer->coverage;
}

const char *
ent_reading_sector_name (EntReadingWriter *writer, guint sector)
{
  return ent_reading_take (writer, ent_text_quote (ent_words_sector (writer->words, writer->map, sector), ENT_TEXT_QUOTED));
}

const char *
ent_reading_sector (EntReadingWriter *writer, guint sector)
{
  return ent_reading_link (writer, ent_reading_sector_name (writer, sector), ENT_RECORD_STAKEHOLDER, ent_reading_in_sector (writer, sector));
}

static guint
rating_of (EntReadingWriter *writer, const char *id, EntAspect aspect)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (writer->map, id);

  return stakeholder != NULL ? ent_map_rating (writer->map, stakeholder, writer->spec->moment, aspect) : 0;
}

const char *
ent_reading_with_power (EntReadingWriter *writer, const char *id)
{
  const char *name = ent_reading_name (writer, id);
  guint power = rating_of (writer, id, ENT_ASPECT_POWER);

  if (power == 0)
    return name;
  /* Translators: a stakeholder in a list; %2$u is its decision power, 1 to 5 */
  return ent_reading_take (writer, g_strdup_printf (ent_words_text (writer->words, "%1$s (decision power %2$u)"), name, power));
}

const char *
ent_reading_with_rating (EntReadingWriter *writer, const char *id)
{
  const char *name = ent_reading_name (writer, id);
  guint power = rating_of (writer, id, ENT_ASPECT_POWER);
  g_autofree char *commitment = g_utf8_strdown (ent_words_choice (writer->words, &ent_commitment_choices, rating_of (writer, id, ENT_ASPECT_COMMITMENT)), -1);

  if (power == 0)
    /* Translators: a stakeholder in a list; %2$s is its commitment, such as "unaware" */
    return ent_reading_take (writer, g_strdup_printf (ent_words_text_in (writer->words, "rating", "%1$s (%2$s)"), name, commitment));
  /* Translators: a stakeholder in a list; %2$u is its decision power, 1 to 5, %3$s its commitment, such as "unaware" */
  return ent_reading_take (writer, g_strdup_printf (ent_words_text (writer->words, "%1$s (decision power %2$u, %3$s)"), name, power, commitment));
}

static gboolean
has_comma (const EntStakeholder *stakeholder)
{
  return stakeholder->name != NULL && strchr (stakeholder->name, ',') != NULL;
}

/* A name with a comma in it would fall apart among commas. */
static const char *
find_separator (EntReadingWriter *writer, GPtrArray *ids, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder (writer->map, g_ptr_array_index (ids, i));

      if (stakeholder != NULL && (has_comma (stakeholder) || has_comma (ent_stakeholder_on_map (writer->map, stakeholder))))
        return "; ";
    }
  return ", ";
}

const char *
ent_reading_names (EntReadingWriter *writer, GPtrArray *ids, EntReadingDescribe describe)
{
  /* one more than fit is no shorter as "and 1 more" */
  guint n = ids->len <= ENT_READING_NAMES + 1 ? ids->len : ENT_READING_NAMES;
  const char *separator = find_separator (writer, ids, n);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      g_string_append_printf (list, "%s%s", i > 0 ? separator : "", describe != NULL ? describe (writer, id) : ent_reading_name (writer, id));
    }
  if (n == ids->len)
    return ent_reading_take (writer, g_strdup (list->str));
  for (guint i = n; i < ids->len; i++)
    g_ptr_array_add (rest, g_ptr_array_index (ids, i));
  /* Translators: the end of a list of names: %1$s are some, with commas between, %2$s is how many more there are */
  return ent_reading_take (writer, g_strdup_printf (ent_words_plural (writer->words, "%1$s and %2$s more", "%1$s and %2$s more", rest->len), list->str, ent_reading_number (writer, rest)));
}

/* --- sentences --- */

static void
add_ids (GHashTable *seen, GPtrArray *all, const EntReadingLink *link)
{
  if (link->kind != ENT_RECORD_STAKEHOLDER)
    return;
  for (EntId *id = link->ids; *id != NULL; id++)
    if (g_hash_table_add (seen, *id))
      g_ptr_array_add (all, *id);
}

/* All whom @links, of EntReadingLink, speak of. */
static EntId *
gather_ids (GArray *links)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    add_ids (seen, all, &g_array_index (links, EntReadingLink, i));
  return dup_ids ((EntId *) all->pdata, all->len);
}

static GArray *
new_links (void)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (EntReadingLink));

  g_array_set_clear_func (links, clear_link);
  return links;
}

/* Appends @marked without its marks. They become @links; none lies within another. */
static void
append_unmarked (EntReadingWriter *writer, GString *text, const char *marked, GArray *links)
{
  EntReadingLink link = { 0 };

  for (const char *p = marked; *p != '\0'; p++)
    if (*p == MARK)
      {
        const EntReadingLink *known = g_ptr_array_index (writer->links, g_ascii_strtoull (p + 1, (char **) &p, 10));

        link = (EntReadingLink) { (guint) text->len, 0, known->kind, known->ids };
      }
    else if (*p == TEXT_ENDS && link.ids != NULL)
      {
        link.end = (guint) text->len;
        link.ids = dup_ids (link.ids, g_strv_length (link.ids));
        g_array_append_val (links, link);
      }
    else
      g_string_append_c (text, *p);
}

static void
forget_texts (EntReadingWriter *writer)
{
  g_ptr_array_set_size (writer->texts, 0);
  g_ptr_array_set_size (writer->links, 0);
}

/* Puts @marked behind the text of @sentence. */
static void
append_marked (EntReadingWriter *writer, EntReadingSentence *sentence, const char *marked)
{
  GString *text = g_string_new (sentence->text);
  guint n_links = sentence->links->len;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  append_unmarked (writer, text, marked, sentence->links);
  g_free (sentence->text);
  sentence->text = g_string_free (text, FALSE);
  forget_texts (writer);
  if (sentence->ids != NULL && sentence->links->len == n_links)
    return;
  ent_map_free_ids (sentence->ids);
  sentence->ids = gather_ids (sentence->links);
}

static EntReadingSentence *
say_marked (EntReadingWriter *writer, const char *key, const char *marked)
{
  EntReadingSentence *sentence = g_new0 (EntReadingSentence, 1);

  sentence->key = key;
  sentence->text = g_strdup ("");
  sentence->sector = -1;
  sentence->links = new_links ();
  sentence->numbers = g_array_new (FALSE, FALSE, sizeof (EntReadingNumber));
  append_marked (writer, sentence, marked);
  g_ptr_array_add (writer->section->sentences, sentence);
  return sentence;
}

EntReadingSentence *
ent_reading_say (EntReadingWriter *writer, const char *key, const char *format, ...)
{
  g_autofree char *marked = NULL;
  va_list args;

  va_start (args, format);
  marked = g_strdup_vprintf (format, args);
  va_end (args);
  return say_marked (writer, key, marked);
}

EntReadingSentence *
ent_reading_say_of (EntReadingWriter *writer, const char *key, GPtrArray *ids, const char *format, ...)
{
  EntReadingSentence *sentence;
  g_autofree char *marked = NULL;
  va_list args;

  va_start (args, format);
  marked = g_strdup_vprintf (format, args);
  va_end (args);
  sentence = say_marked (writer, key, marked);
  ent_reading_add_number (sentence, "stakeholders", ids->len);
  return sentence;
}

void
ent_reading_say_more (EntReadingWriter *writer, EntReadingSentence *sentence, const char *format, ...)
{
  g_autofree char *marked = NULL;
  va_list args;

  va_start (args, format);
  marked = g_strdup_vprintf (format, args);
  va_end (args);
  append_marked (writer, sentence, marked);
}

void
ent_reading_add_number (EntReadingSentence *sentence, const char *name, double value)
{
  EntReadingNumber number = { name, value };

  g_array_append_val (sentence->numbers, number);
}

void
ent_reading_propose (EntReadingWriter *writer, EntReadingSentence *sentence, const char *format, ...)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GArray) links = new_links ();
  g_autofree char *marked = NULL;
  va_list args;

  va_start (args, format);
  marked = g_strdup_vprintf (format, args);
  va_end (args);
  append_unmarked (writer, text, marked, links);
  g_free (sentence->action);
  ent_map_free_ids (sentence->with);
  /* what a team means to do with others is its own matter */
  sentence->action = g_string_free (text, !writer->spec->private);
  sentence->with = writer->spec->private ? gather_ids (links) : NULL;
  forget_texts (writer);
}
