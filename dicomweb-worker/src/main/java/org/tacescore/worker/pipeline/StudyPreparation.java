package org.tacescore.worker.pipeline;

import java.time.ZoneId;
import java.util.List;
import org.tacescore.kernels.Kernels;
import org.tacescore.recipe.CasePreparation;
import org.tacescore.recipe.PreparedCase;
import org.tacescore.score.ClinicalValue;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.StudyFolder;
import org.tacescore.worker.assemble.Withheld;

/**
 * Measures studies for a recipe by the very steps of the pipeline, and keeps what was measured in
 * place of a score. Safe for use by several threads.
 */
public final class StudyPreparation {
  private final PhaseClassifier classifier;
  private final SegmentRoleRules roles;
  private final Kernels kernels;
  private final ZoneId zone;

  /**
   * Measures by a site's rules.
   *
   * @param zone of dates and times without an offset
   * @param kernels what counts; stays the caller's to close
   */
  public StudyPreparation(
      PhaseClassifier classifier, SegmentRoleRules roles, ZoneId zone, Kernels kernels) {
    this.classifier = classifier;
    this.roles = roles;
    this.zone = zone;
    this.kernels = kernels;
  }

  /**
   * Measures one study.
   *
   * @param clinical clinical values of its patient; dates of treatment are held against the
   *     recipe's time point
   * @throws org.tacescore.refusal.RefusedException where the recipe would not score the images
   */
  public PreparedCase prepare(
      CasePreparation asked, StudyFolder folder, List<ClinicalValue> clinical) {
    StageClock clock = new StageClock(StageListener.SILENT);
    StudyReading reading =
        new StudyReading(classifier, roles, folder.oneStudy(), folder, Withheld.NONE, clock);
    StudyMeasures measures = new StudyMeasures(reading, kernels, zone, clock);
    return asked.prepare(measures.inputFor(asked.recipe(), clinical, 0));
  }
}
