#include "lyd-mail-merge.h"

#include "lyd-certificate-rows.h"
#include "lyd-certificates.h"
#include "lyd-file-private.h"
#include "lyd-material-rows.h"
#include "lyd-material.h"
#include "lyd-phrasebook.h"
#include "lyd-time.h"
#include "lyd-words-certificate.h"

#include <glib/gi18n.h>
#include <string.h>

enum {
  GIVEN,
  NAME,
  EMAIL,
  LANGUAGE,
  ORGANIZATION,
  EVENT,
  DATE,
  RECORDING,
  HOURS, /* from here on: of those who attended */
  CERTIFICATE,
};

static const struct {
  const char *id;
  const char *title;
  int width;
} columns[] = {
  [GIVEN] = { "given", N_ ("Given name"), 16 },
  [NAME] = { "name", N_ ("Name"), 28 },
  [EMAIL] = { "email", N_ ("E-mail"), 32 },
  [LANGUAGE] = { "language", N_ ("Language"), 9 },
  [ORGANIZATION] = { "organization", N_ ("Organization"), 36 },
  [EVENT] = { "event", N_ ("Event"), 36 },
  [DATE] = { "date", N_ ("Date"), 24 },
  [RECORDING] = { "recording", N_ ("Recording"), 36 },
  [HOURS] = { "hours", N_ ("Hours"), 8 },
  [CERTIFICATE] = { "certificate", N_ ("Certificate"), 30 },
};

/* Where the rows come from: lines of certificates, or those who were missed. */
typedef struct {
  LydEvent *event;
  LydPhrasebook *book;
  GTimeZone *zone;
  LydCertificates *attended; /* NULL: those who were missed are listed */
  GPtrArray *missed;         /* of LydCertificateRow */
  char *recording;           /* where it can be watched, or NULL */
  const LydWatch *watch;
  guint next;
  char *date; /* of the row that was given last */
  char *hours;
} Rows;

static void
rows_free (gpointer data)
{
  Rows *self = data;

  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->book, lyd_phrasebook_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->attended, lyd_certificates_unref);
  g_clear_pointer (&self->missed, g_ptr_array_unref);
  g_free (self->recording);
  g_free (self->date);
  g_free (self->hours);
  g_free (self);
}

static void
set_cell (LydCell *cell,
          const char *text)
{
  *cell = (LydCell){ .filled = text != NULL && text[0] != '\0', .text = text };
}

/* "1.78": as spreadsheets and mail programs take it, whatever the locale. */
static char *
say_hours (int minutes)
{
  int hundredths = (minutes * 100 + 30) / 60;

  if (hundredths % 100 == 0)
    return g_strdup_printf ("%d", hundredths / 100);
  return hundredths % 10 == 0 ? g_strdup_printf ("%d.%d", hundredths / 100, hundredths % 100 / 10)
                              : g_strdup_printf ("%d.%02d", hundredths / 100, hundredths % 100);
}

static void
fill_person (Rows *self,
             LydCell *cells,
             const char *const *texts,
             const char *language)
{
  g_free (self->date);
  self->date = lyd_words_certificate_days (self->book, language, self->event->start, self->event->end, self->zone);
  for (int i = GIVEN; i <= ORGANIZATION; i++)
    set_cell (&cells[i], i == LANGUAGE ? language : texts[i]);
  set_cell (&cells[EVENT], self->event->title);
  set_cell (&cells[DATE], self->date);
  set_cell (&cells[RECORDING], self->recording);
}

static gboolean
next_row (gpointer data,
          LydCell *cells,
          GError **error)
{
  Rows *self = data;
  guint n = self->attended != NULL ? lyd_certificates_get_n (self->attended) : self->missed->len;
  guint i = self->next;

  if (i >= n || !lyd_watch_report (self->watch, (double) i / n, error))
    return FALSE;
  self->next++;
  if (self->attended == NULL) {
    const LydCertificateRow *row = g_ptr_array_index (self->missed, i);
    const char *const texts[] = { row->given != NULL ? row->given : row->name, row->name, row->email, NULL,
                                  row->organization };

    fill_person (self, cells, texts, lyd_phrasebook_choose_language (row->language));
  } else {
    const LydCertificateLine *line = lyd_certificates_get_line (self->attended, i);
    const char *const texts[] = { line->given, line->name, line->email, NULL, line->organization };

    fill_person (self, cells, texts, line->language);
    g_free (self->hours);
    self->hours = say_hours (line->minutes);
    set_cell (&cells[HOURS], line->minutes > 0 ? self->hours : NULL);
    set_cell (&cells[CERTIFICATE], line->file_name);
  }
  return TRUE;
}

/* @link: (out) (transfer full): of the first recording that can be watched somewhere; %NULL where there is none */
gboolean
lyd_mail_merge_find_recording (LydFile *file,
                               const LydId *event,
                               char **link,
                               GError **error)
{
  g_autoptr (GPtrArray) materials = lyd_material_rows_list (file->db, event, error);

  if (materials == NULL)
    return FALSE;
  for (guint i = 0; i < materials->len; i++) {
    const LydMaterial *material = g_ptr_array_index (materials, i);

    if (material->kind == LYD_MATERIAL_RECORDING && material->link != NULL) {
      *link = g_strdup (material->link);
      break;
    }
  }
  return TRUE;
}

/**
 * lyd_mail_merge_open:
 * @what: %LYD_EXPORT_THANK_YOU: everybody who gets a certificate, with its file name as it is written into a folder;
 *   %LYD_EXPORT_MISSED_YOU: who was confirmed and did not come
 * @watch: (nullable): lives as long as the table
 *
 * Returns: (transfer full) (nullable): in the order of lists; %LYD_ERROR_INVALID for a sensitive event
 */
LydTable *
lyd_mail_merge_open (LydFile *file,
                     const LydEvent *event,
                     const char *what,
                     const LydWatch *watch,
                     GError **error)
{
  gboolean thanks = strcmp (what, LYD_EXPORT_THANK_YOU) == 0;
  g_autoptr (LydTable) table = lyd_table_new (what, thanks ? _ ("Thank-you list") : _ ("Missed-you list"), event);
  Rows *rows = g_new0 (Rows, 1);

  table->next = next_row;
  table->data = rows;
  table->data_free = rows_free;
  table->made_at = lyd_context_now (&file->context);
  rows->event = lyd_event_copy (event);
  rows->zone = lyd_zone_get_or_utc (event->timezone);
  rows->watch = watch;
  if ((rows->book = lyd_phrasebook_new (error)) == NULL ||
      !lyd_mail_merge_find_recording (file, &event->id, &rows->recording, error))
    return NULL;
  if (thanks)
    rows->attended = lyd_certificates_plan (file, &event->id, NULL, error);
  else
    rows->missed = lyd_certificate_rows_list_missed (file->db, &event->id, error);
  if (rows->attended == NULL && rows->missed == NULL)
    return NULL;
  for (guint i = 0; i < (thanks ? G_N_ELEMENTS (columns) : HOURS); i++)
    lyd_table_add_column (table, columns[i].id, _ (columns[i].title), LYD_CELL_TEXT, columns[i].width);
  return g_steal_pointer (&table);
}
