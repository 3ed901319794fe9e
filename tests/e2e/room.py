#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""room.py ENTORNO ENTORNO-CLI : a room talks for half an hour, and one person types, with keys only.

Plays what room_says.py has, counts the keys of each utterance, and compares what was saved
with room-expected.entorno; then takes all of it back, and does it again. With ENT_E2E_KEEP=FILE
the saved map, with its ids as the expected one has them, is left there. Prints TAP.
"""
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.environ.get('ENT_HARNESS', HERE + '/../harness'), HERE]
from atspi_harness import play, UiError, wait_for  # noqa: E402
from room_says import SAID  # noqa: E402

KEY = re.compile(r'<[A-Za-z0-9+]+>|.', re.S)
# beyond the letters of what was said: to begin, to end, and one mark
SPARE = 3


def strokes(keys):
    return KEY.findall(keys)


def chunks(keys):
    """Runs of plain characters, and named keys, in their order."""
    return [(m.group(1), m.group(2)) for m in re.finditer(r'<([A-Za-z0-9+]+)>|((?:(?!<[A-Za-z0-9+]+>).)+)', keys)]


def with_plain_ids(text):
    """Ids of new records are random: numbered, as they first appear."""
    fixed = {}

    def name(match):
        kept = match.group(0)
        return kept if 'room' in kept else fixed.setdefault(kept, f'{kept[0]}-{len(fixed) + 1:03}')
    return re.sub(r'\b[se]-[a-z0-9]{10}\b', name, text)


class Steps:
    """The steps in order; each is a test of its own, and none after one that failed."""

    def __init__(self, session, app, path, cli):
        self.s, self.app, self.path, self.cli = session, app, path, cli

    def opens_an_empty_map_with_the_keyboard_in_the_line(self):
        self.frame = self.app.frame('Protective environment of Bahia Honda')
        self.entry = self.app.find('text', 'Name of a stakeholder')
        wait_for(lambda: 'focused' in self.entry.states(), 'the line to have the keyboard')
        self.start = open(self.path, 'rb').read()

    def no_utterance_costs_more_than_its_letters_and_three(self):
        dear = [f'{len(strokes(keys))} keys for {sum(map(len, parts))} letters: {said}'
                for said, parts, keys in SAID if len(strokes(keys)) > sum(map(len, parts)) + SPARE]
        assert len(SAID) == 60
        assert not dear, dear
        typed, letters = sum(len(strokes(k)) for _, _, k in SAID), sum(len(p) for _, parts, _ in SAID for p in parts)
        print(f'# {typed} keys for {letters} letters')

    def press(self, keys):
        for key, text in chunks(keys):
            if key:
                self.s.key(key)
            else:
                self.s.xdo('type', '--delay', '15', '--', text)

    def settled(self):
        """All keys have arrived: what ends a line leaves it empty, or was not in it."""
        return self.entry.text() == ''

    def plays_what_the_room_says(self):
        for said, _, keys in SAID:
            print(f"# {said}", file=sys.stderr) if os.environ.get("ENT_E2E_KEEP") else None
            self.press(keys)
            try:
                wait_for(self.settled, 'the line to be empty')
            except UiError:
                raise UiError(f'“{said}” left “{self.entry.text()}” in the line')

    def save(self):
        old = os.stat(self.path).st_mtime_ns
        self.s.key('ctrl+s')
        wait_for(lambda: os.stat(self.path).st_mtime_ns != old, 'the file to be written')
        wait_for(lambda: not self.app.has('button', 'Saving…'), 'the end of it')
        return open(self.path, 'rb').read()

    def ends_with_the_expected_file(self):
        self.end = self.save()
        plain = with_plain_ids(self.end.decode())
        if os.environ.get('ENT_E2E_KEEP'):
            with open(os.environ['ENT_E2E_KEEP'], 'w') as f:
                f.write(plain)
        expected = open(HERE + '/room-expected.entorno').read()
        if plain != expected:
            import difflib
            raise AssertionError('\n'.join(difflib.unified_diff(expected.splitlines(), plain.splitlines(), lineterm='', n=1)))

    def to_the_end(self, key, word):
        """More often than there are steps; the button names none then."""
        self.s.xdo('key', '--delay', '15', *[key] * (3 * len(SAID)))
        wait_for(lambda: any(n.name == word for n in self.frame.walk()), f'no step to {word.lower()}')

    def undoes_to_the_beginning(self):
        self.to_the_end('ctrl+z', 'Undo')
        assert self.save() == self.start

    def redoes_to_the_end(self):
        self.to_the_end('ctrl+y', 'Redo')
        assert self.save() == self.end

    def passes_the_check(self):
        run = subprocess.run([self.cli, 'check', self.path], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr + run.stdout

    def closes_without_a_question(self):
        assert self.app.close(self.frame.name) == 0
        log = open(self.app.log).read()
        assert 'CRITICAL' not in log and 'WARNING' not in log, log

    ALL = [opens_an_empty_map_with_the_keyboard_in_the_line, no_utterance_costs_more_than_its_letters_and_three, plays_what_the_room_says,
           ends_with_the_expected_file, undoes_to_the_beginning, redoes_to_the_end, passes_the_check, closes_without_a_question]


if __name__ == '__main__':
    sys.exit(play(Steps, HERE + '/room-start.entorno'))
