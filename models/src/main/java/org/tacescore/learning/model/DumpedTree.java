package org.tacescore.learning.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A tree of XGBoost's JSON dump. There a row goes to "yes" where its value, rounded to a float, is
 * below the float of the split; the tree that comes out decides the same on doubles.
 */
final class DumpedTree {
  private DumpedTree() {}

  static Tree convert(JsonNode root) {
    TreeBuilder builder = new TreeBuilder();
    add(root, builder);
    return builder.build();
  }

  private static void add(JsonNode node, TreeBuilder builder) {
    if (node.has("leaf")) {
      builder.leaf(floatOf(node.required("leaf")));
      return;
    }
    int feature = Integer.parseInt(node.required("split").textValue().substring(1));
    int split = builder.split(feature, onDoubles(floatOf(node.required("split_condition"))));
    add(child(node, "yes"), builder);
    builder.branchRight(split);
    add(child(node, "no"), builder);
  }

  private static JsonNode child(JsonNode node, String side) {
    int id = node.required(side).intValue();
    for (JsonNode child : node.required("children")) {
      if (child.required("nodeid").intValue() == id) {
        return child;
      }
    }
    throw new IllegalArgumentException("a dumped tree lacks its node " + id);
  }

  /** The dump has the digits that tell floats apart. */
  private static float floatOf(JsonNode number) {
    return Float.parseFloat(number.asText());
  }

  /** The least double that rounds to this float or a larger one. */
  static double onDoubles(float threshold) {
    double middle = ((double) Math.nextDown(threshold) + threshold) / 2;
    return (float) middle < threshold ? Math.nextUp(middle) : middle;
  }
}
