#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asking before something is forgotten for good, and telling what became of the files that hold it. */
typedef struct {
  const char *heading;
  const char *body;
  const char *act; /* what the button says, with a mnemonic */
} LydForgetWords;

/* @copies: whether the other files are to be deleted, too */
typedef void (*LydForgetFunc) (gpointer owner, gboolean copies);

GtkWidget *lyd_forget_ask (GtkWindow *parent,
                           const LydForgetWords *words,
                           const GPtrArray *copies,
                           LydForgetFunc done,
                           gpointer owner);
GtkWidget *lyd_forget_tell (GtkWindow *parent, const char *heading, const char *body, const GPtrArray *fates);

G_END_DECLS
