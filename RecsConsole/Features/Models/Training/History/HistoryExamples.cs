using RecsConsole.Casework;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.Learning;
using RecsConsole.Recommender.Past;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Training.History;

/// <summary>
/// The tenant's own finished cases as examples: for each step a person took, for the documents used on a case and for the person who
/// finished it, the case just before, and what it led to. Uses only what was known then: earlier state, fields and steps, the SLA then,
/// similar cases finished before, and documents and profiles of that time (R67).
/// </summary>
public sealed class HistoryExamples : IExamples
{
    private readonly SlateKind _kind;
    private readonly HistoryDesk _desk;
    private readonly Dictionary<Guid, HistoryCase> _cases;
    private readonly TrainingScope _scope;
    private int _byRules;
    private int _erased;
    private int _noConsent;
    private int _pending;

    /// <param name="decided">Cases left out, because logged decisions on them are examples of the kind already.</param>
    public HistoryExamples(
        SlateKind kind,
        IReadOnlyList<HistoryCase> cases,
        TrainingScope scope,
        HistoryTenant tenant,
        IReadOnlySet<Guid> decided
    )
    {
        _kind = kind;
        _cases = cases.ToDictionary(each => each.Row.Id);
        _scope = scope;
        _desk = new(tenant, cases, scope);
        Keys =
        [
            .. cases
                .Where(found => !decided.Contains(found.Row.Id))
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
    public async ValueTask<TrainingExample?> BuildAsync(ExampleKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        var found = _cases[key.Id];
        var use = UsesOf(found).First(each => each.Moment.Ordinal == key.Ordinal);
        if (await _desk.ReadAsync(found, use.Moment, _kind, cancellationToken) is not { } snapshot)
        {
            return null; // the team's own agents may not work on it, so nothing is learned from it
        }

        var ending = EndingOf(found, use.Moment);
        var grade = ending is { IsGood: true } ? Grade.EndedWell : Grade.Done;
        var worth = _scope.Objectives.Worth(Reached(found, ending));
        return new(key, snapshot, use.Used.ToDictionary(id => id, _ => grade, StringComparer.Ordinal), IsWhole: true)
        {
            Worths = use.Used.ToDictionary(id => id, _ => worth, StringComparer.Ordinal),
            Unknown = use.Unknown,
        };
    }

    // a reopened case counts against the step that solved it, not against what was read or who was asked; the same with decisions
    private bool CountsRework => _kind is SlateKind.Action;

    private IEnumerable<HistoryUse> UsesOf(HistoryCase found) => HistoryUse.Of(found, _kind, _scope.Actions);

    private CaseEnding? EndingOf(HistoryCase found, HistoryMoment moment)
    {
        var ending = found.EndingOf(found.SolutionOf(moment.At), moment.At, _desk.RulesAt(moment.At, found));
        return ending is { } known && !CountsRework ? known with { CameBack = false } : ending;
    }

    // nothing was shown then, so nothing was chosen or ignored
    private ReachedOutcomes Reached(HistoryCase found, CaseEnding? ending)
    {
        var isSolved = ending is { ToSolution: { } took, Window: var window } && took < window;
        return new(
            Accepted: null,
            Executed: true,
            Resolved: isSolved,
            SlaMet: ending?.MetDeadline,
            NoRework: isSolved && !CountsRework ? null : isSolved && ending is { CameBack: false },
            Satisfied: isSolved ? found.Rating?.IsSatisfied : null
        );
    }

    // One whose case may still come back is pending.
    private IEnumerable<ExampleKey> KeysOf(HistoryCase found)
    {
        if (found.Row.IsOpen || found.Row.ResolvedAt is null)
        {
            yield break;
        }

        foreach (var (moment, person, _) in UsesOf(found))
        {
            if (found.SolutionOf(moment.At) is { } solution && IsKnown(solution) && MayLearnOf(found, person))
            {
                var knownAt = (CountsRework ? solution.ReopenedAt : null) ?? solution.At;
                yield return new(ExampleKey.History, found.Row.Id, moment.Ordinal, moment.At, knownAt > moment.At ? knownAt : moment.At);
            }
        }
    }

    private bool IsKnown(CaseSolution solution)
    {
        var isKnown = !CountsRework || solution.At.AddDays(_scope.Windows.ReworkDays) <= _scope.Now;
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
