/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clocks, and the lines that bench.py reads. */
#include "bench/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double
read_clock (clockid_t id)
{
  struct timespec t;

  clock_gettime (id, &t);
  return (double) t.tv_sec * 1e3 + (double) t.tv_nsec / 1e6;
}

double
bench_wall (void)
{
  return read_clock (CLOCK_MONOTONIC);
}

double
bench_cpu (void)
{
  return read_clock (CLOCK_PROCESS_CPUTIME_ID);
}

double
bench_thread_cpu (void)
{
  return read_clock (CLOCK_THREAD_CPUTIME_ID);
}

BenchTime
bench_time (BenchFunc func, gpointer data)
{
  double wall = bench_wall (), cpu = bench_cpu ();

  func (data);
  return (BenchTime) { bench_wall () - wall, bench_cpu () - cpu };
}

void
bench_print_pair (const char *name, BenchTime a, BenchTime b)
{
  printf ("pair %s %.4f %.4f %.4f %.4f\n", name, a.wall, b.wall, a.cpu, b.cpu);
  (void) fflush (stdout);
}

void
bench_print_value (const char *name, double value)
{
  printf ("value %s %.6g\n", name, value);
  (void) fflush (stdout);
}

void
bench_pairs (const char *name, guint n, BenchFunc a, BenchFunc b, gpointer data)
{
  /* the first time the caches and the heap are cold, for one of the two only */
  if (n > 1)
    {
      a (data);
      b (data);
    }
  for (guint i = 0; i < n; i++)
    {
      BenchTime ours = bench_time (a, data);

      bench_print_pair (name, ours, bench_time (b, data));
    }
}

static int
compare_numbers (const void *a, const void *b)
{
  const double *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

void
bench_times (const char *name, guint n, BenchFunc func, gpointer data)
{
  g_autofree double *walls = g_new (double, n), *cpus = g_new (double, n);

  for (guint i = 0; i < n; i++)
    {
      BenchTime t = bench_time (func, data);

      walls[i] = t.wall;
      cpus[i] = t.cpu;
    }
  qsort (walls, n, sizeof *walls, compare_numbers);
  qsort (cpus, n, sizeof *cpus, compare_numbers);
  printf ("time %s %.4f %.4f\n", name, walls[n / 2], cpus[n / 2]);
  (void) fflush (stdout);
}
