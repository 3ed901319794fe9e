/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/passphrase.h"

#include "io/secret/passphrase.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

static char *number;     /* as it was typed; NULL: not asked for */
static char *passphrase; /* of ent_passphrase_dup() */

const GOptionEntry *
ent_cli_passphrase_entries (void)
{
  /* clang-format off */
  static const GOptionEntry entries[] = {
    { "passphrase-fd", 0, 0, G_OPTION_ARG_STRING, &number, N_("Read the passphrase from file descriptor N, to the end of the line"), N_("N") },
    { NULL },
  };
  /* clang-format on */

  return entries;
}

/* Up to the end of the line and not a byte further: another command may read on. The length, or -1
 * with errno; one more than there is room for when it is longer. */
static gssize
read_line (int fd, char *line, gsize room)
{
  gsize length = 0;

  while (length <= room)
    {
      gssize n = read (fd, line + length, 1);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0 || line[length] == '\n')
        break;
      length++;
    }
  /* as a file from another system ends its lines */
  if (length > 0 && length <= room && line[length - 1] == '\r')
    length--;
  return (gssize) length;
}

/* How the terminal was, for whoever gives it up: else it would show nothing any more of what is typed. */
static struct termios before;
static int terminal;

/* Calls only what a signal may call, and lets the signal go on. */
static void
on_given_up (int which)
{
  tcsetattr (terminal, TCSANOW, &before);
  (void) raise (which);
}

/* Takes the signals that end a program, or leaves them again as they were. */
static void
guard_terminal (gboolean begins)
{
  static const int numbers[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
  static struct sigaction others[G_N_ELEMENTS (numbers)];
  const struct sigaction ours = { .sa_handler = on_given_up, .sa_flags = (int) SA_RESETHAND };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      sigaction (numbers[i], begins ? &ours : &others[i], begins ? &others[i] : NULL);
      /* as under nohup */
      if (begins && others[i].sa_handler == SIG_IGN)
        sigaction (numbers[i], &others[i], NULL);
    }
}

/* A terminal would show what is typed. */
static gssize
read_unseen (int fd, char *line, gsize room)
{
  struct termios unseen;
  gssize length;
  int code;

  if (tcgetattr (fd, &before) != 0)
    return read_line (fd, line, room);
  terminal = fd;
  guard_terminal (TRUE);
  unseen = before;
  unseen.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (fd, TCSAFLUSH, &unseen);
  g_printerr ("%s ", _("Passphrase:"));
  length = read_line (fd, line, room);
  code = errno;
  tcsetattr (fd, TCSAFLUSH, &before);
  guard_terminal (FALSE);
  g_printerr ("\n");
  errno = code;
  return length;
}

gboolean
ent_cli_read_passphrase (const EntCliCommand *command)
{
  char line[ENT_PASSPHRASE_MOST_BYTES + 1];
  guint64 fd;
  gssize length;

  if (number == NULL)
    return TRUE;
  if (!ent_cli_number (number, 0, G_MAXINT, &fd))
    {
      g_autofree char *shown = ent_cli_show (number);

      /* Translators: %s is what the user typed */
      ent_cli_misuse (command, _("“%s” is no file descriptor. --passphrase-fd takes a number, such as 3 after 3<FILE."), shown);
      return FALSE;
    }
  length = read_unseen ((int) fd, line, ENT_PASSPHRASE_MOST_BYTES);
  if (length < 0)
    /* Translators: %1$s is a number, %2$s what the system says of it */
    ent_cli_misuse (command, _("No passphrase can be read from file descriptor %1$s: %2$s."), number, g_strerror (errno));
  else if (length == 0)
    /* Translators: %s is a number */
    ent_cli_misuse (command, _("File descriptor %s gives no passphrase: its first line is empty."), number);
  else if ((gsize) length > ENT_PASSPHRASE_MOST_BYTES || !g_utf8_validate (line, length, NULL))
    /* nobody could type it into the window. Translators: %1$s and %2$u are numbers */
    ent_cli_misuse (command, _("What file descriptor %1$s gives is no passphrase: that is one line of text in UTF-8 of at most %2$u bytes."), number, ENT_PASSPHRASE_MOST_BYTES);
  else
    passphrase = ent_passphrase_dup (line, length);
  ent_passphrase_wipe (line, sizeof line);
  return passphrase != NULL;
}

const char *
ent_cli_passphrase (void)
{
  return passphrase;
}

void
ent_cli_forget_passphrase (void)
{
  g_clear_pointer (&passphrase, ent_passphrase_free);
  g_clear_pointer (&number, g_free);
}
