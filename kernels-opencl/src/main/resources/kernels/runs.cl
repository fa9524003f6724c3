/*
 * Runs of equal grey levels (OpenCL C 1.2).
 *
 * ranks: a level grid, column fastest; 0 is outside the region, as is the whole margin, which is as
 * wide as the largest step. Runs that start at the voxels begin to end - 1 are counted.
 * offsets: for each step the distance in ranks from a voxel to the next one of its line.
 * tables: one a step, of levels x longest counts, zero at the start; column is the length less one.
 * neighbours: one a step, zero at the start, not zero when two voxels of the region follow each
 * other on a line.
 *
 * A run starts where the voxel before has another rank; whoever finds a start walks to the end.
 */

/* Ranks that stay in a core's cache while one step after the other is counted. */
#define STRETCH 2048

int length_of_run(__global const ushort *restrict ranks, const int start, const int offset,
                  const int rank) {
  int length = 1;
  for (int voxel = start + offset; ranks[voxel] == rank; voxel += offset) length++;
  return length;
}

/*
 * For CPU devices: each work-item counts some voxels and steps in tables of its own.
 * Global size = (slabs, groups of steps); tables and neighbours hold them for each slab.
 */
__kernel void runs_private(__global const ushort *restrict ranks, const int begin, const int end,
                           const int levels, const int longest,
                           __global const int *restrict offsets, const int steps,
                           __global int *restrict tables, __global int *restrict neighbours) {
  const int slab = get_global_id(0);
  const int group = get_global_id(1);
  const int groups = get_global_size(1);
  const int first_step = (int)((long)steps * group / groups);
  const int end_step = (int)((long)steps * (group + 1) / groups);
  const size_t size = (size_t)levels * longest;
  __global int *own = tables + slab * steps * size;

  const int last = share_end(begin, end);
  for (int from = share_first(begin, end); from < last; from += STRETCH) {
    const int to = min(last, from + STRETCH);
    for (int step = first_step; step < end_step; step++) {
      const int offset = offsets[step];
      __global int *restrict table = own + step * size;
      int found = 0;
      for (int voxel = from; voxel < to; voxel++) {
        const int rank = ranks[voxel];
        if (rank == 0) continue;
        const int before = ranks[voxel - offset];
        found |= before;
        if (before == rank) continue;
        table[(size_t)(rank - 1) * longest + length_of_run(ranks, voxel, offset, rank) - 1]++;
      }
      if (found != 0) neighbours[slab * steps + step] = 1;
    }
  }
}

/*
 * For GPUs: each work-group counts runs of at most short_runs voxels of one step in local memory
 * and adds them to the table at the end; longer ones go there at once. With short_runs = 0 all do.
 * Global size = (work-items, steps); histogram holds levels x short_runs counts, and one more.
 */
__kernel void runs_local(__global const ushort *restrict ranks, const int begin, const int end,
                         const int levels, const int longest, __global const int *restrict offsets,
                         __global int *tables, __global int *neighbours, const int short_runs,
                         __local int *histogram) {
  const int cells = levels * short_runs;
  for (int k = get_local_id(0); k <= cells; k += get_local_size(0)) histogram[k] = 0;
  barrier(CLK_LOCAL_MEM_FENCE);

  const int step = get_global_id(1);
  const int offset = offsets[step];
  __global int *table = tables + (size_t)step * levels * longest;
  int found = 0;
  const int last = share_end(begin, end);
  for (int voxel = share_first(begin, end); voxel < last; voxel += share_step()) {
    const int rank = ranks[voxel];
    if (rank == 0) continue;
    const int before = ranks[voxel - offset];
    found |= before;
    if (before == rank) continue;
    const int length = length_of_run(ranks, voxel, offset, rank);
    if (length <= short_runs) {
      atomic_inc(&histogram[(rank - 1) * short_runs + length - 1]);
    } else {
      atomic_inc(&table[(size_t)(rank - 1) * longest + length - 1]);
    }
  }
  if (found != 0) atomic_or(&histogram[cells], 1);
  barrier(CLK_LOCAL_MEM_FENCE);

  for (int k = get_local_id(0); k < cells; k += get_local_size(0)) {
    const int count = histogram[k];
    if (count != 0) {
      atomic_add(&table[(size_t)(k / short_runs) * longest + k % short_runs], count);
    }
  }
  if (get_local_id(0) == 0 && histogram[cells] != 0) atomic_or(&neighbours[step], 1);
}

/*
 * Whether any line of one step has two voxels of the region with others between them: for the few
 * regions in which no two follow each other. Whoever finds a voxel walks to the edge of the box.
 *
 * columns, rows, slices: size of the grid with its margin. flag: zero at the start.
 */
__kernel void runs_lines(__global const ushort *restrict ranks, const int begin, const int end,
                         const int columns, const int rows, const int slices, const int margin,
                         const int by_columns, const int by_rows, const int by_slices,
                         __global int *flag) {
  const int offset = (by_slices * rows + by_rows) * columns + by_columns;
  int found = 0;
  const int last = share_end(begin, end);
  for (int voxel = share_first(begin, end); voxel < last; voxel += share_step()) {
    if (ranks[voxel] == 0) continue;
    int column = voxel % columns + by_columns;
    int row = voxel / columns % rows + by_rows;
    int slice = voxel / columns / rows + by_slices;
    int next = voxel + offset;
    while (column >= margin && column < columns - margin && row >= margin &&
           row < rows - margin && slice >= margin && slice < slices - margin) {
      found |= ranks[next];
      next += offset;
      column += by_columns;
      row += by_rows;
      slice += by_slices;
    }
  }
  if (found != 0) atomic_or(flag, 1);
}
