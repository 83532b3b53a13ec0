using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>The editable content of a policy version; the rest of the row tracks its life cycle.</summary>
public sealed record PolicyContent : IVersionContent
{
    // lists that rules got later: a policy without them keeps its text, and with it its hash
    private static readonly string[] s_later = ["recommends", "priorities", "tiers", "products", "regions", "languages", "teams", "fields"];

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutEmpty } },
    };

    public string Title { get; init; } = "";

    /// <summary>The rule in plain words.</summary>
    public string Statement { get; init; } = "";

    /// <summary>Null while not set.</summary>
    public DateTimeOffset? EffectiveFrom { get; init; }

    /// <summary>The first instant at which the policy is no longer in force; null means until it is retired.</summary>
    public DateTimeOffset? EffectiveTo { get; init; }

    public IReadOnlyList<PolicyRuleContent> Rules { get; init; } = [];

    /// <summary>SHA-256 of the whole content, for the audit trail.</summary>
    public string Hash =>
        CanonicalHash.Of(
            CanonicalJson.Serialize(
                new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["title"] = Title,
                    ["statement"] = Statement,
                    ["from"] = Exact(EffectiveFrom),
                    ["to"] = Exact(EffectiveTo),
                    ["rules"] = RulesJson(),
                }
            )
        );

    /// <summary>Distinct keys of the documents that its rules refer to.</summary>
    internal IEnumerable<string> DocumentKeys => Rules.SelectMany(rule => rule.Documents).Distinct(StringComparer.Ordinal);

    /// <summary>The content as a policy in force, to compare with others.</summary>
    public StandingPolicy Standing(string key) => new(key, Title, EffectiveFrom, EffectiveTo, Rules);

    /// <summary>The same with other documents.</summary>
    internal PolicyContent WithDocuments(Func<string, string> named) =>
        this with
        {
            Rules = [.. Rules.Select(rule => rule with { Documents = [.. rule.Documents.Select(named)] })],
        };

    internal PolicyContent WithoutDocuments() => this with { Rules = [.. Rules.Select(rule => rule with { Documents = [] })] };

    internal static PolicyContent From(PolicyRow row) =>
        new()
        {
            Title = row.Title,
            Statement = row.Statement,
            EffectiveFrom = row.EffectiveFrom,
            EffectiveTo = row.EffectiveTo,
            Rules = JsonSerializer.Deserialize<List<PolicyRuleContent>>(row.RulesJson, s_json) ?? [],
        };

    internal void WriteTo(PolicyRow row)
    {
        row.Title = Title.Trim();
        row.Statement = Statement.Trim();
        row.EffectiveFrom = EffectiveFrom ?? throw new InvalidOperationException("A policy without a beginning is not written.");
        row.EffectiveTo = EffectiveTo;
        row.RulesJson = RulesJson();
    }

    private string RulesJson() => JsonSerializer.Serialize(Rules, s_json);

    private static void WithoutEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(each => s_later.Contains(each.Name, StringComparer.Ordinal)))
        {
            property.ShouldSerialize = static (_, value) => value is ICollection { Count: > 0 };
        }
    }

    private static string Exact(DateTimeOffset? at) => at?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
