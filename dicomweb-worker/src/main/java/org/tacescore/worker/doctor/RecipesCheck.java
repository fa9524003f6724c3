package org.tacescore.worker.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tacescore.network.InvalidNetworkException;
import org.tacescore.network.Networks;
import org.tacescore.network.weights.InvalidWeightsException;
import org.tacescore.recipe.InvalidBundleException;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.recipe.ReferenceCheck;
import org.tacescore.recipe.UnknownRecipeException;

/**
 * Whether the enabled recipes reproduce their reference cases.
 *
 * @param catalog what ships and the site's own, read when it is asked for
 * @param enabled ids; empty means every recipe
 * @param cache folder for networks as they are built from bundles
 */
record RecipesCheck(Supplier<RecipeCatalog> catalog, List<String> enabled, Path cache)
    implements Check {
  private static final String REMEDY =
      "put the bundle into data-dir/bundles as it was delivered (models verify tells more), or"
          + " leave it out of recipes";

  RecipesCheck {
    enabled = List.copyOf(enabled);
  }

  @Override
  public String name() {
    return "recipes";
  }

  @Override
  public Finding look() {
    try (Networks networks = new Networks(cache, 1)) {
      List<String> good = new ArrayList<>();
      for (RecipeBundle bundle : catalog.get().named(enabled)) {
        String recipe = bundle.recipe().id() + " " + bundle.recipe().version();
        List<String> deviations = ReferenceCheck.deviations(bundle, networks);
        if (!deviations.isEmpty()) {
          return Finding.fail(recipe + " does not reproduce: " + deviations.get(0), REMEDY);
        }
        good.add(recipe);
      }
      return good.isEmpty()
          ? Finding.fail("none: nothing can be scored", "name one in recipes")
          : Finding.ok(String.join(", ", good) + " reproduce their reference cases");
    } catch (UnknownRecipeException e) {
      return Finding.fail(String.valueOf(e.getMessage()), "mend recipes, or add the bundle");
    } catch (InvalidBundleException | InvalidNetworkException | InvalidWeightsException e) {
      return Finding.fail(String.valueOf(e.getMessage()), REMEDY);
    }
  }
}
