using System.Globalization;

namespace RecsConsole.Casework.Presence;

/// <summary>
/// What a node says of a person on a case, as the key of a change: ids only, like every change. Without a case it says only that the node
/// is there.
/// </summary>
/// <param name="Activity">Null: the person has left the case, on this node.</param>
internal sealed record PresenceBeat(string Node, Guid CaseId, Guid PersonId, CaseActivity? Activity)
{
    private const char Between = ':';
    private const string Gone = "gone";

    public bool IsOnCase => CaseId != Guid.Empty;

    public string Key =>
        IsOnCase
            ? string.Create(CultureInfo.InvariantCulture, $"{Node}{Between}{CaseId:N}{Between}{PersonId:N}{Between}{CodeOf(Activity)}")
            : Node;

    public static PresenceBeat Hello(string node) => new(node, Guid.Empty, Guid.Empty, null);

    /// <summary>Null for what this version does not understand.</summary>
    public static PresenceBeat? Parse(string key) =>
        key.Split(Between) switch
        {
            [{ Length: > 0 } node] => Hello(node),
            [{ Length: > 0 } node, var caseId, var personId, var code]
                when Guid.TryParseExact(caseId, "N", out var onCase)
                    && Guid.TryParseExact(personId, "N", out var person)
                    && IsKnown(code, out var activity) => new(node, onCase, person, activity),
            _ => null,
        };

    private static string CodeOf(CaseActivity? activity) =>
        activity switch
        {
            CaseActivity.Reading => "reading",
            CaseActivity.WritingNote => "note",
            CaseActivity.WritingToCustomer => "letter",
            _ => Gone,
        };

    private static bool IsKnown(string code, out CaseActivity? activity)
    {
        activity = code switch
        {
            "reading" => CaseActivity.Reading,
            "note" => CaseActivity.WritingNote,
            "letter" => CaseActivity.WritingToCustomer,
            _ => null,
        };
        return activity is not null || code is Gone;
    }
}
