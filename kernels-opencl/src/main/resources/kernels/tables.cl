/*
 * Tables of counts, for whatever was counted (OpenCL C 1.2).
 */

/* Adds the tables of all slabs to those of the first; cells is the size of one slab's. */
__kernel void tables_sum(__global int *restrict tables, const int slabs, const int cells) {
  for (int cell = share_first(0, cells); cell < share_end(0, cells); cell += share_step()) {
    int sum = tables[cell];
    for (int slab = 1; slab < slabs; slab++) sum += tables[(size_t)slab * cells + cell];
    tables[cell] = sum;
  }
}

/* As tables_sum, for sums of 64 bits. */
__kernel void tables_sum_long(__global long *restrict tables, const int slabs, const int cells) {
  for (int cell = share_first(0, cells); cell < share_end(0, cells); cell += share_step()) {
    long sum = tables[cell];
    for (int slab = 1; slab < slabs; slab++) sum += tables[(size_t)slab * cells + cell];
    tables[cell] = sum;
  }
}

/*
 * How many cells of each part of a table are not zero. A work-group takes one part of
 * part_cells cells; found holds one number a part.
 */
__kernel void tables_find(__global const int *restrict table, const int cells,
                          const int part_cells, __global int *restrict found,
                          __local int *total) {
  if (get_local_id(0) == 0) *total = 0;
  barrier(CLK_LOCAL_MEM_FENCE);
  const int part = get_group_id(0);
  const int end = min((long)cells, (long)(part + 1) * part_cells);
  int own = 0;
  for (int cell = part * part_cells + get_local_id(0); cell < end; cell += get_local_size(0)) {
    own += table[cell] != 0;
  }
  atomic_add(total, own);
  barrier(CLK_LOCAL_MEM_FENCE);
  if (get_local_id(0) == 0) found[part] = *total;
}

/*
 * Writes the cells that are not zero, in order: their place in the table and their count.
 * firsts: for each part how many such cells stand before it. before: one number a work-item and
 * one more.
 */
__kernel void tables_list(__global const int *restrict table, const int cells,
                          const int part_cells, __global const int *restrict firsts,
                          __global int *restrict places, __global int *restrict counts,
                          __local int *before) {
  const int part = get_group_id(0);
  const int items = get_local_size(0);
  const int item = get_local_id(0);
  const int end = min((long)cells, (long)(part + 1) * part_cells);
  int next = firsts[part];
  for (int from = part * part_cells; from < end; from += items) {
    const int cell = from + item;
    const int count = cell < end ? table[cell] : 0;
    if (item == 0) before[0] = 0;
    before[item + 1] = count != 0;
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int reach = 1; reach < items; reach *= 2) {
      const int more = item >= reach ? before[item + 1 - reach] : 0;
      barrier(CLK_LOCAL_MEM_FENCE);
      before[item + 1] += more;
      barrier(CLK_LOCAL_MEM_FENCE);
    }
    if (count != 0) {
      places[next + before[item]] = cell;
      counts[next + before[item]] = count;
    }
    next += before[items];
    barrier(CLK_LOCAL_MEM_FENCE);
  }
}
