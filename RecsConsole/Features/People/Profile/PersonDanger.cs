using RecsConsole.Engine.Access;

namespace RecsConsole.Features.People.Profile;

/// <summary>The confirmation before permissions change, naming the person.</summary>
public sealed record PersonDanger(string Question, string Consequence, string Verb)
{
    // whoever checks the work of others borrows nothing: a loan that is running has no effect any more
    private static bool BecomesIndependent(PersonProfile before, PersonProfile after) =>
        !before.Roles.Intersect(ConsoleRole.Independent, StringComparer.Ordinal).Any()
        && after.Roles.Intersect(ConsoleRole.Independent, StringComparer.Ordinal).Any()
        && after.Roles.Except(ConsoleRole.Independent, StringComparer.Ordinal).Any();

    /// <summary>The question for a change; null when it is harmless.</summary>
    public static PersonDanger? From(PersonProfile before, PersonProfile after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.IsActive && !after.IsActive)
        {
            return new(Texts.Deactivate.With(before.Name), Texts.DeactivateConsequence, Texts.DeactivateAgain);
        }

        string[] taken = [.. before.Roles.Except(after.Roles, StringComparer.Ordinal)];
        var becomesAdmin =
            !before.Roles.Contains(ConsoleRole.Admin, StringComparer.Ordinal)
            && after.Roles.Contains(ConsoleRole.Admin, StringComparer.Ordinal);
        string[] sentences =
        [
            .. taken.Length > 0 ? [Texts.TheyLoseAtOnceInOpen.With(string.Join(", ", taken))] : Array.Empty<string>(),
            .. becomesAdmin ? [Texts.TheyCanEditPeopleDocumentsActions] : Array.Empty<string>(),
            .. BecomesIndependent(before, after) ? [Texts.IndependentConsequence] : Array.Empty<string>(),
            .. after.Clearance > before.Clearance
                ? [Texts.ClearanceConsequence.With(PersonLabels.Clearance(after.Clearance).ToLowerInvariant())]
                : Array.Empty<string>(),
        ];
        return sentences.Length == 0
            ? null
            : new(Texts.DangerQuestion.With(before.Name), string.Join(' ', sentences), Texts.ChangeTheRights);
    }
}
