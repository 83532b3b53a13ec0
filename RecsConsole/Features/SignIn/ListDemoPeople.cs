using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn;

/// <summary>Lists the demo people on the sign-in page; empty outside Development.</summary>
public sealed class ListDemoPeople(TenantDb tenantDb, Memberships memberships, IHostEnvironment environment)
{
    private const int Max = 100;

    public async Task<IReadOnlyList<DemoSignInTenant>> RunAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            return [];
        }

        var emails = await ReadEmailsAsync(cancellationToken);
        var all = await memberships.OfOperatorsAsync([.. emails.Keys], cancellationToken);
        return
        [
            .. all.GroupBy(membership => (membership.TenantId, membership.TenantName))
                .Select(tenant => new DemoSignInTenant(
                    tenant.Key.TenantName,
                    [
                        .. tenant
                            .OrderBy(Rank)
                            .ThenBy(one => one.PersonName, StringComparer.Ordinal)
                            .Select(one => Person(one, emails[one.OperatorId])),
                    ]
                )),
        ];
    }

    private async Task<Dictionary<Guid, string>> ReadEmailsAsync(CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        return await db
            .Users.AsNoTracking()
            .Where(user => user.UserName!.EndsWith(DemoSignIn.EmailEnd))
            .OrderBy(user => user.UserName)
            .Take(Max)
            .ToDictionaryAsync(user => user.Id, user => user.UserName!, cancellationToken);
    }

    private static DemoSignInPerson Person(Membership membership, string email) =>
        new(email, membership.TenantId, membership.PersonName, RoleLabels.Of(membership.Roles));

    // those with more roles come first
    private static int Rank(Membership membership) => -membership.Roles.Count;
}

/// <summary>A fictional person who can sign in.</summary>
public sealed record DemoSignInPerson(string Email, Guid TenantId, string Name, string Roles);

/// <summary>The fictional people of one tenant.</summary>
public sealed record DemoSignInTenant(string Name, IReadOnlyList<DemoSignInPerson> People);
