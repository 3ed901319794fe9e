/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of stakeholders: one with everything, several with what can be set
 * for all of them at once.
 */
#include "app/inspector/inspector-private.h"

#include "app/compat.h"
#include "app/inspector/action-section.h"
#include "app/inspector/page-section.h"
#include "app/inspector/rating.h"
#include "app/parts/section.h"
#include "app/inspector/tie-list.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *rating;          /* NULL for ally */
  GtkWidget *source, *reason; /* rows, or NULL */
} Aspect;

enum
{
  ENGAGEMENT,
  FOUNDATIONS,
  CODE,
  CONTACT,
  NOTES,
  LOG,
  N_SECTIONS,
};

struct _EntStakeholderPage
{
  GtkBox parent_instance;
  EntDocument *document;
  char **ids;
  char *moment;    /* that the rows speak of */
  GPtrArray *rows; /* of EntFieldRow, borrowed: fields of the stakeholder that are always there */
  Aspect aspects[ENT_N_ASPECTS];
  GtkWidget *ally;
  GtkWidget *at_moment;
  GtkWidget *ties_section;
  GtkWidget *ties;
  EntPageSection *sections[N_SECTIONS]; /* that are folded at first */
  GtkWidget *actions;
  GtkWidget *pin_box;
  GtkWidget *delete_button;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (EntStakeholderPage, ent_stakeholder_page, GTK_TYPE_BOX)

static const EntStakeholder *
stakeholder_at (EntStakeholderPage *self, guint i)
{
  return ent_map_stakeholder (ent_document_map (self->document), self->ids[i]);
}

static void
rate (EntStakeholderPage *self, EntAspect aspect, guint value)
{
  g_autoptr (GError) error = NULL;

  ent_edit_rate (ent_document_history (self->document), (const char *const *) self->ids, g_strv_length (self->ids),
                 ent_document_moment (self->document), aspect, value, &error);
  ent_document_refuse (self->document, error);
}

static void
on_rated (EntRating *rating, guint value, EntStakeholderPage *self)
{
  rate (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (rating), "aspect")), value);
}

static void
on_ally (GtkCheckButton *check, EntStakeholderPage *self)
{
  if (!self->updating)
    rate (self, ENT_ASPECT_ALLY, gtk_check_button_get_active (check));
}

static void
on_release_pin (GtkButton *button, EntStakeholderPage *self)
{
  g_autoptr (GError) error = NULL;

  ent_edit_set_field_many (ent_document_history (self->document), (const char *const *) self->ids, g_strv_length (self->ids),
                           ent_field_find (ENT_RECORD_STAKEHOLDER, "pin"), NULL, &error);
  ent_document_refuse (self->document, error);
}

static void
on_delete (GtkButton *button, EntStakeholderPage *self)
{
  g_auto (GStrv) ids = g_strdupv (self->ids);
  g_autoptr (GError) error = NULL;

  ent_edit_delete (ent_document_history (self->document), (const char *const *) ids, g_strv_length (ids), &error);
  ent_document_refuse (self->document, error);
}

static void
add_aspect (EntStakeholderPage *self, GtkBox *content, EntAspect aspect, gboolean grounds)
{
  Aspect *a = &self->aspects[aspect];
  GtkWidget *title = ent_subheading_new (ent_choice_label (&ent_aspect_choices, aspect));

  ent_set_tooltip (title, ent_choice_help (&ent_aspect_choices, aspect));
  a->rating = ent_rating_new (aspect);
  g_object_set_data (G_OBJECT (a->rating), "aspect", GUINT_TO_POINTER (aspect));
  g_signal_connect (a->rating, "rated", G_CALLBACK (on_rated), self);
  ent_bind_can_edit (self->document, a->rating);
  gtk_box_append (content, title);
  gtk_box_append (content, a->rating);
  if (!grounds)
    return;
  a->source = ent_field_row_new (self->document, ent_field_find (ENT_RECORD_ASSESSMENT, "source"), 0);
  a->reason = ent_field_row_new (self->document, ent_field_find (ENT_RECORD_ASSESSMENT, "reason"), ENT_FIELD_ROW_PLAIN | ENT_FIELD_ROW_SHORT);
  ent_field_row_set_placeholder (ENT_FIELD_ROW (a->reason), ent_field_label (ent_field_row_field (ENT_FIELD_ROW (a->reason))));
  gtk_box_append (content, a->source);
  gtk_box_append (content, a->reason);
}

static void
add_rating_section (EntStakeholderPage *self)
{
  GtkBox *content;
  GtkWidget *section = ent_section_new (ent_field_group_label (ENT_GROUP_RATING), TRUE, &content);

  self->at_moment = ent_dim_label_new (NULL);
  gtk_box_append (content, self->at_moment);
  add_aspect (self, content, ENT_ASPECT_POWER, TRUE);
  add_aspect (self, content, ENT_ASPECT_COMMITMENT, TRUE);
  add_aspect (self, content, ENT_ASPECT_DESIRED, FALSE);
  self->ally = gtk_check_button_new_with_label (ent_choice_label (&ent_aspect_choices, ENT_ASPECT_ALLY));
  ent_set_tooltip (self->ally, ent_choice_help (&ent_aspect_choices, ENT_ASPECT_ALLY));
  g_signal_connect (self->ally, "toggled", G_CALLBACK (on_ally), self);
  ent_bind_can_edit (self->document, self->ally);
  gtk_box_append (content, self->ally);
  ent_field_rows_add (content, self->document, ENT_RECORD_STAKEHOLDER, ENT_GROUP_RATING, NULL, self->rows);
  gtk_box_append (GTK_BOX (self), section);
}

static void
add_who_section (EntStakeholderPage *self)
{
  GtkBox *content;
  GtkWidget *section = ent_section_new (ent_field_group_label (ENT_GROUP_WHO), TRUE, &content);
  GtkWidget *release = gtk_button_new_with_label (_("Release"));

  ent_field_rows_add (content, self->document, ENT_RECORD_STAKEHOLDER, ENT_GROUP_WHO, NULL, self->rows);
  self->pin_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_hexpand (release, TRUE);
  gtk_widget_set_halign (release, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->pin_box), ent_dim_label_new (_("Placed by hand")));
  gtk_box_append (GTK_BOX (self->pin_box), release);
  g_signal_connect (release, "clicked", G_CALLBACK (on_release_pin), self);
  ent_bind_can_edit (self->document, release);
  gtk_box_append (content, self->pin_box);
  gtk_box_append (GTK_BOX (self), section);
}

static void
add_ties_section (EntStakeholderPage *self)
{
  GtkBox *content;

  self->ties_section = ent_section_new (_("Ties"), TRUE, &content);
  self->ties = ent_tie_list_new (self->document);
  gtk_box_append (content, self->ties);
  gtk_box_append (GTK_BOX (self), self->ties_section);
}

static const char *
usual_strategy (EntKind kind)
{
  switch (kind)
    {
    case ENT_KIND_INFORMAL:
      return _("An ethical framework: what they can do for children, in their own words.");
    case ENT_KIND_GOVERNMENT:
      return _("Training in applying the law, and approaching others together.");
    case ENT_KIND_FORMAL:
    default:
      return _("The legal framework, and what it costs not to comply with it.");
    }
}

static void
build_contact (EntPageSection *section, gpointer kept)
{
  ent_page_section_add_group (section, ENT_GROUP_CONTACT, NULL);
}

typedef struct
{
  EntFieldRow *strategy;
} Notes;

static void
build_notes (EntPageSection *section, gpointer kept)
{
  static const char *const own[] = { "strategy", NULL };
  Notes *notes = kept;
  GtkWidget *strategy;

  ent_page_section_add_group (section, ENT_GROUP_NOTES, own);
  strategy = ent_page_section_row (section, own[0], 0);
  notes->strategy = ENT_FIELD_ROW (strategy);
  gtk_box_append (GTK_BOX (section), strategy);
}

static void
show_notes (EntPageSection *section, gpointer kept)
{
  Notes *notes = kept;

  ent_field_row_set_placeholder (notes->strategy, usual_strategy (ent_page_section_stakeholder (section, 0)->kind));
}

static void
add_sections (EntStakeholderPage *self)
{
  static const EntPageSectionSpec contact = { 0, build_contact, NULL, NULL };
  static const EntPageSectionSpec notes = { sizeof (Notes), build_notes, show_notes, NULL };
  const struct
  {
    const char *title;
    const EntPageSectionSpec *spec;
  } sections[N_SECTIONS] = {
    [ENGAGEMENT] = { ent_field_group_label (ENT_GROUP_ENGAGEMENT), &ent_engagement_section },
    [FOUNDATIONS] = { ent_field_label (ent_field_find (ENT_RECORD_STAKEHOLDER, "foundations")), &ent_foundations_section },
    [CODE] = { ent_field_group_label (ENT_GROUP_CODE), &ent_code_section },
    [CONTACT] = { ent_field_group_label (ENT_GROUP_CONTACT), &contact },
    [NOTES] = { ent_field_group_label (ENT_GROUP_NOTES), &notes },
    [LOG] = { _("Log"), &ent_log_section },
    };

  for (guint i = 0; i < N_SECTIONS; i++)
    self->sections[i] = ent_page_section_add (GTK_BOX (self), self->document, sections[i].title, sections[i].spec);
}

static void
ent_stakeholder_page_finalize (GObject *object)
{
  EntStakeholderPage *self = ENT_STAKEHOLDER_PAGE (object);

  ent_map_free_ids (self->ids);
  g_free (self->moment);
  g_ptr_array_unref (self->rows);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_stakeholder_page_parent_class)->finalize (object);
}

static void
ent_stakeholder_page_class_init (EntStakeholderPageClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_stakeholder_page_finalize;
}

static void
ent_stakeholder_page_init (EntStakeholderPage *self)
{
  self->ids = g_new0 (char *, 1);
  self->rows = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
ent_stakeholder_page_new (EntDocument *document)
{
  EntStakeholderPage *self = g_object_new (ENT_TYPE_STAKEHOLDER_PAGE, NULL);

  self->document = g_object_ref (document);
  add_who_section (self);
  add_rating_section (self);
  add_ties_section (self);
  self->actions = ent_action_section_new (document);
  gtk_box_append (GTK_BOX (self), self->actions);
  add_sections (self);
  self->delete_button = gtk_button_new_with_label (_("Delete this stakeholder"));
  g_signal_connect (self->delete_button, "clicked", G_CALLBACK (on_delete), self);
  ent_section_add_deletion (GTK_BOX (self), document, self->delete_button);
  return GTK_WIDGET (self);
}

static gboolean
has_other_targets (EntStakeholderPage *self, const char *const *ids)
{
  return !g_strv_equal ((const char *const *) self->ids, ids) || g_strcmp0 (self->moment, ent_document_moment (self->document)) != 0;
}

static void
set_targets (EntStakeholderPage *self, const char *const *ids)
{
  EntId *known = ent_map_dup_ids (ent_document_map (self->document), ids);
  EntFieldTarget target = { .kind = ENT_RECORD_STAKEHOLDER, .ids = (const char *const *) known };

  ent_map_free_ids (self->ids);
  self->ids = known;
  g_free (self->moment);
  self->moment = g_strdup (ent_document_moment (self->document));
  for (guint i = 0; i < self->rows->len; i++)
    ent_field_row_set_target (g_ptr_array_index (self->rows, i), &target);
  target.kind = ENT_RECORD_ASSESSMENT;
  for (guint a = 0; a < ENT_N_ASPECTS; a++)
    if (self->aspects[a].source != NULL)
      {
        target.aspect = a;
        ent_field_row_set_target (ENT_FIELD_ROW (self->aspects[a].source), &target);
        ent_field_row_set_target (ENT_FIELD_ROW (self->aspects[a].reason), &target);
      }
}

static guint
rating_of (EntStakeholderPage *self, EntAspect aspect, gboolean *mixed)
{
  EntMap *map = ent_document_map (self->document);
  const char *moment = ent_document_moment (self->document);
  guint value = 0;

  *mixed = FALSE;
  for (guint i = 0; self->ids[i] != NULL && !*mixed; i++)
    {
      guint other = ent_map_rating (map, stakeholder_at (self, i), moment, aspect);

      *mixed = i > 0 && other != value;
      value = other;
    }
  return value;
}

/* Says where a rating comes from that was not made at this moment. */
static void
show_inherited (EntStakeholderPage *self, EntAspect aspect, gboolean single)
{
  EntMap *map = ent_document_map (self->document);
  const EntAssessment *assessment = single ? ent_map_assessment (map, stakeholder_at (self, 0), self->moment, aspect) : NULL;
  const EntMoment *moment = assessment != NULL && g_strcmp0 (assessment->moment, self->moment) != 0 ? ent_map_moment (map, assessment->moment) : NULL;

  /* Translators: %s: name of an earlier moment at which the rating was made */
  g_autofree char *note = moment != NULL ? g_strdup_printf (_("as at “%s”"), moment->name) : NULL;

  ent_rating_set_note (ENT_RATING (self->aspects[aspect].rating), note);
}

static void
show_ratings (EntStakeholderPage *self)
{
  gboolean single = self->ids[0] != NULL && self->ids[1] == NULL;
  gboolean mixed;
  guint value;

  for (guint a = 0; a < ENT_N_ASPECTS; a++)
    {
      Aspect *aspect = &self->aspects[a];

      if (aspect->rating == NULL)
        continue;
      value = rating_of (self, a, &mixed);
      ent_rating_set_value (ENT_RATING (aspect->rating), value, mixed);
      show_inherited (self, a, single);
      if (aspect->source == NULL)
        continue;
      /* a reason needs a judgement */
      gtk_widget_set_visible (aspect->source, value != 0 && !mixed);
      gtk_widget_set_visible (aspect->reason, value != 0 && !mixed);
      ent_field_row_update (ENT_FIELD_ROW (aspect->source));
      ent_field_row_update (ENT_FIELD_ROW (aspect->reason));
    }
  value = rating_of (self, ENT_ASPECT_ALLY, &mixed);
  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->ally), value != 0 && !mixed);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->ally), mixed);
  self->updating = FALSE;
}

static void
show_moment (EntStakeholderPage *self)
{
  EntMap *map = ent_document_map (self->document);
  const EntMoment *moment = ent_map_moment (map, self->moment);

  gtk_widget_set_visible (self->at_moment, ent_map_n_moments (map) > 1);
  if (moment != NULL)
    {
      /* Translators: %s: name of the moment to which the ratings below belong */
      g_autofree char *text = g_strdup_printf (_("At “%s”"), moment->name);

      gtk_label_set_text (GTK_LABEL (self->at_moment), text);
    }
}

static gboolean
has_pin (EntStakeholderPage *self)
{
  for (guint i = 0; self->ids[i] != NULL; i++)
    if (stakeholder_at (self, i)->pin.set)
      return TRUE;
  return FALSE;
}

void
ent_stakeholder_page_show (EntStakeholderPage *self, const char *const *ids)
{
  gboolean single = ids[0] != NULL && ids[1] == NULL, has_others = has_other_targets (self, ids);
  const EntStakeholder *first;

  if (has_others)
    set_targets (self, ids);
  first = self->ids[0] != NULL ? stakeholder_at (self, 0) : NULL;
  if (first == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    {
      EntFieldRow *row = g_ptr_array_index (self->rows, i);
      const EntField *field = ent_field_row_field (row);

      /* a row that is given a target shows it */
      if (!has_others)
        ent_field_row_update (row);
      if (g_str_equal (field->name, "name") || g_str_equal (field->name, "short-name"))
        gtk_widget_set_visible (GTK_WIDGET (row), single);
    }
  show_moment (self);
  show_ratings (self);
  gtk_widget_set_visible (self->pin_box, has_pin (self));
  gtk_button_set_label (GTK_BUTTON (self->delete_button), single ? _("Delete this stakeholder") : _("Delete these stakeholders"));
  gtk_widget_set_visible (self->ties_section, single);
  gtk_widget_set_visible (ent_page_section_expander (self->sections[LOG]), single);
  if (single)
    {
      ent_tie_list_show (ENT_TIE_LIST (self->ties), self->ids[0]);
      ent_section_set_count (self->ties_section, first->ties != NULL ? first->ties->len : 0);
    }
  ent_action_section_show (ENT_ACTION_SECTION (self->actions), single ? self->ids[0] : NULL);
  for (guint i = 0; i < N_SECTIONS; i++)
    ent_page_section_show (self->sections[i], (const char *const *) self->ids);
}

void
ent_stakeholder_page_edit_name (EntStakeholderPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      EntFieldRow *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_get_visible (GTK_WIDGET (row)))
        {
          gtk_widget_grab_focus (ent_field_row_editor (row));
          return;
        }
    }
}

void
ent_stakeholder_page_write_log (EntStakeholderPage *self)
{
  if (self->ids[0] == NULL || self->ids[1] != NULL)
    return;
  ent_page_section_open (self->sections[LOG]);
  ent_log_section_write (self->sections[LOG]);
}
