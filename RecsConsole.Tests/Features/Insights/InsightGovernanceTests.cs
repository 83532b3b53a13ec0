using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>The tiles on approvals, models, people, documents and the audit trail, for the same desk.</summary>
public sealed class InsightGovernanceTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R182")]
    public async Task Approvals_count_a_passed_deadline_as_lapsed(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var tile = await desk.ReadAsync(InsightKind.Approvals);

        tile.Counts().ShouldBe([("Requested", 4, 0)]);
        tile.Rates()
            .ShouldBe([("Approved, of those decided", 1, 2), ("Rejected, of those decided", 1, 2), ("Lapsed, of those finished", 1, 3)]);
        tile.Bars[0].Counts().ShouldBe([("Approved", 1), ("Rejected", 1), ("Lapsed", 0), ("Withdrawn", 0), ("Waiting", 0)]);
        tile.Bars[1].Counts().ShouldBe([("Approved", 0), ("Rejected", 0), ("Lapsed", 1), ("Withdrawn", 0), ("Waiting", 1)]);
        (await desk.CasesAsync(tile.Figures[3].Cases!)).Lines.ShouldHaveSingleItem().Key.ShouldBe("C");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R182")]
    public async Task Models_say_what_ranks_and_what_each_version_ordered(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var tile = await desk.ReadAsync(InsightKind.Models);

        tile.Figures[0].Text.ShouldBe("Weighted rules: no model is promoted");
        tile.Bars[0].Rates().ShouldBe([("heuristic-2", 5, 6), ("logistic-2", 1, 6)]);
        (await desk.CasesAsync(tile.Bars[0].Bars[1].Cases!)).Lines.ShouldHaveSingleItem().Key.ShouldBe("B");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R182")]
    public async Task Load_of_experts_and_the_spread_of_requests(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var tile = await desk.ReadAsync(InsightKind.Experts);

        tile.Rates().ShouldBe([("At full capacity", 1, 2), ("Requests to the busiest person", 1, 1)]);
        tile.Figures.Single(figure => figure.Words.StartsWith("Half of the requests", StringComparison.Ordinal))
            .Text.ShouldBe("1 of 2 people");
        tile.Bars[0].Counts().ShouldBe([("Erik", 2), ("Edda", 1)]);
        tile.Bars[0].Bars[0].Also.ShouldBe("of 2, full");
        (await desk.CasesAsync(tile.Bars[0].Bars[0].Cases!)).Lines.Select(line => line.Key).ShouldBe(["A", "B"]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R182")]
    public async Task Freshness_of_documents_and_their_reports(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var tile = await desk.ReadAsync(InsightKind.Documents);
        var sam = await desk.ReadAsync(InsightKind.Documents, desk.Sam);

        tile.Figures.Select(figure => (figure.Words, figure.Count ?? figure.Rate!.Hits))
            .ShouldBe([
                ("In force", 3),
                ("Due for review", 1),
                ("Expiring within 30 days", 1),
                ("Reports of outdated documents", 2),
                ("Reports still open", 1),
                ("Reports past their due date", 1),
            ]);
        sam.Figures.Select(figure => figure.Count ?? figure.Rate!.Hits).ShouldBe([2, 1, 1, 1, 1, 1]);
        (await desk.CasesAsync(tile.Figures[4].Cases!)).Lines.ShouldHaveSingleItem().Key.ShouldBe("A");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R182")]
    public async Task Audit_trail_is_complete_and_says_that_it_was_never_verified(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var tile = await desk.ReadAsync(InsightKind.Audit);

        tile.Rates().ShouldBe([("Decisions with an audit entry", 6, 6), ("Answers with an audit entry", 9, 9)]);
        tile.Figures[2].Absent.ShouldNotBeNull();
        tile.Figures.ShouldAllBe(figure => !figure.IsAlarm);
    }
}
