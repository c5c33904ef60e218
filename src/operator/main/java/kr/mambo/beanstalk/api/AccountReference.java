package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * A reference to an EbAccount by name.
 *
 * @param name the EbAccount's name, 1-253 characters
 */
public record AccountReference(
    @Required
        @Size(min = 1, max = 253)
        @ValidationRule(
            value = ValidationRules.OBJECT_NAME,
            message = ValidationRules.OBJECT_NAME_MESSAGE)
        String name) {}
