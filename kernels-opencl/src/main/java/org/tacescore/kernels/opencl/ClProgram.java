package org.tacescore.kernels.opencl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_program;

/** One source file compiled for one device, with the context and queue in which it runs. */
final class ClProgram implements AutoCloseable {
  private final cl_context context;
  private final cl_command_queue queue;
  private final cl_program program;

  private ClProgram(cl_context context, cl_command_queue queue, cl_program program) {
    this.context = context;
    this.queue = queue;
    this.program = program;
  }

  /** Compiles a resource of the {@code kernels} folder. */
  static ClProgram build(OpenClDevice device, String resource) {
    cl_device_id[] ids = {device.id()};
    cl_context_properties properties = new cl_context_properties();
    properties.addProperty(CL.CL_CONTEXT_PLATFORM, device.platformId());
    cl_context context = CL.clCreateContext(properties, 1, ids, null, null, null);
    try {
      // The 1.2 call: the newer one is missing from drivers that stop at OpenCL 1.2.
      @SuppressWarnings("deprecation")
      cl_command_queue queue = CL.clCreateCommandQueue(context, device.id(), 0, null);
      try {
        return new ClProgram(context, queue, compile(context, ids, source(resource)));
      } catch (RuntimeException e) {
        CL.clReleaseCommandQueue(queue);
        throw e;
      }
    } catch (RuntimeException e) {
      CL.clReleaseContext(context);
      throw e;
    }
  }

  private static cl_program compile(cl_context context, cl_device_id[] ids, String source) {
    cl_program program =
        CL.clCreateProgramWithSource(context, 1, new String[] {source}, null, null);
    try {
      CL.clBuildProgram(program, 1, ids, "-cl-std=CL1.2", null, null);
      return program;
    } catch (CLException e) {
      CL.clReleaseProgram(program);
      throw e;
    }
  }

  private static String source(String resource) {
    try (InputStream in = ClProgram.class.getResourceAsStream("/kernels/" + resource)) {
      if (in == null) {
        throw new OpenClUnavailableException("kernel source " + resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new OpenClUnavailableException("kernel source " + resource + " cannot be read", e);
    }
  }

  /** A buffer with a copy of the values, read by kernels. */
  Buffer copyOf(char[] values) {
    return new Buffer(
        CL.clCreateBuffer(
            context,
            CL.CL_MEM_READ_ONLY | CL.CL_MEM_COPY_HOST_PTR,
            (long) values.length * Sizeof.cl_ushort,
            Pointer.to(values),
            null));
  }

  /** A buffer of whole numbers whose content is not defined. */
  Buffer ints(long count) {
    return new Buffer(
        CL.clCreateBuffer(context, CL.CL_MEM_READ_WRITE, count * Sizeof.cl_int, null, null));
  }

  /**
   * Runs a kernel to its end.
   *
   * @param global work-items along each dimension
   * @param local work-items of a group along each dimension
   */
  void run(String kernelName, long[] global, long[] local, Argument... arguments) {
    cl_kernel kernel = CL.clCreateKernel(program, kernelName, null);
    try {
      for (int k = 0; k < arguments.length; k++) {
        arguments[k].set(kernel, k);
      }
      CL.clEnqueueNDRangeKernel(queue, kernel, global.length, null, global, local, 0, null, null);
      CL.clFinish(queue);
    } finally {
      CL.clReleaseKernel(kernel);
    }
  }

  /** Reads whole numbers from a place in a buffer. */
  int[] read(Buffer buffer, long first, int count) {
    int[] values = new int[count];
    CL.clEnqueueReadBuffer(
        queue,
        buffer.memory,
        true,
        first * Sizeof.cl_int,
        (long) count * Sizeof.cl_int,
        Pointer.to(values),
        0,
        null,
        null);
    return values;
  }

  @Override
  public void close() {
    CL.clReleaseProgram(program);
    CL.clReleaseCommandQueue(queue);
    CL.clReleaseContext(context);
  }

  /** What a kernel is given. */
  interface Argument {
    void set(cl_kernel kernel, int position);

    static Argument of(int value) {
      return (kernel, position) ->
          CL.clSetKernelArg(kernel, position, Sizeof.cl_int, Pointer.to(new int[] {value}));
    }

    /** Memory that a work-group shares. */
    static Argument local(long bytes) {
      return (kernel, position) -> CL.clSetKernelArg(kernel, position, bytes, null);
    }
  }

  /** Device memory, freed on close. */
  static final class Buffer implements Argument, AutoCloseable {
    private final cl_mem memory;

    private Buffer(cl_mem memory) {
      this.memory = memory;
    }

    @Override
    public void set(cl_kernel kernel, int position) {
      CL.clSetKernelArg(kernel, position, Sizeof.cl_mem, Pointer.to(memory));
    }

    @Override
    public void close() {
      CL.clReleaseMemObject(memory);
    }
  }
}
