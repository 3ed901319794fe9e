#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ended.py ENTORNO ENTORNO-CLI : a program that is closed, told to end or killed right after Ctrl+S.

Whenever that is, the file is the one of before or the new one, whole; who closes it or tells it to end has the
new one. What was not saved is there for the next start. ENT_TORTURE=1 for 200 rounds with a map of 10 MB. Prints TAP.
"""
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET

sys.path.insert(0, os.environ.get('ENT_HARNESS', os.path.dirname(os.path.abspath(__file__)) + '/../harness'))
from atspi_harness import Session, wait_for  # noqa: E402

NS = '{urn:entorno:map:1}'
TORTURE = 'ENT_TORTURE' in os.environ
ROUNDS = 200 if TORTURE else 6
LARGE = 12000 if TORTURE else 1500
TITLE = f'Invented map {LARGE}, {3 * LARGE}, 7'
LATEST = 0.2


class Round:
    def __init__(self, session, program, large, number):
        self.s = session
        folder = f'{session.tmp}/{number}'
        os.mkdir(folder)
        self.path = folder + '/map.entorno'
        self.lock = folder + '/.~lock.map.entorno#'
        shutil.copy(large, self.path)
        self.before = self.moments()
        self.app = session.launch([program, self.path], f'{folder}/log')
        self.frame = self.app.frame(TITLE)

    def moments(self):
        return sum(1 for _ in ET.parse(self.path).getroot().iter(NS + 'moment'))

    def edit(self):
        wait_for(lambda: self.frame.act('win.add-moment') or True, 'it to be edited')
        # the step is made: what ends the program comes after it
        self.app.find(pred=lambda node: (node.name or '').startswith('Undo: '))

    def save(self):
        self.frame.act('win.save')

    def recovered(self):
        folder = self.s.env['XDG_STATE_HOME'] + '/entorno/recovery'
        return os.listdir(folder) if os.path.isdir(folder) else []

    def ends_well(self):
        code = self.app.p.wait(timeout=60)
        assert code == 0, f'exit status {code}'
        log = open(self.app.log).read()
        assert 'CRITICAL' not in log and 'WARNING' not in log, log
        assert not os.path.exists(self.lock), 'the lock is left'
        assert self.moments() == self.before + 1, 'what was saved is not in the file'
        assert not self.recovered(), 'what was saved is kept for the next start'

    def close(self):
        # the number of an action on the bus may change between being looked up and being done: then it is asked for again
        def ask():
            try:
                self.frame.act('window.close')
                self.app.p.wait(timeout=10)
            except Exception:
                pass
            return self.app.p.poll() is not None
        wait_for(ask, 'the window to close')
        self.ends_well()

    def tell_to_end(self):
        self.app.p.send_signal(signal.SIGTERM)
        self.ends_well()

    def kill(self):
        self.app.p.kill()
        self.app.p.wait()
        # never less than whole
        assert self.moments() - self.before in (0, 1)


WAYS = [Round.close, Round.tell_to_end, Round.kill]


def right_after_a_save(session, program, large):
    for number in range(ROUNDS):
        r = Round(session, program, large, number)
        way = WAYS[number % len(WAYS)]
        r.edit()
        r.save()
        time.sleep(random.uniform(0, LATEST))
        way(r)
        shutil.rmtree(session.env['XDG_STATE_HOME'] + '/entorno', ignore_errors=True)
        shutil.rmtree(os.path.dirname(r.path))
        print(f'# {number}: {way.__name__}', flush=True)


def told_to_end_it_keeps_what_is_not_saved(session, program, large):
    r = Round(session, program, large, 'unsaved')
    r.edit()
    r.app.p.send_signal(signal.SIGTERM)
    code = r.app.p.wait(timeout=60)
    assert code == 0, f'exit status {code}'
    assert not os.path.exists(r.lock), 'the lock is left'
    assert r.moments() == r.before, 'it was saved'
    assert len(r.recovered()) == 1, 'it is not kept for the next start'
    again = session.launch([program], f'{session.tmp}/again.log')
    again.frame('Recovered work')
    again.end()


PLAYS = [right_after_a_save, told_to_end_it_keeps_what_is_not_saved]


def main():
    failed = 0
    print(f'1..{len(PLAYS)}', flush=True)
    with Session(env={'G_DEBUG': 'fatal-warnings'}) as s:
        large = s.tmp + '/large.entorno'
        subprocess.run([sys.argv[2], 'generate', str(LARGE), '-o', large, '--seed', '7'], check=True)
        for number, play in enumerate(PLAYS, 1):
            name = play.__name__.replace('_', '-')
            try:
                play(s, sys.argv[1], large)
                print(f'ok {number} - {name}', flush=True)
            except BaseException as e:
                failed = 1
                print(f'not ok {number} - {name}')
                print('# ' + f'{type(e).__name__}: {e}'.replace('\n', '\n# '))
                for app in s.apps:
                    print('# log: ' + open(app.log).read().replace('\n', '\n# '), flush=True)
            for app in s.apps:
                app.end()
    return failed


if __name__ == '__main__':
    sys.exit(main())
