// SPDX-License-Identifier: Apache-2.0
// Reads a text on standard input and writes its triples as JSON.
package main

// #cgo pkg-config: demarche
// #include <stdlib.h>
// #include <demarche.h>
import "C"
import (
	"fmt"
	"io"
	"os"
)

func main() {
	text, _ := io.ReadAll(os.Stdin)
	var extractor *C.demarche_extractor
	var json, problem *C.char
	if C.demarche_load(nil, &extractor, &problem) == C.DEMARCHE_OK {
		bytes := C.CBytes(text)
		C.demarche_extract(extractor, (*C.char)(bytes), C.size_t(len(text)), nil, &json, nil, &problem)
		C.free(bytes)
	}
	if problem != nil {
		fmt.Fprintln(os.Stderr, C.GoString(problem))
		os.Exit(1)
	}
	fmt.Print(C.GoString(json))
	C.demarche_free(json)
	C.demarche_close(extractor)
}
