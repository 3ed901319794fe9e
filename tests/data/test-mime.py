#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-mime.py MIME.xml: is a map known as a map once the type is installed?"""
import os
import pathlib
import subprocess
import sys
import tempfile

TYPE = 'application/vnd.entorno.map+xml'
MAP = '<?xml version="1.0" encoding="UTF-8"?>\n<map xmlns="urn:entorno:map:1" version="1.0"/>\n'
CASES = [
    ('known_by_its_suffix', 'a.entorno', '<map/>', True),
    ('known_by_its_namespace_without_suffix', 'attachment', MAP, True),
    ('sealed_known_by_its_first_bytes', 'sealed', b'\x89ENTORNO\r\n\x1a\n\x01\x01' + bytes(90), True),
    ('other_xml_is_not_a_map', 'other', MAP.replace('urn:entorno:map:1', 'urn:other'), False),
    ('a_mention_far_inside_is_not_a_map', 'mention', '<?xml version="1.0"?>\n<a>' + ' ' * 600 + 'urn:entorno:map:1</a>', False),
]


def content_type(path, env):
    out = subprocess.run(['gio', 'info', '-a', 'standard::content-type', path], env=env,
                         capture_output=True, text=True, check=True).stdout
    return out.rsplit(' ', 1)[-1].strip()


def main():
    print(f'1..{len(CASES)}')
    failed = False
    with tempfile.TemporaryDirectory() as tmp:
        packages = pathlib.Path(tmp, 'data/mime/packages')
        packages.mkdir(parents=True)
        (packages / 'entorno.xml').write_bytes(pathlib.Path(sys.argv[1]).read_bytes())
        subprocess.run(['update-mime-database', str(packages.parent)], check=True, capture_output=True)
        env = dict(os.environ, XDG_DATA_HOME=tmp + '/data')
        for n, (name, file, text, is_map) in enumerate(CASES, 1):
            path = pathlib.Path(tmp, file)
            path.write_bytes(text if isinstance(text, bytes) else text.encode('utf-8'))
            got = content_type(path, env)
            good = (got == TYPE) == is_map
            failed = failed or not good
            print(f'{"ok" if good else "not ok"} {n} {name}' + ('' if good else f'\n# it is {got}'))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
