/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every press filters at once. The numbers follow the map while the panel is seen; nothing is counted for a panel that
 * is not.
 */
#include "config.h"

#include "app/panels/filter-panel.h"

#include "app/settings.h"
#include "app/parts/symbol-image.h"

#include <glib/gi18n.h>

#define N_COLUMNS 2
/* Of tags there may be any number: those that most have, and the chosen. */
#define MOST_TAGS 40

struct _EntFilterPanel
{
  GtkBox parent_instance;
  EntDocument *document; /* owned */
  GSettings *settings;   /* owned */
  GtkWidget *entry;
  GtkWidget *checks[ENT_N_FACETS][ENT_FACET_MAX_VALUES];
  GtkWidget *tag_heading;
  GtkGrid *tags;
  GtkLabel *status;
  gboolean had_text; /* the filter, when it was shown last */
  gboolean refreshing;
  guint refresh_id;
};

G_DEFINE_FINAL_TYPE (EntFilterPanel, ent_filter_panel, GTK_TYPE_BOX)

char *
ent_filter_describe (EntDocument *document)
{
  EntViewFilter *filter = ent_document_filter (document);
  guint n_ties, n = ent_view_filter_n_kept_back (filter, &n_ties);
  g_autofree char *ties = NULL;
  g_autofree char *people = NULL;

  if (ent_view_filter_fades (filter))
    /* Translators: so many stakeholders stand back in the picture, because of a filter */
    people = g_strdup_printf (ngettext ("%u faded", "%u faded", n), n);
  else
    /* Translators: so many stakeholders are not shown, because of a filter */
    people = g_strdup_printf (ngettext ("%u hidden", "%u hidden", n), n);
  if (n_ties == 0)
    return g_steal_pointer (&people);
  /* Translators: so many ties are not shown, because of a filter */
  ties = g_strdup_printf (ngettext ("%u tie hidden", "%u ties hidden", n_ties), n_ties);
  if (n == 0)
    return g_steal_pointer (&ties);
  /* Translators: "3 hidden", "12 ties hidden" */
  return g_strdup_printf (_("%s, %s"), people, ties);
}

static const char *
facet_label (EntFacet facet)
{
  static const char *const labels[ENT_N_FACETS] = {
    [ENT_FACET_SECTOR] = N_ ("Sector"),
                             [ENT_FACET_KIND] = N_ ("Kind"),
                                                    [ENT_FACET_POWER] = N_ ("Decision power"),
                                                                            [ENT_FACET_COMMITMENT] = N_ ("Commitment"),
                                                                                                         [ENT_FACET_TIE] = N_ ("Kinds of ties"),
                                                                                                         };

  return _ (labels[facet]);
}

static const char *
value_label (EntFilterPanel *self, EntFacet facet, guint value)
{
  return ent_map_choice_label (ent_document_map (self->document), ent_facet_choices (facet), value);
}

/* As the map draws it; NULL for what has no drawing of its own. */
static GtkWidget *
value_image (EntFacet facet, guint value)
{
  GtkWidget *image;

  if (facet == ENT_FACET_SECTOR || facet == ENT_FACET_KIND || (facet == ENT_FACET_POWER && value == ENT_POWER_NOT_ASSESSED))
    return NULL;
  image = ent_symbol_image_new ();
  if (facet == ENT_FACET_POWER)
    ent_symbol_image_show_power (ENT_SYMBOL_IMAGE (image), value);
  else if (facet == ENT_FACET_COMMITMENT)
    ent_symbol_image_show_ring (ENT_SYMBOL_IMAGE (image), (EntCommitment) value);
  else
    ent_symbol_image_show_tie (ENT_SYMBOL_IMAGE (image), (EntTieKind) value, ent_tie_kind_default_direction ((EntTieKind) value),
                               ENT_STRENGTH_NORMAL, FALSE, FALSE);
  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  return image;
}

/* A check with a name and a number, which comes with the next refresh. */
static GtkWidget *
check_new (GtkWidget *image, const char *label)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *number = gtk_label_new (NULL);

  if (image != NULL)
    gtk_box_append (GTK_BOX (box), image);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 24);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (name, label);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), number);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  g_object_set_data (G_OBJECT (check), "name", name);
  g_object_set_data (G_OBJECT (check), "number", number);
  return check;
}

static void
show_check (GtkWidget *check, const char *label, guint n, gboolean active)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  /* Translators: a value that can be filtered by, and how many have it: "Government, 12" */
  g_autofree char *spoken = g_strdup_printf (_("%s, %u"), label, n);

  gtk_label_set_text (g_object_get_data (G_OBJECT (check), "name"), label);
  gtk_label_set_text (g_object_get_data (G_OBJECT (check), "number"), number);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
on_check (GtkCheckButton *check, EntFilterPanel *self)
{
  const char *tag = g_object_get_data (G_OBJECT (check), "tag");
  guint which = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "value"));
  gboolean active = gtk_check_button_get_active (check);
  g_auto (EntFilter) filter = { 0 };

  if (self->refreshing)
    return;
  ent_filter_copy (&filter, ent_view_filter_get (ent_document_filter (self->document)));
  if (tag != NULL)
    ent_filter_choose_tag (&filter, tag, active);
  else
    ent_filter_choose (&filter, (EntFacet) (which / ENT_FACET_MAX_VALUES), which % ENT_FACET_MAX_VALUES, active);
  ent_document_set_filter (self->document, &filter);
}

static void
on_text (GtkSearchEntry *entry, EntFilterPanel *self)
{
  g_auto (EntFilter) filter = { 0 };

  if (self->refreshing)
    return;
  ent_filter_copy (&filter, ent_view_filter_get (ent_document_filter (self->document)));
  ent_filter_set_text (&filter, gtk_editable_get_text (GTK_EDITABLE (entry)));
  ent_document_set_filter (self->document, &filter);
}

/* The entry keeps the key that closes. */
static void
on_stop (GtkSearchEntry *entry, EntFilterPanel *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static int
compare_tags (gconstpointer a, gconstpointer b, gpointer data)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (data, *(const char *const *) a));
  guint other = GPOINTER_TO_UINT (g_hash_table_lookup (data, *(const char *const *) b));

  return n != other ? (n < other) - (n > other) : g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* Borrowed from the map and the filter: the chosen first, then those that most have. */
static GPtrArray *
list_tags (const EntFilter *filter, GHashTable *numbers)
{
  GPtrArray *tags = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer tag;

  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &tag, NULL))
    if (!ent_filter_has_tag (filter, tag))
      g_ptr_array_add (tags, tag);
  g_ptr_array_sort_with_data (tags, compare_tags, numbers);
  if (tags->len > MOST_TAGS)
    g_ptr_array_set_size (tags, MOST_TAGS);
  if (filter->tags != NULL)
    {
      g_hash_table_iter_init (&iter, filter->tags);
      while (g_hash_table_iter_next (&iter, &tag, NULL))
        g_ptr_array_insert (tags, 0, tag);
    }
  return tags;
}

static void
build_tags (EntFilterPanel *self, const GPtrArray *tags)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tags))) != NULL)
    gtk_grid_remove (self->tags, child);
  for (guint i = 0; i < tags->len; i++)
    {
      GtkWidget *check = check_new (NULL, g_ptr_array_index (tags, i));

      g_object_set_data_full (G_OBJECT (check), "tag", g_strdup (g_ptr_array_index (tags, i)), g_free);
      g_signal_connect (check, "toggled", G_CALLBACK (on_check), self);
      gtk_grid_attach (self->tags, check, (int) (i % N_COLUMNS), (int) (i / N_COLUMNS), 1, 1);
    }
}

/* In whatever order: a number that has changed moves nothing. */
static gboolean
has_same_tags (EntFilterPanel *self, const GPtrArray *tags)
{
  guint n = 0;

  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->tags)); check != NULL; check = gtk_widget_get_next_sibling (check))
    {
      if (!g_ptr_array_find_with_equal_func ((GPtrArray *) tags, g_object_get_data (G_OBJECT (check), "tag"), g_str_equal, NULL))
        return FALSE;
      n++;
    }
  return n == tags->len;
}

/* The boxes are made anew only where other tags stand there: one of them may have the keyboard. */
static void
show_tags (EntFilterPanel *self, const EntFilter *filter, GHashTable *numbers)
{
  g_autoptr (GPtrArray) tags = list_tags (filter, numbers);

  if (!has_same_tags (self, tags))
    build_tags (self, tags);
  gtk_widget_set_visible (self->tag_heading, tags->len > 0);
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->tags)); check != NULL; check = gtk_widget_get_next_sibling (check))
    {
      const char *tag = g_object_get_data (G_OBJECT (check), "tag");

      show_check (check, tag, GPOINTER_TO_UINT (g_hash_table_lookup (numbers, tag)), ent_filter_has_tag (filter, tag));
    }
}

static void
refresh (EntFilterPanel *self)
{
  const EntFilter *filter = ent_view_filter_get (ent_document_filter (self->document));
  g_autofree char *status = ent_filter_describe (self->document);
  g_auto (EntFilterCounts) counts = { 0 };

  ent_view_filter_count (ent_document_filter (self->document), &counts);
  self->refreshing = TRUE;
  for (guint facet = 0; facet < ENT_N_FACETS; facet++)
    for (guint value = 0; value < ent_facet_choices ((EntFacet) facet)->n_items; value++)
      show_check (self->checks[facet][value], value_label (self, (EntFacet) facet, value), counts.values[facet][value],
                  ent_filter_has (filter, (EntFacet) facet, value));
  show_tags (self, filter, counts.tags);
  /* the entry tells of changes late: what stands there may not be in the filter yet */
  if (self->had_text && filter->text == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->had_text = filter->text != NULL;
  gtk_label_set_text (self->status, ent_filter_is_empty (filter) ? _("Everybody is shown") : status);
  self->refreshing = FALSE;
}

static gboolean
on_refresh (gpointer data)
{
  EntFilterPanel *self = data;

  self->refresh_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  return G_SOURCE_REMOVE;
}

/* After the picture, which is what is looked at. */
static void
queue_refresh (EntFilterPanel *self)
{
  if (self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add (on_refresh, self);
}

static void
ent_filter_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ent_filter_panel_parent_class)->map (widget);
  ent_document_expect_search (ENT_FILTER_PANEL (widget)->document);
  refresh (ENT_FILTER_PANEL (widget));
}

static void
ent_filter_panel_dispose (GObject *object)
{
  EntFilterPanel *self = ENT_FILTER_PANEL (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (ent_filter_panel_parent_class)->dispose (object);
}

static void
ent_filter_panel_class_init (EntFilterPanelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_filter_panel_dispose;
  GTK_WIDGET_CLASS (class)->map = ent_filter_panel_map;
}

static void
ent_filter_panel_init (EntFilterPanel *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

static GtkWidget *
add_heading (GtkBox *box, const char *text)
{
  GtkWidget *heading = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "subheading");
  gtk_box_append (box, heading);
  return heading;
}

static GtkGrid *
add_grid (GtkBox *box, const char *name)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (box, grid);
  return GTK_GRID (grid);
}

static void
add_facet (EntFilterPanel *self, GtkBox *box, EntFacet facet)
{
  guint n = ent_facet_choices (facet)->n_items;
  guint n_rows = (n + N_COLUMNS - 1) / N_COLUMNS;
  GtkGrid *grid;

  add_heading (box, facet_label (facet));
  grid = add_grid (box, facet_label (facet));
  for (guint value = 0; value < n; value++)
    {
      GtkWidget *check = check_new (value_image (facet, value), value_label (self, facet, value));

      self->checks[facet][value] = check;
      g_object_set_data (G_OBJECT (check), "value", GUINT_TO_POINTER (facet * ENT_FACET_MAX_VALUES + value));
      g_signal_connect (check, "toggled", G_CALLBACK (on_check), self);
      gtk_grid_attach (grid, check, (int) (value / n_rows), (int) (value % n_rows), 1, 1);
    }
}

static void
add_choices (EntFilterPanel *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint facet = 0; facet < ENT_N_FACETS; facet++)
    add_facet (self, GTK_BOX (box), (EntFacet) facet);
  self->tag_heading = add_heading (GTK_BOX (box), _("Tags"));
  self->tags = add_grid (GTK_BOX (box), _("Tags"));
  gtk_widget_set_margin_end (box, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 430);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_box_append (GTK_BOX (self), scroller);
}

static void
add_entry (EntFilterPanel *self)
{
  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Words in any text"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Words in any text"), -1);
  g_signal_connect (self->entry, "search-changed", G_CALLBACK (on_text), self);
  g_signal_connect (self->entry, "stop-search", G_CALLBACK (on_stop), self);
  gtk_box_append (GTK_BOX (self), self->entry);
}

static void
add_foot (EntFilterPanel *self)
{
  GtkWidget *fades = gtk_check_button_new_with_label (_("Fade in pictures instead of hiding"));
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *status = gtk_label_new (NULL);
  GtkWidget *all = gtk_button_new_with_mnemonic (_("Show _all"));

  g_settings_bind (self->settings, "filter-fades", fades, "active", G_SETTINGS_BIND_DEFAULT);
  gtk_label_set_xalign (GTK_LABEL (status), 0);
  gtk_label_set_ellipsize (GTK_LABEL (status), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (status, TRUE);
  gtk_widget_add_css_class (status, "dim-label");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "win.show-all");
  gtk_box_append (GTK_BOX (foot), status);
  gtk_box_append (GTK_BOX (foot), all);
  gtk_box_append (GTK_BOX (self), fades);
  gtk_box_append (GTK_BOX (self), foot);
  self->status = GTK_LABEL (status);
}

GtkWidget *
ent_filter_panel_new (EntDocument *document)
{
  EntFilterPanel *self = g_object_new (ENT_TYPE_FILTER_PANEL, NULL);

  self->document = g_object_ref (document);
  self->settings = ent_settings_new ();
  add_entry (self);
  add_choices (self);
  add_foot (self);
  g_signal_connect_object (document, "view-changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_document_history (document), "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
