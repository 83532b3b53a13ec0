using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.People.Profile;
using RecsConsole.Platform;

namespace RecsConsole.Features.People.Exchange;

/// <summary>
/// Lists the tenant's people with teams, skills and availability, by key, in pages for another system to read through. Roles are included
/// because only those who may see them get the list at all.
/// </summary>
public sealed class ListProfiles(OperationScopeFactory scopes)
{
    /// <summary>Maximum number of people per page.</summary>
    public const int Max = 200;

    public async Task<Result<ExchangedPeople>> RunAsync(Actor actor, ListProfilesRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "list.people", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var max = Math.Clamp(request.Most, 1, Max);
        var keys = await KeysAsync(scope.Db, request.After, max + 1, cancellationToken);
        var page = keys.Take(max).ToList();
        var stored = await StoredPerson.ReadAsync(scope.Db, page, cancellationToken);
        var people = page.Select(key => stored.GetValueOrDefault(key)).OfType<StoredPerson>().ToList();
        var load = await ListPeople.LoadAsync(scope.Db, [.. people.Select(person => person.Row.Id)], cancellationToken);
        return new ExchangedPeople(
            [
                .. people
                    .Where(person => !ErasedText.IsErased(person.Row.DisplayName))
                    .Select(person => ExchangedPerson.From(person.Profile(), load.GetValueOrDefault(person.Row.Id), scope.Now)),
            ],
            keys.Count > max ? page[^1] : null
        );
    }

    private static Task<List<string>> KeysAsync(ConsoleDbContext db, string? after, int most, CancellationToken cancellationToken)
    {
        var found = db.People.AsNoTracking();
        if (after is not null)
        {
#pragma warning disable CA1309 // compared in the database, in its own sort order
            found = found.Where(row => string.Compare(row.Key, after) > 0);
#pragma warning restore CA1309
        }

        return found.OrderBy(row => row.Key).Select(row => row.Key).Take(most).ToListAsync(cancellationToken);
    }
}

/// <param name="After">Key of the last person that the caller has; null: from the beginning.</param>
public sealed record ListProfilesRequest(string? After, int Most);

/// <param name="Next">The key after which the next page begins; null when this was the last one.</param>
public sealed record ExchangedPeople(IReadOnlyList<ExchangedPerson> People, string? Next);
