using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Administration;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Documents;

public sealed class CurateDocumentTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R37")]
    public async Task A_picked_document_is_proposed_in_cases_of_the_issue_type_and_gone_when_taken_back()
    {
        await using var world = await WorldAsync();
        var admin = await AdminAsync(world);

        (await CurateAsync(world, admin, "guide", "printer")).IsOk.ShouldBeTrue();
        var with = await world.RecommendAsync();
        (await CurateAsync(world, admin, "guide")).Value.ShouldBeEmpty();
        var without = await world.RecommendAsync();

        SourcesOf(with, "guide").ShouldContain("curated");
        SourcesOf(without, "guide").ShouldNotContain("curated");
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "curate.document", None)).ShouldBe(2);
    }

    [Fact]
    [Trait("Req", "R56")]
    public async Task A_document_the_reader_may_not_see_is_not_named_because_somebody_picked_it()
    {
        await using var world = await WorldAsync();
        var admin = await AdminAsync(world);

        await CurateAsync(world, admin, "secret", "printer");
        var shown = await world.RecommendAsync();

        shown.Slates.Single(slate => slate.Kind == SlateKind.Document).Items.ShouldNotContain(item => item.Id == "secret");
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task An_agent_cannot_pick_and_is_recorded_trying()
    {
        await using var world = await WorldAsync();

        var refused = await CurateAsync(world, world.Here.Agent, "guide", "printer");

        refused.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "curate.document" && row.Outcome == "denied", None)).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_tenant_sees_nothing_of_it()
    {
        await using var world = await WorldAsync();
        await CurateAsync(world, await AdminAsync(world), "guide", "printer");

        var there = await world.TryRecommendAsync(world.Elsewhere.Agent, world.Elsewhere.CaseId);

        SourcesOf(there.Value!, "guide").ShouldNotContain("curated");
    }

    private static Task<DeskWorld> WorldAsync() => DeskWorld.CreateAsync(replace: services => services.AddDocuments());

    // A person who maintains the catalog and may read everything.
    private static async Task<Actor> AdminAsync(DeskWorld world)
    {
        await world.ChangeAsync(
            ChangeKind.Person,
            db =>
            {
                var agent = db.People.Single(row => row.Id == world.Here.Expert);
                agent.Roles = [ConsoleRole.Admin];
                agent.Clearance = 3;
                db.Update(agent);
            }
        );
        return new(world.Here.TenantId, world.Here.Expert);
    }

    private static Task<Result<IReadOnlyList<string>>> CurateAsync(
        DeskWorld world,
        Actor actor,
        string document,
        params string[] issueTypes
    ) =>
        world
            .Database.Services.CreateScope()
            .ServiceProvider.GetRequiredService<CurateDocument>()
            .RunAsync(actor, new(document, issueTypes), None);

    private static IReadOnlyList<string> SourcesOf(RecsConsole.Recommender.Cards.ShownDecision decision, string document) =>
        decision.Slates.Single(slate => slate.Kind == SlateKind.Document).Items.Single(item => item.Id == document).Sources;
}
