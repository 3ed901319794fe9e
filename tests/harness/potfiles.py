#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""potfiles.py: prints what po/POTFILES has to name, sorted. Run in the project's root."""
import pathlib
import re

CALL = re.compile(r'\b(_|N_|C_|NC_|ngettext|g_dngettext|g_dgettext|g_dpgettext2|'
                  r'ent_words_text|ent_words_text_in|ent_words_plural)\s*\(\s*[\w\s>.&-]*,?\s*"')
UI = re.compile(r'translatable="(yes|true)"')


def main():
    found = [p for p in pathlib.Path('src').rglob('*.[ch]') if CALL.search(p.read_text(encoding='utf-8'))]
    found += [p for p in pathlib.Path('ui').rglob('*.ui') if UI.search(p.read_text(encoding='utf-8'))]
    found += pathlib.Path('data').glob('*.in')
    print('\n'.join(sorted(map(str, found))))


if __name__ == '__main__':
    main()
