"""The peer of BenchmarkNearest30Words: edlib (https://github.com/Martinsos/edlib)
looks for each quotation in the source, both in small letters, and tells where
it is nearest. Usage: edlib_peer.py SOURCE QUOTATIONS, one quotation to a line.
It prints the CPU seconds for all of them. Needs `pip install edlib`."""

import sys
import time

import edlib

source = open(sys.argv[1], encoding="utf-8").read().lower()
quotations = open(sys.argv[2], encoding="utf-8").read().lower().splitlines()
start = time.process_time()
for quotation in quotations:
    edlib.align(quotation, source, mode="HW", task="locations")
print(time.process_time() - start)
