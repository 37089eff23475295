#!/bin/sh
# cli-contract.sh LANYARDCTL: holds the command line to its contract: exit statuses, where options may stand, what is printed
# with and without --json, the cases of check-in, and what hostile arguments must not do. Reports as TAP.
# shellcheck disable=SC2154 # the helpers set them
set -u

# shellcheck source=/dev/null
. "$(dirname "$0")/contract-helpers.sh"

# Words, help and exit statuses.
expect 2 'no command'
expect 0 'help' --help
expect 0 'help behind a global option' --json --help
expect 0 'version behind a global option' --database x --version
expect 0 'help on a noun' event --help
expect 2 'a noun alone' event
expect 2 'an unknown command' frobnicate
expect 2 'an unknown option in front' --frobnicate event list
expect 2 'an unknown option behind' event list --frobnicate
expect 2 'an option without its value' --database
for command in $("$ctl" --help | sed -nE 's/^  ([a-z]+(-[a-z]+)*( [a-z]+)?)  .*/\1/p' | tr ' ' '_'); do
  # shellcheck disable=SC2046 # the words of one command
  expect 0 "help on $(echo "$command" | tr _ ' ')" $(echo "$command" | tr _ ' ') --help
  has 'and it says how to write it' Usage:
done
expect 1 'no data file yet' event list
silent 'a message is no data'
expect 1 'no data file yet, as JSON' --json event list
has 'an error is an object' '{"error":"'

# Events.
expect 0 'an event' --json event add --kind retreat --title ' Retreat  ' --start 2027-09-21T09:00 --end 2027-09-23T12:00 \
  --timezone America/New_York
event=$(field id)
lines 'one line' 1
expect 0 'found by its title' event show Retreat --json
has 'titles lose the blanks around them' '"title":"Retreat"'
has 'a time has the offset of its zone' '"start":"2027-09-21T09:00:00-04:00"'
expect 0 'options may stand behind' event show "$event" --json
has 'and count' '"kind":"retreat"'
run session list "$event" --json
has 'a retreat has Arrival' '"title":"Arrival"'
has 'which admits daily' '"admit":"daily"'
expect 0 'found by the start of its id' event show "$(echo "$event" | cut -c 1-20)"
expect 1 'an unknown event' event show nothing
expect 2 'a kind that is none' event add --kind party --title T --start 2027-01-01 --timezone America/New_York
expect 2 'a zone that is none' event add --kind other --title T --start 2027-01-01 --timezone Mars/Olympus
expect 2 'a time that is none' event add --kind other --title T --start tomorrow --timezone America/New_York
expect 2 'a year at the end of the calendar' event add --kind other --title T --start 9999-12-31T23:00 --timezone America/New_York
expect 1 'an end before the start' event add --kind other --title T --start 2027-01-02 --end 2027-01-01 --timezone America/New_York
expect 1 'a title of blanks' event add --kind other --title ' ' --start 2027-01-01 --timezone America/New_York
expect 1 'a title like a page' event add --kind other --title "$(printf '%09999d' 0)" --start 2027-01-01 --timezone UTC
expect 2 'bytes that are no text' event add --kind other --title "$(printf '\377')" --start 2027-01-01 --timezone UTC
expect 0 'a title that would steer the terminal' event add --kind other --timezone UTC --start 2027-01-01T10:00 \
  --title "$(printf 'Two\nlines \033[31mred')"
run event list
lines 'is one line in the list' 2
lacks 'and steers nothing' "$escape"
expect 0 'the last day of a year in Honolulu' event add --kind other --title Eve --start 2027-12-31T22:00 --timezone Pacific/Honolulu
expect 0 'a day is the day of the event, wherever one looks from' event list --from 2027-12-31 --to 2027-12-31
lines 'one event' 1
expect 0 'the day after' event list --from 2028-01-02
lines 'no event' 0
expect 1 'a session that ends before it starts' session add "$event" --title S --start 2027-09-21T09:00 --end 2027-09-21T08:00
expect 2 'a window without end' session add "$event" --title S --start 2027-09-21T09:00 --end 2027-09-21T10:00 \
  --opens-before 99999999
# The agenda.
expect 0 'a session with all of it' --json session add "$event" --title 'Budget lab' --kind breakout --track Policy \
  --room 'Salon A' --presenter 'Rosa Lee' --presenter 'José Díaz' --choice --start 2027-09-22T10:00 --end 2027-09-22T11:00
lab=$(field id)
expect 2 'a kind of session that is none' session add "$event" --title S --kind party --start 2027-09-22T10:00 \
  --end 2027-09-22T11:00
expect 0 'a session that names nobody' --json session add "$event" --title Circle --sensitive --room 'Salon A' \
  --presenter 'jose diaz' --start 2027-09-22T10:30 --end 2027-09-22T11:30
circle=$(field id)
run session list "$event" --json
has 'the list has the track' '"track":"Policy"'
has 'and who presents' '"presenters":[{"name":"Rosa Lee"},{"name":"José Díaz"}]'
has 'and what does not fit' '"conflicts":["room","presenter"]'
expect 0 'what conflicts' session conflicts "$event"
lines 'is told once each' 2
has 'in a sentence' 'Salon A is taken twice: “Budget lab” and “Circle”'
expect 0 'a session moves with its length' session set "$circle" --start 2027-09-22T13:00 --presenter ''
run session list "$event" --json
has 'and its window' '"start":"2027-09-22T13:00:00-04:00","end":"2027-09-22T14:00:00-04:00"'
expect 0 'and nothing' session conflicts "$event"
silent 'conflicts any more'
expect 2 'neither yes nor no' session set "$circle" --sensitive maybe
expect 0 'a head' --json tap "$circle"
has 'is counted' '"heads":1'
expect 0 'twelve more' tap "$circle" --by 12
expect 0 'one back' --json tap "$circle" --by -1
has 'leaves twelve' '"heads":12'
expect 1 'more back than there were' tap "$circle" --by -13
expect 2 'half a head' tap "$circle" --by 0.5
expect 1 'a head where people have names' tap "$lab"
expect 0 'asking changes nothing' --json tap "$circle" --by 0
has 'twelve still' '"heads":12'
expect 0 'the board before the doors open' ready "$event" --json
lines 'has a line a check' 10
has 'wants a list on paper' '"check":"paper","state":"not-ready"'
expect 0 'which somebody printed' ready "$event" --json --paper-printed
has 'and is there' '"check":"paper","state":"ready"'
expect 1 'no such event' ready 'Nowhere'
expect 1 'nobody is scanned there' check-in "$circle" LNDBBBB
expect 1 'what was counted stays' session remove "$circle"
expect 0 'once more' --json session duplicate "$lab"
expect 0 'and away' session remove "$(field id)"
printf 'Day,Start,End,Title,Room\n2,16:00,17:00,Walk,Harbor\n2,soon,17:00,Talk,Harbor\n' >"$folder/plan.csv"
expect 0 'an agenda that is only looked at' --json session import "$event" "$folder/plan.csv" --dry-run
has 'says what it would add' '"added":1'
has 'and what it cannot read' '"line":3,"column":"Start"'
expect 0 'is then brought in' session import "$event" "$folder/plan.csv"
expect 0 'once' --json session import "$event" "$folder/plan.csv"
has 'and no more' '"added":0,"known":1'
expect 1 'an agenda without titles' session import "$event" "$folder/message"
expect 0 'the data are sound' verify
expect 1 'a question without words' question add "$event" --label ' ' --kind text
expect 1 'a choice without choices' question add "$event" --label Q --kind choice --choices ' , '

# Questions: an event of its own, so that they stand in nobody's way.
asking=$("$ctl" event add --kind retreat --title Asking --start 2027-11-02T09:00 --timezone America/New_York)
"$ctl" question add "$asking" --label Diet --kind choices --choices 'Vegan, Halal' --purpose dietary >/dev/null
"$ctl" question add "$asking" --label Access --kind text --sensitive --purpose access --types guest,speaker >/dev/null
expect 0 'what an event asks' --json question list "$asking"
has 'is listed' '"label":"Diet","kind":"choices","choices":["Vegan","Halal"]'
has 'with whom' '"types":"speaker,guest","purpose":"access"'
expect 0 'usual questions' question add "$asking" --ready photos,arrival
has 'are there at once' 'yes-no'
expect 1 'a usual question that is none' question add "$asking" --ready horoscope
expect 2 'a type that is none' question set "$asking" Diet --types cook
expect 0 'a question is put in another place' question move "$asking" Access 1
expect 0 'and changed' question set "$asking" Access --required yes --types everybody
expect 0 'which is read' --json question list "$asking"
has 'at the first place' '"label":"Access"'
has 'with what is new' '"required":true,"sensitive":true,"at_check_in":false,"types":"everybody"'
expect 1 'a question that is none' question remove "$asking" Horoscope
expect 0 'one is removed' question remove "$asking" Access
asking_too=$("$ctl" event add --kind retreat --title 'Asking too' --start 2028-11-02T09:00 --timezone America/New_York)
expect 0 'the rest is copied' question copy "$asking" "$asking_too"
has 'as it is' 'Diet'
expect 1 'and not twice' question copy "$asking" "$asking_too"
expect 0 'nobody has answered' questions rollup "$asking" Diet
has 'which is said' '0 of 0 have answered'
expect 0 'also to a program' --json questions rollup "$asking" Diet
has 'with every choice' '{"answer":"Halal","count":0,"people":[]}'

# Registrations.
register 'Ana Wu' --email ana@example.org
expect 0 'the same address again' --json register "$event" --name 'Ana Wu' --email ANA@example.org
has 'is the same registration' "$registration"
has 'and says so' '"existing":true'
expect 1 'a session that is none' register "$event" --name X --session nothing
lacks 'says what was written, not how it was looked up' "$event"
expect 1 'a name like a page' register "$event" --name "$(printf '%09999d' 0)"
expect 2 'no name at all' register "$event"
expect 0 'a name that would steer the terminal' register "$event" --name "$(printf 'Evil \033[2J Eve')"
expect 0 'is found' search "$event" evil
lacks 'and steers nothing' "$escape"
expect 0 'nobody is found' search "$event" '"*( OR NEAR'
silent 'nobody'

# Check-in.
once=$(session Once)
other=$(session Other)
open=$(session Open --admit unlimited)
inout=$(session Inout --admit in-out)
chosen=$(session Chosen --choice)
small=$(session Small --capacity 1)
window=$(session Window --opens-before 15 --closes-after 0)
daily=$(session Daily --admit daily)
register 'Bo Li'
expect 0 'who comes to a rehearsal' rehearse "$event" --json
has 'leaves nothing behind' '"left":0'
expect 2 'nobody comes' rehearse "$event" --people 0
verdict admitted A1 "$once" "$code" --station 'Desk 1'
verdict already-in A2 "$once" "$code" --station 'Desk 2'
has 'the first station is named' '"first_station":"Desk 1"'
verdict admitted 'A2, another session' "$other" "$code"
verdict admitted A3 "$open" "$code" --attempt first-try
first=$(field scan)
verdict admitted 'A3 again' "$open" "$code" --attempt first-try
has 'the same scan' "$first"
expect 1 'an attempt for another session' check-in "$other" "$code" --attempt first-try
expect 2 'an attempt for two codes' check-in "$open" "$code" "$code" --attempt second-try
verdict admitted A4 "$open" "$code"
verdict unknown A5 "$open" LNDNOBODY --override 'let them'
verdict unknown A6 "$open" "$registration"
verdict identify A21 "$open" "$short"
verdict admitted 'A20, a URL' "$open" "https://example.org/t/$code"
verdict admitted 'A20, lower case with blanks' "$open" " $(echo "$code" | tr '[:upper:]' '[:lower:]' | sed 's/..../& /g')"
verdict wrong-session A12 "$chosen" "$code"
verdict admitted 'A12, by exception' "$chosen" "$code" --override 'speaker asked'
has 'which is said' '"overridden":true'
verdict admitted G1 "$small" "$code"
verdict admitted B1 "$inout" "$code"
verdict already-in B2 "$inout" "$code"
verdict left 'B1, out' "$inout" "$code" --exit
verdict admitted 'B1, in again' "$inout" "$code"
verdict admitted 'E2, before midnight' "$daily" "$code" --at 2027-09-21T23:50
verdict already-in 'E2, minutes later' "$daily" "$code" --at 2027-09-21T23:55
verdict admitted 'E2, the next day' "$daily" "$code" --at 2027-09-22T00:10
register 'Cy Full'
verdict full 'G1, one too many' "$small" "$code"
verdict too-early 'E1, 8:44' "$window" "$code" --at 2027-09-21T08:44
verdict admitted 'E1, 8:45' "$window" "$code" --at 2027-09-21T08:45
register 'Di Late'
verdict over 'E1, 10:01' "$window" "$code" --at 2027-09-21T10:01
verdict admitted 'E1, 10:00' "$window" "$code" --at 2027-09-21T10:00
verdict admitted B4 "$once" "$code"
expect 0 'B4, taken back' undo "$(field scan)"
verdict admitted 'B4, again' "$once" "$code"
run registration reissue "$registration" --json
new=$(field code)
verdict revoked A14 "$other" "$code"
verdict admitted 'A14, the new one' "$other" "$new"
for state in pending waitlisted cancelled denied; do
  register "Ed $state" --status "$state"
  verdict "$state" A8 "$other" "$code"
done
register 'Flo Stream'
out=$(printf '%s\tx1\n%s\tx1\n%s\n%s\tx1\n%0999999d\n\n' "$code" "$code" "$code" "$registration" 0 | "$ctl" check-in "$other" - 2>/dev/null)
status=$?
lines 'every line from standard input is answered, and an empty one is none' 5
has 'an error among them is an object' '{"error":"'
if [ "$status" = 1 ]; then report yes 'and the status says that one could not be answered'; else report no 'status 1'; fi
run scans "$other" --json
has 'scans have their station' '"station":"'
expect 2 'a source that is none' check-in "$other" "$code" --source dream

# Somebody comes instead.
register 'Maria Cannot' --email maria.cannot@example.org
expect 0 'somebody comes instead' --json registration substitute "$(field registration)" --name 'Jose Comes'
gone=$code
instead=$(field code)
verdict cancelled 'the badge of who does not come' "$once" "$gone"
verdict admitted 'the badge of who comes' "$once" "$instead"
expect 2 'a substitute without a name' registration substitute "$(field registration)"
expect 1 'who has checked in is not replaced' registration substitute "$(field registration)" --name 'Ana Late'
register 'Vera Host'
vera=$registration
run --json register "$event" --name 'Vito Host' --type guest --host "$vera"
expect 2 'guests who do what is none' registration substitute "$vera" --name 'Luz Host' --guests vanish
expect 0 'a host is replaced' --json registration substitute "$vera" --name 'Luz Host'
case $message in *'1 guest comes along'*) report yes 'and the guest comes along' ;; *) report no "guests: $message" ;; esac
expect 0 'and the other host too' --json registration substitute "$(field registration)" --name 'Lia Host' --guests cancel
expect 0 'which the history tells' --json history --limit 1
has 'with the guests' 'guests cancelled with it: 1'

# Several in one act.
party=$("$ctl" event add --kind convening --title Party --start 2027-11-01T09:00 --end 2027-11-02T12:00 \
  --timezone America/New_York --capacity 3)
printf 'Ana Party <ana.party@example.org>\nBob Party, VOICES\nana.party@example.org\nnobody@\n' >"$folder/party.txt"
expect 0 'whom a list means' register-several "$party" "$folder/party.txt" --dry-run
lines 'whom a list means: every line' 4
expect 0 'a list is registered' --json register-several "$party" "$folder/party.txt"
lines 'a list is registered: who could be' 2
has 'a list is registered: with codes' '"code":"LND'
case $message in *'nobody@'*) report yes 'what is nobody is said' ;; *) report no 'what is nobody is said' ;; esac
expect 0 'everybody of an organization' register-several "$party" --organization voices
has 'everybody of an organization: registered before' registered
expect 0 'the list of another event' register-several "$party" --from-event Party --dry-run
lines 'the list of another event: all' 2
run --json register "$party" --name 'Mia Guest' --type guest --host "$registration"
if [ "$status" = 1 ]; then report yes 'a guest of another event'; else report no 'a guest of another event'; fi
run --json register "$party" --name 'Host Party'
expect 0 'a guest' --json register "$party" --name 'Mia Guest' --type guest --host "$(field registration)"
has 'a guest beyond the capacity waits' waitlisted
expect 2 'several of nothing' register-several "$party"
expect 1 'several of an unknown organization' register-several "$party" --organization 'No Such Body'

# People who are on file twice.
register 'Bob Twice' --organization 'Twice, Inc.' --email bob@example.org
bob=$code
register 'Robert Twice' --organization Twice
expect 0 'who may be on file twice' person duplicates --json
has 'is found by nickname' '"names":"nickname"'
has 'and the pair has two sides' '"other":{"person":'
expect 0 'two become one' --json person merge 'Bob Twice' 'Robert Twice' --take name
has 'which says how many events both were at' '"events_of_both":1'
verdict admitted 'the badge of the one that is kept' "$once" "$bob"
verdict already-in 'the badge of the other is the same person' "$once" "$code"
expect 0 'one person' --json person show 'Robert Twice'
has 'with the other name' '"value":"Bob Twice"'
expect 0 'people are found' person list twice
lines 'once each' 1
expect 0 'what was done' --json history --limit 1
has 'is told' '"code":"merge"'
expect 0 'and taken back' history undo "$(field id)"
expect 0 'two again' person list twice
lines 'both of them' 2
expect 0 'two people' person distinct 'Bob Twice' 'Robert Twice'
run person duplicates
lacks 'are not suggested again' 'Robert Twice'
expect 1 'nobody to merge' person merge 'Bob Twice' nobody
expect 1 'one is not two' person merge 'Bob Twice' 'Bob Twice'
expect 2 'a field that is none' person merge 'Bob Twice' 'Robert Twice' --take shoes

# People and organizations: added, changed, in and out.
expect 0 'a person by hand' --json person add --name 'Zoe Quist' --email zoe@example.org --organization 'Quist House'
expect 0 'a new job' person set 'Zoe Quist' --role Director --language es
expect 0 'another address' person alias 'Zoe Quist' --add zq@example.org
expect 0 'which becomes the main one' person alias 'Zoe Quist' --main zq@example.org
expect 0 'as is shown' --json person show 'Zoe Quist'
has 'the main address' '"email":"zq@example.org"'
has 'and the other one' '"value":"zoe@example.org"'
expect 1 'an address that is not theirs' person alias 'Zoe Quist' --remove nobody@example.org
expect 2 'nothing said' person alias 'Zoe Quist'
expect 0 'people as cards' person export quist -o "$folder/p.vcf"
out=$(cat "$folder/p.vcf")
has 'a card' 'FN:Zoe Quist'
expect 0 'cards come in again' --json person import "$folder/p.vcf" --dry-run
has 'and say nothing new' '"unchanged":1'
printf 'Name,Email,Organization\nLi Quist,li.quist@example.org,Quist House\n,,\nZoe Quist,zoe.q@example.org,Quist House\n' >"$folder/p.csv"
expect 0 'a table of people' --json person import "$folder/p.csv" --known both
has 'one new' '"added":1'
has 'one with another address' '"updated":1'
expect 2 'a choice that is none' person import "$folder/p.csv" --known perhaps
expect 1 'a format that is none' person export -o "$folder/p.doc"
expect 0 'an organization in a network' organization set 'Quist House' --join SPARC --since 2019
expect 0 'and out of it' organization set 'Quist House' --leave SPARC --until 2026-12-31
expect 1 'no date' organization set 'Quist House' --join SPARC --since soon
expect 0 'organizations' --json organization list
has 'are listed' '"name":"Quist House"'
expect 0 'another spelling' person add --name 'Vi Quist' --organization 'Quist Haus'
expect 0 'is the same organization' organization merge 'Quist House' 'Quist Haus'
expect 0 'whose person is shown' --json person show 'Vi Quist'
has 'with the one that is kept' '"organization":"Quist House"'
expect 1 'which is one only' organization merge 'Quist House' 'Quist House'
expect 0 'organizations as a table' organization export -o "$folder/o.csv"
expect 2 'an entry that is none' history undo yesterday
expect 0 'and the file is sound' verify

# Questions at check-in.
"$ctl" question add "$event" --label Site --kind text --required --at-check-in >/dev/null
register 'Jo Ask'
verdict answers-needed C1 "$once" "$code"
verdict admitted 'C1, an answer with an = of its own' "$once" "$code" --answer 'Site=https://example.org/?a=b'
register 'Jo Leave'
verdict left C4 "$inout" "$code" --exit

# Import.
printf 'Name,Email\nGil Import,gil@example.org\nHal \033[31mImport,hal@example.org\n' >"$folder/list.csv"
expect 0 'an import' import "$event" "$folder/list.csv"
lines 'its answer is one line of data, also without --json' 1
has 'which says what came in' '"added":2'
import=$(field import)
lacks 'and no name steers the terminal' "$escape"
expect 0 'the same again' --json import "$event" "$folder/list.csv"
has 'changes nothing' '"unchanged":2'
printf 'Name,Email\nIda Pipe,ida@example.org\n' >"$folder/pipe.csv"
out=$("$ctl" import "$event" /dev/stdin --dry-run 2>/dev/null <"$folder/pipe.csv")
has 'a list may come through a pipe' '"added":1'
expect 1 'a device without end is no list' import "$event" /dev/zero
expect 1 'a folder is no list' import "$event" "$folder"
expect 2 'a format that is none' import "$event" "$folder/list.csv" --format dream
expect 0 'our own list as a workbook' export "$event" registrations -o "$folder/list.xlsx"
mv "$folder/list.xlsx" "$folder/list.txt"
expect 0 'a workbook is a list, whatever it is called' import "$event" "$folder/list.txt" --dry-run
has 'and its rows are read' '"rows":'
expect 1 'a sheet that is none' import "$event" "$folder/list.txt" --sheet dream
expect 1 'a sheet of a file that has none' import "$event" "$folder/list.csv" --sheet dream
expect 2 'a decision that is none' import "$event" "$folder/list.csv" --conflicts dream
printf 'Name,Email,Phone\nBoth Ways,both@example.org,202 555 0100\n' >"$folder/one.csv"
printf 'Name,Email,Phone\nBoth Ways,both@example.org,202 555 0199\n' >"$folder/two.csv"
"$ctl" import "$asking" "$folder/one.csv" >/dev/null 2>&1
expect 0 'somebody known, with another number' --json import "$asking_too" "$folder/two.csv" --conflicts both
has 'both are kept' '"decision":"both"'
expect 0 'and the number is known now' --json import "$asking_too" "$folder/two.csv" --dry-run
has 'so that nothing is asked' '"conflicts":[]'
expect 2 'a map that is none' import "$event" "$folder/list.csv" --map dream
expect 0 'an import is taken back' import undo "$import"
expect 0 'the history tells of an event' history "$event"
has 'what was imported' 'list.csv'
has 'what was taken back' 'Undid: Imported'
run search "$event" hal
silent 'its people are gone'

# Places, waiting lists, groups and audiences.
small=$("$ctl" event add --kind webinar --title 'Small webinar' --start 2030-05-01T13:00 --timezone America/New_York --capacity 1)
one=$("$ctl" --json register "$small" --name 'Pia One' --email pia@example.org)
out=$one
has 'there is a place' '"status":"confirmed"'
one=$(field registration)
run --json register "$small" --name 'Quin Two'
has 'beyond the capacity one waits' '"hold":"full","number":1'
two=$(field registration)
expect 0 'what is left is told' --json event places "$small"
has 'in numbers' '"capacity":1,"taken":1,"left":0,"waiting":1,"pending":0'
expect 0 'who waits is told' --json waitlist "$small"
has 'in their order' '"number":1,"registration":"'"$two"
expect 0 'cancelling' --json registration set "$one" --status cancelled
has 'lets the next one move up' '"promoted":[{"registration":"'"$two"
expect 0 'a larger event' --json event set "$small" --capacity none
expect 2 'a capacity that is none' event set "$small" --capacity many
expect 0 'nobody waits' waitlist promote "$small" 1
expect 0 'a group' group add Directors --sensitive
expect 1 'the same group again' group add DIRECTORS
expect 0 'somebody joins it' group join Directors pia@example.org
expect 0 'it is shown' group show Directors
lacks 'without names' 'Pia'
run group show Directors --reveal
has 'which somebody has to ask for' 'Pia One'
expect 0 'an event is for speakers' event audience "$small" type:speaker
has 'and tells who is there nevertheless' 'Quin Two'
run --json register "$small" --name 'Rae Three'
has 'whom it is not for is pending' '"status":"pending","hold":"audience"'
run --json register "$small" --name 'Sol Four' --override 'Sings'
has 'unless somebody says why' '"status":"confirmed"'
expect 0 'an event is planned for somebody' event add --kind webinar --title 'For speakers' --start 2030-06-01T13:00 \
  --timezone America/New_York --audience type:speaker --audience type:staff
run event audience "$out"
has 'and says so' 'Speaker'
expect 1 'an event for nobody known' event add --kind webinar --title 'Odd' --start 2030-06-01T13:00 \
  --timezone America/New_York --audience network:None
expect 1 'an audience that is none' event audience "$small" everybody
expect 0 'an event for a sensitive group' event audience "$small" group:directors
expect 1 'is in no list by name' export "$small" registrations -o "$folder/small.csv"

# Series and programs.
expect 0 'a program' --json program add 'Lantern grant' --funder 'Lantern Foundation' --starts 2030-01-01
expect 1 'the same program again' program add 'lantern GRANT'
expect 2 'a kind of program that is none' program list extra
expect 0 'what a rule gives' --json series preview --rule 'FREQ=MONTHLY;BYDAY=4TH;COUNT=3' --start 2030-09-01T13:00 \
  --timezone America/New_York --move 2030-10-24=2030-10-17 --leave-out 2030-09-26
lines 'three dates' 3
has 'Thanksgiving is told' '"start":"2030-11-28T13:00:00-05:00"'
has 'as what it is' '"holiday":"thanksgiving"'
has 'a date that was moved' '"start":"2030-10-17T13:00:00-04:00","end":"2030-10-17T14:00:00-04:00","series_at":"2030-10-24T13:00:00-04:00"'
expect 1 'a rule without an end' series preview --rule 'FREQ=WEEKLY' --start 2030-09-01T13:00 --timezone America/New_York
expect 1 'a date to move that is none' event add --kind webinar --title 'Odd' --start 2030-09-01T13:00 \
  --timezone America/New_York --series 'FREQ=WEEKLY;COUNT=2' --move 2030-09-03=2030-09-04
expect 0 'a series' event add --kind peer-exchange --title 'Peer Exchange' --start 2030-09-01T13:00 \
  --timezone America/New_York --series 'FREQ=MONTHLY;BYDAY=3TH;COUNT=4' --move 2030-12-19=2030-12-12 \
  --program 'Lantern grant' --heading engage
lines 'four events' 4
second=$(printf '%s\n' "$out" | sed -n 2p)
third=$(printf '%s\n' "$out" | sed -n 3p)
expect 0 'series are listed' series list
has 'in words' 'Peer Exchange: Monthly on the third Thursday, 1:00 pm Eastern, 4 times'
expect 0 'one is shown' --json series show 'Peer Exchange'
lines 'with its events' 5
has 'one was moved' '"series_at":"2030-12-19T13:00:00-05:00","moved":true'
expect 0 'from the second on at noon' --json series change "$second" --following --time 12:00 --dry-run
has 'three would be' '"changed":3'
expect 0 'it was not done yet' --json event show "$second"
has 'one in the afternoon' 'T13:00:00'
expect 0 'on Tuesdays' --json series change "$second" --following --rule 'FREQ=MONTHLY;BYDAY=2TU;COUNT=2'
has 'one is cancelled' '"cancelled":1'
expect 2 'one event has no rule' series change "$second"
expect 1 'one event alone does not repeat' series change "$second" --rule 'FREQ=WEEKLY;COUNT=2'
expect 0 'one is moved' series move "$third" 2030-11-20T09:00
expect 0 'one more' --json series extend 'Peer Exchange' 1
has 'is added' '"added":1'
expect 0 'somebody for all of it' --json series register 'Peer Exchange' --name 'Tess Nine' --email tess@example.org
has 'is confirmed' '"confirmed":4'
expect 0 'who that is' --json series members 'Peer Exchange'
lines 'one' 1
expect 0 'the grid' --json series grid 'Peer Exchange'
has 'has them' '"name":"Tess Nine"'
has 'as registered' '"state":"registered"'
expect 0 'the grid of organizations' series grid 'Peer Exchange' --organizations
expect 0 'no longer' --json series unregister 'Peer Exchange' tess@example.org
has 'takes back all' '"cancelled":4'
expect 0 'what it is reported under' event set "$second" "$third" --heading invest --policy-area Health --program none
run --json event show "$third"
has 'is told' '"policy_area":"Health","heading":"invest"'
expect 2 'a heading that is none' event set "$third" --heading engaging
expect 1 'a program that is used' program remove 'Lantern grant'
expect 0 'policy areas' policy-area list
has 'are those of the network' 'Child Safety'
expect 0 'renamed' policy-area rename Health 'Health and care'
expect 0 'its calendar' series calendar 'Peer Exchange' -o "$folder/series.ics"
out=$(cat "$folder/series.ics")
has 'is in its zone' 'TZID=America/New_York'
has 'with what was cancelled' 'STATUS:CANCELLED'
expect 0 'it ends' --json series end 'Peer Exchange' 2030-11-30
has 'early' '"cancelled":'

# Materials.
printf 'not really a page' >"$folder/Opening slides.pdf"
expect 0 'a link' --json material add "$event" --link example.org/recording --kind recording --title Plenary
material=$(field id)
expect 0 'a file' material add "$event" --file "$folder/Opening slides.pdf"
expect 1 'a link that could do something' material add "$event" --link 'javascript:alert(1)'
expect 2 'a link and a file at once' material add "$event" --link https://example.org --file "$folder/Opening slides.pdf"
expect 2 'a kind of material that is none' material add "$event" --link https://example.org --kind film
expect 0 'what an event has' --json material list "$event"
lines 'two' 2
has 'a link gets its scheme' '"link":"https://example.org/recording"'
has 'a file its title' '"title":"Opening slides"'
expect 0 'the library' library 'opening'
lines 'finds one by its words' 1
expect 0 'the file' material save 'Opening slides' -o "$folder/copy.pdf"
out=$(cat "$folder/copy.pdf")
has 'is what it was' 'not really a page'
expect 0 'called otherwise' material set "$material" --title 'Plenary, day 1'
expect 0 'taken away' material remove "$material"
expect 0 'and the history says so' history "$event" --limit 1
has 'in words' 'Removed “Plenary, day 1” from “Retreat”'
expect 0 'nothing to tidy' --json material tidy
has 'as undo may need all' '"removed":0'

# Writing to people.
web=$("$ctl" event add --kind webinar --title Webinar --start 2027-10-21T13:00 --timezone America/New_York \
  --registration-link https://example.org/register --join-link zoom.example.org/j/secret)
"$ctl" register "$web" --name 'Ana Wu' --email ana.wu@example.org >/dev/null
"$ctl" register "$web" --name 'Bo Li' >/dev/null
expect 1 'an invitation without a sender' invite "$web" -o "$folder/letters"
expect 1 'a sender who is none' invite "$web" --from nobody -o "$folder/letters"
expect 2 'a letter that is none' invite "$web" --letter gossip -o "$folder/letters"
expect 0 'an invitation' --json invite "$web" --from events@example.org -o "$folder/letters"
has 'is written for who has an address' '"written":1'
case $message in *'Bo Li has no'*) report yes 'and who has none is named' ;; *) report no 'who has none' ;; esac
out=$(cat "$folder/letters/"*.eml)
has 'a message that is yet to be sent' 'X-Unsent: 1'
lacks 'has no private link' secret
expect 0 'as a calendar entry alone' invite "$web" --ics --join-link -o "$folder/letters"
out=$(cat "$folder/letters/"*.ics)
has 'invites' 'METHOD:REQUEST'
has 'with the private link where it was asked for' secret
expect 0 'who needs one' --json invite list "$web"
has 'and holds nothing' '"holds":"nothing","given":false'
expect 0 'noted' --json invite mark "$web"
has 'for one' '"marked":1'
expect 0 'then' --json invite list "$web"
has 'they hold what is true' '"holds":"current","given":true'
expect 0 'registrants for Zoom' export "$web" zoom-registrants -o "$folder/zoom.csv"
out=$(cat "$folder/zoom.csv")
has 'are its three columns' 'email,first_name,last_name'
case $message in *'Left out: Bo Li'*) report yes 'and who was left out is said' ;; *) report no 'who was left out' ;; esac
expect 2 'in no other format' export "$web" zoom-registrants -o "$folder/zoom.xlsx"
expect 0 'Zoom invites' event invites "$web" zoom
expect 0 'a kiosk registers newcomers' event newcomers "$web" confirmed
expect 2 'no such rule for newcomers' event newcomers "$web" maybe
expect 1 'then Lanyard does not' invite "$web" -o "$folder/letters"

# A whole organization, and who is inside.
before=$event
event=$("$ctl" event add --kind retreat --title 'Together day' --start 2027-09-21T09:00 --end 2027-09-21T17:00 --timezone America/New_York)
door=$(session 'Side door' --admit in-out)
register 'Together One' --organization 'Together House'
register 'Together Two' --organization 'Together House'
expect 1 'an organization that is none' check-in organization "$door" 'Nobody House'
expect 0 'a whole organization' --json check-in organization "$door" 'together house'
has 'all of it' '"admitted":2'
entry=$(field entry)
expect 0 'who is inside' --json inside "$door"
lines 'both' 2
expect 0 'taken back' history undo "$entry"
expect 0 'nobody is inside' --json inside "$door"
silent 'now'
expect 2 'an organization needs a session' check-in organization
event=$before

# The staff PIN comes on standard input, and waits longer each time it is wrong.
pin() { # pin PIN ARGUMENT...
  digits=$1
  shift
  out=$(printf '%s\n' "$digits" | "$ctl" "$@" 2>"$folder/message")
  status=$?
  message=$(cat "$folder/message")
}
expect 0 'no PIN yet' --json pin
has 'says so' '"set":false'
pin 4711 pin check
if [ "$status" = 1 ]; then report yes 'none is checked'; else report no 'none is checked'; fi
expect 2 'a PIN is no argument' pin set 4711
pin 12 pin set
if [ "$status" = 1 ]; then report yes 'two digits are too few'; else report no 'two digits are too few'; fi
pin 4711 pin set
if [ "$status" = 0 ]; then report yes 'a PIN'; else report no 'a PIN'; fi
lacks 'is not repeated' 4711
expect 0 'now there is one' --json pin
has 'which is said' '"set":true'
pin 4711 pin check
has 'it is right' right
for digits in 1 22222 0000; do pin "$digits" --json pin check; done
has 'three were wrong' '"right":false,"too_early":false,"wait_until":"2'
pin 4711 pin check
has 'then it is too early' 'too early'
pin 2468 pin set
pin 2468 pin check
has 'a new one begins anew' right

# Badges that wait for a printer.
run --json register "$event" --name 'Printed Twice'
printed=$(field registration)
expect 0 'a badge waits' --json print add "$printed"
job=$(field id)
expect 0 'asking twice' --json print add "$printed" --printer Front
has 'is the same badge' "\"id\":\"$job\""
expect 0 'the queue' --json print list
lines 'has one' 1
has 'says whose' '"name":"Printed Twice","state":"waiting","why":"by-hand","printer":"Front"'
expect 0 'none has changed' --json print changed "$event"
has 'as a number' '"badges":0'
expect 0 'retrying one that waits' print retry "$job"
expect 0 'dropping it' print drop "$job"
expect 0 'then nothing waits' print list
silent 'at all'
expect 0 'but it is known' --json print list --all
has 'as dropped' '"state":"dropped"'
expect 1 'a job that is none' print drop 0123
expect 2 'no registration' print add
expect 0 'a new roll' --json printer set Front --stock brother-dk-1202 --labels 300
has 'is counted' '"name":"Front","stock":"brother-dk-1202","labels":300'
expect 1 'a paper that is none' printer set Front --stock wallpaper
expect 2 'half a label' printer set Front --labels 0.5
expect 0 'nobody counts' printer set Front --labels none
expect 0 'the printers' --json printer list
has 'without a number' '"labels":null'

# Lists and paper.
"$ctl" question add "$event" --label name --kind text >/dev/null
expect 0 'registrations as JSON' export "$event" registrations -o "$folder/r.json"
out=$(cat "$folder/r.json")
has 'one object' '"what":"registrations","rows":['
has 'a question may be called as a column is' '"name (2)":'
lacks 'no ticket code leaves with it' "$new"
expect 2 'a list that is none' export "$event" gossip -o "$folder/g.csv"
expect 2 'a format that is none' export "$event" registrations -o "$folder/r.doc"
expect 1 'a folder that is none' export "$event" registrations -o "$folder/none/r.csv"
expect 2 'a position before the first' badges "$event" --first-position 0 -o "$folder/b.pdf"
expect 1 'a stock that is none' badges "$event" --stock nothing -o "$folder/b.pdf"
run --json badges "$event" --trays 2 -o "$folder/trays.pdf"
has 'badges for trays' '"badges":'
expect 0 'which are listed' --json tray list "$event"
has 'with the names in them' '"tray":1,"badges":'
expect 0 'and have fronts' tray fronts "$event" -o "$folder/fronts.pdf"
expect 1 'trays are sorted by family name' badges "$event" --trays 2 --sort given -o "$folder/t.pdf"
expect 0 'badges out of trays' tray clear "$event"
expect 1 'and no fronts' tray fronts "$event" -o "$folder/fronts.pdf"
expect 0 'the built-in designs' badge-design list
lines 'are three' 3
expect 0 'badges in another design' badges "$event" --design plain --check
expect 1 'a design that is none' badges "$event" --design fancy --check
expect 0 'a design for the event' badge-design import "$event" photo
expect 0 'written to a file' badge-design export "$event" -o "$folder/ours.lanyard-badge"
out=$(cat "$folder/ours.lanyard-badge")
has 'which says what it is' '"format": "lanyard-badge-design"'
expect 0 'and read from it' badge-design import "$event" "$folder/ours.lanyard-badge"
printf '{ "format": "lanyard-badge-design",\n  "version": 1, "id": "photo", "strength": 900 }' >"$folder/bad.lanyard-badge"
expect 1 'a file that is wrong' badge-design import "$event" "$folder/bad.lanyard-badge"
case $message in *'Line 2, column 44'*) report yes 'says where' ;; *) report no 'says where' ;; esac
run history "$event"
has 'the history tells of it' 'Changed the badge design'
expect 0 'tickets' --json tickets "$event" -o "$folder/tickets"
has 'say how many' '"tickets":'
expect 1 'a picture that is none' decode "$folder/r.json"

# The emergency list: who was found is a log, and the same for every desk.
expect 0 'the roll call' --json roll-call "$event"
has 'names who is there' '"found":false'
first=$(printf '%s\n' "$out" | sed -nE '1s/.*"registration":"([^"]+)".*/\1/p')
expect 0 'somebody is found' --json roll-call "$event" --found "$first" --missing
lacks 'is not missing' "$first"
expect 0 'the tick is taken back' --json roll-call "$event" --not-found "$first" --missing
has 'is missing again' "$first"
expect 0 'the missing as a list' export "$event" roll-call --missing -o "$folder/missing.csv"
expect 1 'nobody' roll-call "$event" --found nobody-like-that

# Certificates of attendance: listed, made once, made again only where something changed.
expect 0 'who gets a certificate' --json certificates "$event"
has 'says that it is to be made' '"state":"due"'
number=$(field number)
expect 0 'certificates in one file' --json certificates "$event" -o "$folder/certificates.pdf" --signer "Ada Hill" --remember
has 'say how many' '"certificates":'
expect 1 'nothing new is nothing to make' certificates "$event" --only changed -o "$folder/certificates"
expect 0 'a file for each person' certificates "$event" -o "$folder/certificates"
expect 0 'a number is checked' --json certificate check "$(printf '%s' "$number" | tr '[:upper:]' '[:lower:]')"
has 'and is an older one, for somebody signs now' '"current":false'
expect 1 'a number that is none' certificate check XXXXXX-XXXX
expect 0 'another title' certificates "$event" --signer-title "Director" --remember
expect 0 'changes them' --json certificates "$event" --only changed
has 'and says so' '"state":"changed"'
expect 1 'nobody like that' certificates "$event" --only nobody-like-that -o "$folder/c.pdf"
expect 0 'thanks for a mail merge' export "$event" thank-you -o "$folder/thanks.csv"
out=$(cat "$folder/thanks.csv")
has 'name the certificates' 'recording,hours,certificate'
expect 0 'word to who did not come' export "$event" missed-you -o "$folder/missed.csv"
expect 2 'a language that is none' certificates "$event" --language xx
expect 2 'a step that is none' certificates "$event" --credit-step third

# The agenda on paper: the whole one, and each person's own.
expect 0 'the agenda' export "$event" agenda -o "$folder/agenda.csv"
out=$(cat "$folder/agenda.csv")
has 'names who presents' 'Budget lab,breakout,Policy,Salon A,"Rosa Lee, José Díaz"'
expect 0 'the agenda for the wall' export "$event" agenda -o "$folder/agenda.pdf"
expect 2 'a schedule is paper' export "$event" schedule -o "$folder/schedule.csv"
expect 0 'schedules' --json schedule "$event" -o "$folder/schedule.pdf"
has 'say how many' '"schedules":'
expect 0 'with what is only counted' schedule "$event" --with-sensitive --a4 -o "$folder/all.pdf"
if command -v pdftotext >/dev/null 2>&1; then
  out=$(pdftotext -layout "$folder/agenda.pdf" -)
  has 'the wall has the rooms' 'Salon A · Policy'
  has 'and the times' '10:00 – 11:00 am'
  lacks 'but not what is only counted' 'Circle'
  out=$(pdftotext -layout "$folder/schedule.pdf" -)
  has 'a schedule is somebody' 'Ana Wu'
  lacks 'who did not choose this' 'Budget lab'
  lacks 'and did not ask for that' 'Circle'
  out=$(pdftotext -layout "$folder/all.pdf" -)
  has 'whoever asks has it' 'Circle'
fi

# A desk without a network: a copy, what it does alone, and back.
expect 0 'names are shared out' --json desk split "$event" --desks 3
has 'from A on' '"desk":"Desk 1","from":"A"'
expect 2 'among desks that there are' desk split "$event" --desks many
expect 1 'not among a hundred' desk split "$event" --desks 0
expect 0 'a copy' --json desk copy "$event" "$folder/desk2.db" --label 'Desk 2'
has 'has an id' '"id":'
expect 1 'nothing is written over' desk copy "$event" "$folder/desk2.db"
expect 0 'copies are listed' --json desk list "$event"
has 'by their labels' '"label":"Desk 2"'
has 'and are out' '"brought_at":null'
expect 0 'the copy is sound' --database "$folder/desk2.db" verify
expect 0 'it has one event' --database "$folder/desk2.db" event list
lines 'and only that' 1
expect 0 'somebody comes there' --database "$folder/desk2.db" --json register "$event" --name 'Dora Desk'
dora=$(field code)
door=$("$ctl" --database "$folder/desk2.db" --json session list "$event" | sed -nE 's/.*"id":"([^"]*)".*/\1/p' | head -n 1)
expect 0 'and goes in' --database "$folder/desk2.db" --json check-in "$door" "$dora" --override Rehearsal
expect 1 'a whole data file is no copy' desk bring-back "$LANYARD_DATABASE"
expect 0 'it comes back' --json desk bring-back "$folder/desk2.db"
has 'with its scan' '"scans":1'
has 'and its registration' '"registered":1'
expect 0 'twice' --json desk bring-back "$folder/desk2.db"
has 'brings nothing new' '"scans":0,"registered":0,"changed":0'
expect 0 'the log says who was let in twice' --json desk doubles "$event"
silent 'nobody was'
expect 0 'the log here' --json scans "$door"
has 'says where it was' '"station":"Desk 2"'
expect 0 'a second copy' desk copy "$event" "$folder/desk3.db" --label 'Desk 3'
expect 1 'one that was never made' desk forget "$event" 'Desk 9'
expect 0 'is lost' desk forget "$event" 'Desk 3'
expect 0 'all is well' verify

# What a period reached, on the demo network.
told="$folder/reports.db"
run --database "$told" demo
expect 0 'a report is told' --database "$told" report reach --from 2026-01-01
has 'with the rules' 'Each person is counted once'
expect 0 'and as one object' --database "$told" --json report reach
has 'with its numbers' '"numbers":{"events":'
has 'and what it was asked' '"query":{"from":null'
people=$(printf '%s' "$out" | sed 's/.*"numbers":{[^}]*"people":\([0-9]*\),.*/\1/')
expect 2 'a period that ends first is refused' --database "$told" report reach --from 2026-06-01 --to 2026-05-31
expect 2 'and a day that is none' --database "$told" report reach --from yesterday
expect 2 'and a heading that is none' --database "$told" report reach --heading fun
expect 1 'and a funder nobody knows' --database "$told" report reach --funder 'Nobody & Sons'
expect 1 'and a network nobody knows' --database "$told" report reach --network Nowhere
expect 0 'every number opens its rows' --database "$told" --json report rows people
lines 'as many as it says' "$people"
expect 2 'that it has' --database "$told" report rows heroes
for end in csv xlsx json pdf; do
  expect 0 "a report becomes a .$end" --database "$told" report reach -o "$folder/reach.$end"
  expect 0 "its rows too" --database "$told" report rows attendances -o "$folder/rows.$end"
  expect 0 "the pulse too" --database "$told" report pulse --from 2026-09-01 --members -o "$folder/pulse.$end"
done
expect 1 'and nothing that is no format' --database "$told" report reach -o "$folder/reach.doc"
out=$(head -n 1 "$folder/rows.csv" | tr -d '\r\357\273\277' | sed 's/,/, /g')
if printf '%s' "$out" | grep -q '^date, event, kind, name'; then report yes 'rows carry ids'; else report no 'rows carry ids'; fi
expect 0 'whom to call' --database "$told" --json report pulse --from 2026-11-01
has 'says when they were seen' '"last_seen"'
expect 0 'people, too' --database "$told" --json report pulse --from 2026-11-01 --people
has 'by name' '"name"'
expect 0 'a series is told event by event' --database "$told" --json report series 'Partnership Peer Exchange'
lines 'each of its events' 12
expect 0 'who did not come' --database "$told" --json report no-shows
has 'of how many' '"confirmed"'
expect 0 'by event, too' --database "$told" --json report no-shows --by-event
expect 0 'when people came' --database "$told" --json report arrivals '2026 Partnership Retreat/Arrival'
has 'how many by then' '"so_far":112'
expect 0 'a report is frozen' --database "$told" --json report freeze 'For the board' --from 2026-01-01
expect 0 'and listed' --database "$told" --json report frozen list
lines 'once' 1
expect 0 'and shown' --database "$told" --json report frozen show 'For the board'
has 'with what it would be now' '"would_now_be"'
expect 0 'with its rows' --database "$told" --json report frozen rows 'For the board' people
lines 'those of then' "$people"
expect 0 'as a file, too' --database "$told" report frozen show 'For the board' -o "$folder/frozen.xlsx"
expect 1 'one nobody froze is refused' --database "$told" report frozen show 'For nobody'
expect 0 'it is removed' --database "$told" report frozen remove 'For the board'
expect 0 'and is gone' --database "$told" --json report frozen list
silent 'from the list'

# Forgetting what people answered.
past=$("$ctl" event add --kind webinar --title 'Long ago' --start 2020-01-01T13:00 --end 2020-01-01T14:00 --timezone UTC)
run question add "$past" --label 'Whom do we call' --kind text --purpose emergency
run question add "$past" --label Access --kind text --sensitive
printf 'Name,Email,Access,Whom do we call\nNell Poe,nell@example.org,Zyxwv-ramp,Zyxwv-mother\n' >"$folder/past.csv"
expect 0 'answers come in' import "$past" "$folder/past.csv"
expect 0 'and into a backup' backup "$folder/with-answers.db"
expect 2 'nothing is purged without a yes' purge "$past"
expect 2 'nor is something unknown' purge "$past" --what everything --yes
expect 1 'nor of an event to come' purge "$event" --yes
expect 0 'it says what would go' --json purge "$past" --dry-run
has 'by numbers' '"purged":false,"wiped":false,"due":"2020-01-31T14:00:00+00:00","answers":2,"people":1,"acts":1'
has 'and where else it is' 'with-answers.db","kind":"backup","state":"holds","deleted":false'
expect 0 'emergency contacts go first' --json purge "$past" --what emergency --yes
has 'those alone' '"purged":true,"wiped":true,"due":"2020-01-08T14:00:00+00:00","answers":1'
expect 0 'then the rest, with the copies' --json purge "$past" --yes --delete-copies
has 'of which none is left' '"deleted":true,"problem":null'
out=$(grep -l Zyxwv "$folder"/* "$folder"/data/*/* 2>/dev/null | grep -v past.csv)
silent 'no file holds a byte of them'
run --json history "$past"
has 'the history says so' 'purge-answers'
lacks 'without what they were' Zyxwv
expect 0 'all is well again' verify

# Closing an event.
expect 1 'an event to come is not closed' event close "$event"
expect 0 'what is left to do after it is said' --json event close "$event" --status
lines 'in eight lines' 8
has 'with what is to be purged' '"step":"answers","state":'
expect 0 'a past one is closed' --json event close "$past"
has 'with nothing left to purge' '"step":"emergency","state":"done"'
run --json history "$past"
has 'which the history knows' 'close-event'
expect 0 'and opened again' event close "$past" --reopen

# A whole event in one file.
expect 0 'an event is archived' --json archive "$event" -o "$folder/event.lanyard"
has 'with who was there' '"files":1,"missing":0'
expect 0 'and again over itself' archive "$event" -o "$folder/event.lanyard"
expect 1 'over nothing else' archive "$event" -o "$folder/contract.db"
expect 2 'it needs a name' archive "$event"
expect 0 'it can be looked at' --database "$folder/event.lanyard" --json event list
lines 'with one event' 1
expect 0 'searched' --database "$folder/event.lanyard" search "$event" Dora
expect 0 'exported from' --database "$folder/event.lanyard" export "$event" registrations -o "$folder/archived.csv"
expect 0 'and is sound' --database "$folder/event.lanyard" verify
expect 1 'nothing is written into it' --database "$folder/event.lanyard" register "$event" --name 'Too Late'
expect 1 'it is no backup' --database "$folder/none.db" restore "$folder/event.lanyard"
head -c 20000 "$folder/event.lanyard" >"$folder/half.lanyard"
expect 1 'a damaged one is refused' --database "$folder/half.lanyard" event list

# Forgetting somebody.
expect 2 'nobody is erased without a yes' person erase 'Nell Poe'
expect 1 'nor who is expected somewhere' person erase 'Dora Desk' --yes
expect 0 'it says what would go' --json person erase 'Nell Poe' --dry-run
has 'by numbers' '"erased":false,"wiped":false,"registrations":1,"names":2'
expect 0 'she is forgotten' --json person erase 'Nell Poe' --yes --delete-copies
has 'for good' '"erased":true,"wiped":true,"registrations":1'
out=$(grep -il 'nell' "$folder"/* "$folder"/data/*/* 2>/dev/null | grep -v past.csv)
silent 'no file knows her'
run export "$past" registrations -o "$folder/erased.csv"
out=$(cat "$folder/erased.csv")
has 'and she counts' 'Erased person'
expect 0 'all is well after it' verify

# The manual page tells all of it: every option that --help names, every column.
manual=$(sed 's/\\-/-/g' "$(dirname "$0")/../../data/lanyardctl.1")
for command in $("$ctl" --help | sed -nE 's/^  ([a-z]+(-[a-z]+)*( [a-z]+)?)  .*/\1/p' | tr ' ' '_'); do
  # shellcheck disable=SC2046 # the words of one command
  run $(echo "$command" | tr _ ' ') --help
  missing=
  for option in $(printf '%s\n' "$out" | grep -oE -- '--[a-z][a-z-]+'); do
    printf '%s' "$manual" | grep -qF -- "$option" || missing="$missing $option"
  done
  out=$missing
  silent "the manual has the options of $(echo "$command" | tr _ ' ')"
done
for list in registrations attendance no-shows walk-ins session-lists organizations scans sign-in-sheet roll-call security-list \
  badges-data dietary dietary-counts no-photos answers answer-counts google-contacts mailchimp; do
  run export "$event" "$list" -o "$folder/list.csv"
  out=$(head -n 1 "$folder/list.csv" | tr -d '\r\357\273\277' | sed 's/,note,.*/,note/; s/,/, /g')
  if printf '%s' "$manual" | grep -qF -- "$out"; then report yes "the manual has the columns of $list"; else report no "the columns of $list"; fi
done

echo "1..$count"
exit "$((broken > 0))"
