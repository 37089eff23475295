#!/bin/sh
# funder-test.sh LANYARDCTL: the totals that the program tells a funder are those that an independent script adds up from the
# exported attendances (funder-total), on the demo network and on random ones; of the random ones it is known beforehand who
# came, too. Reports as TAP. SEED=N makes the random networks of another run again.
set -u

ctl=$1
tools=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -m 700 "$folder/data" "$folder/state"
export XDG_DATA_HOME="$folder/data" XDG_STATE_HOME="$folder/state"
unset LANGUAGE
export LC_ALL=C

count=0
broken=0
report() { # report GOOD NAME
  count=$((count + 1))
  if [ "$1" = yes ]; then echo "ok $count - $2"; else
    broken=$((broken + 1))
    echo "not ok $count - $2"
  fi
}
must() { "$@" >"$folder/out" 2>"$folder/message" || {
  echo "Bail out! $*: $(head -n 3 "$folder/message")"
  exit 1
}; }

# What the program says, as lines like those of funder-total.
tell() { # tell OPTION...
  "$ctl" report reach --json "$@" | sed 's/.*"numbers":{\([^}]*\)}.*/\1/' | tr ',' '\n' | sed 's/"//g; s/:/ /'
}
# same NAME THEIRS OURS: every line of THEIRS is one of OURS
same() {
  if [ -s "$2" ] && ! grep -vxFf "$3" "$2" >"$folder/missing"; then report yes "$1"; else
    report no "$1"
    sed 's/^/# wanted: /' "$folder/missing"
    sed 's/^/# told: /' "$3"
  fi
}
compare() { # compare NAME OPTION...
  name=$1
  shift
  must "$ctl" report rows attendances "$@" -o "$folder/rows.csv"
  "$tools/funder-total" "$folder/rows.csv" >"$folder/script"
  tell "$@" >"$folder/program"
  same "$name" "$folder/script" "$folder/program"
}

export LANYARD_DATABASE="$folder/demo.db"
must "$ctl" demo
compare "the demo network, all time"
compare "the demo network, a part of the year" --from 2026-05-01 --to 2026-09-30
compare "the demo network, one kind" --kind webinar

# A network by lot: who is whose, who registers for what, who comes how. plan: event, e-mail, seconds; one line each came.
make_plan() { # make_plan SEED
  LC_ALL=C awk -v seed="$1" -v folder="$folder" '
    BEGIN {
      srand(seed)
      split("OH OH TX DC PR CA NY WI", state, " ")
      for (o = 1; o <= 8; o++) print "Organization " o "\t" state[o] > (folder "/organizations")
      for (e = 1; e <= 8; e++) {
        online = e % 2 == 0
        list = folder "/registrations." e ".csv"; met = folder "/online." e ".csv"; door = folder "/door." e
        print "Name,Email,Organization,Attendee type" > list
        if (online) print "Name,Email,Join time,Leave time" > met
        printf "" > door
        for (p = 1; p <= 40; p++) {
          if (rand() > 0.5) continue
          email = "p" p "@example.org"; organization = p % 9
          type = p % 13 == 0 ? "staff" : "member-staff"
          print "Person Number" p "," email "," (organization ? "Organization " organization : "") "," type > list
          if (rand() > 0.7) continue
          minutes = 10 + int(rand() * 50)
          if (online) printf "Person Number%d,%s,2026-%02d-05 13:00:00,2026-%02d-05 13:%02d:00\n", p, email, e, e, minutes > met
          else print email > door
          if (type != "staff")
            print e "\t" email "\t" (online ? minutes * 60 : 3600) "\t" organization "\t" (organization ? state[organization] : "") > (folder "/plan")
        }
      }
    }'
}
# What is to come out for the months FROM to TO of the plan.
expect_plan() { # expect_plan FROM TO
  LC_ALL=C awk -F '\t' -v from="$1" -v to="$2" '
    $1 < from { before[$2] }
    $1 < from || $1 > to { next }
    {
      attendances++; seconds += $3
      if (!($2 in people)) { people[$2]; n++; first += !($2 in before) }
      if ($4 != 0 && !($4 in organizations)) { organizations[$4]; m++ }
      if ($5 != "" && !($5 in states)) { states[$5]; if ($5 == "DC") dc = 1; else if ($5 == "PR") t++; else s++ }
    }
    END { printf "attendances %d\npeople %d\nfirst_timers %d\norganizations %d\nstates %d\ndc %d\nterritories %d\nseconds %d\n",
                 attendances, n, first, m, s, dc, t, seconds }' "$folder/plan"
}

make_network() { # make_network SEED
  rm -f "$folder"/plan "$folder"/organizations "$folder"/registrations.* "$folder"/online.* "$folder"/door.*
  make_plan "$1"
  export LANYARD_DATABASE="$folder/random.$1.db"
  for e in 1 2 3 4 5 6 7 8; do
    mode=in-person
    [ $((e % 2)) = 0 ] && mode=online
    must "$ctl" event add --kind peer-exchange --title "Meeting $e" --start "2026-0$e-05T13:00" --timezone America/New_York \
      --mode $mode
    must "$ctl" import "Meeting $e" "$folder/registrations.$e.csv"
    if [ $mode = online ]; then
      must "$ctl" import-attendance "Meeting $e" "$folder/online.$e.csv"
    else
      must "$ctl" export "Meeting $e" badges-data -o "$folder/codes.csv"
      while read -r email; do grep -F ",$email," "$folder/codes.csv" | sed 's/.*,\(LND[A-Z]*\),.*/\1/'; done \
        <"$folder/door.$e" >"$folder/codes"
      "$ctl" check-in "Meeting $e" --at "2026-0$e-05T13:05" --source paper - <"$folder/codes" >"$folder/out" ||
        echo "Bail out! nobody could be let in"
    fi
  done
  while IFS="$(printf '\t')" read -r name state; do must "$ctl" organization set "$name" --state "$state"; done \
    <"$folder/organizations"
}

seed=${SEED:-$(date +%s)}
echo "# SEED=$seed"
for n in 0 1; do
  make_network $((seed + n))
  compare "random network $n, all time"
  compare "random network $n, March to July" --from 2026-03-01 --to 2026-07-31
  expect_plan 3 7 >"$folder/expected"
  tell --from 2026-03-01 --to 2026-07-31 >"$folder/program"
  same "random network $n: as the lot decided" "$folder/expected" "$folder/program"
done

echo "1..$count"
[ "$broken" = 0 ]
