# SPDX-License-Identifier: Apache-2.0
#
# What every file of Comity is compiled with: warnings as errors, assertions of the standard
# library in debug builds, sanitizers when a preset asks for them, ccache when it is there.
#
# CMAKE_UNITY_BUILD compiles the files of a folder ten at a time (docs/decisions/0092): a name in an
# unnamed namespace is therefore given once in a folder.

if(NOT DEFINED CMAKE_COMPILE_WARNING_AS_ERROR)
  set(CMAKE_COMPILE_WARNING_AS_ERROR ON)  # with another compiler: cmake --compile-no-warning-as-error
endif()
add_library(comity_options INTERFACE)
add_library(comity::options ALIAS comity_options)

target_compile_options(comity_options INTERFACE
  -Wall -Wextra -Wpedantic
  -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference
  -Wno-sign-conversion               # sizes and differences meet too often in ranges code
  -Wno-missing-field-initializers    # designated initializers leave out what keeps its default
)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(comity_options INTERFACE
    # g++ 12 sees these inside its own std::string, std::vector and std::expected once it inlines.
    -Wno-restrict -Wno-null-dereference -Wno-maybe-uninitialized
    -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread -Wno-free-nonheap-object
    # It takes a file that another includes for a header.
    $<$<BOOL:${CMAKE_UNITY_BUILD}>:-Wno-subobject-linkage>)
else()
  target_compile_options(comity_options INTERFACE
    -Wno-null-dereference
    -Wno-deprecated-declarations            # std::stable_sort of libstdc++ 12, seen by clang
    -Wno-gnu-zero-variadic-macro-arguments  # the macros of GoogleTest
  )
endif()
if(NOT CMAKE_UNITY_BUILD)
  target_compile_options(comity_options INTERFACE -Wshadow)  # of the next file's names is no fault
endif()
target_compile_definitions(comity_options INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)

if(COMITY_SANITIZE)
  add_compile_options(-fsanitize=${COMITY_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${COMITY_SANITIZE})
endif()
if(COMITY_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "COMITY_FUZZ needs clang: cmake --preset fuzz")
  endif()
  # The libraries are instrumented once and serve the fuzz targets and the tests alike.
  add_compile_options(-fsanitize=fuzzer-no-link)
  add_link_options(-fsanitize=fuzzer-no-link)
endif()

# libduckdb.so carries a copy of libstdc++ and exports its symbols. The system's must be found first,
# or text allocated by one copy is freed by the other.
add_link_options(-Wl,--push-state,--no-as-needed -lstdc++ -Wl,--pop-state)

set(CMAKE_UNITY_BUILD_BATCH_SIZE 10)

find_program(COMITY_CCACHE ccache)
if(COMITY_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${COMITY_CCACHE})
endif()

# Debian's own Python: it is the one that sees Debian's networkx.
find_program(COMITY_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(COMITY_PYTHON python3)

# comity_header_library(target header package)
# An imported target for a library of headers that brings no CMake file of its own.
function(comity_header_library target header package)
  string(TOUPPER ${target}_INCLUDE_DIR variable)
  find_path(${variable} ${header})
  if(NOT ${variable})
    message(FATAL_ERROR "${header} was not found. Install ${package}: ./scripts/setup build")
  endif()
  mark_as_advanced(${variable})
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  if(NOT ${variable} STREQUAL "/usr/include")
    target_include_directories(${target} SYSTEM INTERFACE ${${variable}})
  endif()
endfunction()
