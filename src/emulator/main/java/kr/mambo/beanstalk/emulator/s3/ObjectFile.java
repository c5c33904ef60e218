package kr.mambo.beanstalk.emulator.s3;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * An object on the disk: {@code <hash>.data} and {@code <hash>.json}, the hash being that of its
 * key. The head is written last: without it the content does not count.
 */
record ObjectFile(Path folder, String name) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is known of an object beside its content. */
  record Head(
      String key,
      @Nullable String contentType,
      @Nullable String contentEncoding,
      @Nullable String contentDisposition,
      @Nullable String cacheControl,
      @Nullable String encryption,
      @Nullable String encryptionKey,
      Map<String, String> metadata) {}

  static ObjectFile of(Path folder, String key) {
    return new ObjectFile(folder, FileShelf.nameOf(key));
  }

  static List<ObjectFile> heads(Path folder) throws IOException {
    var heads = new ArrayList<ObjectFile>();
    if (!Files.isDirectory(folder)) return heads;
    try (var files = Files.newDirectoryStream(folder, "*.json")) {
      for (var file : files) {
        var name = file.getFileName().toString();
        heads.add(new ObjectFile(folder, name.substring(0, name.length() - ".json".length())));
      }
    }
    return heads;
  }

  void keep(BlobStore store, String bucket, String key) throws IOException {
    Files.deleteIfExists(head());
    try (var blob = store.getBlob(bucket, key)) {
      var of = blob.response();
      FileShelf.replace(content(), blob.readAllBytes());
      var head =
          new Head(
              key,
              of.contentType(),
              of.contentEncoding(),
              of.contentDisposition(),
              of.cacheControl(),
              of.serverSideEncryptionAsString(),
              of.ssekmsKeyId(),
              of.metadata());
      FileShelf.replace(head(), JSON.writeValueAsBytes(head));
    }
  }

  void restore(BlobStore store, String bucket) throws IOException {
    var head = JSON.readValue(head().toFile(), Head.class);
    try (var in = Files.newInputStream(content())) {
      store.putBlob(
          PutObjectRequest.builder()
              .bucket(bucket)
              .key(head.key())
              .contentLength(Files.size(content()))
              .contentType(head.contentType())
              .contentEncoding(head.contentEncoding())
              .contentDisposition(head.contentDisposition())
              .cacheControl(head.cacheControl())
              .serverSideEncryption(head.encryption())
              .ssekmsKeyId(head.encryptionKey())
              .metadata(head.metadata())
              .build(),
          in);
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(head());
    Files.deleteIfExists(content());
  }

  private Path head() {
    return folder.resolve(name + ".json");
  }

  private Path content() {
    return folder.resolve(name + ".data");
  }
}
