using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn;

/// <summary>Lets someone sign in as a person of a tenant: creates the operator and the membership if missing.</summary>
public sealed class ProvisionOperator(
    TenantDb tenantDb,
    IPasswordHasher<OperatorRow> hasher,
    ILookupNormalizer normalizer,
    AuditTrail auditTrail,
    AccessPolicy accessPolicy,
    TimeProvider clock
)
{
    /// <summary>In its own transaction. For jobs (seeding, import) and for those who manage people.</summary>
    public async Task<Result<Guid>> RunAsync(Actor actor, ProvisionOperatorRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        if (actor.PersonOrNull is not null && !await MayManagePeopleAsync(db, actor, cancellationToken))
        {
            auditTrail.Append(
                db,
                actor.PersonOrNull,
                new("provision.operator", "person", request.PersonId.ToString("D"), AuditOutcome.Denied)
            );
            await db.SaveChangesAsync(cancellationToken);
            return Error.Forbidden(Texts.MayNotProvision);
        }

        if (!await db.People.AnyAsync(person => person.Id == request.PersonId, cancellationToken))
        {
            return Error.NotFound(Texts.PersonNotFound);
        }

        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        var operatorId = await AddAsync(db, actor, request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return operatorId;
    }

    /// <summary>
    /// Adds to a context bound to the tenant; the caller saves in its own transaction, together with a new person. Idempotent.
    /// </summary>
    public async Task<Guid> AddAsync(
        ConsoleDbContext db,
        Actor actor,
        ProvisionOperatorRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        var operatorId = await FindOrAddOperatorAsync(db, request, cancellationToken);
        // Find by key also sees what the caller has added but not saved
        if (await db.Memberships.FindAsync([operatorId, db.TenantId], cancellationToken) is not null)
        {
            return operatorId;
        }

        db.Memberships.Add(
            new()
            {
                OperatorId = operatorId,
                TenantId = db.TenantId,
                PersonId = request.PersonId,
            }
        );
        // a link held by an administrator of one tenant must not give access to another
        await AccountLinks.CloseResetsAsync(db, operatorId, clock.GetUtcNow(), cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Permission, request.PersonId.ToString("D"), clock.GetUtcNow());
        auditTrail.Append(db, actor.PersonOrNull, new("add.membership", "person", request.PersonId.ToString("D"), AuditOutcome.Done));
        return operatorId;
    }

    private async Task<Guid> FindOrAddOperatorAsync(
        ConsoleDbContext db,
        ProvisionOperatorRequest request,
        CancellationToken cancellationToken
    )
    {
        var email = request.Email.Trim();
        var name = normalizer.NormalizeName(email);
        var found =
            db.Users.Local.FirstOrDefault(user => string.Equals(user.NormalizedUserName, name, StringComparison.Ordinal))
            ?? await db.Users.FirstOrDefaultAsync(user => user.NormalizedUserName == name, cancellationToken);
        if (found is not null)
        {
            return found.Id;
        }

        var row = new OperatorRow
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            UserName = email,
            NormalizedUserName = name,
            Email = email,
            NormalizedEmail = normalizer.NormalizeEmail(email),
            EmailConfirmed = true,
            DisplayName = request.DisplayName,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LastTenantId = db.TenantId,
        };
        row.PasswordHash = request.Password is { } password ? hasher.HashPassword(row, password) : null;
        db.Users.Add(row);
        return row.Id;
    }

    private async Task<bool> MayManagePeopleAsync(ConsoleDbContext db, Actor actor, CancellationToken cancellationToken)
    {
        var subject = await SubjectReader.ReadAsync(db, actor, clock.GetUtcNow(), cancellationToken);
        var resource = new AccessResource(AccessResourceKind.Tenant, db.TenantId, db.TenantId) { Classification = Classifications.Public };
        return accessPolicy.Decide(subject, AccessOperation.ManagePeople, resource, clock.GetUtcNow()).Permitted;
    }
}

/// <summary>Who will be able to sign in, as which person of the tenant.</summary>
/// <param name="Password">For a new operator; an existing one keeps theirs. Null means that they cannot sign in until one is set.</param>
public sealed record ProvisionOperatorRequest(string Email, string DisplayName, Guid PersonId, string? Password);
