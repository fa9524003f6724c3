/*
 * One pass of an undecimated wavelet step along one axis, without edges (OpenCL C 1.2).
 *
 * What stands before this source: REAL, the type of the values; TAPS, the length of the filters;
 * LOW and HIGH, their taps; FIRST_COLUMN and COLUMN_STEP, by which a work-item walks along a row.
 *
 * x: a block, column fastest, of in_columns x in_rows x ... values.
 * y: the result of columns values a row; global size = (.., rows, slices). Along the axis it is
 * shorter than x by TAPS - 1. stride: distance in x of two values along the axis.
 * wraps_from: the first place along the axis whose sum is taken in the other order, that of
 * PyWavelets at the upper border.
 *
 * Products and sums are rounded one by one, in the order of the JVM's loop: the same bits.
 */
#pragma OPENCL FP_CONTRACT OFF

/* The sum for one value: x points to what the last tap is multiplied with. */
REAL inside(__global const REAL *restrict x, const int stride, __constant REAL *taps) {
  REAL sum = 0;
#pragma unroll
  for (int tap = 0; tap < TAPS; tap++) sum += taps[tap] * x[(TAPS - 1 - tap) * stride];
  return sum;
}

/* The same from the wrap-th tap down to the first, then up from there. */
REAL wrapped(__global const REAL *restrict x, const int stride, __constant REAL *taps,
             const int wrap) {
  REAL sum = 0;
  for (int tap = min(wrap, TAPS - 1); tap >= 0; tap--) {
    sum += taps[tap] * x[(TAPS - 1 - tap) * stride];
  }
  for (int tap = wrap + 1; tap < TAPS; tap++) sum += taps[tap] * x[(TAPS - 1 - tap) * stride];
  return sum;
}

#define PASS(NAME, FILTER)                                                                       \
  __kernel void NAME(__global const REAL *restrict x, const int in_columns, const int in_rows,   \
                     const int columns, const int axis, const int stride, const int wraps_from,  \
                     __global REAL *restrict y) {                                                \
    const int row = get_global_id(1);                                                            \
    const int slice = get_global_id(2);                                                          \
    __global const REAL *from = x + ((size_t)slice * in_rows + row) * in_columns;                \
    __global REAL *to = y + ((size_t)slice * get_global_size(1) + row) * columns;                \
    const int place = axis == 1 ? row : slice;                                                   \
    int end = columns;                                                                           \
    if (axis == 0) end = min(columns, wraps_from);                                               \
    if (axis != 0 && place >= wraps_from) end = 0;                                               \
    for (int column = FIRST_COLUMN; column < end; column += COLUMN_STEP) {                       \
      to[column] = inside(from + column, stride, FILTER);                                        \
    }                                                                                            \
    for (int column = FIRST_COLUMN; column < columns; column += COLUMN_STEP) {                   \
      if (column < end) continue;                                                                \
      const int wrap = (axis == 0 ? column : place) - wraps_from;                                \
      to[column] = wrapped(from + column, stride, FILTER, wrap);                                 \
    }                                                                                            \
  }

PASS(wavelet_low, LOW)
PASS(wavelet_high, HIGH)
