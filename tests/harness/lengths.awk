# SPDX-License-Identifier: GPL-3.0-or-later
# awk -f lengths.awk FILE... : files of more than 800 lines, functions of more than 60.
# A function begins at a "{" and ends at a "}" in the first column, as the formatter
# sets them; class_init and the "= {" of tables do not count.
function finish_file() {
  if (file != "" && lines > 800) { print file ": " lines " lines, more than 800"; bad = 1 }
}
FNR == 1 { finish_file(); file = FILENAME; before = ""; start = 0 }
{ lines = FNR }
/^\{/ && before !~ /=$|^(struct|union|enum|typedef|static const)/ { start = FNR; name = before }
/^\}/ {
  if (start && FNR - start - 1 > 60 && name !~ /_class_init \(/) {
    print FILENAME ":" start ": " FNR - start - 1 " lines, more than 60: " name
    bad = 1
  }
  start = 0
}
/^[A-Za-z_].*\(/ { before = $0 }
/^[A-Za-z_][^(]*$/ { before = $0 }
END { finish_file(); exit bad }
