package kr.mambo.beanstalk.emulator.beanstalk;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.emulator.service.ObjectStore;
import kr.mambo.beanstalk.emulator.service.Principal;

/** S3 as maps. */
final class InMemoryObjectStore implements ObjectStore {
  final Map<String, byte[]> objects = new HashMap<>();
  final Map<String, String> regions = new HashMap<>();

  /** {@code bucket/key} that nobody may read. */
  final Set<String> forbidden = new HashSet<>();

  @Override
  public ReadResult readObject(Principal reader, String region, String bucket, String key) {
    var home = regions.get(bucket);
    if (home == null) return new ReadResult.NotFound();
    if (!home.equals(region)) return new ReadResult.WrongRegion(home);
    if (forbidden.contains(bucket + "/" + key)) return new ReadResult.Forbidden();
    var content = objects.get(bucket + "/" + key);
    return content == null
        ? new ReadResult.NotFound()
        : new ReadResult.Found(new ByteArrayInputStream(content));
  }

  @Override
  public boolean bucketExists(String bucket) {
    return regions.containsKey(bucket);
  }

  @Override
  public void createBucket(String account, String region, String bucket) {
    regions.put(bucket, region);
  }

  @Override
  public void deleteObject(String bucket, String key) {
    objects.remove(bucket + "/" + key);
  }

  @Override
  public void putObject(String bucket, String key, byte[] content) {
    objects.put(bucket + "/" + key, content.clone());
  }

  @Override
  public String presignedUrl(String bucket, String key) {
    return "https://" + bucket + ".s3.example.com/" + key;
  }
}
