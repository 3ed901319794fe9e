#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""peer-networkx.py GRAPHML OUT: networkx and matplotlib draw the graph with its labels, positions given."""
import sys

import matplotlib
matplotlib.use('Agg')
import matplotlib.pyplot
import networkx

graph = networkx.read_graphml(sys.argv[1])
at = {who: (data['x'], -data['y']) for who, data in graph.nodes(data=True)}
figure = matplotlib.pyplot.figure(figsize=(19.2, 10.8), dpi=100)
axes = figure.add_axes([0, 0, 1, 1])
axes.axis('off')
networkx.draw_networkx_edges(graph, at, ax=axes, width=0.7)
networkx.draw_networkx_nodes(graph, at, ax=axes, node_size=20)
networkx.draw_networkx_labels(graph, at, labels=dict(graph.nodes(data='label')), ax=axes, font_size=7)
figure.savefig(sys.argv[2])
