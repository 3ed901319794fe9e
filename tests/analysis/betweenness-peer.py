#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""betweenness-peer.py BETWEENNESS-MAP: the brokers of invented maps are those of igraph, to 1e-9."""
import math
import subprocess
import sys

try:
    import igraph
except ImportError:
    print('1..0 # SKIP python3-igraph is not installed')
    sys.exit(0)

# stakeholders, ties, seed; the last falls apart into many
MAPS = [(2000, 6000, 1), (2000, 6000, 2), (600, 400, 3)]
DO_NOT_WORK = {'tension', 'broken', 'to-build'}


def read(lines):
    """Who is on the map, whom each is inside of, the ties that work, and what we found."""
    people, wholes, ties, found = [], {}, [], {}
    for line in lines:
        word, *rest = line.split()
        if word == 'stakeholder':
            people.append(rest[0])
        elif word == 'inside':
            wholes[rest[0]] = rest[1]
        elif word == 'tie' and rest[2] not in DO_NOT_WORK:
            ties.append(rest[:2])
        elif word == 'broker':
            found[rest[0]] = float(rest[1])
    return people, wholes, ties, found


def top(who, wholes):
    while who in wholes:
        who = wholes[who]
    return who


def compare(program, numbers):
    """How many brokers there are; raises where igraph says otherwise."""
    lines = subprocess.run([program, *map(str, numbers)], capture_output=True, text=True, check=True).stdout.splitlines()
    people, wholes, ties, found = read(lines)
    number = {who: i for i, who in enumerate(people)}
    edges = {tuple(sorted((number[top(a, wholes)], number[top(b, wholes)]))) for a, b in ties}
    graph = igraph.Graph(n=len(people), edges=[(a, b) for a, b in edges if a != b])
    for who, theirs in zip(people, graph.betweenness(directed=False)):
        assert math.isclose(found.pop(who, 0.0), theirs, rel_tol=1e-9, abs_tol=1e-9), (who, theirs)
    assert not found, found
    return sum(1 for between in graph.betweenness(directed=False) if between > 0)


def main():
    print(f'1..{len(MAPS)}')
    failed = False
    for n, numbers in enumerate(MAPS, 1):
        name = 'brokers_of_a_map_of_{}_and_{}_ties_{}'.format(*numbers)
        try:
            assert compare(sys.argv[1], numbers) > 100
            print(f'ok {n} {name}')
        except (AssertionError, subprocess.CalledProcessError) as error:
            failed = True
            print(f'not ok {n} {name}\n# {error}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
