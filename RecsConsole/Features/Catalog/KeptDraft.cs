using System.Text.Json;
using RecsConsole.Features.Catalog.Versions;

namespace RecsConsole.Features.Catalog;

/// <summary>What was typed into an editor and not saved, with the version it was based on.</summary>
/// <param name="Key">The id as it was typed.</param>
public sealed record KeptDraft<TContent>(string Key, DraftBase<TContent>? Base, TContent Content)
{
    public string ToText() => JsonSerializer.Serialize(this);

    /// <summary>As a version, which a form is made of.</summary>
    public DraftBase<TContent> ToVersion() => new(Key, 0, VersionStatus.Draft, 0, Content);
}
