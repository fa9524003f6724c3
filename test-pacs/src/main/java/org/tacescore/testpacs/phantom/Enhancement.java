package org.tacescore.testpacs.phantom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.tacescore.segio.ContrastPhase;

/**
 * The signal of each tissue in each contrast phase: HU for CT, arbitrary units of a fat-suppressed
 * T1-weighted gradient echo for MR. Read from the tables beside this class.
 */
final class Enhancement {

  private final Map<Tissue, Map<ContrastPhase, Double>> table;

  private Enhancement(Map<Tissue, Map<ContrastPhase, Double>> table) {
    this.table = table;
  }

  double of(Tissue tissue, ContrastPhase phase) {
    Double value = table.getOrDefault(tissue, Map.of()).get(phase);
    if (value == null) {
      throw new IllegalStateException("no enhancement of %s in %s".formatted(tissue, phase));
    }
    return value;
  }

  static Enhancement of(PhantomModality modality) {
    String name = "enhancement-" + modality.name().toLowerCase(Locale.ROOT) + ".csv";
    try (InputStream in = Enhancement.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Enhancement parse(BufferedReader lines) throws IOException {
    String[] head = lines.readLine().split(",", -1);
    Map<Tissue, Map<ContrastPhase, Double>> table = new EnumMap<>(Tissue.class);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] cells = line.split(",", -1);
      Map<ContrastPhase, Double> row = new EnumMap<>(ContrastPhase.class);
      for (int column = 1; column < head.length; column++) {
        row.put(PhaseFolder.parse(head[column]).phase(), Double.valueOf(cells[column]));
      }
      table.put(Tissue.valueOf(cells[0].toUpperCase(Locale.ROOT).replace('-', '_')), row);
    }
    return new Enhancement(table);
  }
}
