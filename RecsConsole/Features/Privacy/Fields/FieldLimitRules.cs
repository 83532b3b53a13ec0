using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Fields;

namespace RecsConsole.Features.Privacy.Fields;

/// <summary>Which limits can be put into force, and what changes with them.</summary>
internal static class FieldLimitRules
{
    // the words of texts: what search has learned from them, and what of them was sent
    private static readonly DataField[] s_texts =
    [
        DataFields.CaseTitle,
        DataFields.CaseDescription,
        DataFields.DocumentTexts,
        DataFields.ActionTexts,
    ];

    /// <summary>Why limits cannot be put into force; null when they can.</summary>
    public static string? Problem(FieldLimits? limits)
    {
        foreach (var limit in limits?.Withheld ?? [])
        {
            if (DataFields.Find(limit.Field) is not { } field)
            {
                return Texts.NoSuchField.With(limit.Field);
            }

            if (limit.Purposes.Count == 0 || limit.Purposes.Any(purpose => !field.MayWithhold(purpose)))
            {
                return Texts.PurposeCannotBeWithheld.With(limit.Field);
            }
        }

        return null;
    }

    public static bool IsSame(FieldLimits? left, FieldLimits? right) =>
        CanonicalJson.Serialize(left).AsSpan().SequenceEqual(CanonicalJson.Serialize(right));

    /// <summary>Whether what search has learned or sent of texts must be made anew.</summary>
    public static bool MovesTexts(FieldLimits? before, FieldLimits? after) =>
        s_texts.Any(field =>
            new[] { FieldPurpose.Train, FieldPurpose.External }.Any(purpose =>
                before.Allows(field, purpose) != after.Allows(field, purpose)
            )
        );
}
