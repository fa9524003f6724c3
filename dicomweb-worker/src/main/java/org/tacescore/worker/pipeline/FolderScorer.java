package org.tacescore.worker.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.tacescore.digest.Sha256;
import org.tacescore.kernels.Kernels;
import org.tacescore.network.Networks;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.ClinicalValue;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.StudyFolder;
import org.tacescore.worker.assemble.Withheld;
import org.tacescore.worker.clinical.ClinicalValues;

/** The pipeline on files, without queue and network: a study in, report and result out. */
public final class FolderScorer {
  /** Name of the Structured Report in the folder of results. */
  public static final String REPORT = "sr.dcm";

  /** Name of the result document in the folder of results. */
  public static final String RESULT = "result.json";

  private final String settings;
  private final StudyPipeline pipeline;
  private final StageListener listener;

  /**
   * @param settings what the site says beside the recipes, as one text: results depend on it
   * @param kernels what counts; stays the caller's to close
   * @param networks opens the recipes' networks; stays the caller's to close
   */
  public FolderScorer(
      SiteIdentity site,
      PhaseClassifier classifier,
      SegmentRoleRules roles,
      String settings,
      Kernels kernels,
      Networks networks) {
    this(site, classifier, roles, settings, kernels, networks, StageListener.SILENT);
  }

  /**
   * As {@link #FolderScorer(SiteIdentity, PhaseClassifier, SegmentRoleRules, String, Kernels,
   * Networks)}, and tells what each stage took.
   */
  public FolderScorer(
      SiteIdentity site,
      PhaseClassifier classifier,
      SegmentRoleRules roles,
      String settings,
      Kernels kernels,
      Networks networks,
      StageListener listener) {
    this.settings = settings;
    this.listener = listener;
    this.pipeline = new StudyPipeline(site, classifier, roles, kernels, networks, listener);
  }

  /**
   * Scores a study and writes {@value #RESULT} and, when a recipe scored, {@value #REPORT} and what
   * goes with it, each as a file of its role's name.
   *
   * @param created the date of the report; a later run is another report
   * @throws RefusedException as {@link StudyFolder#oneStudy}
   */
  public FolderAnswer score(
      StudyFolder folder,
      List<RecipeBundle> recipes,
      ClinicalValues clinical,
      OffsetDateTime created,
      Path out)
      throws IOException {
    return score(folder, recipes, clinical, created, out, Optional.empty());
  }

  /**
   * As {@link #score(StudyFolder, List, ClinicalValues, OffsetDateTime, Path)}, with heat maps.
   *
   * @param heatMaps takes the heat maps of what is scored; empty for none
   */
  public FolderAnswer score(
      StudyFolder folder,
      List<RecipeBundle> recipes,
      ClinicalValues clinical,
      OffsetDateTime created,
      Path out,
      Optional<HeatMapListener> heatMaps)
      throws IOException {
    String study = folder.oneStudy();
    String key =
        new StageClock(listener)
            .time(
                Stage.DIGESTS, "", () -> key(folder.files(), recipes, clinical, created, settings));
    StudyAnswer answer =
        pipeline.score(
            new StudyInput(
                study, key, created, Optional.empty(), folder, Withheld.NONE, recipes, clinical),
            heatMaps);
    Files.createDirectories(out);
    Files.writeString(out.resolve(RESULT), answer.resultJson() + "\n");
    for (EncodedObject object : answer.objects()) {
      object.writeTo(out);
    }
    return new FolderAnswer(
        answer.outcomes(), answer.beside().stream().map(ClinicalGroup::sentence).toList());
  }

  /** Removes what an earlier run left, so that it cannot pass for the answer of this one. */
  public static void clear(Path out) throws IOException {
    Files.deleteIfExists(out.resolve(REPORT));
    ObjectFiles.clear(out);
    Files.deleteIfExists(out.resolve(RESULT));
  }

  /** Writes {@value #RESULT} of a study that was refused before any recipe was asked. */
  public static void refuse(
      List<Path> files,
      List<RecipeBundle> recipes,
      RefusedException refusal,
      OffsetDateTime created,
      Path out)
      throws IOException {
    String key = key(files, recipes, ClinicalValues.NONE, created, "");
    Files.createDirectories(out);
    Files.writeString(
        out.resolve(RESULT),
        ResultDocument.refused(key, created.toInstant(), recipes, refusal).toJson() + "\n");
  }

  private static String key(
      List<Path> files,
      List<RecipeBundle> recipes,
      ClinicalValues clinical,
      OffsetDateTime created,
      String settings) {
    Sha256 digest = new Sha256();
    files.parallelStream()
        .map(FolderScorer::hash)
        .sorted()
        .forEachOrdered(hash -> add(digest, hash));
    recipes.forEach(recipe -> add(digest, recipe.recipe().id() + ' ' + recipe.digest()));
    texts(clinical.chosen()).forEach(text -> add(digest, text));
    texts(clinical.all()).forEach(text -> add(digest, text));
    add(digest, created.toInstant().toString());
    digest.add(settings);
    return digest.hex();
  }

  private static List<String> texts(List<ClinicalValue> values) {
    return values.stream().map(ClinicalValue::toString).sorted().toList();
  }

  private static void add(Sha256 digest, String line) {
    digest.add(line + '\n');
  }

  private static String hash(Path file) {
    try {
      return new Sha256().add(file).hex();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getFileName(), e);
    }
  }
}
