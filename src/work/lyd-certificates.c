#include "lyd-certificates.h"

#include "lyd-certificate-rows.h"
#include "lyd-certificates-private.h"
#include "lyd-events.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-home.h"
#include "lyd-hours.h"
#include "lyd-plan.h"
#include "lyd-presenters.h"
#include "lyd-registrations.h"
#include "lyd-sensitive.h"
#include "lyd-time.h"

#include <glib/gi18n.h>
#include <string.h>

static const LydWord states[] = {
  { "due", NC_ ("certificate", "To be made") },
  { "changed", NC_ ("certificate", "Changed since") },
  { "made", NC_ ("certificate", "Made") },
};

const LydVocabulary lyd_certificate_states = { "certificate", states, G_N_ELEMENTS (states) };

static void
clear_line (LydCertificateLine *line)
{
  g_free (line->name);
  g_free (line->given);
  g_free (line->email);
  g_free (line->organization);
  g_free (line->number);
  g_free (line->digest);
  g_free (line->file_name);
}

static void
entry_free (gpointer data)
{
  LydCertificateEntry *entry = data;

  clear_line (&entry->line);
  g_free (entry);
}

LydCertificates *
lyd_certificates_ref (LydCertificates *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
lyd_certificates_unref (LydCertificates *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->settings, lyd_certificate_settings_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->book, lyd_phrasebook_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->hours, g_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self->network);
  g_free (self);
}

/* ---- who gets one ---- */

static gboolean
gets_one (const LydCertificateRow *row,
          const LydCertificateSettings *settings,
          gboolean *presented)
{
  gboolean staff = row->type == LYD_ATTENDEE_STAFF || row->role == LYD_ROLE_HOST;

  *presented = row->type == LYD_ATTENDEE_SPEAKER || row->role == LYD_ROLE_PANELIST;
  if (row->status == LYD_STATUS_CANCELLED || row->status == LYD_STATUS_DENIED ||
      row->type == LYD_ATTENDEE_CHILD_GUEST)
    return FALSE;
  if (*presented)
    return settings->speakers;
  return !staff || settings->staff;
}

/* The hours of one registration: they stand together. */
static void
find_hours (const LydCertificates *self,
            LydCertificateEntry *entry)
{
  guint low = 0;
  guint high = self->hours->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (lyd_id_compare (&g_array_index (self->hours, LydHours, middle).registration, &entry->line.registration) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  entry->first_hour = low;
  for (; low < self->hours->len; low++) {
    const LydHours *hours = &g_array_index (self->hours, LydHours, low);

    if (!lyd_id_equal (&hours->registration, &entry->line.registration))
      break;
    entry->n_hours++;
    entry->line.minutes += (int) (hours->seconds / 60);
    entry->line.n_sessions += hours->seconds >= 60;
  }
}

/* "wu-ana-7K3D9Q.pdf": what every file system takes. The letters behind the name say whose it is, so nobody overwrites
 * a namesake's, and what is written again takes the place of what was there. */
static char *
make_file_name (const char *name,
                const char *number)
{
  g_autofree char *folded = lyd_fold_text (name);
  GString *base = g_string_new (NULL);

  for (const char *p = folded; *p != '\0' && base->len < 60; p++) {
    if (g_ascii_isalnum (*p))
      g_string_append_c (base, *p);
    else if (*p == ' ' && base->len > 0 && base->str[base->len - 1] != '-')
      g_string_append_c (base, '-');
  }
  if (base->len > 0 && base->str[base->len - 1] != '-')
    g_string_append_c (base, '-');
  g_string_append_len (base, number, LYD_CERTIFICATE_WHOSE);
  g_string_append (base, ".pdf");
  return g_string_free (base, FALSE);
}

static void
add_entry (LydCertificates *self,
           LydCertificateRow *row,
           gboolean presented)
{
  LydCertificateEntry *entry = g_new0 (LydCertificateEntry, 1);
  LydCertificateLine *line = &entry->line;
  const char *wish = self->settings->language != NULL ? self->settings->language : row->language;
  g_autoptr (LydCertificate) page = NULL;

  line->registration = row->registration;
  line->given = g_strdup (row->given != NULL ? row->given : row->name);
  line->name = g_steal_pointer (&row->name);
  line->email = g_steal_pointer (&row->email);
  line->organization = g_steal_pointer (&row->organization);
  line->language = lyd_phrasebook_choose_language (wish);
  line->presented = presented;
  line->made_at = row->made_at;
  entry->room = row->room;
  entry->online = row->online;
  find_hours (self, entry);
  page = lyd_certificate_write (self, entry);
  lyd_certificate_number (entry, page);
  line->file_name = make_file_name (line->name, line->number);
  if (row->digest != NULL)
    line->state = g_strcmp0 (row->digest, line->digest) == 0 ? LYD_CERTIFICATE_MADE : LYD_CERTIFICATE_CHANGED;
  g_ptr_array_add (self->entries, entry);
}

static gboolean
read_event (LydCertificates *self,
            LydFile *file,
            const LydId *event,
            GError **error)
{
  g_autoptr (LydHome) home = lyd_home_get (file, error);

  if (home == NULL)
    return FALSE;
  self->network = g_steal_pointer (&home->name);
  self->event = lyd_plan_get_event (file, event, error);
  if (self->event == NULL || !lyd_sensitive_refuse (self->event, error))
    return FALSE;
  self->zone = lyd_zone_get_or_utc (self->event->timezone);
  self->sessions = lyd_sessions_list (file->db, event, error);
  if (self->sessions == NULL || !lyd_presenters_read_all (file->db, event, self->sessions, error))
    return FALSE;
  self->by_id = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  for (guint i = 0; i < self->sessions->len; i++) {
    LydSession *session = g_ptr_array_index (self->sessions, i);

    g_hash_table_insert (self->by_id, &session->id, session);
  }
  return TRUE;
}

/**
 * lyd_certificates_plan:
 * @settings: (nullable): %NULL: those that are remembered for the kind of event
 *
 * Returns: (transfer full) (nullable): everybody who gets one, in the order of lists; %LYD_ERROR_INVALID for a
 *   sensitive event
 */
LydCertificates *
lyd_certificates_plan (LydFile *file,
                       const LydId *event,
                       const LydCertificateSettings *settings,
                       GError **error)
{
  g_autoptr (LydCertificates) self = g_new0 (LydCertificates, 1);
  g_autoptr (GPtrArray) rows = NULL;

  g_atomic_ref_count_init (&self->refs);
  self->now = lyd_context_now (&file->context);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  if ((self->book = lyd_phrasebook_new (error)) == NULL || !read_event (self, file, event, error))
    return NULL;
  self->settings = settings != NULL ? lyd_certificate_settings_copy (settings)
                                    : lyd_certificate_settings_get (file, self->event->kind, error);
  if (self->settings == NULL || (self->hours = lyd_hours_list (file, event, error)) == NULL ||
      (rows = lyd_certificate_rows_list (file->db, event, error)) == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++) {
    LydCertificateRow *row = g_ptr_array_index (rows, i);
    gboolean presented;

    if (gets_one (row, self->settings, &presented))
      add_entry (self, row, presented);
  }
  return g_steal_pointer (&self);
}

const LydEvent *
lyd_certificates_get_event (const LydCertificates *self)
{
  return self->event;
}

const LydCertificateSettings *
lyd_certificates_get_settings (const LydCertificates *self)
{
  return self->settings;
}

guint
lyd_certificates_get_n (const LydCertificates *self)
{
  return self->entries->len;
}

const LydCertificateLine *
lyd_certificates_get_line (const LydCertificates *self,
                           guint index)
{
  const LydCertificateEntry *entry = g_ptr_array_index (self->entries, index);

  return &entry->line;
}

guint
lyd_certificates_count (const LydCertificates *self,
                        LydCertificateState state)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += lyd_certificates_get_line (self, i)->state == state;
  return n;
}

/* Returns: the line of @registration, or -1 */
int
lyd_certificates_find (const LydCertificates *self,
                       const LydId *registration)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (lyd_id_equal (&lyd_certificates_get_line (self, i)->registration, registration))
      return (int) i;
  return -1;
}

/**
 * lyd_certificates_choose:
 * @only_new: leave out those that were made and are as they were
 *
 * Returns: (transfer full) (element-type guint): lines
 */
GArray *
lyd_certificates_choose (const LydCertificates *self,
                         gboolean only_new)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->entries->len; i++)
    if (!only_new || lyd_certificates_get_line (self, i)->state != LYD_CERTIFICATE_MADE)
      g_array_append_val (chosen, i);
  return chosen;
}

/* Returns: (transfer full): what stands on it, to be drawn */
LydCertificate *
lyd_certificates_make (const LydCertificates *self,
                       guint index)
{
  return lyd_certificate_write (self, g_ptr_array_index (self->entries, index));
}

/* ---- all events ---- */

void
lyd_certificate_event_free (LydCertificateEvent *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_free (self);
}

/**
 * lyd_certificates_list_events:
 *
 * The numbers are those of participants: staff and speakers, whom the settings of a kind may include, are not counted.
 *
 * Returns: (transfer full) (element-type LydCertificateEvent): past events at which somebody was, the latest first
 */
GPtrArray *
lyd_certificates_list_events (LydFile *file,
                              GError **error)
{
  g_autoptr (GPtrArray) rows =
    lyd_certificate_rows_list_events (file->db, lyd_context_now (&file->context), error);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_certificate_event_free);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++) {
    LydCertificateEventRow *row = g_ptr_array_index (rows, i);
    LydCertificateEvent *event = g_new0 (LydCertificateEvent, 1);

    event->event = g_steal_pointer (&row->event);
    event->n_attended = row->n_attended;
    event->n_made = row->n_made;
    g_ptr_array_add (events, event);
  }
  return g_steal_pointer (&events);
}

/* ---- checking a number ---- */

void
lyd_certificate_check_free (LydCertificateCheck *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  if (self->line != NULL)
    clear_line (self->line);
  g_free (self->line);
  g_free (self);
}

/* As it is typed: without blanks and in capitals, O for 0 and I or L for 1. */
static char *
read_number (const char *text)
{
  GString *number = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++) {
    char letter = g_ascii_toupper (*p);

    if (letter == 'O')
      letter = '0';
    if (letter == 'I' || letter == 'L')
      letter = '1';
    if (g_ascii_isalnum (letter))
      g_string_append_c (number, letter);
  }
  return g_string_free (number, FALSE);
}

static gboolean
find_number (LydFile *file,
             const char *whose,
             LydId *registration,
             GError **error)
{
  g_autoptr (GArray) made = lyd_certificate_rows_list_made (file->db, error);

  for (guint i = 0; made != NULL && i < made->len; i++) {
    g_autofree char *number = lyd_certificate_number_of (&g_array_index (made, LydId, i));

    if (strncmp (number, whose, LYD_CERTIFICATE_WHOSE) == 0) {
      *registration = g_array_index (made, LydId, i);
      return TRUE;
    }
  }
  if (made != NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND,
                 _ ("No certificate with the number “%s” was made from this file."), whose);
  return FALSE;
}

static LydCertificateLine *
copy_line (const LydCertificateLine *line)
{
  LydCertificateLine *copy = g_memdup2 (line, sizeof *line);

  copy->name = g_strdup (line->name);
  copy->given = g_strdup (line->given);
  copy->email = g_strdup (line->email);
  copy->organization = g_strdup (line->organization);
  copy->number = g_strdup (line->number);
  copy->digest = g_strdup (line->digest);
  copy->file_name = g_strdup (line->file_name);
  return copy;
}

/**
 * lyd_certificates_check:
 * @number: as it stands on a certificate, or about so
 *
 * Returns: (transfer full) (nullable): whose it is; %LYD_ERROR_NOT_FOUND where none with that number was made
 */
LydCertificateCheck *
lyd_certificates_check (LydFile *file,
                        const char *number,
                        GError **error)
{
  g_autofree char *clean = read_number (number);
  g_autoptr (LydRegistration) registration = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydCertificateSettings) settings = NULL;
  g_autoptr (LydCertificates) plan = NULL;
  LydCertificateCheck *check;
  LydId id;
  int index;

  if (!find_number (file, clean, &id, error) ||
      (registration = lyd_registrations_get (file->db, &id, error)) == NULL ||
      (event = lyd_plan_get_event (file, &registration->event, error)) == NULL ||
      (settings = lyd_certificate_settings_get (file, event->kind, error)) == NULL)
    return NULL;
  settings->speakers = settings->staff = TRUE;
  if ((plan = lyd_certificates_plan (file, &event->id, settings, error)) == NULL)
    return NULL;
  index = lyd_certificates_find (plan, &registration->id);
  if (index < 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND,
                 _ ("A certificate “%1$s” was made for “%2$s”, but whose it is has no claim to one any more."), number,
                 plan->event->title);
    return NULL;
  }
  check = g_new0 (LydCertificateCheck, 1);
  check->event = lyd_event_copy (plan->event);
  check->line = copy_line (lyd_certificates_get_line (plan, (guint) index));
  check->current = g_str_has_suffix (check->line->number, clean + LYD_CERTIFICATE_WHOSE) &&
                   strlen (clean) == LYD_CERTIFICATE_WHOSE + LYD_CERTIFICATE_WHAT;
  return check;
}
