#include "lyd-programs.h"

#include "lyd-events.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-plan-private.h"
#include "lyd-program-rows.h"
#include "lyd-setting.h"
#include "lyd-time.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_LETTERS 300
#define MAX_AREAS 100
#define AREAS_KEY "policy-areas"

/* The network's own names, as they stand on its site and in its reports; data, so they are not translated. */
static const char *const usual_areas[] = {
  "Equity and Diversity",
  "Health",
  "School Readiness",
  "School Success",
  "Child Safety",
  "Family Stability and Economic Security",
  "Capacity",
  NULL,
};

/* A name of one line; sets @error where there is none, or a page. */
static gboolean
clean_name (char **name,
            const char *sentence,
            GError **error)
{
  g_autofree char *clean = lyd_clean_line (*name);

  if (clean[0] == '\0' || g_utf8_strlen (clean, -1) > MAX_LETTERS) {
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_INVALID, sentence);
    return FALSE;
  }
  g_free (*name);
  *name = g_steal_pointer (&clean);
  return TRUE;
}

static gboolean
clean_date (char **date,
            GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *clean = lyd_clean_line (*date);
  gint64 instant;

  if (clean[0] != '\0' && (strlen (clean) != 10 || !lyd_time_from_iso (&instant, clean, utc))) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” is not a date. Write it as 2027-09-22. Nothing was changed."), clean);
    return FALSE;
  }
  g_free (*date);
  *date = clean[0] != '\0' ? g_steal_pointer (&clean) : NULL;
  return TRUE;
}

static gboolean
check_kind (LydProgram *program,
            GError **error)
{
  g_autofree char *ids = NULL;

  if (program->kind == NULL)
    program->kind = g_strdup (lyd_word_id (&lyd_program_kinds, LYD_PROGRAM_GRANT));
  if (lyd_word_find (&lyd_program_kinds, program->kind) >= 0)
    return TRUE;
  ids = lyd_word_list_ids (&lyd_program_kinds);
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” is none of: %s. Nothing was changed."), program->kind,
               ids);
  return FALSE;
}

/* That no other program has the name. */
static gboolean
check_unique (LydFile *file,
              const LydProgram *program,
              GError **error)
{
  g_autoptr (GPtrArray) others = lyd_program_rows_list (file->db, error);
  g_autofree char *folded = lyd_fold_text (program->name);

  if (others == NULL)
    return FALSE;
  for (guint i = 0; i < others->len; i++) {
    const LydProgramLine *other = g_ptr_array_index (others, i);
    g_autofree char *taken = lyd_fold_text (other->program->name);

    if (lyd_id_equal (&other->program->id, &program->id) || strcmp (taken, folded) != 0)
      continue;
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT, _ ("There is a program “%s” already. Nothing was changed."),
                 other->program->name);
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_program (LydFile *file,
               LydProgram *program,
               GError **error)
{
  g_autofree char *funder = program->funder != NULL ? lyd_clean_line (program->funder) : NULL;

  if (!clean_name (&program->name, _ ("A program needs a name of one line. Nothing was changed."), error) ||
      !check_kind (program, error) || !clean_date (&program->starts, error) || !clean_date (&program->ends, error))
    return FALSE;
  if (funder != NULL && g_utf8_strlen (funder, -1) > MAX_LETTERS) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("A funder's name has at most %d letters. Nothing was changed."), MAX_LETTERS);
    return FALSE;
  }
  if (program->starts != NULL && program->ends != NULL && strcmp (program->ends, program->starts) < 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” ends before it starts. Nothing was changed."),
                 program->name);
    return FALSE;
  }
  g_free (program->funder);
  program->funder = funder != NULL && funder[0] != '\0' ? g_steal_pointer (&funder) : NULL;
  return check_unique (file, program, error);
}

/**
 * lyd_programs_add:
 * @program: its texts are cleaned, its id is set here; a kind that is not said is a grant
 */
gboolean
lyd_programs_add (LydFile *file,
                  LydProgram *program,
                  GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);

  program->id = lyd_context_make_id (&file->context);
  return act != NULL && check_program (file, program, error) &&
         lyd_program_rows_insert (file->db, program, error) &&
         lyd_file_commit (file, &act, "add-program", &program->id, error, "program", program->name, NULL);
}

static LydProgram *
get_program (LydFile *file,
             const LydId *id,
             GError **error)
{
  g_autoptr (GError) local = NULL;
  LydProgram *program = lyd_program_rows_get (file->db, id, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (program == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such program. Nothing was changed."));
  return program;
}

/* Changes everything but the id; the texts of @program are cleaned. */
gboolean
lyd_programs_change (LydFile *file,
                     LydProgram *program,
                     GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydProgram) old = act != NULL ? get_program (file, &program->id, error) : NULL;

  return old != NULL && check_program (file, program, error) && lyd_program_rows_update (file->db, program, error) &&
         lyd_file_commit (file, &act, "edit-program", &program->id, error, "program", program->name, NULL);
}

static gboolean
check_unused (LydFile *file,
              const LydId *id,
              GError **error)
{
  g_autoptr (GPtrArray) lines = lyd_program_rows_list (file->db, error);

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++) {
    const LydProgramLine *line = g_ptr_array_index (lines, i);

    if (!lyd_id_equal (&line->program->id, id) || line->n_events == 0)
      continue;
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
                 ngettext ("%d event is reported under “%s”, so it stays. Nothing was changed.",
                           "%d events are reported under “%s”, so it stays. Nothing was changed.",
                           (gulong) line->n_events),
                 line->n_events, line->program->name);
    return FALSE;
  }
  return TRUE;
}

/* Takes a program away; %LYD_ERROR_CONFLICT while events are reported under it. */
gboolean
lyd_programs_remove (LydFile *file,
                     const LydId *id,
                     GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydProgram) program = act != NULL ? get_program (file, id, error) : NULL;

  return program != NULL && check_unused (file, id, error) && lyd_program_rows_delete (file->db, id, error) &&
         lyd_file_commit (file, &act, "delete-program", id, error, "program", program->name, NULL);
}

/* Returns: (transfer full) (nullable) (element-type LydProgramLine): all, by name */
GPtrArray *
lyd_programs_list (LydFile *file,
                   GError **error)
{
  return lyd_program_rows_list (file->db, error);
}

/* Returns: (transfer full) (nullable) (element-type LydProgram): under which the event is reported, by name */
GPtrArray *
lyd_programs_list_of_event (LydFile *file,
                            const LydId *event,
                            GError **error)
{
  return lyd_program_rows_list_of_event (file->db, event, error);
}

/* The one program that @words mean: its name, its id or a unique start of it. */
LydProgram *
lyd_programs_find_one (LydFile *file,
                       const char *words,
                       GError **error)
{
  g_autoptr (GPtrArray) lines = lyd_program_rows_list (file->db, error);
  g_autofree char *wanted = lyd_fold_text (words);
  LydId low, high;
  gboolean is_id = lyd_id_read_prefix (&low, &high, words) >= 4;
  const LydProgram *found = NULL;
  int n = 0;

  for (guint i = 0; lines != NULL && i < lines->len; i++) {
    const LydProgram *program = ((const LydProgramLine *) g_ptr_array_index (lines, i))->program;
    g_autofree char *folded = lyd_fold_text (program->name);

    if (strcmp (folded, wanted) != 0 &&
        !(is_id && lyd_id_compare (&program->id, &low) >= 0 && lyd_id_compare (&program->id, &high) <= 0))
      continue;
    found = program;
    n++;
  }
  if (n == 1)
    return lyd_program_copy (found);
  if (lines != NULL)
    g_set_error (error, LYD_ERROR, n == 0 ? LYD_ERROR_NOT_FOUND : LYD_ERROR_AMBIGUOUS,
                 n == 0 ? _ ("There is no program “%s”.") : _ ("“%s” fits more than one program. Use its id."), words);
  return NULL;
}

static void
add_area (GPtrArray *areas,
          const char *area)
{
  g_autofree char *clean = lyd_clean_line (area);
  g_autofree char *folded = lyd_fold_text (clean);

  if (clean[0] == '\0')
    return;
  for (guint i = 0; i < areas->len; i++) {
    g_autofree char *known = lyd_fold_text (g_ptr_array_index (areas, i));

    if (strcmp (known, folded) == 0)
      return;
  }
  g_ptr_array_add (areas, g_steal_pointer (&clean));
}

/**
 * lyd_policy_areas_get:
 *
 * Returns: (transfer full) (nullable): the network's policy areas, in its order, and after them any others that events
 *   have
 */
GStrv
lyd_policy_areas_get (LydFile *file,
                      GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *set = lyd_setting_get (file->db, AREAS_KEY, &local);
  g_autoptr (GPtrArray) used = local == NULL ? lyd_program_rows_list_policy_areas (file->db, &local) : NULL;
  g_auto (GStrv) lines = set != NULL ? g_strsplit (set, "\n", -1) : g_strdupv ((char **) usual_areas);
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func (g_free);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  for (int i = 0; lines[i] != NULL; i++)
    add_area (areas, lines[i]);
  for (guint i = 0; i < used->len; i++)
    add_area (areas, g_ptr_array_index (used, i));
  g_ptr_array_add (areas, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&areas), FALSE);
}

/* Sets the list from which policy areas are chosen; what events have stays on them. */
gboolean
lyd_policy_areas_set (LydFile *file,
                      const char *const *list,
                      GError **error)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (int i = 0; list[i] != NULL; i++) {
    if (i >= MAX_AREAS || g_utf8_strlen (list[i], -1) > MAX_LETTERS) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                   _ ("There are at most %d policy areas, of at most %d letters each. Nothing was changed."), MAX_AREAS,
                   MAX_LETTERS);
      return FALSE;
    }
    add_area (areas, list[i]);
  }
  g_ptr_array_add (areas, NULL);
  text = g_strjoinv ("\n", (GStrv) areas->pdata);
  return lyd_setting_set (file->db, AREAS_KEY, text, error);
}

static gboolean
rename_in_list (LydFile *file,
                const char *from,
                const char *to,
                GError **error)
{
  g_auto (GStrv) areas = lyd_policy_areas_get (file, error);

  if (areas == NULL)
    return FALSE;
  for (int i = 0; areas[i] != NULL; i++)
    if (strcmp (areas[i], from) == 0) {
      g_free (areas[i]);
      areas[i] = g_strdup (to);
    }
  return lyd_policy_areas_set (file, (const char *const *) areas, error);
}

/**
 * lyd_policy_areas_rename:
 * @n_events: (out) (optional): how many events had it
 *
 * Renames a policy area in the list and on every event that has it, as one act. Undo takes it back on the events; the
 * old name is then in the list again, because they have it.
 */
gboolean
lyd_policy_areas_rename (LydFile *file,
                         const char *from,
                         const char *to,
                         int *n_events,
                         GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autofree char *clean = g_strdup (to);
  g_autoptr (GPtrArray) events = NULL;
  int n = 0;

  if (act == NULL ||
      !clean_name (&clean, _ ("A policy area needs a name of one line. Nothing was changed."), error) ||
      !rename_in_list (file, from, clean, error) ||
      (events = lyd_events_list (file->db, LYD_TIME_NONE, LYD_TIME_NONE, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < events->len; i++) {
    LydEvent *event = g_ptr_array_index (events, i);

    if (g_strcmp0 (event->policy_area, from) != 0)
      continue;
    g_free (event->policy_area);
    event->policy_area = g_strdup (clean);
    n++;
    if (!lyd_events_update (file->db, event, error))
      return FALSE;
  }
  if (n_events != NULL)
    *n_events = n;
  return lyd_file_commit (file, &act, "rename-policy-area", NULL, error, "from", from, "to", clean, NULL);
}

static gboolean
contains (const GArray *ids,
          const LydId *id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (lyd_id_equal (&g_array_index (ids, LydId, i), id))
      return TRUE;
  return FALSE;
}

static gboolean
add_programs (LydFile *file,
              const LydId *event,
              const GArray *wanted,
              const GPtrArray *present,
              gboolean *changed,
              GError **error)
{
  for (guint i = 0; wanted != NULL && i < wanted->len; i++) {
    const LydId *id = &g_array_index (wanted, LydId, i);
    gboolean there = FALSE;

    for (guint j = 0; j < present->len; j++)
      there = there || lyd_id_equal (&((const LydProgram *) g_ptr_array_index (present, j))->id, id);
    if (there)
      continue;
    if (!lyd_program_rows_add_event (file->db, id, event, error))
      return FALSE;
    *changed = TRUE;
  }
  return TRUE;
}

/* Within the caller's act: the programs of one event, as @labels say. */
static gboolean
label_programs (LydFile *file,
                const LydId *event,
                const LydLabels *labels,
                gboolean *changed,
                GError **error)
{
  g_autoptr (GPtrArray) present = lyd_program_rows_list_of_event (file->db, event, error);

  if (present == NULL)
    return FALSE;
  for (guint i = 0; i < present->len; i++) {
    const LydId *id = &((const LydProgram *) g_ptr_array_index (present, i))->id;
    gboolean drop = contains (labels->remove, id) || (labels->set_programs && !contains (labels->programs, id) &&
                                                      !contains (labels->add, id));

    if (!drop)
      continue;
    if (!lyd_program_rows_remove_event (file->db, id, event, error))
      return FALSE;
    *changed = TRUE;
  }
  return (!labels->set_programs || add_programs (file, event, labels->programs, present, changed, error)) &&
         add_programs (file, event, labels->add, present, changed, error);
}

/* Within the caller's act: @programs (nullable) are what it is reported under from now on; %NULL: that stays as it is
 */
gboolean
lyd_programs_put (LydFile *file,
                  const LydId *event,
                  const GArray *programs,
                  GError **error)
{
  LydLabels labels = { .set_programs = TRUE, .programs = programs };
  gboolean changed;

  return programs == NULL || label_programs (file, event, &labels, &changed, error);
}

static gboolean
label_event (LydFile *file,
             LydEvent *event,
             const LydLabels *labels,
             const char *area,
             gboolean *changed,
             GError **error)
{
  gboolean differs = FALSE;

  if (labels->set_policy_area && g_strcmp0 (event->policy_area, area) != 0) {
    g_free (event->policy_area);
    event->policy_area = g_strdup (area);
    differs = TRUE;
  }
  if (labels->set_heading && event->heading != labels->heading) {
    event->heading = labels->heading;
    differs = TRUE;
  }
  *changed = differs;
  return (!differs || lyd_events_update (file->db, event, error)) &&
         label_programs (file, &event->id, labels, changed, error);
}

/**
 * lyd_programs_label_events:
 * @n_changed: (out) (optional): how many of them were reported otherwise before
 *
 * Says under what many events are reported: one act, one undo.
 */
gboolean
lyd_programs_label_events (LydFile *file,
                           const LydId *events,
                           gsize n_events,
                           const LydLabels *labels,
                           int *n_changed,
                           GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autofree char *area = labels->policy_area != NULL ? lyd_clean_line (labels->policy_area) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *count = NULL;
  int n = 0;

  if (act == NULL)
    return FALSE;
  if (area != NULL && area[0] == '\0')
    g_clear_pointer (&area, g_free);
  for (gsize i = 0; i < n_events; i++) {
    g_autoptr (LydEvent) event = lyd_plan_get_event (file, &events[i], error);
    gboolean changed;

    if (event == NULL || !label_event (file, event, labels, area, &changed, error))
      return FALSE;
    n += changed ? 1 : 0;
    if (title == NULL && changed)
      title = g_strdup (event->title);
  }
  if (n_changed != NULL)
    *n_changed = n;
  if (n == 0)
    return TRUE;
  count = g_strdup_printf ("%d", n);
  return lyd_file_commit (file, &act, n_events == 1 ? "label-event" : "label-events", n_events == 1 ? events : NULL,
                          error, "title", title, "count", count, NULL);
}
