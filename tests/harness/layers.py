#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""layers.py SRC LAYER=FOLDER,FOLDER... : who includes whom under SRC, as TAP.

The links in the build folder already stop an upward include; this also catches
relative paths, and the headers of libraries that share a folder with GLib's.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)

GLIB = r'glib\.h|glib-object\.h|glib/.*|gobject/.*'
IO = r'|gio/.*|glib-unix\.h|libxml/.*'
SODIUM = r'|sodium\.h'
TABLES = r'|zip\.h|xlsxwriter\.h'
PANGO = r'|pango/(?!pangocairo|pangofc|pangoft2|pangoxft).*'
CAIRO = r'|cairo.*|pango/pangocairo\.h'
GTK = r'|gtk/.*|gdk/.*|gsk/.*|graphene.*|gdk-pixbuf/.*'
LIBRARIES = {
    'model': GLIB,
    'io': GLIB + IO + SODIUM + TABLES,
    'analysis': GLIB,
    'scene': GLIB + PANGO,
    'draw': GLIB + PANGO + CAIRO,
    'cli': GLIB + IO + PANGO + CAIRO,
    'app': GLIB + IO + PANGO + CAIRO + GTK,
}
# of these only the layers that may use them are asked; the rest is the C library
KNOWN = re.compile(r'(?:glib|gobject|gio|libxml|pango|cairo|gtk|gdk|gsk|graphene|hb|sodium|zip|xlsxwriter).*')


def findings(path, layer, folders):
    own = ('config.h',)
    libraries = re.compile(LIBRARIES[layer])
    text = path.read_text(encoding='utf-8')
    for m in INCLUDE.finditer(text):
        kind, name = m.groups()
        line = text.count('\n', 0, m.start()) + 1
        if kind == '"':
            if name not in own and (name.count('/') < 1 or name.split('/')[0] not in folders):
                yield f'{path}:{line}: "{name}" is not for {layer}'
        elif KNOWN.fullmatch(name) and not libraries.fullmatch(name):
            yield f'{path}:{line}: <{name}> is not for {layer}'


def main():
    src = pathlib.Path(sys.argv[1])
    arrows = dict(a.split('=') for a in sys.argv[2:])
    print(f'1..{len(arrows)}')
    failed = False
    for n, (layer, folders) in enumerate(arrows.items(), 1):
        bad = []
        for path in sorted((src / layer).rglob('*.[ch]')):
            bad += findings(path, layer, folders.split(','))
        print('not ok' if bad else 'ok', n, f'{layer} includes only what it may')
        for b in bad:
            print('#', b)
        failed = failed or bool(bad)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
