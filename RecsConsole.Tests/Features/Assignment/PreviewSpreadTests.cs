using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Assignment;
using RecsConsole.Features.Assignment.Spreading;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Assignment;

/// <summary>How cases would be spread over a team, before anything changes hands.</summary>
public sealed class PreviewSpreadTests : BunitContext
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cases_go_to_those_who_fit_and_have_room_and_what_is_left_says_so()
    {
        await using var world = await WorldAsync();
        var ids = await WaitingAsync(world, 10);

        var spread = await SpreadAsync(world, ids);

        // "full" has no capacity, "rival" a conflict, "away" is absent: the one expert has eight places
        var person = spread.People.Single(each => each.Id == world.Here.Expert);
        (person.Id, person.Carries, person.Capacity, person.Room).ShouldBe((world.Here.Expert, 0, 8, 8));
        spread.Cases.Count(each => each.PersonId == world.Here.Expert).ShouldBe(8);
        spread.Cases.Count(each => each.PersonId is null).ShouldBe(2);
        spread.Cases[0].Fits.Single(fit => fit.IsByThePlan).ShouldBe(new SpreadFit(world.Here.Expert, 5, 0));
        await using var db = world.Open();
        (await db.Cases.CountAsync(row => ids.Contains(row.Id) && row.AssigneeId != null, Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Two_who_fit_alike_share_the_cases_and_those_that_somebody_has_count_for_nobody()
    {
        await using var world = await WorldAsync();
        await world.ChangeAsync(ChangeKind.Person, db => db.Absences.RemoveRange(db.Absences)); // "away" is back
        var ids = await WaitingAsync(world, 6, holder: world.Here.Expert);

        var spread = await SpreadAsync(world, ids);

        spread.People.Where(person => person.Name is "Person expert" or "Person away").Select(person => person.Carries).ShouldBe([0, 0]);
        spread.Cases.GroupBy(each => each.PersonId).Select(each => each.Count()).ShouldAllBe(count => count >= 2);
    }

    [Fact]
    public async Task Nobody_of_another_team_is_proposed_and_nobody_who_is_away()
    {
        await using var world = await WorldAsync();
        await world.ChangeAsync(ChangeKind.Person, db => db.People.Single(row => row.Key == "agent").Teams = ["one", "two"]);
        var ids = await WaitingAsync(world, 1, team: "two");

        var ofTwo = (await SpreadAsync(world, ids)).Cases.Single();
        var ofOne = await SpreadAsync(world, await WaitingAsync(world, 1));

        ofTwo.PersonId.ShouldBeNull();
        ofTwo.Fits.Single().ShouldBe(new SpreadFit(world.Here.Agent.PersonId, 0, 0) { IsByThePlan = false });
        ofOne.People.Select(person => person.Name).ShouldNotContain("Person away");
    }

    [Fact]
    public async Task Whoever_may_give_cases_to_nobody_is_refused_and_a_second_tenant_sees_none()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddAssignment());
        var ids = await WaitingAsync(world, 1);

        var refused = await world.Get<PreviewSpread>().RunAsync(world.Here.Agent, ids, Token);
        await world.ChangeAsync(ChangeKind.Permission, db => db.People.Single(row => row.Key == "agent").Roles = ["supervisor", "agent"]);
        var elsewhere = await world.Get<PreviewSpread>().RunAsync(world.Elsewhere.Agent, ids, Token);

        refused.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        elsewhere.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "preview.spread" && row.Outcome == AuditOutcomes.Denied, Token)).ShouldBe(
            1
        );
    }

    [Fact]
    public async Task What_is_proposed_can_be_changed_before_it_is_given()
    {
        await using var world = await WorldAsync();
        var ids = await WaitingAsync(world, 2);
        JSInterop.Mode = JSRuntimeMode.Loose;
        var services = world.Database.Services.CreateScope().ServiceProvider;
        await SignedIn.ServeToAsync(Services, services, world.Here.Agent);
        Services.AddSingleton(services.GetRequiredService<PreviewSpread>());
        IReadOnlyList<SpreadChoice>? given = null;
        var form = Render<SpreadForm>(p => p.Add(each => each.CaseIds, ids).Add(each => each.OnSpread, chosen => given = chosen));
        await form.WaitForElementAsync("select");
        form.Find("tbody").TextContent.ShouldContain("0 → 2 of 8");
        form.Find(".why").TextContent.ShouldBe("Knows it, level 5 of 5.");

        await form.FindAll("select")[0].ChangeAsync("");
        form.Find("[role=status]").TextContent.ShouldBe("All go to Person expert. 1 left as is.");
        await form.Find("button.act").ClickAsync(new());

        given!
            .Single()
            .ShouldBe(
                new SpreadChoice(
                    form.Instance.CaseIds.Single(id => given!.Any(one => one.CaseId == id)),
                    world.Here.Expert,
                    "Person expert"
                )
            );
        form.Find("tbody").TextContent.ShouldContain("0 → 1 of 8");
    }

    private static async Task<DeskWorld> WorldAsync()
    {
        var world = await DeskWorld.CreateAsync(replace: services => services.AddAssignment());
        await world.ChangeAsync(ChangeKind.Permission, db => db.People.Single(row => row.Key == "agent").Roles = ["supervisor", "agent"]);
        return world;
    }

    private static async Task<ProposedSpread> SpreadAsync(DeskWorld world, IReadOnlyList<Guid> ids)
    {
        var result = await world.Get<PreviewSpread>().RunAsync(world.Here.Agent, ids, Token);
        result.IsOk.ShouldBeTrue(result.Error?.Message);
        return result.Value!;
    }

    private static async Task<IReadOnlyList<Guid>> WaitingAsync(DeskWorld world, int count, string team = "one", Guid? holder = null)
    {
        List<Guid> ids = [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())];
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.AddRange(ids.Select(id => Waiting(world, id, team, holder))));
        return ids;
    }

    private static CaseRow Waiting(DeskWorld world, Guid id, string team, Guid? holder) =>
        new()
        {
            TenantId = world.Here.TenantId,
            Id = id,
            Key = "W-" + id.ToString("N")[..8],
            Title = "Printer jams",
            Description = "",
            TypeKey = "ticket",
            IssueType = "printer",
            Region = "EU",
            Language = "en",
            Status = "new",
            WorkflowVersion = 1,
            OpenedAt = world.Database.Clock.GetUtcNow(),
            TeamKey = team,
            AssigneeId = holder,
            AccountKey = "acme",
            Classification = 1,
            CustomFieldsJson = "{}",
            IsOpen = true,
            ProcessVersion = 1,
            LastEventAt = world.Database.Clock.GetUtcNow(),
            Revision = 1,
        };
}
