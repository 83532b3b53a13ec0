using RecsConsole.Components.Lists;
using RecsConsole.Features.Cases.Assignment;

namespace RecsConsole.Features.Cases.Queue.Selecting;

/// <summary>The selected cases on a page of the queue, and the anchor of a range selection.</summary>
public sealed class QueuePicks
{
    private readonly GridSelection<QueueLine> _lines = new(line => line.Id);
    private Guid? _last;

    public int Count => _lines.Lines.Count;

    public bool Contains(QueueLine line) => _lines.Contains(line);

    public bool ContainsAll(IReadOnlyList<QueueLine> lines) => _lines.ContainsAll(lines);

    /// <summary>Toggles a line.</summary>
    /// <param name="reaches">Extends the selection from the last line to this one instead; deselects none.</param>
    public void Pick(IReadOnlyList<QueueLine> lines, int number, bool reaches)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var from = lines.ToList().FindIndex(line => line.Id == _last);
        if (!reaches || from < 0)
        {
            _lines.Toggle(lines[number]);
        }
        else
        {
            var between = lines.Skip(Math.Min(from, number)).Take(Math.Abs(from - number) + 1);
            between.Where(line => !Contains(line)).ToList().ForEach(_lines.Toggle);
        }

        _last = lines[number].Id;
    }

    /// <summary>Selects every line, or none when all were selected.</summary>
    public void PickAll(IReadOnlyList<QueueLine> lines) => _lines.ToggleAll(lines);

    /// <summary>Deselects lines that are no longer listed, and refreshes the others.</summary>
    public void Keep(IReadOnlyList<QueueLine> lines) => _lines.Keep(lines);

    public void Clear()
    {
        _lines.Clear();
        _last = null;
    }

    /// <summary>Keys of the selected cases.</summary>
    public IReadOnlyList<string> Keys => [.. _lines.Lines.Select(line => line.Key)];

    /// <summary>The selected cases, to be taken or assigned.</summary>
    public IReadOnlyList<CaseToAssign> ToAssign() =>
        [.. _lines.Lines.Select(line => new CaseToAssign(line.Id, line.Key, line.Revision, line.AssigneeId, line.Assignee))];
}
