package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** Several answers have the members of a description, but not its class. */
final class SdkPojoCopier {
  private SdkPojoCopier() {}

  /** Sets every member of the builder that the description has a value for. */
  static <B extends SdkPojo> B copy(B builder, SdkPojo description) {
    Map<String, Object> values = new HashMap<>();
    for (SdkField<?> field : description.sdkFields()) {
      var value = field.getValueOrDefault(description);
      if (value != null && !(value instanceof SdkAutoConstructList))
        values.put(field.locationName(), value);
    }
    for (SdkField<?> field : builder.sdkFields()) {
      var value = values.get(field.locationName());
      if (value != null) field.set(builder, value);
    }
    return builder;
  }
}
