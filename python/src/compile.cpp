// SPDX-License-Identifier: Apache-2.0
/// compile FOLDER OUTPUT: the gazetteers of a wheel, when it is built.
#include <demarche/error.hpp>
#include <demarche/gazetteer.hpp>
#include <iostream>

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: compile FOLDER OUTPUT\n";
    return 2;
  }
  try {
    demarche::compile_gazetteer({argv[1]}, argv[2]);
  } catch (const demarche::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return 0;
}
