/**
 * What is measured of one region of one image: discretisation and one file a feature family, by
 * PyRadiomics' definitions and names.
 */
@NullMarked
package org.tacescore.radiomics.feature;

import org.jspecify.annotations.NullMarked;
