using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Decisions;
using RecsConsole.Features.Decisions.Trace;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Decisions;

/// <summary>People who may see all, part or none of a decision open its trace.</summary>
public sealed class ReadTraceTests
{
    [Fact]
    [Trait("Req", "R153")]
    public async Task Trace_is_refused_to_who_may_not_view_the_decision_and_the_try_is_recorded()
    {
        await using var world = await CreateAsync();
        var shown = await world.RecommendAsync();
        var colleague = await world.AddColleagueAsync("colleague", clearance: 3, "agent");

        var own = await ReadAsync(world, colleague, shown);
        var foreign = await ReadAsync(world, world.Elsewhere.Agent, shown);

        own.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        foreign.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await EntriesAsync(world, colleague)).ShouldBe([("trace.opened", "denied", "{}")]);
    }

    [Fact]
    [Trait("Req", "R153")]
    [Trait("Req", "R90")]
    public async Task Trace_names_only_what_its_viewer_may_see_and_counts_the_rest()
    {
        await using var world = await CreateAsync();
        var shown = await world.RecommendAsync();
        var auditor = await world.AddColleagueAsync("auditor", clearance: 3, "auditor");
        var supervisor = await world.AddColleagueAsync("supervisor", clearance: 1, "supervisor");

        var full = (await ReadAsync(world, auditor, shown)).Value!;
        var redacted = (await ReadAsync(world, supervisor, shown)).Value!;

        full.IsFull.ShouldBeTrue();
        NamesLeftOut(full).ShouldContain("Printer jams: secret");
        redacted.IsFull.ShouldBeFalse();
        NamesLeftOut(redacted).ShouldNotContain(name => name.Contains("secret"));
        Documents(redacted).Exclusions.Single(each => each.Words == "blocked by a rule that you cannot see").Count.ShouldBeGreaterThan(0);
        redacted.Audit.ShouldBeNull();
        System.Text.Json.JsonSerializer.Serialize(redacted).ShouldNotContain("secret");
    }

    [Fact]
    [Trait("Req", "R153")]
    [Trait("Req", "R46")]
    public async Task Trace_of_a_case_that_its_reader_may_not_see_any_more_is_not_there()
    {
        await using var world = await CreateAsync();
        var shown = await world.RecommendAsync();
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == world.Here.CaseId).Classification = 3);

        var read = await ReadAsync(world, world.Here.Agent, shown);

        read.Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    [Trait("Req", "R153")]
    [Trait("Req", "R46")]
    public async Task Document_that_was_shown_and_may_not_be_read_any_more_is_not_named()
    {
        await using var world = await CreateAsync();
        var shown = await world.RecommendAsync();
        var before = (await ReadAsync(world, world.Here.Agent, shown)).Value!;
        await world.ChangeAsync(ChangeKind.Document, db => db.Documents.Single(row => row.Key == "guide").Classification = 3);

        var after = (await ReadAsync(world, world.Here.Agent, shown)).Value!;

        System.Text.Json.JsonSerializer.Serialize(Documents(before)).ShouldContain("Printer jams: guide");
        System.Text.Json.JsonSerializer.Serialize(Documents(after)).ShouldNotContain("Printer jams: guide");
    }

    [Fact]
    [Trait("Req", "R153")]
    [Trait("Req", "R152")]
    public async Task Opening_a_trace_is_recorded_with_how_much_was_shown()
    {
        await using var world = await CreateAsync();
        var shown = await world.RecommendAsync();
        var auditor = await world.AddColleagueAsync("auditor", clearance: 3, "auditor");

        var view = (await ReadAsync(world, auditor, shown)).Value!;

        (await EntriesAsync(world, auditor)).ShouldBe([("trace.opened", "done", $$"""{"case":"{{world.Here.CaseId}}","scope":"full"}""")]);
        view.Audit!.ShouldContain(entry => entry.Words.StartsWith("Trace opened"));
    }

    [Fact]
    [Trait("Req", "R92")]
    [Trait("Req", "R150")]
    public async Task Trace_adds_up_from_candidates_to_what_was_shown_and_from_parts_to_the_score()
    {
        await using var world = await CreateAsync();
        // An old action that nobody took passes screening, but its score is too low for a place.
        await world.ChangeAsync(
            ChangeKind.Catalog,
            db => db.Actions.Single(row => row.Key == "wipe").UpdatedAt = world.Database.Clock.GetUtcNow().AddDays(-100)
        );
        var shown = await world.RecommendAsync();
        var auditor = await world.AddColleagueAsync("auditor", clearance: 3, "auditor");

        var view = (await ReadAsync(world, auditor, shown)).Value!;

        view.Gap.ShouldBeNull();
        foreach (var slate in view.Slates)
        {
            slate.Steps[0].Out.ShouldBe(slate.Steps[1].In);
            var excluded = slate.Exclusions.ToLookup(each => each.Stage, each => each.Count);
            slate.Steps[0].Out.ShouldBe(slate.Ranked.Count + excluded["screening"].Sum(), "what is not worth a place was proposed once");
            slate.Steps[1].Out.ShouldBe(slate.Steps[1].In - excluded["screening"].Sum());
            slate.Steps[3].Out.ShouldBe(slate.Steps[3].In - excluded["placement"].Sum());
            slate.Steps[^1].Out.ShouldBe(shown.Slate(slate.Kind).Items.Count);
            foreach (var item in slate.Items)
            {
                item.Parts.Sum(part => part.Amount).ShouldBe(item.Score);
                item.Claims.ShouldAllBe(claim => claim.Facts.Count > 0);
                item.Permit.Reasons.ShouldBeEmpty();
                slate.Ranked.ShouldContain(each => each.IsShown && each.Title == item.Title);
            }
        }

        view.Slates.SelectMany(slate => slate.Exclusions)
            .ShouldContain(each => each.Stage == "placement", "else nothing was counted twice");
        view.Digests.ShouldAllBe(digest => digest.IsSame != false);
        view.Digests.Count(digest => digest.IsSame == true).ShouldBeGreaterThan(3);
    }

    [Fact]
    [Trait("Req", "R90")]
    [Trait("Req", "R56")]
    public async Task Sentence_that_counts_a_case_the_viewer_may_not_see_is_left_out()
    {
        await using var world = await CreateAsync();
        var shown = await world.RecommendAsync();
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.First(row => row.Key == "T-100").Classification = 3);

        var view = (await ReadAsync(world, world.Here.Agent, shown)).Value!;

        var ask = view.Slates[0].Items.Single(item => item.Id == "ask");
        ask.Hidden.ShouldBeGreaterThan(0);
        ask.Claims.SelectMany(claim => claim.Facts).ShouldNotContain(fact => fact.Field.StartsWith("similar_cases."));
        view.Inputs.Single(line => line.Name == "Similar cases").Value.ShouldEndWith("1 that you cannot see");
    }

    [Fact]
    [Trait("Req", "R91")]
    public async Task Trace_says_the_same_after_the_catalog_has_changed()
    {
        await using var world = await CreateAsync();
        var shown = await world.RecommendAsync();
        var before = (await ReadAsync(world, world.Here.Agent, shown)).Value!;
        await world.ChangeAsync(ChangeKind.Catalog, db => NewVersions.OfActionAndPolicy(db));

        var after = (await ReadAsync(world, world.Here.Agent, shown)).Value!;

        Said(after).ShouldBe(Said(before));
        Said(after).ShouldContain(text => text.StartsWith("Do ask"));
    }

    [Fact]
    [Trait("Req", "R154")]
    public async Task Replay_from_the_page_is_identical_and_recorded()
    {
        await using var world = await CreateAsync();
        var shown = await world.RecommendAsync();
        var auditor = await world.AddColleagueAsync("auditor", clearance: 3, "auditor");

        var view = await world.Get<ReplayDecision>().RunAsync(auditor, shown.DecisionId!.Value, CancellationToken.None);

        view.Value!.Outcome.ShouldBe("identical");
        view.Value.Bytes.ShouldBeGreaterThan(1_000);
        (await EntriesAsync(world, auditor)).ShouldBe([("trace.replayed", "done", """{"outcome":"identical"}""")]);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Address_of_a_decision_that_is_not_there_answers_404()
    {
        await using var app = new ConsoleApp("Development");
        var tenantId = await Operators.AddTenantAsync(app.Services, "here");
        await Operators.AddAsync(app.Services, tenantId, "ada", "auditor");
        using var browser = app.Browser();
        await browser.SignInAsync("ada");

        using var unknown = await browser.GetAsync($"/decisions/{Guid.NewGuid()}");
        using var mistyped = await browser.GetAsync("/decisions/nonsense");

        unknown.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        mistyped.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private static Task<DeskWorld> CreateAsync() => DeskWorld.CreateAsync(replace: services => services.AddDecisions());

    private static Task<Result<TraceView>> ReadAsync(DeskWorld world, Actor actor, ShownDecision shown) =>
        world.Get<ReadTrace>().RunAsync(actor, shown.DecisionId!.Value, CancellationToken.None);

    private static async Task<IReadOnlyList<(string, string, string)>> EntriesAsync(DeskWorld world, Actor actor)
    {
        await using var db = world.Open();
        var rows = await db.AuditEntries.Where(row => row.ActorId == actor.PersonId).OrderBy(row => row.Id).ToListAsync();
        return [.. rows.Select(row => (row.Operation, row.Outcome, row.DetailsJson))];
    }

    private static TraceSlate Documents(TraceView view) => view.Slates.Single(slate => slate.Kind == SlateKind.Document);

    private static List<string> NamesLeftOut(TraceView view) =>
        [.. view.Slates.SelectMany(slate => slate.Exclusions).SelectMany(each => each.Names)];

    private static List<string> Said(TraceView view) =>
        [
            .. view
                .Slates.SelectMany(slate => slate.Items)
                .Select(item => item.Title + ": " + string.Join("; ", item.Claims.Select(claim => claim.Text))),
        ];
}
