using System.Text.Json;

namespace RecsConsole.Features.Documents.Administration.Drafts;

/// <summary>What was typed about a document and not saved, with the version that waited then.</summary>
/// <param name="Version">Null: none waited.</param>
internal sealed record KeptDocument(DocumentDraft Draft, int? Version, long Revision)
{
    public string ToText() => JsonSerializer.Serialize(this);

    /// <summary>Null where there is none, or where another version of this program has written it in a way this one does not read.</summary>
    public static KeptDocument? Of(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonSerializer.Deserialize<KeptDocument>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
