package org.tacescore.testpacs.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.clinical.ClinicalScore;
import org.tacescore.score.clinical.ClinicalScoreId;
import org.tacescore.score.clinical.ClinicalScores;
import org.tacescore.score.clinical.ClinicalTimeline;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.volume.GridSize;

class PhantomCohortTest {

  private static final PhantomOptions COHORT =
      PhantomOptions.of(3, 5, PhantomModality.CT)
          .withPhases(Set.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS))
          .withGrid(new GridSize(48, 48, 12))
          .withCentres(3);

  @TempDir static Path out;
  private static final List<Path> WRITTEN = new ArrayList<>();

  @BeforeAll
  static void write() {
    new PhantomCohort(COHORT).write(out, WRITTEN::add);
  }

  @Test
  void tableSaysWhatWasDrawn() throws IOException {
    List<Map<String, String>> rows = rows(out.resolve("cohort.csv"));
    List<PhantomSubject> subjects = new PhantomGenerator(COHORT).subjects().toList();
    assertThat(rows).hasSize(3);
    assertThat(WRITTEN).hasSize(3);
    for (int i = 0; i < 3; i++) {
      Map<String, String> row = rows.get(i);
      PhantomSubject subject = subjects.get(i);
      PhantomOutcome outcome = subject.outcome();
      assertThat(row)
          .containsEntry("patient", subject.patientId())
          .containsEntry("centre", subject.centre())
          .containsEntry("origin", "SYNTHETIC")
          .containsEntry("time_days", Integer.toString(outcome.timeDays()))
          .containsEntry("event", outcome.event() ? "1" : "0")
          .containsEntry("response", outcome.response() ? "1" : "0")
          .containsEntry("recurrence", outcome.recurrence() ? "1" : "0")
          .containsKeys("afp [ng/mL]", "alt [U/L]", "diameter [mm]", "hbsag", "bclc", "capsule")
          .containsKeys("vp4", "diffuse");
      for (ClinicalValue value : subject.clinical()) {
        String unit = value.unit().isEmpty() ? "" : " [" + value.unit() + "]";
        String stated = row.get(value.analyte().contractName() + unit);
        assertThat(stated).isIn(null, value.value());
      }
      assertThat(out.resolve(row.get("study"))).isDirectory();
      assertThat(out.resolve(row.get("seg_arterial"))).isRegularFile();
      assertThat(out.resolve(row.get("seg_portal"))).isRegularFile();
    }
    assertThat(rows).extracting(row -> row.get("centre")).doesNotHaveDuplicates();
  }

  @Test
  void patientsTreatedBeforeHaveWhatScoresOfTwoTimePointsNeed() {
    PhantomOptions treated = COHORT.with(PhantomVariant.TREATED_BEFORE);

    List<PhantomSubject> subjects = new PhantomGenerator(treated).subjects().toList();

    assertThat(subjects)
        .allSatisfy(
            subject -> {
              ClinicalTimeline timeline = ClinicalTimeline.of(subject.clinical(), ZoneOffset.UTC);
              for (ClinicalScoreId id :
                  List.of(
                      ClinicalScoreId.ART,
                      ClinicalScoreId.ABCR,
                      ClinicalScoreId.START,
                      ClinicalScoreId.POST_TACE_PREDICT)) {
                assertThat(ClinicalScores.compute(id, timeline)).isInstanceOf(ClinicalScore.class);
              }
            });
  }

  @Test
  void earlierValuesStayOutOfTheTable(@TempDir Path treatedBefore) throws IOException {
    PhantomOptions treated = COHORT.with(PhantomVariant.TREATED_BEFORE);
    new PhantomCohort(treated).write(treatedBefore, folder -> {});

    List<Map<String, String>> rows = rows(treatedBefore.resolve("cohort.csv"));

    PhantomSubject first = new PhantomGenerator(treated).subjects().findFirst().orElseThrow();
    assertThat(first.clinical().stream().filter(v -> v.analyte() == Analyte.AST)).hasSize(2);
    assertThat(rows.get(0)).containsKey("ast [U/L]").doesNotContainKeys("mrecist", "tace-date");
  }

  @Test
  void sameSeedGivesSameBytes(@TempDir Path other) throws IOException {
    new PhantomCohort(COHORT).write(other, folder -> {});

    Map<String, byte[]> files = contents(out);
    Map<String, byte[]> again = contents(other);

    assertThat(again.keySet()).isEqualTo(files.keySet());
    files.forEach((name, bytes) -> assertThat(again.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void scannersDifferInHeaderAndNoise() {
    for (PhantomModality modality : PhantomModality.values()) {
      PhantomOptions options =
          PhantomOptions.of(6, 2, modality)
              .withPhases(Set.of(ContrastPhase.ARTERIAL))
              .withSegPhases(Set.of())
              .withGrid(
                  modality == PhantomModality.CT
                      ? new GridSize(96, 96, 24)
                      : new GridSize(48, 48, 12))
              .withCentres(6);
      List<Scanner> scanners = Scanner.of(modality);
      PhantomGenerator generator = new PhantomGenerator(options);
      double usualNoise = Enhancement.of(modality).of(Tissue.NOISE, ContrastPhase.ARTERIAL);
      for (int i = 0; i < 6; i++) {
        Scanner scanner = generator.plan(i).scanner();
        PhantomSeries series = generator.patient(i).series(ContrastPhase.ARTERIAL);
        Attributes image = series.instances().get(0).dataset();
        assertThat(scanners).contains(scanner);
        assertThat(image.getString(Tag.ManufacturerModelName)).isEqualTo(scanner.model());
        assertThat(image.getString(Tag.SeriesDescription)).contains("SYNTHETIC");
        assertThat(image.getDouble(Tag.SliceThickness, 0)).isEqualTo(scanner.sliceMm());
        // The usual blur of boundaries does not reach air; 5 % is three standard errors. MR's air
        // is cut at 0, so its noise is not looked at.
        if (modality == PhantomModality.CT) {
          assertThat(noiseOfAir(series))
              .isCloseTo(scanner.noise() * usualNoise, withinPercentage(5));
        }
      }
      assertThat(IntStream.range(0, 6).mapToObj(i -> generator.plan(i).scanner()))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void cohortIsOfOtherPatientsThanSingleOnes() {
    PhantomOptions single = PhantomOptions.of(1, 5, PhantomModality.CT);

    StudyPlan alone = new PhantomGenerator(single).plan(0);
    StudyPlan member = new PhantomGenerator(single.withCentres(1)).plan(0);

    assertThat(member.studyUid()).isNotEqualTo(alone.studyUid());
    assertThat(member.persona().patientId()).isNotEqualTo(alone.persona().patientId());
    assertThat(member.persona().accessionNumber()).isNotEqualTo(alone.persona().accessionNumber());
    assertThat(member.persona().accessionNumber()).hasSizeLessThanOrEqualTo(16);
  }

  @Test
  void refusesMoreCentresThanScanners() {
    assertThatThrownBy(() -> COHORT.withCentres(7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 6 centres, got 7");
  }

  /** Standard deviation of CT above the patient's belly. */
  private static double noiseOfAir(PhantomSeries series) {
    int columns = series.geometry().size().columns();
    double sum = 0;
    double square = 0;
    int count = 0;
    for (var instance : series.instances()) {
      int[] pixels = instance.dataset().getInts(Tag.PixelData);
      for (int row = 4; row < 13; row++) {
        for (int column = columns / 2 - 18; column < columns / 2 + 18; column++) {
          double value = (short) pixels[row * columns + column];
          sum += value;
          square += value * value;
          count++;
        }
      }
    }
    return Math.sqrt(square / count - sum / count * (sum / count));
  }

  private static List<Map<String, String>> rows(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    String[] names = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      assertThat(cells).hasSameSizeAs(names);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < cells.length; i++) {
        row.put(names[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, byte[]> contents(Path folder) throws IOException {
    Map<String, byte[]> contents = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }
}
