# OpenCV's own package file comes only with the whole of libopencv-dev and what that pulls in. The product needs a few of its
# libraries, so they are found one by one: find_package(OpenCVParts REQUIRED COMPONENTS core imgproc) → OpenCVParts::core …
find_path(OpenCVParts_INCLUDE_DIR opencv2/core/version.hpp PATH_SUFFIXES opencv4)
foreach(part IN LISTS OpenCVParts_FIND_COMPONENTS)
  find_library(OpenCVParts_${part}_LIBRARY opencv_${part})
  if(OpenCVParts_${part}_LIBRARY)
    set(OpenCVParts_${part}_FOUND TRUE)
  endif()
endforeach()
if(OpenCVParts_INCLUDE_DIR)
  file(STRINGS "${OpenCVParts_INCLUDE_DIR}/opencv2/core/version.hpp" lines REGEX "#define CV_VERSION_(MAJOR|MINOR) ")
  list(TRANSFORM lines REPLACE "[^0-9]" "")
  list(JOIN lines "." OpenCVParts_VERSION)
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(OpenCVParts REQUIRED_VARS OpenCVParts_INCLUDE_DIR VERSION_VAR OpenCVParts_VERSION
  HANDLE_COMPONENTS)
foreach(part IN LISTS OpenCVParts_FIND_COMPONENTS)
  if(OpenCVParts_${part}_FOUND AND NOT TARGET OpenCVParts::${part})
    add_library(OpenCVParts::${part} UNKNOWN IMPORTED)
    set_target_properties(OpenCVParts::${part} PROPERTIES
      IMPORTED_LOCATION "${OpenCVParts_${part}_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${OpenCVParts_INCLUDE_DIR}")
  endif()
endforeach()
