/*
 * One pass of a recursive Gaussian filter along one axis (OpenCL C 1.2 with doubles).
 *
 * What stands before this source: REAL, the type of the values that come in.
 *
 * Lines run along the axis, n values each; a work-item takes one, and global size = (lines next to
 * each other, rounded up, lines one above the other). in_* and out_* are the distances between two
 * values: along the line, from line to line, from layer to layer. Only the values first to
 * first + kept - 1 of a line are kept.
 * coefficients: n0..n3, d1..d4, m1..m4, bn1..bn4, bm1..bm4; before and after the line its border
 * value goes on for ever.
 * forward: room for the causal half, laid out as the result.
 *
 * Everything is computed in doubles and stored as float, product by product in the order of the
 * JVM's loop: the same bits.
 */
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL FP_CONTRACT OFF

/* The causal half into forward. */
void causal(__global const REAL *restrict x, const int n, const int step,
            __constant double *c, const int first, const int end,
            __global double *restrict forward, const int out_step) {
  const double border = x[0];
  double x1 = border, x2 = border, x3 = border;
  double f1 = border * c[12], f2 = border * c[13], f3 = border * c[14], f4 = border * c[15];
  double y1 = 0, y2 = 0, y3 = 0, y4 = 0;
  for (int i = 0; i < end; i++) {
    const double x0 = x[(size_t)i * step];
    if (i > 0) f1 = y1 * c[4];
    if (i > 1) f2 = y2 * c[5];
    if (i > 2) f3 = y3 * c[6];
    if (i > 3) f4 = y4 * c[7];
    const double y = (((x0 * c[0] + x1 * c[1]) + x2 * c[2]) + x3 * c[3]) - (((f1 + f2) + f3) + f4);
    if (i >= first) forward[(size_t)(i - first) * out_step] = y;
    x3 = x2, x2 = x1, x1 = x0;
    y4 = y3, y3 = y2, y2 = y1, y1 = y;
  }
}

__kernel void gaussian_pass(__global const REAL *restrict x, const int n, const int in_step,
                            const int in_line, const int in_layer, const int lines,
                            __constant double *c, const int first, const int kept,
                            const int out_step, const int out_line, const int out_layer,
                            __global double *restrict forward, __global float *restrict result,
                            const int add, const double weight) {
  const int line = get_global_id(0);
  if (line >= lines) return;
  const int layer = get_global_id(1);
  x += (size_t)line * in_line + (size_t)layer * in_layer;
  const size_t out = (size_t)line * out_line + (size_t)layer * out_layer;
  forward += out;
  result += out;
  causal(x, n, in_step, c, first, first + kept, forward, out_step);

  const double border = x[(size_t)(n - 1) * in_step];
  double x1 = border, x2 = border, x3 = border, x4 = border;
  double f1 = border * c[16], f2 = border * c[17], f3 = border * c[18], f4 = border * c[19];
  double z1 = 0, z2 = 0, z3 = 0, z4 = 0;
  for (int i = n - 1; i >= first; i--) {
    if (i < n - 1) f1 = z1 * c[4];
    if (i < n - 2) f2 = z2 * c[5];
    if (i < n - 3) f3 = z3 * c[6];
    if (i < n - 4) f4 = z4 * c[7];
    const double z = (((x1 * c[8] + x2 * c[9]) + x3 * c[10]) + x4 * c[11]) - (((f1 + f2) + f3) + f4);
    if (i < first + kept) {
      const size_t place = (size_t)(i - first) * out_step;
      const float value = (float)(forward[place] + z);
      /* add: the weighted sum over the axes, instead of a value for the next pass. */
      result[place] = add ? (float)(result[place] + value * weight) : value;
    }
    x4 = x3, x3 = x2, x2 = x1, x1 = x[(size_t)i * in_step];
    z4 = z3, z3 = z2, z2 = z1, z1 = z;
  }
}
