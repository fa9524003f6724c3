package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tacescore.score.ResearchStatus;
import org.tacescore.score.clinical.ClinicalScoreId;
import org.tacescore.segio.ContrastPhase;

/**
 * A published scoring system as plain data: the content of a bundle's {@code recipe.json}.
 *
 * @param format version of this format; 1
 * @param id lower-case letters, digits and dashes; the name of the bundle's folder
 * @param version of the recipe's data
 * @param title what people call it
 * @param source the publication it follows
 * @param status what the learned parts have been shown to be good for
 * @param endpoint what the total predicts, in which patients
 * @param modality DICOM modality of the images, {@code CT} or {@code MR}
 * @param level what one score stands for
 * @param aggregate which lesions make a patient's score
 * @param phases contrast phases that must all be there
 * @param rois the regions of interest: the tumour on each phase, and any of its surroundings
 * @param timePoint between which treatments the images must have been made
 * @param features name of the file with the extraction settings, in PyRadiomics' parameter format
 * @param measures what is measured, in the order of the report
 * @param combination how the measures make the total
 * @param notices sentences that stand beside every score
 * @param beside clinical scores to be computed beside it; the key may be left out for none
 * @param embeddings whose features parts take; the key may be left out for none
 */
public record Recipe(
    int format,
    String id,
    String version,
    String title,
    Citation source,
    ResearchStatus status,
    String endpoint,
    String modality,
    Level level,
    Aggregate aggregate,
    List<ContrastPhase> phases,
    List<RoiRule> rois,
    TimePoint timePoint,
    String features,
    List<Measure> measures,
    Combination combination,
    List<Notice> notices,
    @JacksonInject(value = BESIDE, useInput = OptBoolean.TRUE) List<ClinicalScoreId> beside,
    @JacksonInject(value = EMBEDDINGS, useInput = OptBoolean.TRUE) List<Embedding> embeddings) {

  /** A key that may be left out. */
  static final String BESIDE = "beside";

  /** A key that may be left out. */
  static final String EMBEDDINGS = "embeddings";

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Refuses what could not be scored; the messages name the key. */
  public Recipe {
    require(format == 1, "format must be 1, got " + format);
    require(ID.matcher(id).matches(), "id must be of a-z, 0-9 and dashes, got '" + id + "'");
    require(!version.isBlank(), "version is empty");
    require(
        modality.equals("CT") || modality.equals("MR"),
        "modality must be CT or MR, got '" + modality + "'");
    phases = List.copyOf(phases);
    rois = List.copyOf(rois);
    measures = List.copyOf(measures);
    notices = List.copyOf(notices);
    beside = List.copyOf(beside);
    embeddings = List.copyOf(embeddings);
    require(!phases.isEmpty(), "phases is empty");
    require(Set.copyOf(phases).size() == phases.size(), "phases names one twice: " + phases);
    require(Set.copyOf(beside).size() == beside.size(), "beside names one twice: " + beside);
    requireRegionsOfPhases(phases, rois);
    requireOneOfEachName(rois, embeddings, measures);
    requireTermsOfMeasures(measures, combination);
  }

  private static void requireRegionsOfPhases(List<ContrastPhase> phases, List<RoiRule> rois) {
    List<ContrastPhase> tumours =
        rois.stream().filter(r -> r.kind() == RoiRule.Kind.TUMOUR).map(RoiRule::phase).toList();
    require(
        Set.copyOf(phases).equals(Set.copyOf(tumours)) && tumours.size() == phases.size(),
        "rois must name the tumour on each of " + phases + " once, got " + tumours);
    Set<String> names = new HashSet<>();
    for (RoiRule roi : rois) {
      require(names.add(roi.name()), "rois names '" + roi.name() + "' twice");
      require(phases.contains(roi.phase()), "rois names " + roi.phase() + ", not among " + phases);
    }
  }

  /** Columns are told apart by the name before the colon. */
  private static void requireOneOfEachName(
      List<RoiRule> rois, List<Embedding> embeddings, List<Measure> measures) {
    Set<String> sources = new HashSet<>();
    rois.forEach(roi -> sources.add(roi.name()));
    for (Embedding embedding : embeddings) {
      require(sources.add(embedding.name()), "embeddings names '" + embedding.name() + "' again");
    }
    Set<String> told = new HashSet<>();
    for (Measure measure : measures) {
      require(told.add(measure.name()), "measures names '" + measure.name() + "' twice");
      require(sources.add(measure.name()), "measures names the region '" + measure.name() + "'");
      if (measure instanceof Measure.Survival survival) {
        survival
            .horizons()
            .forEach(
                one -> require(told.add(one.name()), "measures names '" + one.name() + "' twice"));
      }
    }
  }

  private static void requireTermsOfMeasures(List<Measure> measures, Combination combination) {
    List<String> names = measures.stream().map(Measure::name).toList();
    List<String> terms = combination.measures();
    require(
        names.containsAll(terms) && Set.copyOf(terms).size() == terms.size(),
        "combination %s must name some of the measures %s, each once".formatted(terms, names));
  }

  private static void require(boolean fact, String message) {
    if (!fact) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The rule for the tumour itself on a phase of {@link #phases}. */
  public RoiRule tumour(ContrastPhase phase) {
    return rois.stream()
        .filter(rule -> rule.phase() == phase && rule.kind() == RoiRule.Kind.TUMOUR)
        .findFirst()
        .orElseThrow();
  }

  /** The region of a name; empty where the recipe has none. */
  public Optional<RoiRule> roi(String name) {
    return rois.stream().filter(rule -> rule.name().equals(name)).findFirst();
  }

  /** The embedding of a name; empty where the recipe has none. */
  public Optional<Embedding> embedding(String name) {
    return embeddings.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** The measure of a name; empty where the recipe has none. */
  public Optional<Measure> measure(String name) {
    return measures.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** The crops that the network sees, each once, by the name of the first that sees it. */
  public Map<String, PhaseCrop> crops() {
    Map<String, PhaseCrop> crops = new LinkedHashMap<>();
    cropsOfAll()
        .forEach(
            (name, crop) -> {
              if (!crops.containsValue(crop)) {
                crops.put(name, crop);
              }
            });
    return crops;
  }

  /** The name in {@link #crops} of what a measure or embedding sees. */
  public String cropName(String name) {
    PhaseCrop crop = Optional.ofNullable(cropsOfAll().get(name)).orElseThrow();
    return crops().entrySet().stream()
        .filter(entry -> entry.getValue().equals(crop))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private Map<String, PhaseCrop> cropsOfAll() {
    Map<String, PhaseCrop> crops = new LinkedHashMap<>();
    for (Measure measure : measures) {
      if (measure instanceof Measure.Network network) {
        crops.put(network.name(), network.crop());
      }
    }
    embeddings.forEach(embedding -> crops.put(embedding.name(), embedding.crop()));
    return crops;
  }

  /** Names of the learned parts that the recipe needs. */
  public Set<String> parts() {
    Set<String> parts = new TreeSet<>(combination.cuts());
    for (Measure measure : measures) {
      if (!measure.cut().isEmpty()) {
        parts.add(measure.cut());
      }
      if (measure instanceof Measure.Signature signature) {
        parts.add(signature.part());
      } else if (measure instanceof Measure.Survival survival) {
        parts.add(survival.part());
      }
    }
    return parts;
  }
}
