package org.cyberdojo.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.host.CLibrary;
import org.cyberdojo.engine.host.FolderEntries;

/** The lower layer: what does not change when the server does. */
final class SystemFiles {

  private static final int FILE = 0644;
  private static final int FOR_ALL = 01777;

  private SystemFiles() {}

  static List<LayerEntry> below(Path root, JavaRuntime runtime) throws IOException {
    List<LayerEntry> entries = new ArrayList<>();
    entries.addAll(FolderEntries.below(runtime.home(), root.relativize(runtime.home()).toString()));
    CLibrary library = CLibrary.of(runtime.program());
    entries.addAll(library.libraries());
    entries.addAll(library.locale());
    entries.add(text("etc/passwd", "root:x:0:0:root:/:/none\n" + BaseConfig.passwdLine()));
    entries.add(text("etc/group", "root:x:0:\n" + BaseConfig.groupLine()));
    entries.add(text("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n"));
    entries.add(new LayerEntry.Folder("tmp", FOR_ALL));
    return entries;
  }

  private static LayerEntry text(String path, String text) {
    return LayerEntry.File.of(path, FILE, text.getBytes(StandardCharsets.UTF_8));
  }
}
