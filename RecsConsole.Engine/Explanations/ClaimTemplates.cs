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
        ["action.permitted"] = "The workflow allows it in state {state}",
        ["process.changed"] = "The process has changed since {old_process} of these cases",
        ["document.policy"] =
            "States policy \"{policy}\", version {policy_version}, which applies here",
        ["document.used"] = "Used in {used:n} of {total}",
        ["document.search"] = "Number {rank} of {found} that text search found for this case",
        ["document.review_overdue"] = "Its review was due on {review_by}",
        ["expert.solved_skills"] = "Solved {solved}; skills {skills}",
        ["expert.solved"] = "Solved {solved}",
        ["expert.skills"] = "Skills {skills}",
        ["expert.resolved"] = "Resolved {used:n} of {total}",
        ["expert.load"] = "Has {open} open, can carry {capacity}",
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
