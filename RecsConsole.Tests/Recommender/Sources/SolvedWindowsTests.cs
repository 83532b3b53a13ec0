using RecsConsole.Database;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards.Labels;
using RecsConsole.Recommender.History;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Sources;

/// <summary>Without a deadline a case is judged by the pace of its kind: what is slow for one kind of work is quick for another.</summary>
public sealed class SolvedWindowsTests
{
    private const int Many = 50;

    [Fact]
    public void Kinds_of_work_are_judged_by_their_own_pace_and_one_with_few_cases_by_that_of_its_type()
    {
        var windows = SolvedWindows.From(
            [
                .. Cases("password", Many, slowestDays: 2),
                .. Cases("server", Many, slowestDays: 40),
                .. Cases("desk", Many - 1, slowestDays: 400),
            ],
            LabelWindows.Default
        );

        windows.Of("ticket", "password").Window.Days.ShouldBe(2);
        windows.Of("ticket", "server").Window.Days.ShouldBe(31);
        windows.Of("ticket", "desk").Window.ShouldBe(windows.Of("ticket", "never seen").Window);
        windows.Of("ticket", "desk").Window.Days.ShouldBeInRange(32, 300);
        windows.Of("other type", "password").Window.Days.ShouldBe(14);
    }

    [Fact]
    public void Similar_cases_of_two_kinds_are_each_judged_by_their_own()
    {
        List<IndexedCase> cases = [.. Cases("password", Many, slowestDays: 8), .. Cases("server", Many, slowestDays: 40)];
        var hits = SolvedWindows.From(cases, LabelWindows.Default).On([.. cases.Select(found => found.Finished!)], "ticket");

        hits.Count(hit => hit is { IssueType: "password", EndedWell: true }).ShouldBeInRange(37, 44);
        hits.Count(hit => hit is { IssueType: "server", EndedWell: true }).ShouldBeInRange(37, 44);
        GoodEndingLabels
            .Of(hits, "server")
            .ShouldEndWith(
                "solved within 31 days, the limit for this kind of case (7 to 31 for the kinds in this list), and not reopened."
            );
        GoodEndingLabels.Of(hits, "printer").ShouldContain("within 7 to 31 days, depending on the kind of case");
        GoodEndingLabels.Of([.. hits.Take(Many)], "password").ShouldContain("within 7 days, the limit for this kind of case, and");
        GoodEndingLabels.Of([], "password").ShouldContain("within the limit for its kind of case");
    }

    [Fact]
    public async Task Labels_judge_by_the_same_limits_as_cards()
    {
        await using var world = await DeskWorld.CreateAsync();
        List<IndexedCase> cases = [.. Cases("password", Many, slowestDays: 2), .. Cases("server", Many, slowestDays: 40)];
        await world.ChangeAsync(ChangeKind.Import, db => db.Cases.AddRange(cases.Select(found => RowOf(found, db.TenantId))));
        await using var db = world.Open();

        var read = await SolvedWindows.ReadAsync(db, LabelWindows.Default, TestContext.Current.CancellationToken);

        var counted = SolvedWindows.From(cases, LabelWindows.Default);
        foreach (var kind in (string[])["password", "server", "desk"])
        {
            read.Of("ticket", kind).ShouldBe(counted.Of("ticket", kind));
        }
    }

    // evenly from an hour to so many days
    private static IEnumerable<IndexedCase> Cases(string issue, int count, int slowestDays) =>
        Enumerable
            .Range(1, count)
            .Select(place =>
                CountedCases.ACase(["fix"], issue: issue) is { Finished: { } hit } found
                    ? found with
                    {
                        Finished = hit with { SlaMet = null, HoursToResolve = slowestDays * 24 * place / count },
                    }
                    : throw new InvalidOperationException()
            );

    private static CaseRow RowOf(IndexedCase found, Guid tenantId) =>
        new()
        {
            TenantId = tenantId,
            Id = found.Id,
            Key = found.Id.ToString("D"),
            Title = "",
            Description = "",
            TypeKey = "ticket",
            IssueType = found.IssueType,
            Status = "resolved",
            CustomFieldsJson = "{}",
            OpenedAt = CountedCases.Now.AddHours(-found.Finished!.HoursToResolve!.Value),
            ResolvedAt = CountedCases.Now,
            LastEventAt = CountedCases.Now,
        };
}
