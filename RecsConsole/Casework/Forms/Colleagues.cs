using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Casework.Forms;

/// <summary>The people whom a form on a case may name: those who may see the case.</summary>
public static class Colleagues
{
    private const int Most = 300; // each is a line that the browser offers

    /// <summary>Those of the case's team first, then by name; nobody where no field asks for people.</summary>
    public static async Task<IReadOnlyList<Colleague>> ReadAsync(
        OperationScope scope,
        CaseRow row,
        IReadOnlyList<FormField> fields,
        CancellationToken cancellationToken
    )
    {
        return fields.All(field => field.Kind != FormFieldKind.People) ? [] : await OfCaseAsync(scope, row, cancellationToken);
    }

    /// <summary>Everybody who may see the case: those of its team first, then by name.</summary>
    public static async Task<IReadOnlyList<Colleague>> OfCaseAsync(OperationScope scope, CaseRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        var resource = AccessResources.Of(row);
        var people = await scope.Db.People.AsNoTracking().Where(person => person.IsActive).ToListAsync(cancellationToken);
        return Named([
            .. people
                .Where(person => scope.CheckOf(SubjectReader.Of(person)).Decide(AccessOperation.ViewCase, resource).Permitted)
                .OrderByDescending(person => row.TeamKey is { } team && person.Teams.Contains(team))
                .ThenBy(person => person.DisplayName, StringComparer.Ordinal)
                .Take(Most),
        ]);
    }

    // two people of one name are told apart by their teams
    private static IReadOnlyList<Colleague> Named(List<PersonRow> people)
    {
        var twice = people
            .GroupBy(person => person.DisplayName, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1)
            .Select(same => same.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. people.Select(person => new Colleague(
                person.Id,
                twice.Contains(person.DisplayName)
                    ? $"{person.DisplayName} ({string.Join(", ", person.Teams)}, {person.Key})"
                    : person.DisplayName
            )),
        ];
    }
}

/// <summary>A person who may be named.</summary>
/// <param name="Name">Nobody else's.</param>
public sealed record Colleague(Guid Id, string Name);
