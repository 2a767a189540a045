// Backends' reader threads are cancelled only where POSIX allows it.
//
// libsane's sanei_thread lets its readers be cancelled asynchronously. One that is cancelled inside malloc or free
// leaves the arena locked for ever and blocks on it while it exits, and sane_read, which joins it, never returns: about
// one scan in four hundred of SANE's own backend `test`. This definition stands before the C library's for every
// backend the worker loads. Readers spend their time in read and write, which are cancellation points.
#include <cerrno>

#include <pthread.h>

extern "C" int pthread_setcanceltype(int type, int* oldType) {
  if (type != PTHREAD_CANCEL_DEFERRED && type != PTHREAD_CANCEL_ASYNCHRONOUS) return EINVAL;
  if (oldType != nullptr) *oldType = PTHREAD_CANCEL_DEFERRED;
  return 0;
}
