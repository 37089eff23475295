#!/bin/sh
# ledger-contract.sh LANYARDCTL: what the command line promises of online attendance: a golden answer for samples of every
# report, the same file again, a corrected one, saying who is who, and the way back. Reports as TAP.
# shellcheck disable=SC2034,SC2154 # the helpers set and export them
set -u

# shellcheck source=/dev/null
. "$(dirname "$0")/contract-helpers.sh"
samples=$(dirname "$0")/../data/samples

# The value of a number or a word of the last answer.
value() { printf '%s\n' "$out" | sed -nE 's/.*"'"$1"'":(-?[0-9]+|true|false|null).*/\1/p' | head -n 1; }
counts() { # counts NAME PEOPLE MATCHED ADDED AMBIGUOUS IGNORED NO_SHOWS
  found="$(value people) $(value matched) $(value added) $(value ambiguous) $(value ignored) $(value no_shows)"
  if [ "$found" = "$2 $3 $4 $5 $6 $7" ]; then report yes "$1"; else report no "$1 (found $found)"; fi
}
attended() { # attended NAME E-MAIL SECONDS
  case $out in *"\"email\":\"$2\",\"seconds\":$3,"*) report yes "$1" ;; *) report no "$1 (wanted $3 s)" ;; esac
}

event=$("$ctl" event add --kind webinar --title 'Medicaid & CHIP' --start 2027-02-18T14:00 --end 2027-02-18T15:00 \
  --timezone America/New_York)
peers=$("$ctl" event add --kind peer-exchange --title 'Peers' --start 2027-01-21T13:00 --end 2027-01-21T14:00 \
  --timezone America/New_York)

# Every report, before anybody is on file: people, matched, added, ambiguous, ignored, no-shows.
while read -r sample format numbers; do
  LANYARD_DATABASE="$folder/$sample.db"
  "$ctl" event add --kind webinar --title Report --start 2027-01-21T13:00 --end 2027-01-21T14:00 \
    --timezone America/New_York >/dev/null
  expect 0 "$sample" --json import-attendance Report "$samples/$sample.csv"
  has 'is recognized' "\"format\":\"$format\""
  # shellcheck disable=SC2086 # six numbers
  counts 'and counted' $numbers
  expect 0 'all is well after it' verify
done <<END
zoom_webinar_attendee_2020 zoom-webinar-attendee 8 0 8 2 0 3
zoom_webinar_attendee_2026_registration zoom-webinar-attendee 9 0 9 1 1 2
zoom_meeting_participants_unique_2020 zoom-meeting-participants-unique 12 0 10 2 0 0
zoom_meeting_participants_detail_2021 zoom-meeting-participants-detail 12 0 10 3 0 0
zoom_registration_report zoom-registration-report 0 0 0 0 3 0
teams_attendance_utf16le teams-attendance 7 0 6 1 0 0
google_meet_attendance google-meet-attendance 3 0 2 1 0 0
gotowebinar_attendee_report gotowebinar-attendee 2 0 2 0 0 1
END
LANYARD_DATABASE="$folder/zoom_webinar_attendee_2020.db"
run --json attendance unmatched Report
has 'a second device is suggested to be whose it is' '"name":"Jamal Whitfield"'
LANYARD_DATABASE="$folder/contract.db"

# Zoom's webinar report, before anything is on file.
report=$samples/zoom_webinar_attendee_2026_registration.csv
expect 0 'a dry run' --json import-attendance "$event" "$report" --dry-run
counts 'says what would happen' 9 0 9 1 1 2
has 'and imports nothing' '"import":null'
expect 0 'nobody is registered by it' attendance "$event" --all
silent 'nobody at all'
expect 0 'the report' --json import-attendance "$event" "$report"
import=$(field import)
has 'is recognized' '"format":"zoom-webinar-attendee"'
counts 'everybody is new' 9 0 9 1 1 2
attended 'one connection' maribel.okonkwo-reyes@alavoices.example.org 3689
attended 'a rejoin' desmond.tallchief@azchildren.example.org 3537
attended 'two devices' thuy.nguyen@childrennow.example.org 3720
attended 'asked onto the stage in between' fatima.al-zahra@mich.example.org 3569
attended 'two seconds' jamal.whitfield@tca.example.org 2
has 'hosts are told apart' '"apart":[{"name":"Partnership Webinars"'
has 'times are local' '"first":"2027-02-18T13:57:12-05:00"'
expect 0 'the same file again' --json import-attendance "$event" "$report"
has 'says so' '"reason":"same-file"'
has 'and changes nothing' '"import":null'
counts 'everybody is known' 9 9 0 1 1 2
expect 0 'all is well' verify

# Who was there, and what it rests on.
expect 0 'the attendance' --json attendance "$event"
lines 'everybody who was connected' 11
has 'with minutes' '"counted":3689'
registration=$(printf '%s\n' "$out" | sed -nE '/Al-Zahra/s/.*"registration":"([^"]*)".*/\1/p')
expect 0 'for a person' attendance "$event"
has 'says how long' '59 min'
expect 0 'no-shows, too' --json attendance "$event" --all
lines 'everybody who was expected' 13
has 'who did not come' '"no_show":true'
expect 0 'the evidence' --json attendance evidence "$event" "$registration"
lines 'two rows' 2
has 'with the line' '"line":11'
has 'and the file' '"file":"zoom_webinar_attendee_2026_registration.csv"'

# A corrected file is asked about, replaces, and comes back.
sed 's/02:58:41 PM/02:58:11 PM/' "$report" >"$folder/corrected.csv"
expect 1 'a corrected report is asked about' import-attendance "$event" "$folder/corrected.csv"
expect 2 'one of both' import-attendance "$event" "$folder/corrected.csv" --replace --add
expect 0 'it replaces' --json import-attendance "$event" "$folder/corrected.csv" --replace
corrected=$(field import)
attended 'what it corrects' maribel.okonkwo-reyes@alavoices.example.org 3659
expect 0 'both are listed' --json attendance reports "$event"
lines 'two reports' 2
has 'one is replaced' '"replaced":true'
expect 0 'back to the first' import undo "$corrected"
has 'says so' 'taken back'
expect 0 'the first counts' --json attendance "$event"
has 'as before' '"counted":3689'
expect 0 'the file again' attendance file "$import" -o "$folder/again.csv"
if cmp -s "$report" "$folder/again.csv"; then report yes 'byte for byte'; else report no 'byte for byte'; fi

# Zoom's meeting report: names without an address, a telephone, a waiting room.
expect 0 'a meeting' --json import-attendance "$peers" "$samples/zoom_meeting_participants_detail_2021.csv"
has 'is recognized' '"format":"zoom-meeting-participants-detail"'
counts 'names are asked about' 12 0 10 3 0 0
attended 'two visits' saoirse.omalley@cac.example.org 3180
expect 0 'the queue' --json attendance unmatched "$peers"
lines 'three to settle' 3
has 'why' '"reason":"phone"'
run --json register "$peers" --name 'Thuy Linh Nguyen' --email thuy@childrennow.example.org
thuy=$(field registration)
run --json attendance unmatched "$peers"
has 'a name that is alike is suggested' '"name":"Thuy Linh Nguyen"'
expect 2 'one answer at a time' attendance settle "$peers" 'name:thuy linh nguyen' --new --nobody
expect 1 'nobody is called that' attendance settle "$peers" 'name:nobody at all' --nobody
expect 0 'it is her' --json attendance settle "$peers" 'name:thuy linh nguyen' --registration "$thuy"
has 'and is learned' '"learned":true'
expect 0 'the telephone is nobody' attendance settle "$peers" tel:12025550143 --nobody
expect 0 'somebody new' --json attendance settle "$peers" 'name:bjorn aasgaard' --new --organization 'NC Child'
has 'gets registered' '"registered":true'
expect 0 'the queue is empty' attendance unmatched "$peers"
silent 'nobody is left'
expect 0 'who is who' --json attendance settled "$peers"
has 'by hand' '"how":"hand"'
expect 0 'asked again' attendance settle "$peers" tel:12025550143 --ask
expect 0 'in the queue again' attendance unmatched "$peers"
lines 'one' 1

# A note-taker, and another zone.
printf 'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n%s\n%s\n' \
  'Otter.ai,,01/21/2027 10:00:00 AM,01/21/2027 11:00:00 AM,60,Yes' \
  'Otter Lindqvist,otter@nc.example.org,01/21/2027 10:00:00 AM,01/21/2027 11:00:00 AM,60,Yes' >"$folder/bots.csv"
expect 0 'a note-taker' --json import-attendance "$peers" "$folder/bots.csv" --dry-run
counts 'is ignored' 1 0 1 0 1 0
has 'visibly' '"reason":"bot-ignored"'
has 'another clock is noticed' '"reason":"other-zone"'
expect 0 'by that clock' --json import-attendance "$peers" "$folder/bots.csv" --dry-run --timezone America/Los_Angeles
lacks 'all is well' other-zone
expect 1 'no zone' import-attendance "$peers" "$folder/bots.csv" --timezone Nowhere/Land
expect 1 'no date' import-attendance "$peers" "$folder/bots.csv" --date 2027-02-30
expect 2 'no format' import-attendance "$peers" "$folder/bots.csv" --format nonsense
expect 2 'no order of dates' import-attendance "$peers" "$folder/bots.csv" --dates sideways
printf 'PK\003\004nothing' >"$folder/junk.csv"
expect 1 'no report' import-attendance "$peers" "$folder/junk.csv"

# What counts.
expect 0 'the rules' --json attendance rule
lines 'of every kind' 6
expect 0 'a share' --json attendance rule webinar --share 90 --clip yes
has 'is kept' '"share":90'
run --json attendance "$event"
if [ "$(printf '%s\n' "$out" | grep -c '"attended":true')" -lt 9 ]; then report yes 'fewer attended'; else report no 'fewer attended'; fi
expect 0 'as it was' attendance rule webinar --default
expect 2 'no kind' attendance rule picnic
expect 2 'minutes and a share' attendance rule webinar --minutes 5 --share 5
expect 2 'too much' attendance rule webinar --share 101

# The way back, and what is sensitive.
expect 0 'the import is taken back' import undo "$import"
expect 0 'nobody is left of it' --json attendance "$event"
silent 'nobody'
expect 0 'all is well at last' verify
"$ctl" group add Directors --sensitive >/dev/null
affinity=$("$ctl" event add --kind affinity-group --title Affinity --start 2027-01-21T13:00 --end 2027-01-21T14:00 \
  --timezone America/New_York)
expect 0 'an event for a sensitive group' event audience "$affinity" group:Directors
expect 1 'is refused by name' import-attendance "$affinity" "$report"
lacks 'and nobody is told' Maribel
expect 1 'nor listed' attendance "$affinity"

echo "1..$count"
exit "$((broken > 0))"
