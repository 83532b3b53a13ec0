namespace RecsConsole.Engine.Explanations;

/// <summary>
/// The sentences, by name; a placeholder is filled from the fact the claim binds to it. A past decision names the version, so a template is
/// never reworded under the same version.
/// </summary>
public static class ClaimTemplates
{
    /// <summary>Version of the texts.</summary>
    public const int Version = 1;

    /// <summary>The language every template is there in, and the fallback of all others.</summary>
    public const string DefaultLanguage = "en";

    private static readonly Dictionary<string, string> English = new(StringComparer.Ordinal)
    {
        ["action.required"] = "Required by policy \"{policy}\", version {policy_version}",
        ["sla.late.not_escalated"] = "The SLA is late and nobody has escalated",
        ["sla.late.waiting"] = "The SLA is late and the case still waits",
        ["sla.soon.not_escalated"] = "The SLA ends soon and nobody has escalated",
        ["sla.soon.waiting"] = "The SLA ends soon and the case still waits",
        ["action.solved"] = "Solved {resolved} of {used} that used it, most within {hours}",
        ["action.used"] = "Used at this point in {used}, {ended_well} of which ended well",
        ["action.followed"] = "Followed {state} {observed} of {observed_total} times in this log",
        ["action.playbook"] = "Step {step} of {steps} of playbook \"{playbook}\"",
        ["action.next"] = "After {after}, {went_on} of {stood_there} went on with it",
        ["action.next_in_state"] = "{went_on} of {stood_there} went on with it from state {state}",
        ["action.path"] =
            "Of {path_cases} in state {state}, {path_used} took it and {path_well} of these ended well",
        ["action.path_issue"] =
            "Of {path_cases} in state {state}, whatever the product, {path_used} took it and {path_well} of these ended well",
        ["action.accounts"] =
            "{account_well} of {account_used} of {accounts} that took it ended well",
        ["action.new"] = "New action: no similar case has used it yet",
        ["action.permitted"] = "The workflow allows it in state {state}",
        ["process.superseded"] =
            "{superseded} of {used_ever} went a way that the process no longer permits, not counted",
        ["process.changed"] = "The process has changed since {old_process} of these cases",
        ["document.policy"] =
            "States policy \"{policy}\", version {policy_version}, which applies here",
        ["document.used"] = "Used in {used:n} of {total}",
        ["document.search"] = "Number {rank} of {found} that text search found for this case",
        ["document.curated"] = "Picked for cases of type {issue_type}",
        ["document.frequent"] = "Used in {doc_cases} of {doc_total} of type {issue_type}",
        ["document.recent_policy"] = "Policy \"{policy}\" changed on {changed_on}",
        ["document.new"] = "New document: no similar case has used it yet",
        ["document.review_overdue"] = "Its review was due on {review_by}",
        ["expert.solved_skills"] = "Solved {solved}; skills {skills}",
        ["expert.solved"] = "Solved {solved}",
        ["expert.skills"] = "Skills {skills}",
        ["expert.resolved"] = "Resolved {used:n} of {total}",
        ["expert.team"] = "Works in team {team}, which has the case",
        ["expert.together"] = "Worked on {together} with people on this one",
        ["expert.handed_over"] =
            "Worked on {together} with people on this one, {handovers} of them handed over",
        ["expert.reachable"] = "In working hours now and speaks {language}",
        ["expert.speaks"] = "Speaks {language}",
        ["expert.new"] = "New here: no finished case in their record yet",
        ["expert.spread"] = "Spread over the team: {less} less match, {fewer} on that desk",
        ["expert.load"] = "Has {open} open, can carry {capacity}",
        ["ground.action.cold"] =
            "no similar case is finished yet; suggestions follow workflow and policy",
        ["ground.document.cold"] =
            "no similar case is finished yet; suggestions follow policy and text search",
        ["ground.expert.cold"] =
            "no similar case is finished yet; suggestions follow skills and teams",
        ["ground.action.none"] = "no similar case used this action yet",
        ["ground.action.few"] = "only {used} used this action",
        ["ground.action.sla"] = "{used} used this action, {sla_met} of them met their SLA",
        ["ground.action.well"] = "{used} used this action, {ended_well} of them ended well",
        ["ground.document.none"] = "no similar case used this document yet",
        ["ground.document.few"] = "only {used} used this document",
        ["ground.document.sla"] = "{used} used this document, {sla_met} of them met their SLA",
        ["ground.document.well"] = "{used} used this document, {ended_well} of them ended well",
        ["ground.expert.none"] = "no similar case in their record yet",
        ["ground.expert.few"] = "their record is only {used}",
        ["ground.expert.sla"] = "their record is {used}, {sla_met} of them met their SLA",
        ["ground.expert.well"] = "their record is {used}, {ended_well} of them ended well",
        ["ground.incomplete"] =
            "{used} point here, but only {known} of {fields} fields of this case are known",
    };

    /// <summary>Names of all templates.</summary>
    public static IEnumerable<string> Names => English.Keys;

    /// <summary>The text of a template in a language, in English where that language has none.</summary>
    public static string Text(string template, string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return English.TryGetValue(template, out var text)
            ? text
            : throw new ArgumentException(
                $"There is no template '{template}' in version {Version}.",
                nameof(template)
            );
    }

    /// <summary>What a confidence label is called.</summary>
    public static string Label(ConfidenceLabel label, string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return label switch
        {
            ConfidenceLabel.High => "High",
            ConfidenceLabel.Medium => "Medium",
            _ => "Low",
        };
    }
}
