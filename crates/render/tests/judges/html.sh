#!/bin/sh
# Has the Nu HTML checker judge the pages of the fixtures.
#
#   crates/render/tests/judges/html.sh path/to/vnu.jar
#
# The pages are those that the tests compare with, so what is judged is what is
# rendered. Errors and warnings, of HTML and of CSS, both fail.
set -eu
jar=${1:?usage: html.sh path/to/vnu.jar}
cd "$(dirname "$0")/../expected"
exec java -jar "$jar" --Werror ./*.html
