/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/public-logo.h"

#include "model/png.h"

char *
ent_public_logo (const char *base64)
{
  gsize length;
  g_autofree guint8 *data = g_base64_decode (base64, &length);
  g_autoptr (GBytes) picture = ent_png_picture (data, length);

  return picture != NULL ? g_base64_encode (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture)) : NULL;
}
