package kr.mambo.beanstalk.model;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record once more, with another value of one component. */
public final class Records {
  private Records() {}

  /**
   * Copies a record.
   *
   * @param component its name; a new component of the record changes no caller
   */
  public static <R extends Record> R with(R given, String component, @Nullable Object value) {
    var components = given.getClass().getRecordComponents();
    var values = new @Nullable Object[components.length];
    boolean found = false;
    try {
      for (int i = 0; i < components.length; i++) {
        boolean here = components[i].getName().equals(component);
        var accessor = components[i].getAccessor();
        accessor.setAccessible(true);
        values[i] = here ? value : accessor.invoke(given);
        found |= here;
      }
      if (!found) throw new IllegalArgumentException(given.getClass() + " has no " + component);
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var constructor = given.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      @SuppressWarnings("unchecked") // the class of a value is the value's class
      R made = (R) constructor.newInstance(values);
      return made;
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
