using System.Globalization;
using RecsConsole.Engine.Claims;

namespace RecsConsole.Engine.Sentences;

/// <summary>
/// Chooses the wording of a claim by its numbers, to avoid "1 case, 1 of which ended well". The variant depends on a part and its whole:
/// one of one, none of one, all, none.
/// </summary>
internal static class ClaimVariants
{
    private static readonly Dictionary<string, (string Part, string Whole)> s_pairs = new(StringComparer.Ordinal)
    {
        ["action.used"] = ("ended_well", "used"),
        ["action.solved"] = ("resolved", "used"),
        ["action.solved_inferred"] = ("resolved", "used"),
        ["action.pace"] = ("resolved", "used"),
        ["action.path"] = ("path_well", "path_used"),
        ["action.path_failed"] = ("path_well", "path_used"),
        ["action.path_issue"] = ("path_well", "path_used"),
        ["process.changed"] = ("old_process", "used"),
    };

    /// <summary>Name of the template that writes the claim.</summary>
    public static string Of(Claim claim, IReadOnlyList<Fact> facts, string language)
    {
        if (
            !s_pairs.TryGetValue(claim.Template, out var pair)
            || ValueOf(claim, facts, pair.Part) is not { } part
            || ValueOf(claim, facts, pair.Whole) is not { } whole
        )
        {
            return claim.Template;
        }

        var variant = (part, whole) switch
        {
            (1, 1) => "one_yes",
            (0, 1) => "one_no",
            (0, _) => "none",
            _ when part == whole => "all",
            _ => null,
        };
        var name = claim.Template + ClaimTemplates.VariantMark + variant;
        return variant is not null && ExplanationLanguage.From(language).Templates.ContainsKey(name) ? name : claim.Template;
    }

    private static long? ValueOf(Claim claim, IReadOnlyList<Fact> facts, string slot) =>
        claim.FactIds.TryGetValue(slot, out var id)
        && facts.FirstOrDefault(fact => string.Equals(fact.Id, id, StringComparison.Ordinal)) is { } found
        && long.TryParse(found.Value, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
