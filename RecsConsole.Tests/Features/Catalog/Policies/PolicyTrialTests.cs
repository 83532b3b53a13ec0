using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.Policies.Trial;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Catalog.Policies;

/// <summary>A draft is tried on chosen cases, open or closed, within the rights of whoever tries it.</summary>
public sealed class PolicyTrialTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Trial_shows_for_each_case_what_the_draft_would_change_and_records_no_decision()
    {
        await using var desk = await PolicyDesk.CreateAsync();

        var result = await TryAsync(desk, desk.Ada, PolicyDesk.Key, desk.Text, "T-1", "T-1 ", "no-such-case");

        var trial = result.Value.ShouldNotBeNull(result.Error?.Message);
        trial.Unseen.ShouldBe(1);
        var tried = trial.Cases.ShouldHaveSingleItem();
        (tried.Key, tried.State).ShouldBe(("T-1", "new"));
        tried.Changes.ShouldBe([new RulingChange(PolicyRuling.Forbids, "ask", IsNew: true)]);
        tried.Now.ShouldContain("ask");
        tried.Then.ShouldNotContain("ask");
        tried.ChangesOrder.ShouldBeTrue();
        await using var db = desk.World.Open();
        (await db.Decisions.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Draft_takes_the_place_of_the_version_in_force()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        var recommends = desk.Text with { Rules = [new() { IssueTypes = ["printer"], Recommends = ["notice"] }] };

        var instead = await TryAsync(desk, desk.Ada, "printing", recommends, "T-1");
        var beside = await TryAsync(desk, desk.Ada, "another", recommends, "T-1");

        instead
            .Value!.Cases.Single()
            .Changes.ShouldBe([
                new RulingChange(PolicyRuling.Requires, "notice", IsNew: false),
                new RulingChange(PolicyRuling.Recommends, "notice", IsNew: true),
            ]);
        beside.Value!.Cases.Single().Changes.ShouldBe([new RulingChange(PolicyRuling.Recommends, "notice", IsNew: true)]);
    }

    [Fact]
    public async Task Closed_case_is_found_and_tried_too()
    {
        await using var desk = await PolicyDesk.CreateAsync();

        var found = await FindAsync(desk, desk.Ada, "printer jams");
        var closed = found.Value!.Cases.First(each => !each.IsOpen);
        var result = await TryAsync(
            desk,
            desk.Ada,
            PolicyDesk.Key,
            desk.Text with
            {
                Rules = [new() { Tiers = ["Gold"], Forbids = ["ask"] }],
            },
            closed.Key
        );

        found.Value.Cases.Select(each => each.Key).ShouldContain("T-1");
        (await FindAsync(desk, desk.Ada, "t-1")).Value!.Cases.ShouldContain(each => each.Key == "T-1");
        result.Value!.Cases.Single().Changes.ShouldBe([new RulingChange(PolicyRuling.Forbids, "ask", IsNew: true)]);
    }

    [Fact]
    public async Task Case_that_one_may_not_view_is_neither_found_nor_tried_nor_told_apart_from_one_that_is_not_there()
    {
        await using var desk = await PolicyDesk.CreateAsync();

        var found = await FindAsync(desk, desk.Ben, "T-1");
        var tried = await TryAsync(desk, desk.Ben, PolicyDesk.Key, desk.Text, "T-1");
        var absent = await TryAsync(desk, desk.Ben, PolicyDesk.Key, desk.Text, "no-such-case");
        var foreign = await FindAsync(desk, desk.Stranger, "printer");

        found.Value!.Cases.ShouldBeEmpty();
        tried.Value!.Cases.ShouldBeEmpty();
        tried.Value.Unseen.ShouldBe(absent.Value!.Unseen);
        foreign.Error.ShouldBeNull();
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Only_who_keeps_the_catalog_tries_and_the_refusal_is_on_record()
    {
        await using var desk = await PolicyDesk.CreateAsync();

        var found = await FindAsync(desk, desk.Supervisor, "T-1");
        var tried = await TryAsync(desk, desk.Supervisor, PolicyDesk.Key, desk.Text, "T-1");

        found.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        tried.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.AuditAsync("find.policy_cases")).ShouldHaveSingleItem().Outcome.ShouldBe("denied");
        (await desk.AuditAsync("preview.policy_cases")).ShouldHaveSingleItem().Outcome.ShouldBe("denied");
    }

    [Fact]
    public async Task Nothing_and_too_much_are_refused()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        string[] many = [.. Enumerable.Range(0, PreviewPolicyOnCases.Max + 1).Select(number => $"T-{number}")];

        var none = await TryAsync(desk, desk.Ada, PolicyDesk.Key, desk.Text);
        var tooMany = await TryAsync(desk, desk.Ada, PolicyDesk.Key, desk.Text, many);
        var empty = await TryAsync(desk, desk.Ada, PolicyDesk.Key, desk.Text with { Rules = [] }, "T-1");
        var unsaid = await FindAsync(desk, desk.Ada, " ");

        new[] { none.Error, tooMany.Error, empty.Error, unsaid.Error }.ShouldAllBe(error => error!.Kind == ErrorKind.Invalid);
        tooMany.Error!.Message.ShouldBe("Choose 1 to 20 cases.");
    }

    private static Task<Result<PolicyTrial>> TryAsync(
        PolicyDesk desk,
        Actor actor,
        string key,
        PolicyContent text,
        params string[] cases
    ) => desk.World.Get<PreviewPolicyOnCases>().RunAsync(actor, new(key, text, cases), Token);

    private static Task<Result<FoundCases>> FindAsync(PolicyDesk desk, Actor actor, string words) =>
        desk.World.Get<FindCasesToTry>().RunAsync(actor, words, Token);
}
