# The few words this tree's CMakeLists files are written in.
#
#   hall_library(NAME SOURCES a.cpp ... [LINKS public libs] [PRIVATE_LINKS libs])
#   hall_program(NAME SOURCES a.cpp ... [LINKS libs])
#   hall_test(NAME SOURCES a_test.cpp ... [LINKS libs] [LABELS unit|devices|journeys|faults] [TIMEOUT s] [ARGS ...])
#   hall_fuzz(NAME SOURCES a_fuzz.cpp [LINKS libs] [SEEDS files of the project] [RUNS n])
#   hall_bench(NAME SOURCES a_bench.cpp [LINKS libs])
#
# Headers are included from the project's root: #include "drivers/id_card/sam_codec.h".
include(GNUInstallDirs)

# What the sanitizers are told of libraries; the programs a test starts inherit it.
set(HALL_SANITIZER_OPTIONS "")
if(HALL_SANITIZE MATCHES address)
  set(HALL_SANITIZER_OPTIONS "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/sanitizers/leaks.supp:print_suppressions=0")
elseif(HALL_SANITIZE MATCHES thread)
  # Fontconfig, GLib, OpenCV, ONNX Runtime and Mesa are not built with it, so that it does not see how they order things.
  set(HALL_SANITIZER_OPTIONS "TSAN_OPTIONS=ignore_noninstrumented_modules=1")
endif()

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
  if(HALL_SANITIZE MATCHES address)
    target_sources(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests/sanitizers/keep_modules.cpp")
  endif()
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
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}" SKIP_RETURN_CODE 77
    ENVIRONMENT "${HALL_SANITIZER_OPTIONS}")
endfunction()

# With the preset fuzz a libFuzzer program; elsewhere a test that runs the target over bent seeds. Seeds are those of
# tests/fuzz/seeds/NAME and the files named.
function(hall_fuzz name)
  cmake_parse_arguments(ARG "" "RUNS" "SOURCES;LINKS;SEEDS" ${ARGN})
  if(HALL_FUZZ)
    add_executable(${name} ${ARG_SOURCES})
    target_compile_options(${name} PRIVATE -fsanitize=fuzzer)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/fuzz")
  else()
    add_executable(${name} ${ARG_SOURCES} "${PROJECT_SOURCE_DIR}/tests/fuzz/short_run.cpp")
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O0>)
    set(seeds ${ARG_SEEDS})
    list(TRANSFORM seeds PREPEND "${PROJECT_SOURCE_DIR}/")
    if(IS_DIRECTORY "${PROJECT_SOURCE_DIR}/tests/fuzz/seeds/${name}")
      list(APPEND seeds "${PROJECT_SOURCE_DIR}/tests/fuzz/seeds/${name}")
    endif()
    if(NOT ARG_RUNS)
      set(ARG_RUNS 20000)
    endif()
    add_test(NAME ${name} COMMAND ${name} ${ARG_RUNS} ${seeds})
    set_tests_properties(${name} PROPERTIES TIMEOUT 300 LABELS fuzz ENVIRONMENT "${HALL_SANITIZER_OPTIONS}")
  endif()
  target_link_libraries(${name} PRIVATE hall_compile_options ${ARG_LINKS})
endfunction()

function(hall_bench name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE hall_compile_options ${ARG_LINKS} benchmark::benchmark Threads::Threads)
  target_compile_definitions(${name} PRIVATE
    HALL_BINARY_DIR="${PROJECT_BINARY_DIR}/bin" HALL_SOURCE_DIR="${PROJECT_SOURCE_DIR}" HALL_DEPS_DIR="${HALL_DEPS_DIR}")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bench")
endfunction()
