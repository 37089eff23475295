#pragma once

#include "lyd-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The program as a kiosk: a process of its own, whatever else of Lanyard runs on this computer, with nothing of the
 * main window in it. "lanyard --kiosk SESSION". */
#define LYD_TYPE_KIOSK_APPLICATION (lyd_kiosk_application_get_type ())
G_DECLARE_FINAL_TYPE (LydKioskApplication, lyd_kiosk_application, LYD, KIOSK_APPLICATION, AdwApplication)

LydKioskApplication *lyd_kiosk_application_new (void) G_GNUC_WARN_UNUSED_RESULT;
int lyd_kiosk_application_get_status (LydKioskApplication *self);
gboolean lyd_kiosk_is_asked_for (int argc, char **argv);

G_END_DECLS
