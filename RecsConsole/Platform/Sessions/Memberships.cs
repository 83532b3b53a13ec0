using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Sessions;

/// <summary>Reads which tenants an operator may enter, and as which person: ready tenants in which their person is active.</summary>
public sealed class Memberships(TenantDb tenantDb, FactorRule factorRule, TimeProvider clock)
{
    private static readonly string[] s_tenantFilter = [ConsoleDbContext.TenantFilter];

    // Compiled, because it runs for every event of every open page. A compiled query can call no method of ours, so it repeats what Query says.
    private static readonly CompiledRead<
        Func<ConsoleDbContext, Guid, Guid, Guid, DateTimeOffset, CancellationToken, Task<Membership?>>
    > s_open = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, Guid operatorId, Guid tenantId, Guid sessionId, DateTimeOffset now, CancellationToken _) =>
                (
                    from membership in db.Memberships.AsNoTracking().IgnoreQueryFilters(s_tenantFilter)
                    where
                        membership.OperatorId == operatorId
                        && membership.TenantId == tenantId
                        && db.Sessions.Any(open =>
                            open.Id == sessionId
                            && open.OperatorId == membership.OperatorId
                            && open.TenantId == membership.TenantId
                            && open.EndedAt == null
                            && open.EndsAt > now
                            && (
                                open.VouchedTenantId == membership.TenantId
                                || (
                                    open.VouchedTenantId == null
                                    && !db.Tenants.Any(asked => asked.Id == membership.TenantId && asked.RequiresSingleSignOn)
                                )
                            )
                        )
                    join user in db.Users on membership.OperatorId equals user.Id
                    join tenant in db.Tenants on membership.TenantId equals tenant.Id
                    join person in db.People
                        on new { membership.TenantId, Id = membership.PersonId } equals new { person.TenantId, person.Id }
                    where tenant.IsReady && person.IsActive
                    select new Membership(
                        user.Id,
                        user.SecurityStamp ?? "",
                        tenant.Id,
                        tenant.Name,
                        person.Id,
                        person.DisplayName,
                        (IReadOnlyList<string>)person.Roles
                    )
                    {
                        RequiresSingleSignOn = tenant.RequiresSingleSignOn,
                        HasSecondFactor =
                            user.TwoFactorEnabled
                            || db.UserPasskeys.Any(passkey => passkey.UserId == user.Id)
                            || db.Sessions.Any(open => open.Id == sessionId && open.VouchedTenantId != null),
                        IsPasswordAlone =
                            !user.TwoFactorEnabled
                            && db.UserPasskeys.Any(passkey => passkey.UserId == user.Id)
                            && db.Sessions.Any(open =>
                                open.Id == sessionId && open.VouchedTenantId == null && open.Issuer != FactorRule.OwnFactor
                            ),
                    }
                ).FirstOrDefault()
        )
    );

    /// <summary>All memberships of an operator, by name of the tenant.</summary>
    public async Task<IReadOnlyList<Membership>> OfOperatorAsync(Guid operatorId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        return await Query(db, operatorId).ToListAsync(cancellationToken);
    }

    /// <summary>All memberships of several operators, by name of the tenant.</summary>
    public async Task<IReadOnlyList<Membership>> OfOperatorsAsync(
        IReadOnlyCollection<Guid> operatorIds,
        CancellationToken cancellationToken
    )
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        return await Query(db, db.Memberships.Where(row => operatorIds.Contains(row.OperatorId))).ToListAsync(cancellationToken);
    }

    /// <summary>All memberships of the operator behind a person; empty for a person who cannot sign in.</summary>
    public async Task<IReadOnlyList<Membership>> OfActorAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var operatorId = await db
            .Memberships.Where(row => row.TenantId == actor.TenantId && row.PersonId == actor.PersonId)
            .Select(row => row.OperatorId)
            .FirstOrDefaultAsync(cancellationToken);
        return await Query(db, operatorId).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// The membership behind a session. Null when the session was ended or is too old, when membership, person, tenant or security stamp is
    /// no longer valid, when the tenant requires single sign-on and the session was not started that way, when a password alone started it
    /// and its owner, who has a passkey, needs more by now, or when its owner has to set up a second factor first.
    /// </summary>
    public async Task<Membership?> CheckAsync(SessionClaims session, CancellationToken cancellationToken) =>
        await ReadAsync(session, cancellationToken) is { NeedsSecondFactor: false } membership ? membership : null;

    /// <summary>
    /// The same, and that of a session whose owner has to set up a second factor first: for the pages that set one up, which nothing but
    /// their request opens.
    /// </summary>
    public async Task<Membership?> ReadAsync(SessionClaims session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var membership = await s_open.For(db)(db, session.OperatorId, session.TenantId, session.SessionId, now, cancellationToken);
        return
            membership is not null
            && membership.PersonId == session.PersonId
            && string.Equals(membership.SecurityStamp, session.SecurityStamp, StringComparison.Ordinal)
            && !(membership.IsPasswordAlone && factorRule.Concerns(membership))
            ? membership with
            {
                NeedsSecondFactor = !membership.HasSecondFactor && factorRule.Concerns(membership),
            }
            : null;
    }

    private static IQueryable<Membership> Query(ConsoleDbContext db, Guid operatorId) =>
        Query(db, db.Memberships.Where(row => row.OperatorId == operatorId));

    // Ignores the tenant filter, because this query decides the tenant: it joins only the persons of the given memberships.
    private static IQueryable<Membership> Query(ConsoleDbContext db, IQueryable<MembershipRow> memberships) =>
        from membership in memberships.AsNoTracking().IgnoreQueryFilters(s_tenantFilter)
        join user in db.Users on membership.OperatorId equals user.Id
        join tenant in db.Tenants on membership.TenantId equals tenant.Id
        join person in db.People on new { membership.TenantId, Id = membership.PersonId } equals new { person.TenantId, person.Id }
        where tenant.IsReady && person.IsActive
        orderby tenant.Name, tenant.Id
        select new Membership(
            user.Id,
            user.SecurityStamp ?? "",
            tenant.Id,
            tenant.Name,
            person.Id,
            person.DisplayName,
            (IReadOnlyList<string>)person.Roles
        )
        {
            RequiresSingleSignOn = tenant.RequiresSingleSignOn,
        };
}
