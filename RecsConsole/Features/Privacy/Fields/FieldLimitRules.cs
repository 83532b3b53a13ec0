using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Fields;

namespace RecsConsole.Features.Privacy.Fields;

/// <summary>Which limits are valid, and what a change affects.</summary>
internal static class FieldLimitRules
{
    // fields with text, from which search learns and which may be sent out
    private static readonly DataField[] s_texts =
    [
        DataFields.CaseTitle,
        DataFields.CaseDescription,
        DataFields.DocumentTexts,
        DataFields.ActionTexts,
    ];

    /// <summary>Why limits are not valid; null when they are.</summary>
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

    /// <summary>Whether search must relearn or resend what it took from texts.</summary>
    public static bool MovesTexts(FieldLimits? before, FieldLimits? after) =>
        s_texts.Any(field =>
            new[] { FieldPurpose.Train, FieldPurpose.External }.Any(purpose =>
                before.Allows(field, purpose) != after.Allows(field, purpose)
            )
        );
}
