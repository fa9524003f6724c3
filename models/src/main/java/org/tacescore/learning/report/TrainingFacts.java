package org.tacescore.learning.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was trained, from what and how, in words; each fact also fills items of the checklists.
 *
 * @param title of the report, e.g. {@code HRD score: evaluation}
 * @param status the bundle's status in one word, e.g. {@code SYNTHETIC}
 * @param meaning what the status means, one sentence
 * @param values what is known; a fact that is not there is for the site to fill in
 */
public record TrainingFacts(String title, String status, String meaning, Map<Fact, String> values) {

  public TrainingFacts {
    InvalidReportException.require(
        !title.isBlank() && !status.isBlank() && !meaning.isBlank(),
        "a report needs title, status and what the status means");
    EnumMap<Fact, String> copy = new EnumMap<>(Fact.class);
    copy.putAll(values);
    copy.putIfAbsent(Fact.TITLE, title);
    copy.putIfAbsent(Fact.STATUS, status + ": " + meaning);
    copy.forEach(
        (fact, text) -> InvalidReportException.require(!text.isBlank(), "%s is blank", fact));
    values = Collections.unmodifiableMap(copy);
  }

  /** No facts yet but title and status. */
  public static TrainingFacts of(String title, String status, String meaning) {
    return new TrainingFacts(title, status, meaning, Map.of());
  }

  /** These facts and another; an earlier value of it is replaced. */
  public TrainingFacts with(Fact fact, String text) {
    EnumMap<Fact, String> more = new EnumMap<>(Fact.class);
    more.putAll(values);
    more.put(fact, text);
    return new TrainingFacts(title, status, meaning, more);
  }

  /** These facts, and others where these say nothing. */
  TrainingFacts orElse(Map<Fact, String> others) {
    EnumMap<Fact, String> more = new EnumMap<>(Fact.class);
    more.putAll(values);
    others.forEach(more::putIfAbsent);
    return new TrainingFacts(title, status, meaning, more);
  }

  boolean synthetic() {
    return status.equals("SYNTHETIC");
  }
}
