#include "lyd-merge-view.h"

#include "lyd-directory-look.h"
#include "lyd-fold.h"
#include "lyd-phrases.h"

#include <glib/gi18n.h>

struct _LydMergeView {
  AdwBin parent_instance;

  GPtrArray *rows;                       /* of what happens; borrowed */
  GtkWidget *theirs[LYD_N_MERGE_FIELDS]; /* the right one of two buttons; NULL: nothing to choose */

  GtkLabel *why;
  AdwAvatar *avatars[2];
  GtkLabel *names[2];
  GtkLabel *lines[2];
  GtkBox *fields;
  AdwPreferencesGroup *effects;
};

G_DEFINE_FINAL_TYPE (LydMergeView, lyd_merge_view, ADW_TYPE_BIN)

/* "7 registrations, the last in May 2027" */
static char *
make_line (const LydPersonPage *page)
{
  g_autofree char *count = NULL;
  g_autofree char *days = NULL;
  const LydVisit *last;
  LydEvent event = { 0 };

  if (page->visits->len == 0)
    return g_strdup (_ ("No registration yet"));
  last = g_ptr_array_index (page->visits, 0);
  event.start = last->start;
  event.end = last->end;
  event.timezone = last->timezone;
  days = lyd_format_days (&event);
  count = g_strdup_printf (ngettext ("%d registration", "%d registrations", page->visits->len),
                           (int) page->visits->len);
  /* Translators: a count of registrations, and the day of the latest */
  return g_strdup_printf (_ ("%s · last %s"), count, days);
}

static void
show_side (LydMergeView *self,
           const LydMergeComparison *comparison,
           gsize i)
{
  const LydPersonPage *page = comparison->sides[i];
  g_autofree char *name = lyd_safe_text (page->person->name);
  g_autofree char *line = make_line (page);

  adw_avatar_set_text (self->avatars[i], name);
  gtk_label_set_label (self->names[i], name);
  gtk_label_set_label (self->lines[i], line);
}

/* ---- the fields ---- */

static GtkWidget *
value_new (const char *text,
           const char *what)
{
  g_autofree char *safe = lyd_safe_text (text != NULL ? text : "–");
  GtkWidget *label = gtk_label_new (safe);
  GtkWidget *button = gtk_check_button_new ();
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* A hyphen that is not there would be read as part of the address. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, text != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, safe,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, what, -1);
  return button;
}

static void
add_field (LydMergeView *self,
           const LydMergeComparison *comparison,
           LydMergeField field)
{
  const char *what = lyd_word_title (&lyd_merge_fields, (int) field);
  const char *ours = lyd_merge_get_text (comparison->sides[0], field);
  const char *theirs = lyd_merge_get_text (comparison->sides[1], field);
  GtkWidget *title = gtk_label_new (what);
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *left = value_new (ours, what);
  GtkWidget *right = value_new (theirs, what);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (right), GTK_CHECK_BUTTON (left));
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON ((comparison->take & (1u << field)) != 0 ? right : left), TRUE);
  gtk_box_append (GTK_BOX (pair), left);
  gtk_box_append (GTK_BOX (pair), right);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), pair);
  gtk_widget_add_css_class (box, "lyd-merge-field");
  gtk_box_append (self->fields, box);
  self->theirs[field] = right;
}

/* What both say alike, or neither says, is no question; notes are both kept. */
static void
show_fields (LydMergeView *self,
             const LydMergeComparison *comparison)
{
  static const LydMergeField order[] = {
    LYD_MERGE_NAME,
    LYD_MERGE_ORGANIZATION,
    LYD_MERGE_ROLE,
    LYD_MERGE_EMAIL,
    LYD_MERGE_PHONE,
    LYD_MERGE_PRONOUNS,
    LYD_MERGE_PRONUNCIATION,
    LYD_MERGE_LEGAL,
    LYD_MERGE_LANGUAGE,
  };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->fields))) != NULL)
    gtk_box_remove (self->fields, child);
  for (gsize i = 0; i < G_N_ELEMENTS (self->theirs); i++)
    self->theirs[i] = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_strcmp0 (lyd_merge_get_text (comparison->sides[0], order[i]),
                   lyd_merge_get_text (comparison->sides[1], order[i])) != 0)
      add_field (self, comparison, order[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->fields), gtk_widget_get_first_child (GTK_WIDGET (self->fields)) != NULL);
}

/* ---- what happens ---- */

static void
add_effect (LydMergeView *self,
            const char *icon,
            const char *title,
            const char *subtitle)
{
  lyd_directory_add (self->effects, self->rows, lyd_directory_row_new (icon, title, subtitle));
}

static void
show_moves (LydMergeView *self,
            const LydMergeComparison *comparison)
{
  int n = comparison->n_visits;
  g_autofree char *title = NULL;
  g_autofree char *came = NULL;
  g_autofree char *groups = NULL;
  g_autofree char *subtitle = NULL;

  title = n > 0 ? g_strdup_printf (ngettext ("%d registration goes over", "%d registrations go over", n), n)
                : g_strdup (_ ("No registration goes over"));
  if (comparison->n_came > 0)
    came = g_strdup_printf (
      ngettext ("with what was checked in at %d of them", "with what was checked in at %d of them", comparison->n_came),
      comparison->n_came);
  if (comparison->n_groups > 0)
    groups = g_strdup_printf (ngettext ("%d group", "%d groups", comparison->n_groups), comparison->n_groups);
  subtitle = came != NULL && groups != NULL ? g_strjoin (" · ", came, groups, NULL)
                                            : g_strdup (came != NULL ? came : groups);
  add_effect (self, "lyd-badge-symbolic", title, subtitle);
}

static void
show_effects (LydMergeView *self,
              const LydMergeComparison *comparison)
{
  guint n = comparison->shared->len;

  lyd_directory_empty (self->effects, self->rows);
  show_moves (self, comparison);
  if (n > 0) {
    g_autofree char *title =
      g_strdup_printf (ngettext ("At %d event two registrations become one",
                                 "At %d events two registrations become one", n),
                       (int) n);
    g_autoptr (GString) titles = g_string_new (NULL);

    for (guint i = 0; i < n; i++)
      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", (char *) g_ptr_array_index (comparison->shared, i));
    add_effect (self, "object-select-symbolic", title, titles->str);
  }
  add_effect (self, "lyd-people-symbolic", _ ("What is not taken is remembered"),
              _ ("The other name, address and telephone number still find this person. Both badges still work."));
  if (comparison->sides[0]->person->notes != NULL && comparison->sides[1]->person->notes != NULL)
    add_effect (self, "document-edit-symbolic", _ ("Both notes are kept"), NULL);
}

static void
lyd_merge_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_MERGE_VIEW);
  G_OBJECT_CLASS (lyd_merge_view_parent_class)->dispose (object);
}

static void
lyd_merge_view_finalize (GObject *object)
{
  g_ptr_array_unref (LYD_MERGE_VIEW (object)->rows);
  G_OBJECT_CLASS (lyd_merge_view_parent_class)->finalize (object);
}

static void
lyd_merge_view_class_init (LydMergeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct {
    const char *name;
    gssize offset;
  } sides[] = {
    { "avatar", G_STRUCT_OFFSET (LydMergeView, avatars[0]) },
    { "other_avatar", G_STRUCT_OFFSET (LydMergeView, avatars[1]) },
    { "name", G_STRUCT_OFFSET (LydMergeView, names[0]) },
    { "other_name", G_STRUCT_OFFSET (LydMergeView, names[1]) },
    { "line", G_STRUCT_OFFSET (LydMergeView, lines[0]) },
    { "other_line", G_STRUCT_OFFSET (LydMergeView, lines[1]) },
  };

  G_OBJECT_CLASS (klass)->dispose = lyd_merge_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_merge_view_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/people/lyd-merge-view.ui");
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    gtk_widget_class_bind_template_child_full (widget_class, sides[i].name, FALSE, sides[i].offset);
  gtk_widget_class_bind_template_child (widget_class, LydMergeView, why);
  gtk_widget_class_bind_template_child (widget_class, LydMergeView, fields);
  gtk_widget_class_bind_template_child (widget_class, LydMergeView, effects);
}

static void
lyd_merge_view_init (LydMergeView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @comparison: read, not kept. @why: why they look like one */
void
lyd_merge_view_show (LydMergeView *self,
                     const LydMergeComparison *comparison,
                     const char *why)
{
  gtk_label_set_label (self->why, why);
  for (gsize i = 0; i < 2; i++)
    show_side (self, comparison, i);
  show_fields (self, comparison);
  show_effects (self, comparison);
}

/* Returns: bits of #LydMergeField: what is chosen of the one on the right */
guint
lyd_merge_view_get_take (LydMergeView *self)
{
  guint take = 0;

  for (guint i = 0; i < LYD_N_MERGE_FIELDS; i++)
    if (self->theirs[i] != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->theirs[i])))
      take |= 1u << i;
  return take;
}
