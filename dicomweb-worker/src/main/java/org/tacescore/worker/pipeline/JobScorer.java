package org.tacescore.worker.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tacescore.kernels.Kernels;
import org.tacescore.network.Networks;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.score.Scored;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.StudyFolder;
import org.tacescore.worker.assemble.JobRequest;
import org.tacescore.worker.assemble.RecipeChoice;
import org.tacescore.worker.assemble.Withheld;
import org.tacescore.worker.queue.RecipeOutcome;
import org.tacescore.worker.queue.ScoredStudy;
import org.tacescore.worker.queue.StudyScorer;
import org.tacescore.worker.receive.ObjectStore;

/** Scores the jobs of the queue from the object store. */
public final class JobScorer implements StudyScorer {
  private final SiteIdentity site;
  private final ObjectStore store;
  private final RecipeCatalog catalog;
  private final StudyPipeline pipeline;

  /**
   * @param kernels what counts; stays the caller's to close
   * @param networks opens the recipes' networks; stays the caller's to close
   */
  public JobScorer(
      SiteIdentity site,
      ObjectStore store,
      RecipeCatalog catalog,
      PhaseClassifier classifier,
      SegmentRoleRules roles,
      Kernels kernels,
      Networks networks) {
    this.site = site;
    this.store = store;
    this.catalog = catalog;
    this.pipeline =
        new StudyPipeline(site, classifier, roles, kernels, networks, StageListener.SILENT);
  }

  @Override
  public ScoredStudy score(JobRequest job) {
    List<Path> files =
        Stream.concat(job.instances().stream(), job.context().stream())
            .map(instance -> store.path(instance.sha256()))
            .toList();
    StudyAnswer answer =
        pipeline.score(
            new StudyInput(
                job.studyInstanceUid(),
                job.jobKey(),
                job.createdAt().atZone(site.zone()).toOffsetDateTime(),
                job.predecessorSrUid(),
                job.predecessorResult().map(PriorResult::parse),
                StudyFolder.of(files),
                job.withheld().orElse(Withheld.NONE),
                job.recipes().stream().map(this::bundle).toList(),
                job.clinicalValues()));
    return new ScoredStudy(
        answer.objects().stream().map(EncodedObject::output).toList(),
        answer.resultJson(),
        job.recipes().stream().map(recipe -> outcome(recipe.id(), answer.outcomes())).toList());
  }

  /** A job runs the bundle that it was made for, not one that was changed since. */
  private RecipeBundle bundle(RecipeChoice choice) {
    return catalog
        .find(choice.id())
        .filter(bundle -> bundle.digest().equals(choice.bundleDigest()))
        .orElseThrow(
            () ->
                new BundleChangedException(
                    "recipe %s with digest %s is no longer installed"
                        .formatted(choice.id(), choice.bundleDigest())));
  }

  /** A recipe that scored a lesion has scored; else its first refusal counts. */
  private static RecipeOutcome outcome(String recipe, List<Outcome> outcomes) {
    List<Outcome> own = outcomes.stream().filter(o -> o.recipeId().equals(recipe)).toList();
    Optional<Refusal> refusal =
        own.stream().anyMatch(Scored.class::isInstance)
            ? Optional.empty()
            : own.stream()
                .filter(NotScorable.class::isInstance)
                .map(outcome -> ((NotScorable) outcome).reason())
                .findFirst();
    return new RecipeOutcome(recipe, refusal);
  }
}
