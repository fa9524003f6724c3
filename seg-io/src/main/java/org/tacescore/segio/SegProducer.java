package org.tacescore.segio;

/**
 * The equipment that a segmentation says it comes from (DICOM PS3.3 C.7.5.2).
 *
 * @param manufacturer Manufacturer (0008,0070)
 * @param modelName Manufacturer's Model Name (0008,1090)
 * @param serialNumber Device Serial Number (0018,1000)
 * @param softwareVersion Software Versions (0018,1020)
 * @param contributes whether Contributing Equipment (0018,A001) names it too, by which the worker
 *     knows an object of its own again
 */
public record SegProducer(
    String manufacturer,
    String modelName,
    String serialNumber,
    String softwareVersion,
    boolean contributes) {

  /** This software. */
  public static final SegProducer TACESCORE =
      new SegProducer("TACEscore", "TACEscore", "1", "0.1.0", true);

  public SegProducer {
    if (manufacturer.isBlank()
        || modelName.isBlank()
        || serialNumber.isBlank()
        || softwareVersion.isBlank()) {
      throw new IllegalArgumentException("a producer's four names are all needed");
    }
  }
}
