package kr.mambo.beanstalk.emulator.control;

import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.emulator.s3.S3;
import org.jspecify.annotations.Nullable;

/** {@code buckets}: made and taken away without anybody's rights. */
final class BucketRoutes {
  private final S3 s3;

  BucketRoutes(S3 s3) {
    this.s3 = s3;
  }

  record Body(@Nullable String name, @Nullable String account, @Nullable String region) {}

  void addTo(Router routes) {
    routes
        .add("GET", "buckets", request -> listBuckets())
        .add("POST", "buckets", request -> create(request.parseBody(Body.class)))
        .add("DELETE", "buckets/*", request -> remove(request.pathVariable()));
  }

  List<Map<String, String>> listBuckets() {
    return s3.buckets().stream()
        .map(
            bucket ->
                Map.of(
                    "name",
                    bucket.name(),
                    "account",
                    bucket.account(),
                    "region",
                    bucket.region(),
                    "created",
                    bucket.created().toString()))
        .toList();
  }

  private List<Map<String, String>> create(Body body) {
    s3.createBucket(
        BadRequestException.requireField(body.account(), "account"),
        BadRequestException.requireField(body.region(), "region"),
        BadRequestException.requireField(body.name(), "name"));
    return listBuckets();
  }

  private List<Map<String, String>> remove(String name) {
    if (!s3.deleteBucket(name))
      throw new BadRequestException(404, "There is no bucket " + name + ".");
    return listBuckets();
  }
}
