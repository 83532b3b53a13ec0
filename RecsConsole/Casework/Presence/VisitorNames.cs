using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Casework.Presence;

/// <summary>The names of people on other nodes, who are told of by their ids only.</summary>
internal sealed class VisitorNames
{
    private const int Max = 5_000;

    private readonly Dictionary<(Guid TenantId, Guid PersonId), string> _names = [];

    /// <summary>A person's name may have changed.</summary>
    public void Forget(Change change)
    {
        if (Guid.TryParse(change.Key, out var personId))
        {
            _names.Remove((change.TenantId, personId));
        }
        else
        {
            _names.Clear();
        }
    }

    /// <summary>Null for a person who is not there.</summary>
    public async Task<string?> OfAsync(VisitPlace place, TenantDb tenantDb, CancellationToken cancellationToken)
    {
        if (_names.TryGetValue((place.TenantId, place.PersonId), out var known))
        {
            return known;
        }

        await using var db = await tenantDb.OpenAsync(Actor.Job(place.TenantId), cancellationToken);
        var name = await db
            .People.Where(person => person.Id == place.PersonId)
            .Select(person => person.DisplayName)
            .FirstOrDefaultAsync(cancellationToken);
        if (name is not null)
        {
            if (_names.Count >= Max)
            {
                _names.Clear();
            }

            _names[(place.TenantId, place.PersonId)] = name;
        }

        return name;
    }
}
