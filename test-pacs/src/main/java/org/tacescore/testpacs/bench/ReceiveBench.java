package org.tacescore.testpacs.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;

/**
 * Instances a second that receivers take: by C-STORE from dcmtk's storescu, over one association
 * and over eight at once, the worker beside dcmtk's {@code storescp --fork}; by STOW-RS beside
 * Orthanc. Every pass sends instances with UIDs of their own.
 */
final class ReceiveBench {
  private static final int[] ASSOCIATIONS = {1, 8};
  private static final int PASSES = 3;
  private static final int PARTS_A_REQUEST = 25;
  private static final String BOUNDARY = "tacescore-bench";
  private static final BenchWorker.Start FSYNC = worker(List.of());

  private final PrintWriter out;
  private final Path work;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  /**
   * @param work folder for files of the receivers
   */
  ReceiveBench(PrintWriter out, Path work) {
    this.out = out;
    this.work = work;
  }

  private static BenchWorker.Start worker(List<String> prefix) {
    return new BenchWorker.Start(
        prefix, List.of("-Xmx512m"), Duration.ofHours(1), "deliver: none\n");
  }

  /** Where a C-STORE goes. */
  private record Receiver(String name, String aeTitle, int port) {}

  Map<String, Object> figures() throws IOException, InterruptedException {
    List<DicomObject> images = StandardStudy.patient().images().toList();
    out.printf(
        "%d instances of %d kB%n",
        images.size(), Part10.encode(images.get(0).dataset()).length / 1000);
    Optional<String> storescu = BenchServer.program("storescu");
    if (storescu.isPresent()) {
      cStore(storescu.get(), images);
    } else {
      out.println("storescu and storescp are not installed (Debian: dcmtk)");
    }
    stow(images);
    return figures;
  }

  private void cStore(String storescu, List<DicomObject> images)
      throws IOException, InterruptedException {
    Map<String, Double> best = new LinkedHashMap<>();
    for (int associations : ASSOCIATIONS) {
      List<Path> folders = split(images, associations);
      String over = associations == 1 ? "1 association" : associations + " associations";
      String scp = "storescp --fork, " + over;
      best.put(scp, storescp(storescu, scp, folders));
      String without = "worker without fsync, " + over;
      Optional<String> eatmydata = BenchServer.program("eatmydata");
      if (eatmydata.isPresent()) {
        worker(storescu, without, worker(List.of(eatmydata.get())), folders, best, scp);
      } else {
        out.println("eatmydata is not installed: nothing without fsync (Debian: eatmydata)");
      }
      String with = "worker, " + over;
      worker(storescu, with, FSYNC, folders, best, scp);
    }
  }

  @SuppressWarnings("try") // it is sent to, not asked
  private double storescp(String storescu, String name, List<Path> folders)
      throws IOException, InterruptedException {
    int port = BenchServer.freePort();
    Path kept = Files.createTempDirectory(work, "storescp");
    List<String> command =
        List.of(
            BenchServer.program("storescp").orElse("storescp"),
            "--fork",
            "-od",
            kept.toString(),
            Integer.toString(port));
    try (BenchServer server = BenchServer.start("storescp", work, port, command)) {
      return passes(storescu, new Receiver(name, "STORESCP", port), folders);
    }
  }

  private void worker(
      String storescu,
      String name,
      BenchWorker.Start how,
      List<Path> folders,
      Map<String, Double> best,
      String peer)
      throws IOException, InterruptedException {
    try (BenchWorker worker = BenchWorker.start(Files.createTempDirectory(work, "w"), how)) {
      double found =
          passes(storescu, new Receiver(name, BenchWorker.AE_TITLE, worker.dicomPort()), folders);
      best.put(name, found);
      tell(name + " / " + peer, found / best.getOrDefault(peer, Double.NaN));
      heap(name, worker);
    }
  }

  private void heap(String name, BenchWorker worker) throws IOException {
    long peak = worker.peakHeapMb();
    out.printf("%-56s %d MB of at most 512%n", name + ", most heap", peak);
    figures.put(name + ", most heap, MB", peak);
  }

  /** The median of the passes after the first, instances a second. */
  private double passes(String storescu, Receiver receiver, List<Path> folders)
      throws IOException, InterruptedException {
    int instances = 0;
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        instances += (int) files.count();
      }
    }
    List<Double> rates = new ArrayList<>();
    for (int pass = 0; pass < PASSES; pass++) {
      long start = System.nanoTime();
      sendAll(storescu, receiver, folders);
      rates.add(instances / ((System.nanoTime() - start) / 1e9));
    }
    return tellRates(receiver.name(), rates);
  }

  private double tellRates(String name, List<Double> rates) {
    List<Double> warm = rates.stream().skip(1).sorted().toList();
    double median = warm.get(warm.size() / 2);
    out.printf("%-56s first %6.0f/s, warm %6.0f/s%n", name, rates.get(0), median);
    figures.put(name + ", first", rates.get(0));
    figures.put(name + ", warm", median);
    return median;
  }

  private void tell(String ratio, double value) {
    out.printf("%-56s %.2f%n", ratio, value);
    figures.put(ratio, value);
  }

  private void sendAll(String storescu, Receiver receiver, List<Path> folders)
      throws IOException, InterruptedException {
    List<Process> senders = new ArrayList<>();
    for (Path folder : folders) {
      senders.add(
          new ProcessBuilder(
                  storescu,
                  "--invent-instance",
                  "-aec",
                  receiver.aeTitle(),
                  "+sd",
                  "127.0.0.1",
                  Integer.toString(receiver.port()),
                  folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(work.resolve("storescu.log").toFile())
              .start());
    }
    for (Process sender : senders) {
      if (sender.waitFor() != 0) {
        throw new IOException(
            "storescu: " + Files.readString(work.resolve("storescu.log"), StandardCharsets.UTF_8));
      }
    }
  }

  private List<Path> split(List<DicomObject> images, int parts) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      folders.add(Files.createTempDirectory(work, "send"));
    }
    for (int i = 0; i < images.size(); i++) {
      Files.write(
          folders.get(i % parts).resolve(i + ".dcm"), Part10.encode(images.get(i).dataset()));
    }
    return folders;
  }

  private void stow(List<DicomObject> images) throws IOException, InterruptedException {
    double orthanc = Double.NaN;
    Optional<BenchOrthanc> peer = BenchOrthanc.start(work.resolve("orthanc"));
    if (peer.isPresent()) {
      try (BenchOrthanc running = peer.get()) {
        orthanc = stow("Orthanc, STOW-RS", running.dicomWeb(), images);
      }
    } else {
      out.println("Orthanc is not installed (Debian: orthanc, orthanc-dicomweb)");
    }
    try (BenchWorker worker = BenchWorker.start(Files.createTempDirectory(work, "w"), FSYNC)) {
      double found = stow("worker, STOW-RS", worker.dicomWeb(), images);
      tell("worker / Orthanc, STOW-RS", found / orthanc);
      heap("worker, STOW-RS", worker);
    }
  }

  private double stow(String name, URI dicomWeb, List<DicomObject> images)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    List<Double> rates = new ArrayList<>();
    for (int pass = 0; pass < PASSES; pass++) {
      List<byte[]> files = renamed(images, pass);
      long start = System.nanoTime();
      for (int from = 0; from < files.size(); from += PARTS_A_REQUEST) {
        post(client, dicomWeb, files.subList(from, Math.min(from + PARTS_A_REQUEST, files.size())));
      }
      rates.add(files.size() / ((System.nanoTime() - start) / 1e9));
    }
    return tellRates(name + ", %d a request".formatted(PARTS_A_REQUEST), rates);
  }

  private static List<byte[]> renamed(List<DicomObject> images, int pass) {
    List<byte[]> files = new ArrayList<>();
    for (DicomObject image : images) {
      Attributes dataset = new Attributes(image.dataset());
      dataset.setString(Tag.SOPInstanceUID, VR.UI, image.sopInstanceUid() + "." + pass);
      files.add(Part10.encode(dataset, UID.ExplicitVRLittleEndian));
    }
    return files;
  }

  private static void post(HttpClient client, URI dicomWeb, List<byte[]> files)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(dicomWeb + "/studies"))
            .timeout(Duration.ofMinutes(5))
            .header(
                "Content-Type",
                "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY)
            .header("Accept", "application/dicom+json")
            .POST(BodyPublishers.ofInputStream(() -> body(files)))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("STOW-RS was answered with " + answer.statusCode() + answer.body());
    }
  }

  private static InputStream body(List<byte[]> files) {
    List<InputStream> pieces = new ArrayList<>();
    for (byte[] file : files) {
      pieces.add(text("--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n"));
      pieces.add(new ByteArrayInputStream(file));
      pieces.add(text("\r\n"));
    }
    pieces.add(text("--" + BOUNDARY + "--\r\n"));
    return new SequenceInputStream(Collections.enumeration(pieces));
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }
}
