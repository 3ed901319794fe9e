/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cases of bench-core, each with its own file. */
#pragma once

#include "bench/bench.h"
#include "io/store.h"

G_BEGIN_DECLS

EntFile *bench_open (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* Reading and saving against bare loops of libxml2, and one change against the size of the map. */
void bench_load (const char *path, guint n);
void bench_save (const char *path, guint n);
void bench_undo (const char *path, guint n);
void bench_copy (const char *path, guint n);

/* Scenes and pictures. */
void bench_scene (const char *path, guint n);
void bench_edit (const char *path, guint n);
void bench_repaint (const char *path, guint n);
void bench_png (const char *path, guint n);
void bench_export (const char *path, guint n);
/* Where each stakeholder lies on A0, for peers that draw the same picture. */
void bench_places (const char *path, guint n);

/* What the map shows. */
/* With the graph and what was found, for a peer. */
void bench_betweenness (const char *path, guint n);
/* From being told that nobody waits any more to the return, the worst of several moments. */
void bench_stop (const char *path, guint n);
void bench_reading (const char *path, guint n);
/* The same without brokers, and each part of it alone. */
void bench_reading_parts (const char *path, guint n);
void bench_ways (const char *path, guint n);

G_END_DECLS
