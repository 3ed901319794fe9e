#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""graph.py MAP PLACES STEM: the stakeholders and ties of MAP for other programs.

PLACES is what `bench-core places MAP` prints: where each symbol lies and how large
it is, so that the others draw the same picture. Writes STEM.dot (no positions),
STEM.pos.dot (for `neato -n2`) and STEM.graphml."""
import sys
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

NS = '{urn:entorno:map:1}'


def read_map(path):
    names, parents, sectors, ties = {}, {}, {}, []
    for _, element in ET.iterparse(path):
        if element.tag == NS + 'stakeholder':
            who = element.get('id')
            names[who] = element.get('name')
            sectors[who] = element.get('sector', '')
            if element.get('part-of'):
                parents[who] = element.get('part-of')
            element.clear()
        elif element.tag == NS + 'tie':
            ties.append((element.get('from'), element.get('to')))
            element.clear()
    return names, parents, sectors, ties


def read_places(path):
    places, letter = {}, 9.0
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            word = line.split()
            if word[0] == 'place':
                places[word[1]] = tuple(map(float, word[2:5]))
            elif word[:2] == ['value', 'letter']:
                letter = float(word[2])
    return places, letter


def resolve(places, parents, ties):
    """Who stands inside another is on the map as that one."""
    seen = []
    for ends in ties:
        a, b = (e if e in places else parents.get(e) for e in ends)
        if a in places and b in places and a != b:
            seen.append((a, b))
    return seen


def quoted(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


def write_dot(path, names, sectors, places, letter, ties, positions):
    colours = {sector: i + 1 for i, sector in enumerate(sorted(set(sectors.values())))}
    with open(path, 'w', encoding='utf-8') as out:
        out.write('graph G {\n  graph [charset="UTF-8"];\n  node [shape=circle, fixedsize=true, label="", '
                  f'style=filled, fontsize={letter:.2f}, fontname="DejaVu Sans"];\n')
        for who, (x, y, radius) in places.items():
            where = f', pos="{x:.2f},{y:.2f}"' if positions else ''
            # the label outside of the symbol, as on the map: xlabel
            out.write(f'  {quoted(who)} [xlabel={quoted(names[who])}, width={2 * radius / 72:.4f}, '
                      f'fillcolor="/set27/{colours[sectors[who]]}"{where}];\n')
        for a, b in ties:
            out.write(f'  {quoted(a)} -- {quoted(b)};\n')
        out.write('}\n')


def write_graphml(path, names, places, ties):
    with open(path, 'w', encoding='utf-8') as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
        for name, kind in (('label', 'string'), ('x', 'double'), ('y', 'double')):
            out.write(f'  <key id="{name}" for="node" attr.name="{name}" attr.type="{kind}"/>\n')
        out.write('  <graph id="G" edgedefault="undirected">\n')
        for who, (x, y, _) in places.items():
            out.write(f'    <node id="{who}"><data key="label">{escape(names[who])}</data>'
                      f'<data key="x">{x}</data><data key="y">{-y}</data></node>\n')
        for a, b in ties:
            out.write(f'    <edge source="{a}" target="{b}"/>\n')
        out.write('  </graph>\n</graphml>\n')


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    names, parents, sectors, ties = read_map(sys.argv[1])
    places, letter = read_places(sys.argv[2])
    stem = sys.argv[3]
    ties = resolve(places, parents, ties)
    write_dot(stem + '.dot', names, sectors, places, letter, ties, False)
    write_dot(stem + '.pos.dot', names, sectors, places, letter, ties, True)
    write_graphml(stem + '.graphml', names, places, ties)


if __name__ == '__main__':
    main()
