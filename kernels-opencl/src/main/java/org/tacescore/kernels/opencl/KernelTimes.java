package org.tacescore.kernels.opencl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_event;
import org.jspecify.annotations.Nullable;

/** How long kernels ran by the device's own clock, where a session is to tell; else nothing. */
final class KernelTimes {
  private final boolean kept;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(String kernel, cl_event event) {}

  private KernelTimes(boolean kept) {
    this.kept = kept;
  }

  static KernelTimes notKept() {
    return new KernelTimes(false);
  }

  static KernelTimes kept() {
    return new KernelTimes(true);
  }

  /** Properties of a queue that measures, or does not. */
  long queueProperties() {
    return kept ? CL.CL_QUEUE_PROFILING_ENABLE : 0;
  }

  /** The event for a kernel that is put into the queue; null when nothing is kept. */
  @Nullable cl_event eventFor(String kernel) {
    if (!kept) {
      return null;
    }
    cl_event event = new cl_event();
    entries.add(new Entry(kernel, event));
    return event;
  }

  /** Times by name of the kernel since the last call; waits for kernels that are still running. */
  Map<String, Duration> take() {
    Map<String, Duration> times = new TreeMap<>();
    for (Entry entry : entries) {
      CL.clWaitForEvents(1, new cl_event[] {entry.event()});
      long nanos =
          instant(entry.event(), CL.CL_PROFILING_COMMAND_END)
              - instant(entry.event(), CL.CL_PROFILING_COMMAND_START);
      times.merge(entry.kernel(), Duration.ofNanos(nanos), Duration::plus);
      CL.clReleaseEvent(entry.event());
    }
    entries.clear();
    return times;
  }

  private static long instant(cl_event event, int what) {
    long[] nanos = new long[1];
    CL.clGetEventProfilingInfo(event, what, Sizeof.cl_ulong, Pointer.to(nanos), null);
    return nanos[0];
  }
}
