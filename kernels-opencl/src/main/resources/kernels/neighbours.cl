/*
 * What neighbours say of a voxel, for GLDM and NGTDM in one pass (OpenCL C 1.2).
 *
 * ranks: a level grid, column fastest; 0 is outside the region, as is the whole margin, which is as
 * wide as the largest step. Voxels begin to end - 1 are looked at.
 * greys: the grey level of each rank, from rank 1.
 * offsets: for each step the distance in ranks to its two neighbours, before and after the voxel.
 * alpha: largest difference of grey levels at which a neighbour depends.
 *
 * tables: three of levels x width numbers, width = 2 * steps + 1, zero at the start, for a voxel of
 * rank r with c neighbours in the region, d of them dependent, whose grey levels add up to s:
 *   0: 1 at (r, d); 1: 1 at (r, c); 2: |c * grey - s| at (r, c), in 64 bits.
 * The first two are counts in dependents and counts, the third is two words, low and high, in sums.
 */

/* Looks at all neighbours of a voxel. */
void look(__global const ushort *restrict ranks, __global const int *restrict greys,
          __global const int *restrict offsets, const int steps, const int alpha,
          const int voxel, const int grey, int *dependents, int *count, long *difference) {
  int depending = 0;
  int found = 0;
  long sum = 0;
  for (int step = 0; step < steps; step++) {
    const int offset = offsets[step];
    const int after = ranks[voxel + offset];
    const int before = ranks[voxel - offset];
    if (after != 0) {
      const int other = greys[after - 1];
      found++;
      sum += other;
      depending += abs_diff(grey, other) <= (uint)alpha;
    }
    if (before != 0) {
      const int other = greys[before - 1];
      found++;
      sum += other;
      depending += abs_diff(grey, other) <= (uint)alpha;
    }
  }
  *dependents = depending;
  *count = found;
  *difference = (long)abs((long)found * grey - sum);
}

/* For CPU devices: each work-item counts some voxels in tables of its own. Global size = slabs. */
__kernel void neighbours_private(__global const ushort *restrict ranks, const int begin,
                                 const int end, const int levels,
                                 __global const int *restrict greys,
                                 __global const int *restrict offsets, const int steps,
                                 const int alpha, __global int *restrict dependents,
                                 __global int *restrict counts, __global ulong *restrict sums) {
  const int slab = get_global_id(0);
  const int width = 2 * steps + 1;
  const size_t own = (size_t)slab * levels * width;
  const int last = share_end(begin, end);
  for (int voxel = share_first(begin, end); voxel < last; voxel++) {
    const int rank = ranks[voxel];
    if (rank == 0) continue;
    int depending, found;
    long difference;
    look(ranks, greys, offsets, steps, alpha, voxel, greys[rank - 1], &depending, &found,
         &difference);
    const size_t row = own + (size_t)(rank - 1) * width;
    dependents[row + depending]++;
    counts[row + found]++;
    sums[row + found] += difference;
  }
}

/* Adds to a number of two words. Whoever sees the low word overflow carries. */
void add_local(volatile __local uint *words, const ulong value) {
  const uint low = (uint)value;
  const uint before = atomic_add(&words[0], low);
  const uint high = (uint)(value >> 32) + (before + low < before);
  if (high != 0) atomic_add(&words[1], high);
}

void add_global(volatile __global uint *words, const ulong value) {
  const uint low = (uint)value;
  const uint before = atomic_add(&words[0], low);
  const uint high = (uint)(value >> 32) + (before + low < before);
  if (high != 0) atomic_add(&words[1], high);
}

/*
 * For GPUs and few levels: each work-group counts in local memory and adds that to the tables.
 * histogram holds 4 x levels x width numbers.
 */
__kernel void neighbours_local(__global const ushort *restrict ranks, const int begin,
                               const int end, const int levels, __global const int *restrict greys,
                               __global const int *restrict offsets, const int steps,
                               const int alpha, __global int *dependents, __global int *counts,
                               __global uint *sums, __local uint *histogram) {
  const int width = 2 * steps + 1;
  const int cells = levels * width;
  for (int k = get_local_id(0); k < 4 * cells; k += get_local_size(0)) histogram[k] = 0;
  barrier(CLK_LOCAL_MEM_FENCE);
  const int last = share_end(begin, end);
  for (int voxel = share_first(begin, end); voxel < last; voxel += share_step()) {
    const int rank = ranks[voxel];
    if (rank == 0) continue;
    int depending, found;
    long difference;
    look(ranks, greys, offsets, steps, alpha, voxel, greys[rank - 1], &depending, &found,
         &difference);
    const int row = (rank - 1) * width;
    atomic_inc(&histogram[row + depending]);
    atomic_inc(&histogram[cells + row + found]);
    add_local(&histogram[2 * (cells + row + found)], difference);
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int k = get_local_id(0); k < cells; k += get_local_size(0)) {
    if (histogram[k] != 0) atomic_add(&dependents[k], (int)histogram[k]);
    if (histogram[cells + k] == 0) continue;
    atomic_add(&counts[k], (int)histogram[cells + k]);
    __local const uint *words = &histogram[2 * (cells + k)];
    add_global(&sums[2 * k], ((ulong)words[1] << 32) | words[0]);
  }
}

/* For GPUs and many levels: counts straight in the tables. */
__kernel void neighbours_global(__global const ushort *restrict ranks, const int begin,
                                const int end, const int levels,
                                __global const int *restrict greys,
                                __global const int *restrict offsets, const int steps,
                                const int alpha, __global int *dependents, __global int *counts,
                                __global uint *sums) {
  const int width = 2 * steps + 1;
  const int last = share_end(begin, end);
  for (int voxel = share_first(begin, end); voxel < last; voxel += share_step()) {
    const int rank = ranks[voxel];
    if (rank == 0) continue;
    int depending, found;
    long difference;
    look(ranks, greys, offsets, steps, alpha, voxel, greys[rank - 1], &depending, &found,
         &difference);
    const size_t row = (size_t)(rank - 1) * width;
    atomic_inc(&dependents[row + depending]);
    atomic_inc(&counts[row + found]);
    add_global(&sums[2 * (row + found)], difference);
  }
}
