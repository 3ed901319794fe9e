#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""fuzz.py TARGET PROGRAM FOLDER SEED... [-- OPTION...]: libFuzzer on one target, as TAP.

It runs for ENT_FUZZ_SECONDS, 5 if that is not set. The inputs that reach something new
gather in FOLDER/corpus/TARGET, from where the next run goes on; an input that is a
finding is kept in FOLDER/findings, and given to the target first in every later run.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

# seconds for one input; megabytes; bytes of an input
TIMEOUT, MEMORY, LENGTH = 10, 2048, 65536


def last(pattern, text):
    found = re.findall(pattern, text)
    return int(found[-1]) if found else 0


def tell(number, good, words):
    print('ok' if good else 'not ok', number, '-', words, flush=True)
    return good


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout.decode('utf-8', 'replace')


def show(text):
    lines = text.splitlines()
    # what is wrong stands before where, and before what libFuzzer says of the input
    first = next((n for n, line in enumerate(lines) if re.search(r'ERROR:|runtime error:|-CRITICAL|-WARNING', line)), -60)
    for line in lines[first:][:60]:
        print('#', line)


def replay(target, program, findings):
    """What was found before and is still in the way."""
    status, text = run([program, f'-timeout={TIMEOUT}', f'-rss_limit_mb={MEMORY}', *findings])
    if not tell(1, status == 0, f'{target}: {len(findings)} findings of earlier runs'):
        show(text)
    return status == 0


def main():
    arguments, options = sys.argv[1:], []
    if '--' in arguments:
        at = arguments.index('--')
        arguments, options = arguments[:at], arguments[at + 1:]
    target, program, folder, *seeds = arguments
    seconds = int(os.environ.get('ENT_FUZZ_SECONDS', '5'))
    corpus = pathlib.Path(folder, 'corpus', target)
    kept = pathlib.Path(folder, 'findings')
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        # libFuzzer takes folders alone
        if pathlib.Path(seed).is_file():
            shutil.copy(seed, corpus)
    folders = [seed for seed in seeds if pathlib.Path(seed).is_dir()]
    kept.mkdir(exist_ok=True)
    earlier = sorted(map(str, kept.glob(f'{target}-*')))

    number = 2 if earlier else 1
    print(f'1..{number}')
    if earlier and not replay(target, program, earlier):
        tell(2, False, f'{target}: not run, because of that')
        return 1
    status, text = run([program, f'-max_total_time={seconds}', f'-timeout={TIMEOUT}', f'-rss_limit_mb={MEMORY}',
                        f'-max_len={LENGTH}', '-print_final_stats=1', f'-artifact_prefix={kept}/{target}-',
                        *options, corpus, *folders])
    runs = last(r'stat::number_of_executed_units: (\d+)', text)
    edges = last(r'\bcov: (\d+)', text)
    of = last(r'Loaded \d+ modules\s+\((\d+) inline 8-bit counters', text)
    words = f'{target}: {runs:,} executions in {seconds} s, {edges:,} of {of:,} edges reached'
    if status == 0:
        tell(number, runs > 0, words + ', no finding')
        return 0 if runs > 0 else 1
    tell(number, False, words + ', a finding')
    where = re.findall(r'Test unit written to (\S+)', text)
    print(f'# the input is kept in {where[-1]}' if where else '# no input was kept')
    show(text)
    return 1


if __name__ == '__main__':
    sys.exit(main())
