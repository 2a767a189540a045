# One set of compiler settings for the whole tree.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET default)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(HALL_CCACHE ccache)
if(HALL_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${HALL_CCACHE}")
  set(CMAKE_C_COMPILER_LAUNCHER "${HALL_CCACHE}")
endif()

set(HALL_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them")
option(HALL_FUZZ "Build the libFuzzer targets (clang only)" OFF)
if(HALL_FUZZ)
  # The libraries tell the fuzzer too which branches were taken; without this it only sees its own few lines.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

add_library(hall_compile_options INTERFACE)
target_compile_options(hall_compile_options INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-align -Wformat=2
  # GCC 12 reports these falsely: -Wrestrict for `literal + std::string` (GCC bug 105651), -Wstringop-overflow for a vector
  # with an allocator of its own that was built from an initializer list.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> $<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overflow>)
target_include_directories(hall_compile_options INTERFACE "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}/generated")
if(HALL_SANITIZE)
  add_compile_options(-fsanitize=${HALL_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -g1)
  add_link_options(-fsanitize=${HALL_SANITIZE})
  if(HALL_SANITIZE MATCHES thread AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # Asio's fences are not modelled by the thread sanitizer; GCC says so in every file that has one.
    add_compile_options(-Wno-tsan)
  endif()
endif()
find_package(Threads REQUIRED)
