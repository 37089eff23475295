#include "lyd-design-dialog.h"

#include "lyd-ask-where.h"
#include "lyd-badge-view.h"
#include "lyd-designs.h"
#include "lyd-fold.h"
#include "lyd-store-designs.h"

#include <glib/gi18n.h>
#include <math.h>

/* Pixels: half of the smallest screen is left for what is adjusted. */
#define PREVIEW_HEIGHT 200

struct _LydDesignDialog {
  LydForm parent_instance;

  LydId event;
  LydDesignSheet *sheet; /* what it began with */
  LydBadgeDesign *design;
  guint sample;     /* whose badge is shown */
  gboolean filling; /* widgets are set by the program */

  LydBadgeView *view;
  GtkLabel *whose;
  GtkWidget *doubts;
  GtkLabel *doubt;
  GtkEditable *heading;
  GtkEditable *line;
  AdwComboRow *second_side;
  AdwActionRow *logo_row;
  AdwActionRow *background_row;
  GtkWidget *strength_row;
  GtkRange *strength;
  AdwPreferencesGroup *fields;
  AdwPreferencesGroup *types;
  GtkSwitch *switches[LYD_N_BADGE_FIELDS];
  GtkSwitch *hatched;
  GtkColorChooser *colors[LYD_N_ATTENDEE_TYPES];
  GtkDropDown *shapes[LYD_N_ATTENDEE_TYPES];
};

G_DEFINE_FINAL_TYPE (LydDesignDialog, lyd_design_dialog, LYD_TYPE_FORM)

/* What can be left out; a name and the code cannot. */
static const LydBadgeField optional[] = {
  LYD_BADGE_ORGANIZATION,
  LYD_BADGE_ROLE,
  LYD_BADGE_PRONOUNS,
  LYD_BADGE_TYPE,
  LYD_BADGE_EVENT,
  LYD_BADGE_WHEN,
  LYD_BADGE_FIRST_TIME,
  LYD_BADGE_NO_PHOTOS,
  LYD_BADGE_SHORT_CODE,
  LYD_BADGE_TRAY,
};

static void
say_doubts (LydDesignDialog *self)
{
  guint doubts = lyd_badge_design_find_doubts (self->design);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint bit = 0; bit < LYD_N_DESIGN_DOUBTS; bit++)
    if ((doubts & (1u << bit)) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                              lyd_badge_doubt_get_title ((LydDesignDoubts) (1u << bit)));
  gtk_label_set_label (self->doubt, words->str);
  gtk_widget_set_visible (self->doubts, doubts != 0);
}

static void
show_badge (LydDesignDialog *self)
{
  const LydDesignSample *sample = g_ptr_array_index (self->sheet->samples, self->sample);
  guint problems = lyd_badge_view_show (self->view, self->design, &sample->badge);
  g_autoptr (GString) words = g_string_new (sample->label);

  problems &= LYD_BADGE_NAME_TOO_LONG | LYD_BADGE_TEXT_TOO_LONG | LYD_BADGE_MISSING_GLYPHS;
  for (guint bit = 0; bit < LYD_N_BADGE_PROBLEMS; bit++)
    if ((problems & (1u << bit)) != 0)
      g_string_append_printf (words, " · %s", lyd_badge_problem_get_title ((LydBadgeProblems) (1u << bit)));
  gtk_label_set_label (self->whose, words->str);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "design.previous", self->sample > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "design.next", self->sample + 1 < self->sheet->samples->len);
}

static void
show_pictures (LydDesignDialog *self)
{
  const LydBadgePicture *pictures[] = { self->design->logo, self->design->background };
  AdwActionRow *rows[] = { self->logo_row, self->background_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *size =
      pictures[i] != NULL ? g_strdup_printf (_ ("%d × %d pixels"), pictures[i]->width, pictures[i]->height) : NULL;

    adw_action_row_set_subtitle (rows[i], size != NULL ? size : _ ("None"));
  }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "design.remove-logo", self->design->logo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "design.remove-background", self->design->background != NULL);
  gtk_widget_set_visible (self->strength_row, self->design->background != NULL);
}

static void
show_all (LydDesignDialog *self)
{
  show_badge (self);
  show_pictures (self);
  say_doubts (self);
}

/* Puts the design into the widgets. */
static void
fill (LydDesignDialog *self)
{
  const LydBadgeDesign *design = self->design;

  self->filling = TRUE;
  gtk_editable_set_text (self->heading, design->event != NULL ? design->event : self->sheet->title);
  gtk_editable_set_text (self->line, design->text != NULL ? design->text : "");
  adw_combo_row_set_selected (self->second_side, design->second_side);
  gtk_range_set_value (self->strength, design->strength);
  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    gtk_switch_set_active (self->switches[optional[i]], design->shown[optional[i]]);
  gtk_switch_set_active (self->hatched, design->hatched_edge);
  for (guint i = 0; i < LYD_N_ATTENDEE_TYPES; i++) {
    const LydBadgeColor *color = &design->types[i].color;

    gtk_color_chooser_set_rgba (self->colors[i],
                                &(GdkRGBA){ (float) color->red, (float) color->green, (float) color->blue, 1 });
    gtk_drop_down_set_selected (self->shapes[i], (guint) lyd_badge_shape_find (design->types[i].corners));
  }
  self->filling = FALSE;
  show_all (self);
}

static char *
dup_line (GtkEditable *entry)
{
  char *line = lyd_clean_line (gtk_editable_get_text (entry));

  if (*line == '\0')
    g_clear_pointer (&line, g_free);
  return line;
}

/* Takes what the widgets say over into the design. */
static void
collect (LydDesignDialog *self)
{
  LydBadgeDesign *design = self->design;
  char *heading = dup_line (self->heading);

  if (g_strcmp0 (heading, self->sheet->title) == 0)
    g_clear_pointer (&heading, g_free);
  g_free (design->event);
  design->event = heading;
  g_free (design->text);
  design->text = dup_line (self->line);
  design->second_side = (LydBadgeSecondSide) adw_combo_row_get_selected (self->second_side);
  design->strength = (int) lround (gtk_range_get_value (self->strength));
  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    design->shown[optional[i]] = gtk_switch_get_active (self->switches[optional[i]]);
  design->hatched_edge = gtk_switch_get_active (self->hatched);
  for (guint i = 0; i < LYD_N_ATTENDEE_TYPES; i++) {
    GdkRGBA color;

    gtk_color_chooser_get_rgba (self->colors[i], &color);
    /* As a file says it: in steps of 1/255. */
    design->types[i].color = (LydBadgeColor){ round (color.red * 255.0) / 255, round (color.green * 255.0) / 255,
                                              round (color.blue * 255.0) / 255 };
    design->types[i].corners = lyd_badge_shape_get_corners ((int) gtk_drop_down_get_selected (self->shapes[i]));
  }
}

static void
check (LydForm *form)
{
  LydDesignDialog *self = LYD_DESIGN_DIALOG (form);
  gboolean fine;

  if (self->filling || self->sheet == NULL)
    return;
  collect (self);
  show_all (self);
  fine = g_utf8_strlen (gtk_editable_get_text (self->heading), -1) <= LYD_BADGE_MAX_TEXT &&
         g_utf8_strlen (gtk_editable_get_text (self->line), -1) <= LYD_BADGE_MAX_TEXT;
  lyd_form_judge (form, fine ? "" : _ ("That is too much text for a badge."), fine);
}

static void
save (LydForm *form)
{
  LydDesignDialog *self = LYD_DESIGN_DIALOG (form);

  lyd_store_set_design_async (lyd_form_get_store (form), &self->event, self->design, lyd_form_saved_cb,
                              g_object_ref (form));
}

static void
set_design (LydDesignDialog *self,
            LydBadgeDesign *design)
{
  lyd_badge_design_free (self->design);
  self->design = design;
  fill (self);
}

static void
previous_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  LydDesignDialog *self = LYD_DESIGN_DIALOG (widget);

  self->sample -= self->sample > 0;
  show_badge (self);
}

static void
next_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydDesignDialog *self = LYD_DESIGN_DIALOG (widget);

  self->sample += self->sample + 1 < self->sheet->samples->len;
  show_badge (self);
}

static void
reset_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydDesignDialog *self = LYD_DESIGN_DIALOG (widget);

  set_design (self, lyd_badge_design_new_builtin (self->design->id));
}

/* Takes @picture. */
static void
set_picture (LydDesignDialog *self,
             gboolean background,
             LydBadgePicture *picture)
{
  LydBadgePicture **into = background ? &self->design->background : &self->design->logo;

  g_clear_pointer (into, lyd_badge_picture_free);
  *into = picture;
  show_all (self);
}

static void
take_picture (LydDesignDialog *self,
              gboolean background,
              GObject *source,
              GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  LydBadgePicture *picture = lyd_store_load_picture_finish (LYD_STORE (source), result, &error);

  lyd_form_tell (LYD_FORM (self), error != NULL ? error->message : "");
  if (picture != NULL)
    set_picture (self, background, picture);
}

static void
logo_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydDesignDialog) self = data;

  take_picture (self, FALSE, source, result);
}

static void
background_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (LydDesignDialog) self = data;

  take_picture (self, TRUE, source, result);
}

void
lyd_design_dialog_use_logo (LydDesignDialog *self,
                            const char *path)
{
  lyd_store_load_picture_async (lyd_form_get_store (LYD_FORM (self)), path, FALSE, logo_cb, g_object_ref (self));
}

void
lyd_design_dialog_use_background (LydDesignDialog *self,
                                  const char *path)
{
  lyd_store_load_picture_async (lyd_form_get_store (LYD_FORM (self)), path, TRUE, background_cb, g_object_ref (self));
}

static void
choose_logo_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  lyd_ask_where (widget, _ ("Choose a Logo"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
                 (LydPathFunc) lyd_design_dialog_use_logo);
}

static void
choose_background_action (GtkWidget *widget,
                          const char *name,
                          GVariant *parameter)
{
  lyd_ask_where (widget, _ ("Choose a Background"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
                 (LydPathFunc) lyd_design_dialog_use_background);
}

static void
remove_logo_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  set_picture (LYD_DESIGN_DIALOG (widget), FALSE, NULL);
}

static void
remove_background_action (GtkWidget *widget,
                          const char *name,
                          GVariant *parameter)
{
  set_picture (LYD_DESIGN_DIALOG (widget), TRUE, NULL);
}

static void
imported_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydDesignDialog) self = data;
  g_autoptr (GError) error = NULL;
  LydBadgeDesign *design = lyd_store_load_design_finish (LYD_STORE (source), result, &error);

  lyd_form_tell (LYD_FORM (self), error != NULL ? error->message : "");
  if (design != NULL)
    set_design (self, design);
}

/* Shows what a file says; it is saved with the rest. One that is none is refused with line and column. */
void
lyd_design_dialog_import (LydDesignDialog *self,
                          const char *path)
{
  lyd_store_load_design_async (lyd_form_get_store (LYD_FORM (self)), path, imported_cb, g_object_ref (self));
}

static void
exported_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydDesignDialog) self = data;
  g_autoptr (GError) error = NULL;

  lyd_store_write_design_finish (LYD_STORE (source), result, &error);
  lyd_form_tell (LYD_FORM (self), error != NULL ? error->message : "");
}

/* Writes what is shown, saved or not. */
void
lyd_design_dialog_export (LydDesignDialog *self,
                          const char *path)
{
  lyd_store_save_design_async (lyd_form_get_store (LYD_FORM (self)), self->design, path, exported_cb,
                               g_object_ref (self));
}

static void
import_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  lyd_ask_where (widget, _ ("Import a Badge Design"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
                 (LydPathFunc) lyd_design_dialog_import);
}

static void
export_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  /* Translators: a file's name */
  g_autofree char *proposed = g_strconcat (_ ("badge"), LYD_DESIGN_SUFFIX, NULL);

  lyd_ask_where (widget, _ ("Export the Badge Design"), GTK_FILE_CHOOSER_ACTION_SAVE, proposed,
                 (LydPathFunc) lyd_design_dialog_export);
}

static void
lyd_design_dialog_dispose (GObject *object)
{
  LydDesignDialog *self = LYD_DESIGN_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_DESIGN_DIALOG);
  g_clear_pointer (&self->sheet, lyd_design_sheet_free);
  g_clear_pointer (&self->design, lyd_badge_design_free);
  G_OBJECT_CLASS (lyd_design_dialog_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "design.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "design.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "design.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "design.choose-logo", NULL, choose_logo_action);
  gtk_widget_class_install_action (widget_class, "design.choose-background", NULL, choose_background_action);
  gtk_widget_class_install_action (widget_class, "design.remove-logo", NULL, remove_logo_action);
  gtk_widget_class_install_action (widget_class, "design.remove-background", NULL, remove_background_action);
  gtk_widget_class_install_action (widget_class, "design.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "design.export", NULL, export_action);
}

static void
lyd_design_dialog_class_init (LydDesignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_design_dialog_dispose;
  LYD_FORM_CLASS (klass)->check = check;
  LYD_FORM_CLASS (klass)->save = save;
  LYD_FORM_CLASS (klass)->finish = lyd_store_act_finish;

  g_type_ensure (LYD_TYPE_BADGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/badges/lyd-design-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LydDesignDialog, view);
  gtk_widget_class_bind_template_child (widget_class, LydDesignDialog, whose);
  gtk_widget_class_bind_template_child (widget_class, LydDesignDialog, doubts);
  gtk_widget_class_bind_template_child (widget_class, LydDesignDialog, doubt);
  gtk_widget_class_bind_template_child (widget_class, LydDesignDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, LydDesignDialog, line);
  gtk_widget_class_bind_template_child (widget_class, LydDesignDialog, second_side);
  gtk_widget_class_bind_template_child (widget_class, LydDesignDialog, logo_row);
  gtk_widget_class_bind_template_child (widget_class, LydDesignDialog, background_row);
  gtk_widget_class_bind_template_child (widget_class, LydDesignDialog, strength_row);
  gtk_widget_class_bind_template_child (widget_class, LydDesignDialog, strength);
  gtk_widget_class_bind_template_child (widget_class, LydDesignDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, LydDesignDialog, types);
  lyd_form_class_bind_callbacks (widget_class);
  install_actions (widget_class);
}

static GtkSwitch *
add_switch (LydDesignDialog *self,
            const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (lyd_form_changed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->fields, row);
  return GTK_SWITCH (toggle);
}

static void
add_type (LydDesignDialog *self,
          int type)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *color = gtk_color_button_new ();
  g_autoptr (GtkStringList) shapes = gtk_string_list_new (NULL);
  const char *title = lyd_word_title (&lyd_attendee_types, type);
  /* Translators: of an attendee type */
  g_autofree char *color_label = g_strdup_printf (_ ("Color of “%s”"), title);
  g_autofree char *shape_label = g_strdup_printf (_ ("Shape of “%s”"), title);
  GtkWidget *shape;

  for (int i = 0; i < lyd_badge_shapes.n_words; i++)
    gtk_string_list_append (shapes, lyd_word_title (&lyd_badge_shapes, i));
  shape = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (shapes)), NULL);
  gtk_widget_set_valign (color, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (shape, GTK_ALIGN_CENTER);
  gtk_color_button_set_title (GTK_COLOR_BUTTON (color), color_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (color), GTK_ACCESSIBLE_PROPERTY_LABEL, color_label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (shape), GTK_ACCESSIBLE_PROPERTY_LABEL, shape_label, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), shape);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), color);
  g_signal_connect_object (color, "color-set", G_CALLBACK (lyd_form_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (shape, "notify::selected", G_CALLBACK (lyd_form_changed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->types, row);
  self->colors[type] = GTK_COLOR_CHOOSER (color);
  self->shapes[type] = GTK_DROP_DOWN (shape);
}

static void
lyd_design_dialog_init (LydDesignDialog *self)
{
  g_autoptr (GtkStringList) sides = gtk_string_list_new (NULL);

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < lyd_badge_second_sides.n_words; i++)
    gtk_string_list_append (sides, lyd_word_title (&lyd_badge_second_sides, i));
  adw_combo_row_set_model (self->second_side, G_LIST_MODEL (sides));
  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    self->switches[optional[i]] = add_switch (self, lyd_word_title (&lyd_badge_fields, (int) optional[i]));
  self->hatched = add_switch (self, _ ("Hatched edge of “No photos”"));
  for (int i = 0; i < LYD_N_ATTENDEE_TYPES; i++)
    add_type (self, i);
}

/**
 * lyd_design_dialog_new:
 * @sheet: (transfer full): what the event's badges look like, and names to look at
 * @stock: (nullable): what they are printed on
 */
LydDesignDialog *
lyd_design_dialog_new (GtkWindow *parent,
                       LydStore *store,
                       const LydId *event,
                       LydDesignSheet *sheet,
                       const LydStock *stock)
{
  LydDesignDialog *self = g_object_new (LYD_TYPE_DESIGN_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  gboolean turned = stock != NULL && lyd_stock_is_turned (stock);

  self->event = *event;
  self->sheet = sheet;
  self->design = lyd_badge_design_copy (sheet->design);
  /* Beside the example, which thumbnails show, there are real names. */
  self->sample = MIN (1, sheet->samples->len - 1);
  if (stock != NULL)
    lyd_badge_view_set_size (self->view, turned ? stock->height : stock->width, turned ? stock->width : stock->height,
                             stock->roll);
  lyd_badge_view_set_bound (self->view, PREVIEW_HEIGHT);
  lyd_form_begin (LYD_FORM (self), store);
  fill (self);
  lyd_form_changed (LYD_FORM (self));
  return self;
}

/* What is shown now, saved or not. */
const LydBadgeDesign *
lyd_design_dialog_get_design (LydDesignDialog *self)
{
  return self->design;
}
