package org.tacescore.testpacs.bench;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tacescore.network.Architecture;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.NetworkInput;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.SavedModelWriter;
import org.tacescore.network.weights.Safetensors;
import org.tacescore.network.weights.Weights;

/** ResNet-34 beside ONNX Runtime and torch: the same weights, images and threads, in turns. */
final class PeerBench {
  private final Path folder;
  private final String python;
  private final int threads;
  private final PrintWriter out;

  PeerBench(Path folder, String python, int threads, PrintWriter out) {
    this.folder = folder;
    this.python = python;
    this.threads = threads;
    this.out = out;
  }

  /** The figures of each round: processor and wall times in milliseconds by program. */
  List<Map<String, Object>> measure(int batch, int runs, int rounds) throws IOException {
    NetworkSpec network = Architecture.of("resnet34").shipped();
    Weights weights = SavedModelWriter.seeded(network, 1);
    NetworkInput input = NetworkRun.noise(network.contract(), batch);
    Path model = folder.resolve("peers");
    SavedModelWriter.write(model, network, weights);
    Safetensors.write(folder.resolve("weights.safetensors"), weights);
    float[] images = channelsFirst(input.images());
    writeFloats(folder.resolve("images.bin"), images);
    TorchPeer torch = new TorchPeer(python, folder);
    boolean exported = torch.export(batch);
    List<Map<String, Object>> figures = new ArrayList<>();
    out.printf("%nresnet34, batch %d, %d threads: cpu ms (wall ms) a batch%n", batch, threads);
    try (NetworkRun ours = new NetworkRun(model, network.contract(), threads)) {
      float[] logits = ours.logits(input);
      for (int round = 1; round <= rounds; round++) {
        Map<String, Object> times = new LinkedHashMap<>();
        times.put("tensorflow", Timing.of(runs, () -> ours.logits(input)));
        if (exported) {
          onnxRuntime(images, batch, runs, logits).ifPresent(t -> times.put("onnxruntime", t));
        }
        torch.time(batch, runs, threads).ifPresent(t -> times.put("torch", timing(t, logits)));
        figures.add(times);
        tell(round, times);
      }
    }
    return figures;
  }

  private Optional<Timing> onnxRuntime(float[] images, int batch, int runs, float[] logits) {
    long[] shape = {batch, 3, 224, 224};
    try (OnnxRuntimePeer peer = new OnnxRuntimePeer(folder.resolve("network.onnx"), threads)) {
      requireSame("ONNX Runtime", peer.logits(images, shape), logits);
      return Optional.of(Timing.of(runs, () -> peer.logits(images, shape)));
    } catch (NoClassDefFoundError e) {
      out.println("  ONNX Runtime is not there");
      return Optional.empty();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime does not take the network", e);
    }
  }

  private static Timing timing(JsonNode torch, float[] logits) {
    float[] theirs = new float[logits.length];
    for (int i = 0; i < theirs.length; i++) {
      theirs[i] = (float) torch.path("logits").path(i).asDouble(Double.NaN);
    }
    requireSame("torch", theirs, logits);
    double median = torch.path("median_ms").asDouble();
    return new Timing(median, median, median, torch.path("cpu_ms").asDouble());
  }

  /** Times of networks that differ would compare nothing. */
  private static void requireSame(String peer, float[] theirs, float[] ours) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < ours.length; i++) {
      largest = Math.max(largest, Math.abs(ours[i]));
      difference = Math.max(difference, Math.abs(ours[i] - theirs[i]));
    }
    if (!(difference <= 1e-4 * largest)) {
      throw new IllegalStateException(
          "%s's logits differ by %s of %s".formatted(peer, difference, largest));
    }
  }

  private void tell(int round, Map<String, Object> times) {
    out.printf("  round %d:", round);
    Timing ours = (Timing) times.get("tensorflow");
    times.forEach(
        (name, value) -> {
          Timing time = (Timing) value;
          out.printf(
              Locale.ROOT,
              "  %s %.0f (%.0f) = %.2f",
              name,
              time.cpuMs(),
              time.medianMs(),
              ours == null ? Double.NaN : time.cpuMs() / ours.cpuMs());
        });
    out.println("   (last: cpu over ours)");
    out.flush();
  }

  private static float[] channelsFirst(ImageTensor images) {
    int rows = images.shape().rows();
    int columns = images.shape().columns();
    int channels = images.shape().channels();
    float[] values = images.toArray();
    float[] moved = new float[values.length];
    for (int place = 0; place < images.batch() * rows * columns; place++) {
      int image = place / (rows * columns);
      int pixel = place % (rows * columns);
      for (int channel = 0; channel < channels; channel++) {
        moved[(image * channels + channel) * rows * columns + pixel] =
            values[place * channels + channel];
      }
    }
    return moved;
  }

  private static void writeFloats(Path file, float[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    Files.write(file, bytes.array());
  }
}
