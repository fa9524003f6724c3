package org.tacescore.worker.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tacescore.network.Architecture;
import org.tacescore.network.ImageShape;
import org.tacescore.network.NetworkContract;
import org.tacescore.network.NetworkDescription;
import org.tacescore.network.NetworkSpec;
import org.tacescore.score.ResearchStatus;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a network is, as options: architecture, sizes, the folder to write. */
final class NetworkOptions {
  private static final Pattern IMAGE =
      Pattern.compile("(?:(\\d{1,4})x)?(\\d{1,5})x(\\d{1,5})x(\\d{1,4})");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--arch",
      paramLabel = "ID",
      required = true,
      description = "Architecture, one of those that 'models list' names.")
  private String arch = "";

  @Option(
      names = "--classes",
      paramLabel = "N",
      description = "Number of classes (default: the architecture's).")
  private @Nullable Integer classes;

  @Option(
      names = "--width",
      paramLabel = "W",
      description = "Breadth of the layers, where the architecture has one.")
  private @Nullable Integer width;

  @Option(
      names = "--image",
      paramLabel = "[SLICESx]ROWSxCOLUMNSxCHANNELS",
      description = "Size of an image (default: the architecture's).")
  private @Nullable String image;

  @Option(
      names = "--clinical",
      paramLabel = "NAME,...",
      split = ",",
      description =
          "Names of the clinical values, in their order (default: as many as the architecture"
              + " takes, value-1 and so on).")
  private @Nullable List<String> clinical;

  @Mixin private PreprocessingOptions preprocessing = new PreprocessingOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder to make; must not be there.")
  private Path out = Path.of("");

  /** The folder, which is not there yet. */
  Path out() {
    if (Files.exists(out)) {
      throw wrongUse("--out is already there: " + out);
    }
    return out;
  }

  /** An architecture that this software can build, with the sizes asked for. */
  NetworkSpec known() {
    NetworkSpec shipped =
        Architecture.find(arch)
            .orElseThrow(
                () ->
                    wrongUse(
                        "--arch must be one of %s, got '%s'"
                            .formatted(String.join(", ", Architecture.ids()), arch)))
            .shipped();
    return sized(shipped);
  }

  /** As {@link #known}, or one that only its maker knows: then with the sizes asked for alone. */
  NetworkSpec foreign() {
    if (Architecture.find(arch).isPresent()) {
      return known();
    }
    if (image == null || classes == null) {
      throw wrongUse(
          "--image and --classes are needed for an architecture of another maker, '%s'"
              .formatted(arch));
    }
    return sized(new NetworkSpec(arch, new NetworkContract(imageShape(image), 0, classes), 1));
  }

  private NetworkSpec sized(NetworkSpec base) {
    NetworkContract contract = base.contract();
    return usage(
        () ->
            new NetworkSpec(
                base.architecture(),
                new NetworkContract(
                    image == null ? contract.image() : imageShape(image),
                    clinical == null ? contract.clinical() : clinical.size(),
                    classes == null ? contract.classes() : classes),
                width == null ? base.width() : width));
  }

  /** The description of a network of these options, once its weights are written. */
  Function<NetworkDescription.Source, NetworkDescription> described(
      NetworkSpec network, ResearchStatus status, String origin) {
    return source ->
        usage(
            () ->
                new NetworkDescription(
                    source,
                    network,
                    clinicalNames(network),
                    Optional.of(preprocessing.of(network.contract().image())),
                    status,
                    origin));
  }

  private List<String> clinicalNames(NetworkSpec network) {
    return clinical == null
        ? IntStream.rangeClosed(1, network.contract().clinical())
            .mapToObj(i -> "value-" + i)
            .toList()
        : clinical;
  }

  private ImageShape imageShape(String text) {
    Matcher matcher = IMAGE.matcher(text);
    if (!matcher.matches()) {
      throw wrongUse("--image must be ROWSxCOLUMNSxCHANNELS, SLICESx before or not, got " + text);
    }
    List<Integer> sizes = new ArrayList<>();
    sizes.add(matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1)));
    for (int group = 2; group <= matcher.groupCount(); group++) {
      sizes.add(Integer.parseInt(matcher.group(group)));
    }
    return usage(() -> new ImageShape(sizes.get(0), sizes.get(1), sizes.get(2), sizes.get(3)));
  }

  /** Sizes that do not suit each other are the user's. */
  <T> T usage(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw wrongUse(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException wrongUse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
