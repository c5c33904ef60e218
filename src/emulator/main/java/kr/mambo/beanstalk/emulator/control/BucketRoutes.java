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

  void addTo(Routes routes) {
    routes
        .add("GET", "buckets", asked -> all())
        .add("POST", "buckets", asked -> create(asked.as(Body.class)))
        .add("DELETE", "buckets/*", asked -> remove(asked.variable()));
  }

  List<Map<String, String>> all() {
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
    s3.create(
        BadRequest.given(body.account(), "account"),
        BadRequest.given(body.region(), "region"),
        BadRequest.given(body.name(), "name"));
    return all();
  }

  private List<Map<String, String>> remove(String name) {
    if (!s3.remove(name)) throw new BadRequest(404, "There is no bucket " + name + ".");
    return all();
  }
}
