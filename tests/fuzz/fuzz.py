#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""fuzz.py TARGET PROGRAM FOLDER SEED... [-- OPTION...]: libFuzzer on one target, as TAP.

It runs for ENT_FUZZ_SECONDS, 5 if that is not set, and grants each input
ENT_FUZZ_TIMEOUT, 10. The inputs that reach something new gather in FOLDER/corpus/TARGET,
from where the next run goes on; an input that is a finding is kept in FOLDER/findings,
and given to the target first in every later run. It is told with its kind, the way to it
and its bytes, so that the log is enough to have it again.

libFuzzer counts the seconds of an input by the clock, also while the machine does other
things: what took too long is tried again, and is a finding if it takes the processor.
"""
import base64
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys

# seconds for one input; megabytes, and of one piece; bytes of an input
TIMEOUT, MEMORY, PIECE, LENGTH = int(os.environ.get('ENT_FUZZ_TIMEOUT', '10')), 2048, 256, 65536
LIMITS = [f'-timeout={TIMEOUT}', f'-rss_limit_mb={MEMORY}', f'-malloc_limit_mb={PIECE}']
# of what a log shows: bytes of an input, steps of the way, lines of the rest
SHOWN, STEPS, LINES = 8192, 16, 24
# what stands before the target's own functions, and behind them
OTHERS = re.compile(r'^(__|fuzzer::|_start|main$|LLVMFuzzerRunDriver)')


def last(pattern, text):
    found = re.findall(pattern, text)
    return int(found[-1]) if found else 0


def tell(number, good, words):
    print('ok' if good else 'not ok', number, '-', words, flush=True)
    return good


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout.decode('utf-8', 'replace')


def way(text):
    """The functions of the first stack, the innermost first."""
    steps = []
    for number, name, place in re.findall(r'^\s*#(\d+) 0x[0-9a-f]+ (?:in (\S+))? *(.*)$', text, re.M):
        if number == '0' and steps:
            break
        if not OTHERS.match(name or '__'):
            steps.append(name + re.sub(r'^.*/', ' ', place.split(' (BuildId')[0].rstrip(')')))
    return ' < '.join(steps[:STEPS])


def show(text, path):
    kinds = re.findall(r'^(?:==\d+== ?ERROR: |SUMMARY: |ERROR:).*|.*(?:runtime error:|-CRITICAL|-WARNING).*', text, re.M)
    for kind in dict.fromkeys(kinds[:4]):
        print('# kind:', kind)
    print('# way:', way(text) or 'none was told')
    if path is not None and path.is_file():
        data = path.read_bytes()
        print(f'# input: {len(data):,} bytes' + (f', the first {SHOWN:,}' if len(data) > SHOWN else '') + ', base64:')
        code = base64.b64encode(data[:SHOWN]).decode()
        for at in range(0, len(code), 1000):
            print('#', code[at:at + 1000])
    lines = text.splitlines()
    # what is wrong stands before where, and before what libFuzzer says of the input
    first = next((n for n, line in enumerate(lines) if re.search(r'ERROR:|runtime error:|-CRITICAL|-WARNING', line)), -LINES)
    for line in lines[first:][:LINES]:
        print('#', line)


def is_slow(program, path):
    """Whether it takes the processor about as long as libFuzzer grants, or ends otherwise."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    status, _ = run([program, f'-timeout={6 * TIMEOUT}', *LIMITS[1:], path])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return status != 0 or after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime > TIMEOUT / 2


def replay(target, program, findings):
    """What was found before and is still in the way."""
    status, text = run([program, *LIMITS, *findings])
    if not tell(1, status == 0, f'{target}: {len(findings)} findings of earlier runs'):
        at = re.findall(r'^Running: (.+)$', text, re.M)
        show(text, pathlib.Path(at[-1]) if at else None)
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
    status, text = run([program, f'-max_total_time={seconds}', *LIMITS, f'-max_len={LENGTH}', '-print_final_stats=1',
                        f'-artifact_prefix={kept}/{target}-', *options, corpus, *folders])
    where = re.findall(r'Test unit written to (\S+)', text)
    finding = pathlib.Path(where[-1]) if where else None
    if status != 0 and finding is not None and finding.name.startswith(f'{target}-timeout-') and not is_slow(program, finding):
        print(f'# stopped early: the machine was busy, and not with {finding.name}')
        finding.unlink()
        status = 0
    runs = last(r'stat::number_of_executed_units: (\d+)', text)
    edges = last(r'\bcov: (\d+)', text)
    of = last(r'Loaded \d+ modules\s+\((\d+) inline 8-bit counters', text)
    words = f'{target}: {runs:,} executions in {seconds} s, {edges:,} of {of:,} edges reached'
    if status == 0:
        tell(number, runs > 0, words + ', no finding')
        return 0 if runs > 0 else 1
    tell(number, False, words + ', a finding')
    print(f'# the input is kept in {finding}' if finding is not None else '# no input was kept')
    show(text, finding)
    return 1


if __name__ == '__main__':
    sys.exit(main())
