using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>The editable content of a playbook version; the rest of the row tracks its life cycle.</summary>
/// <param name="When">Conditions that must all hold for a case; empty means every case.</param>
public sealed record PlaybookContent(string Title, IReadOnlyList<PlaybookCondition> When, IReadOnlyList<PlaybookStep> Steps)
    : IVersionContent
{
    public static PlaybookContent Empty { get; } = new("", [], []);

    /// <summary>Why the stored definition cannot be read; null when it can.</summary>
    public string? Unreadable { get; init; }

    /// <summary>SHA-256 of the whole content, for the audit trail.</summary>
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

    /// <summary>The content in the form that the engine reads.</summary>
    public PlaybookFacts Facts(string key, int version) => new(key, version, When, Steps);

    internal static PlaybookContent From(PlaybookRow row)
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
