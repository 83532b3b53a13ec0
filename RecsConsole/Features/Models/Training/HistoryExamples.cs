using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.Past;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Training;

/// <summary>
/// The tenant's own finished cases as examples for actions: for each step a person took, the case just before it, and what the step led to.
/// Uses only what was known then: earlier state, fields and steps, the SLA then, and similar cases finished before (R67).
/// </summary>
public sealed class HistoryExamples : IExamples
{
    private readonly HistorySnapshots _snapshots;
    private readonly Dictionary<Guid, HistoryCase> _cases;
    private readonly TrainingScope _scope;
    private int _byRules;
    private int _erased;
    private int _noConsent;
    private int _pending;

    public HistoryExamples(IReadOnlyList<HistoryCase> cases, TrainingScope scope)
    {
        _cases = cases.ToDictionary(each => each.Row.Id);
        _scope = scope;
        _snapshots = new(cases, scope);
        Keys =
        [
            .. cases
                .SelectMany(KeysOf)
                .OrderByDescending(key => key.At)
                .ThenBy(key => key.Id)
                .ThenBy(key => key.Ordinal)
                .Take(scope.Options.MostHistory)
                .Reverse(),
        ];
    }

    /// <inheritdoc />
    public IReadOnlyList<ExampleKey> Keys { get; }

    /// <inheritdoc />
    public LeftOut LeftOut => new(_byRules, _erased, _pending, 0) { NoConsent = _noConsent };

    /// <inheritdoc />
    public ValueTask<TrainingExample?> BuildAsync(ExampleKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Build(key));
    }

    private TrainingExample? Build(ExampleKey key)
    {
        var found = _cases[key.Id];
        var step = found.Events.First(row => row.Ordinal == key.Ordinal);
        var then = found.RowAt(HistoryMoment.Before(step));
        var check = _scope.CheckOf(SyntheticSubject.Of(then), key.At);
        var resource = AccessResources.Of(then) with { AssignedPersonId = null };
        if (!check.Decide(AccessOperation.ViewCase, resource).Permitted || !check.Decide(AccessOperation.Recommend, resource).Permitted)
        {
            return null; // the team's own agents may not work on it, so nothing is learned from it
        }

        var rules = _snapshots.IndexesAt(step.At, found.Row.TypeKey).Statistics.Windows.Of(found.Row.TypeKey);
        var ending = found.EndingOf(found.SolutionOf(step.At), step.At, rules);
        var grade = ending is { IsGood: true } ? Grade.EndedWell : Grade.Done;
        return new(
            key,
            _snapshots.Read(found, HistoryMoment.Before(step), check, SlateKind.Action),
            new Dictionary<string, int>(StringComparer.Ordinal) { [step.Activity] = grade },
            IsWhole: true
        )
        {
            Worths = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                [step.Activity] = _scope.Objectives.Worth(Reached(found, ending)),
            },
        };
    }

    // nothing was shown then, so nothing was chosen or ignored
    private static ReachedOutcomes Reached(HistoryCase found, CaseEnding? ending)
    {
        var isSolved = ending is { ToSolution: { } took, Window: var window } && took < window;
        return new(
            Accepted: null,
            Executed: true,
            Resolved: isSolved,
            SlaMet: ending?.MetDeadline,
            NoRework: isSolved && ending is { CameBack: false },
            Satisfied: isSolved ? found.Rating?.IsSatisfied : null
        );
    }

    // A step that a decision suggested is an example of that decision. One whose case may still come back is pending.
    private IEnumerable<ExampleKey> KeysOf(HistoryCase found)
    {
        if (found.Row.IsOpen || found.Row.ResolvedAt is null)
        {
            yield break;
        }

        foreach (var step in found.Events)
        {
            if (
                HistoryCase.IsAction(step)
                && step is { ActorId: not null, FromState: not null, DecisionId: null }
                && _scope.Actions.Contains(step.Activity)
                && found.SolutionOf(step.At) is { } solution
                && IsKnown(solution)
                && MayLearnOf(found, step.ActorId)
            )
            {
                var knownAt = solution.ReopenedAt ?? solution.At;
                yield return new(ExampleKey.History, found.Row.Id, step.Ordinal, step.At, knownAt > step.At ? knownAt : step.At);
            }
        }
    }

    private bool IsKnown(CaseSolution solution)
    {
        var isKnown = solution.At.AddDays(_scope.Windows.ReworkDays) <= _scope.Now;
        _pending += isKnown ? 0 : 1;
        return isKnown;
    }

    private bool MayLearnOf(HistoryCase found, Guid? person)
    {
        var exclusion = _scope.Exclusions.Of(person, found.Row.Id, found.Row.AccountKey);
        _byRules += exclusion is TrainingExclusions.Reason.ByRules ? 1 : 0;
        _erased += exclusion is TrainingExclusions.Reason.Erased ? 1 : 0;
        _noConsent += exclusion is TrainingExclusions.Reason.NoConsent ? 1 : 0;
        return exclusion is null;
    }
}
