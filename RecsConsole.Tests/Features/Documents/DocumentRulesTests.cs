using RecsConsole.Database;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

public sealed class DocumentRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(DocumentStatus.Draft, -1, null, DocumentStatus.Draft)]
    [InlineData(DocumentStatus.Draft, -9, -1, DocumentStatus.Draft)]
    [InlineData(DocumentStatus.Approved, null, null, DocumentStatus.Effective)]
    [InlineData(DocumentStatus.Approved, 0, null, DocumentStatus.Effective)]
    [InlineData(DocumentStatus.Approved, 1, null, DocumentStatus.Approved)]
    [InlineData(DocumentStatus.Approved, -9, 0, DocumentStatus.Expired)]
    [InlineData(DocumentStatus.Effective, -9, 1, DocumentStatus.Effective)]
    [InlineData(DocumentStatus.Effective, -9, 0, DocumentStatus.Expired)]
    [InlineData(DocumentStatus.Superseded, -9, -1, DocumentStatus.Superseded)]
    [InlineData(DocumentStatus.Withdrawn, -9, 9, DocumentStatus.Withdrawn)]
    [Trait("Req", "R134")]
    public void Dates_decide_the_state_of_what_was_approved(DocumentStatus status, int? fromDays, int? toDays, DocumentStatus state) =>
        DocumentRules.StatusAt(Version(1, status, fromDays, toDays), Now).ShouldBe(state);

    [Fact]
    [Trait("Req", "R134")]
    public void Newest_version_in_force_supersedes_the_others()
    {
        var states = DocumentRules.StatusesAt(
            [
                Version(1, DocumentStatus.Effective, -50, null),
                Version(2, DocumentStatus.Effective, -9, null),
                Version(3, DocumentStatus.Approved, -1, null),
                Version(4, DocumentStatus.Approved, 5, null),
                Version(5, DocumentStatus.Draft, null, null),
            ],
            Now
        );

        states
            .OrderBy(each => each.Key)
            .Select(each => each.Value)
            .ShouldBe([
                DocumentStatus.Superseded,
                DocumentStatus.Superseded,
                DocumentStatus.Effective,
                DocumentStatus.Approved,
                DocumentStatus.Draft,
            ]);
    }

    [Fact]
    public void Version_that_has_not_begun_supersedes_nothing()
    {
        var states = DocumentRules.StatusesAt(
            [Version(1, DocumentStatus.Effective, -50, null), Version(2, DocumentStatus.Effective, 3, null)],
            Now
        );

        states[1].ShouldBe(DocumentStatus.Effective);
    }

    private static DatedVersion Version(int version, DocumentStatus status, int? fromDays, int? toDays) =>
        new(version, status, At(fromDays), At(toDays));

    private static DateTimeOffset? At(int? days) => days is { } known ? Now.AddDays(known) : null;
}
