#!/bin/sh
# shots.sh BUILD PREFIX FOLDER: pictures of every page of the window (light, dark, narrow, Spanish) and of every PDF, into FOLDER.
# The window's are made by BUILD/tests/app/shots FOLDER, which draws its own pages; the PDFs by a walk with lanyardctl.
set -eu
build=$(cd "$1" && pwd)
prefix=$2
mkdir -p "$3"
folder=$(cd "$3" && pwd)
tools=$(cd "$(dirname "$0")" && pwd)

if [ -x "$build/tests/app/shots" ]; then
  export GTK_A11Y=none GSETTINGS_SCHEMA_DIR="$build/data" LYD_TEST_LOCALE_DIR="$build/po" TZ=America/New_York
  export LYD_SHIPPED_DATA="$prefix/share/lanyard"
  # As large as the largest panel that a kiosk is drawn for.
  export HEADLESS_SIZE="${HEADLESS_SIZE:-2000x1200}"
  for shots in "$build"/tests/app/shots "$build"/tests/app/shots-*; do
    if [ ! -f "$shots" ] || [ ! -x "$shots" ]; then continue; fi
    LANGUAGE=en "$tools/headless" "$shots" "$folder"
    "$tools/with-locale" es_US.UTF-8 "$build/locale" env LANGUAGE=es "$tools/headless" "$shots" "$folder" -es
  done
else
  echo "There is no $build/tests/app/shots in this build, so no pictures of the window."
fi

paper=$(mktemp -d "${TMPDIR:-/tmp}/lanyard-shots.XXXXXX")
trap 'rm -rf "$paper"' EXIT
if ! "$tools/tour.sh" "$prefix/bin/lanyardctl" "$paper" >"$folder/tour.txt"; then
  echo "The walk that makes the PDFs did not end well; see $folder/tour.txt" >&2
fi
for pdf in "$paper"/*.pdf; do
  [ -f "$pdf" ] || continue
  pdftoppm -r 60 -png -l 3 "$pdf" "$folder/pdf-$(basename "$pdf" .pdf)"
done
ticket=$(find "$paper/tickets" -name '*.pdf' 2>/dev/null | sort | head -n 1)
[ -z "$ticket" ] || pdftoppm -r 100 -png "$ticket" "$folder/pdf-ticket"
echo "The pictures are in $folder"
