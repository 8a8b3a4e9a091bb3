# Everything that is done with this project, and all that CI does.
# `make demo` and `make test` need Go, make and git only.

GO        ?= go
TESTFLAGS ?=
FUZZTIME  ?= 10s
BENCH     ?= .
BENCHTIME ?= 1x
PACKAGES  ?= ./...

.PHONY: demo test build lint race fuzz bench peers check-docs check-pdf check-html stress conformance check-extract check-match check-proof texts corpus picture pdfium install clean

# Check the example sheets and print each as a PDF into out/.
demo: build
	bin/factsheet check
	bin/factsheet build --quiet
	@ls -l out

# Pass the tests.
test:
	$(GO) test $(TESTFLAGS) $(PACKAGES)

build:
	$(GO) build -trimpath -buildvcs=false -o bin/factsheet ./cmd/factsheet

install:
	$(GO) install -trimpath -buildvcs=false ./cmd/factsheet

# Formatting, vet, a build for another system with small words, and a go.mod that
# lists what is used and nothing else.
lint:
	@files=$$(gofmt -l cmd sheets sources render); test -z "$$files" || { echo "gofmt would change: $$files"; exit 1; }
	$(GO) vet $(PACKAGES)
	GOOS=windows GOARCH=386 $(GO) build $(PACKAGES)
	$(GO) mod verify
	$(GO) mod tidy -diff

# The PDF reader is made ready first: with the race detector that takes minutes.
race: export FACTSHEET_CACHE = $(CURDIR)/bin/cache
race: build
	bin/factsheet check > /dev/null
	$(GO) test -race -short -timeout 30m $(PACKAGES)

# Run every fuzz target for a short while.
fuzz:
	@for package in $$($(GO) list $(PACKAGES)); do \
		for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz'); do \
			echo "$$package $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$package || exit 1; \
		done; \
	done

# Measure, with the peers in the same run; the ratios are what counts.
# The sizes are those that the goals speak of: a few minutes and 400 MB of disk.
bench: export FACTSHEET_BENCH_QUOTATIONS ?= 20000
bench: export FACTSHEET_BENCH_SOURCES ?= 500
bench: export FACTSHEET_BENCH_BYTES ?= 200MB
bench: export FACTSHEET_BENCH_FILES ?= 1000
bench: export FACTSHEET_BENCH_SHEETS ?= 100
bench: export FACTSHEET_BENCH_RUNS ?= 5
bench:
	$(GO) test -run '^$$' -v -timeout 60m -bench '$(BENCH)' -benchtime $(BENCHTIME) $(PACKAGES)

# Fetch the peers that are packages of Python into bin/peers, for `make bench`.
peers:
	python3 -m pip install -q --disable-pip-version-check --target bin/peers --upgrade typst==0.15.2 weasyprint==70.0

# Run what the documents say: the README's transcript, the help, the pages.
check-docs:
	$(GO) test -count 1 -run 'Readme|Help|Explain|Templates' ./cmd/factsheet

# Print sheets that ask much of the printer into bin/stress.
stress:
	FACTSHEET_STRESS=bin/stress $(GO) test -count 1 -run '^TestStress$$' ./cmd/factsheet

# Have other programs read the PDFs of the demo and of `make stress`: qpdf, poppler
# and pdf.js (needs Node and npm, which fetches it into bin/). Each quotation must
# come back from each.
check-pdf: demo stress
	@for p in node npm; do command -v $$p > /dev/null || { echo "check-pdf needs $$p (Debian: nodejs, npm)"; exit 1; }; done
	mkdir -p bin/pdfjs
	cp render/pdf/testdata/readers/package.json render/pdf/testdata/readers/package-lock.json bin/pdfjs
	cd bin/pdfjs && npm ci --omit=optional --ignore-scripts --no-audit --no-fund --loglevel=error
	$(GO) run ./render/pdf/testdata/readers -pdfjs bin/pdfjs/node_modules/pdfjs-dist out bin/stress

# Have veraPDF judge the PDFs of the demo and of `make stress`, and whatever FILES
# names, by PDF/UA-1 and by PDF/A-3a (needs Java and Maven, which fetches it into
# bin/); and print the same sheets 50 times, in other surroundings each: they must
# give the same bytes.
conformance: demo stress
	render/pdf/testdata/conformance/verapdf.sh bin/verapdf.jar
	$(GO) run ./render/pdf/testdata/conformance -jar bin/verapdf.jar out bin/stress $(FILES)
	FACTSHEET_RUNS=50 $(GO) test -count 1 -v -run '^TestSameBytes$$' ./cmd/factsheet

# Other programs look at the web pages of the examples and of sheets that ask
# much: the W3C's checker of HTML finds no error, axe-core in headless Chromium
# none that keeps a person from reading, wide, narrow, dark and as printed. A page
# with faults must fail in both (needs npm, node, java and chromium).
check-html: export FACTSHEET_PAGES = $(CURDIR)/bin/pages
check-html: nu = java -jar bin/node/node_modules/vnu-jar/build/dist/vnu.jar --errors-only
check-html: axe = node render/html/testdata/axe.mjs
check-html: build
	rm -rf bin/pages && mkdir -p bin/pages
	bin/factsheet build --quiet --format html --out bin/pages
	$(GO) test -count 1 -run '^TestPages|^TestBrowser' ./render/html ./cmd/factsheet
	npm install --silent --no-save --no-audit --no-fund --ignore-scripts --prefix bin/node axe-core@4.14.1 vnu-jar@26.9.27
	! $(nu) render/html/testdata/control.html 2> /dev/null
	$(nu) bin/pages/*.html
	$(axe) --control bin/node/node_modules/axe-core/axe.min.js render/html/testdata/control.html
	$(axe) bin/node/node_modules/axe-core/axe.min.js bin/pages/*.html

# Make the files of the corpus anew with the programs that there are; it says what is missing.
corpus:
	sources/extract/formats/testdata/recipe/make.sh

# The readers of all formats against the whole of the corpus: what other programs
# read in it, and every damaged file, of which `make test` takes a sample.
check-extract: export FACTSHEET_DAMAGED ?= 2000
check-extract:
	$(GO) test -count 1 -v -timeout 30m -run 'Corpus|Planted|Passages|Oracle|Places|Damaged|Hostile' ./sources/extract/formats

# The matcher against everything that is known to fool one: 100,000 alterations of
# invented documents in eight languages and 100,000 faithful re-typings, none of
# which may be judged wrongly; the same on real texts, where there are any
# (`make texts`), with how often each rule warns of quotations that people would
# cut; and the examples' own quotations. It prints the counts.
check-match: export FACTSHEET_SUITE ?= 100000
check-match: export FACTSHEET_HUNT ?= 6
check-match: export FACTSHEET_REAL ?= 40
check-match: build
	$(GO) test -count 1 -v -timeout 30m -run '^(TestSuite|TestHunt|TestEveryLetter)$$' ./sources/match
	$(GO) test -count 1 -v -timeout 30m -run '^TestReal' ./sheets/check
	bin/factsheet selftest

# Handouts altered at random, on their pages, in their structure, faces, pictures and
# attachments, and byte by byte: factsheet verify must find each, and say what it is.
check-proof: export FACTSHEET_ALTERATIONS ?= 3300
check-proof:
	$(GO) test -count 1 -v -timeout 30m -run 'Alter' ./render/proof

# Fetch real texts in many languages into bin/texts, for check-match; they are no
# part of the project (needs apt-get). It says what is missing.
texts:
	sources/match/testdata/texts.sh bin/texts

# Make the README's picture anew from the first page of an example (needs poppler).
picture: demo
	pdftoppm -r 85 -f 1 -l 1 -singlefile -png out/lawful-access.pdf .github/handout

# Fetch the PDF reader and its notices anew, at the version and digest pinned
# there (needs npm).
pdfium:
	cd sources/extract/pdfium/module && $(GO) run fetch.go

clean:
	rm -rf bin out
