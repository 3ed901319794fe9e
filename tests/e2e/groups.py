#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""groups.py ENTORNO ENTORNO-CLI : what three groups made on three laptops becomes one map, by keyboard and by command.

Once they began with the same map, and once with none. The window merges all of it as one step, which Ctrl+Z takes back;
entorno-cli, told the same, writes the same. Prints TAP.
"""
import os
import subprocess
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.environ.get('ENT_HARNESS', os.path.dirname(os.path.abspath(__file__)) + '/../harness'))
from atspi_harness import Session, wait_for  # noqa: E402

NS = '{urn:entorno:map:1}'
TITLE = 'Bahía Honda'


class Group:
    """What one group has made; its ids are its own but for those that it has from the base."""

    def __init__(self, letter, map_id, moment_id):
        self.letter, self.map_id, self.moment_id = letter, map_id, moment_id
        self.people, self.ties = [], []

    def add(self, name, sector, power=None, id=None, **fields):
        id = id or f's-{self.letter}{len(self.people)}'
        more = ''.join(f' {k.replace("_", "-")}="{v}"' for k, v in fields.items())
        rating = f'<assessment moment="{self.moment_id}" aspect="power" value="{power}"/>' if power else ''
        self.people.append(f'<stakeholder id="{id}" name="{name}" kind="formal" sector="{sector}"{more}>{rating}</stakeholder>')
        return id

    def tie(self, a, b, kind, id=None):
        self.ties.append(f'<tie id="{id or f"e-{self.letter}{len(self.ties)}"}" from="{a}" to="{b}" kind="{kind}"/>')

    def write(self, path):
        with open(path, 'w') as f:
            f.write(f'<?xml version="1.0" encoding="UTF-8"?>\n'
                    f'<map xmlns="urn:entorno:map:1" version="1.0" id="{self.map_id}" title="{TITLE}" language="en">\n'
                    f'<moments><moment id="{self.moment_id}" name="Baseline" date="2026-03-14"/></moments>\n'
                    '<stakeholders>' + '\n'.join(self.people) + '</stakeholders>\n'
                    '<ties>' + '\n'.join(self.ties) + '</ties>\n</map>\n')


def of_a_base(letter, level=None, power=3, with_radio=True):
    group = Group(letter, 'm-base', 't-base')
    group.add('Hotels', 'private', power, id='s-hotels', **({'level': level} if level else {}))
    if with_radio:
        group.add('Radio', 'media', id='s-radio')
    group.add('Police', 'institutions', id='s-police')
    group.tie('s-hotels', 's-police', 'works-with', id='e-base')
    return group


def from_one_map(folder):
    """Each changes something alone, two of them the same; two add the same school, and one removes the radio."""
    of_a_base('base').write(folder + '/base.entorno')
    east = of_a_base('east', level='local', power=4)
    school = east.add('School of La Palma', 'education', 2)
    east.tie(school, 's-police', 'informs')
    north = of_a_base('north', level='national', power=5)
    north.tie(north.add('School of La Palma', 'education', 2), 's-police', 'informs')
    south = of_a_base('south', with_radio=False)
    south.add('Sch. La Palma', 'education', 1)
    for name, group in (('east', east), ('north', north), ('south', south)):
        group.write(f'{folder}/{name}.entorno')


def from_none(folder):
    """All have the hotels, in two spellings, and two the same person in them."""
    for name, hotels, level in (('base', 'Hotels', 'local'), ('east', 'HOTELS', 'national'), ('north', 'Hotels S.A.', 'national')):
        group = Group(name, 'm-' + name, 't-' + name)
        id = group.add(hotels, 'private', 3, level=level)
        group.add('Ana', 'private', 2, unit='person', part_of=id)
        group.tie(group.add('Only ' + name, 'community'), id, 'alliance')
        group.write(f'{folder}/{name}.entorno')


class Desk:
    """A window on the first map, and the keyboard."""

    def __init__(self, session, folder):
        self.s, self.folder = session, folder
        self.path = folder + '/base.entorno'
        with open(self.path, 'rb') as f:
            self.before = f.read()
        self.app = session.launch([sys.argv[1], self.path], folder + '.log')
        self.frame = self.app.frame(TITLE)

    def has_keyboard(self, title):
        self.app.frame(title)
        wait_for(lambda: self.s.run('xdotool', 'getactivewindow', 'getwindowname', check=False).strip() == title, f'the keyboard to be in {title}')

    def labels(self, title=None):
        frame = self.app.frame(title or TITLE)
        # the words of a label that is there already are remembered
        frame.acc.clear_cache()
        return [n.name for n in frame.walk() if n.role == 'label']

    def shows(self, words, title=None):
        wait_for(lambda: any(words in name for name in self.labels(title)), words, poll=0.1)

    def choose_all_files(self):
        """The map itself is among them, and left out."""
        wait_for(lambda: self.frame.act('win.merge') or True, 'the command')
        self.has_keyboard('Merge files')

        # what it lists is told to nobody: before it is there nothing can be chosen
        def choose():
            self.s.key('ctrl+a', 'alt+m')
            return not any(f.name == 'Merge files' for f in self.app.frames())
        wait_for(choose, 'the files to be chosen', poll=0.3)

    def says_what_they_were_made_from(self, this_map):
        self.app.find('push button', 'Yes, from a copy')
        self.s.key('alt+y' if this_map else 'Return')

    def says_who_is_the_same(self, name, count, *keys):
        self.has_keyboard('Are these the same?')
        self.shows(f'In “{name}.entorno”', 'Are these the same?')
        for key in keys:
            self.s.key(key)
        self.shows(count, 'Are these the same?')
        self.s.key('Return')

    def decides(self, words, key):
        self.has_keyboard('Merge')
        self.shows(words, 'Merge')
        self.s.key(key)
        self.shows('all decided', 'Merge')
        self.s.key('alt+m')

    def read(self):
        with open(self.path, 'rb') as f:
            return f.read()

    def save(self):
        old = os.stat(self.path).st_mtime_ns
        self.s.key('ctrl+s')
        wait_for(lambda: os.stat(self.path).st_mtime_ns != old, 'the file to be written')
        return self.read()

    def close(self):
        assert self.app.close(TITLE) == 0
        log = open(self.app.log).read()
        assert 'CRITICAL' not in log and 'WARNING' not in log, log


def run_tool(*arguments, expected=0):
    run = subprocess.run([sys.argv[2], *arguments], capture_output=True, text=True)
    assert run.returncode == expected, (run.returncode, run.stderr)
    return run.stderr


def names(data):
    return sorted(s.get('name') for s in ET.fromstring(data).iter(NS + 'stakeholder') if s.get('id'))


def is_one_step(desk, what):
    """The same bytes as before, and again what was merged."""
    merged = desk.save()
    desk.s.key('ctrl+z')
    desk.shows(what)
    undone = desk.save()
    desk.s.key('ctrl+shift+z')
    again = desk.save()
    assert again == merged
    return merged, undone


# -- what happens ---------------------------------------------------------------

def three_that_began_with_one_map(session, folder):
    from_one_map(folder)
    files = [f'{folder}/{n}.entorno' for n in ('east', 'north', 'south')]
    out = folder + '/out.txt'
    told = run_tool('merge', '--base', folder + '/base.entorno', *files, '-o', out, expected=1)
    assert 'Same name. --join-names takes them for one' in told and 'Similar names. They are kept apart.' in told, told
    told = run_tool('merge', '--base', folder + '/base.entorno', '--join-names', *files, '-o', out, expected=1)
    assert '2 conflicts: nothing was written.' in told, told
    run_tool('merge', '--base', folder + '/base.entorno', '--join-names', '--prefer', 'first', *files, '-o', out)

    desk = Desk(session, folder)
    desk.choose_all_files()
    desk.says_what_they_were_made_from(this_map=True)
    # the first one meets nobody else's work
    desk.says_who_is_the_same('north', '1 of 1 pair')
    desk.decides('Conflict 1 of 2', 'alt+e')
    desk.says_who_is_the_same('south', '0 of 1 pair')
    desk.shows('3 files were merged into your map')
    merged, undone = is_one_step(desk, '3 stakeholders')
    assert names(merged) == ['Hotels', 'Police', 'Sch. La Palma', 'School of La Palma'], names(merged)
    with open(out, 'rb') as f:
        assert f.read() == merged, 'the command wrote something else than the window'
    assert names(undone) == ['Hotels', 'Police', 'Radio'], names(undone)
    desk.close()


def three_that_began_with_none(session, folder):
    from_none(folder)
    files = [f'{folder}/{n}.entorno' for n in ('base', 'east', 'north')]
    out = folder + '/out.txt'
    run_tool('merge', '--join-names', '--prefer', 'first', *files, '-o', out)

    desk = Desk(session, folder)
    desk.choose_all_files()
    desk.says_what_they_were_made_from(this_map=False)
    # the hotels and Ana in them; the moments are of one day
    desk.says_who_is_the_same('east', '2 of 2 pairs')
    # HOTELS is only written in another way
    desk.decides('Conflict 1 of 1', 'alt+e')
    # the spelling is another one, and so is who stands in it
    desk.says_who_is_the_same('north', '0 of 2 pairs')
    desk.shows('2 files were merged into your map')
    merged, undone = is_one_step(desk, '3 stakeholders')
    assert names(merged) == ['Ana', 'Ana', 'Hotels', 'Hotels S.A.', 'Only base', 'Only east', 'Only north'], names(merged)
    with open(out, 'rb') as f:
        assert f.read() == merged, 'the command wrote something else than the window'
    assert names(undone) == ['Ana', 'Hotels', 'Only base'], names(undone)
    desk.close()


def what_is_similar_can_be_said_to_be_the_same(session, folder):
    from_none(folder)
    os.remove(folder + '/east.entorno')
    desk = Desk(session, folder)
    desk.choose_all_files()
    desk.app.find('push button', 'Yes, from a copy')
    desk.s.key('Return')
    desk.says_who_is_the_same('north', '2 of 2 pairs', 'alt+a')
    desk.decides('Conflict 1 of 2', 'alt+f')
    desk.shows('“north.entorno” was merged into your map')
    assert names(desk.save()) == ['Ana', 'Hotels S.A.', 'Only base', 'Only north']
    desk.close()


def who_gives_it_up_has_the_map_as_it_was(session, folder):
    from_none(folder)
    desk = Desk(session, folder)
    desk.choose_all_files()
    desk.says_what_they_were_made_from(this_map=False)
    desk.says_who_is_the_same('east', '2 of 2 pairs')
    # HOTELS is only written in another way
    desk.decides('Conflict 1 of 1', 'alt+e')
    desk.has_keyboard('Are these the same?')
    desk.s.key('Escape')
    wait_for(lambda: [f.name for f in desk.app.frames()] == [TITLE], 'the question to go')
    desk.shows('3 stakeholders')
    assert desk.read() == desk.before
    desk.close()


PLAYS = [three_that_began_with_one_map, three_that_began_with_none, what_is_similar_can_be_said_to_be_the_same,
         who_gives_it_up_has_the_map_as_it_was]


def main():
    failed = 0
    print(f'1..{len(PLAYS)}', flush=True)
    with Session(env={'G_DEBUG': 'fatal-warnings'}) as s:
        for number, play in enumerate(PLAYS, 1):
            folder = f'{s.tmp}/{number}'
            os.mkdir(folder)
            name = play.__name__.replace('_', '-')
            try:
                play(s, folder)
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
