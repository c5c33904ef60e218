package kr.mambo.beanstalk.emulator.s3;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Buckets and objects as files: {@code buckets.json}, {@code documents.json} and for each object
 * its content and its head. After a change what differs is written, each file at once, so that a
 * kill at any time leaves every object whole.
 */
final class FileBucketPersistence implements BucketPersistence {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path folder;
  private final BucketRegistry buckets;
  private final SubresourceStore subresources;
  private final BlobStore store;

  /** What is on the disk: entity tag and time of each object, by bucket and key. */
  private final Map<String, Map<String, String>> savedObjects = new HashMap<>();

  FileBucketPersistence(
      Path folder, BucketRegistry buckets, SubresourceStore subresources, BlobStore store) {
    this.folder = folder;
    this.buckets = buckets;
    this.subresources = subresources;
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
      subresources.restore(
          read("documents.json", new TypeReference<List<List<String>>>() {}, List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be read.", e);
    }
  }

  private void restore(Bucket bucket) throws IOException {
    for (var head : ObjectFile.list(folder(bucket.name()))) head.restore(store, bucket.name());
    savedObjects.put(bucket.name(), listObjects(bucket.name()));
  }

  @Override
  public synchronized void save(String bucket) {
    try {
      write("buckets.json", buckets.all().stream().map(FileBucketPersistence::toRow).toList());
      write("documents.json", subresources.rows());
      if (buckets.find(bucket).isPresent()) saveBucket(bucket);
      else deleteBucket(bucket);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be written.", e);
    }
  }

  private void saveBucket(String bucket) throws IOException {
    var now = listObjects(bucket);
    var before = savedObjects.getOrDefault(bucket, Map.of());
    Files.createDirectories(folder(bucket));
    for (var each : now.entrySet()) {
      if (!each.getValue().equals(before.get(each.getKey()))) {
        ObjectFile.of(folder(bucket), each.getKey()).save(store, bucket, each.getKey());
      }
    }
    for (var key : before.keySet()) {
      if (!now.containsKey(key)) ObjectFile.of(folder(bucket), key).delete();
    }
    savedObjects.put(bucket, now);
  }

  private void deleteBucket(String bucket) throws IOException {
    for (var key : savedObjects.getOrDefault(bucket, Map.of()).keySet()) {
      ObjectFile.of(folder(bucket), key).delete();
    }
    savedObjects.remove(bucket);
    Files.deleteIfExists(folder(bucket));
  }

  private Map<String, String> listObjects(String bucket) {
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
    ObjectFile.replace(folder.resolve(name), JSON.writeValueAsBytes(value));
  }

  private static List<String> toRow(Bucket bucket) {
    return List.of(bucket.name(), bucket.account(), bucket.region(), bucket.created().toString());
  }

  private Path folder(String bucket) {
    return folder.resolve("objects").resolve(bucket);
  }
}
