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
using static RecsConsole.Tests.Features.Assignment.SpreadWorld;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Assignment;

/// <summary>A preview shows how cases would be spread over a team, before any case is reassigned.</summary>
public sealed class PreviewSpreadTests : BunitContext
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cases_go_to_those_who_fit_and_have_room_and_what_is_left_says_so()
    {
        await using var world = await WorldAsync();
        var ids = await WaitingAsync(world, 10);

        var spread = await SpreadAsync(world, ids);

        // "full" has no capacity, "rival" has a conflict, "away" is absent; the only expert left has eight places.
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
        var groups = spread.Cases.GroupBy(each => each.PersonId).ToList();
        groups.Count.ShouldBe(2);
        groups.ShouldAllBe(group => group.Key != null && group.Count() >= 2);
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
        await using (var other = world.Database.Open())
        {
            other.BindTo(world.Elsewhere.TenantId);
            other.People.Single(row => row.Key == "agent").Roles = ["supervisor", "agent"];
            await other.SaveChangesAsync(Token);
        }

        var elsewhere = await world.Get<PreviewSpread>().RunAsync(world.Elsewhere.Agent, ids, Token);

        refused.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        elsewhere.IsOk.ShouldBeTrue(elsewhere.Error?.Message);
        (elsewhere.Value!.Cases.Count, elsewhere.Value.LeftOut).ShouldBe((0, 1));
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
        var second = (await SpreadAsync(world, ids)).Cases[1];
        IReadOnlyList<SpreadChoice>? given = null;
        var form = await RenderAsync(world, ids, chosen => given = chosen);
        form.Find("tbody").TextContent.ShouldContain("0 → 2 of 8");
        form.Find(".why").TextContent.ShouldBe("Skill level 5 of 5.");

        await form.FindAll("select")[0].ChangeAsync("");
        form.Find("[role=status]").TextContent.ShouldBe("All go to Person expert. 1 left as is.");
        await form.Find("button.act").ClickAsync(new());

        given!.Single().ShouldBe(new SpreadChoice(second.Id, world.Here.Expert, "Person expert"));
        form.Find("tbody").TextContent.ShouldContain("0 → 1 of 8");
    }

    [Fact]
    public async Task Cases_that_somebody_has_count_now_and_those_left_to_them_count_then()
    {
        await using var world = await WorldAsync();
        var ids = await WaitingAsync(world, 3, holder: world.Here.Expert);
        await WaitingAsync(world, 1, holder: world.Here.Expert);

        var form = await RenderAsync(world, ids, _ => { });
        JSInterop.VerifyFocusAsyncInvoke();
        form.Find("tbody").TextContent.ShouldContain("4 → 4 of 8");

        await form.FindAll("select")[0].ChangeAsync("");
        form.Find("tbody").TextContent.ShouldContain("4 → 4 of 8");

        await form.FindAll("select")[1].ChangeAsync(world.Here.Agent.PersonId.ToString("D"));
        form.Find("tbody").TextContent.ShouldContain("4 → 3 of 8");
        form.Find("tbody").TextContent.ShouldContain("1 → 2 of 8"); // the agent already has one other case
    }

    private async Task<IRenderedComponent<SpreadForm>> RenderAsync(
        DeskWorld world,
        IReadOnlyList<Guid> ids,
        Action<IReadOnlyList<SpreadChoice>> given
    )
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var services = world.Database.Services.CreateScope().ServiceProvider;
        await SignedIn.ServeToAsync(Services, services, world.Here.Agent);
        Services.AddSingleton(services.GetRequiredService<PreviewSpread>());
        var form = Render<SpreadForm>(p => p.Add(each => each.CaseIds, ids).Add(each => each.OnSpread, given));
        await form.WaitForElementAsync("select");
        return form;
    }
}
