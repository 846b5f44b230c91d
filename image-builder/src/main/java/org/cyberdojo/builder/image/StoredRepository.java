package org.cyberdojo.builder.image;

import org.cyberdojo.manifest.tree.FileTree;

/**
 * A repository as it was found in a start-point image.
 *
 * @param index its place in the arguments that the image was made with, from 0
 * @param tree its files, with the provenance files beside its manifests
 */
public record StoredRepository(int index, FileTree tree) {}
