#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""peer-socnetv.py GRAPHML SECONDS: SocNetV opens the graph. It has no batch mode, and asks for
the encoding: xdotool accepts that. Prints the seconds until it has used no CPU for two
seconds, and its peak memory in MiB. Needs DISPLAY and xdotool."""
import os
import subprocess
import sys
import tempfile
import time


def cpu(pid):
    with open(f'/proc/{pid}/stat', encoding='ascii') as stat:
        fields = stat.read().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


def find_dialog():
    for _ in range(200):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', 'Preview file'],
                               capture_output=True, text=True).stdout.split()
        if found:
            return found[0]
        time.sleep(0.1)
    return None


def main():
    cap = float(sys.argv[2])
    with tempfile.TemporaryDirectory() as home:
        env = dict(os.environ, HOME=home, XDG_RUNTIME_DIR=home)
        program = subprocess.Popen(['socnetv', sys.argv[1]], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            dialog = find_dialog()
            if dialog is None:
                sys.exit('SocNetV did not ask for the encoding')
            subprocess.run(['xdotool', 'windowfocus', dialog, 'key', '--window', dialog, 'Return'], check=False)
            begin = last = time.monotonic()
            used = cpu(program.pid)
            while time.monotonic() - last < 2 and time.monotonic() - begin < cap:
                time.sleep(0.05)
                now = cpu(program.pid)
                if now > used + 0.015:
                    used, last = now, time.monotonic()
            with open(f'/proc/{program.pid}/status', encoding='ascii') as status:
                peak = next(int(line.split()[1]) for line in status if line.startswith('VmHWM')) / 1024
            print(f'{last - begin:.2f} {peak:.0f}')
        finally:
            program.kill()
            program.wait()


if __name__ == '__main__':
    main()
