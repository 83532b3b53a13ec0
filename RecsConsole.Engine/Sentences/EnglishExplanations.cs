using System.Globalization;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Routing;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Sentences;

/// <summary>Sentences in English.</summary>
internal sealed class EnglishExplanations : ExplanationLanguage
{
    public override string Code => "en";

    public override IReadOnlyDictionary<string, string> Templates { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["memory.done"] = "Done on this case on {done_on}",
            ["memory.failed"] = "Done on {done_on}, and it did not help",
            ["memory.written_failed"] = "Done on {done_on}; on {written_on} the customer wrote that it did not help",
            ["memory.written_works"] = "Done on {done_on}; on {written_on} the customer wrote that it works",
            ["memory.reopened"] = "Done on {done_on}, and the case was opened again",
            ["memory.worked"] = "Done on {done_on}, and the case was solved after it",
            ["action.required"] = "Required by policy \"{policy}\", version {policy_version}",
            ["action.recommended"] = "Policy \"{policy}\" (version {policy_version}) recommends this here",
            ["intent.read"] = "A model reads a request for this step in the text of the case: {intent} %",
            ["impact.affected"] = "People affected: {affected}; the step fits from {least_affected} on",
            ["sla.late.not_escalated"] = "The SLA is late and nobody has escalated",
            ["sla.late.waiting"] = "The SLA is late and the case still waits",
            ["sla.soon.not_escalated"] = "The SLA ends soon and nobody has escalated",
            ["sla.soon.waiting"] = "The SLA ends soon and the case still waits",
            ["action.solved"] = "Solved {resolved} of {used} that used it in this state",
            ["action.solved~one_yes"] = "Solved the {used} that used it in this state",
            ["action.solved_inferred"] = "Probably solved {resolved} of {used} that used it in this state",
            ["action.solved_inferred~one_yes"] = "Probably solved the {used} that used it in this state",
            ["action.pace"] = "Most of these were solved within {hours}",
            ["action.pace~one_yes"] = "It was solved within {hours}",
            ["action.used"] = "Used in this state in {used}, {ended_well} of which ended well",
            ["action.used~one_yes"] = "Used in this state in {used}, which ended well",
            ["action.used~one_no"] = "Used in this state in {used}, which did not end well",
            ["action.used~all"] = "Used in this state in {used}, all of which ended well",
            ["action.used~none"] = "Used in this state in {used}, none of which ended well",
            ["action.followed"] = "Followed {state} {observed} of {observed_total} times in this log",
            ["action.playbook"] = "Step {step} of {steps} of playbook \"{playbook}\"",
            ["action.playbook_way"] = "After it, step {step} of {steps} of playbook \"{playbook}\" can be done: {step_after}",
            ["action.next"] = "After {after}, it was the next step in {went_on} of {stood_there}",
            ["action.next_in_state"] = "In state {state}, {went_on} of {stood_there} took it at some time",
            ["action.deciding"] = "The {deciding} speaks for it: {likely} % likely as the next step, {otherwise} % without it",
            ["action.path"] = "{path_used} took it in state {state}, {path_well} of which ended well",
            ["action.path~one_yes"] = "{path_used} took it in state {state}, which ended well",
            ["action.path~one_no"] = "{path_used} took it in state {state}, which did not end well",
            ["action.path_failed"] =
                "After {failed_step} had not helped, {path_used} took it in state {state}, {path_well} of which ended well",
            ["action.path_failed~one_yes"] = "After {failed_step} had not helped, {path_used} took it in state {state}, which ended well",
            ["action.path_failed~one_no"] =
                "After {failed_step} had not helped, {path_used} took it in state {state}, which did not end well",
            ["action.path_issue"] = "Whatever the product, {path_used} took it in state {state}, {path_well} of which ended well",
            ["action.path_issue~one_yes"] = "Whatever the product, {path_used} took it in state {state}, which ended well",
            ["action.path_issue~one_no"] = "Whatever the product, {path_used} took it in state {state}, which did not end well",
            ["action.taken"] = "{path_used:n} of {path_cases} in state {state} took it",
            ["action.accounts"] = "{account_used} of similar accounts took it, {account_well} of which ended well",
            ["action.new"] = "New in the catalog: no similar case has used it in this state yet",
            ["action.wait"] = "Usually follows within {wait}",
            ["action.late"] = "Usually follows within {wait}, but the last step was on {last_on}",
            ["action.answer_late"] = "Answers usually come within {wait}, but the last step was on {last_on}",
            ["action.permitted"] = "The workflow allows it in state {state}",
            ["process.superseded"] = "{superseded} of {used_ever} went a way that the process no longer permits, not counted",
            ["process.changed"] = "In {old_process} of {used} counted here, an older version of the process applied",
            ["process.changed~one_yes"] = "In the {used} counted here, an older version of the process applied",
            ["document.policy"] = "In force for this case: policy \"{policy}\", version {policy_version}",
            ["document.used"] = "Used in {used:n} of {total}",
            ["document.search"] = "Search for this case put it at place {rank} of {found}",
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
            ["expert.handed_over"] = "Worked on {together} with people on this one, {handovers} of them handed over",
            ["expert.reachable"] = "In working hours now and speaks {language}",
            ["expert.speaks"] = "Speaks {language}",
            ["routed.finished"] = "Finished {alike_came} of {alike_cases} with the same {alike_fields}",
            ["routed.finished_any"] = "Finished {alike_came} of {alike_cases} of any kind",
            ["routed.used"] = "Used in {alike_came} of {alike_cases} with the same {alike_fields} that used a document",
            ["routed.used_any"] = "Used in {alike_came} of {alike_cases} of any kind that used a document",
            ["expert.new"] = "New here: no finished case in their record yet",
            ["expert.spread"] = "Has {fewer} than a closer match further down",
            ["expert.load"] = "Has {open} open, can carry {capacity}",
            ["ground.action.cold"] = "no similar case is finished yet, so there is nothing to count",
            ["ground.document.cold"] = "no similar case is finished yet; suggestions follow policy and text search",
            ["ground.expert.cold"] = "no similar case is finished yet; suggestions follow skills and teams",
            ["ground.action.none"] = "no similar case used this action in this state yet",
            ["ground.action.none_after_failure"] = "no similar case used this action after the same step had failed",
            ["ground.action.few"] = "only {used} used this action in this state",
            ["ground.action.sla"] = "{used} used this action in this state, {sla_met} of them met their SLA",
            ["ground.action.well"] = "{used} used this action in this state, {ended_well} of them ended well",
            ["ground.action.solved"] = "it solved {resolved} of {used} that used it in this state",
            ["ground.action.solved_inferred"] = "it probably solved {resolved} of {used} that used it in this state",
            ["ground.action.counted"] = "its chance rests on {counted} steps of finished cases in this state",
            ["ground.document.none"] = "no similar case used this document yet",
            ["ground.document.few"] = "only {used} used this document",
            ["ground.document.sla"] = "{used} used this document, {sla_met} of them met their SLA",
            ["ground.document.well"] = "{used} used this document, {ended_well} of them ended well",
            ["ground.expert.none"] = "no similar case in their record yet",
            ["ground.expert.few"] = "they resolved only {used:n} of the similar cases",
            ["ground.expert.sla"] = "they resolved {used:n} of the similar cases, {sla_met} of them met their SLA",
            ["ground.expert.well"] = "they resolved {used:n} of the similar cases, {ended_well} of them ended well",
            ["ground.action.early"] = "the step before it was not done yet",
            ["action.early"] = "Playbook \"{playbook}\" has {step_before} before it",
            ["action.answer_after_deadline"] = "Answers usually come within {wait}, but the deadline is before that",
            ["ground.action.after_work"] =
                "nothing else was done about this case yet, and {after_work} of {taken_here} took it after other work",
            ["ground.action.opposite"] = "only it or {other_step} can be done, not both",
            ["ground.action.late"] = "the deadline has passed, so this is about a solution after it",
            ["closing.skipped"] = "Policy \"{skipped_policy}\" requires {skipped_step}, which was not done on this case",
            ["closing.news"] = "Something came in on {news_on}, after the last work on the problem: read it first",
            ["closing.unanswered"] = "The last work on the problem was {last_work} on {worked_on}, and it was not confirmed since",
            ["ground.action.failed_here"] = "done on this case before, and it did not help",
            ["ground.action.done_here"] = "done on this case before",
            ["ground.unlikely"] = "{used} used it, but in the whole history its chance is small",
            ["ground.low.time"] = "with this much time gone, {chance} % of cases end well whatever is done; {overall_chance} % is usual",
            ["ground.low.here"] = "in this situation, {chance} % of cases end well whatever is done; {overall_chance} % is usual",
            ["ground.low.closing"] = "at this point, {chance} % of cases are closed next, the others need another step first",
            ["ground.low.action"] = "after it, {chance} % of cases end well here; {overall_chance} % is usual",
            ["ground.low.chance"] = "{used} used it, but its chance on this case is {chance} %; Medium takes {least_chance} %",
            ["ground.capped"] = "its own record would allow a stronger sign, but signs do not rise down a list",
            ["ground.capped.high"] = "by its own record it would be High, but signs do not rise down a list",
            ["ground.capped.medium"] = "by its own record it would be Medium, but signs do not rise down a list",
            ["ground.incomplete"] = "only {known} of {fields} fields of this case are known",
            ["ground.stale_contract"] = "the customer's contract was last confirmed {contract_age} ago",
            [ClaimTemplates.Plain] = "Suggested by the rules and records of this desk",
        };

    internal override IReadOnlyList<ComparisonPhrase> Comparisons { get; } =
    [
        new("at least", Comparison.AtLeast),
        new("no fewer than", Comparison.AtLeast),
        new("no less than", Comparison.AtLeast),
        new("at most", Comparison.AtMost),
        new("no more than", Comparison.AtMost),
        new("up to", Comparison.AtMost),
        new("more than", Comparison.MoreThan),
        new("over", Comparison.MoreThan, MustCount: true),
        new("fewer than", Comparison.FewerThan),
        new("less than", Comparison.FewerThan),
        new("under", Comparison.FewerThan, MustCount: true),
        new("within", Comparison.Within),
        new("all of which", Comparison.All),
        new("all of them", Comparison.All),
        new("none of which", Comparison.None),
        new("none of them", Comparison.None),
        new(", which ended well", Comparison.All),
        new("did not end well", Comparison.None),
        new("nobody has escalated", Comparison.NotEscalated),
        new("still waits", Comparison.Waits),
        new("probably", Comparison.Inferred),
        new("is late", Comparison.Late),
        new("ends soon", Comparison.Soon),
        new("no similar case", Comparison.Unused),
        new("no finished case", Comparison.Unused),
        new("most", Comparison.Most),
        new("fewer", Comparison.Fewer),
        new("less", Comparison.Less),
        .. Never("more", "better", "best", "worse", "worst", "higher", "highest", "lower", "lowest"),
        .. Never("faster", "fastest", "slower", "slowest", "half", "twice", "double", "nearly"),
        .. Never("yesterday", "today", "tomorrow", "every", "all", "none", "everybody", "nobody"),
        .. Never("late", "early", "soon"),
    ];

    internal override IReadOnlyDictionary<string, long> NumberWords { get; } =
        new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase)
        {
            ["zero"] = 0,
            ["two"] = 2,
            ["three"] = 3,
            ["four"] = 4,
            ["five"] = 5,
            ["six"] = 6,
            ["seven"] = 7,
            ["eight"] = 8,
            ["nine"] = 9,
            ["ten"] = 10,
            ["eleven"] = 11,
            ["twelve"] = 12,
            ["twenty"] = 20,
            ["hundred"] = 100,
            ["thousand"] = 1000,
        };

    internal override IReadOnlyList<string> Months { get; } =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    internal override (char Open, char Close) Quotes => ('"', '"');

    internal override string PartOf => "of";

    internal override char Thousands => ',';

    internal override char Decimals => '.';

    internal override string And => " and ";

    internal override string Then => ", then ";

    protected override IReadOnlyDictionary<string, string> Nouns { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FactTypes.SimilarCases] = "similar case|similar cases",
            [FactTypes.ResolvedCases] = "similar resolved case|similar resolved cases",
            [FactTypes.SuchCases] = "such case|such cases",
            [FactTypes.IssueCases] = "case of this issue type|cases of this issue type",
            [FactTypes.Cases] = "case|cases",
            [FactTypes.FewerCases] = "fewer open case|fewer open cases",
            [FactTypes.Hours] = "hour|hours",
            [FactTypes.Days] = "day|days",
        };

    protected override IReadOnlyDictionary<string, string> Fields { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [RoutingFields.IssueType] = "issue type",
            [RoutingFields.Product] = "product",
            [RoutingFields.Region] = "region",
            [RoutingFields.Priority] = "priority",
            [RoutingFields.Account] = "customer",
            [RoutingFields.Team] = "team",
            [RoutingFields.Text] = "text",
        };

    public override string Label(ConfidenceLabel label) =>
        label switch
        {
            ConfidenceLabel.High => "High",
            ConfidenceLabel.Medium => "Medium",
            _ => "Low",
        };

    public override int FormOf(long number) => PluralForms.OneOrMany(number);

    public override string Date(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]} {day.Year}");

    private static IEnumerable<ComparisonPhrase> Never(params string[] words) =>
        words.Select(word => new ComparisonPhrase(word, Comparison.Never));
}
