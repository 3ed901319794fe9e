/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a typed line does to the map: each line, or all that are pasted at once, is one step. */
#include "model/quick/edit-quick.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/edit-private.h"

/* --- what cannot be done --- */

static gboolean
refuse_part (const EntQuickPart *part, GError **error)
{
  if (part->text == NULL)
    g_set_error_literal (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE,
                         _("Behind the arrow the name of the other one is missing. Nothing was changed. Type it, or take the arrow out."));
  else
    g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE,
                 /* Translators: %s: what was typed behind "@" */
                 _("No sector is called “%s”. Nothing was changed. Type how one begins, as in @priv, or put quotes around what belongs to the name."),
                    part->text);
  return FALSE;
}

static gboolean
refuse_stranger (const EntQuickPart *part, GError **error)
{
  g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_NO_RECORD,
               /* Translators: %s: what was typed for a name */
               _("Nobody on the map is called “%s”. No tie was drawn. Add that stakeholder first, or correct the name."), part->text);
  return FALSE;
}

static gboolean
check_name (const char *name, GError **error)
{
  guint most = ent_field_find (ENT_RECORD_STAKEHOLDER, "name")->max_length;
  g_autofree char *quoted = NULL;

  if (name == NULL || g_utf8_strlen (name, -1) <= most)
    return TRUE;
  quoted = ent_text_quote (name, ENT_TEXT_QUOTED);
  g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE,
               /* Translators: %1$s: the beginning of a name, %2$u: a number of letters */
               _("%1$s is too long for a name, which has up to %2$u letters. Nothing was changed. Shorten it; what else was said can stand in the notes."),
                  quoted, most);
  return FALSE;
}

/* Whether all of @line is understood; at the other ends of its ties may be those who are new only where
 * @strangers_may_come. */
static gboolean
check_parts (const EntQuickLine *line, gboolean strangers_may_come, GError **error)
{
  for (guint i = 0; i < line->parts->len; i++)
    {
      const EntQuickPart *part = &g_array_index (line->parts, EntQuickPart, i);
      gboolean is_stranger = part->kind == ENT_QUICK_TIE && part->id == NULL;

      if (part->kind == ENT_QUICK_UNKNOWN)
        return refuse_part (part, error);
      if (is_stranger && !(strangers_may_come ? check_name (part->text, error) : refuse_stranger (part, error)))
        return FALSE;
    }
  return TRUE;
}

/* --- one who is new --- */

static const EntQuickPart *
last_part (const EntQuickLine *line, EntQuickPartKind kind)
{
  const EntQuickPart *found = NULL;

  for (guint i = 0; line != NULL && i < line->parts->len; i++)
    if (g_array_index (line->parts, EntQuickPart, i).kind == kind)
      found = &g_array_index (line->parts, EntQuickPart, i);
  return found;
}

static const char *
add_one (EntHistory *history, const char *name, const char *inside, EntSectorId sector, int kind, GError **error)
{
  EntKind of_kind = kind >= 0 ? (EntKind) kind : ent_edit_kind_for_sector (sector);

  if (inside != NULL)
    return ent_edit_add_inside (history, inside, name, sector, of_kind, error);
  return ent_edit_add_stakeholder (history, name, sector, of_kind, error);
}

gboolean
ent_quick_line_is_new (const EntQuickLine *line, const EntQuickContext *context)
{
  return line->name != NULL && (line->known == NULL || context->another);
}

EntSectorId
ent_quick_line_sector (const EntQuickLine *line, const EntQuickContext *context)
{
  const EntQuickPart *said = last_part (line, ENT_QUICK_SECTOR);

  return said != NULL ? said->value : context->sector;
}

static const char *
add_subject (EntHistory *history, const EntQuickLine *line, const EntQuickContext *context, GError **error)
{
  const EntQuickPart *kind = last_part (line, ENT_QUICK_KIND);

  return add_one (history, line->name, context->inside, ent_quick_line_sector (line, context),
                  kind != NULL ? (int) kind->value : -1, error);
}

/* --- its values --- */

static gboolean
set_choice (EntHistory *history, const char *id, const char *field, const EntChoices *choices, guint value, GError **error)
{
  return ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, field),
                             choices->items[value].name, error);
}

static gboolean
add_tag (EntHistory *history, const char *id, const char *tag, GError **error)
{
  const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "tag");
  g_autofree char *held = ent_field_get (field, ent_map_stakeholder (ent_history_map (history), id));
  g_autofree char *text = ent_field_change_members (field, held, NULL, tag);

  if (g_strcmp0 (held, text) == 0)
    return TRUE;
  return ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, id), field, text, error);
}

/* A tie that is there already is what was asked for. Its id, or NULL. */
static const char *
tie (EntHistory *history, const EntQuickPart *part, const char *from, const char *to, GError **error)
{
  EntMap *map = ent_history_map (history);
  EntTieKind kind = part->value;
  EntDirection usual = ent_tie_kind_default_direction (kind), direction = usual;
  const EntTie *rival;

  if (part->direction == ENT_DIRECTION_BOTH && usual == ENT_DIRECTION_FORWARD && ent_tie_kind_allows (kind, ENT_DIRECTION_BOTH))
    direction = ENT_DIRECTION_BOTH;
  rival = ent_map_find_rival_tie (map, from, to, kind, direction, NULL);
  if (rival == NULL)
    return ent_edit_add_tie (history, from, to, kind, direction, error);
  if (direction == ENT_DIRECTION_BOTH && ent_tie_direction (rival) != ENT_DIRECTION_BOTH &&
      !ent_edit_set_field (history, &ENT_KEY (ENT_RECORD_TIE, rival->base.id), ent_field_find (ENT_RECORD_TIE, "direction"), "both", error))
    return NULL;
  return rival->base.id;
}

/* Who the other end is: who was found, who is called so meanwhile, or somebody new. */
static const char *
other_end (EntHistory *history, const EntQuickLine *line, const EntQuickPart *part, const EntQuickContext *context, GError **error)
{
  const EntStakeholder *found = part->id == NULL ? ent_name_index_find (context->names, part->text) : NULL;

  if (part->id != NULL)
    return part->id;
  if (found != NULL)
    return found->base.id;
  return add_one (history, part->text, NULL, ent_quick_line_sector (line, context), -1, error);
}

static gboolean
apply_tie (EntHistory *history, const EntQuickLine *line, const EntQuickPart *part, const char *id, const EntQuickContext *context, GError **error)
{
  g_autofree char *other = g_strdup (other_end (history, line, part, context, error));

  if (other == NULL)
    return FALSE;
  return (part->backwards ? tie (history, part, other, id, error) : tie (history, part, id, other, error)) != NULL;
}

static gboolean
apply_part (EntHistory *history, const EntQuickLine *line, const EntQuickPart *part, const char *id, const EntQuickContext *context, GError **error)
{
  const char *ids[] = { id };

  switch (part->kind)
    {
    case ENT_QUICK_SECTOR:
      if (ent_map_stakeholder (ent_history_map (history), id)->sector == part->value)
        return TRUE;
      return set_choice (history, id, "sector", &ent_sector_choices, part->value, error);
    case ENT_QUICK_KIND:
      return set_choice (history, id, "kind", &ent_kind_choices, part->value, error);
    case ENT_QUICK_TAG:
      return add_tag (history, id, part->text, error);
    case ENT_QUICK_POWER:
      return ent_edit_rate (history, ids, 1, context->moment_id, ENT_ASPECT_POWER, part->value, error);
    case ENT_QUICK_COMMITMENT:
      return ent_edit_rate (history, ids, 1, context->moment_id, ENT_ASPECT_COMMITMENT, part->value, error);
    case ENT_QUICK_TIE:
      return apply_tie (history, line, part, id, context, error);
    case ENT_QUICK_UNKNOWN:
    default:
      return refuse_part (part, error);
    }
}

/* --- lines --- */

static char *
name_step (EntHistory *history, const EntQuickLine *line, const EntQuickContext *context, gboolean is_new)
{
  guint n = g_strv_length ((char **) context->subjects);
  g_autofree char *name = NULL;

  if (is_new)
    {
      name = ent_edit_shorten (line->name);
      /* Translators: name of a step that can be undone; %s: name of a stakeholder */
      return g_strdup_printf (_("Add %s"), name);
    }
  if (line->name == NULL && n != 1)
    /* Translators: name of a step that can be undone */
    return g_strdup_printf (ngettext ("Change %u stakeholder", "Change %u stakeholders", n), n);
  name = ent_edit_dup_name (history, line->name != NULL ? line->known : context->subjects[0]);
  /* Translators: name of a step that can be undone; %s: name of a stakeholder */
  return g_strdup_printf (_("Change %s"), name);
}

/* Whom the line is about, within its step: owned, NULL on error. */
static char **
find_subjects (EntHistory *history, const EntQuickLine *line, const EntQuickContext *context, gboolean is_new, GError **error)
{
  const char *one[] = { line->known, NULL };

  if (line->name == NULL && context->subjects[0] == NULL)
    {
      g_set_error_literal (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_NO_RECORD,
                           _("Nobody is named and nobody is selected. Nothing was changed. Type the name first."));
      return NULL;
    }
  if (line->name == NULL)
    return g_strdupv ((char **) context->subjects);
  if (is_new)
    one[0] = add_subject (history, line, context, error);
  return one[0] != NULL ? g_strdupv ((char **) one) : NULL;
}

char **
ent_edit_quick_line (EntHistory *history, const EntQuickLine *line, const EntQuickContext *context, GError **error)
{
  gboolean is_new = ent_quick_line_is_new (line, context);
  g_auto (GStrv) ids = NULL;
  g_autofree char *step = NULL;
  gboolean done;

  g_return_val_if_fail (!ent_quick_line_is_empty (line), NULL);

  if (!check_parts (line, TRUE, error) || !check_name (line->name, error) || !ent_history_may_apply (history, error))
    return NULL;
  step = name_step (history, line, context, is_new);
  ent_history_begin (history, step);
  ids = find_subjects (history, line, context, is_new, error);
  done = ids != NULL;
  for (guint i = 0; done && i < line->parts->len; i++)
    for (guint k = 0; done && ids[k] != NULL; k++)
      done = apply_part (history, line, &g_array_index (line->parts, EntQuickPart, i), ids[k], context, error);
  return ent_edit_close (history, done) ? g_steal_pointer (&ids) : NULL;
}

static gboolean
apply_text (EntHistory *history, const char *text, EntQuickContext *context, GPtrArray *ids, GError **error)
{
  g_autoptr (EntQuickLine) line = ent_quick_line_new (context->names, text, NULL);
  g_auto (GStrv) fresh = NULL;

  if (ent_quick_line_is_empty (line))
    return TRUE;
  fresh = ent_edit_quick_line (history, line, context, error);
  if (fresh == NULL)
    return FALSE;
  for (guint i = 0; fresh[i] != NULL; i++)
    g_ptr_array_add (ids, g_strdup (fresh[i]));
  context->sector = ent_quick_line_sector (line, context);
  return TRUE;
}

static void
name_row (GError **error, guint row)
{
  g_autofree char *reason = NULL;

  if (error == NULL)
    return;
  reason = g_steal_pointer (&(*error)->message);
  /* Translators: 1: number of the line among those that are not empty, counted from 1, 2: a sentence or some that say what is wrong with it */
  (*error)->message = g_strdup_printf (_("Line %1$u: %2$s"), row, reason);
}

char **
ent_edit_quick_lines (EntHistory *history, const char *text, const EntQuickContext *context, GError **error)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = NULL;
  static const char *const nobody[] = { NULL };
  EntQuickContext running = *context;
  guint n = 0, row = 0;
  gboolean done = TRUE;

  running.subjects = nobody;
  for (guint i = 0; lines[i] != NULL; i++)
    n += *g_strstrip (lines[i]) != '\0';
  if (!ent_history_may_apply (history, error))
    return NULL;
  /* Translators: name of a step that can be undone: lines of text, each a stakeholder, were pasted */
  name = g_strdup_printf (ngettext ("Paste %u line", "Paste %u lines", n), n);
  ent_history_begin (history, name);
  for (guint i = 0; done && lines[i] != NULL; i++)
    {
      row += *lines[i] != '\0';
      done = apply_text (history, lines[i], &running, ids, error);
      if (!done)
        name_row (error, row);
    }
  if (!ent_edit_close (history, done))
    return NULL;
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

/* --- ties alone --- */

static guint
count_ties (const EntQuickLine *line, EntTieKind usual)
{
  guint n = 0;

  for (guint i = 0; i < line->parts->len; i++)
    {
      EntQuickPart *part = &g_array_index (line->parts, EntQuickPart, i);

      if (part->kind != ENT_QUICK_TIE)
        continue;
      n++;
      if (!part->says_kind)
        part->value = usual;
    }
  return n;
}

char **
ent_edit_quick_ties (EntHistory *history, EntQuickLine *line, const char *from, EntTieKind usual, GError **error)
{
  guint n = count_ties (line, usual);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = NULL;
  gboolean done = TRUE;

  if (!check_parts (line, FALSE, error) || !ent_history_may_apply (history, error))
    return NULL;
  /* Translators: name of a step that can be undone */
  name = g_strdup_printf (ngettext ("Draw %u tie", "Draw %u ties", n), n);
  /* one tie has its own name for the step */
  if (n > 1)
    ent_history_begin (history, name);
  for (guint i = 0; done && i < line->parts->len; i++)
    {
      const EntQuickPart *part = &g_array_index (line->parts, EntQuickPart, i);
      const char *id;

      if (part->kind != ENT_QUICK_TIE)
        continue;
      id = part->backwards ? tie (history, part, part->id, from, error) : tie (history, part, from, part->id, error);
      done = id != NULL;
      if (done)
        g_ptr_array_add (ids, g_strdup (id));
    }
  if (n > 1 ? !ent_edit_close (history, done) : !done)
    return NULL;
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}
