/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands between a program and the system's calls that change files: makes the nth of a kind fail, ends the process
 * before the nth of all, or writes down what is asked of the disk. Does nothing until it is told to. For programs in which
 * one thread at a time works meanwhile.
 */
#pragma once

#include <stdint.h>
#include <stddef.h>

typedef enum
{
  FAULT_OPEN,
  FAULT_WRITE,
  FAULT_FSYNC, /* also fdatasync() */
  FAULT_FCHMOD,
  FAULT_FCHOWN,
  FAULT_FSETXATTR,
  FAULT_FALLOCATE,
  FAULT_RENAME, /* also renameat2() */
  FAULT_CLOSE,
  FAULT_UNLINK, /* also unlinkat() */
  FAULT_MKDIR,
  FAULT_RMDIR,
  FAULT_LINK,
  FAULT_TRUNCATE, /* ftruncate(); also open() with O_TRUNC, which is written down as one */
  FAULT_N_CALLS,
  FAULT_MARK = FAULT_N_CALLS, /* no call: see faults_mark() */
} FaultCall;

extern const char *const faults_call_names[FAULT_N_CALLS];

/* Not an error, but half of what was to be written. */
#define FAULT_SHORT (-1)

/* From here on the @nth of these calls, counted from 1, fails with @code; the others are done. */
void faults_fail (FaultCall call, unsigned nth, int code);
/* From here on @func is called before the @nth of these calls: what others do just then. Its own calls do not count. */
void faults_meet (FaultCall call, unsigned nth, void (*func) (void *data), void *data);
/* From here on the process ends by SIGKILL before the @nth of all these calls. */
void faults_kill (unsigned nth);
/* From here on the @nth of all times that memory is asked for there is none. Not where a sanitizer gives the memory. */
void faults_starve (unsigned nth);
/* Ends these; whether it came to it. */
int faults_end (void);

/* What was done, in its order. */
typedef struct
{
  FaultCall call;
  char *path;    /* of the file or folder, also where a descriptor was given */
  char *to;      /* of FAULT_RENAME, FAULT_LINK */
  int swaps;     /* FAULT_RENAME: what was there has the old name then */
  uint64_t file; /* the same for one file whatever its name */
  int makes;     /* FAULT_OPEN: the file was made by it */
  int is_folder; /* FAULT_FSYNC */
  int64_t at;    /* FAULT_WRITE, FAULT_FALLOCATE; the new length: FAULT_TRUNCATE; the number: FAULT_MARK */
  char *data;    /* FAULT_WRITE; without: FAULT_FALLOCATE */
  size_t length;
} FaultRecord;

/* From here on successful calls are written down. */
void faults_record (void);
/* Writes @number down among the calls: what the program had told somebody by then. */
void faults_mark (unsigned number);
/* Ends that. The records stay until the next faults_record(). */
const FaultRecord *faults_records (size_t *n);
