package org.cyberdojo.builder.git;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;

/**
 * What a remote says it has.
 *
 * @param head the commit that HEAD stands for; empty when there is none
 * @param tips the refs that are wanted, by the name of their commit or tag
 * @param isEmpty whether it has no ref at all
 */
record RemoteRefs(Optional<ObjectId> head, Map<ObjectId, Ref> tips, boolean isEmpty) {

  /** HEAD alone. */
  static RemoteRefs ofHead(Collection<Ref> refs) {
    return of(refs, refs.stream().filter(ref -> ref.getName().equals(Constants.HEAD)).toList());
  }

  /** HEAD, branches and tags. */
  static RemoteRefs ofAll(Collection<Ref> refs) {
    return of(refs, refs.stream().filter(RemoteRefs::isWanted).toList());
  }

  private static boolean isWanted(Ref ref) {
    String name = ref.getName();
    return name.equals(Constants.HEAD)
        || name.startsWith(Constants.R_HEADS)
        || name.startsWith(Constants.R_TAGS);
  }

  private static RemoteRefs of(Collection<Ref> all, Collection<Ref> wanted) {
    Map<ObjectId, Ref> tips = new LinkedHashMap<>();
    for (Ref ref : wanted) {
      Optional.ofNullable(ref.getObjectId()).ifPresent(id -> tips.put(id.copy(), ref));
    }
    Optional<ObjectId> head =
        wanted.stream()
            .filter(ref -> ref.getName().equals(Constants.HEAD))
            .map(Ref::getObjectId)
            .findFirst();
    return new RemoteRefs(head, tips, all.isEmpty());
  }

  /** The refs whose objects are not among those that are here. */
  Collection<Ref> missingFrom(Set<ObjectId> here) {
    return tips.entrySet().stream()
        .filter(tip -> !here.contains(tip.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
