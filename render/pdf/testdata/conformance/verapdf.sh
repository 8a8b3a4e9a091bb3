#!/usr/bin/env bash
# Fetches the official veraPDF into the file that is named, unless it is there
# already, at the version and digest pinned here. It is no part of the project.
# Needs Java (a runtime of 11 or later), Maven and sha256sum.
set -euo pipefail
to=${1:?usage: verapdf.sh FILE}
version=1.28.2
digest=687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6

missing=()
command -v java > /dev/null || missing+=("java (Debian: default-jre-headless)")
command -v sha256sum > /dev/null || missing+=("sha256sum (Debian: coreutils)")
same() { [ -f "$1" ] && echo "$digest  $1" | sha256sum --check --status; }
if ((!${#missing[@]})) && same "$to"; then exit 0; fi
command -v mvn > /dev/null || missing+=("mvn (Debian: maven)")
if ((${#missing[@]})); then
	echo "veraPDF cannot be had; this machine lacks:" >&2
	printf '  %s\n' "${missing[@]}" >&2
	exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy \
	-Dartifact="org.verapdf.apps:greenfield-apps:$version" -DoutputDirectory="$work"
jar="$work/greenfield-apps-$version.jar"
same "$jar" || { echo "veraPDF $version has another digest than the one pinned: $(sha256sum "$jar")" >&2; exit 1; }
mkdir -p "$(dirname "$to")"
mv "$jar" "$to"
