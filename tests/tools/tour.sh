#!/bin/sh
# tour.sh [--tap] LANYARDCTL FOLDER: walks the whole main job on the demo network with the command line, in a database of its
# own in FOLDER: import a list, print badges, read the codes back from the pictures of the printed pages, check people in, undo,
# write the lists, verify. Every step's result is looked at, not only its exit status. --tap reports for the test suite.
set -eu

tap=
if [ "${1:-}" = --tap ]; then
  tap=1
  shift
fi
[ $# = 2 ] || { sed -n 2,4p "$0" >&2; exit 2; }
ctl=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
# A test starts from nothing, as often as it runs, and leaves its files only where something went wrong.
[ -z "$tap" ] || folder=$(mktemp -d "$folder/tour.XXXXXX")
sample=$(cd "$(dirname "$0")/../data/samples" && pwd)/google_forms_retreat_registration.csv
# Its own folders: the person's network and station are neither read nor written.
mkdir -p "$folder/home/data" "$folder/home/state"
chmod -R go-rwx "$folder/home"
export XDG_DATA_HOME="$folder/home/data" XDG_STATE_HOME="$folder/home/state" LANYARD_DATABASE="$folder/home/tour.db"
messages=$folder/home/messages
pages=$folder/pages
mkdir -p "$pages"

count=0
broken=0
say() { if [ -n "$tap" ]; then printf '# %s\n' "$*"; else printf '%s\n' "$*"; fi; }
ok() {
  count=$((count + 1))
  if [ -n "$tap" ]; then echo "ok $count - $*"; else echo "  ok    $*"; fi
}
bad() {
  count=$((count + 1))
  broken=$((broken + 1))
  if [ -n "$tap" ]; then echo "not ok $count - $*"; else echo "  WRONG $*"; fi
  [ ! -s "$messages" ] || sed 's/^/#   /' "$messages"
}
finish() {
  if [ -n "$tap" ]; then
    echo "1..$count"
    if [ "$broken" = 0 ]; then rm -rf "$folder"; else echo "# the files are in $folder"; fi
  fi
  exit "$((broken > 0))"
}
stop() { # nothing after this step makes sense without it
  bad "$*"
  finish
}
check() { # check NAME CONDITION...: the condition is a test(1) expression
  name=$1
  shift
  if [ "$@" ]; then ok "$name"; else bad "$name (found: $*)"; fi
}
run() { "$ctl" "$@" 2>"$messages"; }

# field NAME: the string or number of that name in each line of JSON on standard input, and nothing where there is none.
field() { sed -nE 's/.*"'"$1"'" ?: ?("(([^"\\]|\\.)*)"|(-?[0-9.]+|true|false)).*/\2\4/p'; }
same() { if cmp -s "$1" "$2"; then echo yes; else echo no; fi; }

if [ -n "$tap" ] && ! command -v pdftoppm >/dev/null 2>&1; then
  echo "1..0 # SKIP pdftoppm (package poppler-utils) is not installed"
  exit 0
fi

say "1. The demo network"
run demo >"$folder/demo.txt" || stop "the demo network is made"
ok "the demo network is made: $(tr '\n' ' ' <"$folder/demo.txt" | cut -c 1-160)"
run --json event list >"$folder/home/events.json" || stop "the events are listed"
# The demo's retreat is the one whose second day is today; past retreats of the calendar have other years in their titles.
line=$(grep -iE '"kind" ?: ?"retreat"|"title" ?: ?"[^"]*Retreat"' "$folder/home/events.json" | tail -n 1)
event=$(printf '%s\n' "$line" | field id)
title=$(printf '%s\n' "$line" | field title)
check "there is a retreat: $title" -n "$event"
[ -n "$event" ] || finish
run --json session list "$event" >"$folder/home/sessions.json" || stop "its sessions are listed"
line=$(grep -E '"title" ?: ?"Arrival"' "$folder/home/sessions.json" | head -n 1)
session=$(printf '%s\n' "$line" | field id)
start=$(printf '%s\n' "$line" | field start)
check "it has an Arrival session from $start" -n "$session"
[ -n "$session" ] || finish
# The second day, nine in the morning where the retreat is: the desk is open then, whatever the hour is here and now, and the
# demo network's people have come in on the first day only.
at=$(date -d "${start%%T*} + 1 day" +%Y-%m-%d)T09:00 || stop "the start of Arrival is a time: $start"

say "2. A registration list comes in: $(basename "$sample")"
run --json import "$event" "$sample" --dry-run >"$folder/home/plan.json" || stop "the list is read"
run --json import "$event" "$sample" >"$folder/home/import.json" || stop "the list is imported"
added=$(field added <"$folder/home/import.json")
check "the plan said what the import did: $added added, $(field updated <"$folder/home/import.json") updated, $(field skipped <"$folder/home/import.json") skipped" \
  "$(field added <"$folder/home/plan.json")" = "$added"
check "people were added or recognized" "$(field rows <"$folder/home/import.json")" -gt 0
run --json import "$event" "$sample" >"$folder/home/again.json" || stop "the same list is imported again"
check "the same list again adds nobody" "$(field added <"$folder/home/again.json")" = 0
check "the same list again changes nobody" "$(field updated <"$folder/home/again.json")" = 0

say "3. Badges, and their codes read back from the pages"
run badges "$event" --stock avery-5392 --sort family -o "$folder/badges.pdf" >"$folder/home/badges.txt" || stop "the badges are made"
ok "the badges are made: badges.pdf, $(wc -c <"$folder/badges.pdf") bytes"
run export "$event" badges-data -o "$folder/badges-data.csv" >/dev/null || stop "the badges' data is written"
expected=$(grep -oE 'LND[BCDFGHJKLNPRSTVX]{26}' "$folder/badges-data.csv" | sort -u | tee "$folder/home/expected.txt" | wc -l)
pdftoppm -r 150 -png "$folder/badges.pdf" "$pages/badges" 2>"$messages" || stop "the pages are drawn"
run decode "$pages"/badges*.png >"$folder/home/decoded.txt" || stop "the pages are read"
cut -f 2 "$folder/home/decoded.txt" | grep -E '^LND' | sort -u >"$folder/home/codes.txt" || :
check "every badge on the pages reads as its code ($(wc -l <"$folder/home/codes.txt") of $expected)" \
  "$(same "$folder/home/expected.txt" "$folder/home/codes.txt")" = yes
[ -s "$folder/home/codes.txt" ] || finish

say "4. The desk: everybody's badge is scanned at $at"
# A scanner's line: one code, one answer.
run --json check-in "$session" - --at "$at" --station "Desk 1" <"$folder/home/codes.txt" >"$folder/home/verdicts.json" || :
sed -nE 's/.*"verdict" ?: ?"([^"]*)".*/\1/p' "$folder/home/verdicts.json" | sort | uniq -c | sed 's/^ */    /' >"$folder/home/verdicts.txt"
say "answers:$(tr '\n' ',' <"$folder/home/verdicts.txt" | sed 's/,$//; s/   */ /g')"
check "every scan has one answer" "$(wc -l <"$folder/home/verdicts.json")" = "$(wc -l <"$folder/home/codes.txt")"
line=$(grep -E '"verdict" ?: ?"(welcome|admitted|admit)"' "$folder/home/verdicts.json" | head -n 1)
check "people are welcome: $(printf '%s\n' "$line" | field name)" -n "$line"
welcome=$(printf '%s\n' "$line" | field verdict)
admitted=$(grep -cE "\"verdict\" ?: ?\"$welcome\"" "$folder/home/verdicts.json") || :
scan=$(printf '%s\n' "$line" | field scan)
# Which code that line answered: the answers come in the order of the codes.
number=$(grep -nE "\"verdict\" ?: ?\"$welcome\"" "$folder/home/verdicts.json" | head -n 1 | cut -d : -f 1)
code=$(sed -n "${number}p" "$folder/home/codes.txt")
again=$(run --json check-in "$session" "$code" --at "$at" --station "Desk 2" | field verdict) || :
check "the same badge again is not welcome twice: $again" "$again" != "$welcome"

say "5. One check-in is taken back"
run undo "$scan" >/dev/null || stop "the check-in is undone"
ok "the check-in is undone"
again=$(run --json check-in "$session" "$code" --at "$at" --station "Desk 2" | field verdict) || :
check "after that the badge is welcome again" "$again" = "$welcome"
run --json scans "$session" >"$folder/home/scans.json" || stop "the log is listed"
check "the log has every passage: $(wc -l <"$folder/home/scans.json")" "$(wc -l <"$folder/home/scans.json")" -ge "$((admitted + 2))"

say "6. Lists"
for list in registrations.csv registrations.xlsx registrations.json attendance.csv attendance.xlsx attendance.json no-shows.csv \
  scans.csv sign-in-sheet.pdf roll-call.pdf security-list.csv calendar.ics; do
  if run export "$event" "${list%.*}" -o "$folder/$list" >/dev/null && [ -s "$folder/$list" ]; then
    ok "$list, $(wc -c <"$folder/$list") bytes"
  else
    bad "$list"
  fi
done
check "the calendar is one" "$(head -c 15 "$folder/calendar.ics" 2>/dev/null)" = BEGIN:VCALENDAR
check "the workbook is one" "$(head -c 2 "$folder/attendance.xlsx" 2>/dev/null)" = PK
check "the sign-in sheet is a PDF" "$(head -c 5 "$folder/sign-in-sheet.pdf" 2>/dev/null)" = %PDF-
grep -E "\"verdict\" ?: ?\"$welcome\"" "$folder/home/verdicts.json" | field registration | sort -u >"$folder/home/came.txt"
missing=$(while read -r id; do grep -qF "$id" "$folder/attendance.csv" || echo "$id"; done <"$folder/home/came.txt" | wc -l)
check "the attendance list has everybody who came ($(wc -l <"$folder/home/came.txt")), none is missing" "$missing" = 0
check "no list but the badges' carries a code" -z "$(grep -lE 'LND[BCDFGHJKLNPRSTVX]{26}' "$folder/registrations.csv" \
  "$folder/registrations.json" "$folder/attendance.csv" "$folder/scans.csv" "$folder/security-list.csv" 2>/dev/null || :)"

say "7. Tickets"
run tickets "$event" -o "$folder/tickets" >/dev/null || stop "the tickets are made"
check "one PDF and one PNG a person: $(find "$folder/tickets" -name '*.pdf' | wc -l)" \
  "$(find "$folder/tickets" -name '*.pdf' | wc -l)" = "$(find "$folder/tickets" -name '*.png' | wc -l)"
picture=$(find "$folder/tickets" -name '*.png' | sort | head -n 1)
check "a ticket reads as a code of this event" \
  -n "$(run decode "$picture" | cut -f 2 | grep -xF -f "$folder/home/expected.txt" || :)"

say "8. Certificates"
run certificates "$event" -o "$folder/certificates.pdf" --signer "Odalys Brandt" --signer-title "Network Director" \
  >/dev/null || stop "the certificates are made"
check "the certificates are a PDF" "$(head -c 5 "$folder/certificates.pdf" 2>/dev/null)" = %PDF-
run export "$event" thank-you -o "$folder/thank-you.csv" || stop "the list for thanks is written"
check "everybody who gets a certificate is thanked" \
  "$(wc -l <"$folder/thank-you.csv")" = "$(($(run certificates "$event" | wc -l) + 1))"

say "9. The database"
run verify >"$folder/home/verify.txt" || stop "the database is whole"
ok "the database is whole: $(tail -n 1 "$folder/home/verify.txt")"
run backup "$folder/backup.db" >/dev/null || stop "a backup is made"
ok "a backup is made: backup.db"

say ""
if [ "$broken" = 0 ]; then say "All $count steps are as they should be."; else say "$broken of $count steps went wrong."; fi
[ -n "$tap" ] || say "The files are in $folder"
finish
