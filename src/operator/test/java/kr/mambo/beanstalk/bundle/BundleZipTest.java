package kr.mambo.beanstalk.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import kr.mambo.beanstalk.workload.Content;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class BundleZipTest {
  private static final List<BundleFile> FILES =
      List.of(
          BundleFile.script(".platform/hooks/postdeploy/run.sh", "#!/bin/bash\n"),
          new BundleFile("config/a/첫 페이지", Content.utf8("안녕"), 0440),
          BundleFile.text("docker-compose.yml", "services: {}\n"),
          BundleFile.text("empty", ""));

  @Test
  @ResourceLock(Resources.TIME_ZONE)
  void theBytesAreTheSameInEveryTimeZone() {
    var here = TimeZone.getDefault();
    try {
      for (var zone : List.of("UTC", "Asia/Seoul", "America/Caracas", "Pacific/Chatham")) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        assertThat(sha256(BundleZip.create(FILES)))
            .as(zone)
            .isEqualTo("03e1cc276742d44df04680beddd8bd285fe858af66f43451f16566bd22d4f613");
      }
    } finally {
      TimeZone.setDefault(here);
    }
  }

  @Test
  void modesAreUnixModes() throws IOException {
    var modes = new TreeMap<String, String>();
    try (var zip =
        ZipFile.builder()
            .setSeekableByteChannel(
                new SeekableInMemoryByteChannel(BundleZip.create(FILES).bytes()))
            .get()) {
      for (var entry : Collections.list(zip.getEntries())) {
        modes.put(entry.getName(), "%o".formatted(entry.getUnixMode()));
        assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
      }
    }
    assertThat(modes)
        .containsEntry(".platform/hooks/postdeploy/run.sh", "100755")
        .containsEntry("config/a/첫 페이지", "100440")
        .containsEntry("docker-compose.yml", "100644");
  }

  @Test
  void anyReaderGetsTheFilesBack() throws IOException {
    var read = new TreeMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(BundleZip.create(FILES).bytes()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        read.put(entry.getName(), Content.of(zip.readAllBytes()).text().orElseThrow());
      }
    }
    assertThat(read)
        .hasSize(FILES.size())
        .containsEntry("config/a/첫 페이지", "안녕")
        .containsEntry("empty", "");
  }

  @Test
  void filesBeyondTheLimitAreRefused() {
    assertThat(new BundleSizeLimit(39).check(FILES)).isEmpty();
    var problem = new BundleSizeLimit(10).check(FILES).orElseThrow();
    assertThat(problem.message()).contains("bytes, more than a source bundle's limit of 10:");
    assertThat(BundleSizeLimit.BEANSTALK.maxBytes()).isEqualTo(500L * 1024 * 1024);
  }

  private static String sha256(Content content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.bytes()));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
