#pragma once

#include "lyd-programs.h"
#include "lyd-store-plan.h"

G_BEGIN_DECLS

/* What events can be reported under, and what one of them is. */
typedef struct {
  GStrv policy_areas;  /* those of the network */
  GPtrArray *programs; /* of LydProgramLine: all of them */
  GArray *chosen;      /* of LydId: those of the event; none where it was not asked */
} LydReportSheet;

void lyd_report_sheet_free (LydReportSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydReportSheet, lyd_report_sheet_free)

void lyd_store_get_report_sheet_async (LydStore *self,
                                       const LydId *event,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
LydReportSheet *lyd_store_get_report_sheet_finish (LydStore *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* Acts, all with lyd_store_act_finish(). */
void lyd_store_save_program_async (LydStore *self,
                                   const LydProgram *program,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void lyd_store_remove_program_async (LydStore *self,
                                     const LydId *program,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
void lyd_store_label_events_async (LydStore *self,
                                   const GArray *events,
                                   const LydLabels *labels,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void lyd_store_set_policy_areas_async (LydStore *self,
                                       const char *const *areas,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
void lyd_store_rename_policy_area_async (LydStore *self,
                                         const char *from,
                                         const char *to,
                                         GAsyncReadyCallback callback,
                                         gpointer data);

G_END_DECLS
