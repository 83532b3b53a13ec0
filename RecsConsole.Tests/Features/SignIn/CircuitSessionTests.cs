using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>An open page: its scope outlives the request that created it.</summary>
[Trait("Req", "R199")]
[Collection(SignInTestGroup.Name)]
public sealed class CircuitSessionTests(SignInSite site) : IAsyncLifetime
{
    private AsyncServiceScope _circuit;
    private Actor _ana = Actor.Job(Guid.Empty);

    public static TheoryData<string> Revocations => SessionTests.Revocations;

    private CircuitSession Session => (CircuitSession)_circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();

    private ActorProvider Actors => _circuit.ServiceProvider.GetRequiredService<ActorProvider>();

    public async ValueTask InitializeAsync()
    {
        var tenant = await site.AddTenantAsync();
        _ana = await Operators.AddAsync(site.Services, tenant, site.NewName("ana"), "agent");
        var memberships = site.Services.GetRequiredService<Memberships>();
        var membership = (await memberships.OfActorAsync(_ana, CancellationToken.None)).Single();
        _circuit = site.Services.CreateAsyncScope();
        var principal = await Operators.OpenSessionAsync(site.Services, membership);
        Session.SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
    }

    public ValueTask DisposeAsync() => _circuit.DisposeAsync();

    [Fact]
    public async Task Page_acts_as_the_person_of_the_session()
    {
        var actor = await Actors.GetAsync(TestContext.Current.CancellationToken);

        actor.ShouldBe(_ana);
    }

    [Theory]
    [MemberData(nameof(Revocations))]
    public async Task Open_page_cannot_act_once_the_session_is_revoked(string revocation)
    {
        await Revocation.ApplyAsync(site.Services, _ana, revocation);

        await Should.ThrowAsync<AccessRevokedException>(() => Actors.GetAsync(TestContext.Current.CancellationToken));

        (await IsSignedInAsync()).ShouldBeFalse();
        (await RefusalsAsync()).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Revocations))]
    public async Task Recheck_makes_the_page_anonymous(string revocation)
    {
        await Revocation.ApplyAsync(site.Services, _ana, revocation);

        await Session.RecheckAsync(TestContext.Current.CancellationToken);

        (await IsSignedInAsync()).ShouldBeFalse();
        (await RefusalsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Page_left_open_without_use_becomes_anonymous_and_is_no_refusal_of_the_trail()
    {
        await Revocation.ApplyAsync(site.Services, _ana, "age");

        await Session.RecheckAsync(TestContext.Current.CancellationToken);

        (await IsSignedInAsync()).ShouldBeFalse();
        await Should.ThrowAsync<AccessRevokedException>(() => Actors.GetAsync(TestContext.Current.CancellationToken));
        (await RefusalsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Changed_roles_reach_the_open_page_with_the_change_feed()
    {
        var told = new TaskCompletionSource<AuthenticationState>();
        Session.AuthenticationStateChanged += state => told.TrySetResult(state.Result);
        await ChangeAsync(ChangeKind.Permission, _ana.PersonId.ToString("D"), person => person.Roles = ["auditor"]);

        var state = await told.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        state.User.IsInRole("auditor").ShouldBeTrue();
        state.User.IsInRole("agent").ShouldBeFalse();
    }

    [Fact]
    public async Task Session_ended_elsewhere_leaves_the_open_page()
    {
        var told = new TaskCompletionSource<AuthenticationState>();
        Session.AuthenticationStateChanged += state => told.TrySetResult(state.Result);
        var state = await Session.GetAuthenticationStateAsync();
        var session = SessionClaims.From(state.User)!;
        await ChangeAsync(ChangeKind.Session, session.SessionId.ToString("D"), _ => { });

        var ended = await told.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        ended.User.Identity!.IsAuthenticated.ShouldBeFalse();
    }

    private async Task ChangeAsync(ChangeKind kind, string key, Action<PersonRow> change)
    {
        await using var db = Operators.Open(site.Services);
        db.BindTo(_ana.TenantId);
        change(await db.People.SingleAsync());
        ChangeFeed.Append(db, kind, key, DateTimeOffset.UtcNow);
        await db.SaveChangesAsync();
    }

    private async Task<bool> IsSignedInAsync() => (await Session.GetAuthenticationStateAsync()).User.Identity?.IsAuthenticated is true;

    private async Task<int> RefusalsAsync()
    {
        await using var db = Operators.Open(site.Services);
        db.BindTo(_ana.TenantId);
        return await db.AuditEntries.CountAsync(entry => entry.Operation == "refuse.session");
    }
}
