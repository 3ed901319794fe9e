#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""words.py OUT.c FILE.po... : the words in a picture, as tables in C.

A picture speaks the language of its map, the window that of the system, so the
layers that make pictures, and the reading that stands on some, take their words
from these tables and never from gettext. Only translated messages whose source
is in one of those folders go in, sorted by key as strcmp() sorts, so that they can be searched by halves.
"""
import ast
import pathlib
import re
import sys

LAYERS = ('src/model/', 'src/analysis/reading/', 'src/scene/', 'src/draw/')
PLURAL = re.compile(r'nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([n0-9\s()?:=!<>&|%+*/-]+?)\s*;?\s*$', re.M)


class Message:
    def __init__(self):
        self.references = []
        self.fuzzy = False
        self.context = None
        self.id = None
        self.plural = None
        self.forms = {}

    def key(self):
        return self.id if self.context is None else self.context + '\004' + self.id

    def is_for_pictures(self):
        return any(r.startswith(LAYERS) for r in self.references)

    def is_translated(self):
        return not self.fuzzy and bool(self.forms) and all(self.forms.values())


def unquote(text):
    # a string of a po file is one of Python's for the escapes that msgfmt admits
    return ast.literal_eval(text)


def parse(path):
    """The messages of a po file; the header is the one with an empty id."""
    messages, message, field = [], Message(), None

    def append(text):
        if field == 'msgstr':
            message.forms[form] += text
        else:
            setattr(message, field, getattr(message, field) + text)

    names = {'msgctxt': 'context', 'msgid': 'id', 'msgid_plural': 'plural'}
    form = 0
    for line in path.read_text(encoding='utf-8').splitlines() + ['']:
        line = line.strip()
        keyword = re.match(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?\s+(".*")$', line)
        starts_next = line == '' or line.startswith('#') or (keyword and keyword[1] in ('msgctxt', 'msgid'))
        if starts_next and field == 'msgstr':
            messages.append(message)
            message, field = Message(), None
        if line.startswith('#:'):
            message.references += line[2:].split()
        elif line.startswith('#,'):
            message.fuzzy = 'fuzzy' in line
        elif keyword and keyword[1] == 'msgstr':
            field, form = 'msgstr', int(keyword[2] or 0)
            message.forms[form] = unquote(keyword[3])
        elif keyword:
            field = names[keyword[1]]
            setattr(message, field, unquote(keyword[3]))
        elif line.startswith('"'):
            append(unquote(line))
    return messages


def c_string(text):
    # octal, three digits: a hexadecimal escape would swallow what follows it
    return '"' + ''.join(chr(b) if 32 <= b < 127 and chr(b) not in '"\\?' else f'\\{b:03o}'
                         for b in text.encode('utf-8')) + '"'


def catalogue(path, out):
    """Writes one language's tables; returns its line in the list of languages."""
    messages = parse(path)
    header = next((m.forms[0] for m in messages if m.id == ''), '')
    plural = PLURAL.search(header)
    if plural is None:
        sys.exit(f'{path}: no usable Plural-Forms in the header')
    n_forms, expression = int(plural[1]), plural[2]
    name = re.sub(r'\W', '_', path.stem)

    words = {m.key().encode('utf-8'): m for m in messages
             if m.id and m.is_for_pictures() and m.is_translated()}
    rows = []
    for i, key in enumerate(sorted(words)):
        m = words[key]
        want = n_forms if m.plural is not None else 1
        if sorted(m.forms) != list(range(want)):
            sys.exit(f'{path}: "{m.id}" has {len(m.forms)} forms, not {want}')
        forms = ', '.join(c_string(m.forms[f]) for f in range(want))
        out.append(f'static const char *const {name}_{i}[] = {{ {forms} }};')
        rows.append(f'  {{ {c_string(m.key())}, {name}_{i} }},')
    out.append(f'static const EntWordsEntry {name}_entries[] = {{')
    out += rows
    out += ['  { NULL, NULL },', '};', '']
    out += ['static guint', f'{name}_plural (gulong n)', '{', f'  return (guint) ({expression});', '}', '']
    return (f'  {{ {c_string(path.stem)}, {name}_entries, {len(rows)}, '
            f'{name}_plural, {n_forms} }},')


def main():
    out = ['/* made by po/words.py */', '#include "model/words-data.h"', '']
    languages = [catalogue(pathlib.Path(p), out) for p in sys.argv[2:]]
    out += ['static const EntWordsCatalogue catalogues[] = {', *languages, '};', '',
            'const EntWordsCatalogue *const ent_words_catalogues = catalogues;',
            f'const guint ent_words_n_catalogues = {len(languages)};', '']
    pathlib.Path(sys.argv[1]).write_text('\n'.join(out), encoding='utf-8')


if __name__ == '__main__':
    main()
