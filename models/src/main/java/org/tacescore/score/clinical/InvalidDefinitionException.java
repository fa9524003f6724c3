package org.tacescore.score.clinical;

/** The shipped numbers of a score are not what its rule needs; a fault of this software. */
final class InvalidDefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidDefinitionException(String detail) {
    super(detail);
  }

  InvalidDefinitionException(String detail, Throwable cause) {
    super(detail, cause);
  }
}
