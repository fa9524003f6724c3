package org.tacescore.network;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tacescore.score.ResearchStatus;

/**
 * What a network folder's {@code network.json} says of its network: where the weights are, the
 * layers, and what an image and the clinical values have to be.
 *
 * @param source where the weights come from
 * @param spec architecture and sizes; a SavedModel may be of an architecture that only its maker
 *     knows
 * @param clinical names of the clinical values, in their order
 * @param preprocessing of images; empty only for seeded weights, which suit any
 * @param status what the weights have been shown to be good for
 * @param origin where they come from, in words
 */
public record NetworkDescription(
    Source source,
    NetworkSpec spec,
    List<String> clinical,
    Optional<Preprocessing> preprocessing,
    ResearchStatus status,
    String origin) {
  private static final int LONGEST_ORIGIN = 4000;

  /** Where a network's weights come from. */
  public sealed interface Source {
    /** Plain name of the file of weights in the folder; empty where there is none. */
    default Optional<String> weightsFile() {
      return Optional.empty();
    }

    /**
     * Drawn from a seed, never trained.
     *
     * @param seed of {@code SplittableRandom}; tensors are drawn in the order of declaration
     */
    record Seeded(long seed) implements Source {}

    /**
     * Drawn from a seed, and some tensors replaced by those of a safetensors file in the folder.
     *
     * @param seed as of {@link Seeded}
     * @param file its plain name
     * @param sha256 of the file, lower-case hexadecimal
     */
    record SeededWith(long seed, String file, String sha256) implements Source {
      public SeededWith {
        requireFile(file);
        requireDigest(sha256);
      }

      @Override
      public Optional<String> weightsFile() {
        return Optional.of(file);
      }
    }

    /**
     * A safetensors file in the folder.
     *
     * @param file its plain name
     * @param sha256 of the file, lower-case hexadecimal
     */
    record Weighted(String file, String sha256) implements Source {
      public Weighted {
        requireFile(file);
        requireDigest(sha256);
      }

      @Override
      public Optional<String> weightsFile() {
        return Optional.of(file);
      }
    }

    /**
     * A TensorFlow SavedModel in the folder.
     *
     * @param sha256 of its files, see {@link FolderDigest}
     */
    record SavedModel(String sha256) implements Source {
      public SavedModel {
        requireDigest(sha256);
      }
    }
  }

  public NetworkDescription {
    clinical = List.copyOf(clinical);
    requireClinical(clinical, spec.contract());
    requireChannels(preprocessing, spec.contract().image());
    if (!(source instanceof Source.Seeded) && preprocessing.isEmpty()) {
      throw new IllegalArgumentException("weights that are not seeded need a preprocessing");
    }
    if (seeded(source) && status != ResearchStatus.SYNTHETIC) {
      throw new IllegalArgumentException("seeded weights are SYNTHETIC, got " + status);
    }
    if (!(source instanceof Source.SavedModel)) {
      Architecture.of(spec.architecture());
    } else if (!spec.architecture().matches("[a-z0-9][a-z0-9.-]*")) {
      throw new IllegalArgumentException(
          "the architecture needs a plain name, got '" + spec.architecture() + "'");
    }
    if (origin.isBlank() || origin.length() > LONGEST_ORIGIN) {
      throw new IllegalArgumentException("the origin must be told, in 1 to 4000 characters");
    }
  }

  private static boolean seeded(Source source) {
    return source instanceof Source.Seeded || source instanceof Source.SeededWith;
  }

  private static void requireClinical(List<String> clinical, NetworkContract contract) {
    boolean named = clinical.stream().allMatch(name -> name.matches("[a-z0-9][a-z0-9-]*"));
    if (!named
        || Set.copyOf(clinical).size() != clinical.size()
        || clinical.size() != contract.clinical()) {
      throw new IllegalArgumentException(
          "each of %d clinical values needs a name of its own, got %s"
              .formatted(contract.clinical(), clinical));
    }
  }

  private static void requireChannels(Optional<Preprocessing> preprocessing, ImageShape image) {
    preprocessing.ifPresent(
        needed -> {
          if (needed.count() != image.channels()) {
            throw new IllegalArgumentException(
                "the preprocessing is of %d channels, the image has %d"
                    .formatted(needed.count(), image.channels()));
          }
        });
  }

  private static void requireFile(String file) {
    if (!file.matches("[a-z0-9][a-z0-9-]*\\.safetensors")) {
      throw new IllegalArgumentException(
          "weights must be a plain name of a .safetensors file, got '" + file + "'");
    }
  }

  private static void requireDigest(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "sha256 must be 64 lower-case hexadecimal digits, got '" + sha256 + "'");
    }
  }
}
