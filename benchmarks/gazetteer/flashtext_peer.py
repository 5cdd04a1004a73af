# SPDX-License-Identifier: Apache-2.0
"""Finds names in a text with flashtext, as gazetteer-peer does: flashtext_peer.py NAMES TEXT"""
import sys, time

from flashtext import KeywordProcessor

names = [l for l in open(sys.argv[1], encoding="utf-8").read().splitlines() if l]
text = open(sys.argv[2], encoding="utf-8").read()
begin = time.process_time()
processor = KeywordProcessor(case_sensitive=True); processor.add_keywords_from_list(names)
built = time.process_time(); matches = len(processor.extract_keywords(text)); done = time.process_time()
print(f"{built - begin:.3f} {done - built:.6f} {matches} 0")
