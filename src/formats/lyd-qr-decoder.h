#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The C face of zxing-cpp: no C++ type, exception or allocation crosses it. Programs use lyd-qr-reader.h. */

/* Told once for each symbol read. @text: UTF-8 as zxing-cpp gives it (to be validated), @length bytes, not
 * terminated. */
typedef void (*LydQrFound) (const char *text, size_t length, void *data);

int lyd_qr_decode (const uint8_t *luma, int width, int height, int stride, LydQrFound found, void *data);

#ifdef __cplusplus
}
#endif
