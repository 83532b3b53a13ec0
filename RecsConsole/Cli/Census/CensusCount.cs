using RecsConsole.Recommender.Cards;

namespace RecsConsole.Cli.Census;

/// <summary>Counts over the cases of a census, each opened several times by the first person who may work it.</summary>
internal sealed class CensusCount(CensusInput input, int openings, Action<string> progress)
{
    private const int EveryCases = 100;

    // whoever may work one case may often work the next
    private readonly LinkedList<Guid> _people = new(input.People);

    public CensusAnswer Sum { get; private set; } = CensusAnswer.Empty;

    /// <param name="open">What a person has on the screen the first, second… time; null where they may not work the case.</param>
    /// <param name="of">How many cases there are.</param>
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

/// <summary>A case of the census as it stands when it is opened.</summary>
/// <param name="Name">By which it is found again.</param>
/// <param name="PersonId">Who would open it first; null where nobody has it.</param>
internal sealed record CensusCase(string Name, int? Priority, string? State, CaseStepRecord Steps, Guid? PersonId);
