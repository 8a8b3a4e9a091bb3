#!/usr/bin/env bash
# Makes the corpus: the documents of this folder, set by the programs that people
# use, into the folder above. A program that is missing is named, and what it
# would have made stays as it is.
#   make.sh [NAME…]   all, or only those files
set -uo pipefail
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1741950000 FORCE_SOURCE_DATE=1 TZ=UTC
recipe=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$(dirname "$recipe")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
cp -r "$recipe"/. .
wanted=" $* "
missing=()
failed=()

# make_file NAME PROGRAMS COMMAND…: runs the command, which writes NAME into the
# working folder, and keeps the file.
make_file() {
	local name=$1 programs=$2 program
	shift 2
	for program in $programs; do
		command -v "$program" > /dev/null && continue
		missing+=("$name needs $program")
		return
	done
	if ! "$@" > log 2>&1 || [ ! -s "$name" ]; then
		failed+=("$name")
		sed 's/^/    /' log | tail -n 20
		return
	fi
	[[ $wanted == "  " || $wanted == *" $name "* ]] || return
	cp "$name" "$out/$name"
	printf '%8d %s\n' "$(stat -c %s "$name")" "$name"
}

# --- programs ---

# Pandoc's own date in a document is SOURCE_DATE_EPOCH.
with_pandoc() { pandoc -f markdown-implicit_figures --standalone -M lang="${4:-en-GB}" -t "$2" -o "$3" "$1" "${@:5}"; }

# The three runs settle references.
latex() { pdflatex -interaction=nonstopmode -halt-on-error "$1" && pdflatex -interaction=nonstopmode -halt-on-error "$1"; }

office() { # IN FILTER OUT
	mkdir -p office && soffice -env:UserInstallation="file://$work/profile" --headless --convert-to "$2" --outdir office "$1" &&
		mv "office/$(basename "${1%.*}").${2%%:*}" "$3"
}

browse() {
	chromium --headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync \
		--no-first-run --user-data-dir="$work/browser" "$@"
}
print_page() { browse --no-pdf-header-footer --print-to-pdf="$2" "file://$work/$1" && undated "$2"; }

# A document of Chromium or LibreOffice says when it was made.
undated() {
	sed -i -E "s/\(D:20[0-9]{12}/(D:20250314120000/g" "$1"
}

# What tests cut their passages from.
words() { pandoc -f "$2" -t plain --wrap=none --lua-filter=words.lua -o "${1%.*}.words.txt" "$1"; }

# --- the paper on ferries, in every format ---

make_file ferries.words.txt pandoc words ferries.md markdown
make_file ferries-pandoc.html pandoc with_pandoc ferries.md html5 ferries-pandoc.html en-GB --css=print.css
make_file ferries-pandoc.md pandoc pandoc -t gfm --wrap=auto -o ferries-pandoc.md ferries.md
make_file ferries-pandoc.txt pandoc with_pandoc ferries.md plain ferries-pandoc.txt
make_file ferries-pandoc.epub pandoc with_pandoc ferries.md epub3 ferries-pandoc.epub en-GB -M identifier=ferries
make_file ferries-pandoc.rtf pandoc with_pandoc ferries.md rtf ferries-pandoc.rtf

reference() { pandoc -o plain.$1 --print-default-data-file "reference.$1" && go run furnish.go plain.$1 reference.$1; }
with_reference() { reference "$1" && with_pandoc ferries.md "$1" "$2" "$3" --reference-doc="reference.$1"; }
make_file ferries-pandoc.docx "pandoc go" with_reference docx ferries-pandoc.docx en-GB
# LibreOffice hyphenates American English only, where it has no other patterns.
make_file ferries-pandoc.odt "pandoc go" with_reference odt ferries-pandoc.odt en-US

for ending in docx odt rtf epub; do
	make_file ferries-libreoffice.$ending soffice office ferries-pandoc.odt $ending ferries-libreoffice.$ending
done
office_pdf() { office "$1" pdf:writer_pdf_Export "$2" && undated "$2"; }
make_file ferries-libreoffice.pdf soffice office_pdf ferries-pandoc.odt ferries-libreoffice.pdf
make_file ferries-chromium.pdf chromium print_page ferries-pandoc.html ferries-chromium.pdf
make_file ferries-chromium.mhtml "chromium node" node capture.mjs chromium ferries-pandoc.html ferries-chromium.mhtml

as_latex() { # OUT [PANDOC FLAGS]
	pandoc -t latex --template=article.tex --lua-filter=plain-table.lua "${@:2}" -o "${1%.pdf}.tex" ferries.md && latex "${1%.pdf}.tex"
}
make_file ferries-latex.pdf "pandoc pdflatex" as_latex ferries-latex.pdf
make_file ferries-twocolumn.pdf "pandoc pdflatex" as_latex ferries-twocolumn.pdf -V columns=twocolumn
two_up() { pdflatex -interaction=nonstopmode -jobname=ferries-twoup '\def\source{ferries-latex.pdf}\input{twoup.tex}'; }
make_file ferries-twoup.pdf pdflatex two_up

# --- one file made into another ---

# Pages that are shown upright because they say that they are turned, and pages
# that lie on their side.
turned() { pdflatex -interaction=nonstopmode -jobname=ferries-rotated '\def\source{ferries-latex.pdf}\input{rotated.tex}'; }
make_file ferries-rotated.pdf pdflatex turned
sideways() { qpdf --deterministic-id --rotate=+90:2-4 --rotate=180:5 ferries-chromium.pdf ferries-sideways.pdf; }
make_file ferries-sideways.pdf qpdf sideways
locked() { qpdf --static-id --static-aes-iv --encrypt "$1" owner 256 -- "$2" "$3"; }
make_file opinion.pdf pdflatex latex opinion.tex
make_file opinion.words.txt pandoc words opinion.tex latex
make_file opinion-password.pdf qpdf locked lifeline opinion.pdf opinion-password.pdf
make_file opinion-owner.pdf qpdf locked "" opinion.pdf opinion-owner.pdf
scanned() { gs -q -dBATCH -dNOPAUSE -dLastPage=1 -sDEVICE=pdfimage8 -r110 -sOutputFile=opinion-scan.pdf opinion.pdf && undated opinion-scan.pdf; }
make_file opinion-scan.pdf gs scanned
recognised() {
	pdftoppm -mono -r 200 -f 2 -l 3 opinion.pdf page && ls page*.pbm > pages.txt && tesseract pages.txt opinion-ocr -l eng --dpi 200 pdf &&
		undated opinion-ocr.pdf
}
make_file opinion-ocr.pdf "pdftoppm tesseract" recognised

# --- the others ---

make_file hearing.pdf pdflatex latex hearing.tex
make_file hearing.words.txt pandoc words hearing.tex latex
cues() { sed -E -e '1,/^1$/{/^1$/!d}' -e 's/([0-9]{2}:[0-9]{2}:[0-9]{2})\.([0-9]{3})/\1,\2/g' -e 's/ line:.*//' -e 's/<v ([^>]*)>/\1: /' -e 's/&amp;/\&/' speech.vtt > speech.srt; }
make_file speech.vtt touch touch speech.vtt
make_file speech.srt sed cues
for name in faehre:de-DE porthmeio:el-GR traversee:fr-FR; do
	lang=${name#*:} name=${name%:*}
	make_file $name.html pandoc with_pandoc $name.md html5 $name.html $lang --css=print.css
	make_file $name.words.txt pandoc words $name.md markdown
	make_file $name.pdf chromium print_page $name.html $name.pdf
	make_file $name.odt pandoc with_pandoc $name.md odt $name.odt $lang
	make_file $name.docx soffice office $name.odt docx $name.docx
	make_file $name.rtf soffice office $name.odt rtf $name.rtf
done

# The words alone, in the encodings of their languages.
encoded() { # NAME ENCODING OUT
	pandoc -t plain --wrap=auto --lua-filter=words.lua "$1.md" |
		sed -e 's/\xe2\x80\xaf/\xc2\xa0/g' -e 's/\xce\x87/\xc2\xb7/g' | iconv -f UTF-8 -t "$2" > "$3"
}
make_file traversee-cp1252.txt "pandoc iconv" encoded traversee CP1252 traversee-cp1252.txt
make_file traversee-utf16.txt "pandoc iconv" encoded traversee UTF-16 traversee-utf16.txt
make_file porthmeio-8859-7.txt "pandoc iconv" encoded porthmeio ISO-8859-7 porthmeio-8859-7.txt
make_file porthmeio-cp1253.txt "pandoc iconv" encoded porthmeio CP1253 porthmeio-cp1253.txt
make_file faehre-cp1252.txt "pandoc iconv" encoded faehre CP1252 faehre-cp1252.txt
make_file letter.eml python3 python3 letter.py letter.eml

for m in "${missing[@]}"; do echo "kept as it is: $m"; done
for f in "${failed[@]}"; do echo "failed: $f"; done
[ ${#failed[@]} = 0 ]
