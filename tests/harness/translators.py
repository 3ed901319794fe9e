#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""translators.py FILE.pot: every text with a placeholder must tell translators what goes in.

The comment begins with "Translators:" and stands directly before the text.
"""
import pathlib
import re
import sys

PLACEHOLDER = re.compile(r'%(?:\d+\$)?[-+ 0#\']*\d*(?:\.\d+)?(?:l|ll|z|" *PRI\w+ *")?[a-zA-Z]')


def main():
    bad = []
    for block in re.split(r'\n\s*\n', pathlib.Path(sys.argv[1]).read_text(encoding='utf-8')):
        text = re.search(r'^msgid (?P<id>".*?)^msgstr', block, re.M | re.S)
        # only what printf() will see: "100 %" in a plain sentence is no placeholder
        if text is None or 'c-format' not in block or 'no-c-format' in block:
            continue
        shown = ''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', text['id'])).replace('%%', '')
        if PLACEHOLDER.search(shown) and 'Translators:' not in block:
            where = re.search(r'^#: (.*)$', block, re.M)
            bad.append(f'{where[1] if where else "?"}: "{shown}"')
    print('\n'.join(bad))
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
