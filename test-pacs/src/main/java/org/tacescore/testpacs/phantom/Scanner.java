package org.tacescore.testpacs.phantom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A phantom scanner: what its images say of it, and how they differ from another's. Read from the
 * tables beside this class; the first row is the scanner of every patient that is in no cohort.
 *
 * @param number place in the table, from 1
 * @param manufacturer Manufacturer (0008,0070)
 * @param model Manufacturer's Model Name (0008,1090)
 * @param technique of CT the Convolution Kernel (0018,1210), of MR the Magnetic Field Strength
 *     (0018,0087)
 * @param noise standard deviation of the noise, 1 = the enhancement table's
 * @param pointSpreadMm standard deviation of the blur in the plane, mm; 0 = none
 * @param fieldOfViewMm in the plane, mm
 * @param sliceMm thickness and distance of slices, mm
 * @param gain factor on signal and noise; 1 for CT, whose values are HU
 * @param delaySeconds by which every phase is later than usual
 */
record Scanner(
    int number,
    String manufacturer,
    String model,
    String technique,
    double noise,
    double pointSpreadMm,
    double fieldOfViewMm,
    double sliceMm,
    double gain,
    int delaySeconds) {

  Scanner {
    if (!(noise > 0 && pointSpreadMm >= 0 && fieldOfViewMm > 0 && sliceMm > 0 && gain > 0)) {
      throw new IllegalArgumentException("not a scanner: " + model);
    }
  }

  /** The scanner of patients that are in no cohort. */
  static Scanner usual(PhantomModality modality) {
    return of(modality).get(0);
  }

  /** All scanners of a modality, one a centre. */
  static List<Scanner> of(PhantomModality modality) {
    String name = "scanners-" + modality.name().toLowerCase(Locale.ROOT) + ".csv";
    try (InputStream in = Scanner.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<String> rows = lines.lines().skip(1).toList();
      return IntStream.range(0, rows.size())
          .mapToObj(row -> parse(row + 1, rows.get(row).split(",", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Device Serial Number (0018,1000). */
  String serialNumber() {
    return Integer.toString(number - 1);
  }

  private static Scanner parse(int number, String[] cells) {
    return new Scanner(
        number,
        cells[0],
        cells[1],
        cells[2],
        Double.parseDouble(cells[3]),
        Double.parseDouble(cells[4]),
        Double.parseDouble(cells[5]),
        Double.parseDouble(cells[6]),
        Double.parseDouble(cells[7]),
        Integer.parseInt(cells[8]));
  }
}
