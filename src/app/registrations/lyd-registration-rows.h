#pragma once

#include "lyd-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the pane about a registration is made of. */
GtkWidget *lyd_registration_flag_new (const char *icon, const char *word, const char *style);
GtkWidget *lyd_registration_fact_new (const char *title, const char *value);
GtkWidget *lyd_registration_answer_new (const LydRecordAnswer *answer);
GtkWidget *lyd_registration_past_new (const LydPast *past, gint64 now, GTimeZone *zone);
void lyd_registration_rows_clear (GtkListBox *list);

G_END_DECLS
