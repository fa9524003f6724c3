/**
 * The features of the Image Biomarker Standardisation Initiative, by its own definitions, names and
 * image processing (IBSI reference manual, arXiv:1612.07003; Zwanenburg et al., Radiology 2020,
 * doi:10.1148/radiol.2020191145).
 */
@NullMarked
package org.tacescore.radiomics.ibsi;

import org.jspecify.annotations.NullMarked;
