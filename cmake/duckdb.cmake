# SPDX-License-Identifier: Apache-2.0
#
# DuckDB::DuckDB, the C interface of DuckDB 1.4. scripts/setup unpacks it to .deps/duckdb;
# -DDUCKDB_ROOT= takes another copy with include/duckdb.h and lib/libduckdb.so.
# The run path of the build tree points at the library, so that build/*/comity starts as it is.

if(DUCKDB_ROOT)
  set(duckdb_root ${DUCKDB_ROOT})
else()
  set(duckdb_root ${PROJECT_SOURCE_DIR}/.deps/duckdb)
endif()
find_path(DUCKDB_INCLUDE_DIR duckdb.h PATHS ${duckdb_root}/include NO_DEFAULT_PATH)
find_library(DUCKDB_LIBRARY duckdb PATHS ${duckdb_root}/lib ${duckdb_root} NO_DEFAULT_PATH)
mark_as_advanced(DUCKDB_INCLUDE_DIR DUCKDB_LIBRARY)
if(NOT DUCKDB_INCLUDE_DIR OR NOT DUCKDB_LIBRARY)
  message(FATAL_ERROR "DuckDB was not found in ${duckdb_root}.\n"
    "  try: ./scripts/setup build\n"
    "  or:  -DDUCKDB_ROOT=/path/to/a/copy (with include/duckdb.h and lib/libduckdb.so)")
endif()

add_library(DuckDB::DuckDB SHARED IMPORTED GLOBAL)
set_target_properties(DuckDB::DuckDB PROPERTIES
  IMPORTED_LOCATION ${DUCKDB_LIBRARY}
  IMPORTED_NO_SONAME ON
  INTERFACE_INCLUDE_DIRECTORIES ${DUCKDB_INCLUDE_DIR})
