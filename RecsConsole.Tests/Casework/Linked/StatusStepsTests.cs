using RecsConsole.Casework.Linked;
using RecsConsole.Engine.Workflow;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Casework.Linked;

/// <summary>A changed status is a step only where the workflow has one of the state's name, and every name makes a key.</summary>
public sealed class StatusStepsTests
{
    private static readonly StateMachine s_machine = new(
        new(
            "mined",
            1,
            "new",
            [new("new", false, false), new("In Progress", false, false), new("resolved", true, false)],
            [new("new", "in-progress", "In Progress"), new("In Progress", "fix", "resolved")]
        )
    );

    [Theory]
    [InlineData("In Progress", "in-progress")]
    [InlineData("in_progress", "in_progress")]
    [InlineData("Zurückgestellt (intern)", "zuruckgestellt-intern")]
    [InlineData("2nd level", "step-2nd-level")]
    [InlineData("resolved", "resolved")]
    public void Name_becomes_a_key_of_the_catalog(string state, string key) => StatusSteps.KeyOf(state).ShouldBe(key);

    [Fact]
    public void Names_in_other_letters_and_long_ones_have_keys_too_and_differ()
    {
        string[] keys = [StatusSteps.KeyOf("Новый"), StatusSteps.KeyOf("Решён"), StatusSteps.KeyOf(new string('a', 300))];

        keys.Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
        keys.ShouldAllBe(key =>
            key.Length <= 100 && key.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
        );
    }

    [Fact]
    public void Step_is_one_into_the_state_of_its_name_alone()
    {
        StatusSteps.StepOf(s_machine, "new", "In Progress").ShouldBe("in-progress");
        StatusSteps.StepOf(s_machine, "In Progress", "resolved").ShouldBeNull("another step leads there");
        StatusSteps.StepOf(s_machine, "resolved", "In Progress").ShouldBeNull();
    }
}
