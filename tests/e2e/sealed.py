#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""sealed.py ENTORNO ENTORNO-CLI : a working day with a sealed map, after which nothing of it is found in the clear.

A sealed map is opened, edited, copied from, saved, lost in a crash, recovered, merged with what a colleague
has sealed, rescued and closed. Then all files under the home, the folders of the session and those of
temporary files are searched, with what the program has printed and what the windows tell other programs.
Prints TAP.
"""
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.environ.get('ENT_HARNESS', os.path.dirname(os.path.abspath(__file__)) + '/../harness'))
from atspi_harness import Session, perform, wait_for  # noqa: E402

PASSPHRASE = 'zafiro llave barca'
# what stands in the map from the beginning, is typed, and comes from a colleague; in no other text of the program
IN_MAP = ['Zafirotitulo', 'Zafiroradio']
TYPED = ['Zafirohotel', 'Zafiropolicia', 'Zafirobusca']
THEIRS = ['Zafirocolega']
WORDS = IN_MAP + TYPED + THEIRS + [PASSPHRASE]

MAP = """<?xml version="1.0" encoding="UTF-8"?>
<map xmlns="urn:entorno:map:1" version="1.0" id="m-4k2v9c0x7q" title="{title}">
  <moments>
    <moment id="t-8w1m3z5r2b" name="Baseline" date="2026-03-14"/>
  </moments>
  <stakeholders>
    <stakeholder id="s-h7n2c4y9kd" name="{name}" kind="formal" sector="private"/>
  </stakeholders>
</map>
"""


class Day:
    """The steps in order; each is a test of its own, and none after one that failed."""

    def __init__(self, session, program, tool):
        self.s, self.program, self.tool = session, program, tool
        self.path = session.env['HOME'] + '/day.entorno'
        self.n, self.told, self.began = 0, '', time.time() - 1
        self.seal(self.path, IN_MAP[1])
        self.launch(self.path)

    def seal(self, path, name):
        """Writes a sealed map there; the plain one lies where nothing is searched."""
        with tempfile.TemporaryDirectory(prefix='entorno-plain-', dir='/dev/shm') as folder:
            plain = folder + '/plain.entorno'
            with open(plain, 'w') as f:
                f.write(MAP.format(title=IN_MAP[0], name=name))
            subprocess.run([self.tool, 'seal', plain, '-o', path, '--force', '--passphrase-fd', '0'],
                           input=PASSPHRASE.encode(), env=self.s.env, check=True)

    def launch(self, *arguments):
        self.n += 1
        self.app = self.s.launch([self.program, *arguments], f'{self.s.tmp}/day-{self.n}.log')

    def give_passphrase(self):
        # of two windows the one that comes up has the keyboard
        self.app.frame('Passphrase')
        wait_for(lambda: 'Passphrase' in self.s.run('xdotool', 'getactivewindow', 'getwindowname', check=False), 'the question to have the keyboard')
        self.s.type(PASSPHRASE)
        self.s.key('Return')
        wait_for(lambda: not any(f.name == 'Passphrase' for f in self.app.frames()), 'the question to go')

    def add(self, name):
        self.s.key('ctrl+l')
        entry = self.app.find('text', 'Name of a stakeholder')
        self.s.type(name)
        wait_for(lambda: entry.text() == name, 'the name in the line')
        self.s.key('Return')
        wait_for(lambda: entry.text() == '', 'the line to be ready for the next')
        self.s.key('Escape')

    def look(self):
        """What the windows tell other programs."""
        tree = self.s.run('xwininfo', '-root', '-tree')
        self.told += tree
        for line in tree.splitlines():
            if line.strip().startswith('0x'):
                self.told += self.s.run('xprop', '-id', line.split()[0], check=False)

    def shows(self, words):
        def look():
            # the words of a label that is there already are remembered
            self.frame.acc.clear_cache()
            return any(words == n.name for n in self.frame.walk() if n.role == 'label')
        wait_for(look, words, poll=0.2)

    def journals(self):
        found = []
        for folder, _, files in os.walk(self.s.tmp + '/state'):
            found += [f'{folder}/{f}' for f in files if f.isdigit() or f.split('.')[0].isdigit()]
        return found

    def save(self):
        old = os.stat(self.path).st_mtime_ns
        self.s.key('ctrl+s')
        wait_for(lambda: os.stat(self.path).st_mtime_ns != old, 'the file to be written')

    def opens_with_its_passphrase(self):
        self.give_passphrase()
        self.frame = self.app.frame('day')
        self.shows('1 stakeholder')

    def is_edited_and_saved(self):
        self.add(TYPED[0])
        self.shows('2 stakeholders')
        self.save()
        self.look()

    def is_searched_and_copied_from(self):
        self.s.key('ctrl+f')
        self.s.type(TYPED[2])
        self.shows('0 of 2 stakeholders')
        self.s.key('ctrl+a', 'ctrl+c', 'Escape')
        people = self.app.find('list', 'Stakeholders by sector')
        self.app.find('label', TYPED[0], within=people).click()
        self.s.key('ctrl+c')
        self.look()

    def is_rescued(self):
        self.frame.act('win.rescue')
        wait_for(lambda: any('rescued' in f for f in os.listdir(self.s.env['HOME'])), 'the rescue copy')

    def is_lost_in_a_crash(self):
        self.add(TYPED[1])
        wait_for(lambda: self.journals(), 'the journal')
        wait_for(lambda: sum(os.path.getsize(f) for f in self.journals()) > 1000, 'its steps')
        os.kill(self.app.p.pid, signal.SIGSEGV)
        self.app.p.wait()
        assert not any('core' in f for f in os.listdir('.')), 'a picture of the memory was written'

    def is_recovered_with_its_passphrase(self):
        self.launch()
        self.app.frame('Recovered work')
        self.app.find('push button', 'Open', within=self.app.frame('Recovered work')).act()
        self.give_passphrase()
        self.frame = self.app.frame('day')
        self.shows('3 stakeholders')

    def is_merged_with_what_a_colleague_sealed(self):
        self.seal(self.path, THEIRS[0])
        self.s.key('ctrl+s')
        self.app.find('push button', 'Merge').act()
        self.give_passphrase()
        self.look()
        dialog = self.app.frame('Merge')
        self.app.find('push button', 'The rest as in the file', within=dialog).act()
        self.app.find('push button', 'Merge', within=dialog, pred=lambda n: 'sensitive' in n.states()).act()
        wait_for(lambda: not any(f.name == 'Merge' for f in self.app.frames()), 'the merge to be done')
        self.app.find('label', THEIRS[0])
        self.save()

    def closes_without_a_question(self):
        self.look()
        assert self.app.close('day') == 0

    def leaves_nothing_in_the_clear(self):
        assert 'WM_CLASS' in self.told and self.finds_what_is_there()
        found = [f'{word} told by a window' for word in WORDS if word in self.told]
        for top in (self.s.tmp, '/tmp' if self.s.tmp.startswith('/tmp') else tempfile.gettempdir()):
            for folder, folders, files in os.walk(top):
                if top != self.s.tmp:
                    # of others' files only what came since is of this day, and none of it lies deeper
                    folders.clear()
                for name in files:
                    found += self.search(os.path.join(folder, name))
        found += self.listed()
        assert not found, '; '.join(found)

    def listed(self):
        """Where the name of the file stands among what was used last."""
        found = []
        for folder, _, files in os.walk(self.s.tmp):
            for name in files:
                if name.endswith('.xbel') or folder.startswith(self.s.tmp + '/config'):
                    with open(os.path.join(folder, name), 'rb') as f:
                        found += [f'listed in {folder}/{name}'] if b'day.entorno' in f.read() else []
        return found

    def finds_what_is_there(self):
        with tempfile.NamedTemporaryFile(dir=self.s.tmp) as f:
            f.write(TYPED[0].encode('utf-16-le'))
            f.flush()
            return self.search(f.name)

    def search(self, path):
        try:
            if not os.path.isfile(path) or os.stat(path).st_mtime < self.began:
                return []
            with open(path, 'rb') as f:
                data = f.read()
        except OSError:
            return []
        forms = {word: [word.encode(), word.encode('utf-16-le'), word.replace(' ', '%20').encode()] for word in WORDS}
        names = [f'{word} in the name of {path}' for word in WORDS if word in path]
        return names + [f'{word} in {path}' for word, ways in forms.items() if any(way in data for way in ways)]

    ALL = [opens_with_its_passphrase, is_edited_and_saved, is_searched_and_copied_from, is_rescued, is_lost_in_a_crash,
           is_recovered_with_its_passphrase, is_merged_with_what_a_colleague_sealed, closes_without_a_question, leaves_nothing_in_the_clear]


def main():
    # a crash could leave a picture of the memory, in the folder in which the program was started
    resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
    programs = [os.path.abspath(p) for p in sys.argv[1:3]]
    with Session(env={'G_DEBUG': 'fatal-warnings', 'G_MESSAGES_DEBUG': 'all', 'GSETTINGS_BACKEND': 'keyfile'}) as s:
        s.env['XDG_CACHE_HOME'] = s.tmp + '/cache'
        s.env['TMPDIR'] = s.tmp + '/tmp'
        os.mkdir(s.env['TMPDIR'])
        os.chdir(s.env['HOME'])
        try:
            return perform(s, Day(s, *programs))
        finally:
            os.chdir('/')


if __name__ == '__main__':
    sys.exit(main())
