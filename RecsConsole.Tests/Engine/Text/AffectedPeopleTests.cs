using RecsConsole.Engine.Text;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Text;

/// <summary>How many people a case affects, from its fields or its text.</summary>
public sealed class AffectedPeopleTests
{
    [Theory]
    [InlineData("Error shown: AUTHN-4012. About 340 people are affected. Local accounts still work.", 340)]
    [InlineData("Since 8 o'clock around 1,200 users cannot sign in.", 1200)]
    [InlineData("Only one person is affected so far.", 1)]
    [InlineData("Etwa 40 Personen können nicht arbeiten.", 40)]
    [InlineData("Etwa 1.200 Mitarbeiter sind betroffen", 1200)]
    [InlineData("Około 25 osób nie może pracować.", 25)]
    [InlineData("3 users are affected. In the second office 12 users are affected.", 12)]
    [InlineData("Our team has 40 people.", null)]
    [InlineData("40 Personen können morgen kommen.", null)]
    [InlineData("One team is affected and the others are not.", null)]
    [InlineData("The export fails with code 4012 since 2026.", null)]
    [InlineData("", null)]
    public void Text_tells_the_number_only_where_it_says_that_they_are_affected(string text, int? expected) =>
        AffectedPeople.In(text).ShouldBe(expected);

    [Theory]
    [InlineData("Affected", "340", 340)]
    [InlineData("Users affected", " 12 ", 12)]
    [InlineData("Betroffene Personen", "1.200", 1200)]
    [InlineData("Affected", "many", null)]
    [InlineData("Affected product", "12", null)]
    public void Field_tells_the_number_by_its_name(string name, string value, int? expected) =>
        AffectedPeople.In(new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value }).ShouldBe(expected);
}
