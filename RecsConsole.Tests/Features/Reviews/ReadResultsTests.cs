using System.Text;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Reviews;

public sealed class ReadResultsTests
{
    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R145")]
    public async Task Figures_count_by_system_whatever_side_it_stood_on(DatabaseProvider provider)
    {
        await using var world = await ReviewWorld.CreateAsync(24, provider);
        var study = (await world.MakeAsync(world.Ask(24, overlap: 100))).Id;
        await world.JudgeAllAsync(world.Rita, study, ReviewWorld.ForTheModel);
        var judged = 0;
        await world.JudgeAllAsync(world.Felix, study, pair => judged++ < 6 ? PairChoice.Equal : ReviewWorld.ForTheModel(pair));

        var view = await world.ResultsAsync(study);

        var results = view.Results!;
        (view.SystemA, view.SystemB).ShouldBe(("The weighted rules", ReviewWorld.ModelVersion));
        (results.All.N, results.All.WinsOfA.Wins, results.All.WinsOfA.Losses).ShouldBe((48, 0, 42));
        (results.All.Ties, results.All.BothBad).ShouldBe((6, 0));
        results.All.MedianTime.ShouldBe(TimeSpan.FromSeconds(30));
        var kappa = results.Agreement.All;
        (kappa.N, kappa.IsEnough).ShouldBe((24, true));
        kappa.Observed.ShouldBe(18 / 24.0, 1e-12);
        kappa.Kappa!.Value.ShouldBe(0, 1e-12); // one reviewer always chose the same, so the agreement equals chance
        results.Disagreements.Count.ShouldBe(6);
        results.Disagreements[0].CaseKey.ShouldNotBeNull();
    }

    [Fact]
    [Trait("Req", "R145")]
    public async Task Under_twenty_common_cases_agreement_is_too_early_to_say()
    {
        await using var world = await ReviewWorld.CreateAsync(8);
        var study = (await world.MakeAsync(world.Ask(8, overlap: 100))).Id;
        await world.JudgeAllAsync(world.Rita, study, ReviewWorld.ForTheModel);
        await world.JudgeAllAsync(world.Felix, study, ReviewWorld.ForTheModel);

        var results = (await world.ResultsAsync(study)).Results!;

        (results.Agreement.All.N, results.Agreement.All.IsEnough).ShouldBe((8, false));
        results.Agreement.Pairs.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R143")]
    public async Task Mean_ratings_and_reasons_come_with_their_numbers()
    {
        await using var world = await ReviewWorld.CreateAsync(3);
        var study = (await world.MakeAsync(world.Ask(3, 0, world.Rita))).Id;
        foreach (var usefulness in new[] { 4, 5 })
        {
            var pair = (await world.ReadAsync(world.Rita, study)).Pair!;
            await world.JudgeAsync(
                world.Rita,
                study,
                pair,
                ReviewWorld.ForTheModel(pair),
                new(usefulness, null, 3),
                "order",
                "missing_step"
            );
        }

        var results = (await world.ResultsAsync(study)).Results!;

        results.Ratings[0].PreferringB.ShouldBe(new(4.5, 2));
        results.Ratings[1].PreferringB.ShouldBe(new(null, 0));
        results.Ratings[2].PreferringB.ShouldBe(new(3, 2));
        results.Reasons.Single(reason => reason.Reason == "Order").PreferringB.ShouldBe(2);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Results_are_for_leads_and_hidden_from_one_who_judges_until_it_is_closed()
    {
        await using var world = await ReviewWorld.CreateAsync(4);
        var both = await world.AddPersonAsync("laura", [ConsoleRole.Lead, ConsoleRole.Reviewer]);
        var study = (await world.MakeAsync(world.Ask(4, 0, both))).Id;

        var reviewer = await world.TryResultsAsync(study, world.Rita);
        var open = (await world.TryResultsAsync(study, both)).Value!;
        var export = await ExportAsync(world, both, study);
        await world.Desk.Get<CloseStudy>().RunAsync(both, new(study), CancellationToken.None);
        var closed = (await world.TryResultsAsync(study, both)).Value!;

        reviewer.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        open.Results.ShouldBeNull();
        export.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        closed.Results.ShouldNotBeNull();
    }

    [Fact]
    public async Task Export_names_sides_and_systems_of_every_pair()
    {
        await using var world = await ReviewWorld.CreateAsync(2);
        var study = (await world.MakeAsync(world.Ask(2, 0, world.Rita))).Id;
        var pair = (await world.ReadAsync(world.Rita, study)).Pair!;
        await world.JudgeAsync(world.Rita, study, pair, ReviewWorld.ForTheModel(pair), new(4, 5, null), "order");

        var file = (await ExportAsync(world, world.Lead, study)).Value!;

        var lines = Encoding.UTF8.GetString(file.Content).Split("\r\n");
        lines.Length.ShouldBe(4); // header, two pairs, end
        lines.ShouldContain(line => line.Contains(",b,logistic-77,order,4,5,,", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Lists_tell_reviewers_their_own_progress_and_leads_all_studies(DatabaseProvider provider)
    {
        await using var world = await ReviewWorld.CreateAsync(6, provider);
        var study = (await world.MakeAsync(world.Ask(6, 0, world.Rita))).Id;
        var pair = (await world.ReadAsync(world.Rita, study)).Pair!;
        await world.JudgeAsync(world.Rita, study, pair, PairChoice.Equal);

        var own = (await ListAsync(world, world.Rita)).Value!;
        var led = (await ListAsync(world, world.Lead)).Value!;
        var none = (await ListAsync(world, world.Felix)).Value!;
        var agent = await ListAsync(world, world.Desk.Here.Agent);

        (own.Own!.Single().Judged, own.Own!.Single().Waiting).ShouldBe((1, 5));
        own.Own!.Single().TimeLeft.ShouldBe(TimeSpan.FromSeconds(450));
        own.Led.ShouldBeNull();
        (led.Led!.Single().Pairs, led.Led!.Single().Judged).ShouldBe((6, 1));
        led.Own.ShouldBeNull();
        none.Own.ShouldBeEmpty();
        agent.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    private static Task<Result<StudyList>> ListAsync(ReviewWorld world, Actor actor) =>
        world.Desk.Get<ListStudies>().RunAsync(actor, new() { Search = "novEMBER" }, CancellationToken.None);

    private static Task<Result<JudgementFile>> ExportAsync(ReviewWorld world, Actor actor, Guid study) =>
        world.Desk.Get<ExportJudgements>().RunAsync(actor, study, CancellationToken.None);
}
