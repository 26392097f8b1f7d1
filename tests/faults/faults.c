/* faults - makes system calls fail on purpose, in a program that is run with LD_PRELOAD.
 *
 * FAULTS holds rules with commas between them, each CALL:PATH:NUMBER:WHAT. The NUMBERth CALL on a
 * path that holds the text PATH (counted from 1; "2+": from the second on) does WHAT instead:
 *   EIO, ENOSPC, ...   fails with that error
 *   short              reads or writes one byte only
 *   vanish             first the folder that the path is in gets another name
 *   signal15           first the program gets that signal
 *   torn               half of it is written, and the program killed
 * CALL is open, read, write, fsync, close, truncate, rename, link, unlink or mkdir, whichever way
 * it is made; or change: any of these that changes what is on disk. What happened is added to the
 * file FAULTS_LOG, so that a test knows that it tested something. The program works in one thread,
 * so that the NUMBERth call is the same in every run.
 *
 * FAULTS_LOCALE names a locale that the program is put in; it must be one with a decimal comma.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <locale.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MAX_RULES 8

typedef struct {
  char call[16], path[128], what[32];
  int number, onwards;
  int seen;
} Rule;

static Rule rules[MAX_RULES];
static int n_rules;

/* The next definition of a function: the C library's, or a sanitizer's before it. */
#define NEXT(name) ((__typeof__ (&name))dlsym (RTLD_NEXT, #name))

static void
say (const char *text, const char *more)
{
  (void)!NEXT (write) (STDERR_FILENO, text, strlen (text));
  (void)!NEXT (write) (STDERR_FILENO, more, strlen (more));
  (void)!NEXT (write) (STDERR_FILENO, "\n", 1);
}

static void
read_rules (const char *text)
{
  for (; *text != '\0'; n_rules++) {
    Rule *rule = &rules[n_rules];
    char number[8] = "";

    if (n_rules == MAX_RULES || sscanf (text, "%15[^:]:%127[^:]:%7[^:]:%31[^,]", rule->call,
                                        rule->path, number, rule->what) != 4) {
      say ("faults: cannot read the rules from here: ", text);
      _exit (99);
    }
    rule->number = atoi (number);
    rule->onwards = strchr (number, '+') != NULL;
    text += strcspn (text, ",");
    text += *text == ',';
  }
}

__attribute__ ((constructor)) static void
start (void)
{
  const char *text = getenv ("FAULTS"), *locale = getenv ("FAULTS_LOCALE");

  unsetenv ("LD_PRELOAD"); /* what the program may start is left alone */
  if (text != NULL)
    read_rules (text);
  if (locale == NULL)
    return;
  if (setlocale (LC_ALL, locale) == NULL || strcmp (localeconv ()->decimal_point, ",") != 0) {
    say ("faults: this locale has no decimal comma, or is not there: ", locale);
    _exit (99);
  }
}

static int
error_number (const char *name)
{
  static const struct {
    const char *name;
    int number;
  } known[] = { { "EIO", EIO },       { "ENOSPC", ENOSPC }, { "EDQUOT", EDQUOT },
                { "EACCES", EACCES }, { "EROFS", EROFS },   { "EINTR", EINTR },
                { "EMFILE", EMFILE }, { "ENOENT", ENOENT }, { "EXDEV", EXDEV } };

  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcmp (known[i].name, name) == 0)
      return known[i].number;
  say ("faults: unknown: ", name);
  _exit (99);
}

static void
write_log (const Rule *rule, const char *path)
{
  const char *log = getenv ("FAULTS_LOG");
  char line[PATH_MAX + 64];
  int fd, length;

  if (log == NULL)
    return;
  fd = NEXT (open) (log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  length = snprintf (line, sizeof line, "%s %s %s\n", rule->call, path, rule->what);
  if (fd >= 0 && length > 0)
    (void)!NEXT (write) (fd, line, (size_t)length);
  if (fd >= 0)
    NEXT (close) (fd);
}

static void
vanish (const char *path)
{
  char folder[PATH_MAX], other[PATH_MAX + 8];
  char *slash;

  snprintf (folder, sizeof folder, "%s", path);
  slash = strrchr (folder, '/');
  if (slash != NULL)
    *slash = '\0';
  snprintf (other, sizeof other, "%s.gone", folder);
  NEXT (rename) (folder, other);
}

/* Whether a rule is about this call. */
static int
is_about (const Rule *rule, const char *call, const char *path)
{
  int calls = strcmp (rule->call, "change") == 0
                  ? strcmp (call, "read") != 0 && strcmp (call, "close") != 0
                  : strcmp (rule->call, call) == 0;

  return calls && strstr (path, rule->path) != NULL;
}

/* What is to happen in a call on a path: 0 nothing, -1 failure with errno set, 1 a short one, 2
 * half of it and then the end. */
static int
decide (const char *call, const char *path)
{
  for (int i = 0; i < n_rules; i++) {
    Rule *rule = &rules[i];
    int seen;

    if (!is_about (rule, call, path))
      continue;
    seen = __atomic_add_fetch (&rule->seen, 1, __ATOMIC_SEQ_CST);
    if (seen != rule->number && !(rule->onwards && seen > rule->number))
      continue;
    write_log (rule, path);
    if (strcmp (rule->what, "short") == 0)
      return 1;
    if (strcmp (rule->what, "torn") == 0 && strcmp (call, "write") == 0)
      return 2;
    if (strcmp (rule->what, "torn") == 0)
      kill (getpid (), SIGKILL);
    if (strcmp (rule->what, "vanish") == 0) {
      vanish (path);
    } else if (strncmp (rule->what, "signal", 6) == 0) {
      kill (getpid (), atoi (rule->what + 6));
    } else {
      errno = error_number (rule->what);
      return -1;
    }
  }
  return 0;
}

static int
decide_fd (const char *call, int fd)
{
  char link[64], path[PATH_MAX];
  ssize_t length;

  if (n_rules == 0)
    return 0;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (length < 0)
    return 0;
  path[length] = '\0';
  return decide (call, path);
}

static mode_t
mode_of (int flags, va_list arguments)
{
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (arguments, mode_t) : 0;
}

int
open (const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode;

  va_start (arguments, flags);
  mode = mode_of (flags, arguments);
  va_end (arguments);
  return decide ("open", path) < 0 ? -1 : NEXT (open) (path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode;

  va_start (arguments, flags);
  mode = mode_of (flags, arguments);
  va_end (arguments);
  return decide ("open", path) < 0 ? -1 : NEXT (open64) (path, flags, mode);
}

ssize_t
read (int fd, void *buffer, size_t count)
{
  int decision = decide_fd ("read", fd);

  return decision < 0 ? -1 : NEXT (read) (fd, buffer, decision > 0 && count > 0 ? 1 : count);
}

ssize_t
pread64 (int fd, void *buffer, size_t count, off64_t offset)
{
  int decision = decide_fd ("read", fd);

  return decision < 0 ? -1
                      : NEXT (pread64) (fd, buffer, decision > 0 && count > 0 ? 1 : count, offset);
}

/* How much of `count` bytes is to be written. */
static size_t
part_of (size_t count, int decision)
{
  if (decision == 2)
    return count / 2;
  return decision == 1 && count > 0 ? 1 : count;
}

ssize_t
write (int fd, const void *buffer, size_t count)
{
  int decision = decide_fd ("write", fd);
  ssize_t written = decision < 0 ? -1 : NEXT (write) (fd, buffer, part_of (count, decision));

  if (decision == 2)
    kill (getpid (), SIGKILL);
  return written;
}

ssize_t
pwrite64 (int fd, const void *buffer, size_t count, off64_t offset)
{
  int decision = decide_fd ("write", fd);
  ssize_t written =
      decision < 0 ? -1 : NEXT (pwrite64) (fd, buffer, part_of (count, decision), offset);

  if (decision == 2)
    kill (getpid (), SIGKILL);
  return written;
}

int
fsync (int fd)
{
  return decide_fd ("fsync", fd) < 0 ? -1 : NEXT (fsync) (fd);
}

int
fdatasync (int fd)
{
  return decide_fd ("fsync", fd) < 0 ? -1 : NEXT (fdatasync) (fd);
}

int
ftruncate64 (int fd, off64_t length)
{
  return decide_fd ("truncate", fd) < 0 ? -1 : NEXT (ftruncate64) (fd, length);
}

/* A close that fails has closed all the same, as on Linux. */
int
close (int fd)
{
  int decision = decide_fd ("close", fd), failure = errno;

  if (decision >= 0)
    return NEXT (close) (fd);
  NEXT (close) (fd);
  errno = failure;
  return -1;
}

int
rename (const char *from, const char *to)
{
  return decide ("rename", to) < 0 ? -1 : NEXT (rename) (from, to);
}

int
link (const char *from, const char *to)
{
  return decide ("link", to) < 0 ? -1 : NEXT (link) (from, to);
}

int
unlink (const char *path)
{
  return decide ("unlink", path) < 0 ? -1 : NEXT (unlink) (path);
}

int
mkdir (const char *path, mode_t mode)
{
  return decide ("mkdir", path) < 0 ? -1 : NEXT (mkdir) (path, mode);
}

/* GLib's: how many threads the program draws in. */
unsigned int g_get_num_processors (void);
unsigned int
g_get_num_processors (void)
{
  return 1;
}
