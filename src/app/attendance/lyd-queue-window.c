#include "lyd-queue-window-private.h"

#include "lyd-fold.h"
#include "lyd-words-attendance.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (LydQueueWindow, lyd_queue_window, ADW_TYPE_WINDOW)

/* One name at one session. */
char *
lyd_queue_make_key (const LydAttendanceUnmatched *one)
{
  g_autofree char *session = lyd_id_to_string (&one->session);

  return g_strdup_printf ("%s %s", session, one->identity);
}

/* (nullable): %NULL while nobody is asked about */
const LydAttendanceUnmatched *
lyd_queue_window_get_current (LydQueueWindow *self)
{
  for (guint i = 0; self->people != NULL && self->current != NULL && i < self->people->len; i++) {
    const LydAttendanceUnmatched *one = g_ptr_array_index (self->people, i);
    g_autofree char *key = lyd_queue_make_key (one);

    if (g_str_equal (key, self->current))
      return one;
  }
  return NULL;
}

/* ---- one of them ---- */

/* A row that a key answers: "1", "N". */
GtkWidget *
lyd_queue_row_new (const char *key,
                   const char *title,
                   const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *cap = gtk_label_new (key);
  g_autofree char *safe = lyd_safe_text (title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_add_css_class (cap, "keycap");
  gtk_widget_add_css_class (cap, "numeric");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (cap), 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  gtk_widget_set_visible (cap, key[0] != '\0');
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), cap);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
set_action (GtkWidget *row,
            const char *action,
            GVariant *target)
{
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
}

static void
empty_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

/* "Bayou Children’s Council · the same name" */
static char *
describe_suggestion (const LydAttendanceSuggestion *suggestion)
{
  GString *text = g_string_new (suggestion->organization);

  if (suggestion->likeness != LYD_LIKENESS_NONE)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                            lyd_word_title (&lyd_likenesses, (int) suggestion->likeness));
  for (int i = 0; i < LYD_N_EVIDENCES; i++)
    if ((suggestion->evidence & (1u << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", lyd_word_title (&lyd_evidences, i));
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                          suggestion->present                          ? _ ("was there already")
                          : lyd_id_is_none (&suggestion->registration) ? _ ("not registered")
                                                                       : _ ("registered"));
  return g_string_free (text, FALSE);
}

static void
show_suggestions (LydQueueWindow *self,
                  const LydAttendanceUnmatched *one)
{
  empty_list (self->answers);
  for (guint i = 0; i < one->suggestions->len; i++) {
    const LydAttendanceSuggestion *suggestion = g_ptr_array_index (one->suggestions, i);
    g_autofree char *number = g_strdup_printf ("%u", i + 1);
    g_autofree char *why = describe_suggestion (suggestion);
    GtkWidget *row = lyd_queue_row_new (number, suggestion->name, why);

    set_action (row, "attendance.pick", g_variant_new_uint32 (i + 1));
    gtk_list_box_append (self->answers, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->answers), one->suggestions->len > 0);
}

/* Rows that are the same for everybody are made once. */
static void
add_others (LydQueueWindow *self)
{
  static const struct {
    const char *key;
    const char *title;
    const char *subtitle;
    const char *action;
  } rows[] = {
    { "F", N_ ("Find somebody else on file"), NULL, "attendance.find" },
    { "N", N_ ("Somebody new"), N_ ("They are put on file, and registered."), "attendance.new-person" },
    { "B", N_ ("Nobody this time"), N_ ("A device, a recorder, a second screen."), "attendance.nobody" },
    { "⇧B", N_ ("Nobody, whenever this name turns up"), NULL, "attendance.always-nobody" },
    { "S", N_ ("Skip for now"), NULL, "attendance.skip" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    GtkWidget *row = lyd_queue_row_new (rows[i].key, _ (rows[i].title),
                                        rows[i].subtitle != NULL ? _ (rows[i].subtitle) : NULL);

    set_action (row, rows[i].action, NULL);
    gtk_list_box_append (self->others, row);
  }
}

static char *
describe_times (LydQueueWindow *self,
                const LydAttendanceUnmatched *one)
{
  g_autofree char *minutes = lyd_words_attendance_duration (one->seconds);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (one->seconds <= 0 && one->first_at == LYD_TIME_NONE)
    return g_strdup (_ ("The report does not say when they were there."));
  if (one->first_at == LYD_TIME_NONE || one->last_at == LYD_TIME_NONE)
    return g_steal_pointer (&minutes);
  from = lyd_words_clock (one->first_at, self->zone);
  to = lyd_words_clock (one->last_at, self->zone);
  /* Translators: from when until when, and how long: "1:02 pm – 1:58 pm · 54 minutes" */
  return g_strdup_printf (_ ("%s – %s · %s"), from, to, minutes);
}

static void
show_one (LydQueueWindow *self,
          const LydAttendanceUnmatched *one)
{
  g_autofree char *times = describe_times (self, one);
  g_autofree char *where = g_strdup_printf (_ ("%s, line %u"), one->file_name, one->line);
  g_autofree char *source = one->session_title != NULL ? g_strdup_printf ("%s · %s", one->session_title, where)
                                                       : g_strdup (where);
  const char *name = one->name != NULL ? one->name : one->email;

  gtk_label_set_label (self->name, name != NULL ? name : _ ("No name"));
  if (one->email != NULL && one->name != NULL) {
    g_autofree char *both = g_strdup_printf ("%s · %s", one->email, times);

    gtk_label_set_label (self->line, both);
  } else {
    gtk_label_set_label (self->line, times);
  }
  gtk_label_set_label (self->source, source);
  show_suggestions (self, one);
  gtk_widget_set_visible (GTK_WIDGET (self->everywhere), one->n_others > 0);
  if (one->n_others > 0) {
    g_autofree char *label = g_strdup_printf (
      ngettext ("Also at %u other session where this name is not known", "Also at %u other sessions where this name is "
                                                                         "not known",
                one->n_others),
      one->n_others);

    gtk_check_button_set_label (self->everywhere, label);
  }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* ---- who is next ---- */

static guint
count_skipped (LydQueueWindow *self)
{
  guint n = 0;

  for (guint i = 0; self->people != NULL && i < self->people->len; i++) {
    g_autofree char *key = lyd_queue_make_key (g_ptr_array_index (self->people, i));

    n += g_hash_table_contains (self->skipped, key);
  }
  return n;
}

static void
show_title (LydQueueWindow *self)
{
  guint n_skipped = count_skipped (self);
  guint n_all = self->n_all;
  guint n_past = n_all - lyd_queue_window_get_n_left (self) + n_skipped;
  g_autofree char *subtitle = NULL;

  if (lyd_queue_window_get_current (self) != NULL)
    subtitle = g_strdup_printf (_ ("%d of %d"), (int) MIN (n_past + 1, n_all), (int) n_all);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
  gtk_progress_bar_set_fraction (self->progress, n_all > 0 ? (double) n_past / n_all : 1);
}

void
lyd_queue_window_show_page (LydQueueWindow *self,
                            const char *page)
{
  gtk_stack_set_visible_child_name (self->pages, page);
  gtk_widget_set_visible (self->back, g_str_equal (page, "find") || g_str_equal (page, "new"));
  show_title (self);
  lyd_queue_window_update_answers (self);
}

static void
show_done (LydQueueWindow *self)
{
  guint n = self->people->len;
  g_autofree char *left = g_strdup_printf (ngettext ("%u name was skipped", "%u names were skipped", n), n);

  adw_status_page_set_title (self->empty, n > 0 ? left : _ ("Everybody is known"));
  adw_status_page_set_icon_name (self->empty, n > 0 ? "dialog-question-symbolic" : "object-select-symbolic");
  adw_status_page_set_description (
    self->empty, n > 0 ? _ ("They stay in the list, and count for nobody until somebody knows them.")
                       : _ ("Whoever was named here is recognized in every later report."));
  gtk_widget_set_visible (self->again, n > 0);
  lyd_queue_window_show_page (self, "done");
  gtk_widget_grab_focus (n > 0 ? self->again : self->close);
}

/* The one who was shown, while they are not known; or the first who was not skipped. */
void
lyd_queue_window_show_next (LydQueueWindow *self)
{
  const LydAttendanceUnmatched *one = lyd_queue_window_get_current (self);

  for (guint i = 0; one == NULL && i < self->people->len; i++) {
    g_autofree char *key = lyd_queue_make_key (g_ptr_array_index (self->people, i));

    if (g_hash_table_contains (self->skipped, key))
      continue;
    one = g_ptr_array_index (self->people, i);
    g_free (self->current);
    self->current = g_steal_pointer (&key);
  }
  if (one == NULL) {
    show_done (self);
    return;
  }
  show_one (self, one);
  lyd_queue_window_show_page (self, "one");
  gtk_widget_grab_focus (gtk_widget_get_first_child (
    GTK_WIDGET (one->suggestions->len > 0 ? self->answers : self->others)));
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydQueueWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = lyd_store_list_unmatched_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->closing)
    return;
  if (people == NULL) {
    lyd_queue_window_toast (self, error->message);
    return;
  }
  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = g_steal_pointer (&people);
  self->n_all = MAX (self->n_all, self->people->len);
  lyd_queue_window_show_next (self);
}

/* Who is not known now: an answer may have settled more than one. */
void
lyd_queue_window_read (LydQueueWindow *self)
{
  self->n_pending++;
  lyd_store_list_unmatched_async (self->store, &self->event, NULL, read_cb, g_object_ref (self));
}

/* What was said last; it can be taken back. */
void
lyd_queue_window_toast (LydQueueWindow *self,
                        const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* ---- the widget ---- */

static void
lyd_queue_window_dispose (GObject *object)
{
  LydQueueWindow *self = LYD_QUEUE_WINDOW (object);

  self->closing = TRUE;
  g_cancellable_cancel (self->finding);
  g_clear_weak_pointer (&self->toast);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_QUEUE_WINDOW);
  g_clear_object (&self->store);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->done, g_ptr_array_unref);
  g_clear_pointer (&self->skipped, g_hash_table_unref);
  g_clear_pointer (&self->current, g_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (lyd_queue_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, back);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, name);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, line);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, source);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, answers);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, others);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, everywhere);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, memory);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, search);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, found_line);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, found);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, new_name);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, new_organization);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, new_email);
  gtk_widget_class_bind_template_child_full (widget_class, "done", FALSE, G_STRUCT_OFFSET (LydQueueWindow, empty));
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, again);
  gtk_widget_class_bind_template_child (widget_class, LydQueueWindow, close);
}

static void
lyd_queue_window_class_init (LydQueueWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_queue_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/attendance/lyd-queue-window.ui");
  bind_children (widget_class);
  lyd_queue_window_install_answers (widget_class);
}

static void
lyd_queue_window_init (LydQueueWindow *self)
{
  self->skipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_others (self);
  gtk_label_set_label (self->memory,
                       _ ("What you answer is remembered: later reports do not ask about this name again."));
}

LydQueueWindow *
lyd_queue_window_new (GtkWindow *parent,
                      LydStore *store,
                      const LydEvent *event)
{
  LydQueueWindow *self = g_object_new (LYD_TYPE_QUEUE_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  self->event = event->id;
  self->zone = lyd_zone_get_or_utc (event->timezone);
  lyd_queue_window_show_page (self, "reading");
  lyd_queue_window_read (self);
  return self;
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_queue_window_is_idle (LydQueueWindow *self)
{
  return self->n_pending == 0;
}

/* How many are not known yet, those who were skipped included. */
guint
lyd_queue_window_get_n_left (LydQueueWindow *self)
{
  return self->people != NULL ? self->people->len : 0;
}
