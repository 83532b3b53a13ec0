using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Tiles;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>Signals beyond clicks: who wants rules alone, complaints, and what reviewers say.</summary>
[Trait("Req", "R103")]
public sealed class FeedbackFiguresTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Without_any_the_tile_says_why_and_has_no_false_zero(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var tile = await desk.ReadAsync(InsightKind.Signals);

        tile.Figures.Single(figure => figure.Words == "People and customers who opted out of profiling").Count.ShouldBe(0);
        var absent = tile.Figures.Where(figure => figure.Absent is not null).ToList();
        absent
            .Select(figure => figure.Absent)
            .ShouldBe(["No issue type is marked as a complaint in the settings.", "No decision from this period has been reviewed yet."]);
        absent.ShouldAllBe(figure => figure.Count == null && figure.Rate == null);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Opt_outs_complaints_and_repeated_dismissals_are_counted(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        await using (var db = desk.Open())
        {
            (await db.People.SingleAsync(row => row.Id == desk.Agent.PersonId, Token)).IsByRulesOnly = true;
            var found = await db.Cases.OrderByDescending(row => row.OpenedAt).FirstAsync(Token);
            var named = TenantConfiguration.Default with { Complaints = [found.IssueType] };
            db.TenantConfigurations.Add(
                new()
                {
                    TenantId = db.TenantId,
                    Version = 90,
                    Json = named.ToJson(),
                    CreatedAt = found.OpenedAt,
                    Why = "test",
                }
            );
            await db.SaveChangesAsync(Token);
        }

        var tile = await desk.ReadAsync(InsightKind.Signals);
        var newCases = (await desk.ReadAsync(InsightKind.Volume)).Figures.Single(figure => figure.Words == "New cases");

        tile.Figures.Single(figure => figure.Words == "People and customers who opted out of profiling").Count.ShouldBe(1);
        var complaints = tile.Figures.Single(figure => figure.Words.StartsWith("Complaints", StringComparison.Ordinal));
        complaints.Count.ShouldNotBeNull().ShouldBeInRange(1, newCases.Count!.Value);
        complaints.Cases.ShouldBe(new InsightDrill(InsightKind.Signals, FeedbackFigures.Complaint));
        tile.Figures.ShouldContain(figure => figure.Words == "Dismissed again by the same person" && figure.Rate != null);
    }
}
