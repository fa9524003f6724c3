package org.tacescore.worker.assemble;

import java.util.List;
import java.util.stream.Collectors;
import org.tacescore.segio.RejectedSeries;

/**
 * What a study has and its job is not given, though a refusal must name it: without it, a job would
 * say that there is nothing.
 *
 * @param rejected images that rejection notes took back, a sentence each
 * @param orphans SOP Instance UIDs of segmentations that refer to no series of the study
 */
public record Withheld(List<String> rejected, List<String> orphans) {
  /** Nothing. */
  public static final Withheld NONE = new Withheld(List.of(), List.of());

  public Withheld {
    rejected = List.copyOf(rejected);
    orphans = orphans.stream().sorted().toList();
  }

  /** The rejected images of recipes' modalities. */
  static List<String> sentences(List<RejectedSeries> rejected) {
    return rejected.stream()
        .filter(RejectedSeries::measurable)
        .map(RejectedSeries::sentence)
        .toList();
  }

  /** The sentences, each after a semicolon, to follow a detail; empty where nothing was. */
  public String takenBack() {
    return rejected.isEmpty() ? "" : rejected.stream().collect(Collectors.joining("; ", "; ", ""));
  }

  /** Why no segmentation counts though there is one. */
  public String orphanDetail() {
    return "a segmentation is there but refers to no series of this study: "
        + String.join(" ", orphans);
  }

  boolean isNothing() {
    return rejected.isEmpty() && orphans.isEmpty();
  }
}
