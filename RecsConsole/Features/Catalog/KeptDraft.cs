using System.Text.Json;

namespace RecsConsole.Features.Catalog;

/// <summary>What was typed into an editor and not saved, with the version it was based on.</summary>
/// <param name="Key">The id as it was typed.</param>
public sealed record KeptDraft<TContent>(string Key, DraftBase<TContent>? Base, TContent Content)
{
    public string ToText() => JsonSerializer.Serialize(this);

    /// <summary>As a version, which a form is made of.</summary>
    public DraftBase<TContent> ToVersion() => new(Key, 0, VersionStatus.Draft, 0, Content);
}

/// <summary>Reads what was kept.</summary>
internal static class KeptDraft
{
    /// <summary>Null where there is none, or where another version of this program has written it in a way this one does not read.</summary>
    public static KeptDraft<TContent>? Of<TContent>(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonSerializer.Deserialize<KeptDraft<TContent>>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
