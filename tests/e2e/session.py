#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""session.py ENTORNO ENTORNO-CLI : a short working session with a real pointer and keys.

Opens the sample, adds a stakeholder, ties it, undoes, redoes, saves, and reads
what was saved with entorno-cli. Prints TAP.
"""
import os
import subprocess
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.environ.get('ENT_HARNESS', os.path.dirname(os.path.abspath(__file__)) + '/../harness'))
from atspi_harness import play, wait_for  # noqa: E402

NS = '{urn:entorno:map:1}'
NAME = 'Lighthouse keepers'
OTHER = 'Radio'


class Map:
    def __init__(self, path):
        root = ET.parse(path).getroot()
        self.people = {s.get('id'): s.get('name') for s in root.iter(NS + 'stakeholder') if s.get('id')}
        self.sectors = {s.get('name'): s.get('sector') for s in root.iter(NS + 'stakeholder') if s.get('id')}
        self.ties = [(self.people[t.get('from')], self.people[t.get('to')]) for t in root.iter(NS + 'tie')]

        self.powers = {s.get('name'): a.get('value') for s in root.iter(NS + 'stakeholder') if s.get('id')
                       for a in s.iter(NS + 'assessment') if a.get('aspect') == 'power'}

    def ties_of(self, name):
        return [t for t in self.ties if name in t]


class Steps:
    """The steps in order; each is a test of its own, and none after one that failed."""

    def __init__(self, session, app, path, cli):
        self.s, self.app, self.path, self.cli = session, app, path, cli
        self.before = Map(path)

    def opens_the_sample(self):
        self.frame = self.app.frame('Protective environment of Puerto Coral')
        self.app.find('label', f'{len(self.before.people)} stakeholders')

    def adds_with_name_tab_sector_enter(self):
        self.s.key('ctrl+l')
        self.entry = self.app.find('text', 'Name of a stakeholder')
        self.s.type(NAME)
        wait_for(lambda: self.entry.text() == NAME, 'the name in the line')
        self.s.key('Tab', 'm', 'Return')
        wait_for(lambda: self.entry.text() == '', 'the line to be ready for the next')
        self.app.find('label', f'{len(self.before.people) + 1} stakeholders')

    def has_selected_it(self):
        wait_for(lambda: self.name_entry().text() == NAME, 'its name in the inspector')

    def name_entry(self):
        return self.app.find('text', 'Name', timeout=2)

    def edits_it_in_the_inspector(self):
        short = self.app.find('text', 'Short name')
        short.click()
        self.s.type('Lighthouse')
        wait_for(lambda: short.text() == 'Lighthouse', 'the short name')

    def scroll_to(self, node):
        """As a hand does: the wheel over the panel, until the thing is in the window."""
        def visible():
            y = node.extents[1] + node.extents[3]
            if y < self.frame.size[1] - 60:
                return True
            self.s.xdo('click', 5)
            return False
        self.s.xdo('mousemove', *map(int, self.app.find('text', 'Short name').centre()))
        wait_for(visible, f'{node} to come into view', poll=0.1)

    def ties_it(self):
        button = self.app.find(name='New tie to…', nth=1)
        self.scroll_to(button)
        button.click()
        self.app.find('entry', within=button.parent())
        self.s.type(OTHER)
        self.app.find('label', 'Radio Bahía', within=button.parent())
        self.s.key('Return')
        self.app.find('label', 'Works with', nth=1)

    def save(self):
        old = os.stat(self.path).st_mtime_ns
        self.s.key('ctrl+s')
        wait_for(lambda: os.stat(self.path).st_mtime_ns != old, 'the file to be written')
        return Map(self.path)

    def saves_what_was_done(self):
        saved = self.save()
        assert saved.sectors[NAME] == 'media', saved.sectors[NAME]
        assert len(saved.ties_of(NAME)) == 1, saved.ties_of(NAME)
        assert OTHER in ''.join(saved.ties_of(NAME)[0]), saved.ties_of(NAME)
        assert len(saved.people) == len(self.before.people) + 1

    def rates_it_from_the_list(self):
        people = self.app.find('list', 'Stakeholders by sector')
        self.app.find('label', NAME, within=people).click()
        self.s.key('4')
        assert self.save().powers[NAME] == '4'
        self.s.key('ctrl+z')
        assert NAME not in self.save().powers

    def undoes_and_redoes(self):
        self.s.key('ctrl+z')
        assert self.save().ties_of(NAME) == []
        self.s.key('ctrl+shift+z')
        assert len(self.save().ties_of(NAME)) == 1

    def undoes_all_of_it(self):
        for _ in range(3):
            self.s.key('ctrl+z')
        undone = self.save()
        assert NAME not in undone.sectors
        assert undone.people == self.before.people
        for _ in range(3):
            self.s.key('ctrl+y')
        assert NAME in self.save().sectors

    def passes_the_check(self):
        run = subprocess.run([self.cli, 'check', self.path], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr + run.stdout

    def closes_without_a_question(self):
        assert self.app.close(self.frame.name) == 0
        log = open(self.app.log).read()
        assert 'CRITICAL' not in log and 'WARNING' not in log, log

    ALL = [opens_the_sample, adds_with_name_tab_sector_enter, has_selected_it, edits_it_in_the_inspector, ties_it,
           saves_what_was_done, rates_it_from_the_list, undoes_and_redoes, undoes_all_of_it, passes_the_check, closes_without_a_question]


if __name__ == '__main__':
    sys.exit(play(Steps, os.environ['ENT_SRCDIR'] + '/data/samples/puerto-coral.entorno'))
