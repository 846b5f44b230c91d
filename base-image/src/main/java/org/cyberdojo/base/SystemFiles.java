package org.cyberdojo.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.engine.archive.LayerEntry;

/** The lower layer: what does not change when the server does. */
final class SystemFiles {

  private static final int FILE = 0644;
  private static final int FOR_ALL = 01777;

  private SystemFiles() {}

  static List<LayerEntry> below(Path root, JavaRuntime runtime) throws IOException {
    List<LayerEntry> entries = new ArrayList<>();
    entries.addAll(Folders.entries(runtime.home(), root.relativize(runtime.home()).toString()));
    entries.addAll(Glibc.ofThisMachine(runtime.program()).entries());
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
