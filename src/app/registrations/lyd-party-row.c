#include "lyd-party-row.h"

struct _LydPartyRow {
  AdwBin parent_instance;

  LydPartyItem *item;
  GBinding *chosen;
  GBinding *whom;
  GBinding *sensitive;

  GtkCheckButton *check;
  GtkLabel *name;
  GtkLabel *details;
  GtkDropDown *who;
  GtkImage *icon;
  GtkLabel *word;
};

G_DEFINE_FINAL_TYPE (LydPartyRow, lyd_party_row, ADW_TYPE_BIN)

static void
forget (LydPartyRow *self)
{
  g_clear_pointer (&self->chosen, g_binding_unbind);
  g_clear_pointer (&self->whom, g_binding_unbind);
  g_clear_pointer (&self->sensitive, g_binding_unbind);
  g_clear_object (&self->item);
}

/* Name, organization and address are longer than a narrow window is wide. */
static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
lyd_party_row_dispose (GObject *object)
{
  forget (LYD_PARTY_ROW (object));
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_PARTY_ROW);
  G_OBJECT_CLASS (lyd_party_row_parent_class)->dispose (object);
}

static void
lyd_party_row_class_init (LydPartyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_party_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/registrations/lyd-party-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LydPartyRow, check);
  gtk_widget_class_bind_template_child (widget_class, LydPartyRow, name);
  gtk_widget_class_bind_template_child (widget_class, LydPartyRow, details);
  gtk_widget_class_bind_template_child (widget_class, LydPartyRow, who);
  gtk_widget_class_bind_template_child (widget_class, LydPartyRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LydPartyRow, word);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
}

static void
lyd_party_row_init (LydPartyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->name,
                                  self->details, self->word, NULL, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->who), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->word,
                                  self->name, NULL, -1);
}

GtkWidget *
lyd_party_row_new (void)
{
  return g_object_new (LYD_TYPE_PARTY_ROW, NULL);
}

/* Whoever cannot be chosen yet has to be told apart first, which the list below the name does. */
static gboolean
get_can_choose (GBinding *binding,
                const GValue *from,
                GValue *to,
                gpointer data)
{
  g_value_set_boolean (to, lyd_party_item_can_choose (data));
  return TRUE;
}

static void
show_who (LydPartyRow *self)
{
  g_auto (GStrv) who = lyd_party_item_dup_who (self->item);
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) who);

  gtk_drop_down_set_model (self->who, G_LIST_MODEL (list));
  gtk_widget_set_visible (GTK_WIDGET (self->who), who[0] != NULL);
  if (who[0] == NULL)
    return;
  self->whom = g_object_bind_property (self->item, "who", self->who, "selected",
                                       G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

void
lyd_party_row_set_item (LydPartyRow *self,
                        LydPartyItem *item)
{
  g_autofree char *details = NULL;
  const char *icon, *style;

  forget (self);
  if (item == NULL)
    return;
  self->item = g_object_ref (item);
  details = lyd_party_item_dup_details (item);
  gtk_label_set_label (self->name, lyd_party_item_get_member (item)->name);
  gtk_label_set_label (self->details, details);
  gtk_widget_set_visible (GTK_WIDGET (self->details), details[0] != '\0');
  gtk_label_set_label (self->word, lyd_party_item_get_word (item, &icon, &style));
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char *[]){ style, NULL });
  gtk_widget_set_css_classes (GTK_WIDGET (self->word), (const char *[]){ "caption", style, NULL });
  show_who (self);
  self->chosen = g_object_bind_property (item, "chosen", self->check, "active",
                                         G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  self->sensitive = g_object_bind_property_full (item, "who", self->check, "sensitive", G_BINDING_SYNC_CREATE,
                                                 get_can_choose, NULL, item, NULL);
}
