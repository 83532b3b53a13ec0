using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>What people write in a version of a playbook; the rest of its row is its life.</summary>
/// <param name="When">All of them hold in the cases it is for; none: in any.</param>
public sealed record PlaybookContent(string Title, IReadOnlyList<PlaybookCondition> When, IReadOnlyList<PlaybookStep> Steps)
{
    public static PlaybookContent Empty { get; } = new("", [], []);

    /// <summary>Why the stored definition cannot be read; null when it can.</summary>
    public string? Unreadable { get; init; }

    /// <summary>SHA-256 over all of it: what the audit trail keeps.</summary>
    public string Hash =>
        CanonicalHash.Of(
            CanonicalJson.Serialize(
                new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["title"] = Title,
                    ["definition"] = PlaybookReader.ToJson(Facts("", 0)),
                }
            )
        );

    /// <summary>As the engine reads it.</summary>
    public PlaybookFacts Facts(string key, int version) => new(key, version, When, Steps);

    internal static PlaybookContent Of(PlaybookRow row)
    {
        try
        {
            var facts = PlaybookReader.Parse(row.Key, row.Version, row.DefinitionJson);
            return new(row.Title, facts.Triggers, facts.Steps);
        }
        catch (InvalidDataException e)
        {
            return Empty with { Title = row.Title, Unreadable = e.Message };
        }
    }

    internal void WriteTo(PlaybookRow row)
    {
        row.Title = Title.Trim();
        row.DefinitionJson = PlaybookReader.ToJson(Facts(row.Key, row.Version));
    }
}
