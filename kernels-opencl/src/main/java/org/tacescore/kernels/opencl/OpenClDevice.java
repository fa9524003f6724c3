package org.tacescore.kernels.opencl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/**
 * A device that the OpenCL drivers of this machine offer.
 *
 * @param id handle
 * @param platformId handle of the platform that it belongs to
 * @param platform name of the driver's platform
 * @param name name of the device
 * @param driver version of the driver
 * @param type bits of {@code cl_device_type}
 * @param computeUnits cores or multiprocessors
 * @param localMemory bytes that a work-group shares
 * @param globalMemory bytes of memory
 * @param mostAllocation bytes of the largest single buffer
 * @param mostWorkGroup work-items of the largest work-group
 * @param hasDoubles whether it computes in double precision
 */
record OpenClDevice(
    cl_device_id id,
    cl_platform_id platformId,
    String platform,
    String name,
    String driver,
    long type,
    int computeUnits,
    long localMemory,
    long globalMemory,
    long mostAllocation,
    int mostWorkGroup,
    boolean hasDoubles) {

  /** All devices of all platforms; throws {@link CLException} where there is no platform. */
  static List<OpenClDevice> all() {
    int[] count = new int[1];
    CL.clGetPlatformIDs(0, null, count);
    cl_platform_id[] platforms = new cl_platform_id[count[0]];
    CL.clGetPlatformIDs(platforms.length, platforms, null);
    List<OpenClDevice> devices = new ArrayList<>();
    for (cl_platform_id platform : platforms) {
      for (cl_device_id id : devicesOf(platform)) {
        devices.add(describe(platform, id));
      }
    }
    return devices;
  }

  /** A platform without devices answers with an error, and then its count is not set. */
  private static cl_device_id[] devicesOf(cl_platform_id platform) {
    int[] count = new int[1];
    try {
      CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, 0, null, count);
    } catch (CLException e) {
      if (e.getStatus() == CL.CL_DEVICE_NOT_FOUND) {
        return new cl_device_id[0];
      }
      throw e;
    }
    cl_device_id[] ids = new cl_device_id[count[0]];
    CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, ids.length, ids, null);
    return ids;
  }

  private static OpenClDevice describe(cl_platform_id platform, cl_device_id id) {
    long[] size = new long[1];
    CL.clGetPlatformInfo(platform, CL.CL_PLATFORM_NAME, 0, null, size);
    byte[] name = new byte[(int) size[0]];
    CL.clGetPlatformInfo(platform, CL.CL_PLATFORM_NAME, name.length, Pointer.to(name), null);
    return new OpenClDevice(
        id,
        platform,
        text(name),
        text(info(id, CL.CL_DEVICE_NAME)),
        text(info(id, CL.CL_DRIVER_VERSION)),
        number(id, CL.CL_DEVICE_TYPE),
        (int) number(id, CL.CL_DEVICE_MAX_COMPUTE_UNITS),
        number(id, CL.CL_DEVICE_LOCAL_MEM_SIZE),
        number(id, CL.CL_DEVICE_GLOBAL_MEM_SIZE),
        number(id, CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE),
        (int) Math.min(Integer.MAX_VALUE, number(id, CL.CL_DEVICE_MAX_WORK_GROUP_SIZE)),
        List.of(text(info(id, CL.CL_DEVICE_EXTENSIONS)).split(" ")).contains("cl_khr_fp64"));
  }

  private static byte[] info(cl_device_id id, int what) {
    long[] size = new long[1];
    CL.clGetDeviceInfo(id, what, 0, null, size);
    byte[] answer = new byte[(int) size[0]];
    CL.clGetDeviceInfo(id, what, answer.length, Pointer.to(answer), null);
    return answer;
  }

  /** Answers are 4 or 8 bytes, in the machine's order. */
  private static long number(cl_device_id id, int what) {
    byte[] answer = info(id, what);
    ByteBuffer buffer = ByteBuffer.wrap(answer).order(ByteOrder.nativeOrder());
    return answer.length == 4 ? Integer.toUnsignedLong(buffer.getInt()) : buffer.getLong();
  }

  private static String text(byte[] zeroTerminated) {
    return new String(zeroTerminated, StandardCharsets.UTF_8).replace("\0", "").trim();
  }

  boolean isGpu() {
    return (type & CL.CL_DEVICE_TYPE_GPU) != 0;
  }

  boolean isCpu() {
    return (type & CL.CL_DEVICE_TYPE_CPU) != 0;
  }

  @Override
  public String toString() {
    return "OpenCL %s, %s, driver %s".formatted(platform, name, driver);
  }
}
