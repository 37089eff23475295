#pragma once

#include "lyd-file.h"
#include "lyd-series-line.h"

G_BEGIN_DECLS

/* What events are reported under: programs (grant, campaign, network), policy areas, and the heading. Every change is
 * one act, except for the list of policy areas, which is a setting. */
gboolean lyd_programs_add (LydFile *file, LydProgram *program, GError **error);
gboolean lyd_programs_change (LydFile *file, LydProgram *program, GError **error);
gboolean lyd_programs_remove (LydFile *file, const LydId *program, GError **error);
GPtrArray *lyd_programs_list (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_programs_list_of_event (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydProgram *lyd_programs_find_one (LydFile *file, const char *words, GError **error) G_GNUC_WARN_UNUSED_RESULT;

GStrv lyd_policy_areas_get (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_policy_areas_set (LydFile *file, const char *const *areas, GError **error);
gboolean lyd_policy_areas_rename (LydFile *file, const char *from, const char *to, int *n_events, GError **error);

/* What many events are to be reported under; what is not said stays. All borrowed. */
typedef struct {
  gboolean set_policy_area;
  const char *policy_area; /* NULL: none */
  gboolean set_heading;
  LydHeading heading;
  gboolean set_programs;
  const GArray *programs; /* of LydId: with set_programs these and no others; NULL: none */
  const GArray *add;      /* of LydId: these, too; NULL: none */
  const GArray *remove;   /* of LydId: these no longer; NULL: none */
} LydLabels;

gboolean lyd_programs_label_events (LydFile *file,
                                    const LydId *events,
                                    gsize n_events,
                                    const LydLabels *labels,
                                    int *n_changed,
                                    GError **error);

G_END_DECLS
