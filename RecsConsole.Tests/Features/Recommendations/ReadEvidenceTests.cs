using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>Evidence is checked again when it is read.</summary>
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
    public async Task Smaller_number_of_a_reason_leads_to_the_cases_it_counts()
    {
        await using var world = await DeskWorld.CreateAsync();
        // three of the fourteen ended badly: late, or open again
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

    private static async Task<EvidenceView> ReadAsync(DeskWorld world, ShownDecision shown, string fact)
    {
        var view = await world
            .Get<ReadEvidence>()
            .RunAsync(world.Here.Agent, new(shown.DecisionId!.Value, SlateKind.Action, "ask", fact), CancellationToken.None);
        return view.Value ?? throw new InvalidOperationException(view.Error!.Message);
    }
}
