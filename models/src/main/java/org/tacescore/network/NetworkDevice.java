package org.tacescore.network;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.TensorFlow;
import org.tensorflow.internal.c_api.TFE_Context;
import org.tensorflow.internal.c_api.TFE_ContextOptions;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

/** What TensorFlow runs networks on in this process. */
final class NetworkDevice {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkDevice.class);

  /** A folder of the native library that was built for GPUs. */
  private static final String GPU_LIBRARY =
      "org/tensorflow/internal/c_api/linux-x86_64-gpu/libtensorflow_cc.so.2";

  private NetworkDevice() {}

  /**
   * TensorFlow's version and its devices, e.g. {@code TensorFlow 2.18.0 on CPU}. Warns where the
   * library is the one for GPUs and finds none.
   *
   * <p>To be asked for when a network is open: TensorFlow makes its threads when the first session
   * or context is made, with that one's settings.
   */
  static String describe() {
    List<String> gpus = devices().stream().filter(name -> name.contains("GPU")).toList();
    String described =
        "TensorFlow %s on %s"
            .formatted(TensorFlow.version(), gpus.isEmpty() ? "CPU" : String.join(", ", gpus));
    if (gpus.isEmpty() && isForGpus(NetworkDevice.class.getClassLoader())) {
      LOG.warn(
          "TensorFlow for GPUs is installed but finds no GPU; networks run on the CPU. It needs"
              + " an NVIDIA driver of version 555 or later, CUDA 12.5 and cuDNN 9.3 on the library"
              + " path");
    }
    return described;
  }

  static boolean isForGpus(ClassLoader loader) {
    return loader.getResource(GPU_LIBRARY) != null;
  }

  /** The names behind the last slash, e.g. {@code device:CPU:0}. */
  private static List<String> devices() {
    try (PointerScope scope = new PointerScope()) {
      TF_Status status = TF_Status.newStatus();
      TFE_Context context = TFE_Context.newContext(TFE_ContextOptions.newContextOptions(), status);
      status.throwExceptionIfNotOK();
      TF_DeviceList list = tensorflow.TFE_ContextListDevices(context, status);
      status.throwExceptionIfNotOK();
      List<String> names = new ArrayList<>();
      for (int i = 0; i < tensorflow.TF_DeviceListCount(list); i++) {
        String name = tensorflow.TF_DeviceListName(list, i, status).getString();
        names.add(name.substring(name.lastIndexOf('/') + 1));
      }
      tensorflow.TF_DeleteDeviceList(list);
      return names;
    }
  }
}
