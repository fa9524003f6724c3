/*
 * Zones: connected voxels of equal grey level (OpenCL C 1.2).
 *
 * ranks: a level grid, column fastest; 0 is outside the region, as is the whole margin, which is as
 * wide as the largest step. Voxels begin to end - 1 hold the whole region.
 * offsets: distances in ranks from a voxel to its neighbours before it, one of each pair of
 * opposites, as positive numbers: neighbour = voxel - offset. That along the row is not among them.
 * parents: a forest over the voxels; a parent is never after its child, a root is its own parent.
 * sizes: voxels of the zone, at its root; zero elsewhere.
 * along_columns: whether the voxel before in the row is one of the neighbours. Then whole runs of a
 * row are one tree from the start, and a link that the voxels before both ends have too is left out.
 *
 * The forest always ends in the first voxel of a zone, whichever links are made first.
 */

/* Whether the voxels before voxel and neighbour in their rows make the same link. */
int is_linked_before(__global const ushort *restrict ranks, const int voxel,
                     const int neighbour, const int rank, const int along_columns) {
  return along_columns && ranks[voxel - 1] == rank && ranks[neighbour - 1] == rank;
}

/* ---- For CPU devices: slabs of voxels, each linked by one work-item, then the seams by one. ---- */

int root_in(__global int *parents, int voxel) {
  while (parents[voxel] != voxel) {
    parents[voxel] = parents[parents[voxel]];
    voxel = parents[voxel];
  }
  return voxel;
}

/* Links within each slab and counts at its roots. Global size = slabs. */
__kernel void zones_slabs(__global const ushort *restrict ranks, const int begin, const int end,
                          __global const int *restrict offsets, const int steps,
                          const int along_columns, __global int *parents,
                          __global int *restrict sizes) {
  const int slab = get_global_id(0);
  const int slabs = get_global_size(0);
  const int first = begin + (int)((long)(end - begin) * slab / slabs);
  const int last = begin + (int)((long)(end - begin) * (slab + 1) / slabs);
  for (int voxel = first; voxel < last; voxel++) {
    const int rank = ranks[voxel];
    parents[voxel] = voxel;
    sizes[voxel] = 0;
    if (rank == 0) continue;
    int root = voxel;
    if (along_columns && voxel > first && ranks[voxel - 1] == rank) {
      root = parents[voxel] = root_in(parents, voxel - 1);
    }
    for (int step = 0; step < steps; step++) {
      const int neighbour = voxel - offsets[step];
      if (neighbour < first || ranks[neighbour] != rank) continue;
      if (voxel > first && neighbour > first &&
          is_linked_before(ranks, voxel, neighbour, rank, along_columns)) {
        continue;
      }
      const int other = root_in(parents, neighbour);
      if (other < root) {
        parents[root] = other;
        root = other;
      } else if (other > root) {
        parents[other] = root;
      }
    }
  }
  for (int voxel = first; voxel < last; voxel++) {
    if (ranks[voxel] == 0) continue;
    const int root = parents[parents[voxel]];
    parents[voxel] = root;
    sizes[root]++;
  }
}

void link_with_sizes(__global int *parents, __global int *sizes, const int voxel,
                     const int neighbour) {
  const int a = root_in(parents, voxel);
  const int b = root_in(parents, neighbour);
  if (a == b) return;
  const int root = min(a, b);
  const int child = max(a, b);
  parents[child] = root;
  sizes[root] += sizes[child];
  sizes[child] = 0;
}

/* Links the slabs with one another. One work-item; slabs as in zones_slabs. */
__kernel void zones_seams(__global const ushort *restrict ranks, const int begin, const int end,
                          __global const int *restrict offsets, const int steps,
                          const int along_columns, const int slabs, const int largest_offset,
                          __global int *parents, __global int *sizes) {
  for (int slab = 1; slab < slabs; slab++) {
    const int first = begin + (int)((long)(end - begin) * slab / slabs);
    const int last = min(end, first + largest_offset);
    for (int voxel = first; voxel < last; voxel++) {
      const int rank = ranks[voxel];
      if (rank == 0) continue;
      if (along_columns && voxel == first && ranks[voxel - 1] == rank) {
        link_with_sizes(parents, sizes, voxel, voxel - 1);
      }
      for (int step = 0; step < steps; step++) {
        const int neighbour = voxel - offsets[step];
        if (neighbour < first && ranks[neighbour] == rank) {
          link_with_sizes(parents, sizes, voxel, neighbour);
        }
      }
    }
  }
}

/* ---- For GPUs: all links at once, by atomic operations alone, so that nothing is raced for. ---- */

int atomic_root(volatile __global int *parents, int voxel) {
  int parent = atomic_or(&parents[voxel], 0);
  while (parent != voxel) {
    voxel = parent;
    parent = atomic_or(&parents[voxel], 0);
  }
  return voxel;
}

/* Every voxel a root, or the child of the first voxel of its run in the row. */
__kernel void zones_start(__global const ushort *restrict ranks, const int begin, const int end,
                          const int along_columns, __global int *parents, __global int *sizes) {
  const int last = share_end(begin, end);
  for (int voxel = share_first(begin, end); voxel < last; voxel += share_step()) {
    const int rank = ranks[voxel];
    int first = voxel;
    if (along_columns && rank != 0) {
      while (ranks[first - 1] == rank) first--;
    }
    parents[voxel] = first;
    sizes[voxel] = 0;
  }
}

/* Links voxels with their neighbours. Global size = (work-items, steps). */
__kernel void zones_link(__global const ushort *restrict ranks, const int begin, const int end,
                         __global const int *restrict offsets, const int along_columns,
                         volatile __global int *parents) {
  const int offset = offsets[get_global_id(1)];
  const int last = share_end(begin, end);
  for (int voxel = share_first(begin, end); voxel < last; voxel += share_step()) {
    const int rank = ranks[voxel];
    const int neighbour = voxel - offset;
    if (rank == 0 || ranks[neighbour] != rank ||
        is_linked_before(ranks, voxel, neighbour, rank, along_columns)) {
      continue;
    }
    int a = atomic_root(parents, voxel);
    int b = atomic_root(parents, neighbour);
    while (a != b) {
      const int child = max(a, b);
      const int root = min(a, b);
      const int found = atomic_cmpxchg(&parents[child], child, root);
      if (found == child) break;
      a = atomic_root(parents, found);
      b = atomic_root(parents, root);
    }
  }
}

/* Counts voxels at the roots, a whole run of a row at a time. Nothing writes parents meanwhile. */
__kernel void zones_sizes(__global const ushort *restrict ranks, const int begin, const int end,
                          const int along_columns, __global const int *restrict parents,
                          __global int *sizes) {
  const int last = share_end(begin, end);
  for (int voxel = share_first(begin, end); voxel < last; voxel += share_step()) {
    const int rank = ranks[voxel];
    if (rank == 0 || (along_columns && ranks[voxel - 1] == rank)) continue;
    int length = 1;
    if (along_columns) {
      while (ranks[voxel + length] == rank) length++;
    }
    int root = voxel;
    while (parents[root] != root) root = parents[root];
    atomic_add(&sizes[root], length);
  }
}

/* ---- For both. ---- */

/*
 * Lists the zones: those of at most small voxels in a table of levels x small counts, the others
 * one by one, as rank and size, in no order. table and listed are zero at the start.
 */
__kernel void zones_list(__global const ushort *restrict ranks, const int begin, const int end,
                         __global const int *restrict sizes, const int small, __global int *table,
                         __global int *listed, __global int *list) {
  const int last = share_end(begin, end);
  for (int voxel = share_first(begin, end); voxel < last; voxel += share_step()) {
    const int size = sizes[voxel];
    if (size == 0) continue;
    const int rank = ranks[voxel];
    if (size <= small) {
      atomic_inc(&table[(size_t)(rank - 1) * small + size - 1]);
    } else {
      const int place = atomic_inc(listed);
      list[2 * place] = rank;
      list[2 * place + 1] = size;
    }
  }
}
