using System.Text.Json;

namespace RecsConsole.Features.Documents.Administration.Drafts;

/// <summary>What was typed about a document and not saved, with the version that waited then.</summary>
/// <param name="Version">Null: none waited.</param>
internal sealed record KeptDocument(DocumentDraft Draft, int? Version, long Revision)
{
    public string ToText() => JsonSerializer.Serialize(this);
}
