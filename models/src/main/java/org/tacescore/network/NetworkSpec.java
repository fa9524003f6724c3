package org.tacescore.network;

/**
 * All that decides a network's layers: an architecture, and the sizes it is built for.
 *
 * @param architecture id of the architecture, e.g. {@code resnet34}
 * @param contract sizes of what goes in and comes out
 * @param width the architecture's own measure of its breadth, where it has one; else 1
 */
public record NetworkSpec(String architecture, NetworkContract contract, int width) {
  public NetworkSpec {
    if (width <= 0) {
      throw new IllegalArgumentException("the width must be positive, got " + width);
    }
  }

  /** The same layers for another image. */
  public NetworkSpec withImage(ImageShape image) {
    return new NetworkSpec(
        architecture, new NetworkContract(image, contract.clinical(), contract.classes()), width);
  }

  /** The same layers with another number of logits. */
  public NetworkSpec withClasses(int classes) {
    return new NetworkSpec(
        architecture, new NetworkContract(contract.image(), contract.clinical(), classes), width);
  }

  /** The same layers for another number of clinical values. */
  public NetworkSpec withClinical(int clinical) {
    return new NetworkSpec(
        architecture, new NetworkContract(contract.image(), clinical, contract.classes()), width);
  }

  /** The same layers at another width. */
  public NetworkSpec withWidth(int newWidth) {
    return new NetworkSpec(architecture, contract, newWidth);
  }

  /** For layers of planar images alone. */
  void requirePlanar() {
    require(!contract.image().volumetric(), "planar images");
  }

  /** For layers of volumes alone. */
  void requireVolumetric() {
    require(contract.image().volumetric(), "volumes");
  }

  /** For layers that know no clinical values. */
  void requireImagesAlone() {
    require(contract.clinical() == 0, "images alone");
  }

  /** For layers that would leave nothing of a smaller image. */
  void requireSides(int shortest) {
    require(
        Math.min(contract.image().rows(), contract.image().columns()) >= shortest,
        "rows and columns of %d or more".formatted(shortest));
  }

  private void require(boolean holds, String need) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s takes %s, got %s".formatted(architecture, need, contract));
    }
  }

  /** A name for files, e.g. {@code resnet34-224x224x3-2}. */
  String fileName() {
    return "%s-%s%s-%d%s"
        .formatted(
            architecture,
            contract.image().toString().replace(" ", ""),
            contract.clinical() == 0 ? "" : "-" + contract.clinical(),
            contract.classes(),
            width == 1 ? "" : "-w" + width);
  }
}
