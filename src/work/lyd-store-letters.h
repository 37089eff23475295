#pragma once

#include "lyd-letters.h"
#include "lyd-store.h"

G_BEGIN_DECLS

void lyd_store_plan_letters_async (LydStore *self,
                                   const LydId *event,
                                   LydLetterKind kind,
                                   gboolean everyone,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
LydMailing *lyd_store_plan_letters_finish (LydStore *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Who gets what is written. */
typedef enum {
  LYD_LETTERS_ONE,    /* one recipient: a file in @folder, whose path is the answer */
  LYD_LETTERS_BCC,    /* one message to all: a file in @folder, whose path is the answer */
  LYD_LETTERS_FOLDER, /* a file each in @folder, which is the answer */
} LydLettersScope;

void lyd_store_write_letters_async (LydStore *self,
                                    LydMailing *mailing,
                                    LydLettersScope scope,
                                    guint recipient,
                                    const LydLetterOptions *options,
                                    const char *folder,
                                    gint *progress,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
char *lyd_store_write_letters_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What is remembered; each ends with lyd_store_letters_finish(). */
void lyd_store_mark_letters_async (LydStore *self,
                                   LydMailing *mailing,
                                   int recipient,
                                   const LydLetterOptions *options,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void lyd_store_restart_letters_async (LydStore *self,
                                      LydMailing *mailing,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
void lyd_store_set_letter_texts_async (LydStore *self,
                                       LydLetterKind kind,
                                       const LydLetterText *texts,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
void lyd_store_set_sender_async (LydStore *self,
                                 const char *name,
                                 const char *address,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
gboolean lyd_store_letters_finish (LydStore *self, GAsyncResult *result, GError **error);

#define LYD_LETTERS_ALL (-1)

G_END_DECLS
