using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Tenancy;

/// <summary>Display names of people, to show who did something.</summary>
internal static class PeopleNames
{
    public static async Task<Dictionary<Guid, string>> ReadAsync(
        ConsoleDbContext db,
        IEnumerable<Guid> people,
        CancellationToken cancellationToken
    )
    {
        var ids = people.Distinct().ToList();
        return ids.Count == 0
            ? []
            : await db
                .People.Where(person => ids.Contains(person.Id))
                .ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancellationToken);
    }

    /// <summary>The known names of these people, in alphabetical order.</summary>
    public static IReadOnlyList<string> Known(Dictionary<Guid, string> names, IEnumerable<Guid> people) =>
        [.. people.Select(id => names.GetValueOrDefault(id)).OfType<string>().Order(StringComparer.CurrentCulture)];
}
