using RecsConsole.Engine.Fields;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Masking;

namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>The data fields that indexed texts are made of.</summary>
public static class TextFields
{
    /// <summary>The fields of a kind's title and body.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static (DataField Title, DataField Body) Of(TextKind kind) =>
        kind switch
        {
            TextKind.Case => (DataFields.CaseTitle, DataFields.CaseDescription),
            TextKind.Document => (DataFields.DocumentTexts, DataFields.DocumentTexts),
            TextKind.Action => (DataFields.ActionTexts, DataFields.ActionTexts),
            TextKind.Person => (DataFields.PersonName, DataFields.PersonSkills),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };

    /// <summary>The fields of all texts that may not be used for the purpose.</summary>
    public static IReadOnlyList<DataField> Refused(FieldLimits? limits, FieldPurpose purpose, IEnumerable<TextKind> kinds) =>
        limits.Refused(kinds.Select(Of).SelectMany(each => new[] { each.Title, each.Body }), purpose);

    /// <summary>The part of a text that may be sent to an external model; null when none may.</summary>
    public static OutboundText? Outbound(SearchText text, TextKind kind, TextMask mask, FieldLimits? limits)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (title, body) = Of(kind);
        return OutboundText.From(mask, limits, new FieldText(title, text.Title), new FieldText(body, text.Body));
    }
}
