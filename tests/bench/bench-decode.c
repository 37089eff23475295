#include "lyd-qr-reader.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What one frame costs the decoding thread where there is no code: the usual frame of a desk's day. 15 frames a
 * second in 15 % of one core leave 10 ms on average; a single frame must not hold up the next. */

#define WIDTH 1280
#define HEIGHT 720
#define N_FRAMES 200

/* A foyer as a camera sees it: soft shapes, edges, text-like clutter, noise. */
static LydLuma *
make_frame (GRand *rand)
{
  LydLuma *frame = lyd_luma_new (WIDTH, HEIGHT);
  double phase = g_rand_double (rand) * 6;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      frame->pixels[y * WIDTH + x] = (guint8) (120 + 60 * sin (x / 190.0 + phase) + 40 * cos (y / 97.0 - phase));
  for (int i = 0; i < 400; i++) {
    int left = g_rand_int_range (rand, 0, WIDTH - 60);
    int top = g_rand_int_range (rand, 0, HEIGHT - 60);
    int width = g_rand_int_range (rand, 2, 60);
    int height = g_rand_int_range (rand, 2, 60);
    guint8 grey = (guint8) g_rand_int_range (rand, 0, 256);

    for (int y = top; y < top + height; y++)
      memset (frame->pixels + y * WIDTH + left, grey, (gsize) width);
  }
  for (int i = 0; i < WIDTH * HEIGHT; i++) {
    int value = frame->pixels[i] + g_rand_int_range (rand, -12, 13);

    frame->pixels[i] = (guint8) CLAMP (value, 0, 255);
  }

  return frame;
}

static int
compare (const void *a,
         const void *b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

/* Milliseconds that this thread has worked: what else runs on the machine does not count. */
static double
get_work (void)
{
  struct timespec work;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &work);
  return (double) work.tv_sec * 1000 + (double) work.tv_nsec / 1e6;
}

int
main (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20270922);
  double times[N_FRAMES];
  double sum = 0;

  for (guint i = 0; i < N_FRAMES; i++) {
    g_autoptr (LydLuma) frame = make_frame (rand);
    double begun = get_work ();
    g_autoptr (GPtrArray) hits = lyd_qr_read_frame (frame, i);

    times[i] = get_work () - begun;
    sum += times[i];
    if (hits->len > 0) {
      fprintf (stderr, "bench-decode: read “%s” where there is nothing\n",
               ((LydQrHit *) g_ptr_array_index (hits, 0))->text);
      return 1;
    }
  }
  qsort (times, N_FRAMES, sizeof times[0], compare);
  printf ("decode 1280x720 without a code at 15 fps, %% of a core\t%.1f\t15\t%.1f ms a frame\n",
          sum / N_FRAMES * 15 / 10, sum / N_FRAMES);
  printf ("decode 1280x720 without a code, p95 in ms\t%.1f\t15\tof %d frames\n", times[N_FRAMES * 95 / 100], N_FRAMES);

  return 0;
}
