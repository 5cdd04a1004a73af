# SPDX-License-Identifier: Apache-2.0
# Debian packages: the shared library, what is needed to build against it, the program, and the data.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_PACKAGE_CONTACT "demarche maintainers <maintainers@demarche.invalid>")
set(CPACK_COMPONENTS_ALL library development program data)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# What the binaries are linked with, found by dpkg-shlibdeps; our own library is named by the components.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_BINARY_DIR})
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/packaging/triggers "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_BINARY_DIR}/packaging/triggers)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(exactly "(= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})")
set(soversion ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})

set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "who did what to whom, from news and official statements")
set(about "demarche reads news and official statements, finds people, organisations,
countries and groups, links them to gazetteers, and writes relation triples
with their evidence.")
function(demarche_package component name section depends tail)
  string(TOUPPER ${component} upper)
  foreach(field PACKAGE_NAME=${name} PACKAGE_SECTION=${section} PACKAGE_DEPENDS=${depends})
    string(REGEX MATCH "^[A-Z_]+" key ${field})
    string(REGEX REPLACE "^[A-Z_]+=" "" value "${field}")
    set(CPACK_DEBIAN_${upper}_${key} "${value}" PARENT_SCOPE)
  endforeach()
  set(CPACK_COMPONENT_${upper}_DESCRIPTION "${about}\n\n${tail}" PARENT_SCOPE)
  # What Debian's policy wants of each package.
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/packaging/${name})
  set(DEMARCHE_PACKAGE ${name})
  string(TIMESTAMP DEMARCHE_DAY "%a, %d %b %Y 00:00:00 +0000" UTC)  # of SOURCE_DATE_EPOCH, where that is set
  configure_file(packaging/debian/changelog.in ${folder}/changelog.Debian @ONLY)
  execute_process(COMMAND gzip -9nf ${folder}/changelog.Debian COMMAND_ERROR_IS_FATAL ANY)
  configure_file(packaging/debian/copyright ${folder}/copyright COPYONLY)
  if(NOT component STREQUAL program)  # which has it at all times
    install(FILES THIRD_PARTY.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${name} COMPONENT ${component})
  endif()
  install(FILES ${folder}/changelog.Debian.gz ${folder}/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${name} COMPONENT ${component})
endfunction()
demarche_package(data demarche-data text "" "This package has the gazetteers, relation rules and the model.")
demarche_package(library libdemarche${soversion} libs "demarche-data ${exactly}" "This package has the shared library, for programs in C++ and C.")
demarche_package(development libdemarche-dev libdevel
  "libdemarche${soversion} ${exactly}, libboost-regex-dev, nlohmann-json3-dev, libsqlite3-dev, libutf8proc-dev"
  "This package has headers for C++ and C, the static library, and files for\nCMake and pkg-config.")
if(BUILD_SHARED_LIBS)
  set(program_depends "libdemarche${soversion} ${exactly}, demarche-data ${exactly}")
else()
  set(program_depends "demarche-data ${exactly}")
endif()
demarche_package(program demarche text "${program_depends}" "This package has the program, its manual pages and completions.")
set(CPACK_DEBIAN_DATA_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_DATA_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)

# The manual is packed only here: elsewhere its pages are read as they are.
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/package_files.cmake)
include(CPack)
