#include "lyd-choice-list.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydChoiceList {
  AdwBin parent_instance;

  GtkListBox *list;
  GtkWidget *adder; /* the last row: what is written there becomes a choice */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LydChoiceList, lyd_choice_list, ADW_TYPE_BIN)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *add_row (LydChoiceList *self, const char *text, int position);

static void
tell (LydChoiceList *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Returns: the row in which @widget stands */
static GtkListBoxRow *
get_row (GtkWidget *widget)
{
  return GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW));
}

/* Of a list that was pasted, each line is a choice of its own. */
static gboolean
split_lines (LydChoiceList *self,
             GtkWidget *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_auto (GStrv) lines = NULL;
  int position = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  gboolean first = row != self->adder;

  if (strchr (text, '\n') == NULL)
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  self->filling = TRUE;
  for (gsize i = 0; lines[i] != NULL; i++) {
    const char *line = g_strstrip (lines[i]);

    if (line[0] == '\0')
      continue;
    if (first)
      gtk_editable_set_text (GTK_EDITABLE (row), line);
    else
      add_row (self, line, row == self->adder ? position++ : ++position);
    first = FALSE;
  }
  if (row == self->adder)
    gtk_editable_set_text (GTK_EDITABLE (row), "");
  self->filling = FALSE;
  return TRUE;
}

static void
changed_cb (LydChoiceList *self,
            GtkWidget *row)
{
  if (!self->filling) {
    split_lines (self, row);
    tell (self);
  }
}

/* What stands in the last row is taken over, and the next can be written. */
static void
take_over (LydChoiceList *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->adder))));

  if (text[0] == '\0')
    return;
  self->filling = TRUE;
  add_row (self, text, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->adder)));
  gtk_editable_set_text (GTK_EDITABLE (self->adder), "");
  self->filling = FALSE;
  tell (self);
}

static void
entered_cb (LydChoiceList *self,
            GtkWidget *row)
{
  if (row == self->adder)
    take_over (self);
  gtk_widget_grab_focus (self->adder);
}

static void
remove_cb (LydChoiceList *self,
           GtkWidget *button)
{
  GtkListBoxRow *row = get_row (button);
  int index = gtk_list_box_row_get_index (row);

  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, index)));
  tell (self);
}

static void
move (LydChoiceList *self,
      GtkListBoxRow *row,
      int step)
{
  int to = gtk_list_box_row_get_index (row) + step;

  if (GTK_WIDGET (row) == self->adder || to < 0 ||
      to >= gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->adder)))
    return;
  g_object_ref (row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), to);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  g_object_unref (row);
  tell (self);
}

/* Alt+Up and Alt+Down on a choice. */
static gboolean
move_cb (GtkWidget *widget,
         GVariant *step,
         gpointer data)
{
  move (LYD_CHOICE_LIST (gtk_widget_get_ancestor (widget, LYD_TYPE_CHOICE_LIST)), GTK_LIST_BOX_ROW (widget),
        g_variant_get_int32 (step));
  return TRUE;
}

static void
add_keys (GtkWidget *row)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (GDK_KEY_Up,
                                                                                                 GDK_ALT_MASK),
                                                                         gtk_callback_action_new (move_cb, NULL, NULL),
                                                                         "i", -1));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (GDK_KEY_Down,
                                                                                                 GDK_ALT_MASK),
                                                                         gtk_callback_action_new (move_cb, NULL, NULL),
                                                                         "i", 1));
  gtk_widget_add_controller (row, keys);
}

static GtkWidget *
entry_row_new (LydChoiceList *self,
               const char *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, NULL);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
add_row (LydChoiceList *self,
         const char *text,
         int position)
{
  GtkWidget *row = entry_row_new (self, _ ("Choice"));
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove this choice"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Remove this choice"),
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  add_keys (row);
  gtk_list_box_insert (self->list, row, position);
  return row;
}

static void
lyd_choice_list_class_init (LydChoiceListClass *klass)
{
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_CHOICE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyd_choice_list_init (LydChoiceList *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choices"), -1);
  self->adder = entry_row_new (self, _ ("Add a choice, or paste a list"));
  gtk_list_box_append (self->list, self->adder);
  adw_bin_set_child (ADW_BIN (self), list);
}

void
lyd_choice_list_set (LydChoiceList *self,
                     const char *const *choices)
{
  GtkListBoxRow *row;

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL && GTK_WIDGET (row) != self->adder)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (int i = 0; choices != NULL && choices[i] != NULL; i++)
    add_row (self, choices[i], i);
  self->filling = FALSE;
}

/* Returns: (transfer full): what is written, what stands in the last row included; blank ones are none */
char **
lyd_choice_list_dup (LydChoiceList *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++) {
    g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

    if (text[0] != '\0')
      g_ptr_array_add (choices, g_steal_pointer (&text));
  }
  g_ptr_array_add (choices, NULL);
  return (char **) g_ptr_array_steal (choices, NULL);
}
