/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits within which a file is read: several times what the largest map
 * needs, and few enough that no file makes reading it take more than 256 MiB, or
 * eight times its size if that is more. data/FORMAT.md tells the same to people.
 */
#pragma once

#define ENT_LIMIT_BYTES 67108864u /* 64 MiB */
/* Of one tag, as it stands there and as it is written: whatever is read can be saved. */
#define ENT_LIMIT_TAG_BYTES 65536u /* 64 KiB */
/* Of one comment, processing instruction or CDATA section: the parser stops at 10 MB. */
#define ENT_LIMIT_PIECE_BYTES 8388608u /* 8 MiB */
#define ENT_LIMIT_DEPTH 64u
#define ENT_LIMIT_ELEMENTS 1000000u
/* Of one element: what we know, and as many as are kept that we do not. */
#define ENT_LIMIT_ATTRIBUTES 128u
#define ENT_LIMIT_KEPT_ATTRIBUTES 64u
/* Declared around an element by those that are kept with it: for every name the parser
 * looks through them one by one. */
#define ENT_LIMIT_NAMESPACES 256u

#define ENT_LIMIT_STAKEHOLDERS 100000u
#define ENT_LIMIT_TIES 300000u
#define ENT_LIMIT_ASSESSMENTS 400000u
#define ENT_LIMIT_LOG_ENTRIES 200000u
#define ENT_LIMIT_MOMENTS 500u
#define ENT_LIMIT_ACTIONS 50000u
#define ENT_LIMIT_STEPS 10000u
/* Different names of elements and attributes: the parser's table of them gets slow. */
#define ENT_LIMIT_NAMES 10000u
/* Attributes, elements, comments and texts that are kept because they are not known, in all. */
#define ENT_LIMIT_KEPT 250000u
/* Of stakeholders that are part of one another in a chain. Not refused: what the next one is part of is kept aside. */
#define ENT_LIMIT_PART_DEPTH 128u
