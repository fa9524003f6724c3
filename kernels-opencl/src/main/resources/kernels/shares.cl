/*
 * Which places from begin to end - 1 a work-item takes: for (i = share_first; i < share_end; i +=
 * share_step). Stands before every source (OpenCL C 1.2).
 *
 * A work-item that is a group of its own takes a stretch, as a CPU's core likes it; those of a
 * larger group take places next to each other, as a GPU reads memory.
 */
int share_first(const int begin, const int end) {
  if (get_local_size(0) > 1) return begin + get_global_id(0);
  return begin + (int)((long)(end - begin) * get_global_id(0) / get_global_size(0));
}

int share_end(const int begin, const int end) {
  if (get_local_size(0) > 1) return end;
  return begin + (int)((long)(end - begin) * (get_global_id(0) + 1) / get_global_size(0));
}

int share_step(void) { return get_local_size(0) > 1 ? get_global_size(0) : 1; }
