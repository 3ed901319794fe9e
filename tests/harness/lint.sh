#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# lint.sh BUILDDIR: what can be said of the sources without running them, as TAP, with
# one closing line. BUILDDIR was set up with clang. Run in the project's root.
set -u
build=$1
here=$(dirname "$0")
tap=$build/lint.tap
mapfile -t sources < <(find src tests -name '*.c' -o -name '*.h' | sort)
n=0
: >"$tap"

# check NAME COMMAND... : one point; what COMMAND prints is shown when it fails
check() {
  local name=$1 out
  shift
  n=$((n + 1))
  if out=$("$@" 2>&1); then
    echo "ok $n - $name" | tee -a "$tap"
  else
    echo "not ok $n - $name" | tee -a "$tap"
    printf '%s\n' "$out" | sed 's/^/# /' | head -n 300
  fi
}

format() { clang-format-14 --dry-run -Werror "${sources[@]}"; }
lengths() { awk -f "$here/lengths.awk" "${sources[@]}"; }
licences() { ! grep -L 'SPDX-License-Identifier: ' "${sources[@]}" | grep .; }
cppcheck_all() {
  # one --library for each; missingIncludeSystem: without GTK's own headers it takes
  # a second, with them more than a minute
  cppcheck -Isrc -I"$build" --enable=warning,performance,portability,style --inline-suppr \
    --library=gnu --library=posix --library=gtk --library=cairo \
    --suppressions-list="$here/cppcheck.supp" --error-exitcode=1 --quiet -j2 src tests
}
tidy() {
  [ -e "$build/compile_commands.json" ] || { echo "$build is not set up"; return 1; }
  local found
  # Of each finding the line that says what and where, without colours, but for what GLib has of its own. Leaks are
  # left to the sanitizers: clang 14 does not see that g_autofree frees.
  found=$(run-clang-tidy-14 -quiet -p "$build" '/(src|tests)/[^_].*\.c$' 2>&1 |
    sed 's/\x1b\[[0-9;]*m//g' | grep -E '(error|warning): ' | grep -v -e 'Potential leak of memory' -e '/usr/include/' | sort -u)
  echo "$found"
  [ -z "$found" ]
}
# What the sources include; all else clang-tidy compiles itself.
generated() {
  local rule files=()
  for rule in CUSTOM_COMMAND CUSTOM_COMMAND_DEP; do
    mapfile -t -O "${#files[@]}" files < <(ninja -C "$build" -t targets rule "$rule" 2>/dev/null | grep '\.[ch]$')
  done
  ninja -C "$build" "${files[@]}"
}
potfiles() { "$here/potfiles.py" | diff - po/POTFILES; }
pot() { ninja -C "$build" entorno-pot; }
translated() {
  local language rest status=0
  while read -r language; do
    msgmerge --quiet -o "$build/$language.po" "po/$language.po" po/entorno.pot || return 1
    for rest in --untranslated --only-fuzzy; do
      if msgattrib --no-obsolete "$rest" "$build/$language.po" | grep -q '^msgid'; then
        echo "$language $rest:"
        msgattrib --no-obsolete "$rest" "$build/$language.po" | grep -A3 -e '^#:' -e '^msgid'
        status=1
      fi
    done
  done <po/LINGUAS
  return $status
}
translators() { "$here/translators.py" po/entorno.pot; }
ui_files() { find ui -name '*.ui' -exec xmllint --noout {} +; }
scripts() { shellcheck dev .ci/run "$here"/*.sh; }

check "formatted by clang-format 14" format
check "functions of at most 60 lines, files of at most 800" lengths
check "every source names its licence" licences
check "what is generated can be" generated
check "cppcheck finds nothing" cppcheck_all
check "clang compiles everything, and clang-tidy finds nothing" tidy
check "po/POTFILES names every file with texts (./dev po)" potfiles
check "the texts can be extracted" pot
check "every text is translated" translated
check "every placeholder is explained to translators" translators
check "templates are well-formed" ui_files
check "shellcheck finds nothing" scripts
"$here/count-tests.py" "$tap"
