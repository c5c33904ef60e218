package kr.mambo.beanstalk.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeEnvironmentsRequest;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeEventsResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.EventDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.ValidateConfigurationSettingsResponse;

class QueryProtocolTest {
  private static final String NAMESPACE = "http://elasticbeanstalk.amazonaws.com/docs/2010-12-01/";

  private static DescribeEnvironmentsRequest read(Map<String, String> parameters) {
    return new QueryReader(parameters)
        .read(DescribeEnvironmentsRequest.builder(), DescribeEnvironmentsRequest.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {".member.", ".members.", "."})
  void listsAreTakenInEverySpelling(String form) {
    var request =
        read(Map.of("EnvironmentNames" + form + "2", "b", "EnvironmentNames" + form + "1", "a"));

    assertThat(request.environmentNames()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-01T00:00:00Z, 2026-11-01T00:00:00Z",
    "2026-11-01T00:00:00.250Z, 2026-11-01T00:00:00.250Z",
    "2026-11-01T09:00:00+09:00, 2026-11-01T00:00:00Z",
    "1793491200, 2026-11-01T00:00:00Z",
  })
  void timesAreTakenInEveryForm(String written, String meant) {
    assertThat(read(Map.of("IncludedDeletedBackTo", written)).includedDeletedBackTo())
        .isEqualTo(Instant.parse(meant));
  }

  @ParameterizedTest
  @CsvSource({"MaxRecords, many", "IncludeDeleted, perhaps", "IncludedDeletedBackTo, yesterday"})
  void aValueOfAnotherTypeIsRefused(String name, String value) {
    assertThatThrownBy(() -> read(Map.of(name, value)))
        .isInstanceOfSatisfying(
            ServiceException.class, r -> assertThat(r.code()).isEqualTo("MalformedInput"));
  }

  @Test
  void unsetListsAreAbsentAndEmptyOnesAreEmpty() {
    assertThat(xml(ValidateConfigurationSettingsResponse.builder().build()))
        .doesNotContain("Messages");
    assertThat(xml(ValidateConfigurationSettingsResponse.builder().messages(List.of()).build()))
        .containsAnyOf("<Messages/>", "<Messages></Messages>");
  }

  private static String xml(SdkPojo answer) {
    return XmlWriter.response(NAMESPACE, "Action", answer, "id");
  }

  @Test
  void textIsEscapedAndWhatXmlCannotCarryIsReplaced() {
    var event = EventDescription.builder().message("<a> & \u0000 안녕").build();

    assertThat(xml(DescribeEventsResponse.builder().events(event).build()))
        .contains("<Message>&lt;a&gt; &amp; ? 안녕</Message>");
  }

  @Test
  void timesOfEventsHaveMilliseconds() {
    var event = EventDescription.builder().eventDate(Instant.parse("2026-11-01T00:00:00Z")).build();

    assertThat(xml(DescribeEventsResponse.builder().events(event).build()))
        .contains("<EventDate>2026-11-01T00:00:00.000Z</EventDate>");
  }

  @Test
  void aRefusalNamesItsTypeCodeMessageAndRequest() {
    assertThat(
            XmlWriter.error(NAMESPACE, new ServiceException("Throttling", "Rate exceeded"), "id"))
        .contains(
            "<Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate"
                + " exceeded</Message></Error><RequestId>id</RequestId>");
  }

  private final RequestConstraints constraints =
      new RequestConstraints(
          Stream.of(
              List.of("Make", "Name", "string", "yes", "2", "4", "-", "-"),
              List.of("Make", "Items[].Kind", "string", "-", "-", "-", "-", "a|b"),
              List.of("Make", "Count", "integer", "-", "1", "3", "-", "-")));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Other;x;Value null at 'name' failed to satisfy constraint: Member must not be null",
        "Name;x;Value 'x' at 'name' failed to satisfy constraint: Member must have length greater"
            + " than or equal to 2",
        "Name;abcde;Value 'abcde' at 'name' failed to satisfy constraint: Member must have length"
            + " less than or equal to 4",
      })
  void whatIsWrongIsSaidAsTheServiceSaysIt(String name, String value, String text) {
    assertThatThrownBy(() -> constraints.validate("make", Map.of(name, value)))
        .isInstanceOfSatisfying(
            ServiceException.class, r -> assertThat(r.code()).isEqualTo("ValidationError"))
        .hasMessage("1 validation error detected: " + text);
  }

  @Test
  void everythingThatIsWrongIsCounted() {
    assertThatThrownBy(
            () ->
                constraints.validate(
                    "Make", Map.of("Name", "ab", "Items.member.1.Kind", "c", "Count", "4")))
        .hasMessage(
            "2 validation errors detected: Value 'c' at 'items.1.member.kind' failed to satisfy"
                + " constraint: Member must satisfy enum value set: [a, b]; Value '4' at 'count'"
                + " failed to satisfy constraint: Member must have value less than or equal to 3");
  }
}
