module example/triples

go 1.19
