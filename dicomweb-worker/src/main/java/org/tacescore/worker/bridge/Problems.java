package org.tacescore.worker.bridge;

import java.util.Map;
import java.util.Set;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.worker.web.ProblemException;

/** Refusals of what was sent, as the HTTP contract names them. */
final class Problems {
  static final int BAD_REQUEST = 400;
  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;
  private static final int TOO_LARGE = 413;
  private static final int UNSUPPORTED = 415;
  static final int UNFIT = 422;

  private static final Map<Refusal, Integer> STATUS =
      Map.of(
          Refusal.UNKNOWN_SERIES, NOT_FOUND,
          Refusal.TOO_LARGE, TOO_LARGE,
          Refusal.UNSUPPORTED_FORMAT, UNSUPPORTED,
          Refusal.IDENTITY_CONFLICT, CONFLICT,
          Refusal.INSTANCE_CONFLICT, CONFLICT);

  private static final Map<Refusal, String> CODE =
      Map.of(
          Refusal.MASK_OUTSIDE_VOLUME, "GEOMETRY_MISMATCH",
          Refusal.UNREADABLE_INSTANCE, "UNSUPPORTED_FORMAT",
          Refusal.IDENTITY_CONFLICT, "CONFLICT",
          Refusal.INSTANCE_CONFLICT, "CONFLICT");

  private static final Set<Refusal> UNREADABLE =
      Set.of(Refusal.UNREADABLE_INSTANCE, Refusal.UNSUPPORTED_TRANSFER_SYNTAX);

  private Problems() {}

  static ProblemException of(RefusedException refused) {
    Refusal reason = refused.reason();
    int status = UNREADABLE.contains(reason) ? UNSUPPORTED : STATUS.getOrDefault(reason, UNFIT);
    return new ProblemException(status, CODE.getOrDefault(reason, reason.name()), refused.detail());
  }

  static ProblemException of(Refusal reason, String detail) {
    return of(new RefusedException(reason, detail));
  }

  static ProblemException bad(String detail) {
    return new ProblemException(BAD_REQUEST, "BAD_REQUEST", detail);
  }

  static ProblemException conflict(String detail) {
    return new ProblemException(CONFLICT, "CONFLICT", detail);
  }
}
