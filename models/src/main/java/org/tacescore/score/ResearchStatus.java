package org.tacescore.score;

/** What a bundle's learned parts have been shown to be good for; none is for clinical use. */
public enum ResearchStatus {
  SYNTHETIC("Demonstration values, no clinical meaning."),
  RESEARCH_RETRAINED("Retrained for research, not validated at this site."),
  LOCALLY_VALIDATED("Retrained for research and validated on a local cohort.");

  private final String sentence;

  ResearchStatus(String sentence) {
    this.sentence = sentence;
  }

  /** One sentence that stands beside every result. */
  public String sentence() {
    return sentence;
  }
}
