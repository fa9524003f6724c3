package org.tacescore.worker.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.segio.CandidateLimits;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.JudgedSeries;
import org.tacescore.segio.PhaseChoice;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.PhaseFinding;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.SeriesPart;
import org.tacescore.segio.SeriesTrouble;
import org.tacescore.segio.SiteOverrides;
import org.tacescore.segio.StudyFolder;
import org.tacescore.segio.StudyFolder.SeriesFiles;
import org.tacescore.segio.StudySurvey;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.pipeline.DrawnSeries;
import org.tacescore.worker.receive.ObjectStore;

/** Whoever measures a job sees in its files what the rendezvous saw in the study. */
class OneJudgementTest {
  private static final int STUDIES = 60;
  private static final PhaseClassifier CLASSIFIER =
      new PhaseClassifier(new SiteOverrides(Map.of(), Set.of()), new CandidateLimits(4, 5, 30));

  @TempDir Path data;
  private ObjectStore store;

  @BeforeEach
  void open() {
    store = ObjectStore.open(data, 1 << 20);
  }

  @AfterEach
  void close() {
    store.close();
  }

  static LongStream seeds() {
    return LongStream.range(0, STUDIES);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theFilesOfAJobAreJudgedAsTheStudyWas(long seed) {
    StudyInventory study = inspect(seed);
    Optional<JobRequest> job = pastItsDeadline(study);
    if (job.isEmpty()) {
      assertThat(study.modalities()).doesNotContain("CT");
      return;
    }

    StudyFolder folder = files(job.get());
    List<JudgedSeries> judged = folder.series().stream().map(SeriesFiles::judged).toList();
    StudySurvey survey =
        StudySurvey.of(
            judged, CLASSIFIER.classifyStudy(judged.stream().map(JudgedSeries::header).toList()));

    assertThat(byPart(survey.series(), PhasedSeries::finding))
        .isEqualTo(
            byPart(
                study.images().stream().map(ImageSeries::phased).toList(), PhasedSeries::finding));
    assertThat(survey.troubles()).isEqualTo(troubles(study));
    Set<SeriesPart> drawnOn = DrawnSeries.of(folder.objects(), survey.series());
    for (ContrastPhase phase : ContrastPhase.values()) {
      for (String modality : List.of("CT", "MR")) {
        assertThat(survey.choose(phase, modality, drawnOn))
            .isEqualTo(study.choose(phase, modality));
      }
    }
  }

  @Test
  void theStudiesHoldWhatTheJudgementIsAbout() {
    List<StudyInventory> studies = seeds().mapToObj(this::inspect).toList();

    List<ImageSeries> series = studies.stream().flatMap(s -> s.images().stream()).toList();
    assertThat(series).anyMatch(s -> s.trouble().isPresent() && s.phase().isPresent());
    assertThat(series).anyMatch(s -> !s.part().isWhole());
    assertThat(series).anyMatch(s -> !s.candidate());
    assertThat(series)
        .anyMatch(
            s ->
                s.trouble().map(SeriesTrouble::detail).filter(d -> d.contains(" of ")).isPresent());
    List<PhaseChoice> choices =
        studies.stream()
            .flatMap(s -> Stream.of(ContrastPhase.values()).map(phase -> s.choose(phase, "CT")))
            .toList();
    assertThat(choices)
        .anyMatch(c -> c instanceof PhaseChoice.Chosen chosen && !chosen.passedOver().isEmpty())
        .anyMatch(c -> c instanceof PhaseChoice.Refused refused && !refused.unfit().isEmpty());
    assertThat(series)
        .extracting(s -> s.phased().finding().getClass().getSimpleName())
        .contains(
            PhaseFinding.Found.class.getSimpleName(), PhaseFinding.Ambiguous.class.getSimpleName());
  }

  private StudyInventory inspect(long seed) {
    return new HeaderInspector(store, CLASSIFIER, SegmentRoleRules.shipped())
        .inspect(RandomStudy.of(seed, store));
  }

  /** Of a recipe that has waited for what is missing, or lacks nothing. */
  private static Optional<JobRequest> pastItsDeadline(StudyInventory study) {
    RecipeNeeds needs =
        new RecipeNeeds(
            "any",
            "1",
            "e",
            "CT",
            Set.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS),
            Set.of(),
            Set.of());
    return Readiness.of(
            new Rendezvous("1.2", 1, Instant.EPOCH, List.of(), new HashMap<>(), List.of()),
            study,
            ClinicalValues.NONE,
            List.of(needs),
            new AssemblySettings(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                new KeySettings("d", "1")),
            Instant.EPOCH.plusSeconds(9))
        .job();
  }

  private StudyFolder files(JobRequest job) {
    return StudyFolder.of(
        Stream.concat(job.instances().stream(), job.context().stream())
            .map(instance -> store.path(instance.sha256()))
            .toList());
  }

  private static <T> Map<SeriesPart, T> byPart(
      List<PhasedSeries> series, Function<PhasedSeries, T> value) {
    return series.stream().collect(Collectors.toMap(one -> one.header().part(), value));
  }

  private static Map<SeriesPart, SeriesTrouble> troubles(StudyInventory study) {
    return study.images().stream()
        .filter(series -> series.trouble().isPresent())
        .collect(Collectors.toMap(ImageSeries::part, series -> series.trouble().orElseThrow()));
  }
}
