using RecsConsole.Casework.Intake;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Casework.Intake;

/// <summary>What a value of a file means for the case.</summary>
public sealed class LogNamesTests
{
    [Theory]
    [InlineData("P2", 2)]
    [InlineData("Critical", 1)]
    [InlineData("dringend", 1)]
    [InlineData("hoch", 2)]
    [InlineData("Mittel", 3)]
    [InlineData("niedrig", 4)]
    [InlineData("pilny", 1)]
    [InlineData("średni", 3)]
    [InlineData("blau", null)]
    public void A_priority_is_read_in_the_languages_of_the_console(string value, int? priority) =>
        LogNames.Priority(value).ShouldBe(priority);
}
