#include "lyd-letters.h"

#include "lyd-calendar-invite.h"
#include "lyd-eml.h"
#include "lyd-fold.h"
#include "lyd-invitation-rows.h"
#include "lyd-letters-private.h"
#include "lyd-mail-merge.h"
#include "lyd-mailbox.h"
#include "lyd-material.h"
#include "lyd-plan.h"
#include "lyd-sensitive.h"
#include "lyd-registrations.h"
#include "lyd-replace.h"
#include "lyd-state-zone.h"
#include "lyd-ticket.h"
#include "lyd-words-time.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

void
lyd_recipient_free (LydRecipient *self)
{
  g_free (self->name);
  g_free (self->given);
  g_free (self->email);
  g_free (self->language);
  g_free (self);
}

LydMailing *
lyd_mailing_ref (LydMailing *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
lyd_mailing_unref (LydMailing *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->recipients, g_ptr_array_unref);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_clear_pointer (&self->sender, lyd_sender_free);
  g_clear_pointer (&self->certificates, lyd_certificates_unref);
  g_free (self->recording);
  for (int i = 0; i < LYD_N_LETTER_LANGUAGES; i++)
    lyd_letter_text_clear (&self->texts[i]);
  g_free (self);
}

/* ---- who gets it ---- */

static LydRecipient *
recipient_new (LydInviteeRow *row,
               const LydMailing *mailing)
{
  LydRecipient *recipient = g_new0 (LydRecipient, 1);

  recipient->registration = row->registration;
  recipient->person = row->person;
  recipient->status = row->status;
  recipient->attended = row->attended;
  recipient->email = lyd_mailbox_clean (row->email);
  recipient->zone = lyd_state_get_zone (row->state);
  recipient->has_invitation = row->has_invitation;
  recipient->invitation = row->invitation;
  recipient->state = lyd_invitation_judge (mailing->event, mailing->changed_at, row->status,
                                           row->has_invitation ? &row->invitation : NULL);
  recipient->given = g_strdup (row->given != NULL ? row->given : row->name);
  recipient->name = g_steal_pointer (&row->name);
  recipient->language = g_steal_pointer (&row->language);
  return recipient;
}

static gboolean
comes (const LydMailing *mailing,
       const LydRecipient *recipient)
{
  return mailing->event->state != LYD_EVENT_CANCELLED && recipient->status == LYD_STATUS_CONFIRMED;
}

static gboolean
needs_invitation (const LydMailing *mailing,
                  const LydRecipient *recipient)
{
  return recipient->state == LYD_CALENDAR_NOTHING && comes (mailing, recipient);
}

/* Where somebody else invites, nobody knows what people hold. */
static gboolean
needs_change (const LydMailing *mailing,
              const LydRecipient *recipient)
{
  if (!mailing->has_calendar)
    return comes (mailing, recipient) && !recipient->given_letter;
  return recipient->state == LYD_CALENDAR_OLD_TIME || recipient->state == LYD_CALENDAR_OLD;
}

/* Who expected to come, whether or not they hold an invitation. */
static gboolean
needs_cancellation (const LydMailing *mailing,
                    const LydRecipient *recipient)
{
  if (recipient->state == LYD_CALENDAR_CANCELLED)
    return TRUE;
  return mailing->event->state == LYD_EVENT_CANCELLED && recipient->state == LYD_CALENDAR_NOTHING &&
         (recipient->status == LYD_STATUS_CONFIRMED || recipient->status == LYD_STATUS_PENDING ||
          recipient->status == LYD_STATUS_WAITLISTED) &&
         !recipient->given_letter;
}

static gboolean
needs_letter (const LydMailing *mailing,
              const LydRecipient *recipient)
{
  return comes (mailing, recipient) && !recipient->given_letter;
}

static gboolean
attended (const LydMailing *mailing,
          const LydRecipient *recipient)
{
  return recipient->attended && recipient->status != LYD_STATUS_CANCELLED && recipient->status != LYD_STATUS_DENIED;
}

/* Before the end nobody has been missed. */
static gboolean
was_missed (const LydMailing *mailing,
            const LydRecipient *recipient)
{
  return mailing->over && !recipient->attended && comes (mailing, recipient);
}

static gboolean
needs_thanks (const LydMailing *mailing,
              const LydRecipient *recipient)
{
  return attended (mailing, recipient) && !recipient->given_letter;
}

static gboolean
needs_word (const LydMailing *mailing,
            const LydRecipient *recipient)
{
  return was_missed (mailing, recipient) && !recipient->given_letter;
}

/* By LydLetterKind: who lacks it; the method of the invitation in it; whom it is for at all, NULL: only for
 * those who lack it. */
static const struct {
  gboolean (*needs) (const LydMailing *mailing, const LydRecipient *recipient);
  gboolean calendar;
  LydInviteMethod method;
  gboolean (*is_for) (const LydMailing *mailing, const LydRecipient *recipient);
} kinds[LYD_N_LETTER_KINDS] = {
  [LYD_LETTER_INVITATION] = { needs_invitation, TRUE, LYD_INVITE_REQUEST, comes },
  [LYD_LETTER_CHANGED] = { needs_change, TRUE, LYD_INVITE_REQUEST, comes },
  [LYD_LETTER_CANCELLED] = { needs_cancellation, TRUE, LYD_INVITE_CANCEL, NULL },
  [LYD_LETTER_REMINDER] = { needs_letter, FALSE, LYD_INVITE_REQUEST, comes },
  [LYD_LETTER_TICKET] = { needs_letter, FALSE, LYD_INVITE_REQUEST, comes },
  [LYD_LETTER_THANK_YOU] = { needs_thanks, FALSE, LYD_INVITE_REQUEST, attended },
  [LYD_LETTER_MISSED_YOU] = { needs_word, FALSE, LYD_INVITE_REQUEST, was_missed },
};

static void
sort_in (LydMailing *self,
         LydRecipient *recipient,
         GHashTable *given,
         gboolean everyone)
{
  gboolean in_set = g_hash_table_contains (given, &recipient->registration);
  gboolean may = kinds[self->kind].is_for == NULL || kinds[self->kind].is_for (self, recipient);
  gboolean asked = everyone && kinds[self->kind].is_for != NULL;
  gboolean needs;
  gboolean takes;

  recipient->given_letter = in_set;
  needs = kinds[self->kind].needs (self, recipient);
  takes = needs || ((in_set || asked) && may);
  recipient->given_letter = in_set && !needs;
  if (!takes) {
    lyd_recipient_free (recipient);
  } else if (recipient->email == NULL) {
    g_ptr_array_add (self->left_out, recipient);
  } else {
    g_ptr_array_add (self->recipients, recipient);
    self->n_given += recipient->given_letter;
  }
}

static gboolean
check_kind (const LydMailing *self,
            GError **error)
{
  if (self->kind != LYD_LETTER_INVITATION || self->has_calendar)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
               _ ("Zoom sends the invitations to “%s”, so Lanyard sends none. Change that in the event first."),
               self->event->title);
  return FALSE;
}

/* What only letters after the event say. */
static gboolean
read_after (LydMailing *self,
            LydFile *file,
            GError **error)
{
  self->over = self->event->end <= lyd_context_now (&file->context);
  if (!lyd_mail_merge_find_recording (file, &self->event->id, &self->recording, error))
    return FALSE;
  if (self->kind == LYD_LETTER_THANK_YOU)
    self->certificates = lyd_certificates_plan (file, &self->event->id, NULL, error);
  return self->kind != LYD_LETTER_THANK_YOU || self->certificates != NULL;
}

/**
 * lyd_letters_plan:
 * @everyone: not only those who need it
 *
 * Who gets a letter, in the order of lists: those who need it and those who were given it already. Invitations are
 * needed by those who hold none, the letter about a change by those who hold an older one, and so on.
 *
 * Returns: (transfer full) (nullable): %LYD_ERROR_INVALID for a sensitive event, and for invitations that somebody else
 *   sends
 */
LydMailing *
lyd_letters_plan (LydFile *file,
                  const LydId *event,
                  LydLetterKind kind,
                  gboolean everyone,
                  GError **error)
{
  g_autoptr (LydMailing) self = g_new0 (LydMailing, 1);
  g_autoptr (GHashTable) given = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->recipients = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_recipient_free);
  self->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_recipient_free);
  self->event = lyd_plan_get_event (file, event, error);
  if (self->event == NULL || !lyd_sensitive_refuse (self->event, error))
    return NULL;
  self->has_calendar = kinds[kind].calendar && lyd_invitation_is_ours (self->event);
  if (!check_kind (self, error) ||
      !lyd_invitation_rows_get_changed_at (file->db, event, &self->changed_at, error) ||
      (self->sender = lyd_sender_get (file, error)) == NULL ||
      !lyd_letter_texts_read (file, kind, self->texts, &self->edited, error) ||
      (given = lyd_letter_given_read (file, self->event, kind, error)) == NULL ||
      (rows = lyd_invitation_rows_list (file->db, event, error)) == NULL)
    return NULL;
  if (LYD_LETTER_IS_AFTER (kind) && !read_after (self, file, error))
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    sort_in (self, recipient_new (g_ptr_array_index (rows, i), self), given, everyone);
  return g_steal_pointer (&self);
}

/* ---- what it says ---- */

/* Whom nothing was given nothing is taken from. */
static gboolean
gets_calendar (const LydMailing *mailing,
               const LydRecipient *recipient)
{
  return mailing->has_calendar &&
         (kinds[mailing->kind].method == LYD_INVITE_REQUEST || recipient->has_invitation);
}

static int
get_sequence (const LydMailing *mailing,
              const LydRecipient *recipient)
{
  return lyd_invitation_get_sequence (mailing->event, mailing->changed_at,
                                      recipient->has_invitation ? &recipient->invitation : NULL,
                                      kinds[mailing->kind].method);
}

/**
 * lyd_letters_make_invite:
 *
 * Returns: (transfer full) (nullable): the invitation that comes with the letter; %NULL without an error where none
 * does
 */
char *
lyd_letters_make_invite (LydFile *file,
                         const LydMailing *mailing,
                         const LydRecipient *recipient,
                         const LydLetterOptions *options,
                         GError **error)
{
  const LydCalendarInvite invite = {
    .event = mailing->event,
    .method = kinds[mailing->kind].method,
    .sequence = get_sequence (mailing, recipient),
    .organizer = mailing->sender->address,
    .organizer_name = mailing->sender->name,
    .attendee = recipient->email,
    .attendee_name = recipient->name,
    .with_join_link = options->with_join_link,
    .spanish = lyd_letter_get_language (recipient->language) == LYD_LETTER_SPANISH,
  };

  if (!gets_calendar (mailing, recipient))
    return NULL;
  if (mailing->sender->address == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("An invitation says who sends it. Give your e-mail address first. Nothing was written."));
    return NULL;
  }
  return lyd_calendar_invite_to_ics (&invite, lyd_context_now (&file->context), error);
}

/* A ticket as bytes: it is drawn into a file that nobody else can read, and that is gone at once. */
static GBytes *
make_ticket (LydFile *file,
             const LydMailing *mailing,
             const LydRecipient *recipient,
             const char *short_code,
             GError **error)
{
  g_autofree char *code = lyd_codes_get_current (file->db, &recipient->registration, error);
  g_autofree char *when = lyd_words_event_when (mailing->event);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize n_bytes = 0;
  gboolean ok;
  const LydTicket ticket = {
    .event = mailing->event->title,
    .when = when,
    .where = mailing->event->venue,
    .name = recipient->name,
    .code = code,
    .short_code = short_code,
    .language = recipient->language,
    .created = lyd_context_now (&file->context),
  };

  if (code == NULL || (folder = g_dir_make_tmp ("lanyard-XXXXXX", error)) == NULL)
    return NULL;
  path = g_build_filename (folder, "ticket.pdf", NULL);
  ok = lyd_ticket_write_pdf (&ticket, path, error) && g_file_get_contents (path, &bytes, &n_bytes, error);
  (void) g_unlink (path);
  (void) g_rmdir (folder);
  return ok ? g_bytes_new_take (g_steal_pointer (&bytes), n_bytes) : NULL;
}

/* Returns: (transfer full) (nullable): the line of the certificate that goes with the letter: one element, or none */
static GArray *
find_certificate (const LydMailing *mailing,
                  const LydRecipient *recipient,
                  const LydLetterOptions *options)
{
  int index = options->with_certificate && mailing->certificates != NULL && recipient != NULL
                ? lyd_certificates_find (mailing->certificates, &recipient->registration)
                : -1;
  guint line = (guint) MAX (index, 0);
  GArray *chosen = NULL;

  if (index >= 0) {
    chosen = g_array_new (FALSE, FALSE, sizeof (guint));
    g_array_append_val (chosen, line);
  }
  return chosen;
}

/* A certificate as bytes, as make_ticket(). */
static GBytes *
make_certificate (const LydMailing *mailing,
                  const GArray *chosen,
                  GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("lanyard-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "certificate.pdf", NULL) : NULL;
  g_autofree char *bytes = NULL;
  gsize n_bytes = 0;
  gboolean ok;

  if (folder == NULL)
    return NULL;
  ok = lyd_certificates_write_pdf (mailing->certificates, chosen, path, NULL, error) &&
       g_file_get_contents (path, &bytes, &n_bytes, error);
  (void) g_unlink (path);
  (void) g_rmdir (folder);
  return ok ? g_bytes_new_take (g_steal_pointer (&bytes), n_bytes) : NULL;
}

/* The link that @options allow, where it is one. */
static char *
dup_join (const LydMailing *mailing,
          const LydLetterOptions *options)
{
  return options->with_join_link && mailing->event->join_link != NULL ? lyd_link_clean (mailing->event->join_link)
                                                                      : NULL;
}

typedef struct {
  char *subject;
  char *body;
} Filled;

static void
filled_clear (Filled *self)
{
  g_free (self->subject);
  g_free (self->body);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filled, filled_clear)

/* In the readers' languages; hence not for translators. */
static const char *const attached[LYD_N_LETTER_LANGUAGES] = {
  "Your certificate of attendance is attached.",
  "Adjuntamos su constancia de asistencia.",
};

/* @recipient: (nullable): %NULL: nobody in particular */
static void
fill_in (const LydMailing *mailing,
         const LydRecipient *recipient,
         const LydLetterOptions *options,
         const char *short_code,
         Filled *filled)
{
  const LydEvent *event = mailing->event;
  LydLetterLanguage language = lyd_letter_get_language (recipient != NULL ? recipient->language : NULL);
  g_autofree char *when = lyd_letter_when (event, language);
  g_autofree char *elsewhere = recipient != NULL ? lyd_letter_when_elsewhere (event, recipient->zone, language) : NULL;
  g_autofree char *page = event->registration_link != NULL ? lyd_link_clean (event->registration_link) : NULL;
  g_autofree char *join = dup_join (mailing, options);
  g_autoptr (GArray) certificate = find_certificate (mailing, recipient, options);
  const char *const values[LYD_N_PLACEHOLDERS] = {
    [LYD_PLACEHOLDER_NAME] = recipient != NULL ? recipient->given : NULL,
    [LYD_PLACEHOLDER_EVENT] = event->title,
    [LYD_PLACEHOLDER_WHEN] = when,
    [LYD_PLACEHOLDER_YOUR_TIME] = elsewhere,
    [LYD_PLACEHOLDER_PLACE] = event->venue,
    [LYD_PLACEHOLDER_PAGE] = page,
    [LYD_PLACEHOLDER_JOIN] = join,
    [LYD_PLACEHOLDER_CODE] = short_code,
    [LYD_PLACEHOLDER_SENDER] = mailing->sender->name,
    [LYD_PLACEHOLDER_RECORDING] = mailing->recording,
    [LYD_PLACEHOLDER_CERTIFICATE] = certificate != NULL ? attached[language] : NULL,
  };

  filled->subject = lyd_letter_fill (mailing->texts[language].subject, values);
  filled->body = lyd_letter_fill (mailing->texts[language].body, values);
}

static const char *const ticket_names[LYD_N_LETTER_LANGUAGES] = { "Ticket.pdf", "Entrada.pdf" };
static const char *const certificate_names[LYD_N_LETTER_LANGUAGES] = { "Certificate.pdf", "Constancia.pdf" };
static const char *const language_tags[LYD_N_LETTER_LANGUAGES] = { "en", "es" };

/**
 * lyd_letters_write:
 *
 * Returns: (transfer full) (nullable): the letter to one person as an .eml file
 */
GBytes *
lyd_letters_write (LydFile *file,
                   const LydMailing *mailing,
                   const LydRecipient *recipient,
                   const LydLetterOptions *options,
                   GError **error)
{
  LydLetterLanguage language = lyd_letter_get_language (recipient->language);
  g_autoptr (LydRegistration) registration = lyd_registrations_get (file->db, &recipient->registration, error);
  g_autofree char *id = lyd_id_to_string (&recipient->registration);
  g_autoptr (GArray) line = find_certificate (mailing, recipient, options);
  g_autoptr (GBytes) ticket = NULL;
  g_autoptr (GBytes) certificate = NULL;
  g_autofree char *calendar = NULL;
  g_auto (Filled) filled = { 0 };
  g_autoptr (GError) local = NULL;
  LydEmlPart parts[2];
  guint n_parts = 0;
  LydEml eml = { .from = mailing->sender->address,
                 .from_name = mailing->sender->name,
                 .to = recipient->email,
                 .to_name = recipient->name,
                 .language = language_tags[language],
                 .method = kinds[mailing->kind].method == LYD_INVITE_CANCEL ? "CANCEL" : "REQUEST",
                 .id = id,
                 .date = lyd_context_now (&file->context) };

  if (registration == NULL)
    return NULL;
  calendar = lyd_letters_make_invite (file, mailing, recipient, options, &local);
  if (local == NULL && options->with_ticket)
    ticket = make_ticket (file, mailing, recipient, registration->short_code, &local);
  if (local == NULL && line != NULL)
    certificate = make_certificate (mailing, line, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  fill_in (mailing, recipient, options, registration->short_code, &filled);
  if (ticket != NULL)
    parts[n_parts++] = (LydEmlPart){ ticket_names[language], "application/pdf", ticket };
  if (certificate != NULL)
    parts[n_parts++] = (LydEmlPart){ certificate_names[language], "application/pdf", certificate };
  eml.calendar = calendar;
  eml.subject = filled.subject;
  eml.body = filled.body;
  eml.parts = parts;
  eml.n_parts = n_parts;
  return lyd_eml_write (&eml, error);
}

/* Returns: (transfer full) (nullable): one letter to all who have not been given it, who do not see each other (Bcc);
 *   nothing in it is for one person alone */
GBytes *
lyd_letters_write_to_all (LydFile *file,
                          const LydMailing *mailing,
                          GError **error)
{
  g_autoptr (GPtrArray) addresses = g_ptr_array_new ();
  g_autofree char *id = lyd_id_to_string (&mailing->event->id);
  const LydLetterOptions options = { 0 };
  g_auto (Filled) filled = { 0 };
  LydEml eml = { .from = mailing->sender->address,
                 .from_name = mailing->sender->name,
                 .id = id,
                 .date = lyd_context_now (&file->context) };

  for (guint i = 0; i < mailing->recipients->len; i++) {
    const LydRecipient *recipient = g_ptr_array_index (mailing->recipients, i);

    if (!recipient->given_letter)
      g_ptr_array_add (addresses, recipient->email);
  }
  g_ptr_array_add (addresses, NULL);
  fill_in (mailing, NULL, &options, NULL, &filled);
  eml.bcc = (const char *const *) addresses->pdata;
  eml.subject = filled.subject;
  eml.body = filled.body;
  return lyd_eml_write (&eml, error);
}

/* Returns: (transfer full): "012 Maribel Okonkwo-Reyes", which no other recipient has */
char *
lyd_letters_make_file_name (const LydMailing *mailing,
                            const LydRecipient *recipient)
{
  g_autofree char *clean = lyd_file_name_clean (recipient->name);
  guint index = 0;

  g_ptr_array_find (mailing->recipients, recipient, &index);
  return g_strdup_printf ("%03u %s", index + 1, clean);
}

static gboolean
write_file (const char *folder,
            const char *name,
            GBytes *bytes,
            GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (LydReplace) replace = lyd_replace_begin (path, error);
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  return replace != NULL &&
         g_file_set_contents_full (lyd_replace_get_part (replace), data, (gssize) n, G_FILE_SET_CONTENTS_NONE, 0600,
                                   error) &&
         lyd_replace_finish (&replace, error);
}

/**
 * lyd_letters_write_folder:
 * @folder: made, with mode 0700, where there is none
 * @watch: (nullable)
 * @n_written: (out)
 *
 * Writes an .eml file for each recipient who was not given the letter. Nobody counts as given before that is said.
 */
gboolean
lyd_letters_write_folder (LydFile *file,
                          const LydMailing *mailing,
                          const LydLetterOptions *options,
                          const char *folder,
                          const LydWatch *watch,
                          guint *n_written,
                          GError **error)
{
  *n_written = 0;
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The folder “%s” cannot be made: %s"), folder,
                 g_strerror (errno));
    return FALSE;
  }
  for (guint i = 0; i < mailing->recipients->len; i++) {
    const LydRecipient *recipient = g_ptr_array_index (mailing->recipients, i);
    g_autofree char *base = lyd_letters_make_file_name (mailing, recipient);
    g_autofree char *name = g_strconcat (base, ".eml", NULL);
    g_autoptr (GBytes) bytes = NULL;

    if (recipient->given_letter)
      continue;
    bytes = lyd_letters_write (file, mailing, recipient, options, error);
    if (bytes == NULL || !write_file (folder, name, bytes, error) ||
        !lyd_watch_report (watch, (double) (i + 1) / (double) mailing->recipients->len, error))
      return FALSE;
    (*n_written)++;
  }
  return TRUE;
}

/* ---- what was done ---- */

static gboolean
note_invitation (LydFile *file,
                 const LydMailing *mailing,
                 const LydRecipient *recipient,
                 GError **error)
{
  const LydInvitation invitation = {
    .registration = recipient->registration,
    .sequence = get_sequence (mailing, recipient),
    .start = mailing->event->start,
    .method = kinds[mailing->kind].method,
    .at = lyd_context_now (&file->context),
  };

  return !gets_calendar (mailing, recipient) || lyd_invitation_rows_set (file->db, &invitation, error);
}

/**
 * lyd_letters_mark:
 * @mailing: as it was when the letters were written
 * @options: ... and what came with them
 *
 * Notes that people were given the letter, what their calendars hold now, and whose certificate was made. What was sent
 * cannot be taken back, so it is in no journal, and undo leaves it alone.
 */
gboolean
lyd_letters_mark (LydFile *file,
                  const LydMailing *mailing,
                  const LydRecipient *const *recipients,
                  gsize n_recipients,
                  const LydLetterOptions *options,
                  GError **error)
{
  g_autoptr (GArray) certificates = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);
  g_autoptr (GHashTable) given = NULL;

  if (transaction == NULL || (given = lyd_letter_given_read (file, mailing->event, mailing->kind, error)) == NULL)
    return FALSE;
  for (gsize i = 0; i < n_recipients; i++) {
    g_autoptr (GArray) line = find_certificate (mailing, recipients[i], options);

    g_hash_table_add (given, g_memdup2 (&recipients[i]->registration, sizeof (LydId)));
    if (line != NULL)
      g_array_append_vals (certificates, line->data, line->len);
    if (!note_invitation (file, mailing, recipients[i], error))
      return FALSE;
  }
  return lyd_letter_given_write (file, mailing->event, mailing->kind, given, error) &&
         (certificates->len == 0 || lyd_certificates_note_within (file, mailing->certificates, certificates, error)) &&
         lyd_transaction_commit (&transaction, error);
}

/* Forgets who was given the letter. What their calendars hold stays. */
gboolean
lyd_letters_start_over (LydFile *file,
                        const LydId *event,
                        LydLetterKind kind,
                        GError **error)
{
  g_autoptr (LydEvent) found = lyd_plan_get_event (file, event, error);
  g_autoptr (GHashTable) nobody = g_hash_table_new (lyd_id_hash, lyd_id_equal);

  return found != NULL && lyd_letter_given_write (file, found, kind, nobody, error);
}

/* @count: (out): of people whose calendars say what is no longer true; nobody where somebody else invites */
gboolean
lyd_letters_count (LydFile *file,
                   const LydEvent *event,
                   LydInvitationCount *count,
                   GError **error)
{
  g_autoptr (GArray) statuses = g_array_new (FALSE, FALSE, sizeof (LydStatus));
  g_autoptr (GArray) given = NULL;
  gint64 changed_at;

  *count = (LydInvitationCount){ 0 };
  if (!lyd_invitation_is_ours (event) || event->sensitive)
    return TRUE;
  if (!lyd_invitation_rows_get_changed_at (file->db, &event->id, &changed_at, error) ||
      (given = lyd_invitation_rows_list_given (file->db, &event->id, statuses, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < given->len; i++) {
    LydInviteState state = lyd_invitation_judge (event, changed_at, g_array_index (statuses, LydStatus, i),
                                                 &g_array_index (given, LydInvitation, i));

    count->n_old_time += state == LYD_CALENDAR_OLD_TIME;
    count->n_old += state == LYD_CALENDAR_OLD;
    count->n_cancelled += state == LYD_CALENDAR_CANCELLED;
  }
  return TRUE;
}
