#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""overlap.py PDF: how many words have more than 15 % of themselves covered by another one
(pdftotext -bbox), and how many words there are. A name along an arc comes as single letters, each
with a box that stands upright or lies on its side, whichever is nearer to how it is turned: where
one stands beside one that lies, the boxes cross and the letters do not."""
import html
import re
import subprocess
import sys

BOX = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)<')


def are_turned(a, b):
    """Whether they are letters of one size, one upright and one on its side."""
    return len(a[4]) == len(b[4]) == 1 and (abs((a[2] - a[0]) / (b[3] - b[1]) - 1) < 0.01 or
                                            abs((a[3] - a[1]) / (b[2] - b[0]) - 1) < 0.01)


def count(path):
    text = subprocess.run(['pdftotext', '-bbox', path, '-'], capture_output=True, text=True, check=True).stdout
    words = [(*map(float, found[:4]), html.unescape(found[4])) for found in BOX.findall(text)]
    if not words:
        return 0, 0
    cell = sorted(w[3] - w[1] for w in words)[len(words) // 2] * 4
    grid = {}
    for i, (left, top, right, bottom, _) in enumerate(words):
        for x in range(int(left // cell), int(right // cell) + 1):
            for y in range(int(top // cell), int(bottom // cell) + 1):
                grid.setdefault((x, y), []).append(i)
    bad = set()
    for members in grid.values():
        for n, i in enumerate(members):
            for j in members[:n]:
                a, b = words[i], words[j]
                width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
                least = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
                if width > 0 and height > 0 and width * height > 0.15 * least and not are_turned(a, b):
                    bad.update((i, j))
    return len(bad), len(words)


if __name__ == '__main__':
    print('%d %d' % count(sys.argv[1]))
