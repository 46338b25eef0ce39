# SPDX-License-Identifier: Apache-2.0
#
# COIN-OR Cbc with the libraries it stands on, as comity_cbc. Its headers include one another
# without a folder, so both the folder and its parent are searched; as system headers, they do not warn.

find_package(PkgConfig REQUIRED)
pkg_check_modules(CBC cbc)
find_path(CBC_HEADERS coin/CbcSolver.hpp)
mark_as_advanced(CBC_HEADERS)
if(NOT CBC_FOUND OR NOT CBC_HEADERS)
  message(FATAL_ERROR "COIN-OR Cbc was not found.\n  try: ./scripts/setup build  (coinor-libcbc-dev)")
endif()
add_library(comity_cbc INTERFACE)
target_include_directories(comity_cbc SYSTEM INTERFACE ${CBC_HEADERS} ${CBC_HEADERS}/coin)
foreach(name CbcSolver Cbc Cgl OsiClp Osi Clp CoinUtils)
  find_library(CBC_${name} ${name} REQUIRED)
  mark_as_advanced(CBC_${name})
  target_link_libraries(comity_cbc INTERFACE ${CBC_${name}})
endforeach()
