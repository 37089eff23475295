#pragma once

#include "lyd-store-closing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lyd_erase_person_ask (GtkWidget *widget, LydStore *store, const LydId *person);

G_END_DECLS
