using RecsConsole.Engine.Access;
using RecsConsole.Features.Recommendations.Similar;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

public sealed class SimilarCasePanelTests
{
    [Fact]
    [Trait("Req", "R11")]
    public async Task Similar_case_says_why_how_it_ended_and_what_was_done()
    {
        await using var world = await DeskWorld.CreateAsync();

        var similar = (await world.RecommendAsync()).SimilarCases;

        similar.Count.ShouldBe(8);
        similar[0].Why.ShouldBe(["same issue type", "same product"]);
        similar[0].Outcome.ShouldBe("Solved in 1 day");
        similar[0].Sla.ShouldBe("SLA met");
        similar[0].Path.ShouldBe([new("Do ask", false, null), new("Do fix", true, null)]);
        similar[0].Warning.ShouldBeNull();
    }

    [Fact]
    [Trait("Req", "R11")]
    public async Task Step_that_was_repeated_is_ticked_where_it_solved_the_case_last()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(
            ChangeKind.Import,
            db =>
            {
                foreach (var once in db.CaseEvents.Where(row => row.Activity == "fix").ToList())
                {
                    db.CaseEvents.Add(
                        new()
                        {
                            TenantId = once.TenantId,
                            CaseId = once.CaseId,
                            Ordinal = 90,
                            EventKey = $"{once.CaseId:N}-again",
                            Activity = once.Activity,
                            Kind = once.Kind,
                            ActorId = once.ActorId,
                            At = once.At.AddHours(1),
                            FromState = once.FromState,
                            ToState = once.ToState,
                            AttributesJson = once.AttributesJson,
                        }
                    );
                }
            }
        );

        var path = (await world.RecommendAsync()).SimilarCases[0].Path;

        path.Where(step => step.Title == "Do fix").Select(step => step.IsResolving).ShouldBe([false, true]);
    }

    [Fact]
    [Trait("Req", "R11")]
    public async Task Case_worked_under_an_older_process_carries_the_warning()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(
            ChangeKind.Import,
            db =>
            {
                foreach (var row in db.Cases.Where(row => !row.IsOpen))
                {
                    row.ProcessVersion = 7;
                }
            }
        );

        var similar = (await world.RecommendAsync()).SimilarCases;

        similar.ShouldAllBe(each =>
            each.Warning == "Handled under process version 7; version 1 is now in force. Each step is still possible."
        );
    }

    [Fact]
    [Trait("Req", "R11")]
    public async Task Step_whose_action_was_retired_is_named_as_gone()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "ask").Status = VersionStatus.Retired);

        var similar = (await world.RecommendAsync()).SimilarCases;

        similar[0].Path[0].ShouldBe(new("Do ask", false, "no longer in the catalog"));
        similar[0].Warning.ShouldBe("The process or a policy has changed since then. Do ask: no longer in the catalog.");
    }

    [Fact]
    [Trait("Req", "R11")]
    public async Task Panel_says_how_many_went_a_way_that_is_no_longer_permitted()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "fix").Status = VersionStatus.Retired);

        var shown = await world.RecommendAsync();

        shown.SimilarCasesNote.ShouldBe("14 of 14 are not counted: today's process or policy no longer permits how they were handled.");
        shown.SimilarCases.ShouldAllBe(each =>
            each.Path[1].Gone == "no longer in the catalog" && each.Warning!.EndsWith("It is not counted for any suggestion.")
        );
    }

    [Fact]
    [Trait("Req", "R11")]
    public async Task Words_that_everybody_writes_are_not_what_two_cases_share()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                foreach (var row in db.Cases)
                {
                    row.Title = "Since all users after that moved: printer jams";
                }
            }
        );
        var similar = (await world.RecommendAsync()).SimilarCases;

        var read = await ReadAsync(world, world.Here.Agent, [.. similar.Select(each => each.Id)]);

        read.Value!.Words[similar[0].Id].ShouldNotContain(word => word == "Since" || word == "all" || word == "after");
        read.Value.Words[similar[0].Id].ShouldContain("printer");
    }

    [Fact]
    public async Task Title_that_an_import_made_is_no_common_ground()
    {
        await using var world = await DeskWorld.CreateAsync();
        var similar = (await world.RecommendAsync()).SimilarCases;
        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                foreach (var row in db.Cases)
                {
                    (row.Title, row.Description) = ($"Imported case {row.Key}", "");
                }
            }
        );

        var read = await ReadAsync(world, world.Here.Agent, [.. similar.Select(each => each.Id)]);

        read.Value!.Words.Values.ShouldAllBe(words => words.Count == 0);
    }

    [Fact]
    [Trait("Req", "R11")]
    public async Task Step_that_a_policy_forbids_now_is_named_with_the_policy()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(
            ChangeKind.Catalog,
            db =>
                db.Policies.Single().RulesJson =
                    """[{"caseTypes":[],"issueTypes":["printer"],"states":[],"requires":[],"forbids":["fix"],"documents":[]}]"""
        );

        var similar = (await world.RecommendAsync()).SimilarCases;

        similar.ShouldAllBe(each => each.Path[1].Gone == "forbidden by Printing policy");
    }

    [Fact]
    [Trait("Req", "R11")]
    public async Task Shared_words_are_those_that_say_something_of_cases_one_may_view()
    {
        await using var world = await DeskWorld.CreateAsync();
        var similar = (await world.RecommendAsync()).SimilarCases;
        var ids = similar.Select(each => each.Id).ToList();
        await world.ChangeAsync(
            ChangeKind.Case,
            db => db.Cases.Single(row => row.Id == ids[1]).Classification = Classifications.Restricted
        );

        var read = await ReadAsync(world, world.Here.Agent, ids);

        read.Value!.Words[ids[0]].ShouldBe(["Printer", "jams"]);
        read.Value.Words.Keys.ShouldNotContain(ids[1]);
        (await ReadAsync(world, world.Elsewhere.Agent, ids)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    private static Task<Result<SharedWordsOfCases>> ReadAsync(DeskWorld world, Actor actor, IReadOnlyList<Guid> ids) =>
        world.Get<ReadSharedTerms>().RunAsync(actor, world.Here.CaseId, ids, TestContext.Current.CancellationToken);
}
