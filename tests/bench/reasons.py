# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a goal is not met: what the time or the memory goes into, and what was decided.

Shares are of samples of `perf record --call-graph dwarf` on a release build, on two
busy cores, on the maps that bench.py makes (generate N --ties 3N
--seed 7). When the code they speak of changes, measure again: perf report --children
names the same functions."""

MEASURED = '29 November 2026'

WHY = {
    1: '''Of reading 20,000: libxml2's parser 22 %, the look at the bytes before it 6 %, from start tags to
records 35 % (half of that: each id to the one string that stands for it), end tags 4 %, records
into the map 29 % (ties 17 %), the rest opening and closing. The bare reader makes no model; its
parser alone is 0.45 of it. What is left waits for memory: 60,000 ties touch two stakeholders, two
lists and three ids each. At 2,000, which fits the caches, the ratio is 1.9. Less takes records and
their texts in one piece of memory, and then no text of a record can be freed by itself.''',
    3: '''Saving reads back what it has written and compares it before the old file is replaced: 76 % of the
time, beside 14 % for writing, 8 % for freeing what was read, 2 % for comparing. It stays: what
cannot be read again is found while the old file is still there. Parsing alone would be half of the
bare writer's time, so no reading back is possible within the limit. In the window it runs off the
main loop. Without it the goal is met: the second line.''',
    5: '''By its CPU time the frame is within the limit of 1.6 (1.57). By the clock it
waits for a core while two threads paint the sharp picture that the zoom asked for: 3.8 in one run,
1.2 in another of the same day.''',
    6: '''Of the CPU of a frame of 2,000: 75 % the bare lines of the ties, 10 % all that is no tie, 15 % what
the bare strokes leave out: dashes, dots, double lines and the marks of each kind; at 10,000 it is
72, 5 and 23 %. By the clock two threads make up for it when both cores are free; the ratio of two
threads to one says whether they were.''',
    7: '''Of the frame without ties (2,000): symbols 40 %, the ground 36 %, names and plates 21 %; 62 % of it is in
cairo, two calls for each symbol (a fill, a stroke). Symbols drawn beforehand would take a tenth, but
lie on whole pixels or are blurred, and the picture is the same on screen and in files. No frame of
a pan or zoom paints them: the canvas shows tiles that threads have painted (goals 4 and 5).''',
    9: '''Of the PDF of 2,000: cairo_show_page 45 % (zlib 13 %, printf 8 %, the rest its two passes over the 14,700
strokes and fills that it recorded), laying out 23 % and the threads that judge names against ties
11 %, of both 5 % for shaping letters, reading 4 %. Ties joined by 24 in a path saved a sixth, but the
file was three times as slow to show in poppler. neato draws straight lines without marks and no
legend; we place names along bent ties.''',
    10: '''Of the SVG of 2,000: laying out 41 % and the threads that judge names against ties 24 %, shaping
letters 10 %, reading the map 7 %, writing the SVG 3 %. The positions are given to neato, so it lays
nothing out: it is beaten by no writer, however fast. The size is met.''',
    13: '''From 2,000 to 20,000 ids, records and texts no longer fit the caches, and reading waits for memory: its
steps are the same for each record. Layout at 20,000: packing 33 %, names 33 % (26 % measuring each
once), frame and legend 15 %, ties 10 %; its CPU grows 10 to 12 times, the clock more where the threads
do not get both cores.''',
    14: '''Being stopped takes 10 ms of CPU at worst, at the beginning, while the ties become a graph; by the clock
it may wait for a core, which others have. Of the reading nothing is quadratic: ten times the map takes
9.8 times the instructions (valgrind --tool=callgrind). But 2,000 stakeholders fit a cache of 2 MiB and
20,000 do not: 120 times as many reads miss it, 39 % of them for ratings, 12 % for the ends of ties. Each
of some twenty looks through all stakeholders or ties waits for memory, as a mere copy of the map does;
the line beside it tells whether there is more to it. Less takes ratings and ends in arrays made once for
all parts; 20,000 take a quarter of a second, and their brokers half a minute.''',
    15: '''Of the CPU to the first frame: the main loop of GTK and its start is as for an empty window; our window
adds 21 % (making it from templates 11 %, showing it 10 %), and the loader 13 % for libraries that an
empty window needs too. It has a header bar, panels, a canvas and their actions; the panels' contents
come after the first frame already.''',
    17: '''Of a scene of 45: packing 43 % (settling 19 %), ties 36 % (the web of ways 15 %), measuring names 13 %,
the frame with its legend 13 %, placing names 6 %. Of 300: packing 41 % (settling 32 %), names 27 % (lines
of the key, laid out anew in each try, 12 %), ties 27 % (the search for ways 11 %), the frame 3 %.''',
    18: '''96 % of an edit at 300 is laying out, 4 % painting: packing 41 %, names 27 %, ties 27 %, as in goal 17.
Only measured letters are kept from one picture to the next, and those are 6 %. A rating moves
others a little, all over its rings, so that routes and names kept from before would not fit: the
half that could be kept, ways between symbols that did not move, needs the packing to say who did.''',
    20: '''The main loop itself works less than 100 ms (the CPU beside the wall time); it waits for a core while
two threads lay out and paint. With a third core, or nothing else running, it does not.''',
    21: '''Of 30 MiB of heap at the end of the PDF of 2,000, cairo holds 20: it records the page, a kilobyte for each
of 14,700 strokes and fills, before it writes any of it. Four ties in a path came to 1.06 of neato, and
were a fifth slower to show; the picture counts more than five MiB. At 20,000 the goal is met.''',
}
