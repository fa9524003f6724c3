/*
 * Grey level co-occurrence counts (OpenCL C 1.2).
 *
 * ranks: the level grid with one voxel of margin, column fastest; 0 is outside the region.
 * tables: 13 tables of levels x levels counts; row is the rank of the voxel, column that of its
 * neighbour. The order of the steps is that of Neighbours.STEPS.
 *
 * Everything is counted in whole numbers, so that the order of the additions does not matter.
 */
#define DIRECTIONS 13

__constant int STEP[DIRECTIONS][3] = {
    {1, 0, 0},  {-1, 1, 0}, {0, 1, 0}, {1, 1, 0},  {-1, -1, 1}, {0, -1, 1}, {1, -1, 1},
    {-1, 0, 1}, {0, 0, 1},  {1, 0, 1}, {-1, 1, 1}, {0, 1, 1},   {1, 1, 1}};

inline int step_offset(int direction, int columns, int rows) {
  return (STEP[direction][2] * rows + STEP[direction][1]) * columns + STEP[direction][0];
}

/*
 * For CPU devices, where atomics are slow: each work-item counts a slab of slices into tables of its
 * own. Global size = slabs; tables holds slabs x 13 tables.
 */
__kernel void glcm_slabs(__global const ushort *ranks, const int columns, const int rows,
                         const int slices, const int levels, __global int *tables) {
  const int slab = get_global_id(0);
  const int slabs = get_global_size(0);
  const size_t size = (size_t)levels * levels;
  __global int *own = tables + slab * DIRECTIONS * size;
  for (size_t k = 0; k < DIRECTIONS * size; k++) own[k] = 0;

  int offset[DIRECTIONS];
  for (int d = 0; d < DIRECTIONS; d++) offset[d] = step_offset(d, columns, rows);

  const int inner = slices - 2;
  const int first = 1 + (int)((long)inner * slab / slabs);
  const int end = 1 + (int)((long)inner * (slab + 1) / slabs);
  for (int slice = first; slice < end; slice++) {
    for (int row = 1; row < rows - 1; row++) {
      const int from = (slice * rows + row) * columns;
      for (int voxel = from + 1; voxel < from + columns - 1; voxel++) {
        const int i = ranks[voxel];
        if (i == 0) continue;
        __global int *line = own + (size_t)(i - 1) * levels - 1;
        for (int d = 0; d < DIRECTIONS; d++) {
          const int j = ranks[voxel + offset[d]];
          if (j != 0) line[d * size + j]++;
        }
      }
    }
  }
}

/* Adds the tables of all slabs to those of the first; cells is the size of the 13 tables. */
__kernel void glcm_sum(__global int *tables, const int slabs, const int cells) {
  for (int cell = get_global_id(0); cell < cells; cell += get_global_size(0)) {
    int sum = tables[cell];
    for (int slab = 1; slab < slabs; slab++) sum += tables[(size_t)slab * cells + cell];
    tables[cell] = sum;
  }
}

/* Sets counts to zero. */
__kernel void glcm_clear(__global int *tables, const int cells) {
  for (int cell = get_global_id(0); cell < cells; cell += get_global_size(0)) tables[cell] = 0;
}

/*
 * For GPUs and few levels: each work-group counts in local memory, one direction, and adds its table
 * to the global one. Global size = (work-items, 13); histogram holds levels x levels counts.
 */
__kernel void glcm_local(__global const ushort *ranks, const int columns, const int rows,
                         const int slices, const int levels, __global int *tables,
                         __local int *histogram) {
  const int size = levels * levels;
  const int direction = get_global_id(1);
  const int offset = step_offset(direction, columns, rows);
  for (int k = get_local_id(0); k < size; k += get_local_size(0)) histogram[k] = 0;
  barrier(CLK_LOCAL_MEM_FENCE);

  /* The margin holds no voxel of the region: from the second slice to the last but one. */
  const int plane = columns * rows;
  const int end = plane * (slices - 1);
  for (int voxel = plane + get_global_id(0); voxel < end; voxel += get_global_size(0)) {
    const int i = ranks[voxel];
    if (i == 0) continue;
    const int j = ranks[voxel + offset];
    if (j != 0) atomic_inc(&histogram[(i - 1) * levels + j - 1]);
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  __global int *table = tables + (size_t)direction * size;
  for (int k = get_local_id(0); k < size; k += get_local_size(0)) {
    const int count = histogram[k];
    if (count != 0) atomic_add(&table[k], count);
  }
}

/* For GPUs and many levels: counts straight in global memory. Global size = (work-items, 13). */
__kernel void glcm_global(__global const ushort *ranks, const int columns, const int rows,
                          const int slices, const int levels, __global int *tables) {
  const int direction = get_global_id(1);
  const int offset = step_offset(direction, columns, rows);
  __global int *table = tables + (size_t)direction * levels * levels;
  const int plane = columns * rows;
  const int end = plane * (slices - 1);
  for (int voxel = plane + get_global_id(0); voxel < end; voxel += get_global_size(0)) {
    const int i = ranks[voxel];
    if (i == 0) continue;
    const int j = ranks[voxel + offset];
    if (j != 0) atomic_inc(&table[(size_t)(i - 1) * levels + j - 1]);
  }
}
