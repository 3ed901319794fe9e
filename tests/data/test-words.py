#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-words.py WORDS.py CC OPTION... : what po/words.py makes of translations."""
import pathlib
import subprocess
import sys
import tempfile

HEADER = r'''
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 ? 1 : 2);\n"
'''
PO = HEADER + r'''
#: src/scene/legend.c src/app/window.c
msgid "Ties"
msgstr "Vínculos \"7F\" ¿??"

#: src/app/window.c
msgid "Only in the window"
msgstr "Solo en la ventana"

#: src/draw/pages.c
#, fuzzy, c-format
msgid "Guessed %u"
msgstr "Adivinado %u"

#: src/model/choices.c
msgctxt "kind of tie"
msgid "Agreement"
msgstr "Acuerdo"

#: src/model/choices.c
msgid "Not translated"
msgstr ""

#. Translators: %u counts
#: src/scene/title.c
#, c-format
msgid "%u stakeholder"
msgid_plural ""
"%u "
"stakeholders"
msgstr[0] "%u actor"
msgstr[1] "%u actores"
msgstr[2] "%u de "
"actores"

#~ msgid "Gone"
#~ msgstr "Ido"
'''
PROGRAM = r'''
#include <stdio.h>
#include "model/words-data.h"
int
main (void)
{
  const EntWordsCatalogue *c = ent_words_catalogues;

  for (guint i = 0; i < c->n_entries; i++)
    {
      printf ("%s", c->entries[i].key);
      for (guint f = 0; f < (g_str_has_prefix (c->entries[i].key, "%u") ? c->n_forms : 1); f++)
        printf ("|%s", c->entries[i].forms[f]);
      printf ("\n");
    }
  printf ("%u %s %u%u%u%u\n", ent_words_n_catalogues, c->language, c->plural (1), c->plural (2), c->plural (11), c->plural (25));
  return 0;
}
'''
EXPECTED = [
    '%u stakeholder|%u actor|%u actores|%u de actores',
    'Ties|Vínculos "7F" ¿??',
    'kind of tie\x04Agreement|Acuerdo',
    '1 xx 0121',
]


def run(words, po, tmp):
    (tmp / 'xx.po').write_text(po, encoding='utf-8')
    return subprocess.run([sys.executable, words, tmp / 'words-data.c', tmp / 'xx.po'], capture_output=True, text=True)


def tables(words, compiler, tmp):
    """The tables that a C program finds, line by line."""
    made = run(words, PO, tmp)
    if made.returncode:
        return [made.stderr]
    (tmp / 'main.c').write_text(PROGRAM)
    flags = subprocess.run(['pkg-config', '--cflags', '--libs', 'glib-2.0'], capture_output=True, text=True, check=True)
    subprocess.run([*compiler, '-Wall', '-Werror', tmp / 'main.c', tmp / 'words-data.c', '-o', tmp / 'main',
                    *flags.stdout.split()], check=True)
    return subprocess.run([tmp / 'main'], capture_output=True, encoding='utf-8', check=True).stdout.splitlines()


def main():
    words, compiler = sys.argv[1], [sys.argv[2]] + sys.argv[3:]
    with tempfile.TemporaryDirectory() as name:
        tmp = pathlib.Path(name)
        got = tables(words, compiler, tmp)
        strange = run(words, PO.replace('plural=(n%10==1', 'plural=(system(1)==1'), tmp).returncode
        missing = run(words, PO.replace('msgstr[2] "%u de "\n"actores"\n', ''), tmp).returncode
    cases = [
        ('translated_words_of_pictures_only_sorted_by_key', got == EXPECTED, '\n# '.join(got)),
        ('plural_rule_that_is_no_arithmetic_is_refused', strange != 0, ''),
        ('missing_plural_form_is_refused', missing != 0, ''),
    ]
    print(f'1..{len(cases)}')
    for n, (rule, good, why) in enumerate(cases, 1):
        print(f'{"ok" if good else "not ok"} {n} {rule}' + ('' if good else f'\n# {why}'))
    return 0 if all(c[1] for c in cases) else 1


if __name__ == '__main__':
    sys.exit(main())
