package org.tacescore.kernels.opencl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_mem;

/**
 * A device at work: its context, a queue that runs kernels one after the other, the memory we hold,
 * and the programs compiled so far. One thread at a time.
 */
final class ClSession implements AutoCloseable {
  private static final byte[] ZERO = new byte[1];

  private final OpenClDevice device;
  private final DeviceMemory memory;
  private final cl_context context;
  private final cl_command_queue queue;
  private final KernelTimes times;
  private final Map<String, ClProgram> programs = new HashMap<>();

  private ClSession(
      OpenClDevice device,
      DeviceMemory memory,
      cl_context context,
      cl_command_queue queue,
      KernelTimes times) {
    this.device = device;
    this.memory = memory;
    this.context = context;
    this.queue = queue;
    this.times = times;
  }

  static ClSession open(OpenClDevice device, DeviceMemory memory, KernelTimes times) {
    cl_context_properties properties = new cl_context_properties();
    properties.addProperty(CL.CL_CONTEXT_PLATFORM, device.platformId());
    cl_context context =
        CL.clCreateContext(properties, 1, new cl_device_id[] {device.id()}, null, null, null);
    try {
      // The 1.2 call: the newer one is missing from drivers that stop at OpenCL 1.2.
      @SuppressWarnings("deprecation")
      cl_command_queue queue =
          CL.clCreateCommandQueue(context, device.id(), times.queueProperties(), null);
      return new ClSession(device, memory, context, queue, times);
    } catch (CLException e) {
      CL.clReleaseContext(context);
      throw e;
    }
  }

  OpenClDevice device() {
    return device;
  }

  DeviceMemory memory() {
    return memory;
  }

  /** A resource of the {@code kernels} folder, compiled at its first use. */
  ClProgram program(String resource) {
    return program("", resource);
  }

  /** The same with definitions before it; each text of them makes a program of its own. */
  ClProgram program(String definitions, String resource) {
    return programs.computeIfAbsent(
        definitions + resource,
        key ->
            ClProgram.compile(
                context,
                queue,
                device.id(),
                times,
                definitions,
                source("shares.cl"),
                source(resource)));
  }

  private static String source(String resource) {
    try (InputStream in = ClSession.class.getResourceAsStream("/kernels/" + resource)) {
      if (in == null) {
        throw new OpenClUnavailableException("kernel source " + resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new OpenClUnavailableException("kernel source " + resource + " cannot be read", e);
    }
  }

  /** A buffer whose content is not defined; of one byte at least, as there are none of none. */
  ClBuffer allocate(long bytes) {
    long size = Math.max(1, bytes);
    memory.take(size);
    try {
      cl_mem memoryObject = CL.clCreateBuffer(context, CL.CL_MEM_READ_WRITE, size, null, null);
      return new ClBuffer(memoryObject, size, memory);
    } catch (CLException e) {
      memory.give(size);
      throw e;
    }
  }

  /** A buffer of zeros. */
  ClBuffer zeros(long bytes) {
    ClBuffer buffer = allocate(bytes);
    try {
      CL.clEnqueueFillBuffer(
          queue, buffer.memory(), Pointer.to(ZERO), 1, 0, buffer.bytes(), 0, null, null);
      return buffer;
    } catch (CLException e) {
      buffer.close();
      throw e;
    }
  }

  ClBuffer copyOf(int[] values) {
    return copyOf(Pointer.to(values), (long) values.length * Sizeof.cl_int);
  }

  ClBuffer copyOf(float[] values) {
    return copyOf(Pointer.to(values), (long) values.length * Sizeof.cl_float);
  }

  ClBuffer copyOf(double[] values) {
    return copyOf(Pointer.to(values), (long) values.length * Sizeof.cl_double);
  }

  /** A copy of some of the values. */
  ClBuffer copyOf(char[] values, int first, int count) {
    Pointer from = Pointer.to(values).withByteOffset((long) first * Sizeof.cl_ushort);
    return copyOf(from, (long) count * Sizeof.cl_ushort);
  }

  private ClBuffer copyOf(Pointer values, long bytes) {
    ClBuffer buffer = allocate(bytes);
    try {
      if (bytes != 0) {
        CL.clEnqueueWriteBuffer(queue, buffer.memory(), true, 0, bytes, values, 0, null, null);
      }
      return buffer;
    } catch (CLException e) {
      buffer.close();
      throw e;
    }
  }

  /** Waits for all that was put into the queue and reads the first numbers of a buffer. */
  int[] readInts(ClBuffer buffer, int count) {
    int[] values = new int[count];
    read(buffer, Pointer.to(values), (long) count * Sizeof.cl_int);
    return values;
  }

  long[] readLongs(ClBuffer buffer, int count) {
    long[] values = new long[count];
    read(buffer, Pointer.to(values), (long) count * Sizeof.cl_long);
    return values;
  }

  float[] readFloats(ClBuffer buffer, int count) {
    float[] values = new float[count];
    read(buffer, Pointer.to(values), (long) count * Sizeof.cl_float);
    return values;
  }

  double[] readDoubles(ClBuffer buffer, int count) {
    double[] values = new double[count];
    read(buffer, Pointer.to(values), (long) count * Sizeof.cl_double);
    return values;
  }

  private void read(ClBuffer buffer, Pointer to, long bytes) {
    if (bytes != 0) {
      CL.clEnqueueReadBuffer(queue, buffer.memory(), true, 0, bytes, to, 0, null, null);
    }
  }

  /** Names of the kernels that have run. */
  Stream<String> kernelsRun() {
    return programs.values().stream().flatMap(program -> program.kernelsRun().stream());
  }

  @Override
  public void close() {
    programs.values().forEach(ClProgram::close);
    CL.clReleaseCommandQueue(queue);
    CL.clReleaseContext(context);
  }
}
