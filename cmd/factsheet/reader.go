package main

import (
	"os"
	"path/filepath"

	"factsheet/sources/cache"
	"factsheet/sources/reading"
)

// largestCache is how many bytes of extracted text are kept: that of some ten
// thousand reports.
const largestCache = 1 << 30

// reader makes the texts of sources. What it keeps is in the user's cache
// folder, or where FACTSHEET_CACHE says; where that cannot be written, or the
// user wants none, nothing is kept.
func (a *app) reader() *reading.Reader {
	if a.cache == nil && !a.noCache {
		if dir := cacheFolder(); dir != "" {
			a.cache, _ = cache.Open(filepath.Join(dir, "texts"), largestCache)
		}
	}
	r := &reading.Reader{Cache: a.cache, Getenv: os.Getenv}
	if isTerminal(a.stderr) {
		r.Begin = (&waiting{out: a.stderr}).begin
	}
	return r
}

// cacheFolder is the folder for what the program keeps for itself; empty where
// there is none.
func cacheFolder() string {
	if dir := os.Getenv("FACTSHEET_CACHE"); dir != "" {
		return dir
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "factsheet")
}
