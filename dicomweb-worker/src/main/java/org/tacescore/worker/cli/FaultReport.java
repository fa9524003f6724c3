package org.tacescore.worker.cli;

import org.slf4j.LoggerFactory;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.network.InvalidNetworkException;
import org.tacescore.network.weights.InvalidWeightsException;
import org.tacescore.radiomics.feature.InvalidSettingsException;
import org.tacescore.recipe.InvalidBundleException;
import org.tacescore.recipe.UnknownRecipeException;
import org.tacescore.recipe.training.UntrainableException;
import org.tacescore.refusal.RefusedException;
import org.tacescore.worker.backup.BackupRefusedException;
import org.tacescore.worker.cohort.InvalidCaseListException;
import org.tacescore.worker.config.InvalidConfigException;
import org.tacescore.worker.statistics.UnfitTableException;
import org.tacescore.worker.training.InvalidCohortException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into a line for its user and an exit status. */
final class FaultReport implements IExecutionExceptionHandler {
  static final int FAULT = 1;
  static final int USAGE = 2;
  static final int NOTHING_SCORED = 3;

  @Override
  public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
    if (fault instanceof RefusedException refused) {
      command
          .getErr()
          .printf(
              "refused: %s: %s %s%n",
              refused.reason(), refused.reason().sentence(), refused.detail());
      return NOTHING_SCORED;
    }
    command.getErr().printf("%s: %s%n", command.getCommandSpec().qualifiedName(), message(fault));
    LoggerFactory.getLogger(FaultReport.class).debug("the whole cause", fault);
    if (fault instanceof BackupRefusedException refused) {
      return status(refused);
    }
    if (isUnfit(fault)) {
      return NOTHING_SCORED;
    }
    return isUsage(fault) ? USAGE : FAULT;
  }

  /** A backup that cannot be used is as a bundle that cannot be. */
  private static int status(BackupRefusedException refused) {
    return switch (refused.reason()) {
      case TARGET_NOT_EMPTY, NOTHING_THERE, NOT_A_BACKUP, POSTGRESQL -> USAGE;
      case DAMAGED, MISSING_FILE, NEWER_SCHEMA -> NOTHING_SCORED;
      case OTHER_SCHEMA, NO_SPACE -> FAULT;
    };
  }

  /**
   * A bundle or network that cannot be used, or data that give no number, are refused as a study
   * would be.
   */
  private static boolean isUnfit(Exception fault) {
    return fault instanceof InvalidBundleException
        || fault instanceof InvalidNetworkException
        || fault instanceof InvalidWeightsException
        || fault instanceof UnfitTableException
        || (fault instanceof UntrainableException untrainable && !isWish(untrainable))
        || (fault instanceof DegenerateDataException data
            && data.degeneracy() != Degeneracy.UNKNOWN_COLUMN);
  }

  /** A file of settings that says what cannot be is the user's, as an option would be. */
  private static boolean isUsage(Exception fault) {
    return fault instanceof InvalidConfigException
        || fault instanceof InvalidCaseListException
        || fault instanceof InvalidCohortException
        || (fault instanceof UntrainableException untrainable && isWish(untrainable))
        || fault instanceof InvalidSettingsException
        || fault instanceof UnknownRecipeException
        || fault instanceof DegenerateDataException;
  }

  /** Whether the command asked for what the recipe or the cohort does not have. */
  private static boolean isWish(UntrainableException fault) {
    return fault.fault() == UntrainableException.Fault.UNKNOWN_ENDPOINT
        || fault.fault() == UntrainableException.Fault.UNKNOWN_CENTRE
        || fault.fault() == UntrainableException.Fault.NO_NETWORK;
  }

  private static String message(Throwable fault) {
    String text = fault.getMessage();
    return text == null ? fault.getClass().getName() : text;
  }
}
