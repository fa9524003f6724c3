package org.tacescore.testpacs.phantom;

/** What a phantom is made of; the enhancement tables have a row for each. */
enum Tissue {
  AIR,
  FAT,
  MUSCLE,
  BONE,
  MARROW,
  DISC,
  CSF,
  LUNG,
  HEART,
  LIVER,
  SPLEEN,
  STOMACH,
  GAS,
  BILE,
  KIDNEY_CORTEX,
  KIDNEY_MEDULLA,
  AORTA,
  CAVA,
  HEPATIC_ARTERY,
  PORTAL_VEIN,
  HEPATIC_VEIN,
  TUMOUR,
  NECROSIS,
  CAPSULE,
  /** Amplitude of the tumours' texture, not a tissue of its own. */
  TUMOUR_TEXTURE,
  /** Wavelength of the tumours' texture, mm. */
  TUMOUR_TEXTURE_MM,
  /** Amplitude of the texture of liver, spleen and muscle. */
  PARENCHYMA_TEXTURE,
  /** Standard deviation of the scanner's noise. */
  NOISE
}
