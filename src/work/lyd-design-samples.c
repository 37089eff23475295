#include "lyd-design-samples.h"

#include "lyd-designs.h"
#include "lyd-file-private.h"
#include "lyd-lists.h"
#include "lyd-plan.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>
#include <string.h>

/* Nobody's: what is shown while a design is chosen can be photographed off the screen. */
#define SAMPLE_CODE "LNDBCDFGHJKLNPRSTVXBCDFGHJKLN"
#define SAMPLE_SHORT_CODE "BCDFG"

/* Columns of the badge lists in db/lyd-lists.c. */
enum {
  COLUMN_NAME = 1,
  COLUMN_GIVEN,
  COLUMN_FAMILY,
  COLUMN_ORGANIZATION,
  COLUMN_ROLE,
  COLUMN_PRONOUNS,
  COLUMN_TYPE,
  COLUMN_FIRST_TIME,
  COLUMN_NO_PHOTOS,
  COLUMN_LANGUAGE = 11,
};

static void
sample_free (gpointer data)
{
  LydDesignSample *self = data;

  g_free (self->label);
  g_free (self->name);
  g_free (self->given);
  g_free (self->family);
  g_free (self->organization);
  g_free (self->role);
  g_free (self->pronouns);
  g_free (self->language);
  g_free (self->event);
  g_free (self->when);
  g_free (self);
}

void
lyd_design_sheet_free (LydDesignSheet *self)
{
  g_clear_pointer (&self->design, lyd_badge_design_free);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_clear_pointer (&self->trays, g_ptr_array_unref);
  g_free (self->title);
  g_free (self);
}

/* Points the badge at the sample's own strings. */
static void
finish (LydDesignSample *self,
        const LydEvent *event,
        const char *label)
{
  self->label = g_strdup (label);
  self->event = g_strdup (event->title);
  self->when = lyd_words_event_days (event);
  self->badge.name = self->name;
  self->badge.given = self->given;
  self->badge.family = self->family;
  self->badge.organization = self->organization;
  self->badge.role = self->role;
  self->badge.pronouns = self->pronouns;
  self->badge.language = self->language;
  self->badge.event = self->event;
  self->badge.when = self->when;
  self->badge.code = SAMPLE_CODE;
  self->badge.short_code = SAMPLE_SHORT_CODE;
}

static LydDesignSample *
read_sample (LydStmt *stmt)
{
  LydDesignSample *self = g_new0 (LydDesignSample, 1);

  self->name = lyd_stmt_dup_text (stmt, COLUMN_NAME);
  self->given = lyd_stmt_dup_text (stmt, COLUMN_GIVEN);
  self->family = lyd_stmt_dup_text (stmt, COLUMN_FAMILY);
  self->organization = lyd_stmt_dup_text (stmt, COLUMN_ORGANIZATION);
  self->role = lyd_stmt_dup_text (stmt, COLUMN_ROLE);
  self->pronouns = lyd_stmt_dup_text (stmt, COLUMN_PRONOUNS);
  self->language = lyd_stmt_dup_text (stmt, COLUMN_LANGUAGE);
  self->badge.type = MAX (lyd_word_find (&lyd_attendee_types, lyd_stmt_get_text (stmt, COLUMN_TYPE)), 0);
  self->badge.first_time = lyd_stmt_get_int (stmt, COLUMN_FIRST_TIME) != 0;
  self->badge.no_photos = lyd_stmt_get_int (stmt, COLUMN_NO_PHOTOS) != 0;
  return self;
}

static LydDesignSample *
make_sample (const char *name,
             const char *family,
             const char *organization,
             const char *pronouns,
             gboolean marks)
{
  LydDesignSample *self = g_new0 (LydDesignSample, 1);

  self->name = g_strdup (name);
  self->family = g_strdup (family);
  self->organization = g_strdup (organization);
  self->pronouns = g_strdup (pronouns);
  self->badge.type = LYD_ATTENDEE_MEMBER_STAFF;
  self->badge.first_time = marks;
  self->badge.no_photos = marks;
  return self;
}

/* The kinds of name that show what a design is worth. */
typedef enum {
  LONGEST,
  SHORTEST,
  ARABIC,
  MARKED,
  N_KINDS,
} Kind;

static gboolean
is_arabic (const char *name)
{
  for (; *name != '\0'; name = g_utf8_next_char (name))
    if (g_unichar_get_script (g_utf8_get_char (name)) == G_UNICODE_SCRIPT_ARABIC)
      return TRUE;
  return FALSE;
}

static gboolean
is_better (LydStmt *stmt,
           Kind kind,
           const LydDesignSample *best)
{
  const char *name = lyd_stmt_get_text (stmt, COLUMN_NAME);
  glong length = name != NULL ? g_utf8_strlen (name, -1) : 0;

  if (length == 0)
    return FALSE;
  switch (kind) {
  case LONGEST:
    return best == NULL || length > g_utf8_strlen (best->name, -1);
  case SHORTEST:
    return best == NULL || length < g_utf8_strlen (best->name, -1);
  case ARABIC:
    return best == NULL && is_arabic (name);
  case MARKED:
  case N_KINDS:
  default:
    return best == NULL && lyd_stmt_get_int (stmt, COLUMN_FIRST_TIME) != 0 &&
           lyd_stmt_get_int (stmt, COLUMN_NO_PHOTOS) != 0;
  }
}

static gboolean
find_samples (LydFile *file,
              const LydId *event,
              LydDesignSample **found,
              GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_lists_open (file->db, LYD_LIST_BADGES, event, error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    for (int kind = 0; kind < N_KINDS; kind++) {
      if (!is_better (stmt, (Kind) kind, found[kind]))
        continue;
      g_clear_pointer (&found[kind], sample_free);
      found[kind] = read_sample (stmt);
    }
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Whom thumbnails show, and who stands for a kind of name that the event has nobody of. */
static void
add_samples (LydDesignSheet *sheet,
             const LydEvent *event,
             LydDesignSample **found)
{
  static const char *const labels[] = {
    [LONGEST] = N_ ("The longest name"),
    [SHORTEST] = N_ ("The shortest name"),
    [ARABIC] = N_ ("An Arabic name"),
    [MARKED] = N_ ("First time, no photos"),
  };
  LydDesignSample *example = make_sample ("Maribel Okonkwo-Reyes", "Okonkwo-Reyes", "VOICES for Alabama’s Children",
                                          "she/her", FALSE);

  finish (example, event, _ ("An example"));
  g_ptr_array_add (sheet->samples, example);
  for (int kind = 0; kind < N_KINDS; kind++) {
    gboolean own = found[kind] != NULL;

    if (found[kind] == NULL && kind == ARABIC)
      found[kind] = make_sample ("فاطمة الزهراء يوسف العمري", "يوسف العمري",
                                 "Arkansas Advocates for Children and Families", "she/her", FALSE);
    if (found[kind] == NULL && kind == MARKED)
      found[kind] = make_sample ("Kaleo Nakamura", "Nakamura", "Hawai‘i Children’s Action Network", "he/him", TRUE);
    if (found[kind] == NULL)
      continue;
    if (own) {
      finish (found[kind], event, _ (labels[kind]));
    } else {
      /* Translators: "An Arabic name (example)" */
      g_autofree char *label = g_strdup_printf (_ ("%s (example)"), _ (labels[kind]));

      finish (found[kind], event, label);
    }
    g_ptr_array_add (sheet->samples, g_steal_pointer (&found[kind]));
  }
}

/**
 * lyd_design_sheet_load:
 *
 * Of a sensitive event nobody is shown but examples.
 *
 * Returns: (transfer full) (nullable)
 */
LydDesignSheet *
lyd_design_sheet_load (LydFile *file,
                       const LydId *event_id,
                       GError **error)
{
  g_autoptr (LydDesignSheet) sheet = g_new0 (LydDesignSheet, 1);
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, event_id, error);
  LydDesignSample *found[N_KINDS] = { NULL };

  if (event == NULL || (sheet->design = lyd_designs_get (file, event_id, error)) == NULL ||
      (sheet->trays = lyd_trays_list (file, event_id, error)) == NULL)
    return NULL;
  if (!event->sensitive && !find_samples (file, event_id, found, error)) {
    for (int kind = 0; kind < N_KINDS; kind++)
      g_clear_pointer (&found[kind], sample_free);
    return NULL;
  }
  sheet->title = g_strdup (event->title);
  sheet->samples = g_ptr_array_new_with_free_func (sample_free);
  add_samples (sheet, event, found);
  return g_steal_pointer (&sheet);
}
