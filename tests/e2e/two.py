#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""two.py ENTORNO ENTORNO-CLI : two programs with one file, as two people on one share.

They open, edit, save, close and are killed in several orders; what one of them has saved is in the
file until somebody who has been asked replaces it. What A does to the map is a moment, what B does
is a step to project: the file tells whose work it holds. Prints TAP.
"""
import os
import shutil
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.environ.get('ENT_HARNESS', os.path.dirname(os.path.abspath(__file__)) + '/../harness'))
from atspi_harness import Session, wait_for  # noqa: E402

NS = '{urn:entorno:map:1}'
TITLE = 'Protective environment of Puerto Coral'
EDITS = {'A': ('win.add-moment', 'moment'), 'B': ('win.keep-step', 'step')}


class Person:
    def __init__(self, stage, name):
        self.stage, self.name = stage, name
        self.action, self.element = EDITS[name]

    def open(self, answer=None):
        self.app = self.stage.launch(self.name)
        if answer is not None:
            self.answer(answer)
        self.frame = self.app.frame(TITLE)

    def answer(self, button):
        self.app.find('push button', button).act()

    def told(self, words):
        def look():
            for frame in self.app.frames():
                # the words of a label that is there already are remembered
                frame.acc.clear_cache()
                if any(words in n.name for n in frame.walk() if n.role == 'label'):
                    return True
        wait_for(look, f'{self.name} to be told: {words}', poll=0.2)

    def edit(self):
        # an action that is not there yet is refused
        wait_for(lambda: self.frame.act(self.action) or True, f'{self.name} to edit')

    def in_file(self):
        return self.stage.count(self.element)

    def save(self):
        """Without a question."""
        before = self.in_file()
        self.frame.act('win.save')
        wait_for(lambda: self.in_file() > before, f'what {self.name} did in the file')

    def is_asked_when_saving(self, answer):
        before = self.stage.read()
        self.frame.act('win.save')
        self.app.find('push button', 'Replace')
        assert self.stage.read() == before, 'written before the answer'
        self.answer(answer)

    def close(self):
        assert self.app.close(TITLE) == 0
        log = open(self.app.log).read()
        assert 'CRITICAL' not in log and 'WARNING' not in log, log

    def kill(self):
        os.kill(self.app.p.pid, signal.SIGKILL)
        self.app.p.wait()


class Stage:
    """One file, and two programs that know nothing of each other: each has a session bus of its own."""

    def __init__(self, session, program, number):
        self.s, self.program = session, program
        folder = f'{session.tmp}/{number}'
        os.mkdir(folder)
        self.path = folder + '/map.entorno'
        self.lock = folder + '/.~lock.map.entorno#'
        shutil.copy(os.environ['ENT_SRCDIR'] + '/data/samples/puerto-coral.entorno', self.path)
        self.before = {e: self.total(e) for _, e in EDITS.values()}
        self.people = []

    def launch(self, name):
        number = len(self.s.apps)
        bus = self.s._spawn(['dbus-daemon', '--session', '--nofork', '--nopidfile', '--print-address=1'],
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        shared = dict(self.s.env)
        self.s.env.update(DBUS_SESSION_BUS_ADDRESS=bus.stdout.readline().strip(), AT_SPI_BUS_ADDRESS=accessibility_bus(shared))
        try:
            return self.s.launch([self.program, self.path], f'{self.s.tmp}/{name}-{number}.log')
        finally:
            self.s.env.clear()
            self.s.env.update(shared)

    def read(self):
        with open(self.path, 'rb') as f:
            return f.read()

    def total(self, element):
        return sum(1 for _ in ET.fromstring(self.read()).iter(NS + element))

    def count(self, element):
        return self.total(element) - self.before[element]

    def holds(self, a, b):
        assert (self.count('moment'), self.count('step')) == (a, b), (self.count('moment'), self.count('step'))

    def is_unlocked(self):
        try:
            wait_for(lambda: not os.path.exists(self.lock), 'the lock to go')
        except Exception:
            print(f'# {[(p.name, p.app.p.pid, p.app.p.poll()) for p in self.people]} lock: ' + open(self.lock).read().replace('\n', '; '))
            raise


def accessibility_bus(env):
    from gi.repository import Gio
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    bus = Gio.DBusConnection.new_for_address_sync(env['DBUS_SESSION_BUS_ADDRESS'], flags, None, None)
    answer = bus.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0, 5000, None)
    return answer.unpack()[0]


# -- what happens ---------------------------------------------------------------

def one_looks_until_the_other_closes(stage, a, b):
    a.open()
    b.open('Open read-only')
    b.told('has the map open on this computer')
    a.edit()
    a.save()
    b.told('was changed on the disk')
    a.close()
    b.told('You can edit it now')
    b.answer('Edit')
    b.edit()
    b.save()
    stage.holds(1, 1)
    b.close()
    stage.is_unlocked()


def one_takes_over_and_the_other_saves_first(stage, a, b):
    a.open()
    b.open('Edit anyway')
    a.told('whoever saves second is asked')
    a.edit()
    b.edit()
    a.save()
    b.is_asked_when_saving('Cancel')
    stage.holds(1, 0)
    a.edit()
    a.save()
    stage.holds(2, 0)
    b.is_asked_when_saving('Replace')
    wait_for(lambda: stage.count('step') == 1, 'the one that was chosen')
    a.edit()
    a.is_asked_when_saving('Cancel')
    stage.holds(0, 1)


def one_takes_over_and_saves_first(stage, a, b):
    a.open()
    a.edit()
    b.open('Edit anyway')
    b.edit()
    b.save()
    a.told('was changed on the disk')
    a.is_asked_when_saving('Cancel')
    stage.holds(0, 1)
    b.close()
    a.is_asked_when_saving('Cancel')
    stage.holds(0, 1)


def one_is_killed_and_the_other_comes(stage, a, b):
    a.open()
    a.edit()
    a.save()
    a.edit()
    a.kill()
    assert os.path.exists(stage.lock)
    b.open()
    b.edit()
    b.save()
    stage.holds(1, 1)
    b.close()
    stage.is_unlocked()


def one_is_killed_while_the_other_looks(stage, a, b):
    a.open()
    b.open('Open read-only')
    a.kill()
    b.told('You can edit it now')
    b.answer('Edit')
    b.edit()
    b.save()
    stage.holds(0, 1)


def one_is_killed_after_it_took_over(stage, a, b):
    a.open()
    b.open('Edit anyway')
    b.edit()
    b.save()
    b.edit()
    b.kill()
    a.edit()
    a.is_asked_when_saving('Cancel')
    stage.holds(0, 1)


def one_closes_while_the_other_is_asked(stage, a, b):
    a.open()
    b.app = stage.launch('B')
    b.app.find('push button', 'Open read-only')
    a.edit()
    a.save()
    a.close()
    b.answer('Open read-only')
    b.frame = b.app.frame(TITLE)
    b.told('You can edit it now')
    b.answer('Edit')
    b.edit()
    b.save()
    stage.holds(1, 1)


def one_has_a_copy(stage, a, b):
    a.open()
    b.open('Open a copy')
    b.edit()
    a.edit()
    a.save()
    stage.holds(1, 0)
    a.close()
    stage.is_unlocked()


PLAYS = [one_looks_until_the_other_closes, one_takes_over_and_the_other_saves_first, one_takes_over_and_saves_first,
         one_is_killed_and_the_other_comes, one_is_killed_while_the_other_looks, one_is_killed_after_it_took_over,
         one_closes_while_the_other_is_asked, one_has_a_copy]


def main():
    failed = 0
    print(f'1..{len(PLAYS)}', flush=True)
    with Session(env={'G_DEBUG': 'fatal-warnings'}) as s:
        for number, play in enumerate(PLAYS, 1):
            stage = Stage(s, sys.argv[1], number)
            people = stage.people = [Person(stage, name) for name in EDITS]
            name = play.__name__.replace('_', '-')
            try:
                play(stage, *people)
                print(f'ok {number} - {name}', flush=True)
            except BaseException as e:
                failed = 1
                print(f'not ok {number} - {name}')
                print('# ' + f'{type(e).__name__}: {e}'.replace('\n', '\n# '))
                if os.environ.get('ENT_E2E_SHOT'):
                    s.screenshot(os.environ['ENT_E2E_SHOT'])
                for app in s.apps:
                    print('# log: ' + open(app.log).read().replace('\n', '\n# '), flush=True)
            for app in s.apps:
                app.end()
    return failed


if __name__ == '__main__':
    sys.exit(main())
