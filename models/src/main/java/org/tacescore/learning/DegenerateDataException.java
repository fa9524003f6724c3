package org.tacescore.learning;

/** Data from which a method can compute nothing that is true; names what is wrong. */
public final class DegenerateDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Degeneracy degeneracy;

  /**
   * @param detail what was found, what was needed, which column
   */
  public DegenerateDataException(Degeneracy degeneracy, String detail) {
    super(degeneracy + ": " + detail);
    this.degeneracy = degeneracy;
  }

  public Degeneracy degeneracy() {
    return degeneracy;
  }
}
