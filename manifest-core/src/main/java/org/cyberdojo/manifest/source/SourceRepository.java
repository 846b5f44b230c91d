package org.cyberdojo.manifest.source;

import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.tree.FileTree;

/**
 * A git repository as it was taken at one commit.
 *
 * @param argument the url as the user gave it, without user info; a {@code <sha7>@} before it stays
 * @param url the repository's url
 * @param sha the commit
 * @param tree the commit's files, without {@code .git}
 */
public record SourceRepository(String argument, RepositoryUrl url, CommitSha sha, FileTree tree) {}
