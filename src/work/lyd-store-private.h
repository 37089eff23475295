#pragma once

#include "lyd-store-plan.h"

G_BEGIN_DECLS

/* For the store's own files: one a subject, each a row of pairs. */
typedef enum {
  LYD_LANE_WRITER,
  LYD_LANE_READER,
  LYD_LANE_REPORTS,
} LydLaneKind;
#define LYD_N_LANES (LYD_LANE_REPORTS + 1)

/* Runs on the lane's thread. A boolean answer is GINT_TO_POINTER (TRUE). */
typedef gpointer (*LydJobFunc) (LydFile *file, gpointer params, GError **error);

typedef struct {
  LydJobFunc func;
  GDestroyNotify params_free;
  GDestroyNotify result_free;
  gpointer tag;
  gboolean lasting; /* what is done stays done, and is told also to who cancelled too late */
} LydJobClass;

void lyd_store_push (LydStore *self,
                     LydLaneKind lane,
                     const LydJobClass *klass,
                     gpointer params,
                     const LydId *subject,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data);

gpointer lyd_store_take (LydStore *self, GAsyncResult *result, GError **error);

/* Makes a local file, in @folder, of one that was opened elsewhere; returns its path. */
typedef char *(*LydAdoptFunc) (const char *path, const char *folder, const LydContext *context, GError **error);

void lyd_store_adopt (LydAdoptFunc adopt,
                      const char *path,
                      const char *folder,
                      const LydContext *context,
                      GAsyncReadyCallback callback,
                      gpointer data);
char *lyd_store_adopt_finish (GAsyncResult *result, GError **error);

void lyd_store_set_guarded (LydStore *self, const LydId *event);
void lyd_store_set_station (LydStore *self, const char *name);

/* An act on what @params says. */
typedef gboolean (*LydDoneFunc) (LydFile *file, gpointer params, GError **error);

LydDone *lyd_done_run (LydFile *file, LydDoneFunc run, gpointer params, const LydId *subject, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* An act for the writer. */
typedef struct {
  LydDoneFunc run;
  gpointer params; /* owned */
  GDestroyNotify params_free;
  const LydId *subject; /* within @params, read once it is done: what the act was about */
  const LydId *event;   /* (nullable): the only one that it concerns; none or NULL: it may concern anything */
  char **said;          /* (nullable): within @params: a sentence that says more than the journal's, or NULL there */
  gpointer tag;
} LydStoreAct;

void lyd_store_push_act (LydStore *self, const LydStoreAct *act, GAsyncReadyCallback callback, gpointer data);

G_END_DECLS
