#include "lyd-erase-person.h"

#include "lyd-forget.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>

#define KEY "lyd-erasure"

/* Whom somebody is asked about, or said yes to; the widget that asked holds it. */
typedef struct {
  LydStore *store;
  LydErasePlan *plan;
  gboolean copies;
} Erasure;

static void
erasure_free (gpointer data)
{
  Erasure *self = data;

  g_clear_object (&self->store);
  g_clear_pointer (&self->plan, lyd_erase_plan_free);
  g_free (self);
}

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
tell (GtkWidget *widget,
      const GPtrArray *fates)
{
  if (get_window (widget) != NULL)
    lyd_forget_tell (get_window (widget), _ ("Erased for Good"),
                     fates != NULL ? _ ("Nothing is left in the data file. The other files that held it:")
                                   : _ ("What this person came to stays and counts, without a name."),
                     fates);
}

static void
deleted_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fates = lyd_store_delete_copies_finish (LYD_STORE (source), result, &error);

  if (fates == NULL)
    lyd_directory_tell (widget, error);
  else
    tell (widget, fates);
}

static void
erased_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEraseResult) erased = lyd_store_erase_person_finish (LYD_STORE (source), result, &error);
  const Erasure *self = g_object_get_data (G_OBJECT (widget), KEY);

  if (erased == NULL)
    lyd_directory_tell (widget, error);
  else if (erased->left != NULL)
    lyd_directory_tell (widget, erased->left);
  else if (self == NULL || !self->copies)
    tell (widget, NULL);
  if (erased != NULL && self != NULL && self->copies)
    lyd_store_delete_copies_async (self->store, self->plan->copies, deleted_cb, g_object_ref (widget));
}

static void
erase (gpointer owner,
       gboolean copies)
{
  Erasure *self = g_object_get_data (G_OBJECT (owner), KEY);

  if (self == NULL)
    return;
  self->copies = copies;
  lyd_store_erase_person_async (self->store, &self->plan->person, erased_cb, g_object_ref (owner));
}

static void
planned_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydErasePlan) plan = lyd_store_plan_erasure_finish (LYD_STORE (source), result, &error);
  g_autofree char *heading = NULL;
  g_autofree char *words = NULL;
  g_autofree char *body = NULL;
  LydForgetWords question = { .act = _ ("_Erase") };
  Erasure *self;

  if (plan == NULL) {
    lyd_directory_tell (widget, error);
    return;
  }
  if (get_window (widget) == NULL)
    return;
  /* Translators: a person's name */
  heading = g_strdup_printf (_ ("Erase %s?"), plan->name);
  words = lyd_erase_describe (&plan->counts);
  body = g_strdup_printf (
    /* Translators: how many registrations stay; what is removed: "4 names, addresses and numbers, 3 answers" */
    ngettext ("%d registration stays and counts, without a name. This removes %s. Nobody can undo it. Lists that were "
              "exported are yours to delete.",
              "%d registrations stay and count, without a name. This removes %s. Nobody can undo it. Lists that were "
              "exported are yours to delete.",
              (gulong) plan->counts.registrations),
    plan->counts.registrations, words);
  question.heading = heading;
  question.body = body;
  self = g_new0 (Erasure, 1);
  self->store = g_object_ref (LYD_STORE (source));
  self->plan = g_steal_pointer (&plan);
  g_object_set_data_full (G_OBJECT (widget), KEY, self, erasure_free);
  lyd_forget_ask (get_window (widget), &question, self->plan->copies, erase, widget);
}

/* Asks, by numbers, whether somebody is to be forgotten, and does it where the answer is yes. */
void
lyd_erase_person_ask (GtkWidget *widget,
                      LydStore *store,
                      const LydId *person)
{
  lyd_store_plan_erasure_async (store, person, NULL, planned_cb, g_object_ref (widget));
}
