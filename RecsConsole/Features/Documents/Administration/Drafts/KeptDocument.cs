using System.Text.Json;

namespace RecsConsole.Features.Documents.Administration.Drafts;

/// <summary>Unsaved editor input for a document, with the version that was pending then.</summary>
/// <param name="Version">Null when no version was pending.</param>
internal sealed record KeptDocument(DocumentDraft Draft, int? Version, long Revision)
{
    public string ToText() => JsonSerializer.Serialize(this);
}
