package org.tacescore.worker.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The free space of a disk below which nothing is accepted any more: the larger of both.
 *
 * @param bytes of the disk, 0 for no limit
 * @param percent of the disk's size, 0 to 100, 0 for no limit
 */
public record SpaceFloor(long bytes, double percent) {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(MB|GB|TB|%)");
  private static final Map<String, Double> UNITS = Map.of("MB", 1e6, "GB", 1e9, "TB", 1e12);

  public SpaceFloor {
    if (bytes < 0 || !(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException(
          "needed at least 0 bytes and 0 to 100 %%, got %d and %s".formatted(bytes, percent));
    }
  }

  /** {@code 5GB}, {@code 500MB}, {@code 10%}, or a size and a share with "or" between them. */
  static SpaceFloor parse(String text) {
    SpaceFloor floor = new SpaceFloor(0, 0);
    for (String part : text.split(" or ", -1)) {
      Matcher matcher = SIZE.matcher(part.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "needed a size such as 5GB or 10%%, got '%s'".formatted(text));
      }
      double number = Double.parseDouble(matcher.group(1));
      floor =
          matcher.group(2).equals("%")
              ? new SpaceFloor(floor.bytes, Math.max(floor.percent, number))
              : new SpaceFloor(
                  Math.max(
                      floor.bytes, Math.round(number * UNITS.getOrDefault(matcher.group(2), 1.0))),
                  floor.percent);
    }
    return floor;
  }

  /** Whether a disk has less free space than this. */
  public boolean isAbove(long freeBytes, long totalBytes) {
    return freeBytes < bytes || freeBytes < totalBytes * (percent / 100);
  }
}
