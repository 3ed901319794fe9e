#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""accessible.py ENTORNO ENTORNO-CLI : what is told to somebody who does not see the window.

Opens the sample and walks through it with keys only: the map, the list, the register. Whatever has
the keyboard must tell, over the accessibility bus, what a sighted person sees of each stakeholder in
the file: name, sector, kind, decision power, commitment, number of ties. Prints TAP.
"""
import os
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.environ.get('ENT_HARNESS', os.path.dirname(os.path.abspath(__file__)) + '/../harness'))
from atspi_harness import play, wait_for  # noqa: E402

NS = '{urn:entorno:map:1}'
SECTORS = {'institutions': 'Institutions', 'private': 'Private sector', 'informal': 'Informal sector',
           'community': 'Community', 'family': 'Family', 'education': 'Education system', 'media': 'Media'}


class Stakeholder:
    def __init__(self, node, moments, n_ties, sectors):
        self.name = node.get('name')
        self.on_map = not (node.get('part-of') and node.get('unit') in ('department', 'person'))
        self.words = ', '.join([sectors[node.get('sector')], node.get('kind').capitalize(),
                                self.power(node, moments), self.commitment(node, moments),
                                f'{n_ties} tie' + ('' if n_ties == 1 else 's')])

    @staticmethod
    def rating(node, moments, aspect):
        given = {a.get('moment'): a.get('value') for a in node.iter(NS + 'assessment') if a.get('aspect') == aspect}
        last = [given[m] for m in moments if m in given]
        return last[-1] if last and last[-1] != 'not-assessed' else None

    def power(self, node, moments):
        value = self.rating(node, moments, 'power')
        return f'decision power {value}' if value else 'decision power not assessed'

    def commitment(self, node, moments):
        value = self.rating(node, moments, 'commitment')
        return value.capitalize() if value else 'commitment not assessed'


def read(path):
    root = ET.parse(path).getroot()
    people = [n for n in root.iter(NS + 'stakeholder') if n.get('id')]
    moments = [m.get('id') for m in sorted(root.iter(NS + 'moment'), key=lambda m: m.get('date') or '9')]
    ends = [end for t in root.iter(NS + 'tie') for end in (t.get('from'), t.get('to'))]
    sectors = dict(SECTORS, **{s.get('id'): s.get('label') for s in root.iter(NS + 'sector') if s.get('label')})
    return [Stakeholder(n, moments, ends.count(n.get('id')), sectors) for n in people]


class Steps:
    """The steps in order; each is a test of its own, and none after one that failed."""

    def __init__(self, session, app, path, cli):
        self.s, self.app = session, app
        self.people = read(path)

    def opens_with_the_keyboard_in_the_map(self):
        self.frame = self.app.frame('Protective environment of Puerto Coral')
        self.canvas = self.app.find('list box', 'Stakeholders')
        wait_for(lambda: 'focused' in self.canvas.states(), 'the picture to have the keyboard')
        self.app.find('label', f'{len(self.people)} stakeholders')
        # they come with the picture
        wait_for(lambda: self.canvas.acc.clear_cache() or any(True for _ in self.canvas.children()), 'the stakeholders of the picture')
        wait_for(lambda: 'active' in self.fresh().states(), 'the window to be the active one')

    def focused(self, within):
        within.acc.clear_cache()
        return next((n for n in within.walk() if 'focused' in n.states()), None)

    def walk(self, within, key, tell, most):
        """Presses @key until what has the keyboard is what had it before, or is elsewhere: all that was told."""
        first = self.focused(within)
        told, before = [], tell(first) if first is not None else None
        for _ in range(most):
            self.s.key(key)
            try:
                wait_for(lambda: (lambda n: n is not None and tell(n) != before)(self.focused(within)), 'the next', timeout=1.5)
            except AssertionError:
                break
            before = tell(self.focused(within))
            told.append(before)
        return told

    def check(self, told, people):
        missing = [p for p in people if not any(t.startswith(f'{p.name}, {p.words}') for t in told)]
        assert not missing, 'nobody told: ' + '; '.join(f'{p.name}, {p.words}' for p in missing) + '\ntold: ' + '\n'.join(told)

    def tab_walks_the_whole_map_and_tells_everybody(self):
        on_map = [p for p in self.people if p.on_map]
        told = self.walk(self.canvas, 'Tab', lambda n: f'{n.name}, {n.acc.get_description()}', len(on_map))
        assert len(told) == len(on_map), (len(told), len(on_map))
        self.check(told, on_map)

    def who_is_walked_to_is_selected(self):
        assert 'selected' in self.focused(self.canvas).states()

    def filter_is_open(self):
        return any(n.name == 'Words in any text' and 'focused' in n.states() for n in self.fresh().walk())

    def fresh(self):
        self.frame.acc.clear_cache()
        return self.frame

    def arrows_walk_the_list_and_tell_everybody(self):
        people = self.app.find('list', 'Stakeholders by sector')
        # the button of the filter stands before the list, and has the keyboard once the filter is closed
        self.s.key('ctrl+shift+f')
        wait_for(self.filter_is_open, 'the filter to open')
        self.s.key('Escape')
        wait_for(lambda: (lambda n: n is not None and n.name == 'Filter')(self.focused(self.frame)), 'the button to have the keyboard')
        self.s.key('Tab')
        wait_for(lambda: self.focused(people) is not None, 'the list to have the keyboard')
        self.s.key('End', 'Home')
        told = [self.focused(people).name] + self.walk(people, 'Down', lambda n: n.name, len(self.people) + len(SECTORS))
        self.check(told, self.people)

    def the_register_tells_every_name(self):
        self.s.key('alt+3', 'Escape')
        table = self.app.find('tree table', 'Register of stakeholders')
        wait_for(lambda: self.focused(table) is not None, 'the register to have the keyboard')
        self.s.key('ctrl+Home')
        told = set()

        def all_told():
            """Rows are there while they are seen; page by page they all come by."""
            told.update(n.name for n in table.walk())
            if all(p.name in told for p in self.people):
                return True
            self.s.key('Next')
            return False
        wait_for(all_told, 'all names in the register', timeout=120)

    def f10_opens_the_main_menu(self):
        self.s.key('F10')
        self.app.find(name='Keyboard shortcuts')
        self.s.key('Escape')

    def the_filter_is_chosen_and_ended_with_keys(self):
        self.s.key('alt+1', 'Escape', 'ctrl+shift+f')
        wait_for(self.filter_is_open, 'the filter to open')
        number = sum('Institutions' in p.words for p in self.people)
        assert any(n.name == f'Institutions, {number}' for n in self.fresh().walk())
        self.s.key('Tab', 'space')
        hidden = sum('Institutions' not in p.words for p in self.people)
        self.app.find('label', f'{hidden} hidden')
        self.s.key('Escape', 'ctrl+shift+a')
        self.app.gone('label', f'{hidden} hidden')

    ALL = [opens_with_the_keyboard_in_the_map, tab_walks_the_whole_map_and_tells_everybody, who_is_walked_to_is_selected,
           arrows_walk_the_list_and_tell_everybody, the_register_tells_every_name, f10_opens_the_main_menu,
           the_filter_is_chosen_and_ended_with_keys]


if __name__ == '__main__':
    sys.exit(play(Steps, os.environ['ENT_SRCDIR'] + '/data/samples/puerto-coral.entorno'))
