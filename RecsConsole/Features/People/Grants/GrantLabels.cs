using RecsConsole.Access;
using RecsConsole.Components.Lists;

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

    /// <summary>Who holds it.</summary>
    public static string PersonOf(TenantGrantLine line) => line.Person?.Name ?? "somebody who is gone";

    /// <summary>Who gave it; "taken" where nobody did.</summary>
    public static string GiverOf(TenantGrantLine line) => line.IsBreakGlass ? "taken" : line.GivenBy ?? "";

    /// <summary>"Running, emergency": how it stands, and that it was taken.</summary>
    public static string StateOf(TenantGrantLine line) => $"{line.State}{(line.IsBreakGlass ? ", emergency" : null)}";

    /// <summary>Who withdrew it, and when, in UTC.</summary>
    public static string EndOf(TenantGrantLine line) =>
        $"{CellText.Instant(line.EndedAt)} UTC{(line.EndedBy is null ? null : $" by {line.EndedBy}")}";

    /// <summary>What the button does.</summary>
    public static string WithdrawalOf(TenantGrantLine line) =>
        $"Withdraw the right of {line.Person?.Name ?? "somebody"} to {ObjectOf(line.Kind, line.ObjectKey)}";

    public static string Question(string? person, string about) =>
        $"Withdraw {(person is null ? "the" : PossessiveOf(person))} right to {about}?";

    public const string Consequence = "It ends with the next request. Whoever needs it again is given a new one.";

    private static string PossessiveOf(string name) => name.EndsWith('s') ? $"{name}'" : $"{name}'s";
}
