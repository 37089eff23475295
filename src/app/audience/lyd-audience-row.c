#include "lyd-audience-row.h"

#include "lyd-store-audience.h"
#include "lyd-words-audience.h"

#include <glib/gi18n.h>

struct _LydAudienceRow {
  AdwExpanderRow parent_instance;

  GCancellable *asked;
  LydAudienceSheet *sheet; /* NULL: not read yet */
  GPtrArray *ticks;        /* of GtkCheckButton, one for each choice */
};

G_DEFINE_FINAL_TYPE (LydAudienceRow, lyd_audience_row, ADW_TYPE_EXPANDER_ROW)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static LydAudienceRule *
rule_copy (const LydAudienceRule *rule)
{
  LydAudienceRule *copy = g_memdup2 (rule, sizeof *rule);

  copy->name = g_strdup (rule->name);
  return copy;
}

static gboolean
is_same (const LydAudienceRule *a,
         const LydAudienceRule *b)
{
  return a->kind == b->kind && lyd_id_equal (&a->network, &b->network) && lyd_id_equal (&a->group, &b->group) &&
         (a->kind != LYD_AUDIENCE_TYPE || a->type == b->type);
}

static gboolean
has_rule (const GPtrArray *rules,
          const LydAudienceRule *rule)
{
  for (guint i = 0; i < rules->len; i++)
    if (is_same (g_ptr_array_index (rules, i), rule))
      return TRUE;
  return FALSE;
}

/* What is ticked; nothing while it is switched off. */
static GPtrArray *
read_rules (LydAudienceRow *self)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_audience_rule_free);

  if (!adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (self)))
    return rules;
  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)))
      g_ptr_array_add (rules, rule_copy (g_ptr_array_index (self->sheet->choices, i)));
  return rules;
}

/* "Anyone", "Members of Partnership, the group Executive directors" */
static char *
describe (const GPtrArray *rules)
{
  g_autofree char *words = lyd_words_audience (rules);
  gunichar first = g_unichar_toupper (g_utf8_get_char (words));
  char letter[7] = { 0 };

  g_unichar_to_utf8 (first, letter);
  return g_strconcat (letter, g_utf8_next_char (words), NULL);
}

static void
show (LydAudienceRow *self)
{
  g_autoptr (GPtrArray) rules = read_rules (self);
  gboolean limited = adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (self));
  g_autofree char *words = describe (rules);
  g_autofree char *markup = NULL;

  if (limited && rules->len == 0)
    markup = g_strdup (_ ("Anyone, until something is ticked"));
  else if (lyd_audience_is_sensitive (rules))
    /* Translators: whom it is for. */
    markup = g_markup_printf_escaped (_ ("%s · counted only, without names"), words);
  else
    markup = g_markup_escape_text (words, -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), markup);
}

static void
changed_cb (LydAudienceRow *self)
{
  if (self->sheet == NULL)
    return;
  show (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The title of a line, and what follows from ticking it. */
static char *
title_choice (const LydAudienceRule *rule,
              const char **line)
{
  *line = NULL;
  if (rule->kind == LYD_AUDIENCE_NETWORK) {
    *line = _ ("Whose organization belongs to it on the day");
    /* Translators: a network */
    return g_strdup_printf (_ ("Members of %s"), rule->name);
  }
  if (rule->kind == LYD_AUDIENCE_TYPE) {
    *line = _ ("Type of attendee");
    return g_strdup (lyd_word_title (&lyd_attendee_types, (int) rule->type));
  }
  *line = rule->sensitive ? _ ("A sensitive group: who comes is only counted") : _ ("A group of people");
  return g_strdup (rule->name);
}

static void
add_choice (LydAudienceRow *self,
            const LydAudienceRule *rule)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_check_button_new ();
  const char *line;
  g_autofree char *title = title_choice (rule, &line);

  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), has_rule (self->sheet->rules, rule));
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->ticks, tick);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydAudienceRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAudienceSheet) sheet = lyd_store_get_audience_finish (LYD_STORE (source), result, &error);

  if (self->ticks == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (sheet == NULL) {
    g_autofree char *escaped = g_markup_escape_text (error->message, -1);

    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), escaped);
    return;
  }
  self->sheet = g_steal_pointer (&sheet);
  for (guint i = 0; i < self->sheet->choices->len; i++)
    add_choice (self, g_ptr_array_index (self->sheet->choices, i));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), self->sheet->rules->len > 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  show (self);
  g_signal_connect_object (self, "notify::enable-expansion", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
lyd_audience_row_dispose (GObject *object)
{
  LydAudienceRow *self = LYD_AUDIENCE_ROW (object);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  g_clear_pointer (&self->sheet, lyd_audience_sheet_free);
  G_OBJECT_CLASS (lyd_audience_row_parent_class)->dispose (object);
}

static void
lyd_audience_row_class_init (LydAudienceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyd_audience_row_dispose;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_AUDIENCE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyd_audience_row_init (LydAudienceRow *self)
{
  GtkWidget *limited = gtk_switch_new ();

  self->ticks = g_ptr_array_new ();
  gtk_widget_set_valign (limited, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (limited), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Only for some"), -1);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), limited);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Only for some"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), _ ("Anyone"));
  g_object_bind_property (self, "enable-expansion", limited, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
}

/**
 * lyd_audience_row_load:
 * @event: (nullable): %NULL for one that is not on file yet
 * @session: (nullable): whose own audience; %NULL: the event's
 *
 * Reads whom it is for and whom it could be for, and shows that. To be called once.
 */
void
lyd_audience_row_load (LydAudienceRow *self,
                       LydStore *store,
                       const LydId *event,
                       const LydId *session)
{
  self->asked = g_cancellable_new ();
  lyd_store_get_audience_async (store, event, session, self->asked, read_cb, g_object_ref (self));
}

/* Returns: (transfer full) (nullable) (element-type LydAudienceRule): whom it is for now, for LydEvent's and
 *   LydSession's `rules`; %NULL where that was not touched */
GPtrArray *
lyd_audience_row_dup_rules (LydAudienceRow *self)
{
  g_autoptr (GPtrArray) rules = NULL;
  gboolean same;

  if (self->sheet == NULL)
    return NULL;
  rules = read_rules (self);
  same = rules->len == self->sheet->rules->len;
  for (guint i = 0; same && i < rules->len; i++)
    same = has_rule (self->sheet->rules, g_ptr_array_index (rules, i));
  return same ? NULL : g_steal_pointer (&rules);
}

/* Whether it knows whom it may be for. */
gboolean
lyd_audience_row_is_ready (LydAudienceRow *self)
{
  return self->sheet != NULL;
}
