#include "kiosk/lyd-kiosk-application.h"

#include "kiosk/lyd-kiosk-window.h"
#include "lyd-config.h"
#include "lyd-store-kiosk.h"
#include "lyd-system.h"

#include <glib/gi18n.h>
#include <string.h>

#define KIOSK_ID LYD_APP_ID ".Kiosk"

struct _LydKioskApplication {
  AdwApplication parent_instance;

  char *database;
  char *session; /* as it was asked for */
  LydContext context;
  char *label; /* of the station, or NULL */
  LydStore *store;
  gboolean windowed; /* for looking at it */
  int status;
};

G_DEFINE_FINAL_TYPE (LydKioskApplication, lyd_kiosk_application, ADW_TYPE_APPLICATION)

/* It cannot open: said where whoever started it reads, and the process ends. */
static void
give_up (LydKioskApplication *self,
         const char *message)
{
  g_printerr ("%s\n", message);
  self->status = 1;
}

static void
door_read_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (LydKioskApplication) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydSpeaker) speaker = lyd_speech_dispatcher_new ();
  g_autoptr (LydKioskDoor) door = lyd_store_get_kiosk_door_finish (LYD_STORE (source), result, &error);
  LydKioskWindow *window =
    door != NULL ? lyd_kiosk_window_new (GTK_APPLICATION (self), self->store, door, speaker, &error) : NULL;

  if (window == NULL) {
    give_up (self, error->message);
  } else {
    g_autoptr (LydCamera) camera = lyd_camera_new ();

    lyd_kiosk_window_set_camera (window, camera);
    if (!self->windowed)
      gtk_window_fullscreen (GTK_WINDOW (window));
    gtk_window_present (GTK_WINDOW (window));
  }
  g_application_release (G_APPLICATION (self));
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydKioskApplication) self = data;
  g_autoptr (GError) error = NULL;

  self->store = lyd_store_open_finish (result, &error);
  if (self->store != NULL) {
    lyd_store_get_kiosk_door_async (self->store, self->session, NULL, door_read_cb, g_object_ref (self));
    return;
  }
  give_up (self, error->message);
  g_application_release (G_APPLICATION (self));
}

static void
lyd_kiosk_application_activate (GApplication *application)
{
  LydKioskApplication *self = LYD_KIOSK_APPLICATION (application);

  if (self->store != NULL)
    return;
  g_application_hold (application);
  lyd_store_open_async (self->database, &self->context, opened_cb, g_object_ref (self));
}

static void
lyd_kiosk_application_shutdown (GApplication *application)
{
  LydKioskApplication *self = LYD_KIOSK_APPLICATION (application);

  if (self->store != NULL)
    lyd_store_close (self->store);
  g_clear_object (&self->store);
  G_APPLICATION_CLASS (lyd_kiosk_application_parent_class)->shutdown (application);
}

static int
lyd_kiosk_application_handle_local_options (GApplication *application,
                                            GVariantDict *options)
{
  LydKioskApplication *self = LYD_KIOSK_APPLICATION (application);
  const char *from_environment = g_getenv ("LANYARD_DATABASE");
  const char *path = NULL;
  const char *session = NULL;
  const char *label = NULL;

  if (!g_variant_dict_lookup (options, "kiosk", "&s", &session) || session[0] == '\0')
    return 1;
  self->session = g_strdup (session);
  self->windowed = g_variant_dict_contains (options, "windowed");
  if (g_variant_dict_lookup (options, "database", "^&ay", &path) ||
      (from_environment != NULL && from_environment[0] != '\0')) {
    g_free (self->database);
    self->database = g_canonicalize_filename (path != NULL ? path : from_environment, NULL);
  }
  if (g_variant_dict_lookup (options, "station", "&s", &label) && label[0] != '\0') {
    self->label = g_strdup (label);
    self->context.station = self->label;
  }
  return -1;
}

static void
lyd_kiosk_application_finalize (GObject *object)
{
  LydKioskApplication *self = LYD_KIOSK_APPLICATION (object);

  g_free (self->database);
  g_free (self->session);
  g_free (self->label);

  G_OBJECT_CLASS (lyd_kiosk_application_parent_class)->finalize (object);
}

static void
lyd_kiosk_application_class_init (LydKioskApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lyd_kiosk_application_finalize;
  application_class->activate = lyd_kiosk_application_activate;
  application_class->shutdown = lyd_kiosk_application_shutdown;
  application_class->handle_local_options = lyd_kiosk_application_handle_local_options;
}

static void
lyd_kiosk_application_init (LydKioskApplication *self)
{
  static const GOptionEntry entries[] = {
    { "kiosk", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Be a kiosk at the door of this session"), N_ ("SESSION") },
    { "database", 'd', 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Use this data file"), N_ ("FILE") },
    { "station", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("What this kiosk is called in lists"), N_ ("NAME") },
    { "windowed", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Do not fill the screen"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  self->database = lyd_file_dup_default_path ();
  lyd_system_init (&self->context);
}

LydKioskApplication *
lyd_kiosk_application_new (void)
{
  return g_object_new (LYD_TYPE_KIOSK_APPLICATION, "application-id", KIOSK_ID, "flags", G_APPLICATION_NON_UNIQUE,
                       "resource-base-path", "/org/lanyard/Lanyard", NULL);
}

/* The exit status: 1 where it could not open. */
int
lyd_kiosk_application_get_status (LydKioskApplication *self)
{
  return self->status;
}

/* Whether the command line asks for a kiosk rather than for the main window. */
gboolean
lyd_kiosk_is_asked_for (int argc,
                        char **argv)
{
  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (strcmp (argv[i], "--kiosk") == 0 || g_str_has_prefix (argv[i], "--kiosk="))
      return TRUE;
  return FALSE;
}
