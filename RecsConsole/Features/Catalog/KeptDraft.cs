using System.Text.Json;
using RecsConsole.Features.Catalog.Versions;

namespace RecsConsole.Features.Catalog;

/// <summary>Unsaved editor input, with the version that it is based on.</summary>
/// <param name="Key">The id as it was typed.</param>
public sealed record KeptDraft<TContent>(string Key, DraftBase<TContent>? Base, TContent Content)
{
    public string ToText() => JsonSerializer.Serialize(this);

    /// <summary>The draft as a version, from which a form is built.</summary>
    public DraftBase<TContent> ToVersion() => new(Key, 0, VersionStatus.Draft, 0, Content);
}
