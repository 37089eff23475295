#pragma once

#include "lyd-import.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* An import while people decide about it: the file, the plan, and what was decided but not planned yet. Counted
 * references, for a job holds one; all else is for the main thread. */
typedef struct _LydImportDraft LydImportDraft;

LydImportDraft *lyd_import_draft_new (const LydId *event, const char *path) G_GNUC_WARN_UNUSED_RESULT;
LydImportDraft *lyd_import_draft_ref (LydImportDraft *self);
void lyd_import_draft_unref (LydImportDraft *self);

const char *lyd_import_draft_get_name (LydImportDraft *self);
const LydId *lyd_import_draft_get_event (LydImportDraft *self);
LydImportPlan *lyd_import_draft_get_plan (LydImportDraft *self);
gboolean lyd_import_draft_is_busy (LydImportDraft *self);
double lyd_import_draft_get_progress (LydImportDraft *self);
void lyd_import_draft_cancel (LydImportDraft *self);

void lyd_import_draft_set_sheet (LydImportDraft *self, const char *sheet);
void lyd_import_draft_guess_again (LydImportDraft *self);
void lyd_import_draft_set_beyond (LydImportDraft *self, gboolean beyond);
LydField lyd_import_draft_get_field (LydImportDraft *self, guint column);
void lyd_import_draft_set_field (LydImportDraft *self, guint column, LydField field);
void lyd_import_draft_answer (LydImportDraft *self, guint row, LydImportAnswer answer);

void lyd_store_plan_import_async (
  LydStore *self, LydImportDraft *draft, const char *format, GAsyncReadyCallback callback, gpointer data);
void lyd_store_revise_import_async (LydStore *self, LydImportDraft *draft, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_store_plan_import_finish (LydStore *self, LydImportDraft *draft, GAsyncResult *result, GError **error);

void lyd_store_apply_import_async (LydStore *self, LydImportDraft *draft, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_store_apply_import_finish (
  LydStore *self, LydImportDraft *draft, GAsyncResult *result, LydId *import, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydImportDraft, lyd_import_draft_unref)

G_END_DECLS
