using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>The combined permissions of groups: every role, every team, and the highest clearance of the mapped groups.</summary>
public sealed record GroupRights(IReadOnlyList<string> Roles, IReadOnlyList<string> Teams, int Clearance)
{
    public static GroupRights None { get; } = new([], [], Classifications.Public);

    /// <summary>Null when no group is mapped. Group names must match exactly.</summary>
    public static GroupRights? From(IEnumerable<SignInGroupRow> mapped, IEnumerable<string> groups)
    {
        ArgumentNullException.ThrowIfNull(mapped);
        var own = groups.ToHashSet(StringComparer.Ordinal);
        var rows = mapped.Where(row => own.Contains(row.Group)).ToList();
        return rows.Count == 0
            ? null
            : new(
                [.. ConsoleRole.All.Where(role => rows.Any(row => string.Equals(row.Role, role, StringComparison.Ordinal)))],
                [.. rows.SelectMany(row => row.Teams).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                rows.Max(row => row.Clearance)
            );
    }

    /// <summary>The fields in which a person has other values.</summary>
    public IReadOnlyList<string> DifferFrom(PersonRow person)
    {
        ArgumentNullException.ThrowIfNull(person);
        List<string> fields = [];
        if (!person.Roles.ToHashSet(StringComparer.Ordinal).SetEquals(Roles))
        {
            fields.Add(nameof(PersonRow.Roles));
        }

        if (!person.Teams.ToHashSet(StringComparer.Ordinal).SetEquals(Teams))
        {
            fields.Add(nameof(PersonRow.Teams));
        }

        if (person.Clearance != Clearance)
        {
            fields.Add(nameof(PersonRow.Clearance));
        }

        return fields;
    }

    /// <summary>Whether applying these permissions would take something from a person.</summary>
    public bool TakeFrom(PersonRow person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.Roles.Except(Roles, StringComparer.Ordinal).Any()
            || person.Teams.Except(Teams, StringComparer.Ordinal).Any()
            || person.Clearance > Clearance;
    }

    /// <summary>Whether a person is an administrator and would not be with these permissions.</summary>
    public bool TakesAdminFrom(PersonRow person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.Roles.Contains(ConsoleRole.Admin, StringComparer.Ordinal)
            && !Roles.Contains(ConsoleRole.Admin, StringComparer.Ordinal);
    }

    public void ApplyTo(PersonRow person)
    {
        ArgumentNullException.ThrowIfNull(person);
        (person.Roles, person.Teams, person.Clearance) = ([.. Roles], [.. Teams], Clearance);
        person.Revision++;
    }
}
