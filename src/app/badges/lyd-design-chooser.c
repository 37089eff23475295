#include "lyd-design-chooser.h"

#include "lyd-badge-view.h"
#include "lyd-design-dialog.h"
#include "lyd-store-designs.h"
#include "lyd-window.h"

#include <string.h>

#define MAX_DESIGNS 3

struct _LydDesignChooser {
  AdwBin parent_instance;

  LydStore *store;
  LydId event;
  LydDesignSheet *sheet; /* NULL until it has been read */
  GCancellable *cancellable;
  const LydStock *stock; /* the page's; NULL until one is known */
  gboolean filling;

  GtkBox *thumbnails;
  GtkToggleButton *buttons[MAX_DESIGNS];
  LydBadgeView *views[MAX_DESIGNS];
  AdwActionRow *adjust;
};

G_DEFINE_FINAL_TYPE (LydDesignChooser, lyd_design_chooser, ADW_TYPE_BIN)

static void
get_size (LydDesignChooser *self,
          double *width,
          double *height)
{
  const LydStock *stock = self->stock;
  gboolean turned = stock != NULL && lyd_stock_is_turned (stock);

  *width = stock != NULL ? turned ? stock->height : stock->width : 288;
  *height = stock != NULL ? turned ? stock->width : stock->height : 216;
}

/* Every built-in design on one name; the one in use with what was adjusted. */
static void
show (LydDesignChooser *self)
{
  const LydDesignSample *sample;
  double width, height;

  if (self->sheet == NULL)
    return;
  sample = g_ptr_array_index (self->sheet->samples, 0);
  get_size (self, &width, &height);
  self->filling = TRUE;
  for (guint i = 0; i < lyd_badge_designs_get_n_builtin () && i < MAX_DESIGNS; i++) {
    const char *id = lyd_badge_designs_get_builtin_id (i);
    gboolean used = g_strcmp0 (self->sheet->design->id, id) == 0;
    g_autoptr (LydBadgeDesign) design = used ? NULL : lyd_badge_design_new_builtin (id);

    lyd_badge_view_set_size (self->views[i], width, height, self->stock != NULL && self->stock->roll);
    lyd_badge_view_show (self->views[i], used ? self->sheet->design : design, &sample->badge);
    gtk_toggle_button_set_active (self->buttons[i], used);
  }
  self->filling = FALSE;
  adw_action_row_set_subtitle (self->adjust, lyd_badge_design_get_summary (self->sheet->design));
}

static void
toast (LydDesignChooser *self,
       const char *message)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (LYD_IS_WINDOW (root))
    lyd_window_toast (LYD_WINDOW (root), message);
}

static void
say_done (LydDesignChooser *self,
          const LydDone *done)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (LYD_IS_WINDOW (root) && !lyd_id_is_none (&done->entry))
    lyd_window_toast_undo (LYD_WINDOW (root), done->sentence, &done->entry);
  /* Nothing is built upon what it was before. */
  g_clear_pointer (&self->sheet, lyd_design_sheet_free);
  lyd_design_chooser_reload (self);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydDesignChooser) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  if (done != NULL) {
    say_done (self, done);
  } else {
    toast (self, error->message);
    show (self);
  }
}

/* Another design takes over what is the organizer's own: words, pictures, the second side, what is left out. */
static LydBadgeDesign *
take_over (const LydBadgeDesign *old,
           const char *id)
{
  LydBadgeDesign *design = lyd_badge_design_new_builtin (id);

  design->event = g_strdup (old->event);
  design->text = g_strdup (old->text);
  design->logo = old->logo != NULL ? lyd_badge_picture_copy (old->logo) : NULL;
  design->background = old->background != NULL ? lyd_badge_picture_copy (old->background) : NULL;
  design->strength = old->strength;
  design->second_side = old->second_side;
  memcpy (design->shown, old->shown, sizeof design->shown);
  return design;
}

static void
toggled_cb (LydDesignChooser *self,
            GtkToggleButton *button)
{
  g_autoptr (LydBadgeDesign) design = NULL;
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "design"));
  const char *id = lyd_badge_designs_get_builtin_id (index);

  if (self->filling || self->sheet == NULL || !gtk_toggle_button_get_active (button) ||
      g_strcmp0 (id, self->sheet->design->id) == 0)
    return;
  design = take_over (self->sheet->design, id);
  lyd_store_set_design_async (self->store, &self->event, design, saved_cb, g_object_ref (self));
}

static void
adjusted_cb (LydDesignChooser *self,
             const LydDone *done)
{
  say_done (self, done);
}

static void
adjust_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydDesignChooser *self = LYD_DESIGN_CHOOSER (widget);
  LydDesignDialog *dialog;

  if (self->sheet == NULL)
    return;
  dialog = lyd_design_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->store, &self->event,
                                  g_steal_pointer (&self->sheet), self->stock);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (adjusted_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  /* The dialog keeps what it began with. */
  lyd_design_chooser_reload (self);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydDesignChooser) self = data;
  g_autoptr (GError) error = NULL;
  LydDesignSheet *sheet = lyd_store_load_design_sheet_finish (LYD_STORE (source), result, &error);

  if (sheet == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      toast (self, error->message);
    return;
  }
  g_clear_pointer (&self->sheet, lyd_design_sheet_free);
  self->sheet = sheet;
  show (self);
}

/* Reads anew what the event's badges look like. */
void
lyd_design_chooser_reload (LydDesignChooser *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  lyd_store_load_design_sheet_async (self->store, &self->event, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
lyd_design_chooser_dispose (GObject *object)
{
  LydDesignChooser *self = LYD_DESIGN_CHOOSER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->sheet, lyd_design_sheet_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_DESIGN_CHOOSER);
  G_OBJECT_CLASS (lyd_design_chooser_parent_class)->dispose (object);
}

static void
lyd_design_chooser_class_init (LydDesignChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_design_chooser_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/badges/lyd-design-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, LydDesignChooser, thumbnails);
  gtk_widget_class_bind_template_child (widget_class, LydDesignChooser, adjust);
  gtk_widget_class_install_action (widget_class, "design.adjust", NULL, adjust_action);
}

static void
add_thumbnail (LydDesignChooser *self,
               guint index)
{
  g_autoptr (LydBadgeDesign) design = lyd_badge_design_new_builtin (lyd_badge_designs_get_builtin_id (index));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (lyd_badge_design_get_title (design));
  GtkWidget *button = gtk_toggle_button_new ();

  self->views[index] = g_object_new (LYD_TYPE_BADGE_VIEW, "vexpand", TRUE, NULL);
  self->buttons[index] = GTK_TOGGLE_BUTTON (button);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->views[index]));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "lyd-design");
  gtk_widget_set_tooltip_text (button, lyd_badge_design_get_summary (design));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lyd_badge_design_get_title (design), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  lyd_badge_design_get_summary (design), -1);
  g_object_set_data (G_OBJECT (button), "design", GUINT_TO_POINTER (index));
  if (index > 0)
    gtk_toggle_button_set_group (self->buttons[index], self->buttons[0]);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->thumbnails, button);
}

static void
lyd_design_chooser_init (LydDesignChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < lyd_badge_designs_get_n_builtin () && i < MAX_DESIGNS; i++)
    add_thumbnail (self, i);
}

/* @store: (nullable): %NULL empties it */
void
lyd_design_chooser_set_event (LydDesignChooser *self,
                              LydStore *store,
                              const LydId *event)
{
  self->event = event != NULL ? *event : lyd_id_none;
  g_set_object (&self->store, store);
  g_clear_pointer (&self->sheet, lyd_design_sheet_free);
  lyd_design_chooser_reload (self);
}

/* @stock: what badges are printed on; must outlive the chooser or be replaced */
void
lyd_design_chooser_set_stock (LydDesignChooser *self,
                              const LydStock *stock)
{
  self->stock = stock;
  show (self);
}

/* Returns: (nullable): what the event's badges look like; %NULL until it has been read */
const LydBadgeDesign *
lyd_design_chooser_get_design (LydDesignChooser *self)
{
  return self->sheet != NULL ? self->sheet->design : NULL;
}
