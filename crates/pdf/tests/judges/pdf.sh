#!/bin/sh
# Has poppler judge the PDF that the tests of clausier-pdf left in the target folder.
#
# Usage: pdf.sh FOLDER, where FOLDER is target/tmp/pdf after `cargo test -p clausier-pdf`.
set -eu

folder=${1:?"usage: pdf.sh FOLDER"}
failed=0

fail() {
    echo "$1" >&2
    failed=1
}

nbsp=$(printf '\302\240')
narrow=$(printf '\342\200\257')

# All blanks alike, lines joined.
plain() {
    sed "s/$nbsp/ /g; s/$narrow/ /g" | tr -s ' \n\f' ' '
}

# says FILE WORDS: the words are in the text of the pages, on one line or across two.
says() {
    pdftotext -enc UTF-8 -layout "$folder/$1" - | plain \
        | grep -qF -- "$(printf '%s' "$2" | plain)" || fail "$1: « $2 » manque"
}

# is FILE KEY VALUE: what the file says of itself.
is() {
    if ! pdfinfo "$folder/$1" 2>/dev/null | grep -q "^$2: *$3"; then
        fail "$1: $2 n’est pas « $3 »"
    fi
}

for file in contrat.pdf projet.pdf interne.pdf annexe.pdf; do
    is "$file" Tagged yes
    is "$file" JavaScript no
    # The last columns: embedded, subset, with its Unicode values.
    pdffonts "$folder/$file" 2>/dev/null | sed 1,2d | grep -qv 'yes yes yes' \
        && fail "$file: une police n’est pas embarquée"
    pdfinfo -struct "$folder/$file" 2>/dev/null | grep -q 'H1' \
        || fail "$file: aucun titre n’est balisé"
done

is contrat.pdf Title 'Contrat de prestation de services d’assistance virtuelle$'
says contrat.pdf 'Article 1 – Définitions'
says contrat.pdf '5.2 Facturation et délais de paiement'
says contrat.pdf 'page 2 sur'
says contrat.pdf 'Paraphes'
says contrat.pdf 'ANNEXE 1'
pdftohtml -q -xml -i -stdout "$folder/contrat.pdf" 2>/dev/null | plain \
    | grep -q '<item page="[0-9]*">Article 10 Loi applicable' \
    || fail 'contrat.pdf: aucun signet ne mène à l’article 10'

# Values print as themselves, whatever they look like.
says projet.pdf '<script>alert(1)</script> & "q" | a \\'
says projet.pdf '#panic() $x$ @a'
says projet.pdf '[adresse du siège de la Cliente]'
# The watermark is turned, so its letters come apart.
pdftotext -raw "$folder/projet.pdf" - | tr -d ' \n' | grep -q PROJET \
    || fail 'projet.pdf: le filigrane manque'

says interne.pdf 'Copie interne'
says annexe.pdf 'Article 1 – Instructions de la Cliente'

# What announces a table is on its page, and no word leaves the margins or its column.
pdftotext -enc UTF-8 "$folder/tableaux.pdf" - | plain | grep -qE 'Voici : (Paraphes )?page' \
    && fail 'tableaux.pdf: un tableau est séparé de ce qui l’annonce'
# Points that hang in the margin are 2 pt beyond it.
pdftotext -bbox "$folder/tableaux.pdf" - | awk -F'"' '
    /<page / { wide = $2 - 68.5; count = 0 }
    /<word / {
        if ($6 > wide) { beyond = 1 }
        # Words of one line that share a place: one left its column.
        for (rank = 0; rank < count; rank++) {
            if ($8 - low[rank] < 1 && low[rank] - $8 < 1 \
                && $2 < right[rank] - 0.3 && left[rank] < $6 - 0.3) { beyond = 1 }
        }
        left[count] = $2; right[count] = $6; low[count++] = $8
    }
    END { exit !beyond }' && fail 'tableaux.pdf: un mot déborde de sa colonne'

exit "$failed"
