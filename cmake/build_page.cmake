# SPDX-License-Identifier: Apache-2.0
#
# cmake -D WEB=web -D OUT=page.cpp -D DEPS=.deps -P build_page.cmake
#
# Builds web/dist, unless it already is the page of these very sources (two presets share one
# page), and writes OUT, a table of its files.

get_filename_component(root ${WEB} DIRECTORY)
file(LOCK ${root}/.deps DIRECTORY GUARD PROCESS TIMEOUT 600)

file(GLOB_RECURSE inputs ${WEB}/src/* ${WEB}/public/* ${WEB}/static/* ${WEB}/scripts/*)
file(GLOB settings ${WEB}/*.html ${WEB}/*.json ${WEB}/*.js ${WEB}/*.mjs ${WEB}/*.ts)
set(state "")
foreach(input IN LISTS inputs settings)
  file(SHA256 ${input} hash)
  string(APPEND state "${input} ${hash}\n")
endforeach()
string(SHA256 state "${state}")

set(stamp ${WEB}/dist/.sources)
set(built "")
if(EXISTS ${stamp})
  file(READ ${stamp} built)
endif()
if(NOT built STREQUAL state)
  if(EXISTS ${DEPS}/node/bin/node)
    set(ENV{PATH} "${DEPS}/node/bin:$ENV{PATH}")
  endif()
  execute_process(COMMAND npm run --silent build
    WORKING_DIRECTORY ${WEB} RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(NOT code STREQUAL "0")
    message(FATAL_ERROR "The page could not be built:\n${said}\n"
      "  try: ./scripts/setup page && cd web && npm run build")
  endif()
  if(NOT EXISTS ${WEB}/dist/index.html)
    message(FATAL_ERROR "npm run build left no web/dist/index.html")
  endif()
  file(WRITE ${stamp} ${state})
endif()

file(GLOB_RECURSE files LIST_DIRECTORIES false RELATIVE ${WEB}/dist ${WEB}/dist/*)
list(REMOVE_ITEM files .sources)
list(SORT files)
set(bytes "")
set(names "")
set(rows "")
set(n 0)
foreach(file IN LISTS files)
  # The hash makes this file differ whenever a file of the page does.
  file(SHA256 ${WEB}/dist/${file} hash)
  string(APPEND bytes
    "    \"page_${n}: .incbin \\\"${WEB}/dist/${file}\\\"\\n\"  // ${hash}\n"
    "    \"page_${n}_end: .byte 0\\n\"\n")
  string(APPEND names "extern const char page_${n}[], page_${n}_end[];\n")
  string(APPEND rows
    "      {\"${file}\", {page_${n}, static_cast<std::size_t>(page_${n}_end - page_${n})}},\n")
  math(EXPR n "${n} + 1")
endforeach()
file(CONFIGURE OUTPUT ${OUT} @ONLY CONTENT [[
// Written by cmake/build_page.cmake.
#include <cstddef>

#include "comity/atlas/page.hpp"

asm(".pushsection .rodata\n"
@bytes@    ".popsection\n");

extern "C" {
@names@}

namespace comity::atlas {
std::span<const PageFile> page_files() {
  static const PageFile files[] = {
@rows@  };
  return files;
}
}  // namespace comity::atlas
]])
# file(CONFIGURE) leaves an unchanged file as it is; Ninja wants to see that the step was done.
file(TOUCH ${OUT})
