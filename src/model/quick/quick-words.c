/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table for all: its first word is the one that is written for people. What
 * labels say in another language than these two counts as well.
 */
#include "model/quick/quick-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/text.h"

typedef struct
{
  EntQuickWords words;
  guint value;
  const char *main;   /* msgid in the context "word to type" */
  const char *folded; /* all of them, folded, with | between */
} Row;

/* clang-format off */

static const Row rows[] = {
  { ENT_QUICK_WORDS_SECTOR, ENT_SECTOR_INSTITUTIONS, NC_("word to type", "institutions"),
    "institutions|instituciones|institution|institucion|institucional|government|gobierno|state|estado|authorities|autoridades" },
  { ENT_QUICK_WORDS_SECTOR, ENT_SECTOR_PRIVATE, NC_("word to type", "private"),
    "private|privado|private sector|sector privado|business|empresas|empresa" },
  { ENT_QUICK_WORDS_SECTOR, ENT_SECTOR_INFORMAL, NC_("word to type", "informal"),
    "informal|informal sector|sector informal|informales" },
  { ENT_QUICK_WORDS_SECTOR, ENT_SECTOR_COMMUNITY, NC_("word to type", "community"),
    "community|comunidad|comunitario|comunitaria|sector comunitario" },
  { ENT_QUICK_WORDS_SECTOR, ENT_SECTOR_FAMILY, NC_("word to type", "family"),
    "family|familia|families|familias" },
  { ENT_QUICK_WORDS_SECTOR, ENT_SECTOR_EDUCATION, NC_("word to type", "education"),
    "education|educacion|education system|sistema educativo|educativo|sector educativo|school|schools|escuela|escuelas" },
  { ENT_QUICK_WORDS_SECTOR, ENT_SECTOR_MEDIA, NC_("word to type", "media"),
    "media|medios|medios de comunicacion|comunicacion|press|prensa" },

  { ENT_QUICK_WORDS_KIND, ENT_KIND_FORMAL, NC_("word to type", "formal"), "formal|formales" },
  { ENT_QUICK_WORDS_KIND, ENT_KIND_INFORMAL, NC_("word to type", "informal"), "informal|informales" },
  { ENT_QUICK_WORDS_KIND, ENT_KIND_GOVERNMENT, NC_("word to type", "government"),
    "government|gobierno|gov|gob|estatal|gubernamental" },

  { ENT_QUICK_WORDS_COMMITMENT, ENT_COMMITMENT_RESISTANT, NC_("word to type", "resistant"),
    "resistant|se resiste|se resisten|resiste|resisten|resistente|resistentes|resists" },
  { ENT_QUICK_WORDS_COMMITMENT, ENT_COMMITMENT_UNAWARE, NC_("word to type", "unaware"),
    "unaware|no esta al tanto|no estan al tanto|desconoce|desconocen|no sabe|no saben" },
  { ENT_QUICK_WORDS_COMMITMENT, ENT_COMMITMENT_NEUTRAL, NC_("word to type", "neutral"), "neutral|neutrales|indiferente|indiferentes|indifferent" },
  { ENT_QUICK_WORDS_COMMITMENT, ENT_COMMITMENT_SUPPORTIVE, NC_("word to type", "supportive"),
    "supportive|de apoyo|apoya|apoyan|supports" },
  { ENT_QUICK_WORDS_COMMITMENT, ENT_COMMITMENT_LEADING, NC_("word to type", "leading"), "leading|lidera|lideran|liderando|leads" },

  { ENT_QUICK_WORDS_TIE, ENT_TIE_WORKS_WITH, NC_("word to type", "works-with"),
    "works-with|works with|work with|trabaja-con|trabaja con|trabajan con|coopera con|cooperan con|colabora con|colaboran con|cooperates with" },
  { ENT_QUICK_WORDS_TIE, ENT_TIE_ALLIANCE, NC_("word to type", "alliance"), "alliance|alianza|alianza con|aliado de|aliada de|aliados de|ally of" },
  { ENT_QUICK_WORDS_TIE, ENT_TIE_AGREEMENT, NC_("word to type", "agreement"), "agreement|acuerdo|acuerdo con|convenio|convenio con" },
  { ENT_QUICK_WORDS_TIE, ENT_TIE_MEMBER_OF, NC_("word to type", "member"),
    "member|member-of|member of|belongs to|miembro|miembro de|miembros de|socio de|pertenece a|hace parte de|forma parte de" },
  { ENT_QUICK_WORDS_TIE, ENT_TIE_INFORMS, NC_("word to type", "informs"), "informs|informa|informa a|informan|informan a" },
  { ENT_QUICK_WORDS_TIE, ENT_TIE_INFLUENCES, NC_("word to type", "influences"),
    "influences|influye|influye en|influye a|influyen|influyen en" },
  { ENT_QUICK_WORDS_TIE, ENT_TIE_OVERSEES, NC_("word to type", "oversees"), "oversees|supervisa|supervisa a|supervisan|supervisan a" },
  { ENT_QUICK_WORDS_TIE, ENT_TIE_FUNDS, NC_("word to type", "funds"), "funds|financia|financia a|financian|financian a" },
  { ENT_QUICK_WORDS_TIE, ENT_TIE_TENSION, NC_("word to type", "tension"), "tension|tension con|conflict|conflict with|conflicto|conflicto con|en conflicto con" },
  { ENT_QUICK_WORDS_TIE, ENT_TIE_BROKEN, NC_("word to type", "broken"), "broken|roto|rota" },
  { ENT_QUICK_WORDS_TIE, ENT_TIE_TO_BUILD, NC_("word to type", "to-build"),
    "to-build|to build|to be built|por-construir|por construir" },
};

/* clang-format on */

static const EntChoices *const choices_of[ENT_N_QUICK_WORDS] = {
  [ENT_QUICK_WORDS_SECTOR] = &ent_sector_choices,
  [ENT_QUICK_WORDS_KIND] = &ent_kind_choices,
  [ENT_QUICK_WORDS_COMMITMENT] = &ent_commitment_choices,
  [ENT_QUICK_WORDS_TIE] = &ent_tie_choices,
};

static GHashTable *
make_table (EntQuickWords words)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) all = rows[i].words == words ? g_strsplit (rows[i].folded, "|", -1) : NULL;

      for (guint k = 0; all != NULL && all[k] != NULL; k++)
        g_hash_table_insert (table, g_strdup (all[k]), GUINT_TO_POINTER (rows[i].value + 1));
      if (rows[i].words == words)
        {
          g_hash_table_insert (table, ent_text_fold (ent_quick_word_for (words, rows[i].value)), GUINT_TO_POINTER (rows[i].value + 1));
          g_hash_table_insert (table, ent_text_fold (ent_choice_label (choices_of[words], rows[i].value)), GUINT_TO_POINTER (rows[i].value + 1));
        }
    }
  return table;
}

static GHashTable *
table_of (EntQuickWords words)
{
  static GHashTable *tables[ENT_N_QUICK_WORDS];

  if (g_once_init_enter (&tables[words]))
    {
      GHashTable *made = make_table (words);

      g_once_init_leave (&tables[words], made);
    }
  return tables[words];
}

int
ent_quick_word (EntQuickWords words, const char *text)
{
  g_autofree char *folded = ent_text_fold (text);

  return GPOINTER_TO_INT (g_hash_table_lookup (table_of (words), folded)) - 1;
}

gboolean
ent_quick_word_begins (EntQuickWords words, guint value, const char *text)
{
  g_autofree char *folded = ent_text_fold (text);
  GHashTableIter iter;
  gpointer word, found;

  g_hash_table_iter_init (&iter, table_of (words));
  while (g_hash_table_iter_next (&iter, &word, &found))
    if (GPOINTER_TO_UINT (found) == value + 1 && g_str_has_prefix (word, folded))
      return TRUE;
  return FALSE;
}

/* Its first two words are what it is called in the two languages; the others are for who says it otherwise. */
static gboolean
row_begins (const Row *row, const char *folded, gboolean chief)
{
  g_auto (GStrv) all = g_strsplit (row->folded, "|", chief ? 3 : -1);

  for (guint i = 0; all[i] != NULL && (!chief || i < 2); i++)
    if (g_str_has_prefix (all[i], folded))
      return TRUE;
  return FALSE;
}

int
ent_quick_word_prefix (EntQuickWords words, const char *text)
{
  g_autofree char *folded = ent_text_fold (text);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      if (rows[i].words == words && row_begins (&rows[i], folded, pass == 0))
        return (int) rows[i].value;
  return -1;
}

const char *
ent_quick_word_for (EntQuickWords words, guint value)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].words == words && rows[i].value == value)
      return g_dpgettext2 (GETTEXT_PACKAGE, "word to type", rows[i].main);
  return "";
}
