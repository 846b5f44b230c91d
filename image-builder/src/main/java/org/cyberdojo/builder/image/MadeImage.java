package org.cyberdojo.builder.image;

import org.cyberdojo.engine.image.EngineImage;

/**
 * A start-point image that the engine holds under the name that was asked for.
 *
 * @param image the image
 * @param isNew whether it was made now; false when the name meant just such an image already
 */
public record MadeImage(EngineImage image, boolean isNew) {}
