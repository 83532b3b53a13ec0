using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.People;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.People;

public sealed class RightsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R57")]
    public async Task Who_does_not_administer_is_refused_and_it_is_audited()
    {
        await using var world = await PeopleWorld.CreateAsync();

        var list = await world.Get<ListPeople>().RunAsync(world.Bo, new(), Token);
        var save = await world.SaveAsync(world.Bo, "ada", profile => profile with { Roles = [] });

        list.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        save.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await DenialsAsync(world)).ShouldBe(["list.people", "save.person"]);
    }

    [Fact]
    public async Task Nobody_takes_the_admin_role_from_themselves()
    {
        await using var world = await PeopleWorld.CreateAsync();
        await world.AddAsync("eve", "admin");

        var demoted = await world.SaveAsync(world.Admin, "ada", p => p with { Roles = ["agent"] });
        var left = await world.SaveAsync(world.Admin, "ada", p => p with { IsActive = false });

        demoted.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        left.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await DenialsAsync(world)).ShouldBe(["save.person", "save.person"]);
    }

    [Fact]
    public async Task Last_admin_who_can_sign_in_stays()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var eve = await world.AddAsync("eve", "admin");
        await using (var db = world.Open())
        {
            db.Memberships.RemoveRange(db.Memberships.Where(row => row.PersonId == eve.PersonId));
            await db.SaveChangesAsync(Token);
        }

        var result = await world.SaveAsync(eve, "ada", p => p with { IsActive = false });

        result.Error!.Message.ShouldContain("last administrator");
        (await world.ReadAsync("ada")).Profile.IsActive.ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_raises_their_own_clearance()
    {
        await using var world = await PeopleWorld.CreateAsync();

        var own = await world.SaveAsync(world.Admin, "ada", p => p with { Clearance = 3 });
        var other = await world.SaveAsync(world.Admin, "bo", p => p with { Clearance = 3 });

        own.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        other.IsOk.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Req", "R199")]
    public async Task Revocation_reaches_a_page_that_is_open(bool deactivate)
    {
        await using var world = await PeopleWorld.CreateAsync();
        var eve = await world.AddAsync("eve", "admin");
        await using var circuit = world.Database.Services.CreateAsyncScope();
        var session = (CircuitSession)circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        await OpenPageAsync(world, session, eve);
        var told = new TaskCompletionSource<AuthenticationState>();
        session.AuthenticationStateChanged += state => told.TrySetResult(state.Result);
        var poller = world.Get<ChangePoller>();
        await poller.PollOnceAsync(Token);
        (await world.Get<ListPeople>().RunAsync(eve, new(), Token)).IsOk.ShouldBeTrue();

        await world.SaveAsync(world.Admin, "eve", p => deactivate ? p with { IsActive = false } : p with { Roles = ["agent"] });
        await poller.PollOnceAsync(Token);

        var state = await told.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
        state.User.IsInRole("admin").ShouldBeFalse();
        (state.User.Identity?.IsAuthenticated is true).ShouldBe(!deactivate);
        var command = await world.Get<ListPeople>().RunAsync(eve, new(), Token);
        command.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await DenialsAsync(world)).ShouldContain("list.people");
    }

    private static async Task OpenPageAsync(PeopleWorld world, CircuitSession session, Actor actor)
    {
        var membership = (await world.Get<Memberships>().OfActorAsync(actor, CancellationToken.None)).Single();
        var principal = await Operators.OpenSessionAsync(world.Database.Services, membership);
        session.SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
    }

    private static async Task<List<string>> DenialsAsync(PeopleWorld world)
    {
        await using var db = world.Open();
        return await db
            .AuditEntries.Where(row => row.Outcome == "denied")
            .OrderBy(row => row.Operation) // the test clock stands still, so entries have the same time
            .Select(row => row.Operation)
            .ToListAsync(CancellationToken.None);
    }
}
