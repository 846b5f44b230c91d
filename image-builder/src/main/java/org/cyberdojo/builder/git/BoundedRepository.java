package org.cyberdojo.builder.git;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;

/**
 * A repository that takes no more from a remote than the limits allow, whatever the protocol: bytes
 * on the wire, bytes of one unpacked object (a few kilobytes of zeros can be a terabyte), time.
 */
final class BoundedRepository extends FileRepository {

  private final GitLimits limits;

  BoundedRepository(BaseRepositoryBuilder<?, ?> place, GitLimits limits) throws IOException {
    super(place);
    this.limits = limits;
  }

  @Override
  public ObjectInserter newObjectInserter() {
    ObjectInserter unbounded = super.newObjectInserter();
    return new ObjectInserter.Filter() {
      @Override
      protected ObjectInserter delegate() {
        return unbounded;
      }

      @Override
      public PackParser newPackParser(InputStream pack) throws IOException {
        PackParser parser =
            super.newPackParser(new BoundedInputStream(pack, limits.packBytes(), limits.total()));
        parser.setMaxObjectSizeLimit(limits.objectBytes());
        return parser;
      }
    };
  }
}
