package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tacescore.network.ImageShape;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.NativeCache;
import org.tacescore.network.NetworkContract;
import org.tacescore.network.NetworkInput;
import org.tacescore.network.NetworkOutput;
import org.tacescore.network.SavedModelNetwork;

/** A network that runs on seeded noise: here, or as the only work of a fresh process. */
final class NetworkRun implements AutoCloseable {
  private static final int SEED = 1;

  private final SavedModelNetwork network;

  NetworkRun(Path model, NetworkContract contract, int threads) {
    this.network = SavedModelNetwork.load(model, contract, threads);
  }

  /** A batch of seeded noise in [0, 1), and clinical values where the network takes them. */
  static NetworkInput noise(NetworkContract contract, int batch) {
    SplittableRandom random = new SplittableRandom(SEED);
    ImageTensor images =
        ImageTensor.of(batch, contract.image(), floats(batch * contract.image().length(), random));
    return contract.clinical() == 0
        ? NetworkInput.of(images)
        : NetworkInput.of(images, floats(batch * contract.clinical(), random));
  }

  private static float[] floats(int count, SplittableRandom random) {
    float[] values = new float[count];
    IntStream.range(0, count).forEach(i -> values[i] = (float) random.nextDouble());
    return values;
  }

  /** The logits of every image, class fastest. */
  float[] logits(NetworkInput input) {
    NetworkOutput output = network.run(input);
    int classes = output.classes();
    float[] logits = new float[input.images().batch() * classes];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = output.logit(i / classes, i % classes);
    }
    return logits;
  }

  @Override
  public void close() {
    network.close();
  }

  /**
   * Runs one batch of one in this process, and prints seconds since the start of the JVM, and the
   * largest resident memory in MB.
   *
   * @param args native cache, model, slices, rows, columns, channels, clinical, classes, threads
   */
  public static void main(String[] args) throws IOException {
    NativeCache.useFolder(Path.of(args[0]));
    int[] n = IntStream.range(2, args.length).map(i -> Integer.parseInt(args[i])).toArray();
    NetworkContract contract =
        new NetworkContract(new ImageShape(n[0], n[1], n[2], n[3]), n[4], n[5]);
    try (NetworkRun run = new NetworkRun(Path.of(args[1]), contract, n[6])) {
      run.logits(noise(contract, 1));
      long started = ManagementFactory.getRuntimeMXBean().getStartTime();
      System.out.println((System.currentTimeMillis() - started) / 1e3 + " " + residentMb());
    }
  }

  /** The largest resident memory of this process so far, of all that is mapped. */
  private static long residentMb() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }
}
