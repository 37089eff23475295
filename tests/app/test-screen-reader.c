#include <X11/Xlib.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <ftw.h>
#include <string.h>

/*
 * The program itself, used as somebody uses it who does not see it: with keys alone, knowing only what the
 * accessibility bus says: roles, names and what has the focus. Nothing here knows an id or a place.
 */

#define REGISTRY "org.a11y.atspi.Registry"
#define ACCESSIBLE "org.a11y.atspi.Accessible"

#define KEY_TAB 0xff09
#define KEY_RETURN 0xff0d

/* As the registry's daemon counts them: a key, pressed and released. */
#define SYNTHESIZE_KEYSYM 3

#define STATE_ACTIVE (1u << 1)
#define STATE_FOCUSED (1u << 12)

#define MAX_TABS 60
#define TIMEOUT_S 60
#define TICK_MS 50

typedef struct {
  char *dir;
  char *path;
  GDBusConnection *bus; /* the accessibility one */
  Display *display;
  GSubprocess *program;
  char *owner;   /* the program's name on it */
  char *root;    /* ... and path */
  char *focus;   /* "role: name" of what had it last */
  guint n_focus; /* how often it moved */
  gboolean late;
} Reader;

static gboolean
late_cb (gpointer data)
{
  Reader *self = data;

  self->late = TRUE;
  return G_SOURCE_REMOVE;
}

/* The bus does not tell of everything: some states are looked for again. */
static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Waits for a state; where it does not come, tells where one is. */
#define WAIT_FOR(self, condition)                                                    \
  G_STMT_START                                                                       \
  {                                                                                  \
    guint timeout = g_timeout_add_seconds (TIMEOUT_S, late_cb, (self));              \
    guint tick = g_timeout_add (TICK_MS, tick_cb, NULL);                             \
                                                                                     \
    while (!(condition) && !(self)->late)                                            \
      g_main_context_iteration (NULL, TRUE);                                         \
    if ((self)->late)                                                                \
      g_error ("Waiting for %s; the focus is on \"%s\"", #condition, (self)->focus); \
    g_source_remove (timeout);                                                       \
    g_source_remove (tick);                                                          \
  }                                                                                  \
  G_STMT_END

static GVariant *
call (Reader *self,
      const char *name,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer = g_dbus_connection_call_sync (self->bus, name, path, interface, method, parameters, NULL,
                                                  G_DBUS_CALL_FLAGS_NONE, TIMEOUT_S * 1000, NULL, &error);

  if (answer == NULL) /* it is gone already */
    g_test_message ("%s: %s", method, error->message);
  return answer;
}

static char *
get_role (Reader *self,
          const char *path)
{
  g_autoptr (GVariant) answer = call (self, self->owner, path, ACCESSIBLE, "GetRoleName", NULL);
  char *role = NULL;

  if (answer != NULL)
    g_variant_get (answer, "(s)", &role);
  return role != NULL ? role : g_strdup ("");
}

static char *
get_name (Reader *self,
          const char *path)
{
  g_autoptr (GVariant) answer = call (self, self->owner, path, "org.freedesktop.DBus.Properties", "Get",
                                      g_variant_new ("(ss)", ACCESSIBLE, "Name"));
  g_autoptr (GVariant) name = NULL;

  if (answer != NULL)
    g_variant_get (answer, "(v)", &name);
  return name != NULL ? g_variant_dup_string (name, NULL) : g_strdup ("");
}

/* "role: name", as a screen reader says it. */
static char *
describe (Reader *self,
          const char *path)
{
  g_autofree char *role = get_role (self, path);
  g_autofree char *name = get_name (self, path);

  return g_strdup_printf ("%s: %s", role, name);
}

static void
focused_cb (GDBusConnection *bus,
            const char *sender,
            const char *path,
            const char *interface,
            const char *signal,
            GVariant *parameters,
            gpointer data)
{
  Reader *self = data;
  const char *detail;
  gint32 on;

  g_variant_get_child (parameters, 0, "&s", &detail);
  g_variant_get_child (parameters, 1, "i", &on);
  if (strcmp (detail, "focused") != 0 || on == 0)
    return;
  g_free (self->owner);
  self->owner = g_strdup (sender);
  g_free (self->focus);
  self->focus = describe (self, path);
  self->n_focus++;
}

/* A screen reader says what it wants to hear of. GTK from 4.16 tells nobody else. */
static void
listen (Reader *self)
{
  g_autoptr (GVariant) answer = call (self, REGISTRY, "/org/a11y/atspi/registry", "org.a11y.atspi.Registry",
                                      "RegisterEvent", g_variant_new ("(sass)", "object:state-changed", NULL, ""));

  g_assert_nonnull (answer);
  g_dbus_connection_signal_subscribe (self->bus, NULL, "org.a11y.atspi.Event.Object", "StateChanged", NULL, NULL,
                                      G_DBUS_SIGNAL_FLAGS_NONE, focused_cb, self, NULL);
}

/* (nullable): where nobody keeps an accessibility bus */
static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) answer = NULL;
  const char *address;
  GDBusConnection *bus;

  if (session != NULL)
    answer = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL,
                                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (
    address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL,
    &error);
  g_assert_no_error (error);
  return bus;
}

static void
run (Reader *self,
     ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  const char *word;
  va_list list;

  g_ptr_array_add (words, (gpointer) g_getenv ("LYD_TEST_CTL"));
  g_ptr_array_add (words, (gpointer) "--database");
  g_ptr_array_add (words, self->path);
  va_start (list, self);
  while ((word = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (words, (gpointer) word);
  va_end (list);
  g_ptr_array_add (words, NULL);
  process = g_subprocess_newv ((const char *const *) words->pdata, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

/* A peer exchange that began half an hour ago, by this computer's clock, and three people. */
static void
fill (Reader *self)
{
  g_autoptr (GDateTime) start = g_date_time_new_from_unix_utc (g_get_real_time () / G_USEC_PER_SEC - 30 * 60);
  g_autofree char *time = g_date_time_format (start, "%Y-%m-%d %H:%M");

  run (self, "event", "add", "--kind", "peer-exchange", "--title", "Budget exchange", "--start", time, "--timezone",
       "UTC", NULL);
  run (self, "register", "Budget exchange", "--name", "Ana Wu", "--email", "ana@wu.example.org", NULL);
  run (self, "register", "Budget exchange", "--name", "Maribel Okonkwo-Reyes", "--email", "m@voices.example.org",
       "--organization", "Delta Kids", NULL);
  run (self, "register", "Budget exchange", "--name", "Ben Ortiz", "--email", "ben@ortiz.example.org", NULL);
}

static void
start_program (Reader *self)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;

  /* As people run it: with the bridge to the bus. */
  g_subprocess_launcher_unsetenv (launcher, "GTK_A11Y");
  self->program = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("LYD_TEST_PROGRAM"), "--database",
                                               self->path, NULL);
  g_assert_no_error (error);
}

static guint32
get_states (Reader *self,
            const char *path)
{
  g_autoptr (GVariant) answer = call (self, self->owner, path, ACCESSIBLE, "GetState", NULL);
  g_autoptr (GVariant) list = answer != NULL ? g_variant_get_child_value (answer, 0) : NULL;
  guint32 states = 0;

  if (list != NULL && g_variant_n_children (list) > 0)
    g_variant_get_child (list, 0, "u", &states);
  return states;
}

/* Whether something in @path is called that, and is in those states. */
static gboolean
is_below (Reader *self,
          const char *path,
          const char *role,
          const char *name,
          guint32 states)
{
  g_autofree char *found = get_name (self, path);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) children = NULL;
  GVariantIter iter;
  const char *child;

  if (strstr (found, name) != NULL) {
    g_autofree char *kind = get_role (self, path);

    if (strstr (kind, role) != NULL && (get_states (self, path) & states) == states)
      return TRUE;
  }
  answer = call (self, self->owner, path, ACCESSIBLE, "GetChildren", NULL);
  if (answer == NULL)
    return FALSE;
  children = g_variant_get_child_value (answer, 0);
  g_variant_iter_init (&iter, children);
  while (g_variant_iter_next (&iter, "(&s&o)", NULL, &child))
    if (is_below (self, child, role, name, states))
      return TRUE;
  return FALSE;
}

/* Finds the program among those on the bus: only it was started. Returns: whether it is there */
static gboolean
find_program (Reader *self)
{
  g_autoptr (GVariant) answer =
    call (self, REGISTRY, "/org/a11y/atspi/accessible/root", ACCESSIBLE, "GetChildren", NULL);
  g_autoptr (GVariant) children = answer != NULL ? g_variant_get_child_value (answer, 0) : NULL;

  if (children == NULL || g_variant_n_children (children) == 0)
    return FALSE;
  g_free (self->owner);
  g_free (self->root);
  g_variant_get_child (children, 0, "(so)", &self->owner, &self->root);
  return TRUE;
}

/* Looks through the newest window, as a reader does when told to read it. */
static gboolean
finds (Reader *self,
       const char *role,
       const char *name,
       guint32 states)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) windows = NULL;
  const char *window;

  if (!find_program (self))
    return FALSE;
  answer = call (self, self->owner, self->root, ACCESSIBLE, "GetChildren", NULL);
  windows = answer != NULL ? g_variant_get_child_value (answer, 0) : NULL;
  if (windows == NULL || g_variant_n_children (windows) == 0)
    return FALSE;
  g_variant_get_child (windows, g_variant_n_children (windows) - 1, "(&s&o)", NULL, &window);
  return is_below (self, window, role, name, states);
}

static void
press (Reader *self,
       int key)
{
  g_autoptr (GVariant) answer =
    call (self, REGISTRY, "/org/a11y/atspi/registry/deviceeventcontroller", "org.a11y.atspi.DeviceEventController",
          "GenerateKeyboardEvent", g_variant_new ("(isu)", key, "", SYNTHESIZE_KEYSYM));

  g_assert_nonnull (answer);
}

/* What a window manager does with a new window; this display has none. Returns: whether there are @n_windows by now */
static gboolean
focus_newest_window (Reader *self,
                     int n_windows)
{
  Window root, parent, *windows = NULL;
  Window newest = None;
  unsigned int n = 0;
  int n_found = 0;

  XQueryTree (self->display, DefaultRootWindow (self->display), &root, &parent, &windows, &n);
  for (unsigned int i = 0; i < n; i++) {
    XWindowAttributes attributes;

    if (XGetWindowAttributes (self->display, windows[i], &attributes) == 0 || attributes.override_redirect ||
        attributes.map_state != IsViewable)
      continue;
    newest = windows[i]; /* they come from the bottom up */
    n_found++;
  }
  if (windows != NULL)
    XFree (windows);
  if (n_found != n_windows)
    return FALSE;
  XSetInputFocus (self->display, newest, RevertToPointerRoot, CurrentTime);
  XSync (self->display, False);
  return TRUE;
}

static gboolean
has_focus (Reader *self,
           const char *role,
           const char *name)
{
  return self->focus != NULL && strstr (self->focus, role) != NULL && strstr (self->focus, name) != NULL;
}

/* Tab, until what one is told is looked for. */
static void
tab_to (Reader *self,
        const char *role,
        const char *name)
{
  for (guint i = 0; i < MAX_TABS && !has_focus (self, role, name); i++) {
    guint before = self->n_focus;

    press (self, KEY_TAB);
    WAIT_FOR (self, self->n_focus > before);
    g_test_message ("Tab: %s", self->focus);
  }
  g_assert_true (has_focus (self, role, name));
}

static void
type (Reader *self,
      const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    press (self, *p);
}

static void
test_check_in (gconstpointer data)
{
  Reader *self = (Reader *) data;

  /* The list of events is where one begins. */
  tab_to (self, "list item", "Budget exchange");
  press (self, KEY_RETURN);
  WAIT_FOR (self, has_focus (self, "button", "Back to the events"));
  tab_to (self, "button", "Open Desk");
  press (self, KEY_RETURN);

  /* The desk waits for a badge or a name. */
  WAIT_FOR (self, focus_newest_window (self, 2));
  WAIT_FOR (self, finds (self, "", "Scan a badge, or type a name", STATE_FOCUSED));
  WAIT_FOR (self, finds (self, "alert", "Ready", 0));
  type (self, "mari");
  WAIT_FOR (self, finds (self, "list item", "Maribel Okonkwo-Reyes, Expected, Delta Kids", 0));
  press (self, KEY_RETURN);
  WAIT_FOR (self, finds (self, "alert", "Is this the person?. Maribel Okonkwo-Reyes", 0));
  g_assert_false (finds (self, "alert", "Welcome", 0));
  press (self, KEY_RETURN);
  WAIT_FOR (self, finds (self, "alert", "Welcome. Maribel Okonkwo-Reyes", 0));
  WAIT_FOR (self, finds (self, "button", "Undo the check-in of Maribel Okonkwo-Reyes", 0));
}

static int
remove_entry (const char *path,
              const struct stat *info,
              int kind,
              struct FTW *walk)
{
  return g_remove (path);
}

int
main (int argc,
      char *argv[])
{
  Reader reader = { 0 };
  int status;

  g_test_init (&argc, &argv, NULL);
  reader.bus = connect_to_bus ();
  if (reader.bus == NULL) {
    g_print ("1..0 # SKIP at-spi2-core is not installed\n");
    return 77;
  }
  reader.display = XOpenDisplay (NULL);
  g_assert_nonnull (reader.display);
  reader.dir = g_dir_make_tmp ("lanyard-reader-XXXXXX", NULL);
  reader.path = g_build_filename (reader.dir, "lanyard.db", NULL);
  listen (&reader);
  fill (&reader);
  start_program (&reader);

  WAIT_FOR (&reader, finds (&reader, "", "Lanyard", STATE_ACTIVE));

  g_test_add_data_func ("/screen-reader/check-in", &reader, test_check_in);
  status = g_test_run ();
  g_subprocess_send_signal (reader.program, SIGTERM);
  g_subprocess_wait (reader.program, NULL, NULL);
  nftw (reader.dir, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
  return status;
}
