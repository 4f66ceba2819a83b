/*
 * Makes the system calls of a process fail, stop short, hang, or end the process, and moves its clock.
 *
 * Preloaded into a real Galley. It minds only files below GALLEY_FAULT_ROOTS (absolute paths, ":" between
 * them). What it does stands in the file GALLEY_FAULT_STATE, which it maps and which the test writes and
 * reads while the process runs: see injector.ts, which has the same layout.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { OPEN, READ, WRITE, SYNC, STAT, CLOSE, TRUNCATE, OWNER, RENAME, LINK, UNLINK, FOLDER, LIST, LOOK };
enum { NOTHING, FAIL, SHORT, FULL, KILL_BEFORE, KILL_AFTER, FAIL_AFTER, DELAY };

#define RECORDS 1000
#define PATH_TAIL 112

struct record {
  uint32_t number, operation, hit, spare;
  char path[PATH_TAIL];
};

static struct state {
  uint32_t armed, from, until, how, error, operations, delay_microseconds, spare;
  int64_t clock_seconds;
  /* Written here, read by the test: operations while armed, those interfered with, and all since the start. */
  uint32_t count, hits, total, unused;
  char space[64];
  struct record log[RECORDS];
} *state;

static char *roots[8];
static size_t root_count;
#define FDS 65536
static char *names[FDS];

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (!found) abort();
  return found;
}

__attribute__((constructor)) static void start(void) {
  const char *path = getenv("GALLEY_FAULT_STATE"), *list = getenv("GALLEY_FAULT_ROOTS");
  if (!path || !list) return;
  char *copy = strdup(list), *rest = NULL;
  for (char *each = strtok_r(copy, ":", &rest); each && root_count < 8; each = strtok_r(NULL, ":", &rest))
    roots[root_count++] = each;
  int fd = syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC);
  if (fd < 0) return;
  void *map = mmap(NULL, sizeof *state, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  syscall(SYS_close, fd);
  if (map != MAP_FAILED) state = map;
}

static int is_ours(const char *path) {
  if (!state || !path) return 0;
  for (size_t i = 0; i < root_count; i++) {
    size_t length = strlen(roots[i]);
    if (strncmp(path, roots[i], length) == 0 && (path[length] == '/' || path[length] == 0)) return 1;
  }
  return 0;
}

static const char *name_of(int fd) { return fd >= 0 && fd < FDS ? names[fd] : NULL; }

static void remember(int fd, const char *path) {
  if (fd < 0 || fd >= FDS) return;
  char *old = names[fd];
  names[fd] = path ? strdup(path) : NULL;
  free(old);
}

static void die(void) {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

/* Count one operation on `path`, and say what is to become of it. */
static int verdict(int operation, const char *path) {
  if (!is_ours(path)) return NOTHING;
  __atomic_add_fetch(&state->total, 1, __ATOMIC_SEQ_CST);
  if (!state->armed || (state->operations && !(state->operations & (1u << operation)))) return NOTHING;
  uint32_t number = __atomic_add_fetch(&state->count, 1, __ATOMIC_SEQ_CST);
  int how = state->how;
  int in_range = number >= state->from && number <= state->until;
  if ((how == SHORT || how == FULL) && operation != WRITE) in_range = 0;
  if (how == FULL && operation == WRITE && number > state->from && state->hits > 0) {
    in_range = 1;
    how = FAIL;
  }
  if (number <= RECORDS) {
    struct record *record = &state->log[number - 1];
    size_t length = strlen(path);
    const char *tail = length < PATH_TAIL ? path : path + length - PATH_TAIL + 1;
    strncpy(record->path, tail, PATH_TAIL - 1);
    record->operation = operation;
    record->hit = in_range && how != NOTHING;
    record->number = number;
  }
  if (!in_range || how == NOTHING) return NOTHING;
  __atomic_add_fetch(&state->hits, 1, __ATOMIC_SEQ_CST);
  if (how == KILL_BEFORE) die();
  if (how == DELAY) {
    struct timespec left = {state->delay_microseconds / 1000000, (state->delay_microseconds % 1000000) * 1000L};
    while (nanosleep(&left, &left) != 0 && errno == EINTR) continue;
  }
  return how;
}

/* Run `call` as the verdict says; `failed` is what the function returns to tell of a failure. */
#define RUN(type, operation, path, failed, call)           \
  do {                                                     \
    int how = verdict(operation, path);                    \
    if (how == FAIL && operation != CLOSE) {               \
      errno = state->error;                                \
      return failed;                                       \
    }                                                      \
    type result = call;                                    \
    if (how == KILL_AFTER) die();                          \
    if (how == FAIL_AFTER || how == FAIL) {                \
      errno = state->error;                                \
      return failed;                                       \
    }                                                      \
    return result;                                         \
  } while (0)

static int opened(int fd, const char *path) {
  if (fd >= 0) remember(fd, is_ours(path) ? path : NULL);
  return fd;
}

#define OPENING(call)                                      \
  do {                                                     \
    int how = verdict(OPEN, path);                         \
    if (how == FAIL) {                                     \
      errno = state->error;                                \
      return -1;                                           \
    }                                                      \
    int fd = opened(call, path);                           \
    if (how == KILL_AFTER) die();                          \
    if (how == FAIL_AFTER && fd >= 0) {                    \
      remember(fd, NULL);                                  \
      syscall(SYS_close, fd);                              \
      errno = state->error;                                \
      return -1;                                           \
    }                                                      \
    return fd;                                             \
  } while (0)

static mode_t mode_in(int flags, va_list list) {
  return flags & (O_CREAT | __O_TMPFILE) ? va_arg(list, mode_t) : 0;
}
#define MODE                     \
  va_list list;                  \
  va_start(list, flags);         \
  mode_t mode = mode_in(flags, list); \
  va_end(list)

int open(const char *path, int flags, ...) { MODE; OPENING(REAL(open)(path, flags, mode)); }
int open64(const char *path, int flags, ...) { MODE; OPENING(REAL(open64)(path, flags, mode)); }
int openat(int at, const char *path, int flags, ...) { MODE; OPENING(REAL(openat)(at, path, flags, mode)); }

ssize_t read(int fd, void *to, size_t size) { RUN(ssize_t, READ, name_of(fd), -1, REAL(read)(fd, to, size)); }
ssize_t pread64(int fd, void *to, size_t size, off64_t at) {
  RUN(ssize_t, READ, name_of(fd), -1, REAL(pread64)(fd, to, size, at));
}
ssize_t readv(int fd, const struct iovec *to, int count) {
  RUN(ssize_t, READ, name_of(fd), -1, REAL(readv)(fd, to, count));
}
ssize_t preadv64(int fd, const struct iovec *to, int count, off64_t at) {
  RUN(ssize_t, READ, name_of(fd), -1, REAL(preadv64)(fd, to, count, at));
}

/* A short write takes half, and at least one byte. */
#define WRITING(whole, half)                               \
  do {                                                     \
    int how = verdict(WRITE, name_of(fd));                 \
    if (how == FAIL) {                                     \
      errno = state->error;                                \
      return -1;                                           \
    }                                                      \
    ssize_t result = how == SHORT || how == FULL ? half : whole; \
    if (how == KILL_AFTER) die();                          \
    if (how == FAIL_AFTER) {                               \
      errno = state->error;                                \
      return -1;                                           \
    }                                                      \
    return result;                                         \
  } while (0)
static size_t half_of(size_t size) { return size > 1 ? size / 2 : size; }

ssize_t write(int fd, const void *from, size_t size) {
  WRITING(REAL(write)(fd, from, size), REAL(write)(fd, from, half_of(size)));
}
ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
  WRITING(REAL(pwrite64)(fd, from, size, at), REAL(pwrite64)(fd, from, half_of(size), at));
}
ssize_t writev(int fd, const struct iovec *from, int count) {
  WRITING(REAL(writev)(fd, from, count), REAL(write)(fd, from->iov_base, half_of(from->iov_len)));
}
ssize_t pwritev64(int fd, const struct iovec *from, int count, off64_t at) {
  WRITING(REAL(pwritev64)(fd, from, count, at),
          REAL(pwrite64)(fd, from->iov_base, half_of(from->iov_len), at));
}

int fsync(int fd) { RUN(int, SYNC, name_of(fd), -1, REAL(fsync)(fd)); }
int fdatasync(int fd) { RUN(int, SYNC, name_of(fd), -1, REAL(fdatasync)(fd)); }
int ftruncate64(int fd, off64_t size) { RUN(int, TRUNCATE, name_of(fd), -1, REAL(ftruncate64)(fd, size)); }
int fchmod(int fd, mode_t mode) { RUN(int, OWNER, name_of(fd), -1, REAL(fchmod)(fd, mode)); }
int fchown(int fd, uid_t user, gid_t group) { RUN(int, OWNER, name_of(fd), -1, REAL(fchown)(fd, user, group)); }
int chmod(const char *path, mode_t mode) { RUN(int, OWNER, path, -1, REAL(chmod)(path, mode)); }
int futimens(int fd, const struct timespec times[2]) { RUN(int, OWNER, name_of(fd), -1, REAL(futimens)(fd, times)); }
int utimensat(int at, const char *path, const struct timespec times[2], int flags) {
  RUN(int, OWNER, path, -1, REAL(utimensat)(at, path, times, flags));
}
int rename(const char *from, const char *to) { RUN(int, RENAME, to, -1, REAL(rename)(from, to)); }
int link(const char *from, const char *to) { RUN(int, LINK, to, -1, REAL(link)(from, to)); }
int symlink(const char *from, const char *to) { RUN(int, LINK, to, -1, REAL(symlink)(from, to)); }
int unlink(const char *path) { RUN(int, UNLINK, path, -1, REAL(unlink)(path)); }
int rmdir(const char *path) { RUN(int, FOLDER, path, -1, REAL(rmdir)(path)); }
int mkdir(const char *path, mode_t mode) { RUN(int, FOLDER, path, -1, REAL(mkdir)(path, mode)); }
int access(const char *path, int how_far) { RUN(int, LOOK, path, -1, REAL(access)(path, how_far)); }
ssize_t readlink(const char *path, char *to, size_t size) {
  RUN(ssize_t, LOOK, path, -1, REAL(readlink)(path, to, size));
}
char *realpath(const char *path, char *to) { RUN(char *, LOOK, path, NULL, REAL(realpath)(path, to)); }
DIR *opendir(const char *path) { RUN(DIR *, LIST, path, NULL, REAL(opendir)(path)); }
int scandir64(const char *path, struct dirent64 ***list, int (*filter)(const struct dirent64 *),
              int (*compare)(const struct dirent64 **, const struct dirent64 **)) {
  RUN(int, LIST, path, -1, REAL(scandir64)(path, list, filter, compare));
}

int close(int fd) {
  const char *path = name_of(fd);
  char copy[PATH_MAX] = "";
  if (path) strncpy(copy, path, sizeof copy - 1);
  remember(fd, NULL);
  RUN(int, CLOSE, copy, -1, REAL(close)(fd));
}

/* libuv closes files and asks for their status without the C library. */
long syscall(long number, ...) {
  long (*call)(long, ...) = real("syscall");
  va_list list;
  va_start(list, number);
  long a[6];
  for (int i = 0; i < 6; i++) a[i] = va_arg(list, long);
  va_end(list);
#define PASSED call(number, a[0], a[1], a[2], a[3], a[4], a[5])
  if (!state) return PASSED;
  if (number == SYS_close) {
    char copy[PATH_MAX] = "";
    const char *path = name_of((int)a[0]);
    if (path) strncpy(copy, path, sizeof copy - 1);
    remember((int)a[0], NULL);
    RUN(long, CLOSE, copy, -1, PASSED);
  }
  if (number == SYS_statx) {
    const char *path = (const char *)a[1];
    RUN(long, STAT, path && *path ? path : name_of((int)a[0]), -1, PASSED);
  }
  /* Operations that bypass the functions above would not be counted: libuv does without them. */
  if (number == SYS_io_uring_setup) {
    errno = ENOSYS;
    return -1;
  }
  return PASSED;
}

static int64_t shift(void) { return state ? state->clock_seconds : 0; }

int clock_gettime(clockid_t clock, struct timespec *to) {
  int result = REAL(clock_gettime)(clock, to);
  if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) to->tv_sec += shift();
  return result;
}
int gettimeofday(struct timeval *restrict to, void *restrict zone) {
  int result = REAL(gettimeofday)(to, zone);
  if (result == 0) to->tv_sec += shift();
  return result;
}
time_t time(time_t *to) {
  time_t now = REAL(time)(NULL) + shift();
  if (to) *to = now;
  return now;
}
