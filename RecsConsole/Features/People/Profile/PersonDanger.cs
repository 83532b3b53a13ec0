using RecsConsole.Engine.Access;

namespace RecsConsole.Features.People.Profile;

/// <summary>The confirmation before permissions change, naming the person.</summary>
public sealed record PersonDanger(string Question, string Consequence, string Verb)
{
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
            .. after.Clearance > before.Clearance
                ? [Texts.ClearanceConsequence.With(PersonLabels.Clearance(after.Clearance).ToLowerInvariant())]
                : Array.Empty<string>(),
        ];
        return sentences.Length == 0
            ? null
            : new(Texts.DangerQuestion.With(before.Name), string.Join(' ', sentences), Texts.ChangeTheRights);
    }
}
