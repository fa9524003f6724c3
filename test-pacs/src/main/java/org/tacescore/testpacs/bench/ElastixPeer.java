package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Margin;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.registration.Scan;

/**
 * Debian's elastix on the same pair: rigid, then B-splines, by the parameter files that come with
 * the software. Both images are cut to the liver and clipped to six interquartile ranges around its
 * quartiles beforehand, as the registration does it by itself.
 */
final class ElastixPeer {
  private static final List<String> PARAMETERS = List.of("elastix-rigid.txt", "elastix-spline.txt");
  private static final double MARGIN_MM = 15;
  private static final double REACH_MM = 55;
  private static final float TAILS = 6;
  private static final Pattern OUTPUT = Pattern.compile("OutputPoint = \\[ (\\S+) (\\S+) (\\S+) ]");

  private final Path folder;

  /**
   * A peer.
   *
   * @param folder where images and parameters may be written
   */
  ElastixPeer(Path folder) {
    this.folder = folder;
  }

  /**
   * What it found.
   *
   * @param seconds wall time of the process
   * @param places where each of the positions lies in the moving image
   */
  record Found(double seconds, List<Vector3> places) {}

  /** Empty where this machine has no elastix. */
  Optional<Found> register(RegistrationPair pair, List<Vector3> places)
      throws IOException, InterruptedException {
    Mask liver = pair.fixed().liver().orElseThrow();
    write("fixed", pair.fixed(), MARGIN_MM);
    write("moving", pair.moving(), REACH_MM);
    GridBox box = box(liver, MARGIN_MM);
    NrrdFiles.write(folder.resolve("mask.nrrd"), Margin.plus(liver.crop(box), MARGIN_MM));
    List<String> command =
        new ArrayList<>(List.of("elastix", "-f", path("fixed.nrrd"), "-m", path("moving.nrrd")));
    command.addAll(List.of("-fMask", path("mask.nrrd"), "-out", folder.toString()));
    for (String name : PARAMETERS) {
      command.addAll(List.of("-p", parameters(name)));
    }
    long start = System.nanoTime();
    if (!run(command)) {
      return Optional.empty();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return Optional.of(new Found(seconds, moved(places)));
  }

  private void write(String name, Scan scan, double marginMm) throws IOException {
    Mask liver = scan.liver().orElseThrow();
    Volume crop = scan.volume().crop(box(liver, marginMm));
    float[] inside = new float[liver.voxelCount()];
    int[] offsets = liver.offsets().toArray();
    for (int i = 0; i < inside.length; i++) {
      inside[i] = (float) scan.volume().at(offsets[i]);
    }
    Arrays.sort(inside);
    float low = inside[inside.length / 4];
    float high = inside[inside.length * 3 / 4];
    float reach = TAILS * (high - low);
    float[] values = crop.toFloatArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(low - reach, Math.min(high + reach, values[i]));
    }
    NrrdFiles.write(folder.resolve(name + ".nrrd"), Volume.of(crop.geometry(), values));
  }

  private static GridBox box(Mask liver, double mm) {
    GridBox tight = liver.boundingBox().orElseThrow();
    GridSize size = liver.geometry().size();
    Spacing spacing = liver.geometry().spacingMm();
    int c = (int) Math.ceil(mm / spacing.columnMm());
    int r = (int) Math.ceil(mm / spacing.rowMm());
    int s = (int) Math.ceil(mm / spacing.sliceMm());
    return new GridBox(
        Math.max(0, tight.firstColumn() - c),
        Math.min(size.columns() - 1, tight.lastColumn() + c),
        Math.max(0, tight.firstRow() - r),
        Math.min(size.rows() - 1, tight.lastRow() + r),
        Math.max(0, tight.firstSlice() - s),
        Math.min(size.slices() - 1, tight.lastSlice() + s));
  }

  private String parameters(String name) throws IOException {
    try (InputStream in = ElastixPeer.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the build");
      }
      return Files.write(folder.resolve(name), in.readAllBytes()).toString();
    }
  }

  private List<Vector3> moved(List<Vector3> places) throws IOException, InterruptedException {
    StringBuilder points = new StringBuilder("point\n" + places.size() + "\n");
    places.forEach(
        p -> points.append(String.format(Locale.ROOT, "%.6f %.6f %.6f%n", p.x(), p.y(), p.z())));
    Files.writeString(folder.resolve("points.txt"), points);
    List<String> command = new ArrayList<>(List.of("transformix", "-def", path("points.txt")));
    command.addAll(List.of("-out", folder.toString(), "-tp", path("TransformParameters.1.txt")));
    if (!run(command)) {
      throw new IOException("transformix is missing, or failed");
    }
    List<Vector3> moved = new ArrayList<>();
    Matcher matcher = OUTPUT.matcher(Files.readString(folder.resolve("outputpoints.txt")));
    while (matcher.find()) {
      moved.add(new Vector3(number(matcher, 1), number(matcher, 2), number(matcher, 3)));
    }
    return moved;
  }

  private static double number(Matcher matcher, int group) {
    return Double.parseDouble(matcher.group(group));
  }

  /** False where there is no such program. */
  private boolean run(List<String> command) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("said.log").toFile())
              .start();
    } catch (IOException e) {
      // There is no such program.
      return false;
    }
    if (process.waitFor() != 0) {
      throw new IOException(
          command.get(0) + " failed: " + Files.readString(folder.resolve("said.log")));
    }
    return true;
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
