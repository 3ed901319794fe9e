/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizes of the matrix's rows and columns, by need. Knows numbers only. */
#include "scene/matrix/matrix-private.h"

guint8
ent_matrix_power (guint row)
{
  return row < ENT_POWER_MAX ? ENT_POWER_MAX - row : ENT_POWER_NOT_ASSESSED;
}

guint8
ent_matrix_commitment (guint column)
{
  return column < ENT_COMMITMENT_LEADING ? column + 1 : ENT_COMMITMENT_NOT_ASSESSED;
}

guint
ent_matrix_row (guint8 power)
{
  return power == ENT_POWER_NOT_ASSESSED ? ENT_MATRIX_TRACKS - 1 : ENT_POWER_MAX - power;
}

guint
ent_matrix_column (guint8 commitment)
{
  return commitment == ENT_COMMITMENT_NOT_ASSESSED ? ENT_MATRIX_TRACKS - 1 : commitment - 1;
}

void
ent_matrix_share (const double *wanted, const double *least, guint n, double total, double *sizes)
{
  double sum = 0, floor = 0;

  for (guint i = 0; i < n; i++)
    {
      sizes[i] = MAX (wanted[i], least[i]);
      sum += sizes[i];
      floor += least[i];
    }
  for (guint i = 0; i < n; i++)
    {
      if (sum <= total)
        sizes[i] *= total / MAX (sum, 1e-9);
      else if (floor < total)
        sizes[i] = least[i] + (sizes[i] - least[i]) * (total - floor) / (sum - floor);
      else
        sizes[i] = least[i] * total / floor;
    }
}

/* Each in turn takes from the other what it needs: a row is as high as its
 * neediest field is at the widths of now, then a column as wide. It settles
 * within a few rounds. */
void
ent_matrix_size_tracks (double needs[ENT_MATRIX_TRACKS][ENT_MATRIX_TRACKS],
                        const double *least_widths,
                        const double *least_heights,
                        double width,
                        double height,
                        double *widths,
                        double *heights)
{
  double wanted[ENT_MATRIX_TRACKS];

  for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
    widths[column] = width / ENT_MATRIX_TRACKS;

  for (guint round = 0; round < 12; round++)
    {
      for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
        {
          wanted[row] = 0;
          for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
            wanted[row] = MAX (wanted[row], needs[row][column] / MAX (widths[column], 1));
        }
      ent_matrix_share (wanted, least_heights, ENT_MATRIX_TRACKS, height, heights);

      if (round == 11)
        return;
      for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
        {
          wanted[column] = 0;
          for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
            wanted[column] = MAX (wanted[column], needs[row][column] / MAX (heights[row], 1));
        }
      ent_matrix_share (wanted, least_widths, ENT_MATRIX_TRACKS, width, widths);
    }
}
