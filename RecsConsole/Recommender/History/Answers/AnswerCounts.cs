using RecsConsole.Casework;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Recommender.History.Answers;

/// <summary>How long answers to each step took in finished cases of a type, counted in whole hours.</summary>
internal sealed class AnswerCounts
{
    /// <summary>Four of five have come by then, so that hardly anybody is reminded who was about to answer.</summary>
    public const int UsualPercent = 80;

    // fewer answers do not show what is usual
    private const int Fewest = 20;

    private const long SecondsOfHour = 3_600;

    // an answer after two months counts as one after two months
    private const int MaxHours = 60 * 24;

    private readonly StringInterner _types = new();
    private readonly StringInterner _steps = new();
    private readonly ClassCounts<Asked> _counts = new();

    public AnswerCounts(IReadOnlyList<IndexedCase> cases, AccessClasses access)
    {
        for (var i = 0; i < cases.Count; i++)
        {
            if (cases[i].Background is { } background)
            {
                foreach (var answer in background.Answers)
                {
                    var asked = new Asked(_types.Add(background.Type), _steps.Add(answer.Action));
                    _counts.Add(asked, access.ClassOf(i), HoursOf(answer.Seconds), good: false);
                }
            }
        }

        _counts.Seal();
    }

    /// <summary>What is usual for the step that the case waits for; null when it does not wait, or for too few answers.</summary>
    public AnswerFacts? Read(CaseRecord record, StateMachine machine, bool[] permitted) =>
        machine.IsWaiting(record.State) && StepInto(record) is { } step ? Read(record.Type, step, permitted) : null;

    /// <summary>What is usual for a step that a case of the type waits for; null for too few answers.</summary>
    public AnswerFacts? Read(string type, string step, bool[] permitted)
    {
        var hours = _counts.Sum(new(_types.Find(type), _steps.Find(step)), permitted).Items;
        var all = hours.Sum(each => each.Cases);
        return all < Fewest ? null : new(step, all, UsualOf(hours, all));
    }

    // the last step that led to the case's state
    private static string? StepInto(CaseRecord record) =>
        record
            .Steps.LastOrDefault(step =>
                string.Equals(step.ToState, record.State, StringComparison.Ordinal)
                && !string.Equals(step.FromState, record.State, StringComparison.Ordinal)
            )
            ?.Activity;

    // the least number of hours within which this percentage of them came
    private static int UsualOf(List<ItemCount> hours, int all)
    {
        var (rank, seen) = (NearestRank.Of(all, UsualPercent), 0);
        foreach (var each in hours.OrderBy(each => each.Item))
        {
            seen += each.Cases;
            if (seen >= rank)
            {
                return each.Item;
            }
        }

        return MaxHours;
    }

    private static int HoursOf(long seconds) => (int)Math.Clamp((seconds + SecondsOfHour - 1) / SecondsOfHour, 1, MaxHours);

    private readonly record struct Asked(int Type, int Step);
}
