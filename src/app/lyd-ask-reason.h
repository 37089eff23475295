#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @reason: never empty */
typedef void (*LydReasonFunc) (gpointer owner, const char *reason);

typedef struct {
  const char *heading;
  const char *body;
  const char *act;      /* what the button says, with a mnemonic */
  const char *proposal; /* what is written already; NULL: nothing */
} LydReasonWords;

void lyd_ask_reason (GtkWidget *from, const LydReasonWords *words, LydReasonFunc done, gpointer owner);

G_END_DECLS
