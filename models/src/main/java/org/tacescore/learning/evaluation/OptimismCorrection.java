package org.tacescore.learning.evaluation;

import java.util.SplittableRandom;
import org.tacescore.learning.DegenerateDataException;

/**
 * What a model is worth on patients it was not fitted on, judged from those it was: its performance
 * less the mean amount by which models of redrawn patients do better on those than on all (Harrell
 * 1996, doi:10.1002/(SICI)1097-0258(19960229)15:4%3C361::AID-SIM168%3E3.0.CO;2-4).
 *
 * @param apparent performance on the rows of the fit
 * @param optimism mean over replicates
 * @param corrected apparent less optimism
 * @param replicates with a model and both performances
 * @param degenerate replicates without, left out
 */
public record OptimismCorrection(
    double apparent, double optimism, double corrected, int replicates, int degenerate) {

  /**
   * Repeats the whole procedure on each replicate.
   *
   * @throws DegenerateDataException of the procedure, when it fails on the data itself or in more
   *     than a tenth of the replicates
   */
  public static <M> OptimismCorrection of(Bootstrap bootstrap, ModelProcedure<M> procedure) {
    int[] all = bootstrap.all();
    double apparent = procedure.performance(procedure.fit(all), all);
    SplittableRandom random = new SplittableRandom(bootstrap.seed());
    double sum = 0;
    int kept = 0;
    for (int i = 0; i < bootstrap.replicates(); i++) {
      int[] drawn = bootstrap.draw(random);
      try {
        M model = procedure.fit(drawn);
        sum += procedure.performance(model, drawn) - procedure.performance(model, all);
        kept++;
      } catch (DegenerateDataException degenerate) {
        bootstrap.requireEnough(bootstrap.replicates() - (i - kept + 1), degenerate);
      }
    }
    double optimism = sum / kept;
    return new OptimismCorrection(
        apparent, optimism, apparent - optimism, kept, bootstrap.replicates() - kept);
  }
}
