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
        return key is null ? Texts.AThatYouMayNotSee.With(noun) : $"{noun} {key}";
    }

    /// <summary>Who holds it.</summary>
    public static string PersonOf(TenantGrantLine line) => line.Person?.Name ?? Texts.SomebodyWhoIsGone;

    /// <summary>Who gave it; "taken" where nobody did.</summary>
    public static string GiverOf(TenantGrantLine line) => line.IsBreakGlass ? "taken" : line.GivenBy ?? "";

    /// <summary>"Running, emergency": how it stands, and that it was taken.</summary>
    public static string StateOf(TenantGrantLine line) => $"{line.State}{(line.IsBreakGlass ? ", emergency" : null)}";

    /// <summary>Who withdrew it, and when, in UTC.</summary>
    public static string EndOf(TenantGrantLine line) =>
        $"{CellText.Instant(line.EndedAt)} UTC{(line.EndedBy is null ? null : $" by {line.EndedBy}")}";

    /// <summary>What the button does.</summary>
    public static string WithdrawalOf(TenantGrantLine line) =>
        Texts.WithdrawTheRightWithName.With(line.Person?.Name ?? "somebody", ObjectOf(line.Kind, line.ObjectKey));

    public static string Question(string? person, string about) =>
        Texts.WithdrawRight.With((person is null ? "the" : PossessiveOf(person)), about);

    public static string Consequence => Texts.WithdrawConsequence;

    private static string PossessiveOf(string name) => name.EndsWith('s') ? $"{name}'" : $"{name}'s";
}
