/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The context menu: made anew each time, since it speaks of what is selected
 * and in the document's own names for sectors.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "app/actions.h"
#include "app/canvas/canvas-private.h"

static void
take_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static void
take_submenu (GMenu *menu, const char *label, GMenu *submenu)
{
  g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
  g_object_unref (submenu);
}

static void
append_value (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_autofree char *escaped = ent_menu_label (label);

  g_menu_item_set_label (item, escaped);
  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GMenu *
make_sector_menu (EntCanvas *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < ENT_N_SECTORS; i++)
    append_value (menu, ent_map_sector_label (ent_canvas_map (self), i), "canvas.set-sector",
                  g_variant_new_string (ent_sector_choices.items[i].name));
  return menu;
}

/* From the strongest down, "not assessed" last. */
static GMenu *
make_rating_menu (const EntChoices *choices, const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = choices->n_items; i-- > 0;)
    append_value (menu, ent_choice_label (choices, i), action, g_variant_new_uint32 (i));
  return menu;
}

static GMenu *
make_tie_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < ENT_N_TIE_KINDS; i++)
    append_value (menu, ent_choice_label (&ent_tie_choices, i), "canvas.set-tie-kind",
                  g_variant_new_string (ent_tie_choices.items[i].name));
  return menu;
}

static GMenu *
make_stakeholder_menu (EntCanvas *self)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = g_menu_new ();

  g_menu_append (section, _("_Rename"), "canvas.rename");
  g_menu_append (section, _("Draw a _Tie…"), "canvas.tie-start");
  take_section (menu, section);
  section = g_menu_new ();
  take_submenu (section, _("_Sector"), make_sector_menu (self));
  take_submenu (section, _("_Commitment"), make_rating_menu (&ent_commitment_choices, "canvas.set-commitment"));
  take_submenu (section, _("Decision _Power"), make_rating_menu (&ent_power_choices, "canvas.rate"));
  take_section (menu, section);
  section = g_menu_new ();
  if (self->picture == ENT_PICTURE_MAP)
    g_menu_append (section, _("Pi_n or Release"), "canvas.pin");
  g_menu_append (section, _("Cu_t"), "canvas.cut");
  g_menu_append (section, _("_Copy"), "canvas.copy");
  g_menu_append (section, _("D_uplicate"), "canvas.duplicate");
  g_menu_append (section, _("_Delete"), "canvas.delete");
  take_section (menu, section);
  section = g_menu_new ();
  g_menu_append (section, self->inside != NULL ? _("_Back to the Map") : _("Look _Inside"), "win.inside");
  g_menu_append (section, _("_Details"), "canvas.activate");
  g_menu_append (section, _("Write into the _Log"), "win.log");
  g_menu_append (section, _("_Ways In"), "win.ways-in");
  g_menu_append (section, _("Whom It Can R_each"), "win.reach");
  take_section (menu, section);
  return menu;
}

static GMenu *
make_tie_actions (void)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = g_menu_new ();

  take_submenu (section, _("_Kind"), make_tie_menu ());
  g_menu_append (section, _("_Delete"), "canvas.delete");
  take_section (menu, section);
  section = g_menu_new ();
  g_menu_append (section, _("_Details"), "canvas.activate");
  take_section (menu, section);
  return menu;
}

static GMenu *
make_ground_menu (EntCanvas *self)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = g_menu_new ();

  g_menu_append (section, _("Select _All"), "canvas.select-all");
  take_section (menu, section);
  section = g_menu_new ();
  g_menu_append (section, _("Zoom _In"), "canvas.zoom-in");
  g_menu_append (section, _("Zoom _Out"), "canvas.zoom-out");
  g_menu_append (section, _("_Fit"), "canvas.fit");
  g_menu_append (section, _("Show or Hide the _Legend"), "canvas.legend");
  if (self->inside != NULL)
    g_menu_append (section, _("_Back to the Map"), "win.inside");
  take_section (menu, section);
  return menu;
}

static void
on_menu_closed (GtkPopover *popover, EntCanvas *self)
{
  ent_canvas_grab_item (self, TRUE);
}

/* Around what stands in a menu, pixels. */
#define MENU_FRAME 48

/* Where a menu would go beyond the window below, and has no room above @at either, it is cut there: it begins higher. */
static GdkRectangle
find_room (EntCanvas *self, const GdkRectangle *at)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GdkRectangle place = *at;
  graphene_point_t foot;
  int height, beyond;

  /* one that is not shown measures nothing itself */
  gtk_widget_measure (gtk_popover_get_child (GTK_POPOVER (self->menu)), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  height += MENU_FRAME;
  if (!gtk_widget_compute_point (GTK_WIDGET (self), root, &GRAPHENE_POINT_INIT (0, (float) (at->y + at->height)), &foot))
    return place;
  beyond = (int) foot.y + height - gtk_widget_get_height (root);
  if (beyond > 0 && foot.y - (float) at->height < (float) height)
    place.y = MAX (place.y - beyond, 0);
  return place;
}

void
ent_canvas_open_menu (EntCanvas *self, const char *id, const GdkRectangle *at)
{
  g_autoptr (GMenu) menu = NULL;
  GdkRectangle place;

  if (id == NULL)
    menu = make_ground_menu (self);
  else if (ent_map_tie (ent_canvas_map (self), id) != NULL)
    menu = make_tie_actions ();
  else
    menu = make_stakeholder_menu (self);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      g_signal_connect (self->menu, "closed", G_CALLBACK (on_menu_closed), self);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  place = find_room (self, at);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
