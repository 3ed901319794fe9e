#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""peer-igraph.py GRAPHML OUT: python-igraph draws the graph with its labels, positions given."""
import sys

import igraph

graph = igraph.Graph.Read_GraphML(sys.argv[1])
side = int(48 * len(graph.vs) ** 0.5 + 100)
igraph.plot(graph, sys.argv[2], layout=igraph.Layout(list(zip(graph.vs['x'], graph.vs['y']))), bbox=(side, side),
            vertex_size=8, vertex_label=graph.vs['label'], vertex_label_size=10, vertex_label_dist=1.5,
            edge_width=1, margin=20)
