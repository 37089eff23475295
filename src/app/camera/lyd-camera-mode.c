#include "camera/lyd-camera-mode.h"

#include <stdlib.h>

/* Twice the reading distance of 640x480; more pixels cost more than they read without a lens that focuses. */
#define WIDTH 1280
#define HEIGHT 720
#define LARGEST 1920
#define RATE 15 /* frames a second: as many as are read */

/* How far a mode is from what is wanted: less is better, -1: cannot be used. */
static int
judge (gboolean compressed,
       int width,
       int height,
       double rate)
{
  int cost = abs (width - WIDTH) + abs (height - HEIGHT);

  if (width <= 0 || height <= 0 || width > LARGEST || height > LARGEST)
    return -1;
  /* Below ten a second the person notices; below half the width the badge has to come too near. */
  if (rate < RATE)
    cost += (int) ((RATE - rate) * 150);
  else
    cost += (int) (rate - RATE);
  return cost + (compressed ? 20 : 0);
}

/* The number in @value, or the one of those that it allows which is nearest to @wanted. */
static double
pick_number (const GValue *value,
             double wanted)
{
  double best = 0;

  if (value == NULL)
    return wanted;
  if (G_VALUE_HOLDS_INT (value))
    return g_value_get_int (value);
  if (GST_VALUE_HOLDS_FRACTION (value))
    return gst_value_get_fraction_numerator (value) / (double) MAX (gst_value_get_fraction_denominator (value), 1);
  if (GST_VALUE_HOLDS_INT_RANGE (value))
    return CLAMP ((int) wanted, gst_value_get_int_range_min (value), gst_value_get_int_range_max (value));
  if (GST_VALUE_HOLDS_FRACTION_RANGE (value))
    return CLAMP (wanted, pick_number (gst_value_get_fraction_range_min (value), wanted),
                  pick_number (gst_value_get_fraction_range_max (value), wanted));
  if (!GST_VALUE_HOLDS_LIST (value))
    return 0;
  for (guint i = 0; i < gst_value_list_get_size (value); i++) {
    double number = pick_number (gst_value_list_get_value (value, i), wanted);

    /* The slowest that is fast enough, or the largest that there is. */
    if (best == 0 || (number >= wanted ? best < wanted || number < best : number > best))
      best = number;
  }
  return best;
}

/* What is asked of the camera by the mode. The rate stays open to what a range allows. */
static GstCaps *
make_caps (const char *media,
           int width,
           int height,
           double rate)
{
  int n;
  int d;
  GstCaps *caps = gst_caps_new_simple (media, "width", G_TYPE_INT, width, "height", G_TYPE_INT, height, NULL);

  gst_util_double_to_fraction (rate, &n, &d);
  if (n > 0)
    gst_caps_set_simple (caps, "framerate", GST_TYPE_FRACTION, n, d, NULL);
  return caps;
}

/**
 * lyd_camera_mode_choose:
 * @offered: what a camera can do
 *
 * Of the sizes and rates, the one nearest to 1280x720 at 15 frames a second, as it is or as JPEG pictures: over USB
 * most cameras send large pictures fast enough only compressed.
 *
 * Returns: (transfer full) (nullable): what to ask for; %NULL where nothing can be used, or anything may be
 */
GstCaps *
lyd_camera_mode_choose (const GstCaps *offered)
{
  GstCaps *chosen = NULL;
  int least = -1;

  for (guint i = 0; i < gst_caps_get_size (offered); i++) {
    const GstStructure *mode = gst_caps_get_structure (offered, i);
    gboolean compressed = gst_structure_has_name (mode, "image/jpeg");
    int width = (int) pick_number (gst_structure_get_value (mode, "width"), WIDTH);
    int height = (int) pick_number (gst_structure_get_value (mode, "height"), HEIGHT);
    double rate = pick_number (gst_structure_get_value (mode, "framerate"), RATE);
    int cost = judge (compressed, width, height, rate);

    if (!compressed && !gst_structure_has_name (mode, "video/x-raw"))
      continue;
    if (cost < 0 || (least >= 0 && cost >= least))
      continue;
    gst_clear_caps (&chosen);
    chosen = make_caps (gst_structure_get_name (mode), width, height, rate);
    least = cost;
  }

  return chosen;
}
