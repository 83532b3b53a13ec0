using RecsConsole.Engine.Access;

namespace RecsConsole.Features.People.Profile;

/// <summary>What is asked once before rights move, naming the person.</summary>
public sealed record PersonDanger(string Question, string Consequence, string Verb)
{
    /// <summary>The question for a change; null when there is nothing to fear.</summary>
    public static PersonDanger? Of(PersonProfile before, PersonProfile after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.IsActive && !after.IsActive)
        {
            return new(
                $"Deactivate {before.Name}?",
                "Their open pages close at once, they cannot sign in here and are not proposed to anybody. You can make them active again.",
                "Deactivate"
            );
        }

        string[] taken = [.. before.Roles.Except(after.Roles, StringComparer.Ordinal)];
        var becomesAdmin =
            !before.Roles.Contains(ConsoleRole.Admin, StringComparer.Ordinal)
            && after.Roles.Contains(ConsoleRole.Admin, StringComparer.Ordinal);
        string[] sentences =
        [
            .. taken.Length > 0 ? [$"They lose {string.Join(", ", taken)} at once, in open pages too."] : Array.Empty<string>(),
            .. becomesAdmin ? ["They can edit people, documents, actions and settings of this tenant."] : Array.Empty<string>(),
            .. after.Clearance > before.Clearance
                ? [$"They may see what is {PersonLabels.Clearance(after.Clearance).ToLowerInvariant()} from now on."]
                : Array.Empty<string>(),
        ];
        return sentences.Length == 0 ? null : new($"Change what {before.Name} may do?", string.Join(' ', sentences), "Change the rights");
    }
}
