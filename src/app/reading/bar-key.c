/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reading/bar-key.h"

#include "app/parts/symbol-image.h"
#include "model/choices.h"

#define BETWEEN 4

static GtkWidget *
piece_new (EntCommitment commitment)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, BETWEEN), *piece = ent_symbol_image_new ();

  ent_symbol_image_show_piece (ENT_SYMBOL_IMAGE (piece), commitment);
  gtk_widget_set_valign (piece, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), piece);
  gtk_box_append (GTK_BOX (box), gtk_label_new (ent_choice_label (&ent_commitment_choices, commitment)));
  return box;
}

GtkWidget *
ent_bar_key_new (void)
{
  GtkWidget *key = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (key), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (key), 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (key), ENT_N_COMMITMENTS);
  /* nothing is done with it */
  gtk_widget_set_can_focus (key, FALSE);
  gtk_widget_set_can_target (key, FALSE);
  gtk_widget_add_css_class (key, "bar-key");
  /* as they follow each other in a bar */
  for (guint commitment = ENT_N_COMMITMENTS; commitment-- > 0;)
    gtk_flow_box_append (GTK_FLOW_BOX (key), piece_new (commitment));
  return key;
}
