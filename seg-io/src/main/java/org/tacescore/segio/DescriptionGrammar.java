package org.tacescore.segio;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tacescore.segio.DescriptionWord.Kind;
import org.tacescore.segio.DescriptionWord.Strength;

/** What the words of a series description make of their neighbours. */
final class DescriptionGrammar {
  private static final Set<Kind> DENIALS = EnumSet.of(Kind.NO, Kind.NOT_DONE, Kind.WITHOUT);

  /** What may follow "without" when it means without contrast. */
  private static final Set<Kind> PLAIN = EnumSet.of(Kind.NUMBER, Kind.REGION, Kind.COMMON);

  /** How many words after a denial may stand before the phase that it denies. */
  private static final int REACH = 4;

  private final List<DescriptionWord> words;

  private DescriptionGrammar(List<DescriptionWord> words) {
    this.words = words;
  }

  /** The words, each as what it says in this place. */
  static List<DescriptionWord> resolve(List<DescriptionWord> words) {
    DescriptionGrammar grammar = new DescriptionGrammar(words);
    List<DescriptionWord> resolved = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      resolved.add(grammar.resolve(i));
    }
    return List.copyOf(resolved);
  }

  private DescriptionWord resolve(int at) {
    DescriptionWord word = words.get(at);
    int next = next(at);
    if (DENIALS.contains(word.kind())) {
      return deniesAPhase(at) ? word.as(Kind.CLASH) : bare(at, next);
    }
    if (word.kind().phase().isEmpty()) {
      return word;
    }
    if (isAt(next, Kind.NOT_DONE)) {
      return word.as(Kind.CLASH);
    }
    if (!word.is(Kind.NATIVE) && isOfThing(next)) {
      return word.as(Kind.UNKNOWN);
    }
    return word.is(Kind.LATE) && isOfArterial(at, next) ? word.as(Kind.EARLY) : word;
  }

  /** "no arterial", "without any true arterial"; a number or slash ends the reach of a denial. */
  private boolean deniesAPhase(int at) {
    for (int i = at + 1; i <= at + REACH && i < words.size(); i++) {
      DescriptionWord word = words.get(i);
      if (word.before() == '/' || word.is(Kind.NUMBER)) {
        return false;
      }
      if (word.kind().phase().isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** "Without" before nothing else is native; another denial denies what is no phase. */
  private DescriptionWord bare(int at, int next) {
    DescriptionWord word = words.get(at);
    boolean bare =
        next == words.size() || PLAIN.contains(words.get(next).kind()) || !isOneSaying(at, next);
    return word.is(Kind.WITHOUT) && bare
        ? new DescriptionWord(Kind.NATIVE, Strength.WEAK, word.before())
        : word.as(Kind.UNKNOWN);
  }

  /** "late arterial", "late-arterial", "arterial phase late"; not "arterial/late". */
  private boolean isOfArterial(int at, int next) {
    if (isAt(next, Kind.ARTERIAL)) {
      return isOneSaying(at, next);
    }
    int previous = at - 1;
    while (previous > 0 && words.get(previous).is(Kind.LINK)) {
      previous--;
    }
    return isAt(previous, Kind.ARTERIAL)
        && isOneSaying(previous, at)
        && words.get(at).before() == ' ';
  }

  private boolean isOneSaying(int from, int to) {
    return words.subList(from + 1, to + 1).stream().noneMatch(word -> word.before() == '/');
  }

  private boolean isAt(int at, Kind kind) {
    return at >= 0 && at < words.size() && words.get(at).is(kind);
  }

  /** "portal thrombosis", "art. hep. stenosis". */
  private boolean isOfThing(int next) {
    int thing = next;
    while (isAt(thing, Kind.REGION)) {
      thing++;
    }
    return isAt(thing, Kind.THING) && words.get(thing).before() != '/';
  }

  /** The next word that is more than "phase" or "early". */
  private int next(int at) {
    int next = at + 1;
    while (next < words.size()
        && (words.get(next).is(Kind.LINK) || words.get(next).is(Kind.EARLY))) {
      next++;
    }
    return next;
  }
}
