#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An agenda as people plan it in a spreadsheet: one session a line, with titles above the columns. */
typedef enum {
  LYD_AGENDA_DAY,
  LYD_AGENDA_START,
  LYD_AGENDA_END,
  LYD_AGENDA_TITLE,
  LYD_AGENDA_ROOM,
  LYD_AGENDA_TRACK,
  LYD_AGENDA_PRESENTERS,
  LYD_AGENDA_KIND,
  LYD_AGENDA_PLACES,
} LydAgendaColumn;
#define LYD_AGENDA_N_COLUMNS (LYD_AGENDA_PLACES + 1)

/* No event has more sessions. */
#define LYD_AGENDA_MAX_ROWS 2000

typedef struct {
  guint line;                        /* in the file, from 1 */
  char *cells[LYD_AGENDA_N_COLUMNS]; /* cleaned; NULL: empty, or no such column */
} LydAgendaRow;

typedef struct {
  GPtrArray *rows;                    /* LydAgendaRow; blank lines left out */
  char *titles[LYD_AGENDA_N_COLUMNS]; /* what the file calls them; NULL: no such column */
} LydAgendaList;

LydAgendaList *lyd_agenda_list_read (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_agenda_list_free (LydAgendaList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAgendaList, lyd_agenda_list_free)

G_END_DECLS
