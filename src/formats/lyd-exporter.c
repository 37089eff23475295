#include "lyd-exporter.h"

#include "lyd-list-pdf.h"

#include <glib/gi18n.h>
#include <string.h>

const LydExporter lyd_exporters[] = {
  { "csv", "csv", "text/csv", N_ ("Comma-separated text (CSV)"), NULL, FALSE, 1, lyd_export_csv },
  { "xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", N_ ("Spreadsheet (XLSX)"),
    NULL, FALSE, 0.7, lyd_export_xlsx },
  { "json", "json", "application/json", N_ ("Data for programs (JSON)"), NULL, FALSE, 1, lyd_export_json },
  { "zoom-registrants", "csv", "text/csv", N_ ("Registrants for Zoom (CSV)"), LYD_EXPORT_ZOOM, TRUE, 1,
    lyd_export_zoom },
  { "google-contacts", "csv", "text/csv", N_ ("Contacts for Google (CSV)"), LYD_EXPORT_GOOGLE, TRUE, 1,
    lyd_export_contacts },
  { "mailchimp", "csv", "text/csv", N_ ("Audience for Mailchimp (CSV)"), LYD_EXPORT_MAILCHIMP, TRUE, 1,
    lyd_export_contacts },
  { "pdf", "pdf", "application/pdf", N_ ("Printed list (PDF)"), NULL, FALSE, 0.2, lyd_list_write },
  { "vcard", "vcf", "text/vcard", N_ ("Address cards (vCard)"), "people", FALSE, 1, lyd_export_vcard },
  { "sign-in-sheet", "pdf", "application/pdf", N_ ("Sign-in sheet (PDF)"), "sign-in-sheet", FALSE, 0.2,
    lyd_sign_in_write },
  { "roll-call", "pdf", "application/pdf", N_ ("Roll call (PDF)"), LYD_EXPORT_ROLL_CALL, FALSE, 0.2,
    lyd_roll_call_write },
};

const guint lyd_n_exporters = G_N_ELEMENTS (lyd_exporters);

/* What another program reads is what its own exporter writes. */
static gboolean
is_alone (const char *what)
{
  for (guint i = 0; i < lyd_n_exporters; i++)
    if (lyd_exporters[i].alone && g_str_equal (lyd_exporters[i].only, what))
      return TRUE;
  return FALSE;
}

static gboolean
can_write (const LydExporter *exporter,
           const char *what)
{
  return exporter->only == NULL ? !is_alone (what) : g_str_equal (exporter->only, what);
}

/**
 * lyd_exporter_find:
 * @what: what is exported, as in #LydTable
 * @path: a file's name; its extension decides, in any case
 *
 * Returns: (nullable): the exporter made for just this table where there is one; %NULL where none writes it
 */
const LydExporter *
lyd_exporter_find (const char *what,
                   const char *path)
{
  const char *dot = strrchr (path, '.');
  const LydExporter *found = NULL;

  if (dot == NULL || strchr (dot, G_DIR_SEPARATOR) != NULL)
    return NULL;
  for (guint i = 0; i < lyd_n_exporters; i++) {
    const LydExporter *exporter = &lyd_exporters[i];

    if (g_ascii_strcasecmp (exporter->extension, dot + 1) == 0 && can_write (exporter, what) &&
        (found == NULL || exporter->only != NULL))
      found = exporter;
  }

  return found;
}

/**
 * lyd_exporter_list_extensions:
 *
 * Returns: (transfer full): for messages, e.g. ".csv, .xlsx, .json"
 */
char *
lyd_exporter_list_extensions (const char *what)
{
  GString *list = g_string_new (NULL);

  /* A table's own exporter writes an extension that the general one has named already. */
  for (guint i = 0; i < lyd_n_exporters; i++)
    if (can_write (&lyd_exporters[i], what) && (lyd_exporters[i].only == NULL || lyd_exporters[i].alone))
      g_string_append_printf (list, "%s.%s", list->len > 0 ? ", " : "", lyd_exporters[i].extension);

  return g_string_free (list, FALSE);
}
