package kr.mambo.beanstalk.emulator.s3;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/** Whose the buckets are and where they lie. */
final class BucketRegistry {
  /** S3 User Guide, "General purpose bucket naming rules". */
  private static final Pattern NAME =
      Pattern.compile(
          "(?!xn--)(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

  static boolean isValidName(String name) {
    return NAME.matcher(name).matches();
  }

  Optional<Bucket> find(String name) {
    return Optional.ofNullable(buckets.get(name));
  }

  /** The bucket of this name that was there before, if any. */
  Optional<Bucket> add(Bucket bucket) {
    return Optional.ofNullable(buckets.putIfAbsent(bucket.name(), bucket));
  }

  void remove(String name) {
    buckets.remove(name);
  }

  List<Bucket> all() {
    return buckets.values().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
  }

  List<Bucket> ownedBy(String account) {
    return all().stream().filter(bucket -> bucket.account().equals(account)).toList();
  }
}
