using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Tests.Support;

/// <summary>Lets components under test run as a person who is signed in, with the clock of the world.</summary>
public static class SignedIn
{
    public static async Task ServeToAsync(IServiceCollection components, IServiceProvider world, Actor actor)
    {
        var tenantDb = world.GetRequiredService<TenantDb>();
        await AddOperatorAsync(world, actor);
        var memberships = new Memberships(tenantDb, new FactorRule(), world.GetRequiredService<TimeProvider>());
        var membership = await memberships.OfActorAsync(actor, CancellationToken.None);
        var principal = await Operators.OpenSessionAsync(world, membership.Single());
        components.AddSingleton(world.GetRequiredService<TimeProvider>());
        components.AddSingleton(
            new ActorProvider(
                new State(principal),
                memberships,
                new SessionRefusals(
                    tenantDb,
                    memberships,
                    world.GetRequiredService<AuditTrail>(),
                    world.GetRequiredService<TimeProvider>(),
                    world.GetRequiredService<ILogger<SessionRefusals>>()
                )
            )
        );
    }

    private static async Task AddOperatorAsync(IServiceProvider world, Actor actor)
    {
        await using var db = Operators.Open(world);
        db.BindTo(actor.TenantId);
        if (db.Memberships.Any(row => row.TenantId == actor.TenantId && row.PersonId == actor.PersonId))
        {
            return;
        }

        var account = new OperatorRow
        {
            Id = Guid.NewGuid(),
            UserName = $"{actor.PersonId:N}@test.example",
            SecurityStamp = "stamp",
        };
        db.Add(account);
        db.Memberships.Add(
            new()
            {
                OperatorId = account.Id,
                TenantId = actor.TenantId,
                PersonId = actor.PersonId,
            }
        );
        await db.SaveChangesAsync();
    }

    private sealed class State(ClaimsPrincipal principal) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(principal));
    }
}
