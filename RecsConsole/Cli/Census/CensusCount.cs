using RecsConsole.Recommender.Cards;

namespace RecsConsole.Cli.Census;

/// <summary>Counts over the cases of a census, each opened several times by the first person who may work it.</summary>
internal sealed class CensusCount(CensusInput input, int openings, Action<string> progress)
{
    private const int EveryCases = 100;

    // whoever may work on one case often may work on the next
    private readonly LinkedList<Guid> _people = new(input.People);

    public CensusAnswer Sum { get; private set; } = CensusAnswer.Empty;

    /// <param name="open">What a person sees at the first, second, … opening; null when they may not work on the case.</param>
    /// <param name="of">Number of cases in total.</param>
    public async Task AddAsync(CensusCase asked, Func<Guid, int, Task<ShownDecision?>> open, int of)
    {
        Sum = await CountAsync(asked, open);
        if ((Sum.Cases + Sum.NotOpened) % EveryCases == 0)
        {
            progress($"{Sum.Cases + Sum.NotOpened} of {of} cases");
        }
    }

    private async Task<CensusAnswer> CountAsync(CensusCase asked, Func<Guid, int, Task<ShownDecision?>> open)
    {
        foreach (var person in _people.Prepend(asked.PersonId ?? Guid.Empty).Where(id => id != Guid.Empty).Distinct().ToList())
        {
            var shown = await open(person, 0);
            if (shown?.DecisionId is null)
            {
                continue;
            }

            if (_people.Remove(person))
            {
                _people.AddFirst(person);
            }

            return await JudgeAsync(asked, shown, opening => open(person, opening));
        }

        return Sum with
        {
            NotOpened = Sum.NotOpened + 1,
        };
    }

    private async Task<CensusAnswer> JudgeAsync(CensusCase asked, ShownDecision shown, Func<int, Task<ShownDecision?>> open)
    {
        var counted = input.Judge.Add(Sum, shown, asked);
        foreach (var finding in counted.NewSince(Sum))
        {
            progress($"{asked.Name}: {finding}: {CaseJudge.Words(shown)}");
        }

        for (var opening = 1; opening < openings; opening++)
        {
            var again = await open(opening);
            if (again is null || !CaseJudge.IsSame(shown, again))
            {
                progress($"{asked.Name}: changed: {CaseJudge.Words(shown)}, then {(again is null ? "nothing" : CaseJudge.Words(again))}");
                return counted with { ChangedWithoutCause = counted.ChangedWithoutCause + 1 };
            }
        }

        return counted;
    }
}

/// <summary>A case of the census at the time of opening.</summary>
/// <param name="Name">A name to find it again.</param>
/// <param name="PersonId">The person to try first; null when the case has no owner.</param>
internal sealed record CensusCase(string Name, int? Priority, string? State, CaseStepRecord Steps, Guid? PersonId)
{
    /// <summary>How many people the case speaks of; null when it names no number.</summary>
    public int? Affected { get; init; }
}
