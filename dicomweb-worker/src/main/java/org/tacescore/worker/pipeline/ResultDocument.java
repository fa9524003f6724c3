package org.tacescore.worker.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;

/**
 * The result of a study as JSON: what was computed, from what, and what was refused. Its format is
 * a contract; docs/formats.md tells it. UIDs and values, no patient's name, ID or birth date.
 *
 * @param researchUseOnly always true
 * @param statement what a reader has to be told first
 * @param software name and version
 * @param studyInstanceUid Study Instance UID; empty when the study was refused as a whole
 * @param jobKey SHA-256 over all that the result depends on
 * @param createdAt when the job was made, ISO 8601 in UTC
 * @param kernels the device that counted; empty when the study was refused as a whole
 * @param networks the device that ran the networks; absent when none was opened
 * @param srSopInstanceUid the report; empty when no recipe scored
 * @param objects DICOM objects that were made, the report first
 * @param warnings what holds for the images, whichever score stands on them
 * @param recipes one answer a recipe; of a recipe of lesions one a lesion
 * @param series image series with their phases
 * @param lesions lesions with their measurements
 * @param regions the regions that were measured, and how they came to lie there
 * @param registrations series that were laid over others by their images
 * @param clinical clinical values that were at hand
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ResultDocument(
    boolean researchUseOnly,
    String statement,
    String software,
    String studyInstanceUid,
    String jobKey,
    String createdAt,
    String kernels,
    Optional<String> networks,
    Optional<String> srSopInstanceUid,
    List<ObjectEntry> objects,
    List<WarningEntry> warnings,
    List<Answer> recipes,
    List<SeriesEntry> series,
    List<LesionEntry> lesions,
    List<RegionEntry> regions,
    List<LaidOverEntry> registrations,
    List<ClinicalEntry> clinical) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  ResultDocument {
    objects = List.copyOf(objects);
    warnings = List.copyOf(warnings);
    recipes = List.copyOf(recipes);
    series = List.copyOf(series);
    lesions = List.copyOf(lesions);
    regions = List.copyOf(regions);
    registrations = List.copyOf(registrations);
    clinical = List.copyOf(clinical);
  }

  /** A study that was refused as a whole: nothing was measured, and its UID may not be known. */
  static ResultDocument refused(
      String jobKey, Instant created, List<RecipeBundle> recipes, RefusedException refusal) {
    List<Outcome> outcomes =
        recipes.stream()
            .<Outcome>map(
                bundle -> new NotScorable(bundle.recipe().id(), refusal.reason(), refusal.detail()))
            .toList();
    return new ResultDocument(
        true,
        Statement.of(outcomes).sentence(),
        SiteIdentity.SOFTWARE,
        "",
        jobKey,
        created.toString(),
        "",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        IntStream.range(0, recipes.size())
            .mapToObj(i -> AnswerEntries.answer(recipes.get(i), outcomes.get(i), List.of()))
            .toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result of records is always JSON", e);
    }
  }

  /** A DICOM object that goes with the result, by what it is to it. */
  record ObjectEntry(
      String role, String sopClassUid, String seriesInstanceUid, String sopInstanceUid) {}

  /** A warning by its code, in words. */
  record WarningEntry(String code, String text) {}

  /** A recipe's answer: a score, or a refusal; of the patient where no lesion is named. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Answer(
      String id,
      String version,
      String bundleDigest,
      String status,
      Optional<ScoredLesionEntry> lesion,
      Optional<ScoreEntry> score,
      Optional<RefusalEntry> refusal,
      Optional<List<BesideEntry>> beside) {}

  /** The lesion that an answer is of. */
  record ScoredLesionEntry(
      String label, String trackingUid, String segSopInstanceUid, int segmentNumber) {}

  /** A refusal as every surface shows it. */
  record RefusalEntry(String code, String sentence, String detail, String mender) {}

  /** A total with its group, the rule behind it, what it is made of and what stands beside it. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ScoreEntry(
      String name,
      String code,
      BigDecimal value,
      String unit,
      String group,
      String groupName,
      String cutoff,
      boolean tie,
      List<TermEntry> terms,
      Optional<List<SupplementEntry>> supplements,
      List<SensitivityEntry> sensitivities,
      List<String> warnings) {}

  /** What a labelled variant of the score gives; never the result. */
  record SensitivityEntry(
      String id, String name, BigDecimal value, String cutoff, String group, String groupName) {}

  /** One term of a total. */
  record TermEntry(String name, String found, boolean counts, BigDecimal adds) {}

  /** An image series, or a part of one, its phase and the evidence. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record SeriesEntry(
      String seriesInstanceUid,
      Optional<String> part,
      String modality,
      String description,
      String phase,
      String detail,
      List<String> evidence) {}

  /** A lesion as drawn. */
  record LesionEntry(
      String label,
      String trackingUid,
      String segSopInstanceUid,
      int segmentNumber,
      boolean scored,
      List<MeasurementEntry> measurements) {}

  /** A measured number. */
  record MeasurementEntry(String name, String code, BigDecimal value, String unit) {}

  /** A region of interest on a phase; the margin is there for what lies around the tumour. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record RegionEntry(
      String lesion,
      String phase,
      String kind,
      Optional<Double> marginMm,
      Optional<String> liver,
      String seriesInstanceUid,
      Optional<String> part,
      String origin,
      String drawnOnSeriesUid,
      Optional<RegistrationEntry> registration,
      int voxels,
      List<String> warnings) {}

  /** The registration objects that a region was carried through, and what they leave. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record RegistrationEntry(List<String> sopInstanceUids, ResidualEntry residual) {}

  /** What was compared in both frames of reference, and how far apart it lies. */
  record ResidualEntry(String structure, BigDecimal centroidMm, BigDecimal dice) {}

  /**
   * A series that was laid over another one by their images: the fixed one stayed, the moving one
   * was turned, shifted and, where DEFORMABLE, bent.
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record LaidOverEntry(
      SideEntry fixed,
      SideEntry moving,
      String kind,
      BigDecimal rotationDegrees,
      BigDecimal shiftMm,
      BigDecimal meanDisplacementMm,
      BigDecimal maxDisplacementMm,
      BigDecimal minJacobian,
      BigDecimal maxJacobian,
      LikenessEntry residual,
      String words) {}

  /** One of two series, or a part of one, with the phase it was taken for. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record SideEntry(String phase, String seriesInstanceUid, Optional<String> part) {}

  /**
   * How well two series lie on each other: mutual information in nats, before, after and of the
   * same values in random pairs; overlap of the livers and distance of the lesions that are drawn
   * on both.
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record LikenessEntry(
      BigDecimal informationBefore,
      BigDecimal information,
      BigDecimal informationByChance,
      Optional<BigDecimal> diceBefore,
      Optional<BigDecimal> dice,
      List<LesionGapEntry> lesions) {}

  /** How far apart the middles of a lesion lie that is drawn on both series. */
  record LesionGapEntry(String lesion, BigDecimal centroidMm) {}

  /** A clinical value. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ClinicalEntry(
      String analyte, String value, String unit, Optional<String> time, String source) {}
}
