using RecsConsole.Access;

namespace RecsConsole.Features.People.Grants;

/// <summary>Rights to single objects in words.</summary>
internal static class GrantLabels
{
    /// <summary>"case BR-1", or "a case that you may not see".</summary>
    public static string ObjectOf(string kind, string? key)
    {
        var noun = string.Equals(kind, GrantKinds.Case, StringComparison.Ordinal) ? "case" : "document";
        return key is null ? $"a {noun} that you may not see" : $"{noun} {key}";
    }

    public static string Question(string? person, string about) =>
        $"Withdraw {(person is null ? "the" : PossessiveOf(person))} right to {about}?";

    public const string Consequence = "It ends with the next request. Whoever needs it again is given a new one.";

    private static string PossessiveOf(string name) => name.EndsWith('s') ? $"{name}'" : $"{name}'s";
}
