package org.tacescore.worker.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tacescore.learning.NearestName;
import org.tacescore.score.Analyte;
import org.tacescore.segio.ContrastPhase;

/** What a column of cohort.csv holds. */
sealed interface CohortColumn {
  /** A column with a name of its own. */
  enum Field implements CohortColumn {
    PATIENT,
    CENTRE,
    STUDY,
    TIME_DAYS,
    EVENT,
    RESPONSE,
    RECURRENCE,
    ORIGIN;

    String columnName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The SEG that was drawn on a phase. */
  record Drawn(ContrastPhase phase) implements CohortColumn {}

  /** A clinical value in one unit. */
  record Clinical(Analyte analyte, String unit) implements CohortColumn {}

  /** A column that nobody asked for. */
  record Other() implements CohortColumn {}

  /** The phases as the names of columns tell them. */
  Map<String, ContrastPhase> PHASES =
      Map.of(
          "seg_native", ContrastPhase.NATIVE,
          "seg_arterial", ContrastPhase.ARTERIAL,
          "seg_portal", ContrastPhase.PORTAL_VENOUS,
          "seg_delayed", ContrastPhase.DELAYED,
          "seg_hepatobiliary", ContrastPhase.HEPATOBILIARY);

  /** A clinical value, its unit in brackets that may themselves be in the unit. */
  Pattern WITH_UNIT = Pattern.compile("([^\\[\\s]+)(?:\\s*\\[(.*)\\])?");

  /** What the name says; {@link Other} for one that is none of ours. */
  static CohortColumn parse(String name) {
    for (Field field : Field.values()) {
      if (field.columnName().equals(name)) {
        return field;
      }
    }
    ContrastPhase phase = PHASES.get(name);
    if (phase != null) {
      return new Drawn(phase);
    }
    Matcher clinical = WITH_UNIT.matcher(name);
    if (clinical.matches()) {
      String unit = Optional.ofNullable(clinical.group(2)).orElse("").strip();
      return Analyte.find(clinical.group(1))
          .<CohortColumn>map(a -> new Clinical(a, unit))
          .orElseGet(Other::new);
    }
    return new Other();
  }

  /** A known name that the unknown one is a slip of; empty where it is just another column. */
  static Optional<String> meant(String unknown) {
    String word = unknown.replaceAll("\\s*\\[.*", "").strip();
    int letters = word.length() < 5 ? 1 : 2;
    Optional<String> near = NearestName.within(letters, word, names());
    return near.isPresent()
        ? near
        : NearestName.within(0, word.replace('_', '-').replace(' ', '-'), names());
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(PHASES.keySet());
    Arrays.stream(Field.values()).map(Field::columnName).forEach(names::add);
    Arrays.stream(Analyte.values()).map(Analyte::contractName).forEach(names::add);
    names.sort(null);
    return names;
  }
}
