using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.Actions.Detail;
using RecsConsole.Features.People;
using RecsConsole.Features.People.Grants;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Catalog.Actions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

/// <summary>Nobody is left who can publish: an administrator lends the right, and the borrower can publish until it ends.</summary>
public sealed class LendPublishingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Borrower_sees_what_waits_publishes_it_and_all_of_it_is_recorded()
    {
        await using var desk = await AloneAsync();
        (await ReadAsync(desk, desk.Ada)).Sent.ShouldHaveSingleItem().Others.ShouldBeEmpty();
        (await desk.PublishAsync(desk.Supervisor, "call-back")).Error!.Kind.ShouldBe(ErrorKind.Forbidden);

        (await LendAsync(desk, desk.Ada, desk.Supervisor)).Error.ShouldBeNull();

        (await ReadAsync(desk, desk.Ada)).Sent.ShouldHaveSingleItem().Others.ShouldBe(["Sue"]);
        (await ReadAsync(desk, desk.Supervisor)).Lines.ShouldHaveSingleItem().From.ShouldBe("Ada");
        (await ViewAsync(desk, desk.Supervisor)).Second.MayPublish.ShouldBeTrue();
        (await desk.PublishAsync(desk.Supervisor, "call-back")).Error.ShouldBeNull();
        (await desk.StatusAsync("call-back", 1)).ShouldBe(VersionStatus.Published);
        (await desk.AuditAsync("give.grant")).ShouldHaveSingleItem().DetailsJson.ShouldContain("publish");
        (await desk.AuditAsync("publish.action")).Single(entry => entry.Outcome == "done").ActorId.ShouldBe(desk.Supervisor.PersonId);
        await desk.World.Database.ShouldHaveNoWorkAsync(desk.Ada, desk.Supervisor);
    }

    [Fact]
    public async Task Borrower_sends_it_back_but_writes_nothing()
    {
        await using var desk = await AloneAsync();
        (await LendAsync(desk, desk.Ada, desk.Supervisor)).Error.ShouldBeNull();

        var back = await desk.WithdrawAsync(desk.Supervisor, "call-back");
        var written = await desk.SaveAsync(desk.Supervisor, "call-back", ActionDesk.Text, await desk.SeenAsync("call-back"));

        back.Error.ShouldBeNull();
        written.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Fact]
    public async Task Right_ends_with_its_time_and_when_it_is_withdrawn()
    {
        await using var desk = await AloneAsync();
        (await LendAsync(desk, desk.Ada, desk.Supervisor)).Error.ShouldBeNull();
        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(61));
        (await desk.PublishAsync(desk.Supervisor, "call-back")).Error!.Kind.ShouldBe(ErrorKind.Forbidden);

        var again = await LendAsync(desk, desk.Ada, desk.Supervisor);
        (await desk.World.Get<WithdrawGrant>().RunAsync(desk.Ada, again.Value, Token)).Error.ShouldBeNull();

        (await desk.PublishAsync(desk.Supervisor, "call-back")).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await desk.World.Database.ShouldHaveNoWorkAsync(desk.Supervisor);
    }

    [Fact]
    public async Task Publishing_is_lent_neither_to_oneself_nor_to_who_cannot_read_the_catalog_nor_across_tenants()
    {
        await using var desk = await AloneAsync();

        (await LendAsync(desk, desk.Ada, desk.Ada)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await LendAsync(desk, desk.Ada, desk.World.Here.Agent)).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await LendAsync(desk, desk.Supervisor, desk.Ada)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await LendAsync(desk, desk.Stranger, desk.Supervisor)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await desk.World.Get<ListBorrowers>().RunAsync(desk.Ada, AccessGrant.Publishing, Token))
            .Value!.People.ShouldHaveSingleItem()
            .Name.ShouldBe("Sue");
        (await desk.World.Get<ListBorrowers>().RunAsync(desk.Supervisor, AccessGrant.Publishing, Token)).Error!.Kind.ShouldBe(
            ErrorKind.Forbidden
        );
    }

    // Ada wrote the version, and the other two administrators have left.
    private static async Task<ActionDesk> AloneAsync()
    {
        var desk = await ActionDesk.CreateAsync(add: services => services.AddPeople().AddWork());
        await desk.SaveAsync(desk.Ada, "call-back", ActionDesk.Text);
        await desk.SubmitAsync(desk.Ada, "call-back");
        await VersionsToPublishTests.LeaveAsync(desk, desk.Ben);
        await VersionsToPublishTests.LeaveAsync(desk, desk.Cleo);
        return desk;
    }

    private static Task<Result<Guid>> LendAsync(ActionDesk desk, Actor giver, Actor borrower) =>
        desk
            .World.Get<GrantAccess>()
            .RunAsync(giver, new(borrower.PersonId, GrantKinds.Duty, AccessGrant.Publishing, "Ben and Cleo left", Minutes: 60), Token);

    private static async Task<ActionView> ViewAsync(ActionDesk desk, Actor actor) =>
        (await desk.World.Get<ReadAction>().RunAsync(actor, "call-back", Token)).Value!;

    private static Task<WorkView> ReadAsync(ActionDesk desk, Actor actor) => desk.World.Database.ReadWorkAsync(actor);
}
