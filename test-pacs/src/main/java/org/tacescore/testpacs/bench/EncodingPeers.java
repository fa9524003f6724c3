package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;

/**
 * Other programs that make the same objects of what is already drawn: DCMTK's converters, a process
 * each, and pydicom, which writes what it has read.
 */
final class EncodingPeers {
  private static final String SCRIPT = "pydicom_peer.py";
  private static final String PYTHON = "/usr/bin/python3";

  private final Path objects;
  private final Path work;

  /**
   * @param objects folder of the objects that this software made
   * @param work where files may be written
   */
  EncodingPeers(Path objects, Path work) {
    this.objects = objects;
    this.work = work;
  }

  /** Milliseconds of each peer that is here. */
  Map<String, Double> milliseconds(int runs) throws IOException {
    Map<String, Double> found = new LinkedHashMap<>();
    put(found, "img2dcm, score page", sheets(runs));
    put(found, "pdf2dcm, PDF", document(runs));
    put(found, "xml2dsr, SR", report(runs));
    put(found, "pydicom, all objects", pydicom(runs));
    return found;
  }

  private static void put(Map<String, Double> found, String name, OptionalDouble ms) {
    if (ms.isPresent()) {
      found.put(name, ms.getAsDouble());
    }
  }

  private OptionalDouble sheets(int runs) throws IOException {
    double all = 0;
    for (Path sheet : named("score-page-")) {
      Path bmp = work.resolve(sheet.getFileName() + ".bmp");
      if (!ran("dcmj2pnm", "+ob", sheet.toString(), bmp.toString())) {
        return OptionalDouble.empty();
      }
      OptionalDouble one = time(runs, "img2dcm", "-i", "BMP", bmp.toString(), out());
      if (one.isEmpty()) {
        return one;
      }
      all += one.getAsDouble();
    }
    return OptionalDouble.of(all);
  }

  private OptionalDouble document(int runs) throws IOException {
    DicomObject object = Part10.read(objects.resolve("report-pdf.dcm"));
    Path pdf =
        Files.write(
            work.resolve("report.pdf"), object.dataset().getSafeBytes(Tag.EncapsulatedDocument));
    return time(runs, "pdf2dcm", pdf.toString(), out());
  }

  private OptionalDouble report(int runs) throws IOException {
    Path xml = work.resolve("sr.xml");
    return ran("dsr2xml", objects.resolve("sr.dcm").toString(), xml.toString())
        ? time(runs, "xml2dsr", xml.toString(), out())
        : OptionalDouble.empty();
  }

  private OptionalDouble pydicom(int runs) throws IOException {
    Path script = work.resolve(SCRIPT);
    try (InputStream in = EncodingPeers.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException(SCRIPT + " is missing from the build");
      }
      Files.write(script, in.readAllBytes());
    }
    String said =
        said(PYTHON, script.toString(), objects.toString(), out(), String.valueOf(runs)).strip();
    return said.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(said));
  }

  private String out() {
    return work.resolve("peer.dcm").toString();
  }

  private List<Path> named(String beginning) throws IOException {
    try (Stream<Path> files = Files.list(objects)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(beginning))
          .sorted()
          .toList();
    }
  }

  /** The least wall time of a process; empty where the program is missing or fails. */
  private static OptionalDouble time(int runs, String... command) {
    double least = Double.MAX_VALUE;
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      if (!ran(command)) {
        return OptionalDouble.empty();
      }
      least = Math.min(least, (System.nanoTime() - start) / 1e6);
    }
    return OptionalDouble.of(least);
  }

  private static boolean ran(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // There is no such program.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What it printed; empty as {@link #ran} is false. */
  private static String said(String... command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? said : "";
    } catch (IOException e) {
      // There is no such program.
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
