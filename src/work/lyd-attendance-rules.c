#include "lyd-attendance-private.h"

#include <glib/gi18n.h>

/**
 * lyd_attendance_get_rule:
 * @is_default: (out) (optional): nobody said otherwise
 *
 * What counts as attended online at events of @kind.
 */
gboolean
lyd_attendance_get_rule (LydFile *file,
                         LydKind kind,
                         LydAttendanceRule *rule,
                         gboolean *is_default,
                         GError **error)
{
  return lyd_attendance_rules_get (file->db, kind, rule, is_default, error);
}

static char *
describe (const LydAttendanceRule *rule)
{
  if (rule->share >= 0)
    return g_strdup_printf ("%d%%", rule->share);
  if (rule->minutes >= 0)
    return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) rule->minutes), rule->minutes);
  return g_strdup (_ ("any time"));
}

/**
 * lyd_attendance_set_rule:
 * @rule: (nullable): the kind's default again
 *
 * Changes what counts as attended at events of @kind, past ones too, as one act: all their sessions are judged anew.
 * The same as it is already is no act.
 */
gboolean
lyd_attendance_set_rule (LydFile *file,
                         LydKind kind,
                         const LydAttendanceRule *rule,
                         GError **error)
{
  LydAttendanceRule usual = lyd_attendance_rule_get_default (kind);
  const LydAttendanceRule *wanted = rule != NULL && !lyd_attendance_rule_equal (rule, &usual) ? rule : NULL;
  g_autoptr (LydAct) act = NULL;
  g_autofree char *text = describe (rule != NULL ? rule : &usual);
  LydAttendanceRule before;

  if (rule != NULL && !lyd_attendance_rule_is_valid (rule)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("A rule asks for a share of 0 to 100 percent or for 0 to %d minutes. Nothing was changed."),
                 LYD_RULE_MOST_MINUTES);
    return FALSE;
  }
  act = lyd_file_begin (file, error);
  if (act == NULL || !lyd_attendance_rules_get (file->db, kind, &before, NULL, error))
    return FALSE;
  if (lyd_attendance_rule_equal (&before, wanted != NULL ? wanted : &usual))
    return TRUE;
  return lyd_attendance_rules_set (file->db, kind, wanted, error) &&
         lyd_online_rebuild_kind (file->db, kind, error) &&
         lyd_file_commit (file, &act, "attendance-rule", NULL, error, "kind", lyd_word_id (&lyd_kinds, (int) kind),
                          "rule", text, NULL);
}

/* What lyd_attendance_set_rule() would change, at all events of @kind so far. Nothing is written. */
gboolean
lyd_attendance_forecast_rule (LydFile *file,
                              LydKind kind,
                              const LydAttendanceRule *rule,
                              LydRuleEffect *effect,
                              GError **error)
{
  return lyd_online_forecast (file->db, kind, rule, effect, error);
}
