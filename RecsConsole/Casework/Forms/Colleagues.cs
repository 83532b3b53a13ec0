using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Casework.Forms;

/// <summary>The people who can be named in a form on a case: those who may see the case.</summary>
public static class Colleagues
{
    private const int Max = 300; // each is an option sent to the browser

    /// <summary>Members of the case's team first, then by name; empty if no field asks for people.</summary>
    public static async Task<IReadOnlyList<Colleague>> ReadAsync(
        OperationScope scope,
        CaseRow row,
        IReadOnlyList<FormField> fields,
        CancellationToken cancellationToken
    )
    {
        return fields.All(field => field.Kind != FormFieldKind.People) ? [] : await OfCaseAsync(scope, row, cancellationToken);
    }

    /// <summary>Everybody who may see the case: members of its team first, then by name.</summary>
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
                .Take(Max),
        ]);
    }

    // people with the same name are distinguished by their teams
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
/// <param name="Name">Unique among the people listed.</param>
public sealed record Colleague(Guid Id, string Name);
