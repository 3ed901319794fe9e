#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""peer-betweenness.py GRAPH: what igraph takes for the betweenness of all vertices, and what it finds.

GRAPH is what `bench-core betweenness` prints; this prints the same lines, but for the edges."""
import sys
import time


def read_graph(path):
    n, edges = 0, []
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            word = line.split()
            if word[:2] == ['value', 'vertices']:
                n = int(word[2])
            elif word[0] == 'edge':
                edges.append((int(word[1]), int(word[2])))
    return n, edges


def main():
    import igraph  # a test reads graphs where it is not installed

    n, edges = read_graph(sys.argv[1])
    graph = igraph.Graph(n=n, edges=edges)
    wall, cpu = time.perf_counter(), time.process_time()
    between = graph.betweenness(directed=False)
    print(f'time betweenness {(time.perf_counter() - wall) * 1e3:.4f} {(time.process_time() - cpu) * 1e3:.4f}')
    for vertex, value in enumerate(between):
        print(f'between {vertex} {value!r}')


if __name__ == '__main__':
    main()
