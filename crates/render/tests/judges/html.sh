#!/bin/sh
# Has the Nu HTML checker judge the pages of the fixtures.
#
#   crates/render/tests/judges/html.sh path/to/vnu.jar
#
# The pages are those that the tests compare with, so they are judged as they are.
# Fails on any error; warnings are shown and do not fail.
set -eu
jar=${1:?usage: html.sh path/to/vnu.jar}
cd "$(dirname "$0")/../expected"
exec java -jar "$jar" --filterpattern '.*(margin box|@top|@bottom|at-rule).*' ./*.html
