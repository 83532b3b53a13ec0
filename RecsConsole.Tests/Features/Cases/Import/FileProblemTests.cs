using RecsConsole.Features.Cases.Import.Files;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import;

/// <summary>The table of problems has the value in a column: the reason beside it does not repeat it.</summary>
public sealed class FileProblemTests
{
    [Theory]
    [InlineData("soon", "'soon' is not a time in the format 'dd/MM'.", "is not a time in the format 'dd/MM'.")]
    [InlineData("bald", "„bald“ ist keine Zeit im Format „dd/MM“.", "ist keine Zeit im Format „dd/MM“.")]
    [InlineData("soon", "the case has no time.", "the case has no time.")]
    [InlineData("soon", "'soonest' is not a time.", "'soonest' is not a time.")]
    [InlineData("", "'' is not a time.", "'' is not a time.")]
    public void Reason_does_not_repeat_the_value(string value, string reason, string shown) =>
        new FileProblem(3, "Created", value, reason).ReasonBesideValue.ShouldBe(shown);
}
