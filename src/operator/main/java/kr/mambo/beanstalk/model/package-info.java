/** What passes between the rooms: values without behavior beyond what they say about themselves. */
@NullMarked
package kr.mambo.beanstalk.model;

import org.jspecify.annotations.NullMarked;
