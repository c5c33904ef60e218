package kr.mambo.beanstalk.emulator.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/**
 * An answer with members that the SDK's class does not have, because the service sends more than
 * its public model says.
 *
 * @param pojoClass the class of the SDK that it extends
 * @param values by the names on the wire; lists, structures, texts, times
 */
public record ExtendedPojo(String pojoClass, Map<String, Object> values) implements SdkPojo {
  public ExtendedPojo {
    values = new LinkedHashMap<>(values);
  }

  /** All members of a structure that are set. */
  public static ExtendedPojo of(SdkPojo pojo) {
    var values = new LinkedHashMap<String, Object>();
    for (SdkField<?> field : pojo.sdkFields()) {
      var value = field.getValueOrDefault(pojo);
      if (value != null && !(value instanceof SdkAutoConstructList))
        values.put(field.locationName(), value);
    }
    return new ExtendedPojo(pojo.getClass().getSimpleName(), values);
  }

  /** The same with one more. */
  public ExtendedPojo withMember(String name, Object value) {
    var more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new ExtendedPojo(pojoClass, more);
  }

  /** None that the SDK knows. */
  @Override
  public List<SdkField<?>> sdkFields() {
    return List.of();
  }
}
