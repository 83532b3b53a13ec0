namespace RecsConsole.Features.People.Profile;

/// <summary>A field that differs between two versions of a profile, in words.</summary>
/// <param name="Field">Name of the property of <see cref="PersonProfile"/>.</param>
public sealed record PersonDifference(string Field, string Title, string Before, string After)
{
    // Fields that decide who may see and do what; changes take effect in open pages at once.
    private static readonly HashSet<string> s_rights = new(StringComparer.Ordinal)
    {
        nameof(PersonProfile.Roles),
        nameof(PersonProfile.Teams),
        nameof(PersonProfile.Regions),
        nameof(PersonProfile.Languages),
        nameof(PersonProfile.Clearance),
        nameof(PersonProfile.IsActive),
        nameof(PersonProfile.Conflicts),
    };

    /// <summary>The field decides what the person may see or do.</summary>
    public bool IsRight => s_rights.Contains(Field);

    /// <summary>Every field that differs, in form order.</summary>
    public static IReadOnlyList<PersonDifference> Between(PersonProfile before, PersonProfile after) =>
        [
            .. PersonLabels
                .Of(before)
                .Zip(PersonLabels.Of(after))
                .Where(pair => !string.Equals(pair.First.Words, pair.Second.Words, StringComparison.Ordinal))
                .Select(pair => new PersonDifference(pair.First.Field, pair.First.Title, pair.First.Words, pair.Second.Words)),
        ];
}
