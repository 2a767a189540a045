// Under the address sanitizer no library is unloaded: what one kept until the end could not be named in leaks.supp once
// its code is gone from memory. Mesa's driver is the case that matters.
extern "C" int dlclose(void* /*module*/) {
  return 0;
}
