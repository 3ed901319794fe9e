#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-count.py COUNT-TESTS.py: the closing line must not hide a failure."""
import json
import pathlib
import subprocess
import sys
import tempfile


def log(*tests):
    return ''.join(json.dumps({'name': 't', 'result': r, 'stdout': out}) + '\n' for r, out in tests)


CASES = [
    ('points_of_tap_count', {'a.json': log(('OK', 'ok 1 /a\nok 2 /b # SKIP no display\n'), ('OK', None))},
     '2 passed, 0 failed, 1 skipped', 0),
    ('runs_are_summed', {'a.json': log(('OK', 'ok 1 /a\n')), 'b.tap': 'ok 1 - x\nnot ok 2 - y\n'},
     '2 passed, 1 failed', 1),
    ('a_crash_after_good_points_fails', {'a.json': log(('ERROR', '1..2\nok 1 /a\n'))}, '1 passed, 1 failed', 1),
    ('a_failed_point_counts_once', {'a.json': log(('FAIL', 'not ok 1 /a\n'))}, '0 passed, 1 failed', 1),
    ('a_timeout_fails', {'a.json': log(('TIMEOUT', None))}, '0 passed, 1 failed', 1),
    ('a_missing_log_fails', {'a.json': None}, '0 passed, 1 failed', 1),
    ('nothing_run_is_no_success', {'a.json': ''}, '0 passed, 0 failed', 1),
]


def main():
    print(f'1..{len(CASES)}')
    failed = False
    for n, (rule, logs, want, status) in enumerate(CASES, 1):
        with tempfile.TemporaryDirectory() as tmp:
            paths = [pathlib.Path(tmp, name) for name in logs]
            for path, text in zip(paths, logs.values()):
                if text is not None:
                    path.write_text(text, encoding='utf-8')
            done = subprocess.run([sys.executable, sys.argv[1], *paths], capture_output=True, text=True)
        last = done.stdout.splitlines()[-1]
        good = (last, done.returncode) == (want, status)
        failed = failed or not good
        print(f'{"ok" if good else "not ok"} {n} {rule}' + ('' if good else f'\n# {last}, status {done.returncode}'))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
