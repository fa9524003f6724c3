package org.tacescore.kernels.opencl;

import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_kernel;

/** What a kernel is given. */
interface ClArgument {
  void set(cl_kernel kernel, int position);

  static ClArgument of(int value) {
    return (kernel, position) ->
        CL.clSetKernelArg(kernel, position, Sizeof.cl_int, Pointer.to(new int[] {value}));
  }

  static ClArgument of(double value) {
    return (kernel, position) ->
        CL.clSetKernelArg(kernel, position, Sizeof.cl_double, Pointer.to(new double[] {value}));
  }

  /** Memory that a work-group shares. */
  static ClArgument local(long bytes) {
    return (kernel, position) -> CL.clSetKernelArg(kernel, position, bytes, null);
  }
}
