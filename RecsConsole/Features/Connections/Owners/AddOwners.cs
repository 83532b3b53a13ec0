using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Linked;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Connections.Owners;

/// <summary>
/// Adds owners of tickets as people who can be asked: without a role and without an account, so they may do nothing here. Name and address
/// are read from their system again; whoever is known by then is left alone. An address that their system does not show is
/// entered, and belongs to nobody here yet and to no other owner who is known by now.
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

        // whose an entered address is, the others of the list may tell
        int? listed = request.HasEntered ? request.Skip : null;
        var found = await owners.FindAsync(scope, request.ConnectionId, request.OwnerIds, listed, cancellationToken);
        if (found.Value is not { } there)
        {
            return found.Error!;
        }

        var isChosen = request.OwnerIds.ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<ChosenOwner> chosen =
        [
            .. there.Unknown.Where(owner => isChosen.Contains(owner.Id)).Select(owner => Chosen(owner, request)),
        ];
        if (chosen.FirstOrDefault(each => each.WasEntered && !NewPerson.IsAddress(each.Address!)) is { } wrong)
        {
            return Error.Invalid(Texts.OwnerAddressWrong.With(wrong.Owner.Name));
        }

        if (FindOthers(there, chosen) is { } others)
        {
            return others;
        }

        chosen = [.. chosen.Where(each => IsUsable(each.Owner, each.Address))];
        return await ConcurrencyConflict.RetryAsync(
            () => WriteAsync(actor, request.ConnectionId, chosen, cancellationToken),
            Error.Conflict(StoredText.From<Texts>(nameof(Texts.PeopleChangedMeanwhile)))
        );
    }

    /// <summary>Whether somebody can be added as this owner: matched by address, and with a name to show.</summary>
    /// <param name="entered">The address that somebody entered; one that their system shows counts instead.</param>
    public static bool IsUsable(OwnerThere owner, string? entered = null)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return (owner.Address ?? entered?.Trim()) is { } address
            && NewPerson.IsAddress(address)
            && owner.Name.Trim() is { Length: > 0 and <= LongestName } name
            && !name.Any(char.IsControl);
    }

    // an address that their system shows for somebody else is not theirs, whether or not that other one is chosen too
    private static Error? FindOthers(OwnersThere there, IReadOnlyList<ChosenOwner> chosen)
    {
        var shown = there.Unknown.Select(owner => owner.Address).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return chosen.FirstOrDefault(each => each.WasEntered && shown.Contains(each.Address!)) is { } wrong
            ? Error.Conflict(Texts.OwnerAddressOthers.With(wrong.Owner.Name))
            : null;
    }

    private static ChosenOwner Chosen(OwnerThere owner, AddOwnersRequest request)
    {
        var entered = owner.Address is null ? request.Addresses.GetValueOrDefault(owner.Id)?.Trim() : null;
        return new(owner, owner.Address ?? (entered is { Length: > 0 } ? entered : null), WasEntered: entered is { Length: > 0 });
    }

    private async Task<Result<AddedOwners>> WriteAsync(
        Actor actor,
        Guid connectionId,
        IReadOnlyList<ChosenOwner> chosen,
        CancellationToken cancellationToken
    )
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
        List<OwnerPerson> added = [];
        foreach (var owner in chosen)
        {
            if (known.Add(owner.Address!))
            {
                added.Add(new(owner.Owner.Id, await AddAsync(scope, connectionId, owner, zone, cancellationToken)));
            }
            else if (owner.WasEntered)
            {
                return Error.Conflict(Texts.OwnerAddressTaken.With(owner.Owner.Name)); // whose it is, only their system could tell
            }
        }

        if (added.Count > 0 && !await TryKeepAsync(scope, connectionId, added, cancellationToken))
        {
            return Error.Conflict(Texts.ConnectionChangedMeanwhile);
        }

        await transaction.CommitAsync(cancellationToken);
        return new AddedOwners(added.Count);
    }

    // their open tickets come to them once they may have them, although nothing changes there
    private static async Task<bool> TryKeepAsync(
        OperationScope scope,
        Guid connectionId,
        IReadOnlyList<OwnerPerson> added,
        CancellationToken cancellationToken
    )
    {
        var row = await scope.Db.Connections.FirstAsync(each => each.Id == connectionId, cancellationToken);
        var map = StatusMap.Read(row.StatusesJson);
        row.StatusesJson = (
            map with
            {
                People =
                [
                    .. map.People.ExceptBy(added.Select(each => each.OwnerId), each => each.OwnerId, StringComparer.Ordinal),
                    .. added,
                ],
            }
        ).Write();
        row.Revision++;
        ChangeFeed.Append(scope.Db, ChangeKind.Connection, row.Id.ToString("D"), scope.Now); // an open page must edit the new revision
        return await scope.Db.TrySaveChangesAsync(cancellationToken);
    }

    private async Task<Guid> AddAsync(
        OperationScope scope,
        Guid connectionId,
        ChosenOwner owner,
        string zone,
        CancellationToken cancellationToken
    )
    {
        var person = await NewPerson.AppendAsync(
            scope.Db,
            owner.Owner.Name.Trim(),
            owner.Address!,
            roles: [],
            Classifications.Internal,
            zone,
            scope.Now,
            cancellationToken
        );
        person.IsExpert = true;
        var id = person.Id.ToString("D");
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["address"] = owner.WasEntered ? "entered" : "read",
            ["connection"] = connectionId.ToString("D"),
            ["owner"] = owner.Owner.Id,
        };
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Name, "person", id, AuditOutcome.Done, details));
        ChangeFeed.Append(scope.Db, ChangeKind.Permission, id, scope.Now);
        await scope.Db.SaveChangesAsync(cancellationToken); // the key of the next one must not be taken
        return person.Id;
    }

    // Address: as their system shows it, or as it was entered
    private sealed record ChosenOwner(OwnerThere Owner, string? Address, bool WasEntered);
}

/// <param name="OwnerIds">Their keys in the other system; those that are not unknown owners there are ignored.</param>
public sealed record AddOwnersRequest(Guid ConnectionId, IReadOnlyList<string> OwnerIds)
{
    /// <summary>Number of owners who were asked for before those of the list that they were chosen from.</summary>
    public int Skip { get; init; }

    /// <summary>Addresses that were entered for owners whose system shows none, by their key there.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    internal bool HasEntered => Addresses.Values.Any(address => !string.IsNullOrWhiteSpace(address));
}

/// <param name="Count">Number of people added.</param>
public sealed record AddedOwners(int Count);
