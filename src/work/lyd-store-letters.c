#include "lyd-store-letters.h"

#include "lyd-store-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* ---- who gets one ---- */

typedef struct {
  LydId event;
  LydLetterKind kind;
  gboolean everyone;
} Plan;

static gpointer
plan_job (LydFile *file,
          gpointer data,
          GError **error)
{
  const Plan *plan = data;

  return lyd_letters_plan (file, &plan->event, plan->kind, plan->everyone, error);
}

void
lyd_store_plan_letters_async (LydStore *self,
                              const LydId *event,
                              LydLetterKind kind,
                              gboolean everyone,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { plan_job, g_free, (GDestroyNotify) lyd_mailing_unref,
                                     lyd_store_plan_letters_async };
  Plan *plan = g_new0 (Plan, 1);

  *plan = (Plan){ *event, kind, everyone };
  lyd_store_push (self, LYD_LANE_READER, &klass, plan, NULL, cancellable, callback, data);
}

LydMailing *
lyd_store_plan_letters_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return lyd_store_take (self, result, error);
}

/* ---- writing ---- */

typedef struct {
  LydMailing *mailing;
  LydLettersScope scope;
  guint recipient;
  LydLetterOptions options;
  char *folder;
  gint *progress;
  GCancellable *cancellable;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_clear_pointer (&writing->mailing, lyd_mailing_unref);
  g_clear_object (&writing->cancellable);
  g_free (writing->folder);
  g_free (writing);
}

/* Returns: (transfer full) (nullable): the path */
static char *
write_one (const Writing *writing,
           const char *base,
           GBytes *bytes,
           GError **error)
{
  g_autofree char *name = g_strconcat (base, ".eml", NULL);
  g_autofree char *path = g_build_filename (writing->folder, name, NULL);
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  if (g_mkdir_with_parents (writing->folder, 0700) != 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The folder “%s” cannot be made: %s"), writing->folder,
                 g_strerror (errno));
    return NULL;
  }
  return g_file_set_contents_full (path, data, (gssize) n, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error)
           ? g_steal_pointer (&path)
           : NULL;
}

static gpointer
write_job (LydFile *file,
           gpointer data,
           GError **error)
{
  const Writing *writing = data;
  const LydMailing *mailing = writing->mailing;
  const LydWatch watch = { writing->progress, writing->cancellable };
  g_autoptr (GBytes) bytes = NULL;
  guint n;

  if (writing->scope == LYD_LETTERS_FOLDER)
    return lyd_letters_write_folder (file, mailing, &writing->options, writing->folder, &watch, &n, error)
             ? g_strdup (writing->folder)
             : NULL;
  if (writing->scope == LYD_LETTERS_BCC) {
    bytes = lyd_letters_write_to_all (file, mailing, error);
    return bytes != NULL ? write_one (writing, lyd_word_id (&lyd_letter_kinds, mailing->kind), bytes, error) : NULL;
  }
  g_return_val_if_fail (writing->recipient < mailing->recipients->len, NULL);
  {
    const LydRecipient *recipient = g_ptr_array_index (mailing->recipients, writing->recipient);
    g_autofree char *base = lyd_letters_make_file_name (mailing, recipient);

    bytes = lyd_letters_write (file, mailing, recipient, &writing->options, error);
    return bytes != NULL ? write_one (writing, base, bytes, error) : NULL;
  }
}

/* @recipient: its number, for %LYD_LETTERS_ONE. @progress: (nullable): atomic; it lives until the callback */
void
lyd_store_write_letters_async (LydStore *self,
                               LydMailing *mailing,
                               LydLettersScope scope,
                               guint recipient,
                               const LydLetterOptions *options,
                               const char *folder,
                               gint *progress,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { write_job, writing_free, g_free, lyd_store_write_letters_async };
  Writing *writing = g_new0 (Writing, 1);

  writing->mailing = lyd_mailing_ref (mailing);
  writing->scope = scope;
  writing->recipient = recipient;
  writing->options = *options;
  writing->folder = g_strdup (folder);
  writing->progress = progress;
  g_set_object (&writing->cancellable, cancellable);
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, writing, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable): see #LydLettersScope */
char *
lyd_store_write_letters_finish (LydStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  return lyd_store_take (self, result, error);
}

/* ---- what is remembered ---- */

typedef struct _Note Note;

struct _Note {
  gboolean (*run) (LydFile *file, const Note *note, GError **error);
  LydMailing *mailing;
  int recipient;
  LydLetterOptions options;
  LydLetterKind kind;
  gboolean has_texts;
  LydLetterText texts[LYD_N_LETTER_LANGUAGES];
  char *name;
  char *address;
};

static void
note_free (gpointer data)
{
  Note *note = data;

  g_clear_pointer (&note->mailing, lyd_mailing_unref);
  for (int i = 0; i < LYD_N_LETTER_LANGUAGES; i++)
    lyd_letter_text_clear (&note->texts[i]);
  g_free (note->name);
  g_free (note->address);
  g_free (note);
}

static gpointer
note_job (LydFile *file,
          gpointer data,
          GError **error)
{
  const Note *note = data;

  return GINT_TO_POINTER (note->run (file, note, error));
}

static void
push_note (LydStore *self,
           Note *note,
           GAsyncReadyCallback callback,
           gpointer data)
{
  static const LydJobClass klass = { note_job, note_free, NULL, lyd_store_letters_finish };
  LydId subject = note->mailing != NULL ? note->mailing->event->id : lyd_id_none;

  lyd_store_push (self, LYD_LANE_WRITER, &klass, note, note->mailing != NULL ? &subject : NULL, NULL, callback, data);
}

static gboolean
run_mark (LydFile *file,
          const Note *note,
          GError **error)
{
  GPtrArray *all = note->mailing->recipients;
  const LydRecipient *const *recipients = (const LydRecipient *const *) all->pdata;

  if (note->recipient == LYD_LETTERS_ALL)
    return lyd_letters_mark (file, note->mailing, recipients, all->len, &note->options, error);
  return lyd_letters_mark (file, note->mailing, recipients + note->recipient, 1, &note->options, error);
}

/* @recipient: its number, or %LYD_LETTERS_ALL */
void
lyd_store_mark_letters_async (LydStore *self,
                              LydMailing *mailing,
                              int recipient,
                              const LydLetterOptions *options,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  Note *note = g_new0 (Note, 1);

  *note = (Note){ .run = run_mark, .mailing = lyd_mailing_ref (mailing), .recipient = recipient, .options = *options };
  push_note (self, note, callback, data);
}

static gboolean
run_restart (LydFile *file,
             const Note *note,
             GError **error)
{
  return lyd_letters_start_over (file, &note->mailing->event->id, note->mailing->kind, error);
}

void
lyd_store_restart_letters_async (LydStore *self,
                                 LydMailing *mailing,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  Note *note = g_new0 (Note, 1);

  *note = (Note){ .run = run_restart, .mailing = lyd_mailing_ref (mailing) };
  push_note (self, note, callback, data);
}

static gboolean
run_texts (LydFile *file,
           const Note *note,
           GError **error)
{
  return lyd_letters_set_texts (file, note->kind, note->has_texts ? note->texts : NULL, error);
}

/* @texts: (nullable): copied; %NULL: what Lanyard comes with */
void
lyd_store_set_letter_texts_async (LydStore *self,
                                  LydLetterKind kind,
                                  const LydLetterText *texts,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  Note *note = g_new0 (Note, 1);

  *note = (Note){ .run = run_texts, .kind = kind, .has_texts = texts != NULL };
  for (int i = 0; texts != NULL && i < LYD_N_LETTER_LANGUAGES; i++) {
    note->texts[i].subject = g_strdup (texts[i].subject);
    note->texts[i].body = g_strdup (texts[i].body);
  }
  push_note (self, note, callback, data);
}

static gboolean
run_sender (LydFile *file,
            const Note *note,
            GError **error)
{
  return lyd_sender_set (file, note->name, note->address, error);
}

void
lyd_store_set_sender_async (LydStore *self,
                            const char *name,
                            const char *address,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  Note *note = g_new0 (Note, 1);

  *note = (Note){ .run = run_sender, .name = g_strdup (name), .address = g_strdup (address) };
  push_note (self, note, callback, data);
}

gboolean
lyd_store_letters_finish (LydStore *self,
                          GAsyncResult *result,
                          GError **error)
{
  return GPOINTER_TO_INT (lyd_store_take (self, result, error)) != 0;
}
