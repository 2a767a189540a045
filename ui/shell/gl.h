#pragma once

// OpenGL as libGL exports it; under GLVND the same entry points serve desktop and ES contexts.
#define GL_GLEXT_PROTOTYPES 1
#include <SDL2/SDL_opengl.h>
#include <SDL2/SDL_opengl_glext.h>
