# SPDX-License-Identifier: Apache-2.0
#
# comity_module(name DEPENDS a b... [LINK_PUBLIC libs...] [LINK_PRIVATE libs...])
#
# One folder of src/comity is one static library, comity_<name>, also called comity::<name>.
# Its sources are the .cpp files of the folder. DEPENDS are the arrows: the folders whose headers it
# may include. scripts/arrows reads these very lines, so an arrow is written once and here.
# LINK_PRIVATE is a library that only the .cpp files see, LINK_PUBLIC one that the headers show.
# A folder that has only headers so far is an interface library; it becomes static by itself.

function(comity_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPENDS;LINK_PUBLIC;LINK_PRIVATE;SOURCES")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "comity_module(${name}): what is \"${arg_UNPARSED_ARGUMENTS}\"?")
  endif()

  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  list(APPEND sources ${arg_SOURCES})
  list(TRANSFORM arg_DEPENDS PREPEND comity::)

  set(target comity_${name})
  if(sources)
    add_library(${target} STATIC ${sources})
    target_link_libraries(${target}
      PUBLIC ${arg_DEPENDS} ${arg_LINK_PUBLIC}
      PRIVATE comity::options ${arg_LINK_PRIVATE})
    set(visibility PUBLIC)
  else()
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE ${arg_DEPENDS} ${arg_LINK_PUBLIC})
    set(visibility INTERFACE)
  endif()
  target_include_directories(${target} ${visibility}
    ${PROJECT_SOURCE_DIR}/src ${PROJECT_BINARY_DIR}/generated)
  add_library(comity::${name} ALIAS ${target})
  set_property(GLOBAL APPEND PROPERTY COMITY_MODULES comity::${name})
endfunction()
