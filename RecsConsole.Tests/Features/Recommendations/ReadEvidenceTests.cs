using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>Permission for evidence is checked again when it is read.</summary>
public sealed class ReadEvidenceTests
{
    [Fact]
    [Trait("Req", "R56")]
    [Trait("Req", "R93")]
    public async Task Evidence_counts_what_the_viewer_may_no_longer_see_without_naming_it()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.First(row => row.Key == "T-100").Classification = 3);

        var view = await world
            .Get<ReadEvidence>()
            .RunAsync(world.Here.Agent, new(shown.DecisionId!.Value, SlateKind.Action, "ask", "used"), CancellationToken.None);

        view.Value!.Lines.Count(line => line.Link != null).ShouldBe(13);
        view.Value.Lines.ShouldNotContain(line => line.Text.Contains("T-100 ", StringComparison.Ordinal));
        view.Value.Lines.ShouldContain(line => line.Text == "1 more that you cannot see now");
        view.Value.Contributions.Sum(part => part.Amount)
            .ShouldBe(shown.Slate(SlateKind.Action).Items.Single(item => item.Id == "ask").Score);
    }

    [Fact]
    [Trait("Req", "R93")]
    public async Task Number_of_cases_that_a_person_solved_leads_to_these_cases()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(
            ChangeKind.Person,
            db =>
                db.PersonExperience.Add(
                    new PersonExperienceRow
                    {
                        TenantId = world.Here.TenantId,
                        PersonId = world.Here.Expert,
                        IssueType = "printer",
                        WorkedCases = 14,
                        SolvedCases = 14,
                        LastAt = world.Database.Clock.GetUtcNow(),
                    }
                )
        );
        var shown = await world.RecommendAsync();

        var view = await world
            .Get<ReadEvidence>()
            .RunAsync(
                world.Here.Agent,
                new(shown.DecisionId!.Value, SlateKind.Expert, world.Here.Expert.ToString("D"), "solved"),
                CancellationToken.None
            );

        view.Value!.Lines.Count(line => line.Link != null).ShouldBe(14);
    }

    [Fact]
    [Trait("Req", "R93")]
    public async Task Smaller_number_of_a_reason_leads_to_the_cases_it_counts()
    {
        await using var world = await DeskWorld.CreateAsync();
        // Three of the fourteen ended badly: late or reopened.
        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                db.Cases.First(row => row.Key == "T-100").SlaMet = false;
                db.Cases.First(row => row.Key == "T-101").SlaMet = false;
                db.Cases.First(row => row.Key == "T-102").Reopened = true;
            }
        );
        var shown = await world.RecommendAsync();

        var used = await ReadAsync(world, shown, "used");
        var well = await ReadAsync(world, shown, "ended_well");

        used.Lines.Count(line => line.Link != null).ShouldBe(14);
        well.Lines.Count(line => line.Link != null).ShouldBe(11);
        well.Lines.ShouldAllBe(line => !line.Text.StartsWith("T-100 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Case_ended_the_same_way_in_the_evidence_as_beside_the_case()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                db.Cases.First(row => row.Key == "T-100").Reopened = true;
                var slow = db.Cases.First(row => row.Key == "T-101");
                slow.ResolvedAt = slow.OpenedAt.AddHours(61); // two and a half days; neither list rounds
            }
        );
        var shown = await world.RecommendAsync();

        var lines = (await ReadAsync(world, shown, "used")).Lines.Where(line => line.Link is not null).ToList();

        var similar = shown.SimilarCases.Where(found =>
            lines.Exists(line => line.Text.StartsWith(found.Key + " ", StringComparison.Ordinal))
        );
        similar.ShouldNotBeEmpty();
        foreach (var found in similar)
        {
            lines.Single(line => line.Text.StartsWith(found.Key + " ", StringComparison.Ordinal)).Note.ShouldBe(found.Outcome);
        }

        lines.ShouldContain(line => line.Note == "Reopened, solved in 1 day");
        lines.ShouldContain(line => line.Note == "Solved in 2 days 13 hours");
    }

    [Fact]
    [Trait("Req", "R93")]
    public async Task Number_opens_all_cases_that_it_counts_and_the_whole_reason_says_how_many_more_there_are()
    {
        await using var world = await DeskWorld.CreateAsync();
        await AddFinishedAsync(world, 20);
        var shown = await world.RecommendAsync();
        var used = shown.Slate(SlateKind.Action).Items.Single(item => item.Id == "ask").Facts.Single(fact => fact.Id == "used");
        var counted = int.Parse(used.Value, CultureInfo.InvariantCulture);

        var ofNumber = (await ReadAsync(world, shown, "used")).Lines;
        var ofItem = (await ReadAsync(world, shown, fact: null)).Lines;

        counted.ShouldBeGreaterThan(used.Sources.Count, "a decision names only the most similar cases");
        ofNumber.Count(line => line.Link is not null).ShouldBe(counted);
        ofNumber.ShouldNotContain(line => line.IsRest);
        ofItem
            .Single(line => line.IsRest)
            .Text.ShouldBe($"{counted - used.Sources.Count} more that are counted here; choose the number above to list them all");
    }

    [Fact]
    public async Task Counted_cases_that_are_deleted_or_not_permitted_are_told_apart()
    {
        await using var world = await DeskWorld.CreateAsync();
        await AddFinishedAsync(world, 20);
        var shown = await world.RecommendAsync();
        var all = (await ReadAsync(world, shown, "used")).Lines.Count;
        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                db.Cases.First(row => row.Key == "T-100").Classification = 3;
                var gone = db.Cases.First(row => row.Key == "T-219");
                db.CaseEvents.RemoveRange(db.CaseEvents.Where(row => row.CaseId == gone.Id));
                db.Cases.Remove(gone);
            }
        );

        var lines = (await ReadAsync(world, shown, "used")).Lines;

        lines.Count(line => line.Link is not null).ShouldBe(all - 2);
        lines
            .Where(line => line.IsRest)
            .Select(line => line.Text)
            .ShouldBe(["1 more that no longer exists", "1 more that you cannot see now"]);
    }

    // Adds cases like T-100, with the same steps.
    private static Task AddFinishedAsync(DeskWorld world, int count) =>
        world.ChangeAsync(
            ChangeKind.Import,
            db =>
            {
                for (var i = 0; i < count; i++)
                {
                    var copy = db.Cases.AsNoTracking().First(row => row.Key == "T-100");
                    var steps = db.CaseEvents.AsNoTracking().Where(row => row.CaseId == copy.Id).ToList();
                    (copy.Id, copy.Key) = (Guid.NewGuid(), string.Create(CultureInfo.InvariantCulture, $"T-{200 + i}"));
                    db.Add(copy);
                    foreach (var step in steps)
                    {
                        (step.CaseId, step.EventKey) = (
                            copy.Id,
                            string.Create(CultureInfo.InvariantCulture, $"{copy.Id:N}-{step.Ordinal}")
                        );
                        db.Add(step);
                    }
                }
            }
        );

    private static async Task<EvidenceView> ReadAsync(DeskWorld world, ShownDecision shown, string? fact)
    {
        var view = await world
            .Get<ReadEvidence>()
            .RunAsync(world.Here.Agent, new(shown.DecisionId!.Value, SlateKind.Action, "ask", fact), CancellationToken.None);
        return view.Value ?? throw new InvalidOperationException(view.Error!.Message);
    }
}
