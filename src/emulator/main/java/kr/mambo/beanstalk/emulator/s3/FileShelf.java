package kr.mambo.beanstalk.emulator.s3;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.emulator.signature.Digests;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Buckets and objects as files: {@code buckets.json}, {@code documents.json} and for each object
 * its content and its head. After a change what differs is written, each file at once, so that a
 * kill at any time leaves every object whole.
 */
final class FileShelf implements Shelf {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path folder;
  private final Buckets buckets;
  private final Documents documents;
  private final BlobStore store;

  /** What is on the disk: entity tag and time of each object, by bucket and key. */
  private final Map<String, Map<String, String>> kept = new HashMap<>();

  FileShelf(Path folder, Buckets buckets, Documents documents, BlobStore store) {
    this.folder = folder;
    this.buckets = buckets;
    this.documents = documents;
    this.store = store;
  }

  /** Reads everything back. */
  synchronized void restore() {
    try {
      Files.createDirectories(folder);
      var known = read("buckets.json", new TypeReference<List<List<String>>>() {}, List.of());
      for (var each : known) {
        var bucket = new Bucket(each.get(0), each.get(1), each.get(2), Instant.parse(each.get(3)));
        buckets.add(bucket);
        store.createContainer(bucket.name());
        restore(bucket);
      }
      documents.restore(
          read("documents.json", new TypeReference<List<List<String>>>() {}, List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be read.", e);
    }
  }

  private void restore(Bucket bucket) throws IOException {
    for (var head : ObjectFile.heads(folder(bucket.name()))) head.restore(store, bucket.name());
    kept.put(bucket.name(), listed(bucket.name()));
  }

  @Override
  public synchronized void changed(String bucket) {
    try {
      write("buckets.json", buckets.all().stream().map(FileShelf::row).toList());
      write("documents.json", documents.all());
      if (buckets.find(bucket).isPresent()) keep(bucket);
      else forget(bucket);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be written.", e);
    }
  }

  private void keep(String bucket) throws IOException {
    var now = listed(bucket);
    var before = kept.getOrDefault(bucket, Map.of());
    Files.createDirectories(folder(bucket));
    for (var each : now.entrySet()) {
      if (!each.getValue().equals(before.get(each.getKey()))) {
        ObjectFile.of(folder(bucket), each.getKey()).keep(store, bucket, each.getKey());
      }
    }
    for (var key : before.keySet()) {
      if (!now.containsKey(key)) ObjectFile.of(folder(bucket), key).delete();
    }
    kept.put(bucket, now);
  }

  private void forget(String bucket) throws IOException {
    for (var key : kept.getOrDefault(bucket, Map.of()).keySet()) {
      ObjectFile.of(folder(bucket), key).delete();
    }
    kept.remove(bucket);
    Files.deleteIfExists(folder(bucket));
  }

  private Map<String, String> listed(String bucket) {
    var all = new HashMap<String, String>();
    var request = ListObjectsV2Request.builder().bucket(bucket).build();
    while (true) {
      var page = store.list(request);
      for (S3Object each : page.contents()) {
        all.put(each.key(), each.eTag() + " " + each.lastModified());
      }
      if (!Boolean.TRUE.equals(page.isTruncated())) return all;
      request = request.toBuilder().continuationToken(page.nextContinuationToken()).build();
    }
  }

  private <T> T read(String name, TypeReference<T> type, T otherwise) throws IOException {
    var file = folder.resolve(name);
    return Files.exists(file) ? JSON.readValue(file.toFile(), type) : otherwise;
  }

  private void write(String name, Object value) throws IOException {
    replace(folder.resolve(name), JSON.writeValueAsBytes(value));
  }

  static void replace(Path file, byte[] content) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<String> row(Bucket bucket) {
    return List.of(bucket.name(), bucket.account(), bucket.region(), bucket.created().toString());
  }

  private Path folder(String bucket) {
    return folder.resolve("objects").resolve(bucket);
  }

  static String nameOf(String key) {
    return Digests.sha256(key.getBytes(StandardCharsets.UTF_8));
  }
}
