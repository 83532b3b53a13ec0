using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>Customer satisfaction with and without an accepted suggestion, and solved cases per person.</summary>
public sealed class SatisfactionTests
{
    private static readonly InsightFilter s_week = InsightFilter.Parse(new("7", null, null, null, null));
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R129")]
    public async Task Last_rating_of_each_solved_case_counts_beside_what_was_solved_and_said(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        var solved = await AddAsync(desk);

        var tile = await desk.ReadAsync(InsightKind.Satisfaction, filter: s_week);

        tile.Rates()
            .ShouldBe([
                ("Satisfied customers, with an accepted suggestion", 1, 1),
                ("Satisfied customers, without one", 1, 2),
                ("Solved cases that were rated", 3, solved),
            ]);
        var work = tile.Figures.Single(figure => figure.Words == "Cases solved per person and week");
        work.Rest.ShouldBe("3 cases, 2 people");
        double.Parse(work.Text!, CultureInfo.InvariantCulture).ShouldBe(1.5, 0.15); // the length of the week depends on the current hour
        tile.Figures.Single(figure => figure.Words == "Answers to suggestions with a reason").Count.ShouldNotBeNull().ShouldBePositive();

        var cases = await desk.CasesAsync(new(InsightKind.Satisfaction, "without"), filter: s_week);
        cases.Lines.Select(line => line.Key).Order(StringComparer.Ordinal).ShouldBe(["rated-2", "rated-3"]);
    }

    [Fact]
    public async Task Without_a_rating_it_says_where_they_come_from()
    {
        await using var desk = await InsightDesk.OpenAsync();

        var figure = (await desk.ReadAsync(InsightKind.Satisfaction)).Figures[0];

        figure.Rate.ShouldBeNull();
        figure.Absent.ShouldNotBeNull().ShouldContain("/ratings");
    }

    [Fact]
    public async Task Another_tenant_sees_none_of_it()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await AddAsync(desk);

        var tile = await desk.ReadAsync(InsightKind.Satisfaction, desk.Stranger, s_week);

        tile.Figures.ShouldAllBe(figure => figure.Rate == null && (figure.Count ?? 0) == 0);
    }

    // Three solved cases: one with an accepted suggestion, one whose customer changed the rating, one with a dissatisfied customer.
    private static async Task<int> AddAsync(InsightDesk desk)
    {
        var rows = desk.Rows(desk.Admin.TenantId);
        await using var db = desk.Open();
        var ana = await db.People.SingleAsync(row => row.Id == desk.Agent.PersonId, Token);
        CaseRow[] cases = [.. Enumerable.Range(1, 3).Select(number => rows.Resolved($"rated-{number}", "one", slaMet: true))];
        (cases[0].ResolvedById, cases[1].ResolvedById, cases[2].ResolvedById) = (
            desk.History.Erik.Id,
            desk.History.Erik.Id,
            desk.History.Edda.Id
        );
        db.AddRange(cases);
        var (decision, items) = rows.Decision(cases[0], ana, 3, "rules", new Slate(SlateKind.Action, ["a1"]));
        db.Add(decision);
        db.AddRange(items);
        db.Add(rows.Response(decision, ResponseKind.Accept, ItemKind.Action, "a1", 1));
        db.AddRange(Rating(cases[0], 1, 5), Rating(cases[1], 1, 2), Rating(cases[1], 2, 4), Rating(cases[2], 1, 1));
        await db.SaveChangesAsync(Token);
        var from = rows.DaysAgo(7);
        return await db.Cases.CountAsync(row => !row.IsOpen && row.ResolvedAt >= from, Token);

        CaseEventRow Rating(CaseRow of, int ordinal, int stars) =>
            new()
            {
                TenantId = of.TenantId,
                CaseId = of.Id,
                Ordinal = ordinal,
                EventKey = $"rating:{of.Key}:{ordinal.ToString(CultureInfo.InvariantCulture)}",
                Activity = CustomerRating.Activity,
                Kind = CaseEventKind.System,
                At = rows.DaysAgo(2).AddHours(ordinal),
                AttributesJson = JsonSerializer.Serialize(CustomerRating.Attributes(stars)),
            };
    }
}
