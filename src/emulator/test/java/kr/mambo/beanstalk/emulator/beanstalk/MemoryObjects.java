package kr.mambo.beanstalk.emulator.beanstalk;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.emulator.service.ObjectStore;
import kr.mambo.beanstalk.emulator.service.Principal;

/** S3 as maps. */
final class MemoryObjects implements ObjectStore {
  final Map<String, byte[]> objects = new HashMap<>();
  final Map<String, String> regions = new HashMap<>();

  /** {@code bucket/key} that nobody may read. */
  final Set<String> forbidden = new HashSet<>();

  @Override
  public Read read(Principal reader, String region, String bucket, String key) {
    var home = regions.get(bucket);
    if (home == null) return new Read.NotFound();
    if (!home.equals(region)) return new Read.Moved(home);
    if (forbidden.contains(bucket + "/" + key)) return new Read.Forbidden();
    var content = objects.get(bucket + "/" + key);
    return content == null
        ? new Read.NotFound()
        : new Read.Found(new ByteArrayInputStream(content));
  }

  @Override
  public boolean exists(String bucket) {
    return regions.containsKey(bucket);
  }

  @Override
  public void create(String account, String region, String bucket) {
    regions.put(bucket, region);
  }

  @Override
  public void delete(String bucket, String key) {
    objects.remove(bucket + "/" + key);
  }

  @Override
  public void write(String bucket, String key, byte[] content) {
    objects.put(bucket + "/" + key, content.clone());
  }

  @Override
  public String url(String bucket, String key) {
    return "https://" + bucket + ".s3.example.com/" + key;
  }
}
