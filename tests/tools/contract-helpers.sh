#!/bin/sh
# For cli-contract.sh and ledger-contract.sh, which source it: a data file of its own, and what is said of a command. $1 is
# lanyardctl.
# shellcheck disable=SC2034,SC2154 # what sources it uses and sets them

ctl=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -m 700 "$folder/data" "$folder/state"
export XDG_DATA_HOME="$folder/data" XDG_STATE_HOME="$folder/state" LANYARD_DATABASE="$folder/contract.db"
unset LANGUAGE
export LC_ALL=C TZ=Pacific/Kiritimati

count=0
broken=0
# The last command's output, message and status.
out=
message=
status=0
run() {
  out=$("$ctl" "$@" 2>"$folder/message")
  status=$?
  message=$(cat "$folder/message")
}
report() { # report GOOD NAME
  count=$((count + 1))
  if [ "$1" = yes ]; then
    echo "ok $count - $2"
  else
    broken=$((broken + 1))
    echo "not ok $count - $2"
    printf '%s\n' "status $status" "out: $out" "message: $message" | cut -c 1-300 | sed 's/^/# /'
  fi
}
expect() { # expect STATUS NAME ARGUMENT...: the command ends so
  wanted=$1
  name=$2
  shift 2
  run "$@"
  if [ "$status" = "$wanted" ]; then report yes "$name"; else report no "$name (wanted status $wanted)"; fi
}
has() { case $out in *"$2"*) report yes "$1" ;; *) report no "$1 (wanted $2)" ;; esac; }
lacks() { case $out$message in *"$2"*) report no "$1 (not wanted: $2)" ;; *) report yes "$1" ;; esac; }
lines() { # lines NAME NUMBER: of what was printed
  n=$(printf '%s' "$out" | grep -c '')
  if [ "$n" = "$2" ]; then report yes "$1"; else report no "$1 (wanted $2 lines, found $n)"; fi
}
silent() { if [ -z "$out" ]; then report yes "$1"; else report no "$1"; fi; }
# The value of a member in the last output; the first where there are several.
field() { printf '%s\n' "$out" | sed -nE 's/.*"'"$1"'":"([^"]*)".*/\1/p' | head -n 1; }
verdict() { # verdict WANTED NAME SESSION ARGUMENT...
  wanted=$1
  name=$2
  shift 2
  run check-in "$@"
  if [ "$status $(field verdict)" = "0 $wanted" ]; then report yes "$name: $wanted"; else report no "$name (wanted $wanted)"; fi
}
register() { # register NAME OPTION...: leaves code, short code and id
  name=$1
  shift
  run --json register "$event" --name "$name" "$@"
  code=$(field code)
  short=$(field short_code)
  registration=$(field registration)
}
session() { # session TITLE OPTION...: prints its id
  title=$1
  shift
  "$ctl" session add "$event" --title "$title" --start 2027-09-21T09:00 --end 2027-09-21T10:00 "$@"
}
escape=$(printf '\033')

