#!/usr/bin/env bash
# Fetches real texts in many languages into the folder that is named, for the
# tests that look for them there: handbooks and collections of sayings from
# packages of Debian, and a book that comes with Go. They are no part of the
# project. It says what could not be had, and goes on without it.
set -euo pipefail
to=${1:?usage: texts.sh FOLDER}
mkdir -p "$to"
to=$(cd "$to" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
missing=()

# package NAME unpacks a package into a folder of that name; no rights are needed.
package() {
	mkdir -p "$work/deb/$1" "$work/$1"
	(cd "$work/deb/$1" && apt-get download -q "$1" > /dev/null 2>&1) &&
		dpkg-deb -x "$work/deb/$1"/*.deb "$work/$1" 2> /dev/null || { missing+=("$1"); return 1; }
}

# keep NAME keeps what comes in as a text, if it is one: valid, and of some length.
keep() {
	iconv -f utf-8 -t utf-8 > "$work/text" 2> /dev/null || return 0
	[ "$(wc -c < "$work/text")" -gt 4000 ] || return 0
	mv "$work/text" "$to/$1.txt"
}

book=$(go env GOROOT)/src/testdata/Isaac.Newton-Opticks.txt
if [ -f "$book" ]; then keep en-opticks < "$book"; else missing+=("the book that comes with Go"); fi

if ! command -v apt-get > /dev/null || ! command -v dpkg-deb > /dev/null; then
	missing+=("all packages: this machine has no apt-get or no dpkg-deb")
else
	if package installation-guide-amd64; then
		for file in "$work"/installation-guide-amd64/usr/share/doc/*/*/install.??.txt.gz; do
			[ -f "$file" ] || continue
			lang=$(basename "$file" .txt.gz)
			gzip -dc "$file" | keep "${lang#install.}-install"
		done
	fi
	for lang in de en es fr it pt; do
		package "debian-reference-$lang" || continue
		for file in "$work/debian-reference-$lang"/usr/share/debian-reference/*."$lang".txt.gz "$work/debian-reference-$lang"/usr/share/doc/*/*."$lang".txt.gz; do
			[ -f "$file" ] && gzip -dc "$file" | keep "$lang-reference"
		done
	done
	for lang in bg cs de es it pl ru; do
		package "fortunes-$lang" || continue
		find "$work/fortunes-$lang/usr/share/games/fortunes" -type f ! -name '*.dat' ! -name '*.u8' -print0 | sort -z | xargs -0 cat |
			sed 's/^%.*$//' | keep "$lang-fortunes"
	done
	# Manual pages, without the requests of their typesetter.
	for lang in el fi pl; do
		package "manpages-$lang" || continue
		find "$work/manpages-$lang/usr/share/man/$lang" -name '*.gz' -type f -print0 | sort -z | head -z -n 60 | xargs -0 gzip -dc |
			sed -E "s/^\\.(SH|SS|PP|P|LP|TP|IP)( .*)?$//; /^[.']/d; s/\\\\f[BIRP]//g; s/\\\\-/-/g; s/\\\\(\\(|\\[)[^ ]*//g; s/\\\\&//g" | keep "$lang-manual"
	done
fi

echo "$(find "$to" -name '*.txt' | wc -l) texts in $to: $(cd "$to" && ls ./*.txt 2> /dev/null | sed 's/^..//; s/-.*//' | sort -u | tr '\n' ' ')"
for name in ${missing+"${missing[@]}"}; do echo "missing: $name"; done
