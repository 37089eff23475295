#!/bin/sh
# lint.sh: formatting, static analysis, data files, include arrows and lengths, without building anything. Says what it could
# not check. The exit status is 1 where anything was found.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
cd "$tools/../.."
status=0
for check in arrows format design potfiles translations scripts ui; do
  echo "== $check"
  "$tools/check-$check" | grep -vE '^(1\.\.[0-9]+$|ok )|^ok .*# SKIP' || :
  "$tools/check-$check" >/dev/null 2>&1 || status=1
done
echo "== cppcheck"
# Suppressed: what is no fault in GLib code (NULL ends a list of arguments, g_once owns what it is given), and a check that
# does not know that arguments are evaluated before the call (the compiler's own and the sanitizers do).
if command -v cppcheck >/dev/null 2>&1; then
  cppcheck --quiet --library=gtk --std=c11 --enable=warning,portability --inline-suppr --error-exitcode=1 -j 2 \
    --suppress=missingIncludeSystem --suppress=unknownMacro --suppress=varFuncNullUB \
    --suppress=leakNoVarFunctionCall --suppress=uninitvar -DG_BEGIN_DECLS= -DG_END_DECLS= -Isrc/model -Isrc/db \
    -Isrc/formats -Isrc/work src || status=1
else
  echo "skipped: cppcheck is not installed"
fi
[ $status = 0 ] && echo "nothing found" || echo "see above"
exit $status
