#!/bin/sh
# package.sh [SUITE...]: for each suite (bookworm and trixie) builds the .deb on a bare Debian of that suite and tries it on
# another one. The packages are left in build-packages/. Needs root, debootstrap and unshare, and says so where it cannot.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$tools/../.." && pwd)
packages=$root/build-packages
[ $# -gt 0 ] || set -- bookworm trixie

if [ "$(id -u)" != 0 ]; then
  echo "Packages are built and tried on bare systems of their own, and making those needs root: sudo ./dev package"
  echo "For this system alone, without trying it: ./dev deb"
  exit 1
fi
for tool in debootstrap unshare; do
  command -v $tool >/dev/null 2>&1 || { echo "This needs $tool, which is not installed here. For this system alone: ./dev deb"; exit 1; }
done
mkdir -p "$packages"

# The committed files, where there is a repository; whatever is there otherwise. Never the build folders.
copy=$(mktemp -d "${TMPDIR:-/var/tmp}/lanyard-package.XXXXXX")
trap 'rm -rf "$copy"' EXIT
if git -C "$root" rev-parse --is-inside-work-tree >/dev/null 2>&1; then
  git -C "$root" archive HEAD | tar -x -C "$copy"
else
  tar -c -C "$root" --exclude='./build*' --exclude=./.git . | tar -x -C "$copy"
fi

status=0
for suite in "$@"; do
  echo "== $suite: building"
  rm -rf "$copy/out"
  if ! "$tools/bare-system" "$suite" "$copy" ./dev deb out; then
    status=1
    continue
  fi
  echo "== $suite: installing on a bare system, and starting"
  deb=$(find "$copy/out" -name '*.deb' -printf 'out/%P\n')
  if "$tools/bare-system" "$suite" "$copy" tests/tools/try-deb "$deb"; then
    cp "$copy/$deb" "$packages/"
    echo "build-packages/${deb#out/}"
  else
    status=1
  fi
done
exit $status
