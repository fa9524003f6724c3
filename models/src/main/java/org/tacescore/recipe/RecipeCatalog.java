package org.tacescore.recipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The recipes that this installation knows: those that ship with it, and a site's own folders. */
public final class RecipeCatalog {
  private static final String BUILT_IN = "/recipes";

  private final Map<String, Place> places = new TreeMap<>();

  /** A bundle and where it lies. */
  private record Place(RecipeBundle bundle, Path folder) {}

  /** Of two bundles of a recipe the later one counts. */
  private RecipeCatalog(Collection<Place> all) {
    all.forEach(place -> places.put(place.bundle().recipe().id(), place));
  }

  /**
   * The bundles that ship with the software.
   *
   * @param cache folder to which bundles in a jar are unpacked; made when needed
   */
  public static RecipeCatalog builtIn(Path cache) {
    return new RecipeCatalog(readBuiltIn(cache));
  }

  /**
   * The bundles that ship with the software and those of a folder of bundle folders. Where both
   * have a recipe the folder's counts: a site retrains under the recipe's own name.
   *
   * @param cache as for {@link #builtIn}
   * @throws InvalidBundleException naming the bundle, the file and what is wrong
   */
  public static RecipeCatalog withFolder(Path folder, Path cache) {
    List<Place> all = new ArrayList<>(readBuiltIn(cache));
    all.addAll(readFolder(folder));
    return new RecipeCatalog(all);
  }

  /** Only the bundles of a folder of bundle folders. */
  public static RecipeCatalog ofFolder(Path folder) {
    return new RecipeCatalog(readFolder(folder));
  }

  /**
   * One bundle, from its own folder, whatever that is called.
   *
   * @throws InvalidBundleException naming the bundle, the file and what is wrong
   */
  public static RecipeBundle read(Path bundle) {
    return BundleReader.read(bundle);
  }

  /** All bundles, by id. */
  public List<RecipeBundle> all() {
    return places.values().stream().map(Place::bundle).toList();
  }

  /** The bundle of a recipe. */
  public Optional<RecipeBundle> find(String id) {
    return Optional.ofNullable(places.get(id)).map(Place::bundle);
  }

  /**
   * The folder of the bundle of a recipe.
   *
   * @throws UnknownRecipeException if it is not there
   */
  public Path folder(String id) {
    return Optional.ofNullable(places.get(id))
        .map(Place::folder)
        .orElseThrow(() -> new UnknownRecipeException(id));
  }

  /**
   * The bundles of the recipes named, in that order; where none is named, {@link #all}.
   *
   * @throws UnknownRecipeException if one of them is not there
   */
  public List<RecipeBundle> named(List<String> ids) {
    return ids.isEmpty()
        ? all()
        : ids.stream()
            .map(id -> find(id).orElseThrow(() -> new UnknownRecipeException(id)))
            .toList();
  }

  /** The bundles made for images of a DICOM modality. */
  public List<RecipeBundle> forModality(String modality) {
    return all().stream().filter(b -> b.recipe().modality().equals(modality)).toList();
  }

  private static List<Place> readBuiltIn(Path cache) {
    URL resource = RecipeCatalog.class.getResource(BUILT_IN);
    if (resource == null) {
      throw new InvalidBundleException("the software carries no recipes");
    }
    return placesOf(resource, cache);
  }

  /** Reads a folder of bundles on the class path, be it of files or in a jar. */
  static List<RecipeBundle> readResource(URL resource, Path cache) {
    return placesOf(resource, cache).stream().map(Place::bundle).toList();
  }

  private static List<Place> placesOf(URL resource, Path cache) {
    try {
      return readFolder(new UnpackedRecipes(cache).of(resource));
    } catch (URISyntaxException e) {
      throw new InvalidBundleException("cannot read the recipes of " + resource, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the recipes of " + resource, e);
    }
  }

  private static List<Place> readFolder(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(Files::isDirectory)
          .sorted()
          .map(child -> new Place(BundleReader.readNamed(child), child))
          .toList();
    } catch (IOException e) {
      throw new InvalidBundleException("cannot read the bundle folder " + folder, e);
    }
  }
}
