/*
 * Stands between a process and its disk (LD_PRELOAD): records what the process does to the files
 * below one directory, in the order in which it happens, and lets calls fail on demand.
 *
 *   DISK_BELOW   the directory
 *   DISK_RECORD  file for the record; absent: nothing is recorded
 *   DISK_FAULTS  file of 64 bytes that the test has mapped as well; absent: nothing fails
 *
 * The record is a sequence of  KIND PATH NUMBER LENGTH '\n'  and LENGTH bytes:
 *   W path offset n   n bytes were written      C path        the file was made
 *   T path size       the file was cut          U path        the name was removed
 *   S path            synced, or a directory    R path 0 n    renamed to the name in the n bytes
 *
 * Paths must hold no blank. Linux, 64 bit; one lock orders everything.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What the test asks for: calls of these kinds fail, from the one with this number on. */
struct faults {
  volatile int64_t kinds;      /* bits: 1 W, 2 S, 4 T, 8 C (any open), 16 U, 32 reads */
  volatile int64_t first;      /* number of the first call that fails, from 1; 0 for none */
  volatile int64_t last;       /* number of the last one */
  volatile int64_t error;      /* errno */
  volatile int64_t seen;       /* calls of these kinds so far */
  volatile int64_t failed;     /* how many of them failed */
  volatile int64_t unused[2];
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *below;
static size_t below_length;
static int record = -1;
static struct faults *faults;

__attribute__((constructor)) static void begin(void) {
  below = getenv("DISK_BELOW");
  below_length = below ? strlen(below) : 0;
  const char *file = getenv("DISK_RECORD");
  if (file) record = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND, 0600);
  file = getenv("DISK_FAULTS");
  if (file) {
    int fd = syscall(SYS_openat, AT_FDCWD, file, O_RDWR, 0);
    void *shared = mmap(NULL, sizeof *faults, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (shared != MAP_FAILED) faults = shared;
    syscall(SYS_close, fd);
  }
}

static int watched(const char *path) {
  return below && !strncmp(path, below, below_length);
}

static int path_of(int fd, char *path, size_t size) {
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, size - 1);
  if (n <= 0) return 0;
  path[n] = 0;
  return watched(path);
}

static void note(char kind, const char *path, long long number, const void *bytes, size_t length) {
  if (record < 0) return;
  char head[4200];
  int n = snprintf(head, sizeof head, "%c %s %lld %zu\n", kind, path, number, length);
  syscall(SYS_write, record, head, n);
  for (size_t done = 0; done < length;) {
    long one = syscall(SYS_write, record, (const char *) bytes + done, length - done);
    if (one <= 0) abort();
    done += one;
  }
}

/* Whether this call has to fail; errno says how. Only the database and its log fail. */
static int fails(int kind, const char *path) {
  if (!faults || !(faults->kinds & kind) || !strstr(path, "assetd.db")) return 0;
  int64_t number = ++faults->seen;
  if (!faults->first || number < faults->first || number > faults->last) return 0;
  faults->failed++;
  errno = faults->error;
  return 1;
}

#define REAL(name) ((__typeof__(&name)) dlsym(RTLD_NEXT, #name))

static ssize_t written(int fd, const void *bytes, size_t length, off64_t offset) {
  char path[4096];
  if (!path_of(fd, path, sizeof path)) {
    return offset < 0 ? syscall(SYS_write, fd, bytes, length)
                      : syscall(SYS_pwrite64, fd, bytes, length, offset);
  }
  pthread_mutex_lock(&lock);
  ssize_t n = -1;
  if (!fails(1, path)) {
    n = offset < 0 ? syscall(SYS_write, fd, bytes, length)
                   : syscall(SYS_pwrite64, fd, bytes, length, offset);
    if (n > 0) {
      long long at = offset < 0 ? (long long) lseek64(fd, 0, SEEK_CUR) - n : (long long) offset;
      note('W', path, at, bytes, n);
    }
  }
  pthread_mutex_unlock(&lock);
  return n;
}

ssize_t write(int fd, const void *bytes, size_t length) { return written(fd, bytes, length, -1); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t at) { return written(fd, b, n, at); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t at) { return written(fd, b, n, at); }

ssize_t pread64(int fd, void *bytes, size_t length, off64_t offset) {
  char path[4096];
  if (faults && (faults->kinds & 32) && path_of(fd, path, sizeof path)) {
    pthread_mutex_lock(&lock);
    int failed = fails(32, path);
    pthread_mutex_unlock(&lock);
    if (failed) return -1;
  }
  return syscall(SYS_pread64, fd, bytes, length, offset);
}

static int synced(int fd, long call) {
  char path[4096];
  if (!path_of(fd, path, sizeof path)) return syscall(call, fd);
  pthread_mutex_lock(&lock);
  int result = fails(2, path) ? -1 : syscall(call, fd);
  if (!result) note('S', path, 0, "", 0);
  pthread_mutex_unlock(&lock);
  return result;
}

int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

static int cut(int fd, off64_t size) {
  char path[4096];
  if (!path_of(fd, path, sizeof path)) return syscall(SYS_ftruncate, fd, size);
  pthread_mutex_lock(&lock);
  int result = fails(4, path) ? -1 : syscall(SYS_ftruncate, fd, size);
  if (!result) note('T', path, size, "", 0);
  pthread_mutex_unlock(&lock);
  return result;
}

int ftruncate64(int fd, off64_t size) { return cut(fd, size); }
int ftruncate(int fd, off_t size) { return cut(fd, size); }

static int opened(int directory, const char *path, int flags, mode_t mode) {
  if (!watched(path)) return syscall(SYS_openat, directory, path, flags, mode);
  pthread_mutex_lock(&lock);
  int made = (flags & O_CREAT) && access(path, F_OK);
  int fd = fails(8, path) ? -1 : syscall(SYS_openat, directory, path, flags, mode);
  if (fd >= 0 && made) note('C', path, 0, "", 0);
  if (fd >= 0 && !made && (flags & O_TRUNC)) note('T', path, 0, "", 0);
  pthread_mutex_unlock(&lock);
  return fd;
}

#define OPEN(name)                                     \
  int name(const char *path, int flags, ...) {         \
    va_list more;                                      \
    va_start(more, flags);                             \
    mode_t mode = va_arg(more, mode_t);                \
    va_end(more);                                      \
    return opened(AT_FDCWD, path, flags, mode);        \
  }
OPEN(open)
OPEN(open64)

int unlink(const char *path) {
  if (!watched(path)) return REAL(unlink)(path);
  pthread_mutex_lock(&lock);
  int result = fails(16, path) ? -1 : REAL(unlink)(path);
  if (!result) note('U', path, 0, "", 0);
  pthread_mutex_unlock(&lock);
  return result;
}

int rename(const char *from, const char *to) {
  if (!watched(from)) return REAL(rename)(from, to);
  pthread_mutex_lock(&lock);
  int result = REAL(rename)(from, to);
  if (!result) note('R', from, 0, to, strlen(to));
  pthread_mutex_unlock(&lock);
  return result;
}
