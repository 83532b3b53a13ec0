using System.Globalization;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;

namespace RecsConsole.Tests.Engine.Explanations;

/// <summary>Claims of every template with facts of many sizes, as genuine explanations have them.</summary>
internal static class ExplanationSamples
{
    /// <summary>Sizes that cover each plural form of each language, and thousands.</summary>
    public static readonly int[] Sizes = [1, 2, 5, 12, 22, 1044, 25123];

    private static readonly Dictionary<string, string> s_types = new(StringComparer.Ordinal)
    {
        ["policy"] = FactTypes.Policy,
        ["state"] = FactTypes.State,
        ["playbook"] = FactTypes.Playbook,
        ["after"] = FactTypes.Steps,
        ["failed_step"] = FactTypes.Steps,
        ["step_before"] = FactTypes.Steps,
        ["other_step"] = FactTypes.Steps,
        ["step_after"] = FactTypes.Steps,
        ["taken_here"] = FactTypes.SimilarCases,
        ["skipped_step"] = FactTypes.Steps,
        ["skipped_policy"] = FactTypes.Policy,
        ["last_work"] = FactTypes.Steps,
        ["worked_on"] = FactTypes.Date,
        ["news_on"] = FactTypes.Date,
        ["issue_type"] = FactTypes.IssueType,
        ["skills"] = FactTypes.Skills,
        ["team"] = FactTypes.Team,
        ["language"] = FactTypes.Language,
        ["changed_on"] = FactTypes.Date,
        ["review_by"] = FactTypes.Date,
        ["hours"] = FactTypes.Hours,
        ["wait"] = FactTypes.Hours,
        ["contract_age"] = FactTypes.Days,
        ["last_on"] = FactTypes.Date,
        ["used"] = FactTypes.ResolvedCases,
        ["used_ever"] = FactTypes.SimilarCases,
        ["total"] = FactTypes.SimilarCases,
        ["stood_there"] = FactTypes.Cases,
        ["path_cases"] = FactTypes.SuchCases,
        ["path_used"] = FactTypes.SuchCases,
        ["account_used"] = FactTypes.Cases,
        ["doc_total"] = FactTypes.Cases,
        ["solved"] = FactTypes.IssueCases,
        ["together"] = FactTypes.Cases,
        ["less"] = FactTypes.Score,
        ["fewer"] = FactTypes.FewerCases,
        ["alike_cases"] = FactTypes.Cases,
        ["alike_fields"] = FactTypes.Fields,
        ["deciding"] = FactTypes.Fields,
        ["sla"] = FactTypes.SlaBand,
    };

    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["policy"] = "P-7",
        ["state"] = "waiting",
        ["playbook"] = "sign-in",
        ["after"] = "ask,fix",
        ["failed_step"] = "ask",
        ["step_before"] = "ask",
        ["other_step"] = "fix",
        ["step_after"] = "fix",
        ["skipped_step"] = "ask",
        ["skipped_policy"] = "P-7",
        ["last_work"] = "fix",
        ["worked_on"] = "2026-03-02",
        ["news_on"] = "2026-03-02",
        ["issue_type"] = "sign_in",
        ["skills"] = "sso,saml,billing",
        ["team"] = "support",
        ["language"] = "de",
        ["changed_on"] = "2026-01-31",
        ["review_by"] = "2026-03-01",
        ["last_on"] = "2026-03-02",
        ["alike_fields"] = "issue_type,product,field:sub_category",
        ["deciding"] = "field:claim_amount",
    };

    /// <summary>Slots that hold the part; all other counts hold the whole.</summary>
    private static readonly string[] s_parts =
    [
        "resolved",
        "ended_well",
        "sla_met",
        "path_well",
        "account_well",
        "superseded",
        "old_process",
        "went_on",
        "doc_cases",
        "observed",
        "step",
        "rank",
        "handovers",
        "known",
        "alike_came",
        "otherwise",
        "after_work",
    ];

    /// <summary>Every template at every size: the part none, some, or all of it.</summary>
    public static IEnumerable<(string Name, Claim Claim, IReadOnlyList<Fact> Facts)> All() =>
        from template in ClaimTemplates.Names.Where(name => name != ClaimTemplates.Plain)
        from size in Sizes
        from part in new[] { 0, (size + 1) / 2, size }.Distinct()
        where IsGenuine(template, part)
        select Sample(template, size, part);

    public static string? Labels(string type, string key) =>
        (type, key) switch
        {
            (FactTypes.Policy, _) => "Identity checks of 2025",
            (FactTypes.State, _) => "Waiting for customer",
            (FactTypes.Steps, "ask") => "Request log bundle",
            (FactTypes.Steps, _) => "Reload metadata",
            (FactTypes.Skills, _) => key.ToUpperInvariant(),
            (FactTypes.Language, _) => "Deutsch",
            (FactTypes.Playbook, _) => "Sign-in fails at most partners",
            _ => null,
        };

    public static (string Name, Claim Claim, IReadOnlyList<Fact> Facts) Sample(string template, int size, int part)
    {
        var slots = ClaimTemplates.SlotsOf(ClaimTemplates.Text(template, "en"));
        var facts = slots.Select(slot => FactOf(slot, size, part)).Concat(Bound(template)).ToList();
        return (
            string.Create(CultureInfo.InvariantCulture, $"{template} {part} of {size}"),
            new(template, facts.ToDictionary(fact => fact.Id, fact => fact.Id, StringComparer.Ordinal)),
            facts
        );
    }

    // a part of zero is only possible where the template speaks of no step, rank or solved case, and of no hours of solved cases
    private static bool IsGenuine(string template, int part) =>
        part > 0
        || template
            is "action.used"
                or "action.path"
                or "action.path_issue"
                or "action.path_failed"
                or "action.accounts"
                or "ground.action.sla"
                or "ground.action.well"
                or "ground.document.sla"
                or "ground.document.well"
                or "ground.expert.sla"
                or "ground.expert.well";

    private static Fact FactOf(string slot, int size, int part)
    {
        var value =
            s_names.GetValueOrDefault(slot)
            ?? (
                s_parts.Contains(slot) ? part
                : slot == "less" ? size * 10_000
                : slot == "path_cases" ? size + 7
                : size
            ).ToString(CultureInfo.InvariantCulture);
        return new(slot, s_types.GetValueOrDefault(slot, FactTypes.Count), "test." + slot, value, ["test"]);
    }

    // facts that the sentence states in words
    private static IEnumerable<Fact> Bound(string template)
    {
        if (template.StartsWith("sla.", StringComparison.Ordinal))
        {
            var late = template.StartsWith("sla.late", StringComparison.Ordinal);
            var waits = template.EndsWith("waiting", StringComparison.Ordinal);
            yield return new("sla", FactTypes.SlaBand, "case.sla_band", late ? "late" : "soon", []);
            yield return new("escalations", FactTypes.Count, "x", waits ? "1" : "0", []);
        }

        if (template.EndsWith("solved_inferred", StringComparison.Ordinal))
        {
            yield return new("inferred", FactTypes.Count, "x", "1", []);
        }

        if (template is "expert.new")
        {
            yield return new("worked", FactTypes.Count, "x", "0", []);
        }
        else if (
            template is "action.new" or "document.new"
            || template.EndsWith(".none", StringComparison.Ordinal)
            || template.EndsWith(".none_after_failure", StringComparison.Ordinal)
            || template.EndsWith(".cold", StringComparison.Ordinal)
        )
        {
            yield return new("used", FactTypes.SimilarCases, "x", "0", []);
        }
    }
}
