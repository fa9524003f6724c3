package org.tacescore.kernels.opencl;

/**
 * The memory of a device that we may use, and how much of it we hold.
 *
 * <p>Drivers answer a buffer that is too large late, when a kernel is to run, or not at all; so we
 * count ourselves and plan with what is left.
 */
final class DeviceMemory {
  private final long largestBuffer;
  private final long total;
  private long held;

  private DeviceMemory(long largestBuffer, long total) {
    this.largestBuffer = largestBuffer;
    this.total = total;
  }

  /** All memory of a device but a quarter, which others and the driver itself need. */
  static DeviceMemory of(OpenClDevice device) {
    long total = device.globalMemory() / 4 * 3;
    return new DeviceMemory(Math.min(device.mostAllocation(), total), total);
  }

  /** The same, but no more than some bytes. */
  static DeviceMemory of(OpenClDevice device, long mostBytes) {
    DeviceMemory all = of(device);
    return new DeviceMemory(Math.min(all.largestBuffer, mostBytes), Math.min(all.total, mostBytes));
  }

  /** Bytes that may be held at once. */
  long total() {
    return total;
  }

  /** Bytes that are free. */
  long free() {
    return total - held;
  }

  /** Bytes of the largest buffer that can be had. */
  long largest() {
    return Math.min(largestBuffer, free());
  }

  /**
   * Notes a buffer.
   *
   * @throws BeyondDeviceException when it does not fit
   */
  void take(long bytes) {
    if (bytes > largest()) {
      throw new BeyondDeviceException(
          "a buffer of %d bytes is needed and %d are free".formatted(bytes, largest()));
    }
    held += bytes;
  }

  /** Notes that a buffer is gone. */
  void give(long bytes) {
    held -= bytes;
  }
}
