package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.tacescore.learning.model.StandardisedModel;

/**
 * A learned function of columns, with the scale on which it was learned.
 *
 * @param model its columns are named as {@link FeatureColumn#name}
 * @param origin where the numbers come from
 */
public record ModelPart(StandardisedModel model, String origin) implements Part {

  /** Refuses columns that are not {@code SOURCE:feature}. */
  public ModelPart {
    model.names().forEach(FeatureColumn::parse);
    if (model.width() == 0) {
      throw new IllegalArgumentException("a model needs a feature");
    }
  }

  /** The features that it takes, in its order. */
  @JsonIgnore
  public List<FeatureColumn> features() {
    return model.names().stream().map(FeatureColumn::parse).toList();
  }

  /** The value for these features. */
  double valueOf(ToDoubleFunction<FeatureColumn> values) {
    return model.score(features().stream().mapToDouble(values).toArray());
  }
}
