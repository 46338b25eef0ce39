# SPDX-License-Identifier: Apache-2.0
#
# comity_embed_page(out)
#
# Sets `out` to a source file with the table of src/comity/atlas/page.hpp. With COMITY_PAGE it runs
# `npm run build` in web/ whenever a source of the page changed and carries every file of web/dist
# (.incbin: the compiler never reads the bytes as text). Without, the table is empty.

function(comity_embed_page out)
  set(web ${PROJECT_SOURCE_DIR}/web)
  if(NOT COMITY_PAGE OR NOT EXISTS ${web}/package.json)
    if(COMITY_PAGE)
      message(STATUS "Comity: web/package.json is not there; the program gets no page")
    endif()
    set(empty ${PROJECT_BINARY_DIR}/page/page.cpp)
    file(CONFIGURE OUTPUT ${empty} CONTENT [[
#include "comity/atlas/page.hpp"

namespace comity::atlas {
std::span<const PageFile> page_files() { return {}; }
}  // namespace comity::atlas
]] @ONLY)
    set(${out} ${empty} PARENT_SCOPE)
    return()
  endif()

  if(NOT EXISTS ${web}/node_modules)
    message(FATAL_ERROR "The packages of the page are not installed.\n"
      "  try: ./scripts/setup page\n"
      "  or:  -DCOMITY_PAGE=OFF, a program without the page")
  endif()
  file(GLOB_RECURSE inputs CONFIGURE_DEPENDS
    ${web}/src/* ${web}/public/* ${web}/static/* ${web}/scripts/*)
  file(GLOB settings CONFIGURE_DEPENDS
    ${web}/*.html ${web}/*.json ${web}/*.js ${web}/*.mjs ${web}/*.ts)
  set(generated ${PROJECT_BINARY_DIR}/page/page.cpp)
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND}
      -D WEB=${web} -D OUT=${generated} -D DEPS=${PROJECT_SOURCE_DIR}/.deps
      -P ${PROJECT_SOURCE_DIR}/cmake/build_page.cmake
    DEPENDS ${inputs} ${settings} ${PROJECT_SOURCE_DIR}/cmake/build_page.cmake
    COMMENT "Building the page"
    VERBATIM)
  # ccache cannot see through .incbin.
  set_source_files_properties(${generated} PROPERTIES
    CXX_COMPILER_LAUNCHER "" SKIP_LINTING ON SKIP_UNITY_BUILD_INCLUSION ON)
  set(${out} ${generated} PARENT_SCOPE)
endfunction()
