#include "lyd-rollup-view.h"

#include "lyd-question.h"

#include <glib/gi18n.h>

/* Of what people wrote themselves, and of people behind a number, so many rows are shown; a file has the rest. */
#define MAX_LINES 60
#define MAX_PEOPLE 100
#define BAR_WIDTH 96

struct _LydRollupView {
  AdwBin parent_instance;

  GtkWidget *box;
  GHashTable *open; /* keys of the rows that somebody unfolded */
};

G_DEFINE_FINAL_TYPE (LydRollupView, lyd_rollup_view, ADW_TYPE_BIN)

static char *
make_key (const LydRollup *rollup,
          const char *answer)
{
  g_autofree char *question = lyd_id_to_string (&rollup->question->id);
  g_autofree char *session = rollup->session != NULL ? lyd_id_to_string (&rollup->session->id) : g_strdup ("");

  return g_strdup_printf ("%s %s %s", question, session, answer);
}

/* ---- people ---- */

static GtkWidget *
person_row_new (const LydAnswerRow *person)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 1, NULL);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *target = lyd_id_to_string (&person->registration);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), person->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), person->organization != NULL ? person->organization : "");
  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "questions.open-registration");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static GtkWidget *
more_row_new (guint n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words =
    g_strdup_printf (ngettext ("and %u more; an export has all", "and %u more; an export has all", (gulong) n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_widget_add_css_class (row, "dim-label");
  return row;
}

static void
add_people (GtkWidget *expander,
            const GPtrArray *people)
{
  for (guint i = 0; i < MIN (people->len, MAX_PEOPLE); i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), person_row_new (g_ptr_array_index (people, i)));
  if (people->len > MAX_PEOPLE)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), more_row_new (people->len - MAX_PEOPLE));
}

/* Who it is that gave one answer, in a line. */
static char *
join_names (const GPtrArray *people)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++) {
    const LydAnswerRow *person = g_ptr_array_index (people, i);

    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", person->name);
  }
  return g_string_free (names, FALSE);
}

/* ---- answers ---- */

static void
unfolded_cb (LydRollupView *self,
             GParamSpec *pspec,
             GtkWidget *row)
{
  const char *key = g_object_get_data (G_OBJECT (row), "lyd-key");

  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    g_hash_table_add (self->open, g_strdup (key));
  else
    g_hash_table_remove (self->open, key);
}

static GtkWidget *
bar_new (guint n,
         int of)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), of > 0 ? (double) n / of : 0);
  gtk_widget_set_size_request (bar, BAR_WIDTH, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  return bar;
}

static GtkWidget *
number_new (guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "heading");
  return label;
}

/* One answer, with those who gave it behind it. @names: say who, instead of a bar */
static GtkWidget *
count_row_new (LydRollupView *self,
               const LydRollup *rollup,
               const char *title,
               const char *answer,
               const GPtrArray *people,
               gboolean names)
{
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", title, NULL);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *key = make_key (rollup, answer);
  g_autofree char *joined = names ? join_names (people) : g_strdup ("");

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), joined);
  if (!names)
    gtk_box_append (GTK_BOX (end), bar_new (people->len, rollup->n_asked));
  gtk_box_append (GTK_BOX (end), number_new (people->len));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), end);
  add_people (row, people);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), people->len > 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), people->len > 0 && g_hash_table_contains (self->open, key));
  g_object_set_data_full (G_OBJECT (row), "lyd-key", g_steal_pointer (&key), g_free);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (unfolded_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* What one person wrote, and who it is. */
static GtkWidget *
text_row_new (const char *answer,
              const LydAnswerRow *person)
{
  GtkWidget *row = person_row_new (person);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), answer);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), person->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static gboolean
is_written (const LydRollup *rollup)
{
  return rollup->question->kind == LYD_QUESTION_TEXT || rollup->question->kind == LYD_QUESTION_EMAIL;
}

static GtkWidget *
hidden_row_new (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Show"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Hidden, as it is sensitive"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("view-conceal-symbolic"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "questions.reveal");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
line_new (LydRollupView *self,
          const LydRollup *rollup,
          const LydRollupLine *line)
{
  g_autofree char *words = lyd_words_answer_value (rollup->question, line->answer);

  if (is_written (rollup) && line->rows->len == 1)
    return text_row_new (words, g_ptr_array_index (line->rows, 0));
  return count_row_new (self, rollup, words, line->answer, line->rows, is_written (rollup));
}

static void
add_lines (LydRollupView *self,
           const LydRollup *rollup,
           AdwPreferencesGroup *group)
{
  guint most = is_written (rollup) ? MAX_LINES : G_MAXUINT;

  for (guint i = 0; i < MIN (rollup->lines->len, most); i++)
    adw_preferences_group_add (group, line_new (self, rollup, g_ptr_array_index (rollup->lines, i)));
  if (rollup->lines->len > most)
    adw_preferences_group_add (group, more_row_new (rollup->lines->len - most));
  if (rollup->unanswered->len > 0)
    adw_preferences_group_add (group,
                               count_row_new (self, rollup, _ ("No answer"), "", rollup->unanswered, FALSE));
}

static char *
describe (const LydRollup *rollup)
{
  g_autofree char *numbers = g_strdup_printf (
    ngettext ("%d of %d person has answered", "%d of %d people have answered", (gulong) rollup->n_asked),
    rollup->n_answered, rollup->n_asked);

  if (rollup->session != NULL)
    /* Translators: a meal, then how many of those who chose it have answered */
    return g_strdup_printf (_ ("%s · %s"), rollup->session->title, numbers);
  if (rollup->meals != NULL)
    /* Translators: how many have answered, then the meals that everybody has */
    return g_strdup_printf (_ ("%s\nFor %s"), numbers, rollup->meals);
  return g_steal_pointer (&numbers);
}

static GtkWidget *
group_new (LydRollupView *self,
           const LydRollup *rollup)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = g_markup_escape_text (rollup->question->label, -1);
  g_autofree char *words = describe (rollup);
  g_autofree char *description = g_markup_escape_text (words, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  if (rollup->hidden)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), hidden_row_new ());
  else
    add_lines (self, rollup, ADW_PREFERENCES_GROUP (group));
  return group;
}

static void
lyd_rollup_view_finalize (GObject *object)
{
  g_clear_pointer (&LYD_ROLLUP_VIEW (object)->open, g_hash_table_unref);
  G_OBJECT_CLASS (lyd_rollup_view_parent_class)->finalize (object);
}

static void
lyd_rollup_view_class_init (LydRollupViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_rollup_view_finalize;
}

static void
lyd_rollup_view_init (LydRollupView *self)
{
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/* @rollups: (element-type LydRollup): what is unfolded stays so */
void
lyd_rollup_view_set (LydRollupView *self,
                     const GPtrArray *rollups)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < rollups->len; i++)
    gtk_box_append (GTK_BOX (self->box), group_new (self, g_ptr_array_index (rollups, i)));
}
