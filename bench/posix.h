// What every C program of the bench needs.
#ifndef BENCH_POSIX_H
#define BENCH_POSIX_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

static inline void fail(const char *what) {
  perror(what);
  exit(1);
}

static inline void fail_with(int error, const char *what) {
  errno = error;
  fail(what);
}

static inline void raise_file_limit(void) {
  struct rlimit files;
  if (getrlimit(RLIMIT_NOFILE, &files) < 0) fail("getrlimit");
  files.rlim_cur = files.rlim_max;
  if (setrlimit(RLIMIT_NOFILE, &files) < 0) fail("setrlimit");
}

#endif
