package org.tacescore.kernels.opencl;

import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;

/** Device memory, given back on close. */
final class ClBuffer implements ClArgument, AutoCloseable {
  private final cl_mem memory;
  private final long bytes;
  private final DeviceMemory accounts;

  ClBuffer(cl_mem memory, long bytes, DeviceMemory accounts) {
    this.memory = memory;
    this.bytes = bytes;
    this.accounts = accounts;
  }

  cl_mem memory() {
    return memory;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public void set(cl_kernel kernel, int position) {
    CL.clSetKernelArg(kernel, position, Sizeof.cl_mem, Pointer.to(memory));
  }

  @Override
  public void close() {
    accounts.give(bytes);
    CL.clReleaseMemObject(memory);
  }
}
