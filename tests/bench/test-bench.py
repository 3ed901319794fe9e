#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-bench.py ENTORNO-CLI BENCH-CORE: the bench can be run. How long anything takes is
never looked at here."""
import ast
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


def main():
    programs = sys.argv[1:3]
    tests = [(scripts_parse, []), (every_goal_says_where_to_look, []), (ratio_is_the_median_of_pairs, []),
             (letters_along_an_arc_are_not_upon_each_other, []), (programs_print_what_is_read, programs), (graph_has_the_same_ends, programs)]
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
