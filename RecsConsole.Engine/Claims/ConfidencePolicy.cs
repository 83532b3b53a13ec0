using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Claims;

/// <summary>
/// High, Medium or Low by calibrated probability, number of similar cases and the lower bound of their success rate, with its basis as a
/// claim. A counted chance of an action needs no similar cases to be Medium, only to be High: few similar cases say nothing against it. High
/// takes a chance that is above the usual one, and is not given when the case has less than half of the fields that such cases usually have,
/// which is too little to call cases similar, nor to an action already done on the case, one that a playbook takes only after a step not done
/// yet, or one beside a surer step of which only one can be taken. An action that did not help is Low, and so is one that similar cases took only after
/// other work while nothing was done (<see cref="StepsAfterWork"/>). Once the deadline has passed, a good
/// ending is one soon, and High says so: not giving it then was tried, and High did no better than Medium (docs/benchmarks.md). An action that
/// the contract must include is one label lower while the contract has not been confirmed for long.
/// </summary>
internal static class ConfidencePolicy
{
    internal static Confidence Judge(
        FactSheet sheet,
        CaseSnapshot snapshot,
        Candidate candidate,
        UseInSimilarCases use,
        long ranked,
        string? opposite
    )
    {
        var index = SnapshotIndex.From(snapshot);
        var probability = ChanceOf(index, candidate, ranked);
        var evidence = EvidenceLabel(snapshot, candidate, use, probability);
        var limits = LimitsOf(snapshot, candidate) with { Opposite = opposite };
        var label = limits.On(evidence);
        var reason =
            label < evidence ? LoweredBy(sheet, limits)
            : label == ConfidenceLabel.High && limits.IsLate ? sheet.Bind("ground.action.late")
            : RecordOf(sheet, snapshot, candidate, use, new(label, probability));
        var known = FixedPoint.One * Math.Min(limits.Known, limits.Fields) / limits.Fields;
        return new(label, probability, use.Used, use.EndedWell, BoundOf(use), known, reason)
        {
            IsInherited = candidate.Kind == SlateKind.Action && !(index.Chances.IsCounted(candidate.Id) ?? use.Used > 0) ? true : null,
        };
    }

    // what the case itself allows, whatever similar cases show
    private static CaseLimits LimitsOf(CaseSnapshot snapshot, Candidate candidate) =>
        new(
            MemoryOf(snapshot, candidate),
            SimilarityFields.Of(snapshot.Case).Known,
            FieldsOf(snapshot),
            RestsOnContract(snapshot, candidate) ? snapshot.Case.StaleContractDays : null
        )
        {
            Early = candidate.Kind == SlateKind.Action ? SnapshotIndex.From(snapshot).Playbooks.Of(candidate.Id) : null,
            AfterWork = candidate.Kind == SlateKind.Action ? SnapshotIndex.From(snapshot).AfterWork.Of(candidate.Id) : null,
            IsLate = candidate.Kind == SlateKind.Action && snapshot.Case.SlaBand == SlaBand.Late,
        };

    // why the label is lower than the record of similar cases allows
    private static Claim LoweredBy(FactSheet sheet, CaseLimits limits)
    {
        if (limits.Memory is { } memory && (memory.HasFailed || !limits.IsIncomplete))
        {
            return sheet.Bind(memory.HasFailed ? "ground.action.failed_here" : "ground.action.done_here", "done_on");
        }

        if (limits.StaleContractDays is { } days)
        {
            sheet.Count("contract_age", FactTypes.Days, "account.contract_age", days, "snapshot:case");
            return sheet.Bind("ground.stale_contract", "contract_age");
        }

        if ((limits.IsIncomplete && limits.AfterWork is null) || limits.Turn(sheet) is not { } turn)
        {
            return Incomplete(sheet, limits);
        }

        return turn;
    }

    private static Claim Incomplete(FactSheet sheet, CaseLimits limits)
    {
        sheet.Count("known", FactTypes.Count, "case.known_fields", limits.Known, "snapshot:case");
        sheet.Count("fields", FactTypes.Count, "case.fields", limits.Fields, "snapshot:case");
        return sheet.Bind("ground.incomplete", "known", "fields");
    }

    // the record of similar cases, from which the label follows
    private static Claim RecordOf(FactSheet sheet, CaseSnapshot snapshot, Candidate candidate, UseInSimilarCases use, JudgedChance judged)
    {
        var (kind, index) = (candidate.Kind, SnapshotIndex.From(snapshot));
        var needed = ThresholdsOf(snapshot.Shared.Configuration, kind).And(ConfidenceThresholds.Default);
        if (judged.Label == ConfidenceLabel.Medium && needed.LabelOf(judged.Probability, use.Used, BoundOf(use)) == ConfidenceLabel.Low)
        {
            sheet.Count("counted", FactTypes.Count, "chances.counted", index.Chances.StepsOf(candidate.Id), "snapshot:case");
            return sheet.Bind("ground.action.counted", "counted");
        }

        var few = use.Used < needed.MediumCases;
        // a good record beside Low looks wrong
        var isUnlikely =
            !few && judged.Label == ConfidenceLabel.Low && needed.LabelOf(FixedPoint.One, use.Used, BoundOf(use)) > judged.Label;
        return isUnlikely && kind != SlateKind.Expert
            ? LowChance.Bind(sheet, index.Chances, candidate, judged.Probability, needed.MediumProbability)
            : ReasonOf(sheet, kind, use, few, index.Evidence);
    }

    // a ranker's probability reflects its order; where there is history, that predicts better how steps turn out
    private static long ChanceOf(SnapshotIndex index, Candidate candidate, long ranked) =>
        (candidate.Kind == SlateKind.Action ? index.Chances.Of(candidate.Id) : null) ?? ranked;

    // the issue type is always known
    private static int FieldsOf(CaseSnapshot snapshot) => Math.Max(snapshot.Visible.History?.FieldsInUse ?? SimilarityFields.Number, 1);

    private static long BoundOf(UseInSimilarCases use) => FixedPoint.FromDouble(WilsonInterval.Lower(use.EndedWell, use.Used));

    private static ConfidenceLabel EvidenceLabel(CaseSnapshot snapshot, Candidate candidate, UseInSimilarCases use, long probability)
    {
        var thresholds = ThresholdsOf(snapshot.Shared.Configuration, candidate.Kind);
        var label = thresholds.LabelOf(probability, use.Used, BoundOf(use));
        if (candidate.Kind != SlateKind.Action)
        {
            return label;
        }

        var chances = SnapshotIndex.From(snapshot).Chances;
        return IsUnlikely(chances, candidate.Id, probability) ? ConfidenceLabel.Low
            : label == ConfidenceLabel.High && !chances.IsClosing(candidate.Id) && !chances.IsAboveUsual(probability)
                ? ConfidenceLabel.Medium
            : label == ConfidenceLabel.Low && IsCounted(chances, candidate.Id, thresholds.And(ConfidenceThresholds.Default), probability)
                ? ConfidenceLabel.Medium
            : label;
    }

    // Few similar cases, or a poor record of them, say nothing against a chance counted over all cases: in four logs and the demo such steps
    // ended as well as those with a record.
    private static bool IsCounted(StepChances chances, string action, ConfidenceThresholds needed, long probability) =>
        chances.StepsOf(action) >= needed.MediumCases && probability >= needed.MediumProbability;

    // Closing a case is compared with other steps as if the case were ready for it, and whether it is counts on its own: otherwise the
    // obvious end of most cases would be Low.
    private static bool IsUnlikely(StepChances chances, string action, long probability) =>
        chances.IsBelowUsual(chances.OnceReady(action) ?? probability) || chances.IsTooSoon(action);

    // an activity that people repeat in a log does not count as a second attempt, unless it did not help on this case
    private static RememberedStep? MemoryOf(CaseSnapshot snapshot, Candidate candidate)
    {
        var index = SnapshotIndex.From(snapshot);
        return
            candidate.Kind == SlateKind.Action
            && index.Memory.Of(candidate.Id) is { } step
            && (step.HasFailed || index.Catalog.Action(candidate.Id) is not { IsLogged: true } || index.UnusualRepeats.Has(candidate.Id))
            ? step
            : null;
    }

    private static bool RestsOnContract(CaseSnapshot snapshot, Candidate candidate) =>
        candidate.Kind == SlateKind.Action && SnapshotIndex.From(snapshot).Catalog.Action(candidate.Id)?.Tiers is { Count: > 0 };

    // a surface declared high-risk tightens the tenant's thresholds
    private static ConfidenceThresholds ThresholdsOf(ConfigurationPart configuration, SlateKind kind) =>
        configuration.SurfaceOf(kind).Risk == RiskLevel.High
            ? configuration.Confidence.And(ConfidenceThresholds.HighRisk)
            : configuration.Confidence;

    private static Claim ReasonOf(FactSheet sheet, SlateKind kind, UseInSimilarCases use, bool few, SimilarCaseEvidence evidence)
    {
        var name = kind switch
        {
            SlateKind.Action => "action",
            SlateKind.Document => "document",
            _ => "expert",
        };
        if (use.Used == 0)
        {
            var none = evidence.IsAfterFailure && kind == SlateKind.Action ? "none_after_failure" : "none";
            return sheet.Bind($"ground.{name}.{(evidence.Cases == 0 ? "cold" : none)}", "used");
        }

        if (few)
        {
            return sheet.Bind($"ground.{name}.few", "used");
        }

        // the card already counts the cases it solved: a second success count next to that one would contradict it
        if (kind == SlateKind.Action && sheet.Has("resolved"))
        {
            return sheet.Has("inferred")
                ? sheet.Bind("ground.action.solved_inferred", "resolved", "used", "inferred")
                : sheet.Bind("ground.action.solved", "resolved", "used");
        }

        // "met their SLA" only if that is what "ended well" means in each similar case: the items of a list are compared by one measure
        if (evidence.IsBySla)
        {
            sheet.Count("sla_met", FactTypes.Count, "similar_cases.sla_met", use.SlaMet, "fact:used");
            return sheet.Bind($"ground.{name}.sla", "used", "sla_met");
        }

        return sheet.Bind($"ground.{name}.well", "used", "ended_well");
    }

    private readonly record struct JudgedChance(ConfidenceLabel Label, long Probability);

    /// <param name="Memory">The step as it was already done on the case; null where that does not count.</param>
    /// <param name="Known">Fields of the case that are known.</param>
    /// <param name="Fields">Fields that such cases usually have.</param>
    /// <param name="StaleContractDays">Age of the contract that the action rests on, when too old.</param>
    private readonly record struct CaseLimits(RememberedStep? Memory, int Known, int Fields, int? StaleContractDays)
    {
        /// <summary>A playbook has another step before it; null when none has.</summary>
        public EarlyStep? Early { get; init; }

        /// <summary>Similar cases took it only after other work, and nothing was done on this one; null otherwise.</summary>
        public WorkBefore? AfterWork { get; init; }

        /// <summary>A surer step of which only one can be taken; null when there is none.</summary>
        public string? Opposite { get; init; }

        /// <summary>The deadline has passed: the chance is one of a solution soon, no longer of one in time.</summary>
        public bool IsLate { get; init; }

        public bool IsIncomplete => Known * 2 < Fields;

        private ConfidenceLabel Max =>
            Memory switch
            {
                { HasFailed: true } => ConfidenceLabel.Low,
                _ when AfterWork is not null => ConfidenceLabel.Low,
                not null => ConfidenceLabel.Medium,
                _ => IsIncomplete || Early is not null || Opposite is not null ? ConfidenceLabel.Medium : ConfidenceLabel.High,
            };

        // which step is due instead
        public Claim? Turn(FactSheet sheet)
        {
            if (AfterWork is { } work)
            {
                sheet.Count("after_work", FactTypes.Count, "similar_cases.after_work", work.After, "snapshot:similar_cases");
                sheet.Count("taken_here", FactTypes.SimilarCases, "similar_cases.taken_here", work.Cases, "snapshot:similar_cases");
                return sheet.Bind("ground.action.after_work", "after_work", "taken_here");
            }

            if (Early is not null)
            {
                return sheet.Bind("ground.action.early"); // its reason names the step
            }

            if (Opposite is { } other)
            {
                sheet.Add("other_step", FactTypes.Steps, "slate.other_step", other, "snapshot:case");
                return sheet.Bind("ground.action.opposite", "other_step");
            }

            return null;
        }

        public ConfidenceLabel On(ConfidenceLabel evidence)
        {
            var allowed = evidence < Max ? evidence : Max;
            // what rests on a contract is as uncertain as what is known of the contract
            return allowed > ConfidenceLabel.Low && StaleContractDays is not null ? allowed - 1 : allowed;
        }
    }
}
