package org.tacescore.volume;

/**
 * Numbers that describe no grid in space: a non-positive spacing, axes that are not orthonormal.
 */
public final class InvalidGeometryException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidGeometryException(String message) {
    super(message);
  }
}
