package org.tacescore.score.clinical;

/** A stage of the Barcelona Clinic Liver Cancer system. */
enum BclcStage {
  ZERO("0"),
  A("A"),
  B("B"),
  C("C"),
  D("D");

  private final String label;

  BclcStage(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
