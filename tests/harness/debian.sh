#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# debian.sh RELEASE ROOT [SUITE]... : runs and tests this source in the folder ROOT, on a
# Debian that had nothing installed. RELEASE is bookworm (Debian 12, the oldest that the
# program supports) or a newer one, as trixie (Debian 13: GTK 4.18, GLib 2.84, gcc 14).
#
# As root, with debootstrap. Everything comes from the mirror that apt uses here, or
# from $MIRROR. The first run takes some two minutes and 2 GiB more than later ones.
# Besides the tests it compiles once against the newest GTK itself, with deprecations as
# errors: only compat.c may call what is deprecated.
set -eu
[ $# -ge 2 ] || { sed -n 3,11p "$0" >&2; exit 2; }
release=$1 root=$2
shift 2
src=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck disable=SC2016 # apt's own variable
mirror=${MIRROR:-$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 2>/dev/null |
  grep -v security | head -n 1)}

if [ ! -e "$root/etc/debian_version" ]; then
  debootstrap --variant=minbase "$release" "$root" "$mirror"
  printf 'Acquire::Languages "none";\n' >"$root/etc/apt/apt.conf.d/90test"
  # a chroot must start no services
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod +x "$root/usr/sbin/policy-rc.d"
fi
if ! mountpoint -q "$root/proc"; then
  mount -t proc proc "$root/proc"
  trap 'umount "$root/proc"' EXIT
fi

mkdir -p "$root/entorno"
# what was built stays there, what was removed goes
find "$root/entorno" -mindepth 1 -maxdepth 1 ! -name '_*' -exec rm -rf {} +
tar c --exclude='./_*' --exclude=./.git -C "$src" . | tar x -C "$root/entorno"
# shellcheck disable=SC2016 # for the shell inside
env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root TERM=dumb \
  chroot "$root" bash -c '
    cd /entorno
    status=0
    ./dev run || status=1
    ./dev test "$@" | tee _test.out
    [ "${PIPESTATUS[0]}" = 0 ] || status=1
    printf "GTK %s\n" "$(pkg-config --modversion gtk4)"
    if pkg-config --atleast-version=4.10 gtk4; then
      [ -e _future/build.ninja ] || meson setup _future -Dfuture=true -Dwerror=true >/dev/null || status=1
      ninja -C _future src/app/entorno src/cli/entorno-cli || { echo "not clean against the newest GTK"; status=1; }
    fi
    tail -n 1 _test.out
    exit $status' debian "$@"
