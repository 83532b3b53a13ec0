using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>
/// The accounts of people sent by a provider: created at the first sign-in, and updated from their groups at each sign-in.
/// </summary>
public sealed class ProviderPeople(
    TenantDb tenantDb,
    AccountTurns turns,
    ILookupNormalizer normalizer,
    AuditTrail auditTrail,
    EndSessions endSessions,
    TimeProvider clock
)
{
    /// <summary>The account linked with a provider's subject.</summary>
    public static Task<Guid?> FindAsync(
        ConsoleDbContext db,
        Guid tenantId,
        string issuer,
        string subject,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var (provider, key) = (ProviderLogins.ProviderOf(tenantId), ProviderLogins.KeyOf(issuer, subject));
        return db
            .UserLogins.Where(row => row.LoginProvider == provider && row.ProviderKey == key)
            .Select(row => (Guid?)row.UserId)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Links an account in a context; the caller saves.</summary>
    public static void Link(ConsoleDbContext db, Guid tenantId, ProviderIdentity identity, Guid operatorId)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(identity);
        db.UserLogins.Add(
            new()
            {
                LoginProvider = ProviderLogins.ProviderOf(tenantId),
                ProviderKey = ProviderLogins.KeyOf(identity.Issuer, identity.Subject),
                UserId = operatorId,
            }
        );
    }

    /// <summary>Creates account and person, all or nothing; does not take over an address that is already in use.</summary>
    /// <returns>The account, or the code of <see cref="OpenIdRefusal"/>.</returns>
    public Task<(Guid? OperatorId, string? Refused)> MakeAsync(
        TenantRow tenant,
        ProviderIdentity identity,
        GroupRights rights,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(identity);
        return identity.Email is { } email
            ? turns.RunAsync(email, turn => MakeAsync(turn, new(tenant, identity, rights, email), cancellationToken), cancellationToken)
            : Task.FromResult<(Guid?, string?)>((null, OpenIdRefusal.NoAddress));
    }

    private async Task<(Guid? OperatorId, string? Refused)> MakeAsync(
        AccountTurn turn,
        Newcomer newcomer,
        CancellationToken cancellationToken
    )
    {
        var (tenant, identity, _, email) = newcomer;
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenant.Id), cancellationToken);
        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        if (await FindAsync(db, tenant.Id, identity.Issuer, identity.Subject, cancellationToken) is { } known)
        {
            return (known, null); // created while this waited for its turn
        }

        var name = normalizer.NormalizeEmail(email);
        if (turn.Account is not null || await db.Users.AnyAsync(row => row.NormalizedEmail == name, cancellationToken))
        {
            return (null, OpenIdRefusal.AddressTaken);
        }

        var person = await PersonForAsync(db, newcomer, cancellationToken);
        auditTrail.Append(
            db,
            null,
            new("save.person", "person", person.Id.ToString("D"), AuditOutcome.Done, Details(nameof(person.Roles)))
        );
        var operatorId = await turn.Get<ProvisionOperator>()
            .AddAsync(db, Actor.Job(tenant.Id), new(email, identity.Name, person.Id, Password: null), cancellationToken);
        Link(db, tenant.Id, identity, operatorId);
        if (!await db.TrySaveChangesAsync(cancellationToken))
        {
            return (null, OpenIdRefusal.StartAgain); // another node was first
        }

        await transaction.CommitAsync(cancellationToken);
        return (operatorId, null);
    }

    // who was added by their address only, as the owner of tickets, is the same person: neither a role nor an account is taken over
    private async Task<PersonRow> PersonForAsync(ConsoleDbContext db, Newcomer newcomer, CancellationToken cancellationToken)
    {
        var (tenant, identity, rights, email) = newcomer;
        var now = clock.GetUtcNow();
        var same = (await db.People.AsNoTracking().ToListAsync(cancellationToken)) // addresses are encrypted, so all are read
            .Where(row => string.Equals(row.Email?.Trim(), email.Trim(), StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (
            same is [{ IsActive: true, Roles.Count: 0, Id: var id }]
            && !await db.Memberships.AnyAsync(row => row.TenantId == db.TenantId && row.PersonId == id, cancellationToken)
        )
        {
            var known = await db.People.SingleAsync(row => row.Id == id, cancellationToken);
            rights.ApplyTo(known);
            ChangeFeed.Append(db, ChangeKind.Permission, id.ToString("D"), now);
            return known;
        }

        var person = await NewPerson.AppendAsync(
            db,
            identity.Name,
            email,
            rights.Roles,
            rights.Clearance,
            tenant.TimeZone,
            now,
            cancellationToken
        );
        person.Teams = [.. rights.Teams];
        return person;
    }

    /// <summary>Updates a person's permissions from their groups; their sessions in the tenant end when they lose any.</summary>
    /// <returns>False where the account has no active person in the tenant.</returns>
    public async Task<bool> UpdateAsync(Guid tenantId, Guid operatorId, GroupRights rights, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rights);
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        if (await PersonAsync(db, operatorId, cancellationToken) is not { } seen)
        {
            return false;
        }

        if (rights.DifferFrom(seen).Count == 0)
        {
            return true;
        }

        db.ChangeTracker.Clear();
        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        if (await PersonAsync(db, operatorId, cancellationToken) is not { } person)
        {
            return false;
        }

        var (fields, isLess, id) = (rights.DifferFrom(person), rights.TakeFrom(person), person.Id.ToString("D"));
        if (rights.TakesAdminFrom(person) && await Administrators.AreLastAsync(db, [person.Id], cancellationToken))
        {
            // a misspelt claim must not lock everyone out: the last administrator's permissions stay
            auditTrail.Append(db, null, new("save.person", "person", id, AuditOutcome.Denied, Details(nameof(person.Roles))));
            return await CommitAsync(db, transaction, cancellationToken);
        }

        rights.ApplyTo(person);
        auditTrail.Append(db, null, new("save.person", "person", id, AuditOutcome.Done, Details(string.Join(' ', fields))));
        ChangeFeed.Append(db, ChangeKind.Permission, id, clock.GetUtcNow());
        await CommitAsync(db, transaction, cancellationToken);
        if (isLess)
        {
            await endSessions.OfTenantAsync(operatorId, tenantId, CancellationToken.None);
        }

        return true;
    }

    private static async Task<bool> CommitAsync(ConsoleDbContext db, IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static Task<PersonRow?> PersonAsync(ConsoleDbContext db, Guid operatorId, CancellationToken cancellationToken) =>
        db.People.FirstOrDefaultAsync(
            person =>
                person.IsActive
                && db.Memberships.Any(row => row.OperatorId == operatorId && row.TenantId == db.TenantId && row.PersonId == person.Id),
            cancellationToken
        );

    private static Dictionary<string, string> Details(string fields) =>
        new(StringComparer.Ordinal) { ["fields"] = fields, ["by"] = "single_sign_on" };

    private sealed record Newcomer(TenantRow Tenant, ProviderIdentity Identity, GroupRights Rights, string Email);
}
