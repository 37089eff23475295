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
echo "== data files"
if [ -d build/data ]; then
  for file in build/data/*.desktop; do "$tools/data-check" desktop-file-validate "$file" || [ $? = 77 ] || status=1; done
  for file in build/data/*.metainfo.xml; do
    "$tools/data-check" appstreamcli validate --no-net "$file" >/dev/null || [ $? = 77 ] || { status=1; echo "$file"; }
  done
  "$tools/data-check" glib-compile-schemas --strict --dry-run build/data || [ $? = 77 ] || status=1
else
  echo "skipped: nothing is built in build/ yet"
fi
echo "== cppcheck"
# Suppressed: what is no fault in GLib code (NULL ends a list of arguments, g_once owns what it is given), and checks that
# follows ownership and order of evaluation badly (the sanitizers watch those).
if command -v cppcheck >/dev/null 2>&1; then
  cppcheck --quiet --library=gtk --std=c11 --enable=warning,portability --inline-suppr --error-exitcode=1 -j 2 \
    --suppress=missingIncludeSystem --suppress=unknownMacro --suppress=varFuncNullUB \
    --suppress=leakNoVarFunctionCall --suppress=uninitvar --suppress=memleak -DG_BEGIN_DECLS= -DG_END_DECLS= -Isrc/model -Isrc/db \
    -Isrc/formats -Isrc/work src || status=1
else
  echo "skipped: cppcheck is not installed"
fi
[ $status = 0 ] && echo "nothing found" || echo "see above"
exit $status
