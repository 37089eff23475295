#include "lyd-system.h"

#include <gio/gio.h>
#include <sodium.h>
#include <stdlib.h>
#include <sys/timex.h>

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

static char *
read_line (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? g_strstrip (text) : NULL;
}

/* One of the kernel's power supplies: its Documentation/ABI/testing/sysfs-class-power. A mouse has a battery too, whose
 * scope is "Device". */
static void
look_at_supply (const char *folder,
                LydMachine *machine)
{
  g_autofree char *type = read_line (folder, "type");
  g_autofree char *scope = read_line (folder, "scope");
  g_autofree char *capacity = read_line (folder, "capacity");
  g_autofree char *online = read_line (folder, "online");

  if (g_strcmp0 (type, "Battery") == 0 && g_strcmp0 (scope, "Device") != 0 && capacity != NULL)
    machine->battery = CLAMP (atoi (capacity), 0, 100);
  else if (g_strcmp0 (type, "Battery") != 0 && g_strcmp0 (online, "1") == 0)
    machine->plugged_in = TRUE;
}

static void
look_at_power (LydMachine *machine)
{
  static const char root[] = "/sys/class/power_supply";
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  machine->battery = -1;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *folder = g_build_filename (root, name, NULL);

    look_at_supply (folder, machine);
  }
}

/**
 * lyd_system_look:
 * @path: of the data file
 * @machine: (out caller-allocates)
 *
 * Asks the computer how it is: adjtimex(2) knows whether any program keeps the clock right. Reads small files.
 */
void
lyd_system_look (const char *path,
                 LydMachine *machine)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);
  struct timex clock = { .modes = 0 };
  int state = adjtimex (&clock);

  *machine = (LydMachine){ .free_bytes = -1 };
  if (info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE))
    machine->free_bytes = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE);
  machine->clock_known = state != -1;
  machine->clock_kept = state != -1 && state != TIME_ERROR && (clock.status & STA_UNSYNC) == 0;
  look_at_power (machine);
}
