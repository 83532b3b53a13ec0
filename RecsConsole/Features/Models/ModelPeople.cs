using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models;

/// <summary>Names of the people who trained, proposed and promoted.</summary>
internal static class ModelPeople
{
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        ConsoleDbContext db,
        IEnumerable<Guid?> people,
        CancellationToken cancellationToken
    )
    {
        var ids = people.OfType<Guid>().Distinct().ToList();
        return await PeopleNames.ReadAsync(db, ids, cancellationToken);
    }

    /// <summary>Null when there is no person; "Somebody" for a person who no longer exists.</summary>
    public static string? Of(IReadOnlyDictionary<Guid, string> names, Guid? id) =>
        id is { } known ? names.GetValueOrDefault(known) ?? Texts.Somebody : null;
}
