using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Models.Detail;
using RecsConsole.Features.People;
using RecsConsole.Features.People.Grants;
using RecsConsole.Features.People.Profile;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Approvals;
using RecsConsole.Tests.Features.Models;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

/// <summary>Nobody is left who can promote or approve: an administrator lends the right, and its end is the end of it.</summary>
public sealed class LendDutiesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Borrower_promotes_what_another_proposed_and_nothing_else_of_models()
    {
        await using var world = await ModelWorld.OpenAsync(add: services => services.AddPeople().AddWork());
        var version = await world.RegisterAsync();
        (await world.ProposeAsync(world.Adele, version)).Error.ShouldBeNull();
        await LeaveAsync(world.Desk, world.Rupert);
        (await world.Desk.Database.ReadWorkAsync(world.Adele)).Sent.ShouldHaveSingleItem().Others.ShouldBeEmpty();
        (await world.PromoteAsync(world.Supervisor, version)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);

        (await LendAsync(world.Desk, world.Adele, world.Supervisor, AccessGrant.Promoting)).Error.ShouldBeNull();

        (await world.Desk.Database.ReadWorkAsync(world.Adele)).Sent.ShouldHaveSingleItem().Others.ShouldBe(["Person sam"]);
        (await world.Desk.Database.ReadWorkAsync(world.Supervisor)).Lines.ShouldHaveSingleItem();
        var rights = (await world.Get<ReadModel>().RunAsync(world.Supervisor, version, Token)).Value!.Rights;
        (rights.MayDecide, rights.MayPropose, rights.MayRollBack).ShouldBe((true, false, false));
        (await world.PromoteAsync(world.Supervisor, version)).Error.ShouldBeNull();
        (await world.RollBackAsync(world.Supervisor, version)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Fact]
    public async Task Borrower_approves_in_place_of_the_role_until_the_time_is_up_and_not_for_another_role()
    {
        await using var desk = await ApprovalDesk.OpenAsync(replace: services => services.AddPeople().AddWork());
        var admin = await desk.AddAsync(desk.World.Here.TenantId, "ada", 1, ConsoleRole.Admin);
        var borrower = await desk.AddAsync(desk.World.Here.TenantId, "nora", 1, ConsoleRole.Agent);
        var request = await desk.RequestAsync();
        await LeaveAsync(desk.World, desk.Supervisor, desk.Outsider);
        (await desk.ReadAsync(desk.Agent, request)).Value!.Approvers.ShouldBeEmpty();
        (await LendAsync(desk.World, admin, borrower, AccessGrant.ApprovingAsSales)).Error.ShouldBeNull();
        (await desk.DecideAsync(borrower, request)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);

        (await LendAsync(desk.World, admin, borrower, AccessGrant.ApprovingAsSupervisor)).Error.ShouldBeNull();

        (await desk.ReadAsync(desk.Agent, request)).Value!.Approvers.ShouldHaveSingleItem().Name.ShouldBe("Person nora");
        (await desk.World.Database.ReadWorkAsync(borrower)).Lines.ShouldHaveSingleItem();
        (await desk.ListAsync(borrower)).Lines.ShouldHaveSingleItem().Id.ShouldBe(request.Id);
        (await desk.DecideAsync(borrower, request)).Error.ShouldBeNull();
        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(61));
        (await desk.ListAsync(borrower)).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Requester_cannot_approve_with_it()
    {
        await using var desk = await ApprovalDesk.OpenAsync(replace: services => services.AddPeople());
        var admin = await desk.AddAsync(desk.World.Here.TenantId, "ada", 1, ConsoleRole.Admin);
        var request = await desk.RequestAsync();

        (await LendAsync(desk.World, admin, desk.Agent, AccessGrant.ApprovingAsSupervisor)).Error.ShouldBeNull();

        (await desk.DecideAsync(desk.Agent, request)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Fact]
    public async Task Each_right_is_lent_only_to_those_who_read_what_is_decided_on_and_by_those_who_may()
    {
        await using var world = await ModelWorld.OpenAsync(add: services => services.AddPeople());
        var auditor = await world.AddAsync(world.Desk.Here.TenantId, "otto", ConsoleRole.Auditor);

        (await LendAsync(world.Desk, world.Adele, auditor, AccessGrant.Promoting)).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await LendAsync(world.Desk, world.Adele, auditor, AccessGrant.ApprovingAsSupervisor)).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await LendAsync(world.Desk, world.Adele, world.Rupert, AccessGrant.Promoting)).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await LendAsync(world.Desk, world.Supervisor, auditor, AccessGrant.Promoting)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await world.Get<ListBorrowers>().RunAsync(world.Adele, AccessGrant.Promoting, Token))
            .Value!.People.Select(person => person.Name)
            .ShouldBe(["Person sam"]);
        (await world.Get<ListBorrowers>().RunAsync(world.Adele, "erase", Token)).Value!.People.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_would_be_offered_without_the_reviewer_role_is_named_and_warned_before_they_take_it()
    {
        await using var world = await ModelWorld.OpenAsync(add: services => services.AddPeople());
        await world.AddAsync(world.Desk.Here.TenantId, "rita", ConsoleRole.Supervisor, ConsoleRole.Reviewer);
        await world.AddAsync(world.Desk.Here.TenantId, "otto", ConsoleRole.Auditor);

        var found = (await world.Get<ListBorrowers>().RunAsync(world.Adele, AccessGrant.Promoting, Token)).Value!;

        found.People.Select(person => person.Name).ShouldBe(["Person sam"]);
        found.Independent.Select(person => person.Name).ShouldBe(["Person rita"], "an auditor would be nobody without that role");
        var before = new PersonProfile { Name = "Rita", Roles = [ConsoleRole.Supervisor] };
        var asked = PersonDanger.From(before, before with { Roles = [ConsoleRole.Supervisor, ConsoleRole.Reviewer] });
        asked.ShouldNotBeNull().Consequence.ShouldContain("what is lent to them ends. Their other roles stay.");
        PersonDanger.From(before with { Roles = [] }, before with { Roles = [ConsoleRole.Reviewer] }).ShouldBeNull();
    }

    private static Task<Result<Guid>> LendAsync(DeskWorld world, Actor giver, Actor borrower, string duty) =>
        world
            .Get<GrantAccess>()
            .RunAsync(giver, new(borrower.PersonId, GrantKinds.Duty, duty, "Everybody else has left", Minutes: 60), Token);

    private static async Task LeaveAsync(DeskWorld world, params Actor[] people)
    {
        var ids = people.Select(person => person.PersonId).ToList();
        await using var db = world.Open();
        foreach (var row in db.People.Where(row => ids.Contains(row.Id)).ToList())
        {
            row.IsActive = false;
        }

        await db.SaveChangesAsync(Token);
    }
}
