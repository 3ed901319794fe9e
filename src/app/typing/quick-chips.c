/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/typing/quick-chips.h"

#include <glib/gi18n.h>

/* Of a line with more the last one is counted: the line itself must keep its room. */
#define MOST_CHIPS 5
#define WIDEST_CHIP 26

struct _EntQuickChips
{
  GtkBox parent_instance;
  EntDocument *document;
  GPtrArray *texts; /* of the chips that are shown */
  gboolean is_public;
};

G_DEFINE_FINAL_TYPE (EntQuickChips, ent_quick_chips, GTK_TYPE_BOX)

/* @typed: what was typed for it, or NULL. */
static const char *
name_of (EntQuickChips *self, const char *id, const char *typed)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (ent_document_map (self->document), id);

  if (self->is_public && !ent_stakeholder_is_on_map (stakeholder))
    return typed != NULL ? typed : "…";
  return stakeholder->name;
}

static char *
describe_subject (EntQuickChips *self, const EntQuickLine *line, const char *const *subjects)
{
  const char *id = line->name != NULL ? line->known : subjects[0];
  guint n = g_strv_length ((char **) subjects);

  if (id == NULL)
    return NULL;
  if (line->name == NULL && n > 1)
    /* Translators: what a typed line is about: those who are selected */
    return g_strdup_printf (ngettext ("Change %u selected", "Change %u selected", n), n);
  /* Translators: what a typed line is about: %s is somebody who is on the map already */
  return g_strdup_printf (_("Change: %s"), name_of (self, id, line->name));
}

static char *
describe_tie (EntQuickChips *self, const EntQuickPart *part)
{
  const char *arrow = part->backwards ? "←" : part->direction == ENT_DIRECTION_BOTH ? "↔"
                                                                                    : "→";
  const char *kind = ent_choice_label (&ent_tie_choices, part->value);

  if (part->id != NULL)
    /* Translators: a tie that a typed line will draw: an arrow, the name of the other end, the kind of tie */
    return g_strdup_printf (_("%1$s %2$s: %3$s"), arrow, name_of (self, part->id, part->text), kind);
  /* Translators: a tie that a typed line will draw: an arrow, the name of the other end, who is added to the map by it, the kind of tie */
  return g_strdup_printf (_("%1$s new: %2$s: %3$s"), arrow, part->text, kind);
}

/* NULL: it has no chip. */
static char *
describe_part (EntQuickChips *self, const EntQuickPart *part)
{
  switch (part->kind)
    {
    case ENT_QUICK_KIND:
      return g_strdup (ent_choice_label (&ent_kind_choices, part->value));
    case ENT_QUICK_TAG:
      return g_strdup_printf ("#%s", part->text);
    case ENT_QUICK_POWER:
      /* Translators: decision power, from 1 to 5, as a typed line sets it */
      return g_strdup_printf (_("Power %u"), part->value);
    case ENT_QUICK_COMMITMENT:
      return g_strdup (ent_choice_label (&ent_commitment_choices, part->value));
    case ENT_QUICK_TIE:
      return describe_tie (self, part);
    case ENT_QUICK_UNKNOWN:
      if (part->text == NULL)
        return g_strdup (_("Tie to whom?"));
      /* Translators: %s was typed for a sector and is none */
      return g_strdup_printf (_("No sector “%s”"), part->text);
    case ENT_QUICK_SECTOR:
    default:
      return NULL;
    }
}

/* Takes @text over, which may be NULL. */
static void
add_chip (EntQuickChips *self, char *text, const char *class)
{
  GtkWidget *chip;

  if (text == NULL)
    return;
  chip = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (chip), WIDEST_CHIP);
  gtk_widget_set_tooltip_text (chip, text);
  gtk_widget_add_css_class (chip, "chip");
  if (class != NULL)
    gtk_widget_add_css_class (chip, class);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), chip);
  g_ptr_array_add (self->texts, text);
}

static guint
count_chips (const EntQuickLine *line)
{
  guint n = 0;

  for (guint i = 0; i < line->parts->len; i++)
    n += g_array_index (line->parts, EntQuickPart, i).kind != ENT_QUICK_SECTOR;
  return n;
}

static void
ent_quick_chips_finalize (GObject *object)
{
  EntQuickChips *self = ENT_QUICK_CHIPS (object);

  g_ptr_array_unref (self->texts);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_quick_chips_parent_class)->finalize (object);
}

static void
ent_quick_chips_class_init (EntQuickChipsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_quick_chips_finalize;
}

static void
ent_quick_chips_init (EntQuickChips *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  gtk_box_set_spacing (GTK_BOX (self), 4);
}

GtkWidget *
ent_quick_chips_new (EntDocument *document)
{
  EntQuickChips *self = g_object_new (ENT_TYPE_QUICK_CHIPS, NULL);

  self->document = g_object_ref (document);
  return GTK_WIDGET (self);
}

void
ent_quick_chips_show (EntQuickChips *self, const EntQuickLine *line, const char *const *subjects)
{
  GtkWidget *chip;
  guint n = count_chips (line), most = n > MOST_CHIPS ? MOST_CHIPS - 1 : n, shown = 0;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), chip);
  g_ptr_array_set_size (self->texts, 0);
  if (!ent_quick_line_is_empty (line))
    add_chip (self, describe_subject (self, line, subjects), "known");
  for (guint i = 0; i < line->parts->len && shown < most; i++)
    {
      const EntQuickPart *part = &g_array_index (line->parts, EntQuickPart, i);

      shown += part->kind != ENT_QUICK_SECTOR;
      add_chip (self, describe_part (self, part), part->kind == ENT_QUICK_UNKNOWN ? "error" : NULL);
    }
  if (n > most)
    /* Translators: %u more parts of a typed line were understood than have room */
    add_chip (self, g_strdup_printf (ngettext ("%u more", "%u more", n - most), n - most), NULL);
}

char *
ent_quick_chips_dup_words (EntQuickChips *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->texts->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (self->texts, i));
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

void
ent_quick_chips_set_public (EntQuickChips *self, gboolean is_public)
{
  self->is_public = is_public;
}
