using RecsConsole.Features.Documents.Administration.Versions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

public sealed class DocumentStatesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("draft", -1, null, "draft")]
    [InlineData("draft", -9, -1, "draft")]
    [InlineData("approved", null, null, "effective")]
    [InlineData("approved", 0, null, "effective")]
    [InlineData("approved", 1, null, "approved")]
    [InlineData("approved", -9, 0, "expired")]
    [InlineData("effective", -9, 1, "effective")]
    [InlineData("effective", -9, 0, "expired")]
    [InlineData("superseded", -9, -1, "superseded")]
    [InlineData("withdrawn", -9, 9, "withdrawn")]
    [Trait("Req", "R134")]
    public void Dates_decide_the_state_of_what_was_approved(string status, int? fromDays, int? toDays, string state) =>
        DocumentStates.At(Version(1, status, fromDays, toDays), Now).ShouldBe(state);

    [Fact]
    [Trait("Req", "R134")]
    public void Newest_version_in_force_supersedes_the_others()
    {
        var states = DocumentStates.Of(
            [
                Version(1, "effective", -50, null),
                Version(2, "effective", -9, null),
                Version(3, "approved", -1, null),
                Version(4, "approved", 5, null),
                Version(5, "draft", null, null),
            ],
            Now
        );

        states
            .OrderBy(each => each.Key)
            .Select(each => each.Value)
            .ShouldBe(["superseded", "superseded", "effective", "approved", "draft"]);
    }

    [Fact]
    public void Version_that_has_not_begun_supersedes_nothing()
    {
        var states = DocumentStates.Of([Version(1, "effective", -50, null), Version(2, "effective", 3, null)], Now);

        states[1].ShouldBe("effective");
    }

    private static DatedVersion Version(int version, string status, int? fromDays, int? toDays) =>
        new(version, status, At(fromDays), At(toDays));

    private static DateTimeOffset? At(int? days) => days is { } known ? Now.AddDays(known) : null;
}
