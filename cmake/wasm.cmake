# SPDX-License-Identifier: Apache-2.0
#
# Toolchain and target of the preset `wasm`: the rooms the page runs itself, as WebAssembly.
# Debian: clang-19 lld-19 wasi-libc libc++-19-dev-wasm32 libclang-rt-19-dev-wasm32.
#
# sorting.wasm goes to web/public/, from where the page's build takes it along.

add_executable(sorting_wasm
  src/comity/sorting/wasm/exports.cpp
  src/comity/sorting/assign.cpp
  src/comity/sorting/box_sampler.cpp
  src/comity/sorting/compact.cpp
  src/comity/sorting/credibility.cpp
  src/comity/sorting/decider.cpp
  src/comity/sorting/drawer.cpp
  src/comity/sorting/mr_sort.cpp
  src/comity/sorting/parameters.cpp
  src/comity/sorting/reach.cpp
  src/comity/sorting/read_compact.cpp
  src/comity/sorting/shares.cpp
  src/comity/sorting/smaa.cpp
  src/comity/sorting/tally.cpp
  src/comity/sorting/utadis.cpp
  src/comity/sorting/weight_parts.cpp
  src/comity/sorting/weight_set.cpp)
target_include_directories(sorting_wasm PRIVATE src)
# No contraction to fused operations: every number is to be the one the program gets.
target_compile_options(sorting_wasm PRIVATE
  --target=wasm32-wasi -fno-exceptions -fno-rtti -ffp-contract=off -O3 -Wall -Wextra -Werror
  -Wno-missing-designated-field-initializers -Wno-missing-field-initializers)
target_link_options(sorting_wasm PRIVATE
  --target=wasm32-wasi -mexec-model=reactor -Wl,--strip-all -Wl,-z,stack-size=1048576)
set_target_properties(sorting_wasm PROPERTIES OUTPUT_NAME sorting.wasm)
add_custom_command(TARGET sorting_wasm POST_BUILD
  COMMAND ${CMAKE_COMMAND} -E copy_if_different
    $<TARGET_FILE:sorting_wasm> ${PROJECT_SOURCE_DIR}/web/public/sorting.wasm)
