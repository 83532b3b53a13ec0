using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn;

/// <summary>Lists the demo people on the sign-in page; empty outside Development.</summary>
public sealed class ListDemoPeople(TenantDb tenantDb, Memberships memberships, IntroducedSignIns introduced, IHostEnvironment environment)
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
                            .OrderBy(one => introduced.PlaceOf(emails[one.OperatorId]))
                            .ThenBy(Rank)
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

    private DemoSignInPerson Person(Membership membership, string email) =>
        new(email, membership.TenantId, membership.PersonName, RoleLabels.Of(membership.Roles)) { IsIntroduced = introduced.Has(email) };

    // those with more roles come first
    private static int Rank(Membership membership) => -membership.Roles.Count;
}

/// <summary>A fictional person who can sign in.</summary>
public sealed record DemoSignInPerson(string Email, Guid TenantId, string Name, string Roles)
{
    /// <summary>The start of the demo prints this sign-in.</summary>
    public bool IsIntroduced { get; init; }
}

/// <summary>The fictional people of one tenant.</summary>
/// <param name="People">The people; those that the start prints come first, in its order.</param>
public sealed record DemoSignInTenant(string Name, IReadOnlyList<DemoSignInPerson> People);

/// <summary>The sign-ins that the start of the demo prints, in its order; empty without a demo.</summary>
public sealed record IntroducedSignIns(IReadOnlyList<string> Emails)
{
    public bool Has(string email) => Emails.Contains(email, StringComparer.OrdinalIgnoreCase);

    /// <summary>Everybody else comes after them.</summary>
    public int PlaceOf(string email)
    {
        var place = Emails.ToList().FindIndex(each => string.Equals(each, email, StringComparison.OrdinalIgnoreCase));
        return place < 0 ? Emails.Count : place;
    }
}
