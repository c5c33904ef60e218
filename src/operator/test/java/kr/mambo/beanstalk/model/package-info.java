/** What tests start from: a resource and what is known of AWS, with sensible defaults. */
@NullMarked
package kr.mambo.beanstalk.model;

import org.jspecify.annotations.NullMarked;
