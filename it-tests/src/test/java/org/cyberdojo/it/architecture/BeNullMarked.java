package org.cyberdojo.it.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** A class stands in a package whose {@code package-info.java} says {@code @NullMarked}. */
final class BeNullMarked extends ArchCondition<JavaClass> {

  BeNullMarked() {
    super("stand in a @NullMarked package");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
    events.add(
        new SimpleConditionEvent(
            type,
            marked,
            type.getName() + (marked ? " is" : " is not") + " in a @NullMarked package"));
  }
}
