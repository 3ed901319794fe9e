#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""walk.py ENTORNO ENTORNO-CLI [LANGUAGE] : a facilitator's walk from what the map shows to what is done about it.

Reads the sample, has a sentence shown on the map, asks for the ways in to one who is to be won, makes an action of
the first, says in the plan who does it and until when, writes a meeting into the log, saves, prints the report, and
takes all of it back. What the window says, what is on paper and what entorno-cli makes of the file are held against
each other. LANGUAGE is en or es. With ENT_E2E_PICTURES=FOLDER a picture of each stage is left there, and the paper;
ENT_E2E_SIZE=WIDTHxHEIGHT is the size of the screen. Prints TAP.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.environ.get('ENT_HARNESS', os.path.dirname(os.path.abspath(__file__)) + '/../harness'))
from atspi_harness import Session, geometry, perform, wait_for  # noqa: E402

NS = '{urn:entorno:map:1}'
TITLE = 'Protective environment of Puerto Coral'
AGENCY = 'Cruise line agency'
WHO, WHEN, MET = 'Ana Ruiz', '2031-03-15', '2026-06-02'

# What stands in the window, and what is typed into it.
WORDS = {
    'en': {
        'language': 'en', 'of the picture': 'Language of the picture', 'own name': 'English',
        'picture': 'Stakeholders', 'list': 'Stakeholders by sector',
        'coverage': 'How the sectors are covered',
        'ways': f'Ways in to {AGENCY}',
        'make': 'Make an action of it', 'made': 'The action is in the plan.',
        'undo': 'Undo', 'redo': 'Redo',
        'undone': [AGENCY, 'Due', 'Responsible', 'action'],
        'columns': ['What', 'Responsible', 'With', 'Due', 'State'], 'when': WHEN, 'later': 'Later',
        'name': 'Name', 'log kind': 'Kind of the new entry', 'meeting': 'Meeting', 'log day': 'Day of the new entry', 'log text': 'Text of the new entry',
        'day': MET, 'met': 'First talk in the port with the manager',
        'print': 'Print', 'tab': 'Picture', 'general': 'General', 'to file': 'Print to File', 'report': 'Report',
        'for whom': 'For whom', 'others': 'To hand on: nothing private', 'team': 'Our own team: everything',
        'reading': 'What the map shows', 'plan': 'Action plan',
    },
    'es': {
        'language': 'es', 'of the picture': 'Idioma de la imagen', 'own name': 'Español',
        'picture': 'Actores', 'list': 'Actores por sector',
        'coverage': 'Cómo están cubiertos los sectores',
        'ways': f'Caminos para llegar a {AGENCY}',
        'make': 'Convertir en acción', 'made': 'La acción está en el plan.',
        'undo': 'Deshacer', 'redo': 'Rehacer',
        'undone': [AGENCY, 'Plazo', 'Responsable', 'acción', 'Idioma de la imagen'],
        'columns': ['Qué', 'Responsable', 'Con', 'Plazo', 'Estado'], 'when': '15/03/2031', 'later': 'Más adelante',
        'name': 'Nombre', 'log kind': 'Tipo de la entrada nueva', 'meeting': 'Reunión', 'log day': 'Día de la entrada nueva', 'log text': 'Texto de la entrada nueva',
        'day': '2/6/2026', 'met': 'Primera charla en el puerto con la gerente',
        'print': 'Imprimir', 'tab': 'Imagen', 'general': 'General', 'to file': 'Imprimir a un archivo', 'report': 'Informe',
        'for whom': 'Para quién', 'others': 'Para entregar: nada privado', 'team': 'Nuestro equipo: todo',
        'reading': 'Lo que muestra el mapa', 'plan': 'Plan de acción',
    },
}


class Walk:
    """The stages in order; each is a test of its own, and none after one that failed."""

    def __init__(self, session, app, path, cli, words):
        self.s, self.app, self.path, self.cli, self.w = session, app, path, cli, words
        self.start = self.read()
        self.names = {s.get('id'): s.get('name') for s in ET.parse(path).getroot().iter(NS + 'stakeholder') if s.get('id')}
        self.told = self.tell(words['language'])
        self.n_pictures = 0

    # --- looking ---

    def all(self, role, name=None, within=None):
        """What has the role, but not what is inside of such. The words of what is there already are remembered,
        until they are asked for anew.
        """
        within = within or self.frame
        within.acc.clear_cache()
        return [n for n in self.outermost(within, role) if name is None or n.matches(role, name)]

    def outermost(self, node, role):
        for child in node.children():
            if child.matches(role, None):
                yield child
            else:
                yield from self.outermost(child, role)

    def around(self, node, role):
        while node.role != role:
            node = node.parent()
        return node

    def find(self, role, name=None, within=None, pred=lambda n: True):
        return wait_for(lambda: next(n for n in self.all(role, name, within) if pred(n)), f'{role} {name!r}', poll=0.1)

    def sentences(self):
        return [n.name for n in self.all('list item', within=self.reading)]

    def has_state(self, node, state):
        node.acc.clear_cache()
        return state in node.states()

    def selected(self):
        """Who is selected in the picture."""
        self.canvas.acc.clear_cache()
        return {n.name for n in self.canvas.children() if 'selected' in n.states()}

    def waits_for_step(self, button, word):
        """Until that is what it would take back, or do again."""
        def named():
            button.acc.clear_cache()
            return ': ' in button.name and word in button.name.split(': ', 1)[1]
        wait_for(named, f'a step of {word!r} in {button}', poll=0.1)

    def picture(self, name):
        """Once nothing moves any more."""
        folder = os.environ.get('ENT_E2E_PICTURES')
        self.n_pictures += 1
        if not folder:
            return
        os.makedirs(folder, exist_ok=True)
        path = f'{folder}/{self.w["language"]}-{self.s.size}-{self.n_pictures:02}-{name}.png'
        self.s.xdo('mousemove', 0, 0)

        def still():
            return len({self.s.run('identify', '-format', '%#', self.s.screenshot(path)) for _ in range(3)}) == 1
        wait_for(still, 'the window to be still', poll=0.5)

    # --- doing ---

    def read(self):
        with open(self.path, 'rb') as f:
            return f.read()

    def run_cli(self, *arguments):
        run = subprocess.run([self.cli, *arguments], env=self.s.env, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr + run.stdout
        return run.stdout

    def tell(self, language):
        """What the command reads out of the file, in its order."""
        told = json.loads(self.run_cli('read', '--json', '--lang', language, self.path))
        return [sentence for section in told['sections'] for sentence in section['sentences']]

    def sentence(self, key, about=None, told=None):
        return next(t for t in told or self.told if t['key'] == key and (about is None or self.names[t['way'][-1]['to']] == about))

    def save(self):
        old = os.stat(self.path).st_mtime_ns
        self.s.key('ctrl+s')
        wait_for(lambda: os.stat(self.path).st_mtime_ns != old, 'the file to be written')
        return self.read()

    def scroll_to(self, node, over):
        """As a hand does: the wheel over @over, until the thing is in the window."""
        bottom = self.frame.size[1] - 60

        def visible():
            _, y, _, height = node.extents
            if y > 110 and y + height < bottom:
                return True
            self.s.xdo('click', 4 if y <= 110 else 5)
            return False
        self.s.xdo('mousemove', *map(int, over.centre()))
        wait_for(visible, f'{node} to come into view', poll=0.1)

    # --- the walk ---

    def opens_the_sample(self):
        self.frame = self.app.frame(TITLE)
        self.frame.act('window.toggle-maximized')
        width, height = map(int, self.s.size.split('x'))

        def fills():
            g = geometry(self.s, self.app.xwindow(TITLE))
            return g['WIDTH'] == width and g['HEIGHT'] == height
        wait_for(fills, 'the window to fill the screen')
        self.undo, self.redo = self.find('push button', self.w['undo']), self.find('push button', self.w['redo'])
        self.canvas = self.find('list box', self.w['picture'])
        self.people = self.find('list', self.w['list'])
        self.picture('map')

    def has_its_paper_in_the_language_of_the_window(self):
        """What is drawn follows the map, and that one is English."""
        language = self.find('combo box', self.w['of the picture'])
        if self.w['language'] != 'en':
            language.click()
            self.find('label', self.w['own name'], language, lambda n: n.popover() is not None).click()
            self.waits_for_step(self.undo, self.w['undone'][-1])
        wait_for(lambda: any(n.popover() is None for n in self.all('label', self.w['own name'], language)), 'the language of the picture')
        self.picture('language')

    def tells_what_the_command_tells(self):
        self.s.key('alt+5')
        self.reading = self.find('scroll pane', self.w['reading'])
        self.find('heading', self.w['coverage'], self.reading)
        wait_for(lambda: self.sentences() == [t['text'] for t in self.told], 'the sentences that entorno-cli reads out', poll=0.2)
        self.picture('reading')

    def lights_of_whom_a_sentence_speaks(self):
        told = self.sentence('allies-reach')
        row = self.find('list item', told['text'], self.reading)
        self.scroll_to(row, self.reading)
        # beside its words: among them are links
        left, top = row.origin()
        self.s.click(left + row.extents[0] - 4, top + row.extents[1] + 8)
        wait_for(lambda: self.has_state(row, 'selected'), 'the sentence to be lit')
        wait_for(lambda: self.selected() == {self.names[i] for i in told['stakeholders']}, 'its stakeholders to be selected', poll=0.1)
        self.picture('sentence')

    def names_every_step_of_the_ways_in(self):
        self.s.key('alt+1')
        wait_for(lambda: self.people.size[0] > 0, 'the list beside the map')

        def choose():
            self.canvas.acc.clear_cache()
            next(n for n in self.canvas.children() if n.name == AGENCY).click()
            return self.selected() == {AGENCY}
        # a picture that is laid out anew meanwhile has somebody else there; later than a double click
        wait_for(choose, f'{AGENCY} to be selected', poll=1)
        self.picture('selected')
        self.s.key('w')
        told = self.sentence('way', AGENCY)
        self.way = self.find('list item', told['text'], self.find('list', self.w['ways'], self.reading))
        steps = [(self.names[step['from']], self.names[step['to']]) for step in told['way']]
        assert len(steps) > 1, told
        for start, end in steps:
            assert re.search(re.escape(start) + '[^.]*' + re.escape(end) + r'\.', told['text']), (start, end, told)
        wait_for(lambda: self.has_state(self.way, 'selected'), 'the first way to be lit')
        self.on_way = {name for step in steps for name in step}
        wait_for(lambda: self.selected() == self.on_way, 'who is on the first way to be selected', poll=0.1)
        self.picture('ways')

    def makes_an_action_of_the_first(self):
        button = self.find('push button', within=self.way)
        make, self.action = button.name.split(': ', 1)
        assert make == self.w['make'], button
        told = self.sentence('way', AGENCY)
        self.named = {self.names[i] for i in told['with']}
        assert self.action == told['to-do'] and all(name in self.action for name in self.named), (button, told)
        button.click()
        self.waits_for_step(self.undo, self.w['undone'][3])
        self.find('label', self.w['made'])
        self.picture('made')

    def in_plan(self, role, name, pred=lambda n: True):
        return self.find(role, name, self.plan, lambda n: n.size[0] > 0 and pred(n))

    def plan_says(self):
        """What stands in the row of the action."""
        row = self.around(self.in_plan('label', self.action), 'table row')
        row.acc.clear_cache()
        return [n.name for n in row.walk() if n.role == 'label' and n.name != 'GtkLabel']

    def set_cell(self, column, typed):
        """With the pointer to the row of the action, under the title of the column; and typed."""
        title, what = self.in_plan('label', self.w['columns'][column]), self.in_plan('label', self.action)
        left, top = what.origin()
        self.s.click(left + title.extents[0] + 12, top + what.extents[1] + 8)
        cell = f'{self.action}, {self.w["columns"][column]}, '
        wait_for(lambda: next(n for n in self.plan.walk() if n.name.startswith(cell) and self.has_state(n, 'focused')), cell)
        self.s.type(typed)
        self.s.key('Return')

    def says_in_the_plan_who_and_until_when(self):
        self.s.key('alt+6')
        self.plan = self.find('tree table', self.w['plan'])
        said = wait_for(self.plan_says, 'the action in the plan')
        assert any(set(words.split(', ')) == self.named for words in said), said
        self.picture('plan')
        self.set_cell(1, WHO)
        wait_for(lambda: WHO in self.plan_says(), 'who does it', poll=0.1)
        self.set_cell(3, self.w['when'])
        wait_for(lambda: WHEN in self.plan_says(), 'until when it is done', poll=0.1)
        self.in_plan('label', f'{self.w["later"]} (1)')
        self.picture('planned')

    def writes_a_meeting_into_the_log(self):
        entry = self.find('label', AGENCY, self.people)
        self.scroll_to(entry, self.people)
        entry.click()
        name = self.find('text', self.w['name'])
        wait_for(lambda: name.text() == AGENCY, 'its details')
        details = self.around(name, 'scroll pane')
        self.s.key('ctrl+shift+l')
        text = self.find('text', self.w['log text'], details)
        wait_for(lambda: self.has_state(text, 'focused'), 'the line of the log to have the keyboard')
        self.find('label', self.w['meeting'], self.find('combo box', self.w['log kind'], details))
        self.s.type(self.w['met'])
        day = self.find('text', self.w['log day'], details)
        day.click()
        wait_for(lambda: self.has_state(day, 'focused'), 'the day to have the keyboard')
        self.s.type(self.w['day'])
        self.picture('writing')
        self.s.key('Return')
        self.waits_for_step(self.undo, self.w['undone'][0])
        wait_for(lambda: text.text() == '', 'the line to be ready for the next')
        self.picture('log')

    def saves_what_was_done(self):
        self.saved = self.save()
        self.is_in(self.path)
        # what has been done is no part of what the map shows
        assert self.sentence('way', AGENCY, self.tell(self.w['language'])) == self.sentence('way', AGENCY)
        # by way of another format and back
        copy = self.s.tmp + '/copy.entorno'
        self.run_cli('convert', self.path, self.s.tmp + '/copy.json')
        self.run_cli('convert', self.s.tmp + '/copy.json', copy)
        self.is_in(copy)
        self.run_cli('convert', '--plan', self.path, self.s.tmp + '/plan.csv')
        with open(self.s.tmp + '/plan.csv', encoding='utf-8-sig') as f:
            row = next(line for line in f if self.action in line)
        assert WHO in row and WHEN in row, row

    def is_in(self, path):
        root = ET.parse(path).getroot()
        action = next(a for a in root.iter(NS + 'action') if a.get('what') == self.action)
        assert (action.get('responsible'), action.get('due')) == (WHO, WHEN), action.attrib
        assert {self.names[w.get('stakeholder')] for w in action} == self.named
        agency = next(s for s in root.iter(NS + 'stakeholder') if s.get('name') == AGENCY)
        entries = [(e.get('date'), e.get('kind'), e.text) for e in agency.iter(NS + 'log-entry')]
        assert entries == [(MET, 'meeting', self.w['met'])], entries

    def prints_the_report(self):
        self.s.key('ctrl+p')
        dialog = self.app.frame(self.w['print'])

        def shown(role, name, pred=lambda n: True):
            return self.app.find(role, name, within=dialog, pred=lambda n: n.size[0] > 0 and pred(n))

        def is_chosen(choice, name):
            wait_for(lambda: any(n.popover() is None for n in self.all('label', name, choice)), f'{name!r} to be chosen')

        def choose(choice, name):
            # not with the pointer: the one before may still be closing, and takes it as being left
            self.find('push button', within=choice).act()
            # the names are there while it is open
            shown('label', name, lambda n: n.popover() is not None).click()
            is_chosen(choice, name)
        shown('label', self.w['tab']).click()
        choose(shown('combo box', self.w['tab']), self.w['report'])
        # what goes out of the house has nothing private in it, unless that is asked for
        audience = shown('combo box', self.w['for whom'])
        is_chosen(audience, self.w['others'])
        choose(audience, self.w['team'])
        self.picture('print')
        shown('label', self.w['general']).click()
        shown('label', self.w['to file']).click()
        printer = shown('push button', self.w['print'])
        wait_for(lambda: self.has_state(printer, 'sensitive'), 'where it is printed to')
        self.picture('to-file')
        printer.act()
        self.paper = wait_for(self.find_paper, 'the paper', poll=0.3)
        # and the window tells where it is
        self.find('label', pred=lambda n: os.path.basename(self.paper) in n.name and os.path.dirname(self.paper) in n.name)
        self.picture('printed')

    def find_paper(self):
        """Once it is whole."""
        folder = self.s.env['HOME']
        name = next(n for n in os.listdir(folder) if n.endswith('.pdf'))
        subprocess.run(['pdfinfo', f'{folder}/{name}'], check=True, capture_output=True)
        return f'{folder}/{name}'

    def has_it_all_on_paper(self):
        if os.environ.get('ENT_E2E_PICTURES'):
            shutil.copy(self.paper, f'{os.environ["ENT_E2E_PICTURES"]}/{self.w["language"]}-report.pdf')
        run = subprocess.run(['pdftotext', '-enc', 'UTF-8', self.paper, '-'], check=True, capture_output=True, text=True)
        text = re.sub(r'\s+', ' ', run.stdout)
        other = 'en' if self.w['language'] == 'es' else 'es'
        elsewhere = self.tell(other)
        for words in [self.w['coverage'], self.w['plan'], self.action, WHO]:
            assert words in text, words
        for key in ['empty-cells', 'weak-sector']:
            assert self.sentence(key)['text'] in text, key
            assert self.sentence(key, told=elsewhere)['text'] not in text, key
        for words in [WORDS[other]['coverage'], WORDS[other]['plan']]:
            assert words not in text, words

    def takes_all_of_it_back_by_name(self):
        for step in self.w['undone']:
            self.waits_for_step(self.undo, step)
            self.s.key('ctrl+z')
        wait_for(lambda: not self.has_state(self.undo, 'sensitive'), 'no step to be left')
        assert self.save() == self.start
        for step in reversed(self.w['undone']):
            self.waits_for_step(self.redo, step)
            self.s.key('ctrl+shift+z')
        wait_for(lambda: not self.has_state(self.redo, 'sensitive'), 'no step to be left')
        assert self.save() == self.saved

    def closes_without_a_question(self):
        assert self.app.close(TITLE) == 0
        log = open(self.app.log).read()
        assert 'CRITICAL' not in log and 'WARNING' not in log, log

    ALL = [opens_the_sample, has_its_paper_in_the_language_of_the_window, tells_what_the_command_tells, lights_of_whom_a_sentence_speaks,
           names_every_step_of_the_ways_in, makes_an_action_of_the_first, says_in_the_plan_who_and_until_when, writes_a_meeting_into_the_log, saves_what_was_done,
           prints_the_report, has_it_all_on_paper, takes_all_of_it_back_by_name, closes_without_a_question]


def main():
    program, tool = map(os.path.abspath, sys.argv[1:3])
    words = WORDS[sys.argv[3] if len(sys.argv) > 3 else 'en']
    env = {'G_DEBUG': 'fatal-warnings', 'LANGUAGE': words['language']}
    with Session(size=os.environ.get('ENT_E2E_SIZE', '1366x768'), env=env) as s:
        path = s.tmp + '/map.entorno'
        shutil.copy(os.environ['ENT_SRCDIR'] + '/data/samples/puerto-coral.entorno', path)
        os.makedirs(s.env['XDG_CONFIG_HOME'] + '/gtk-4.0')
        with open(s.env['XDG_CONFIG_HOME'] + '/gtk-4.0/settings.ini', 'w') as f:
            f.write('[Settings]\ngtk-cursor-blink=false\n')
        # where paper goes that is printed to a file
        os.chdir(s.env['HOME'])
        try:
            return perform(s, Walk(s, s.launch([program, path]), path, tool, words))
        finally:
            os.chdir('/')


if __name__ == '__main__':
    sys.exit(main())
