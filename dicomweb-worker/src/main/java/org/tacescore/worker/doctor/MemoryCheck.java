package org.tacescore.worker.doctor;

/**
 * Whether the heap suffices for the standard study of docs/benchmarks.md.
 *
 * @param heapBytes the longest that the heap may become
 */
record MemoryCheck(long heapBytes) implements Check {
  /** The measured peak is 1.8 GB; studies beyond what fits are held as TOO_LARGE. */
  private static final long STANDARD_STUDY = 2_000_000_000L;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Finding look() {
    String found = "heap of at most %.1f GB".formatted(heapBytes / 1e9);
    return heapBytes >= STANDARD_STUDY
        ? Finding.ok(found + "; a standard study takes 1.8 GB")
        : Finding.warn(
            found + "; a standard study takes 1.8 GB, larger ones are held as TOO_LARGE",
            "set TACESCORE_JAVA_OPTIONS=-Xmx4g for the worker as for doctor");
  }
}
