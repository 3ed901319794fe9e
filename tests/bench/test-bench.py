#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-bench.py ENTORNO-CLI BENCH-CORE: the bench can be run. How long anything takes is
never looked at here."""
import argparse
import ast
import contextlib
import importlib.util
import io
import math
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
CASES = {
    'load': ['pair load'],
    'save': ['pair save', 'pair save-unread', 'value stable 1'],
    'undo': ['time undo'],
    'copy': ['time copy'],
    'scene': ['time scene', 'time scene-without-ties', 'time scene-without-names'],
    'edit': ['pair edit'],
    'repaint': ['pair repaint', 'time repaint-without-ties'],
    'png': ['pair png', 'value size', 'value same 1'],
    'export': ['time pdf', 'time pdf-without-sheet', 'time svg'],
    'places': ['value labels', 'place s-'],
    'betweenness': ['time betweenness', 'value vertices', 'between 0 ', 'edge '],
    'stop': ['time stop', 'value moments'],
    'reading': ['time reading'],
    'reading-parts': ['time reading-without-brokers', 'time reading-stretch', 'time reading-coverage'],
    'ways': ['time ways-in', 'time ways-in-worst', 'pair chain'],
}


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def scripts_parse():
    for path in HERE.glob('*.py'):
        ast.parse(path.read_text(encoding='utf-8'), str(path))


def every_goal_says_where_to_look():
    import bench
    assert set(bench.GOALS) == set(bench.LOOK), set(bench.GOALS) ^ set(bench.LOOK)
    assert set(bench.ORDER) == set(bench.GOALS)
    assert not set(bench.GOALS) & set(bench.NOT_THERE)
    assert set(bench.reasons.WHY) <= set(bench.GOALS)
    assert all(len(line) <= 110 for why in bench.reasons.WHY.values() for line in why.splitlines())


def ratio_is_the_median_of_pairs():
    import bench
    row = bench.Report('pair x 1 2 1 1\npair x 9 3 2 1\npair x 2 2 3 1\n').row('x', 'x', 1)
    assert (row.ours, row.cpu, row.turns, row.met()) == (1, 2, 3, True)


def another_betweenness_is_no_match():
    import bench
    assert bench.farthest([0, 1, 3e9], [0, 1, 3e9 + 1]) < 1e-9
    assert bench.farthest([0, 1, 3], [0, 1 + 2e-9, 3]) > 1e-9
    assert bench.farthest([1], [1, 2]) == bench.farthest([], []) == bench.farthest([1, math.nan], [1, 2]) == math.inf
    assert bench.Report('between 0 0.5\nedge 0 1\nbetween 1 2.5e3\n').between == [0.5, 2500]


def lines_without_a_goal_are_told_and_not_judged():
    import bench
    row = bench.told('a reading', (1.6, 1.2), ' and more')
    with contextlib.redirect_stdout(io.StringIO()) as out:
        bench.print_row(14, row)
    assert out.getvalue() == '14  a reading: 2 ms, 1 of CPU and more\n'


def letters_along_an_arc_are_not_upon_each_other():
    import overlap
    upright, on_its_side = (0, 0, 13, 44, 'r'), (2, 5, 46, 18, 'o')
    assert overlap.are_turned(upright, on_its_side) and overlap.are_turned(on_its_side, upright)
    assert not overlap.are_turned(upright, (5, 0, 18, 44, 'o'))
    assert not overlap.are_turned((0, 0, 44, 13, 'or'), on_its_side)


def programs_print_what_is_read(cli, core):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'tiny.entorno')
        run(cli, 'generate', '14', '--ties', '20', '--seed', '7', '-o', path)
        for case, lines in CASES.items():
            printed = run(core, case, path, '1').splitlines()
            for start in lines:
                assert any(line.startswith(start) for line in printed), f'{case}: no line "{start}"'


def graph_has_the_same_ends(cli, core):
    with tempfile.TemporaryDirectory() as folder:
        path, places, stem = (os.path.join(folder, name) for name in ('tiny.entorno', 'places', 'tiny'))
        run(cli, 'generate', '60', '--ties', '90', '--seed', '7', '-o', path)
        pathlib.Path(places).write_text(run(core, 'places', path), encoding='utf-8')
        run(sys.executable, str(HERE / 'graph.py'), path, places, stem)
        dot = pathlib.Path(stem + '.pos.dot').read_text(encoding='utf-8')
        graphml = pathlib.Path(stem + '.graphml').read_text(encoding='utf-8')
    n_nodes = dot.count('pos="')
    assert 50 < n_nodes <= 60 and graphml.count('<node ') == n_nodes
    assert 60 < dot.count(' -- ') <= 90 and graphml.count('<edge ') == dot.count(' -- ')


def peer_gets_the_graph_that_was_measured(cli, core):
    spec = importlib.util.spec_from_file_location('peer', HERE / 'peer-betweenness.py')
    peer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(peer)
    with tempfile.TemporaryDirectory() as folder:
        path, graph = os.path.join(folder, 'tiny.entorno'), os.path.join(folder, 'graph')
        run(cli, 'generate', '60', '--ties', '90', '--seed', '7', '-o', path)
        pathlib.Path(graph).write_text(run(core, 'betweenness', path, '1'), encoding='utf-8')
        n, edges = peer.read_graph(graph)
    assert 50 < n <= 60 and 60 < len(edges) <= 90, (n, len(edges))
    assert len(set(edges)) == len(edges) and all(a < b < n for a, b in edges)


def betweenness_is_that_of_igraph(cli, core):
    import bench
    build = pathlib.Path(core).parents[2]
    with tempfile.TemporaryDirectory() as folder:
        measured = bench.Bench(argparse.Namespace(build=str(build), turns=1, minutes=1))
        measured.work, measured.cli = folder, cli
        try:
            bench.need_module('igraph', 'python3-igraph')
        except bench.Skip:
            return
        time, difference = bench.between(measured, 60, 1)
    assert time.turns == 1 and difference.met(), difference.note


def main():
    programs = sys.argv[1:3]
    tests = [(scripts_parse, []), (every_goal_says_where_to_look, []), (ratio_is_the_median_of_pairs, []),
             (letters_along_an_arc_are_not_upon_each_other, []), (another_betweenness_is_no_match, []),
             (lines_without_a_goal_are_told_and_not_judged, []), (programs_print_what_is_read, programs),
             (graph_has_the_same_ends, programs), (peer_gets_the_graph_that_was_measured, programs),
             (betweenness_is_that_of_igraph, programs)]
    print(f'1..{len(tests)}')
    failed = False
    for n, (test, arguments) in enumerate(tests, 1):
        try:
            test(*arguments)
            print(f'ok {n} {test.__name__}')
        except (AssertionError, SyntaxError, subprocess.CalledProcessError) as error:
            failed = True
            print(f'not ok {n} {test.__name__}')
            print('# ' + str(error).replace('\n', '\n# '))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
