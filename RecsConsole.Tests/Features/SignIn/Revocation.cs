using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>The ways in which a session in use can become invalid.</summary>
internal static class Revocation
{
    public static async Task ApplyAsync(IServiceProvider services, Actor actor, string revocation)
    {
        await using var db = Operators.Open(services);
        db.BindTo(actor.TenantId);
        var membership = await db.Memberships.SingleAsync(row => row.PersonId == actor.PersonId);
        switch (revocation)
        {
            case "stamp":
                var row = await db.Users.SingleAsync(user => user.Id == membership.OperatorId);
                row.SecurityStamp = "changed";
                break;
            case "membership":
                db.Memberships.Remove(membership);
                break;
            case "session":
                var open = await db.Sessions.SingleAsync(session => session.OperatorId == membership.OperatorId);
                open.EndedAt = DateTimeOffset.UtcNow;
                break;
            case "age":
                var old = await db.Sessions.SingleAsync(session => session.OperatorId == membership.OperatorId);
                old.EndsAt = DateTimeOffset.UtcNow.AddMinutes(-1);
                break;
            case "inactive":
                var person = await db.People.SingleAsync(one => one.Id == actor.PersonId);
                person.IsActive = false;
                break;
            default:
                var tenant = await db.Tenants.SingleAsync(one => one.Id == actor.TenantId);
                tenant.IsReady = false;
                break;
        }

        await db.SaveChangesAsync();
    }
}
