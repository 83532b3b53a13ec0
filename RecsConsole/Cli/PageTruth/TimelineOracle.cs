using RecsConsole.Cli.Census;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases;

namespace RecsConsole.Cli.PageTruth;

/// <summary>Checks the lines of a timeline against the events, and the cards against the lines.</summary>
internal sealed class TimelineOracle
{
    private readonly StoredCase _own;
    private readonly CaseStepRecord _steps;
    private readonly IReadOnlyDictionary<string, string> _titles;
    private readonly Dictionary<int, CaseEventRow> _rows;
    private readonly Dictionary<int, LineOnPage> _lines;

    /// <param name="titles">Titles of the actions, by key.</param>
    public TimelineOracle(CasePageView page, StoredCase own, CaseStepRecord steps, IReadOnlyDictionary<string, string> titles)
    {
        (_own, _steps, _titles) = (own, steps, titles);
        _rows = own.Events.ToDictionary(row => row.Ordinal);
        _lines = page.Lines.Where(line => line.Ordinal >= 0).ToDictionary(line => line.Ordinal); // requests for approval are no events
    }

    /// <summary>Wrong lines, and cards that say otherwise.</summary>
    public IEnumerable<Finding> Check(IEnumerable<PageCard> cards)
    {
        foreach (var (ordinal, line) in _lines)
        {
            foreach (var words in Denied(ordinal, line).OfType<string>())
            {
                yield return Of("timeline", $"{words}: {line.Words}");
            }
        }

        foreach (var row in LeftOut())
        {
            yield return Of("timeline", $"leaves out that {row.Activity} was done");
        }

        foreach (var card in cards.Where(IsDeniedByItsLine))
        {
            yield return Of(card.Item.Title, $"says that it did not help; its line in the timeline does not: {card.Reason}");
        }
    }

    // what happened since the rows were read is not known here
    private IEnumerable<string?> Denied(int ordinal, LineOnPage line)
    {
        if (_rows.TryGetValue(ordinal, out var row))
        {
            return Denied(line, row);
        }

        return ordinal > _rows.Keys.DefaultIfEmpty(-1).Max() ? [] : ["tells of an event that is none"];
    }

    private IEnumerable<string?> Denied(LineOnPage line, CaseEventRow row)
    {
        yield return row.Kind is CaseEventKind.Action
        && _titles.GetValueOrDefault(row.Activity) is { } title
        && !line.Words.Contains(title, StringComparison.OrdinalIgnoreCase)
            ? $"is not named \"{title}\""
            : null;
        yield return line.Move is { } move
        && (
            row is not { FromState: { } from, ToState: { } to }
            || !string.Equals(move, $"{CaseLabels.State(from)} → {CaseLabels.State(to)}", StringComparison.Ordinal)
        )
            ? $"names the states {row.FromState} and {row.ToState} otherwise"
            : null;
        yield return line is { Fate: { } fate, FateAt: var at } ? DeniedFate(fate, at, row) : null;
    }

    private string? DeniedFate(string fate, int? at, CaseEventRow row) =>
        row.Kind is not CaseEventKind.Action ? "has a fate, and is no step"
        : at is not { } ordinal || !_rows.TryGetValue(ordinal, out var by) || by.At < row.At ? "leads to nothing that came later"
        : !fate.Contains(DurationLabels.Between(row.At, by.At), StringComparison.Ordinal) ? "tells another time between the two"
        : IsOfFailure(fate) && IsLast(row) && !_steps.IsOfLog && !_steps.HasFailed(row.Activity) ? "did not fail by the rows"
        : null;

    // the lines are the latest events without a gap
    private IEnumerable<CaseEventRow> LeftOut() =>
        _lines.Count == 0
            ? []
            : _own.Events.Where(row =>
                row.Kind is CaseEventKind.Action && row.Ordinal >= _lines.Keys.Min() && !_lines.ContainsKey(row.Ordinal)
            );

    // in a log people repeat activities, and a card says of them what is true of most
    private bool IsDeniedByItsLine(PageCard card) =>
        card.Item.Kind is SlateKind.Action
        && !_steps.IsOfLog
        && card.Says("did not help")
        && _own.StepsOf(card.Item.Id).LastOrDefault() is { } last
        && _lines.GetValueOrDefault(last.Ordinal) is { Fate: null };

    private static bool IsOfFailure(string fate) => fate.StartsWith("did not help", StringComparison.Ordinal);

    // the record knows the last time that an action was done
    private bool IsLast(CaseEventRow row) => _own.StepsOf(row.Activity).Last().Ordinal == row.Ordinal;

    private Finding Of(string on, string words) => new(FindingKind.Contradiction, _own.Row.Key, on, words);
}
