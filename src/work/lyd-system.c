#include "lyd-system.h"

#include <glib.h>
#include <sodium.h>

static gint64
real_now (gpointer data)
{
  return g_get_real_time () / 1000;
}

static void
real_random (gpointer data,
             guint8 *bytes,
             gsize n_bytes)
{
  randombytes_buf (bytes, n_bytes);
}

/* Content of the first of systemd's and D-Bus's files that can be read: machine-id(5). */
static const char *
read_machine_id (void)
{
  static const char *const paths[] = { "/etc/machine-id", "/var/lib/dbus/machine-id" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autofree char *text = NULL;

    if (g_file_get_contents (paths[i], &text, NULL, NULL) && g_strstrip (text)[0] != '\0')
      return g_intern_string (text);
  }
  return g_get_host_name ();
}

/**
 * lyd_system_init:
 * @context: (out caller-allocates): filled with the real clock, the system's generator and this account; the strings
 *   live as long as the program
 *
 * The one place where the program's world comes from; the front doors call it and hand the context down.
 */
void
lyd_system_init (LydContext *context)
{
  static char *state_dir = NULL;

  if (sodium_init () < 0)
    g_error ("The system's random generator does not work");
  if (g_once_init_enter (&state_dir))
    g_once_init_leave (&state_dir, g_build_filename (g_get_user_state_dir (), "lanyard", NULL));

  *context = (LydContext){
    .now = real_now,
    .random = real_random,
    .who = g_get_user_name (),
    .machine_id = read_machine_id (),
    .state_dir = state_dir,
    .station = NULL,
  };
}
