#include "lyd-certificate-options.h"

#include <glib/gi18n.h>

struct _LydCertificateOptions {
  AdwBin parent_instance;

  gboolean filling; /* the rows are being set by the program */

  AdwEntryRow *sponsor;
  AdwEntryRow *signer;
  AdwEntryRow *signer_title;
  AdwEntryRow *wording;
  GtkSwitch *hours;
  GtkSwitch *presenters;
  AdwComboRow *language;
  AdwComboRow *paper;
  GtkSwitch *credits;
  AdwEntryRow *credit;
  AdwComboRow *credit_minutes;
  AdwComboRow *credit_step;
  GtkSwitch *speakers;
  GtkSwitch *staff;
};

enum { CHANGED,
       N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LydCertificateOptions, lyd_certificate_options, ADW_TYPE_BIN)

/* In the order of the row; the second is the rule of some boards. */
static const int minutes[] = { 60, 50 };

/* The first is each person's own. */
static const char *const languages[] = { NULL, "en", "es" };

static void
changed_cb (LydCertificateOptions *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Credits that are switched on have a name from the start. */
static void
credits_cb (LydCertificateOptions *self)
{
  if (self->filling)
    return;
  if (gtk_switch_get_active (self->credits) &&
      gtk_editable_get_text (GTK_EDITABLE (self->credit))[0] == '\0') {
    self->filling = TRUE;
    gtk_editable_set_text (GTK_EDITABLE (self->credit), _ ("continuing education hours"));
    self->filling = FALSE;
  }
  changed_cb (self);
}

static void
fill_words (AdwComboRow *row,
            const LydVocabulary *words)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (int i = 0; i < (int) words->n_words; i++)
    gtk_string_list_append (list, lyd_word_title (words, i));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
fill_rows (LydCertificateOptions *self)
{
  const char *const tongues[] = { _ ("Each person’s own"), "English", "Español", NULL };
  const char *const lengths[] = { _ ("60 minutes"), _ ("50 minutes"), NULL };
  g_autoptr (GtkStringList) tongue_list = gtk_string_list_new (tongues);
  g_autoptr (GtkStringList) length_list = gtk_string_list_new (lengths);

  adw_combo_row_set_model (self->language, G_LIST_MODEL (tongue_list));
  adw_combo_row_set_model (self->credit_minutes, G_LIST_MODEL (length_list));
  fill_words (self->paper, &lyd_certificate_papers);
  fill_words (self->credit_step, &lyd_credit_steps);
}

static void
lyd_certificate_options_class_init (LydCertificateOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHANGED] = g_signal_new ("changed", LYD_TYPE_CERTIFICATE_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/certificates/lyd-certificate-options.ui");
  gtk_widget_class_bind_template_child (widget_class, LydCertificateOptions, sponsor);
  gtk_widget_class_bind_template_child (widget_class, LydCertificateOptions, signer);
  gtk_widget_class_bind_template_child (widget_class, LydCertificateOptions, signer_title);
  gtk_widget_class_bind_template_child (widget_class, LydCertificateOptions, wording);
  gtk_widget_class_bind_template_child (widget_class, LydCertificateOptions, hours);
  gtk_widget_class_bind_template_child (widget_class, LydCertificateOptions, presenters);
  gtk_widget_class_bind_template_child (widget_class, LydCertificateOptions, language);
  gtk_widget_class_bind_template_child (widget_class, LydCertificateOptions, paper);
  gtk_widget_class_bind_template_child (widget_class, LydCertificateOptions, credits);
  gtk_widget_class_bind_template_child (widget_class, LydCertificateOptions, credit);
  gtk_widget_class_bind_template_child (widget_class, LydCertificateOptions, credit_minutes);
  gtk_widget_class_bind_template_child (widget_class, LydCertificateOptions, credit_step);
  gtk_widget_class_bind_template_child (widget_class, LydCertificateOptions, speakers);
  gtk_widget_class_bind_template_child (widget_class, LydCertificateOptions, staff);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, credits_cb);
}

static void
lyd_certificate_options_init (LydCertificateOptions *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_rows (self);
  self->filling = FALSE;
}

static void
set_text (AdwEntryRow *row,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

/* Nobody is told of it. */
void
lyd_certificate_options_show (LydCertificateOptions *self,
                              const LydCertificateSettings *settings)
{
  self->filling = TRUE;
  set_text (self->sponsor, settings->sponsor);
  set_text (self->signer, settings->signer);
  set_text (self->signer_title, settings->signer_title);
  set_text (self->wording, settings->wording);
  gtk_switch_set_active (self->hours, settings->hours);
  gtk_switch_set_active (self->presenters, settings->presenters);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i], settings->language) == 0)
      adw_combo_row_set_selected (self->language, i);
  adw_combo_row_set_selected (self->paper, settings->paper);
  gtk_switch_set_active (self->credits, settings->credit != NULL);
  set_text (self->credit, settings->credit);
  adw_combo_row_set_selected (self->credit_minutes, settings->credit_minutes == minutes[1]);
  adw_combo_row_set_selected (self->credit_step, settings->credit_step);
  gtk_switch_set_active (self->speakers, settings->speakers);
  gtk_switch_set_active (self->staff, settings->staff);
  self->filling = FALSE;
}

static char *
dup_text (AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return text[0] != '\0' ? g_strdup (text) : NULL;
}

/* Returns: (transfer full) */
LydCertificateSettings *
lyd_certificate_options_read (LydCertificateOptions *self)
{
  LydCertificateSettings *settings = lyd_certificate_settings_new ();
  guint language = adw_combo_row_get_selected (self->language);

  settings->sponsor = dup_text (self->sponsor);
  settings->signer = dup_text (self->signer);
  settings->signer_title = dup_text (self->signer_title);
  settings->wording = dup_text (self->wording);
  settings->hours = gtk_switch_get_active (self->hours);
  settings->presenters = gtk_switch_get_active (self->presenters);
  settings->language = g_strdup (languages[language < G_N_ELEMENTS (languages) ? language : 0]);
  settings->paper = (LydCertificatePaper) adw_combo_row_get_selected (self->paper);
  if (gtk_switch_get_active (self->credits))
    settings->credit = dup_text (self->credit);
  settings->credit_minutes = minutes[adw_combo_row_get_selected (self->credit_minutes) == 1 ? 1 : 0];
  settings->credit_step = (LydCreditStep) adw_combo_row_get_selected (self->credit_step);
  settings->speakers = gtk_switch_get_active (self->speakers);
  settings->staff = gtk_switch_get_active (self->staff);
  return settings;
}
