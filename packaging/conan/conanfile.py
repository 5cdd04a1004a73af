# SPDX-License-Identifier: Apache-2.0
"""demarche for Conan 2: conan create packaging/conan"""
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.gnu import PkgConfigDeps
from conan.tools.files import copy, load


class DemarcheConan(ConanFile):
    name = "demarche"
    description = "Who did what to whom, from news and official statements"
    license = "Apache-2.0 AND CC-BY-SA-4.0"  # the code; the model
    topics = ("nlp", "information-extraction", "event-data")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    # system_dependencies: what the system's packages have (those of script/prepare) instead of Conan's.
    options = {"shared": [True, False], "fPIC": [True, False], "program": [True, False], "system_dependencies": [True, False]}
    default_options = {"shared": False, "fPIC": True, "program": True, "system_dependencies": False}
    implements = ["auto_shared_fpic"]

    def _root(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        self.version = re.search(r"project\(demarche VERSION ([0-9.]+)", load(self, os.path.join(self._root(), "CMakeLists.txt")))[1]

    def export_sources(self):
        for pattern in ("CMakeLists.txt", "LICENSE", "THIRD_PARTY.md", "cmake/*", "lib/*", "include/*", "examples/*", "gazetteers/*", "models/*", "docs/schema.json"):
            copy(self, pattern, self._root(), self.export_sources_folder)

    def requirements(self):
        if self.options.system_dependencies: return
        self.requires("boost/1.86.0")
        self.requires("nlohmann_json/3.11.3")
        self.requires("sqlite3/3.46.1")
        self.requires("utf8proc/2.9.0")
        if self.options.program:
            self.requires("spdlog/1.14.1")
            self.requires("cli11/2.4.2")
            self.requires("zlib/1.3.1")
            self.requires("zstd/1.5.6")
            self.requires("libxml2/2.13.4")
            self.requires("libzip/1.11.1")
            self.requires("md4c/0.5.2")

    def build_requirements(self):
        if self.options.program and not self.options.system_dependencies: self.tool_requires("pkgconf/2.2.0")

    def validate(self):
        check_min_cppstd(self, 20)

    def layout(self):
        cmake_layout(self)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["DEMARCHE_BUILD_TESTS"] = False
        toolchain.cache_variables["DEMARCHE_BUILD_EXAMPLES"] = bool(self.options.program)
        toolchain.cache_variables["DEMARCHE_INSTALL"] = True
        toolchain.cache_variables["DEMARCHE_WERROR"] = False
        toolchain.cache_variables["DEMARCHE_FIND_SOURCE_DATA"] = False
        toolchain.generate()
        CMakeDeps(self).generate()
        PkgConfigDeps(self).generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        copy(self, "THIRD_PARTY.md", self.source_folder, os.path.join(self.package_folder, "licenses"))

    def package_info(self):
        # The library's own files for CMake are used; this is for other build systems.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs.append(os.path.join("lib", "cmake", "demarche"))
        self.cpp_info.libs = ["demarche"]
        if not self.options.shared and self.options.system_dependencies:
            self.cpp_info.system_libs = ["boost_regex", "sqlite3", "utf8proc"]
        self.runenv_info.define_path("DEMARCHE_DATA", os.path.join(self.package_folder, "share", "demarche"))
        self.buildenv_info.prepend_path("PATH", os.path.join(self.package_folder, "bin"))
