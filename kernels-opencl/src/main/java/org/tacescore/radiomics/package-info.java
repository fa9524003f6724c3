/**
 * Radiomics features by PyRadiomics' definitions and names: settings, discretisation, one file a
 * feature family, and the extractor that brings them together.
 */
@NullMarked
package org.tacescore.radiomics;

import org.jspecify.annotations.NullMarked;
