package org.tacescore.kernels.opencl;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_program;

/** A source compiled for a device, and its kernels; one thread at a time. */
final class ClProgram implements AutoCloseable {
  private final cl_command_queue queue;
  private final cl_program program;
  private final KernelTimes times;
  private final Map<String, cl_kernel> kernels = new HashMap<>();

  private ClProgram(cl_command_queue queue, cl_program program, KernelTimes times) {
    this.queue = queue;
    this.program = program;
    this.times = times;
  }

  static ClProgram compile(
      cl_context context,
      cl_command_queue queue,
      cl_device_id device,
      KernelTimes times,
      String... sources) {
    cl_program program = CL.clCreateProgramWithSource(context, sources.length, sources, null, null);
    try {
      CL.clBuildProgram(program, 1, new cl_device_id[] {device}, "-cl-std=CL1.2", null, null);
      return new ClProgram(queue, program, times);
    } catch (CLException e) {
      CL.clReleaseProgram(program);
      throw e;
    }
  }

  /**
   * Puts a kernel into the queue.
   *
   * @param global work-items along each dimension
   * @param local work-items of a group along each dimension
   */
  void run(String kernelName, long[] global, long[] local, ClArgument... arguments) {
    cl_kernel kernel =
        kernels.computeIfAbsent(kernelName, name -> CL.clCreateKernel(program, name, null));
    for (int k = 0; k < arguments.length; k++) {
      arguments[k].set(kernel, k);
    }
    CL.clEnqueueNDRangeKernel(
        queue, kernel, global.length, null, global, local, 0, null, times.eventFor(kernelName));
  }

  /** Names of the kernels that have run. */
  Set<String> kernelsRun() {
    return kernels.keySet();
  }

  @Override
  public void close() {
    kernels.values().forEach(CL::clReleaseKernel);
    CL.clReleaseProgram(program);
  }
}
