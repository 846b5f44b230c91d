package org.cyberdojo.builder.image;

import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.tree.FileTree;

/**
 * A repository as it goes into a start-point image.
 *
 * @param source where it came from
 * @param tree its files, with the provenance files beside its manifests
 */
public record PreparedRepository(SourceRepository source, FileTree tree) {}
