/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/sheet/tsv-file.h"

#include <string.h>
#include <sys/stat.h>

#include "io/sheet/tsv.h"
#include "io/store.h"

gboolean
ent_tsv_save_private (const char *path, const EntCells *cells, EntProgress *progress, GError **error)
{
  char *text = ent_tsv_write (cells);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  struct stat status;

  /* a file that is replaced keeps its rights; new ones are private */
  if (stat (path, &status) == 0 && S_ISREG (status.st_mode))
    (void) chmod (path, S_IRUSR | S_IWUSR);
  return ent_store_save (path, bytes, NULL, NULL, progress, error);
}
