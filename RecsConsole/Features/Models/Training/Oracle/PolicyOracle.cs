using System.Globalization;
using System.Text.Json;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Models.Training.Oracle;

/// <summary>What policies said when an example was made, from their rows.</summary>
internal sealed class PolicyOracle
{
    private static readonly string[] s_others = ["priorities", "tiers", "regions", "products", "languages", "teams"];

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    private readonly List<PolicyLine> _policies;

    private PolicyOracle(List<PolicyLine> policies) => _policies = policies;

    public static PolicyOracle From(IEnumerable<PolicyRow> rows) => new([.. rows.Select(row => new PolicyLine(row, RulesOf(row)))]);

    /// <summary>Whether a policy in force prohibits the action on the case.</summary>
    public bool Forbid(TrainingExample example, string action) =>
        _policies.Exists(policy => Holds(example, policy) && Names(example, policy, action, rule => rule.Forbids));

    /// <summary>Whether a policy in force requires the action on the case, or may have required it then.</summary>
    public bool MayRequire(TrainingExample example, string action) =>
        _policies.Exists(policy =>
            (Holds(example, policy) || OracleChanges.IsLater(example, policy.Row.UpdatedAt))
            && Names(example, policy, action, rule => rule.Requires)
        );

    /// <summary>Whether the policy is in force, or may have been then.</summary>
    public bool MayHold(TrainingExample example, string key) =>
        _policies.Exists(policy =>
            string.Equals(policy.Row.Key, key, StringComparison.Ordinal)
            && (Holds(example, policy) || OracleChanges.IsLater(example, policy.Row.UpdatedAt))
        );

    private static bool Holds(TrainingExample example, PolicyLine policy) =>
        policy.Row.Status == VersionStatus.Published
        && !OracleChanges.IsLater(example, policy.Row.UpdatedAt)
        && policy.Row.EffectiveFrom <= example.Snapshot.At
        && !(policy.Row.EffectiveTo <= example.Snapshot.At);

    private static bool Names(TrainingExample example, PolicyLine policy, string action, Func<RuleLine, HashSet<string>> actions) =>
        policy.Rules.Exists(rule => actions(rule).Contains(action) && IsFor(rule, example.Snapshot.Case));

    // an empty list means any
    private static bool IsFor(RuleLine rule, CaseFacts facts) =>
        (rule.CaseTypes.Count == 0 || rule.CaseTypes.Contains(facts.Type))
        && (rule.IssueTypes.Count == 0 || rule.IssueTypes.Contains(facts.IssueType))
        && (rule.States.Count == 0 || rule.States.Contains(facts.State))
        && Is(rule.Others["priorities"], facts.Priority?.ToString(CultureInfo.InvariantCulture))
        && Is(rule.Others["tiers"], facts.AccountTier)
        && Is(rule.Others["regions"], facts.Region)
        && Is(rule.Others["products"], facts.Product)
        && Is(rule.Others["languages"], facts.Language)
        && Is(rule.Others["teams"], facts.Team)
        && rule.Fields.All(each => facts.MetConditions?.Contains(each.Canonical(), StringComparer.Ordinal) is true);

    private static bool Is(HashSet<string> any, string? value) => any.Count == 0 || (value is not null && any.Contains(value));

    private static List<RuleLine> RulesOf(PolicyRow row)
    {
        using var document = JsonDocument.Parse(row.RulesJson);
        return
        [
            .. document
                .RootElement.EnumerateArray()
                .Select(rule => new RuleLine(
                    KeysIn(rule, "caseTypes"),
                    KeysIn(rule, "issueTypes"),
                    KeysIn(rule, "states"),
                    KeysIn(rule, "requires"),
                    KeysIn(rule, "forbids"),
                    s_others.ToDictionary(name => name, name => KeysIn(rule, name), StringComparer.Ordinal),
                    FieldsIn(rule)
                )),
        ];
    }

    private static HashSet<string> KeysIn(JsonElement rule, string name) =>
        rule.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array
            ? list.EnumerateArray().Select(each => each.ToString()).ToHashSet(StringComparer.Ordinal) // a priority is a number
            : [];

    private static List<FieldCondition> FieldsIn(JsonElement rule) =>
        rule.TryGetProperty("fields", out var list) ? list.Deserialize<List<FieldCondition>>(s_json) ?? [] : [];

    private sealed record PolicyLine(PolicyRow Row, List<RuleLine> Rules);

    private sealed record RuleLine(
        HashSet<string> CaseTypes,
        HashSet<string> IssueTypes,
        HashSet<string> States,
        HashSet<string> Requires,
        HashSet<string> Forbids,
        Dictionary<string, HashSet<string>> Others,
        IReadOnlyList<FieldCondition> Fields
    );
}
