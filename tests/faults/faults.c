/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library before the C library: its calls are found first, and go on to the next of the same name. */
#undef _FILE_OFFSET_BITS /* or the names below were others than they look */
#undef _FORTIFY_SOURCE
#define _GNU_SOURCE
#include "faults.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

const char *const faults_call_names[FAULT_N_CALLS] = { "open", "write", "fsync", "fchmod", "fchown", "fsetxattr", "fallocate",
                                                       "rename", "close", "unlink", "mkdir", "rmdir", "link", "ftruncate" };

static int armed, hit, recording;
static FaultCall fail_call;
static unsigned fail_nth, kill_nth, n_seen, n_total;
static int fail_code;
static unsigned starve_nth, n_asked;
static void (*meet_func) (void *data);
static void *meet_data;

static FaultRecord *records;
static size_t n_records, n_allocated;

#define NEXT(name)                \
  static __typeof__ (&name) next; \
  if (next == NULL)               \
  *(void **) &next = dlsym (RTLD_NEXT, #name)

void
faults_fail (FaultCall call, unsigned nth, int code)
{
  fail_call = call;
  fail_nth = nth;
  fail_code = code;
  kill_nth = n_seen = n_total = 0;
  meet_func = NULL;
  hit = 0;
  armed = 1;
}

void
faults_meet (FaultCall call, unsigned nth, void (*func) (void *data), void *data)
{
  faults_fail (call, nth, 0);
  meet_func = func;
  meet_data = data;
}

void
faults_kill (unsigned nth)
{
  fail_nth = n_seen = n_total = 0;
  meet_func = NULL;
  kill_nth = nth;
  hit = 0;
  armed = 1;
}

void
faults_starve (unsigned nth)
{
  hit = 0;
  n_asked = 0;
  starve_nth = nth;
}

int
faults_end (void)
{
  armed = 0;
  starve_nth = 0;
  return hit;
}

/* Whether this call is the one. */
static int
strikes (FaultCall call)
{
  if (!armed)
    return 0;
  n_total++;
  if (n_total == kill_nth)
    kill (getpid (), SIGKILL);
  if (call != fail_call || fail_nth == 0 || ++n_seen != fail_nth)
    return 0;
  hit = 1;
  if (meet_func == NULL)
    return 1;
  armed = 0;
  meet_func (meet_data);
  return 0;
}

static int
fails (FaultCall call)
{
  if (!strikes (call) || fail_code == FAULT_SHORT)
    return 0;
  errno = fail_code;
  return 1;
}

/* --- memory --- */

/* What the C library calls its own: dlsym() asks for memory itself. */
void *__libc_malloc (size_t size);
void *__libc_calloc (size_t n, size_t size);
void *__libc_realloc (void *data, size_t size);

static int
starves (void)
{
  if (starve_nth == 0 || ++n_asked != starve_nth)
    return 0;
  hit = 1;
  errno = ENOMEM;
  return 1;
}

void *
malloc (size_t size)
{
  return starves () ? NULL : __libc_malloc (size);
}

void *
calloc (size_t n, size_t size)
{
  return starves () ? NULL : __libc_calloc (n, size);
}

void *
realloc (void *data, size_t size)
{
  return starves () ? NULL : __libc_realloc (data, size);
}

/* --- the record --- */

void
faults_record (void)
{
  for (size_t i = 0; i < n_records; i++)
    {
      free (records[i].path);
      free (records[i].to);
      free (records[i].data);
    }
  n_records = 0;
  recording = 1;
}

const FaultRecord *
faults_records (size_t *n)
{
  recording = 0;
  *n = n_records;
  return records;
}

static FaultRecord *
add (FaultCall call, const char *path)
{
  FaultRecord *record;

  if (n_records == n_allocated)
    {
      FaultRecord *more = realloc (records, (n_allocated * 2 + 64) * sizeof *records);

      if (more == NULL)
        abort ();
      records = more;
      n_allocated = n_allocated * 2 + 64;
    }
  record = &records[n_records++];
  memset (record, 0, sizeof *record);
  record->call = call;
  record->path = strdup (path);
  return record;
}

static FaultRecord *
add_for (FaultCall call, int fd)
{
  char name[64], path[4096];
  struct stat status;
  FaultRecord *record;
  ssize_t n;

  (void) snprintf (name, sizeof name, "/proc/self/fd/%d", fd);
  n = readlink (name, path, sizeof path - 1);
  path[n > 0 ? n : 0] = '\0';
  record = add (call, path);
  if (fstat (fd, &status) == 0)
    {
      record->file = (uint64_t) status.st_ino;
      record->is_folder = S_ISDIR (status.st_mode);
    }
  return record;
}

void
faults_mark (unsigned number)
{
  if (recording)
    add (FAULT_MARK, "")->at = number;
}

/* Of what is called @path in @folder. */
static void
add_at (FaultCall call, int folder, const char *path)
{
  char name[64], around[4096], whole[8192];
  ssize_t n;

  if (path[0] == '/')
    {
      add (call, path);
      return;
    }
  (void) snprintf (name, sizeof name, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", folder);
  n = readlink (name, around, sizeof around - 1);
  around[n > 0 ? n : 0] = '\0';
  (void) snprintf (whole, sizeof whole, "%s/%s", around, path);
  add (call, whole);
}

/* --- the calls --- */

/* Of the descriptor that the system gave, or -1. */
static int
note_open (int fd, int flags, int was_there)
{
  int code = errno;

  if (recording && fd >= 0 && (flags & O_CREAT) != 0)
    add_for (FAULT_OPEN, fd)->makes = !was_there;
  if (recording && fd >= 0 && (flags & O_TRUNC) != 0 && was_there)
    add_for (FAULT_TRUNCATE, fd);
  errno = code;
  return fd;
}

static int
is_there (const char *path)
{
  struct stat status;

  return lstat (path, &status) == 0;
}

#define MODE_OF(flags, mode)        \
  if (((flags) &O_CREAT) != 0)      \
    {                               \
      va_list list;                 \
      va_start (list, flags);       \
      mode = va_arg (list, mode_t); \
      va_end (list);                \
    }

#define DEFINE_OPEN(name)                                      \
  int name (const char *path, int flags, ...)                  \
  {                                                            \
    mode_t mode = 0;                                           \
    int there;                                                 \
    NEXT (name);                                               \
    MODE_OF (flags, mode)                                      \
    if (fails (FAULT_OPEN))                                    \
      return -1;                                               \
    there = recording && is_there (path);                      \
    return note_open (next (path, flags, mode), flags, there); \
  }

#define DEFINE_OPENAT(name)                                        \
  int name (int folder, const char *path, int flags, ...)          \
  {                                                                \
    mode_t mode = 0;                                               \
    NEXT (name);                                                   \
    MODE_OF (flags, mode)                                          \
    if (fails (FAULT_OPEN))                                        \
      return -1;                                                   \
    return note_open (next (folder, path, flags, mode), flags, 0); \
  }

DEFINE_OPEN (open)
DEFINE_OPEN (open64)
DEFINE_OPENAT (openat)
DEFINE_OPENAT (openat64)

/* What open() without a mode becomes where the compiler checks. */
int __open_2 (const char *path, int flags);
int __open64_2 (const char *path, int flags);

int
__open_2 (const char *path, int flags)
{
  return open (path, flags);
}

int
__open64_2 (const char *path, int flags)
{
  return open64 (path, flags);
}

ssize_t
write (int fd, const void *data, size_t length)
{
  ssize_t n;
  NEXT (write);

  if (strikes (FAULT_WRITE))
    {
      if (fail_code != FAULT_SHORT)
        {
          errno = fail_code;
          return -1;
        }
      length = (length + 1) / 2;
    }
  n = next (fd, data, length);
  if (recording && n > 0)
    {
      FaultRecord *record = add_for (FAULT_WRITE, fd);

      record->at = lseek (fd, 0, SEEK_CUR) - n;
      record->length = (size_t) n;
      record->data = malloc ((size_t) n);
      memcpy (record->data, data, (size_t) n);
    }
  return n;
}

#define DEFINE_FLUSH(name)        \
  int name (int fd)               \
  {                               \
    int result;                   \
    NEXT (name);                  \
    if (fails (FAULT_FSYNC))      \
      return -1;                  \
    result = next (fd);           \
    if (recording && result == 0) \
      add_for (FAULT_FSYNC, fd);  \
    return result;                \
  }

DEFINE_FLUSH (fsync)
DEFINE_FLUSH (fdatasync)

int
fchmod (int fd, mode_t mode)
{
  NEXT (fchmod);

  return fails (FAULT_FCHMOD) ? -1 : next (fd, mode);
}

int
fchown (int fd, uid_t user, gid_t group)
{
  NEXT (fchown);

  return fails (FAULT_FCHOWN) ? -1 : next (fd, user, group);
}

int
fsetxattr (int fd, const char *name, const void *value, size_t size, int flags)
{
  NEXT (fsetxattr);

  return fails (FAULT_FSETXATTR) ? -1 : next (fd, name, value, size, flags);
}

/* Space that was asked for is zeros until it is written. */
static int
note_space (int result, int fd, off_t at, off_t length)
{
  if (recording && result == 0)
    {
      FaultRecord *record = add_for (FAULT_FALLOCATE, fd);

      record->at = at;
      record->length = (size_t) length;
    }
  return result;
}

int
fallocate (int fd, int mode, off_t at, off_t length)
{
  NEXT (fallocate);

  return fails (FAULT_FALLOCATE) ? -1 : note_space (next (fd, mode, at, length), fd, at, length);
}

int
fallocate64 (int fd, int mode, off64_t at, off64_t length)
{
  NEXT (fallocate64);

  return fails (FAULT_FALLOCATE) ? -1 : note_space (next (fd, mode, at, length), fd, at, length);
}

static int
note_rename (int result, const char *from, const char *to, int swaps)
{
  if (recording && result == 0)
    {
      FaultRecord *record = add (FAULT_RENAME, from);

      record->to = strdup (to);
      record->swaps = swaps;
    }
  return result;
}

int
rename (const char *from, const char *to)
{
  NEXT (rename);

  return fails (FAULT_RENAME) ? -1 : note_rename (next (from, to), from, to, 0);
}

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
  NEXT (renameat2);

  return fails (FAULT_RENAME) ? -1 : note_rename (next (from_folder, from, to_folder, to, flags), from, to, (flags & RENAME_EXCHANGE) != 0);
}

int
close (int fd)
{
  int failed = fails (FAULT_CLOSE), code = errno, result;
  NEXT (close);

  /* whatever it says, the descriptor is free then */
  result = next (fd);
  errno = failed ? code : errno;
  return failed ? -1 : result;
}

int
unlink (const char *path)
{
  int result;
  NEXT (unlink);

  if (fails (FAULT_UNLINK))
    return -1;
  result = next (path);
  if (recording && result == 0)
    add_at (FAULT_UNLINK, AT_FDCWD, path);
  return result;
}

int
unlinkat (int folder, const char *path, int flags)
{
  int result;
  NEXT (unlinkat);

  if (fails (FAULT_UNLINK))
    return -1;
  result = next (folder, path, flags);
  if (recording && result == 0)
    add_at ((flags & AT_REMOVEDIR) != 0 ? FAULT_RMDIR : FAULT_UNLINK, folder, path);
  return result;
}

int
link (const char *path, const char *to)
{
  int result;
  NEXT (link);

  if (fails (FAULT_LINK))
    return -1;
  result = next (path, to);
  if (recording && result == 0)
    add (FAULT_LINK, path)->to = strdup (to);
  return result;
}

int
mkdir (const char *path, mode_t mode)
{
  int result;
  NEXT (mkdir);

  if (fails (FAULT_MKDIR))
    return -1;
  result = next (path, mode);
  if (recording && result == 0)
    add_at (FAULT_MKDIR, AT_FDCWD, path);
  return result;
}

int
rmdir (const char *path)
{
  int result;
  NEXT (rmdir);

  if (fails (FAULT_RMDIR))
    return -1;
  result = next (path);
  if (recording && result == 0)
    add_at (FAULT_RMDIR, AT_FDCWD, path);
  return result;
}

#define DEFINE_TRUNCATE(name, type)              \
  int name (int fd, type length)                 \
  {                                              \
    int result;                                  \
    NEXT (name);                                 \
    if (fails (FAULT_TRUNCATE))                  \
      return -1;                                 \
    result = next (fd, length);                  \
    if (recording && result == 0)                \
      add_for (FAULT_TRUNCATE, fd)->at = length; \
    return result;                               \
  }

DEFINE_TRUNCATE (ftruncate, off_t)
DEFINE_TRUNCATE (ftruncate64, off64_t)
