package org.tacescore.radiomics.feature;

/**
 * What can be measured of a region, whatever image it is measured on.
 *
 * @param featureClass family
 * @param name PyRadiomics' name, such as {@code JointEntropy}
 * @param ibsiCode four-character code of the Image Biomarker Standardisation Initiative; empty
 *     where it has no counterpart
 * @param deprecated whether PyRadiomics leaves it out unless it is asked for by name, because
 *     another feature says the same
 */
public record Feature(
    FeatureClass featureClass, String name, String ibsiCode, boolean deprecated) {}
