package kr.mambo.beanstalk.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import kr.mambo.beanstalk.workload.Content;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Builds reproducible zip files: entries are sorted, stored (the output of deflate depends on the
 * library), and have one timestamp, in the middle of a day without a clock change.
 */
final class BundleZip {
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 12, 0);
  private static final int REGULAR_FILE_MODE = 0100000;

  private BundleZip() {}

  /**
   * @param files sorted by path
   */
  static Content create(List<BundleFile> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipArchiveOutputStream(bytes)) {
      zip.setMethod(ZipEntry.STORED);
      for (var file : files) {
        var content = file.content().bytes();
        zip.putArchiveEntry(createEntry(file, content));
        zip.write(content);
        zip.closeArchiveEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory does not fail to be written", impossible);
    }
    return Content.of(bytes.toByteArray());
  }

  private static ZipArchiveEntry createEntry(BundleFile file, byte[] content) {
    var crc = new CRC32();
    crc.update(content);
    var entry = new ZipArchiveEntry(file.path());
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(ENTRY_TIME);
    entry.setUnixMode(REGULAR_FILE_MODE | file.mode());
    return entry;
  }
}
