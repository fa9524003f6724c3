package org.tacescore.network;

import java.util.OptionalInt;
import org.tacescore.volume.Volume;

/**
 * What a network looked at, on the grid of an image. A relative attention map; it has no tissue
 * meaning.
 *
 * @param volume 0 outside of the crops; inside 0 to 1, relative to the highest cell of all crops
 * @param outputClass the class it speaks for; empty where the caller gave coefficients
 * @param method how it was found
 * @param network names the network
 */
public record HeatMap(
    Volume volume, OptionalInt outputClass, ActivationMethod method, String network) {}
