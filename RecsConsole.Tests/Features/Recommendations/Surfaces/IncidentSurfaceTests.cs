using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Surfaces;

/// <summary>An incident: the runbook of its service, who can own it, and which service is affected when nobody has said.</summary>
public sealed class IncidentSurfaceTests
{
    [Fact]
    [Trait("Req", "R7")]
    public async Task Incident_gets_the_runbook_of_its_service_and_an_owner_who_knows_it()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(ChangeKind.Document, db => AddRunbooks(db, world.Here, "mail", "web"));
        await world.ChangeAsync(ChangeKind.Person, db => db.PersonSkills.Add(Knows(world.Here, "mail")));

        var shown = await world.RecommendAsync();

        var runbook = shown.Slate(SlateKind.Document).Items[0];
        (runbook.Id, runbook.Title).ShouldBe(("mail-runbook", "Printer jams: mail-runbook"));
        runbook.Detail.ShouldNotBeNull().ShouldStartWith("Runbook");
        shown.Slate(SlateKind.Expert).Items.ShouldHaveSingleItem().Id.ShouldBe(world.Here.Expert.ToString("D"));
        shown.LikelyProduct.ShouldBeNull("the incident names its service");
    }

    [Fact]
    [Trait("Req", "R7")]
    public async Task Incident_without_a_service_gets_the_one_that_most_similar_incidents_affected()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == world.Here.CaseId).Product = null);

        var shown = await world.RecommendAsync();

        shown.LikelyProduct.ShouldBe(new("printing", "Printing", 14, 14));
    }

    [Theory]
    [InlineData(12, false)] // two are left
    [InlineData(0, true)] // half of them affected another service
    [Trait("Req", "R7")]
    public async Task Nothing_is_said_from_few_incidents_or_from_those_that_disagree(int closedToTheAgent, bool disagree)
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                db.Cases.Single(row => row.Id == world.Here.CaseId).Product = null;
                var ended = db.Cases.Where(row => !row.IsOpen).OrderBy(row => row.Key).ToList();
                ended.Take(closedToTheAgent).ToList().ForEach(row => row.Classification = Classifications.Restricted);
                ended.Take(disagree ? ended.Count / 2 : 0).ToList().ForEach(row => row.Product = "mail");
            }
        );

        (await world.RecommendAsync()).LikelyProduct.ShouldBeNull();
    }

    // Two runbooks with the same words, each tagged with its service; the guide that solved the cases before is gone.
    private static void AddRunbooks(ConsoleDbContext db, DeskTenant tenant, params string[] services)
    {
        db.Cases.Single(row => row.Id == tenant.CaseId).Product = services[0];
        var guide = db.Documents.Single(row => row.Key == "guide");
        guide.Status = DocumentStatus.Withdrawn;
        foreach (var service in services)
        {
            var runbook = new DeskCatalog(tenant.TenantId, guide.UpdatedAt.AddDays(50)).Document(service + "-runbook");
            runbook.IssueTypes = [service];
            db.Documents.Add(runbook);
        }
    }

    private static PersonSkillRow Knows(DeskTenant tenant, string service) =>
        new()
        {
            TenantId = tenant.TenantId,
            PersonId = tenant.Expert,
            Skill = service,
            Level = 5,
        };
}
