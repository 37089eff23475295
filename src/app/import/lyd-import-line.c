#include "lyd-import-line.h"

#include "lyd-text-button.h"
#include "lyd-words-import.h"

#include <glib/gi18n.h>
#include <string.h>

/* From so many letters on an answer is a text rather than a choice. */
#define LONG_ANSWER 60

struct _LydImportLine {
  AdwBin parent_instance;

  GtkBox *box;
  GtkBox *end_box;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkBox *mark;
  GtkImage *mark_icon;
  GtkLabel *mark_label;
  guint index;
};

G_DEFINE_FINAL_TYPE (LydImportLine, lyd_import_line, ADW_TYPE_BIN)

static void
lyd_import_line_class_init (LydImportLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/import/lyd-import-line.ui");
  gtk_widget_class_bind_template_child (widget_class, LydImportLine, box);
  gtk_widget_class_bind_template_child (widget_class, LydImportLine, end_box);
  gtk_widget_class_bind_template_child (widget_class, LydImportLine, icon);
  gtk_widget_class_bind_template_child (widget_class, LydImportLine, title);
  gtk_widget_class_bind_template_child (widget_class, LydImportLine, subtitle);
  gtk_widget_class_bind_template_child (widget_class, LydImportLine, mark);
  gtk_widget_class_bind_template_child (widget_class, LydImportLine, mark_icon);
  gtk_widget_class_bind_template_child (widget_class, LydImportLine, mark_label);
}

static void
lyd_import_line_init (LydImportLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_texts (LydImportLine *self,
           const char *title,
           const char *subtitle)
{
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL && subtitle[0] != '\0');
}

/* What must be read whole takes as many lines as it needs. */
static void
wrap (GtkLabel *label)
{
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_wrap (label, TRUE);
}

static void
set_icon (LydImportLine *self,
          const char *icon,
          const char *style)
{
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), style);
  gtk_widget_show (GTK_WIDGET (self->icon));
}

/* @icon: (nullable) */
static void
set_mark (LydImportLine *self,
          const char *icon,
          const char *text,
          const char *style)
{
  const char *styles[] = { style, NULL };

  gtk_image_set_from_icon_name (self->mark_icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->mark_icon), icon != NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->mark_icon), styles);
  gtk_label_set_label (self->mark_label, text);
  gtk_widget_add_css_class (GTK_WIDGET (self->mark_label), style);
  gtk_widget_show (GTK_WIDGET (self->mark));
}

/* In one line, and not longer than one. */
static char *
shorten_sample (const char *whole)
{
  g_autofree char *sample = g_utf8_substring (whole, 0, MIN (g_utf8_strlen (whole, -1), LONG_ANSWER));

  g_strdelimit (sample, "\r\n\t", ' ');
  return strlen (sample) < strlen (whole) ? g_strconcat (sample, "…", NULL) : g_steal_pointer (&sample);
}

/* How many, where that tells what the examples cannot. */
static void
add_census (GString *text,
            const LydImportColumn *column,
            guint n_rows)
{
  guint n_empty = column->n_looked_at - column->n_filled;

  /* Of a long file only the beginning was looked at: a number would be wrong. */
  if (column->n_looked_at < n_rows)
    return;
  if (column->n_different > G_N_ELEMENTS (column->samples)) {
    g_string_append (text, " · ");
    g_string_append_printf (text, ngettext ("%u different", "%u different", column->n_different), column->n_different);
  }
  if (n_empty > 0 && column->n_filled > 0) {
    g_string_append (text, " · ");
    g_string_append_printf (text, ngettext ("%u empty", "%u empty", n_empty), n_empty);
  }
}

/* "“M” · “L” · “XXL” · 3 empty" */
static char *
list_samples (const LydImportColumn *column,
              guint n_rows)
{
  GString *text = g_string_new (NULL);

  if (column->constant) {
    g_autofree char *sample = shorten_sample (column->samples[0]);

    /* Translators: what stands in a column */
    g_string_append_printf (text, _ ("“%s” in every row"), sample);
    return g_string_free (text, FALSE);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (column->samples) && column->samples[i] != NULL; i++) {
    g_autofree char *sample = shorten_sample (column->samples[i]);

    g_string_append (text, i > 0 ? " · " : "");
    /* Translators: an example of what stands in a column */
    g_string_append_printf (text, _ ("“%s”"), sample);
  }
  if (text->len == 0)
    g_string_append (text, _ ("Empty in the rows looked at"));
  add_census (text, column, n_rows);
  return g_string_free (text, FALSE);
}

static gboolean
has_long_samples (const LydImportColumn *column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (column->samples) && column->samples[i] != NULL; i++)
    if (g_utf8_strlen (column->samples[i], -1) >= LONG_ANSWER)
      return TRUE;
  return FALSE;
}

/* Why Lanyard takes the column for what it does. */
static void
mark_column (LydImportLine *self,
             const LydImportColumn *column,
             LydField field)
{
  if (field != column->field)
    set_mark (self, "object-select-symbolic", _ ("Your choice"), "accent");
  else if (column->remembered)
    set_mark (self, "document-open-recent-symbolic", _ ("Remembered"), "lyd-readable");
  else if (column->known && field == LYD_FIELD_QUESTION && column->sensitive)
    set_mark (self, "system-lock-screen-symbolic", _ ("Sensitive answers"), "lyd-readable");
  else if (column->known)
    set_mark (self, "object-select-symbolic", _ ("By its name"), "lyd-readable");
  else if (field != LYD_FIELD_QUESTION && field != LYD_FIELD_IGNORE)
    set_mark (self, "object-select-symbolic", _ ("By its values"), "lyd-readable");
  else if (column->samples[0] == NULL)
    set_mark (self, "dialog-question-symbolic", _ ("No answers"), "lyd-amber");
  else if (has_long_samples (column))
    set_mark (self, "dialog-question-symbolic", _ ("Long answers"), "lyd-amber");
  else if (column->constant)
    set_mark (self, "dialog-question-symbolic", _ ("Always the same"), "lyd-amber");
  else
    set_mark (self, "dialog-question-symbolic", _ ("Not seen before"), "lyd-amber");
}

/* The choices: the two that need no field first. */
static LydField
field_at (guint position)
{
  return position == 0 ? LYD_FIELD_QUESTION : position == 1 ? LYD_FIELD_IGNORE
                                                            : (LydField) position;
}

static guint
position_of (LydField field)
{
  return field == LYD_FIELD_QUESTION ? 0 : field == LYD_FIELD_IGNORE ? 1
                                                                     : (guint) field;
}

static void
field_selected_cb (GtkDropDown *choice,
                   GParamSpec *pspec,
                   gpointer data)
{
  LydImportLine *self = LYD_IMPORT_LINE (data);

  set_mark (self, "object-select-symbolic", _ ("Your choice"), "accent");
  gtk_widget_remove_css_class (GTK_WIDGET (self->mark_label), "lyd-amber");
  gtk_widget_activate_action (GTK_WIDGET (self), "import.set-field", "(uu)", self->index,
                              field_at (gtk_drop_down_get_selected (choice)));
}

/* @titles: ends with %NULL. Returns: (transfer none) */
static GtkDropDown *
add_choice (LydImportLine *self,
            const char *const *titles,
            guint selected,
            GCallback callback,
            const char *label)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (titles);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (choice, 216, -1);
  gtk_widget_add_css_class (choice, "lyd-drop");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (self->end_box, choice);
  g_signal_connect_object (choice, "notify::selected", callback, self, 0);
  return GTK_DROP_DOWN (choice);
}

static void
fill_column (LydImportLine *self,
             LydImportDraft *draft,
             const LydImportPlan *plan)
{
  const LydImportColumn *column = lyd_import_file_get_column (lyd_import_plan_get_file (plan), self->index);
  LydField field = lyd_import_draft_get_field (draft, self->index);
  g_autofree char *samples = list_samples (column, lyd_import_file_get_n_rows (lyd_import_plan_get_file (plan)));
  g_autofree char *number = g_strdup_printf (_ ("Column %u"), column->number);
  const char *header = column->header[0] != '\0' ? column->header : number;
  g_autofree char *label = g_strdup_printf (_ ("What “%s” is"), header);
  const char *titles[LYD_N_FIELDS + 1] = { NULL };

  for (guint i = 0; i < LYD_N_FIELDS; i++)
    titles[i] = i == 0   ? _ ("New question")
                : i == 1 ? _ ("Leave out")
                         : lyd_word_title (&lyd_fields, (int) field_at (i));
  set_texts (self, header, samples);
  mark_column (self, column, field);
  gtk_widget_set_size_request (GTK_WIDGET (self->mark), 140, -1);
  (void) add_choice (self, titles, position_of (field), G_CALLBACK (field_selected_cb), label);
}

/* The row that stands in @line of the file; the rows are in the file's order. */
static gboolean
find_row (const LydImportPlan *plan,
          guint line,
          LydImportPlanRow *row)
{
  guint low = 0;
  guint high = lyd_import_plan_get_n_rows (plan);

  while (low < high) {
    guint middle = low + (high - low) / 2;

    *row = lyd_import_plan_get_row (plan, middle);
    if (row->line == line)
      return TRUE;
    if (row->line < line)
      low = middle + 1;
    else
      high = middle;
  }
  return FALSE;
}

static char *
describe_row (const LydImportPlanRow *row)
{
  if (row->email[0] != '\0' && row->organization[0] != '\0')
    return g_strdup_printf ("%s · %s", row->email, row->organization);
  return g_strdup (row->email[0] != '\0' ? row->email : row->organization);
}

static void
mark_line (LydImportLine *self,
           guint line,
           guint column)
{
  g_autofree char *text =
    column > 0 ? g_strdup_printf (_ ("Line %u, column %u"), line, column) : g_strdup_printf (_ ("Line %u"), line);

  set_mark (self, NULL, line > 0 ? text : _ ("The whole file"), "lyd-readable");
}

static void
fill_note (LydImportLine *self,
           const LydImportPlan *plan)
{
  const LydImportNote *note = &g_array_index (lyd_import_plan_get_notes (plan), LydImportNote, self->index);
  g_autofree char *sentence = lyd_words_import_problem (note);
  LydImportPlanRow row = { 0 };
  gboolean found = note->line > 0 && find_row (plan, note->line, &row);
  gboolean out = found && row.outcome == LYD_IMPORT_SKIPPED;
  const char *who = !found ? "" : row.name != NULL && row.name[0] != '\0' ? row.name
                                                                          : row.email;

  set_icon (self, out ? "dialog-error-symbolic" : "dialog-warning-symbolic", out ? "error" : "lyd-amber");
  if (who != NULL && who[0] != '\0')
    set_texts (self, who, sentence);
  else
    set_texts (self, sentence, NULL);
  wrap (self->title);
  wrap (self->subtitle);
  mark_line (self, note->line, note->column);
}

/* Nothing to decide, so one line for all of them; the tab of problems has each. */
static void
fill_left_out (LydImportLine *self,
               const LydImportPlan *plan,
               guint n)
{
  const LydImportNote *note = &g_array_index (lyd_import_plan_get_notes (plan), LydImportNote, self->index);
  g_autofree char *title = g_strdup_printf (ngettext ("%u Row Stays Out", "%u Rows Stay Out", n), n);
  g_autofree char *sentence = lyd_words_import_problem (note);
  /* Translators: where something stands in a file, and what it is */
  g_autofree char *subtitle = g_strdup_printf (_ ("Line %u: %s"), note->line, sentence);
  GtkWidget *show = lyd_text_button_new (_ ("_Show"), _ ("Show the problems"));

  set_icon (self, "dialog-error-symbolic", "error");
  set_texts (self, title, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subtitle), subtitle);
  gtk_widget_set_valign (show, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (show, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (show), "import.tab");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (show), "u", LYD_IMPORT_TAB_PROBLEMS);
  gtk_box_append (self->end_box, show);
}

static void
fill_row (LydImportLine *self,
          const LydImportPlan *plan)
{
  static const struct {
    const char *icon;
    const char *style;
  } looks[] = {
    [LYD_IMPORT_ADDED] = { "list-add-symbolic", "lyd-ok" },
    [LYD_IMPORT_UPDATED] = { "document-edit-symbolic", "accent" },
    [LYD_IMPORT_UNCHANGED] = { "object-select-symbolic", "lyd-readable" },
    [LYD_IMPORT_SKIPPED] = { "dialog-error-symbolic", "error" },
  };
  LydImportPlanRow row = lyd_import_plan_get_row (plan, self->index);
  g_autofree char *line = describe_row (&row);

  set_icon (self, looks[row.outcome].icon, looks[row.outcome].style);
  set_texts (self, row.name, line);
  mark_line (self, row.line, 0);
}

static void
answer_selected_cb (GtkDropDown *choice,
                    GParamSpec *pspec,
                    gpointer data)
{
  static const LydImportAnswer answers[] = { LYD_IMPORT_ANSWER_ANOTHER, LYD_IMPORT_ANSWER_SAME,
                                             LYD_IMPORT_ANSWER_SKIP };
  LydImportLine *self = LYD_IMPORT_LINE (data);

  gtk_widget_activate_action (GTK_WIDGET (self), "import.answer", "(uu)", self->index,
                              answers[gtk_drop_down_get_selected (choice)]);
}

static void
fill_question (LydImportLine *self,
               const LydImportPlan *plan)
{
  const char *const titles[] = { _ ("Another person"), _ ("The same person"), _ ("Leave the row out"), NULL };
  LydImportPlanRow row = lyd_import_plan_get_row (plan, self->index);
  g_autofree char *subtitle = g_strdup_printf (_ ("%s belongs to %s"), row.email, row.other);
  g_autofree char *label = g_strdup_printf (_ ("Who %s is"), row.name);
  guint selected;

  /* Unanswered, the safe choice is shown: it is what happens. */
  if (row.answer == LYD_IMPORT_ANSWER_SAME)
    selected = 1;
  else
    selected = row.outcome == LYD_IMPORT_SKIPPED ? 2 : 0;
  set_icon (self, "dialog-question-symbolic", "lyd-amber");
  set_texts (self, row.name, subtitle);
  wrap (self->subtitle);
  mark_line (self, row.line, 0);
  (void) add_choice (self, titles, selected, G_CALLBACK (answer_selected_cb), label);
}

static void
fill_organization (LydImportLine *self,
                   const LydImportPlan *plan)
{
  const LydImportNewOrganization *organization =
    &g_array_index (lyd_import_plan_get_new_organizations (plan), LydImportNewOrganization, self->index);
  g_autofree char *closest =
    g_strjoinv (" · ", (char *[]){ (char *) organization->closest[0], (char *) organization->closest[1],
                                   (char *) organization->closest[2], NULL });
  g_autofree char *subtitle = NULL;
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", organization->n_rows), organization->n_rows);

  if (organization->closest[0] != NULL)
    subtitle = g_strdup_printf (_ ("Known already: %s"), closest);
  set_icon (self, subtitle != NULL ? "dialog-question-symbolic" : "list-add-symbolic",
            subtitle != NULL ? "lyd-amber" : "lyd-ok");
  set_texts (self, organization->name, subtitle);
  set_mark (self, NULL, rows, "lyd-readable");
}

static void
fill_gone (LydImportLine *self,
           const LydImportPlan *plan)
{
  const LydImportGone *gone = &g_array_index (lyd_import_plan_get_gone (plan), LydImportGone, self->index);

  set_icon (self, "dialog-information-symbolic", "lyd-readable");
  set_texts (self, gone->name, NULL);
  mark_line (self, gone->line, 0);
}

/* @draft must not be busy. */
GtkWidget *
lyd_import_line_new (LydImportItem *item,
                     LydImportDraft *draft,
                     gboolean narrow)
{
  LydImportLine *self = g_object_new (LYD_TYPE_IMPORT_LINE, NULL);
  const LydImportPlan *plan = lyd_import_draft_get_plan (draft);

  self->index = item->index;
  if (narrow) {
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), GTK_ORIENTATION_VERTICAL);
    gtk_box_set_spacing (self->box, 6);
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->end_box), GTK_ORIENTATION_VERTICAL);
    gtk_box_set_spacing (self->end_box, 6);
  }
  switch (item->kind) {
  case LYD_IMPORT_ITEM_COLUMN:
    fill_column (self, draft, plan);
    break;
  case LYD_IMPORT_ITEM_NOTE:
    fill_note (self, plan);
    break;
  case LYD_IMPORT_ITEM_QUESTION:
    fill_question (self, plan);
    break;
  case LYD_IMPORT_ITEM_ORGANIZATION:
    fill_organization (self, plan);
    break;
  case LYD_IMPORT_ITEM_GONE:
    fill_gone (self, plan);
    break;
  case LYD_IMPORT_ITEM_NEW_QUESTION:
    set_icon (self, "list-add-symbolic", "lyd-ok");
    set_texts (self, g_ptr_array_index (lyd_import_plan_get_new_questions (plan), item->index), NULL);
    break;
  case LYD_IMPORT_ITEM_LEFT_OUT:
    fill_left_out (self, plan, item->count);
    break;
  case LYD_IMPORT_ITEM_ROW:
    fill_row (self, plan);
    break;
  case LYD_IMPORT_ITEM_HEADING:
  case LYD_IMPORT_ITEM_PERSON:
  default:
    g_return_val_if_reached (GTK_WIDGET (self));
  }
  return GTK_WIDGET (self);
}
