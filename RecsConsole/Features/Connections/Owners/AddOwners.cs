using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Connections.Owners;

/// <summary>
/// Adds owners of tickets as people who can be asked: without a role and without an account, so they may do nothing here. Name and address
/// are read from their system again; whoever is known by then is left alone.
/// </summary>
public sealed class AddOwners(OperationScopeFactory scopes, UnknownOwners owners, AuditTrail auditTrail)
{
    private const string Name = "add.owners";
    private const int LongestName = 200;

    public async Task<Result<AddedOwners>> RunAsync(Actor actor, AddOwnersRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManagePeople, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await owners.FindAsync(scope, request.ConnectionId, request.OwnerIds, cancellationToken);
        if (found.Value is not { } there)
        {
            return found.Error!;
        }

        IReadOnlyList<OwnerThere> chosen = [.. there.Unknown.Where(IsUsable)];
        return await ConcurrencyConflict.RetryAsync(
            () => WriteAsync(actor, chosen, cancellationToken),
            Error.Conflict(StoredText.From<Texts>(nameof(Texts.PeopleChangedMeanwhile)))
        );
    }

    /// <summary>Whether somebody can be added as this owner: matched by address, and with a name to show.</summary>
    public static bool IsUsable(OwnerThere owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return owner.Address is { } address
            && NewPerson.IsAddress(address)
            && owner.Name.Trim() is { Length: > 0 and <= LongestName } name
            && !name.Any(char.IsControl);
    }

    private async Task<Result<AddedOwners>> WriteAsync(Actor actor, IReadOnlyList<OwnerThere> chosen, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManagePeople, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await TenantDb.BeginGrantAsync(scope.Db, cancellationToken);
        if (await scope.AuthorizeAgainAsync(AccessOperation.ManagePeople, Name, cancellationToken) is { } lost)
        {
            await transaction.CommitAsync(cancellationToken); // the denial is recorded
            return lost;
        }

        var known = await UnknownOwners.AddressesAsync(scope.Db, cancellationToken);
        var zone = await scope.Db.Tenants.Where(row => row.Id == actor.TenantId).Select(row => row.TimeZone).SingleAsync(cancellationToken);
        var added = 0;
        foreach (var owner in chosen.Where(each => known.Add(each.Address!)))
        {
            await AddAsync(scope, owner, zone, cancellationToken);
            added++;
        }

        await transaction.CommitAsync(cancellationToken);
        return new AddedOwners(added);
    }

    private async Task AddAsync(OperationScope scope, OwnerThere owner, string zone, CancellationToken cancellationToken)
    {
        var person = await NewPerson.AppendAsync(
            scope.Db,
            owner.Name.Trim(),
            owner.Address!,
            roles: [],
            Classifications.Internal,
            zone,
            scope.Now,
            cancellationToken
        );
        person.IsExpert = true;
        var id = person.Id.ToString("D");
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Name, "person", id, AuditOutcome.Done));
        ChangeFeed.Append(scope.Db, ChangeKind.Permission, id, scope.Now);
        await scope.Db.SaveChangesAsync(cancellationToken); // the key of the next one must not be taken
    }
}

/// <param name="OwnerIds">Their keys in the other system; those that are not unknown owners there are ignored.</param>
public sealed record AddOwnersRequest(Guid ConnectionId, IReadOnlyList<string> OwnerIds);

/// <param name="Count">Number of people added.</param>
public sealed record AddedOwners(int Count);
