package org.tacescore.worker.pipeline;

import java.util.List;
import org.tacescore.report.ResearchStatement;
import org.tacescore.score.Outcome;
import org.tacescore.score.Scored;

/** What a reader has to be told first. */
final class Statement {
  private static final String SYNTHETIC =
      "Demonstration values from untrained or synthetic models. No clinical meaning.";
  private static final String RESEARCH =
      "Values from models under research. Not validated for the care of patients.";

  private Statement() {}

  static ResearchStatement of(List<Outcome> outcomes) {
    List<String> statuses =
        outcomes.stream()
            .filter(Scored.class::isInstance)
            .map(Scored.class::cast)
            .map(s -> s.recipe().status().name())
            .distinct()
            .sorted()
            .toList();
    boolean synthetic = statuses.isEmpty() || statuses.contains("SYNTHETIC");
    return new ResearchStatement(
        statuses.isEmpty() ? "SYNTHETIC" : String.join(", ", statuses),
        synthetic ? SYNTHETIC : RESEARCH);
  }
}
