/*
 * Grey level co-occurrence counts (OpenCL C 1.2).
 *
 * ranks: a level grid, column fastest; 0 is outside the region, as is the whole margin, which is as
 * wide as the largest step. Voxels begin to end - 1 are looked at as the first of a pair.
 * offsets: for each step the distance in ranks from a voxel to its neighbour.
 * ordered: 0 counts a pair under its lower rank first, else under that of the voxel first.
 * rows are counted from rank first_row + 1 to end_row; others are another launch's.
 * tables: one a step, of (end_row - first_row) x levels counts, zero at the start.
 *
 * Everything is counted in whole numbers, so that the order of the additions does not matter.
 */

/* Ranks that stay in a core's cache while one step after the other is counted. */
#define STRETCH 2048

/* The cell of a pair in a table, or -1 when its row is not counted here. */
int cell_of(const int i, const int j, const int levels, const int ordered, const int first_row,
            const int end_row) {
  const int row = (ordered ? i : min(i, j)) - 1;
  const int column = (ordered ? j : max(i, j)) - 1;
  return row < first_row || row >= end_row ? -1 : (row - first_row) * levels + column;
}

/*
 * For CPU devices, where atomics are slow: each work-item counts some voxels and steps in tables of
 * its own. Global size = (slabs, groups of steps); tables holds them for each slab.
 */
__kernel void glcm_private(__global const ushort *restrict ranks, const int begin, const int end,
                           const int levels, const int ordered, const int first_row,
                           const int end_row, __global const int *restrict offsets,
                           const int steps, __global int *restrict tables) {
  const int slab = get_global_id(0);
  const int group = get_global_id(1);
  const int groups = get_global_size(1);
  const int first_step = (int)((long)steps * group / groups);
  const int end_step = (int)((long)steps * (group + 1) / groups);
  const size_t size = (size_t)(end_row - first_row) * levels;
  __global int *own = tables + slab * steps * size;

  const int last = share_end(begin, end);
  for (int from = share_first(begin, end); from < last; from += STRETCH) {
    const int to = min(last, from + STRETCH);
    for (int step = first_step; step < end_step; step++) {
      __global const ushort *restrict others = ranks + offsets[step];
      __global int *restrict table = own + step * size;
      for (int voxel = from; voxel < to; voxel++) {
        const int i = ranks[voxel];
        if (i == 0) continue;
        const int j = others[voxel];
        if (j == 0) continue;
        const int cell = cell_of(i, j, levels, ordered, first_row, end_row);
        if (cell >= 0) table[cell]++;
      }
    }
  }
}

/*
 * For GPUs and few levels: each work-group counts one step in local memory and adds that to the
 * step's table. Global size = (work-items, steps). Unordered pairs take half the local memory.
 */
__kernel void glcm_local(__global const ushort *restrict ranks, const int begin, const int end,
                         const int levels, const int ordered, __global const int *restrict offsets,
                         __global int *tables, __local int *histogram) {
  const int cells = ordered ? levels * levels : levels * (levels + 1) / 2;
  for (int k = get_local_id(0); k < cells; k += get_local_size(0)) histogram[k] = 0;
  barrier(CLK_LOCAL_MEM_FENCE);

  const int step = get_global_id(1);
  const int offset = offsets[step];
  const int last = share_end(begin, end);
  for (int voxel = share_first(begin, end); voxel < last; voxel += share_step()) {
    const int i = ranks[voxel];
    if (i == 0) continue;
    const int j = ranks[voxel + offset];
    if (j == 0) continue;
    const int high = max(i, j);
    const int cell =
        ordered ? (i - 1) * levels + j - 1 : high * (high - 1) / 2 + min(i, j) - 1;
    atomic_inc(&histogram[cell]);
  }
  barrier(CLK_LOCAL_MEM_FENCE);

  __global int *table = tables + (size_t)step * levels * levels;
  for (int row = 0; row < levels; row++) {
    for (int column = (ordered ? 0 : row) + get_local_id(0); column < levels;
         column += get_local_size(0)) {
      const int count =
          histogram[ordered ? row * levels + column : column * (column + 1) / 2 + row];
      if (count != 0) atomic_add(&table[row * levels + column], count);
    }
  }
}

/* For GPUs and many levels: counts straight in the tables. Global size = (work-items, steps). */
__kernel void glcm_global(__global const ushort *restrict ranks, const int begin, const int end,
                          const int levels, const int ordered, const int first_row,
                          const int end_row, __global const int *restrict offsets,
                          __global int *tables) {
  const int step = get_global_id(1);
  const int offset = offsets[step];
  __global int *table = tables + (size_t)step * (end_row - first_row) * levels;
  const int last = share_end(begin, end);
  for (int voxel = share_first(begin, end); voxel < last; voxel += share_step()) {
    const int i = ranks[voxel];
    if (i == 0) continue;
    const int j = ranks[voxel + offset];
    if (j == 0) continue;
    const int cell = cell_of(i, j, levels, ordered, first_row, end_row);
    if (cell >= 0) atomic_inc(&table[cell]);
  }
}
