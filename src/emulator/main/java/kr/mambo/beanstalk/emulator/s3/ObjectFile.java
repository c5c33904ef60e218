package kr.mambo.beanstalk.emulator.s3;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.emulator.signature.SigningDigests;
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
    return new ObjectFile(folder, fileName(key));
  }

  static List<ObjectFile> list(Path folder) throws IOException {
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

  void save(BlobStore store, String bucket, String key) throws IOException {
    Files.deleteIfExists(metadataFile());
    try (var blob = store.getBlob(bucket, key)) {
      var metadata = blob.response();
      replace(contentFile(), blob.readAllBytes());
      var head =
          new Head(
              key,
              metadata.contentType(),
              metadata.contentEncoding(),
              metadata.contentDisposition(),
              metadata.cacheControl(),
              metadata.serverSideEncryptionAsString(),
              metadata.ssekmsKeyId(),
              metadata.metadata());
      replace(metadataFile(), JSON.writeValueAsBytes(head));
    }
  }

  void restore(BlobStore store, String bucket) throws IOException {
    var head = JSON.readValue(metadataFile().toFile(), Head.class);
    try (var in = Files.newInputStream(contentFile())) {
      store.putBlob(
          PutObjectRequest.builder()
              .bucket(bucket)
              .key(head.key())
              .contentLength(Files.size(contentFile()))
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
    Files.deleteIfExists(metadataFile());
    Files.deleteIfExists(contentFile());
  }

  private Path metadataFile() {
    return folder.resolve(name + ".json");
  }

  private Path contentFile() {
    return folder.resolve(name + ".data");
  }

  /** Replaces a file at once: a kill at any time leaves the one or the other. */
  static void replace(Path file, byte[] content) throws IOException {
    var temporaryFile = file.resolveSibling(file.getFileName() + ".new");
    Files.write(temporaryFile, content);
    Files.move(
        temporaryFile, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String fileName(String key) {
    return SigningDigests.sha256(key.getBytes(StandardCharsets.UTF_8));
  }
}
