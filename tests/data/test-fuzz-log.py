#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-fuzz-log.py FUZZ.py: what fuzz.py tells of a run, with a program that only talks like libFuzzer."""
import base64
import os
import pathlib
import subprocess
import sys
import tempfile

INPUT = bytes(range(256)) * 8

# OPTION... : with -max_total_time it "finds" what $ENT_FOUND says; else it is given an input
PROGRAM = '''#!/usr/bin/env python3
import os, sys, time
found = os.environ['ENT_FOUND']
prefix = [a[17:] for a in sys.argv if a.startswith('-artifact_prefix=')]
if not prefix:
    end = 1 if found == 'timeout' else 0
    while time.process_time() < end:
        pass
    sys.exit(0)
print('INFO: Loaded 1 modules   (597 inline 8-bit counters): 597')
print('#9 NEW    cov: 87 ft: 90')
if found:
    name = prefix[0] + found.split(' ')[0] + '-1234'
    open(name, 'wb').write(bytes(range(256)) * 8)
    print('==7== ERROR: libFuzzer: ' + found)
    print('    #0 0x5600 in __sanitizer_print_stack_trace (/x/libfuzzer-x+0xf0fe1) (BuildId: ed)')
    print('    #1 0x5601 in fuzzer::PrintStackTrace() (/x/libfuzzer-x+0x63938)')
    print('    #2 0x5602 in ent_logo_read /x/../src/draw/logo.c:102:13')
    print('    #3 0x5603 in LLVMFuzzerTestOneInput /x/../tests/fuzz/target-x.c:38:8')
    print('SUMMARY: libFuzzer: ' + found)
    print("Test unit written to " + name)
print('stat::number_of_executed_units: ' + os.environ.get('ENT_RUNS', '1234'))
sys.exit(77 if found else 0)
'''

# what is found, executions, how lines of the log begin, status
CASES = [
    ('nothing_found_is_told_with_what_was_reached', '', '1234',
     ['ok 1 - x: 1,234 executions in 1 s, 87 of 597 edges reached, no finding'], 0),
    ('nothing_run_is_no_success', '', '0', ['not ok 1'], 1),
    ('a_finding_is_told_with_its_kind_way_and_input', 'out-of-memory', '1234',
     ['not ok 1', '# kind: ==7== ERROR: libFuzzer: out-of-memory',
      '# way: ent_logo_read logo.c:102:13 < LLVMFuzzerTestOneInput target-x.c:38:8', '# input: 2,048 bytes, base64:',
      *['# ' + base64.b64encode(INPUT).decode()[at:at + 1000] for at in range(0, 2732, 1000)]], 1),
    ('what_takes_the_processor_too_long_is_a_finding', 'timeout', '1234', ['not ok 1', '# kind: ==7== ERROR: libFuzzer: timeout'], 1),
    ('what_takes_long_while_the_machine_is_busy_is_none', 'timeout after 13 seconds', '1234', ['ok 1'], 0),
]


def main():
    print(f'1..{len(CASES)}')
    failed = False
    for n, (rule, found, runs, wanted, status) in enumerate(CASES, 1):
        with tempfile.TemporaryDirectory() as tmp:
            program = pathlib.Path(tmp, 'program')
            program.write_text(PROGRAM, encoding='utf-8')
            program.chmod(0o700)
            done = subprocess.run([sys.executable, sys.argv[1], 'x', program, tmp], capture_output=True, text=True,
                                  env={**os.environ, 'ENT_FUZZ_SECONDS': '1', 'ENT_FUZZ_TIMEOUT': '1', 'ENT_FOUND': found, 'ENT_RUNS': runs})
        good = done.returncode == status and all('\n' + text in '\n' + done.stdout for text in wanted)
        failed = failed or not good
        print(f'{"ok" if good else "not ok"} {n} {rule}')
        if not good:
            print('#', done.stdout.replace('\n', '\n# '), done.stderr, 'status', done.returncode)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
