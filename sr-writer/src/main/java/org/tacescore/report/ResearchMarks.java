package org.tacescore.report;

/** The values by which an object of ours says that it is for research only. */
public final class ResearchMarks {
  /** Begins Series Description (0008,103E), Completion Flag Description and document titles. */
  public static final String PREFIX = "RESEARCH ONLY";

  /** Content Qualification (0018,9004), PS3.3 C.8.13.2.1.1. */
  public static final String CONTENT_QUALIFICATION = "RESEARCH";

  /** Content Label (0070,0080). */
  public static final String CONTENT_LABEL = "RESEARCH_ONLY";

  private ResearchMarks() {}
}
