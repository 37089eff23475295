#include "lyd-cups.h"

#include "lyd-harness.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#define CUPS "/usr/lib/cups"

struct _LydCups {
  char *dir;
  char *socket;
  GSubprocess *daemon;
  gboolean died;
};

static const char files_conf[] = "ServerRoot %1$s\nServerBin %1$s/bin\nDataDir /usr/share/cups\nStateDir %1$s/state\n"
                                 "CacheDir %1$s/cache\nRequestRoot %1$s/spool\nTempDir %1$s/spool/tmp\n"
                                 "DocumentRoot %1$s\nAccessLog %1$s/log/access\nErrorLog %1$s/log/error\n"
                                 "PageLog %1$s/log/page\nPrintcap %1$s/printcap\nSystemGroup root\n";

static const char daemon_conf[] = "LogLevel info\nListen %1$s/cups.sock\nBrowsing Off\nDefaultAuthType None\n"
                                  "WebInterface No\nPreserveJobFiles No\nMaxJobs 0\n"
                                  "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
                                  "<Location /admin>\nOrder allow,deny\nAllow all\n</Location>\n"
                                  "<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n";

/* A device that keeps each job as a file of its own, whole before it has its name. */
static const char backend[] = "#!/bin/sh\n"
                              "[ $# -ge 5 ] || { echo 'file keep \"Unknown\" \"Keep\"'; exit 0; }\n"
                              "out='%1$s/out'\n"
                              "part=$(mktemp \"$out/part.XXXXXX\") || exit 1\n"
                              "if [ -n \"${6-}\" ]; then cat \"$6\"; else cat; fi >\"$part\" || exit 1\n"
                              "n=1\n"
                              "while ! ln \"$part\" \"$out/$n\" 2>/dev/null; do n=$((n + 1)); done\n"
                              "chmod 644 \"$out/$n\"\n"
                              "rm -f \"$part\"\n";

/* One that is broken: what it gets, it gives back. */
static const char broken_backend[] = "#!/bin/sh\n"
                                     "[ $# -ge 5 ] || { echo 'file broken \"Unknown\" \"Broken\"'; exit 0; }\n"
                                     "cat >/dev/null # %1$s\n"
                                     "exit 1\n";

static void
write_file (LydCups *self,
            const char *name,
            const char *format,
            int mode)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, self->dir);
#pragma GCC diagnostic pop
  G_GNUC_END_IGNORE_DEPRECATIONS
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, mode), ==, 0);
}

static void
make_folders (LydCups *self)
{
  static const char *const folders[] = { "state", "cache", "spool/tmp", "log", "out", "bin/backend", "ppd" };
  static const char *const links[] = { "filter", "daemon", "driver", "monitor", "notifier", "cgi-bin" };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autofree char *path = g_build_filename (self->dir, folders[i], NULL);

    g_assert_cmpint (g_mkdir_with_parents (path, 0755), ==, 0);
    /* Run as root, the print system prints as somebody else. */
    g_assert_cmpint (g_chmod (path, g_str_equal (folders[i], "out") ? 0777 : 0755), ==, 0);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++) {
    g_autofree char *path = g_build_filename (self->dir, "bin", links[i], NULL);
    g_autofree char *target = g_build_filename (CUPS, links[i], NULL);

    g_assert_cmpint (symlink (target, path), ==, 0);
  }
  g_assert_cmpint (g_chmod (self->dir, 0755), ==, 0);
}

static char *
find_program (const char *name)
{
  g_autofree char *path = g_find_program_in_path (name);

  if (path != NULL)
    return g_steal_pointer (&path);
  path = g_build_filename ("/usr/sbin", name, NULL);
  return g_file_test (path, G_FILE_TEST_IS_EXECUTABLE) ? g_steal_pointer (&path) : NULL;
}

static void
died_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  LydCups *self = data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  self->died = TRUE;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* The socket is there once the daemon listens. */
static gboolean
wait_for_socket (LydCups *self)
{
  guint tick = g_timeout_add (20, tick_cb, NULL);

  WAIT_FOR (self->died || g_file_test (self->socket, G_FILE_TEST_EXISTS));
  g_source_remove (tick);
  return !self->died;
}

/**
 * lyd_cups_start:
 * @reason: (out): why there is none
 *
 * Before GTK is told which print system to ask: CUPS_SERVER is set.
 *
 * Returns: (transfer full) (nullable): %NULL where none can run here
 */
LydCups *
lyd_cups_start (char **reason)
{
  g_autofree char *program = find_program ("cupsd");
  g_autofree char *admin = find_program ("lpadmin");
  g_autofree char *files = NULL;
  g_autofree char *conf = NULL;
  LydCups *self;

  if (program == NULL || admin == NULL) {
    *reason = g_strdup ("there is no cupsd, or no lpadmin, on this computer");
    return NULL;
  }
  self = g_new0 (LydCups, 1);
  self->dir = g_dir_make_tmp ("lanyard-cups-XXXXXX", NULL);
  self->socket = g_build_filename (self->dir, "cups.sock", NULL);
  make_folders (self);
  write_file (self, "cups-files.conf", files_conf, 0600);
  write_file (self, "cupsd.conf", daemon_conf, 0600);
  write_file (self, "bin/backend/keep", backend, 0755);
  write_file (self, "bin/backend/broken", broken_backend, 0755);
  files = g_build_filename (self->dir, "cups-files.conf", NULL);
  conf = g_build_filename (self->dir, "cupsd.conf", NULL);
  self->daemon = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, program,
                                   "-f", "-c", conf, "-s", files, NULL);
  if (self->daemon != NULL)
    g_subprocess_wait_async (self->daemon, NULL, died_cb, self);
  if (self->daemon == NULL || !wait_for_socket (self)) {
    *reason = g_strdup ("cupsd does not run here");
    lyd_cups_stop (self);
    return NULL;
  }
  g_setenv ("CUPS_SERVER", self->socket, TRUE);
  return self;
}

static int
remove_entry (const char *path,
              const struct stat *info,
              int kind,
              struct FTW *walk)
{
  return g_remove (path);
}

void
lyd_cups_stop (LydCups *self)
{
  if (self->daemon != NULL && !self->died) {
    g_subprocess_send_signal (self->daemon, SIGTERM);
    WAIT_FOR (self->died);
  }
  g_clear_object (&self->daemon);
  nftw (self->dir, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
  g_free (self->socket);
  g_free (self->dir);
  g_free (self);
}

/* Runs one of the print system's own programs on it. */
gboolean
lyd_cups_run (LydCups *self,
              const char *program,
              ...)
{
  g_autofree char *path = find_program (program);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  const char *argument;
  va_list args;

  if (path == NULL)
    return FALSE;
  g_ptr_array_add (argv, path);
  va_start (args, program);
  while ((argument = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) argument);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *) argv->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  return process != NULL && g_subprocess_wait_check (process, NULL, NULL);
}

/* @driver: the path of a PPD, or the name of one of the print system's own models */
gboolean
lyd_cups_add (LydCups *self,
              const char *printer,
              const char *driver)
{
  return lyd_cups_run (self, "lpadmin", "-p", printer, "-E", "-v", "keep:/", driver[0] == '/' ? "-P" : "-m", driver,
                       NULL);
}

/* A printer that gives every job back. */
gboolean
lyd_cups_add_broken (LydCups *self,
                     const char *printer,
                     const char *ppd)
{
  return lyd_cups_run (self, "lpadmin", "-p", printer, "-E", "-v", "broken:/", "-P", ppd, "-o",
                       "printer-error-policy=abort-job", NULL);
}

/* How many jobs were printed. */
guint
lyd_cups_count (LydCups *self)
{
  guint n = 0;

  for (;;) {
    g_autofree char *path = lyd_cups_dup_path (self, n + 1);

    if (!g_file_test (path, G_FILE_TEST_EXISTS))
      return n;
    n++;
  }
}

/* Where the @n-th job is that was printed, from 1. */
char *
lyd_cups_dup_path (LydCups *self,
                   guint n)
{
  g_autofree char *name = g_strdup_printf ("%u", n);

  return g_build_filename (self->dir, "out", name, NULL);
}
