/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the programs of the bench share: clocks, and lines that bench.py reads.
 *
 *   pair NAME WALL-A WALL-B CPU-A CPU-B    one after the other, in milliseconds
 *   time NAME WALL CPU                     in milliseconds
 *   value NAME NUMBER
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double wall, cpu; /* milliseconds; cpu is of all threads */
} BenchTime;

typedef void (*BenchFunc) (gpointer data);

double bench_wall (void);
double bench_cpu (void);
double bench_thread_cpu (void);

BenchTime bench_time (BenchFunc func, gpointer data);
/* @a and @b in turns, @n times, after each ran once; a line for each turn. */
void bench_pairs (const char *name, guint n, BenchFunc a, BenchFunc b, gpointer data);
/* The median of @n times: one line. */
void bench_times (const char *name, guint n, BenchFunc func, gpointer data);
void bench_print_pair (const char *name, BenchTime a, BenchTime b);
void bench_print_value (const char *name, double value);

G_END_DECLS
