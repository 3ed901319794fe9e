/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/book/sheets/office-xml.h"

gboolean
ent_office_read (EntZip *zip, const char *name, const EntXmlEvents *events, gpointer data, GError **error)
{
  g_autoptr (EntXmlFeed) feed = ent_xml_feed_new (events, data, name);

  return ent_zip_read (zip, name, ent_xml_feed_put, feed, error) && ent_xml_feed_end (feed, error);
}

gboolean
ent_office_read_bytes (GBytes *bytes, const char *name, EntProgress *progress, const EntXmlEvents *events, gpointer data, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (EntXmlFeed) feed = ent_xml_feed_new (events, data, name);

  return ent_zip_check_size (bytes, error) && ent_xml_feed_all (feed, text, length, progress, error);
}
