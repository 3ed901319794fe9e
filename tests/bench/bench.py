#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench.py BUILD [--minutes M] [--turns N] [GOAL]...: what Entorno costs, beside others.

The figures of a machine that does other work too say little: only ratios count, of
runs in turns (ours, theirs, ours, theirs). The median of the pairwise ratios is
compared with the limit; the ratio of the CPU times stands beside it. BUILD is a
release build. With no GOAL all are measured, as far as the minutes reach."""
import argparse
import math
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON = '/usr/bin/python3' if os.path.exists('/usr/bin/python3') else sys.executable
sys.path.insert(0, HERE)
import overlap  # noqa: E402
import reasons  # noqa: E402

NOT_THERE = {22: 'journal: not there yet', 23: 'imports: not there yet'}
LOOK = {
    1: 'perf record entorno-cli check MAP; src/io/xml/reader*.c, prescan.c, src/model/map-apply.c',
    2: 'src/io/xml/reader*.c, src/model/record.c',
    3: 'reading back before anything is replaced: src/io/xml/verify.c and the reader; src/io/xml/writer.c',
    4: 'perf record bench-window frames; src/app/canvas/canvas-paint.c, canvas-overlay.c',
    5: 'perf record bench-window frames; src/app/canvas/canvas-paint.c',
    6: 'perf record bench-core repaint MAP; src/draw/paint-tie.c, pen-cairo.c',
    7: 'perf record bench-core repaint MAP; src/draw/paint-symbol.c, arc-text.c',
    8: 'src/scene/labels/labels.c, label-shapes.c, obstacles.c',
    9: 'perf record entorno-cli render MAP -o x.pdf --paper A0 --page 1; src/scene/ties/tie-route*.c, src/draw/pen-cairo.c',
    10: 'perf record entorno-cli render MAP -o x.svg --paper A0; src/scene/ties/tie-route*.c, src/draw/pen-svg.c',
    11: 'src/draw/export-png.c',
    12: 'perf record bench-core export MAP; src/draw',
    13: 'perf record bench-core scene MAP; src/scene',
    14: 'perf record bench-core betweenness MAP, bench-core reading-parts MAP; src/analysis/brokers.c, links.c, reading',
    15: 'perf record bench-window start; src/app/window/window.c',
    16: 'perf record bench-window open MAP; src/scene',
    17: 'perf record bench-core scene MAP; src/scene/ties/tie-route*.c, labels/labels.c, map/packing*.c',
    18: 'each edit lays out and paints all: src/app/canvas/studio.c, src/scene/map/map-layout.c',
    19: 'src/model/history.c, map-apply.c',
    20: 'bench-window stall MAP; src/app/window/files/window-file.c, document.c, canvas/canvas-paint.c',
    21: 'src/scene, src/draw/export.c',
}


class Skip(Exception):
    """A goal that cannot be measured here, and why."""


class Row:
    def __init__(self, what, ours, limit, at_least=False, cpu=None, turns=0, note=''):
        self.what, self.ours, self.limit, self.at_least = what, ours, limit, at_least
        self.cpu, self.turns, self.note = cpu, turns, note

    def met(self):
        return self.ours >= self.limit if self.at_least else self.ours <= self.limit


class Run:
    """One run of a command."""

    def __init__(self, wall, cpu, peak, out, capped):
        self.wall, self.cpu, self.peak, self.out, self.capped = wall, cpu, peak, out, capped


def run(command, cap=120, env=None):
    """Peak memory is of the command itself, so each is waited for by its id."""
    with tempfile.TemporaryFile() as out:
        begin = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, env=env,
                                 start_new_session=True)
        capped = threading.Event()

        def end():
            capped.set()
            os.killpg(child.pid, signal.SIGKILL)

        timer = threading.Timer(cap, end)
        timer.start()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - begin
        timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode(errors='replace')
    if child.returncode != 0 and not capped.is_set():
        raise Skip(f'{os.path.basename(command[0])} failed: {text.strip()[-200:]}')
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text, capped.is_set())


def middle(numbers):
    return statistics.median(numbers)


class Report:
    """What a program of ours printed."""

    def __init__(self, text):
        self.pairs, self.times, self.values, self.between = {}, {}, {}, []
        for line in text.splitlines():
            word = line.split()
            if word[:1] == ['pair'] and len(word) == 6:
                self.pairs.setdefault(word[1], []).append(tuple(map(float, word[2:])))
            elif word[:1] == ['time'] and len(word) == 4:
                self.times[word[1]] = (float(word[2]), float(word[3]))
            elif word[:1] == ['value'] and len(word) == 3:
                self.values[word[1]] = float(word[2])
            elif word[:1] == ['between'] and len(word) == 3:
                self.between.append(float(word[2]))

    def row(self, what, name, limit):
        pairs = self.pairs[name]
        return Row(what, middle([a / max(b, 1e-6) for a, b, _, _ in pairs]), limit,
                   cpu=middle([c / max(d, 1e-6) for _, _, c, d in pairs]), turns=len(pairs))

    def growth(self, small, name, what, limit):
        (wall, cpu), (wall0, cpu0) = self.times[name], small.times[name]
        return Row(what, wall / max(wall0, 1e-6), limit, cpu=cpu / max(cpu0, 1e-6), turns=1,
                   note=f'{wall0:.0f} and {wall:.0f} ms')


class Bench:
    def __init__(self, options):
        self.build, self.turns = os.path.abspath(options.build), options.turns
        self.work = os.path.join(self.build, 'bench')
        self.cli = os.path.join(self.build, 'src/cli/entorno-cli')
        self.deadline = time.monotonic() + 60 * options.minutes
        self.share = 60 * options.minutes / 10
        self.reports = {}
        os.makedirs(self.work, exist_ok=True)

    # --- what is measured with ---

    def path(self, name):
        return os.path.join(self.work, name)

    def map(self, n):
        path = self.path(f'{n}.entorno')
        if not os.path.exists(path):
            run([self.cli, 'generate', str(n), '--ties', str(3 * n), '--seed', '7', '-o', path])
        return path

    def core(self, case, n, turns=None):
        turns = turns or self.turns
        key = (case, n, turns)
        if key not in self.reports:
            done = run([os.path.join(self.build, 'tests/bench/bench-core'), case, self.map(n), str(turns)], self.left())
            if done.capped:
                raise Skip('no time left')
            self.reports[key] = Report(done.out)
        return self.reports[key]

    def window(self, case, *arguments):
        if shutil.which('Xvfb') is None:
            raise Skip('xvfb is not installed')
        key = (case, *arguments)
        if key not in self.reports:
            env = dict(os.environ, GSETTINGS_SCHEMA_DIR=os.path.join(self.build, 'data'), UI_CACHE=self.path('cache'))
            harness = os.path.join(HERE, '../harness/run-ui.sh')
            program = os.path.join(self.build, 'tests/bench/bench-window')
            # the clock runs inside, without the start of the display
            clock = (f'import subprocess,sys,time;'
                     f't=time.monotonic();c=subprocess.run(sys.argv[1:],capture_output=True,text=True);'
                     f'print(c.stdout,"time process",(time.monotonic()-t)*1e3,0);sys.exit(c.returncode)')
            done = run([harness, '--size', '1920x1080', '--wm', 'none', '--a11y', 'none', PYTHON, '-c', clock,
                        'timeout', str(math.ceil(self.left())), program, case, *arguments], self.left() + 10, env)
            if done.capped:
                raise Skip('no time left')
            report = Report(done.out)
            if case in ('empty', 'start', 'open'):
                return report  # each time anew
            self.reports[key] = report
        return self.reports[key]

    def peer_graph(self, n):
        stem = self.path(str(n))
        if not os.path.exists(stem + '.graphml'):
            places = run([os.path.join(self.build, 'tests/bench/bench-core'), 'places', self.map(n)], self.left())
            if places.capped:
                raise Skip('no time left')
            with open(stem + '.places', 'w', encoding='utf-8') as out:
                out.write(places.out)
            run([PYTHON, os.path.join(HERE, 'graph.py'), self.map(n), stem + '.places', stem])
        return stem

    def left(self):
        left = self.deadline - time.monotonic()
        if left < 5:
            raise Skip('no time left; give more --minutes, or this goal alone')
        return left

    def race(self, ours, theirs, cap=60, turns=None):
        """Pairs in turns, fewer when they take long."""
        pairs, begin = [], time.monotonic()
        while len(pairs) < (turns or self.turns):
            pairs.append((run(ours, self.left()), run(theirs, min(cap, self.left()))))
            if pairs[-1][0].capped:
                raise Skip('no time left')
            if time.monotonic() - begin > self.share or pairs[-1][1].capped:
                break
        return pairs

    def faster(self, what, ours, theirs, limit, cap=60):
        pairs = self.race(ours, theirs, cap)
        note = f'theirs broken off after {cap} s' if pairs[-1][1].capped else ''
        return Row(what, middle([b.wall / a.wall for a, b in pairs]), limit, True,
                   middle([b.cpu / a.cpu for a, b in pairs]), len(pairs), note)

    def render(self, n, ending):
        """The picture alone, as the peers draw it: the pages of its key are nothing that they have."""
        page = ['--page', '1'] if ending == 'pdf' else []
        return [self.cli, 'render', self.map(n), '-o', self.path(f'ours-{n}.{ending}'), '--paper', 'A0', *page]

    def neato(self, n, ending, *options):
        need('neato', 'graphviz')
        return ['neato', '-n2', '-T' + ending, *options, '-o', self.path(f'neato-{n}.{ending}'), self.peer_graph(n) + '.pos.dot']


def need(program, package):
    if shutil.which(program) is None:
        raise Skip(f'{package} is not installed')


def need_module(module, package):
    if subprocess.run([PYTHON, '-c', f'import {module}'], capture_output=True, check=False).returncode != 0:
        raise Skip(f'{package} is not installed')


# --- goals ---

def goal_1(b):
    for n in (2000, 20000):
        yield b.core('load', n).row(f'load {n} / bare xmlTextReader', 'load', 1.5)


def goal_2(b):
    need('xmllint', 'libxml2-utils')
    pairs = b.race([b.cli, 'check', b.map(20000)], ['xmllint', '--noout', b.map(20000)])
    yield Row('peak memory, load 20000 / xmllint', middle([x.peak / y.peak for x, y in pairs]), 0.25, turns=len(pairs),
              note=f'{pairs[0][0].peak:.0f} and {pairs[0][1].peak:.0f} MiB')


def goal_3(b):
    report = b.core('save', 20000)
    yield report.row('save 20000 / bare xmlTextWriter', 'save', 1.1)
    row = report.row('the same without reading back', 'save-unread', 1.1)
    row.note = 'stable on saving again' if report.values['stable'] == 1 else 'NOT the same bytes on saving again'
    yield row


def frames(b):
    return b.window('frames', b.map(50), b.map(20000), str(b.turns))


def goal_4(b):
    yield frames(b).row('pan frame at 20000 / empty frame', 'pan-empty', 1.4)
    yield frames(b).row('pan frame at 20000 / at 50', 'pan-small', 1.1)


def goal_5(b):
    yield frames(b).row('zoom frame at 20000 / empty frame', 'zoom-empty', 1.6)


def goal_6(b):
    for n in (2000, 10000):
        yield b.core('repaint', n, 3 if n > 2000 else None).row(f'repaint {n} / its ties stroked alone', 'repaint', 1.15)
        yield b.core('repaint', n, 3 if n > 2000 else None).row(f'repaint {n} on two threads / on one', 'threads', 0.65)


def goal_7(b):
    wall, cpu = b.core('repaint', 10000, 3).times['repaint-without-ties']
    blank = middle([p[1] for p in frames(b).pairs['pan-empty']]), middle([p[3] for p in frames(b).pairs['pan-empty']])
    yield Row('repaint 10000 without ties / empty frame', wall / blank[0], 2, cpu=cpu / blank[1], turns=3)


def goal_8(b):
    for n in (300, 2000):
        ours = b.render(n, 'pdf')
        run(ours, b.left())
        theirs = run(b.neato(n, 'pdf', '-Gforcelabels=false'), b.left())
        found = re.search(r'(\d+) out of \d+ exterior labels', theirs.out)
        with open(b.peer_graph(n) + '.places', encoding='utf-8') as places:
            mine = Report(places.read()).values['labels']
        with open(b.peer_graph(n) + '.places', encoding='utf-8') as places:
            n_places = sum(line.startswith('place ') for line in places)
        kept = float(found[1]) if found else n_places
        yield Row(f'labels placed of {n} / neato -n2', mine / kept, 0.9, True, note=f'{mine:.0f} and {kept:.0f}')
        need('pdftotext', 'poppler-utils')
        bad, words = overlap.count(b.path(f'ours-{n}.pdf'))
        yield Row(f'overlapping words at {n}', bad, 0, note=f'of {words}')


def goal_9(b):
    need('twopi', 'graphviz')
    stem, ours = b.peer_graph(2000), b.render(2000, 'pdf')
    yield b.faster('PDF of 2000, neato -n2 / ours', ours, b.neato(2000, 'pdf', '-Gforcelabels=false'), 2)
    yield b.faster('PDF of 2000, twopi / ours', ours, ['twopi', '-Tpdf', '-o', b.path('twopi.pdf'), stem + '.dot'], 4)
    for module, package, script, limit in (('igraph', 'python3-igraph', 'peer-igraph.py', 2.5),
                                           ('networkx', 'python3-networkx', 'peer-networkx.py', 15)):
        try:
            need_module(module, package)
            theirs = [PYTHON, os.path.join(HERE, script), stem + '.graphml', b.path(module + '.pdf')]
            yield b.faster(f'PDF of 2000, {module} / ours', ours, theirs, limit)
        except Skip as why:
            yield Row(f'PDF of 2000, {module} / ours: skipped, {why}', math.nan, limit, True)
    stem, ours = b.peer_graph(10000), b.render(10000, 'pdf')
    yield b.faster('PDF of 10000, neato -n2 / ours', ours, b.neato(10000, 'pdf', '-Gforcelabels=false'), 3)
    yield b.faster('PDF of 10000, twopi / ours', ours, ['twopi', '-Tpdf', '-o', b.path('twopi.pdf'), stem + '.dot'], 40, 90)


def goal_10(b):
    yield b.faster('SVG of 2000, neato -n2 / ours', b.render(2000, 'svg'), b.neato(2000, 'svg'), 3)
    ours, theirs = b.path('ours-2000.svg'), b.path('neato-2000.svg')
    with open(ours, encoding='utf-8') as svg:
        n_texts = svg.read().count('<text')
    yield Row('size of the SVG / neato -n2', os.path.getsize(ours) / os.path.getsize(theirs), 0.5,
              note=f'{n_texts} elements <text>')


def goal_11(b):
    report = b.core('png', 2000)
    yield report.row('encode PNG / cairo_surface_write_to_png', 'png', 0.5)
    yield Row('size of the PNG / cairo', report.values['size'], 1,
              note='same pixels' if report.values['same'] == 1 else 'NOT the same pixels')


def goal_12(b):
    small, large = b.core('export', 2000, 3), b.core('export', 20000, 1)
    for name, what in (('pdf', 'PDF'), ('pdf-without-sheet', 'PDF without a background'), ('svg', 'SVG')):
        yield large.growth(small, name, f'{what}: T(20000) / T(2000)', 12)


def goal_13(b):
    for case, names in (('load', ['load']), ('save', ['save-unread'])):
        for name in names:
            small, large = b.core(case, 2000).pairs[name], b.core(case, 20000).pairs[name]
            yield Row(f'{case}: T(20000) / T(2000)', middle([p[0] for p in large]) / middle([p[0] for p in small]), 12,
                      cpu=middle([p[2] for p in large]) / middle([p[2] for p in small]), turns=len(large))
    small, large = b.core('scene', 2000, 3), b.core('scene', 20000, 1)
    yield large.growth(small, 'scene-without-names', 'layout: T(20000) / T(2000)', 12)
    yield large.growth(small, 'scene-without-ties', 'with names: T(20000) / T(2000)', 12)
    yield large.growth(small, 'scene', 'with names and ties: T(20000) / T(2000)', 12)


def farthest(ours, theirs):
    """The largest difference, beside the number itself or, where that is less, beside 1."""
    if not ours or len(ours) != len(theirs):
        return math.inf
    differences = [abs(x - y) / max(1, abs(y)) for x, y in zip(ours, theirs)]
    return max(d if d >= 0 else math.inf for d in differences)  # what is no number is no match


def between(b, n, turns):
    """The same graph for both; each measures itself, without reading it."""
    ours = [os.path.join(b.build, 'tests/bench/bench-core'), 'betweenness', b.map(n), '1']
    printed = run(ours, b.left())
    if printed.capped:
        raise Skip('no time left')
    with open(b.path(f'{n}.graph'), 'w', encoding='utf-8') as graph:
        graph.write(printed.out)
    pairs = b.race(ours, [PYTHON, os.path.join(HERE, 'peer-betweenness.py'), graph.name], 120, turns)
    if pairs[-1][1].capped:
        raise Skip('no time left')
    pairs = [(Report(x.out), Report(y.out)) for x, y in pairs]
    took = [(*x.times['betweenness'], *y.times['betweenness']) for x, y in pairs]
    yield Row(f'betweenness of {n} / igraph', middle([t[0] / max(t[2], 1e-6) for t in took]), 1,
              cpu=middle([t[1] / max(t[3], 1e-6) for t in took]), turns=len(took),
              note=f'{middle([t[0] for t in took]):.0f} and {middle([t[2] for t in took]):.0f} ms')
    far = max(farthest(x.between, y.between) for x, y in pairs)
    yield Row(f'its difference from igraph at {n} / 1e-9', far / 1e-9, 1, turns=len(took),
              note=f'{far:.1g}, of {sum(value > 0 for value in pairs[0][0].between)} between others')


def told(what, took, note=''):
    """Without a goal."""
    return Row(f'{what}: {took[0]:.0f} ms, {took[1]:.0f} of CPU{note}', math.nan, math.nan)


def goal_14(b):
    try:
        need_module('igraph', 'python3-igraph')
        yield from between(b, 2000, b.turns)
        # ten seconds for one run of igraph
        yield from between(b, 10000, min(b.turns, 3))
    except Skip as why:
        yield Row(f'betweenness / igraph: skipped, {why}', math.nan, 1)
    stop = b.core('stop', 10000, 1)
    wall, cpu = stop.times['stop']
    yield Row('stopped until returned, 10000 / 50 ms', wall / 50, 1, cpu=cpu / 50, turns=int(stop.values['moments']),
              note=f'at worst {wall:.0f} ms')
    small, large = b.core('reading-parts', 2000), b.core('reading-parts', 20000, 3)
    row = large.growth(small, 'reading-without-brokers', 'reading without brokers: T(20000) / T(2000)', 12)
    yield row
    # what fits the caches at 2000 and no longer at 20000 grows by more than ten, and is not quadratic
    copy = b.core('copy', 20000, 3).growth(b.core('copy', 2000), 'copy', '', 12)
    yield Row('that / the same of a mere copy of the map', row.ours / copy.ours, 2, cpu=row.cpu / copy.cpu, turns=1,
              note=f'{copy.ours:.1f}, {copy.cpu:.1f} of CPU')
    ways = b.core('ways', 20000)
    # with a search at each step of a way it would be 10
    yield ways.row('ways along a chain: T(20000) / 10 T(2000)', 'chain', 2)
    yield told('the whole reading of 2000', b.core('reading', 2000).times['reading'])
    stretch = b.core('reading-parts', 10000, 1).times['reading-stretch']
    yield told('longest time without looking whether it is stopped, reading of 10000', stretch, ', without brokers')
    worst = ways.times['ways-in-worst']
    yield told('ways in to one of 20000', ways.times['ways-in'], f'; at worst {worst[0]:.0f} ms, {worst[1]:.0f} of CPU')


def goal_15(b):
    rows = [(b.window('start'), b.window('start', b.map(2000)), b.window('empty')) for _ in range(b.turns)]
    took = [[r.times['process'][0] for r in row] for row in rows]
    yield Row('start, empty map / empty GtkApplication', middle([t[0] / t[2] for t in took]), 1.3, turns=len(rows),
              note=f'{middle([t[0] for t in took]):.0f} and {middle([t[2] for t in took]):.0f} ms')
    yield Row('its memory / empty GtkApplication', middle([r[0].values['memory'] / r[2].values['memory'] for r in rows]), 1.3,
              turns=len(rows))
    yield Row('start with 2000 / empty GtkApplication', middle([t[1] / t[2] for t in took]), 1.6, turns=len(rows))


def goal_16(b):
    report = b.window('open', b.map(10000))
    took, peak = report.times['process'][0] / 1e3, report.values['peak']
    ours = f'ours {took:.1f} s, {peak:.0f} MiB'
    if shutil.which('socnetv') is None or shutil.which('xdotool') is None:
        raise Skip(f'socnetv or xdotool is not installed; {ours}')
    harness = os.path.join(HERE, '../harness/run-ui.sh')
    theirs = run([harness, '--size', '1920x1080', PYTHON, os.path.join(HERE, 'peer-socnetv.py'),
                  b.peer_graph(10000) + '.graphml', '100'], b.left())
    seconds, memory = map(float, theirs.out.split()[-2:])
    yield Row('open 10000, SocNetV / ours', seconds / took, 20, True, turns=1, note=ours)
    yield Row('its peak memory / SocNetV', peak / memory, 0.1, turns=1)


def goal_17(b):
    small, large = b.core('scene', 45).times['scene'], b.core('scene', 300).times['scene']
    yield Row('scene of 45 / one frame of 16 ms', small[0] / 16, 1, cpu=small[1] / 16, turns=b.turns, note=f'{small[0]:.1f} ms')
    yield Row('scene of 300 / 12 frames', large[0] / 192, 1, cpu=large[1] / 192, turns=b.turns, note=f'{large[0]:.0f} ms')


def goal_18(b):
    yield b.core('edit', 300).row('an edit at 300 / full layout and paint', 'edit', 0.5)


def goal_19(b):
    small, large = b.core('undo', 200).times['undo'], b.core('undo', 20000).times['undo']
    yield Row('change and undo at 20000 / at 200', large[0] / small[0], 2, cpu=large[1] / small[1], turns=b.turns)


def goal_20(b):
    report = b.window('stall', b.map(20000))
    for name, what in (('open', 'opening'), ('lay-out', 'laying out'), ('export', 'exporting'), ('zoom', 'zooming')):
        wall, cpu = report.times[name]
        yield Row(f'longest stall {what} 20000 / 100 ms', wall / 100, 1, cpu=cpu / 100, turns=1, note=f'{wall:.0f} ms')


def goal_21(b):
    for n in (2000, 20000):
        ours, theirs = run(b.render(n, 'pdf'), b.left()), run(b.neato(n, 'pdf'), b.left())
        if ours.capped or theirs.capped:
            raise Skip('no time left')
        yield Row(f'peak memory, PDF of {n} / neato -n2', ours.peak / theirs.peak, 1, turns=1,
                  note=f'{ours.peak:.0f} and {theirs.peak:.0f} MiB')


GOALS = {int(name[5:]): function for name, function in list(globals().items()) if name.startswith('goal_')}
# what takes minutes comes last, so that the rest is there whatever the time
SLOW = [6, 7, 4, 5, 16, 9, 20, 14, 12, 13, 21]
ORDER = [g for g in sorted(GOALS) if g not in SLOW] + SLOW


def print_row(number, row):
    if math.isnan(row.ours):
        print(f'{number:>2}  {row.what}')
        return
    sign = '>=' if row.at_least else '<='
    cpu = f'{row.cpu:.2f}' if row.cpu is not None else ''
    print(f'{number:>2}  {row.what:<46} {row.ours:>8.2f} {cpu:>8} {sign} {row.limit:<5g} {row.turns or "":>3}  '
          f'{"met" if row.met() else "NOT met":<8}{row.note}', flush=True)


def print_reason(number):
    why = reasons.WHY.get(number, 'It was met then.')
    print(f'{number:>2}  ' + why.replace('\n', '\n    ') + f'\n    ({LOOK[number]})')


def measure(bench, number, failed):
    try:
        for row in GOALS[number](bench):
            print_row(number, row)
            if not math.isnan(row.ours) and not row.met():
                failed.add(number)
    except Skip as why:
        print(f'{number:>2}  skipped: {why}', flush=True)


def main():
    parser = argparse.ArgumentParser(prog='./dev bench', description=__doc__.split('\n\n', 1)[1],
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('build', help=argparse.SUPPRESS)
    parser.add_argument('--minutes', type=float, default=14, help='how long all of it may take; 14 unless told otherwise')
    parser.add_argument('--turns', type=int, default=5, help='pairs of runs; 5 unless told otherwise')
    parser.add_argument('goals', nargs='*', type=int, metavar='GOAL', help='numbers of goals; all unless told otherwise')
    options = parser.parse_intermixed_args()
    wrong = [g for g in options.goals if g not in GOALS and g not in NOT_THERE]
    if wrong:
        parser.error(f'there is no goal {wrong[0]}; there are {", ".join(map(str, sorted({*GOALS, *NOT_THERE})))}')
    bench, failed = Bench(options), set()
    print(f'at most {options.minutes:g} minutes; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n'
          f' #  {"what":<46} {"ratio":>8} {"of CPU":>8}    limit turns', flush=True)
    for number in [g for g in ORDER if not options.goals or g in options.goals]:
        measure(bench, number, failed)
    for number, what in NOT_THERE.items():
        if not options.goals or number in options.goals:
            print(f'{number:>2}  {what}')
    if failed:
        print(f'\nwhy not, as it was measured on {reasons.MEASURED}, and where to look:')
    for number in sorted(failed):
        print_reason(number)


if __name__ == '__main__':
    main()
