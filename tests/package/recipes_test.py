# SPDX-License-Identifier: Apache-2.0
"""The recipes for vcpkg and Conan say what CMakeLists.txt says: version, dependencies, options; and vcpkg's manifest has the form that vcpkg reads."""
import json, os, re, sys, unittest

SOURCE = sys.argv[1]
# What CMake looks for: its name with vcpkg and with Conan.
NAMES = {"Boost": ("boost-regex", "boost"), "nlohmann_json": ("nlohmann-json", "nlohmann_json"), "SQLite3": ("sqlite3", "sqlite3"), "utf8proc": ("utf8proc", "utf8proc"),
         "CLI11": ("cli11", "cli11"), "spdlog": ("spdlog", "spdlog"), "ZLIB": ("zlib", "zlib"), "zstd": ("zstd", "zstd"), "LibXml2": ("libxml2", "libxml2"),
         "libzip": ("libzip", "libzip"), "md4c": ("md4c", "md4c")}
OWN = {"Threads", "PkgConfig"}  # the system's


def read(*names):
    with open(os.path.join(SOURCE, *names), encoding="utf-8") as f: return f.read()


class Recipes(unittest.TestCase):
    def setUp(self):
        self.cmake = read("CMakeLists.txt")
        self.version = re.search(r"project\(demarche VERSION (\S+)", self.cmake)[1]
        self.port = json.loads(read("packaging", "vcpkg", "vcpkg.json"))
        self.conan = read("packaging", "conan", "conanfile.py")

    def test_versions(self):
        self.assertEqual(self.port["version"], self.version)
        self.assertIn(f'"{self.version}"', read("include", "demarche", "version.hpp"))

    def test_dependencies(self):
        found = set(re.findall(r"find_package\((\w+)", self.cmake)) | {n.lower() for n in re.findall(r"find_library\((\w+?)_LIBRARY", self.cmake)}
        found |= set(re.findall(r"pkg_check_modules\(\w+ REQUIRED IMPORTED_TARGET (\w+)\)", self.cmake))
        self.assertEqual(found - OWN, set(NAMES))
        listed = [d if isinstance(d, str) else d["name"] for f in (self.port, *self.port["features"].values()) for d in f["dependencies"]]
        self.assertEqual(len(listed), len(set(listed)))
        for vcpkg, conan in NAMES.values():
            self.assertIn(vcpkg, listed)
            self.assertRegex(self.conan, rf'requires\("{conan}/[0-9.]+"\)')

    def test_options(self):
        port = read("packaging", "vcpkg", "portfile.cmake")
        used = re.findall(r'cache_variables\["(DEMARCHE_\w+)"', self.conan) + re.findall(r"-D(DEMARCHE_\w+)=", port) + re.findall(r"program (DEMARCHE_\w+)", port)
        self.assertGreater(len(used), 8)
        for option in used: self.assertIn(f"option({option} ", self.cmake)

    def test_manifest(self):
        name = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
        version = re.compile(r"\d+(\.\d+)*")

        def dependencies(listed):
            for dependency in listed:
                if isinstance(dependency, str): dependency = {"name": dependency}
                self.assertLessEqual(set(dependency), {"name", "features", "host", "default-features", "platform", "version>="})
                self.assertRegex(dependency["name"], name)

        self.assertLessEqual(set(self.port), {"name", "version", "port-version", "maintainers", "summary", "description", "homepage", "documentation", "license",
                                              "dependencies", "overrides", "features", "default-features", "supports"})
        self.assertTrue(name.fullmatch(self.port["name"]) and version.fullmatch(self.port["version"]))
        dependencies(self.port["dependencies"])
        self.assertLessEqual(set(self.port["default-features"]), set(self.port["features"]))
        for key, feature in self.port["features"].items():
            self.assertTrue(name.fullmatch(key))
            self.assertLessEqual(set(feature), {"description", "dependencies", "supports"})
            self.assertTrue(feature["description"])
            dependencies(feature["dependencies"])


unittest.main(argv=sys.argv[:1])
