/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does what none of our code may, so that the test of it can be seen to see. Never run. */
#include <gio/gio.h>
#include <libxml/parser.h>
#include <netdb.h>
#include <stdlib.h>
#include <sys/socket.h>

extern char *curl_version (void);
int network_bait (const char *name);

int
network_bait (const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_uri (name);
  struct addrinfo *found = NULL;

  xmlFreeDoc (xmlReadFile (name, NULL, 0));
  g_bytes_unref (g_file_load_bytes (file, NULL, NULL, NULL));
  g_object_unref (g_socket_client_new ());
  return socket (AF_INET, SOCK_STREAM, 0) + getaddrinfo (name, NULL, NULL, &found) + system (curl_version ());
}
