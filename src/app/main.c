#include "kiosk/lyd-kiosk-application.h"
#include "lyd-application.h"
#include "lyd-config.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc,
      char *argv[])
{
  g_autoptr (LydApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LYD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (lyd_kiosk_is_asked_for (argc, argv)) {
    g_autoptr (LydKioskApplication) kiosk = lyd_kiosk_application_new ();
    int status = g_application_run (G_APPLICATION (kiosk), argc, argv);

    return status != 0 ? status : lyd_kiosk_application_get_status (kiosk);
  }
  application = lyd_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
