# The few words this tree's CMakeLists files are written in.
#
#   hall_library(NAME SOURCES a.cpp ... [LINKS public libs] [PRIVATE_LINKS libs])
#   hall_program(NAME SOURCES a.cpp ... [LINKS libs])
#   hall_test(NAME SOURCES a_test.cpp ... [LINKS libs] [LABELS unit|devices|journeys|faults] [TIMEOUT s] [ARGS ...])
#   hall_fuzz(NAME SOURCES a_fuzz.cpp [LINKS libs])   only with HALL_FUZZ
#   hall_bench(NAME SOURCES a_bench.cpp [LINKS libs])
#
# Headers are included from the project's root: #include "drivers/id_card/sam_codec.h".
include(GNUInstallDirs)

function(hall_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  if(ARG_SOURCES)
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC hall_compile_options ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE hall_compile_options ${ARG_LINKS})
  endif()
endfunction()

function(hall_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE hall_compile_options ${ARG_LINKS} Threads::Threads)
  # A main reads the command line once; its parser's templates are half as long to compile without -O3.
  set_source_files_properties(main.cpp PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release>:-O0>")
  install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

function(hall_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINKS;LABELS;ARGS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE hall_compile_options ${ARG_LINKS} GTest::gmock GTest::gtest_main Threads::Threads)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
  # What is tested is built as it runs in the hall; the tests themselves compile in two thirds of the time without -O3.
  target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O0>)
  target_compile_definitions(${name} PRIVATE
    HALL_BINARY_DIR="${PROJECT_BINARY_DIR}/bin" HALL_SOURCE_DIR="${PROJECT_SOURCE_DIR}" HALL_DEPS_DIR="${HALL_DEPS_DIR}")
  add_test(NAME ${name} COMMAND ${name} ${ARG_ARGS})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  if(NOT ARG_LABELS)
    set(ARG_LABELS unit)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}" SKIP_RETURN_CODE 77)
endfunction()

function(hall_fuzz name)
  if(NOT HALL_FUZZ)
    return()
  endif()
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE hall_compile_options ${ARG_LINKS})
  target_compile_options(${name} PRIVATE -fsanitize=fuzzer)
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/fuzz")
endfunction()

function(hall_bench name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE hall_compile_options ${ARG_LINKS} benchmark::benchmark Threads::Threads)
  target_compile_definitions(${name} PRIVATE
    HALL_BINARY_DIR="${PROJECT_BINARY_DIR}/bin" HALL_SOURCE_DIR="${PROJECT_SOURCE_DIR}" HALL_DEPS_DIR="${HALL_DEPS_DIR}")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bench")
endfunction()
