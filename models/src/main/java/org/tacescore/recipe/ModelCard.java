package org.tacescore.recipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tacescore.score.ResearchStatus;

/**
 * A bundle's {@code MODEL_CARD.md}: Markdown for people, with at most one block for programs, in
 * which somebody says that the bundle was held against a cohort of the site. The card is outside of
 * the bundle's digest, so the block names the digest that it is about.
 *
 * <pre>
 * ```tacescore-validation
 * status: LOCALLY_VALIDATED
 * name: who says so
 * date: 2026-11-27
 * cohort: SHA-256 of the cohort
 * bundle: SHA-256 of the bundle
 * ```
 * </pre>
 */
public final class ModelCard {
  private static final String FENCE = "```tacescore-validation";
  private static final int LONGEST_NAME = 200;
  private static final String SHA256 = "[0-9a-f]{64}";
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?m)^"
              + FENCE
              + "\nstatus: LOCALLY_VALIDATED\nname: (\\S|\\S[^\n]*\\S)\ndate: ([0-9-]{10})\ncohort: ("
              + SHA256
              + ")\nbundle: ("
              + SHA256
              + ")\n```\n");
  private static final Pattern STATUS = Pattern.compile("(?m)^> \\*\\*Status: .*\\*\\*$");

  private ModelCard() {}

  /**
   * What the block says.
   *
   * @param name who says so, one line of 1 to 200 characters
   * @param date of the validation
   * @param cohort digest of the cohort, SHA-256 in lower-case hexadecimal
   * @param bundle digest of the bundle, likewise
   */
  public record Validation(String name, LocalDate date, String cohort, String bundle) {
    /** Refuses what the block could not hold. */
    public Validation {
      boolean oneLine = name.codePoints().noneMatch(Character::isISOControl);
      if (!oneLine
          || !name.equals(name.strip())
          || name.isEmpty()
          || name.length() > LONGEST_NAME) {
        throw new IllegalArgumentException(
            "a validation needs a name of one line, got '%s'".formatted(name));
      }
      if (!cohort.matches(SHA256) || !bundle.matches(SHA256)) {
        throw new IllegalArgumentException("a validation needs the SHA-256 of cohort and bundle");
      }
    }

    String block() {
      return "%s%nstatus: LOCALLY_VALIDATED%nname: %s%ndate: %s%ncohort: %s%nbundle: %s%n```%n"
          .replace("%n", "\n")
          .formatted(FENCE, name, date, cohort, bundle);
    }
  }

  /**
   * A line of a card that says the status, which signing rewrites.
   *
   * @param sentence what there is to add
   */
  public static String statusLine(ResearchStatus status, String sentence) {
    return "> **Status: %s. %s Research software, not for clinical use.**"
        .formatted(status, sentence);
  }

  /**
   * The bundle's card with the words and the block of a validation, in place of an earlier one.
   *
   * @param name who says so
   * @param cohort digest of the cohort
   * @throws InvalidBundleException when the bundle is SYNTHETIC: nothing made can validate it
   */
  public static String signed(RecipeBundle bundle, String name, LocalDate date, String cohort) {
    requireRetrained(bundle.recipe());
    Validation validation = new Validation(name, date, cohort, bundle.digest());
    String card = BLOCK.matcher(bundle.modelCard()).replaceAll("").stripTrailing() + "\n";
    String status =
        statusLine(ResearchStatus.LOCALLY_VALIDATED, ResearchStatus.LOCALLY_VALIDATED.sentence());
    Matcher line = STATUS.matcher(card);
    String told = line.find() ? line.replaceFirst(Matcher.quoteReplacement(status)) : card;
    return "%s\n## Local validation\n\n%s".formatted(withoutHeading(told), validation.block());
  }

  /**
   * Signs the bundle in a folder: writes its card anew, whole or not at all.
   *
   * @param name who says that it was held against the cohort
   * @param cohort digest of the cohort
   * @return the bundle as it is now
   * @throws InvalidBundleException when the bundle is unfit
   */
  public static RecipeBundle sign(Path folder, String name, LocalDate date, String cohort) {
    Path place = folder.toAbsolutePath().normalize();
    String card = signed(RecipeCatalog.read(place), name, date, cohort);
    try {
      // Beside the folder: a file that nothing reads would make the bundle invalid.
      Path draft = Files.createTempFile(place.getParent(), ".card", ".md");
      try {
        Files.writeString(draft, card);
        Path old = place.resolve(BundleDigest.MODEL_CARD);
        if (old.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(old));
        }
        Files.move(draft, old, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the card of " + folder, e);
    }
    return RecipeCatalog.read(place);
  }

  private static String withoutHeading(String card) {
    return card.replace("\n## Local validation\n", "").stripTrailing() + "\n";
  }

  /** What the block of a card says; empty where it has none. */
  static Optional<Validation> validation(String card) {
    String text = card.replace("\r\n", "\n");
    if (!text.contains("tacescore-validation")) {
      return Optional.empty();
    }
    List<Validation> blocks =
        BLOCK.matcher(text).results().map(ModelCard::validation).collect(Collectors.toList());
    if (blocks.size() != 1 || text.indexOf(FENCE) != text.lastIndexOf(FENCE)) {
      throw new IllegalArgumentException(
          "needs one block %s with status, name, date, cohort and bundle, in this order"
              .formatted(FENCE));
    }
    return Optional.of(blocks.get(0));
  }

  private static Validation validation(MatchResult block) {
    try {
      return new Validation(
          block.group(1), LocalDate.parse(block.group(2)), block.group(3), block.group(4));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'%s' is no date".formatted(block.group(2)), e);
    }
  }

  /**
   * Refuses a block that is malformed, of another bundle, or of one that cannot be validated.
   *
   * @throws InvalidBundleException naming the fault
   */
  static void check(RecipeBundle bundle) {
    try {
      Optional<Validation> validation = validation(bundle.modelCard());
      if (validation.isEmpty()) {
        return;
      }
      requireRetrained(bundle.recipe());
      if (!validation.get().bundle().equals(bundle.digest())) {
        throw new IllegalArgumentException(
            "the validation is of the bundle %s, this one is %s"
                .formatted(validation.get().bundle(), bundle.digest()));
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(
          "bundle %s: %s: %s"
              .formatted(bundle.recipe().id(), BundleDigest.MODEL_CARD, e.getMessage()),
          e);
    }
  }

  private static void requireRetrained(Recipe recipe) {
    if (recipe.status() != ResearchStatus.RESEARCH_RETRAINED) {
      throw new InvalidBundleException(
          "bundle %s: %s: only a RESEARCH_RETRAINED bundle can be validated, this one is %s"
              .formatted(recipe.id(), BundleDigest.MODEL_CARD, recipe.status()));
    }
  }
}
